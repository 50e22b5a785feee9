/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-connector.h"
#include "steward-catalog.h"

G_BEGIN_DECLS

typedef enum
{
  STEWARD_SOURCE_NEVER,                /* not synced yet */
  STEWARD_SOURCE_FINE,
  STEWARD_SOURCE_SYNCING,
  STEWARD_SOURCE_OFFLINE,              /* network error; the cache is shown */
  STEWARD_SOURCE_FAILED,               /* any other error, see "error" */
} StewardSourceState;

#define STEWARD_TYPE_SOURCE_STATE (steward_source_state_get_type ())
GType steward_source_state_get_type (void);

/**
 * StewardSourceItem:
 *
 * A source with its present state, for lists. Properties, all notified on the
 * main context: "source", "state", "synced-at", "progress-done",
 * "progress-total", "progress-what", "n-products", "n-datasets", "error".
 */
#define STEWARD_TYPE_SOURCE_ITEM (steward_source_item_get_type ())
G_DECLARE_FINAL_TYPE (StewardSourceItem, steward_source_item, STEWARD, SOURCE_ITEM, GObject)

StewardSourceItem          *steward_source_item_new            (StewardSource               *source);

StewardSource              *steward_source_item_get_source     (StewardSourceItem           *self);
const StewardConnectorKind *steward_source_item_get_kind       (StewardSourceItem           *self);
StewardSourceState          steward_source_item_get_state      (StewardSourceItem           *self);
gint64                      steward_source_item_get_synced_at  (StewardSourceItem           *self);
gint64                      steward_source_item_get_failed_at  (StewardSourceItem           *self);
guint64                     steward_source_item_get_done       (StewardSourceItem           *self);
guint64                     steward_source_item_get_total      (StewardSourceItem           *self);
const char                 *steward_source_item_get_what       (StewardSourceItem           *self);
guint64                     steward_source_item_get_n_products (StewardSourceItem           *self);
guint64                     steward_source_item_get_n_datasets (StewardSourceItem           *self);
const GError               *steward_source_item_get_error      (StewardSourceItem           *self);
const StewardSyncReport    *steward_source_item_get_report     (StewardSourceItem           *self);

void                        steward_source_item_set_source     (StewardSourceItem           *self,
                                                                StewardSource               *source);
void                        steward_source_item_set_standing   (StewardSourceItem           *self,
                                                                const StewardSourceStanding *standing);
void                        steward_source_item_begin          (StewardSourceItem           *self);
void                        steward_source_item_progress       (StewardSourceItem           *self,
                                                                guint64                      done,
                                                                guint64                      total,
                                                                const char                  *what);
void                        steward_source_item_succeed        (StewardSourceItem           *self,
                                                                const StewardSyncReport     *report,
                                                                gint64                       synced_at);
void                        steward_source_item_fail           (StewardSourceItem           *self,
                                                                const GError                *error);

G_END_DECLS
