/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reading charters: the sample, what is wrong with which line, the way through
 * the JSON of the ledger and back, and thousands of damaged documents. */

#include "config.h"

#include "steward-charter.h"
#include "steward-json.h"

#include <string.h>

#define HOUR (G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC)

static const char small[] =
  "charter: 1\n"                                                      /* 1 */
  "council: Data council\n"
  "timezone: Europe/Berlin\n"
  "workingHours: Mon-Fri 09:00-17:00\n"
  "holidays: [\"2026-12-24\", \"2026-12-25\"]\n"                      /* 5 */
  "quorum: 2\n"
  "seats:\n"
  "  - seat: chair\n"
  "    role: chair\n"
  "    function: Platform\n"                                          /* 10 */
  "    holder: a@example.com\n"
  "  - seat: orders\n"
  "    domain: Orders\n"
  "    holder: b@example.com\n"
  "  - seat: finance\n"                                               /* 15 */
  "    domain: Finance\n"
  "    holder: c@example.com\n"
  "  - seat: privacy\n"
  "    role: veto\n"
  "    function: Privacy\n"                                           /* 20 */
  "    holder: d@example.com\n"
  "    askedWhen: [personal-data]\n"
  "reviews:\n"
  "  - kind: certification\n"
  "    approve: 2\n"                                                  /* 25 */
  "    reject: 2\n"
  "    days: 5\n"
  "    checklist: ready\n"
  "  - kind: charter\n"
  "    approve: 2/3\n"                                                /* 30 */
  "    days: 10\n"
  "checklists:\n"
  "  ready:\n"
  "    - Somebody owns it\n"
  "    - {id: told, text: All were told, check: owner}\n"             /* 35 */
  "certification:\n"
  "  - level: bronze\n"
  "    term: 12 months\n"
  "    criteria: [It has an owner]\n"
  "delegation:\n"                                                     /* 40 */
  "  allowed: true\n"
  "  longest: 30 days\n"
  "  active:\n"
  "    - from: b@example.com\n"
  "      to: c@example.com\n"                                         /* 45 */
  "      since: 2026-11-01\n"
  "      until: 2026-11-30\n"
  "escalation:\n"
  "  - after: 1 working day before due\n"
  "    to: the seats that have not voted\n"                           /* 50 */
  "  - after: due\n"
  "    to: the chair\n";

static StewardDocument *
parse_yaml (const char *text)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) documents = steward_document_parse_yaml (text, -1, NULL, &error);

  g_assert_no_error (error);
  return steward_document_ref (documents->pdata[0]);
}

static StewardCharter *
read_text (const char  *text,
           GPtrArray  **out_findings)
{
  g_autoptr(StewardDocument) document = parse_yaml (text);
  g_autoptr(GError) error = NULL;
  StewardCharter *charter = steward_charter_read (steward_document_get_root (document), "charter.yaml", out_findings,
                                                  &error);

  if (charter == NULL)
    g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA);
  else
    g_assert_no_error (error);

  return charter;
}

static char *
read_sample (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("STEWARD_TEST_SAMPLE"), "charter.yaml", NULL);
  g_autoptr(GError) error = NULL;
  char *text;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);

  return text;
}

static char *
replace (const char *text,
         const char *old,
         const char *new)
{
  const char *at = strstr (text, old);
  GString *out = g_string_new_len (text, at != NULL ? at - text : 0);

  if (at == NULL)
    g_error ("“%s” is not in the charter", old);
  g_string_append (out, new);
  g_string_append (out, at + strlen (old));

  return g_string_free (out, FALSE);
}

static void
test_small (void)
{
  g_autoptr(GPtrArray) findings = NULL;
  g_autoptr(StewardCharter) charter = read_text (small, &findings);
  const StewardProcedure *procedure;
  const StewardDelegation *delegation;
  g_autofree char *until = NULL;

  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", ((StewardFinding *) findings->pdata[i])->message);
  g_assert_cmpuint (findings->len, ==, 0);
  g_assert_cmpint (charter->version, ==, 1);
  g_assert_cmpstr (charter->council, ==, "Data council");
  g_assert_cmpstr (steward_charter_get_chair (charter)->id, ==, "chair");
  g_assert_cmpstr (steward_charter_find_seat (charter, "orders")->domain, ==, "Orders");
  g_assert_cmpstr (steward_charter_find_seat (charter, "orders")->title, ==, "orders");
  g_assert_null (steward_charter_find_seat (charter, "nobody"));
  g_assert_true (charter->recuse_own_domain);
  g_assert_false (charter->override_by_chair);

  procedure = steward_charter_get_procedure (charter, STEWARD_REVIEW_CERTIFICATION);
  g_assert_cmpuint (procedure->quorum, ==, 2);
  g_assert_cmpuint (procedure->checklist->len, ==, 2);
  g_assert_cmpstr (((StewardChecklistItem *) procedure->checklist->pdata[0])->id, ==, "somebody-owns-it");
  g_assert_cmpstr (((StewardChecklistItem *) procedure->checklist->pdata[1])->check, ==, "owner");
  g_assert_null (steward_charter_get_procedure (charter, STEWARD_REVIEW_CONTRACT));
  /* As many reject as approve, unless it is said. */
  procedure = steward_charter_get_procedure (charter, STEWARD_REVIEW_CHARTER);
  g_assert_cmpint (procedure->reject.kind, ==, STEWARD_SHARE_FRACTION);
  g_assert_cmpuint (procedure->reject.denominator, ==, 3);

  g_assert_cmpuint (steward_charter_get_level (charter, STEWARD_CERTIFICATION_BRONZE)->term_days, ==, 365);
  g_assert_cmpuint (steward_charter_get_level (charter, STEWARD_CERTIFICATION_BRONZE)->lead_days, ==, 30);
  g_assert_null (steward_charter_get_level (charter, STEWARD_CERTIFICATION_GOLD));
  delegation = charter->delegations->pdata[0];
  /* To the end of the day, in the zone of the council. */
  until = steward_instant_to_rfc3339 (delegation->until);
  g_assert_cmpstr (until, ==, "2026-11-30T23:00:00.000000Z");
  g_assert_cmpstr (delegation->id, ==, "charter-1");
}

static void
test_sample (void)
{
  g_autofree char *text = read_sample ();
  g_autoptr(GPtrArray) findings = NULL;
  g_autoptr(StewardCharter) charter = read_text (text, &findings);
  const StewardLevelRule *gold = steward_charter_get_level (charter, STEWARD_CERTIFICATION_GOLD);
  const StewardSeat *security = steward_charter_find_seat (charter, "security");

  g_assert_cmpuint (findings->len, ==, 0);
  g_assert_cmpint (charter->version, ==, 7);
  g_assert_cmpuint (charter->seats->len, ==, 10);
  g_assert_cmpuint (charter->procedures->len, ==, STEWARD_REVIEW_N_KINDS);
  g_assert_true (charter->override_by_chair);
  g_assert_cmpuint (gold->criteria->len, ==, 11);
  g_assert_cmpstr (((StewardChecklistItem *) gold->criteria->pdata[0])->check, ==, "owner");
  g_assert_cmpstr (((StewardChecklistItem *) gold->criteria->pdata[10])->check, ==, "lineage-complete");
  g_assert_cmpint (security->asked_when, ==, STEWARD_TOUCHES_RESTRICTED | STEWARD_TOUCHES_EXTERNAL);
  g_assert_cmpuint (charter->escalations->len, ==, 4);
  g_assert_cmpuint (steward_charter_get_procedure (charter, STEWARD_REVIEW_EXCEPTION)->longest_days, ==, 30);
  for (guint i = 0; i < charter->procedures->len; i++)
    g_assert_cmpuint (((StewardProcedure *) charter->procedures->pdata[i])->checklist->len, >, 0);
}

/* What is wrong, under which rule, and where. */
typedef struct
{
  const char *old;
  const char *new;
  const char *rule;
  guint line;
  StewardSeverity severity;
} Fault;

#define E STEWARD_SEVERITY_ERROR
#define W STEWARD_SEVERITY_WARNING
#define I STEWARD_SEVERITY_INFO

static const Fault faults[] = {
  { "charter: 1\n", "charter: 0\n", "charter/number", 1, E },
  { "charter: 1\n", "charter: one\n", "charter/number", 1, E },
  { "charter: 1\n", "chart: 1\n", "charter/missing", 1, E },
  { "council: Data council\n", "council: [a]\n", "charter/type", 2, E },
  { "council: Data council\n", "council: ''\n", "charter/missing", 2, E },
  { "timezone: Europe/Berlin\n", "timezone: Europe/Berlim\n", "charter/zone", 3, E },
  { "timezone: Europe/Berlin\n", "timezone:\n", "charter/missing", 1, E },
  { "workingHours: Mon-Fri 09:00-17:00\n", "workingHours: all day\n", "charter/hours", 4, E },
  { "\"2026-12-24\"", "\"2026-13-24\"", "charter/holiday", 5, E },
  { "\"2026-12-24\"", "[]", "charter/holiday", 5, E },
  { "quorum: 2\n", "quorum: 4\n", "charter/quorum", 6, E },
  { "quorum: 2\n", "quorum: 3\n", "charter/quorum-recused", 24, W },
  { "quorum: 2\n", "quorum: 0\n", "charter/number", 6, E },
  { "quorum: 2\n", "", "charter/missing", 1, E },
  { "    role: chair\n", "", "charter/no-chair", 8, E },
  { "  - seat: orders\n", "  - seat: orders\n    role: chair\n", "charter/two-chairs", 13, E },
  { "    role: chair\n", "    role: boss\n", "charter/role", 9, E },
  { "  - seat: orders\n", "  - seat: finance\n", "charter/seat-twice", 15, E },
  { "  - seat: orders\n", "  - seat: The Orders\n", "charter/id", 12, E },
  { "  - seat: orders\n", "  - role: member\n", "charter/missing", 12, E },
  { "    domain: Orders\n", "    domain: Orders\n    function: Data\n", "charter/scope", 14, E },
  { "    domain: Orders\n", "", "charter/scope", 12, W },
  { "    function: Privacy\n", "    domain: Privacy\n", "charter/scope", 18, E },
  { "    function: Privacy\n", "", "charter/scope", 18, E },
  { "    holder: c@example.com\n", "    holder: null\n", "charter/vacant", 15, W },
  { "[personal-data]", "[personal-data, moon]", "charter/condition", 22, E },
  { "[personal-data]", "personal-data", "charter/type", 22, E },
  { "[personal-data]", "[]", "charter/asked-when", 22, W },
  { "    domain: Orders\n", "    domain: Orders\n    askedWhen: [always]\n", "charter/asked-when", 14, E },
  { "  - kind: certification\n", "  - kind: certify\n", "charter/kind", 24, E },
  { "  - kind: charter\n", "  - kind: certification\n", "charter/kind-twice", 29, E },
  { "  - kind: charter\n", "  - kind: contract\n", "charter/unchangeable", 24, W },
  { "    approve: 2\n", "", "charter/missing", 24, E },
  { "    approve: 2\n", "    approve: most\n", "charter/threshold", 25, E },
  { "    approve: 2\n", "    approve: 0\n", "charter/threshold", 25, E },
  { "    approve: 2\n", "    approve: 4\n", "charter/unreachable", 25, E },
  { "    approve: 2\n", "    approve: 3\n", "charter/unreachable-recused", 24, W },
  { "    approve: 2\n", "    approve: 4/3\n", "charter/unreachable", 25, E },
  { "    approve: 2\n", "    approve: 1/0\n", "charter/threshold", 25, E },
  { "    approve: 2\n", "    approve: 1/2/3\n", "charter/threshold", 25, E },
  { "    approve: 2\n", "    approve: -1\n", "charter/threshold", 25, E },
  { "    reject: 2\n", "    reject: 9\n", "charter/unreachable", 26, E },
  { "    days: 5\n", "    days: soon\n", "charter/number", 27, E },
  { "    days: 5\n", "", "charter/days", 24, I },
  { "    days: 5\n", "    days: 5\n    bulk: often\n", "charter/flag", 28, E },
  { "    days: 5\n", "    days: 5\n    quorum: 9\n", "charter/quorum", 28, E },
  { "    days: 5\n", "    days: 5\n    longest: 30 days\n", "charter/longest", 28, W },
  { "    checklist: ready\n", "    checklist: steady\n", "charter/checklist", 28, E },
  { "    - Somebody owns it\n", "    - {id: told, text: Twice}\n", "charter/item-twice", 35, E },
  { "    - Somebody owns it\n", "    - {id: A B, text: Twice}\n", "charter/id", 34, E },
  { "    - Somebody owns it\n", "    - {id: a}\n", "charter/missing", 34, E },
  { "    - Somebody owns it\n", "    - ''\n", "charter/missing", 34, E },
  { "    - Somebody owns it\n", "    - [a]\n", "charter/type", 34, E },
  { "check: owner", "check: astrology", "charter/check", 35, W },
  { "  - level: bronze\n", "  - level: platinum\n", "charter/level", 37, E },
  { "  - level: bronze\n", "  - level: bronze\n    term: 1 year\n  - level: bronze\n", "charter/level-twice", 39, E },
  { "  - level: bronze\n", "  - level: bronze\n    includes: gold\n", "charter/includes", 38, E },
  { "    term: 12 months\n", "    term: long\n", "charter/term", 38, E },
  { "    term: 12 months\n", "    term: 0 days\n", "charter/term", 38, E },
  { "    term: 12 months\n", "", "charter/missing", 37, E },
  { "    term: 12 months\n", "    term: 3 weeks\n", "charter/lead", 37, E },
  { "  allowed: true\n", "  allowed: false\n", "charter/delegation", 44, E },
  { "  longest: 30 days\n", "  longest: 29 days\n", "charter/longest", 47, E },
  { "      to: c@example.com\n", "      to: b@example.com\n", "charter/delegation-self", 45, E },
  { "    - from: b@example.com\n", "    - from: x@example.com\n", "charter/delegation-seat", 44, E },
  { "      to: c@example.com\n", "      to: c@example.com\n      seat: finance\n", "charter/delegation-seat", 44, E },
  { "      to: c@example.com\n", "      to: c@example.com\n      seat: moon\n", "charter/seat", 46, E },
  { "      to: c@example.com\n", "      to: c@example.com\n      kinds: [moon]\n", "charter/kind", 46, E },
  { "      since: 2026-11-01\n", "", "charter/missing", 44, E },
  { "      since: 2026-11-01\n", "      since: 2026-12-01\n", "charter/period", 47, E },
  { "      until: 2026-11-30\n", "      until: 2026-11-31\n", "charter/date", 47, E },
  { "      until: 2026-11-30\n", "", "charter/missing", 44, E },
  { "  - after: due\n", "  - after: sometime\n", "charter/escalation", 51, E },
  { "  - after: due\n", "  - after: 0 working days\n", "charter/escalation", 51, E },
  { "    to: the chair\n", "", "charter/missing", 51, E },
  { "escalation:\n", "eskalation:\n", "charter/name", 48, W },
  { "workingHours: Mon", "working_hours: Mon", "charter/name", 4, W },
  { "    reject: 2\n", "    rejects: 2\n", "charter/name", 26, W },
  { "    askedWhen: [personal-data]\n", "    askedwhen: [personal-data]\n", "charter/name", 22, W },
  { "  longest: 30 days\n", "  longst: 30 days\n", "charter/name", 42, W },
  { "quorum: 2\n", "quorum: 2\nconflicts: {owndomain: allowed}\n", "charter/name", 7, W },
  { "quorum: 2\n", "quorum: 2\noverride: king\n", "charter/choice", 7, E },
  { "quorum: 2\n", "quorum: 2\nconflicts: {ownDomain: maybe}\n", "charter/choice", 7, E },
  { "quorum: 2\n", "quorum: 2\nconflicts: [a]\n", "charter/type", 7, E },
};

static const StewardFinding *
find_fault (GPtrArray  *findings,
            const char *rule)
{
  for (guint i = 0; i < findings->len; i++)
    if (strcmp (((StewardFinding *) findings->pdata[i])->rule, rule) == 0)
      return findings->pdata[i];

  return NULL;
}

static void
test_faults (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *text = replace (small, faults[i].old, faults[i].new);
      g_autoptr(GPtrArray) findings = NULL;
      g_autoptr(StewardCharter) charter = read_text (text, &findings);
      const StewardFinding *finding = find_fault (findings, faults[i].rule);

      if (finding == NULL)
        g_error ("no finding %s for “%s”", faults[i].rule, faults[i].new);
      g_test_message ("%s:%u:%u: %s", finding->file, finding->line, finding->column, finding->message);
      g_assert_cmpuint (finding->line, ==, faults[i].line);
      g_assert_cmpuint (finding->column, >, 0);
      g_assert_cmpint (finding->severity, ==, faults[i].severity);
      g_assert_true (g_str_has_suffix (finding->message, ".") || g_str_has_suffix (finding->message, "?"));
      g_assert_true ((charter == NULL) == (faults[i].severity == E));
    }
}

/* The message has the first line that is wrong. */
static void
test_error (void)
{
  g_autofree char *twice = replace (small, "    approve: 2\n", "    approve: most\n");
  g_autofree char *text = replace (twice, "quorum: 2\n", "quorum: 4\n");
  g_autoptr(StewardDocument) document = parse_yaml (text);
  g_autoptr(StewardDocument) list = parse_yaml ("- a\n");
  g_autoptr(GError) error = NULL;

  g_assert_null (steward_charter_read (steward_document_get_root (document), NULL, NULL, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA);
  g_assert_nonnull (strstr (error->message, "(line 6): The quorum of 4 can never be met: there are 3 seats."));
  g_clear_error (&error);
  g_assert_null (steward_charter_read (steward_document_get_root (list), NULL, NULL, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA);
}

static char *
map_person (const char *address,
            const char *name,
            gpointer    data)
{
  GHashTable *persons = data;
  const char *id = g_hash_table_lookup (persons, address);

  if (name != NULL)
    g_hash_table_insert (persons, g_strconcat ("name of ", address, NULL), g_strdup (name));
  if (id == NULL)
    {
      id = g_strdup_printf ("p-%u", g_hash_table_size (persons));
      g_hash_table_insert (persons, g_strdup (address), (char *) id);
    }

  return g_strdup (id);
}

static char *
to_json (const char *yaml)
{
  g_autoptr(StewardDocument) document = parse_yaml (yaml);
  g_autoptr(GHashTable) persons = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr(JsonNode) json = steward_charter_to_json (steward_document_get_root (document), map_person, persons);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = steward_json_canonicalize (json, STEWARD_JSON_EVENT, &error);

  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static StewardCharter *
read_json (const char *text)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(StewardDocument) document = steward_document_parse_json (text, -1, NULL, &error);
  StewardCharter *charter;

  g_assert_no_error (error);
  charter = steward_charter_read (steward_document_get_root (document), NULL, NULL, &error);
  g_assert_no_error (error);

  return charter;
}

static void
assert_same_items (GPtrArray *a,
                   GPtrArray *b)
{
  g_assert_cmpuint (a->len, ==, b->len);
  for (guint i = 0; i < a->len; i++)
    {
      const StewardChecklistItem *x = a->pdata[i];
      const StewardChecklistItem *y = b->pdata[i];

      g_assert_cmpstr (x->id, ==, y->id);
      g_assert_cmpstr (x->text, ==, y->text);
      g_assert_cmpstr (x->check, ==, y->check);
    }
}

static void
assert_same_seats (const StewardCharter *a,
                   const StewardCharter *b)
{
  g_assert_cmpuint (a->seats->len, ==, b->seats->len);
  for (guint i = 0; i < a->seats->len; i++)
    {
      const StewardSeat *x = a->seats->pdata[i];
      const StewardSeat *y = b->seats->pdata[i];

      g_assert_cmpstr (x->id, ==, y->id);
      g_assert_cmpstr (x->title, ==, y->title);
      g_assert_cmpint (x->role, ==, y->role);
      g_assert_cmpstr (x->domain, ==, y->domain);
      g_assert_cmpstr (x->function, ==, y->function);
      g_assert_cmpint (x->asked_when, ==, y->asked_when);
      g_assert_true ((x->holder == NULL) == (y->holder == NULL));
      g_assert_true (y->holder == NULL || g_str_has_prefix (y->holder, "p-"));
      g_assert_null (y->name);
    }
}

static void
assert_same_procedures (const StewardCharter *a,
                        const StewardCharter *b)
{
  g_assert_cmpuint (a->procedures->len, ==, b->procedures->len);
  for (guint i = 0; i < a->procedures->len; i++)
    {
      const StewardProcedure *x = a->procedures->pdata[i];
      const StewardProcedure *y = b->procedures->pdata[i];

      g_assert_cmpint (x->kind, ==, y->kind);
      g_assert_cmpstr (x->title, ==, y->title);
      g_assert_cmpmem (&x->approve, sizeof x->approve, &y->approve, sizeof y->approve);
      g_assert_cmpmem (&x->reject, sizeof x->reject, &y->reject, sizeof y->reject);
      g_assert_cmpuint (x->quorum, ==, y->quorum);
      g_assert_cmpuint (x->days, ==, y->days);
      g_assert_cmpint (x->bulk, ==, y->bulk);
      g_assert_cmpint (x->of_all_seats, ==, y->of_all_seats);
      g_assert_cmpuint (x->longest_days, ==, y->longest_days);
      assert_same_items (x->checklist, y->checklist);
    }
}

static void
assert_same_terms (const StewardCharter *a,
                   const StewardCharter *b)
{
  g_assert_cmpuint (a->levels->len, ==, b->levels->len);
  for (guint i = 0; i < a->levels->len; i++)
    {
      const StewardLevelRule *x = a->levels->pdata[i];
      const StewardLevelRule *y = b->levels->pdata[i];

      g_assert_cmpint (x->level, ==, y->level);
      g_assert_cmpuint (x->term_days, ==, y->term_days);
      g_assert_cmpuint (x->lead_days, ==, y->lead_days);
      assert_same_items (x->criteria, y->criteria);
    }
  g_assert_cmpuint (a->escalations->len, ==, b->escalations->len);
  for (guint i = 0; i < a->escalations->len; i++)
    {
      const StewardEscalation *x = a->escalations->pdata[i];
      const StewardEscalation *y = b->escalations->pdata[i];

      g_assert_cmpint (x->offset, ==, y->offset);
      g_assert_cmpstr (x->to, ==, y->to);
      g_assert_cmpstr (x->by, ==, y->by);
    }
  g_assert_cmpuint (a->delegations->len, ==, b->delegations->len);
  for (guint i = 0; i < a->delegations->len; i++)
    {
      const StewardDelegation *x = a->delegations->pdata[i];
      const StewardDelegation *y = b->delegations->pdata[i];

      g_assert_cmpint (x->since, ==, y->since);
      g_assert_cmpint (x->until, ==, y->until);
      g_assert_cmpstr (x->seat, ==, y->seat);
      g_assert_cmpuint (x->kinds, ==, y->kinds);
      g_assert_true (g_str_has_prefix (y->from, "p-") && g_str_has_prefix (y->to, "p-"));
    }
}

static void
check_round_trip (const char *yaml)
{
  g_autoptr(StewardCharter) written = read_text (yaml, NULL);
  g_autofree char *json = to_json (yaml);
  g_autoptr(StewardCharter) read = read_json (json);

  g_assert_null (strstr (json, "@example.com"));
  g_assert_cmpint (written->version, ==, read->version);
  g_assert_cmpstr (written->council, ==, read->council);
  g_assert_cmpint (written->recuse_own_domain, ==, read->recuse_own_domain);
  g_assert_cmpint (written->override_by_chair, ==, read->override_by_chair);
  g_assert_cmpint (written->delegation_allowed, ==, read->delegation_allowed);
  g_assert_cmpint (written->delegation_chain, ==, read->delegation_chain);
  g_assert_cmpuint (written->delegation_longest_days, ==, read->delegation_longest_days);
  assert_same_seats (written, read);
  assert_same_procedures (written, read);
  assert_same_terms (written, read);
}

static void
test_round_trip (void)
{
  g_autofree char *sample = read_sample ();
  g_autofree char *json = to_json (sample);

  check_round_trip (small);
  check_round_trip (sample);
  g_assert_null (strstr (json, "Lindqvist"));
  g_assert_null (strstr (json, "Leave"));
  g_assert_nonnull (strstr (json, "\"acknowledgeWithin\":\"30 minutes\""));
  g_assert_nonnull (strstr (json, "\"to\":\"the chair\""));
  g_assert_nonnull (strstr (json, "\"decisions\":\"10 years\""));
}

/* Nothing that events may not hold, and nothing lost. */
static void
test_json (void)
{
  g_autofree char *json = to_json ("a: 1.5\n"
                                   "b: 9007199254740991\n"
                                   "c: 9007199254740992\n"
                                   "d: -9007199254740991\n"
                                   "e: true\n"
                                   "f: null\n"
                                   "g: .inf\n"
                                   "h: 0x10\n"
                                   "i: [1, {name: kept, holder: kept@example.org}]\n"
                                   "j: \"1\"\n"
                                   "k: {}\n"
                                   "seats: [{seat: a, holder: x@y, name: X Y, deputy: {name: kept}}, {holder: }]\n"
                                   "delegation: {to: kept, active: [{from: x@y, to: z@y, name: gone, reason: gone}]}\n");

  g_assert_cmpstr (json, ==,
                   "{\"a\":\"1.5\",\"b\":9007199254740991,\"c\":\"9007199254740992\",\"d\":-9007199254740991,"
                   "\"delegation\":{\"active\":[{\"from\":\"p-1\",\"to\":\"p-3\"}],\"to\":\"kept\"},"
                   "\"e\":true,\"f\":null,\"g\":\".inf\",\"h\":\"0x10\","
                   "\"i\":[1,{\"holder\":\"kept@example.org\",\"name\":\"kept\"}],\"j\":\"1\",\"k\":{},"
                   "\"seats\":[{\"deputy\":{\"name\":\"kept\"},\"holder\":\"p-1\",\"seat\":\"a\"},{\"holder\":null}]}");
}

static void
test_escalation (void)
{
  g_autoptr(StewardCharter) charter = read_text (small, NULL);
  gint64 opened, due;
  g_autofree char *text = NULL;

  g_assert_true (steward_instant_parse ("2026-11-20T10:00:00+01:00", &opened, NULL));
  due = steward_charter_get_due (charter, STEWARD_REVIEW_CERTIFICATION, opened);
  text = steward_instant_to_rfc3339 (due);
  g_assert_cmpstr (text, ==, "2026-11-27T09:00:00.000000Z");
  g_assert_cmpint (steward_charter_get_due (charter, STEWARD_REVIEW_CONTRACT, opened), ==, 0);
  /* One working day before Friday at ten is Thursday at ten. */
  g_assert_cmpuint (steward_charter_get_escalation (charter, due, due - 24 * HOUR - 1), ==, 0);
  g_assert_cmpuint (steward_charter_get_escalation (charter, due, due - 24 * HOUR), ==, 1);
  g_assert_cmpuint (steward_charter_get_escalation (charter, due, due - 1), ==, 1);
  g_assert_cmpuint (steward_charter_get_escalation (charter, due, due), ==, 2);
  g_assert_cmpuint (steward_charter_get_escalation (charter, due, due + 1000 * HOUR), ==, 2);
  g_assert_cmpuint (steward_charter_get_escalation (charter, 0, due), ==, 0);
}

static void
test_asked (void)
{
  g_autoptr(StewardCharter) charter = read_text (small, NULL);
  StewardSeat seat = { .role = STEWARD_SEAT_VETO };

  g_assert_true (steward_charter_asks_seat (steward_charter_find_seat (charter, "orders"), STEWARD_TOUCHES_NOTHING));
  g_assert_false (steward_charter_asks_seat (steward_charter_find_seat (charter, "privacy"), STEWARD_TOUCHES_EXTERNAL));
  g_assert_true (steward_charter_asks_seat (steward_charter_find_seat (charter, "privacy"),
                                            STEWARD_TOUCHES_EXTERNAL | STEWARD_TOUCHES_PERSONAL));
  g_assert_true (steward_charter_asks_seat (&seat, STEWARD_TOUCHES_NOTHING));
  seat.asked_when = STEWARD_TOUCHES_ALWAYS;
  g_assert_true (steward_charter_asks_seat (&seat, STEWARD_TOUCHES_NOTHING));
  seat.role = STEWARD_SEAT_AUDITOR;
  g_assert_false (steward_charter_asks_seat (&seat, STEWARD_TOUCHES_PERSONAL));
}

static void
test_words (void)
{
  static const char *const ids[] = { "certification", "contract", "breaking-contract", "recertification", "retirement",
                                     "charter", "exception" };
  StewardReviewKind kind;

  g_assert_cmpuint (G_N_ELEMENTS (ids), ==, STEWARD_REVIEW_N_KINDS);
  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_assert_true (steward_review_kind_from_id (ids[i], &kind));
      g_assert_cmpstr (steward_review_kind_to_id (kind), ==, ids[i]);
      g_assert_cmpint (*steward_review_kind_to_title (kind), !=, '\0');
    }
  g_assert_false (steward_review_kind_from_id ("policy", &kind));
  g_assert_false (steward_review_kind_from_id (NULL, &kind));
  g_assert_cmpstr (steward_seat_role_to_id (STEWARD_SEAT_VETO), ==, "veto");
  g_assert_cmpstr (steward_seat_role_to_title (STEWARD_SEAT_CHAIR), ==, "Chair");
}

static void
test_shares (void)
{
  static const struct { StewardShare share; guint n; guint needed; const char *text; } cases[] = {
    { { STEWARD_SHARE_COUNT, 4, 0 }, 3, 4, "4" },
    { { STEWARD_SHARE_FRACTION, 2, 3 }, 6, 4, "2/3" },
    { { STEWARD_SHARE_FRACTION, 2, 3 }, 7, 5, "2/3" },
    { { STEWARD_SHARE_FRACTION, 1, 3 }, 0, 1, "1/3" },
    { { STEWARD_SHARE_FRACTION, 1000, 1000 }, 1000, 1000, "1000/1000" },
    { { STEWARD_SHARE_MAJORITY, 0, 0 }, 6, 4, "majority" },
    { { STEWARD_SHARE_MAJORITY, 0, 0 }, 7, 4, "majority" },
    { { STEWARD_SHARE_MAJORITY, 0, 0 }, 0, 1, "majority" },
    { { STEWARD_SHARE_ALL, 0, 0 }, 7, 7, "all" },
    { { STEWARD_SHARE_ALL, 0, 0 }, 0, 1, "all" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = steward_share_to_text (&cases[i].share);

      g_assert_cmpuint (steward_share_get_needed (&cases[i].share, cases[i].n), ==, cases[i].needed);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_delegations (void)
{
  g_autoptr(StewardCharter) charter = read_text (small, NULL);
  StewardDelegation *delegation = steward_delegation_new ();

  delegation->id = g_strdup ("charter-1");
  steward_charter_add_delegation (charter, delegation);
  g_assert_cmpuint (charter->delegations->len, ==, 1);
  delegation = steward_delegation_new ();
  delegation->id = g_strdup ("other");
  steward_charter_add_delegation (charter, delegation);
  g_assert_cmpuint (charter->delegations->len, ==, 2);
}

/* Damaged documents are read or refused; an error always has a finding. */
static void
test_damaged (void)
{
  g_autofree char *sample = read_sample ();
  g_autoptr(GRand) random = g_rand_new_with_seed (7);
  gsize length = strlen (sample);
  guint n_read = 0;

  for (int i = 0; i < 3000; i++)
    {
      g_autofree char *text = g_strdup (sample);
      g_autoptr(GPtrArray) documents = NULL;
      g_autoptr(GPtrArray) findings = NULL;
      g_autoptr(StewardCharter) charter = NULL;
      g_autoptr(GError) error = NULL;

      for (int n = g_rand_int_range (random, 1, 6); n > 0; n--)
        {
          gsize at = (gsize) g_rand_int_range (random, 0, (gint32) length - 40);

          if (g_rand_boolean (random))
            text[at] = "0-:[]{}x \n#\"9"[g_rand_int_range (random, 0, 13)];
          else
            memmove (text + at, text + at + 20, strlen (text + at + 20) + 1), length = strlen (text);
        }
      length = strlen (sample);
      documents = steward_document_parse_yaml (text, -1, NULL, NULL);
      if (documents == NULL || documents->len == 0)
        continue;
      charter = steward_charter_read (steward_document_get_root (documents->pdata[0]), NULL, &findings, &error);
      g_assert_true ((charter == NULL) == (error != NULL));
      g_assert_true (charter != NULL || findings->len > 0);
      n_read += charter != NULL;
    }
  g_assert_cmpuint (n_read, >, 100);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/charter/small", test_small);
  g_test_add_func ("/charter/sample", test_sample);
  g_test_add_func ("/charter/faults", test_faults);
  g_test_add_func ("/charter/error", test_error);
  g_test_add_func ("/charter/round-trip", test_round_trip);
  g_test_add_func ("/charter/json", test_json);
  g_test_add_func ("/charter/escalation", test_escalation);
  g_test_add_func ("/charter/asked", test_asked);
  g_test_add_func ("/charter/words", test_words);
  g_test_add_func ("/charter/shares", test_shares);
  g_test_add_func ("/charter/delegations", test_delegations);
  g_test_add_func ("/charter/damaged", test_damaged);

  return g_test_run ();
}
