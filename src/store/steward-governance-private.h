/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-governance.h"

#include "steward-checkpoint.h"
#include "steward-db.h"
#include "steward-file-lock.h"
#include "steward-measurement-ingest.h"
#include "steward-worker.h"

G_BEGIN_DECLS

/* Shared by the steward-governance*.c files. */

typedef struct _StewardNews StewardNews;

struct _StewardGovernance
{
  GObject parent_instance;

  char *path;                          /* (owned) */
  StewardFileLock *lock;               /* (owned) (nullable): presence, shared */
  StewardWorker *writer;               /* (owned) (nullable): %NULL after close */
  StewardWorker *reader;               /* (owned) (nullable) */
  StewardDb *write_db;                 /* (owned) (nullable): for the writer's thread only */
  StewardMeasurementIngest *ingest;    /* (owned) (nullable): for the writer's thread only */
  StewardDb *read_db;                  /* (owned) (nullable): for the reader's thread only */
  StewardCheckpoint checkpoint;        /* for the writer's thread only */
  gint64 copy_checked;                 /* monotonic time; for the writer's thread only */
  gint64 checkpoint_saved;             /* monotonic time; for the writer's thread only */
  int checkpoint_behind;               /* atomic; 1 while the file beside the store lacks events */
  StewardNews *news;                   /* (owned) (nullable): set once, before anybody else has the store */
  GSource *poll;                       /* (owned) (nullable) */
  int look_pending;                    /* atomic; 1 while a look for changes is queued */
  gint64 data_version;                 /* for the reader's thread only */
};

typedef gboolean (*StewardGovernanceCall) (StewardGovernance  *self,
                                           gpointer            data,
                                           GError            **error);

gboolean steward_governance_run             (StewardGovernance      *self,
                                             StewardWorker          *worker,
                                             StewardGovernanceCall   call,
                                             gpointer                data,
                                             GError                **error);
gboolean steward_governance_forget_schema   (StewardGovernance      *self,
                                             GError                **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean steward_governance_load_checkpoint (StewardGovernance      *self,
                                             GError                **error) G_GNUC_WARN_UNUSED_RESULT;
void     steward_governance_note_append     (StewardGovernance      *self,
                                             GPtrArray              *events,
                                             GArray                 *leaves);
gboolean steward_governance_save_checkpoint (StewardGovernance      *self,
                                             GError                **error) G_GNUC_WARN_UNUSED_RESULT;
void     steward_governance_tell_appended   (StewardGovernance      *self,
                                             gint64                  position);
void     steward_governance_tell_levels     (StewardGovernance      *self,
                                             gint64                  version);
void     steward_governance_start_news      (StewardGovernance      *self);
void     steward_governance_stop_news       (StewardGovernance      *self);
void     steward_governance_free_news       (StewardGovernance      *self);

G_END_DECLS
