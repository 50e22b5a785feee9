/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * StewardWorker:
 *
 * One named thread that runs tasks in the order in which they were queued. A
 * database connection belongs to one worker and is touched nowhere else.
 */
#define STEWARD_TYPE_WORKER (steward_worker_get_type ())
G_DECLARE_FINAL_TYPE (StewardWorker, steward_worker, STEWARD, WORKER, GObject)

StewardWorker *steward_worker_new          (const char        *name);
void           steward_worker_queue        (StewardWorker     *self,
                                            GTask             *task,
                                            GTaskThreadFunc    func);
void           steward_worker_run_sync     (StewardWorker     *self,
                                            void             (*func) (gpointer data),
                                            gpointer           data);
gboolean       steward_worker_is_current   (StewardWorker     *self);
void           steward_worker_shutdown     (StewardWorker     *self);

G_END_DECLS
