/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "steward-evidence.h"

G_BEGIN_DECLS

/* Blocks of the evidence. Each is a block with its title, or NULL when there is
 * nothing to say. Buttons in them activate actions: "win.open-product" and
 * "review.open", both with what they open. */

GtkWidget *steward_evidence_block_new      (const char            *title,
                                            const char            *aside,
                                            GtkWidget             *content);
GtkWidget *steward_evidence_note_new       (const StewardEvidence *evidence);
GtkWidget *steward_evidence_criteria_new   (const StewardEvidence *evidence);
GtkWidget *steward_evidence_checks_new     (GPtrArray             *checks,
                                            guint                  from);
GtkWidget *steward_evidence_findings_new   (GPtrArray             *findings,
                                            GPtrArray             *out_rows);
GtkWidget *steward_evidence_levels_new     (const StewardEvidence *evidence);
GtkWidget *steward_evidence_downstream_new (const StewardEvidence *evidence);
GtkWidget *steward_evidence_conditions_new (const StewardEvidence *evidence,
                                            const char            *person);
GtkWidget *steward_evidence_timeline_new   (const StewardEvidence *evidence);
GtkWidget *steward_evidence_files_new      (const StewardEvidence *evidence);
GtkWidget *steward_evidence_past_new       (GPtrArray             *past,
                                            const char            *title);
guint      steward_evidence_count_checklist (const StewardEvidence *evidence);

G_END_DECLS
