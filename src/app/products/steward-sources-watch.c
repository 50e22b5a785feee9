/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Follows a list of sources and each source in it, and gathers what happens
 * within one turn of the main loop into one signal. */

#include "config.h"

#include "steward-sources-watch.h"

struct _StewardSourcesWatch
{
  GObject parent_instance;

  GListModel *sources;                 /* owned */
  GPtrArray *items;                    /* StewardSourceItem, followed */
  guint idle;
};

G_DEFINE_FINAL_TYPE (StewardSourcesWatch, steward_sources_watch, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
idle_cb (gpointer user_data)
{
  StewardSourcesWatch *self = user_data;

  self->idle = 0;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);

  return G_SOURCE_REMOVE;
}

static void
schedule (StewardSourcesWatch *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add (idle_cb, self);
}

static void
follow_items (StewardSourcesWatch *self)
{
  for (guint i = 0; i < self->items->len; i++)
    g_signal_handlers_disconnect_by_data (g_ptr_array_index (self->items, i), self);
  g_ptr_array_set_size (self->items, 0);

  for (guint i = 0; i < g_list_model_get_n_items (self->sources); i++)
    {
      StewardSourceItem *item = g_list_model_get_item (self->sources, i);

      g_ptr_array_add (self->items, item);
      g_signal_connect_swapped (item, "notify", G_CALLBACK (schedule), self);
    }
  schedule (self);
}

static void
steward_sources_watch_dispose (GObject *object)
{
  StewardSourcesWatch *self = STEWARD_SOURCES_WATCH (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  for (guint i = 0; i < self->items->len; i++)
    g_signal_handlers_disconnect_by_data (g_ptr_array_index (self->items, i), self);
  g_ptr_array_set_size (self->items, 0);
  if (self->sources != NULL)
    g_signal_handlers_disconnect_by_data (self->sources, self);
  g_clear_object (&self->sources);

  G_OBJECT_CLASS (steward_sources_watch_parent_class)->dispose (object);
}

static void
steward_sources_watch_finalize (GObject *object)
{
  g_ptr_array_unref (STEWARD_SOURCES_WATCH (object)->items);

  G_OBJECT_CLASS (steward_sources_watch_parent_class)->finalize (object);
}

static void
steward_sources_watch_class_init (StewardSourcesWatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = steward_sources_watch_dispose;
  object_class->finalize = steward_sources_watch_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
steward_sources_watch_init (StewardSourcesWatch *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * steward_sources_watch_new:
 * @sources: a list of #StewardSourceItem
 *
 * Returns: (transfer full): a watch, which says "changed" once at the start
 */
StewardSourcesWatch *
steward_sources_watch_new (GListModel *sources)
{
  StewardSourcesWatch *self = g_object_new (STEWARD_TYPE_SOURCES_WATCH, NULL);

  self->sources = g_object_ref (sources);
  g_signal_connect_swapped (sources, "items-changed", G_CALLBACK (follow_items), self);
  follow_items (self);

  return self;
}

/**
 * steward_sources_watch_sum:
 * @self: a watch
 * @out_sum: (out caller-allocates): all sources taken together
 */
void
steward_sources_watch_sum (StewardSourcesWatch *self,
                           StewardSourcesSum   *out_sum)
{
  g_return_if_fail (STEWARD_IS_SOURCES_WATCH (self));

  *out_sum = (StewardSourcesSum) { .n_sources = self->items->len };
  for (guint i = 0; i < self->items->len; i++)
    {
      StewardSourceItem *item = g_ptr_array_index (self->items, i);
      StewardSourceState state = steward_source_item_get_state (item);

      out_sum->n_products += steward_source_item_get_n_products (item);
      out_sum->n_datasets += steward_source_item_get_n_datasets (item);
      out_sum->n_syncing += state == STEWARD_SOURCE_SYNCING;
      if (state != STEWARD_SOURCE_OFFLINE && state != STEWARD_SOURCE_FAILED)
        continue;
      out_sum->n_troubled++;
      if (out_sum->troubled == NULL)
        out_sum->troubled = item;
    }
}
