/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* An error budget that is spent has the consequences that the charter names:
 * the certification is suspended, and the council is asked whether it still
 * holds. Each comes once for one spending. What a person restored while the
 * same budget is spent stays, until there was something left of it again: that
 * is read from the days, so that every desk comes to the same. */

#include "config.h"

#include "steward-incident-private.h"

#include "steward-attainment.h"
#include "steward-council-rows.h"
#include "steward-evaluate.h"
#include "steward-event-types.h"
#include "steward-level-words.h"

#include <math.h>

#define MAX_EVENTS 100000
#define MAX_DAYS 800                   /* so far back a budget is followed */
#define FIRST_LOOK 64
#define DAY (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)

typedef struct
{
  StewardWatch *watch;
  StewardCouncilState *state;          /* (unowned) */
  StewardGovernance *governance;       /* (unowned) */
  const StewardCertificate *certificate;
  GPtrArray *spent;                    /* (unowned): StewardLevel of one subject */
} Budgets;

/* What there is in a window that ends with @day. */
static double
get_left (const StewardSlo *slo,
          const GArray     *days,
          gint64            day)
{
  StewardAttainment sum = { 0 };

  for (guint i = 0; i < days->len; i++)
    {
      const StewardLevelDay *one = &g_array_index (days, StewardLevelDay, i);

      if (one->day <= day && one->day > day - (gint64) slo->window)
        steward_attainment_add (&sum, &one->time);
    }

  return steward_attainment_get_budget_left (&sum, slo->target);
}

/* Whether, since then, there was a day at whose end something was left. A day
 * of which nothing is known had a budget that nobody had touched. */
static gboolean
was_refilled (Budgets             *self,
              const StewardLevel  *level,
              gint64               since,
              gboolean            *out_refilled,
              GError             **error)
{
  gint64 today = steward_slo_get_day (level->slo, self->watch->now);
  gint64 first = MAX (steward_slo_get_day (level->slo, since), today - MAX_DAYS);
  g_autoptr(GArray) days = steward_level_days_sync (self->governance, level->slo->id,
                                                    first - (gint64) level->slo->window, today, error);

  *out_refilled = FALSE;
  if (days == NULL)
    return FALSE;
  for (gint64 day = first; day < today && !*out_refilled; day++)
    {
      double left = get_left (level->slo, days, day);

      *out_refilled = isnan (left) || left > 0;
    }

  return TRUE;
}

/* Suspending. */

static gboolean
names_objective (const StewardEvent *event,
                 const char         *objective)
{
  g_autoptr(JsonNode) body = steward_json_parse (g_bytes_get_data (event->body, NULL),
                                                 (gssize) g_bytes_get_size (event->body), STEWARD_JSON_STRICT, NULL,
                                                 NULL);
  JsonObject *object = body != NULL && JSON_NODE_HOLDS_OBJECT (body) ? json_node_get_object (body) : NULL;
  JsonArray *objectives;

  if (object == NULL || !json_object_has_member (object, "objectives") ||
      !JSON_NODE_HOLDS_ARRAY (json_object_get_member (object, "objectives")))
    return FALSE;
  objectives = json_object_get_array_member (object, "objectives");
  for (guint i = 0; i < json_array_get_length (objectives); i++)
    if (g_strcmp0 (json_array_get_string_element (objectives, i), objective) == 0)
      return TRUE;

  return FALSE;
}

/* When the certificate was suspended for this budget last; 0: never. */
static gint64
find_suspension (const GPtrArray *events,
                 const char      *objective)
{
  for (guint i = events->len; i > 0; i--)
    {
      const StewardEvent *event = g_ptr_array_index (events, i - 1);
      g_autofree char *actor = NULL;
      gint64 time = 0;

      if (g_str_equal (event->type, STEWARD_EVENT_CERTIFICATION_SUSPENDED) && names_objective (event, objective) &&
          steward_event_read_header (event, &actor, NULL, &time, NULL) && g_strcmp0 (actor, STEWARD_SYSTEM) == 0)
        return time;
    }

  return 0;
}

/* Those of the spent budgets that are news to the certificate. */
static GPtrArray *
list_news (Budgets          *self,
           const GPtrArray  *events,
           GError          **error)
{
  g_autoptr(GPtrArray) news = g_ptr_array_new ();

  for (guint i = 0; i < self->spent->len; i++)
    {
      StewardLevel *level = g_ptr_array_index (self->spent, i);
      gint64 since = find_suspension (events, level->slo->id);
      gboolean refilled = TRUE;

      if (since != 0 && !was_refilled (self, level, since, &refilled, error))
        return NULL;
      if (refilled)
        g_ptr_array_add (news, level);
    }

  return g_steal_pointer (&news);
}

static const StewardAttainment *
find_window (const StewardLevel *level)
{
  for (guint i = 0; i < STEWARD_N_WINDOWS; i++)
    if (steward_window_days[i] == level->slo->window)
      return &level->windows[i];

  return NULL;
}

/* "The error budget of freshness is spent: 43 min of 30 days may be late; 61 min were." */
static char *
describe_spent (const StewardLevel *level)
{
  g_autofree char *name = steward_slo_get_name (level->slo);
  const StewardAttainment *window = find_window (level);
  g_autofree char *figures = window != NULL ? steward_budget_to_words (level->slo, window, level->slo->window) : NULL;

  if (figures == NULL)
    figures = g_strdup_printf ("%.0f %% of it are used in %u days", 100 * (1 - level->budget_left),
                               level->slo->window);

  return g_strdup_printf ("The error budget of “%s” is spent: %s%s", name, figures,
                          g_str_has_suffix (figures, ".") ? "" : ".");
}

static char *
describe_all (const GPtrArray *levels)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < levels->len; i++)
    {
      g_autofree char *one = describe_spent (g_ptr_array_index (levels, i));

      g_string_append_printf (words, "%s%s", i > 0 ? " " : "", one);
    }

  return g_string_free (words, FALSE);
}

static gboolean
record_suspension (Budgets          *self,
                   const char       *stream,
                   gint64            version,
                   const GPtrArray  *news,
                   GError          **error)
{
  g_autoptr(StewardAppend) append = steward_append_new (STEWARD_SYSTEM);
  const StewardLevel *first = g_ptr_array_index (news, 0);
  g_autofree char *words = describe_all (news);
  g_autofree char *reason = steward_append_add_text (append, words);
  JsonArray *objectives = json_array_new ();
  JsonObject *body;

  steward_append_add (append, stream, version, STEWARD_EVENT_CERTIFICATION_SUSPENDED, steward_body_new (&body));
  steward_body_set_text (body, "subject", self->certificate->subject);
  steward_body_set_text (body, "reason", reason);
  for (guint i = 0; i < news->len; i++)
    json_array_add_string_element (objectives, ((const StewardLevel *) g_ptr_array_index (news, i))->slo->id);
  json_object_set_array_member (body, "objectives", objectives);

  return steward_watch_append (self->watch, append,
                               g_strdup_printf ("The %s certification of %s is suspended. %s",
                                                steward_certification_to_id (self->certificate->level),
                                                first->name != NULL ? first->name : self->certificate->subject, words),
                               error);
}

/* The version of the stream is that of what was read, so that a restoration
 * that comes in between is a conflict. */
static gboolean
suspend (Budgets  *self,
         GError  **error)
{
  g_autofree char *stream = steward_certificate_stream (self->certificate->subject);
  g_autoptr(GPtrArray) events =
    steward_ledger_read_sync (steward_council_get_ledger (self->watch->council), stream, 0, MAX_EVENTS, error);
  g_autoptr(GPtrArray) news = events != NULL ? list_news (self, events, error) : NULL;

  if (news == NULL)
    return FALSE;

  return news->len == 0 || record_suspension (self, stream, (gint64) events->len, news, error);
}

/* Asking the council. */

/* A review that was asked for while the budget was spent, and no day since on
 * which something was left: the council knows. */
static gboolean
knows (Budgets              *self,
       const StewardReview  *review,
       const StewardLevel   *level,
       gboolean             *out_knows,
       GError              **error)
{
  gboolean refilled;

  *out_knows = steward_review_is_open (review);
  if (*out_knows || review->state == STEWARD_CHANGE_SUPERSEDED)
    return TRUE;
  if (!was_refilled (self, level, review->opened_at, &refilled, error))
    return FALSE;
  *out_knows = !refilled;

  return TRUE;
}

static gboolean
ask (Budgets  *self,
     GError  **error)
{
  const StewardReviewFilter filter = { .subject = self->certificate->subject };
  const StewardLevel *worst = g_ptr_array_index (self->spent, 0);
  g_autoptr(GPtrArray) reviews = steward_council_rows_list_reviews (self->governance, &filter, error);
  g_autofree char *why = NULL;

  if (reviews == NULL)
    return FALSE;
  for (guint i = 0; i < reviews->len; i++)
    {
      const StewardReview *review = g_ptr_array_index (reviews, i);
      gboolean known = FALSE;

      if (!steward_watch_is_about_certification (review))
        continue;
      if (!knows (self, review, worst, &known, error))
        return FALSE;
      if (known)
        return TRUE;
    }
  why = describe_all (self->spent);

  return steward_watch_ask_again (self->watch, self->certificate, why, error);
}

/* Subject by subject. */

static gboolean
look_at_subject (StewardWatch         *watch,
                 StewardCouncilState  *state,
                 const char           *subject,
                 GPtrArray            *spent,
                 GError              **error)
{
  StewardConsequences then = state->charter->level_terms->when_spent;
  const StewardCertificate *certificate = steward_council_state_get_certificate (state, subject);
  Budgets self = { watch, state, steward_council_get_governance (watch->council), certificate, spent };
  StewardStanding standing;

  if (certificate == NULL)
    return TRUE;
  standing = steward_certificate_get_standing (certificate, watch->now);
  if ((then & STEWARD_THEN_SUSPEND) != 0 && standing == STEWARD_STANDING_GRANTED && !suspend (&self, error))
    return FALSE;

  return (then & STEWARD_THEN_AGENDA) == 0 ||
         (standing != STEWARD_STANDING_GRANTED && standing != STEWARD_STANDING_SUSPENDED) ||
         steward_charter_get_procedure (state->charter, STEWARD_REVIEW_RECERTIFICATION) == NULL ||
         ask (&self, error);
}

static gboolean
is_spent (const StewardLevel *level)
{
  return !isnan (level->budget_left) && level->budget_left <= 0;
}

/* The most burnt come first: while they do not end with one that has something
 * left, more are read. */
static GPtrArray *
list_spent (StewardWatch  *watch,
            GError       **error)
{
  StewardLevelFilter filter = { .order = STEWARD_LEVELS_BY_BUDGET, .limit = FIRST_LOOK };
  StewardGovernance *governance = steward_council_get_governance (watch->council);
  g_autoptr(GPtrArray) levels = steward_level_rows_list_sync (governance, &filter, error);

  while (levels != NULL && levels->len == filter.limit && is_spent (g_ptr_array_index (levels, levels->len - 1)))
    {
      g_clear_pointer (&levels, g_ptr_array_unref);
      filter.limit *= 8;
      levels = steward_level_rows_list_sync (governance, &filter, error);
    }
  for (guint i = levels != NULL ? levels->len : 0; i > 0; i--)
    {
      const StewardLevel *level = g_ptr_array_index (levels, i - 1);

      if (level->gone || !is_spent (level))
        g_ptr_array_remove_index (levels, i - 1);
    }

  return g_steal_pointer (&levels);
}

static void
group_by_subject (GHashTable *subjects,
                  GPtrArray  *levels)
{
  for (guint i = 0; i < levels->len; i++)
    {
      StewardLevel *level = g_ptr_array_index (levels, i);
      GPtrArray *list = g_hash_table_lookup (subjects, level->slo->subject);

      if (list == NULL)
        {
          list = g_ptr_array_new ();
          g_hash_table_insert (subjects, level->slo->subject, list);
        }
      g_ptr_array_add (list, level);
    }
}

/*
 * steward_watch_budgets:
 * @self: a watch
 * @error: return location
 *
 * Returns: whether levels could be listed; see steward_watch_keep()
 */
gboolean
steward_watch_budgets (StewardWatch  *self,
                       GError       **error)
{
  g_autoptr(StewardCouncilState) state = steward_council_load_state_sync (self->council, error);
  g_autoptr(GHashTable) subjects = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                                          (GDestroyNotify) g_ptr_array_unref);
  g_autoptr(GPtrArray) spent = NULL;
  GHashTableIter iter;
  gpointer subject, list;

  if (state == NULL)
    return FALSE;
  if ((state->charter->level_terms->when_spent & (STEWARD_THEN_SUSPEND | STEWARD_THEN_AGENDA)) == 0 ||
      g_hash_table_size (state->certificates) == 0)
    return TRUE;
  spent = list_spent (self, error);
  if (spent == NULL)
    return FALSE;
  group_by_subject (subjects, spent);
  g_hash_table_iter_init (&iter, subjects);
  while (g_hash_table_iter_next (&iter, &subject, &list))
    {
      GError *local = NULL;

      if (!look_at_subject (self, state, subject, list, &local))
        steward_watch_keep (self, local);
    }

  return TRUE;
}
