/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One timer for all sources, set to whatever is due first. When a source is
 * due is a pure function of its state, so that it can be tested without
 * waiting. */

#include "config.h"

#include "steward-schedule.h"

#define MINUTE (60 * G_TIME_SPAN_SECOND)
#define MAX_BACKOFF (60 * MINUTE)
#define MAX_DOUBLINGS 10
/* The longest sleep, so that a changed clock or a suspended machine is noticed. */
#define MAX_SLEEP (15 * MINUTE)
#define PATIENCE_SECONDS 30

typedef struct
{
  StewardSchedule *schedule;           /* unowned */
  StewardSourceItem *item;             /* owned */
  gulong handler;
  guint n_failures;
  gint64 failed_at;                    /* the failure that was counted last */
  double jitter;
} Entry;

struct _StewardSchedule
{
  GListModel *items;                   /* owned */
  gulong handler;
  GPtrArray *entries;                  /* Entry, in the order of the items */
  gint64 interval;
  StewardScheduleFunc sync;
  gpointer user_data;
  guint timer;
};

static gint64
stretch (gint64 span,
         double jitter)
{
  return span + (gint64) ((double) span * jitter / 10);
}

/* A wrong password tried again and again locks the account. */
static gboolean
needs_people (int error_code)
{
  return error_code == STEWARD_ERROR_AUTH || error_code == STEWARD_ERROR_USAGE ||
         error_code == STEWARD_ERROR_UNSUPPORTED || error_code == STEWARD_ERROR_SECRET_MISSING;
}

/**
 * steward_schedule_find_next:
 * @state: of a source
 * @now: microseconds since the epoch
 *
 * Returns: when to sync it, at or before @now if it is due;
 *   %STEWARD_SCHEDULE_NEVER when only people should start the next sync
 */
gint64
steward_schedule_find_next (const StewardScheduleState *state,
                            gint64                      now)
{
  gint64 backoff;

  if (state->state == STEWARD_SOURCE_SYNCING || state->interval == 0)
    return STEWARD_SCHEDULE_NEVER;
  if (state->failed_at > 0 && needs_people (state->error_code))
    return STEWARD_SCHEDULE_NEVER;
  if (state->failed_at > 0 && state->state == STEWARD_SOURCE_OFFLINE)
    {
      backoff = MINUTE << MIN (MAX (state->n_failures, 1) - 1, MAX_DOUBLINGS);
      return state->failed_at + stretch (MIN (backoff, MAX_BACKOFF), state->jitter);
    }
  if (state->failed_at > 0)
    return state->failed_at + stretch (state->interval, state->jitter);
  if (state->synced_at == 0 || state->synced_at > now + state->interval)
    return now;                        /* never, or the clock was set back */

  return state->synced_at + stretch (state->interval, state->jitter);
}

static gint64
find_next (StewardSchedule *self,
           Entry           *entry,
           gint64           now)
{
  const GError *error = steward_source_item_get_error (entry->item);
  StewardScheduleState state = {
    .state = steward_source_item_get_state (entry->item),
    .synced_at = steward_source_item_get_synced_at (entry->item),
    .failed_at = steward_source_item_get_failed_at (entry->item),
    .error_code = error != NULL && error->domain == STEWARD_ERROR ? error->code : STEWARD_ERROR_FAILED,
    .n_failures = entry->n_failures,
    .interval = self->interval,
    .jitter = entry->jitter,
  };

  return steward_schedule_find_next (&state, now);
}

static gboolean run_due_cb (gpointer data);

static void
set_timer (StewardSchedule *self)
{
  gint64 now = g_get_real_time (), next = STEWARD_SCHEDULE_NEVER;

  g_clear_handle_id (&self->timer, g_source_remove);
  for (guint i = 0; i < self->entries->len; i++)
    next = MIN (next, find_next (self, g_ptr_array_index (self->entries, i), now));
  if (next == STEWARD_SCHEDULE_NEVER)
    return;

  self->timer = g_timeout_add ((guint) (CLAMP (next - now, 0, MAX_SLEEP) / 1000) + 1, run_due_cb, self);
}

static gboolean
run_due_cb (gpointer data)
{
  StewardSchedule *self = data;
  g_autoptr(GPtrArray) due = g_ptr_array_new_with_free_func (g_object_unref);
  gint64 now = g_get_real_time ();

  self->timer = 0;
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->entries, i);

      if (find_next (self, entry, now) <= now)
        g_ptr_array_add (due, g_object_ref (entry->item));
    }
  for (guint i = 0; i < due->len; i++)
    self->sync (g_ptr_array_index (due, i), self->user_data);
  /* An item that did not begin to sync waits for others: look again later. */
  if (due->len == 0)
    set_timer (self);
  else if (self->timer == 0)
    self->timer = g_timeout_add_seconds (PATIENCE_SECONDS, run_due_cb, self);

  return G_SOURCE_REMOVE;
}

static void
note_state_cb (StewardSourceItem *item,
               GParamSpec        *pspec,
               Entry             *entry)
{
  gint64 failed_at = steward_source_item_get_failed_at (item);

  if (failed_at == 0)
    entry->n_failures = 0;
  else if (failed_at != entry->failed_at)
    entry->n_failures++;
  entry->failed_at = failed_at;
  entry->jitter = g_random_double ();
  set_timer (entry->schedule);
}

static Entry *
new_entry (StewardSchedule   *self,
           StewardSourceItem *item)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->schedule = self;
  entry->item = g_object_ref (item);
  entry->jitter = g_random_double ();
  entry->handler = g_signal_connect (item, "notify", G_CALLBACK (note_state_cb), entry);

  return entry;
}

static void
free_entry (gpointer data)
{
  Entry *entry = data;

  g_signal_handler_disconnect (entry->item, entry->handler);
  g_object_unref (entry->item);
  g_free (entry);
}

static void
note_items_cb (GListModel      *items,
               guint            position,
               guint            removed,
               guint            added,
               StewardSchedule *self)
{
  if (removed > 0)
    g_ptr_array_remove_range (self->entries, position, removed);
  for (guint i = 0; i < added; i++)
    {
      g_autoptr(StewardSourceItem) item = g_list_model_get_item (items, position + i);

      g_ptr_array_insert (self->entries, (int) (position + i), new_entry (self, item));
    }
  set_timer (self);
}

/**
 * steward_schedule_new:
 * @items: (element-type StewardSourceItem): followed as it changes
 * @minutes: between two syncs; 0: none on its own
 * @sync: called for each item that is due
 * @user_data: for @sync
 *
 * Returns: (transfer full): a running schedule
 */
StewardSchedule *
steward_schedule_new (GListModel          *items,
                      guint                minutes,
                      StewardScheduleFunc  sync,
                      gpointer             user_data)
{
  StewardSchedule *self = g_new0 (StewardSchedule, 1);

  self->items = g_object_ref (items);
  self->entries = g_ptr_array_new_with_free_func (free_entry);
  self->interval = minutes * MINUTE;
  self->sync = sync;
  self->user_data = user_data;
  self->handler = g_signal_connect (items, "items-changed", G_CALLBACK (note_items_cb), self);
  note_items_cb (items, 0, 0, g_list_model_get_n_items (items), self);

  return self;
}

void
steward_schedule_free (StewardSchedule *self)
{
  if (self == NULL)
    return;

  g_clear_handle_id (&self->timer, g_source_remove);
  g_signal_handler_disconnect (self->items, self->handler);
  g_ptr_array_unref (self->entries);
  g_object_unref (self->items);
  g_free (self);
}
