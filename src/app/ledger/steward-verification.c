/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Verifies the whole ledger in a thread, against the head that was noted the
 * last time, and notes the new one. */

#include "config.h"

#include "steward-verification.h"

#include <glib/gi18n.h>

#include "steward-json.h"

#define DRAFT_ID "verified-head"
#define DRAFT_KIND "verification"

static StewardVerification *
parse (const char *json)
{
  StewardVerification *self = g_new0 (StewardVerification, 1);
  g_autoptr (StewardDocument) document = json != NULL ? steward_document_parse_json (json, -1, NULL, NULL) : NULL;
  const StewardNode *root = document != NULL ? steward_document_get_root (document) : NULL;
  const char *time = root != NULL ? steward_node_get_member_text (root, "time") : NULL;
  const char *n_events = root != NULL ? steward_node_get_member_text (root, "events") : NULL;

  if (root == NULL)
    return self;
  self->time = time != NULL ? g_ascii_strtoll (time, NULL, 10) : 0;
  self->n_events = n_events != NULL ? g_ascii_strtoll (n_events, NULL, 10) : 0;
  self->note = g_strdup (steward_node_get_member_text (root, "head"));
  self->words = g_strdup (steward_node_get_member_text (root, "words"));
  self->well = g_strcmp0 (steward_node_get_member_text (root, "well"), "true") == 0;

  return self;
}

static char *
write_json (const StewardVerification *self)
{
  GString *out = g_string_new (NULL);

  g_string_printf (out, "{\"events\":%" G_GINT64_FORMAT ",\"time\":\"%" G_GINT64_FORMAT "\",\"well\":%s,\"head\":",
                   self->n_events, self->time, self->well ? "true" : "false");
  steward_json_append_string (out, self->note != NULL ? self->note : "");
  g_string_append (out, ",\"words\":");
  steward_json_append_string (out, self->words != NULL ? self->words : "");
  g_string_append_c (out, '}');

  return g_string_free (out, FALSE);
}

static StewardVerification *
load (StewardGovernance  *governance,
      GError            **error)
{
  g_autoptr (GPtrArray) drafts = steward_governance_list_drafts_sync (governance, DRAFT_KIND, error);

  if (drafts == NULL)
    return NULL;
  for (guint i = 0; i < drafts->len; i++)
    {
      const StewardKeptDraft *draft = g_ptr_array_index (drafts, i);

      if (g_strcmp0 (draft->id, DRAFT_ID) == 0)
        return parse (draft->body);
    }

  return parse (NULL);
}

static char *
describe (const StewardVerdict *verdict)
{
  g_autofree char *events = NULL;
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, verdict->n_events);
  GString *out;

  if (verdict->fault != STEWARD_FAULT_NONE)
    return g_strdup (verdict->words);
  /* Translators: %s is a number */
  events = g_strdup_printf (ngettext ("%s event is as it was sealed.", "All %s events are as they were sealed.",
                                      (gulong) verdict->n_events), number);
  out = g_string_new (events);
  if (verdict->n_signatures > 0)
    {
      g_string_append_c (out, ' ');
      g_string_append_printf (out, ngettext ("%u signature fits.", "%u signatures fit.",
                                             (gulong) verdict->n_signatures), (guint) verdict->n_signatures);
    }
  if (verdict->n_erased > 0)
    {
      g_string_append_c (out, ' ');
      g_string_append_printf (out, ngettext ("The text of %u event was erased; its seal stands.",
                                             "The texts of %u events were erased; their seals stand.",
                                             (gulong) verdict->n_erased), (guint) verdict->n_erased);
    }
  if (verdict->against != NULL && *verdict->against != '\0')
    g_string_append_printf (out, _(" Held against: %s."), verdict->against);

  return g_string_free (out, FALSE);
}

static StewardVerification *
make (const StewardVerdict *verdict,
      const char           *old_note)
{
  StewardVerification *self = g_new0 (StewardVerification, 1);
  StewardDigest root;
  g_autofree char *hex = NULL;

  steward_tree_get_root (&verdict->head.tree, &root);
  hex = steward_digest_to_hex (&root);
  self->time = g_get_real_time ();
  self->n_events = verdict->n_events;
  self->well = verdict->fault == STEWARD_FAULT_NONE;
  self->words = describe (verdict);
  /* A ledger that does not verify never becomes what the next one is held against. */
  self->note = self->well ? g_strdup_printf ("%" G_GUINT64_FORMAT ":%s", verdict->head.tree.size, hex)
                          : g_strdup (old_note);

  return self;
}

static StewardVerification *
run (StewardCouncil  *council,
     GError         **error)
{
  StewardGovernance *governance = steward_council_get_governance (council);
  g_autoptr (StewardVerification) old = load (governance, error);
  g_autoptr (StewardVerification) self = NULL;
  g_autoptr (StewardVerdict) verdict = NULL;
  g_autofree char *json = NULL;
  StewardNotedHead head;
  gboolean noted;

  if (old == NULL)
    return NULL;
  noted = old->note != NULL && *old->note != '\0' && steward_noted_head_parse (old->note, &head, NULL);
  if (!steward_ledger_verify_sync (steward_council_get_ledger (council), TRUE, noted ? &head : NULL, noted ? 1 : 0,
                                   &verdict, error)
      && verdict == NULL)
    return NULL;
  g_clear_error (error);
  self = make (verdict, old->note);
  json = write_json (self);
  if (!steward_governance_put_draft_sync (governance, DRAFT_ID, DRAFT_KIND, NULL, json, error))
    return NULL;

  return g_steal_pointer (&self);
}

static void
return_result (GTask               *task,
               StewardVerification *result,
               GError              *error)
{
  if (result != NULL)
    g_task_return_pointer (task, result, (GDestroyNotify) steward_verification_free);
  else
    g_task_return_error (task, error);
}

static void
run_in_thread (GTask        *task,
               gpointer      source_object,
               gpointer      task_data,
               GCancellable *cancellable)
{
  GError *error = NULL;
  StewardVerification *result = run (source_object, &error);

  return_result (task, result, error);
}

static void
load_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  StewardVerification *result = load (steward_council_get_governance (source_object), &error);

  return_result (task, result, error);
}

/**
 * steward_verification_run_async:
 * @council: whose ledger is verified
 * @cancellable: (nullable): lets go of it; the thread reads to its end
 * @callback: called with what was found
 * @user_data: for @callback
 */
void
steward_verification_run_async (StewardCouncil      *council,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (council, cancellable, callback, user_data);

  g_task_set_source_tag (task, steward_verification_run_async);
  g_task_set_return_on_cancel (task, TRUE);
  g_task_run_in_thread (task, run_in_thread);
}

/**
 * steward_verification_load_async:
 * @council: whose ledger
 * @cancellable: (nullable): optional cancellable
 * @callback: called with what was found the last time
 * @user_data: for @callback
 */
void
steward_verification_load_async (StewardCouncil      *council,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (council, cancellable, callback, user_data);

  g_task_set_source_tag (task, steward_verification_load_async);
  g_task_run_in_thread (task, load_in_thread);
}

/**
 * steward_verification_finish:
 * @result: what the callback got
 * @error: return location
 *
 * Returns: (transfer full): what was found
 */
StewardVerification *
steward_verification_finish (GAsyncResult  *result,
                             GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * steward_verification_free:
 * @self: (nullable) (transfer full): a verification
 */
void
steward_verification_free (StewardVerification *self)
{
  if (self == NULL)
    return;
  g_free (self->note);
  g_free (self->words);
  g_free (self);
}
