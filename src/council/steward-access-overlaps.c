/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the consumer, or the same principal, has already or has asked for: the
 * same thing is not asked twice, and what overlaps is told. */

#include "config.h"

#include "steward-access-private.h"

#include "steward-day.h"

void
steward_access_overlap_free (StewardAccessOverlap *self)
{
  if (self == NULL)
    return;

  g_free (self->access);
  g_free (self->words);
  g_free (self);
}

gboolean
steward_access_is_same_consumer (const StewardAccessAsk *a,
                                 const StewardAccessAsk *b)
{
  return a->consumer_kind == b->consumer_kind && g_strcmp0 (a->consumer, b->consumer) == 0;
}

/* Whether both are for the same role of the same server. */
gboolean
steward_access_is_same_grantee (const StewardAccessTerms *a,
                                const StewardAccessTerms *b)
{
  return g_strcmp0 (a->grantee, b->grantee) == 0 &&
         (g_strcmp0 (a->source, b->source) == 0 || (a->instance != NULL && g_strcmp0 (a->instance, b->instance) == 0));
}

static gboolean
has_object (const StewardAccessTerms  *terms,
            const StewardAccessObject *object)
{
  for (guint i = 0; i < terms->objects->len; i++)
    if (g_strcmp0 (((const StewardAccessObject *) g_ptr_array_index (terms->objects, i))->object, object->object) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
meets (const StewardAccessTerms *a,
       const StewardAccessTerms *b)
{
  for (guint i = 0; i < a->objects->len; i++)
    if (has_object (b, g_ptr_array_index (a->objects, i)))
      return TRUE;

  return FALSE;
}

/* What a column is classified as says nothing of what can be read. */
static void
declassify (StewardAccessTerms *terms)
{
  for (guint i = 0; i < terms->objects->len; i++)
    {
      const StewardAccessObject *object = g_ptr_array_index (terms->objects, i);

      for (guint j = 0; j < object->columns->len; j++)
        ((StewardAccessColumn *) g_ptr_array_index (object->columns, j))->classification =
          STEWARD_CLASSIFICATION_UNKNOWN;
    }
}

/* A beginning that is over is no beginning any more. */
static gboolean
is_within_now (const StewardAccessTerms *terms,
               const StewardAccessTerms *wider,
               gint64                    now)
{
  g_autoptr(StewardAccessTerms) inner = steward_access_terms_copy (terms);
  g_autoptr(StewardAccessTerms) outer = steward_access_terms_copy (wider);

  declassify (inner);
  declassify (outer);
  if (outer->since <= now)
    outer->since = 0;
  if (inner->since == 0)
    inner->since = now;
  if (inner->instance != NULL && g_strcmp0 (inner->instance, outer->instance) == 0)
    {
      g_free (outer->source);
      outer->source = g_strdup (inner->source);
    }
  else if (g_strcmp0 (inner->source, outer->source) == 0)
    {
      g_free (outer->instance);
      outer->instance = g_strdup (inner->instance);
    }

  return steward_access_terms_is_within (inner, outer, NULL);
}

/* Whether @terms give all that @other gives, whatever the period. */
static gboolean
is_as_wide (const StewardAccessTerms *terms,
            const StewardAccessTerms *other,
            gint64                    now)
{
  g_autoptr(StewardAccessTerms) wide = steward_access_terms_copy (terms);

  wide->since = 0;
  wide->until = other->until;

  return is_within_now (other, wide, now);
}

static char *
describe (StewardCouncilState *state,
          const StewardAccess *access,
          gboolean             duplicate,
          gboolean             same_consumer)
{
  const char *who = same_consumer ? "The same consumer" : access->terms->grantee;
  g_autoptr(GDateTime) time = NULL;
  g_autofree char *day = NULL;

  if (access->ask->kind == STEWARD_ACCESS_KIND_REVOCATION)
    return g_strdup_printf ("A revocation of %s is asked for already (%s).", duplicate ? "the same" : "part of it",
                            access->id);
  if (access->state == STEWARD_ACCESS_REQUESTED)
    return g_strdup_printf ("%s has asked for %s already (%s), and that is not decided yet.", who,
                            duplicate ? "the same" : "part of it", access->id);
  time = state->charter != NULL ? steward_calendar_to_local (state->charter->calendar, access->terms->until)
                                : g_date_time_new_from_unix_utc (access->terms->until / G_USEC_PER_SEC);
  day = steward_day_to_words (time);

  return g_strdup_printf ("%s can read %s until %s already (%s).", who, duplicate ? "it" : "part of it", day,
                          access->id);
}

static void
add_overlap (GPtrArray                *overlaps,
             StewardCouncilState      *state,
             const StewardAccess      *access,
             const StewardAccessAsk   *ask,
             const StewardAccessTerms *terms,
             gint64                    now)
{
  gboolean same_consumer = steward_access_is_same_consumer (ask, access->ask);
  gboolean same_grantee = steward_access_is_same_grantee (terms, access->terms);
  StewardAccessOverlap *overlap;

  if ((!same_consumer && !same_grantee) || !meets (terms, access->terms))
    return;

  overlap = g_new0 (StewardAccessOverlap, 1);
  overlap->access = g_strdup (access->id);
  overlap->state = access->state;
  /* who needs it at once need not wait for a decision that is under way */
  overlap->duplicate = same_grantee && is_within_now (terms, access->terms, now) &&
                       (access->state != STEWARD_ACCESS_REQUESTED || !ask->emergency || access->ask->emergency);
  overlap->exact = overlap->duplicate && is_as_wide (terms, access->terms, now);
  overlap->words = describe (state, access, overlap->duplicate, same_consumer);
  g_ptr_array_add (overlaps, overlap);
}

/*
 * steward_access_find_overlaps:
 * @state: for names and days
 * @accesses: (element-type StewardAccess): open and live ones
 * @except: (nullable): id of the one that is looked at
 * @ask: what is asked for
 * @terms: likewise
 * @now: the time
 *
 * Returns: (transfer full) (element-type StewardAccessOverlap): those of the
 *   same kind that meet it
 */
GPtrArray *
steward_access_find_overlaps (StewardCouncilState      *state,
                              GPtrArray                *accesses,
                              const char               *except,
                              const StewardAccessAsk   *ask,
                              const StewardAccessTerms *terms,
                              gint64                    now)
{
  GPtrArray *overlaps = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_access_overlap_free);

  for (guint i = 0; i < accesses->len; i++)
    {
      const StewardAccess *access = g_ptr_array_index (accesses, i);
      gboolean open = access->state == STEWARD_ACCESS_REQUESTED;

      if (g_strcmp0 (access->id, except) == 0 || access->ask->kind != ask->kind ||
          (!open && !(steward_access_is_in_force (access) && access->terms->until > now)))
        continue;
      add_overlap (overlaps, state, access, ask, terms, now);
    }

  return overlaps;
}

/* Whether the consumer can read each of the objects now. */
gboolean
steward_access_is_renewal (GPtrArray                *accesses,
                           const StewardAccessAsk   *ask,
                           const StewardAccessTerms *terms)
{
  for (guint i = 0; i < terms->objects->len; i++)
    {
      gboolean found = FALSE;

      for (guint j = 0; j < accesses->len && !found; j++)
        {
          const StewardAccess *access = g_ptr_array_index (accesses, j);

          found = steward_access_is_in_force (access) && steward_access_is_same_consumer (ask, access->ask) &&
                  has_object (access->terms, g_ptr_array_index (terms->objects, i));
        }
      if (!found)
        return FALSE;
    }

  return terms->objects->len > 0;
}

/* Open and live ones of a product. */
GPtrArray *
steward_access_list_standing (StewardCouncil  *council,
                              const char      *subject,
                              GError         **error)
{
  StewardGovernance *governance = steward_council_get_governance (council);
  StewardAccessFilter filter = { .open_only = TRUE, .subject = subject };
  g_autoptr(GPtrArray) open = steward_access_rows_list (governance, &filter, error);
  g_autoptr(GPtrArray) live = NULL;

  if (open == NULL)
    return NULL;
  filter.open_only = FALSE;
  filter.live_only = TRUE;
  live = steward_access_rows_list (governance, &filter, error);
  if (live == NULL)
    return NULL;
  g_ptr_array_set_free_func (live, NULL);
  for (guint i = 0; i < live->len; i++)
    {
      StewardAccess *access = g_ptr_array_index (live, i);

      if (access->state == STEWARD_ACCESS_REQUESTED)
        steward_access_free (access);
      else
        g_ptr_array_add (open, access);
    }

  return g_steal_pointer (&open);
}
