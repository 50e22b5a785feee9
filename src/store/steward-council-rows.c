/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What all readers of the council's rows need: the reader's thread, one moment
 * for everything that one call reads, and the columns of a row in order. */

#include "config.h"

#include "steward-council-rows-private.h"

#include "steward-governance-private.h"

typedef struct
{
  StewardRowsCall call;
  gpointer data;                       /* (unowned) */
} Reading;

static gboolean
read_at_one_moment (StewardGovernance  *self,
                    gpointer            data,
                    GError            **error)
{
  const Reading *reading = data;
  gboolean ok;

  if (!steward_db_hold_snapshot (self->read_db, error))
    return FALSE;
  ok = reading->call (self->read_db, reading->data, error);
  steward_db_release_snapshot (self->read_db);

  return ok;
}

/* Runs @call in the reader's thread; everything that it reads is of one moment. */
gboolean
steward_council_rows_run (StewardGovernance  *self,
                          StewardRowsCall     call,
                          gpointer            data,
                          GError            **error)
{
  Reading reading = { call, data };

  return steward_governance_run (self, self->reader, read_at_one_moment, &reading, error);
}

/* Calls @visit for each row of a statement whose parameters are bound. */
gboolean
steward_council_rows_visit_statement (StewardStatement  *statement,
                                      StewardRowsVisit   visit,
                                      gpointer           data,
                                      GError           **error)
{
  gboolean row;

  for (;;)
    {
      StewardCells cells = { statement, 0 };

      if (!steward_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      if (!visit (&cells, data, error))
        {
          steward_statement_reset (statement);
          return FALSE;
        }
    }
}

/* Calls @visit for each row of the query @query, whose parameter :key, if it
 * has one, is @key. */
gboolean
steward_council_rows_visit (StewardDb         *db,
                            const char        *query,
                            const char        *key,
                            StewardRowsVisit   visit,
                            gpointer           data,
                            GError           **error)
{
  StewardStatement *statement = steward_db_prepare (db, query, error);

  if (statement == NULL)
    return FALSE;
  if (steward_statement_has_parameter (statement, ":key"))
    steward_statement_bind_text (statement, ":key", key);

  return steward_council_rows_visit_statement (statement, visit, data, error);
}

/* Valid until the next row. */
const char *
steward_cells_get_text (StewardCells *self)
{
  return steward_statement_get_text (self->statement, self->column++);
}

char *
steward_cells_dup_text (StewardCells *self)
{
  return g_strdup (steward_cells_get_text (self));
}

/* 0 for NULL. */
gint64
steward_cells_get_number (StewardCells *self)
{
  return steward_statement_get_int64 (self->statement, self->column++);
}

gboolean
steward_cells_get_review_kind (StewardCells       *self,
                               StewardReviewKind  *out_kind,
                               GError            **error)
{
  const char *id = steward_cells_get_text (self);

  if (steward_review_kind_from_id (id, out_kind))
    return TRUE;

  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_SCHEMA_TOO_NEW, "There is a review of an unknown kind, “%.40s”.",
               id != NULL ? id : "");
  return FALSE;
}

gboolean
steward_cells_get_change_state (StewardCells        *self,
                                StewardChangeState  *out_state,
                                GError             **error)
{
  const char *id = steward_cells_get_text (self);

  if (steward_change_state_from_id (id, out_state))
    return TRUE;

  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_SCHEMA_TOO_NEW, "There is a review in an unknown state, “%.40s”.",
               id != NULL ? id : "");
  return FALSE;
}

/* "personal breaking"; words that are not known are left out. */
StewardTouches
steward_cells_get_touches (StewardCells *self)
{
  static const char *const touch_ids[] = { "personal", "restricted", "external", "breaking" };
  const char *ids = steward_cells_get_text (self);
  g_auto(GStrv) words = g_strsplit (ids != NULL ? ids : "", " ", -1);
  StewardTouches touches = STEWARD_TOUCHES_NOTHING;

  for (gsize i = 0; i < G_N_ELEMENTS (touch_ids); i++)
    if (g_strv_contains ((const char *const *) words, touch_ids[i]))
      touches |= 1u << i;

  return touches;
}
