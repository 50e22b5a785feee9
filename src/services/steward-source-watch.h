/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-source-item.h"

G_BEGIN_DECLS

typedef void (*StewardSourceWatchFunc) (StewardSourceItem *item,
                                        gpointer           user_data);

/**
 * StewardSourceWatch:
 *
 * Notices changes in the folder of one source: by file monitors, or, where
 * these see nothing (a sandbox, too many folders), by looking every 30 s.
 * Lives on the main context.
 */
typedef struct _StewardSourceWatch StewardSourceWatch;

StewardSourceWatch *steward_source_watch_new   (StewardSourceItem      *item,
                                                gboolean                monitors,
                                                StewardSourceWatchFunc  changed,
                                                gpointer                user_data) G_GNUC_WARN_UNUSED_RESULT;
void                steward_source_watch_free  (StewardSourceWatch     *self);

StewardSourceItem  *steward_source_watch_get_item (StewardSourceWatch  *self);
gboolean            steward_source_watch_is_of (StewardSourceWatch     *self,
                                                StewardSourceItem      *item);
void                steward_source_watch_look  (StewardSourceWatch     *self);
gboolean            steward_source_watch_can_monitor (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardSourceWatch, steward_source_watch_free)

G_END_DECLS
