/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-document.h"
#include "steward-signal-writer.h"

G_BEGIN_DECLS

/* A dataset in an event: where it is told of, and what is told. */
typedef struct
{
  const char *address;
  const StewardNode *node;
  const char *place;
  const char *origin;                  /* the run */
  gint64 time;
  gboolean output;
} StewardOpenlineageDataset;

const StewardNode *steward_openlineage_find_facet (const StewardNode               *dataset,
                                                   const char                      *name);
gboolean           steward_openlineage_add_facets (const StewardOpenlineageDataset *self,
                                                   StewardSignalWriter             *writer,
                                                   GError                         **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean           steward_openlineage_is_removed (const StewardNode               *dataset);
char              *steward_openlineage_digest_fields (const StewardNode            *fields) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
