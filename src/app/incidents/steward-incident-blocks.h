/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "steward-incident-case.h"

G_BEGIN_DECLS

/* One incident with what is needed to show it. */
typedef struct
{
  StewardIncidentCase *kase;           /* owned */
  StewardCouncilState *state;          /* owned, nullable: names of persons */
  GHashTable *texts;                   /* owned: payload → char*; an erased one says so */
} StewardIncidentFile;

StewardIncidentFile *steward_incident_file_load_sync (StewardCouncil            *council,
                                                      const char                *incident,
                                                      gint64                     now,
                                                      GError                   **error) G_GNUC_WARN_UNUSED_RESULT;
void                 steward_incident_file_free      (StewardIncidentFile       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardIncidentFile, steward_incident_file_free)

/* Blocks of the page. Each is a block with its title, or NULL when there is
 * nothing to say. Buttons in them activate actions "incident.…". */

GtkWidget           *steward_incident_pills_new      (const StewardIncidentFile *file);
GtkWidget           *steward_incident_clock_new      (const StewardIncidentFile *file);
GtkWidget           *steward_incident_missed_new     (const StewardIncidentFile *file);
GtkWidget           *steward_incident_downstream_new (const StewardIncidentFile *file);
GtkWidget           *steward_incident_rules_new      (const StewardIncidentFile *file);
GtkWidget           *steward_incident_history_new    (const StewardIncidentFile *file);
GtkWidget           *steward_incident_earlier_new    (const StewardIncidentFile *file);

char                *steward_incident_make_mail      (const StewardIncidentCase *kase) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
