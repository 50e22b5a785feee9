/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-badge.h"
#include "steward-plot-scale.h"
#include "steward-slo.h"

G_BEGIN_DECLS

/* Service levels in words and icons, in the person's language. */

typedef struct
{
  const char *icon_name;
  const char *words;                   /* translated */
  const char *css_class;               /* of a mark */
  StewardTone tone;                    /* in a list: the words keep the colour of text unless something is wrong */
} StewardLevelLook;

/* A promise. */
char            *steward_slo_say_title          (const StewardSlo        *slo) G_GNUC_WARN_UNUSED_RESULT;
char            *steward_slo_say_target         (const StewardSlo        *slo) G_GNUC_WARN_UNUSED_RESULT;
char            *steward_slo_say_promise        (const StewardSlo        *slo) G_GNUC_WARN_UNUSED_RESULT;
char            *steward_slo_say_details        (const StewardSlo        *slo) G_GNUC_WARN_UNUSED_RESULT;
const char      *steward_slo_get_plot_title     (const StewardSlo        *slo);
gboolean         steward_slo_has_budget         (const StewardSlo        *slo);

/* How it stands. */
StewardLevelLook steward_level_get_look         (const StewardLevel      *level);
const char      *steward_level_say_reason       (StewardLevelReason       reason);
char            *steward_level_say_since        (const StewardLevel      *level,
                                                 gint64                   now) G_GNUC_WARN_UNUSED_RESULT;
char            *steward_level_say_row          (const StewardLevel      *level,
                                                 gint64                   now) G_GNUC_WARN_UNUSED_RESULT;
double           steward_level_get_trend        (const StewardLevel      *level);

/* Figures. */
char            *steward_level_say_percent      (double                   share,
                                                 double                   target) G_GNUC_WARN_UNUSED_RESULT;
char            *steward_level_say_attainment   (const StewardAttainment *time,
                                                 double                   target,
                                                 guint                    days) G_GNUC_WARN_UNUSED_RESULT;
char            *steward_level_say_budget       (double                   left) G_GNUC_WARN_UNUSED_RESULT;
char            *steward_level_say_scale        (StewardScaleKind         kind,
                                                 double                   value) G_GNUC_WARN_UNUSED_RESULT;
const StewardAttainment *
                 steward_level_get_agreed       (const StewardLevel      *level,
                                                 guint                   *out_days);

/* Days. */
char            *steward_level_say_day          (gint64                   day) G_GNUC_WARN_UNUSED_RESULT;
char            *steward_level_say_day_in_full  (const StewardLevelDay   *day) G_GNUC_WARN_UNUSED_RESULT;
const char      *steward_level_say_gap          (StewardLevelReason       reason);
void             steward_level_days_to_strip    (const StewardLevelDay   *days,
                                                 guint                    n_days,
                                                 guint8                  *out_strip);

G_END_DECLS
