/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Between an access and the catalog: which server stood behind a source when it
 * was synced last, since the ids of sources differ from desk to desk, and what
 * of the catalog lies where something is granted. */

#include "config.h"

#include "steward-catalog-private.h"
#include "steward-urn.h"

typedef struct
{
  StewardCatalog *catalog;             /* (unowned) */
  const char *source_id;               /* (unowned) */
  char *instance;                      /* (owned) (nullable) */
  GError *error;                       /* (owned) (nullable) */
} InstanceCall;

static void
read_instance_in_thread (gpointer data)
{
  enum { INSTANCE = 2 };
  InstanceCall *call = data;
  StewardDb *db = steward_catalog_get_read_db (call->catalog, &call->error);
  StewardStatement *statement = db != NULL ? steward_db_prepare (db, "source-find", &call->error) : NULL;
  gboolean found = FALSE;

  if (statement == NULL)
    return;

  steward_statement_bind_text (statement, ":id", call->source_id);
  if (!steward_statement_step (statement, &found, &call->error))
    {
      steward_catalog_note_failure (call->catalog, call->error);
      return;
    }
  if (found)
    call->instance = steward_statement_dup_text (statement, INSTANCE);
  steward_statement_reset (statement);
}

/**
 * steward_catalog_load_instance_sync:
 * @self: a catalog
 * @source_id: a source
 * @error: return location
 *
 * Blocks for a moment; not for the main thread of the window.
 *
 * Returns: (transfer full) (nullable): the instance that the source had when it
 *   was synced last; %NULL without an error when it never was
 */
char *
steward_catalog_load_instance_sync (StewardCatalog  *self,
                                    const char      *source_id,
                                    GError         **error)
{
  InstanceCall call = { self, source_id, NULL, NULL };

  steward_worker_run_sync (steward_catalog_get_reader (self), read_instance_in_thread, &call);
  if (call.error != NULL)
    {
      g_propagate_error (error, call.error);
      return NULL;
    }

  return call.instance;
}

typedef struct
{
  StewardCatalog *catalog;             /* (unowned) */
  const char *source_id;               /* (unowned) */
  const char *object;                  /* (unowned) */
  char *urn;                           /* (owned) (nullable) */
  GError *error;                       /* (owned) (nullable) */
} PlaceCall;

static void
find_place_in_thread (gpointer data)
{
  PlaceCall *call = data;
  StewardDb *db = steward_catalog_get_read_db (call->catalog, &call->error);
  StewardStatement *statement = db != NULL ? steward_db_prepare (db, "subject-find-by-place", &call->error) : NULL;
  gboolean found = FALSE;

  if (statement == NULL)
    return;

  steward_statement_bind_text (statement, ":id", call->source_id);
  steward_statement_bind_text (statement, ":object", call->object);
  if (!steward_statement_step (statement, &found, &call->error))
    {
      steward_catalog_note_failure (call->catalog, call->error);
      return;
    }
  if (found)
    call->urn = steward_urn_make (steward_statement_get_text (statement, 0), steward_statement_get_text (statement, 1),
                                  steward_statement_get_text (statement, 2));
  steward_statement_reset (statement);
}

/**
 * steward_catalog_find_place_sync:
 * @self: a catalog
 * @source_id: a source
 * @object: native id of a table there: "db/schema.table"
 * @error: return location
 *
 * Blocks; not for the main thread of the window.
 *
 * Returns: (transfer full) (nullable): the URN of the product, else of the
 *   dataset, that it belongs to; %NULL without an error when there is none
 */
char *
steward_catalog_find_place_sync (StewardCatalog  *self,
                                 const char      *source_id,
                                 const char      *object,
                                 GError         **error)
{
  PlaceCall call = { self, source_id, object, NULL, NULL };

  steward_worker_run_sync (steward_catalog_get_reader (self), find_place_in_thread, &call);
  if (call.error != NULL)
    {
      g_propagate_error (error, call.error);
      return NULL;
    }

  return call.urn;
}
