/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-append.h"
#include "steward-checkpoint.h"
#include "steward-governance.h"

G_BEGIN_DECLS

/**
 * StewardLedger:
 *
 * Where decisions are recorded: append with expected stream versions, read
 * behind a position, and the news that something came. Calls block; they are
 * for worker threads and the CLI. Emits "appended" on the main context, whoever
 * appended. StewardLocalLedger keeps events in governance.db of one desk.
 */
#define STEWARD_TYPE_LEDGER (steward_ledger_get_type ())
G_DECLARE_DERIVABLE_TYPE (StewardLedger, steward_ledger, STEWARD, LEDGER, GObject)

/* A head that was noted beside a ledger, apart from its events. */
typedef struct
{
  char *where;                         /* in words: "the checkpoint beside the store" */
  guint64 size;
  StewardDigest root;
} StewardNote;

/**
 * StewardLedgerClass:
 * @append: records all drafts of @what or none; %STEWARD_ERROR_CONFLICT when a
 *   stream is at another version
 * @walk: visits the stored events behind @after, unchecked, in order; they last
 *   until the visit returns
 * @get_checkpoint: size, root and last seal, of what is stored now
 * @list_notes: heads that were noted beside it; says in words when there is
 *   none that should be there
 * @get_origin: first line of its checkpoints
 * @get_established: how actors are known here: "asserted" or "session"
 */
struct _StewardLedgerClass
{
  GObjectClass parent_class;

  gboolean    (*append)          (StewardLedger        *self,
                                  const StewardAppend  *what,
                                  GPtrArray           **out_events,
                                  GError              **error);
  gboolean    (*walk)            (StewardLedger        *self,
                                  gint64                after,
                                  StewardEventVisit     visit,
                                  gpointer              data,
                                  GError              **error);
  GPtrArray  *(*read)            (StewardLedger        *self,
                                  const char           *stream,
                                  gint64                after,
                                  gint64                limit,
                                  GError              **error);
  gboolean    (*get_checkpoint)  (StewardLedger        *self,
                                  StewardCheckpoint    *out_checkpoint,
                                  GError              **error);
  GPtrArray  *(*list_notes)      (StewardLedger        *self,
                                  const char          **out_missing);
  const char *(*get_origin)      (StewardLedger        *self);
  const char *(*get_established) (StewardLedger        *self);
};

gboolean    steward_ledger_append_sync         (StewardLedger        *self,
                                                const StewardAppend  *what,
                                                GPtrArray           **out_events,
                                                GError              **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean    steward_ledger_walk_sync           (StewardLedger        *self,
                                                gint64                after,
                                                StewardEventVisit     visit,
                                                gpointer              data,
                                                GError              **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray  *steward_ledger_read_sync           (StewardLedger        *self,
                                                const char           *stream,
                                                gint64                after,
                                                gint64                limit,
                                                GError              **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean    steward_ledger_get_checkpoint_sync (StewardLedger        *self,
                                                StewardCheckpoint    *out_checkpoint,
                                                GError              **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray  *steward_ledger_list_notes_sync     (StewardLedger        *self,
                                                const char          **out_missing) G_GNUC_WARN_UNUSED_RESULT;
char       *steward_ledger_format_checkpoint   (StewardLedger        *self,
                                                const StewardTree    *tree) G_GNUC_WARN_UNUSED_RESULT;
const char *steward_ledger_get_origin          (StewardLedger        *self);
const char *steward_ledger_get_established     (StewardLedger        *self);

void        steward_note_free                  (StewardNote          *self);

G_END_DECLS
