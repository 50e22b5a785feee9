/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-governance.h"

#include "steward-checkpoint.h"
#include "steward-db.h"
#include "steward-file-lock.h"
#include "steward-worker.h"

G_BEGIN_DECLS

/* Shared by the steward-governance*.c files. */

struct _StewardGovernance
{
  GObject parent_instance;

  char *path;                          /* (owned) */
  StewardFileLock *lock;               /* (owned) (nullable): presence, shared */
  StewardWorker *writer;               /* (owned) (nullable): %NULL after close */
  StewardWorker *reader;               /* (owned) (nullable) */
  StewardDb *write_db;                 /* (owned) (nullable): for the writer's thread only */
  StewardDb *read_db;                  /* (owned) (nullable): for the reader's thread only */
  StewardCheckpoint checkpoint;        /* for the writer's thread only */
  gint64 copy_checked;                 /* monotonic time; for the writer's thread only */
};

typedef gboolean (*StewardGovernanceCall) (StewardGovernance  *self,
                                           gpointer            data,
                                           GError            **error);

gboolean steward_governance_run             (StewardGovernance      *self,
                                             StewardWorker          *worker,
                                             StewardGovernanceCall   call,
                                             gpointer                data,
                                             GError                **error);
gboolean steward_governance_load_checkpoint (StewardGovernance      *self,
                                             GError                **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean steward_governance_save_checkpoint (StewardGovernance      *self,
                                             GError                **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
