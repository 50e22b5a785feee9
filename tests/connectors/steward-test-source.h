/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-connector.h"

G_BEGIN_DECLS

/* A connector made from "key=value" settings, and a sink that keeps what it
 * gets. */

typedef struct
{
  GPtrArray *entries;                  /* StewardEntry */
  unsigned n_pages;
  unsigned most_entries;               /* on one page */
  guint64 done;
  guint64 total;
  gboolean keep;                       /* FALSE: count only */
  guint64 n_entries;
  gint64 most_kilobytes;               /* resident, at any page */
  int fail_at_page;                    /* 0: never */
} StewardTestSink;

StewardConnector *steward_test_connector_new (const char        *kind,
                                              const char        *password,
                                              const char *const *settings);
StewardSink       steward_test_sink_init     (StewardTestSink   *self,
                                              gboolean           keep);
void              steward_test_sink_clear    (StewardTestSink   *self);
void              steward_test_sink_fetch    (StewardTestSink   *self,
                                              StewardConnector  *connector);
StewardEntry     *steward_test_sink_find     (StewardTestSink   *self,
                                              const char        *native_id);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StewardTestSink, steward_test_sink_clear)

G_END_DECLS
