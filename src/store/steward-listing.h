/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-db.h"
#include "steward-query-model.h"

G_BEGIN_DECLS

/**
 * StewardListing:
 *
 * The keys of a query's rows, found in slices of a few milliseconds, so that
 * the reader thread can do something else in between. Reader thread only.
 */
typedef struct _StewardListing StewardListing;

StewardListing *steward_listing_new      (StewardDb           *db,
                                          const StewardQuery  *query,
                                          GError             **error) G_GNUC_WARN_UNUSED_RESULT;
void            steward_listing_free     (StewardListing      *self);

gboolean        steward_listing_advance  (StewardListing      *self,
                                          guint                min_keys,
                                          gint64               deadline,
                                          GError             **error) G_GNUC_WARN_UNUSED_RESULT;
void            steward_listing_preview  (StewardListing      *self);
gboolean        steward_listing_is_done  (StewardListing      *self);
guint           steward_listing_get_size (StewardListing      *self);
const gint64   *steward_listing_get_keys (StewardListing      *self);
GArray         *steward_listing_steal    (StewardListing      *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardListing, steward_listing_free)

G_END_DECLS
