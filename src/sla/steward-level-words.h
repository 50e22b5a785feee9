/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-attainment.h"

G_BEGIN_DECLS

/* Figures in words, in English: for stewardctl, events and reports. The window
 * says the same in the person's language. */

char *steward_length_to_words       (gint64                   microseconds) G_GNUC_WARN_UNUSED_RESULT;
char *steward_share_to_percent      (double                   share,
                                     double                   target) G_GNUC_WARN_UNUSED_RESULT;
char *steward_slo_to_words          (const StewardSlo        *slo) G_GNUC_WARN_UNUSED_RESULT;
char *steward_slo_get_name          (const StewardSlo        *slo) G_GNUC_WARN_UNUSED_RESULT;
char *steward_budget_to_words       (const StewardSlo        *slo,
                                     const StewardAttainment *window,
                                     guint                    days) G_GNUC_WARN_UNUSED_RESULT;
char *steward_value_to_words        (const StewardSlo        *slo,
                                     double                   value) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
