/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Making and freeing the records of an access and of a campaign, and what their
 * states say at a given time. */

#include "config.h"

#include "steward-access.h"

#include <string.h>

/**
 * steward_access_new:
 *
 * Returns: (transfer full): a request of nothing by nobody, with empty lists;
 *   its ask and terms are %NULL
 */
StewardAccess *
steward_access_new (void)
{
  StewardAccess *self = g_new0 (StewardAccess, 1);

  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_access_step_free);
  self->votes = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_access_vote_free);
  self->remarks = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_remark_free);
  self->attachments = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_attachment_free);
  self->effects = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_effect_record_free);
  self->flags = g_ptr_array_new_with_free_func (g_free);

  return self;
}

static void
free_lists (StewardAccess *self)
{
  g_ptr_array_unref (self->steps);
  g_ptr_array_unref (self->votes);
  g_ptr_array_unref (self->remarks);
  g_ptr_array_unref (self->attachments);
  g_ptr_array_unref (self->effects);
  g_ptr_array_unref (self->flags);
}

void
steward_access_free (StewardAccess *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  steward_access_ask_free (self->ask);
  g_free (self->provision_reason);
  g_free (self->subject);
  g_free (self->title);
  g_free (self->domain);
  g_free (self->contract_version);
  g_free (self->contract);
  g_free (self->contract_payload);
  g_free (self->requester);
  g_free (self->purpose_text);
  steward_access_terms_free (self->asked);
  steward_access_terms_free (self->terms);
  g_free (self->rule);
  g_free (self->outcome);
  free_lists (self);
  g_free (self);
}

StewardAccessStep *
steward_access_step_new (void)
{
  return g_new0 (StewardAccessStep, 1);
}

void
steward_access_step_free (StewardAccessStep *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->title);
  g_strfreev (self->roles);
  g_free (self->rule);
  g_free (self->reason);
  g_free (self);
}

StewardAccessVote *
steward_access_vote_new (void)
{
  return g_new0 (StewardAccessVote, 1);
}

void
steward_access_vote_free (StewardAccessVote *self)
{
  if (self == NULL)
    return;

  g_free (self->step);
  g_free (self->role);
  g_free (self->person);
  g_free (self->actor);
  g_free (self->comment);
  g_free (self->checklist);
  g_free (self->effect);
  g_free (self);
}

StewardEffectRecord *
steward_effect_record_new (void)
{
  return g_new0 (StewardEffectRecord, 1);
}

void
steward_effect_record_free (StewardEffectRecord *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->action);
  g_free (self->outcome);
  g_free (self->digest);
  g_free (self->statements);
  g_free (self->words);
  g_free (self->observed);
  g_free (self);
}

StewardCampaign *
steward_campaign_new (void)
{
  StewardCampaign *self = g_new0 (StewardCampaign, 1);

  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_campaign_item_free);

  return self;
}

void
steward_campaign_free (StewardCampaign *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->title);
  g_free (self->domain);
  g_free (self->subject);
  g_free (self->opened_by);
  g_ptr_array_unref (self->items);
  g_free (self);
}

StewardCampaignItem *
steward_campaign_item_new (void)
{
  return g_new0 (StewardCampaignItem, 1);
}

void
steward_campaign_item_free (StewardCampaignItem *self)
{
  if (self == NULL)
    return;

  g_free (self->access);
  g_free (self->person);
  g_free (self->comment);
  g_free (self);
}

StewardPrincipal *
steward_principal_new (void)
{
  return g_new0 (StewardPrincipal, 1);
}

void
steward_principal_free (StewardPrincipal *self)
{
  if (self == NULL)
    return;

  g_free (self->source);
  g_free (self->principal);
  g_free (self->consumer);
  g_free (self);
}

/**
 * steward_access_is_open:
 * @self: an access
 *
 * Returns: whether it waits to be decided
 */
gboolean
steward_access_is_open (const StewardAccess *self)
{
  return self->state == STEWARD_ACCESS_REQUESTED;
}

/**
 * steward_access_is_live:
 * @self: an access
 * @now: microseconds since the epoch
 *
 * Returns: whether somebody may have at @now what it says. It ends with its
 *   period, whether or not anybody has recorded that.
 */
gboolean
steward_access_is_live (const StewardAccess *self,
                        gint64               now)
{
  const StewardAccessTerms *terms = self->terms;

  if (self->state != STEWARD_ACCESS_APPROVED || terms == NULL ||
      (self->ask != NULL && self->ask->kind == STEWARD_ACCESS_KIND_REVOCATION))
    return FALSE;

  return terms->since <= now && (terms->until == 0 || now < terms->until);
}

/* Whether the platform was seen to have got it, and not seen to have lost it. */
static gboolean
was_granted (const StewardAccess *self)
{
  gboolean granted = FALSE;

  for (guint i = 0; i < self->effects->len; i++)
    {
      const StewardEffectRecord *effect = g_ptr_array_index (self->effects, i);
      gboolean done = g_strcmp0 (effect->outcome, "done") == 0 || g_strcmp0 (effect->outcome, "confirmed") == 0;

      if (g_strcmp0 (effect->action, "grant") == 0)
        granted = granted || done || g_strcmp0 (effect->outcome, "partial") == 0;
      else if (done)
        granted = FALSE;
    }

  return granted;
}

static gboolean
is_over (const StewardAccess *self,
         gint64               now)
{
  return self->state == STEWARD_ACCESS_EXPIRED || self->state == STEWARD_ACCESS_REVOKED ||
         (self->state == STEWARD_ACCESS_APPROVED && self->terms != NULL && self->terms->until != 0 &&
          now >= self->terms->until);
}

/**
 * steward_access_is_overdue:
 * @self: an access
 * @now: microseconds since the epoch
 *
 * Returns: whether the platform should not have it any more, and is not known
 *   to have lost it
 */
gboolean
steward_access_is_overdue (const StewardAccess *self,
                           gint64               now)
{
  if (self->provision == STEWARD_PROVISION_DEPROVISIONED)
    return FALSE;
  if (self->ask != NULL && self->ask->kind == STEWARD_ACCESS_KIND_REVOCATION)
    return self->state == STEWARD_ACCESS_APPROVED;
  if (!is_over (self, now) || self->provision == STEWARD_PROVISION_NONE)
    return FALSE;

  return self->provision != STEWARD_PROVISION_FAILED || was_granted (self);
}

/**
 * steward_access_is_review_overdue:
 * @self: an access
 * @now: microseconds since the epoch
 *
 * Returns: whether it is an emergency whose review should have been by now
 */
gboolean
steward_access_is_review_overdue (const StewardAccess *self,
                                  gint64               now)
{
  return self->review_due != 0 && self->reviewed_at == 0 && now >= self->review_due;
}

/**
 * steward_access_find_vote:
 * @self: an access
 * @step: (nullable): id of a step
 * @role: (nullable): one of its roles
 *
 * Returns: (transfer none) (nullable): the last vote recorded for it, whether
 *   it counts or not
 */
const StewardAccessVote *
steward_access_find_vote (const StewardAccess *self,
                          const char          *step,
                          const char          *role)
{
  const StewardAccessVote *last = NULL;

  for (guint i = 0; step != NULL && role != NULL && i < self->votes->len; i++)
    {
      const StewardAccessVote *vote = g_ptr_array_index (self->votes, i);

      if (g_strcmp0 (vote->step, step) == 0 && g_strcmp0 (vote->role, role) == 0 &&
          (last == NULL || vote->position >= last->position))
        last = vote;
    }

  return last;
}
