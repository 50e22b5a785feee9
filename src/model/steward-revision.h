/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-digest.h"
#include "steward-entry.h"

G_BEGIN_DECLS

/* What is reviewed: the canonical JSON of a versioned list of members of an
 * entry, without statistics and times. Its bytes travel as a payload, are what
 * reviewers see, and their digest is what a decision binds. */

GBytes       *steward_revision_write     (const StewardEntry  *entry,
                                          GError             **error) G_GNUC_WARN_UNUSED_RESULT;
StewardEntry *steward_revision_read      (GBytes              *bytes,
                                          GError             **error) G_GNUC_WARN_UNUSED_RESULT;
char         *steward_revision_to_digest (GBytes              *bytes) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
