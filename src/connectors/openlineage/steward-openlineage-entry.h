/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-document.h"
#include "steward-entry.h"

G_BEGIN_DECLS

StewardEntry *steward_openlineage_make_entry     (const char         *address,
                                                  const char         *name) G_GNUC_WARN_UNUSED_RESULT;
void          steward_openlineage_set_columns    (StewardEntry       *entry,
                                                  const StewardNode  *fields);
gboolean      steward_openlineage_describe_entry (StewardEntry       *entry,
                                                  const StewardNode  *dataset);

G_END_DECLS
