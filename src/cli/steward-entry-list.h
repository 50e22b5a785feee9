/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-cli.h"

G_BEGIN_DECLS

StewardExit steward_entry_list (StewardCli        *cli,
                                char            ***argv,
                                StewardEntryKind   kind);

G_END_DECLS
