/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * StewardGather:
 *
 * Fan-out: one #GTask that returns when all of its parts are done. It counts
 * from one; the starter gives up its own count last with steward_gather_done().
 * The first error is kept, later ones are logged at debug level. It takes a
 * reference of its own on the task.
 */
typedef struct _StewardGather StewardGather;

StewardGather *steward_gather_new  (GTask         *task) G_GNUC_WARN_UNUSED_RESULT;
StewardGather *steward_gather_add  (StewardGather *self);
void           steward_gather_done (StewardGather *self,
                                    GError        *error);

G_END_DECLS
