/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* From what an access names to the source on this desk. A server is what it
 * says of itself; an id on this desk is used only where that does not say
 * otherwise: behind the same settings there may be another server now, and
 * nobody approved anything there. */

#include "config.h"

#include "steward-effects-doors.h"

#include "steward-access-case.h"
#include "steward-effect-job.h"
#include "steward-grant-script.h"

struct _StewardEffectsDoors
{
  StewardCatalog *catalog;             /* owned */
  StewardGovernance *governance;       /* owned */
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
  self->governance = g_object_ref (steward_services_get_governance (services));
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
  g_object_unref (self->governance);
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

/**
 * steward_effects_doors_share:
 * @self: the doors
 * @effect: what is to be done; a revocation loses what other accesses give, too
 * @out_sentences: (out) (element-type utf8): what stays, and for whom
 * @error: return location: of the store
 *
 * See steward_access_leave_shared_sync(). Whatever is planned or carried out
 * goes through here first, so that both are the same. Blocks.
 */
gboolean
steward_effects_doors_share (StewardEffectsDoors  *self,
                             StewardEffect        *effect,
                             GPtrArray           **out_sentences,
                             GError              **error)
{
  return steward_access_leave_shared_sync (self->governance, effect, g_get_real_time (), out_sentences, error);
}

static StewardEffectPlan *
make_empty_plan (void)
{
  StewardEffectPlan *plan = steward_effect_plan_new ();

  plan->satisfied = TRUE;
  steward_effect_plan_settle (plan);

  return plan;
}

/* No plan and no error: this kind of source does not plan. */
static gboolean
ask_for_plan (StewardEffectsDoors  *self,
              const StewardEffect  *effect,
              gboolean              or_script,
              StewardEffectPlan   **out_plan,
              GCancellable         *cancellable,
              GError              **error)
{
  g_autoptr(GError) local = NULL;
  StewardEffectsDoor *door = steward_effects_doors_find (self, effect->terms, &local);
  StewardConnector *connector;

  if (door != NULL)
    {
      connector = steward_effects_doors_open (self, door, error);
      return connector != NULL && steward_connector_plan (connector, effect, out_plan, cancellable, error);
    }
  if (!or_script || !g_error_matches (local, STEWARD_ERROR, STEWARD_ERROR_UNSUPPORTED))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  *out_plan = steward_grant_script_new (effect, error);

  return *out_plan != NULL;
}

/**
 * steward_effects_doors_plan:
 * @self: the doors
 * @effect: what would be done
 * @or_script: whether a script will do when no source of this desk leads there
 * @out_plan: (out): what exactly would run; what stays is among its warnings
 * @cancellable: (nullable)
 * @error: return location
 *
 * Blocks, and changes nothing.
 *
 * Returns: whether somebody could plan it
 */
gboolean
steward_effects_doors_plan (StewardEffectsDoors  *self,
                            const StewardEffect  *effect,
                            gboolean              or_script,
                            StewardEffectPlan   **out_plan,
                            GCancellable         *cancellable,
                            GError              **error)
{
  g_autoptr(StewardEffect) own = steward_effect_job_copy (effect);
  g_autoptr(GPtrArray) sentences = NULL;

  *out_plan = NULL;
  if (!steward_effects_doors_share (self, own, &sentences, error))
    return FALSE;
  if (own->action == STEWARD_EFFECT_REVOKE && own->terms->objects->len == 0)
    *out_plan = make_empty_plan ();
  else if (!ask_for_plan (self, own, or_script, out_plan, cancellable, error))
    return FALSE;
  for (guint i = 0; *out_plan != NULL && i < sentences->len; i++)
    g_ptr_array_add ((*out_plan)->warnings, g_strdup (g_ptr_array_index (sentences, i)));

  return TRUE;
}

/* Returns: (transfer none) (element-type StewardEffectsDoor) */
GPtrArray *
steward_effects_doors_list (StewardEffectsDoors *self)
{
  return self->doors;
}
