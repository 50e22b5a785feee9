/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-council.h"
#include "steward-effects-doors.h"

G_BEGIN_DECLS

/* What an entry of the sample council that is about access leaves to be found
 * out: names for ids, columns for terms, statements for a decision. */
gboolean steward_sample_access_fill (StewardCouncil      *council,
                                     StewardEffectsDoors *doors,
                                     const char          *folder,
                                     const StewardNode   *entry,
                                     StewardIntent       *intent,
                                     GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
