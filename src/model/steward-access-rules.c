/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The rules of access as records: making, freeing, finding. */

#include "config.h"

#include "steward-access-rules-private.h"

#include <string.h>

static void
free_choice (gpointer data)
{
  StewardAccessChoice *self = data;

  g_free (self->id);
  g_free (self->text);
  g_free (self);
}

static void
free_pair (gpointer data)
{
  g_strfreev (data);
}

void
steward_access_when_free (StewardAccessWhen *self)
{
  if (self == NULL)
    return;

  g_strfreev (self->purposes);
  g_strfreev (self->legal_bases);
  g_free (self);
}

void
steward_access_step_rule_free (StewardAccessStepRule *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->title);
  g_strfreev (self->roles);
  steward_access_when_free (self->when);
  g_free (self);
}

void
steward_access_row_free (StewardAccessRow *self)
{
  if (self == NULL)
    return;

  g_strfreev (self->purposes);
  g_ptr_array_unref (self->steps);
  g_strfreev (self->needs);
  g_free (self->rule);
  g_free (self);
}

void
steward_access_rule_free (StewardAccessRule *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->text);
  g_free (self->what);
  steward_access_when_free (self->when);
  g_free (self);
}

/* (transfer full): no purposes, no rows, no rules; nothing is approved by it. */
StewardAccessRules *
steward_access_rules_new (void)
{
  StewardAccessRules *self = g_new0 (StewardAccessRules, 1);

  self->purposes = g_ptr_array_new_with_free_func (free_choice);
  self->legal_bases = g_ptr_array_new_with_free_func (free_choice);
  self->incompatible = g_ptr_array_new_with_free_func (free_pair);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_access_row_free);
  self->rules = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_access_rule_free);
  self->checklist = steward_charter_copy_items (NULL);

  return self;
}

void
steward_access_rules_free (StewardAccessRules *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->purposes);
  g_ptr_array_unref (self->legal_bases);
  g_ptr_array_unref (self->incompatible);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->rules);
  g_ptr_array_unref (self->checklist);
  g_free (self->terms);
  g_free (self);
}

static const char *
find_choice (GPtrArray  *choices,
             const char *id)
{
  for (guint i = 0; id != NULL && i < choices->len; i++)
    {
      const StewardAccessChoice *choice = g_ptr_array_index (choices, i);

      if (strcmp (choice->id, id) == 0)
        return choice->text;
    }

  return NULL;
}

/**
 * steward_access_rules_get_purpose:
 * @self: rules
 * @id: (nullable): of a purpose
 *
 * Returns: (nullable): what the charter calls it; %NULL: there is none such
 */
const char *
steward_access_rules_get_purpose (const StewardAccessRules *self,
                                  const char               *id)
{
  return find_choice (self->purposes, id);
}

/**
 * steward_access_rules_get_legal_basis:
 * @self: rules
 * @id: (nullable): of a legal basis
 *
 * Returns: (nullable): what the charter calls it; %NULL: there is none such
 */
const char *
steward_access_rules_get_legal_basis (const StewardAccessRules *self,
                                      const char               *id)
{
  return find_choice (self->legal_bases, id);
}
