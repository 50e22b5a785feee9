/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A platform keeps one line for a role and a table, or for a role and a column,
 * however many accesses stand behind it. When one of them ends, what another
 * one still gives stays. A line for a table and one for a column are different
 * lines: neither stands for the other, because each would outlive it. A view
 * belongs to one access only. */

#include "config.h"

#include "steward-access-private.h"

#include <string.h>

typedef struct
{
  const StewardEffect *effect;
  GPtrArray *others;                   /* StewardAccess, that give the grantee something; unowned */
  GPtrArray *held;                     /* char*: objects that one of them gives as a whole */
  GPtrArray *sentences;                /* char* */
  GPtrArray *holders;                  /* char*: ids, each once; unowned */
} Sharing;

/* Since when it is to be taken back; 0: that is not decided. */
static gint64
get_end (const StewardAccess *access)
{
  return access->ask->kind == STEWARD_ACCESS_KIND_REVOCATION ? access->decided_at : access->ended_at;
}

/* Of two that wait to be taken back, the one that ended last takes what both
 * gave. Otherwise each would leave it to the other, or the first would do more
 * than it was shown with. */
static gboolean
ends_later (const StewardAccess *access,
            const StewardAccess *self)
{
  gint64 end = self != NULL ? get_end (self) : 0;

  if (end == 0 || access->ended_at == 0)
    return FALSE;

  return access->ended_at > end || (access->ended_at == end && strcmp (access->id, self->id) > 0);
}

/* Only what is taken back one day with that access itself may stay for it. */
static gboolean
gives_still (const StewardAccess *access,
             const StewardAccess *self,
             const StewardEffect *effect,
             gint64               now)
{
  if (access->terms == NULL || g_strcmp0 (access->id, effect->access) == 0 ||
      access->ask->kind != STEWARD_ACCESS_KIND_GRANT || !steward_access_is_granted (access) ||
      access->terms->since > now)
    return FALSE;
  if (g_strcmp0 (access->terms->privilege, effect->terms->privilege) != 0 ||
      !steward_access_is_same_grantee (access->terms, effect->terms))
    return FALSE;

  return steward_access_is_in_force (access) || ends_later (access, self);
}

static const StewardAccess *
find_access (GPtrArray  *accesses,
             const char *id)
{
  for (guint i = 0; i < accesses->len; i++)
    if (g_strcmp0 (((const StewardAccess *) g_ptr_array_index (accesses, i))->id, id) == 0)
      return g_ptr_array_index (accesses, i);

  return NULL;
}

static const StewardAccessObject *
find_plain (const StewardAccess *access,
            const char          *id)
{
  for (guint i = 0; i < access->terms->objects->len; i++)
    {
      const StewardAccessObject *object = g_ptr_array_index (access->terms->objects, i);

      if (g_strcmp0 (object->object, id) == 0 && !steward_access_object_needs_view (object))
        return object;
    }

  return NULL;
}

static gboolean
is_whole (const StewardAccessObject *object)
{
  return object->whole || object->columns->len == 0;
}

static const StewardAccess *
find_whole (const Sharing *self,
            const char    *object)
{
  for (guint i = 0; i < self->others->len; i++)
    {
      const StewardAccess *other = g_ptr_array_index (self->others, i);
      const StewardAccessObject *plain = find_plain (other, object);

      if (plain != NULL && is_whole (plain))
        return other;
    }

  return NULL;
}

static const StewardAccess *
find_column (const Sharing *self,
             const char    *object,
             const char    *column)
{
  for (guint i = 0; i < self->others->len; i++)
    {
      const StewardAccess *other = g_ptr_array_index (self->others, i);
      const StewardAccessObject *plain = find_plain (other, object);

      if (plain != NULL && !is_whole (plain) && steward_access_object_find_column (plain, column) != NULL)
        return other;
    }

  return NULL;
}

static void
add_holder (Sharing             *self,
            const StewardAccess *holder)
{
  if (!g_ptr_array_find_with_equal_func (self->holders, holder->id, g_str_equal, NULL))
    g_ptr_array_add (self->holders, holder->id);
}

/* Returns: whether something is left of the object */
static gboolean
leave_columns (Sharing             *self,
               StewardAccessObject *object)
{
  for (guint i = 0; i < object->columns->len;)
    {
      const StewardAccessColumn *column = g_ptr_array_index (object->columns, i);
      const StewardAccess *holder = find_column (self, object->object, column->name);

      if (holder == NULL)
        {
          i++;
          continue;
        }
      g_ptr_array_add (self->sentences,
                       g_strdup_printf ("The column “%s” of “%s” stays, because %s holds it, too.", column->name,
                                        object->object, holder->id));
      add_holder (self, holder);
      g_ptr_array_remove_index (object->columns, i);
    }

  return object->columns->len > 0;
}

static void
tell_whole (Sharing                   *self,
            const StewardAccessObject *object,
            const StewardAccess       *holder)
{
  g_ptr_array_add (self->held, g_strdup (object->object));
  g_ptr_array_add (self->sentences,
                   g_strdup_printf ("“%s” still can read “%s”, because %s holds it as a whole.",
                                    self->effect->terms->grantee, object->object, holder->id));
}

/* Returns: whether something is left of the object */
static gboolean
leave_object (Sharing             *self,
              StewardAccessObject *object)
{
  const StewardAccess *holder = find_whole (self, object->object);

  if (is_whole (object) && holder != NULL)
    {
      g_ptr_array_add (self->sentences, g_strdup_printf ("“%s” stays, because %s holds it, too.", object->object,
                                                         holder->id));
      add_holder (self, holder);
      return FALSE;
    }
  if (is_whole (object))
    return TRUE;
  if (!leave_columns (self, object))
    return FALSE;
  if (holder != NULL)
    tell_whole (self, object, holder);

  return TRUE;
}

static void
tell_nothing (Sharing *self)
{
  g_autoptr(GString) names = g_string_new (NULL);

  for (guint i = 0; i < self->holders->len; i++)
    g_string_append_printf (names, "%s%s", i == 0 ? "" : i + 1 < self->holders->len ? ", " : " and ",
                            (const char *) g_ptr_array_index (self->holders, i));
  g_ptr_array_set_size (self->sentences, 0);
  g_ptr_array_add (self->sentences, g_strdup_printf ("There is nothing to take away: %s still %s all of it.",
                                                     names->str, self->holders->len == 1 ? "holds" : "hold"));
}

static void
leave_objects (Sharing       *self,
               StewardEffect *effect)
{
  GPtrArray *objects = effect->terms->objects;

  for (guint i = 0; i < objects->len;)
    {
      StewardAccessObject *object = g_ptr_array_index (objects, i);
      gboolean own_view = !effect->foreign && steward_access_object_needs_view (object);

      if (own_view || leave_object (self, object))
        i++;
      else
        g_ptr_array_remove_index (objects, i);
    }
  if (objects->len == 0)
    tell_nothing (self);
  g_ptr_array_add (self->held, NULL);
  g_strfreev (effect->held);
  effect->held = (char **) g_ptr_array_steal (self->held, NULL);
}

/* Returns: (transfer container): of @accesses */
static GPtrArray *
find_others (GPtrArray           *accesses,
             const StewardEffect *effect,
             gint64               now)
{
  const StewardAccess *self = find_access (accesses, effect->access);
  GPtrArray *others = g_ptr_array_new ();

  for (guint i = 0; i < accesses->len; i++)
    if (gives_still (g_ptr_array_index (accesses, i), self, effect, now))
      g_ptr_array_add (others, g_ptr_array_index (accesses, i));

  return others;
}

/**
 * steward_access_leave_shared_sync:
 * @governance: the store
 * @effect: what is to be done; a revocation loses what others hold
 * @now: the time, in microseconds
 * @out_sentences: (out) (element-type utf8): what stays, and for whom; empty:
 *   everything goes
 * @error: return location: of the store
 *
 * Takes out of a revocation what other accesses of the same grantee still give.
 * Without objects there is nothing to be done on the platform. To be asked at
 * each time anew, since accesses begin and end. Blocks.
 *
 * Returns: whether that is known
 */
gboolean
steward_access_leave_shared_sync (StewardGovernance  *governance,
                                  StewardEffect      *effect,
                                  gint64              now,
                                  GPtrArray         **out_sentences,
                                  GError            **error)
{
  const StewardAccessFilter filter = { .grantee = effect->terms->grantee };
  g_autoptr(GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) held = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) holders = g_ptr_array_new ();
  g_autoptr(GPtrArray) accesses = NULL;
  g_autoptr(GPtrArray) others = NULL;

  if (effect->action == STEWARD_EFFECT_REVOKE)
    {
      accesses = steward_access_rows_list (governance, &filter, error);
      if (accesses == NULL)
        return FALSE;
      others = find_others (accesses, effect, now);
      leave_objects (&(Sharing) { effect, others, held, sentences, holders }, effect);
    }
  *out_sentences = g_steal_pointer (&sentences);

  return TRUE;
}
