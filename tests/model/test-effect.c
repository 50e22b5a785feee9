/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Effects, plans and results on their way through JSON, and what somebody may
 * have made of it on the way. */

#include "config.h"

#include "access-kit.h"
#include "steward-effect.h"

#include "steward-json.h"

#include <string.h>

static char *
to_text (JsonNode *node)
{
  g_autoptr(JsonNode) owned = node;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = steward_json_canonicalize (owned, STEWARD_JSON_EVENT, &error);

  g_assert_no_error (error);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static StewardDocument *
parse (const char *text)
{
  g_autoptr(GError) error = NULL;
  StewardDocument *document = steward_document_parse_json (text, -1, NULL, &error);

  g_assert_no_error (error);

  return document;
}

static StewardEffect *
make_effect (void)
{
  g_autoptr(StewardAccessTerms) terms = access_kit_make_terms ("a:internal b:personal~digest");
  StewardEffect *effect = steward_effect_new (STEWARD_EFFECT_REVOKE, "a-2026-001/revoke-1", "a-2026-001", terms);

  effect->title = g_strdup ("Orders for “analysts”");
  effect->foreign = TRUE;

  return effect;
}

static StewardEffectPlan *
make_plan (void)
{
  StewardEffectPlan *plan = steward_effect_plan_new ();
  StewardEffectRole *role = steward_effect_role_new ();

  steward_effect_plan_add (plan, "GRANT SELECT ON TABLE %s TO %s", "\"t\"", "\"100%s\"");
  steward_effect_plan_add (plan, "COMMENT ON VIEW v IS 'two\nlines'");
  plan->transactional = FALSE;
  plan->satisfied = TRUE;
  plan->platform = g_strdup ("PostgreSQL 15.8 at localhost:5432/shop");
  role->role = g_strdup ("interns");
  role->path = g_strdup ("member of analysts");
  role->can_login = TRUE;
  g_ptr_array_add (plan->roles, role);
  g_ptr_array_add (plan->warnings, g_strdup ("Two more people gain by it."));
  steward_effect_plan_settle (plan);

  return plan;
}

static StewardEffectResult *
make_result (void)
{
  StewardEffectResult *result = steward_effect_result_new (STEWARD_EFFECT_PARTIAL, "It has more than was approved.");
  StewardGrant *grant = steward_grant_new ();

  result->again = TRUE;
  grant->grantee = g_strdup ("analysts");
  grant->object = g_strdup ("shop/sales.orders");
  grant->privilege = g_strdup ("SELECT");
  grant->path = g_strdup ("direct");
  grant->row_limited = TRUE;
  g_ptr_array_add (result->observed, grant);

  return result;
}

static void
test_effect (void)
{
  g_autoptr(StewardEffect) effect = make_effect ();
  g_autofree char *text = to_text (steward_effect_to_json (effect));
  g_autoptr(StewardDocument) document = parse (text);
  g_autoptr(GError) error = NULL;
  g_autoptr(StewardEffect) back = steward_effect_from_node (steward_document_get_root (document), &error);
  g_autofree char *again = NULL;

  g_assert_no_error (error);
  again = to_text (steward_effect_to_json (back));
  g_assert_cmpstr (text, ==, again);
  g_assert_cmpint (back->action, ==, STEWARD_EFFECT_REVOKE);
  g_assert_true (back->foreign);
  g_assert_true (steward_access_terms_equal (back->terms, effect->terms));
}

static void
test_plan (void)
{
  g_autoptr(StewardEffectPlan) plan = make_plan ();
  g_autoptr(StewardEffectPlan) copy = steward_effect_plan_copy (plan);
  g_autofree char *text = to_text (steward_effect_plan_to_json (copy));
  g_autoptr(StewardDocument) document = parse (text);
  g_autoptr(GError) error = NULL;
  g_autoptr(StewardEffectPlan) back = steward_effect_plan_from_node (steward_document_get_root (document), &error);
  g_autofree char *again = NULL;

  g_assert_no_error (error);
  again = to_text (steward_effect_plan_to_json (back));
  g_assert_cmpstr (text, ==, again);
  g_assert_cmpstr (plan->statements->pdata[0], ==, "GRANT SELECT ON TABLE \"t\" TO \"100%s\"");
  g_assert_true (back->executable);
  g_assert_false (back->transactional);
  g_assert_cmpstr (back->digest, ==, plan->digest);
  g_assert_null (steward_effect_plan_copy (NULL));
}

/* The digest is that of the statements, and of nothing else. */
static void
test_digest (void)
{
  g_autoptr(StewardEffectPlan) plan = make_plan ();
  g_autoptr(StewardEffectPlan) same = make_plan ();
  g_autoptr(StewardEffectPlan) empty = steward_effect_plan_new ();

  steward_effect_plan_settle (empty);
  /* SHA-256 of nothing. */
  g_assert_cmpstr (empty->digest, ==, "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  g_free (same->platform);
  same->platform = g_strdup ("elsewhere");
  steward_effect_plan_settle (same);
  g_assert_cmpstr (plan->digest, ==, same->digest);
  g_assert_true (g_str_has_prefix (plan->digest, "sha256:"));
  g_ptr_array_remove_index (same->statements, 1);
  steward_effect_plan_settle (same);
  g_assert_cmpstr (plan->digest, !=, same->digest);
}

static void
test_result (void)
{
  g_autoptr(StewardEffectResult) result = make_result ();
  g_autoptr(StewardEffectResult) copy = steward_effect_result_copy (result);
  g_autofree char *text = to_text (steward_effect_result_to_json (copy));
  g_autoptr(StewardDocument) document = parse (text);
  g_autoptr(GError) error = NULL;
  g_autoptr(StewardEffectResult) back = steward_effect_result_from_node (steward_document_get_root (document), &error);
  g_autofree char *again = NULL;

  g_assert_no_error (error);
  again = to_text (steward_effect_result_to_json (back));
  g_assert_cmpstr (text, ==, again);
  g_assert_cmpint (back->outcome, ==, STEWARD_EFFECT_PARTIAL);
  g_assert_true (back->again);
  g_assert_true (((StewardGrant *) back->observed->pdata[0])->row_limited);
  g_assert_null (steward_effect_result_copy (NULL));
}

#define TERMS "{\"source\":\"s\",\"grantee\":\"g\",\"privilege\":\"SELECT\",\"objects\":" \
              "[{\"object\":\"o\",\"whole\":1}]}"

static const char *const hostile_effects[] = {
  "[]", "{}", "{\"id\":\"e\",\"action\":\"grant\",\"access\":\"a\"}",
  "{\"id\":\"e\",\"action\":\"drop\",\"access\":\"a\",\"terms\":" TERMS "}",
  "{\"id\":\"\",\"action\":\"grant\",\"access\":\"a\",\"terms\":" TERMS "}",
  "{\"id\":\"e\",\"action\":\"grant\",\"access\":\"\",\"terms\":" TERMS "}",
  "{\"id\":\"e\",\"action\":\"grant\",\"access\":\"a\",\"terms\":{}}",
  "{\"id\":\"e\",\"action\":\"grant\",\"access\":\"a\",\"terms\":[]}",
  "{\"id\":\"e\",\"action\":\"grant\",\"access\":\"a\",\"terms\":" TERMS ",\"foreign\":3}",
  "{\"id\":\"e\",\"action\":\"grant\",\"access\":\"a\",\"terms\":" TERMS ",\"statements\":[]}",
};

static const char *const hostile_plans[] = {
  "[]", "{\"statements\":\"DROP\"}", "{\"statements\":[1]}", "{\"statements\":[null]}", "{\"roles\":{}}",
  "{\"roles\":[1]}", "{\"roles\":[{}]}", "{\"roles\":[{\"role\":\"r\",\"super\":1}]}", "{\"executable\":\"x\"}",
  "{\"warnings\":{}}", "{\"platform\":[]}", "{\"run\":1}",
  "{\"statements\":[\"DROP TABLE a\"],\"digest\":"
  "\"sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\"}",
  "{\"statements\":[],\"digest\":\"moon\"}",
};

static const char *const hostile_results[] = {
  "[]", "{}", "{\"outcome\":\"fine\"}", "{\"outcome\":1}", "{\"outcome\":\"done\",\"again\":2}",
  "{\"outcome\":\"done\",\"words\":[]}", "{\"outcome\":\"done\",\"observed\":{}}",
  "{\"outcome\":\"done\",\"observed\":[{}]}", "{\"outcome\":\"done\",\"observed\":[\"x\"]}",
  "{\"outcome\":\"done\",\"observed\":[{\"grantee\":\"g\",\"object\":\"o\"}]}",
  "{\"outcome\":\"done\",\"observed\":[{\"grantee\":\"g\",\"object\":\"o\",\"privilege\":\"p\",\"x\":1}]}",
};

static void
refuse_effect (const char *text)
{
  g_autoptr(StewardDocument) document = parse (text);
  g_autoptr(GError) error = NULL;

  if (steward_effect_from_node (steward_document_get_root (document), &error) != NULL)
    g_error ("%s is read", text);
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA);
}

static void
refuse_plan (const char *text)
{
  g_autoptr(StewardDocument) document = parse (text);
  g_autoptr(GError) error = NULL;

  if (steward_effect_plan_from_node (steward_document_get_root (document), &error) != NULL)
    g_error ("%s is read", text);
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA);
}

static void
refuse_result (const char *text)
{
  g_autoptr(StewardDocument) document = parse (text);
  g_autoptr(GError) error = NULL;

  if (steward_effect_result_from_node (steward_document_get_root (document), &error) != NULL)
    g_error ("%s is read", text);
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA);
}

static void
test_hostile (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (hostile_effects); i++)
    refuse_effect (hostile_effects[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (hostile_plans); i++)
    refuse_plan (hostile_plans[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (hostile_results); i++)
    refuse_result (hostile_results[i]);
  g_assert_null (steward_effect_from_node (NULL, NULL));
  g_assert_null (steward_effect_plan_from_node (NULL, NULL));
  g_assert_null (steward_effect_result_from_node (NULL, NULL));
}

/* A byte changed in a plan's statements is one with another digest. */
static void
test_mutations (void)
{
  g_autoptr(StewardEffectPlan) plan = make_plan ();
  g_autofree char *text = to_text (steward_effect_plan_to_json (plan));
  gsize length = strlen (text);

  for (int round = 0; round < 10000; round++)
    {
      g_autofree char *other = g_strdup (text);
      g_autoptr(StewardDocument) document = NULL;
      g_autoptr(StewardEffectPlan) back = NULL;

      other[g_test_rand_int_range (0, (gint32) length)] = (char) g_test_rand_int_range (32, 127);
      document = steward_document_parse_json (other, -1, NULL, NULL);
      if (document == NULL)
        continue;
      back = steward_effect_plan_from_node (steward_document_get_root (document), NULL);
      if (back != NULL && g_strcmp0 (back->digest, plan->digest) == 0)
        for (guint i = 0; i < plan->statements->len; i++)
          g_assert_cmpstr (back->statements->pdata[i], ==, plan->statements->pdata[i]);
    }
}

static void
test_words (void)
{
  StewardEffectOutcome outcome = STEWARD_EFFECT_DONE;
  StewardEffectAction action = STEWARD_EFFECT_REVOKE;

  for (int i = STEWARD_EFFECT_DONE; i <= STEWARD_EFFECT_MANUAL; i++)
    {
      g_assert_true (steward_effect_outcome_from_id (steward_effect_outcome_to_id ((StewardEffectOutcome) i),
                                                     &outcome));
      g_assert_cmpint (outcome, ==, i);
    }
  g_assert_true (steward_effect_action_from_id ("grant", &action));
  g_assert_cmpint (action, ==, STEWARD_EFFECT_GRANT);
  g_assert_false (steward_effect_action_from_id (NULL, &action));
  g_assert_false (steward_effect_outcome_from_id ("fine", &outcome));
  g_assert_cmpstr (steward_effect_outcome_to_id ((StewardEffectOutcome) 99), ==, "unknown");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/effect/effect", test_effect);
  g_test_add_func ("/effect/plan", test_plan);
  g_test_add_func ("/effect/digest", test_digest);
  g_test_add_func ("/effect/result", test_result);
  g_test_add_func ("/effect/hostile", test_hostile);
  g_test_add_func ("/effect/mutations", test_mutations);
  g_test_add_func ("/effect/words", test_words);

  return g_test_run ();
}
