/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What belongs to an access: the steps of its way, votes, remarks, evidence and
 * what was done on the platform. */

#include "config.h"

#include "steward-access-rows-private.h"

static gboolean
read_merge_cb (StewardCells  *cells,
               gpointer       data,
               GError       **error)
{
  char *person = steward_cells_dup_text (cells);

  g_hash_table_insert (data, person, steward_cells_dup_text (cells));
  return TRUE;
}

/* Once for all that one call reads: there are few of them. */
StewardMerges *
steward_merges_load (StewardDb  *db,
                     GError    **error)
{
  g_autoptr(GHashTable) merges = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  if (!steward_council_rows_visit (db, "access/merge-list", NULL, read_merge_cb, merges, error))
    return NULL;

  return g_steal_pointer (&merges);
}

/* Who @person is now; %NULL for nobody. */
const char *
steward_merges_find (StewardMerges *self,
                     const char    *person)
{
  const char *now = person != NULL ? g_hash_table_lookup (self, person) : NULL;

  return now != NULL ? now : person;
}

void
steward_merges_update (StewardMerges  *self,
                       char          **person)
{
  const char *now = steward_merges_find (self, *person);

  if (now == *person)
    return;

  g_free (*person);
  *person = g_strdup (now);
}

char **
steward_cells_split_text (StewardCells *self)
{
  const char *text = steward_cells_get_text (self);

  return g_strsplit (text != NULL ? text : "", STEWARD_ROWS_SEPARATOR, -1);
}

/* Of a payload, which may be any bytes. */
char *
steward_cells_dup_valid (StewardCells *self)
{
  const char *text = steward_cells_get_text (self);

  return text != NULL ? g_utf8_make_valid (text, -1) : NULL;
}

typedef struct
{
  StewardMerges *merges;               /* (unowned) */
  StewardAccess *access;               /* (unowned) */
} PartCall;

static char *
read_person (StewardCells   *cells,
             const PartCall *call)
{
  return g_strdup (steward_merges_find (call->merges, steward_cells_get_text (cells)));
}

static gboolean
read_step_cb (StewardCells  *cells,
              gpointer       data,
              GError       **error)
{
  const PartCall *call = data;
  StewardAccessStep *step = steward_access_step_new ();
  gint64 needed;

  g_ptr_array_add (call->access->steps, step);
  step->id = steward_cells_dup_text (cells);
  step->title = steward_cells_dup_text (cells);
  step->roles = steward_cells_split_text (cells);
  needed = steward_cells_get_number (cells);
  step->needed = (guint) CLAMP (needed, 0, G_MAXINT);
  step->asked = steward_cells_get_number (cells) != 0;
  step->rule = steward_cells_dup_text (cells);
  step->reason = steward_cells_dup_text (cells);

  return TRUE;
}

static gboolean
read_vote_cb (StewardCells  *cells,
              gpointer       data,
              GError       **error)
{
  const PartCall *call = data;
  StewardAccessVote *vote = steward_access_vote_new ();

  g_ptr_array_add (call->access->votes, vote);
  vote->step = steward_cells_dup_text (cells);
  vote->role = steward_cells_dup_text (cells);
  vote->person = read_person (cells, call);
  vote->actor = read_person (cells, call);
  vote->delegate = steward_cells_get_number (cells) != 0;
  vote->approves = steward_cells_get_number (cells) != 0;
  vote->comment = steward_cells_dup_text (cells);
  vote->checklist = steward_cells_dup_text (cells);
  vote->effect = steward_cells_dup_text (cells);
  vote->time = steward_cells_get_number (cells);
  vote->position = steward_cells_get_number (cells);

  return TRUE;
}

static gboolean
read_remark_cb (StewardCells  *cells,
                gpointer       data,
                GError       **error)
{
  const PartCall *call = data;
  StewardRemark *remark = steward_remark_new ();

  g_ptr_array_add (call->access->remarks, remark);
  remark->person = read_person (cells, call);
  remark->time = steward_cells_get_number (cells);
  remark->position = steward_cells_get_number (cells);
  remark->comment = steward_cells_dup_text (cells);
  remark->asks_changes = steward_cells_get_number (cells) != 0;

  return TRUE;
}

static gboolean
read_attachment_cb (StewardCells  *cells,
                    gpointer       data,
                    GError       **error)
{
  const PartCall *call = data;
  StewardAttachment *attachment = steward_attachment_new ();

  g_ptr_array_add (call->access->attachments, attachment);
  attachment->payload = steward_cells_dup_text (cells);
  attachment->name = steward_cells_dup_text (cells);
  attachment->media_type = steward_cells_dup_text (cells);
  attachment->time = steward_cells_get_number (cells);

  return TRUE;
}

static gboolean
read_effect_cb (StewardCells  *cells,
                gpointer       data,
                GError       **error)
{
  const PartCall *call = data;
  StewardEffectRecord *record = steward_effect_record_new ();
  gint64 attempts;

  g_ptr_array_add (call->access->effects, record);
  record->id = steward_cells_dup_text (cells);
  record->action = steward_cells_dup_text (cells);
  record->outcome = steward_cells_dup_text (cells);
  record->digest = steward_cells_dup_text (cells);
  record->statements = steward_cells_dup_text (cells);
  record->words = steward_cells_dup_valid (cells);
  record->observed = steward_cells_dup_text (cells);
  record->final = steward_cells_get_number (cells) != 0;
  attempts = steward_cells_get_number (cells);
  record->attempts = (guint) CLAMP (attempts, 0, G_MAXINT);
  record->time = steward_cells_get_number (cells);

  return TRUE;
}

/* A query each. */
static const struct
{
  const char *query;
  StewardRowsVisit visit;
} parts[] = {
  { "access/access-steps", read_step_cb },
  { "access/access-votes", read_vote_cb },
  { "access/access-remarks", read_remark_cb },
  { "access/access-attachments", read_attachment_cb },
  { "access/access-effects", read_effect_cb },
};

/* Adds to @access all that belongs to it. */
gboolean
steward_access_parts_read (StewardDb      *db,
                           StewardMerges  *merges,
                           StewardAccess  *access,
                           GError        **error)
{
  PartCall call = { merges, access };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (!steward_council_rows_visit (db, parts[i].query, access->id, parts[i].visit, &call, error))
      return FALSE;

  return TRUE;
}
