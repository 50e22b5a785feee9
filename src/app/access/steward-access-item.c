/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A summary that a list model can hold. What can be searched in it is put
 * together once, when somebody searches. */

#include "config.h"

#include "steward-access-item.h"

#include <string.h>

struct _StewardAccessItem
{
  GObject parent_instance;

  StewardAccessSummary *summary;       /* owned */
  char *haystack;                      /* owned, nullable: folded */
};

G_DEFINE_FINAL_TYPE (StewardAccessItem, steward_access_item, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
steward_access_item_finalize (GObject *object)
{
  StewardAccessItem *self = STEWARD_ACCESS_ITEM (object);

  g_clear_pointer (&self->summary, steward_access_summary_free);
  g_clear_pointer (&self->haystack, g_free);

  G_OBJECT_CLASS (steward_access_item_parent_class)->finalize (object);
}

static void
steward_access_item_class_init (StewardAccessItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = steward_access_item_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
steward_access_item_init (StewardAccessItem *self)
{
}

/**
 * steward_access_item_new:
 * @summary: (transfer full): what is told of one access
 *
 * Returns: (transfer full): an item
 */
StewardAccessItem *
steward_access_item_new (StewardAccessSummary *summary)
{
  StewardAccessItem *self = g_object_new (STEWARD_TYPE_ACCESS_ITEM, NULL);

  self->summary = summary;

  return self;
}

/**
 * steward_access_item_get_id:
 * @self: an item
 *
 * Returns: id of the access
 */
const char *
steward_access_item_get_id (StewardAccessItem *self)
{
  g_return_val_if_fail (STEWARD_IS_ACCESS_ITEM (self), NULL);

  return self->summary->access->id;
}

/**
 * steward_access_item_get_summary:
 * @self: an item
 *
 * Returns: (transfer none): what is told of the access
 */
const StewardAccessSummary *
steward_access_item_get_summary (StewardAccessItem *self)
{
  g_return_val_if_fail (STEWARD_IS_ACCESS_ITEM (self), NULL);

  return self->summary;
}

static char *
make_haystack (const StewardAccessSummary *summary)
{
  const StewardAccess *access = summary->access;
  const char *const parts[] = { access->id, access->title, summary->subject, summary->consumer, summary->purpose,
                                access->terms != NULL ? access->terms->grantee : NULL,
                                access->ask != NULL ? access->ask->ticket : NULL };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_string_append_printf (text, "%s\n", parts[i]);

  return g_utf8_casefold (text->str, -1);
}

/**
 * steward_access_item_matches:
 * @self: an item
 * @folded: what is searched for, case-folded
 *
 * Returns: whether it is in the names, texts and roles of the access
 */
gboolean
steward_access_item_matches (StewardAccessItem *self,
                             const char        *folded)
{
  g_return_val_if_fail (STEWARD_IS_ACCESS_ITEM (self), FALSE);

  if (self->haystack == NULL)
    self->haystack = make_haystack (self->summary);

  return strstr (self->haystack, folded) != NULL;
}

/**
 * steward_access_item_set_summary:
 * @self: an item
 * @summary: (transfer full): the same access, read again
 */
void
steward_access_item_set_summary (StewardAccessItem    *self,
                                 StewardAccessSummary *summary)
{
  g_return_if_fail (STEWARD_IS_ACCESS_ITEM (self));

  steward_access_summary_free (self->summary);
  self->summary = summary;
  g_clear_pointer (&self->haystack, g_free);
  steward_access_item_tick (self);
}

/**
 * steward_access_item_tick:
 * @self: an item
 *
 * Lets its clock be shown anew.
 */
void
steward_access_item_tick (StewardAccessItem *self)
{
  g_return_if_fail (STEWARD_IS_ACCESS_ITEM (self));

  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}
