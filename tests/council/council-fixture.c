/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the tests of the council share. */

#include "config.h"

#include "council-fixture.h"

#include "steward-catalog-writer.h"
#include "steward-contract-reader.h"
#include "steward-local-ledger.h"

#include <glib/gstdio.h>
#include <string.h>

static const char charter_text[] =
  "charter: %d\n"
  "council: Test council\n"
  "timezone: Europe/Berlin\n"
  "seats:\n"
  "  - { seat: platform, title: Platform, role: chair, function: Platform, holder: ann@example.com, name: Ann }\n"
  "  - { seat: orders, title: Orders, role: member, domain: Orders, holder: ben@example.com, name: Ben }\n"
  "  - { seat: customer, title: Customer, role: member, domain: Customer, holder: cleo@example.com, name: Cleo }\n"
  "  - { seat: finance, title: Finance, role: member, domain: Finance, holder: dan@example.com, name: Dan }\n"
  "  - { seat: supply, title: Supply, role: member, domain: Supply, holder: eve@example.com, name: Eve }\n"
  "  - { seat: privacy, title: Privacy, role: veto, function: Privacy, askedWhen: [personal-data],"
  " holder: vic@example.com, name: Vic }\n"
  "  - { seat: audit, title: Audit, role: auditor, function: Audit, holder: ada@example.com, name: Ada }\n"
  "quorum: 3\n"
  "reviews:\n"
  "  - { kind: certification, title: Certification, approve: 3, reject: 2, days: 10, checklist: certification }\n"
  "  - { kind: recertification, title: Re-certification, approve: 3, reject: 2, days: 10, bulk: true,"
  " checklist: certification }\n"
  "  - { kind: contract, title: Contract change, approve: 3, reject: 2, days: 5, checklist: contract }\n"
  "  - { kind: breaking-contract, title: Breaking change, approve: 3, reject: 2, days: 10, checklist: contract }\n"
  "  - { kind: exception, title: Exception, approve: 3, reject: 2, days: 5, longest: 30 days, checklist: contract }\n"
  "  - { kind: retirement, title: Retirement, approve: 3, reject: 2, days: 10, checklist: contract }\n"
  "  - { kind: charter, title: Charter, approve: 3, reject: 2, days: 20, checklist: contract }\n"
  "conflicts: { ownDomain: recused }\n"
  "override: chair\n"
  "delegation: { allowed: true, longest: 30 days, chain: false }\n"
  "checklists:\n"
  "  contract:\n"
  "    - { id: told, text: Consumers were told }\n"
  "  certification:\n"
  "    - { id: owner, text: The owner is reachable }\n"
  "certification:\n"
  "  - { level: bronze, term: 12 months, lead: 30 days, criteria: [It has an owner] }\n"
  "  - { level: silver, term: 12 months, lead: 30 days, includes: bronze, criteria: [Columns are described] }\n"
  "  - { level: gold, term: 6 months, lead: 60 days, includes: silver, criteria: [It promises levels] }\n"
  "escalation:\n"
  "  - { after: 1 working day before due, to: open seats, by: notification }\n"
  "  - { after: due, to: the chair, by: notification }\n"
  "workingHours: \"Mon-Fri 09:00-17:00\"\n"
  "holidays: []\n";

/* The charter, with one text in it replaced. */
char *
council_fixture_charter (int         version,
                         const char *replace,
                         const char *by)
{
  g_autofree char *text = NULL;
  g_autoptr(GString) edited = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  text = g_strdup_printf (charter_text, version);
#pragma GCC diagnostic pop
  edited = g_string_new (text);
  if (replace != NULL)
    g_assert_cmpuint (g_string_replace (edited, replace, by, 0), >, 0);

  return g_strdup (edited->str);
}

/* A contract for ORDERS. */
char *
council_fixture_contract (const char *version,
                          const char *columns)
{
  return g_strdup_printf ("apiVersion: v3.1.0\n"
                          "kind: DataContract\n"
                          "id: c-orders\n"
                          "name: " ORDERS "\n"
                          "version: %s\n"
                          "status: active\n"
                          "domain: Orders\n"
                          "description: { purpose: State of each open order. }\n"
                          "schema:\n"
                          "  - name: order_status\n"
                          "    physicalType: table\n"
                          "    properties:\n%s",
                          version, columns);
}

static StewardEntry *
read_entry (const char *text,
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

#define COLUMNS "      - { name: order_id, logicalType: string, classification: internal }\n" \
                "      - { name: status, logicalType: string, classification: internal }\n"

/* Puts both products into the catalog; ORDERS with another contract, if any. */
void
council_fixture_sync (CouncilFixture *fixture,
                      const char     *orders_contract)
{
  static const char customers[] = "apiVersion: v3.1.0\n"
                                  "kind: DataContract\n"
                                  "id: c-customers\n"
                                  "name: " CUSTOMERS "\n"
                                  "version: 1.0.0\n"
                                  "status: active\n"
                                  "domain: Customer\n"
                                  "schema:\n"
                                  "  - name: profiles\n"
                                  "    properties:\n"
                                  "      - { name: email, logicalType: string, classification: personal }\n";
  g_autofree char *orders = council_fixture_contract ("1.0.0", COLUMNS);
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_entry_free);
  g_autoptr(GError) error = NULL;
  g_autoptr(StewardCatalogWriter) writer = steward_catalog_writer_begin (fixture->catalog, "s1", "folder", &error);

  g_assert_no_error (error);
  g_ptr_array_add (entries, read_entry (orders_contract != NULL ? orders_contract : orders, "orders"));
  g_ptr_array_add (entries, read_entry (customers, "customers"));
  g_assert_true (steward_catalog_writer_put (writer, entries, &error));
  g_assert_no_error (error);
  g_assert_true (steward_catalog_writer_commit (writer, "test-instance", NULL, NULL, &error));
  g_assert_no_error (error);
}

void
council_fixture_open (CouncilFixture *fixture)
{
  g_autofree char *catalog = g_build_filename (fixture->folder, "catalog.db", NULL);
  g_autofree char *governance = g_build_filename (fixture->folder, "governance.db", NULL);
  g_autofree char *notice = NULL;
  g_autoptr(GError) error = NULL;

  fixture->catalog = steward_catalog_open (catalog, &notice, &error);
  g_assert_no_error (error);
  g_assert_null (notice);
  fixture->governance = steward_governance_open (governance, &notice, &error);
  g_assert_no_error (error);
  g_assert_null (notice);
  fixture->ledger = steward_local_ledger_new (fixture->governance);
  fixture->council = steward_council_new (fixture->ledger, fixture->governance, fixture->catalog);
}

void
council_fixture_close (CouncilFixture *fixture)
{
  if (fixture->council == NULL)
    return;
  steward_council_close (fixture->council);
  steward_catalog_close (fixture->catalog);
  steward_governance_close (fixture->governance);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_clear_object (&fixture->council);
  g_clear_object (&fixture->ledger);
  g_clear_object (&fixture->governance);
  g_clear_object (&fixture->catalog);
}

void
council_fixture_set_up (CouncilFixture *fixture,
                        gconstpointer   data)
{
  g_autoptr(GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("steward-council-XXXXXX", &error);
  g_assert_no_error (error);
  council_fixture_open (fixture);
  council_fixture_sync (fixture, NULL);
  if (data == NULL)
    council_fixture_found (fixture);
}

void
council_fixture_tear_down (CouncilFixture *fixture,
                           gconstpointer   data)
{
  g_autoptr(GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  if (fixture->council != NULL)
    council_fixture_check_ledger (fixture);
  council_fixture_close (fixture);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
}

/* Whatever a test does, the ledger verifies and its rows are the fold of it. */
void
council_fixture_check_ledger (CouncilFixture *fixture)
{
  g_autoptr(GPtrArray) differences = NULL;
  g_autoptr(GError) error = NULL;
  gint64 n_events = 0;

  g_assert_true (steward_governance_verify_sync (fixture->governance, &n_events, &error));
  g_assert_no_error (error);
  g_assert_true (steward_governance_verify_rows_sync (fixture->governance, FALSE, &differences, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (differences->len, ==, 0);
}

/* Acting. */

StewardAct *
council_fixture_prepare (CouncilFixture *fixture,
                         StewardIntent  *intent)
{
  g_autoptr(GError) error = NULL;
  StewardAct *act = steward_council_prepare_sync (fixture->council, intent, &error);

  g_assert_no_error (error);
  g_assert_nonnull (act);
  g_assert_nonnull (act->summary);

  return act;
}

/* Takes @intent. */
void
council_fixture_do (CouncilFixture *fixture,
                    StewardIntent  *intent)
{
  g_autoptr(StewardAct) act = council_fixture_prepare (fixture, intent);
  g_autofree char *text = steward_act_to_text (act, NULL);
  g_autoptr(GError) error = NULL;

  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_test_message ("%s", text);
  steward_council_seal_sync (fixture->council, act, NULL, &error);
  g_assert_no_error (error);
  steward_intent_free (intent);
}

/* Takes @intent. */
void
council_fixture_refused (CouncilFixture *fixture,
                         StewardIntent  *intent,
                         StewardError    code,
                         const char     *words)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(StewardAct) act = steward_council_prepare_sync (fixture->council, intent, &error);

  g_assert_null (act);
  g_test_message ("%s", error->message);
  g_assert_error (error, STEWARD_ERROR, (int) code);
  if (words != NULL && strstr (error->message, words) == NULL)
    g_error ("“%s” is not in: %s", words, error->message);
  steward_intent_free (intent);
}

StewardIntent *
council_fixture_intent (const char *verb,
                        const char *who,
                        const char *review)
{
  StewardIntent *intent = steward_intent_new (verb, who);

  intent->review = g_strdup (review);

  return intent;
}

void
council_fixture_found (CouncilFixture *fixture)
{
  StewardIntent *intent = steward_intent_new (STEWARD_VERB_FOUND_CHARTER, NULL);

  intent->document = council_fixture_charter (1, NULL, NULL);
  council_fixture_do (fixture, intent);
}

char *
council_fixture_ask (CouncilFixture    *fixture,
                     StewardReviewKind  kind,
                     const char        *who,
                     const char        *subject)
{
  g_autoptr(StewardIntent) intent = steward_intent_new (STEWARD_VERB_OPEN_REVIEW, who);
  g_autoptr(StewardAct) act = NULL;
  g_autoptr(GError) error = NULL;

  intent->kind = kind;
  intent->subject = g_strdup (subject);
  intent->level = STEWARD_CERTIFICATION_SILVER;
  if (kind == STEWARD_REVIEW_CONTRACT)
    intent->document = council_fixture_contract ("1.1.0", COLUMNS
                                                 "      - { name: city, logicalType: string, description: A }\n"
                                                 "      - { name: zip, logicalType: string, description: B }\n");
  act = council_fixture_prepare (fixture, intent);
  steward_council_seal_sync (fixture->council, act, NULL, &error);
  g_assert_no_error (error);

  return g_strdup (act->review);
}

void
council_fixture_vote (CouncilFixture    *fixture,
                      const char        *review,
                      const char        *who,
                      StewardVoteChoice  choice)
{
  StewardIntent *intent = council_fixture_intent (STEWARD_VERB_VOTE, who, review);

  intent->choice = choice;
  if (choice == STEWARD_VOTE_REJECT)
    intent->comment = g_strdup ("Not like this.");
  council_fixture_do (fixture, intent);
}

StewardReview *
council_fixture_load (CouncilFixture *fixture,
                      const char     *review)
{
  g_autoptr(GError) error = NULL;
  StewardReview *loaded = steward_council_rows_load_review (fixture->governance, review, &error);

  g_assert_no_error (error);
  g_assert_nonnull (loaded);

  return loaded;
}

char *
council_fixture_person (CouncilFixture *fixture,
                        const char     *who)
{
  g_autoptr(GError) error = NULL;
  char *person = steward_council_rows_resolve_person (fixture->governance, who, &error);

  g_assert_no_error (error);

  return person;
}
