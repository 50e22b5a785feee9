/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The part of a meeting that is not recorded yet. It is kept as one JSON text
 * in the store; one that cannot be read counts as empty, because everything
 * that was decided stands in the ledger. */

#include "config.h"

#include "steward-meeting-draft.h"

#include "steward-json.h"

#define LONGEST_PLAN (24 * 60)

static void
free_item (gpointer data)
{
  StewardMeetingItemDraft *item = data;

  g_free (item->note);
  g_free (item);
}

/**
 * steward_meeting_draft_new:
 *
 * Returns: (transfer full): of a meeting in which nothing was noted
 */
StewardMeetingDraft *
steward_meeting_draft_new (void)
{
  StewardMeetingDraft *self = g_new0 (StewardMeetingDraft, 1);

  self->items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_item);

  return self;
}

/* How long such an item usually takes, until somebody plans otherwise. */
static gint64
guess_minutes (StewardReviewKind kind)
{
  switch (kind)
    {
    case STEWARD_REVIEW_BREAKING_CONTRACT:
      return 25;
    case STEWARD_REVIEW_RECERTIFICATION:
    case STEWARD_REVIEW_RETIREMENT:
      return 10;
    case STEWARD_REVIEW_CERTIFICATION:
    case STEWARD_REVIEW_CONTRACT:
    case STEWARD_REVIEW_CHARTER:
    case STEWARD_REVIEW_EXCEPTION:
    case STEWARD_REVIEW_N_KINDS:
    default:
      return 15;
    }
}

/**
 * steward_meeting_draft_get:
 * @self: a draft
 * @review: id of an item of the agenda
 * @kind: of the review
 *
 * Returns: (transfer none): what is noted of it, made if need be
 */
StewardMeetingItemDraft *
steward_meeting_draft_get (StewardMeetingDraft *self,
                           const char          *review,
                           StewardReviewKind    kind)
{
  StewardMeetingItemDraft *item = g_hash_table_lookup (self->items, review);

  if (item == NULL)
    {
      item = g_new0 (StewardMeetingItemDraft, 1);
      item->note = g_strdup ("");
      item->planned = guess_minutes (kind);
      g_hash_table_insert (self->items, g_strdup (review), item);
    }

  return item;
}

static gint64
read_number (const StewardNode *node,
             const char        *name,
             gint64             limit)
{
  const char *text = steward_node_get_member_text (node, name);
  gint64 number = text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;

  return CLAMP (number, 0, limit);
}

static void
read_item (StewardMeetingDraft *self,
           const char          *review,
           const StewardNode   *node)
{
  StewardMeetingItemDraft *item = steward_meeting_draft_get (self, review, STEWARD_REVIEW_CERTIFICATION);
  const char *note = steward_node_get_member_text (node, "note");

  g_free (item->note);
  item->note = g_strdup (note != NULL ? note : "");
  item->planned = read_number (node, "planned", LONGEST_PLAN);
  item->paused = read_number (node, "paused", G_MAXINT64);
  item->paused_at = read_number (node, "pausedAt", G_MAXINT64);
}

/**
 * steward_meeting_draft_from_json:
 * @json: (nullable): what steward_meeting_draft_to_json() wrote
 *
 * Returns: (transfer full): the draft; an empty one if @json cannot be read
 */
StewardMeetingDraft *
steward_meeting_draft_from_json (const char *json)
{
  StewardMeetingDraft *self = steward_meeting_draft_new ();
  g_autoptr (StewardDocument) document = json != NULL ? steward_document_parse_json (json, -1, NULL, NULL) : NULL;
  const StewardNode *root = document != NULL ? steward_document_get_root (document) : NULL;
  const StewardNode *items = root != NULL ? steward_node_get_member (root, "items") : NULL;

  if (root == NULL)
    return self;
  self->current = g_strdup (steward_node_get_member_text (root, "current"));
  self->open = g_strcmp0 (steward_node_get_member_text (root, "open"), "true") == 0;
  for (unsigned i = 0; items != NULL && i < steward_node_get_n_children (items); i++)
    if (steward_node_get_key (items, i) != NULL)
      read_item (self, steward_node_get_key (items, i), steward_node_get_child (items, i));

  return self;
}

/**
 * steward_meeting_draft_to_json:
 * @self: a draft
 *
 * Returns: (transfer full): it as JSON
 */
char *
steward_meeting_draft_to_json (const StewardMeetingDraft *self)
{
  GString *out = g_string_new (self->open ? "{\"open\":true," : "{");
  GHashTableIter iter;
  gpointer key, value;
  gboolean first = TRUE;

  if (self->current != NULL)
    {
      g_string_append (out, "\"current\":");
      steward_json_append_string (out, self->current);
      g_string_append_c (out, ',');
    }
  g_string_append (out, "\"items\":{");
  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const StewardMeetingItemDraft *item = value;

      g_string_append (out, first ? "" : ",");
      steward_json_append_string (out, key);
      g_string_append (out, ":{\"note\":");
      steward_json_append_string (out, item->note);
      g_string_append_printf (out, ",\"planned\":%" G_GINT64_FORMAT ",\"paused\":\"%" G_GINT64_FORMAT
                                   "\",\"pausedAt\":\"%" G_GINT64_FORMAT "\"}",
                              item->planned, item->paused, item->paused_at);
      first = FALSE;
    }
  g_string_append (out, "}}");

  return g_string_free (out, FALSE);
}

/**
 * steward_meeting_draft_elapsed:
 * @item: an item that was started
 * @started_at: when, µs
 * @now: µs
 *
 * Returns: how long it was dealt with, without pauses, in seconds
 */
gint64
steward_meeting_draft_elapsed (const StewardMeetingItemDraft *item,
                               gint64                         started_at,
                               gint64                         now)
{
  gint64 until = item->paused_at != 0 ? item->paused_at : now;

  if (started_at == 0)
    return 0;

  return MAX (0, until - started_at - item->paused) / G_USEC_PER_SEC;
}

/**
 * steward_meeting_draft_pause:
 * @item: an item
 * @now: µs
 *
 * Lets its clock stand still.
 */
void
steward_meeting_draft_pause (StewardMeetingItemDraft *item,
                             gint64                   now)
{
  if (item->paused_at == 0)
    item->paused_at = now;
}

/**
 * steward_meeting_draft_go_on:
 * @item: an item
 * @now: µs
 *
 * Lets its clock run.
 */
void
steward_meeting_draft_go_on (StewardMeetingItemDraft *item,
                             gint64                   now)
{
  if (item->paused_at != 0)
    item->paused += MAX (0, now - item->paused_at);
  item->paused_at = 0;
}

/**
 * steward_meeting_draft_free:
 * @self: (nullable) (transfer full): a draft
 */
void
steward_meeting_draft_free (StewardMeetingDraft *self)
{
  if (self == NULL)
    return;
  g_free (self->current);
  g_hash_table_unref (self->items);
  g_free (self);
}
