/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the tests of access share. */

#include "config.h"

#include "access-fixture.h"

#include "steward-catalog-writer.h"
#include "steward-contract-reader.h"

#include <string.h>

static const char rules[] =
  "access:\n"
  "  purposes: [{id: analytics, text: Analytics}, {id: advertising, text: Advertising}, {id: fraud, text: Fraud}]\n"
  "  legalBases: [{id: consent, text: Consent}]\n"
  "  incompatible: [[advertising, fraud]]\n"
  "  longest: {public: 24 months, internal: 12 months, confidential: 6 months, personal: 90 days,"
  " restricted: 30 days}\n"
  "  days: 2\n"
  "  checklist: access\n"
  "  matrix:\n"
  "    - {classification: public, steps: []}\n"
  "    - {classification: internal, steps: [owner]}\n"
  "    - {classification: confidential, steps: [{any: [owner, privacy]}]}\n"
  "    - {classification: personal, steps: [owner, privacy], needs: [purpose, legal basis]}\n"
  "    - {classification: restricted, steps: [owner, {atLeast: 2, of: [platform, finance, privacy]}]}\n"
  "  rules:\n"
  "    - {rule: M-1, text: Inside one domain the owner is not asked, when: {classification: internal,"
  " sameDomain: true}, then: skip owner}\n"
  "    - {rule: M-2, text: No advertising with restricted data, when: {classification: restricted,"
  " purpose: advertising}, then: refuse}\n"
  "  emergency: {allowed: true, longest: 24 hours, review: 2}\n"
  "  attestation: 90 days\n"
  "workingHours:";

static const char checklist[] = "checklists:\n"
                                "  access:\n"
                                "    - { id: purpose-fits, text: The purpose fits }\n";

static const char shop[] = "apiVersion: v3.1.0\n"
                           "kind: DataContract\n"
                           "id: c-shop\n"
                           "name: " SHOP "\n"
                           "version: %s\n"
                           "status: active\n"
                           "domain: Customer\n"
                           "team: [{ username: %o, role: owner }]\n"
                           "servers:\n"
                           "  - { server: warehouse, type: postgresql, host: db.example.com, port: 5432,"
                           " database: shop, schema: sales }\n"
                           "schema:\n"
                           "  - name: customers\n"
                           "    physicalType: table\n"
                           "    properties:\n"
                           "      - { name: id, logicalType: string, classification: internal }\n"
                           "      - { name: channel, logicalType: string, classification: public }\n"
                           "      - { name: score, logicalType: integer, classification: confidential }\n"
                           "      - { name: email, logicalType: string, classification: personal }\n"
                           "      - { name: postcode, logicalType: string, classification: personal }\n"
                           "      - { name: iban, logicalType: string, classification: restricted }\n";

static const char channels[] = "apiVersion: v3.1.0\n"
                               "kind: DataContract\n"
                               "id: c-channels\n"
                               "name: " CHANNELS "\n"
                               "version: 1.0.0\n"
                               "status: active\n"
                               "domain: Customer\n"
                               "servers:\n"
                               "  - { server: warehouse, type: postgresql, host: db.example.com, port: 5432,"
                               " database: shop, schema: sales }\n"
                               "schema:\n"
                               "  - name: channels\n"
                               "    physicalType: table\n"
                               "    properties:\n"
                               "      - { name: channel, logicalType: string, classification: public }\n";

/* A contract that somebody wrote for the table of SHOP, too. */
static const char claim[] = "apiVersion: v3.1.0\n"
                            "kind: DataContract\n"
                            "id: c-claim\n"
                            "name: " CLAIM "\n"
                            "version: 1.0.0\n"
                            "status: active\n"
                            "domain: Orders\n"
                            "servers:\n"
                            "  - { server: warehouse, type: postgresql, host: db.example.com, port: 5432,"
                            " database: shop, schema: sales }\n"
                            "schema:\n"
                            "  - name: customers\n"
                            "    physicalType: table\n"
                            "    properties:\n"
                            "      - { name: iban, logicalType: string, classification: public }\n"
                            "      - { name: loaded_at, logicalType: string, classification: public }\n";

/* Catalog. */

static StewardEntry *
read_product (const char *text,
              const char *native_id)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) documents = steward_document_parse_yaml (text, -1, NULL, &error);
  g_autoptr(StewardReading) reading = NULL;
  StewardEntry *entry;

  g_assert_no_error (error);
  reading = steward_contract_read (g_ptr_array_index (documents, 0), "contract.yaml");
  entry = steward_reading_to_entry (reading);
  g_assert_nonnull (entry);
  g_free (entry->native_id);
  entry->native_id = g_strdup (native_id);

  return entry;
}

static StewardEntry *
make_table (const char        *native_id,
            const char *const *columns)
{
  StewardEntry *entry = steward_entry_new (STEWARD_ENTRY_DATASET);
  StewardContract *contract = steward_contract_new ();
  StewardSchemaObject *object = steward_schema_object_new ();
  const char *table = strrchr (native_id, '.') + 1;

  entry->native_id = g_strdup (native_id);
  entry->name = g_strdup (strchr (native_id, '/') + 1);
  entry->address = g_strconcat ("postgresql://db.example.com:5432/", native_id, NULL);
  object->name = g_strdup (table);
  object->physical_name = g_strdup (entry->name);
  for (gsize i = 0; columns[i] != NULL; i++)
    {
      StewardProperty *property = steward_property_new ();

      property->name = g_strdup (columns[i]);
      g_ptr_array_add (object->properties, property);
    }
  g_ptr_array_add (contract->objects, object);
  g_ptr_array_add (contract->addresses, g_strdup (entry->address));
  g_ptr_array_add (entry->contracts, contract);

  return entry;
}

static void
write_source (CouncilFixture *fixture,
              const char     *id,
              const char     *kind,
              const char     *instance,
              GPtrArray      *entries)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(StewardCatalogWriter) writer = steward_catalog_writer_begin (fixture->catalog, id, kind, &error);

  g_assert_no_error (error);
  g_assert_true (steward_catalog_writer_put (writer, entries, &error));
  g_assert_no_error (error);
  g_assert_true (steward_catalog_writer_commit (writer, instance, NULL, NULL, &error));
  g_assert_no_error (error);
}

/* The contract of SHOP has this version; its table has one more column. */
void
access_fixture_sync (CouncilFixture *fixture,
                     const char     *version)
{
  access_fixture_sync_owned (fixture, version, "olga@example.com");
}

void
access_fixture_sync_owned (CouncilFixture *fixture,
                           const char     *version,
                           const char     *owner)
{
  static const char *const many[] = { "id", "channel", "score", "email", "postcode", "iban", "loaded_at", NULL };
  static const char *const one[] = { "channel", NULL };
  g_autoptr(GPtrArray) products = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_entry_free);
  g_autoptr(GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_entry_free);
  g_autoptr(GString) text = g_string_new (shop);

  g_string_replace (text, "%s", version, 1);
  g_string_replace (text, "%o", owner, 1);
  g_ptr_array_add (products, read_product (text->str, "shop"));
  g_ptr_array_add (products, read_product (channels, "channels"));
  write_source (fixture, "s2", "folder", "mesh", products);
  g_ptr_array_add (tables, make_table (SHOP_TABLE, many));
  g_ptr_array_add (tables, make_table (CHANNELS_TABLE, one));
  write_source (fixture, "pg", "postgres", "7312", tables);
}

/* Beside what access_fixture_sync() has put there: a product of another source
 * that calls columns of the same table public. */
void
access_fixture_claim (CouncilFixture *fixture)
{
  g_autoptr(GPtrArray) products = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_entry_free);

  g_ptr_array_add (products, read_product (claim, "claim"));
  write_source (fixture, "s3", "folder", "other-mesh", products);
}

/* Council. */

char *
access_fixture_charter (int version)
{
  g_autofree char *text = council_fixture_charter (version, "workingHours:", rules);
  g_autoptr(GString) edited = g_string_new (text);

  g_string_replace (edited, "checklists:\n", checklist, 1);

  return g_strdup (edited->str);
}

void
access_fixture_register (CouncilFixture *fixture,
                         const char     *name)
{
  StewardIntent *intent;

  intent = steward_intent_new (STEWARD_VERB_REGISTER_PERSON, NULL);
  intent->name = g_strdup (name);
  intent->address = g_strdup_printf ("%s@example.com", name);
  council_fixture_do (fixture, intent);
}

void
access_fixture_set_up (CouncilFixture *fixture,
                       gconstpointer   data)
{
  StewardIntent *intent;

  council_fixture_set_up (fixture, "found later");
  access_fixture_sync (fixture, "4.1.0");
  intent = steward_intent_new (STEWARD_VERB_FOUND_CHARTER, NULL);
  intent->document = access_fixture_charter (1);
  council_fixture_do (fixture, intent);
  access_fixture_register (fixture, "rita");
  access_fixture_register (fixture, "olga");
}

StewardIntent *
access_fixture_intent (const char *verb,
                       const char *who,
                       const char *access)
{
  StewardIntent *intent = steward_intent_new (verb, who);

  intent->access = g_strdup (access);

  return intent;
}

StewardIntent *
access_fixture_request (const char *who,
                        const char *columns)
{
  StewardIntent *intent = steward_intent_new (STEWARD_VERB_REQUEST_ACCESS, who);
  g_auto(GStrv) names = g_strsplit (columns, ",", -1);
  StewardAccessObject *object = steward_access_object_new ();

  intent->subject = g_strdup (SHOP);
  intent->comment = g_strdup ("Find which campaigns work.");
  intent->ask = steward_access_ask_new ();
  intent->ask->consumer_kind = STEWARD_CONSUMER_TEAM;
  intent->ask->consumer = g_strdup ("Campaigns");
  intent->ask->purpose = g_strdup ("analytics");
  intent->ask->legal_basis = g_strdup ("consent");
  intent->terms = steward_access_terms_new ();
  intent->terms->source = g_strdup ("pg");
  intent->terms->grantee = g_strdup (ROLE);
  g_free (intent->terms->privilege);
  intent->terms->privilege = g_strdup ("SELECT");
  intent->terms->until = (g_get_real_time () / DAY + 29) * DAY;
  object->object = g_strdup (SHOP_TABLE);
  for (gsize i = 0; names[i] != NULL; i++)
    g_ptr_array_add (object->columns,
                     steward_access_column_new (names[i], STEWARD_CLASSIFICATION_PUBLIC, STEWARD_MASK_NONE));
  g_ptr_array_add (intent->terms->objects, object);

  return intent;
}

StewardEffectPlan *
access_fixture_plan (const char *statement)
{
  StewardEffectPlan *plan = steward_effect_plan_new ();

  steward_effect_plan_add (plan, "%s", statement != NULL ? statement : "GRANT SELECT ON sales.customers TO " ROLE);
  plan->executable = TRUE;
  plan->transactional = TRUE;
  plan->platform = g_strdup ("Warehouse");
  steward_effect_plan_settle (plan);

  return plan;
}

/* Takes @intent. */
char *
access_fixture_ask (CouncilFixture *fixture,
                    StewardIntent  *intent)
{
  g_autoptr(StewardAct) act = council_fixture_prepare (fixture, intent);
  g_autofree char *text = steward_act_to_text (act, NULL);
  g_autoptr(GError) error = NULL;

  g_test_message ("%s", text);
  steward_council_seal_sync (fixture->council, act, NULL, &error);
  g_assert_no_error (error);
  steward_intent_free (intent);

  return g_strdup (act->access);
}

/* With the plan that access_fixture_plan() makes, and a reason for a rejection. */
StewardIntent *
access_fixture_decide (const char        *who,
                       const char        *access,
                       StewardVoteChoice  choice)
{
  StewardIntent *intent = access_fixture_intent (STEWARD_VERB_DECIDE_ACCESS, who, access);
  static const char *const ticked[] = { "purpose-fits", NULL };

  intent->choice = choice;
  intent->ticked = g_strdupv ((char **) ticked);
  if (choice == STEWARD_VOTE_APPROVE)
    intent->plan = access_fixture_plan (NULL);
  else
    intent->comment = g_strdup ("Not like this.");

  return intent;
}

void
access_fixture_report (CouncilFixture       *fixture,
                       const char           *access,
                       const char           *effect,
                       StewardEffectOutcome  outcome,
                       gboolean              again)
{
  StewardIntent *intent = access_fixture_intent (STEWARD_VERB_REPORT_EFFECT, "steward", access);

  intent->effect = g_strdup_printf ("%s/%s", access, effect);
  intent->result = steward_effect_result_new (outcome, "What the platform has.");
  intent->result->again = again;
  council_fixture_do (fixture, intent);
}

StewardAccess *
access_fixture_load (CouncilFixture *fixture,
                     const char     *access)
{
  g_autoptr(GError) error = NULL;
  StewardAccess *loaded = steward_access_rows_load (fixture->governance, access, &error);

  g_assert_no_error (error);
  g_assert_nonnull (loaded);

  return loaded;
}

/* Of one access; %NULL: of all. */
guint
access_fixture_count_outbox (CouncilFixture *fixture,
                             const char     *access)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) items = steward_outbox_list_sync (fixture->governance, 0, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < items->len; i++)
    n += access == NULL || g_str_has_prefix (((StewardOutboxItem *) g_ptr_array_index (items, i))->id, access);

  return n;
}

/* Asked for by rita, approved by olga and, if asked, vic, and granted. */
char *
access_fixture_grant (CouncilFixture *fixture,
                      const char     *columns)
{
  char *access = access_fixture_ask (fixture, access_fixture_request ("rita@example.com", columns));
  g_autoptr(StewardAccess) asked = access_fixture_load (fixture, access);

  council_fixture_do (fixture, access_fixture_decide ("olga@example.com", access, STEWARD_VOTE_APPROVE));
  if (asked->steps->len > 1)
    council_fixture_do (fixture, access_fixture_decide ("vic@example.com", access, STEWARD_VOTE_APPROVE));
  access_fixture_report (fixture, access, "grant-1", STEWARD_EFFECT_DONE, FALSE);
  access_fixture_check (fixture, access, STEWARD_ACCESS_APPROVED, STEWARD_PROVISION_PROVISIONED);

  return access;
}

void
access_fixture_check (CouncilFixture        *fixture,
                      const char            *access,
                      StewardAccessState     state,
                      StewardProvisionState  provision)
{
  g_autoptr(StewardAccess) loaded = access_fixture_load (fixture, access);

  g_assert_cmpstr (steward_access_state_to_id (loaded->state), ==, steward_access_state_to_id (state));
  g_assert_cmpstr (steward_provision_state_to_id (loaded->provision), ==, steward_provision_state_to_id (provision));
}
