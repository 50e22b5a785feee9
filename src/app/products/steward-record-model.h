/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * StewardRecordItem:
 *
 * A plain record as a list sees it.
 */
#define STEWARD_TYPE_RECORD_ITEM (steward_record_item_get_type ())
G_DECLARE_FINAL_TYPE (StewardRecordItem, steward_record_item, STEWARD, RECORD_ITEM, GObject)

gpointer steward_record_item_get (StewardRecordItem *self);

typedef gboolean (*StewardRecordFilter) (gpointer record, guint index, gpointer user_data);

/**
 * StewardRecordModel:
 *
 * A #GListModel over plain records that somebody else owns and keeps until
 * other records are set. Items are made when they are asked for and stay the
 * same, so that a filter that keeps a row keeps its widgets.
 */
#define STEWARD_TYPE_RECORD_MODEL (steward_record_model_get_type ())
G_DECLARE_FINAL_TYPE (StewardRecordModel, steward_record_model, STEWARD, RECORD_MODEL, GObject)

StewardRecordModel *steward_record_model_new         (void) G_GNUC_WARN_UNUSED_RESULT;

guint               steward_record_model_get_n_all   (StewardRecordModel  *self);
void                steward_record_model_set_records (StewardRecordModel  *self,
                                                      GPtrArray           *records);
void                steward_record_model_filter      (StewardRecordModel  *self,
                                                      StewardRecordFilter  filter,
                                                      gpointer             user_data);

G_END_DECLS
