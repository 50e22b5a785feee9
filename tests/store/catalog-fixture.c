/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the tests of the catalog share. */

#include "config.h"

#include "catalog-fixture.h"

#include <glib/gstdio.h>

#define PATIENCE_SECONDS 60

void
catalog_fixture_set_up (CatalogFixture *fixture,
                        gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *notice = NULL;

  fixture->folder = g_dir_make_tmp ("steward-catalog-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "catalog.db", NULL);
  fixture->catalog = steward_catalog_open (fixture->path, &notice, &error);
  g_assert_no_error (error);
  g_assert_null (notice);
}

void
catalog_fixture_remove (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = NULL;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static gboolean
is_gone (gpointer data)
{
  g_autoptr (GObject) object = g_weak_ref_get (data);

  return object == NULL;
}

/* Jobs that were under way when it was closed hold it until they have heard. */
static void
close_catalog (CatalogFixture *fixture)
{
  GWeakRef weak;

  if (fixture->catalog == NULL)
    return;

  g_weak_ref_init (&weak, fixture->catalog);
  steward_catalog_close (fixture->catalog);
  g_clear_object (&fixture->catalog);
  fixture_wait_until (is_gone, &weak);
  g_weak_ref_clear (&weak);
}

void
catalog_fixture_tear_down (CatalogFixture *fixture,
                           gconstpointer   data)
{
  close_catalog (fixture);
  catalog_fixture_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

void
catalog_fixture_reopen (CatalogFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  close_catalog (fixture);
  fixture->catalog = steward_catalog_open (fixture->path, NULL, &error);
  g_assert_no_error (error);
}

StewardEntry *
fixture_entry (const char *native_id,
               const char *name)
{
  StewardEntry *entry = steward_entry_new (STEWARD_ENTRY_PRODUCT);

  entry->native_id = g_strdup (native_id);
  entry->name = g_strdup (name);
  return entry;
}

static void
add_owner (GPtrArray  *owners,
           const char *name,
           const char *address,
           gboolean    accountable)
{
  StewardOwner *owner = steward_owner_new ();

  owner->name = g_strdup (name);
  owner->address = g_strdup (address);
  owner->role = g_strdup (accountable ? "owner" : "contact");
  owner->accountable = accountable;
  g_ptr_array_add (owners, owner);
}

static void
add_port (StewardEntry         *entry,
          StewardPortDirection  direction,
          const char           *name,
          const char           *contract_id)
{
  StewardPort *port = steward_port_new ();

  port->direction = direction;
  port->name = g_strdup (name);
  port->kind = g_strdup ("kafka");
  port->description = g_strdup ("Events, *as they happen*.");
  port->location = g_strdup ("kafka://mesh/events");
  port->version = g_strdup ("2.0");
  port->contract_id = g_strdup (contract_id);
  g_ptr_array_add (entry->ports, port);
}

static StewardContract *
create_contract (const char *id)
{
  StewardContract *contract = steward_contract_new ();

  contract->id = g_strdup (id);
  contract->name = g_strdup ("Order events");
  contract->version = g_strdup ("1.0.0");
  contract->format = g_strdup ("ODCS 3.1.0");
  contract->status = g_strdup ("active");
  contract->purpose = g_strdup ("To follow an order.");
  contract->limitations = g_strdup ("");
  contract->usage = g_strdup ("Analytics");
  contract->location = g_strdup ("contracts/events.yaml");
  add_owner (contract->owners, "Mira", NULL, FALSE);
  g_ptr_array_add (contract->addresses, g_strdup ("postgresql://db:5432/shop/orders.events"));
  g_ptr_array_add (contract->addresses, g_strdup ("kafka://mesh/orders.events"));

  return contract;
}

static void
add_object (StewardContract *contract,
            const char      *name,
            guint            n_properties)
{
  StewardSchemaObject *object = steward_schema_object_new ();

  object->name = g_strdup (name);
  object->physical_name = g_strdup_printf ("orders.%s", name);
  object->kind = g_strdup ("table");
  object->description = g_strdup ("One line for each event");
  object->row_estimate = 1234567;
  for (guint i = 0; i < n_properties; i++)
    {
      StewardProperty *property = steward_property_new ();

      property->name = g_strdup_printf ("%s_column_%u", name, i);
      property->physical_name = g_strdup_printf ("c%u", i);
      property->logical_type = g_strdup ("string");
      property->physical_type = g_strdup ("varchar(40)");
      property->description = i % 2 == 0 ? g_strdup ("Beschreibung mit Ümläuten") : NULL;
      property->classification_text = i == 3 ? g_strdup ("personal") : NULL;
      property->classification = i == 3 ? STEWARD_CLASSIFICATION_PERSONAL : STEWARD_CLASSIFICATION_UNKNOWN;
      property->reference = i == 1 ? g_strdup ("customer.id") : NULL;
      property->primary_key = i == 0;
      property->required = i % 2 == 0;
      property->unique = i % 3 == 0;
      property->tags = i == 5 ? g_strdup ("a,b") : NULL;
      g_ptr_array_add (object->properties, property);
    }
  g_ptr_array_add (contract->objects, object);
}

static void
add_objective (StewardContract *contract,
               const char      *property,
               const char      *value)
{
  StewardObjective *objective = steward_objective_new ();

  objective->property = g_strdup (property);
  objective->value = g_strdup (value);
  objective->unit = g_strdup ("m");
  objective->element = g_strdup ("events.created_at");
  objective->driver = g_strdup ("operational");
  objective->description = NULL;
  objective->scheduler = g_strdup ("cron");
  objective->schedule = g_strdup ("30 16 * * 1-5");
  g_ptr_array_add (contract->objectives, objective);
}

static void
add_quality (StewardContract *contract,
             const char      *check,
             const char      *value)
{
  StewardObjective *objective = steward_objective_new ();

  objective->property = g_strdup ("quality");
  objective->value = g_strdup (value);
  objective->check = g_strdup (check);
  g_ptr_array_add (contract->quality, objective);
}

/* With something in every member. */
StewardEntry *
fixture_rich_entry (void)
{
  StewardEntry *entry = fixture_entry ("products/orders.yaml#events", "orders.order_events");
  StewardContract *first = create_contract ("contract-events");
  StewardContract *second = create_contract (NULL);

  entry->native_version = g_strdup ("etag-7");
  entry->domain = g_strdup ("orders");
  entry->purpose = g_strdup ("Every change of an order.");
  entry->description = g_strdup ("# Order events\n\nEvery change of an order, **at once**.");
  entry->status_text = g_strdup ("In production");
  entry->lifecycle = STEWARD_LIFECYCLE_ACTIVE;
  entry->visibility = STEWARD_VISIBILITY_ORGANISATION;
  entry->certification = STEWARD_CERTIFICATION_SILVER;
  entry->classification = STEWARD_CLASSIFICATION_PERSONAL;
  entry->version = g_strdup ("3.1.4");
  entry->format = g_strdup ("ODPS 1.0.0");
  entry->location = g_strdup ("products/orders.yaml");
  entry->address = g_strdup ("steward://none");
  entry->tags = g_strdup ("streaming,core");
  entry->updated_at = G_GINT64_CONSTANT (1790000000123456);
  entry->updated_reason = g_strdup ("created_at of the newest row");
  add_owner (entry->owners, "Jonas Weber", "jonas@example.org", TRUE);
  add_owner (entry->owners, NULL, "team@example.org", FALSE);
  add_port (entry, STEWARD_PORT_OUTPUT, "events", "contract-events");
  add_port (entry, STEWARD_PORT_INPUT, "carts", "contract-carts");
  add_object (first, "events", 10);
  add_object (first, "lines", 4);
  add_objective (first, "latency", "< 5");
  add_quality (first, "No lost orders", "<= 5");
  add_objective (first, "availability", "99.9%");
  add_object (second, "archive", 2);
  g_ptr_array_add (entry->contracts, first);
  g_ptr_array_add (entry->contracts, second);
  g_ptr_array_add (entry->findings,
                   steward_finding_new ("odcs/required", STEWARD_SEVERITY_WARNING, "contracts/events.yaml", 3, 9,
                                        g_strdup ("“owner” is missing."), "Name an owner."));

  return entry;
}

StewardEntry *
fixture_numbered_entry (guint number,
                        guint revision)
{
  static const char *const domains[] = { "orders", "payments", "marketing", "finance", "supply" };
  g_autofree char *native_id = g_strdup_printf ("n/%06u", number);
  g_autofree char *name = g_strdup_printf ("product %06u", number);
  StewardEntry *entry = fixture_entry (native_id, name);
  StewardContract *contract = create_contract (native_id);

  entry->domain = number % 7 == 6 ? NULL : g_strdup (domains[number % G_N_ELEMENTS (domains)]);
  entry->purpose = g_strdup_printf ("revision %u", revision);
  entry->description = g_strdup_printf ("Number %u in revision r%ux", number, revision);
  entry->lifecycle = (StewardLifecycle) (number % 6);
  entry->certification = (StewardCertification) (number % 4);
  entry->classification = (StewardClassification) (number % 6);
  if (number % 3 != 0)
    add_owner (entry->owners, number % 2 == 0 ? "Amelie" : "Bruno", NULL, TRUE);
  add_object (contract, "rows", 3);
  if (number % 5 == 0)
    add_objective (contract, "latency", "5");
  g_ptr_array_add (entry->contracts, contract);

  return entry;
}

GPtrArray *
fixture_entries (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) steward_entry_free);
}

void
fixture_sync_entries (StewardCatalog    *catalog,
                      const char        *source_id,
                      const char        *instance,
                      GPtrArray         *entries,
                      StewardSyncReport *out_report)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardCatalogWriter) writer = steward_catalog_writer_begin (catalog, source_id, "folder", &error);

  g_assert_no_error (error);
  g_assert_true (steward_catalog_writer_put (writer, entries, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 0);
  g_assert_true (steward_catalog_writer_commit (writer, instance, "cursor", out_report, &error));
  g_assert_no_error (error);
}

void
fixture_sync (StewardCatalog    *catalog,
              const char        *source_id,
              guint              first,
              guint              end,
              guint              revision,
              StewardSyncReport *out_report)
{
  g_autoptr (GPtrArray) entries = fixture_entries ();

  for (guint i = first; i < end; i++)
    g_ptr_array_add (entries, fixture_numbered_entry (i, revision));
  fixture_sync_entries (catalog, source_id, "instance", entries, out_report);
}

/* "name, name (removed)": what a query shows. */
char *
fixture_list (StewardCatalog     *catalog,
              const StewardQuery *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = steward_catalog_list_sync (catalog, query, 0, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      StewardEntryRow *row = g_ptr_array_index (rows, i);

      g_string_append_printf (text, "%s%s%s", i > 0 ? ", " : "", steward_entry_row_get_name (row),
                              steward_entry_row_get_removed (row) ? " (removed)" : "");
    }

  return g_string_free (text, FALSE);
}

void
fixture_wait_until (gboolean (*func) (gpointer data),
                    gpointer   data)
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;

  while (!func (data))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (200);
    }
}

static gboolean
is_idle (gpointer data)
{
  return !steward_query_model_get_busy (data);
}

void
fixture_settle (StewardQueryModel *model)
{
  fixture_wait_until (is_idle, model);
}
