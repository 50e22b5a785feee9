/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-access.h"
#include "steward-council.h"
#include "steward-worker.h"

G_BEGIN_DECLS

/* Between the files of this folder. */

/* Runs @func in the thread that reads for pages; a closed council cancels. */
void                 steward_council_read_in_worker (StewardCouncil       *self,
                                                     GTask                *task,
                                                     GTaskThreadFunc       func);
void                 steward_council_act_in_worker  (StewardCouncil       *self,
                                                     GTask                *task,
                                                     GTaskThreadFunc       func);
StewardCouncilState *steward_council_read_state     (StewardCouncil       *self,
                                                     gint64                position,
                                                     const char           *seal,
                                                     GError              **error) G_GNUC_WARN_UNUSED_RESULT;
StewardCouncilState *steward_council_load_state_for_access_sync (StewardCouncil *self,
                                                     const StewardAccess  *access,
                                                     GError              **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean             steward_council_sign           (StewardCouncil       *self,
                                                     StewardAct           *act,
                                                     GError              **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean             steward_council_is_signed_type (const char           *type);

G_END_DECLS
