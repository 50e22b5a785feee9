/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-access-case.h"
#include "steward-badge.h"
#include "steward-services.h"

G_BEGIN_DECLS

/* How the answers are called, and their keys. */
typedef struct
{
  StewardAnswer answer;
  const char *title;                   /* N_() */
  const char *key;
  guint keyval;
  const char *button;                  /* N_() */
  const char *icon_name;
  StewardTone tone;
} StewardAnswerLook;

const StewardAnswerLook *steward_answer_looks (gsize *out_n_looks);

/**
 * StewardCampaignAnswer:
 *
 * One answer before it is recorded: why, what it takes back, and the event.
 * Hidden while nothing is answered. Signals: "confirmed" (see
 * steward_campaign_answer_take_act()), "cancelled".
 */
#define STEWARD_TYPE_CAMPAIGN_ANSWER (steward_campaign_answer_get_type ())
G_DECLARE_FINAL_TYPE (StewardCampaignAnswer, steward_campaign_answer, STEWARD, CAMPAIGN_ANSWER, GtkBox)

GtkWidget  *steward_campaign_answer_new      (StewardServices            *services);

void        steward_campaign_answer_open     (StewardCampaignAnswer      *self,
                                              const char                 *campaign,
                                              const char                 *access,
                                              const StewardAccessSummary *summary,
                                              const StewardAnswerLook    *look);
void        steward_campaign_answer_close    (StewardCampaignAnswer      *self);
gboolean    steward_campaign_answer_is_open  (StewardCampaignAnswer      *self);
void        steward_campaign_answer_prepare  (StewardCampaignAnswer      *self);
void        steward_campaign_answer_confirm  (StewardCampaignAnswer      *self);
StewardAct *steward_campaign_answer_take_act (StewardCampaignAnswer      *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
