/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reviews with all that belongs to them, and reviews found by words. */

#include "config.h"

#include "steward-council-rows-private.h"

#include "steward-search-words.h"

#include <string.h>

static gboolean
read_review_cb (StewardCells  *cells,
                gpointer       data,
                GError       **error)
{
  GPtrArray *reviews = data;
  g_autoptr(StewardReview) review = steward_review_new ();

  review->id = steward_cells_dup_text (cells);
  review->version = steward_cells_get_number (cells);
  if (!steward_cells_get_review_kind (cells, &review->kind, error) ||
      !steward_cells_get_change_state (cells, &review->state, error))
    return FALSE;
  review->subject = steward_cells_dup_text (cells);
  review->title = steward_cells_dup_text (cells);
  review->domain = steward_cells_dup_text (cells);
  review->requester = steward_cells_dup_text (cells);
  review->touches = steward_cells_get_touches (cells);
  review->revision = steward_cells_dup_text (cells);
  review->revision_payload = steward_cells_dup_text (cells);
  review->base = steward_cells_dup_text (cells);
  review->base_payload = steward_cells_dup_text (cells);
  review->note = steward_cells_dup_text (cells);
  review->level = steward_certification_from_text (steward_cells_get_text (cells));
  review->until = steward_cells_get_number (cells);
  review->charter = steward_cells_get_number (cells);
  review->opened_at = steward_cells_get_number (cells);
  review->due = steward_cells_get_number (cells);
  review->decided_at = steward_cells_get_number (cells);
  review->outcome = steward_cells_dup_text (cells);
  review->overridden = steward_cells_get_number (cells) != 0;
  review->appeal_of = steward_cells_dup_text (cells);
  review->successor = steward_cells_dup_text (cells);
  g_ptr_array_add (reviews, g_steal_pointer (&review));

  return TRUE;
}

static gboolean
read_step_cb (StewardCells  *cells,
              gpointer       data,
              GError       **error)
{
  StewardReview *review = data;
  StewardStep *step = steward_step_new ();

  step->seat = steward_cells_dup_text (cells);
  step->asked = steward_cells_get_number (cells) != 0;
  step->reason = steward_cells_dup_text (cells);
  g_ptr_array_add (review->steps, step);

  return TRUE;
}

static gboolean
read_choice (StewardCells       *cells,
             StewardVoteChoice  *out_choice,
             GError            **error)
{
  const char *id = steward_cells_get_text (cells);

  if (steward_vote_choice_from_id (id, out_choice))
    return TRUE;

  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_SCHEMA_TOO_NEW, "There is a vote with an unknown choice, “%.40s”.",
               id != NULL ? id : "");
  return FALSE;
}

/* One path a line; a path has no line break. */
static char **
split_paths (const char *lines)
{
  return lines != NULL ? g_strsplit (lines, "\n", -1) : NULL;
}

static gboolean
read_vote_cb (StewardCells  *cells,
              gpointer       data,
              GError       **error)
{
  StewardReview *review = data;
  StewardVote *vote = steward_vote_new ();

  g_ptr_array_add (review->votes, vote);
  vote->seat = steward_cells_dup_text (cells);
  vote->person = steward_cells_dup_text (cells);
  vote->actor = steward_cells_dup_text (cells);
  if (!read_choice (cells, &vote->choice, error))
    return FALSE;
  vote->time = steward_cells_get_number (cells);
  vote->position = steward_cells_get_number (cells);
  vote->comment = steward_cells_dup_text (cells);
  vote->checklist = steward_cells_dup_text (cells);
  vote->except = split_paths (steward_cells_get_text (cells));
  vote->delegate = steward_cells_get_number (cells) != 0;
  vote->meeting = steward_cells_dup_text (cells);

  return TRUE;
}

static gboolean
read_recusal_cb (StewardCells  *cells,
                 gpointer       data,
                 GError       **error)
{
  StewardReview *review = data;
  StewardRecusal *recusal = steward_recusal_new ();

  recusal->seat = steward_cells_dup_text (cells);
  recusal->person = steward_cells_dup_text (cells);
  recusal->time = steward_cells_get_number (cells);
  recusal->cause = steward_cells_dup_text (cells);
  recusal->reason = steward_cells_dup_text (cells);
  g_ptr_array_add (review->recusals, recusal);

  return TRUE;
}

static gboolean
read_remark_cb (StewardCells  *cells,
                gpointer       data,
                GError       **error)
{
  StewardReview *review = data;
  StewardRemark *remark = steward_remark_new ();

  remark->person = steward_cells_dup_text (cells);
  remark->time = steward_cells_get_number (cells);
  remark->position = steward_cells_get_number (cells);
  remark->comment = steward_cells_dup_text (cells);
  remark->asks_changes = steward_cells_get_number (cells) != 0;
  g_ptr_array_add (review->remarks, remark);

  return TRUE;
}

static gboolean
read_condition_cb (StewardCells  *cells,
                   gpointer       data,
                   GError       **error)
{
  StewardReview *review = data;
  StewardCondition *condition = steward_condition_new ();

  condition->id = steward_cells_dup_text (cells);
  condition->text = steward_cells_dup_text (cells);
  condition->owner = steward_cells_dup_text (cells);
  condition->due = steward_cells_get_number (cells);
  condition->met_at = steward_cells_get_number (cells);
  condition->by = steward_cells_dup_text (cells);
  g_ptr_array_add (review->conditions, condition);

  return TRUE;
}

static gboolean
read_attachment_cb (StewardCells  *cells,
                    gpointer       data,
                    GError       **error)
{
  StewardReview *review = data;
  StewardAttachment *attachment = steward_attachment_new ();

  attachment->payload = steward_cells_dup_text (cells);
  attachment->name = steward_cells_dup_text (cells);
  attachment->media_type = steward_cells_dup_text (cells);
  attachment->time = steward_cells_get_number (cells);
  g_ptr_array_add (review->attachments, attachment);

  return TRUE;
}

static gboolean
read_change_cb (StewardCells  *cells,
                gpointer       data,
                GError       **error)
{
  StewardReview *review = data;
  StewardReviewChange *change = steward_review_change_new ();

  change->path = steward_cells_dup_text (cells);
  change->kind = steward_cells_dup_text (cells);
  change->impact = steward_cells_dup_text (cells);
  change->outcome = steward_cells_dup_text (cells);
  g_ptr_array_add (review->changes, change);

  return TRUE;
}

/* What belongs to a review: a query each. */
static const struct
{
  const char *query;
  StewardRowsVisit visit;
} parts[] = {
  { "council/review-steps", read_step_cb },
  { "council/review-votes", read_vote_cb },
  { "council/review-recusals", read_recusal_cb },
  { "council/review-remarks", read_remark_cb },
  { "council/review-conditions", read_condition_cb },
  { "council/review-attachments", read_attachment_cb },
  { "council/review-changes", read_change_cb },
};

static gboolean
read_parts (StewardDb  *db,
            GPtrArray  *reviews,
            GError    **error)
{
  for (guint i = 0; i < reviews->len; i++)
    {
      StewardReview *review = g_ptr_array_index (reviews, i);

      for (gsize j = 0; j < G_N_ELEMENTS (parts); j++)
        if (!steward_council_rows_visit (db, parts[j].query, review->id, parts[j].visit, review, error))
          return FALSE;
    }

  return TRUE;
}

typedef struct
{
  const StewardReviewFilter *filter;
  const char *id;
  GPtrArray *reviews;                  /* (owned) */
} ListCall;

static gboolean
list_reviews (StewardDb  *db,
              gpointer    data,
              GError    **error)
{
  const ListCall *call = data;
  const StewardReviewFilter *filter = call->filter;
  g_autofree char *words = steward_search_words_to_list (filter->text);
  StewardStatement *statement = steward_db_prepare (db, "council/review-list", error);

  if (statement == NULL)
    return FALSE;
  steward_statement_bind_int64 (statement, ":open_only", filter->open_only);
  steward_statement_bind_int64 (statement, ":undone_only", filter->undone_only);
  steward_statement_bind_text (statement, ":subject", filter->subject);
  steward_statement_bind_text (statement, ":words", words);
  steward_statement_bind_int64 (statement, ":limit", filter->limit > 0 ? filter->limit : -1);

  return steward_council_rows_visit_statement (statement, read_review_cb, call->reviews, error) &&
         read_parts (db, call->reviews, error);
}

/**
 * steward_council_rows_list_reviews:
 * @self: the store
 * @filter: (nullable): which ones; %NULL for all
 * @error: return location
 *
 * Returns: (transfer full) (element-type StewardReview): open ones first, by
 *   what is due first; then the others, the latest first
 */
GPtrArray *
steward_council_rows_list_reviews (StewardGovernance          *self,
                                   const StewardReviewFilter  *filter,
                                   GError                    **error)
{
  static const StewardReviewFilter everything = { 0 };
  g_autoptr(GPtrArray) reviews = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_review_free);
  ListCall call = { filter != NULL ? filter : &everything, NULL, reviews };

  return steward_council_rows_run (self, list_reviews, &call, error) ? g_steal_pointer (&reviews) : NULL;
}

static gboolean
load_review (StewardDb  *db,
             gpointer    data,
             GError    **error)
{
  const ListCall *call = data;

  return steward_council_rows_visit (db, "council/review-load", call->id, read_review_cb, call->reviews, error) &&
         read_parts (db, call->reviews, error);
}

/**
 * steward_council_rows_load_review:
 * @self: the store
 * @id: "2026-001"
 * @error: return location; %STEWARD_ERROR_NOT_FOUND
 *
 * Returns: (transfer full): the review with all that belongs to it
 */
StewardReview *
steward_council_rows_load_review (StewardGovernance  *self,
                                  const char         *id,
                                  GError            **error)
{
  g_autoptr(GPtrArray) reviews = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_review_free);
  ListCall call = { NULL, id, reviews };

  if (!steward_council_rows_run (self, load_review, &call, error))
    return NULL;
  if (reviews->len > 0)
    return g_ptr_array_steal_index (reviews, 0);

  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND, "There is no review “%.80s”.", id);
  return NULL;
}

typedef struct
{
  char *match;                         /* (owned): any of the words */
  const char *except;
  guint limit;
  GPtrArray *found;                    /* (unowned) (element-type StewardPastReview) */
} SimilarCall;

static gboolean
read_past_cb (StewardCells  *cells,
              gpointer       data,
              GError       **error)
{
  g_autoptr(StewardPastReview) past = g_new0 (StewardPastReview, 1);
  const char *snippet;

  past->review = steward_cells_dup_text (cells);
  past->title = steward_cells_dup_text (cells);
  snippet = steward_cells_get_text (cells);
  past->snippet = g_utf8_make_valid (snippet != NULL ? snippet : "", -1);
  if (!steward_cells_get_review_kind (cells, &past->kind, error) ||
      !steward_cells_get_change_state (cells, &past->state, error))
    return FALSE;
  past->outcome = steward_cells_dup_text (cells);
  past->decided_at = steward_cells_get_number (cells);
  g_ptr_array_add (data, g_steal_pointer (&past));

  return TRUE;
}

static gboolean
find_similar (StewardDb  *db,
              gpointer    data,
              GError    **error)
{
  const SimilarCall *call = data;
  StewardStatement *statement = steward_db_prepare (db, "council/review-similar", error);

  if (statement == NULL)
    return FALSE;
  steward_statement_bind_text (statement, ":words", call->match);
  steward_statement_bind_text (statement, ":except", call->except);
  steward_statement_bind_int64 (statement, ":limit", call->limit > 0 ? (gint64) call->limit : -1);

  return steward_council_rows_visit_statement (statement, read_past_cb, call->found, error);
}

/**
 * steward_council_rows_find_similar:
 * @self: the store
 * @words: what they should be about, in any order; one is enough
 * @except_review: (nullable): id of a review that is left out
 * @limit: at most so many; 0 for all
 * @error: return location
 *
 * Returns: (transfer full) (element-type StewardPastReview): best first
 */
GPtrArray *
steward_council_rows_find_similar (StewardGovernance  *self,
                                   const char         *words,
                                   const char         *except_review,
                                   guint               limit,
                                   GError            **error)
{
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_past_review_free);
  g_autofree char *match = steward_search_words_to_any (words);
  SimilarCall call = { match, except_review, limit, found };

  if (match != NULL && !steward_council_rows_run (self, find_similar, &call, error))
    return NULL;

  return g_steal_pointer (&found);
}

typedef struct
{
  const char *review;
  const char *seat;
  gint64 until;
} DeferralCall;

static gboolean
read_until_cb (StewardCells  *cells,
               gpointer       data,
               GError       **error)
{
  DeferralCall *call = data;

  call->until = steward_cells_get_number (cells);
  return TRUE;
}

static gboolean
get_deferral (StewardDb  *db,
              gpointer    data,
              GError    **error)
{
  DeferralCall *call = data;
  StewardStatement *statement = steward_db_prepare (db, "council/review-deferral", error);

  if (statement == NULL)
    return FALSE;
  steward_statement_bind_text (statement, ":review", call->review);
  steward_statement_bind_text (statement, ":seat", call->seat);

  return steward_council_rows_visit_statement (statement, read_until_cb, call, error);
}

/**
 * steward_council_rows_get_deferral:
 * @self: the store
 * @review: id of a review
 * @seat: id of a seat
 * @out_until: (out): until when the seat put it off; 0 for not at all
 * @error: return location
 *
 * Returns: whether it could be read
 */
gboolean
steward_council_rows_get_deferral (StewardGovernance  *self,
                                   const char         *review,
                                   const char         *seat,
                                   gint64             *out_until,
                                   GError            **error)
{
  DeferralCall call = { review, seat, 0 };
  gboolean ok = steward_council_rows_run (self, get_deferral, &call, error);

  *out_until = call.until;
  return ok;
}

void
steward_past_review_free (StewardPastReview *self)
{
  if (self == NULL)
    return;

  g_free (self->review);
  g_free (self->title);
  g_free (self->snippet);
  g_free (self->outcome);
  g_free (self);
}
