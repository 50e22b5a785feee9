/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Text that came from outside never reaches a terminal raw. */
char     *steward_output_escape     (const char     *text) G_GNUC_WARN_UNUSED_RESULT;
gsize     steward_output_width      (const char     *text);
char     *steward_output_time       (gint64          time) G_GNUC_WARN_UNUSED_RESULT;

void      steward_output_print      (const char     *format,
                                     ...) G_GNUC_PRINTF (1, 2);
void      steward_output_field      (const char     *title,
                                     const char     *text);
void      steward_output_lines      (const char     *indent,
                                     const char     *text);
void      steward_output_heading    (const char     *title);

/* Members of a JSON object; a NULL text is null, a time of 0 or less is null. */
void      steward_output_add_text   (JsonBuilder    *builder,
                                     const char     *name,
                                     const char     *text);
void      steward_output_add_int    (JsonBuilder    *builder,
                                     const char     *name,
                                     gint64          value);
void      steward_output_add_bool   (JsonBuilder    *builder,
                                     const char     *name,
                                     gboolean        value);
void      steward_output_add_texts  (JsonBuilder    *builder,
                                     const char     *name,
                                     GPtrArray      *texts);
void      steward_output_add_time   (JsonBuilder    *builder,
                                     const char     *name,
                                     gint64          time);
gboolean  steward_output_print_json (JsonBuilder    *builder,
                                     GError        **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
