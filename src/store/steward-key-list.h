/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StewardKeyList:
 *
 * The keys of a query's rows in order, and where each of them is. Immutable
 * and counted atomically, so that the reader thread can compare it while the
 * main thread shows it.
 */
typedef struct _StewardKeyList StewardKeyList;

StewardKeyList *steward_key_list_new      (GArray         *keys) G_GNUC_WARN_UNUSED_RESULT;
StewardKeyList *steward_key_list_ref      (StewardKeyList *self);
void            steward_key_list_unref    (StewardKeyList *self);

guint           steward_key_list_get_size (StewardKeyList *self);
const gint64   *steward_key_list_get_keys (StewardKeyList *self);
gboolean        steward_key_list_find     (StewardKeyList *self,
                                           gint64          key,
                                           guint          *out_position);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardKeyList, steward_key_list_unref)

G_END_DECLS
