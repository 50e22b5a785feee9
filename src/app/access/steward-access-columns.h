/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The lists of the page of access. */
typedef enum
{
  STEWARD_ACCESS_WAITING,              /* for the reader's decision */
  STEWARD_ACCESS_MINE,                 /* asked for by the reader, or for them */
  STEWARD_ACCESS_ALL,                  /* who has what, why, until when */
  STEWARD_ACCESS_N_LISTS
} StewardAccessListKind;

void                steward_access_columns_add   (GtkColumnView         *view,
                                                  StewardAccessListKind  kind);
GtkListItemFactory *steward_access_rows_new      (StewardAccessListKind  kind) G_GNUC_WARN_UNUSED_RESULT;
GtkSorter          *steward_access_order_new     (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
