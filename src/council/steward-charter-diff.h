/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-entry-diff.h"

G_BEGIN_DECLS

GPtrArray *steward_charter_diff (const char *before,
                                 const char *after) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
