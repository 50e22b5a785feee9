/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One value that a filter offers. */
typedef struct
{
  char *id;
  char *title;
  guint64 count;                       /* rows that have it */
} StewardFilterOption;

StewardFilterOption *steward_filter_option_new  (const char          *id,
                                                 const char          *title,
                                                 guint64              count) G_GNUC_WARN_UNUSED_RESULT;
void                 steward_filter_option_free (StewardFilterOption *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardFilterOption, steward_filter_option_free)

G_END_DECLS
