/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Words into terms, and accesses into files for other programs. */

#include "config.h"

#include "steward-access-export.h"
#include "steward-access-selection.h"

#include <string.h>

static void
test_cells (void)
{
  static const struct { const char *text; const char *cell; } cases[] = {
    { NULL, "" },
    { "", "" },
    { "plain", "plain" },
    { "a b", "a b" },
    { "a,b", "\"a,b\"" },
    { "say \"no\"", "\"say \"\"no\"\"\"" },
    { "two\nlines", "\"two\nlines\"" },
    { "=1+1", "\"'=1+1\"" },
    { "+49 30", "\"'+49 30\"" },
    { "-2", "\"'-2\"" },
    { "@SUM(A1)", "\"'@SUM(A1)\"" },
    { "\t=1", "\"'\t=1\"" },
    { "\r=1", "\"'\r=1\"" },
    { "\n=1", "\"'\n=1\"" },
    { "a=b", "a=b" },
    { "Rūta – 5 %", "Rūta – 5 %" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GString) line = g_string_new (NULL);

      steward_csv_append_cell (line, cases[i].text);
      g_assert_cmpstr (line->str, ==, cases[i].cell);
    }
}

static void
test_invalid_cell (void)
{
  g_autoptr(GString) line = g_string_new (NULL);

  steward_csv_append_cell (line, "a\xff" "b");
  g_assert_true (g_utf8_validate (line->str, -1, NULL));
}

/* Three columns of one table. */
static StewardAccessTerms *
make_terms (void)
{
  static const char *const names[] = { "segment", "email", "birth_year" };
  StewardAccessTerms *terms = steward_access_terms_new ();
  StewardAccessObject *object = steward_access_object_new ();

  terms->source = g_strdup ("mesh");
  terms->grantee = g_strdup ("team");
  terms->privilege = g_strdup ("SELECT");
  terms->until = 2000;
  object->object = g_strdup ("db/s.t");
  object->name = g_strdup ("t");
  object->whole = TRUE;
  object->n_columns = 3;
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_ptr_array_add (object->columns, steward_access_column_new (names[i], STEWARD_CLASSIFICATION_PERSONAL,
                                                                 STEWARD_MASK_NONE));
  g_ptr_array_add (terms->objects, object);

  return terms;
}

static char **
split (const char *text)
{
  return text != NULL ? g_strsplit (text, "|", -1) : NULL;
}

static void
test_narrowing (void)
{
  static const struct
  {
    const char *columns, *left_out, *masks, *rows;
    guint n_columns, n_rows;           /* 0 columns: refused */
    const char *sentence;
  } cases[] = {
    { "segment", NULL, NULL, NULL, 1, 0, NULL },
    { "segment|email", "email", NULL, NULL, 1, 0, NULL },
    { NULL, "birth_year", NULL, NULL, 2, 0, NULL },
    { NULL, NULL, "email=digest|birth_year=decade", NULL, 3, 0, NULL },
    { NULL, NULL, NULL, "segment = regular|email != x", 3, 2, NULL },
    { "iban", NULL, NULL, NULL, 0, 0, "“iban”" },
    { NULL, "iban", NULL, NULL, 0, 0, "segment, email, birth_year" },
    { NULL, "segment|email|birth_year", NULL, NULL, 0, 0, "at least one" },
    { NULL, NULL, "email", NULL, 0, 0, "COLUMN=MASK" },
    { NULL, NULL, "email=none", NULL, 0, 0, "redacted, partial" },
    { NULL, NULL, "iban=digest", NULL, 0, 0, "“iban”" },
    { NULL, NULL, NULL, "; drop table t", 0, 0, "drop" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto(StewardAccessSelection) selection = {
        .columns = split (cases[i].columns),
        .left_out = split (cases[i].left_out),
        .masks = split (cases[i].masks),
        .rows = split (cases[i].rows),
        .until = 1000,
      };
      g_autoptr(StewardAccessTerms) terms = make_terms ();
      g_autoptr(GError) error = NULL;
      g_autoptr(StewardAccessTerms) narrower = steward_access_selection_narrow (&selection, terms, &error);
      const StewardAccessObject *object;

      g_assert_false (steward_access_selection_is_empty (&selection));
      if (cases[i].n_columns == 0)
        {
          g_assert_null (narrower);
          g_assert_nonnull (strstr (error->message, cases[i].sentence));
          continue;
        }
      g_assert_no_error (error);
      object = g_ptr_array_index (narrower->objects, 0);
      g_assert_cmpuint (object->columns->len, ==, cases[i].n_columns);
      g_assert_cmpuint (object->rows->len, ==, cases[i].n_rows);
      g_assert_false (object->whole);
      g_assert_cmpint (narrower->until, ==, 1000);
      g_assert_cmpint (terms->until, ==, 2000);
    }
}

static void
test_nothing_to_export (void)
{
  g_autoptr(GPtrArray) none = g_ptr_array_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) csv = steward_access_export_csv (NULL, none);
  g_autoptr(GBytes) json = steward_access_export_json (NULL, none, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (json, NULL), g_bytes_get_size (json), "{\"accesses\":[]}\n",
                   strlen ("{\"accesses\":[]}\n"));
  text = g_strndup (g_bytes_get_data (csv, NULL), g_bytes_get_size (csv));
  g_assert_true (g_str_has_prefix (text, "access,state,provisioning,"));
  g_assert_true (g_str_has_suffix (text, ",waits_for\r\n"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/access-export/cells", test_cells);
  g_test_add_func ("/access-export/invalid-cell", test_invalid_cell);
  g_test_add_func ("/access-export/narrowing", test_narrowing);
  g_test_add_func ("/access-export/nothing", test_nothing_to_export);

  return g_test_run ();
}
