/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the tests of incidents share. */

#include "config.h"

#include "levels-fixture.h"

#include "steward-catalog-writer.h"
#include "steward-evaluate.h"

#include <math.h>
#include <string.h>

#define MANY 100000

static const char incidents[] = "{ acknowledgeWithin: 30 minutes, hours: Around the clock,"
                                " ladder: [technical owner, owner, seat of the domain, chair],"
                                " hysteresis: 15 minutes, whenBudgetSpent: [suspend, agenda, tell] }";

/* With this section "incidents"; NULL: the usual one. */
char *
levels_fixture_charter (int         version,
                        const char *section)
{
  g_autofree char *both = g_strdup_printf ("holidays: []\nincidents: %s\n", section != NULL ? section : incidents);
  g_autofree char *text = council_fixture_charter (version, "holidays: []\n", both);
  g_autoptr(GString) edited = g_string_new (text);

  g_string_replace (edited, "includes: bronze,", "includes: bronze, suspendedWhen: The error budget is spent,", 0);

  return g_strdup (edited->str);
}

/* Catalog. */

StewardEntry *
levels_fixture_product (const char        *name,
                        const char        *domain,
                        const char *const *reads)
{
  StewardEntry *entry = steward_entry_new (STEWARD_ENTRY_PRODUCT);
  StewardPort *port = steward_port_new ();
  StewardContract *contract = steward_contract_new ();

  entry->native_id = g_strdup (name);
  entry->name = g_strdup (name);
  entry->domain = g_strdup (domain);
  contract->id = g_strconcat ("c-", name, NULL);
  g_ptr_array_add (entry->contracts, contract);
  port->direction = STEWARD_PORT_OUTPUT;
  port->name = g_strdup ("out");
  port->contract_id = g_strdup (contract->id);
  g_ptr_array_add (entry->ports, port);
  for (gsize i = 0; reads != NULL && reads[i] != NULL; i++)
    {
      port = steward_port_new ();
      port->direction = STEWARD_PORT_INPUT;
      port->name = g_strconcat ("from-", reads[i], NULL);
      port->contract_id = g_strconcat ("c-", reads[i], NULL);
      g_ptr_array_add (entry->ports, port);
    }

  return entry;
}

void
levels_fixture_own (StewardEntry *entry,
                    const char   *name,
                    const char   *role,
                    gboolean      accountable)
{
  StewardOwner *owner = steward_owner_new ();
  g_autofree char *lower = g_ascii_strdown (name, -1);

  owner->name = g_strdup (name);
  owner->address = g_strconcat (lower, "@example.com", NULL);
  owner->role = g_strdup (role);
  owner->accountable = accountable;
  g_ptr_array_add (entry->owners, owner);
}

void
levels_fixture_sync (CouncilFixture *fixture,
                     GPtrArray      *entries)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(StewardCatalogWriter) writer = steward_catalog_writer_begin (fixture->catalog, "mesh", "folder", &error);

  g_assert_no_error (error);
  g_assert_true (steward_catalog_writer_put (writer, entries, &error));
  g_assert_no_error (error);
  g_assert_true (steward_catalog_writer_commit (writer, "mesh-instance", NULL, NULL, &error));
  g_assert_no_error (error);
}

char *
levels_fixture_urn (CouncilFixture *fixture,
                    const char     *name)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(StewardEntryDetail) detail = steward_catalog_load_sync (fixture->catalog, name, &error);

  g_assert_no_error (error);

  return g_strdup (detail->urn);
}

void
levels_fixture_set_up (CouncilFixture *fixture,
                       gconstpointer   data)
{
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_entry_free);
  StewardIntent *intent = steward_intent_new (STEWARD_VERB_FOUND_CHARTER, NULL);
  StewardEntry *entry = levels_fixture_product (EVENTS, "Orders", NULL);

  council_fixture_set_up (fixture, "unfounded");
  intent->document = levels_fixture_charter (1, data);
  council_fixture_do (fixture, intent);
  levels_fixture_own (entry, "Ben", "owner", TRUE);
  levels_fixture_own (entry, "Eve", "technical owner", FALSE);
  g_ptr_array_add (entries, entry);
  levels_fixture_sync (fixture, entries);
  levels_fixture_promise (fixture, DAY, TRUE);
}

/* Objectives. */

static StewardSlo *
make_slo (CouncilFixture *fixture,
          const char     *property)
{
  StewardSlo *slo = steward_slo_new ();
  gboolean fresh = g_str_equal (property, "freshness");

  slo->subject = levels_fixture_urn (fixture, EVENTS);
  g_free (slo->property);
  slo->property = g_strdup (property);
  slo->written = g_strdup (fresh ? "< 5 minutes" : ">= 99 %");
  slo->method = fresh ? STEWARD_SLO_AGE : STEWARD_SLO_STATE;
  slo->compare = fresh ? STEWARD_COMPARE_LESS : STEWARD_COMPARE_GREATER_EQUAL;
  slo->limit = 5 * MINUTE;
  slo->bound = 99;
  slo->target = 0.99;
  slo->window = 30;
  slo->hold = 26 * HOUR;
  g_free (slo->timezone);
  slo->timezone = g_strdup ("UTC");
  g_free (slo->id);
  slo->id = steward_slo_make_id (slo);

  return slo;
}

char *
levels_fixture_objective (CouncilFixture *fixture,
                          const char     *property)
{
  g_autoptr(StewardSlo) slo = make_slo (fixture, property);

  return g_strdup (slo->id);
}

static void
add_row (CouncilFixture *fixture,
         GPtrArray      *rows,
         const char     *property,
         gint64          watched_since)
{
  StewardSloRow *row = steward_slo_row_new ();

  row->slo = make_slo (fixture, property);
  row->name = g_strdup (EVENTS);
  row->domain = g_strdup ("Orders");
  row->source_id = g_strdup ("mesh");
  row->watched_since = watched_since;
  g_ptr_array_add (rows, row);
}

/* @watched_since counts for those that are not there yet. */
void
levels_fixture_promise (CouncilFixture *fixture,
                        gint64          watched_since,
                        gboolean        freshness_too)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_slo_row_free);
  g_autoptr(GError) error = NULL;

  add_row (fixture, rows, "availability", watched_since);
  if (freshness_too)
    add_row (fixture, rows, "freshness", watched_since);
  g_assert_true (steward_slo_rows_put_sync (fixture->governance, rows, watched_since, &error));
  g_assert_no_error (error);
}

static gint64
find_key (CouncilFixture *fixture,
          const char     *objective)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(StewardSloRow) row = steward_slo_rows_load_sync (fixture->governance, objective, &error);

  g_assert_no_error (error);

  return row->key;
}

static void
put_result (CouncilFixture        *fixture,
            const StewardLevel    *level,
            const StewardLevelDay *days,
            gsize                  n_days)
{
  g_autoptr(GError) error = NULL;
  const StewardLevelResult result = {
    .key = find_key (fixture, level->slo->id),
    .level = level,
    .next_look = G_MAXINT64,
    .days = days,
    .n_days = n_days,
  };

  g_assert_true (steward_level_results_put_sync (fixture->governance, &result, 1, &error));
  g_assert_no_error (error);
}

static StewardLevel *
make_level (CouncilFixture *fixture,
            const char     *property)
{
  StewardLevel *level = steward_level_new ();

  g_clear_pointer (&level->slo, steward_slo_free);
  level->slo = make_slo (fixture, property);
  level->name = g_strdup (EVENTS);
  level->domain = g_strdup ("Orders");
  level->source_id = g_strdup ("mesh");
  level->as_of = g_get_real_time ();
  level->budget_left = NAN;
  level->last_value = NAN;
  for (gsize i = 0; i < STEWARD_N_BURNS; i++)
    level->burn[i] = NAN;
  memset (level->strip, STEWARD_STRIP_NOTHING, sizeof level->strip);

  return level;
}

void
levels_fixture_stand (CouncilFixture      *fixture,
                      const char          *property,
                      StewardLevelVerdict  verdict,
                      gint64               since,
                      double               budget_left)
{
  g_autoptr(StewardLevel) level = make_level (fixture, property);

  level->verdict = verdict;
  level->reason = verdict == STEWARD_LEVEL_UNDECIDABLE ? STEWARD_REASON_NO_SIGNAL : STEWARD_REASON_NONE;
  level->since = since;
  level->budget_left = budget_left;
  level->windows[STEWARD_WINDOW_30].good = 30 * DAY - (gint64) ((1 - budget_left) * 0.01 * 30 * (double) DAY);
  level->windows[STEWARD_WINDOW_30].bad = 30 * DAY - level->windows[STEWARD_WINDOW_30].good;
  put_result (fixture, level, NULL, 0);
}

/* The last @n_days, of which @bad was bad in each; all else was good. How it
 * stands is told with levels_fixture_stand(), afterwards. */
void
levels_fixture_days (CouncilFixture *fixture,
                     const char     *property,
                     gint64          now,
                     guint           n_days,
                     gint64          bad)
{
  g_autoptr(StewardLevel) level = make_level (fixture, property);
  g_autoptr(GArray) days = g_array_new (FALSE, TRUE, sizeof (StewardLevelDay));
  gint64 today = steward_slo_get_day (level->slo, now);

  for (guint i = 0; i < n_days; i++)
    {
      const StewardLevelDay day = {
        .day = today - (gint64) n_days + 1 + (gint64) i,
        .time = { .good = DAY - bad, .bad = bad },
        .worst = NAN,
      };

      g_array_append_val (days, day);
    }
  put_result (fixture, level, (const StewardLevelDay *) (void *) days->data, days->len);
}

/* The watch. */

GPtrArray *
levels_fixture_breaches (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) steward_level_breach_free);
}

void
levels_fixture_breach (GPtrArray  *breaches,
                       const char *objective,
                       gint64      start,
                       gint64      end)
{
  StewardLevelBreach *breach = g_new0 (StewardLevelBreach, 1);

  breach->objective = g_strdup (objective);
  breach->start = start;
  breach->end = end;
  breach->missed = end != 0 ? end - start : 0;
  breach->words = g_strdup ("5 min were promised; 61 min at the worst");
  g_ptr_array_add (breaches, breach);
}

/* Watches, and checks that doing it again does nothing. */
char *
levels_fixture_watch (CouncilFixture *fixture,
                      GPtrArray      *breaches,
                      gint64          now)
{
  g_autoptr(GPtrArray) none = levels_fixture_breaches ();
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) done = NULL;
  g_autoptr(GPtrArray) again = NULL;
  g_autoptr(GString) sentences = g_string_new (NULL);

  done = steward_council_watch_levels_sync (fixture->council, breaches != NULL ? breaches : none, now, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < done->len; i++)
    g_string_append_printf (sentences, "%s%s", i > 0 ? "\n" : "", (const char *) g_ptr_array_index (done, i));
  g_test_message ("%s", sentences->str);
  again = steward_council_watch_levels_sync (fixture->council, breaches != NULL ? breaches : none, now, &error);
  g_assert_no_error (error);
  if (again->len > 0)
    g_error ("Again: %s", (const char *) g_ptr_array_index (again, 0));

  return g_string_free (g_steal_pointer (&sentences), FALSE);
}

/* Watches; @words are in what it tells, %NULL: it tells nothing. */
void
levels_fixture_expect (CouncilFixture *fixture,
                       GPtrArray      *breaches,
                       gint64          now,
                       const char     *words)
{
  g_autofree char *told = levels_fixture_watch (fixture, breaches, now);

  if (words == NULL ? *told != '\0' : strstr (told, words) == NULL)
    g_error ("“%s” is not “%s”", told, words != NULL ? words : "");
}

StewardIncident *
levels_fixture_load (CouncilFixture *fixture,
                     const char     *id)
{
  g_autoptr(GError) error = NULL;
  StewardIncident *incident = steward_incident_rows_load_sync (fixture->governance, id, &error);

  g_assert_no_error (error);
  g_assert_nonnull (incident);

  return incident;
}

GPtrArray *
levels_fixture_list (CouncilFixture *fixture,
                     gboolean        open_only)
{
  const StewardIncidentFilter filter = { .open_only = open_only };
  g_autoptr(GError) error = NULL;
  GPtrArray *list = steward_incident_rows_list_sync (fixture->governance, &filter, &error);

  g_assert_no_error (error);

  return list;
}

guint
levels_fixture_count (CouncilFixture *fixture,
                      const char     *type)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) events = steward_ledger_read_sync (fixture->ledger, NULL, 0, MANY, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < events->len; i++)
    n += g_str_equal (((const StewardEvent *) g_ptr_array_index (events, i))->type, type);

  return n;
}

/* An incident of the freshness that began then and lasts. */
char *
levels_fixture_open (CouncilFixture *fixture,
                     gint64          start,
                     gint64          now)
{
  g_autofree char *objective = levels_fixture_objective (fixture, "freshness");
  g_autoptr(GPtrArray) breaches = levels_fixture_breaches ();
  g_autofree char *sentences = NULL;

  levels_fixture_stand (fixture, "freshness", STEWARD_LEVEL_MISSED, start, 0.5);
  levels_fixture_breach (breaches, objective, start, 0);
  sentences = levels_fixture_watch (fixture, breaches, now);
  g_assert_nonnull (strstr (sentences, " is missed since "));

  return steward_incident_make_id (objective, start);
}

StewardIntent *
levels_fixture_intent (const char *verb,
                       const char *who,
                       const char *incident)
{
  StewardIntent *intent = steward_intent_new (verb, who);

  intent->incident = g_strdup (incident);

  return intent;
}

/* EVENTS becomes silver. */
void
levels_fixture_certify (CouncilFixture *fixture)
{
  g_autofree char *id = council_fixture_ask (fixture, STEWARD_REVIEW_CERTIFICATION, "eve@example.com", EVENTS);

  council_fixture_vote (fixture, id, "ann@example.com", STEWARD_VOTE_APPROVE);
  council_fixture_vote (fixture, id, "cleo@example.com", STEWARD_VOTE_APPROVE);
  council_fixture_vote (fixture, id, "dan@example.com", STEWARD_VOTE_APPROVE);
}
