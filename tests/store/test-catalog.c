/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The catalog as readers see it: lists, searches, details, facets, news. */

#include "config.h"

#include "catalog-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

static void
assert_query (StewardCatalog *catalog,
              StewardQuery   *query,
              const char     *expected)
{
  g_autofree char *list = fixture_list (catalog, query);

  g_assert_cmpstr (list, ==, expected);
}

static void
assert_search (StewardCatalog *catalog,
               const char     *text,
               const char     *expected)
{
  g_autoptr (StewardQuery) query = steward_query_new (STEWARD_ENTRY_PRODUCT);

  query->text = g_strdup (text);
  assert_query (catalog, query, expected);
}

static StewardEntry *
make (const char *name,
      const char *domain,
      const char *description)
{
  StewardEntry *entry = fixture_entry (name, name);

  entry->domain = g_strdup (domain);
  entry->description = g_strdup (description);
  return entry;
}

static void
add_input (StewardEntry *entry,
           const char   *name,
           const char   *contract_id)
{
  StewardPort *port = steward_port_new ();

  port->direction = STEWARD_PORT_INPUT;
  port->name = g_strdup (name);
  port->contract_id = g_strdup (contract_id);
  g_ptr_array_add (entry->ports, port);
}

static void
add_output (StewardEntry *entry,
            const char   *name,
            const char   *contract_id)
{
  add_input (entry, name, contract_id);
  ((StewardPort *) g_ptr_array_index (entry->ports, entry->ports->len - 1))->direction = STEWARD_PORT_OUTPUT;
}

static void
add_contract (StewardEntry *entry,
              const char   *id,
              const char   *address,
              const char   *column)
{
  StewardContract *contract = steward_contract_new ();
  StewardSchemaObject *object = steward_schema_object_new ();
  StewardProperty *property = steward_property_new ();

  contract->id = g_strdup (id);
  if (address != NULL)
    g_ptr_array_add (contract->addresses, g_strdup (address));
  object->name = g_strdup ("rows");
  property->name = g_strdup (column);
  g_ptr_array_add (object->properties, property);
  g_ptr_array_add (contract->objects, object);
  g_ptr_array_add (entry->contracts, contract);
}

static void
add_owner (StewardEntry *entry,
           const char   *name,
           gboolean      accountable)
{
  StewardOwner *owner = steward_owner_new ();

  owner->name = g_strdup (name);
  owner->accountable = accountable;
  g_ptr_array_add (entry->owners, owner);
}

static void
test_search (CatalogFixture *fixture,
             gconstpointer   data)
{
  StewardCatalog *catalog = fixture->catalog;
  g_autoptr (GPtrArray) entries = fixture_entries ();
  StewardEntry *entry = make ("orders.order_events", "orders", "Every change of an order.");

  add_contract (entry, "c", NULL, "customer_id");
  add_owner (entry, "Jonas Weber", TRUE);
  g_ptr_array_add (entries, entry);
  g_ptr_array_add (entries, make ("payments", "finance", "Money for each order."));
  g_ptr_array_add (entries, make ("Café Übersicht", "marketing", "Naïve résumé"));
  g_ptr_array_add (entries, make ("stock", "supply", "What is on the shelves, order by order, order after order"));
  fixture_sync_entries (catalog, "s", "i", entries, NULL);

  assert_search (catalog, "", "Café Übersicht, orders.order_events, payments, stock");
  assert_search (catalog, "ord", "orders.order_events, stock, payments");
  assert_search (catalog, "order_ev", "orders.order_events");
  assert_search (catalog, "order_events orders", "orders.order_events");
  assert_search (catalog, "EVENTS web", "orders.order_events");
  assert_search (catalog, "customer_i", "orders.order_events");
  assert_search (catalog, "order xyz", "");
  assert_search (catalog, "finance", "payments");
  assert_search (catalog, "cafe uber", "Café Übersicht");
  assert_search (catalog, "resume", "Café Übersicht");
  assert_search (catalog, "o", "orders.order_events, stock, payments");
  assert_search (catalog, "rder", "");
}

static void
test_hostile_search (CatalogFixture *fixture,
                     gconstpointer   data)
{
  static const char *const texts[] = {
    "\"", "\"\"\"", "a\"b", "*", "a*", "^a", "a OR b", "NOT a", "a AND", "NEAR(a b)", "name:a", "{name}: a", "-a",
    "a + b", "(", "a)", "'; DROP TABLE entry; --", "\\", "%", "_", "\360\237\230\200", "\314\201\314\201",
    "e\314\201\314\202\314\203", "\377\376", "\303", "\357\277\275", "\342\200\256abc", "a\vb\fc",
    ":words", "?1", "@x", "$y",
    "\357\274\241", "ﷺ", "ǅ", "ß", "İ", "\360\220\200\200", "\356\200\200",
  };
  g_autoptr (GPtrArray) entries = fixture_entries ();
  g_autofree char *letters = g_strnfill (10240, 'a');
  g_autofree char *quotes = g_strnfill (10240, '"');
  g_autofree char *words = g_strnfill (10240, 'a');
  g_autoptr (StewardQuery) query = steward_query_new (STEWARD_ENTRY_PRODUCT);

  g_ptr_array_add (entries, make ("a", "b", "c"));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_ptr_array_add (entries, fixture_entry (texts[i], texts[i]));
  fixture_sync_entries (fixture->catalog, "s", "i", entries, NULL);
  for (guint i = 1; i < 10240; i += 2)
    words[i] = ' ';

  for (guint sort = STEWARD_SORT_NAME; sort <= STEWARD_SORT_SYNCED; sort++)
    {
      query->sort = (StewardSort) sort;
      for (guint i = 0; i < G_N_ELEMENTS (texts) + 3; i++)
        {
          g_autofree char *list = NULL;

          g_free (query->text);
          query->text = g_strdup (i < G_N_ELEMENTS (texts) ? texts[i] : i == G_N_ELEMENTS (texts) ? letters :
                                  i == G_N_ELEMENTS (texts) + 1 ? quotes : words);
          list = fixture_list (fixture->catalog, query);
          g_assert_nonnull (list);
        }
    }
  assert_search (fixture->catalog, "ss OR", "");
}

/* Random bytes as text never fail. */
static void
test_random_search (CatalogFixture *fixture,
                    gconstpointer   data)
{
  g_autoptr (StewardQuery) query = steward_query_new (STEWARD_ENTRY_PRODUCT);

  fixture_sync (fixture->catalog, "s", 0, 20, 1, NULL);
  for (guint round = 0; round < 500; round++)
    {
      char text[24] = { 0 };
      g_autofree char *list = NULL;

      for (int i = g_test_rand_int_range (0, sizeof text - 1); i > 0; i--)
        text[i - 1] = (char) g_test_rand_int_range (1, 256);
      g_free (query->text);
      query->text = g_strdup (text);
      list = fixture_list (fixture->catalog, query);
    }
}

static void
test_filters (CatalogFixture *fixture,
              gconstpointer   data)
{
  StewardCatalog *catalog = fixture->catalog;
  char *orders[] = { (char *) "orders", NULL };
  char *none[] = { (char *) "", (char *) "unheard of", NULL };
  char *second[] = { (char *) "t", NULL };
  g_autoptr (StewardQuery) query = steward_query_new (STEWARD_ENTRY_PRODUCT);
  g_autoptr (GPtrArray) entries = fixture_entries ();
  StewardEntry *entry = make ("alpha", "orders", NULL);
  StewardEntry *dataset = steward_entry_new (STEWARD_ENTRY_DATASET);

  entry->lifecycle = STEWARD_LIFECYCLE_ACTIVE;
  entry->certification = STEWARD_CERTIFICATION_GOLD;
  entry->classification = STEWARD_CLASSIFICATION_PERSONAL;
  add_owner (entry, "Ada", TRUE);
  g_ptr_array_add (entries, entry);
  entry = make ("beta", NULL, NULL);
  entry->lifecycle = STEWARD_LIFECYCLE_DRAFT;
  add_owner (entry, "only a contact", FALSE);
  add_contract (entry, "c", NULL, "x");
  g_ptr_array_add (((StewardContract *) g_ptr_array_index (entry->contracts, 0))->objectives, steward_objective_new ());
  g_ptr_array_add (entries, entry);
  dataset->native_id = g_strdup ("d");
  dataset->name = g_strdup ("table");
  g_ptr_array_add (entries, dataset);
  fixture_sync_entries (catalog, "s", "i", entries, NULL);
  g_ptr_array_add (entries, make ("gamma", "orders", NULL));
  fixture_sync_entries (catalog, "t", "j", entries, NULL);

  assert_query (catalog, query, "alpha, beta, gamma");
  g_assert_false (steward_query_is_filtered (query));
  query->domains = orders;
  g_assert_true (steward_query_is_filtered (query));
  assert_query (catalog, query, "alpha, gamma");
  query->domains = none;
  assert_query (catalog, query, "beta");
  query->domains = NULL;
  query->source_ids = second;
  assert_query (catalog, query, "gamma");
  query->source_ids = NULL;
  query->lifecycles = 1u << STEWARD_LIFECYCLE_ACTIVE | 1u << STEWARD_LIFECYCLE_DRAFT;
  assert_query (catalog, query, "alpha, beta");
  query->certifications = 1u << STEWARD_CERTIFICATION_GOLD;
  assert_query (catalog, query, "alpha");
  query->lifecycles = 0;
  query->certifications = 0;
  query->classifications = 1u << STEWARD_CLASSIFICATION_PERSONAL;
  assert_query (catalog, query, "alpha");
  query->classifications = 0;
  query->has_owner = STEWARD_TRISTATE_YES;
  assert_query (catalog, query, "alpha");
  query->has_owner = STEWARD_TRISTATE_NO;
  assert_query (catalog, query, "beta, gamma");
  query->has_owner = STEWARD_TRISTATE_ANY;
  query->has_levels = STEWARD_TRISTATE_YES;
  assert_query (catalog, query, "beta");
  query->has_levels = STEWARD_TRISTATE_ANY;
  query->removed = STEWARD_TRISTATE_YES;
  assert_query (catalog, query, "");
  query->removed = STEWARD_TRISTATE_NO;
  assert_query (catalog, query, "alpha, beta, gamma");
  query->removed = STEWARD_TRISTATE_ANY;
  query->kind = STEWARD_ENTRY_DATASET;
  assert_query (catalog, query, "table");
}

/* Every order, with and without words, against a plain sort. */
static void
test_orders (CatalogFixture *fixture,
             gconstpointer   data)
{
  static const struct
  {
    StewardSort sort;
    gboolean descending;
    const char *expected;
  } cases[] = {
    { STEWARD_SORT_NAME, FALSE, "a, b, c, d" },
    { STEWARD_SORT_NAME, TRUE, "d, c, b, a" },
    { STEWARD_SORT_DOMAIN, FALSE, "d, c, a, b" },
    { STEWARD_SORT_DOMAIN, TRUE, "b, a, c, d" },
    { STEWARD_SORT_OWNER, FALSE, "b, c, a, d" },
    { STEWARD_SORT_OWNER, TRUE, "a, d, c, b" },
    { STEWARD_SORT_CERTIFICATION, FALSE, "a, b, c, d" },
    { STEWARD_SORT_CERTIFICATION, TRUE, "d, c, a, b" },
    { STEWARD_SORT_CLASSIFICATION, FALSE, "b, c, d, a" },
    { STEWARD_SORT_LIFECYCLE, TRUE, "a, b, c, d" },
    { STEWARD_SORT_SYNCED, FALSE, "a, b, c, d" },
    { STEWARD_SORT_SYNCED, TRUE, "d, a, b, c" },
  };
  g_autoptr (GPtrArray) entries = fixture_entries ();
  StewardEntry *entry = make ("c", "Orders", "word");

  add_owner (entry, "Bea", TRUE);
  entry->certification = STEWARD_CERTIFICATION_BRONZE;
  g_ptr_array_add (entries, entry);
  entry = make ("a", "orders", "word");
  entry->classification = STEWARD_CLASSIFICATION_RESTRICTED;
  g_ptr_array_add (entries, entry);
  entry = make ("b", NULL, "word");
  add_owner (entry, "ada", TRUE);
  g_ptr_array_add (entries, entry);
  fixture_sync_entries (fixture->catalog, "s", "i", entries, NULL);
  entry = make ("d", "archive", "word");
  entry->certification = STEWARD_CERTIFICATION_GOLD;
  g_ptr_array_add (entries, entry);
  fixture_sync_entries (fixture->catalog, "t", "i", entries, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StewardQuery) query = steward_query_new (STEWARD_ENTRY_PRODUCT);

      query->sort = cases[i].sort;
      query->descending = cases[i].descending;
      assert_query (fixture->catalog, query, cases[i].expected);
      query->text = g_strdup ("word");
      assert_query (fixture->catalog, query, cases[i].expected);
    }
}

/* More than can be ranked: newest first, whole, and the same with a filter. */
static void
test_many_hits (CatalogFixture *fixture,
                gconstpointer   data)
{
  static const char *const texts[] = { "product", "p", "pr", "produ rev", "number" };
  g_autoptr (StewardQuery) query = steward_query_new (STEWARD_ENTRY_PRODUCT);

  fixture_sync (fixture->catalog, "s", 0, 2500, 1, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GPtrArray) all = NULL;
      g_autoptr (GPtrArray) some = NULL;
      g_autoptr (GPtrArray) first = NULL;
      g_autoptr (GHashTable) keys = g_hash_table_new (g_int64_hash, g_int64_equal);
      gint64 seen[2500];

      g_free (query->text);
      query->text = g_strdup (texts[i]);
      query->lifecycles = 0;
      all = steward_catalog_list_sync (fixture->catalog, query, 0, NULL);
      first = steward_catalog_list_sync (fixture->catalog, query, 10, NULL);
      g_assert_cmpuint (all->len, ==, 2500);
      g_assert_cmpuint (first->len, ==, 10);
      g_assert_cmpstr (steward_entry_row_get_name (g_ptr_array_index (all, 0)), ==, "product 002499");
      for (guint j = 0; j < all->len; j++)
        {
          seen[j] = steward_entry_row_get_key (g_ptr_array_index (all, j));
          g_assert_true (g_hash_table_add (keys, &seen[j]));
        }
      query->lifecycles = 1u << STEWARD_LIFECYCLE_ACTIVE;
      some = steward_catalog_list_sync (fixture->catalog, query, 0, NULL);
      g_assert_cmpuint (some->len, ==, 417);
    }
}

static void
assert_edge (GPtrArray  *edges,
             guint       position,
             const char *name,
             const char *through,
             gboolean    known)
{
  const StewardLineageEdge *edge = NULL;

  g_assert_cmpuint (position, <, edges->len);
  edge = g_ptr_array_index (edges, position);
  g_assert_cmpstr (edge->name, ==, name);
  g_assert_cmpstr (edge->through, ==, through);
  g_assert_true ((edge->urn != NULL) == known);
}

static void
test_lineage (CatalogFixture *fixture,
              gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = fixture_entries ();
  g_autoptr (StewardEntryDetail) detail = NULL;
  StewardEntry *entry = make ("source product", "orders", NULL);

  add_output (entry, "events", "contract-events");
  g_ptr_array_add (entries, entry);
  entry = make ("by contract", "orders", NULL);
  add_contract (entry, "contract-plain", NULL, "x");
  g_ptr_array_add (entries, entry);
  fixture_sync_entries (fixture->catalog, "s", "i", entries, NULL);

  entry = make ("middle", "finance", NULL);
  add_input (entry, "events in", "contract-events");
  add_input (entry, "plain in", "contract-plain");
  add_input (entry, "lost in", "contract-nobody");
  add_input (entry, NULL, NULL);
  ((StewardPort *) g_ptr_array_index (entry->ports, 3))->location = g_strdup ("s3://bucket");
  add_output (entry, "result", "contract-result");
  g_ptr_array_add (entries, entry);
  entry = make ("consumer", "finance", NULL);
  add_input (entry, "result in", "contract-result");
  g_ptr_array_add (entries, entry);
  fixture_sync_entries (fixture->catalog, "t", "j", entries, NULL);

  detail = steward_catalog_load_sync (fixture->catalog, "MIDDLE", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (detail->upstream->len, ==, 4);
  assert_edge (detail->upstream, 0, "source product", "events in", TRUE);
  assert_edge (detail->upstream, 1, "by contract", "plain in", TRUE);
  assert_edge (detail->upstream, 2, "lost in", "contract-nobody", FALSE);
  assert_edge (detail->upstream, 3, "s3://bucket", "s3://bucket", FALSE);
  g_assert_cmpuint (detail->downstream->len, ==, 1);
  assert_edge (detail->downstream, 0, "consumer", "result", TRUE);
  g_clear_pointer (&detail, steward_entry_detail_free);

  detail = steward_catalog_load_sync (fixture->catalog, "by contract", &error);
  g_assert_cmpuint (detail->upstream->len, ==, 0);
  g_assert_cmpuint (detail->downstream->len, ==, 1);
  assert_edge (detail->downstream, 0, "middle", "contract-plain", TRUE);
}

static void
test_bindings (CatalogFixture *fixture,
               gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = fixture_entries ();
  g_autoptr (StewardEntryDetail) detail = NULL;
  const StewardBinding *binding = NULL;
  StewardEntry *entry = make ("orders", "orders", NULL);

  add_contract (entry, "c", "postgresql://db:5432/shop/orders", "x");
  g_ptr_array_add (entries, entry);
  entry = make ("copy", "orders", NULL);
  add_contract (entry, "d", "postgresql://db:5432/shop/orders", "x");
  g_ptr_array_add (entries, entry);
  fixture_sync_entries (fixture->catalog, "files", "i", entries, NULL);
  entry = steward_entry_new (STEWARD_ENTRY_DATASET);
  entry->native_id = g_strdup ("shop.orders");
  entry->name = g_strdup ("public.orders");
  entry->address = g_strdup ("postgresql://db:5432/shop/orders");
  entry->updated_at = 1234;
  entry->updated_reason = g_strdup ("newest row");
  g_ptr_array_add (entries, entry);
  fixture_sync_entries (fixture->catalog, "server", "j", entries, NULL);

  detail = steward_catalog_load_sync (fixture->catalog, "orders", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (detail->bindings->len, ==, 2);
  binding = g_ptr_array_index (detail->bindings, 0);
  g_assert_cmpstr (binding->source_id, ==, "files");
  g_assert_cmpstr (binding->urn, ==, detail->urn);
  binding = g_ptr_array_index (detail->bindings, 1);
  g_assert_cmpstr (binding->source_id, ==, "server");
  g_assert_cmpstr (binding->native_id, ==, "shop.orders");
  g_assert_cmpint (binding->kind, ==, STEWARD_ENTRY_DATASET);
  g_assert_cmpint (binding->updated_at, ==, 1234);
  g_assert_cmpstr (binding->updated_reason, ==, "newest row");
  g_clear_pointer (&detail, steward_entry_detail_free);

  detail = steward_catalog_load_sync (fixture->catalog, "public.orders", &error);
  g_assert_cmpuint (detail->bindings->len, ==, 3);
}

static void
test_names (CatalogFixture *fixture,
            gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = fixture_entries ();
  g_autoptr (StewardEntryDetail) detail = NULL;

  g_ptr_array_add (entries, make ("twice", NULL, NULL));
  fixture_sync_entries (fixture->catalog, "s", "i", entries, NULL);
  g_ptr_array_add (entries, make ("Twice", NULL, NULL));
  g_ptr_array_add (entries, make ("gone", NULL, NULL));
  fixture_sync_entries (fixture->catalog, "t", "j", entries, NULL);
  g_ptr_array_add (entries, make ("Twice", NULL, NULL));
  fixture_sync_entries (fixture->catalog, "t", "j", entries, NULL);

  g_assert_null (steward_catalog_load_sync (fixture->catalog, "twice", &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_USAGE);
  g_clear_error (&error);
  g_assert_null (steward_catalog_load_sync (fixture->catalog, "thrice", &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "thrice"));
  g_clear_error (&error);
  detail = steward_catalog_load_sync (fixture->catalog, "urn:steward:folder:j:Twice", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (detail->source_id, ==, "t");
  g_clear_pointer (&detail, steward_entry_detail_free);
  detail = steward_catalog_load_sync (fixture->catalog, "urn:steward:folder:j:gone", &error);
  g_assert_no_error (error);
  g_assert_cmpint (detail->removed_at, >, 0);
}

static void
take_result_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  GAsyncResult **taken = user_data;

  *taken = g_object_ref (result);
}

static gboolean
is_set (gpointer data)
{
  return *(gpointer *) data != NULL;
}

static void
test_load_async (CatalogFixture *fixture,
                 gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) cancelled = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (StewardEntryDetail) detail = NULL;

  fixture_sync (fixture->catalog, "s", 0, 3, 1, NULL);
  steward_catalog_load_async (fixture->catalog, "product 000001", NULL, take_result_cb, &result);
  fixture_wait_until (is_set, &result);
  detail = steward_catalog_load_finish (fixture->catalog, result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (detail->entry->name, ==, "product 000001");

  g_cancellable_cancel (cancellable);
  steward_catalog_load_async (fixture->catalog, "product 000001", cancellable, take_result_cb, &cancelled);
  fixture_wait_until (is_set, &cancelled);
  g_assert_null (steward_catalog_load_finish (fixture->catalog, cancelled, &error));
  g_assert_true (steward_error_is_cancelled (error));
}

static guint64
find_count (GPtrArray  *facets,
            const char *axis,
            const char *value)
{
  for (guint i = 0; i < facets->len; i++)
    {
      const StewardFacet *facet = g_ptr_array_index (facets, i);

      if (g_str_equal (facet->axis, axis) && g_str_equal (facet->value, value))
        return facet->count;
    }

  return 0;
}

static GPtrArray *
read_facets (StewardCatalog     *catalog,
             const StewardQuery *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GPtrArray *facets = NULL;

  steward_catalog_facets_async (catalog, query, NULL, take_result_cb, &result);
  fixture_wait_until (is_set, &result);
  facets = steward_catalog_facets_finish (catalog, result, &error);
  g_assert_no_error (error);

  return facets;
}

static void
test_facets (CatalogFixture *fixture,
             gconstpointer   data)
{
  char *orders[] = { (char *) "orders", NULL };
  g_autoptr (StewardQuery) query = steward_query_new (STEWARD_ENTRY_PRODUCT);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) some = NULL;
  g_autoptr (GAsyncResult) cancelled = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  fixture_sync (fixture->catalog, "s", 0, 420, 1, NULL);
  fixture_sync (fixture->catalog, "t", 0, 42, 1, NULL);
  all = read_facets (fixture->catalog, query);
  g_assert_cmpuint (find_count (all, "source", "s"), ==, 420);
  g_assert_cmpuint (find_count (all, "source", "t"), ==, 42);
  g_assert_cmpuint (find_count (all, "domain", ""), ==, 66);
  g_assert_cmpuint (find_count (all, "owner", "no"), ==, 154);
  g_assert_cmpuint (find_count (all, "owner", "yes"), ==, 308);
  g_assert_cmpuint (find_count (all, "lifecycle", steward_lifecycle_to_id (STEWARD_LIFECYCLE_ACTIVE)), ==, 77);
  g_assert_cmpuint (find_count (all, "levels", "yes"), ==, 93);

  query->domains = g_strdupv (orders);
  query->text = g_strdup ("prod");
  query->lifecycles = 1u << STEWARD_LIFECYCLE_ACTIVE;
  some = read_facets (fixture->catalog, query);
  g_assert_cmpuint (find_count (some, "domain", "orders"), >, 0);
  g_assert_cmpuint (find_count (some, "domain", "payments"), >, 0);
  g_assert_cmpuint (find_count (some, "domain", "orders"), ==,
                    find_count (some, "owner", "yes") + find_count (some, "owner", "no"));
  g_assert_cmpuint (find_count (some, "domain", "orders"), <, find_count (all, "domain", "orders"));

  g_cancellable_cancel (cancellable);
  steward_catalog_facets_async (fixture->catalog, query, cancellable, take_result_cb, &cancelled);
  fixture_wait_until (is_set, &cancelled);
  g_assert_null (steward_catalog_facets_finish (fixture->catalog, cancelled, &error));
  g_assert_true (steward_error_is_cancelled (error));
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static gboolean
is_counted (gpointer data)
{
  return *(guint *) data > 0;
}

static void
iterate_for (guint milliseconds)
{
  gint64 deadline = g_get_monotonic_time () + milliseconds * 1000;

  while (g_get_monotonic_time () < deadline)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (500);
}

/* From this process and from another, and not without a reason. */
static void
test_changed (CatalogFixture *fixture,
              gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardCatalogWriter) writer = NULL;
  g_autoptr (GPtrArray) entries = fixture_entries ();
  StewardCatalog *other = steward_catalog_open (fixture->path, NULL, &error);
  guint count = 0;
  gulong handler = g_signal_connect_swapped (fixture->catalog, "changed", G_CALLBACK (count_cb), &count);

  g_assert_no_error (error);
  iterate_for (100);
  g_assert_cmpuint (count, ==, 0);
  fixture_sync (fixture->catalog, "s", 0, 3, 1, NULL);
  fixture_wait_until (is_counted, &count);
  iterate_for (100);
  g_assert_cmpuint (count, ==, 1);

  count = 0;
  writer = steward_catalog_writer_begin (fixture->catalog, "s", "folder", &error);
  g_ptr_array_add (entries, fixture_entry ("x", "unseen"));
  g_assert_true (steward_catalog_writer_put (writer, entries, &error));
  g_clear_pointer (&writer, steward_catalog_writer_free);
  iterate_for (100);
  g_assert_cmpuint (count, ==, 0);

  fixture_sync (other, "t", 0, 3, 1, NULL);
  fixture_wait_until (is_counted, &count);
  g_signal_handler_disconnect (fixture->catalog, handler);
  steward_catalog_close (other);
  g_object_unref (other);
}

/* On the context of whoever opened it, whichever thread that is. */
static gpointer
run_own_context_in_thread (gpointer data)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardQuery) query = steward_query_new (STEWARD_ENTRY_PRODUCT);
  StewardCatalog *catalog = NULL;
  StewardQueryModel *model = NULL;
  guint count = 0;

  g_main_context_push_thread_default (context);
  catalog = steward_catalog_open (data, NULL, &error);
  g_assert_no_error (error);
  model = steward_catalog_query (catalog, query);
  g_signal_connect_swapped (catalog, "changed", G_CALLBACK (count_cb), &count);
  fixture_sync (catalog, "s", 0, 3, 1, NULL);
  while (count == 0 || steward_query_model_get_busy (model) || g_list_model_get_n_items (G_LIST_MODEL (model)) < 3)
    g_main_context_iteration (context, TRUE);

  g_object_unref (model);
  steward_catalog_close (catalog);
  while (g_main_context_iteration (context, FALSE))
    continue;
  g_object_unref (catalog);
  g_main_context_pop_thread_default (context);
  return NULL;
}

static void
test_context (CatalogFixture *fixture,
              gconstpointer   data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "second.db", NULL);

  g_thread_join (g_thread_new ("context", run_own_context_in_thread, path));
}

static void
test_closed (CatalogFixture *fixture,
             gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardQuery) query = steward_query_new (STEWARD_ENTRY_PRODUCT);
  g_autoptr (StewardQueryModel) model = NULL;
  g_autoptr (StewardCatalogWriter) writer = NULL;
  g_autoptr (GPtrArray) entries = fixture_entries ();
  StewardSourceStanding standing;

  fixture_sync (fixture->catalog, "s", 0, 1000, 1, NULL);
  writer = steward_catalog_writer_begin (fixture->catalog, "t", "folder", &error);
  model = steward_catalog_query (fixture->catalog, query);
  steward_catalog_close (fixture->catalog);
  steward_catalog_close (fixture->catalog);
  g_assert_null (steward_catalog_list_sync (fixture->catalog, query, 0, &error));
  g_assert_true (steward_error_is_cancelled (error));
  g_clear_error (&error);
  g_assert_false (steward_catalog_get_standing_sync (fixture->catalog, "s", &standing, &error));
  g_clear_error (&error);
  g_assert_null (steward_catalog_load_sync (fixture->catalog, "x", &error));
  g_clear_error (&error);
  g_assert_false (steward_catalog_remove_source_sync (fixture->catalog, "s", &error));
  g_clear_error (&error);
  g_ptr_array_add (entries, fixture_entry ("x", "x"));
  g_assert_true (steward_catalog_writer_put (writer, entries, &error));
  g_assert_false (steward_catalog_writer_commit (writer, "i", NULL, NULL, &error));
  g_assert_true (steward_error_is_cancelled (error));
  fixture_settle (model);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) \
  g_test_add ("/catalog/" name, CatalogFixture, NULL, catalog_fixture_set_up, func, catalog_fixture_tear_down)
  ADD ("search", test_search);
  ADD ("hostile-search", test_hostile_search);
  ADD ("random-search", test_random_search);
  ADD ("filters", test_filters);
  ADD ("orders", test_orders);
  ADD ("many-hits", test_many_hits);
  ADD ("lineage", test_lineage);
  ADD ("bindings", test_bindings);
  ADD ("names", test_names);
  ADD ("load-async", test_load_async);
  ADD ("facets", test_facets);
  ADD ("changed", test_changed);
  ADD ("context", test_context);
  ADD ("closed", test_closed);
#undef ADD
  return g_test_run ();
}
