/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A proxy between Steward and the test server: it counts, and fails at a word.
 * It serves one connection after another. */

typedef enum
{
  STEWARD_TEST_FAULT_CUT,              /* what has the word in it never arrives */
  STEWARD_TEST_FAULT_SWALLOW,          /* it arrives and is answered; the answer is lost */
} StewardTestFault;

typedef struct
{
  GSocketListener *listener;
  GThread *thread;
  GCancellable *stop;
  guint16 port;
  const char *word;                    /* NULL: never */
  StewardTestFault fault;
  gboolean failed;
  guint64 n_asked;                     /* pieces from the client */
  guint64 n_bytes;                     /* from the server */
} StewardTestProxy;

void steward_test_proxy_start (StewardTestProxy *self,
                               const char       *word,
                               StewardTestFault  fault);
void steward_test_proxy_stop  (StewardTestProxy *self);

G_END_DECLS
