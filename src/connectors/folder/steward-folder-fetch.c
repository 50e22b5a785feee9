/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A folder in two passes. The first looks at every file for product documents
 * and reads those; the second reads all contracts. A contract that no product
 * names leaves at once as a product of its own, the others join theirs. Memory
 * does not grow with the folder, but for names and places. */

#include "config.h"

#include "steward-folder-fetch.h"

#include "steward-folder-file.h"
#include "steward-folder-links.h"
#include "steward-folder-mesh.h"
#include "steward-folder-pipeline.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PAGE_ENTRIES 256
#define MAX_HELD 2048                  /* documents that wait for their counterpart in memory */
#define SNIFF_BYTES (256 * 1024)       /* of a file that is too long to be read */

typedef struct
{
  const StewardFolderListing *listing;
  const StewardSink *sink;
  StewardFolderMesh *mesh;
  guint8 *marks;                       /* StewardFolderMarks of each file, from the first pass */
  GHashTable *ids;                     /* IdClaim: native ids that are taken */
  GPtrArray *page;                     /* StewardEntry */
} Fetch;

/* Which document holds a native id. */
typedef struct
{
  guint file, index;
  char id[];
} IdClaim;

/* One document on its way from a reading thread; one of the two is set. */
typedef struct
{
  StewardFolderPlace place;
  StewardReading *reading;
  StewardEntry *entry;
} Parcel;

typedef struct
{
  Fetch *fetch;
  StewardFolderEmitter *emitter;
  const char *path;
} Visit;

static void
free_parcel (gpointer data)
{
  Parcel *parcel = data;

  g_clear_pointer (&parcel->reading, steward_reading_free);
  g_clear_pointer (&parcel->entry, steward_entry_free);
  g_free (parcel);
}

static void
put_parcel (Visit                    *visit,
            const StewardFolderPlace *place,
            StewardReading           *reading,
            StewardEntry             *entry)
{
  Parcel *parcel = g_new0 (Parcel, 1);

  parcel->place = *place;
  parcel->reading = reading;
  parcel->entry = entry;
  steward_folder_emitter_put (visit->emitter, parcel);
}

static gboolean
is_product (StewardDialect dialect)
{
  return dialect == STEWARD_DIALECT_ODPS || dialect == STEWARD_DIALECT_DPDS;
}

static gboolean
flush_page (Fetch   *fetch,
            GError **error)
{
  g_autoptr(GPtrArray) page = g_steal_pointer (&fetch->page);

  fetch->page = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_entry_free);
  if (page->len == 0)
    return TRUE;

  return fetch->sink->page (g_steal_pointer (&page), fetch->sink->user_data, error);
}

static guint
hash_claim (gconstpointer data)
{
  return g_str_hash (((const IdClaim *) data)->id);
}

static gboolean
equal_claims (gconstpointer a,
              gconstpointer b)
{
  return g_str_equal (((const IdClaim *) a)->id, ((const IdClaim *) b)->id);
}

/* The claim that holds the id: the one made now, or an earlier one. */
static const IdClaim *
claim_id (Fetch                    *fetch,
          const char               *id,
          const StewardFolderPlace *place)
{
  gsize length = strlen (id);
  IdClaim *claim = g_malloc (sizeof (IdClaim) + length + 1);
  IdClaim *earlier;

  claim->file = place->file;
  claim->index = place->index;
  memcpy (claim->id, id, length + 1);
  earlier = g_hash_table_lookup (fetch->ids, claim);
  if (earlier == NULL)
    {
      g_hash_table_add (fetch->ids, claim);
      return claim;
    }
  g_free (claim);

  return earlier;
}

static gboolean
is_claim_of (const IdClaim            *claim,
             const StewardFolderPlace *place)
{
  return claim->file == place->file && claim->index == place->index;
}

/* Two documents may claim one id. Both are shown; the later one under a name
 * that stays its own as long as its path does. */
static void
make_unique (Fetch                    *fetch,
             StewardEntry             *entry,
             const StewardFolderPlace *place)
{
  const char *path = steward_folder_listing_get (fetch->listing, place->file)->path;
  g_autofree char *id = g_steal_pointer (&entry->native_id);
  const IdClaim *claim;

  if (id == NULL || *id == '\0')
    {
      g_free (id);
      id = g_strdup (path);
    }
  claim = claim_id (fetch, id, place);
  if (is_claim_of (claim, place))
    {
      entry->native_id = g_steal_pointer (&id);
      return;
    }

  g_ptr_array_add (entry->findings,
                   steward_folder_describe_duplicate (id, steward_folder_listing_get (fetch->listing,
                                                                                      claim->file)->path,
                                                      path, place->line));
  entry->native_id = g_strdup_printf ("%s#%s", id, path);
  if (is_claim_of (claim_id (fetch, entry->native_id, place), place))
    return;
  g_free (entry->native_id);
  entry->native_id = g_strdup_printf ("%s#%s#%u", id, path, place->index + 1);
}

static gboolean
add_to_page (Fetch         *fetch,
             StewardEntry  *entry,
             GError       **error)
{
  g_ptr_array_add (fetch->page, entry);

  return fetch->page->len < PAGE_ENTRIES || flush_page (fetch, error);
}

static gboolean
give_entry_cb (StewardEntry              *entry,
               const StewardFolderPlace  *place,
               gpointer                   user_data,
               GError                   **error)
{
  make_unique (user_data, entry, place);
  steward_entry_settle (entry);

  return add_to_page (user_data, entry, error);
}

static GBytes *
read_text (Visit     *visit,
           guint      file,
           GError   **error)
{
  const StewardFolderFile *info = steward_folder_listing_get (visit->fetch->listing, file);
  g_autoptr(GBytes) start = NULL;

  if (info->size <= STEWARD_FOLDER_MAX_FILE_BYTES)
    return steward_folder_listing_read (visit->fetch->listing, info, STEWARD_FOLDER_MAX_FILE_BYTES, error);

  /* Too long: an error, but only if it looks like ours. */
  start = steward_folder_read_slice_at (visit->fetch->listing->fd, info->path, 0, SNIFF_BYTES);
  if (start == NULL || steward_folder_sniff (g_bytes_get_data (start, NULL), g_bytes_get_size (start)) == 0)
    return g_bytes_new_static ("", 0);

  return steward_folder_listing_read (visit->fetch->listing, info, STEWARD_FOLDER_MAX_FILE_BYTES, error);
}

/* First pass. */

static gboolean
visit_for_product (StewardDocument          *document,
                   const StewardFolderPlace *place,
                   gpointer                  user_data)
{
  Visit *visit = user_data;
  StewardReading *reading;

  if (!is_product (steward_contract_tell_dialect (steward_document_get_root (document), NULL)))
    return !steward_folder_emitter_stop (visit->emitter);

  reading = steward_contract_read (document, visit->path);
  if (reading != NULL && reading->product != NULL)
    put_parcel (visit, place, reading, NULL);
  else
    steward_reading_free (reading);

  return !steward_folder_emitter_stop (visit->emitter);
}

static void
look_for_products (guint                 file,
                   StewardFolderEmitter *emitter,
                   gpointer              user_data)
{
  Fetch *fetch = user_data;
  const StewardFolderFile *info = steward_folder_listing_get (fetch->listing, file);
  Visit visit = { fetch, emitter, info->path };
  g_autoptr(GBytes) text = read_text (&visit, file, NULL);
  gsize length;
  const char *data;

  fetch->marks[file] = STEWARD_FOLDER_HAS_CONTRACT;
  if (text == NULL)
    return;                            /* the second pass reports it */

  data = g_bytes_get_data (text, &length);
  fetch->marks[file] = (guint8) steward_folder_sniff (data, length);
  if ((fetch->marks[file] & STEWARD_FOLDER_HAS_PRODUCT) == 0)
    return;
  if (!steward_folder_each_document (text, info->format, file, visit_for_product, &visit, NULL))
    g_debug ("%s: to be reported by the second pass", info->path);
}

static gboolean
take_product (gpointer   item,
              gpointer   user_data,
              GError   **error)
{
  Fetch *fetch = user_data;
  Parcel *parcel = item;

  /* Products have the first right to their ids, whenever they are complete. */
  if (parcel->reading->product->native_id != NULL)
    claim_id (fetch, parcel->reading->product->native_id, &parcel->place);
  steward_folder_mesh_add_product (fetch->mesh, &parcel->place, g_steal_pointer (&parcel->reading));
  free_parcel (parcel);

  return TRUE;
}

/* Second pass. */

static gboolean
visit_for_contract (StewardDocument          *document,
                    const StewardFolderPlace *place,
                    gpointer                  user_data)
{
  Visit *visit = user_data;
  StewardDialect dialect = steward_contract_tell_dialect (steward_document_get_root (document), NULL);
  g_autoptr(StewardReading) reading = NULL;
  StewardEntry *entry;

  if (dialect == STEWARD_DIALECT_NONE || is_product (dialect))
    return !steward_folder_emitter_stop (visit->emitter);

  reading = steward_contract_read (document, visit->path);
  if (reading == NULL || reading->contract == NULL)
    return !steward_folder_emitter_stop (visit->emitter);
  if (steward_folder_mesh_wants (visit->fetch->mesh, reading))
    put_parcel (visit, place, g_steal_pointer (&reading), NULL);
  else
    {
      entry = steward_reading_to_entry (reading);
      put_parcel (visit, place, NULL, entry);
    }

  return !steward_folder_emitter_stop (visit->emitter);
}

static void
look_for_contracts (guint                 file,
                    StewardFolderEmitter *emitter,
                    gpointer              user_data)
{
  Fetch *fetch = user_data;
  const StewardFolderFile *info = steward_folder_listing_get (fetch->listing, file);
  Visit visit = { fetch, emitter, info->path };
  StewardFolderPlace place = { .file = file };
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) text = NULL;

  if (fetch->marks[file] == 0)
    return;
  text = read_text (&visit, file, &error);
  if (text != NULL && steward_folder_each_document (text, info->format, file, visit_for_contract, &visit, &error))
    return;
  if (text != NULL && !steward_folder_looks_like_ours (fetch->marks[file]))
    return;
  if (!g_error_matches (error, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND))
    put_parcel (&visit, &place, NULL, steward_folder_make_broken (error, info->path));
}

static gboolean
take_contract (gpointer   item,
               gpointer   user_data,
               GError   **error)
{
  Fetch *fetch = user_data;
  Parcel *parcel = item;
  gboolean fine;

  if (parcel->entry != NULL)
    {
      make_unique (fetch, parcel->entry, &parcel->place);
      fine = add_to_page (fetch, g_steal_pointer (&parcel->entry), error);
    }
  else
    fine = steward_folder_mesh_add_contract (fetch->mesh, &parcel->place, g_steal_pointer (&parcel->reading), error);
  free_parcel (parcel);

  return fine;
}

static void
report_progress (guint    done,
                 guint    total,
                 gpointer user_data)
{
  Fetch *fetch = user_data;

  if (fetch->sink->progress != NULL)
    fetch->sink->progress (done, total, N_("files"), fetch->sink->user_data);
}

static gboolean
run_passes (Fetch         *fetch,
            GCancellable  *cancellable,
            GError       **error)
{
  const StewardFolderPipeline first = { look_for_products, take_product, free_parcel, NULL, fetch };
  const StewardFolderPipeline second = { look_for_contracts, take_contract, free_parcel, report_progress, fetch };

  return steward_folder_pipeline_run (&first, fetch->listing, cancellable, error) &&
         steward_folder_pipeline_run (&second, fetch->listing, cancellable, error) &&
         steward_folder_mesh_finish (fetch->mesh, error) &&
         flush_page (fetch, error);
}

/**
 * steward_folder_fetch:
 * @listing: a folder
 * @sink: where the pages go
 * @cancellable: (nullable): answered between two documents
 * @error: return location: what the sink said
 *
 * Blocks until everything was read and given.
 */
gboolean
steward_folder_fetch (const StewardFolderListing  *listing,
                      const StewardSink           *sink,
                      GCancellable                *cancellable,
                      GError                     **error)
{
  Fetch fetch = { .listing = listing, .sink = sink };
  gboolean fine;

  fetch.mesh = steward_folder_mesh_new (listing, MAX_HELD, give_entry_cb, &fetch);
  fetch.marks = g_new0 (guint8, listing->files->len);
  fetch.ids = g_hash_table_new_full (hash_claim, equal_claims, g_free, NULL);
  fetch.page = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_entry_free);
  fine = run_passes (&fetch, cancellable, error);
  steward_folder_mesh_free (fetch.mesh);
  g_ptr_array_unref (fetch.page);
  g_hash_table_unref (fetch.ids);
  g_free (fetch.marks);

  return fine;
}
