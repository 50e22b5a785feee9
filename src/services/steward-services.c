/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Builds the stores, the keyring door and the list of sources once, and owns
 * them. The list follows the settings file, whichever process edits it; the
 * standing of each source follows the catalog. Syncing is in
 * steward-sync-queue.c, the edits of sources in steward-source-edits.c. */

#include "config.h"

#include "steward-services-private.h"

#include "steward-local-ledger.h"
#include "steward-source-watch.h"

#include <string.h>

#define CATALOG_NAME "catalog.db"
#define GOVERNANCE_NAME "governance.db"
#define SETTINGS_NAME "settings.ini"

struct _StewardServices
{
  GObject parent_instance;

  StewardProfile *profile;             /* owned */
  StewardCatalog *catalog;             /* owned */
  StewardGovernance *governance;       /* owned */
  StewardLedger *ledger;               /* owned */
  StewardCouncil *council;             /* owned */
  StewardServicesWatch *council_watch; /* owned, or NULL: not started */
  char *person;                        /* id of who sits here, or NULL */
  StewardSecrets *secrets;             /* owned */
  GListStore *sources;                 /* owned: StewardSourceItem */
  GPtrArray *notices;                  /* char*, ends with NULL */
  StewardSyncQueue *queue;             /* owned */
  StewardEffectsQueue *effects;        /* owned */
  StewardLevelsQueue *levels;          /* owned */
  StewardSchedule *schedule;           /* owned, or NULL: not started */
  GPtrArray *watches;                  /* StewardSourceWatch, or NULL: not started */
  GFileMonitor *monitor;               /* owned: of the settings file */
  GCancellable *cancellable;           /* owned: ends with close() */
  gboolean reading_standings;
  gboolean read_standings_again;
};

enum
{
  PERSON_CHANGED,
  ACCESS_CHANGED,
  LEVELS_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StewardServices, steward_services, G_TYPE_OBJECT)

/* Sources. */

static StewardSourceItem *
find_item (StewardServices *self,
           const char      *id,
           guint           *out_position)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->sources));

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(StewardSourceItem) item = g_list_model_get_item (G_LIST_MODEL (self->sources), i);

      if (!g_str_equal (steward_source_get_id (steward_source_item_get_source (item)), id))
        continue;
      if (out_position != NULL)
        *out_position = i;
      return item;                     /* the list keeps it */
    }

  return NULL;
}

static gboolean
is_same_source (StewardSource *a,
                StewardSource *b)
{
  g_auto(GStrv) a_keys = steward_source_get_keys (a);
  g_auto(GStrv) b_keys = steward_source_get_keys (b);

  if (!g_str_equal (steward_source_get_kind (a), steward_source_get_kind (b)) ||
      !g_str_equal (steward_source_get_name (a), steward_source_get_name (b)) ||
      !g_strv_equal ((const char *const *) a_keys, (const char *const *) b_keys))
    return FALSE;

  for (gsize i = 0; a_keys[i] != NULL; i++)
    if (g_strcmp0 (steward_source_get_setting (a, a_keys[i]), steward_source_get_setting (b, a_keys[i])) != 0)
      return FALSE;

  return TRUE;
}

static void
follow_folder (StewardServices   *self,
               StewardSourceItem *item)
{
  const StewardConnectorKind *kind = steward_source_item_get_kind (item);
  StewardSourceWatch *watch;

  if (self->watches == NULL)
    return;

  for (guint i = self->watches->len; i > 0; i--)
    {
      watch = g_ptr_array_index (self->watches, i - 1);
      if (steward_source_watch_is_of (watch, item))
        return;
      if (steward_source_watch_get_item (watch) == item)
        g_ptr_array_remove_index (self->watches, i - 1);
    }
  if (kind == NULL || (kind->capabilities & STEWARD_CAN_WATCH) == 0)
    return;
  watch = steward_source_watch_new (item, steward_source_watch_can_monitor (), steward_services_sync_changed, self);
  if (watch != NULL)
    g_ptr_array_add (self->watches, watch);
}

static void
forget_folder (StewardServices   *self,
               StewardSourceItem *item)
{
  for (guint i = self->watches != NULL ? self->watches->len : 0; i > 0; i--)
    if (steward_source_watch_get_item (g_ptr_array_index (self->watches, i - 1)) == item)
      g_ptr_array_remove_index (self->watches, i - 1);
}

static void
put_source (StewardServices *self,
            StewardSource   *source)
{
  StewardSourceItem *present = find_item (self, steward_source_get_id (source), NULL);
  g_autoptr(StewardSourceItem) item = NULL;

  if (present != NULL)
    {
      if (is_same_source (steward_source_item_get_source (present), source))
        return;
      steward_source_item_set_source (present, source);
      follow_folder (self, present);
      return;
    }

  item = steward_source_item_new (source);
  g_list_store_append (self->sources, item);
  follow_folder (self, item);
}

static gboolean
contains_source (GPtrArray     *sources,
                 StewardSource *source)
{
  for (guint i = 0; i < sources->len; i++)
    if (g_str_equal (steward_source_get_id (g_ptr_array_index (sources, i)), steward_source_get_id (source)))
      return TRUE;

  return FALSE;
}

static void
drop_item (StewardServices *self,
           guint            position)
{
  g_autoptr(StewardSourceItem) item = g_list_model_get_item (G_LIST_MODEL (self->sources), position);

  forget_folder (self, item);
  g_list_store_remove (self->sources, position);
  if (self->queue != NULL)
    steward_sync_queue_cancel (self->queue, item);
}

/* @sources is what the settings file lists now. */
static void
apply_sources (StewardServices *self,
               GPtrArray       *sources)
{
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (self->sources)); i > 0; i--)
    {
      g_autoptr(StewardSourceItem) item = g_list_model_get_item (G_LIST_MODEL (self->sources), i - 1);

      if (!contains_source (sources, steward_source_item_get_source (item)))
        drop_item (self, i - 1);
    }
  for (guint i = 0; i < sources->len; i++)
    put_source (self, g_ptr_array_index (sources, i));
}

static void
add_notice (StewardServices *self,
            const char      *notice)
{
  if (notice == NULL)
    return;

  g_ptr_array_insert (self->notices, (int) self->notices->len - 1, g_strdup (notice));
}

/* Reads the settings again, here and now: the file is small. */
void
steward_services_reload (StewardServices *self)
{
  g_autoptr(GPtrArray) notices = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) sources = NULL;

  if (self->profile == NULL)
    return;
  sources = steward_profile_load_sources (self->profile, notices, &error);
  if (sources == NULL)
    {
      g_debug ("The settings were not read again: %s", error->message);
      return;
    }
  apply_sources (self, sources);
  for (guint i = 0; i < notices->len; i++)
    add_notice (self, g_ptr_array_index (notices, i));
  steward_services_read_standings (self);
  steward_services_take_person (self, steward_services_read_person (self));
}

static void
settings_changed_cb (GFileMonitor      *monitor,
                     GFile             *file,
                     GFile             *other,
                     GFileMonitorEvent  event,
                     gpointer           user_data)
{
  if (event != G_FILE_MONITOR_EVENT_CHANGED)   /* CHANGES_DONE_HINT, CREATED, RENAMED follow it */
    steward_services_reload (user_data);
}

/* Standings. */

typedef struct
{
  StewardCatalog *catalog;             /* owned */
  GPtrArray *ids;                      /* char* */
  GArray *standings;                   /* StewardSourceStanding, one for each id */
} StandingsRead;

static void
free_standings_read (gpointer data)
{
  StandingsRead *read = data;

  g_object_unref (read->catalog);
  g_ptr_array_unref (read->ids);
  g_array_unref (read->standings);
  g_free (read);
}

static void
read_standings_in_thread (GTask        *task,
                          gpointer      source_object,
                          gpointer      task_data,
                          GCancellable *cancellable)
{
  StandingsRead *read = task_data;
  GError *error = NULL;

  for (guint i = 0; i < read->ids->len; i++)
    {
      StewardSourceStanding standing = { 0 };

      if (!steward_catalog_get_standing_sync (read->catalog, g_ptr_array_index (read->ids, i), &standing, &error))
        {
          g_task_return_error (task, error);
          return;
        }
      g_array_append_val (read->standings, standing);
    }

  g_task_return_boolean (task, TRUE);
}

static void
standings_read_cb (GObject      *object,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  StewardServices *self = STEWARD_SERVICES (object);
  StandingsRead *read = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;

  self->reading_standings = FALSE;
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_debug ("The standing of the sources was not read: %s", error->message);
      return;
    }
  for (guint i = 0; i < read->ids->len; i++)
    {
      StewardSourceItem *item = find_item (self, g_ptr_array_index (read->ids, i), NULL);

      if (item != NULL)
        steward_source_item_set_standing (item, &g_array_index (read->standings, StewardSourceStanding, i));
    }
  if (self->read_standings_again)
    steward_services_read_standings (self);
}

void
steward_services_read_standings (StewardServices *self)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->sources));
  g_autoptr(GTask) task = NULL;
  StandingsRead *read;

  self->read_standings_again = self->reading_standings;
  if (self->reading_standings || self->catalog == NULL || n_items == 0)
    return;

  read = g_new0 (StandingsRead, 1);
  read->catalog = g_object_ref (self->catalog);
  read->ids = g_ptr_array_new_with_free_func (g_free);
  read->standings = g_array_new (FALSE, FALSE, sizeof (StewardSourceStanding));
  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(StewardSourceItem) item = g_list_model_get_item (G_LIST_MODEL (self->sources), i);

      g_ptr_array_add (read->ids, g_strdup (steward_source_get_id (steward_source_item_get_source (item))));
    }
  self->reading_standings = TRUE;
  task = g_task_new (self, self->cancellable, standings_read_cb, NULL);
  g_task_set_source_tag (task, steward_services_read_standings);
  g_task_set_task_data (task, read, free_standings_read);
  g_task_run_in_thread (task, read_standings_in_thread);
}

static void
catalog_changed_cb (StewardCatalog  *catalog,
                    StewardServices *self)
{
  steward_services_read_standings (self);
  if (self->council_watch != NULL)
    steward_services_watch_look (self->council_watch);
}

/* Opening and closing. */

static gboolean
open_stores (StewardServices  *self,
             GError          **error)
{
  g_autofree char *catalog_path = steward_profile_make_path (self->profile, CATALOG_NAME);
  g_autofree char *governance_path = steward_profile_make_path (self->profile, GOVERNANCE_NAME);
  g_autofree char *catalog_notice = NULL;
  g_autofree char *governance_notice = NULL;

  self->catalog = steward_catalog_open (catalog_path, &catalog_notice, error);
  if (self->catalog == NULL)
    return FALSE;
  add_notice (self, catalog_notice);
  self->governance = steward_governance_open (governance_path, &governance_notice, error);
  if (self->governance == NULL)
    return FALSE;
  add_notice (self, governance_notice);
  g_signal_connect_object (self->catalog, "changed", G_CALLBACK (catalog_changed_cb), self, 0);
  g_signal_connect_object (self->governance, "levels-changed", G_CALLBACK (steward_services_tell_levels), self,
                           G_CONNECT_SWAPPED);

  return TRUE;
}

/* What was confirmed here and not recorded, because a Steward ended between. */
static void
tell_unsealed (StewardServices *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) sentences = steward_council_tell_unsealed_sync (self->council, &error);

  if (sentences == NULL)
    add_notice (self, error->message);
  for (guint i = 0; sentences != NULL && i < sentences->len; i++)
    add_notice (self, g_ptr_array_index (sentences, i));
}

static void
open_council (StewardServices *self)
{
  self->ledger = steward_local_ledger_new (self->governance);
  self->council = steward_council_new (self->ledger, self->governance, self->catalog);
  self->person = steward_services_read_person (self);
  tell_unsealed (self);
  steward_council_refresh (self->council);
}

static gboolean
open_settings (StewardServices  *self,
               GError          **error)
{
  g_autofree char *path = steward_profile_make_path (self->profile, SETTINGS_NAME);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GPtrArray) notices = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) sources = steward_profile_load_sources (self->profile, notices, error);

  if (sources == NULL)
    return FALSE;

  apply_sources (self, sources);
  for (guint i = 0; i < notices->len; i++)
    add_notice (self, g_ptr_array_index (notices, i));
  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_NONE, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_object (self->monitor, "changed", G_CALLBACK (settings_changed_cb), self, 0);

  return TRUE;
}

/**
 * steward_services_default_profile:
 *
 * Returns: (transfer full): the folder in the user's data that is used when
 *   nothing else is asked for
 */
char *
steward_services_default_profile (void)
{
  return g_build_filename (g_get_user_data_dir (), "steward", NULL);
}

/**
 * steward_services_open:
 * @profile: path of a folder; made when it is missing
 * @error: return location: SCHEMA_TOO_NEW, DAMAGED, NO_SPACE, DENIED, BUSY
 *
 * Blocks until settings and stores are open; migrations run here.
 *
 * Returns: (transfer full) (nullable): the services of the profile
 */
StewardServices *
steward_services_open (const char  *profile,
                       GError     **error)
{
  g_autoptr(StewardServices) self = g_object_new (STEWARD_TYPE_SERVICES, NULL);

  self->profile = steward_profile_open (profile, error);
  if (self->profile == NULL || !open_stores (self, error) || !open_settings (self, error))
    {
      steward_services_close (self);
      return NULL;
    }
  open_council (self);
  self->secrets = steward_secrets_new ();
  steward_services_set_signer (self);
  self->queue = steward_sync_queue_new (self);
  self->effects = steward_effects_queue_new (self);
  self->levels = steward_levels_queue_new (self);
  steward_services_read_standings (self);

  return g_steal_pointer (&self);
}

/**
 * steward_services_close:
 *
 * Stops what runs, waits for it, and closes the stores. Nothing else may be
 * called afterwards.
 */
void
steward_services_close (StewardServices *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->schedule, steward_schedule_free);
  g_clear_pointer (&self->watches, g_ptr_array_unref);
  if (self->monitor != NULL)
    g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);
  if (self->levels != NULL)
    steward_levels_queue_stop (self->levels);
  if (self->effects != NULL)
    steward_effects_queue_stop (self->effects);
  if (self->queue != NULL)
    steward_sync_queue_stop (self->queue);
  while (self->reading_standings)
    g_main_context_iteration (NULL, TRUE);
  g_clear_pointer (&self->queue, steward_sync_queue_free);
  g_clear_pointer (&self->effects, steward_effects_queue_free);
  g_clear_pointer (&self->levels, steward_levels_queue_free);
  g_clear_pointer (&self->council_watch, steward_services_watch_free);
  if (self->council != NULL)
    steward_council_close (self->council);
  if (self->catalog != NULL)
    steward_catalog_close (self->catalog);
  if (self->governance != NULL)
    steward_governance_close (self->governance);
  g_clear_object (&self->council);
  g_clear_object (&self->ledger);
  g_clear_object (&self->catalog);
  g_clear_object (&self->governance);
}

static void
steward_services_finalize (GObject *object)
{
  StewardServices *self = STEWARD_SERVICES (object);

  g_clear_pointer (&self->schedule, steward_schedule_free);
  g_clear_pointer (&self->watches, g_ptr_array_unref);
  g_clear_pointer (&self->queue, steward_sync_queue_free);
  g_clear_pointer (&self->effects, steward_effects_queue_free);
  g_clear_pointer (&self->levels, steward_levels_queue_free);
  g_clear_object (&self->monitor);
  g_clear_pointer (&self->council_watch, steward_services_watch_free);
  g_clear_object (&self->council);
  g_clear_object (&self->ledger);
  g_clear_object (&self->catalog);
  g_clear_object (&self->governance);
  g_clear_object (&self->secrets);
  g_clear_pointer (&self->person, g_free);
  g_clear_object (&self->sources);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->notices, g_ptr_array_unref);
  g_clear_pointer (&self->profile, steward_profile_unref);

  G_OBJECT_CLASS (steward_services_parent_class)->finalize (object);
}

static void
steward_services_class_init (StewardServicesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = steward_services_finalize;

  /**
   * StewardServices::person-changed:
   *
   * Somebody else sits at this desk now. Emitted on the main context.
   */
  signals[PERSON_CHANGED] = g_signal_new ("person-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);

  /**
   * StewardServices::access-changed:
   *
   * Something was carried out or compared, or could not be: what is told of
   * effects and differences may be another thing now. Emitted on the main
   * context.
   */
  signals[ACCESS_CHANGED] = g_signal_new ("access-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);

  /**
   * StewardServices::levels-changed:
   *
   * How objectives stand, or their incidents, may be another thing now. Emitted
   * on the main context, whichever process evaluated.
   */
  signals[LEVELS_CHANGED] = g_signal_new ("levels-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
steward_services_init (StewardServices *self)
{
  self->sources = g_list_store_new (STEWARD_TYPE_SOURCE_ITEM);
  self->cancellable = g_cancellable_new ();
  self->notices = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->notices, NULL);
}

/* Parts. */

const char *
steward_services_get_profile (StewardServices *self)
{
  return steward_profile_get_folder (self->profile);
}

StewardProfile *
steward_services_peek_profile (StewardServices *self)
{
  return self->profile;
}

StewardSyncQueue *
steward_services_peek_queue (StewardServices *self)
{
  return self->queue;
}

StewardEffectsQueue *
steward_services_peek_effects (StewardServices *self)
{
  return self->effects;
}

void
steward_services_tell_access (StewardServices *self)
{
  g_signal_emit (self, signals[ACCESS_CHANGED], 0);
}

StewardLevelsQueue *
steward_services_peek_levels (StewardServices *self)
{
  return self->levels;
}

void
steward_services_tell_levels (StewardServices *self)
{
  g_signal_emit (self, signals[LEVELS_CHANGED], 0);
}

/**
 * steward_services_get_notices:
 *
 * Returns: (transfer none) (array zero-terminated=1): sentences for people:
 *   what was damaged, set aside or restored
 */
const char *const *
steward_services_get_notices (StewardServices *self)
{
  return (const char *const *) self->notices->pdata;
}

StewardCatalog *
steward_services_get_catalog (StewardServices *self)
{
  return self->catalog;
}

StewardGovernance *
steward_services_get_governance (StewardServices *self)
{
  return self->governance;
}

StewardLedger *
steward_services_get_ledger (StewardServices *self)
{
  return self->ledger;
}

StewardCouncil *
steward_services_get_council (StewardServices *self)
{
  return self->council;
}

/**
 * steward_services_get_person:
 *
 * Returns: (transfer none) (nullable): id of who sits at this desk
 */
const char *
steward_services_get_person (StewardServices *self)
{
  return self->person;
}

/* Takes @person, and tells when it is another one. */
void
steward_services_take_person (StewardServices *self,
                              char            *person)
{
  if (g_strcmp0 (person, self->person) == 0)
    {
      g_free (person);
      return;
    }
  g_free (self->person);
  self->person = person;
  g_signal_emit (self, signals[PERSON_CHANGED], 0);
}

StewardSecrets *
steward_services_get_secrets (StewardServices *self)
{
  return self->secrets;
}

/**
 * steward_services_get_sources:
 *
 * Returns: (transfer none): a list of #StewardSourceItem
 */
GListModel *
steward_services_get_sources (StewardServices *self)
{
  return G_LIST_MODEL (self->sources);
}

/**
 * steward_services_find_source:
 * @self: the services
 * @name_or_id: as the settings have it
 *
 * Returns: (transfer none) (nullable): the source of this id, else of this name
 */
StewardSourceItem *
steward_services_find_source (StewardServices *self,
                              const char      *name_or_id)
{
  StewardSourceItem *found = find_item (self, name_or_id, NULL);
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->sources));

  for (guint i = 0; found == NULL && i < n_items; i++)
    {
      g_autoptr(StewardSourceItem) item = g_list_model_get_item (G_LIST_MODEL (self->sources), i);

      if (g_str_equal (steward_source_get_name (steward_source_item_get_source (item)), name_or_id))
        found = item;
    }

  return found;
}

/* Schedule. */

/**
 * steward_services_start_schedule:
 *
 * From now on stale sources are synced, and those whose folder changes, what
 * that means for the council is recorded, what it decided is carried out, and
 * service levels are evaluated.
 */
void
steward_services_start_schedule (StewardServices *self)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->sources));

  if (self->schedule != NULL)
    return;

  self->watches = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_source_watch_free);
  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(StewardSourceItem) item = g_list_model_get_item (G_LIST_MODEL (self->sources), i);

      follow_folder (self, item);
    }
  self->council_watch = steward_services_watch_new (self->council);
  steward_effects_queue_start (self->effects);
  steward_levels_queue_start (self->levels);
  self->schedule = steward_schedule_new (G_LIST_MODEL (self->sources),
                                         steward_profile_load_interval (self->profile),
                                         steward_services_sync_changed, self);
}

/**
 * steward_services_look_at_folders:
 *
 * Where folders cannot be watched (in a sandbox), looks at them now: for a
 * window that gets the focus.
 */
void
steward_services_look_at_folders (StewardServices *self)
{
  for (guint i = 0; self->watches != NULL && i < self->watches->len; i++)
    steward_source_watch_look (g_ptr_array_index (self->watches, i));
}
