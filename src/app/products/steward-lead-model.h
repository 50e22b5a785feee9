/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-query-model.h"

G_BEGIN_DECLS

/**
 * StewardLeadModel:
 *
 * A #StewardQueryModel as a list widget can bear it: when all rows change at
 * once it shows the first ones, and the others when nothing else is to be
 * done. Property: "whole" (everything is shown).
 */
#define STEWARD_TYPE_LEAD_MODEL (steward_lead_model_get_type ())
G_DECLARE_FINAL_TYPE (StewardLeadModel, steward_lead_model, STEWARD, LEAD_MODEL, GObject)

StewardLeadModel  *steward_lead_model_new          (StewardQueryModel *model) G_GNUC_WARN_UNUSED_RESULT;

StewardQueryModel *steward_lead_model_get_model    (StewardLeadModel  *self);
guint              steward_lead_model_get_n_lead   (StewardLeadModel  *self);
gboolean           steward_lead_model_get_whole    (StewardLeadModel  *self);

void               steward_lead_model_set_window   (StewardLeadModel  *self,
                                                    guint              n_rows);
void               steward_lead_model_expect       (StewardLeadModel  *self,
                                                    gboolean           at_top);
void               steward_lead_model_hurry        (StewardLeadModel  *self);
void               steward_lead_model_settle       (StewardLeadModel  *self);

G_END_DECLS
