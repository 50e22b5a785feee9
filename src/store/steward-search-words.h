/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char     *steward_search_words_to_match  (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char     *steward_search_words_to_any    (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char     *steward_search_words_to_list   (const char *text) G_GNUC_WARN_UNUSED_RESULT;
gboolean  steward_search_words_are_short (const char *text);
char     *steward_search_words_fold      (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
