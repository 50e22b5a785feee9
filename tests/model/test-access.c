/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Accesses at a given time, what a person fills in as JSON, and the words. */

#include "config.h"

#include "access-kit.h"

#include "steward-json.h"

#include <string.h>

#define NOW 1000

static StewardAccess *
make_access (StewardAccessState    state,
             StewardProvisionState provision,
             gint64                since,
             gint64                until)
{
  StewardAccess *access = access_kit_make_access ("owner", "");

  access->state = state;
  access->provision = provision;
  access->terms = access_kit_make_terms ("a:public");
  access->terms->since = since;
  access->terms->until = until;

  return access;
}

static void
add_effect (StewardAccess *access,
            const char    *action,
            const char    *outcome)
{
  StewardEffectRecord *effect = steward_effect_record_new ();

  effect->action = g_strdup (action);
  effect->outcome = g_strdup (outcome);
  g_ptr_array_add (access->effects, effect);
}

static void
test_live (void)
{
  static const struct { StewardAccessState state; gint64 since; gint64 until; gboolean live; } cases[] = {
    { STEWARD_ACCESS_APPROVED, 0, 0, TRUE },
    { STEWARD_ACCESS_APPROVED, NOW, NOW + 1, TRUE },
    { STEWARD_ACCESS_APPROVED, NOW + 1, 0, FALSE },
    { STEWARD_ACCESS_APPROVED, 0, NOW, FALSE },
    { STEWARD_ACCESS_REQUESTED, 0, 0, FALSE },
    { STEWARD_ACCESS_REVOKED, 0, 0, FALSE },
    { STEWARD_ACCESS_EXPIRED, 0, NOW + 9, FALSE },
  };
  g_autoptr(StewardAccess) empty = steward_access_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(StewardAccess) access = make_access (cases[i].state, STEWARD_PROVISION_PROVISIONED, cases[i].since,
                                                     cases[i].until);

      g_assert_cmpint (steward_access_is_live (access, NOW), ==, cases[i].live);
      g_assert_cmpint (steward_access_is_open (access), ==, cases[i].state == STEWARD_ACCESS_REQUESTED);
      access->ask->kind = STEWARD_ACCESS_KIND_REVOCATION;
      g_assert_false (steward_access_is_live (access, NOW));
    }
  g_assert_false (steward_access_is_live (empty, NOW));
  g_assert_false (steward_access_is_overdue (empty, NOW));
}

/* What a platform may still have is told until it is known to be gone. */
static void
test_overdue (void)
{
  static const struct
  {
    StewardAccessState state;
    StewardProvisionState provision;
    gint64 until;
    const char *effects;               /* "grant done revoke failed" */
    gboolean overdue;
  } cases[] = {
    { STEWARD_ACCESS_APPROVED, STEWARD_PROVISION_PROVISIONED, NOW + 1, "grant done", FALSE },
    { STEWARD_ACCESS_APPROVED, STEWARD_PROVISION_PROVISIONED, NOW, "grant done", TRUE },
    { STEWARD_ACCESS_EXPIRED, STEWARD_PROVISION_PROVISIONED, NOW, "grant done", TRUE },
    { STEWARD_ACCESS_REVOKED, STEWARD_PROVISION_DEPROVISIONING, 0, "grant done revoke queued", TRUE },
    { STEWARD_ACCESS_REVOKED, STEWARD_PROVISION_DEPROVISIONED, 0, "grant done revoke done", FALSE },
    { STEWARD_ACCESS_REVOKED, STEWARD_PROVISION_FAILED, 0, "grant done revoke failed", TRUE },
    { STEWARD_ACCESS_REVOKED, STEWARD_PROVISION_FAILED, 0, "grant partial revoke failed", TRUE },
    { STEWARD_ACCESS_REVOKED, STEWARD_PROVISION_FAILED, 0, "grant confirmed revoke failed", TRUE },
    { STEWARD_ACCESS_REVOKED, STEWARD_PROVISION_FAILED, 0, "grant failed", FALSE },
    { STEWARD_ACCESS_REVOKED, STEWARD_PROVISION_NONE, 0, "", FALSE },
    { STEWARD_ACCESS_REVOKED, STEWARD_PROVISION_PROVISIONING, 0, "grant queued", TRUE },
    { STEWARD_ACCESS_REJECTED, STEWARD_PROVISION_NONE, 0, "", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(StewardAccess) access = make_access (cases[i].state, cases[i].provision, 0, cases[i].until);
      g_auto(GStrv) words = g_strsplit (cases[i].effects, " ", -1);

      for (gsize k = 0; words[k] != NULL && words[k + 1] != NULL; k += 2)
        add_effect (access, words[k], words[k + 1]);
      g_test_message ("%s: %s", steward_access_state_to_id (cases[i].state), cases[i].effects);
      g_assert_cmpint (steward_access_is_overdue (access, NOW), ==, cases[i].overdue);
    }
}

/* Taking away what nobody approved is due from its approval on. */
static void
test_overdue_revocation (void)
{
  g_autoptr(StewardAccess) access = make_access (STEWARD_ACCESS_APPROVED, STEWARD_PROVISION_NONE, 0, 0);

  access->ask->kind = STEWARD_ACCESS_KIND_REVOCATION;
  g_assert_true (steward_access_is_overdue (access, NOW));
  access->provision = STEWARD_PROVISION_DEPROVISIONED;
  g_assert_false (steward_access_is_overdue (access, NOW));
  access->provision = STEWARD_PROVISION_NONE;
  access->state = STEWARD_ACCESS_REQUESTED;
  g_assert_false (steward_access_is_overdue (access, NOW));
}

static void
test_review_overdue (void)
{
  g_autoptr(StewardAccess) access = make_access (STEWARD_ACCESS_EXPIRED, STEWARD_PROVISION_DEPROVISIONED, 0, 10);

  g_assert_false (steward_access_is_review_overdue (access, NOW));
  access->review_due = NOW;
  g_assert_true (steward_access_is_review_overdue (access, NOW));
  g_assert_false (steward_access_is_review_overdue (access, NOW - 1));
  access->reviewed_at = 5;
  g_assert_false (steward_access_is_review_overdue (access, NOW));
}

static void
test_votes (void)
{
  g_autoptr(StewardAccess) access = access_kit_make_access ("owner legal&board", "owner:a+ legal-board/legal:b+ owner:c-");

  g_assert_cmpstr (steward_access_find_vote (access, "owner", "owner")->person, ==, "c");
  g_assert_cmpstr (steward_access_find_vote (access, "legal-board", "legal")->person, ==, "b");
  g_assert_null (steward_access_find_vote (access, "legal-board", "board"));
  g_assert_null (steward_access_find_vote (access, "owner", "legal"));
  g_assert_null (steward_access_find_vote (access, NULL, NULL));
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

static StewardAccessAsk *
from_text (const char *text)
{
  g_autoptr(StewardDocument) document = steward_document_parse_json (text, -1, NULL, NULL);
  g_autoptr(GError) error = NULL;
  StewardAccessAsk *ask;

  g_assert_nonnull (document);
  ask = steward_access_ask_from_node (steward_document_get_root (document), &error);
  if (ask == NULL)
    g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA);
  else
    g_assert_no_error (error);

  return ask;
}

static void
test_json (void)
{
  g_autoptr(StewardAccessAsk) ask = steward_access_ask_new ();
  g_autoptr(StewardAccessAsk) copy = NULL;
  g_autoptr(StewardAccessAsk) back = NULL;
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;

  ask->kind = STEWARD_ACCESS_KIND_REVOCATION;
  ask->port = g_strdup ("sql");
  ask->consumer_kind = STEWARD_CONSUMER_SERVICE;
  ask->consumer = g_strdup ("etl");
  ask->domain = g_strdup ("Orders");
  ask->answerable = g_strdup ("p-1");
  ask->on_behalf = g_strdup ("p-2");
  ask->purpose = g_strdup ("ads");
  ask->legal_basis = g_strdup ("law");
  ask->ticket = g_strdup ("T-1");
  ask->accepts_terms = TRUE;
  ask->emergency = TRUE;
  copy = steward_access_ask_copy (ask);
  text = to_text (steward_access_ask_to_json (copy));
  g_assert_cmpstr (text, ==,
                   "{\"acceptsTerms\":1,\"answerable\":\"p-1\",\"consumer\":\"etl\",\"consumerKind\":\"service\","
                   "\"domain\":\"Orders\",\"emergency\":1,\"kind\":\"revocation\",\"legalBasis\":\"law\","
                   "\"onBehalf\":\"p-2\",\"port\":\"sql\",\"purpose\":\"ads\",\"ticket\":\"T-1\"}");
  back = from_text (text);
  again = to_text (steward_access_ask_to_json (back));
  g_assert_cmpstr (text, ==, again);
  g_assert_null (steward_access_ask_copy (NULL));
}

static const char *const hostile[] = {
  "[]", "{}", "{\"consumer\":\"x\"}", "{\"consumerKind\":\"person\"}",
  "{\"consumerKind\":\"robot\",\"consumer\":\"x\"}",
  "{\"consumerKind\":[\"person\"],\"consumer\":\"x\"}",
  "{\"consumerKind\":\"person\",\"consumer\":\"\"}",
  "{\"consumerKind\":\"person\",\"consumer\":7}",
  "{\"consumerKind\":\"person\",\"consumer\":\"x\",\"kind\":\"gift\"}",
  "{\"consumerKind\":\"person\",\"consumer\":\"x\",\"emergency\":2}",
  "{\"consumerKind\":\"person\",\"consumer\":\"x\",\"emergency\":{}}",
  "{\"consumerKind\":\"person\",\"consumer\":\"x\",\"approved\":1}",
};

static void
test_hostile (void)
{
  g_autofree char *name = g_strnfill (3000, 'x');
  g_autofree char *text = g_strdup_printf ("{\"consumerKind\":\"person\",\"consumer\":\"%s\"}", name);
  g_autoptr(StewardAccessAsk) small = from_text ("{\"consumerKind\":\"person\",\"consumer\":\"x\",\"emergency\":true}");

  for (gsize i = 0; i < G_N_ELEMENTS (hostile); i++)
    if (from_text (hostile[i]) != NULL)
      g_error ("%s is read", hostile[i]);
  g_assert_null (from_text (text));
  g_assert_true (small->emergency);
  g_assert_cmpint (small->kind, ==, STEWARD_ACCESS_KIND_GRANT);
}

static void
test_words (void)
{
  StewardAccessKind kind = STEWARD_ACCESS_KIND_REVOCATION;
  StewardConsumerKind consumer = STEWARD_CONSUMER_TEAM;
  StewardAnswer answer = STEWARD_ANSWER_NONE;

  for (int i = 0; i < STEWARD_CONSUMER_N_KINDS; i++)
    {
      g_assert_true (steward_consumer_kind_from_id (steward_consumer_kind_to_id ((StewardConsumerKind) i), &consumer));
      g_assert_cmpint (consumer, ==, i);
      g_assert_nonnull (steward_consumer_kind_to_title (consumer));
    }
  for (int i = STEWARD_ANSWER_NONE; i <= STEWARD_ANSWER_REVOKE; i++)
    {
      g_assert_true (steward_answer_from_id (steward_answer_to_id ((StewardAnswer) i), &answer));
      g_assert_cmpint (answer, ==, i);
      g_assert_nonnull (steward_answer_to_title (answer));
    }
  g_assert_true (steward_access_kind_from_id ("grant", &kind));
  g_assert_cmpint (kind, ==, STEWARD_ACCESS_KIND_GRANT);
  g_assert_false (steward_access_kind_from_id (NULL, &kind));
  g_assert_false (steward_consumer_kind_from_id ("robot", &consumer));
  g_assert_false (steward_answer_from_id ("maybe", &answer));
}

/* Records that nobody has filled in can be freed. */
static void
test_empty (void)
{
  steward_access_free (NULL);
  steward_access_ask_free (NULL);
  steward_access_step_free (steward_access_step_new ());
  steward_access_vote_free (steward_access_vote_new ());
  steward_effect_record_free (steward_effect_record_new ());
  steward_campaign_item_free (steward_campaign_item_new ());
  steward_campaign_free (steward_campaign_new ());
  steward_principal_free (steward_principal_new ());
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/access/live", test_live);
  g_test_add_func ("/access/overdue", test_overdue);
  g_test_add_func ("/access/overdue revocation", test_overdue_revocation);
  g_test_add_func ("/access/review overdue", test_review_overdue);
  g_test_add_func ("/access/votes", test_votes);
  g_test_add_func ("/access/json", test_json);
  g_test_add_func ("/access/hostile", test_hostile);
  g_test_add_func ("/access/words", test_words);
  g_test_add_func ("/access/empty", test_empty);

  return g_test_run ();
}
