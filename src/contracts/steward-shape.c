/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The compiled form of a shape: how it is put together, completed and freed. */

#include "config.h"

#include "steward-shape-private.h"

#include <string.h>

#include "steward-shape-rule.h"

#define MAX_REQUIRED 64

static void
free_words (gpointer data)
{
  StewardShapeWords *words = data;

  g_free (words->name);
  g_ptr_array_unref (words->words);
  g_array_unref (words->elsewhere);
  g_free (words->sentence);
  g_free (words);
}

static void
free_pattern (gpointer data)
{
  StewardShapePattern *pattern = data;

  g_free (pattern->name);
  g_free (pattern->hint);
  g_clear_pointer (&pattern->regex, g_regex_unref);
  g_free (pattern);
}

static void
free_type (gpointer data)
{
  StewardShapeType *type = data;

  g_free (type->name);
  g_array_unref (type->members);
  g_ptr_array_unref (type->required);
  g_array_unref (type->whens);
  g_clear_pointer (&type->one_of, g_ptr_array_unref);
  g_clear_pointer (&type->same_kind, g_ptr_array_unref);
  g_hash_table_unref (type->was);
  g_array_unref (type->elsewhere);
  g_clear_pointer (&type->with, g_ptr_array_unref);
  g_free (type);
}

static void
clear_member (gpointer data)
{
  g_free (((StewardShapeMember *) data)->name);
}

static void
clear_elsewhere (gpointer data)
{
  g_free (((StewardShapeElsewhere *) data)->name);
}

static void
clear_when (gpointer data)
{
  g_free (((StewardShapeWhen *) data)->value);
}

static GArray *
new_array (guint          size,
           GDestroyNotify clear)
{
  GArray *array = g_array_new (FALSE, TRUE, size);

  g_array_set_clear_func (array, clear);

  return array;
}

/**
 * steward_shape_new:
 *
 * Returns: (transfer full): a shape without anything
 */
StewardShape *
steward_shape_new (void)
{
  StewardShape *self = g_new0 (StewardShape, 1);

  self->versions = g_ptr_array_new_with_free_func (g_free);
  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_words);
  self->patterns = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_pattern);
  self->types = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_type);
  self->rules = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) steward_shape_rule_free);

  return self;
}

/**
 * steward_shape_free:
 * @self: (transfer full): a shape
 */
void
steward_shape_free (StewardShape *self)
{
  g_ptr_array_unref (self->versions);
  g_hash_table_unref (self->words);
  g_hash_table_unref (self->patterns);
  g_hash_table_unref (self->types);
  g_hash_table_unref (self->rules);
  g_free (self);
}

/**
 * steward_shape_fail:
 * @error: return location for an error
 * @what: what is wrong
 * @which: with which name
 *
 * Returns: always %FALSE
 */
gboolean
steward_shape_fail (GError    **error,
                    const char *what,
                    const char *which)
{
  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA, "%s “%s”", what, which);

  return FALSE;
}

/**
 * steward_shape_get_type:
 * @self: a shape
 * @name: of a type
 *
 * Returns: (transfer none): the type, which may still lack its block
 */
StewardShapeType *
steward_shape_get_type (StewardShape *self,
                        const char   *name)
{
  StewardShapeType *type = g_hash_table_lookup (self->types, name);

  if (type != NULL)
    return type;

  type = g_new0 (StewardShapeType, 1);
  type->name = g_strdup (name);
  type->members = new_array (sizeof (StewardShapeMember), clear_member);
  type->required = g_ptr_array_new ();
  type->whens = new_array (sizeof (StewardShapeWhen), clear_when);
  type->was = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  type->elsewhere = new_array (sizeof (StewardShapeElsewhere), clear_elsewhere);
  g_hash_table_insert (self->types, type->name, type);

  return type;
}

/**
 * steward_shape_add_words:
 * @self: a shape
 * @name: (transfer full): of the words
 *
 * Returns: (transfer none): an empty set of words
 */
StewardShapeWords *
steward_shape_add_words (StewardShape *self,
                         char         *name)
{
  StewardShapeWords *words = g_new0 (StewardShapeWords, 1);

  words->name = name;
  words->words = g_ptr_array_new_with_free_func (g_free);
  words->elsewhere = new_array (sizeof (StewardShapeElsewhere), clear_elsewhere);
  g_hash_table_replace (self->words, words->name, words);

  return words;
}

/**
 * steward_shape_add_pattern:
 * @self: a shape
 * @name: (transfer full): of the pattern
 *
 * Returns: (transfer none): an empty pattern
 */
StewardShapePattern *
steward_shape_add_pattern (StewardShape *self,
                           char         *name)
{
  StewardShapePattern *pattern = g_new0 (StewardShapePattern, 1);

  pattern->name = name;
  g_hash_table_replace (self->patterns, pattern->name, pattern);

  return pattern;
}

/**
 * steward_shape_type_add_member:
 * @self: a type
 * @name: of the member
 * @required: whether it must be there
 * @rule: what it must be
 */
void
steward_shape_type_add_member (StewardShapeType       *self,
                               const char             *name,
                               gboolean                required,
                               const StewardShapeRule *rule)
{
  StewardShapeMember member = { g_strdup (name), rule, required ? 0 : -1 };

  g_array_append_val (self->members, member);
}

/**
 * steward_shape_type_add_with:
 * @self: a type
 * @name: of a type whose members it has, too
 */
void
steward_shape_type_add_with (StewardShapeType *self,
                             const char       *name)
{
  if (self->with == NULL)
    self->with = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->with, g_strdup (name));
}

/**
 * steward_shape_type_find:
 * @self: a type of a compiled shape
 * @name: a member's name
 *
 * Returns: (nullable): the member
 */
const StewardShapeMember *
steward_shape_type_find (const StewardShapeType *self,
                         const char             *name)
{
  guint low = 0;
  guint high = self->members->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      const StewardShapeMember *member = &g_array_index (self->members, StewardShapeMember, middle);
      int order = strcmp (name, member->name);

      if (order == 0)
        return member;
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }

  return NULL;
}

static const StewardShapeMember *
find_unsorted (const StewardShapeType *type,
               const char             *name)
{
  for (guint i = 0; i < type->members->len; i++)
    {
      const StewardShapeMember *member = &g_array_index (type->members, StewardShapeMember, i);

      if (g_str_equal (member->name, name))
        return member;
    }

  return NULL;
}

static void
merge_hints (StewardShapeType       *type,
             const StewardShapeType *from)
{
  GHashTableIter iter;
  gpointer old, now;

  for (guint i = 0; i < from->elsewhere->len; i++)
    {
      const StewardShapeElsewhere *entry = &g_array_index (from->elsewhere, StewardShapeElsewhere, i);
      StewardShapeElsewhere copy = { g_strdup (entry->name), entry->first, entry->last };

      g_array_append_val (type->elsewhere, copy);
    }

  g_hash_table_iter_init (&iter, from->was);
  while (g_hash_table_iter_next (&iter, &old, &now))
    g_hash_table_replace (type->was, g_strdup (old), g_strdup (now));
}

/* A type's own members win over those that it takes from another. */
static void
merge_type (StewardShapeType       *type,
            const StewardShapeType *from)
{
  for (guint i = 0; i < from->members->len; i++)
    {
      const StewardShapeMember *member = &g_array_index (from->members, StewardShapeMember, i);

      if (find_unsorted (type, member->name) == NULL)
        steward_shape_type_add_member (type, member->name, member->required >= 0, member->rule);
    }
  for (guint i = 0; i < from->whens->len; i++)
    {
      StewardShapeWhen when = g_array_index (from->whens, StewardShapeWhen, i);

      when.value = g_strdup (when.value);
      g_array_append_val (type->whens, when);
    }
  merge_hints (type, from);
}

static gboolean
resolve_with (StewardShape     *self,
              StewardShapeType *type,
              GError          **error)
{
  g_autoptr(GPtrArray) with = g_steal_pointer (&type->with);

  for (guint i = 0; with != NULL && i < with->len; i++)
    {
      StewardShapeType *from = steward_shape_get_type (self, g_ptr_array_index (with, i));

      if (!from->defined)
        return steward_shape_fail (error, "No such type:", from->name);
      if (!resolve_with (self, from, error))
        return FALSE;
      merge_type (type, from);
    }

  return TRUE;
}

static int
compare_members (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (((const StewardShapeMember *) a)->name, ((const StewardShapeMember *) b)->name);
}

static gboolean
number_required (StewardShapeType *type,
                 GError          **error)
{
  g_array_sort (type->members, compare_members);
  for (guint i = 0; i < type->members->len; i++)
    {
      StewardShapeMember *member = &g_array_index (type->members, StewardShapeMember, i);

      if (member->required < 0)
        continue;
      member->required = (int) type->required->len;
      g_ptr_array_add (type->required, member->name);
    }

  return type->required->len <= MAX_REQUIRED || steward_shape_fail (error, "Too many required members in", type->name);
}

static gboolean
finish_type (StewardShape     *self,
             StewardShapeType *type,
             GError          **error)
{
  if (!type->defined)
    return steward_shape_fail (error, "No such type:", type->name);

  return resolve_with (self, type, error);
}

/**
 * steward_shape_finish:
 * @self: a shape whose lines are all read
 * @error: return location for an error
 *
 * Gives types the members that they take from others, and binds all names.
 *
 * Returns: whether every name is known
 */
gboolean
steward_shape_finish (StewardShape *self,
                      GError      **error)
{
  g_autoptr(GList) types = g_hash_table_get_values (self->types);
  GHashTableIter iter;
  gpointer words;

  for (GList *type = types; type != NULL; type = type->next)
    {
      if (!finish_type (self, type->data, error))
        return FALSE;
    }
  for (GList *type = types; type != NULL; type = type->next)
    {
      if (!number_required (type->data, error))
        return FALSE;
    }
  g_hash_table_iter_init (&iter, self->words);
  while (g_hash_table_iter_next (&iter, NULL, &words))
    steward_shape_words_finish (words);
  if (self->root == NULL)
    return steward_shape_fail (error, "The shape has no", "type");

  return steward_shape_rules_bind (self, error);
}
