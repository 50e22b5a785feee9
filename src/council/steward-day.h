/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Days and times inside English sentences, whatever the locale: what is written
 * here may be recorded, and then reads the same on every desk. */

char *steward_day_to_words      (GDateTime *time) G_GNUC_WARN_UNUSED_RESULT;
char *steward_day_time_to_words (GDateTime *time) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
