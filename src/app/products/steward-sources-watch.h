/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-source-item.h"

G_BEGIN_DECLS

/**
 * StewardSourcesWatch:
 *
 * Says once when any number of sources changed. Signal: "changed".
 */
#define STEWARD_TYPE_SOURCES_WATCH (steward_sources_watch_get_type ())
G_DECLARE_FINAL_TYPE (StewardSourcesWatch, steward_sources_watch, STEWARD, SOURCES_WATCH, GObject)

/* All sources taken together, for lists that show what they gave. */
typedef struct
{
  guint n_sources;
  guint n_syncing;
  guint n_troubled;                    /* offline or failed */
  guint64 n_products;
  guint64 n_datasets;
  StewardSourceItem *troubled;         /* (transfer none) (nullable): the first of them */
} StewardSourcesSum;

StewardSourcesWatch *steward_sources_watch_new (GListModel          *sources) G_GNUC_WARN_UNUSED_RESULT;
void                 steward_sources_watch_sum (StewardSourcesWatch *self,
                                                StewardSourcesSum   *out_sum);

G_END_DECLS
