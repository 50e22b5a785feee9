/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is read of accesses is what was recorded, whoever somebody is by now;
 * what is listed is found by an index; what cannot be read is told. */

#include "config.h"

#include "steward-access-rows.h"

#include "council-fixture.h"
#include "steward-db-private.h"
#include "steward-duration.h"

#include <string.h>

#define MANY 100000
#define SLOWEST_MS 500.0               /* of a list that finds few among many; an index takes a few */

static gint64
at (const char *text)
{
  gint64 time = 0;

  g_assert_true (steward_instant_parse (text, &time, NULL));
  return time;
}

static StewardAccess *
load (CouncilFixture *fixture,
      const char     *id)
{
  g_autoptr(GError) error = NULL;
  StewardAccess *access = steward_access_rows_load (fixture->store, id, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (access->id, ==, id);
  return access;
}

/* --- one access --- */

static void
check_ask (const StewardAccess *access)
{
  const StewardAccessAsk *ask = access->ask;

  g_assert_cmpint (ask->kind, ==, STEWARD_ACCESS_KIND_GRANT);
  g_assert_cmpint (ask->consumer_kind, ==, STEWARD_CONSUMER_TEAM);
  g_assert_cmpstr (ask->consumer, ==, "Campaign");
  g_assert_cmpstr (ask->port, ==, "warehouse");
  g_assert_cmpstr (ask->domain, ==, "marketing");
  g_assert_cmpstr (ask->answerable, ==, "p-2");
  g_assert_cmpstr (ask->on_behalf, ==, "p-1");
  g_assert_cmpstr (ask->purpose, ==, "marketing");
  g_assert_cmpstr (ask->ticket, ==, "T-1");
  g_assert_true (ask->accepts_terms);
  g_assert_false (ask->emergency);
}

static void
check_terms (const StewardAccess *access)
{
  const StewardAccessObject *object = g_ptr_array_index (access->asked->objects, 0);

  g_assert_cmpstr (access->asked->source, ==, "shop");
  g_assert_cmpstr (access->asked->instance, ==, "sys-1");
  g_assert_cmpstr (access->asked->grantee, ==, "team_campaign");
  g_assert_cmpint (access->asked->until, ==, at ("2026-12-21T00:00:00Z"));
  g_assert_cmpstr (object->object, ==, "shop/public.customer");
  g_assert_cmpuint (object->columns->len, ==, 2);
  g_assert_cmpint (access->terms->until, ==, at ("2026-12-11T00:00:00Z"));
  object = g_ptr_array_index (access->terms->objects, 0);
  g_assert_cmpuint (object->columns->len, ==, 1);
}

static void
test_access (CouncilFixture *fixture,
             gconstpointer   data)
{
  g_autoptr(StewardAccess) access = NULL;

  council_fixture_record_all (fixture);
  access = load (fixture, "a-2026-001");
  g_assert_cmpint (access->version, ==, 19);
  g_assert_cmpint (access->state, ==, STEWARD_ACCESS_REVOKED);
  g_assert_cmpstr (access->subject, ==, "urn:x:customer");
  g_assert_cmpstr (access->title, ==, "Campaign wants to read customer");
  g_assert_cmpstr (access->domain, ==, "sales");
  g_assert_cmpstr (access->contract_version, ==, "2.1.0");
  g_assert_cmpstr (access->contract, ==, "sha256:aa");
  g_assert_cmpstr (access->contract_payload, ==, "sha256:bb");
  g_assert_cmpstr (access->requester, ==, "p-1");
  g_assert_true (g_str_has_prefix (access->purpose_text, "sha256:"));
  check_ask (access);
  check_terms (access);
  g_assert_cmpint (access->classification, ==, STEWARD_CLASSIFICATION_PERSONAL);
  g_assert_cmpint (access->touches, ==, STEWARD_TOUCHES_PERSONAL);
  g_assert_cmpint (access->charter, ==, 2);
  g_assert_null (access->rule);
  g_assert_cmpint (access->due, ==, at ("2026-11-25T12:00:00Z"));
  g_assert_cmpint (access->requested_at, >, 0);
  g_assert_cmpint (access->decided_at, >=, access->requested_at);
  g_assert_cmpint (access->ended_at, >=, access->decided_at);
  g_assert_cmpstr (access->outcome, ==, "Approved in two steps.");
  g_assert_cmpuint (access->flags->len, ==, 2);
  g_assert_cmpstr (access->flags->pdata[1], ==, "Somebody has it already.");
}

static void
check_steps (const StewardAccess *access)
{
  const StewardAccessStep *step = g_ptr_array_index (access->steps, 1);

  g_assert_cmpuint (access->steps->len, ==, 3);
  g_assert_cmpstr (step->id, ==, "step-2");
  g_assert_cmpstr (step->title, ==, "Privacy or security");
  g_assert_cmpstr (step->roles[0], ==, "privacy");
  g_assert_cmpstr (step->roles[1], ==, "security");
  g_assert_null (step->roles[2]);
  g_assert_cmpuint (step->needed, ==, 1);
  g_assert_true (step->asked);
  g_assert_null (step->rule);
  step = g_ptr_array_index (access->steps, 2);
  g_assert_cmpstr (step->id, ==, "legal");
  g_assert_false (step->asked);
  g_assert_cmpstr (step->rule, ==, "M-3");
  g_assert_cmpstr (step->reason, ==, "inside the company");
}

static void
check_votes (const StewardAccess *access)
{
  const StewardAccessVote *vote = steward_access_find_vote (access, "owner", "owner");

  g_assert_cmpuint (access->votes->len, ==, 2);
  g_assert_cmpstr (vote->person, ==, "p-2");
  g_assert_true (vote->approves);
  g_assert_false (vote->delegate);
  g_assert_cmpstr (vote->checklist, ==, "[{\"item\":\"purpose\",\"ticked\":1}]");
  g_assert_cmpstr (vote->effect, ==, "sha256:ee");
  g_assert_nonnull (vote->comment);
  vote = steward_access_find_vote (access, "step-2", "privacy");
  g_assert_cmpstr (vote->person, ==, "p-1");
  g_assert_cmpstr (vote->actor, ==, "p-3");
  g_assert_true (vote->delegate);
  g_assert_null (vote->comment);
}

static void
check_effects (const StewardAccess *access)
{
  const StewardEffectRecord *grant = g_ptr_array_index (access->effects, 0);
  const StewardEffectRecord *revoke = g_ptr_array_index (access->effects, 1);

  g_assert_cmpuint (access->effects->len, ==, 2);
  g_assert_cmpstr (grant->id, ==, "a-2026-001/grant-1");
  g_assert_cmpstr (grant->action, ==, "grant");
  g_assert_cmpstr (grant->outcome, ==, "done");
  g_assert_cmpstr (grant->digest, ==, "sha256:ee");
  g_assert_true (g_str_has_prefix (grant->statements, "sha256:"));
  g_assert_null (grant->words);
  g_assert_cmpuint (grant->attempts, ==, 5);
  g_assert_cmpstr (revoke->id, ==, "a-2026-001/revoke-1");
  g_assert_cmpstr (revoke->outcome, ==, "partial");
  g_assert_cmpstr (revoke->words, ==, "PUBLIC can still read it.");
  g_assert_true (revoke->final);
  g_assert_cmpuint (revoke->attempts, ==, 1);
}

static void
test_parts (CouncilFixture *fixture,
            gconstpointer   data)
{
  g_autoptr(StewardAccess) access = NULL;
  const StewardRemark *remark;
  const StewardAttachment *attachment;

  council_fixture_record_all (fixture);
  access = load (fixture, "a-2026-001");
  check_steps (access);
  check_votes (access);
  check_effects (access);

  /* A comment, and why it was revoked. */
  g_assert_cmpuint (access->remarks->len, ==, 2);
  remark = g_ptr_array_index (access->remarks, 0);
  g_assert_cmpstr (remark->person, ==, "p-2");
  g_assert_true (remark->asks_changes);
  remark = g_ptr_array_index (access->remarks, 1);
  g_assert_false (remark->asks_changes);
  g_assert_cmpuint (access->attachments->len, ==, 1);
  attachment = g_ptr_array_index (access->attachments, 0);
  g_assert_cmpstr (attachment->media_type, ==, "text/plain");
  g_assert_nonnull (attachment->name);
}

/* What was approved and what the platform has are two facts. */
static void
test_states (CouncilFixture *fixture,
             gconstpointer   data)
{
  static const struct
  {
    const char *id;
    StewardAccessState state;
    StewardProvisionState provision;
    const char *reason;
  } expected[] = {
    { "a-2026-001", STEWARD_ACCESS_REVOKED, STEWARD_PROVISION_FAILED, "PUBLIC can still read it." },
    { "a-2026-002", STEWARD_ACCESS_WITHDRAWN, STEWARD_PROVISION_NONE, NULL },
    { "a-2026-003", STEWARD_ACCESS_EXPIRED, STEWARD_PROVISION_PROVISIONED, NULL },
    { "a-2026-004", STEWARD_ACCESS_REJECTED, STEWARD_PROVISION_NONE, NULL },
    { "a-2026-005", STEWARD_ACCESS_REQUESTED, STEWARD_PROVISION_NONE, NULL },
    { "a-2026-006", STEWARD_ACCESS_APPROVED, STEWARD_PROVISION_DEPROVISIONING, NULL },
    { "a-2026-007", STEWARD_ACCESS_APPROVED, STEWARD_PROVISION_PROVISIONED,
      "It also sees the table orders, by PUBLIC." },
    { "a-2026-008", STEWARD_ACCESS_APPROVED, STEWARD_PROVISION_PROVISIONED, NULL },
  };
  g_autoptr(StewardAccess) emergency = NULL;

  council_fixture_record_all (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr(StewardAccess) access = load (fixture, expected[i].id);

      g_assert_cmpint (access->state, ==, expected[i].state);
      g_assert_cmpint (access->provision, ==, expected[i].provision);
      g_assert_cmpstr (access->provision_reason, ==, expected[i].reason);
    }

  emergency = load (fixture, "a-2026-003");
  g_assert_true (emergency->ask->emergency);
  g_assert_cmpstr (emergency->ask->consumer, ==, "p-1");
  g_assert_cmpstr (emergency->rule, ==, "emergency");
  g_assert_cmpint (emergency->review_due, ==, at ("2026-11-27T12:00:00Z"));
  g_assert_cmpint (emergency->reviewed_at, >, 0);
  g_assert_cmpuint (emergency->remarks->len, ==, 2);
  g_assert_cmpstr (((StewardEffectRecord *) emergency->effects->pdata[0])->outcome, ==, "confirmed");
}

/* News of each kind, one after the other, of effects one after the other. */
static void
test_provision (CouncilFixture *fixture,
                gconstpointer   data)
{
  static const struct
  {
    const char *type;
    const char *rest;
    StewardProvisionState provision;
    const char *reason;
  } news[] = {
    { STEWARD_EVENT_EFFECT_QUEUED, "\"effect\":\"g-1\",\"action\":\"grant\"", STEWARD_PROVISION_PROVISIONING, NULL },
    { STEWARD_EVENT_EFFECT_REPORTED, "\"effect\":\"g-1\",\"action\":\"grant\",\"outcome\":\"manual\",\"again\":0",
      STEWARD_PROVISION_PROVISIONING, "A person has to run the script." },
    { STEWARD_EVENT_EFFECT_REPORTED, "\"effect\":\"g-1\",\"action\":\"grant\",\"outcome\":\"failed\",\"again\":1",
      STEWARD_PROVISION_FAILED, "It could not be done." },
    { STEWARD_EVENT_EFFECT_QUEUED, "\"effect\":\"g-1\",\"action\":\"grant\"", STEWARD_PROVISION_PROVISIONING, NULL },
    { STEWARD_EVENT_EFFECT_REPORTED, "\"effect\":\"g-1\",\"action\":\"grant\",\"outcome\":\"partial\",\"again\":0",
      STEWARD_PROVISION_PROVISIONED, "What the platform has is not what was decided." },
    { STEWARD_EVENT_EFFECT_REPORTED, "\"effect\":\"g-1\",\"action\":\"grant\",\"outcome\":\"dreamt\",\"again\":0",
      STEWARD_PROVISION_PROVISIONED, NULL },
    { STEWARD_EVENT_EFFECT_QUEUED, "\"effect\":\"r-1\",\"action\":\"revoke\"", STEWARD_PROVISION_DEPROVISIONING, NULL },
    { STEWARD_EVENT_EFFECT_CONFIRMED, "\"effect\":\"g-1\",\"action\":\"grant\",\"checked\":0",
      STEWARD_PROVISION_DEPROVISIONING, NULL },
    { STEWARD_EVENT_EFFECT_REPORTED, "\"effect\":\"r-1\",\"action\":\"revoke\",\"outcome\":\"partial\",\"again\":1",
      STEWARD_PROVISION_DEPROVISIONING, "What the platform has is not what was decided." },
    { STEWARD_EVENT_EFFECT_REPORTED, "\"effect\":\"r-1\",\"action\":\"revoke\",\"outcome\":\"partial\",\"again\":0",
      STEWARD_PROVISION_FAILED, "What the platform has is not what was decided." },
    { STEWARD_EVENT_EFFECT_REPORTED, "\"effect\":\"r-1\",\"action\":\"revoke\",\"outcome\":\"manual\",\"again\":0",
      STEWARD_PROVISION_DEPROVISIONING, "A person has to run the script." },
    { STEWARD_EVENT_EFFECT_CONFIRMED, "\"effect\":\"r-1\",\"action\":\"revoke\",\"checked\":1",
      STEWARD_PROVISION_DEPROVISIONED, NULL },
  };

  council_fixture_record_all (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (news); i++)
    {
      g_autofree char *body = g_strdup_printf ("{\"access\":\"a-2026-008\",%s}", news[i].rest);
      g_autoptr(StewardAccess) access = NULL;

      council_fixture_record (fixture, "steward", "access/a-2026-008", news[i].type, body);
      access = load (fixture, "a-2026-008");
      g_assert_cmpint (access->provision, ==, news[i].provision);
      g_assert_cmpstr (access->provision_reason, ==, news[i].reason);
    }
}

/* A text that two people had erased is gone from the reason, too. */
static void
test_erased_words (CouncilFixture *fixture,
                   gconstpointer   data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *words = council_fixture_add_text (fixture, "Ana Horvat's role is gone.");
  g_autofree char *news = g_strdup_printf ("{\"effect\":\"g-1\",\"action\":\"grant\",\"outcome\":\"failed\",\"again\":0,"
                                           "\"words\":\"%s\"}", words);
  g_autofree char *asked = g_strdup_printf ("{\"payload\":\"%s\"}", words);
  g_autofree char *erased = g_strdup_printf ("{\"askedBy\":\"p-1\",\"payload\":\"%s\"}", words);
  g_autoptr(StewardAccess) before = NULL;
  g_autoptr(StewardAccess) after = NULL;

  council_fixture_record_access (fixture);
  council_fixture_record (fixture, "p-1", "access/a-2026-005", STEWARD_EVENT_EFFECT_REPORTED, news);
  before = load (fixture, "a-2026-005");
  g_assert_cmpstr (before->provision_reason, ==, "Ana Horvat's role is gone.");
  council_fixture_record (fixture, "p-1", "payload/aa", STEWARD_EVENT_ERASURE_ASKED, asked);
  council_fixture_record (fixture, "p-2", "payload/aa", STEWARD_EVENT_ERASED, erased);
  g_assert_true (steward_governance_erase_payload_sync (fixture->store, words, &error));
  g_assert_no_error (error);
  after = load (fixture, "a-2026-005");
  g_assert_cmpstr (after->provision_reason, ==, "It could not be done.");
  g_assert_null (((StewardEffectRecord *) after->effects->pdata[0])->words);
}

/* --- lists --- */

static void
assert_listed (CouncilFixture            *fixture,
               const StewardAccessFilter *filter,
               const char                *ids)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) accesses = steward_access_rows_list (fixture->store, filter, &error);
  g_autoptr(GString) actual = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < accesses->len; i++)
    g_string_append_printf (actual, "%s%s", i > 0 ? " " : "",
                            ((StewardAccess *) accesses->pdata[i])->id + strlen ("a-2026-00"));
  g_assert_cmpstr (actual->str, ==, ids);
}

static void
test_list (CouncilFixture *fixture,
           gconstpointer   data)
{
  const StewardAccessFilter till = { .subject = "urn:x:till" };
  const StewardAccessFilter hostile = { .subject = "' OR 1 --" };
  static const struct { StewardAccessFilter filter; const char *ids; } expected[] = {
    { { .open_only = TRUE }, "5" },
    { { .live_only = TRUE }, "8 7 3 1" },
    { { .undone_only = TRUE }, "7 6 3 1" },
    { { .requester = "p-2" }, "5" },
    { { .requester = "p-1", .subject = "urn:x:customer", .limit = 2 }, "8 7" },
    { { .requester = "p-old", .live_only = TRUE }, "8 7 3 1" },
    { { .consumer = "Campaign", .live_only = TRUE }, "8 1" },
    { { .consumer = "p-1" }, "3" },
    { { .consumer = "p-old" }, "3" },
    { { .consumer = "urn:x:report" }, "4" },
    { { .source = "till" }, "3" },
    { { .source = "sys-1", .open_only = TRUE }, "5" },
    { { .source = "shop-2" }, "5" },
    { { .source = "shop", .undone_only = TRUE }, "7 6 1" },
    { { .grantee = "PUBLIC" }, "6" },
    { { .grantee = "team_campaign", .live_only = TRUE, .undone_only = TRUE }, "1" },
    { { .grantee = "ana", .source = "shop" }, "" },
  };

  council_fixture_record_all (fixture);
  assert_listed (fixture, NULL, "5 8 7 6 4 3 2 1");
  assert_listed (fixture, &till, "5 3");
  assert_listed (fixture, &hostile, "");
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    assert_listed (fixture, &expected[i].filter, expected[i].ids);
}

static void
test_ends_before (CouncilFixture *fixture,
                  gconstpointer   data)
{
  StewardAccessFilter filter = { .ends_before = at ("2027-02-15T00:00:00Z") };

  council_fixture_record_all (fixture);
  assert_listed (fixture, &filter, "8");
  filter.ends_before = at ("2027-12-31T00:00:00Z");
  assert_listed (fixture, &filter, "8 7");
  filter.ends_before = at ("2026-12-31T00:00:00Z");
  assert_listed (fixture, &filter, "");
}

static void
test_missing (CouncilFixture *fixture,
              gconstpointer   data)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (steward_access_rows_load (fixture->store, "a-1' OR 1", &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (steward_access_rows_load_campaign (fixture->store, "c-1", &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND);
}

/* --- campaigns and principals --- */

static void
check_items (const StewardCampaign *campaign)
{
  const StewardCampaignItem *item = g_ptr_array_index (campaign->items, 0);

  g_assert_cmpuint (campaign->items->len, ==, 3);
  g_assert_cmpstr (item->access, ==, "a-2026-008");
  g_assert_cmpint (item->answer, ==, STEWARD_ANSWER_KEEP);
  g_assert_cmpstr (item->person, ==, "p-2");
  item = g_ptr_array_index (campaign->items, 1);
  g_assert_cmpstr (item->access, ==, "a-2026-001");
  g_assert_cmpint (item->answer, ==, STEWARD_ANSWER_REVOKE);
  g_assert_cmpstr (item->person, ==, "p-1");
  g_assert_nonnull (item->comment);
  g_assert_cmpint (item->time, >, 0);
  item = g_ptr_array_index (campaign->items, 2);
  g_assert_cmpint (item->answer, ==, STEWARD_ANSWER_NONE);
  g_assert_null (item->person);
  g_assert_cmpint (item->time, ==, 0);
}

static void
test_campaigns (CouncilFixture *fixture,
                gconstpointer   data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(StewardCampaign) campaign = NULL;
  g_autoptr(GPtrArray) all = NULL;
  g_autoptr(GPtrArray) open = NULL;

  council_fixture_record_all (fixture);
  campaign = steward_access_rows_load_campaign (fixture->store, "c-2026-01", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (campaign->title, ==, "Sales in autumn");
  g_assert_cmpstr (campaign->domain, ==, "sales");
  g_assert_null (campaign->subject);
  g_assert_cmpint (campaign->version, ==, 5);
  g_assert_cmpstr (campaign->opened_by, ==, "p-1");
  g_assert_cmpint (campaign->due, ==, at ("2026-12-01T00:00:00Z"));
  g_assert_cmpint (campaign->closed_at, >=, campaign->opened_at);
  check_items (campaign);

  all = steward_access_rows_list_campaigns (fixture->store, FALSE, &error);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpstr (((StewardCampaign *) all->pdata[0])->id, ==, "c-2026-02");
  open = steward_access_rows_list_campaigns (fixture->store, TRUE, &error);
  g_assert_cmpuint (open->len, ==, 1);
  g_assert_cmpuint (((StewardCampaign *) open->pdata[0])->items->len, ==, 1);
}

static void
test_principals (CouncilFixture *fixture,
                 gconstpointer   data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) all = NULL;
  g_autoptr(GPtrArray) none = NULL;
  const StewardPrincipal *principal;

  council_fixture_record_all (fixture);
  all = steward_access_rows_list_principals (fixture->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, 2);
  principal = g_ptr_array_index (all, 0);
  g_assert_cmpstr (principal->source, ==, "sys-1");
  g_assert_cmpstr (principal->principal, ==, "ana");
  g_assert_cmpint (principal->kind, ==, STEWARD_CONSUMER_PERSON);
  g_assert_cmpstr (principal->consumer, ==, "p-1");
  principal = g_ptr_array_index (all, 1);
  g_assert_cmpstr (principal->consumer, ==, "Campaign");
  none = steward_access_rows_list_principals (fixture->store, "till", &error);
  g_assert_cmpuint (none->len, ==, 0);
}

/* --- hostile bodies --- */

#define TERMS "\"terms\":{\"source\":\"s\",\"grantee\":\"g\",\"privilege\":\"SELECT\",\"objects\":[]}"
#define REST "\"subject\":\"urn:x\",\"title\":\"t\",\"requester\":\"p-1\",\"charter\":1,\"classification\":\"public\"," \
             "\"due\":\"2026-11-25T12:00:00Z\""

static void
test_refused_bodies (CouncilFixture *fixture,
                     gconstpointer   data)
{
  static const struct { const char *type; const char *body; } refused[] = {
    { STEWARD_EVENT_ACCESS_REQUESTED, "{}" },
    { STEWARD_EVENT_ACCESS_REQUESTED, "[]" },
    { STEWARD_EVENT_ACCESS_REQUESTED, "{\"ask\":5," TERMS "," REST "}" },
    { STEWARD_EVENT_ACCESS_REQUESTED, "{\"ask\":{\"consumer\":\"c\"},\"terms\":\"all\"," REST "}" },
    { STEWARD_EVENT_ACCESS_REQUESTED, "{\"ask\":{\"kind\":\"gift\",\"consumer\":\"c\"}," TERMS "," REST "}" },
    { STEWARD_EVENT_ACCESS_REQUESTED, "{\"ask\":{\"consumer\":\"c\"}," TERMS "," REST ",\"reviewDue\":\"soon\"}" },
    { STEWARD_EVENT_ACCESS_STEP_ASKED, "{\"step\":\"owner\"}" },
    { STEWARD_EVENT_ACCESS_STEP_ASKED,
      "{\"needed\":\"many\",\"reason\":\"r\",\"roles\":[],\"step\":\"owner\",\"title\":\"t\"}" },
    { STEWARD_EVENT_ACCESS_VOTED, "{\"person\":\"p-1\",\"role\":\"owner\",\"step\":\"owner\"}" },
    { STEWARD_EVENT_ACCESS_DECIDED, "{\"outcome\":\"perhaps\",\"words\":\"w\"}" },
    { STEWARD_EVENT_ACCESS_DECIDED, "{\"outcome\":\"approved\",\"terms\":{},\"words\":\"w\"}" },
    { STEWARD_EVENT_ACCESS_NARROWED, "{\"terms\":null}" },
    { STEWARD_EVENT_ACCESS_REVIEWED, "{\"upheld\":\"yes\"}" },
    { STEWARD_EVENT_EFFECT_QUEUED, "{\"action\":\"grant\"}" },
    { STEWARD_EVENT_EFFECT_QUEUED, "{\"action\":\"destroy\",\"effect\":\"e\"}" },
    { STEWARD_EVENT_EFFECT_REPORTED, "{\"action\":\"grant\",\"effect\":\"e\"}" },
    { STEWARD_EVENT_EFFECT_REPORTED,
      "{\"action\":\"grant\",\"attempts\":\"x\",\"effect\":\"e\",\"outcome\":\"done\"}" },
    { STEWARD_EVENT_EFFECT_CONFIRMED, "{\"effect\":\"e\"}" },
    { STEWARD_EVENT_PRINCIPAL_LINKED, "{\"principal\":\"p\",\"source\":\"s\"}" },
    { STEWARD_EVENT_CAMPAIGN_OPENED, "{\"title\":\"t\"}" },
    { STEWARD_EVENT_CAMPAIGN_OPENED, "{\"due\":\"2026-12-01T00:00:00Z\",\"items\":[null],\"title\":\"t\"}" },
    { STEWARD_EVENT_CAMPAIGN_OPENED, "{\"due\":\"2026-12-01T00:00:00Z\",\"items\":{\"a\":\"x\"},\"title\":7}" },
    { STEWARD_EVENT_CAMPAIGN_OPENED, "{\"due\":\"2026-12-01T00:00:00Z\",\"items\":\"x\",\"title\":7}" },
  };

  council_fixture_record (fixture, "p-1", "access/a-1", STEWARD_EVENT_ACCESS_REQUESTED,
                          "{\"ask\":{\"consumer\":\"c\"}," TERMS "," REST "}");
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr(GError) error = NULL;
      gboolean first = g_str_equal (refused[i].type, STEWARD_EVENT_ACCESS_REQUESTED);

      g_test_message ("%s %s", refused[i].type, refused[i].body);
      g_assert_false (council_fixture_try (fixture, "p-1", first ? "access/a-2" : "access/a-1", refused[i].type,
                                           refused[i].body, &error));
      g_assert_nonnull (error);
    }
  g_assert_cmpint (steward_governance_count_events_sync (fixture->store, NULL, NULL), ==, 1);
}

/* Bodies that can be folded and make no sense: read without a crash, and the
 * rows are what the events say. */
static void
test_odd_bodies (CouncilFixture *fixture,
                 gconstpointer   data)
{
  static const struct { const char *type; const char *body; } odd[] = {
    { STEWARD_EVENT_ACCESS_REQUESTED,
      "{\"ask\":{\"consumer\":\"c\",\"emergency\":\"maybe\"},\"flags\":\"one\",\"touches\":{\"personal\":7},"
      "\"terms\":{\"grantee\":\"g\",\"objects\":[5,{\"columns\":7,\"object\":[]}],\"source\":\"s\"}," REST "}" },
    { STEWARD_EVENT_ACCESS_STEP_ASKED,
      "{\"needed\":-5,\"reason\":{},\"roles\":\"owner\",\"step\":\"a\",\"title\":[1]}" },
    { STEWARD_EVENT_ACCESS_STEP_SKIPPED, "{\"needed\":9007199254740991,\"reason\":1,\"roles\":[],\"step\":2,\"title\":3}" },
    { STEWARD_EVENT_ACCESS_VOTED,
      "{\"approves\":true,\"checklist\":\"text\",\"comment\":7,\"person\":\"\",\"role\":{},\"step\":[]}" },
    { STEWARD_EVENT_ACCESS_COMMENTED, "{\"asksChanges\":17,\"comment\":\"no reference\"}" },
    { STEWARD_EVENT_ACCESS_EVIDENCE_ADDED, "{\"mediaType\":false,\"payload\":[]}" },
    { STEWARD_EVENT_ACCESS_DECIDED, "{\"outcome\":\"approved\",\"words\":null}" },
    { STEWARD_EVENT_EFFECT_REPORTED,
      "{\"action\":\"revoke\",\"again\":\"x\",\"attempts\":-3,\"effect\":\"never queued\",\"observed\":\"?\","
      "\"outcome\":\"\",\"words\":\"sha256:zz\"}" },
    { STEWARD_EVENT_EFFECT_REPORTED, "{\"action\":\"grant\",\"effect\":8,\"outcome\":[],\"words\":{}}" },
    { STEWARD_EVENT_ACCESS_REVOKED, "{\"campaign\":3,\"reason\":null}" },
    { STEWARD_EVENT_ACCESS_WITHDRAWN, "{}" },
    { STEWARD_EVENT_ACCESS_EXPIRED, "{\"until\":\"never\"}" },
  };
  g_autoptr(GPtrArray) differences = NULL;
  g_autoptr(StewardAccess) access = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (odd); i++)
    council_fixture_record (fixture, "p \"quoted\" \xc3\xa9", "access/a-1", odd[i].type, odd[i].body);
  council_fixture_record (fixture, "p-1", "campaign/c-1", STEWARD_EVENT_CAMPAIGN_OPENED,
                          "{\"due\":\"2026-12-01T00:00:00Z\",\"items\":[],\"title\":7}");
  council_fixture_record (fixture, "p-1", "campaign/c-2", STEWARD_EVENT_CAMPAIGN_OPENED,
                          "{\"due\":\"2026-12-01T00:00:00Z\",\"items\":[[1],\"x\",\"x\"],\"title\":\"t\"}");
  council_fixture_record (fixture, "p-1", "campaign/c-2", STEWARD_EVENT_CAMPAIGN_ANSWERED,
                          "{\"access\":\"x\",\"answer\":\"perhaps\"}");
  council_fixture_record (fixture, "p-1", "principals", STEWARD_EVENT_PRINCIPAL_LINKED,
                          "{\"consumer\":{},\"kind\":\"ghost\",\"principal\":\"p\",\"source\":\"s\"}");
  differences = council_fixture_compare (fixture, FALSE);
  g_assert_cmpuint (differences->len, ==, 0);

  access = load (fixture, "a-1");
  g_assert_cmpstr (access->ask->consumer, ==, "c");
  g_assert_cmpstr (access->terms->grantee, ==, "g");
  g_assert_cmpuint (access->terms->objects->len, ==, 0);
  g_assert_cmpuint (access->flags->len, ==, 3);
  g_assert_nonnull (strstr (access->flags->pdata[1], "cannot be read: "));
  g_assert_cmpuint (access->steps->len, ==, 2);
  g_assert_cmpuint (((StewardAccessStep *) access->steps->pdata[0])->needed, ==, 0);
  g_assert_cmpuint (access->votes->len, ==, 1);
  g_assert_cmpuint (access->effects->len, ==, 2);
}

static void
test_odd_lists (CouncilFixture *fixture,
                gconstpointer   data)
{
  g_autoptr(GPtrArray) campaigns = NULL;
  g_autoptr(GPtrArray) principals = NULL;

  test_odd_bodies (fixture, data);
  campaigns = steward_access_rows_list_campaigns (fixture->store, FALSE, NULL);
  g_assert_cmpuint (campaigns->len, ==, 2);
  principals = steward_access_rows_list_principals (fixture->store, NULL, NULL);
  g_assert_cmpuint (principals->len, ==, 0);
}

/* Rows that somebody changed behind the store's back. */
static void
test_forged_rows (CouncilFixture *fixture,
                  gconstpointer   data)
{
  g_autoptr(StewardAccess) access = NULL;
  g_autoptr(StewardAccess) vague = NULL;

  council_fixture_record_all (fixture);
  council_fixture_execute (fixture, "UPDATE access SET terms = '{', ask = '' WHERE id = 'a-2026-001';"
                                    "UPDATE access SET terms = '[1]', classification = '?' WHERE id = 'a-2026-002';"
                                    "UPDATE access_vote SET checklist = '{', person = ''");
  access = load (fixture, "a-2026-001");
  g_assert_cmpstr (access->ask->consumer, ==, "Campaign");
  g_assert_cmpstr (access->terms->source, ==, "shop");
  g_assert_cmpuint (access->flags->len, ==, 4);
  vague = load (fixture, "a-2026-002");
  g_assert_cmpint (vague->classification, ==, STEWARD_CLASSIFICATION_UNKNOWN);
}

/* --- many --- */

/* As many rows as events would have made, and without them. */
static void
make_many (CouncilFixture *fixture)
{
  g_autofree char *rows = g_strdup_printf (
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d) "
    "INSERT INTO access (id, kind, state, provision, subject, title, requester, ask, asked, terms, source, instance, "
    "grantee, consumer, until, classification, charter, requested_at, due) "
    "SELECT 'a-' || i, a.kind, CASE i %% 1000 WHEN 1 THEN 'requested' WHEN 2 THEN 'approved' ELSE 'expired' END, "
    "CASE i %% 1000 WHEN 2 THEN 'provisioned' WHEN 3 THEN 'failed' WHEN 1 THEN 'none' ELSE 'deprovisioned' END, "
    "'urn:x:' || (i %% 5000), a.title, 'p-' || (i %% 3000), a.ask, a.asked, a.terms, a.source, a.instance, "
    "'role ' || (i %% 2000), 'team ' || (i %% 700), a.until + i, a.classification, 2, a.requested_at + i, a.due + i "
    "FROM n, access AS a WHERE a.id = 'a-2026-005'", MANY);

  council_fixture_record_all (fixture);
  council_fixture_execute (fixture, rows);
}

static double
assert_found (CouncilFixture            *fixture,
              const char                *title,
              const StewardAccessFilter *filter,
              guint                      n_expected)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GTimer) timer = g_timer_new ();
  g_autoptr(GPtrArray) accesses = steward_access_rows_list (fixture->store, filter, &error);
  double ms = g_timer_elapsed (timer, NULL) * 1000;

  g_assert_no_error (error);
  g_test_message ("%s: %u of %d in %.1f ms", title, accesses->len, MANY, ms);
  g_assert_cmpuint (accesses->len, ==, n_expected);
  return ms;
}

static void
assert_quick (CouncilFixture            *fixture,
              const char                *title,
              const StewardAccessFilter *filter,
              guint                      n_expected)
{
  g_assert_cmpfloat (assert_found (fixture, title, filter, n_expected), <, SLOWEST_MS);
}

static void
test_many (CouncilFixture *fixture,
           gconstpointer   data)
{
  const StewardAccessFilter open = { .open_only = TRUE };
  const StewardAccessFilter live = { .live_only = TRUE };
  const StewardAccessFilter undone = { .undone_only = TRUE };
  const StewardAccessFilter subject = { .subject = "urn:x:77" };
  const StewardAccessFilter grantee = { .grantee = "role 77" };
  const StewardAccessFilter requester = { .requester = "p-77" };
  const StewardAccessFilter ends = { .ends_before = at ("2026-12-21T00:00:00Z") + 5003 };
  const StewardAccessFilter newest = { .limit = 100 };

  make_many (fixture);
  assert_quick (fixture, "open", &open, MANY / 1000 + 1);
  assert_quick (fixture, "live", &live, 2 * MANY / 1000 + 4);
  assert_quick (fixture, "undone", &undone, MANY / 1000 + 4);
  assert_quick (fixture, "by subject", &subject, MANY / 5000);
  assert_quick (fixture, "by grantee", &grantee, MANY / 2000);
  assert_quick (fixture, "by requester", &requester, MANY / 3000 + 1);
  assert_quick (fixture, "ends before", &ends, 6);
  assert_found (fixture, "newest", &newest, 100);
}

/* Every way of picking is by an index. */
static void
test_plan (CouncilFixture *fixture,
           gconstpointer   data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(StewardDb) db = NULL;
  g_autoptr(StewardStatement) statement = NULL;
  g_autofree char *sql = steward_db_load_sql ("/org/stewardconsole/Steward/query/access/access-list.sql", &error);
  g_autofree char *explain = g_strconcat ("EXPLAIN QUERY PLAN ", sql, NULL);
  g_autoptr(GString) plan = g_string_new ("\n");
  static const char *const indices[] = {
    "access_by_grantee (grantee=?)", "access_by_subject (subject=?)", "access_by_requester (requester=?)",
    "access_by_consumer (consumer=?)", "access_by_state (state=?)", "access_by_end (until<?)",
    "access_by_source (source=?)", "access_by_instance (instance=?)", "INDEX access_live", "INDEX access_undone",
  };
  gboolean row = TRUE;

  g_assert_no_error (error);
  db = steward_db_open (fixture->path, STEWARD_DB_READ_ONLY, &error);
  statement = steward_statement_new_from_text (db, explain, &error);
  g_assert_no_error (error);
  while (steward_statement_step (statement, &row, &error) && row)
    g_string_append_printf (plan, "%s\n", steward_statement_get_text (statement, 3));
  g_assert_no_error (error);
  g_test_message ("%s", plan->str);
  for (gsize i = 0; i < G_N_ELEMENTS (indices); i++)
    g_assert_nonnull (strstr (plan->str, indices[i]));
  g_assert_null (strstr (plan->str, "SCAN access\n"));
  g_assert_null (strstr (plan->str, "SCAN a\n"));
  g_assert_null (strstr (plan->str, "SCAN access USING COVERING INDEX sqlite"));
}

int
main (int   argc,
      char *argv[])
{
  static const struct { const char *path; void (*run) (CouncilFixture *, gconstpointer); } tests[] = {
    { "/store/access-rows/access", test_access },
    { "/store/access-rows/parts", test_parts },
    { "/store/access-rows/states", test_states },
    { "/store/access-rows/provision", test_provision },
    { "/store/access-rows/erased-words", test_erased_words },
    { "/store/access-rows/list", test_list },
    { "/store/access-rows/ends-before", test_ends_before },
    { "/store/access-rows/missing", test_missing },
    { "/store/access-rows/campaigns", test_campaigns },
    { "/store/access-rows/principals", test_principals },
    { "/store/access-rows/refused-bodies", test_refused_bodies },
    { "/store/access-rows/odd-bodies", test_odd_bodies },
    { "/store/access-rows/odd-lists", test_odd_lists },
    { "/store/access-rows/forged-rows", test_forged_rows },
    { "/store/access-rows/many", test_many },
    { "/store/access-rows/plan", test_plan },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, CouncilFixture, NULL, council_fixture_set_up, tests[i].run, council_fixture_tear_down);

  return g_test_run ();
}
