/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A source as lists show it: its configuration, what the catalog has of it,
 * and what a running or failed sync says. Lives on the main context. */

#include "config.h"

#include "steward-source-item.h"

struct _StewardSourceItem
{
  GObject parent_instance;

  StewardSource *source;               /* owned */
  StewardSourceState state;
  StewardSourceState settled;          /* the state before the running sync */
  gint64 synced_at;                    /* microseconds since the epoch; 0: never */
  gint64 failed_at;                    /* 0: the last sync did not fail */
  guint64 done, total;
  const char *what;                    /* interned */
  guint64 n_products, n_datasets;
  GError *error;                       /* owned; of the last sync, or NULL */
  StewardSyncReport report;
  gboolean has_report;
};

G_DEFINE_FINAL_TYPE (StewardSourceItem, steward_source_item, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (StewardSourceState, steward_source_state,
                    G_DEFINE_ENUM_VALUE (STEWARD_SOURCE_NEVER, "never"),
                    G_DEFINE_ENUM_VALUE (STEWARD_SOURCE_FINE, "fine"),
                    G_DEFINE_ENUM_VALUE (STEWARD_SOURCE_SYNCING, "syncing"),
                    G_DEFINE_ENUM_VALUE (STEWARD_SOURCE_OFFLINE, "offline"),
                    G_DEFINE_ENUM_VALUE (STEWARD_SOURCE_FAILED, "failed"))

typedef enum
{
  PROP_SOURCE = 1,
  PROP_STATE,
  PROP_SYNCED_AT,
  PROP_PROGRESS_DONE,
  PROP_PROGRESS_TOTAL,
  PROP_PROGRESS_WHAT,
  PROP_N_PRODUCTS,
  PROP_N_DATASETS,
  PROP_ERROR,
} StewardSourceItemProperty;

static GParamSpec *props[PROP_ERROR + 1];

static void
notify (StewardSourceItem         *self,
        StewardSourceItemProperty  property)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[property]);
}

static void
set_state (StewardSourceItem  *self,
           StewardSourceState  state)
{
  if (self->state == state)
    return;

  self->state = state;
  notify (self, PROP_STATE);
}

static void
set_synced_at (StewardSourceItem *self,
               gint64             synced_at)
{
  if (self->synced_at == synced_at)
    return;

  self->synced_at = synced_at;
  notify (self, PROP_SYNCED_AT);
}

static void
set_counts (StewardSourceItem *self,
            guint64            n_products,
            guint64            n_datasets)
{
  gboolean other_products = self->n_products != n_products;
  gboolean other_datasets = self->n_datasets != n_datasets;

  self->n_products = n_products;
  self->n_datasets = n_datasets;
  if (other_products)
    notify (self, PROP_N_PRODUCTS);
  if (other_datasets)
    notify (self, PROP_N_DATASETS);
}

static void
set_error (StewardSourceItem *self,
           const GError      *error)
{
  if (self->error == NULL && error == NULL)
    return;

  g_clear_error (&self->error);
  self->error = error != NULL ? g_error_copy (error) : NULL;
  notify (self, PROP_ERROR);
}

static void
steward_source_item_get_property (GObject    *object,
                                  guint       id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  StewardSourceItem *self = STEWARD_SOURCE_ITEM (object);

  switch ((StewardSourceItemProperty) id)
    {
    case PROP_SOURCE:
      g_value_set_pointer (value, self->source);
      break;

    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;

    case PROP_SYNCED_AT:
      g_value_set_int64 (value, self->synced_at);
      break;

    case PROP_PROGRESS_DONE:
      g_value_set_uint64 (value, self->done);
      break;

    case PROP_PROGRESS_TOTAL:
      g_value_set_uint64 (value, self->total);
      break;

    case PROP_PROGRESS_WHAT:
      g_value_set_string (value, self->what);
      break;

    case PROP_N_PRODUCTS:
      g_value_set_uint64 (value, self->n_products);
      break;

    case PROP_N_DATASETS:
      g_value_set_uint64 (value, self->n_datasets);
      break;

    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    }
}

static void
steward_source_item_finalize (GObject *object)
{
  StewardSourceItem *self = STEWARD_SOURCE_ITEM (object);

  g_clear_pointer (&self->source, steward_source_unref);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (steward_source_item_parent_class)->finalize (object);
}

static void
steward_source_item_class_init (StewardSourceItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = steward_source_item_get_property;
  object_class->finalize = steward_source_item_finalize;

  props[PROP_SOURCE] = g_param_spec_pointer ("source", NULL, NULL, flags);
  props[PROP_STATE] =
    g_param_spec_enum ("state", NULL, NULL, steward_source_state_get_type (), STEWARD_SOURCE_NEVER, flags);
  props[PROP_SYNCED_AT] = g_param_spec_int64 ("synced-at", NULL, NULL, 0, G_MAXINT64, 0, flags);
  props[PROP_PROGRESS_DONE] = g_param_spec_uint64 ("progress-done", NULL, NULL, 0, G_MAXUINT64, 0, flags);
  props[PROP_PROGRESS_TOTAL] = g_param_spec_uint64 ("progress-total", NULL, NULL, 0, G_MAXUINT64, 0, flags);
  props[PROP_PROGRESS_WHAT] = g_param_spec_string ("progress-what", NULL, NULL, NULL, flags);
  props[PROP_N_PRODUCTS] = g_param_spec_uint64 ("n-products", NULL, NULL, 0, G_MAXUINT64, 0, flags);
  props[PROP_N_DATASETS] = g_param_spec_uint64 ("n-datasets", NULL, NULL, 0, G_MAXUINT64, 0, flags);
  props[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
steward_source_item_init (StewardSourceItem *self)
{
}

/**
 * steward_source_item_new:
 * @source: the configured source
 *
 * Returns: (transfer full): an item that was never synced
 */
StewardSourceItem *
steward_source_item_new (StewardSource *source)
{
  StewardSourceItem *self = g_object_new (STEWARD_TYPE_SOURCE_ITEM, NULL);

  self->source = steward_source_ref (source);

  return self;
}

StewardSource *
steward_source_item_get_source (StewardSourceItem *self)
{
  return self->source;
}

/**
 * steward_source_item_get_kind:
 *
 * Returns: (transfer none) (nullable): the static description of the source's
 *   kind; %NULL for a kind that this version does not know
 */
const StewardConnectorKind *
steward_source_item_get_kind (StewardSourceItem *self)
{
  return steward_connector_kind_find (steward_source_get_kind (self->source));
}

StewardSourceState
steward_source_item_get_state (StewardSourceItem *self)
{
  return self->state;
}

/* Microseconds since the epoch of the last good sync; 0: never. */
gint64
steward_source_item_get_synced_at (StewardSourceItem *self)
{
  return self->synced_at;
}

/* Microseconds since the epoch; 0: the last sync did not fail. */
gint64
steward_source_item_get_failed_at (StewardSourceItem *self)
{
  return self->failed_at;
}

guint64
steward_source_item_get_done (StewardSourceItem *self)
{
  return self->done;
}

/* 0 while it is unknown. */
guint64
steward_source_item_get_total (StewardSourceItem *self)
{
  return self->total;
}

/**
 * steward_source_item_get_what:
 *
 * Returns: (transfer none) (nullable): a translatable noun in the plural for
 *   what is counted
 */
const char *
steward_source_item_get_what (StewardSourceItem *self)
{
  return self->what;
}

guint64
steward_source_item_get_n_products (StewardSourceItem *self)
{
  return self->n_products;
}

guint64
steward_source_item_get_n_datasets (StewardSourceItem *self)
{
  return self->n_datasets;
}

/**
 * steward_source_item_get_error:
 *
 * Returns: (transfer none) (nullable): why the last sync failed
 */
const GError *
steward_source_item_get_error (StewardSourceItem *self)
{
  return self->error;
}

/**
 * steward_source_item_get_report:
 *
 * Returns: (transfer none) (nullable): what the last good sync of this process
 *   changed
 */
const StewardSyncReport *
steward_source_item_get_report (StewardSourceItem *self)
{
  return self->has_report ? &self->report : NULL;
}

/**
 * steward_source_item_set_source:
 * @self: an item
 * @source: the same source with other settings
 */
void
steward_source_item_set_source (StewardSourceItem *self,
                                StewardSource     *source)
{
  if (self->source == source)
    return;

  steward_source_unref (self->source);
  self->source = steward_source_ref (source);
  notify (self, PROP_SOURCE);
}

/**
 * steward_source_item_set_standing:
 * @self: an item
 * @standing: what the catalog says of the source
 *
 * Another process may have synced it meanwhile: that also ends an old failure.
 */
void
steward_source_item_set_standing (StewardSourceItem           *self,
                                  const StewardSourceStanding *standing)
{
  gboolean newer = standing->synced_at > self->synced_at && standing->synced_at > self->failed_at;

  g_object_freeze_notify (G_OBJECT (self));
  set_synced_at (self, standing->synced_at);
  set_counts (self, standing->n_products, standing->n_datasets);
  if (newer && self->state != STEWARD_SOURCE_SYNCING)
    {
      self->failed_at = 0;
      set_error (self, NULL);
      set_state (self, STEWARD_SOURCE_FINE);
    }
  else if (standing->synced_at == 0 && self->state == STEWARD_SOURCE_FINE)
    {
      set_state (self, STEWARD_SOURCE_NEVER);
    }
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * steward_source_item_begin:
 *
 * A sync has begun. The error of the last one stays until this one ends.
 */
void
steward_source_item_begin (StewardSourceItem *self)
{
  g_object_freeze_notify (G_OBJECT (self));
  if (self->state != STEWARD_SOURCE_SYNCING)
    self->settled = self->state;
  set_state (self, STEWARD_SOURCE_SYNCING);
  steward_source_item_progress (self, 0, 0, NULL);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * steward_source_item_progress:
 * @self: an item that syncs
 * @done: how many were read
 * @total: of how many; 0 while it is unknown
 * @what: (nullable): a translatable noun in the plural
 */
void
steward_source_item_progress (StewardSourceItem *self,
                              guint64            done,
                              guint64            total,
                              const char        *what)
{
  g_object_freeze_notify (G_OBJECT (self));
  self->what = g_intern_string (what);
  self->done = done;
  self->total = total;
  notify (self, PROP_PROGRESS_DONE);
  notify (self, PROP_PROGRESS_TOTAL);
  notify (self, PROP_PROGRESS_WHAT);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * steward_source_item_succeed:
 * @self: an item that syncs
 * @report: what was found
 * @synced_at: microseconds since the epoch
 */
void
steward_source_item_succeed (StewardSourceItem       *self,
                             const StewardSyncReport *report,
                             gint64                   synced_at)
{
  g_object_freeze_notify (G_OBJECT (self));
  self->report = *report;
  self->has_report = TRUE;
  self->failed_at = 0;
  set_error (self, NULL);
  set_synced_at (self, synced_at);
  set_counts (self, report->products, report->datasets);
  set_state (self, STEWARD_SOURCE_FINE);
  g_object_thaw_notify (G_OBJECT (self));
}

static gboolean
is_offline (const GError *error)
{
  return g_error_matches (error, STEWARD_ERROR, STEWARD_ERROR_NETWORK);
}

/* Somebody stopped it, or another process syncs the source just now. */
static gboolean
is_no_failure (const GError *error)
{
  return steward_error_is_cancelled (error) || g_error_matches (error, STEWARD_ERROR, STEWARD_ERROR_BUSY);
}

/**
 * steward_source_item_fail:
 * @self: an item that syncs
 * @error: why it ended; a cancellation is no failure and restores the state
 *   before, and so is a source that is busy elsewhere
 */
void
steward_source_item_fail (StewardSourceItem *self,
                          const GError      *error)
{
  g_object_freeze_notify (G_OBJECT (self));
  if (is_no_failure (error))
    {
      set_state (self, self->settled);
    }
  else
    {
      self->failed_at = g_get_real_time ();
      set_error (self, error);
      set_state (self, is_offline (error) ? STEWARD_SOURCE_OFFLINE : STEWARD_SOURCE_FAILED);
    }
  g_object_thaw_notify (G_OBJECT (self));
}
