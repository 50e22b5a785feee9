/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person has begun and not finished, kept in the record of decisions so
 * that no crash loses it. The append that finishes one removes it in its own
 * transaction: a draft that is still there was not recorded. */

#include "config.h"

#include "steward-governance-private.h"

#include "steward-duration.h"

typedef struct
{
  const char *id;
  const char *kind;
  const char *subject;
  const char *body;
  GPtrArray *drafts;                   /* (owned) (nullable) (element-type StewardKeptDraft) */
} DraftCall;

static gboolean
put_draft (StewardGovernance  *self,
           gpointer            data,
           GError            **error)
{
  const DraftCall *call = data;
  StewardStatement *statement = steward_db_prepare (self->write_db, "draft-put", error);

  if (statement == NULL)
    return FALSE;

  steward_statement_bind_text (statement, ":id", call->id);
  steward_statement_bind_text (statement, ":kind", call->kind);
  steward_statement_bind_text (statement, ":subject", call->subject);
  steward_statement_bind_text (statement, ":body", call->body);
  steward_statement_bind_int64 (statement, ":changed_at", steward_instant_now ());
  return steward_statement_run (statement, error);
}

/**
 * steward_governance_put_draft_sync:
 * @self: the store
 * @id: of the draft; one that is there is replaced
 * @kind: "intent", "review", "minutes"…
 * @subject: (nullable): review id or URN
 * @body: UTF-8, in a form that its writer knows
 * @error: return location
 *
 * Returns: whether it is on disk
 */
gboolean
steward_governance_put_draft_sync (StewardGovernance  *self,
                                   const char         *id,
                                   const char         *kind,
                                   const char         *subject,
                                   const char         *body,
                                   GError            **error)
{
  DraftCall call = { id, kind, subject, body, NULL };

  return steward_governance_run (self, self->writer, put_draft, &call, error);
}

static gboolean
remove_draft (StewardGovernance  *self,
              gpointer            data,
              GError            **error)
{
  const DraftCall *call = data;
  StewardStatement *statement = steward_db_prepare (self->write_db, "draft-remove", error);

  if (statement == NULL)
    return FALSE;

  steward_statement_bind_text (statement, ":id", call->id);
  return steward_statement_run (statement, error);
}

/**
 * steward_governance_remove_draft_sync:
 * @self: the store
 * @id: of a draft, which need not be there
 * @error: return location
 *
 * Returns: whether it is not there any more
 */
gboolean
steward_governance_remove_draft_sync (StewardGovernance  *self,
                                      const char         *id,
                                      GError            **error)
{
  DraftCall call = { .id = id };

  return steward_governance_run (self, self->writer, remove_draft, &call, error);
}

static StewardKeptDraft *
read_draft (StewardStatement *statement)
{
  StewardKeptDraft *draft = g_new0 (StewardKeptDraft, 1);

  draft->id = steward_statement_dup_text (statement, 0);
  draft->kind = steward_statement_dup_text (statement, 1);
  draft->subject = steward_statement_dup_text (statement, 2);
  draft->body = steward_statement_dup_text (statement, 3);
  draft->changed_at = steward_statement_get_int64 (statement, 4);

  return draft;
}

static gboolean
list_drafts (StewardGovernance  *self,
             gpointer            data,
             GError            **error)
{
  DraftCall *call = data;
  StewardStatement *statement = steward_db_prepare (self->read_db, "draft-list", error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;
  steward_statement_bind_text (statement, ":kind", call->kind);
  while (row)
    {
      if (!steward_statement_step (statement, &row, error))
        return FALSE;
      if (row)
        g_ptr_array_add (call->drafts, read_draft (statement));
    }

  return TRUE;
}

/**
 * steward_governance_list_drafts_sync:
 * @self: the store
 * @kind: (nullable): of this kind only
 * @error: return location
 *
 * Returns: (transfer full) (element-type StewardKeptDraft): the oldest first
 */
GPtrArray *
steward_governance_list_drafts_sync (StewardGovernance  *self,
                                     const char         *kind,
                                     GError            **error)
{
  g_autoptr(GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_kept_draft_free);
  DraftCall call = { .kind = kind, .drafts = drafts };

  return steward_governance_run (self, self->reader, list_drafts, &call, error) ? g_steal_pointer (&drafts) : NULL;
}

void
steward_kept_draft_free (StewardKeptDraft *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->kind);
  g_free (self->subject);
  g_free (self->body);
  g_free (self);
}
