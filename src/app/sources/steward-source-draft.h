/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-source-field.h"

G_BEGIN_DECLS

/* Between the fields of the form and a source. @fields is an array of
 * #StewardSourceField: the name first, then those of the kind. */

void           steward_source_draft_fill_in      (GPtrArray     *fields,
                                                  StewardSource *source);
StewardSource *steward_source_draft_make_source  (GPtrArray     *fields,
                                                  const char    *id,
                                                  const char    *kind,
                                                  StewardSource *original) G_GNUC_WARN_UNUSED_RESULT;
GHashTable    *steward_source_draft_make_secrets (GPtrArray     *fields) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
