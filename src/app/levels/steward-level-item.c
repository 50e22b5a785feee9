/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* An objective that a list model can hold. */

#include "config.h"

#include "steward-level-item.h"

#include <string.h>

#include "steward-level-look.h"

struct _StewardLevelItem
{
  GObject parent_instance;

  StewardLevel *level;                 /* owned */
  char *haystack;                      /* owned, nullable: folded */
};

G_DEFINE_FINAL_TYPE (StewardLevelItem, steward_level_item, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
steward_level_item_finalize (GObject *object)
{
  StewardLevelItem *self = STEWARD_LEVEL_ITEM (object);

  g_clear_pointer (&self->level, steward_level_free);
  g_clear_pointer (&self->haystack, g_free);

  G_OBJECT_CLASS (steward_level_item_parent_class)->finalize (object);
}

static void
steward_level_item_class_init (StewardLevelItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = steward_level_item_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
steward_level_item_init (StewardLevelItem *self)
{
}

/**
 * steward_level_item_new:
 * @level: (transfer full): how an objective stands
 *
 * Returns: (transfer full): an item
 */
StewardLevelItem *
steward_level_item_new (StewardLevel *level)
{
  StewardLevelItem *self = g_object_new (STEWARD_TYPE_LEVEL_ITEM, NULL);

  self->level = level;

  return self;
}

/**
 * steward_level_item_get_id:
 * @self: an item
 *
 * Returns: id of the objective
 */
const char *
steward_level_item_get_id (StewardLevelItem *self)
{
  g_return_val_if_fail (STEWARD_IS_LEVEL_ITEM (self), NULL);

  return self->level->slo->id;
}

/**
 * steward_level_item_get_level:
 * @self: an item
 *
 * Returns: (transfer none): how the objective stands
 */
const StewardLevel *
steward_level_item_get_level (StewardLevelItem *self)
{
  g_return_val_if_fail (STEWARD_IS_LEVEL_ITEM (self), NULL);

  return self->level;
}

static char *
make_haystack (const StewardLevel *level)
{
  g_autofree char *title = steward_slo_say_title (level->slo);
  const char *const parts[] = { level->name, title, level->slo->property, level->slo->element, level->slo->check,
                                level->slo->port, level->domain };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_string_append_printf (text, "%s\n", parts[i]);

  return g_utf8_casefold (text->str, -1);
}

/**
 * steward_level_item_matches:
 * @self: an item
 * @folded: what is searched for, case-folded
 *
 * Returns: whether it is in the names of the objective
 */
gboolean
steward_level_item_matches (StewardLevelItem *self,
                            const char       *folded)
{
  g_return_val_if_fail (STEWARD_IS_LEVEL_ITEM (self), FALSE);

  if (self->haystack == NULL)
    self->haystack = make_haystack (self->level);

  return strstr (self->haystack, folded) != NULL;
}

/**
 * steward_level_item_set_level:
 * @self: an item
 * @level: (transfer full): the same objective, read again
 */
void
steward_level_item_set_level (StewardLevelItem *self,
                              StewardLevel     *level)
{
  g_return_if_fail (STEWARD_IS_LEVEL_ITEM (self));

  steward_level_free (self->level);
  self->level = level;
  g_clear_pointer (&self->haystack, g_free);
  steward_level_item_tick (self);
}

/**
 * steward_level_item_tick:
 * @self: an item
 *
 * Lets its clock be shown anew.
 */
void
steward_level_item_tick (StewardLevelItem *self)
{
  g_return_if_fail (STEWARD_IS_LEVEL_ITEM (self));

  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}
