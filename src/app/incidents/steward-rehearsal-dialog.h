/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "steward-services.h"

G_BEGIN_DECLS

/**
 * StewardRehearsalDialog:
 *
 * What another target would have been worth over the recorded history, answered
 * while it is typed. Nothing is recorded.
 */
#define STEWARD_TYPE_REHEARSAL_DIALOG (steward_rehearsal_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StewardRehearsalDialog, steward_rehearsal_dialog, STEWARD, REHEARSAL_DIALOG, AdwWindow)

StewardRehearsalDialog *steward_rehearsal_dialog_new     (GtkWindow              *parent,
                                                          StewardServices        *services,
                                                          const StewardSlo       *slo,
                                                          const char             *name);
void                    steward_rehearsal_dialog_present (GtkWindow              *parent,
                                                          StewardServices        *services,
                                                          const StewardLevel     *level);
void                    steward_rehearsal_dialog_show    (StewardRehearsalDialog *self,
                                                          const StewardRehearsal *rehearsal,
                                                          const GError           *error);

G_END_DECLS
