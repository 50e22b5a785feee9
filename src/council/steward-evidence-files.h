/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-verb-context.h"

G_BEGIN_DECLS

#define STEWARD_MAX_FILES 20u
#define STEWARD_MAX_FILE (16 * 1024 * 1024)

gboolean steward_evidence_add_files    (StewardVerbContext  *verb,
                                        const char          *stream,
                                        gint64               version,
                                        GError             **error);
void     steward_evidence_add_document (StewardVerbContext  *verb,
                                        const char          *stream,
                                        gint64               version,
                                        const char          *text,
                                        const char          *name);
char    *steward_evidence_add_payload  (StewardVerbContext  *verb,
                                        const char          *path,
                                        char               **out_name,
                                        char               **out_media_type,
                                        GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
