/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-document.h"

G_BEGIN_DECLS

/* Records out of JSON that may come from anywhere: members by name and type,
 * each bounded. The first that is off is kept as the error, and everything read
 * after it is empty, so that a reader is checked once, at its end. Only
 * src/model includes this. */

#define STEWARD_RECORD_MAX_NAME 1000u
#define STEWARD_RECORD_MAX_TEXT (64u * 1024)
#define STEWARD_RECORD_MAX_ITEMS 10000u

typedef struct
{
  const StewardNode *map;              /* NULL after an error */
  const char *what;                    /* "The terms of an access" */
  GError *error;                       /* the first, or NULL */
} StewardRecord;

void               steward_record_init     (StewardRecord      *self,
                                            const StewardNode  *node,
                                            const char         *what,
                                            const char *const  *known);
void               steward_record_fail     (StewardRecord      *self,
                                            const char         *format,
                                            ...) G_GNUC_PRINTF (2, 3);
char              *steward_record_get_text (StewardRecord      *self,
                                            const char         *name,
                                            gsize               longest,
                                            gboolean            required) G_GNUC_WARN_UNUSED_RESULT;
gboolean           steward_record_get_flag (StewardRecord      *self,
                                            const char         *name);
gint64             steward_record_get_time (StewardRecord      *self,
                                            const char         *name);
guint              steward_record_get_count (StewardRecord     *self,
                                            const char         *name);
const StewardNode *steward_record_get_list (StewardRecord      *self,
                                            const char         *name,
                                            guint               most);
char             **steward_record_get_texts (StewardRecord     *self,
                                            const char         *name,
                                            gsize               longest) G_GNUC_WARN_UNUSED_RESULT;
gboolean           steward_record_finish   (StewardRecord      *self,
                                            GError            **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
