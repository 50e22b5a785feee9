/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Short lists are searched from the front. For long ones a table from key to
 * position is made, on the thread that makes the list: keys are handed out
 * without large gaps, so it is little larger than the list. */

#include "config.h"

#include "steward-key-list.h"

#include <string.h>

#define MAX_SCANNED 16384              /* keys; a few microseconds */
#define MAX_GAPS 16                    /* a table may be this much longer than the list */

struct _StewardKeyList
{
  gatomicrefcount references;
  gint64 *keys;                        /* (owned) */
  guint size;
  guint32 *positions;                  /* (owned) (nullable): by key − first_key; position + 1, 0 for none */
  gint64 first_key;
  gint64 last_key;
};

static void
index_keys (StewardKeyList *self)
{
  guint64 span = 0;

  self->first_key = G_MAXINT64;
  self->last_key = G_MININT64;
  for (guint i = 0; i < self->size; i++)
    {
      self->first_key = MIN (self->first_key, self->keys[i]);
      self->last_key = MAX (self->last_key, self->keys[i]);
    }

  if (self->size <= MAX_SCANNED)
    return;
  span = (guint64) (self->last_key - self->first_key) + 1;
  if (span > (guint64) self->size * MAX_GAPS)
    return;

  self->positions = g_new0 (guint32, span);
  for (guint i = 0; i < self->size; i++)
    self->positions[self->keys[i] - self->first_key] = i + 1;
}

/**
 * steward_key_list_new:
 * @keys: (transfer full) (element-type gint64): positive keys, each once
 *
 * Returns: (transfer full): the list
 */
StewardKeyList *
steward_key_list_new (GArray *keys)
{
  StewardKeyList *self = g_new0 (StewardKeyList, 1);

  g_atomic_ref_count_init (&self->references);
  self->size = keys->len;
  self->keys = (gint64 *) (gpointer) g_array_free (keys, FALSE);
  index_keys (self);

  return self;
}

StewardKeyList *
steward_key_list_ref (StewardKeyList *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
steward_key_list_unref (StewardKeyList *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;

  g_free (self->keys);
  g_free (self->positions);
  g_free (self);
}

/**
 * steward_key_list_get_size:
 * @self: a list
 *
 * Returns: number of keys
 */
guint
steward_key_list_get_size (StewardKeyList *self)
{
  return self->size;
}

/**
 * steward_key_list_get_keys:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): the keys in order; %NULL may stand for none
 */
const gint64 *
steward_key_list_get_keys (StewardKeyList *self)
{
  return self->keys;
}

/**
 * steward_key_list_find:
 * @self: a list
 * @key: a key
 * @out_position: (out): where it is, from 0
 *
 * Returns: whether it is in the list
 */
gboolean
steward_key_list_find (StewardKeyList *self,
                       gint64          key,
                       guint          *out_position)
{
  guint32 found = 0;

  if (self->size == 0 || key < self->first_key || key > self->last_key)
    return FALSE;

  if (self->positions != NULL)
    found = self->positions[key - self->first_key];
  else
    for (guint i = 0; i < self->size && found == 0; i++)
      found = self->keys[i] == key ? i + 1 : 0;

  if (found == 0)
    return FALSE;
  *out_position = found - 1;
  return TRUE;
}
