/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-catalog.h"
#include "steward-key-list.h"

G_BEGIN_DECLS

/* What has been found so far. The first result of a new query holds its first
 * rows; the last one holds everything. */
typedef struct
{
  StewardKeyList *list;                /* (nullable): %NULL with an error */
  GArray *splices;                     /* (nullable) (element-type StewardKeySplice): from what was delivered before */
  GPtrArray *rows;                     /* (element-type StewardRowData): to be shown at once */
  gboolean done;                       /* no further result follows */
  GError *error;                       /* (nullable) */
} StewardQueryResult;

/* Called on the main context of the catalog; may take members of @result. */
typedef void (*StewardQueryDeliver) (StewardQueryResult *result,
                                     gpointer            owner);

/**
 * StewardQueryJob:
 *
 * One run of a query on the reader thread, in slices. It holds its owner, and
 * lets go of it on the main context.
 */
typedef struct _StewardQueryJob StewardQueryJob;

StewardQueryJob *steward_query_job_start (StewardCatalog       *catalog,
                                          const StewardQuery   *query,
                                          StewardKeyList       *base,
                                          gboolean              refresh,
                                          guint                 focus,
                                          StewardQueryDeliver   deliver,
                                          GObject              *owner) G_GNUC_WARN_UNUSED_RESULT;
void             steward_query_job_stop  (StewardQueryJob      *self);

G_END_DECLS
