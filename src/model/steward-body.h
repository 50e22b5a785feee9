/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Bodies of events. What is NULL or 0 where it may be absent is left out. */

JsonNode   *steward_body_new        (JsonObject        **out_object) G_GNUC_WARN_UNUSED_RESULT;
void        steward_body_set_text   (JsonObject         *body,
                                     const char         *name,
                                     const char         *text);
void        steward_body_set_time   (JsonObject         *body,
                                     const char         *name,
                                     gint64              time);
void        steward_body_set_flag   (JsonObject         *body,
                                     const char         *name,
                                     gboolean            value);
void        steward_body_set_number (JsonObject         *body,
                                     const char         *name,
                                     gint64              value);
void        steward_body_set_list   (JsonObject         *body,
                                     const char         *name,
                                     const char *const  *list);
JsonObject *steward_body_add_object (JsonArray          *array);

G_END_DECLS
