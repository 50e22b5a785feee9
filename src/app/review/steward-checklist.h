/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "steward-evidence.h"

G_BEGIN_DECLS

/**
 * StewardChecklist:
 *
 * The checklist of a vote, and the criteria of a level below it. What a machine
 * found is told and ticks what it found met; the person has the last word.
 * Signal: "changed".
 */
#define STEWARD_TYPE_CHECKLIST (steward_checklist_get_type ())
G_DECLARE_FINAL_TYPE (StewardChecklist, steward_checklist, STEWARD, CHECKLIST, GtkWidget)

GtkWidget *steward_checklist_new          (void);

void       steward_checklist_set_evidence (StewardChecklist      *self,
                                           const StewardEvidence *evidence);
void       steward_checklist_set_items    (StewardChecklist      *self,
                                           GPtrArray             *items);
char     **steward_checklist_dup_ticked   (StewardChecklist      *self) G_GNUC_WARN_UNUSED_RESULT;
void       steward_checklist_set_ticked   (StewardChecklist      *self,
                                           const char *const     *ticked);

G_END_DECLS
