/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* From what an access names to the source on this desk. A server is what it
 * says of itself; an id on this desk is used only where that does not say
 * otherwise: behind the same settings there may be another server now, and
 * nobody approved anything there. */

#include "config.h"

#include "steward-effects-doors.h"

struct _StewardEffectsDoors
{
  StewardCatalog *catalog;             /* owned */
  StewardSecrets *secrets;             /* owned */
  GPtrArray *doors;                    /* StewardEffectsDoor */
  gboolean loaded;                     /* the instances */
};

static void
free_door (gpointer data)
{
  StewardEffectsDoor *door = data;

  steward_source_unref (door->source);
  g_free (door->instance);
  g_clear_object (&door->connector);
  g_clear_error (&door->closed);
  g_free (door);
}

/**
 * steward_effects_doors_new:
 * @services: on the main thread: the sources as they are now
 *
 * Returns: (transfer full): all doors, closed
 */
StewardEffectsDoors *
steward_effects_doors_new (StewardServices *services)
{
  StewardEffectsDoors *self = g_new0 (StewardEffectsDoors, 1);
  GListModel *sources = steward_services_get_sources (services);

  self->catalog = g_object_ref (steward_services_get_catalog (services));
  self->secrets = g_object_ref (steward_services_get_secrets (services));
  self->doors = g_ptr_array_new_with_free_func (free_door);
  for (guint i = 0; i < g_list_model_get_n_items (sources); i++)
    {
      g_autoptr(StewardSourceItem) item = g_list_model_get_item (sources, i);
      StewardEffectsDoor *door = g_new0 (StewardEffectsDoor, 1);

      door->source = steward_source_ref (steward_source_item_get_source (item));
      g_ptr_array_add (self->doors, door);
    }

  return self;
}

void
steward_effects_doors_free (StewardEffectsDoors *self)
{
  if (self == NULL)
    return;

  g_object_unref (self->catalog);
  g_object_unref (self->secrets);
  g_ptr_array_unref (self->doors);
  g_free (self);
}

static gboolean
load_instances (StewardEffectsDoors  *self,
                GError              **error)
{
  for (guint i = 0; !self->loaded && i < self->doors->len; i++)
    {
      StewardEffectsDoor *door = g_ptr_array_index (self->doors, i);
      g_autoptr(GError) local = NULL;

      g_free (door->instance);
      door->instance = steward_catalog_load_instance_sync (self->catalog, steward_source_get_id (door->source),
                                                           &local);
      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
    }
  self->loaded = TRUE;

  return TRUE;
}

static gboolean
is_instance (const StewardEffectsDoor *door,
             const char               *instance)
{
  return instance != NULL && g_strcmp0 (door->instance, instance) == 0;
}

/**
 * steward_effects_doors_find:
 * @self: the doors
 * @terms: of an access
 * @error: return location: UNSUPPORTED when no source of this desk leads there
 *
 * Blocks for a moment.
 *
 * Returns: (transfer none) (nullable): the door: that of the server which the
 *   terms name, the same id before others; else of the id, unless that leads to
 *   another server by now
 */
StewardEffectsDoor *
steward_effects_doors_find (StewardEffectsDoors       *self,
                            const StewardAccessTerms  *terms,
                            GError                   **error)
{
  StewardEffectsDoor *same = NULL, *other = NULL;

  if (!load_instances (self, error))
    return NULL;
  for (guint i = 0; i < self->doors->len; i++)
    {
      StewardEffectsDoor *door = g_ptr_array_index (self->doors, i);

      if (g_str_equal (steward_source_get_id (door->source), terms->source))
        same = door;
      else if (other == NULL && is_instance (door, terms->instance))
        other = door;
    }
  if (same != NULL && (terms->instance == NULL || same->instance == NULL || is_instance (same, terms->instance)))
    return same;
  if (other != NULL)
    return other;

  if (same != NULL)
    g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_UNSUPPORTED,
                 "Behind the source “%s” there is another server now than the one that this access is for.",
                 steward_source_get_name (same->source));
  else
    g_set_error_literal (error, STEWARD_ERROR, STEWARD_ERROR_UNSUPPORTED,
                         "The source that this access is for was removed from this desk, so nothing was changed there. "
                         "Add the source again, sync it, and carry it out again.");
  if (error != NULL)
    steward_error_complete (*error);

  return NULL;
}

/**
 * steward_effects_doors_open:
 * @self: the doors
 * @door: one of them
 * @error: return location: as for steward_connector_create()
 *
 * Returns: (transfer none) (nullable): its connector; nothing is asked yet
 */
StewardConnector *
steward_effects_doors_open (StewardEffectsDoors  *self,
                            StewardEffectsDoor   *door,
                            GError              **error)
{
  if (door->connector == NULL)
    door->connector = steward_connector_create (door->source, self->secrets, error);

  return door->connector;
}

/* Returns: (transfer none) (element-type StewardEffectsDoor) */
GPtrArray *
steward_effects_doors_list (StewardEffectsDoors *self)
{
  return self->doors;
}
