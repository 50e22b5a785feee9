/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Terms: what holds together, what lies within what, how a condition is
 * written, and the way through JSON, also of what somebody has tampered with. */

#include "config.h"

#include "access-kit.h"

#include "steward-json.h"

#include <string.h>

static StewardAccessObject *
get_object (const StewardAccessTerms *terms)
{
  return terms->objects->pdata[0];
}

static void
add_rows (StewardAccessTerms *terms,
          const char         *rows)
{
  g_auto(GStrv) lines = g_strsplit (rows, ";", -1);

  for (gsize i = 0; lines[i] != NULL; i++)
    {
      g_autoptr(GError) error = NULL;

      if (*lines[i] == '\0')
        continue;
      g_ptr_array_add (get_object (terms)->rows, steward_row_condition_from_text (lines[i], &error));
      g_assert_no_error (error);
    }
}

static StewardAccessTerms *
make_terms (const char *columns,
            const char *rows)
{
  StewardAccessTerms *terms = access_kit_make_terms (columns);

  add_rows (terms, rows);
  terms->since = 100;
  terms->until = 1000;

  return terms;
}

static char *
to_text (JsonNode *node)
{
  g_autoptr(JsonNode) owned = node;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = steward_json_canonicalize (owned, STEWARD_JSON_EVENT, &error);

  g_assert_no_error (error);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static StewardAccessTerms *
from_text (const char *text,
           GError    **error)
{
  g_autoptr(GError) parse_error = NULL;
  g_autoptr(StewardDocument) document = steward_document_parse_json (text, -1, NULL, &parse_error);

  g_assert_no_error (parse_error);

  return steward_access_terms_from_node (steward_document_get_root (document), error);
}

/* What of the first lies beyond the second; NULL: nothing. */
typedef struct
{
  const char *columns;
  const char *rows;
  const char *wider_columns;
  const char *wider_rows;
  const char *excess;
} Pair;

static const Pair pairs[] = {
  { "a:public", "", "a:public", "", NULL },
  { "a:public", "", "a:public b:personal", "", NULL },
  { "b:personal a:public", "", "a:public b:personal", "", NULL },
  { "a:public b:personal", "", "a:public", "", "column “b”" },
  { "a:public", "", "*a:public", "", NULL },
  { "a:public z:public", "", "*a:public", "", NULL },
  { "*a:public", "", "a:public", "", "as a whole" },
  { "a:public b:public", "", "*a:public~redacted", "", "column “b”" },
  { "*a:public", "", "*a:public", "", NULL },
  /* masks */
  { "a:personal~partial", "", "a:personal", "", NULL },
  { "a:personal", "", "a:personal~partial", "", "show more" },
  { "a:personal~redacted", "", "a:personal~partial", "", NULL },
  { "a:personal~redacted", "", "a:personal~digest", "", NULL },
  { "a:personal~decade", "", "a:personal~year", "", NULL },
  { "a:personal~year", "", "a:personal~decade", "", "show more" },
  { "a:personal~digest", "", "a:personal~partial", "", "show more" },
  { "a:personal~partial", "", "a:personal~digest", "", "show more" },
  { "a:personal~partial", "", "a:personal~redacted", "", "show more" },
  { "a:personal~partial", "", "*a:personal", "", NULL },
  { "a:public", "", "a:personal", "", "is called public here" },
  { "a:restricted", "", "a:personal", "", NULL },
  /* rows */
  { "a:public", "x = 1", "a:public", "", NULL },
  { "a:public", "", "a:public", "x = 1", "“x = 1” does not hold" },
  { "a:public", "x = 1", "a:public", "x = 1", NULL },
  { "a:public", "x = 2", "a:public", "x = 1", "does not hold" },
  { "a:public", "y = 1", "a:public", "x = 1", "does not hold" },
  { "a:public", "x = 1;y = 2", "a:public", "x = 1", NULL },
  { "a:public", "x = 1", "a:public", "x = 1;y = 2", "y = 2" },
  { "a:public", "x = 1", "a:public", "x in (1, 2)", NULL },
  { "a:public", "x in (2, 1)", "a:public", "x in (1, 2)", NULL },
  { "a:public", "x in (1, 3)", "a:public", "x in (1, 2)", "does not hold" },
  { "a:public", "x in (1)", "a:public", "x = 1", NULL },
  { "a:public", "x in (1, 2)", "a:public", "x = 1", "does not hold" },
  { "a:public", "x >= 5", "a:public", "x >= 5", NULL },
  { "a:public", "x >= 10", "a:public", "x >= 5", "does not hold" },
  { "a:public", "x <= 5", "a:public", "x >= 5", "does not hold" },
  { "a:public", "x != 5", "a:public", "x != 5", NULL },
  { "a:public", "x = 4", "a:public", "x != 5", "does not hold" },
  { "*a:public", "", "*a:public", "x = 1", "not through a view" },
};

static void
test_within (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autoptr(StewardAccessTerms) terms = make_terms (pairs[i].columns, pairs[i].rows);
      g_autoptr(StewardAccessTerms) wider = make_terms (pairs[i].wider_columns, pairs[i].wider_rows);
      g_autofree char *excess = NULL;
      gboolean within = steward_access_terms_is_within (terms, wider, &excess);

      g_test_message ("%s|%s in %s|%s: %s", pairs[i].columns, pairs[i].rows, pairs[i].wider_columns,
                      pairs[i].wider_rows, excess != NULL ? excess : "within");
      g_assert_cmpint (within, ==, pairs[i].excess == NULL);
      g_assert_true ((excess == NULL) == within);
      if (pairs[i].excess != NULL)
        g_assert_nonnull (strstr (excess, pairs[i].excess));
      g_assert_true (steward_access_terms_is_within (terms, terms, NULL));
      g_assert_true (steward_access_terms_equal (terms, terms));
    }
}

static void
check_beyond (StewardAccessTerms *terms,
              const char         *part)
{
  g_autoptr(StewardAccessTerms) owned = terms;
  g_autoptr(StewardAccessTerms) wider = make_terms ("a:public", "");
  g_autofree char *excess = NULL;

  g_assert_false (steward_access_terms_is_within (owned, wider, &excess));
  if (strstr (excess, part) == NULL)
    g_error ("“%s” instead of “%s”", excess, part);
  g_assert_false (steward_access_terms_equal (owned, wider));
}

static StewardAccessTerms *
with (gint64 since,
      gint64 until)
{
  StewardAccessTerms *terms = make_terms ("a:public", "");

  terms->since = since;
  terms->until = until;

  return terms;
}

static StewardAccessTerms *
with_text (gsize       offset,
           const char *text)
{
  StewardAccessTerms *terms = make_terms ("a:public", "");
  char **field = G_STRUCT_MEMBER_P (terms, offset);

  g_free (*field);
  *field = g_strdup (text);

  return terms;
}

/* Whom, where and when. */
static void
test_within_whom (void)
{
  g_autoptr(StewardAccessTerms) shorter = with (200, 900);
  g_autoptr(StewardAccessTerms) wider = make_terms ("a:public", "");
  g_autoptr(StewardAccessTerms) open = with (0, 0);
  StewardAccessTerms *two = make_terms ("a:public", "");
  StewardAccessObject *other = steward_access_object_new ();

  g_assert_true (steward_access_terms_is_within (shorter, wider, NULL));
  g_assert_true (steward_access_terms_is_within (wider, open, NULL));
  g_assert_false (steward_access_terms_is_within (open, wider, NULL));
  check_beyond (with (99, 1000), "begin before");
  check_beyond (with (0, 1000), "begin before");
  check_beyond (with (100, 1001), "end later");
  check_beyond (with (100, 0), "end later");
  check_beyond (with_text (G_STRUCT_OFFSET (StewardAccessTerms, grantee), "eve"), "for “eve”");
  check_beyond (with_text (G_STRUCT_OFFSET (StewardAccessTerms, privilege), "INSERT"), "INSERT instead of SELECT");
  check_beyond (with_text (G_STRUCT_OFFSET (StewardAccessTerms, source), "moon"), "another platform");
  check_beyond (with_text (G_STRUCT_OFFSET (StewardAccessTerms, instance), "x"), "another platform");
  other->object = g_strdup ("shop/sales.other");
  g_ptr_array_add (other->columns, steward_access_column_new ("a", STEWARD_CLASSIFICATION_PUBLIC, STEWARD_MASK_NONE));
  g_ptr_array_add (two->objects, other);
  check_beyond (two, "shop/sales.other is not among");
}

/* Conditions as a person writes them, and as they are written back. */
static const struct { const char *text; const char *back; } lines[] = {
  { "country = DE", "country = DE" },
  { "country=DE", "country = DE" },
  { "  country   !=   DE  ", "country ≠ DE" },
  { "country <> DE", "country ≠ DE" },
  { "country ≠ DE", "country ≠ DE" },
  { "amount >= 10", "amount ≥ 10" },
  { "amount ≥ -10.5", "amount ≥ -10.5" },
  { "amount<=10", "amount ≤ 10" },
  { "country in (DE, AT)", "country in (DE, AT)" },
  { "country IN('DE','New Zealand')", "country in (DE, 'New Zealand')" },
  { "name = 'O''Brien'", "name = 'O''Brien'" },
  { "name = ''", "name = ''" },
  { "\"strange \"\"name\" = x", "\"strange \"\"name\" = x" },
  { "\"in\" = x", "\"in\" = x" },
  { "x = 'in'", "x = 'in'" },
  { "x = '); DROP TABLE a; --'", "x = '); DROP TABLE a; --'" },
  { "größe = Größe", "größe = Größe" },
  { "since >= 2026-01-01T00:00:00+01:00", "since ≥ 2026-01-01T00:00:00+01:00" },
  { "", NULL },
  { "country", NULL },
  { "country =", NULL },
  { "= DE", NULL },
  { "\"\" = DE", NULL },
  { "country = DE and amount > 5", NULL },
  { "country = DE; DROP TABLE a", NULL },
  { "country = DE OR 1=1", NULL },
  { "country like D%", NULL },
  { "country > DE", NULL },
  { "country in DE", NULL },
  { "country in", NULL },
  { "country in (", NULL },
  { "country in ()", NULL },
  { "country in (DE", NULL },
  { "country in (DE,", NULL },
  { "country in (DE,)", NULL },
  { "country in (DE) x", NULL },
  { "country = 'DE", NULL },
  { "\"country = DE", NULL },
  { "country = (DE)", NULL },
  { "lower(country) = de", NULL },
  { "country = $1", NULL },
};

static void
test_lines (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(StewardRowCondition) row = steward_row_condition_from_text (lines[i].text, &error);
      g_autoptr(StewardRowCondition) again = NULL;
      g_autofree char *back = NULL;
      g_autofree char *twice = NULL;

      g_test_message ("%s", lines[i].text);
      if (lines[i].back == NULL)
        {
          g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_USAGE);
          g_test_message ("%s", error->message);
          continue;
        }
      g_assert_no_error (error);
      back = steward_row_condition_to_text (row);
      g_assert_cmpstr (back, ==, lines[i].back);
      again = steward_row_condition_from_text (back, &error);
      g_assert_no_error (error);
      twice = steward_row_condition_to_text (again);
      g_assert_cmpstr (twice, ==, back);
    }

  g_assert_null (steward_row_condition_from_text (NULL, NULL));
  g_assert_null (steward_row_condition_from_text ("a = \xff", NULL));
}

/* Any values, written and read back, are the same ones. */
static void
test_any_line (void)
{
  static const char *const pieces[] = { "a", "'", "\"", " ", ",", ")", "(", "in", "=", "ä", "\n", "--", "\\", "1" };

  for (int round = 0; round < 2000; round++)
    {
      g_autoptr(GString) column = g_string_new ("c");
      g_autoptr(GString) value = g_string_new (NULL);
      const char *values[] = { NULL, "second", NULL };
      StewardRowOperator operator = (StewardRowOperator) g_test_rand_int_range (0, STEWARD_ROWS_N_OPERATORS);
      g_autoptr(StewardRowCondition) row = NULL;
      g_autoptr(StewardRowCondition) back = NULL;
      g_autoptr(GError) error = NULL;
      g_autofree char *text = NULL;

      for (int i = g_test_rand_int_range (0, 6); i > 0; i--)
        g_string_append (column, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      for (int i = g_test_rand_int_range (0, 6); i > 0; i--)
        g_string_append (value, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      values[0] = value->str;
      if (operator != STEWARD_ROWS_ONE_OF)
        values[1] = NULL;
      row = steward_row_condition_new (column->str, operator, values);
      text = steward_row_condition_to_text (row);
      back = steward_row_condition_from_text (text, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (back->column, ==, column->str);
      g_assert_cmpint (back->operator, ==, operator);
      g_assert_true (g_strv_equal ((const char *const *) back->values, values));
    }
}

static void
test_json (void)
{
  g_autoptr(StewardAccessTerms) terms = make_terms ("id:internal email:personal~partial x:?", "country in (DE, AT);"
                                                    "name = 'O''Brien'");
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(StewardAccessTerms) back = NULL;
  g_autoptr(StewardAccessTerms) copy = NULL;

  terms->instance = g_strdup ("postgresql://localhost:5432");
  get_object (terms)->name = g_strdup ("Orders \"of\" shops");
  get_object (terms)->address = g_strdup ("postgresql://localhost:5432/shop/sales.orders");
  get_object (terms)->n_columns = 9;
  terms->since = ACCESS_KIT_NOW;
  terms->until = ACCESS_KIT_NOW + 90 * ACCESS_KIT_DAY;
  text = to_text (steward_access_terms_to_json (terms));
  back = from_text (text, &error);
  g_assert_no_error (error);
  again = to_text (steward_access_terms_to_json (back));
  g_assert_cmpstr (text, ==, again);
  g_assert_true (steward_access_terms_equal (terms, back));
  g_assert_cmpint (back->until, ==, terms->until);
  g_assert_cmpuint (get_object (back)->n_columns, ==, 9);
  copy = steward_access_terms_copy (back);
  g_free (again);
  again = to_text (steward_access_terms_to_json (copy));
  g_assert_cmpstr (text, ==, again);
  g_assert_null (steward_access_terms_copy (NULL));
}

#define OBJECT(rest) "{\"source\":\"s\",\"grantee\":\"g\",\"privilege\":\"SELECT\",\"objects\":[" rest "]}"
#define COLUMNS(rest) OBJECT ("{\"object\":\"d/s.t\",\"columns\":[" rest "]}")
#define ROWS(rest) OBJECT ("{\"object\":\"d/s.t\",\"columns\":[{\"name\":\"a\"}],\"rows\":[" rest "]}")

static const char *const hostile[] = {
  "[]", "null", "1", "{}", "\"terms\"",
  "{\"source\":\"s\"}",
  "{\"source\":1,\"grantee\":\"g\",\"privilege\":\"SELECT\",\"objects\":[]}",
  OBJECT (""), OBJECT ("1"), OBJECT ("[]"), OBJECT ("null"), OBJECT ("{}"),
  OBJECT ("{\"object\":\"\",\"columns\":[{\"name\":\"a\"}]}"),
  OBJECT ("{\"object\":[\"x\"],\"columns\":[{\"name\":\"a\"}]}"),
  OBJECT ("{\"object\":\"d/s.t\",\"columns\":{}}"),
  OBJECT ("{\"object\":\"d/s.t\",\"columns\":[]}"),
  OBJECT ("{\"object\":\"d/s.t\",\"whole\":2}"),
  OBJECT ("{\"object\":\"d/s.t\",\"whole\":\"yes\"}"),
  OBJECT ("{\"object\":\"d/s.t\",\"whole\":1,\"nColumns\":-1}"),
  OBJECT ("{\"object\":\"d/s.t\",\"whole\":1,\"nColumns\":1.5}"),
  OBJECT ("{\"object\":\"d/s.t\",\"whole\":1,\"sql\":\"DROP TABLE a\"}"),
  OBJECT ("{\"object\":\"d/s.t\",\"whole\":1,\"rows\":[{\"column\":\"a\",\"operator\":\"equal\",\"values\":[\"1\"]}]}"),
  OBJECT ("{\"object\":\"d/s.t\",\"whole\":1},{\"object\":\"d/s.t\",\"whole\":1}"),
  COLUMNS ("{}"), COLUMNS ("\"a\""), COLUMNS ("{\"name\":\"\"}"), COLUMNS ("{\"name\":null}"),
  COLUMNS ("{\"name\":\"a\",\"classification\":\"secret\"}"),
  COLUMNS ("{\"name\":\"a\",\"classification\":5}"),
  COLUMNS ("{\"name\":\"a\",\"mask\":\"plain\"}"),
  COLUMNS ("{\"name\":\"a\",\"mask\":[\"none\"]}"),
  COLUMNS ("{\"name\":\"a\"},{\"name\":\"a\"}"),
  ROWS ("{}"), ROWS ("{\"column\":\"a\",\"operator\":\"equal\",\"values\":[]}"),
  ROWS ("{\"column\":\"a\",\"operator\":\"equal\",\"values\":[\"1\",\"2\"]}"),
  ROWS ("{\"column\":\"a\",\"operator\":\"equal\",\"values\":\"1\"}"),
  ROWS ("{\"column\":\"a\",\"operator\":\"equal\",\"values\":[1]}"),
  ROWS ("{\"column\":\"a\",\"operator\":\"equal\",\"values\":[null]}"),
  ROWS ("{\"column\":\"a\",\"operator\":\"like\",\"values\":[\"1\"]}"),
  ROWS ("{\"column\":\"\",\"operator\":\"equal\",\"values\":[\"1\"]}"),
  ROWS ("{\"column\":\"a\",\"operator\":\"equal\",\"values\":[\"1\"],\"or\":1}"),
  "{\"source\":\"s\",\"grantee\":\"g\",\"privilege\":\"SELECT; DROP\",\"objects\":[{\"object\":\"o\",\"whole\":1}]}",
  "{\"source\":\"s\",\"grantee\":\"g\",\"privilege\":\"\",\"objects\":[{\"object\":\"o\",\"whole\":1}]}",
  "{\"source\":\"s\",\"grantee\":\"\",\"privilege\":\"SELECT\",\"objects\":[{\"object\":\"o\",\"whole\":1}]}",
  "{\"source\":\"s\",\"grantee\":\"g\",\"privilege\":\"SELECT\",\"objects\":[{\"object\":\"o\",\"whole\":1}],"
  "\"until\":\"tomorrow\"}",
  "{\"source\":\"s\",\"grantee\":\"g\",\"privilege\":\"SELECT\",\"objects\":[{\"object\":\"o\",\"whole\":1}],"
  "\"since\":\"2026-02-01T00:00:00Z\",\"until\":\"2026-01-01T00:00:00Z\"}",
};

static void
test_hostile (void)
{
  g_autofree char *name = g_strnfill (5000, 'x');
  g_autofree char *long_name = g_strdup_printf (COLUMNS ("{\"name\":\"%s\"}"), name);
  g_autoptr(GString) many = g_string_new (NULL);
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      g_autoptr(GError) refusal = NULL;
      g_autoptr(StewardAccessTerms) terms = from_text (hostile[i], &refusal);

      if (terms != NULL)
        g_error ("%s is read", hostile[i]);
      g_assert_error (refusal, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA);
      g_test_message ("%s", refusal->message);
    }

  g_assert_null (from_text (long_name, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA);
  g_clear_error (&error);
  for (int i = 0; i < 10001; i++)
    g_string_append_printf (many, "%s{\"name\":\"c%d\"}", i > 0 ? "," : "", i);
  text = g_strdup_printf (COLUMNS ("%s"), many->str);
  g_assert_null (from_text (text, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA);
  g_assert_null (steward_access_terms_from_node (NULL, NULL));
}

/* One byte at a time: nothing crashes, and what is read holds together. */
static void
test_mutations (void)
{
  g_autoptr(StewardAccessTerms) terms = make_terms ("id:internal email:personal~partial", "country in (DE, AT)");
  g_autofree char *text = NULL;
  gsize length;

  terms->since = ACCESS_KIT_NOW;
  terms->until = ACCESS_KIT_NOW + ACCESS_KIT_DAY;
  text = to_text (steward_access_terms_to_json (terms));
  length = strlen (text);
  for (int round = 0; round < 20000; round++)
    {
      g_autofree char *other = g_strdup (text);
      g_autoptr(StewardDocument) document = NULL;
      g_autoptr(StewardAccessTerms) back = NULL;

      for (int i = g_test_rand_int_range (1, 4); i > 0; i--)
        other[g_test_rand_int_range (0, (gint32) length)] = (char) g_test_rand_int_range (32, 127);
      document = steward_document_parse_json (other, -1, NULL, NULL);
      if (document == NULL)
        continue;
      back = steward_access_terms_from_node (steward_document_get_root (document), NULL);
      if (back != NULL)
        g_assert_true (steward_access_terms_check (back, NULL));
    }
}

static void
test_questions (void)
{
  g_autoptr(StewardAccessTerms) plain = make_terms ("a:internal b:public", "");
  g_autoptr(StewardAccessTerms) masked = make_terms ("a:restricted~redacted b:public", "");
  g_autoptr(StewardAccessTerms) rows = make_terms ("a:?", "x = 1");
  StewardMask mask = STEWARD_MASK_YEAR;
  StewardRowOperator operator = STEWARD_ROWS_AT_MOST;

  g_assert_false (steward_access_object_needs_view (get_object (plain)));
  g_assert_true (steward_access_object_needs_view (get_object (masked)));
  g_assert_true (steward_access_object_needs_view (get_object (rows)));
  g_assert_cmpint (steward_access_terms_get_classification (plain), ==, STEWARD_CLASSIFICATION_INTERNAL);
  g_assert_cmpint (steward_access_terms_get_classification (masked), ==, STEWARD_CLASSIFICATION_RESTRICTED);
  g_assert_cmpint (steward_access_terms_get_classification (rows), ==, STEWARD_CLASSIFICATION_UNKNOWN);
  g_assert_cmpstr (steward_access_object_find_column (get_object (plain), "b")->name, ==, "b");
  g_assert_null (steward_access_object_find_column (get_object (plain), "B"));
  g_assert_null (steward_access_object_find_column (get_object (plain), NULL));
  for (int i = 0; i < STEWARD_MASK_N_KINDS; i++)
    {
      g_assert_true (steward_mask_from_id (steward_mask_to_id ((StewardMask) i), &mask));
      g_assert_cmpint (mask, ==, i);
      g_assert_nonnull (steward_mask_to_title (mask));
    }
  for (int i = 0; i < STEWARD_ROWS_N_OPERATORS; i++)
    {
      g_assert_true (steward_row_operator_from_id (steward_row_operator_to_id ((StewardRowOperator) i), &operator));
      g_assert_cmpint (operator, ==, i);
    }
  g_assert_false (steward_mask_from_id (NULL, &mask));
  g_assert_false (steward_row_operator_from_id ("=", &operator));
  /* What is not known hides. */
  g_assert_cmpstr (steward_mask_to_id ((StewardMask) 99), ==, "redacted");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/access-terms/within", test_within);
  g_test_add_func ("/access-terms/within whom", test_within_whom);
  g_test_add_func ("/access-terms/lines", test_lines);
  g_test_add_func ("/access-terms/any line", test_any_line);
  g_test_add_func ("/access-terms/json", test_json);
  g_test_add_func ("/access-terms/hostile", test_hostile);
  g_test_add_func ("/access-terms/mutations", test_mutations);
  g_test_add_func ("/access-terms/questions", test_questions);

  return g_test_run ();
}
