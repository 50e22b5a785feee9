/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "steward-evidence.h"

G_BEGIN_DECLS

/**
 * StewardEvidencePane:
 *
 * The pane that asks: what is true? It scrolls by keys while it has the focus.
 *
 * Signals: "except-changed" (other changes are left out of an approval),
 * "retry" (the evidence is wanted again).
 */
#define STEWARD_TYPE_EVIDENCE_PANE (steward_evidence_pane_get_type ())
G_DECLARE_FINAL_TYPE (StewardEvidencePane, steward_evidence_pane, STEWARD, EVIDENCE_PANE, AdwBin)

GtkWidget    *steward_evidence_pane_new          (void);

AdwHeaderBar *steward_evidence_pane_get_header   (StewardEvidencePane *self);
char        **steward_evidence_pane_dup_except   (StewardEvidencePane *self) G_GNUC_WARN_UNUSED_RESULT;

void          steward_evidence_pane_set_loading  (StewardEvidencePane *self,
                                                  const char          *title);
void          steward_evidence_pane_set_evidence (StewardEvidencePane *self,
                                                  StewardEvidence     *evidence,
                                                  const char          *person);
void          steward_evidence_pane_set_except   (StewardEvidencePane *self,
                                                  const char *const   *paths);
void          steward_evidence_pane_set_steps    (StewardEvidencePane *self,
                                                  gboolean             back,
                                                  gboolean             decide);
void          steward_evidence_pane_show_hint    (StewardEvidencePane *self,
                                                  const char          *title,
                                                  const char          *words,
                                                  const char          *subject);
void          steward_evidence_pane_show_error   (StewardEvidencePane *self,
                                                  const GError        *error);
void          steward_evidence_pane_jump         (StewardEvidencePane *self,
                                                  int                  step);
void          steward_evidence_pane_scroll       (StewardEvidencePane *self,
                                                  double               pages);

G_END_DECLS
