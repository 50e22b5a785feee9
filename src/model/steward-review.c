/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Making and freeing the records of a review and of a certificate, and the
 * identifiers of their words. */

#include "config.h"

#include "steward-review.h"

static const char *const choices[] = {
  [STEWARD_VOTE_APPROVE] = "approve",
  [STEWARD_VOTE_REJECT] = "reject",
  [STEWARD_VOTE_ABSTAIN] = "abstain",
};

static const char *const standings[] = {
  [STEWARD_STANDING_GRANTED] = "granted",
  [STEWARD_STANDING_SUSPENDED] = "suspended",
  [STEWARD_STANDING_LAPSED] = "lapsed",
  [STEWARD_STANDING_WITHDRAWN] = "withdrawn",
};

static gboolean
find_word (const char *const *words,
           gsize              n_words,
           const char        *id,
           gsize             *out_index)
{
  for (gsize i = 0; i < n_words; i++)
    {
      if (g_strcmp0 (words[i], id) == 0)
        {
          *out_index = i;
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * steward_review_new:
 *
 * Returns: (transfer full): a draft of a certification, with empty lists
 */
StewardReview *
steward_review_new (void)
{
  StewardReview *self = g_new0 (StewardReview, 1);

  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_step_free);
  self->votes = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_vote_free);
  self->recusals = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_recusal_free);
  self->remarks = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_remark_free);
  self->conditions = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_condition_free);
  self->attachments = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_attachment_free);
  self->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_review_change_free);

  return self;
}

static void
free_lists (StewardReview *self)
{
  g_ptr_array_unref (self->steps);
  g_ptr_array_unref (self->votes);
  g_ptr_array_unref (self->recusals);
  g_ptr_array_unref (self->remarks);
  g_ptr_array_unref (self->conditions);
  g_ptr_array_unref (self->attachments);
  g_ptr_array_unref (self->changes);
}

void
steward_review_free (StewardReview *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->subject);
  g_free (self->title);
  g_free (self->domain);
  g_free (self->requester);
  g_free (self->revision);
  g_free (self->revision_payload);
  g_free (self->base);
  g_free (self->base_payload);
  g_free (self->note);
  g_free (self->outcome);
  g_free (self->appeal_of);
  g_free (self->successor);
  free_lists (self);
  g_free (self);
}

/**
 * steward_review_is_open:
 * @self: a review
 *
 * Returns: whether the council has it before it: it may be voted upon
 */
gboolean
steward_review_is_open (const StewardReview *self)
{
  return self->state == STEWARD_CHANGE_IN_REVIEW && self->decided_at == 0;
}

/**
 * steward_review_find_vote:
 * @self: a review
 * @seat: (nullable): id of a seat
 *
 * Returns: (transfer none) (nullable): the last vote recorded for @seat,
 *   whether it counts or not
 */
const StewardVote *
steward_review_find_vote (const StewardReview *self,
                          const char          *seat)
{
  const StewardVote *last = NULL;

  for (guint i = 0; seat != NULL && i < self->votes->len; i++)
    {
      const StewardVote *vote = g_ptr_array_index (self->votes, i);

      if (g_strcmp0 (vote->seat, seat) == 0 && (last == NULL || vote->position >= last->position))
        last = vote;
    }

  return last;
}

const char *
steward_vote_choice_to_id (StewardVoteChoice choice)
{
  return choices[(gsize) choice < G_N_ELEMENTS (choices) ? choice : STEWARD_VOTE_ABSTAIN];
}

/**
 * steward_vote_choice_from_id:
 * @id: (nullable): "approve", "reject" or "abstain"
 * @out_choice: (out): set on success only
 *
 * Returns: whether @id is known
 */
gboolean
steward_vote_choice_from_id (const char        *id,
                             StewardVoteChoice *out_choice)
{
  gsize index;

  if (!find_word (choices, G_N_ELEMENTS (choices), id, &index))
    return FALSE;

  *out_choice = (StewardVoteChoice) index;
  return TRUE;
}

StewardVote *
steward_vote_new (void)
{
  return g_new0 (StewardVote, 1);
}

void
steward_vote_free (StewardVote *self)
{
  if (self == NULL)
    return;

  g_free (self->seat);
  g_free (self->person);
  g_free (self->actor);
  g_free (self->comment);
  g_free (self->checklist);
  g_strfreev (self->except);
  g_free (self->meeting);
  g_free (self);
}

StewardRecusal *
steward_recusal_new (void)
{
  return g_new0 (StewardRecusal, 1);
}

void
steward_recusal_free (StewardRecusal *self)
{
  if (self == NULL)
    return;

  g_free (self->seat);
  g_free (self->person);
  g_free (self->cause);
  g_free (self->reason);
  g_free (self);
}

StewardStep *
steward_step_new (void)
{
  return g_new0 (StewardStep, 1);
}

void
steward_step_free (StewardStep *self)
{
  if (self == NULL)
    return;

  g_free (self->seat);
  g_free (self->reason);
  g_free (self);
}

StewardRemark *
steward_remark_new (void)
{
  return g_new0 (StewardRemark, 1);
}

void
steward_remark_free (StewardRemark *self)
{
  if (self == NULL)
    return;

  g_free (self->person);
  g_free (self->comment);
  g_free (self);
}

StewardCondition *
steward_condition_new (void)
{
  return g_new0 (StewardCondition, 1);
}

void
steward_condition_free (StewardCondition *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->text);
  g_free (self->owner);
  g_free (self->by);
  g_free (self);
}

StewardAttachment *
steward_attachment_new (void)
{
  return g_new0 (StewardAttachment, 1);
}

void
steward_attachment_free (StewardAttachment *self)
{
  if (self == NULL)
    return;

  g_free (self->payload);
  g_free (self->name);
  g_free (self->media_type);
  g_free (self);
}

StewardReviewChange *
steward_review_change_new (void)
{
  return g_new0 (StewardReviewChange, 1);
}

void
steward_review_change_free (StewardReviewChange *self)
{
  if (self == NULL)
    return;

  g_free (self->path);
  g_free (self->kind);
  g_free (self->impact);
  g_free (self->outcome);
  g_free (self);
}

StewardCertificate *
steward_certificate_new (void)
{
  return g_new0 (StewardCertificate, 1);
}

void
steward_certificate_free (StewardCertificate *self)
{
  if (self == NULL)
    return;

  g_free (self->subject);
  g_free (self->review);
  g_free (self->reason);
  g_free (self);
}

/**
 * steward_certificate_get_standing:
 * @self: a certificate
 * @now: microseconds since the epoch
 *
 * A certificate lapses at its `until`, whether or not anybody has recorded it;
 * a suspended one lapses, too. Withdrawn stays withdrawn.
 *
 * Returns: the standing at @now
 */
StewardStanding
steward_certificate_get_standing (const StewardCertificate *self,
                                  gint64                    now)
{
  if (self->standing == STEWARD_STANDING_WITHDRAWN)
    return STEWARD_STANDING_WITHDRAWN;
  if (self->until != 0 && now >= self->until)
    return STEWARD_STANDING_LAPSED;

  return self->standing;
}

const char *
steward_standing_to_id (StewardStanding standing)
{
  return standings[(gsize) standing < G_N_ELEMENTS (standings) ? standing : STEWARD_STANDING_WITHDRAWN];
}

/**
 * steward_standing_from_id:
 * @id: (nullable): "granted", "suspended", "lapsed" or "withdrawn"
 * @out_standing: (out): set on success only
 *
 * Returns: whether @id is known
 */
gboolean
steward_standing_from_id (const char      *id,
                          StewardStanding *out_standing)
{
  gsize index;

  if (!find_word (standings, G_N_ELEMENTS (standings), id, &index))
    return FALSE;

  *out_standing = (StewardStanding) index;
  return TRUE;
}
