/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-connector.h"

G_BEGIN_DECLS

/* A sink of signals that keeps what it gets. */

typedef struct
{
  GPtrArray *rows;                     /* StewardMeasurement */
  GPtrArray *unread;                   /* StewardUnread */
  guint64 n_rows;
  guint64 n_unread;                    /* counted in full */
  guint most_rows;                     /* on one page */
  gint64 complete;                     /* 0: never told */
  gboolean count_only;
  int fail_at_page;                    /* 0: never */
  int n_pages;
  gint64 most_kilobytes;               /* resident, at any page */
} StewardTestSignals;

StewardSignalSink         steward_test_signals_init  (StewardTestSignals *self);
void                      steward_test_signals_clear (StewardTestSignals *self);
char                     *steward_test_signals_read  (StewardTestSignals *self,
                                                      StewardConnector   *connector,
                                                      const char         *cursor);
const StewardMeasurement *steward_test_signals_find  (StewardTestSignals *self,
                                                      const char         *subject,
                                                      const char         *property,
                                                      const char         *element);
gboolean                  steward_test_signals_tells (StewardTestSignals *self,
                                                      const char         *place,
                                                      const char         *reason);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StewardTestSignals, steward_test_signals_clear)

G_END_DECLS
