/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Fan-out with one counter that is right by construction: it starts at one for
 * the starter, so that parts which finish at once cannot end the whole before
 * the last part was started. */

#include "config.h"

#include "steward-gather.h"

struct _StewardGather
{
  GMutex mutex;
  GTask *task;                         /* (owned) */
  GError *error;                       /* (owned) (nullable): the first one */
  unsigned pending;
};

/**
 * steward_gather_new:
 * @task: (transfer none): returns %TRUE, or the first error, when every part
 *   is done
 *
 * Returns: (transfer full): a gather that holds the starter's count; give it
 *   up with steward_gather_done() after the last steward_gather_add()
 */
StewardGather *
steward_gather_new (GTask *task)
{
  StewardGather *self = g_new0 (StewardGather, 1);

  g_mutex_init (&self->mutex);
  self->task = g_object_ref (task);
  self->pending = 1;

  return self;
}

/**
 * steward_gather_add:
 * @self: a gather
 *
 * Counts one more part.
 *
 * Returns: (transfer full): @self, to be given to the part's callback, which
 *   ends it with steward_gather_done()
 */
StewardGather *
steward_gather_add (StewardGather *self)
{
  g_mutex_lock (&self->mutex);
  g_assert (self->pending > 0);
  self->pending++;
  g_mutex_unlock (&self->mutex);

  return self;
}

static void
keep_error (StewardGather *self,
            GError        *error)
{
  if (error == NULL)
    return;

  if (self->error == NULL)
    {
      self->error = error;
      return;
    }

  g_debug ("a further part failed: %s", error->message);
  g_error_free (error);
}

static void
finish (StewardGather *self)
{
  if (self->error != NULL)
    g_task_return_error (self->task, g_steal_pointer (&self->error));
  else
    g_task_return_boolean (self->task, TRUE);

  g_object_unref (self->task);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

/**
 * steward_gather_done:
 * @self: (transfer full): a gather
 * @error: (transfer full) (nullable): why the part failed
 *
 * Ends one part (or the starter's own count). May be called in any thread; the
 * task returns in its own context.
 */
void
steward_gather_done (StewardGather *self,
                     GError        *error)
{
  gboolean last;

  g_mutex_lock (&self->mutex);
  g_assert (self->pending > 0);
  keep_error (self, error);
  last = --self->pending == 0;
  g_mutex_unlock (&self->mutex);

  if (last)
    finish (self);
}
