/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The diff of a request before it is made. It compares the very bytes that
 * would be recorded, so that it cannot show anything else. */

#include "config.h"

#include "steward-review-preview.h"

#include <glib/gi18n.h>

#include "steward-change-list.h"
#include "steward-event-types.h"
#include "steward-evidence-facts.h"
#include "steward-revision.h"

static JsonObject *
find_submission (const StewardAct *act)
{
  for (guint i = 0; i < act->append->drafts->len; i++)
    {
      const StewardDraft *draft = g_ptr_array_index (act->append->drafts, i);

      if (g_str_equal (draft->type, STEWARD_EVENT_REVIEW_SUBMITTED))
        return json_node_get_object (draft->body);
    }

  return NULL;
}

static StewardEntry *
read_revision (const StewardAct *act,
               JsonObject       *body,
               const char       *member)
{
  const char *reference = json_object_has_member (body, member) ? json_object_get_string_member (body, member) : NULL;
  const StewardPayload *payload = reference == NULL ? NULL : steward_append_find_payload (act->append, reference);

  return payload == NULL ? NULL : steward_revision_read (payload->data, NULL);
}

/**
 * steward_review_preview_get_changes:
 * @act: an act that opens a review
 *
 * Returns: (transfer full) (nullable): of #StewardEntryChange
 */
GPtrArray *
steward_review_preview_get_changes (const StewardAct *act)
{
  JsonObject *body = find_submission (act);
  g_autoptr (StewardEntry) before = NULL;
  g_autoptr (StewardEntry) after = NULL;

  if (body == NULL)
    return NULL;
  before = read_revision (act, body, "basePayload");
  after = read_revision (act, body, "revisionPayload");

  return before == NULL || after == NULL ? NULL : steward_entry_diff (before, after);
}

/**
 * steward_review_preview_new_changes:
 * @act: an act that opens a review
 *
 * Returns: (transfer floating) (nullable): what would change, as a block
 */
GtkWidget *
steward_review_preview_new_changes (const StewardAct *act)
{
  g_autoptr (GPtrArray) changes = steward_review_preview_get_changes (act);
  g_autofree char *title = NULL;
  GtkWidget *list;

  if (changes == NULL || changes->len == 0)
    return NULL;
  title = g_strdup_printf (ngettext ("%u Change", "%u Changes", changes->len), changes->len);
  list = steward_change_list_new ();
  steward_change_list_set_changes (STEWARD_CHANGE_LIST (list), changes, NULL, FALSE);

  return steward_evidence_block_new (title, NULL, list);
}
