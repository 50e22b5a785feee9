/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "steward-council.h"
#include "steward-incident.h"

G_BEGIN_DECLS

/* Incidents in words and marks. Times are microseconds since the epoch. */

typedef struct
{
  const char *icon_name;
  const char *css_class;               /* of the mark */
  const char *words;                   /* translated */
} StewardIncidentLook;

StewardIncidentLook steward_incident_get_look       (const StewardIncident        *self);
gboolean    steward_incident_is_late                (const StewardIncident        *self,
                                                     gint64                        now);
char       *steward_incident_say_length             (gint64                        microseconds) G_GNUC_WARN_UNUSED_RESULT;
char       *steward_incident_say_clock              (const StewardIncident        *self,
                                                     gint64                        now) G_GNUC_WARN_UNUSED_RESULT;
char       *steward_incident_say_due                (const StewardIncident        *self,
                                                     gint64                        now) G_GNUC_WARN_UNUSED_RESULT;
char       *steward_incident_say_who                (const StewardIncident        *self,
                                                     StewardCouncilState          *state) G_GNUC_WARN_UNUSED_RESULT;
char       *steward_incident_say_figures            (const StewardIncidentFigures *figures) G_GNUC_WARN_UNUSED_RESULT;
char       *steward_incident_say_label              (const StewardIncident        *self,
                                                     StewardCouncilState          *state,
                                                     gint64                        now) G_GNUC_WARN_UNUSED_RESULT;
const char *steward_incident_cause_to_title         (const char                   *cause_kind);
const char *steward_incident_remark_to_icon         (StewardIncidentRemarkKind     kind);
char       *steward_incident_say_remark             (const StewardIncidentRemark  *remark,
                                                     StewardCouncilState          *state) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
