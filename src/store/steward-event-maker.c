/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Canonical bytes, hashes, seals and the members that rows are folded from take
 * as long as writing the rows. The database is of one thread; these are pure,
 * and so a second thread makes those of the next events meanwhile. A few events
 * are made where they are asked for: starting a thread would take longer. */

#include "config.h"

#include "steward-event-maker.h"

#define MIN_FOR_THREAD 16u             /* events */
#define ROUND 8u                       /* events between two looks at the lock */

struct _StewardEventMaker
{
  const StewardAppend *what;           /* (unowned) */
  const gint64 *versions;              /* (unowned): one for each of the events */
  guint n;
  gint64 time;
  StewardSealed *sealed;               /* (owned): of the first @n_sealed events */

  /* Of whoever seals. */
  gint64 position;                     /* of the last event */
  StewardDigest seal;                  /* of the last event */

  GThread *thread;                     /* (owned) (nullable) */
  GMutex lock;
  GCond changed;
  guint n_sealed;                      /* under the lock */
  gboolean stop;                       /* under the lock */
  GError *error;                       /* (owned) (nullable): of the event behind them; under the lock */
};

/* How it is known who acts; sealed, so that a signature cannot be taken away
 * unnoticed. */
static const char *
get_established (const StewardAppend *what,
                 guint                index)
{
  const GPtrArray *signatures = what->signatures;

  return signatures != NULL && index < signatures->len && g_ptr_array_index (signatures, index) != NULL
         ? "signature" : "asserted";
}

/* @index is that of the first event that is not sealed yet. */
static gboolean
seal_event (StewardEventMaker  *self,
            guint               index,
            GError            **error)
{
  const StewardDraft *draft = g_ptr_array_index (self->what->drafts, index);
  gint64 position = self->position + 1, version = self->versions[index];
  g_autoptr(GBytes) body = steward_json_canonicalize (draft->body, STEWARD_JSON_EVENT, error);
  g_autoptr(GBytes) header = NULL;
  StewardSealed *sealed = &self->sealed[index];

  if (body == NULL)
    return FALSE;
  header = steward_event_make_header (position, draft->stream, version, draft->type, self->time, self->what->actor,
                                      get_established (self->what, index), error);
  if (header == NULL)
    return FALSE;

  sealed->event = steward_event_new (position, draft->stream, version, draft->type, header, body);
  steward_event_seal_leaf (sealed->event, self->position > 0 ? &self->seal : NULL, &sealed->leaf);
  sealed->members = steward_event_members_new (sealed->event);
  self->position = position;
  self->seal = sealed->event->seal;
  return TRUE;
}

/* Tells the one who writes. */
static gboolean
publish (StewardEventMaker *self,
         guint              n_sealed,
         GError            *error)
{
  gboolean go_on;

  g_mutex_lock (&self->lock);
  self->n_sealed = n_sealed;
  self->error = error;
  go_on = error == NULL && !self->stop;
  g_cond_signal (&self->changed);
  g_mutex_unlock (&self->lock);

  return go_on;
}

static gpointer
seal_in_thread (gpointer data)
{
  StewardEventMaker *self = data;
  gboolean go_on = TRUE;

  for (guint i = 0; i < self->n && go_on;)
    {
      guint end = MIN (i + ROUND, self->n);
      GError *error = NULL;

      while (i < end && seal_event (self, i, &error))
        i++;
      go_on = publish (self, i, error);
    }

  return NULL;
}

/**
 * steward_event_maker_new:
 * @what: what is to be recorded; must stay until the end
 * @versions: (element-type gint64): of the events to seal, which are the first
 *   of @what; must stay until the end
 * @position: of the last event before them; 0 for none
 * @seal: its seal
 * @time: of all of them, in microseconds since the epoch
 *
 * Returns: (transfer full): the events, perhaps in the making
 */
StewardEventMaker *
steward_event_maker_new (const StewardAppend  *what,
                         const GArray         *versions,
                         gint64                position,
                         const StewardDigest  *seal,
                         gint64                time)
{
  StewardEventMaker *self = g_new0 (StewardEventMaker, 1);

  self->what = what;
  self->versions = (const gint64 *) (gconstpointer) versions->data;
  self->n = versions->len;
  self->time = time;
  self->sealed = g_new0 (StewardSealed, MAX (self->n, 1));
  self->position = position;
  self->seal = *seal;
  g_mutex_init (&self->lock);
  g_cond_init (&self->changed);
  if (self->n >= MIN_FOR_THREAD)
    self->thread = g_thread_try_new ("sealing", seal_in_thread, self, NULL);

  return self;
}

static gboolean
wait_for_thread (StewardEventMaker  *self,
                 guint               index,
                 GError            **error)
{
  gboolean there;

  g_mutex_lock (&self->lock);
  while (index >= self->n_sealed && self->error == NULL)
    g_cond_wait (&self->changed, &self->lock);
  there = index < self->n_sealed;
  if (!there)
    g_propagate_error (error, g_error_copy (self->error));
  g_mutex_unlock (&self->lock);

  return there;
}

/**
 * steward_event_maker_wait:
 * @self: the events
 * @index: from 0, one after the other
 * @error: return location; %STEWARD_ERROR_INVALID_DATA when the body has no
 *   canonical form
 *
 * Returns: (transfer none) (nullable): the event, which may be stolen, and what
 *   belongs to it
 */
StewardSealed *
steward_event_maker_wait (StewardEventMaker  *self,
                          guint               index,
                          GError            **error)
{
  gboolean ok = self->thread != NULL ? wait_for_thread (self, index, error) : seal_event (self, index, error);

  return ok ? &self->sealed[index] : NULL;
}

/**
 * steward_event_maker_free:
 * @self: (nullable): the events
 *
 * Those that are not made yet never will be.
 */
void
steward_event_maker_free (StewardEventMaker *self)
{
  if (self == NULL)
    return;

  g_mutex_lock (&self->lock);
  self->stop = TRUE;
  g_mutex_unlock (&self->lock);
  if (self->thread != NULL)
    g_thread_join (self->thread);

  for (guint i = 0; i < self->n; i++)
    {
      g_clear_pointer (&self->sealed[i].event, steward_event_free);
      g_clear_pointer (&self->sealed[i].members, steward_event_members_free);
    }
  g_free (self->sealed);
  g_clear_error (&self->error);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->changed);
  g_free (self);
}
