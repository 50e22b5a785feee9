/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Who is hurt when a product does not keep its word: products that read it,
 * those that read these, and so on, nearest first and each once, whatever
 * circles lineage has; and who was let in to any of them. */

#include "config.h"

#include "steward-incident-private.h"

#include "steward-access-private.h"

#define MAX_DOWNSTREAM 500u

typedef struct
{
  StewardCouncil *council;
  StewardCouncilState *state;
  GPtrArray *list;                     /* (unowned): StewardDownstream */
  GHashTable *seen;                    /* (owned): URN, or kind and name of a consumer → StewardDownstream */
  GHashTable *accesses;                /* (owned): URN → GPtrArray of StewardAccess */
  GPtrArray *all;                      /* (owned): of @accesses */
  gint64 now;
} Search;

static void
clear_search (Search *self)
{
  g_clear_pointer (&self->seen, g_hash_table_unref);
  g_clear_pointer (&self->accesses, g_hash_table_unref);
  g_clear_pointer (&self->all, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, clear_search)

void
steward_downstream_free (StewardDownstream *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self->urn);
  g_free (self->access);
  g_free (self->through);
  g_free (self->contact);
  g_free (self);
}

/* Returns one that is in the list, new or not; %NULL for the product
 * itself and when the list is full. */
static StewardDownstream *
find_or_add (Search     *self,
             const char *key,
             const char *name,
             guint       distance)
{
  StewardDownstream *one = NULL;

  if (g_hash_table_lookup_extended (self->seen, key, NULL, (gpointer *) &one) || self->list->len >= MAX_DOWNSTREAM)
    return one;
  one = g_new0 (StewardDownstream, 1);
  one->name = g_strdup (name);
  one->distance = distance;
  g_ptr_array_add (self->list, one);
  g_hash_table_insert (self->seen, g_strdup (key), one);

  return one;
}

static void
set_text (char       **place,
          const char  *text)
{
  if (*place == NULL && text != NULL && *text != '\0')
    *place = g_strdup (text);
}

/* Accesses. */

static gboolean
load_accesses (Search  *self,
               GError **error)
{
  const StewardAccessFilter filter = { .live_only = TRUE };

  self->all = steward_access_rows_list (steward_council_get_governance (self->council), &filter, error);
  for (guint i = 0; self->all != NULL && i < self->all->len; i++)
    {
      StewardAccess *access = g_ptr_array_index (self->all, i);
      GPtrArray *list;

      if (access->subject == NULL || !steward_access_is_live (access, self->now) ||
          access->ask->kind != STEWARD_ACCESS_KIND_GRANT)
        continue;
      list = g_hash_table_lookup (self->accesses, access->subject);
      if (list == NULL)
        {
          list = g_ptr_array_new ();
          g_hash_table_insert (self->accesses, access->subject, list);
        }
      g_ptr_array_add (list, access);
    }

  return self->all != NULL;
}

static char *
get_contact (Search     *self,
             const char *person)
{
  const StewardPerson *known = person != NULL ? g_hash_table_lookup (self->state->people, person) : NULL;

  if (known == NULL || known->erased)
    return NULL;

  return steward_incident_format_contact (known->name, known->address);
}

/* The person who has it, answers for it, or asked for it. */
static char *
find_access_contact (Search              *self,
                     const StewardAccess *access)
{
  const StewardAccessAsk *ask = access->ask;
  const char *const people[] = {
    ask->consumer_kind == STEWARD_CONSUMER_PERSON ? ask->consumer : NULL, ask->answerable, ask->on_behalf,
    access->requester,
  };
  char *contact = NULL;

  for (gsize i = 0; contact == NULL && i < G_N_ELEMENTS (people); i++)
    contact = get_contact (self, people[i]);

  return contact;
}

static void
add_access (Search              *self,
            const StewardAccess *access,
            guint                distance)
{
  const StewardAccessAsk *ask = access->ask;
  gboolean product = ask->consumer_kind == STEWARD_CONSUMER_PRODUCT;
  g_autofree char *key = product ? g_strdup (ask->consumer)
                                 : g_strdup_printf ("%d\n%s", (int) ask->consumer_kind,
                                                    ask->consumer != NULL ? ask->consumer : "");
  g_autofree char *name = steward_access_tell_consumer (self->council, self->state, ask);
  g_autofree char *contact = find_access_contact (self, access);
  StewardDownstream *one = key != NULL ? find_or_add (self, key, name, distance) : NULL;

  if (one == NULL)
    return;
  set_text (&one->access, access->id);
  set_text (&one->through, ask->port);
  set_text (&one->contact, contact);
  if (product)
    set_text (&one->urn, ask->consumer);
}

static void
add_accesses (Search     *self,
              const char *subject,
              guint       distance)
{
  GPtrArray *list = g_hash_table_lookup (self->accesses, subject);

  for (guint i = 0; list != NULL && i < list->len; i++)
    add_access (self, g_ptr_array_index (list, i), distance);
}

/* Lineage. */

static void
add_edges (Search          *self,
           const GPtrArray *edges,
           guint            distance)
{
  for (guint i = 0; i < edges->len; i++)
    {
      const StewardLineageEdge *edge = g_ptr_array_index (edges, i);
      const char *name = edge->name != NULL ? edge->name : edge->urn;
      g_autofree char *key = edge->urn != NULL ? g_strdup (edge->urn) : g_strconcat ("\n", edge->name, NULL);
      StewardDownstream *one = name != NULL ? find_or_add (self, key, name, distance) : NULL;

      if (one == NULL)
        continue;
      set_text (&one->urn, edge->urn);
      set_text (&one->through, edge->through);
    }
}

static const StewardOwner *
find_owner (const StewardEntry *entry)
{
  const StewardOwner *contact = NULL;

  for (guint i = 0; i < entry->owners->len; i++)
    {
      const StewardOwner *owner = g_ptr_array_index (entry->owners, i);

      if (owner->accountable)
        return owner;
      if (contact == NULL)
        contact = owner;
    }
  for (guint i = 0; contact == NULL && i < entry->contracts->len; i++)
    {
      const StewardContract *contract = g_ptr_array_index (entry->contracts, i);

      if (contract->owners->len > 0)
        contact = g_ptr_array_index (contract->owners, 0);
    }

  return contact;
}

/* Looks into one that is in the list: whom to tell there, and who reads it. */
static gboolean
look_into (Search             *self,
           StewardDownstream  *one,
           GError            **error)
{
  g_autoptr(GError) local = NULL;
  g_autoptr(StewardEntryDetail) detail =
    steward_catalog_load_sync (steward_council_get_catalog (self->council), one->urn, &local);
  const StewardOwner *owner;
  guint next = one->distance + 1;

  if (detail == NULL && !g_error_matches (local, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (detail == NULL)
    return TRUE;
  owner = find_owner (detail->entry);
  if (owner != NULL)
    {
      g_autofree char *contact = steward_incident_format_contact (owner->name, owner->address);

      set_text (&one->contact, contact);
    }
  add_edges (self, detail->downstream, next);
  add_accesses (self, one->urn, next);

  return TRUE;
}

/*
 * steward_incident_find_downstream:
 * @council: the council
 * @state: what is in force
 * @detail: the product
 * @now: microseconds since the epoch
 * @error: return location
 *
 * Returns: (transfer full) (element-type StewardDownstream): who reads it,
 *   directly or through others, nearest first; at most 500
 */
GPtrArray *
steward_incident_find_downstream (StewardCouncil            *council,
                                  StewardCouncilState       *state,
                                  const StewardEntryDetail  *detail,
                                  gint64                     now,
                                  GError                   **error)
{
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_downstream_free);
  g_auto(Search) self = { .council = council, .state = state, .list = list, .now = now };

  self.seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.accesses = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  if (!load_accesses (&self, error))
    return NULL;
  g_hash_table_insert (self.seen, g_strdup (detail->urn), NULL);   /* itself, in a circle */
  add_edges (&self, detail->downstream, 1);
  add_accesses (&self, detail->urn, 1);
  for (guint i = 0; i < list->len; i++)
    {
      StewardDownstream *one = g_ptr_array_index (list, i);

      if (one->urn != NULL && !look_into (&self, one, error))
        return NULL;
    }

  return g_steal_pointer (&list);
}
