/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a platform grants beside what was approved, line by line, and a large
 * platform in little time and memory. */

#include "config.h"

#include "access-kit.h"
#include "steward-drift.h"

#include <malloc.h>
#include <stdlib.h>
#include <string.h>

#define NOW 1000
#define N_ROLES 1000
#define N_TABLES 2000
#define MAX_SECONDS 20.0
#define MAX_GROWTH (64 * 1024 * 1024)

/* Accesses: "a-1 analysts sales.orders * live provisioned" — id, grantee,
 * table, columns ("*" as a whole, "a,b", "a~partial" through a view), time
 * (live, later, over, revoked, requested, revocation, stale: expired without
 * having been approved), provision state.
 * Lines: "analysts sales.orders - SELECT" with a column or "-", and for a view
 * "a-1" behind it. Differences: "orphan analysts sales.orders SELECT a,b a-1". */
typedef struct
{
  const char *name;
  const char *accesses;                /* separated by ";" */
  const char *lines;
  const char *differences;
} Case;

static const Case cases[] = {
  { "nothing", "", "", "" },
  { "orphan", "", "eve t - SELECT", "orphan eve t SELECT - -" },
  { "orphan for everybody", "", "PUBLIC t - SELECT", "orphan PUBLIC t SELECT - -" },
  { "columns of an orphan are one", "", "eve t a SELECT;eve t b SELECT", "orphan eve t SELECT a,b -" },
  { "a whole orphan hides its columns", "", "eve t a SELECT;eve t - SELECT", "orphan eve t SELECT - -" },
  { "privileges are apart", "", "eve t - SELECT;eve t - INSERT",
    "orphan eve t SELECT - -;orphan eve t INSERT - -" },
  { "as approved", "a-1 ana t * live provisioned", "ana t - SELECT", "" },
  { "columns as approved", "a-1 ana t a,b live provisioned", "ana t a SELECT;ana t b SELECT", "" },
  { "whole covers columns", "a-1 ana t * live provisioned", "ana t - SELECT;ana t a SELECT", "" },
  { "for somebody else", "a-1 ana t * live provisioned", "ana t - SELECT;eve t - SELECT",
    "orphan eve t SELECT - -" },
  { "of something else", "a-1 ana t * live provisioned", "ana t - SELECT;ana u - SELECT",
    "orphan ana u SELECT - -" },
  { "more columns", "a-1 ana t a live provisioned", "ana t a SELECT;ana t b SELECT;ana t c SELECT",
    "wider ana t SELECT b,c a-1" },
  { "whole instead of columns", "a-1 ana t a live provisioned", "ana t - SELECT", "wider ana t SELECT - a-1" },
  { "more privileges", "a-1 ana t * live provisioned", "ana t - SELECT;ana t - DELETE", "wider ana t DELETE - a-1" },
  { "missing", "a-1 ana t * live provisioned", "", "missing ana t SELECT - a-1" },
  { "missing columns", "a-1 ana t a,b,c live provisioned", "ana t b SELECT", "missing ana t SELECT a, c a-1" },
  { "columns instead of the whole", "a-1 ana t * live provisioned", "ana t a SELECT", "missing ana t SELECT - a-1" },
  { "never granted", "a-1 ana t * live none", "", "not-granted ana t SELECT - a-1" },
  { "on its way", "a-1 ana t * live provisioning", "", "not-granted ana t SELECT - a-1" },
  { "failed", "a-1 ana t a live failed", "", "not-granted ana t SELECT a a-1" },
  { "granted by hand meanwhile", "a-1 ana t * live none", "ana t - SELECT", "" },
  { "over", "a-1 ana t * over provisioned", "ana t - SELECT", "expired ana t SELECT - a-1" },
  { "revoked", "a-1 ana t a,b revoked deprovisioning", "ana t a SELECT;ana t b SELECT", "expired ana t SELECT a,b a-1" },
  { "revoked, and granted again", "a-1 ana t * revoked deprovisioned", "ana t - SELECT",
    "expired ana t SELECT - a-1" },
  { "over, and gone", "a-1 ana t * over deprovisioned", "", "" },
  { "over, and more than it was", "a-1 ana t a over provisioned", "ana t b SELECT", "orphan ana t SELECT b -" },
  { "renewed", "a-1 ana t * over provisioned;a-2 ana t * live provisioned", "ana t - SELECT", "" },
  { "renewed with less", "a-1 ana t a,b over provisioned;a-2 ana t a live provisioned",
    "ana t a SELECT;ana t b SELECT", "wider ana t SELECT b a-2" },
  { "two that add up", "a-1 ana t a live provisioned;a-2 ana t b live provisioned", "ana t a SELECT;ana t b SELECT",
    "" },
  { "two, and one is missing", "a-1 ana t a live provisioned;a-2 ana t b live provisioned", "ana t a SELECT",
    "missing ana t SELECT b a-2" },
  { "too early", "a-1 ana t * later none", "ana t - SELECT", "wider ana t SELECT - a-1" },
  { "not yet, and not there", "a-1 ana t * later none", "", "" },
  { "asked for only", "a-1 ana t * requested none", "ana t - SELECT", "orphan ana t SELECT - -" },
  { "a revocation allows nothing", "a-1 ana t * revocation none", "ana t - SELECT", "orphan ana t SELECT - -" },
  { "expired before it was approved", "a-1 ana t * stale none", "ana t - SELECT", "orphan ana t SELECT - -" },
  /* views */
  { "through its view", "a-1 ana t a~partial live provisioned", "ana v - SELECT a-1", "" },
  { "view is gone", "a-1 ana t a~partial live provisioned", "", "missing ana t SELECT - a-1" },
  { "view, and the table itself", "a-1 ana t a~partial live provisioned", "ana v - SELECT a-1;ana t - SELECT",
    "wider ana t SELECT - a-1" },
  { "the table instead of the view", "a-1 ana t a~partial live provisioned", "ana t a SELECT",
    "wider ana t SELECT a a-1;missing ana t SELECT - a-1" },
  { "view for somebody else", "a-1 ana t a~partial live provisioned", "ana v - SELECT a-1;eve v - SELECT a-1",
    "orphan eve v SELECT - -" },
  { "view of an access that is over", "a-1 ana t a~partial over provisioned", "ana v - SELECT a-1",
    "expired ana v SELECT - a-1" },
  { "view of an access that nobody knows", "", "ana v - SELECT a-9", "orphan ana v SELECT - -" },
  { "view where none was approved", "a-1 ana t a live provisioned", "ana t a SELECT;ana v - SELECT a-1",
    "orphan ana v SELECT - -" },
  { "writing through the view", "a-1 ana t a~partial live provisioned", "ana v - SELECT a-1;ana v - UPDATE a-1",
    "wider ana v UPDATE - a-1" },
  { "a second view for one object", "a-1 ana t a~partial live provisioned", "ana v - SELECT a-1;ana w - SELECT a-1",
    "wider ana w SELECT - a-1" },
};

static StewardAccessState
read_time (StewardAccess *access,
           const char    *word)
{
  access->decided_at = 1;
  access->terms->until = 2000;
  if (strcmp (word, "later") == 0)
    access->terms->since = 1500;
  if (strcmp (word, "over") == 0)
    access->terms->until = 900;
  if (strcmp (word, "revocation") == 0)
    access->ask->kind = STEWARD_ACCESS_KIND_REVOCATION;
  if (strcmp (word, "revoked") == 0)
    return STEWARD_ACCESS_REVOKED;
  if (strcmp (word, "requested") != 0 && strcmp (word, "stale") != 0)
    return STEWARD_ACCESS_APPROVED;

  access->decided_at = 0;
  return *word == 's' ? STEWARD_ACCESS_EXPIRED : STEWARD_ACCESS_REQUESTED;
}

static StewardAccess *
make_access (const char *text)
{
  g_auto(GStrv) words = g_strsplit (text, " ", -1);
  g_auto(GStrv) columns = g_strsplit (words[3], ",", -1);
  g_autoptr(GString) list = g_string_new (*words[3] == '*' ? "*" : "");
  StewardAccess *access = access_kit_make_access ("", "");

  for (gsize i = 0; *words[3] != '*' && columns[i] != NULL; i++)
    {
      g_auto(GStrv) parts = g_strsplit (columns[i], "~", 2);

      g_string_append_printf (list, "%s:internal~%s ", parts[0], parts[1] != NULL ? parts[1] : "none");
    }
  g_free (access->id);
  access->id = g_strdup (words[0]);
  access->subject = g_strdup ("urn:x");
  access->terms = access_kit_make_terms (list->str);
  g_free (access->terms->grantee);
  access->terms->grantee = g_strdup (words[1]);
  g_free (((StewardAccessObject *) access->terms->objects->pdata[0])->object);
  ((StewardAccessObject *) access->terms->objects->pdata[0])->object = g_strdup (words[2]);
  access->state = read_time (access, words[4]);
  g_assert_true (steward_provision_state_from_id (words[5], &access->provision));

  return access;
}

static GPtrArray *
make_accesses (const char *text)
{
  GPtrArray *accesses = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_access_free);
  g_auto(GStrv) parts = g_strsplit (text, ";", -1);

  for (gsize i = 0; parts[i] != NULL; i++)
    g_ptr_array_add (accesses, make_access (parts[i]));

  return accesses;
}

static void
add_lines (StewardDrift *drift,
           const char   *text)
{
  g_auto(GStrv) parts = g_strsplit (text, ";", -1);

  for (gsize i = 0; parts[i] != NULL; i++)
    {
      g_auto(GStrv) words = g_strsplit (parts[i], " ", -1);
      StewardAccessLine line = { words[0], words[1], strcmp (words[2], "-") != 0 ? words[2] : NULL, words[3], "dba",
                                 words[4] };

      steward_drift_add (drift, &line);
    }
}

static char *
describe (GPtrArray *items)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    {
      const StewardDriftItem *item = g_ptr_array_index (items, i);
      g_auto(GStrv) columns = item->columns != NULL ? g_strsplit (item->columns, ", ", -1) : NULL;
      g_autofree char *list = columns != NULL && item->kind != STEWARD_DRIFT_MISSING ? g_strjoinv (",", columns)
                                                                                      : g_strdup (item->columns);

      g_string_append_printf (text, "%s%s %s %s %s %s %s", i > 0 ? ";" : "", steward_drift_kind_to_id (item->kind),
                              item->grantee, item->object, item->privilege, list != NULL ? list : "-",
                              item->access != NULL ? item->access : "-");
      g_test_message ("%s", item->words);
      g_assert_true (g_str_has_suffix (item->words, "."));
      g_assert_nonnull (strstr (item->words, item->grantee));
      g_assert_cmpstr (item->source, ==, "shop");
      g_assert_cmpint (item->seen_at, ==, NOW);
    }

  return g_string_free (text, FALSE);
}

static void
test_case (gconstpointer data)
{
  const Case *the_case = data;
  g_autoptr(GPtrArray) accesses = make_accesses (the_case->accesses);
  g_autoptr(StewardDrift) drift = steward_drift_new ("shop", accesses, NOW);
  g_autoptr(GPtrArray) items = NULL;
  g_autofree char *text = NULL;
  guint64 n_lines, n_left_out;

  add_lines (drift, the_case->lines);
  items = steward_drift_finish (drift, &n_lines, &n_left_out);
  text = describe (items);
  g_assert_cmpstr (text, ==, the_case->differences);
  g_assert_cmpuint (n_left_out, ==, 0);
}

/* Approved accesses may be forgotten once the comparison has begun, and names
 * may be anything. */
static void
test_hostile (void)
{
  g_autofree char *name = g_strnfill (200000, 'x');
  g_autoptr(GPtrArray) accesses = make_accesses ("a-1 ana t a live provisioned");
  g_autoptr(StewardDrift) drift = steward_drift_new ("shop", accesses, NOW);
  StewardAccessLine line = { "'; DROP ROLE a; --", "d/\"s\".\"t\n\"", "ä", "SELECT", NULL, NULL };
  g_autoptr(GPtrArray) items = NULL;

  g_ptr_array_set_size (accesses, 0);
  steward_drift_add (drift, &line);
  line.column = name;
  steward_drift_add (drift, &line);
  line = (StewardAccessLine) { "ana", "t", NULL, "SELECT", NULL, "" };
  steward_drift_add (drift, &line);
  items = steward_drift_finish (drift, NULL, NULL);
  g_assert_cmpuint (items->len, ==, 3);
  g_assert_cmpstr (((StewardDriftItem *) items->pdata[0])->grantee, ==, "'; DROP ROLE a; --");
  g_assert_cmpstr (((StewardDriftItem *) items->pdata[0])->columns, ==, "ä, …");
  g_assert_cmpint (((StewardDriftItem *) items->pdata[1])->kind, ==, STEWARD_DRIFT_ORPHAN);
  g_assert_cmpint (((StewardDriftItem *) items->pdata[2])->kind, ==, STEWARD_DRIFT_MISSING);
}

/* Half of the roles' grants are approved, one of a thousand beyond it is an
 * orphan too many, and two million lines go by. */
static void
test_large (void)
{
  g_autoptr(GPtrArray) accesses = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_access_free);
  g_autoptr(StewardDrift) drift = NULL;
  g_autoptr(GPtrArray) items = NULL;
  g_autoptr(GTimer) timer = NULL;
  guint64 n_lines, n_left_out;
  gsize before, growth;

  for (int i = 0; i < N_ROLES; i++)
    {
      g_autofree char *text = g_strdup_printf ("a-%d role_%d db/s.table_%d * live provisioned", i, i, i);

      g_ptr_array_add (accesses, make_access (text));
    }
  drift = steward_drift_new ("shop", accesses, NOW);
  before = mallinfo2 ().uordblks;
  timer = g_timer_new ();
  for (int i = 0; i < N_ROLES; i++)
    {
      char role[32];

      g_snprintf (role, sizeof role, "role_%d", i);
      for (int k = 0; k < N_TABLES; k++)
        {
          char table[32];
          StewardAccessLine line = { role, table, NULL, "SELECT", "dba", NULL };

          g_snprintf (table, sizeof table, "db/s.table_%d", k);
          steward_drift_add (drift, &line);
        }
    }
  growth = mallinfo2 ().uordblks - before;
  items = steward_drift_finish (drift, &n_lines, &n_left_out);
  g_test_message ("%.1f s, %" G_GSIZE_FORMAT " KiB more", g_timer_elapsed (timer, NULL), growth / 1024);
  g_assert_cmpuint (n_lines, ==, N_ROLES * N_TABLES);
  g_assert_cmpuint (items->len, ==, STEWARD_MAX_DRIFT);
  g_assert_cmpuint (n_left_out, ==, N_ROLES * N_TABLES - N_ROLES - STEWARD_MAX_DRIFT);
  g_assert_cmpfloat (g_timer_elapsed (timer, NULL), <, MAX_SECONDS);
  g_assert_cmpuint (growth, <, MAX_GROWTH);
}

static void
test_words (void)
{
  StewardDriftKind kind = STEWARD_DRIFT_WIDER;

  for (int i = 0; i < STEWARD_DRIFT_N_KINDS; i++)
    {
      g_assert_true (steward_drift_kind_from_id (steward_drift_kind_to_id ((StewardDriftKind) i), &kind));
      g_assert_cmpint (kind, ==, i);
      g_assert_nonnull (steward_drift_kind_to_title (kind));
    }
  g_assert_false (steward_drift_kind_from_id (NULL, &kind));
  g_assert_false (steward_drift_kind_from_id ("lost", &kind));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/drift/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/drift/hostile", test_hostile);
  g_test_add_func ("/drift/large", test_large);
  g_test_add_func ("/drift/words", test_words);

  return g_test_run ();
}
