/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What waits for whom. Every open review is in the queue of everybody who
 * looks: as a vote that is asked, as something else that is asked, or as a
 * thing to watch. Beside them stand conditions that were laid upon the reader
 * and certificates of their products that lapse soon. */

#include "config.h"

#include "steward-queue-private.h"

#include "steward-council-private.h"
#include "steward-council-rows.h"
#include "steward-day.h"

#include <string.h>

#define DAY (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)
#define MAX_DECIDED 500                /* so far back conditions are looked for */

typedef struct
{
  StewardCouncil *council;
  StewardGovernance *governance;
  StewardCouncilState *state;          /* owned */
  GHashTable *rules;                   /* owned: charter version → StewardCouncilState */
  char *person;                        /* owned: id */
  gint64 now;
  GPtrArray *items;                    /* owned */
} Load;

static void
clear_load (Load *load)
{
  g_clear_pointer (&load->state, steward_council_state_unref);
  g_clear_pointer (&load->rules, g_hash_table_unref);
  g_clear_pointer (&load->items, g_ptr_array_unref);
  g_clear_pointer (&load->person, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Load, clear_load)

/* Returns what @load keeps. */
static StewardCouncilState *
find_rules (Load                 *load,
            const StewardReview  *review,
            GError              **error)
{
  StewardCouncilState *rules = g_hash_table_lookup (load->rules, GSIZE_TO_POINTER ((gsize) review->charter));

  if (rules != NULL)
    return rules;
  rules = steward_council_load_state_for_sync (load->council, review, error);
  if (rules != NULL)
    g_hash_table_insert (load->rules, GSIZE_TO_POINTER ((gsize) review->charter), rules);

  return rules;
}

/* Reviews. */

static void
fill_review (StewardQueueFields   *fields,
             Load                 *load,
             const StewardReview  *review,
             StewardCouncilState  *rules)
{
  const StewardProcedure *procedure = steward_charter_get_procedure (rules->charter, review->kind);

  fields->review = review->id;
  fields->subject = review->subject;
  fields->title = review->title;
  fields->kind = review->kind;
  fields->bulk = procedure != NULL && procedure->bulk;
  fields->opened_at = review->opened_at;
  fields->due = review->due;
  fields->escalation = steward_charter_get_escalation (rules->charter, review->due, load->now);
  fields->calendar = load->state->charter->calendar;
}

static void
add_item (Load                     *load,
          const StewardQueueFields *fields)
{
  g_ptr_array_add (load->items, steward_queue_item_new (fields, load->now));
}

/* One line for each seat of the reader that has not voted. */
static gboolean
add_votes (Load                  *load,
           const StewardReview   *review,
           StewardCouncilState   *rules,
           StewardQueueFields    *fields,
           gboolean              *out_added,
           GError               **error)
{
  for (guint i = 0; i < rules->charter->seats->len; i++)
    {
      const StewardSeat *seat = g_ptr_array_index (rules->charter->seats, i);
      const StewardSeat *found = NULL;
      g_autofree char *key = g_strdup_printf ("%s/%s", review->id, seat->id);

      if (steward_tally_find_seat (rules->charter, review, load->person, seat->id, load->now, &found, NULL) !=
            STEWARD_VOTER_MAY ||
          steward_review_find_vote (review, seat->id) != NULL)
        continue;
      fields->key = key;
      fields->seat = seat->id;
      fields->role = STEWARD_ROLE_VOTE;
      fields->deferred = 0;
      if (!steward_council_rows_get_deferral (load->governance, review->id, seat->id, &fields->deferred, error))
        return FALSE;
      add_item (load, fields);
      *out_added = TRUE;
    }
  fields->seat = NULL;
  fields->deferred = 0;

  return TRUE;
}

/* The newest wish for changes, when nobody has answered it. */
static const StewardRemark *
find_wish (const StewardReview *review)
{
  const StewardRemark *wish = NULL;

  for (guint i = 0; i < review->remarks->len; i++)
    {
      const StewardRemark *remark = g_ptr_array_index (review->remarks, i);

      if (remark->asks_changes)
        wish = remark;
      else if (g_strcmp0 (remark->person, review->requester) == 0)
        wish = NULL;
    }

  return wish;
}

static StewardQueueRole
find_role (Load                *load,
           const StewardReview *review,
           StewardCouncilState *rules,
           const StewardTally  *tally)
{
  const StewardSeat *chair = steward_charter_get_chair (load->state->charter);
  StewardVoter voter;

  if (tally->state == STEWARD_TALLY_DEADLOCKED && chair != NULL && g_strcmp0 (chair->holder, load->person) == 0)
    return STEWARD_ROLE_CHAIR;
  if (g_strcmp0 (review->requester, load->person) == 0)
    return find_wish (review) != NULL ? STEWARD_ROLE_REQUESTER : STEWARD_ROLE_WATCHING;
  voter = steward_tally_find_seat (rules->charter, review, load->person, NULL, load->now, NULL, NULL);

  return voter == STEWARD_VOTER_CONFLICTED ? STEWARD_ROLE_RECUSED : STEWARD_ROLE_WATCHING;
}

static gboolean
add_review (Load                 *load,
            const StewardReview  *review,
            GError              **error)
{
  StewardCouncilState *rules = find_rules (load, review, error);
  g_autoptr(StewardTally) tally = NULL;
  g_autofree char *wish_words = NULL;
  StewardQueueFields fields = { 0 };
  gboolean added = FALSE;

  if (rules == NULL)
    return FALSE;
  tally = steward_tally_count (rules->charter, review, NULL);
  fill_review (&fields, load, review, rules);
  fields.detail = tally->reason;
  if (!add_votes (load, review, rules, &fields, &added, error))
    return FALSE;
  if (added && tally->state != STEWARD_TALLY_DEADLOCKED)
    return TRUE;

  fields.role = find_role (load, review, rules, tally);
  if (added && fields.role != STEWARD_ROLE_CHAIR)
    return TRUE;
  if (fields.role == STEWARD_ROLE_REQUESTER)
    {
      wish_words = g_strdup_printf ("%s asks for changes.",
                                    steward_council_state_get_name (load->state, find_wish (review)->person));
      fields.detail = wish_words;
    }
  fields.key = review->id;
  add_item (load, &fields);

  return TRUE;
}

static gboolean
add_open_reviews (Load    *load,
                  GError **error)
{
  const StewardReviewFilter filter = { .open_only = TRUE };
  g_autoptr(GPtrArray) open = steward_council_rows_list_reviews (load->governance, &filter, error);

  for (guint i = 0; open != NULL && i < open->len; i++)
    {
      const StewardReview *review = g_ptr_array_index (open, i);

      if (steward_review_is_open (review) && !add_review (load, review, error))
        return FALSE;
    }

  return open != NULL;
}

/* Conditions. */

static void
add_condition (Load                   *load,
               const StewardReview    *review,
               const StewardCondition *condition)
{
  g_autofree char *key = g_strdup_printf ("%s/condition/%s", review->id, condition->id);
  g_autofree char *text = steward_council_load_text_sync (load->council, condition->text, NULL);
  g_autofree char *detail = g_strdup_printf ("Condition: %s", text != NULL ? text : "(erased)");
  StewardQueueFields fields = {
    .key = key,
    .review = review->id,
    .subject = review->subject,
    .title = review->title,
    .detail = detail,
    .kind = review->kind,
    .role = STEWARD_ROLE_REQUESTER,
    .opened_at = review->decided_at,
    .due = condition->due,
    .calendar = load->state->charter->calendar,
  };

  add_item (load, &fields);
}

static gboolean
has_granted (const StewardReview *review)
{
  return review->state == STEWARD_CHANGE_APPROVED || review->state == STEWARD_CHANGE_APPLIED;
}

static gboolean
add_conditions (Load    *load,
                GError **error)
{
  const StewardReviewFilter filter = { .limit = MAX_DECIDED };
  g_autoptr(GPtrArray) reviews = steward_council_rows_list_reviews (load->governance, &filter, error);

  for (guint i = 0; reviews != NULL && i < reviews->len; i++)
    {
      const StewardReview *review = g_ptr_array_index (reviews, i);

      for (guint j = 0; has_granted (review) && j < review->conditions->len; j++)
        {
          const StewardCondition *condition = g_ptr_array_index (review->conditions, j);

          if (condition->met_at == 0 && g_strcmp0 (condition->owner, load->person) == 0)
            add_condition (load, review, condition);
        }
    }

  return reviews != NULL;
}

/* Certificates. */

static gboolean
is_owner (const StewardEntry *entry,
          const char         *address)
{
  for (guint i = 0; address != NULL && i < entry->owners->len; i++)
    {
      const StewardOwner *owner = g_ptr_array_index (entry->owners, i);

      if (owner->address != NULL && g_ascii_strcasecmp (owner->address, address) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
needs_attention (Load                     *load,
                 const StewardCertificate *certificate)
{
  const StewardLevelRule *rule = steward_charter_get_level (load->state->charter, certificate->level);
  gint64 lead = rule != NULL ? (gint64) rule->lead_days * DAY : 0;

  switch (steward_certificate_get_standing (certificate, load->now))
    {
    case STEWARD_STANDING_GRANTED:
      return certificate->until - lead <= load->now;
    case STEWARD_STANDING_SUSPENDED:
    case STEWARD_STANDING_LAPSED:
      return TRUE;
    case STEWARD_STANDING_WITHDRAWN:
      break;
    }

  return FALSE;
}

static char *
describe_certificate (Load                     *load,
                      const StewardCertificate *certificate)
{
  g_autoptr(GDateTime) until = steward_calendar_to_local (load->state->charter->calendar, certificate->until);
  g_autofree char *day = steward_day_to_words (until);
  const char *level = steward_certification_to_title (certificate->level);

  switch (steward_certificate_get_standing (certificate, load->now))
    {
    case STEWARD_STANDING_SUSPENDED:
      return g_strdup_printf ("Its certificate (%s) is suspended.", level);
    case STEWARD_STANDING_LAPSED:
      return g_strdup_printf ("Its certificate (%s) lapsed on %s; ask for a re-certification.", level, day);
    case STEWARD_STANDING_GRANTED:
    case STEWARD_STANDING_WITHDRAWN:
      break;
    }

  return g_strdup_printf ("Its certificate (%s) lapses on %s.", level, day);
}

static void
add_certificate (Load                     *load,
                 const StewardCertificate *certificate,
                 const char               *address)
{
  g_autoptr(StewardEntryDetail) detail =
    steward_catalog_load_sync (steward_council_get_catalog (load->council), certificate->subject, NULL);
  g_autofree char *key = NULL;
  g_autofree char *words = NULL;
  StewardQueueFields fields = { 0 };

  if (detail == NULL || !is_owner (detail->entry, address))
    return;
  key = g_strdup_printf ("certificate/%s", certificate->subject);
  words = describe_certificate (load, certificate);
  fields.key = key;
  fields.subject = certificate->subject;
  fields.title = detail->entry->name;
  fields.detail = words;
  fields.kind = STEWARD_REVIEW_RECERTIFICATION;
  fields.role = STEWARD_ROLE_OWNER;
  fields.opened_at = certificate->changed_at;
  fields.due = certificate->until;
  fields.calendar = load->state->charter->calendar;
  add_item (load, &fields);
}

static void
add_certificates (Load *load)
{
  const StewardPerson *person = g_hash_table_lookup (load->state->people, load->person);
  GHashTableIter iter;
  gpointer certificate;

  if (person == NULL || person->address == NULL)
    return;
  g_hash_table_iter_init (&iter, load->state->certificates);
  while (g_hash_table_iter_next (&iter, NULL, &certificate))
    if (needs_attention (load, certificate))
      add_certificate (load, certificate, person->address);
}

static int
compare_items (gconstpointer a,
               gconstpointer b)
{
  StewardQueueItem *one = *(StewardQueueItem *const *) a;
  StewardQueueItem *other = *(StewardQueueItem *const *) b;
  gint64 one_due = steward_queue_item_get_due (one);
  gint64 other_due = steward_queue_item_get_due (other);

  if (one_due != other_due)
    return one_due == 0 || (other_due != 0 && one_due > other_due) ? 1 : -1;   /* without a day: last */
  if (steward_queue_item_get_opened_at (one) != steward_queue_item_get_opened_at (other))
    return steward_queue_item_get_opened_at (one) < steward_queue_item_get_opened_at (other) ? -1 : 1;

  return strcmp (steward_queue_item_get_key (one), steward_queue_item_get_key (other));
}

/**
 * steward_queue_load_sync:
 * @council: a council
 * @person: (nullable): id of the reader; %NULL for somebody without a seat
 * @now: microseconds since the epoch
 * @error: return location
 *
 * Returns: (transfer full) (element-type StewardQueueItem): what waits, oldest
 *   clock first; nothing when no council is founded
 */
GPtrArray *
steward_queue_load_sync (StewardCouncil  *council,
                         const char      *person,
                         gint64           now,
                         GError         **error)
{
  g_auto(Load) load = { .council = council, .now = now };

  load.items = g_ptr_array_new_with_free_func (g_object_unref);
  load.rules = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) steward_council_state_unref);
  load.governance = steward_council_get_governance (council);
  load.state = steward_council_load_state_sync (council, error);
  if (load.state == NULL)
    return NULL;
  if (load.state->charter == NULL)
    return g_steal_pointer (&load.items);
  if (person != NULL)
    load.person = steward_council_rows_resolve_person (load.governance, person, NULL);
  if (load.person == NULL)
    load.person = g_strdup (person != NULL ? person : "");

  if (!add_open_reviews (&load, error) || !add_conditions (&load, error))
    return NULL;
  add_certificates (&load);
  g_ptr_array_sort (load.items, compare_items);

  return g_steal_pointer (&load.items);
}

/* Asynchronously. */

static void
load_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *items = steward_queue_load_sync (source_object, task_data, g_get_real_time (), &error);

  if (items != NULL)
    g_task_return_pointer (task, items, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

void
steward_queue_load_async (StewardCouncil      *council,
                          const char          *person,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (council, cancellable, callback, user_data);

  g_task_set_source_tag (task, steward_queue_load_async);
  g_task_set_task_data (task, g_strdup (person), g_free);
  steward_council_read_in_worker (council, task, load_in_thread);
}

GPtrArray *
steward_queue_load_finish (StewardCouncil  *council,
                           GAsyncResult    *result,
                           GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, council), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
