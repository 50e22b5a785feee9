/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A column as a form for access sees it. It is an object because a list shows
 * it and both the row and the form change it. */

#include "config.h"

#include "steward-column-choice.h"

#include <string.h>

struct _StewardColumnChoice
{
  GObject parent_instance;

  char *name;                          /* owned */
  char *description;                   /* owned, nullable */
  char *folded;                        /* owned: what is searched */
  StewardClassification classification;
  gboolean chosen;
  StewardMask mask;
};

G_DEFINE_FINAL_TYPE (StewardColumnChoice, steward_column_choice, G_TYPE_OBJECT)

typedef enum
{
  PROP_CHOSEN = 1,
  PROP_MASK,
} StewardColumnChoiceProperty;

static GParamSpec *props[PROP_MASK + 1];

static void
steward_column_choice_get_property (GObject    *object,
                                    guint       prop_id,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  StewardColumnChoice *self = STEWARD_COLUMN_CHOICE (object);

  switch ((StewardColumnChoiceProperty) prop_id)
    {
    case PROP_CHOSEN:
      g_value_set_boolean (value, self->chosen);
      break;
    case PROP_MASK:
      g_value_set_uint (value, self->mask);
      break;
    }
}

static void
steward_column_choice_set_property (GObject      *object,
                                    guint         prop_id,
                                    const GValue *value,
                                    GParamSpec   *pspec)
{
  StewardColumnChoice *self = STEWARD_COLUMN_CHOICE (object);

  switch ((StewardColumnChoiceProperty) prop_id)
    {
    case PROP_CHOSEN:
      steward_column_choice_set_chosen (self, g_value_get_boolean (value));
      break;
    case PROP_MASK:
      steward_column_choice_set_mask (self, (StewardMask) g_value_get_uint (value));
      break;
    }
}

static void
steward_column_choice_finalize (GObject *object)
{
  StewardColumnChoice *self = STEWARD_COLUMN_CHOICE (object);

  g_free (self->name);
  g_free (self->description);
  g_free (self->folded);

  G_OBJECT_CLASS (steward_column_choice_parent_class)->finalize (object);
}

static void
steward_column_choice_class_init (StewardColumnChoiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = steward_column_choice_get_property;
  object_class->set_property = steward_column_choice_set_property;
  object_class->finalize = steward_column_choice_finalize;

  props[PROP_CHOSEN] = g_param_spec_boolean ("chosen", NULL, NULL, FALSE, flags);
  props[PROP_MASK] = g_param_spec_uint ("mask", NULL, NULL, 0, STEWARD_MASK_N_KINDS - 1, STEWARD_MASK_NONE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
steward_column_choice_init (StewardColumnChoice *self)
{
}

/**
 * steward_column_choice_new:
 * @column: a column that can be asked for
 * @description: (nullable): what its contract says of it
 *
 * Returns: (transfer full): the choice; a column that is personal or restricted,
 *   or that nobody has classified, is not chosen by itself
 */
StewardColumnChoice *
steward_column_choice_new (const StewardAccessColumn *column,
                           const char                *description)
{
  StewardColumnChoice *self = g_object_new (STEWARD_TYPE_COLUMN_CHOICE, NULL);
  g_autofree char *all = g_strjoin ("\n", column->name, description != NULL ? description : "", NULL);

  self->name = g_strdup (column->name);
  self->description = g_strdup (description);
  self->folded = g_utf8_casefold (all, -1);
  self->classification = column->classification;
  self->mask = column->mask;
  self->chosen = !steward_column_choice_is_personal (self) &&
                 self->classification != STEWARD_CLASSIFICATION_UNKNOWN;

  return self;
}

/**
 * steward_column_choice_get_name:
 * @self: a choice
 *
 * Returns: (transfer none): the name of the column on its platform
 */
const char *
steward_column_choice_get_name (StewardColumnChoice *self)
{
  g_return_val_if_fail (STEWARD_IS_COLUMN_CHOICE (self), NULL);

  return self->name;
}

/**
 * steward_column_choice_get_description:
 * @self: a choice
 *
 * Returns: (transfer none) (nullable): what its contract says of it
 */
const char *
steward_column_choice_get_description (StewardColumnChoice *self)
{
  g_return_val_if_fail (STEWARD_IS_COLUMN_CHOICE (self), NULL);

  return self->description;
}

/**
 * steward_column_choice_get_classification:
 * @self: a choice
 *
 * Returns: how much care the column needs
 */
StewardClassification
steward_column_choice_get_classification (StewardColumnChoice *self)
{
  g_return_val_if_fail (STEWARD_IS_COLUMN_CHOICE (self), STEWARD_CLASSIFICATION_UNKNOWN);

  return self->classification;
}

/**
 * steward_column_choice_get_chosen:
 * @self: a choice
 *
 * Returns: whether the column is asked for
 */
gboolean
steward_column_choice_get_chosen (StewardColumnChoice *self)
{
  g_return_val_if_fail (STEWARD_IS_COLUMN_CHOICE (self), FALSE);

  return self->chosen;
}

/**
 * steward_column_choice_set_chosen:
 * @self: a choice
 * @chosen: whether the column is asked for
 */
void
steward_column_choice_set_chosen (StewardColumnChoice *self,
                                  gboolean             chosen)
{
  g_return_if_fail (STEWARD_IS_COLUMN_CHOICE (self));

  if (self->chosen == !!chosen)
    return;
  self->chosen = !!chosen;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CHOSEN]);
}

/**
 * steward_column_choice_get_mask:
 * @self: a choice
 *
 * Returns: how its values are shown
 */
StewardMask
steward_column_choice_get_mask (StewardColumnChoice *self)
{
  g_return_val_if_fail (STEWARD_IS_COLUMN_CHOICE (self), STEWARD_MASK_NONE);

  return self->mask;
}

/**
 * steward_column_choice_set_mask:
 * @self: a choice
 * @mask: how its values are shown
 */
void
steward_column_choice_set_mask (StewardColumnChoice *self,
                                StewardMask          mask)
{
  g_return_if_fail (STEWARD_IS_COLUMN_CHOICE (self));

  if (self->mask == mask || mask >= STEWARD_MASK_N_KINDS)
    return;
  self->mask = mask;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_MASK]);
}

/**
 * steward_column_choice_is_personal:
 * @self: a choice
 *
 * Returns: whether the column is personal or restricted
 */
gboolean
steward_column_choice_is_personal (StewardColumnChoice *self)
{
  g_return_val_if_fail (STEWARD_IS_COLUMN_CHOICE (self), FALSE);

  return self->classification >= STEWARD_CLASSIFICATION_PERSONAL;
}

/**
 * steward_column_choice_matches:
 * @self: a choice
 * @words: (array zero-terminated=1): case-folded words
 *
 * Returns: whether all of them are in its name or description
 */
gboolean
steward_column_choice_matches (StewardColumnChoice *self,
                               const char *const   *words)
{
  g_return_val_if_fail (STEWARD_IS_COLUMN_CHOICE (self), FALSE);

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    if (strstr (self->folded, words[i]) == NULL)
      return FALSE;

  return TRUE;
}
