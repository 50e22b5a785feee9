/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The charter's section about access: what is read, what is refused and where,
 * and what the sample says. */

#include "config.h"

#include "access-kit.h"

#include "steward-json.h"

#include <string.h>

#define SEATS "privacy ?audit"

static const char small[] =
  "  purposes:\n"
  "    - {id: ads, text: Advertise}\n"
  "    - {id: art, text: Art}\n"
  "  legalBases:\n"
  "    - {id: law, text: Law}\n"
  "  incompatible:\n"
  "    - [ads, art]\n"
  "  longest:\n"
  "    personal: 90 days\n"
  "  days: 3\n"
  "  terms: Be kind\n"
  "  checklist: ready\n"
  "  matrix:\n"
  "    - classification: internal\n"
  "      steps: [owner]\n"
  "    - classification: personal\n"
  "      purposes: [ads]\n"
  "      steps:\n"
  "        - owner\n"
  "        - {any: [privacy, chair], when: {masked: false}}\n"
  "        - {atLeast: 2, of: [owner, privacy, chair], title: The many, step: many}\n"
  "      needs: [purpose]\n"
  "  rules:\n"
  "    - rule: M-1\n"
  "      text: One domain\n"
  "      when: {sameDomain: true}\n"
  "      then: skip owner\n"
  "  emergency:\n"
  "    allowed: true\n"
  "    longest: 2 days\n"
  "    review: 1\n"
  "  attestation: 90 days\n";

/* Line of the first line of the section in the document of access_kit. */
static guint
get_first_line (void)
{
  g_autofree char *text = access_kit_make_document (SEATS, small);
  const char *at = strstr (text, "access:\n");
  guint line = 2;

  for (const char *c = text; c < at; c++)
    line += *c == '\n';

  return line;
}

static StewardCharter *
read_section (const char  *section,
              GPtrArray  **out_findings)
{
  g_autofree char *text = access_kit_make_document (SEATS, section);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) documents = steward_document_parse_yaml (text, -1, NULL, &error);

  g_assert_no_error (error);

  return steward_charter_read (steward_document_get_root (documents->pdata[0]), "charter.yaml", out_findings, NULL);
}

static void
check_row (const StewardAccessRow *row)
{
  const StewardAccessStepRule *any = row->steps->pdata[1];
  const StewardAccessStepRule *many = row->steps->pdata[2];

  g_assert_cmpstr (row->rule, ==, "matrix personal, ads");
  g_assert_cmpstr (row->needs[0], ==, "purpose");
  g_assert_cmpuint (row->steps->len, ==, 3);
  g_assert_cmpstr (((StewardAccessStepRule *) row->steps->pdata[0])->id, ==, "owner");
  g_assert_cmpstr (((StewardAccessStepRule *) row->steps->pdata[0])->title, ==, "Domain owner");
  g_assert_cmpstr (any->id, ==, "step-2");
  g_assert_cmpstr (any->title, ==, "Privacy or chair");
  g_assert_cmpuint (any->needed, ==, 1);
  g_assert_cmpint (any->when->masked, ==, STEWARD_ONLY_NOT);
  g_assert_cmpint (any->when->personal, ==, STEWARD_EITHER);
  g_assert_cmpstr (many->id, ==, "many");
  g_assert_cmpstr (many->title, ==, "The many");
  g_assert_cmpuint (many->needed, ==, 2);
}

static void
test_small (void)
{
  g_autoptr(GPtrArray) findings = NULL;
  g_autoptr(StewardCharter) charter = read_section (small, &findings);
  const StewardAccessRules *rules;
  const StewardAccessRule *rule;

  for (guint i = 0; i < findings->len; i++)
    g_assert_cmpstr (((StewardFinding *) findings->pdata[i])->message, ==, NULL);
  rules = charter->access;
  g_assert_cmpuint (rules->purposes->len, ==, 2);
  g_assert_cmpstr (steward_access_rules_get_purpose (rules, "art"), ==, "Art");
  g_assert_null (steward_access_rules_get_purpose (rules, "law"));
  g_assert_null (steward_access_rules_get_purpose (rules, NULL));
  g_assert_cmpstr (steward_access_rules_get_legal_basis (rules, "law"), ==, "Law");
  g_assert_cmpuint (rules->longest_days[STEWARD_CLASSIFICATION_PERSONAL], ==, 90);
  g_assert_cmpuint (rules->longest_days[STEWARD_CLASSIFICATION_INTERNAL], ==, 0);
  g_assert_cmpuint (rules->decision_days, ==, 3);
  g_assert_cmpstr (rules->terms, ==, "Be kind");
  g_assert_cmpuint (rules->checklist->len, ==, 1);
  check_row (rules->rows->pdata[1]);
  rule = rules->rules->pdata[0];
  g_assert_cmpint (rule->kind, ==, STEWARD_ACCESS_RULE_SKIP);
  g_assert_cmpstr (rule->what, ==, "owner");
  g_assert_cmpint (rule->when->same_domain, ==, STEWARD_ONLY_IF);
  g_assert_true (rules->emergency_allowed);
  g_assert_cmpuint (rules->emergency_hours, ==, 48);
  g_assert_cmpuint (rules->emergency_review_days, ==, 1);
  g_assert_cmpuint (rules->attestation_days, ==, 90);
}

/* Nothing has to be there. */
static void
test_empty (void)
{
  g_autoptr(GPtrArray) findings = NULL;
  g_autoptr(StewardCharter) none = read_section (NULL, NULL);
  g_autoptr(StewardCharter) charter = read_section ("  matrix: [{classification: public, steps: []}]\n", &findings);

  g_assert_null (none->access);
  g_assert_cmpuint (findings->len, ==, 0);
  g_assert_cmpuint (charter->access->decision_days, ==, 2);
  g_assert_false (charter->access->emergency_allowed);
  g_assert_null (charter->access->terms);
  g_assert_cmpuint (charter->access->attestation_days, ==, 0);
}

/* Lines count from the first of the section. */
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

static const Fault faults[] = {
  { "    - {id: ads, text: Advertise}\n", "    - ads\n", "charter/type", 2, E },
  { "    - {id: ads, text: Advertise}\n", "    - {id: ads}\n", "charter/missing", 2, E },
  { "    - {id: ads, text: Advertise}\n", "    - {id: The ads, text: A}\n", "charter/id", 2, E },
  { "{id: art, text: Art}", "{id: ads, text: Art}", "charter/item-twice", 3, E },
  { "{id: art, text: Art}", "{id: art, texts: Art}", "charter/missing", 3, E },
  { "  legalBases:\n", "  legalBasis:\n", "charter/name", 4, W },
  { "[ads, art]", "[ads]", "charter/incompatible", 7, E },
  { "[ads, art]", "[ads, ads]", "charter/incompatible", 7, E },
  { "[ads, art]", "[ads, moon]", "charter/choice", 7, E },
  { "[ads, art]", "ads", "charter/incompatible", 7, E },
  { "    personal: 90 days\n", "    secret: 90 days\n", "charter/classification", 9, E },
  { "    personal: 90 days\n", "    unknown: 90 days\n", "charter/classification", 9, E },
  { "    personal: 90 days\n", "    personal: long\n", "charter/term", 9, E },
  { "    personal: 90 days\n", "    - 90 days\n", "charter/type", 9, E },
  { "  days: 3\n", "  days: 0\n", "charter/number", 10, E },
  { "  days: 3\n", "  days: soon\n", "charter/number", 10, E },
  { "  terms: Be kind\n", "  terms: [a]\n", "charter/type", 11, E },
  { "  checklist: ready\n", "  checklist: steady\n", "charter/checklist", 12, E },
  { "    - classification: internal\n", "    - classification: secret\n", "charter/classification", 14, E },
  { "    - classification: internal\n", "    - classification: [internal]\n", "charter/type", 14, E },
  { "    - classification: internal\n", "    - clasification: internal\n", "charter/missing", 14, E },
  { "      steps: [owner]\n", "      steps: owner\n", "charter/type", 15, E },
  { "      steps: [owner]\n", "      needs: [purpose]\n", "charter/missing", 14, E },
  { "      steps: [owner]\n", "      steps: [moon]\n", "charter/role", 15, E },
  { "      steps: [owner]\n", "      steps: [audit]\n", "charter/role", 15, E },
  { "      steps: [owner]\n", "      steps: [owner, owner]\n", "charter/step", 15, E },
  { "      steps: [owner]\n", "      steps: [{}]\n", "charter/step", 15, E },
  { "      steps: [owner]\n", "      steps: [[owner]]\n", "charter/type", 15, E },
  { "      steps: [owner]\n", "      steps: [{role: [owner]}]\n", "charter/type", 15, E },
  { "      steps: [owner]\n", "      steps: [{any: owner}]\n", "charter/type", 15, E },
  { "      steps: [owner]\n", "      steps: [{any: []}]\n", "charter/step", 15, E },
  { "      steps: [owner]\n", "      steps: [{any: [owner, owner]}]\n", "charter/role", 15, E },
  { "      steps: [owner]\n", "      steps: [{any: [owner], all: [privacy]}]\n", "charter/step", 15, E },
  { "      steps: [owner]\n", "      steps: [{of: [owner, privacy]}]\n", "charter/missing", 15, E },
  { "      steps: [owner]\n", "      steps: [{any: [owner], atLeast: 1}]\n", "charter/step", 15, E },
  { "      steps: [owner]\n", "      steps: [{any: [owner], unless: {}}]\n", "charter/step", 15, E },
  { "      steps: [owner]\n", "      steps: [{role: owner, step: The One}]\n", "charter/id", 15, E },
  { "      steps: [owner]\n", "      steps: [{atLeast: 3, of: [owner, privacy]}]\n", "charter/number", 15, E },
  { "      steps: [owner]\n", "      steps: [owner]\n    - {classification: internal, steps: []}\n", "charter/matrix", 16,
    E },
  { "    - classification: personal\n      purposes: [ads]\n", "    - classification: personal\n      purposes: [moon]\n",
    "charter/choice", 17, E },
  { "      purposes: [ads]\n", "      purposes: []\n", "charter/type", 17, E },
  { "{masked: false}", "{masked: maybe}", "charter/flag", 20, E },
  { "{masked: false}", "{maksed: false}", "charter/when", 20, E },
  { "{masked: false}", "{masked: null}", "charter/when", 20, E },
  { "{masked: false}", "masked", "charter/type", 20, E },
  { "{masked: false}", "{classification: secret}", "charter/classification", 20, E },
  { "{masked: false}", "{classifications: []}", "charter/type", 20, E },
  { "{masked: false}", "{consumer: robot}", "charter/consumer", 20, E },
  { "{masked: false}", "{purposes: [moon]}", "charter/choice", 20, E },
  { "{masked: false}", "{legalBasis: moon}", "charter/choice", 20, E },
  { "{masked: false}", "{longerThan: often}", "charter/term", 20, E },
  { "{masked: false}", "", "charter/type", 20, E },
  { "      needs: [purpose]\n", "      needs: [luck]\n", "charter/need", 22, E },
  { "      needs: [purpose]\n", "      needs: [[purpose]]\n", "charter/type", 22, E },
  { "      needs: [purpose]\n", "      need: [purpose]\n", "charter/name", 22, W },
  { "    - rule: M-1\n", "    - id: M-1\n", "charter/missing", 24, E },
  { "    - rule: M-1\n", "    - rule: emergency\n", "charter/id", 24, E },
  { "    - rule: M-1\n", "    - rule: matrix internal\n", "charter/id", 24, E },
  { "    - rule: M-1\n", "    - {rule: M-1, text: A, then: flag}\n    - rule: M-1\n", "charter/item-twice", 25, E },
  { "      text: One domain\n", "", "charter/missing", 24, E },
  { "      then: skip owner\n", "      then: skip moon\n", "charter/role", 27, E },
  { "      then: skip owner\n", "      then: skip privacy\n", "charter/then", 27, W },
  { "      then: skip owner\n", "      then: skip\n", "charter/then", 27, E },
  { "      then: skip owner\n", "      then: approve owner\n", "charter/then", 27, E },
  { "      then: skip owner\n", "      then: forgive\n", "charter/then", 27, E },
  { "      then: skip owner\n", "      then: ask audit\n", "charter/role", 27, E },
  { "      then: skip owner\n", "      then: need luck\n", "charter/need", 27, E },
  { "      then: skip owner\n", "      then: [approve]\n", "charter/type", 27, E },
  { "      then: skip owner\n", "", "charter/then", 24, W },
  { "      then: skip owner\n", "      than: skip owner\n", "charter/name", 27, W },
  { "    allowed: true\n", "    allowed: often\n", "charter/flag", 29, E },
  { "    longest: 2 days\n", "", "charter/missing", 29, E },
  { "    longest: 2 days\n", "    longest: 2 weeks and more\n", "charter/term", 30, E },
  { "    longest: 2 days\n", "    longest: 5 minutes\n", "charter/term", 30, E },
  { "    longest: 2 days\n", "    longest: 2 years\n", "charter/term", 30, E },
  { "    review: 1\n", "    review: 0\n", "charter/number", 31, E },
  { "    review: 1\n", "    reviews: 1\n", "charter/name", 31, W },
  { "  attestation: 90 days\n", "  attestation: 0 days\n", "charter/term", 32, E },
  { "  attestation: 90 days\n", "  attestation: Every now and then\n", "charter/attestation", 32, W },
};

static char *
replace (const char *text,
         const char *old,
         const char *new)
{
  const char *at = strstr (text, old);
  GString *out = g_string_new_len (text, at != NULL ? at - text : 0);

  if (at == NULL)
    g_error ("“%s” is not in the section", old);
  g_string_append (out, new);
  g_string_append (out, at + strlen (old));

  return g_string_free (out, FALSE);
}

static const StewardFinding *
find_fault (GPtrArray  *findings,
            const char *rule,
            guint       first_line)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const StewardFinding *finding = g_ptr_array_index (findings, i);

      if (strcmp (finding->rule, rule) == 0 && finding->line >= first_line)
        return finding;
    }

  return NULL;
}

static void
test_faults (void)
{
  guint first_line = get_first_line ();

  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *section = replace (small, faults[i].old, faults[i].new);
      g_autoptr(GPtrArray) findings = NULL;
      g_autoptr(StewardCharter) charter = read_section (section, &findings);
      const StewardFinding *finding = find_fault (findings, faults[i].rule, first_line);

      if (finding == NULL)
        g_error ("no finding %s for “%s”", faults[i].rule, faults[i].new);
      g_test_message ("%s for “%s”: %u:%u: %s", finding->rule, faults[i].new, finding->line, finding->column,
                      finding->message);
      g_assert_cmpuint (finding->line - first_line + 1, ==, faults[i].line);
      g_assert_cmpuint (finding->column, >, 0);
      g_assert_cmpint (finding->severity, ==, faults[i].severity);
      g_assert_true (g_str_has_suffix (finding->message, ".") || g_str_has_suffix (finding->message, "?"));
      g_assert_true ((charter == NULL) == (faults[i].severity == E));
    }
}

static void
test_not_a_map (void)
{
  g_autoptr(StewardCharter) list = read_section ("  - a\n", NULL);
  g_autoptr(GPtrArray) findings = NULL;
  g_autoptr(StewardCharter) bare = read_section ("  days: 1\n", &findings);

  g_assert_null (list);
  /* It can be used, and gives nobody anything. */
  g_assert_nonnull (bare->access);
  g_assert_cmpstr (((StewardFinding *) findings->pdata[0])->rule, ==, "charter/matrix");
}

/* Charters and the ledger's JSON of them say the same. */
static void
test_json (void)
{
  g_autofree char *text = access_kit_make_document (SEATS, small);
  g_autoptr(GPtrArray) documents = steward_document_parse_yaml (text, -1, NULL, NULL);
  g_autoptr(JsonNode) json = steward_charter_to_json (steward_document_get_root (documents->pdata[0]), NULL, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = steward_json_canonicalize (json, STEWARD_JSON_EVENT, &error);
  g_autoptr(StewardDocument) document = NULL;
  g_autoptr(StewardCharter) charter = NULL;

  g_assert_no_error (error);
  document = steward_document_parse_json (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL,
                                          &error);
  g_assert_no_error (error);
  charter = steward_charter_read (steward_document_get_root (document), NULL, NULL, &error);
  g_assert_no_error (error);
  check_row (charter->access->rows->pdata[1]);
  g_assert_cmpuint (charter->access->emergency_hours, ==, 48);
  g_assert_cmpuint (charter->access->decision_days, ==, 3);
}

static void
test_sample (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("STEWARD_TEST_SAMPLE"), "charter.yaml", NULL);
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) documents = NULL;
  g_autoptr(GPtrArray) findings = NULL;
  g_autoptr(StewardCharter) charter = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  documents = steward_document_parse_yaml (text, -1, NULL, &error);
  g_assert_no_error (error);
  charter = steward_charter_read (steward_document_get_root (documents->pdata[0]), NULL, &findings, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
  g_assert_cmpuint (charter->access->rows->len, ==, 5);
  g_assert_cmpuint (charter->access->rules->len, ==, 3);
  g_assert_cmpuint (charter->access->checklist->len, ==, 4);
  g_assert_cmpuint (charter->access->attestation_days, ==, 90);
  g_assert_cmpuint (charter->access->longest_days[STEWARD_CLASSIFICATION_PUBLIC], ==, 730);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/access-charter/small", test_small);
  g_test_add_func ("/access-charter/empty", test_empty);
  g_test_add_func ("/access-charter/faults", test_faults);
  g_test_add_func ("/access-charter/not a map", test_not_a_map);
  g_test_add_func ("/access-charter/json", test_json);
  g_test_add_func ("/access-charter/sample", test_sample);

  return g_test_run ();
}
