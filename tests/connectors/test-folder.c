/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The folder connector on folders made for each test: what is listed, joined,
 * bounded and reported. */

#include "config.h"

#include "steward-connector.h"
#include "steward-folder-listing.h"
#include "steward-folder-mesh.h"
#include "steward-test-folder.h"
#include "steward-test-signals.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct
{
  GPtrArray *entries;                  /* StewardEntry */
  guint n_pages;
  guint refuse_after;                  /* pages; 0: never */
  guint64 done, total;
} Received;

static gboolean
receive_page (GPtrArray  *page,
              gpointer    user_data,
              GError    **error)
{
  Received *received = user_data;

  received->n_pages++;
  g_assert_cmpuint (page->len, >, 0);
  g_ptr_array_extend_and_steal (received->entries, page);
  if (received->refuse_after > 0 && received->n_pages >= received->refuse_after)
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_NO_SPACE, "Enough.");
      return FALSE;
    }

  return TRUE;
}

static void
receive_progress (guint64     done,
                  guint64     total,
                  const char *what,
                  gpointer    user_data)
{
  Received *received = user_data;

  g_assert_cmpuint (done, >=, received->done);
  g_assert_cmpstr (what, ==, "files");
  received->done = done;
  received->total = total;
}

static Received *
new_received (void)
{
  Received *received = g_new0 (Received, 1);

  received->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_entry_free);

  return received;
}

static void
free_received (Received *received)
{
  g_ptr_array_unref (received->entries);
  g_free (received);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Received, free_received)

static StewardConnector *
connect_folder (const char *path,
                const char *pattern)
{
  g_autoptr(GHashTable) settings = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(StewardSource) source = NULL;
  g_autoptr(GError) error = NULL;
  StewardConnector *connector;

  g_hash_table_insert (settings, (char *) "path", (char *) path);
  if (pattern != NULL)
    g_hash_table_insert (settings, (char *) "pattern", (char *) pattern);
  source = steward_source_new ("test", "folder", "Test", settings);
  connector = steward_connector_create (source, NULL, &error);
  g_assert_no_error (error);

  return connector;
}

static Received *
fetch (StewardConnector  *connector,
       const char        *cursor,
       char             **out_cursor,
       gboolean          *out_unchanged)
{
  Received *received = new_received ();
  const StewardSink sink = { receive_page, receive_progress, received };
  g_autoptr(GError) error = NULL;
  g_autofree char *new_cursor = NULL;
  gboolean unchanged;

  g_assert_true (steward_connector_fetch (connector, cursor, &sink, &new_cursor, &unchanged, NULL, &error));
  g_assert_no_error (error);
  g_assert_nonnull (new_cursor);
  if (out_cursor != NULL)
    *out_cursor = g_steal_pointer (&new_cursor);
  if (out_unchanged != NULL)
    *out_unchanged = unchanged;

  return received;
}

static Received *
fetch_path (const char *path)
{
  g_autoptr(StewardConnector) connector = connect_folder (path, NULL);

  return fetch (connector, NULL, NULL, NULL);
}

static StewardEntry *
find_entry (Received   *received,
            const char *native_id)
{
  for (guint i = 0; i < received->entries->len; i++)
    {
      StewardEntry *entry = g_ptr_array_index (received->entries, i);

      if (g_strcmp0 (entry->native_id, native_id) == 0)
        return entry;
    }

  return NULL;
}

static StewardFinding *
find_finding (StewardEntry *entry,
              const char   *rule)
{
  for (guint i = 0; i < entry->findings->len; i++)
    {
      StewardFinding *finding = g_ptr_array_index (entry->findings, i);

      if (g_str_equal (finding->rule, rule))
        return finding;
    }

  return NULL;
}

static void
test_join (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(Received) received = NULL;
  StewardEntry *entry;

  test_folder_write_product (folder, "orders/product.yaml", "p-orders", "orders.events", "c-orders", "1.2.0");
  test_folder_write_contract (folder, "orders/contract.yaml", "c-orders", "orders", "1.2.0", NULL);
  test_folder_write_contract (folder, "lonely.yaml", "c-lonely", "lonely", "1.0.0", NULL);
  received = fetch_path (folder->path);

  g_assert_cmpuint (received->entries->len, ==, 2);
  entry = find_entry (received, "p-orders");
  g_assert_nonnull (entry);
  g_assert_cmpuint (entry->contracts->len, ==, 1);
  g_assert_cmpstr (((StewardContract *) entry->contracts->pdata[0])->id, ==, "c-orders");
  g_assert_cmpstr (((StewardContract *) entry->contracts->pdata[0])->location, ==, "orders/contract.yaml");
  g_assert_null (find_finding (entry, "folder/missing-contract"));
  entry = find_entry (received, "c-lonely");
  g_assert_nonnull (entry);
  g_assert_cmpuint (entry->contracts->len, ==, 1);
  g_assert_cmpuint (received->done, ==, received->total);
  g_assert_cmpuint (received->total, ==, 3);
}

/* The contract stands before the product in the listing, and far from it. */
static void
test_join_any_order (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(Received) received = NULL;

  for (int i = 0; i < 300; i++)
    {
      g_autofree char *contract_path = g_strdup_printf ("a-contracts/%d.yaml", i);
      g_autofree char *product_path = g_strdup_printf ("z-products/%d.yaml", (i * 7) % 300);
      g_autofree char *contract = g_strdup_printf ("c-%d", i);
      g_autofree char *product = g_strdup_printf ("p-%d", i);

      test_folder_write_contract (folder, contract_path, contract, contract, "1.0.0", NULL);
      test_folder_write_product (folder, product_path, product, product, contract, "1.0.0");
    }
  received = fetch_path (folder->path);
  g_assert_cmpuint (received->entries->len, ==, 300);
  for (int i = 0; i < 300; i++)
    {
      g_autofree char *contract = g_strdup_printf ("c-%d", i);
      g_autofree char *product = g_strdup_printf ("p-%d", i);
      StewardEntry *entry = find_entry (received, product);

      g_assert_nonnull (entry);
      g_assert_cmpuint (entry->contracts->len, ==, 1);
      g_assert_cmpstr (((StewardContract *) entry->contracts->pdata[0])->id, ==, contract);
    }
}

static gboolean
give_entry (StewardEntry              *entry,
            const StewardFolderPlace  *place,
            gpointer                   user_data,
            GError                   **error)
{
  g_ptr_array_add (user_data, entry);

  return TRUE;
}

typedef struct
{
  GPtrArray *readings;
  GArray *places;
} Collected;

static gboolean
collect_document (StewardDocument          *document,
                  const StewardFolderPlace *place,
                  gpointer                  user_data)
{
  Collected *collected = user_data;

  g_ptr_array_add (collected->readings, steward_contract_read (document, "all.json"));
  g_array_append_val (collected->places, *place);

  return TRUE;
}

/* With room for no document at all, everything is read again at its place,
 * with the lines of the whole file. */
static void
test_read_again (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(GString) text = g_string_new ("\xef\xbb\xbf[\n");
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_entry_free);
  g_autoptr(GPtrArray) readings = g_ptr_array_new ();
  g_autoptr(GArray) places = g_array_new (FALSE, FALSE, sizeof (StewardFolderPlace));
  Collected collected = { readings, places };
  g_autoptr(StewardFolderListing) listing = NULL;
  g_autoptr(StewardFolderMesh) mesh = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;

  for (int i = 0; i < 20; i++)
    g_string_append_printf (text,
                            "  {\"apiVersion\": \"v1.0.0\", \"kind\": \"DataProduct\", \"id\": \"p-%d\", "
                            "\"name\": \"p%d\",\n"
                            "   \"status\": \"active\", \"outputPorts\": [{\"name\": \"out\", \"version\": \"1\", "
                            "\"contractId\": \"c-%d\"}]},\n", i, i, i);
  for (int i = 0; i < 20; i++)
    g_string_append_printf (text,
                            "  {\"apiVersion\": \"v3.0.2\", \"kind\": \"DataContract\", \"id\": \"c-%d\", "
                            "\"version\": \"1\",\n"
                            "   \"status\": \"active\", \"schema\": 7}%s\n", i, i < 19 ? "," : "]");
  test_folder_write (folder, "all.json", text->str);
  listing = steward_folder_listing_new (folder->path, NULL, NULL, &error);
  g_assert_no_error (error);
  bytes = steward_folder_listing_read (listing, steward_folder_listing_get (listing, 0), 1 << 20, &error);
  g_assert_no_error (error);
  g_assert_true (steward_folder_each_document (bytes, STEWARD_FOLDER_JSON, 0, collect_document, &collected, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (readings->len, ==, 40);

  mesh = steward_folder_mesh_new (listing, 0, give_entry, entries);
  for (guint i = 0; i < 20; i++)
    steward_folder_mesh_add_product (mesh, &g_array_index (places, StewardFolderPlace, i), readings->pdata[i]);
  for (guint i = 20; i < 40; i++)
    {
      g_assert_true (steward_folder_mesh_wants (mesh, readings->pdata[i]));
      g_assert_true (steward_folder_mesh_add_contract (mesh, &g_array_index (places, StewardFolderPlace, i),
                                                       readings->pdata[i], &error));
    }
  g_assert_true (steward_folder_mesh_finish (mesh, &error));
  g_assert_cmpuint (entries->len, ==, 20);
  for (guint i = 0; i < 20; i++)
    {
      StewardEntry *entry = entries->pdata[i];
      StewardContract *contract = entry->contracts->pdata[0];
      gboolean found = FALSE;

      g_assert_cmpstr (contract->id + 2, ==, entry->native_id + 2);
      /* "schema": 7 is wrong on the second line of the contract. */
      for (guint j = 0; j < entry->findings->len; j++)
        {
          StewardFinding *finding = entry->findings->pdata[j];

          found = found || finding->line == 2 + 20 * 2 + i * 2 + 1;
        }
      g_assert_true (found);
    }
}

static void
test_versions (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(Received) received = NULL;
  StewardEntry *entry;

  /* The port's version wins, whatever else there is. */
  test_folder_write_product (folder, "exact.yaml", "p-exact", "exact", "c-exact", "v1.0.0");
  test_folder_write_contract (folder, "exact-2.yaml", "c-exact", "exact", "2.0.0", NULL);
  test_folder_write_contract (folder, "exact-1.yaml", "c-exact", "exact", "1.0.0", NULL);
  /* A port's version that is its own: the newest contract. */
  test_folder_write_product (folder, "newest.yaml", "p-newest", "newest", "c-newest", "9");
  test_folder_write_contract (folder, "newest-10.yaml", "c-newest", "newest", "1.10.0", NULL);
  test_folder_write_contract (folder, "newest-9.yaml", "c-newest", "newest", "1.9.0", NULL);
  /* "1" is meant to hold for "1.4.0". */
  test_folder_write_product (folder, "within.yaml", "p-within", "within", "c-within", "1");
  test_folder_write_contract (folder, "within-1.yaml", "c-within", "within", "1.4.0", NULL);
  test_folder_write_contract (folder, "within-2.yaml", "c-within", "within", "2.0.0", NULL);
  received = fetch_path (folder->path);

  entry = find_entry (received, "p-exact");
  g_assert_cmpuint (entry->contracts->len, ==, 1);
  g_assert_cmpstr (((StewardContract *) entry->contracts->pdata[0])->version, ==, "1.0.0");
  entry = find_entry (received, "p-newest");
  g_assert_cmpstr (((StewardContract *) entry->contracts->pdata[0])->version, ==, "1.10.0");
  entry = find_entry (received, "p-within");
  g_assert_cmpstr (((StewardContract *) entry->contracts->pdata[0])->version, ==, "1.4.0");

  /* The others are not lost. */
  g_assert_cmpuint (received->entries->len, ==, 6);
  entry = find_entry (received, "c-exact");
  g_assert_cmpstr (entry->version, ==, "2.0.0");
  g_assert_nonnull (find_finding (entry, "folder/unused-version"));
}

static void
test_missing_contract (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(Received) received = NULL;
  StewardFinding *finding;

  test_folder_write_product (folder, "product.yaml", "p", "p", "nowhere", "1.0.0");
  received = fetch_path (folder->path);
  g_assert_cmpuint (received->entries->len, ==, 1);
  finding = find_finding (received->entries->pdata[0], "folder/missing-contract");
  g_assert_nonnull (finding);
  g_assert_cmpint (finding->severity, ==, STEWARD_SEVERITY_WARNING);
  g_assert_cmpstr (finding->file, ==, "product.yaml");
  g_assert_nonnull (strstr (finding->message, "nowhere"));
}

/* A contract that names its product fills the port without a contract. */
static void
test_claim (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(Received) received = NULL;
  StewardEntry *entry;

  test_folder_write_product (folder, "a/product.yaml", "p-1", "shop.orders", NULL, "1.0.0");
  test_folder_write_contract (folder, "b/contract.yaml", "c-1", "orders", "1.0.0", "shop.orders");
  received = fetch_path (folder->path);
  g_assert_cmpuint (received->entries->len, ==, 1);
  entry = received->entries->pdata[0];
  g_assert_cmpstr (entry->native_id, ==, "p-1");
  g_assert_cmpuint (entry->contracts->len, ==, 1);
  g_assert_cmpstr (((StewardPort *) entry->ports->pdata[0])->contract_id, ==, "c-1");
}

/* So it does where the product has no output port at all. */
static void
test_claim_without_port (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(Received) received = NULL;

  test_folder_write (folder, "product.yaml",
                     "apiVersion: v1.0.0\nkind: DataProduct\nid: p-1\nname: shop.orders\nstatus: draft\n");
  test_folder_write_contract (folder, "contract.yaml", "c-1", "orders", "1.0.0", "shop.orders");
  received = fetch_path (folder->path);
  g_assert_cmpuint (received->entries->len, ==, 1);
  g_assert_cmpuint (((StewardEntry *) received->entries->pdata[0])->contracts->len, ==, 1);
}

/* Two products may offer the same contract. */
static void
test_shared_contract (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(Received) received = NULL;

  test_folder_write_product (folder, "a.yaml", "p-a", "a", "c", "1.0.0");
  test_folder_write_product (folder, "b.yaml", "p-b", "b", "c", "1.0.0");
  test_folder_write_contract (folder, "c.yaml", "c", "c", "1.0.0", NULL);
  received = fetch_path (folder->path);
  g_assert_cmpuint (received->entries->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpuint (((StewardEntry *) received->entries->pdata[i])->contracts->len, ==, 1);
}

static void
test_duplicates (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(Received) received = NULL;
  StewardEntry *entry;

  test_folder_write_contract (folder, "a.yaml", "same", "first", "1.0.0", NULL);
  test_folder_write_contract (folder, "b.yaml", "same", "second", "1.0.0", NULL);
  test_folder_write_contract (folder, "c.yaml", "twin", "one", "1.0.0", NULL);
  test_folder_write_contract (folder, "d.yaml", "twin", "two", "1.0.0", NULL);
  test_folder_write_product (folder, "e.yaml", "p", "p", "twin", "1.0.0");
  received = fetch_path (folder->path);

  g_assert_cmpuint (received->entries->len, ==, 4);
  entry = find_entry (received, "same");
  g_assert_cmpstr (((StewardContract *) entry->contracts->pdata[0])->name, ==, "first");
  g_assert_null (find_finding (entry, "folder/duplicate-id"));
  entry = find_entry (received, "same#b.yaml");
  g_assert_nonnull (entry);
  g_assert_nonnull (find_finding (entry, "folder/duplicate-id"));
  entry = find_entry (received, "twin");
  g_assert_nonnull (entry);
  g_assert_nonnull (find_finding (entry, "folder/duplicate-contract"));
}

/* The product has the first right to its id, though its file comes last. */
static void
test_duplicate_of_product (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(Received) received = NULL;

  test_folder_write_contract (folder, "a.yaml", "shop", "contract", "1.0.0", NULL);
  test_folder_write_product (folder, "z.yaml", "shop", "shop.orders", NULL, "1.0.0");
  received = fetch_path (folder->path);
  g_assert_cmpuint (received->entries->len, ==, 2);
  g_assert_cmpstr (find_entry (received, "shop")->name, ==, "shop.orders");
  g_assert_nonnull (find_entry (received, "shop#a.yaml"));
}

static void
test_broken (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(Received) received = NULL;
  StewardEntry *entry;
  StewardFinding *finding;

  test_folder_write (folder, "ours.yaml", "apiVersion: v3.0.2\nkind: DataContract\nid: [unclosed\nversion: 1\n");
  test_folder_write (folder, "ours.json", "[{\"kind\": \"DataContract\", \"apiVersion\": \"v3.0.2\", \"id\": \"x\",\n"
                     "\"version\": \"1\", \"status\": \"active\"},\n{\"kind\": \"DataContract\", oops}]");
  test_folder_write (folder, "other.yaml", "apiVersion: v1\nmetadata: {{ .Values.name }}\n  x: [\n");
  test_folder_write (folder, "other.json", "{\"name\": ");
  test_folder_write (folder, "package.json", "{\"name\": \"DataContractViewer\"}");
  test_folder_write (folder, "empty.yaml", "");
  received = fetch_path (folder->path);

  g_assert_cmpuint (received->entries->len, ==, 3);
  entry = find_entry (received, "ours.yaml");
  g_assert_nonnull (entry);
  g_assert_cmpstr (entry->name, ==, "ours.yaml");
  finding = find_finding (entry, "document/unreadable");
  g_assert_cmpint (finding->severity, ==, STEWARD_SEVERITY_ERROR);
  g_assert_cmpuint (finding->line, >=, 3);
  g_assert_cmpuint (finding->column, >, 0);
  /* What stands before the break is still read. */
  g_assert_nonnull (find_entry (received, "x"));
  finding = find_finding (find_entry (received, "ours.json"), "document/unreadable");
  g_assert_cmpuint (finding->line, ==, 3);
}

static char *
make_line (const char *id)
{
  return g_strconcat ("{\"apiVersion\":\"v3.0.2\",\"kind\":\"DataContract\",\"id\":\"", id,
                      "\",\"version\":\"1\",\"status\":\"active\"}\n", NULL);
}

static void
test_formats (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(Received) received = NULL;
  g_autofree char *a = make_line ("lines-a"), *b = make_line ("lines-b");
  g_autofree char *c = make_line ("single"), *d = make_line ("ndjson");
  g_autofree char *lines = g_strconcat (a, b, NULL);

  test_folder_write (folder, "lines.jsonl", lines);
  test_folder_write (folder, "one.json", c);
  test_folder_write (folder, "one.ndjson", d);
  test_folder_write (folder, "several.yml",
                     "apiVersion: v3.0.2\nkind: DataContract\nid: yaml-a\nversion: 1.0.0\nstatus: active\n---\n"
                     "just: something\n---\n"
                     "apiVersion: v3.0.2\nkind: DataContract\nid: yaml-b\nversion: 1.0.0\nstatus: active\n");
  received = fetch_path (folder->path);
  g_assert_cmpuint (received->entries->len, ==, 6);
  for (const char *const *id = (const char *const[]) { "lines-a", "lines-b", "single", "ndjson", "yaml-a", "yaml-b",
                                                        NULL }; *id != NULL; id++)
    g_assert_nonnull (find_entry (received, *id));
}

static void
test_hostile_tree (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(TestFolder) outside = test_folder_new ();
  g_autofree char *link = g_build_filename (folder->path, "link.yaml", NULL);
  g_autofree char *dir_link = g_build_filename (folder->path, "folder", NULL);
  g_autofree char *loop = g_build_filename (folder->path, "loop", NULL);
  g_autofree char *fifo = g_build_filename (folder->path, "pipe.yaml", NULL);
  g_autofree char *secret = g_build_filename (outside->path, "secret.yaml", NULL);
  g_autoptr(Received) received = NULL;

  test_folder_write_contract (outside, "secret.yaml", "outside", "outside", "1.0.0", NULL);
  test_folder_write_contract (folder, ".hidden/contract.yaml", "hidden", "hidden", "1.0.0", NULL);
  test_folder_write_contract (folder, ".git/contract.yaml", "git", "git", "1.0.0", NULL);
  test_folder_write_contract (folder, "fine.yaml", "fine", "fine", "1.0.0", NULL);
  g_assert_cmpint (symlink (secret, link), ==, 0);
  g_assert_cmpint (symlink (outside->path, dir_link), ==, 0);
  g_assert_cmpint (symlink (".", loop), ==, 0);
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  received = fetch_path (folder->path);
  g_assert_cmpuint (received->entries->len, ==, 1);
  g_assert_nonnull (find_entry (received, "fine"));
}

static void
test_no_folder (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autofree char *path = g_build_filename (folder->path, "nothing", NULL);
  g_autoptr(StewardConnector) connector = connect_folder (path, NULL);
  g_autoptr(GError) error = NULL;
  g_autofree char *summary = NULL;

  g_assert_false (steward_connector_check (connector, &summary, NULL, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, path));
}

/* What the check says is who the folder is, without the credentials that a
 * remote may hold. */
static void
test_check (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(StewardConnector) connector = connect_folder (folder->path, NULL);
  g_autofree char *summary = NULL;
  g_autoptr(GError) error = NULL;

  test_folder_write (folder, ".git/config",
                     "[remote \"origin\"]\n\turl = https://u:s3cret@git.example.com/mesh.git\n");
  test_folder_write_contract (folder, "a.yaml", "a", "a", "1.0.0", NULL);
  g_assert_true (steward_connector_check (connector, &summary, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (steward_connector_get_instance (connector), ==, "git.example.com/mesh");
  g_assert_nonnull (strstr (summary, "1 file "));
  g_assert_null (strstr (summary, "s3cret"));
}

/* As long as nothing moves in the listing, no document is read again. */
static void
test_cursor (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(StewardConnector) connector = connect_folder (folder->path, NULL);
  g_autofree char *first = NULL, *second = NULL, *third = NULL, *fourth = NULL;
  g_autoptr(Received) received = NULL, again = NULL, touched = NULL, changed = NULL;
  gboolean unchanged;

  test_folder_write_contract (folder, "a.yaml", "a", "a", "1.0.0", NULL);
  g_usleep (150 * 1000);               /* beyond one tick of the clock */
  received = fetch (connector, NULL, &first, &unchanged);
  g_assert_false (unchanged);
  g_assert_cmpuint (received->entries->len, ==, 1);

  again = fetch (connector, first, &second, &unchanged);
  g_assert_true (unchanged);
  g_assert_cmpuint (again->entries->len, ==, 0);
  g_assert_cmpstr (first, ==, second);

  test_folder_touch (folder, "a.yaml");
  touched = fetch (connector, second, &third, &unchanged);
  g_assert_false (unchanged);
  g_assert_cmpuint (touched->entries->len, ==, 1);

  test_folder_write_contract (folder, "b.yaml", "b", "b", "1.0.0", NULL);
  changed = fetch (connector, third, &fourth, &unchanged);
  g_assert_false (unchanged);
  g_assert_cmpuint (changed->entries->len, ==, 2);
}

/* Two writes within a tick of the clock, with the same size: the cursor must
 * not claim that nothing changed. */
static void
test_racy_cursor (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(StewardConnector) connector = connect_folder (folder->path, NULL);
  g_autofree char *cursor = NULL;
  g_autoptr(Received) first = NULL, second = NULL;
  gboolean unchanged;

  test_folder_write_contract (folder, "a.yaml", "a", "one", "1.0.0", NULL);
  first = fetch (connector, NULL, &cursor, &unchanged);
  test_folder_write_contract (folder, "a.yaml", "a", "two", "1.0.0", NULL);
  second = fetch (connector, cursor, NULL, &unchanged);
  g_assert_false (unchanged);
  g_assert_cmpuint (second->entries->len, ==, 1);
}

static void
test_pattern (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(StewardConnector) connector = connect_folder (folder->path, "*.odcs.yaml, only/*");
  g_autoptr(Received) received = NULL;

  test_folder_write_contract (folder, "deep/a.odcs.yaml", "a", "a", "1.0.0", NULL);
  test_folder_write_contract (folder, "only/b.yaml", "b", "b", "1.0.0", NULL);
  test_folder_write_contract (folder, "c.yaml", "c", "c", "1.0.0", NULL);
  received = fetch (connector, NULL, NULL, NULL);
  g_assert_cmpuint (received->entries->len, ==, 2);
  g_assert_null (find_entry (received, "c"));
}

static void
test_refusal (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(StewardConnector) connector = connect_folder (folder->path, NULL);
  g_autoptr(Received) received = new_received ();
  const StewardSink sink = { receive_page, NULL, received };
  g_autoptr(GError) error = NULL;
  g_autofree char *cursor = NULL;
  gboolean unchanged;

  test_folder_write_many (folder, "all.json", 2000);
  received->refuse_after = 2;
  g_assert_false (steward_connector_fetch (connector, NULL, &sink, &cursor, &unchanged, NULL, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_NO_SPACE);
  g_assert_null (cursor);
}

static gboolean
cancel_page (GPtrArray  *page,
             gpointer    user_data,
             GError    **error)
{
  g_ptr_array_unref (page);
  g_cancellable_cancel (user_data);

  return TRUE;
}

static void
test_cancel (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(StewardConnector) connector = connect_folder (folder->path, NULL);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  const StewardSink sink = { cancel_page, NULL, cancellable };
  g_autoptr(GError) error = NULL;
  g_autofree char *cursor = NULL;
  gboolean unchanged;
  gint64 start;

  test_folder_write_many (folder, "all.json", 20000);
  start = g_get_monotonic_time ();
  g_assert_false (steward_connector_fetch (connector, NULL, &sink, &cursor, &unchanged, cancellable, &error));
  g_assert_true (steward_error_is_cancelled (error));
  g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_USEC_PER_SEC);
}

static void
test_many (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(Received) received = NULL;

  test_folder_write_many (folder, "all.json", 3000);
  received = fetch_path (folder->path);
  g_assert_cmpuint (received->entries->len, ==, 3000);
  g_assert_cmpuint (received->n_pages, >=, 3000 / 256);
}

static void
test_signals (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(StewardConnector) connector = connect_folder (folder->path, NULL);
  g_auto(StewardTestSignals) signals = { 0 };
  g_autofree char *none = NULL, *first = NULL;

  none = steward_test_signals_read (&signals, connector, NULL);
  g_assert_cmpuint (signals.rows->len, ==, 0);

  test_folder_write (folder, "measurements/2026.csv",
                     "time,subject,property,element,kind,value\n"
                     "2026-01-01T00:00:00Z,orders,freshness,,update,\n"
                     "2026-01-02T00:00:00Z,orders,freshness,,update,\n");
  first = steward_test_signals_read (&signals, connector, none);
  g_assert_cmpuint (signals.rows->len, ==, 2);
}

static void
test_sample (void)
{
  const char *sample = g_getenv ("STEWARD_TEST_SAMPLE");
  g_autoptr(Received) received = NULL;

  if (sample == NULL || !g_file_test (sample, G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("The sample mesh is not here.");
      return;
    }
  received = fetch_path (sample);
  g_assert_cmpuint (received->entries->len, >=, 14);
  for (guint i = 0; i < received->entries->len; i++)
    {
      StewardEntry *entry = received->entries->pdata[i];

      g_test_message ("%s: %u contracts, %u findings", entry->name, entry->contracts->len, entry->findings->len);
      g_assert_null (find_finding (entry, "document/unreadable"));
      g_assert_null (find_finding (entry, "folder/duplicate-id"));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/folder/join", test_join);
  g_test_add_func ("/folder/join-any-order", test_join_any_order);
  g_test_add_func ("/folder/read-again", test_read_again);
  g_test_add_func ("/folder/versions", test_versions);
  g_test_add_func ("/folder/missing-contract", test_missing_contract);
  g_test_add_func ("/folder/claim", test_claim);
  g_test_add_func ("/folder/claim-without-port", test_claim_without_port);
  g_test_add_func ("/folder/shared-contract", test_shared_contract);
  g_test_add_func ("/folder/duplicates", test_duplicates);
  g_test_add_func ("/folder/duplicate-of-product", test_duplicate_of_product);
  g_test_add_func ("/folder/broken", test_broken);
  g_test_add_func ("/folder/formats", test_formats);
  g_test_add_func ("/folder/hostile-tree", test_hostile_tree);
  g_test_add_func ("/folder/no-folder", test_no_folder);
  g_test_add_func ("/folder/check", test_check);
  g_test_add_func ("/folder/cursor", test_cursor);
  g_test_add_func ("/folder/racy-cursor", test_racy_cursor);
  g_test_add_func ("/folder/pattern", test_pattern);
  g_test_add_func ("/folder/refusal", test_refusal);
  g_test_add_func ("/folder/cancel", test_cancel);
  g_test_add_func ("/folder/many", test_many);
  g_test_add_func ("/folder/signals", test_signals);
  g_test_add_func ("/folder/sample", test_sample);

  return g_test_run ();
}
