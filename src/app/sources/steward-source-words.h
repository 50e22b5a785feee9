/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-source-item.h"

G_BEGIN_DECLS

/* What the window does about an error: the one button in the source's row. */
typedef enum
{
  STEWARD_WAY_OUT_SYNC,
  STEWARD_WAY_OUT_UNLOCK,
  STEWARD_WAY_OUT_SECRET,
  STEWARD_WAY_OUT_ADDRESS,
} StewardWayOut;

const char    *steward_source_words_kind        (StewardSourceItem *item);
char          *steward_source_words_place       (StewardSourceItem *item) G_GNUC_WARN_UNUSED_RESULT;
char          *steward_source_words_progress    (StewardSourceItem *item) G_GNUC_WARN_UNUSED_RESULT;
char          *steward_source_words_line        (StewardSourceItem *item,
                                                 gint64             now) G_GNUC_WARN_UNUSED_RESULT;
char          *steward_source_words_state       (StewardSourceItem *item,
                                                 gint64             now) G_GNUC_WARN_UNUSED_RESULT;
char          *steward_source_words_counts      (StewardSourceItem *item) G_GNUC_WARN_UNUSED_RESULT;
char          *steward_source_words_loss        (StewardSourceItem *item) G_GNUC_WARN_UNUSED_RESULT;
const char    *steward_source_words_icon_name   (StewardSourceItem *item,
                                                 gint64             now);
const char    *steward_source_words_css_class   (StewardSourceItem *item,
                                                 gint64             now);

const char    *steward_source_words_remedy      (const GError      *error);
StewardWayOut  steward_source_words_way_out     (const GError      *error);
const char    *steward_source_words_way_out_label (StewardWayOut    way_out);

G_END_DECLS
