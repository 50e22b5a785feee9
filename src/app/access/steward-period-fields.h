/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "steward-access-rules.h"

G_BEGIN_DECLS

/**
 * StewardPeriodFields:
 *
 * From when until when, with the longest that the charter allows; or an
 * emergency, which is short and reviewed afterwards. Signal: "changed".
 */
#define STEWARD_TYPE_PERIOD_FIELDS (steward_period_fields_get_type ())
G_DECLARE_FINAL_TYPE (StewardPeriodFields, steward_period_fields, STEWARD, PERIOD_FIELDS, AdwBin)

GtkWidget *steward_period_fields_new            (void);

void       steward_period_fields_set_rules      (StewardPeriodFields      *self,
                                                 const StewardAccessRules *rules);
void       steward_period_fields_set_classification (StewardPeriodFields  *self,
                                                 StewardClassification     classification,
                                                 gint64                    now);
void       steward_period_fields_set            (StewardPeriodFields      *self,
                                                 gint64                    since,
                                                 gint64                    until,
                                                 gboolean                  emergency);
gboolean   steward_period_fields_get_emergency  (StewardPeriodFields      *self);
gint64     steward_period_fields_get_since      (StewardPeriodFields      *self);
gint64     steward_period_fields_get_until      (StewardPeriodFields      *self,
                                                 gint64                    now);
char      *steward_period_fields_find_fault     (StewardPeriodFields      *self,
                                                 gint64                    now) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
