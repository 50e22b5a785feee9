/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-document.h"

G_BEGIN_DECLS

char *steward_server_address (const StewardNode *server,
                              const char        *object) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
