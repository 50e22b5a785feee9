/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The approval matrix, rule by rule: which way a request takes, under which
 * name, what is missing and what is pointed out. */

#include "config.h"

#include "access-kit.h"

#include <stdlib.h>
#include <string.h>

#define SEATS "privacy security legal board ?audit"

static const char matrix[] =
  "  purposes: [{id: ads, text: Advertise}, {id: fraud, text: Fight fraud}, {id: books, text: Close the books}]\n"
  "  legalBases: [{id: consent, text: Consent}, {id: law, text: Law}]\n"
  "  incompatible: [[ads, fraud]]\n"
  "  longest: {internal: 12 months, confidential: 6 months, personal: 90 days, restricted: 30 days}\n"
  "  days: 2\n"
  "  matrix:\n"
  "    - {classification: public, steps: []}\n"
  "    - {classification: internal, steps: [owner]}\n"
  "    - {classification: confidential, steps: [owner, consumer-owner]}\n"
  "    - {classification: personal, purposes: [fraud], steps: [{any: [privacy, security]}]}\n"
  "    - {classification: personal, steps: [owner, privacy, security], needs: [purpose, legal basis]}\n"
  "    - classification: restricted\n"
  "      steps: [owner, {all: [privacy, security]}, {atLeast: 2, of: [legal, board, chair], when: {external: true}}]\n"
  "      needs: [purpose, legal basis, impact assessment, ticket, terms]\n"
  "  rules:\n"
  "    - {rule: M-1, text: One domain needs no owner, when: {sameDomain: true}, then: skip owner}\n"
  "    - {rule: M-2, text: A service needs somebody, when: {consumer: service}, then: need answerable}\n"
  "    - {rule: M-3, text: Security only for restricted, when: {classification: personal, masked: true},"
  " then: skip security}\n"
  "    - {rule: M-4, text: Products may not read restricted data, when: {consumer: product, classification:"
  " restricted}, then: refuse}\n"
  "    - {rule: M-5, text: A renewal of internal data is given, when: {renewal: true, classification: internal},"
  " then: approve}\n"
  "    - {rule: M-6, text: Long access is looked at by the board, when: {longerThan: 200 days}, then: ask board}\n"
  "    - {rule: M-7, text: Outside the house, when: {external: true, personal: false}, then: flag}\n"
  "    - {rule: M-8, text: Legal looks at what must not be joined, when: {incompatible: true}, then: ask legal}\n"
  "    - {rule: M-9, text: Books close by law, when: {purpose: books, legalBasis: law, classification: [internal,"
  " confidential]}, then: approve}\n"
  "    - {rule: M-10, text: Nothing in an emergency for products, when: {emergency: true, consumer: product}, then:"
  " refuse}\n"
  "    - {rule: M-12, text: Nothing is masked here, when: {masked: true, classification: internal}, then: flag}\n"
  "    - {rule: M-11, text: Owners of products are asked anyhow, when: {consumer: product, sameDomain: true}, then:"
  " ask owner}\n"
  "  emergency: {allowed: true, longest: 24 hours, review: 2}\n";

/* Words of a form: purpose=ads basis=law ticket terms text emergency renewal
 * external same days=30 forever since=5 files=1 held=ads
 * person team product service answerable revocation. */
typedef struct
{
  const char *name;
  const char *columns;
  const char *form;
  StewardRouteOutcome outcome;
  const char *rule;                    /* NULL: whatever */
  const char *steps;                   /* "owner+ security-M-3" */
  const char *problem;                 /* part of a sentence, NULL: there is none */
  const char *flag;                    /* part of a sentence, NULL: there is none */
} Case;

#define STEPS STEWARD_ROUTE_STEPS
#define APPROVED STEWARD_ROUTE_APPROVED
#define REFUSED STEWARD_ROUTE_REFUSED
#define INCOMPLETE STEWARD_ROUTE_INCOMPLETE

static const Case cases[] = {
  /* by classification */
  { "public", "a:public", "", APPROVED, "matrix public", "", NULL, NULL },
  { "public, as long as anybody likes", "a:public", "days=9999", STEPS, "matrix public", "board+", NULL, NULL },
  { "internal", "a:internal", "", STEPS, "matrix internal", "owner+", NULL, NULL },
  { "confidential", "a:confidential", "", STEPS, "matrix confidential", "owner+ consumer-owner+", NULL, NULL },
  { "highest counts", "a:public b:confidential c:internal", "", STEPS, "matrix confidential",
    "owner+ consumer-owner+", NULL, NULL },
  { "personal", "a:personal", "purpose=ads basis=consent", STEPS, "matrix personal", "owner+ privacy+ security+", NULL,
    NULL },
  { "masked counts as it is", "a:personal~redacted b:public", "purpose=ads basis=consent", STEPS, "matrix personal",
    "owner+ privacy+ security-M-3", NULL, NULL },
  { "partly masked", "a:personal~partial b:personal", "purpose=ads basis=consent", STEPS, "matrix personal",
    "owner+ privacy+ security+", NULL, NULL },
  { "restricted inside", "a:restricted", "purpose=ads basis=law files=1 ticket terms days=30", STEPS,
    "matrix restricted", "owner+ step-2+ step-3-matrix restricted", NULL, NULL },
  { "restricted outside", "a:restricted", "purpose=ads basis=law files=1 ticket terms days=30 external", STEPS,
    "matrix restricted", "owner+ step-2+ step-3+", NULL, NULL },
  { "unknown counts as strictest", "a:?", "purpose=ads basis=law files=1 ticket terms days=30", STEPS,
    "matrix restricted", "owner+ step-2+ step-3-matrix restricted", NULL, "count as restricted" },
  { "one unknown is enough", "a:public b:?", "purpose=ads basis=law files=1 ticket terms days=30", STEPS,
    "matrix restricted", "owner+ step-2+ step-3-matrix restricted", NULL, "count as restricted" },
  { "whole without columns", "*", "purpose=ads basis=law files=1 ticket terms days=30", STEPS, "matrix restricted",
    "owner+ step-2+ step-3-matrix restricted", NULL, "count as restricted" },
  { "whole with columns", "*a:internal", "", STEPS, "matrix internal", "owner+", NULL, NULL },
  /* by purpose */
  { "row of a purpose", "a:personal", "purpose=fraud", STEPS, "matrix personal, fraud", "step-1+", NULL, NULL },
  { "row of a purpose, masked", "a:personal~digest", "purpose=fraud", STEPS, "matrix personal, fraud", "step-1+", NULL,
    NULL },
  { "other purpose", "a:personal", "purpose=books basis=law", STEPS, "matrix personal", "owner+ privacy+ security+",
    NULL, NULL },
  /* what the form has to have */
  { "no purpose", "a:personal", "basis=consent", INCOMPLETE, NULL, NULL, "for which purpose", NULL },
  { "no legal basis", "a:personal", "purpose=ads", INCOMPLETE, NULL, NULL, "legal basis", NULL },
  { "no purpose is needed", "a:internal", "", STEPS, "matrix internal", "owner+", NULL, NULL },
  { "unknown purpose", "a:internal", "purpose=moon", INCOMPLETE, NULL, NULL, "no purpose “moon”", NULL },
  { "unknown basis", "a:internal", "basis=moon", INCOMPLETE, NULL, NULL, "no legal basis “moon”", NULL },
  { "no assessment", "a:restricted", "purpose=ads basis=law ticket terms days=30", INCOMPLETE, NULL, NULL,
    "impact assessment", NULL },
  { "no ticket", "a:restricted", "purpose=ads basis=law files=1 terms days=30", INCOMPLETE, NULL, NULL, "ticket",
    NULL },
  { "terms not accepted", "a:restricted", "purpose=ads basis=law files=1 ticket days=30", INCOMPLETE, NULL, NULL,
    "Accept the terms", NULL },
  { "a rule needs more", "a:internal", "service", INCOMPLETE, NULL, NULL, "answers for the consumer", NULL },
  { "and has it", "a:internal", "service answerable", STEPS, "matrix internal", "owner+", NULL, NULL },
  { "others need it not", "a:internal", "team", STEPS, "matrix internal", "owner+", NULL, NULL },
  /* how long */
  { "as long as it may", "a:personal", "purpose=ads basis=law days=90", STEPS, NULL, "owner+ privacy+ security+", NULL,
    NULL },
  { "too long", "a:personal", "purpose=ads basis=law days=91", INCOMPLETE, NULL, NULL, "90 days at most", NULL },
  { "for ever", "a:personal", "purpose=ads basis=law forever", INCOMPLETE, NULL, NULL, "Say until when", NULL },
  { "counted from its beginning", "a:personal", "purpose=ads basis=law since=10 days=100", STEPS, NULL,
    "owner+ privacy+ security+", NULL, NULL },
  { "over already", "a:public", "days=-1", INCOMPLETE, NULL, NULL, "has passed", NULL },
  { "ends before it begins", "a:public", "since=9 days=5", INCOMPLETE, NULL, NULL, "before it begins", NULL },
  { "a past beginning gives no more", "a:personal", "purpose=ads basis=law since=-50 days=91", INCOMPLETE, NULL, NULL,
    "90 days at most", NULL },
  { "a past beginning takes nothing away", "a:personal", "purpose=ads basis=law since=-50 days=60", STEPS, NULL,
    "owner+ privacy+ security+", NULL, NULL },
  /* rules that skip */
  { "same domain", "a:confidential", "same", STEPS, NULL, "owner-M-1 consumer-owner+", NULL, NULL },
  { "same domain, whatever case", "a:confidential", "SAME", STEPS, NULL, "owner-M-1 consumer-owner+", NULL, NULL },
  { "everything skipped", "a:internal", "same", APPROVED, "M-1", "owner-M-1", NULL, NULL },
  { "no domain is no same domain", "a:internal", "nodomain", STEPS, NULL, "owner+", NULL, NULL },
  { "skips what is not there", "a:public", "same", APPROVED, "matrix public", "", NULL, NULL },
  /* rules that decide */
  { "approved by a rule", "a:internal", "renewal", APPROVED, "M-5", "owner-M-5", NULL, NULL },
  { "first of two that approve", "a:internal", "renewal purpose=books basis=law", APPROVED, "M-5", "owner-M-5", NULL,
    NULL },
  { "approved by purpose and basis", "a:confidential", "purpose=books basis=law", APPROVED, "M-9",
    "owner-M-9 consumer-owner-M-9", NULL, NULL },
  { "all of a condition must hold", "a:confidential", "purpose=books basis=consent", STEPS, NULL,
    "owner+ consumer-owner+", NULL, NULL },
  { "approved in spite of what is missing", "a:internal", "renewal service", INCOMPLETE, NULL, NULL, "answers for",
    NULL },
  { "refused by a rule", "a:restricted", "product purpose=ads basis=law files=1 ticket terms days=30", REFUSED, "M-4",
    "owner-M-4 step-2-M-4 step-3-matrix restricted", NULL, NULL },
  { "refused before it is complete", "a:restricted", "product days=30", REFUSED, "M-4",
    "owner-M-4 step-2-M-4 step-3-matrix restricted", "purpose", NULL },
  /* rules that ask */
  { "asked by a rule", "a:internal", "days=201", STEPS, NULL, "owner+ board+", NULL, NULL },
  { "not quite so long", "a:internal", "days=200", STEPS, NULL, "owner+", NULL, NULL },
  { "who asks goes before who approves", "a:internal", "renewal days=201", STEPS, NULL, "owner+ board+", NULL, NULL },
  { "who asks goes before who skips", "a:internal", "product same", STEPS, NULL, "owner+", NULL, NULL },
  { "open-ended is longest", "a:public", "forever", STEPS, NULL, "board+", NULL, NULL },
  /* what is pointed out */
  { "flag", "a:internal", "external", STEPS, NULL, "owner+", NULL, "M-7: Outside" },
  { "no flag for personal data", "a:personal", "external purpose=ads basis=law", STEPS, NULL,
    "owner+ privacy+ security+", NULL, NULL },
  { "incompatible", "a:internal", "purpose=ads held=fraud", STEPS, NULL, "owner+ legal+", NULL, "“Fight fraud”" },
  { "incompatible the other way", "a:internal", "purpose=fraud held=ads", STEPS, NULL, "owner+ legal+", NULL,
    "“Advertise”" },
  { "the same purpose twice", "a:internal", "purpose=ads held=ads", STEPS, NULL, "owner+", NULL, NULL },
  { "compatible", "a:internal", "purpose=books held=ads", STEPS, NULL, "owner+", NULL, NULL },
  /* emergencies */
  { "emergency", "a:personal", "emergency text hours=24", APPROVED, "emergency",
    "owner-emergency privacy-emergency security-emergency", NULL, "emergency" },
  { "emergency skips what rules leave", "a:personal~year", "emergency text hours=2", APPROVED, "emergency",
    "owner-emergency privacy-emergency security-M-3", NULL, "emergency" },
  { "emergency too long", "a:personal", "emergency text hours=25", INCOMPLETE, NULL, NULL, "24 hours at most",
    "emergency" },
  { "emergency without a reason", "a:internal", "emergency hours=1", INCOMPLETE, NULL, NULL, "why it is an emergency",
    "emergency" },
  { "emergency without an end", "a:public", "emergency text forever", INCOMPLETE, NULL, NULL, "Say until when",
    "emergency" },
  { "emergency refused", "a:internal", "emergency text hours=1 product", REFUSED, "M-10", "owner-M-10", NULL,
    "emergency" },
  { "emergency is not approved by other rules", "a:internal", "emergency text hours=1 renewal", APPROVED, "emergency",
    "owner-emergency", NULL, "emergency" },
  /* taking away */
  { "revocation", "a:restricted", "revocation forever", STEPS, "revocation", "owner+", NULL, NULL },
  { "revocation of public data", "a:public", "revocation product same", STEPS, "revocation", "owner+", NULL, NULL },
};

/* What a form may say is kept here while it is routed. */
typedef struct
{
  StewardAccessFacts facts;
  StewardAccessAsk *ask;
  StewardAccessTerms *terms;
  char *held[2];
} Form;

static void
set_value (Form       *form,
           const char *name,
           const char *value)
{
  if (strcmp (name, "purpose") == 0)
    form->ask->purpose = g_strdup (value);
  else if (strcmp (name, "basis") == 0)
    form->ask->legal_basis = g_strdup (value);
  else if (strcmp (name, "held") == 0)
    form->held[0] = g_strdup (value);
  else if (strcmp (name, "files") == 0)
    form->facts.n_files = (guint) atoi (value);
  else if (strcmp (name, "days") == 0)
    form->terms->until = ACCESS_KIT_NOW + atoi (value) * ACCESS_KIT_DAY;
  else if (strcmp (name, "hours") == 0)
    form->terms->until = ACCESS_KIT_NOW + atoi (value) * (ACCESS_KIT_DAY / 24);
  else if (strcmp (name, "since") == 0)
    form->terms->since = ACCESS_KIT_NOW + atoi (value) * ACCESS_KIT_DAY;
  else
    g_error ("“%s” is nothing of a form", name);
}

static void
set_word (Form       *form,
          const char *word)
{
  if (steward_consumer_kind_from_id (word, &form->ask->consumer_kind))
    return;
  if (strcmp (word, "ticket") == 0)
    form->ask->ticket = g_strdup ("T-1");
  else if (strcmp (word, "terms") == 0)
    form->ask->accepts_terms = TRUE;
  else if (strcmp (word, "text") == 0)
    form->facts.has_purpose_text = TRUE;
  else if (strcmp (word, "emergency") == 0)
    form->ask->emergency = TRUE;
  else if (strcmp (word, "renewal") == 0)
    form->facts.renewal = TRUE;
  else if (strcmp (word, "external") == 0)
    form->facts.visibility = STEWARD_VISIBILITY_EXTERNAL;
  else if (strcmp (word, "same") == 0 || strcmp (word, "SAME") == 0)
    form->ask->domain = g_strdup (*word == 's' ? "Orders" : " ORDERS ");
  else if (strcmp (word, "nodomain") == 0)
    form->facts.domain = NULL;
  else if (strcmp (word, "forever") == 0)
    form->terms->until = 0;
  else if (strcmp (word, "answerable") == 0)
    form->ask->answerable = g_strdup ("ann");
  else if (strcmp (word, "revocation") == 0)
    form->ask->kind = STEWARD_ACCESS_KIND_REVOCATION;
  else
    g_error ("“%s” is nothing of a form", word);
}

static void
fill_form (Form       *form,
           const char *columns,
           const char *text)
{
  g_auto(GStrv) words = g_strsplit (text, " ", -1);

  form->ask = steward_access_ask_new ();
  form->ask->consumer = g_strdup ("somebody");
  form->ask->domain = NULL;
  form->terms = access_kit_make_terms (columns);
  form->terms->until = ACCESS_KIT_NOW + 30 * ACCESS_KIT_DAY;
  form->facts.domain = "Orders";
  form->facts.now = ACCESS_KIT_NOW;
  for (gsize i = 0; words[i] != NULL; i++)
    {
      g_auto(GStrv) parts = g_strsplit (words[i], "=", 2);

      if (parts[0] != NULL && parts[1] != NULL)
        set_value (form, parts[0], parts[1]);
      else if (*words[i] != '\0')
        set_word (form, words[i]);
    }
  form->facts.ask = form->ask;
  form->facts.terms = form->terms;
  form->facts.held_purposes = form->held[0] != NULL ? (const char *const *) form->held : NULL;
}

static void
clear_form (Form *form)
{
  steward_access_ask_free (form->ask);
  steward_access_terms_free (form->terms);
  g_free (form->held[0]);
}

static char *
describe_steps (const StewardAccessRoute *route)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < route->steps->len; i++)
    {
      const StewardAccessStep *step = g_ptr_array_index (route->steps, i);

      g_string_append_printf (text, "%s%s%c%s", i > 0 ? " " : "", step->id, step->asked ? '+' : '-',
                              step->asked ? "" : step->rule);
      g_assert_nonnull (step->reason);
      g_assert_nonnull (step->title);
      g_assert_cmpuint (step->needed, >, 0);
      g_assert_cmpuint (g_strv_length (step->roles), >=, step->needed);
    }

  return g_string_free (text, FALSE);
}

static void
check_sentences (const char *name,
                 GPtrArray  *sentences,
                 const char *part)
{
  gboolean found = FALSE;

  for (guint i = 0; i < sentences->len; i++)
    {
      g_test_message ("%s: %s", name, (char *) sentences->pdata[i]);
      found |= part != NULL && strstr (sentences->pdata[i], part) != NULL;
    }
  if (part == NULL && sentences->len > 0)
    g_error ("%s: “%s” is said", name, (char *) sentences->pdata[0]);
  if (part != NULL && !found)
    g_error ("%s: “%s” is not said", name, part);
}

static void
test_case (gconstpointer data)
{
  const Case *the_case = data;
  g_autoptr(StewardCharter) charter = access_kit_make_charter (SEATS, matrix, NULL);
  g_autoptr(StewardAccessRoute) route = NULL;
  g_autofree char *steps = NULL;
  Form form = { 0 };

  fill_form (&form, the_case->columns, the_case->form);
  route = steward_access_route_new (charter, &form.facts);
  check_sentences (the_case->name, route->problems, the_case->problem);
  check_sentences (the_case->name, route->flags, the_case->flag);
  g_assert_cmpint (route->outcome, ==, the_case->outcome);
  g_assert_nonnull (route->words);
  if (the_case->rule != NULL)
    g_assert_cmpstr (route->rule, ==, the_case->rule);
  steps = describe_steps (route);
  if (the_case->steps != NULL)
    g_assert_cmpstr (steps, ==, the_case->steps);
  /* Nothing is decided without a name. */
  if (route->outcome == STEWARD_ROUTE_APPROVED || route->outcome == STEWARD_ROUTE_REFUSED)
    g_assert_nonnull (route->rule);
  g_assert_cmpint (route->review_due != 0, ==, g_strcmp0 (route->rule, "emergency") == 0);
  /* Two working days after a Saturday. */
  g_assert_cmpint (route->due, >, ACCESS_KIT_NOW + 2 * ACCESS_KIT_DAY);
  g_assert_cmpint (route->due, <, ACCESS_KIT_NOW + 5 * ACCESS_KIT_DAY);
  clear_form (&form);
}

static StewardAccessRoute *
route_under (const char *section,
             const char *columns,
             const char *words)
{
  g_autoptr(StewardCharter) charter = access_kit_make_charter (SEATS, section, NULL);
  StewardAccessRoute *route;
  Form form = { 0 };

  fill_form (&form, columns, words);
  route = steward_access_route_new (charter, &form.facts);
  clear_form (&form);

  return route;
}

/* A charter that does not speak of something gives nothing. */
static void
test_silent (void)
{
  g_autoptr(StewardAccessRoute) none = route_under (NULL, "a:public", "");
  g_autoptr(StewardAccessRoute) empty = route_under ("  days: 3\n", "a:public", "");
  g_autoptr(StewardAccessRoute) small = route_under ("  matrix: [{classification: internal, steps: [owner]}]\n",
                                                     "a:personal", "");
  g_autoptr(StewardAccessRoute) other = route_under ("  purposes: [{id: ads, text: Ads}, {id: art, text: Art}]\n"
                                                     "  matrix: [{classification: internal, purposes: ads, steps: []}]\n",
                                                     "a:internal", "purpose=art");
  g_autoptr(StewardAccessRoute) emergency = route_under ("  matrix: [{classification: internal, steps: [owner]}]\n",
                                                         "a:internal", "emergency text hours=1");

  g_assert_cmpint (none->outcome, ==, STEWARD_ROUTE_INCOMPLETE);
  g_assert_cmpstr (none->problems->pdata[0], ==, "The charter does not say who decides about access.");
  g_assert_cmpint (empty->outcome, ==, STEWARD_ROUTE_INCOMPLETE);
  g_assert_cmpint (small->outcome, ==, STEWARD_ROUTE_INCOMPLETE);
  g_assert_nonnull (strstr (small->problems->pdata[0], "personal data"));
  g_assert_cmpint (other->outcome, ==, STEWARD_ROUTE_INCOMPLETE);
  g_assert_cmpint (emergency->outcome, ==, STEWARD_ROUTE_INCOMPLETE);
  g_assert_nonnull (strstr (emergency->problems->pdata[0], "allows no emergency"));
}

/* Without a row of its own a class counts as the next stricter one, never as a
 * milder one. */
static void
test_next_row (void)
{
  static const char section[] = "  matrix:\n    - {classification: restricted, steps: [owner, privacy]}\n"
                                "    - {classification: confidential, steps: [owner]}\n";
  g_autoptr(StewardAccessRoute) public = route_under (section, "a:public", "");
  g_autoptr(StewardAccessRoute) personal = route_under (section, "a:personal", "");
  g_autoptr(StewardAccessRoute) ads = route_under ("  purposes: [{id: ads, text: Ads}]\n  matrix:\n"
                                                   "    - {classification: internal, steps: [owner]}\n"
                                                   "    - {classification: internal, purposes: ads, steps: [legal]}\n"
                                                   "    - {classification: personal, purposes: ads, steps: [board]}\n",
                                                   "a:internal", "purpose=ads");

  /* A row for the purpose goes first, wherever it stands. */
  g_assert_cmpstr (ads->rule, ==, "matrix internal, ads");
  g_assert_cmpstr (public->rule, ==, "matrix confidential");
  g_assert_cmpstr (personal->rule, ==, "matrix restricted");
}

/* Lists that are not there bind nobody to them. */
static void
test_free_choice (void)
{
  static const char section[] = "  matrix: [{classification: personal, steps: [owner], needs: [purpose, legal basis]}]"
                                "\n";
  g_autoptr(StewardAccessRoute) good = route_under (section, "a:personal", "text basis=anything");
  g_autoptr(StewardAccessRoute) bad = route_under (section, "a:personal", "basis=anything");

  g_assert_cmpint (good->outcome, ==, STEWARD_ROUTE_STEPS);
  g_assert_cmpint (bad->outcome, ==, STEWARD_ROUTE_INCOMPLETE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/access-route/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/access-route/silent charter", test_silent);
  g_test_add_func ("/access-route/next row", test_next_row);
  g_test_add_func ("/access-route/free choice", test_free_choice);

  return g_test_run ();
}
