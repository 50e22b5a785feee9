/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-entry.h"

G_BEGIN_DECLS

/* The same seed makes the same entry. */
StewardEntry *random_entry (guint32 seed) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
