/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* From what contracts say to what can be measured: a table of levels as people
 * write them, whole contracts with their ports, and the examples of ODCS. */

#include "config.h"

#include <math.h>
#include <string.h>

#include "steward-contract-reader.h"
#include "steward-slo-list.h"

#define SECOND ((gint64) G_USEC_PER_SEC)
#define HOUR (3600 * SECOND)

typedef struct
{
  const char *property;
  const char *value;
  const char *unit;
  const char *schedule;
  const char *expected;
} Case;

static char *
describe_length (gint64 length)
{
  StewardDuration duration = { length, FALSE };

  return steward_duration_to_iso8601 (&duration);
}

static char *
describe_time (const StewardSlo *slo)
{
  gint64 minutes = slo->limit / SECOND / 60;

  return g_strdup_printf ("by %02d:%02d %s %02x%s", (int) (minutes / 60), (int) (minutes % 60), slo->timezone,
                          slo->weekdays, slo->skips_holidays ? " but holidays" : "");
}

static char *
describe_value (const StewardSlo *slo)
{
  g_autofree char *length = NULL;

  if (slo->quantity == STEWARD_QUANTITY_DURATION)
    {
      length = describe_length ((gint64) slo->bound);
      return g_strdup_printf ("%s %s %s", slo->property, steward_compare_to_symbol (slo->compare), length);
    }

  return g_strdup_printf ("%s %s %g%s%s", slo->property, steward_compare_to_symbol (slo->compare), slo->bound,
                          slo->quantity == STEWARD_QUANTITY_PERCENT ? " %" : slo->unit != NULL ? " " : "",
                          slo->quantity == STEWARD_QUANTITY_PERCENT || slo->unit == NULL ? "" : slo->unit);
}

/* One line for what a machine would hold against measurements. */
static char *
describe (const StewardSlo *slo)
{
  g_autofree char *text = NULL;

  switch (slo->method)
    {
    case STEWARD_SLO_VAGUE:
      return g_strdup_printf ("vague: %s", slo->vague);
    case STEWARD_SLO_PERIOD:
      return slo->weekdays == STEWARD_EVERY_DAY
             ? g_strdup_printf ("%u in %u %s", slo->count, slo->every, steward_period_to_id (slo->period))
             : g_strdup_printf ("%u in %u %s %02x", slo->count, slo->every, steward_period_to_id (slo->period),
                                slo->weekdays);
    case STEWARD_SLO_DEADLINE:
      return describe_time (slo);
    case STEWARD_SLO_STATE:
      return g_strdup_printf ("up %g %% of %u d", slo->target * 100, slo->window);
    case STEWARD_SLO_DATE:
      text = steward_instant_to_rfc3339 (slo->limit);
      return g_strdup_printf ("%s %.19s", steward_compare_to_symbol (slo->compare), text);
    case STEWARD_SLO_VALUE:
      return describe_value (slo);
    case STEWARD_SLO_AGE:
    case STEWARD_SLO_RETENTION:
    case STEWARD_SLO_REPAIR:
    default:
      text = describe_length (slo->limit);
      return g_strdup_printf ("%s %s %s", steward_slo_method_to_id (slo->method),
                              steward_compare_to_symbol (slo->compare), text);
    }
}

static const Case cases[] = {
  /* How old data is. */
  { "freshness", "< 5 minutes", NULL, NULL, "age < PT5M" },
  { "freshness", "24", "h", NULL, "age ≤ P1D" },
  { "freshness", "PT5M", NULL, NULL, "age ≤ PT5M" },
  { "Freshness", "at most 2 hours", NULL, NULL, "age ≤ PT2H" },
  { "data freshness", "10m", NULL, NULL, "age ≤ PT10M" },
  { "freshness", "= 1 hour", NULL, NULL, "age ≤ PT1H" },
  { "freshness", "2", "M", NULL, "age ≤ P60D" },
  { "freshness", "regularly", NULL, NULL,
    "vague: “regularly” is not a length of time. Write “< 5 minutes”." },
  { "freshness", "about an hour", NULL, NULL,
    "vague: “about an hour” leaves room, so that nobody can say whether it is kept. Write “< 5 minutes”." },
  { "freshness", "5-10 minutes", NULL, NULL,
    "vague: “5-10 minutes” is a range, and leaves open which end of it is promised. Write “< 5 minutes”." },
  { "freshness", "between 5 and 10 minutes", NULL, NULL,
    "vague: “between 5 and 10 minutes” is a range, and leaves open which end of it is promised. Write “< 5 minutes”." },
  { "freshness", "5", NULL, NULL,
    "vague: “5” is a bare number, and should be a length of time. Write “< 5 minutes”." },
  { "freshness", "99 %", NULL, NULL,
    "vague: “99 %” is a percentage, and should be a length of time. Write “< 5 minutes”." },
  { "freshness", "> 5 minutes", NULL, NULL,
    "vague: “> 5 minutes” says how old it is at least, which nobody promises. Write “< 5 minutes”." },
  { "freshness", NULL, NULL, NULL, "vague: The level has no value. Write “< 5 minutes”." },
  { "freshness", "0", "s", NULL,
    "vague: “0 s” is no time at all, which nothing can keep. Write “< 5 minutes”." },
  /* How often it is updated. */
  { "frequency", "1", "d", NULL, "1 in 1 day" },
  { "frequency", "daily", NULL, NULL, "1 in 1 day" },
  { "frequency", "every 15 minutes", NULL, NULL, "4 in 1 hour" },
  { "frequency", "every 45 minutes", NULL, NULL, "4 in 3 hour" },
  { "frequency", "every 6 hours", NULL, NULL, "1 in 6 hour" },
  { "frequency", "twice a day", NULL, NULL, "2 in 1 day" },
  { "frequency", "at least 4 times per week", NULL, NULL, "4 in 1 week" },
  { "frequency", "3", "per hour", NULL, "3 in 1 hour" },
  { "frequency", "weekly", NULL, NULL, "1 in 1 week" },
  { "frequency", "monthly", NULL, NULL, "1 in 1 month" },
  { "frequency", "quarterly", NULL, NULL, "1 in 1 quarter" },
  { "frequency", "1", "y", NULL, "1 in 1 year" },
  { "frequency", "30 days", NULL, NULL, "1 in 30 day" },
  { "frequency", "6", "months", NULL, "1 in 2 quarter" },
  { "frequency", "every 10 seconds", NULL, NULL, "360 in 1 hour" },
  { "frequency", "0 6 * * *", NULL, NULL, "1 in 1 day" },
  { "frequency", "*/20 8-17 * * 1-5", NULL, NULL, "30 in 1 day 1f" },
  { "frequency", NULL, NULL, "0 6 * * mon-fri", "1 in 1 day 1f" },
  { "frequency", "daily", NULL, "0 6 * * 1-5", "1 in 1 day 1f" },
  { "frequency", "weekly", NULL, "0 6 * * 1", "1 in 1 week" },
  { "frequency", NULL, NULL, "5 4 1 * *", "1 in 1 month" },
  { "frequency", NULL, NULL, "0 0 1 1,4,7,10 *", "1 in 1 quarter" },
  { "frequency", NULL, NULL, "@hourly", "1 in 1 hour" },
  { "frequency", NULL, NULL, "0 6 1 * 1",
    "vague: “0 6 1 * 1” is a schedule that cannot be said in days, weeks or months. "
    "Write “daily” or “every 15 minutes” as the value." },
  { "frequency", "streaming", NULL, NULL,
    "vague: “streaming” is not how often it is updated. Write “daily”, “every 15 minutes” or “4 times a day”." },
  { "frequency", "at most once a day", NULL, NULL,
    "vague: “at most once a day” says how often at most, which nobody promises. Write “at least once a day”." },
  /* By when. */
  { "timeOfAvailability", "09:00-08:00", NULL, NULL, "by 09:00 -08:00 7f" },
  { "timeOfAvailability", "16:30+01:00", NULL, NULL, "by 16:30 +01:00 7f" },
  { "timeOfAvailability", "09:00 Europe/Berlin", NULL, NULL, "by 09:00 Europe/Berlin 7f" },
  { "timeOfAvailability", "09:00", NULL, NULL, "by 09:00 America/New_York 7f" },
  { "timeOfAvailability", "09:00", "UTC", NULL, "by 09:00 UTC 7f" },
  { "timeOfAvailability", "6:15 pm UTC", NULL, NULL, "by 18:15 UTC 7f" },
  { "timeOfAvailability", "by 9 am on working days", NULL, NULL, "by 09:00 America/New_York 1f but holidays" },
  { "timeOfAvailability", "Mon-Fri 07:30 Asia/Kolkata", NULL, NULL, "by 07:30 Asia/Kolkata 1f" },
  { "timeOfAvailability", "available daily by 06:00Z", NULL, NULL, "by 06:00 UTC 7f" },
  { "timeOfAvailability", "12:00 am", NULL, NULL, "by 00:00 America/New_York 7f" },
  { "timeOfAvailability", "midnight", NULL, NULL, "by 24:00 America/New_York 7f" },
  { "timeOfAvailability", "09:00+05:45", NULL, "0 9 * * 1-5", "by 09:00 +05:45 1f" },
  { "timeOfAvailability", NULL, NULL, "30 16 * * 1-5", "by 16:30 America/New_York 1f" },
  { "timeOfAvailability", "09:00-17:00", NULL, NULL,
    "vague: “09:00-17:00” is a span of the day, and leaves open by when the data is there. "
    "Write one time, such as “09:00+01:00”." },
  { "timeOfAvailability", "09:00 Middle/Earth", NULL, NULL,
    "vague: “09:00 Middle/Earth” is in a time zone that is not known. "
    "Write an offset or a place, such as “09:00+01:00” or “09:00 Europe/Berlin”." },
  { "timeOfAvailability", "in the morning", NULL, NULL,
    "vague: “in the morning” is not a time of the day. Write one, such as “09:00+01:00” or “16:30 Europe/Berlin”." },
  { "timeOfAvailability", "25:00", NULL, NULL,
    "vague: “25:00” is not a time of the day. Write one, such as “09:00+01:00” or “16:30 Europe/Berlin”." },
  /* Up or down. */
  { "availability", "99.9%", NULL, NULL, "up 99.9 % of 30 d" },
  { "availability", "99.9", "%", NULL, "up 99.9 % of 30 d" },
  { "availability", "99.5", NULL, NULL, "up 99.5 % of 30 d" },
  { "availability", "0.995", NULL, NULL, "up 99.5 % of 30 d" },
  { "uptime", ">= 99.9 % per month", NULL, NULL, "up 99.9 % of 30 d" },
  { "availability", "99 % over 90 days", NULL, NULL, "up 99 % of 90 d" },
  { "availability", "99,95 % (quarterly)", NULL, NULL, "up 99.95 % of 90 d" },
  { "availability", "100 %", NULL, NULL, "up 100 % of 30 d" },
  { "availability", "101 %", NULL, NULL,
    "vague: “101 %” is a percentage, and should be a share of the time. Write “99.5 %”." },
  { "availability", "24/7", NULL, NULL, "vague: “24/7” is not a share of the time. Write “99.5 %”." },
  { "availability", "best effort", NULL, NULL, "vague: “best effort” is not a share of the time. Write “99.5 %”." },
  { "availability", "1", NULL, NULL,
    "vague: “1” is a bare number, and should be a share of the time. Write “99.5 %”." },
  /* Figures. */
  { "latency", "4", "d", NULL, "latency ≤ P4D" },
  { "latency", "< 200 ms", NULL, NULL, "latency < PT0.2S" },
  { "ly", "25h", NULL, NULL, "latency ≤ P1DT1H" },
  { "latency", "fast", NULL, NULL, "vague: “fast” is not a length of time. Write “< 5 minutes”." },
  { "throughput", "1000", "rows/s", NULL, "throughput ≥ 1000 rows/s" },
  { "throughput", "> 1000 records/s", NULL, NULL, "throughput > 1000 records/s" },
  { "throughput", "high", NULL, NULL, "vague: “high” is not a figure. Write “≥ 1000 rows/s”." },
  { "errorRate", "< 0.5 %", NULL, NULL, "errorRate < 0.5 %" },
  { "errorRate", "0.02", NULL, NULL, "errorRate ≤ 2 %" },
  { "errorRate", "5", NULL, NULL,
    "vague: “5” is a bare number, and should be a percentage. Write “< 0.5 %”." },
  { "qualityScore", "98", NULL, NULL, "qualityScore ≥ 98 %" },
  { "qualityScore", "0.98", NULL, NULL, "qualityScore ≥ 98 %" },
  { "completeness", "> 95 %", NULL, NULL, "completeness > 95 %" },
  { "completeness", "99", "percent", NULL, "completeness ≥ 99 %" },
  { "duplicateRate", "1 %", NULL, NULL, "duplicateRate ≤ 1 %" },
  { "rowCount", "1000000", NULL, NULL, "rowCount ≥ 1e+06" },
  { "recoveryTime", "4 hours", NULL, NULL, "recoveryTime ≤ PT4H" },
  { "temperature", "20", NULL, NULL,
    "vague: “20” does not say whether it is the least or the most. Write “≥ …” or “≤ …” before it." },
  { "supportResponse", "1h", NULL, NULL, "supportResponse ≤ PT1H" },
  { "support", "9am-5pm EST", NULL, NULL,
    "vague: “9am-5pm EST” is for people: nothing measures it. "
    "Write a level that can be measured, or leave it as a note." },
  /* What is kept. */
  { "retention", "3", "y", NULL, "retention ≥ P1095D" },
  { "retention", "P1Y", NULL, NULL, "retention ≥ P365D" },
  { "retention", "at most 90 days", NULL, NULL, "retention ≤ P90D" },
  { "retention", "unlimited", NULL, NULL, "retention ≥ P3650000D" },
  { "retention", "as long as needed", NULL, NULL, "vague: “as long as needed” is not a length of time. Write “3 years”." },
  /* Incidents. */
  { "timeToDetect", "15 minutes", NULL, NULL, "repair ≤ PT15M" },
  { "timeToNotify", "1", "h", NULL, "repair ≤ PT1H" },
  { "mttr", "< 4 hours", NULL, NULL, "repair < PT4H" },
  { "timeToRepair", "next business day", NULL, NULL,
    "vague: “next business day” is not a length of time. Write “≤ 4 hours”." },
  /* Days. */
  { "generalAvailability", "2022-05-12T09:30:10-08:00", NULL, NULL, "≤ 2022-05-12T17:30:10" },
  { "generalAvailability", "2022-05-12", NULL, NULL, "≤ 2022-05-12T04:00:00" },
  { "endOfSupport", "2032-01-31", NULL, NULL, "≥ 2032-02-01T05:00:00" },
  { "endOfLife", "2042-05-12T09:30:10-08:00", NULL, NULL, "≥ 2042-05-12T17:30:10" },
  { "endOfLife", "2", "years", NULL, "vague: “2 years” is a length of time, and should be a date. Write “2030-12-31”." },
  { "endOfSupport", "2026-02-30", NULL, NULL, "vague: “2026-02-30” is not a date. Write “2030-12-31”." },
};

static StewardLevelTerms *
create_terms (void)
{
  StewardLevelTerms *terms = steward_level_terms_new ();

  g_free (terms->timezone);
  terms->timezone = g_strdup ("America/New_York");

  return terms;
}

static void
test_table (void)
{
  g_autoptr(StewardLevelTerms) terms = create_terms ();
  guint n_wrong = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      StewardObjective objective = { 0 };
      g_autoptr(StewardSlo) slo = NULL;
      g_autofree char *got = NULL;

      objective.property = (char *) cases[i].property;
      objective.value = (char *) cases[i].value;
      objective.unit = (char *) cases[i].unit;
      objective.schedule = (char *) cases[i].schedule;
      slo = steward_slo_from_objective (&objective, terms);
      got = describe (slo);
      if (strcmp (got, cases[i].expected) != 0)
        {
          g_test_message ("%s %s: %s, and not %s", cases[i].property, cases[i].value, got, cases[i].expected);
          n_wrong++;
        }
      g_assert_true ((slo->method == STEWARD_SLO_VAGUE) == (slo->vague != NULL));
      g_assert_true ((slo->method == STEWARD_SLO_VAGUE) == (slo->compare == STEWARD_COMPARE_NONE));
    }
  g_assert_cmpuint (G_N_ELEMENTS (cases), >=, 60);
  g_assert_cmpuint (n_wrong, ==, 0);
}

/* How much of the time: by the driver, or as the contract says it. */
static void
test_targets (void)
{
  static const struct { const char *value; const char *driver; double target; const char *expected; } targets[] = {
    { "< 5 minutes", NULL, 0.99, "age < PT5M" },
    { "< 5 minutes", "regulatory", 0.999, "age < PT5M" },
    { "< 5 minutes for 97.5 % of the time", "regulatory", 0.975, "age < PT5M" },
    { "< 5 minutes, in 90% of cases", NULL, 0.90, "age < PT5M" },
  };
  g_autoptr(StewardLevelTerms) terms = steward_level_terms_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      char property[] = "freshness";
      StewardObjective objective = { property, (char *) targets[i].value, NULL, NULL, (char *) targets[i].driver };
      g_autoptr(StewardSlo) slo = steward_slo_from_objective (&objective, terms);
      g_autofree char *got = describe (slo);

      g_assert_cmpstr (got, ==, targets[i].expected);
      g_assert_cmpfloat (slo->target, ==, targets[i].target);
    }
}

/* A rule that runs once a week speaks for a week. */
static void
test_hold (void)
{
  static const struct { const char *schedule; gint64 hold; } holds[] = {
    { NULL, 26 * HOUR }, { "0 20 * * *", 26 * HOUR }, { "0 * * * *", 26 * HOUR }, { "0 20 * * 0", (7 * 24 + 2) * HOUR },
    { "0 20 * * 1-5", (3 * 24 + 2) * HOUR }, { "0 6 1 * *", (31 * 24 + 2) * HOUR }, { "whenever", 26 * HOUR },
  };
  g_autoptr(StewardLevelTerms) terms = steward_level_terms_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (holds); i++)
    {
      char property[] = "quality", value[] = "= 0", check[] = "nulls";
      StewardObjective objective = { property, value };
      g_autoptr(StewardSlo) slo = NULL;

      objective.check = check;
      objective.schedule = (char *) holds[i].schedule;
      slo = steward_slo_from_objective (&objective, terms);
      g_assert_cmpint (slo->method, ==, STEWARD_SLO_VALUE);
      g_assert_cmpint (slo->compare, ==, STEWARD_COMPARE_EQUAL);
      g_assert_cmpint (slo->hold, ==, holds[i].hold);
      g_assert_cmpstr (steward_slo_get_signal (slo), ==, "check:nulls");
    }
}

static StewardContract *
read_contract (const char *text)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) documents = steward_document_parse_yaml (text, -1, NULL, &error);
  StewardReading *reading;
  StewardContract *contract;

  g_assert_no_error (error);
  reading = steward_contract_read (documents->pdata[0], "contract.yaml");
  contract = g_steal_pointer (&reading->contract);
  steward_reading_free (reading);

  return contract;
}

static void
add_port (StewardEntry *entry,
          const char   *name,
          const char   *contract_id)
{
  StewardPort *port = steward_port_new ();

  port->direction = STEWARD_PORT_OUTPUT;
  port->name = g_strdup (name);
  port->contract_id = g_strdup (contract_id);
  g_ptr_array_add (entry->ports, port);
}

static char *
list (StewardEntry *entry)
{
  g_autoptr(StewardLevelTerms) terms = create_terms ();
  g_autoptr(GPtrArray) slos = steward_slo_list_from_entry (entry, "urn:x", terms);
  g_autoptr(GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < slos->len; i++)
    {
      const StewardSlo *slo = slos->pdata[i];
      g_autofree char *text = describe (slo);

      g_assert_cmpuint (strlen (slo->id), ==, 16);
      g_assert_cmpstr (slo->subject, ==, "urn:x");
      g_assert_true (g_hash_table_add (ids, slo->id));
      g_string_append_printf (out, "%s/%s/%s%s%s%s: %s\n", slo->port != NULL ? slo->port : "",
                              slo->element != NULL ? slo->element : "", slo->inherited ? "(" : "",
                              slo->check != NULL ? slo->check : slo->property, slo->inherited ? ")" : "",
                              slo->driver != NULL ? slo->driver : "", text);
    }

  return g_string_free (out, FALSE);
}

static const char levels[] =
  "apiVersion: v3.1.0\nkind: DataContract\nid: c-1\nversion: 1.0.0\nstatus: active\n"
  "schema:\n"
  "  - name: orders\n"
  "    quality:\n"
  "      - {name: Enough, metric: rowCount, mustBeBetween: [10, 900.5], type: library}\n"
  "      - {type: text, description: It is quite good.}\n"
  "      - {type: sql, query: SELECT 1}\n"
  "      - {type: custom, engine: soda, implementation: x}\n"
  "    properties:\n"
  "      - name: email\n"
  "        quality:\n"
  "          - {metric: invalidValues, mustBeLessOrEqualTo: 5, unit: percent, scheduler: cron, schedule: 0 20 * * 0}\n"
  "          - {rule: validValues, validValues: [a, b]}\n"
  "          - {metric: nullValues, mustNotBe: 7}\n"
  "slaDefaultElement: orders.at\n"
  "slaProperties:\n"
  "  - {property: freshness, value: 5, unit: m}\n"
  "  - {property: timeOfAvailability, value: 09:00-08:00, driver: regulatory}\n"
  "  - {property: timeOfAvailability, value: 08:00-08:00, driver: analytics}\n"
  "  - {property: latency, value: 1, unit: h, element: orders.email}\n";

static const char other[] =
  "apiVersion: v3.1.0\nkind: DataContract\nid: c-2\nversion: 1.0.0\nstatus: active\n"
  "slaProperties:\n"
  "  - {property: freshness, value: 1, unit: h}\n"
  "  - {property: availability, value: 99.9 %}\n";

/* The product's own, two ports, and what they have from the product. */
static void
test_entry (void)
{
  g_autoptr(StewardEntry) entry = steward_entry_new (STEWARD_ENTRY_PRODUCT);
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;

  g_ptr_array_add (entry->contracts, read_contract (levels));
  g_ptr_array_add (entry->contracts, read_contract (other));
  add_port (entry, "events", "c-1");
  one = list (entry);
  g_assert_cmpstr (one, ==,
                   "events/orders.at/freshness: age ≤ PT5M\n"
                   "events/orders.at/timeOfAvailabilityregulatory: by 09:00 -08:00 7f\n"
                   "events/orders.at/timeOfAvailabilityanalytics: by 08:00 -08:00 7f\n"
                   "events/orders.email/latency: latency ≤ PT1H\n"
                   "events/orders/Enough: quality ≥ 10\n"
                   "events/orders/Enough: quality ≤ 900.5\n"
                   "events/orders.email/invalidValues: quality ≤ 5 %\n"
                   "events/orders.email/validValues: quality = 0\n"
                   "events/orders.email/nullValues: vague: “!= 7” names what must not be, and leaves open what must. "
                   "Write “= 0”, “< 5” or “> 5”.\n"
                   "//freshness: age ≤ PT1H\n"
                   "//availability: up 99.9 % of 30 d\n"
                   "events//(availability): up 99.9 % of 30 d\n");
  add_port (entry, "archive", NULL);
  two = list (entry);
  g_assert_true (g_str_has_prefix (two, one));
  g_assert_cmpstr (two + strlen (one), ==,
                   "archive//(freshness): age ≤ PT1H\n"
                   "archive//(availability): up 99.9 % of 30 d\n");
}

/* A contract that two ports share speaks of the product, once. */
static void
test_shared (void)
{
  g_autoptr(StewardEntry) entry = steward_entry_new (STEWARD_ENTRY_PRODUCT);
  g_autofree char *text = NULL;

  g_ptr_array_add (entry->contracts, read_contract (other));
  add_port (entry, "stream", "c-2");
  add_port (entry, "batch", "c-2");
  add_port (entry, "elsewhere", "c-3");
  text = list (entry);
  g_assert_cmpstr (text, ==,
                   "//freshness: age ≤ PT1H\n"
                   "//availability: up 99.9 % of 30 d\n"
                   "stream//(freshness): age ≤ PT1H\n"
                   "stream//(availability): up 99.9 % of 30 d\n"
                   "batch//(freshness): age ≤ PT1H\n"
                   "batch//(availability): up 99.9 % of 30 d\n");
}

static void
test_retarget (void)
{
  static const struct { const char *property; const char *value; const char *unit; const char *target;
                        const char *expected; } targets[] = {
    { "freshness", "< 5 minutes", NULL, "10 minutes", "age ≤ PT10M" },
    { "freshness", "5", "m", "10", "age ≤ PT10M" },
    { "freshness", "< 5 minutes", NULL, "99 %", NULL },
    { "freshness", "< 5 minutes", NULL, "soon", NULL },
    { "freshness", "regularly", NULL, "1 hour", "age ≤ PT1H" },
    { "availability", "99.9 %", NULL, "99.99", "up 99.99 % of 30 d" },
    { "frequency", "daily", NULL, "twice a day", "2 in 1 day" },
    { "timeOfAvailability", "09:00+01:00", NULL, "08:30", "by 08:30 +01:00 7f" },
    { "throughput", "1000", "rows/s", "2000", "throughput ≥ 2000 rows/s" },
    { "completeness", "> 95 %", NULL, "3 hours", NULL },
  };
  g_autoptr(StewardLevelTerms) terms = create_terms ();

  for (gsize i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      StewardObjective objective = { (char *) targets[i].property, (char *) targets[i].value,
                                     (char *) targets[i].unit };
      g_autoptr(StewardSlo) slo = steward_slo_from_objective (&objective, terms);
      g_autoptr(StewardSlo) before = steward_slo_copy (slo);
      g_autoptr(GError) error = NULL;
      g_autofree char *got = NULL;

      g_assert_true (steward_slo_retarget (slo, targets[i].target, &error) == (targets[i].expected != NULL));
      g_test_message ("%s: %s", targets[i].target, error != NULL ? error->message : "good");
      if (targets[i].expected == NULL)
        {
          g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA);
          g_assert_true (steward_slo_is_same_promise (slo, before));
          continue;
        }
      got = describe (slo);
      g_assert_cmpstr (got, ==, targets[i].expected);
      g_assert_null (slo->vague);
    }
}

/* Text from outside never breaks a sentence, and is never long. */
static void
test_hostile (void)
{
  static const char *const values[] = {
    "\n\n\xff\xfe", "<b>5</b> minutes", "99999999999999999999999999 years", "1e308 s", "-5 minutes", "5 minutes 5 minutes",
    "99.9 % of 99.9 % of 99.9 %", "* * * * *", "0/0 0 * * *", "*/0 * * * *", "60 * * * *", "* * * * 8", "@reboot",
    "09:00/../../etc/passwd", "+99:99", "00:00:00:00", "1,2,3,4", "NaN", "inf %", "0x10 h", "१२ hours",
  };
  static const char *const properties[] = {
    "freshness", "frequency", "timeOfAvailability", "availability", "latency", "throughput", "errorRate", "retention",
    "timeToRepair", "endOfLife", "qualityScore", "x\n<y>",
  };
  g_autoptr(StewardLevelTerms) terms = create_terms ();
  g_autofree char *long_value = g_strnfill (100000, '9');

  for (gsize i = 0; i < G_N_ELEMENTS (properties); i++)
    for (gsize k = 0; k <= G_N_ELEMENTS (values); k++)
      {
        StewardObjective objective = { (char *) properties[i],
                                       k < G_N_ELEMENTS (values) ? (char *) values[k] : long_value };
        g_autoptr(StewardSlo) slo = steward_slo_from_objective (&objective, terms);

        g_assert_true (isfinite (slo->bound));
        g_assert_true (slo->target > 0 && slo->target <= 1);
        if (slo->vague != NULL)
          {
            g_assert_true (g_utf8_validate (slo->vague, -1, NULL));
            g_assert_cmpuint (strlen (slo->vague), <, 500);
            g_assert_null (strchr (slo->vague, '\n'));
          }
      }
}

static void
count_file (const char *path,
            guint      *n_typed,
            guint      *n_vague)
{
  g_autofree char *text = NULL;
  g_autoptr(GPtrArray) documents = NULL;
  g_autoptr(StewardLevelTerms) terms = create_terms ();

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return;
  documents = steward_document_parse_yaml (text, -1, NULL, NULL);
  for (guint i = 0; documents != NULL && i < documents->len; i++)
    {
      StewardReading *reading = steward_contract_read (documents->pdata[i], NULL);
      g_autoptr(StewardEntry) entry = steward_entry_new (STEWARD_ENTRY_PRODUCT);
      g_autoptr(GPtrArray) slos = NULL;

      if (reading->contract != NULL)
        g_ptr_array_add (entry->contracts, g_steal_pointer (&reading->contract));
      steward_reading_free (reading);
      slos = steward_slo_list_from_entry (entry, "urn:x", terms);
      for (guint k = 0; k < slos->len; k++)
        {
          const StewardSlo *slo = slos->pdata[k];
          g_autofree char *line = describe (slo);

          g_test_message ("%s: %s %s %s: %s", strrchr (path, '/') + 1, slo->property,
                          slo->element != NULL ? slo->element : "", slo->check != NULL ? slo->check : "", line);
          *(slo->method == STEWARD_SLO_VAGUE ? n_vague : n_typed) += 1;
        }
    }
}

static void
count_folder (const char *path,
              guint      *n_typed,
              guint      *n_vague)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        count_folder (child, n_typed, n_vague);
      else if (g_str_has_suffix (name, ".yaml") || g_str_has_suffix (name, ".yml"))
        count_file (child, n_typed, n_vague);
    }
}

/* The examples of the standard itself: nothing in them is vague. */
static void
test_examples (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("STEWARD_TEST_SPECS"), "bitol-odcs",
                                            "open-data-contract-standard", "docs", "examples", NULL);
  guint n_typed = 0, n_vague = 0;

  if (!g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("the specifications are not here");
      return;
    }
  count_folder (path, &n_typed, &n_vague);
  g_test_message ("%u typed, %u vague", n_typed, n_vague);
  g_assert_cmpuint (n_typed, >=, 20);
  g_assert_cmpuint (n_vague, ==, 0);
}

/* Those of the sample mesh. */
static void
test_sample (void)
{
  guint n_typed = 0, n_vague = 0;

  count_folder (g_getenv ("STEWARD_TEST_SAMPLE"), &n_typed, &n_vague);
  g_test_message ("%u typed, %u vague", n_typed, n_vague);
  g_assert_cmpuint (n_typed, >=, 20);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/slo-list/table", test_table);
  g_test_add_func ("/slo-list/targets", test_targets);
  g_test_add_func ("/slo-list/hold", test_hold);
  g_test_add_func ("/slo-list/entry", test_entry);
  g_test_add_func ("/slo-list/shared", test_shared);
  g_test_add_func ("/slo-list/retarget", test_retarget);
  g_test_add_func ("/slo-list/hostile", test_hostile);
  g_test_add_func ("/slo-list/examples", test_examples);
  g_test_add_func ("/slo-list/sample", test_sample);

  return g_test_run ();
}
