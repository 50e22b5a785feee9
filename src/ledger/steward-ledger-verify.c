/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The whole check of a ledger: the chain of seals says where the first event
 * is that does not fit, noted heads say whether the end or everything was
 * exchanged, registered keys say whether signatures are those of the people
 * who acted. What no noted head has seen can be cut off or written anew by
 * whoever owns the store, so the verdict names the heads. */

#include "config.h"

#include "steward-ledger-verify.h"

#include "steward-event-types.h"
#include "steward-ledger-keys.h"
#include "steward-ledger-locate.h"

#include <string.h>

typedef struct
{
  StewardNotedHead head;
  const char *where;                   /* (unowned): in words */
} Head;

typedef struct
{
  gboolean deep;
  GArray *heads;                       /* Head, by size */
  guint n_matched;                     /* of them, so far */
  StewardCheckpoint matched;           /* at the last of them */
  StewardLedgerKeys *keys;
  StewardVerdict *verdict;
  StewardEvent *found;                 /* (owned) (nullable): the row that does not fit */
  gboolean stopped;
} Verification;

static const char *const fault_ids[] = {
  [STEWARD_FAULT_NONE] = "none",
  [STEWARD_FAULT_CHANGED] = "changed",
  [STEWARD_FAULT_MISSING] = "missing",
  [STEWARD_FAULT_REORDERED] = "reordered",
  [STEWARD_FAULT_TRUNCATED] = "truncated",
  [STEWARD_FAULT_REPLACED] = "replaced",
  [STEWARD_FAULT_FORM] = "form",
  [STEWARD_FAULT_SIGNATURE] = "signature",
};

/**
 * steward_fault_to_id:
 *
 * Returns: (transfer none): "none", "changed", "missing"…
 */
const char *
steward_fault_to_id (StewardFault fault)
{
  return fault_ids[fault];
}

void
steward_verdict_free (StewardVerdict *self)
{
  if (self == NULL)
    return;

  g_free (self->words);
  g_free (self->against);
  g_free (self);
}

/* --- noted heads --- */

static int
compare_heads (gconstpointer a,
               gconstpointer b)
{
  const Head *first = a;
  const Head *second = b;

  return (first->head.size > second->head.size) - (first->head.size < second->head.size);
}

static GArray *
collect_heads (GPtrArray               *notes,
               const StewardNotedHead  *heads,
               gsize                    n_heads)
{
  GArray *all = g_array_new (FALSE, TRUE, sizeof (Head));

  for (gsize i = 0; i < n_heads; i++)
    {
      Head head = { heads[i], "a head noted elsewhere" };

      g_array_append_val (all, head);
    }
  for (guint i = 0; i < notes->len; i++)
    {
      const StewardNote *note = g_ptr_array_index (notes, i);
      Head head = { { note->size, note->root }, note->where };

      g_array_append_val (all, head);
    }
  g_array_sort (all, compare_heads);

  return all;
}

static char *
describe_heads (GArray     *heads,
                const char *missing)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < heads->len; i++)
    {
      const Head *head = &g_array_index (heads, Head, i);

      g_string_append_printf (words, "%s%s (%" G_GUINT64_FORMAT " events)", i > 0 ? ", " : "", head->where,
                              head->head.size);
    }
  if (missing != NULL)
    g_string_append_printf (words, "%s%s", words->len > 0 ? "; " : "nothing: ", missing);

  return g_string_free (words, FALSE);
}

/* --- the walk --- */

/* Ends the walk; the reason is in the verdict, or found afterwards. */
static gboolean
stop (Verification        *self,
      const StewardEvent  *event,
      StewardFault         fault,
      GError             **error)
{
  self->stopped = TRUE;
  self->verdict->fault = fault;
  self->verdict->position = event->position;
  g_set_error_literal (error, STEWARD_ERROR, STEWARD_ERROR_DAMAGED, "stopped");

  return FALSE;
}

static gboolean
stop_with (Verification        *self,
           const StewardEvent  *event,
           StewardFault         fault,
           GError              *reason,
           GError             **error)
{
  self->verdict->words = g_utf8_make_valid (reason->message, -1);
  g_error_free (reason);

  return stop (self, event, fault, error);
}

/* What is wrong is found out when the store may be asked again. */
static gboolean
stop_at_row (Verification        *self,
             const StewardEvent  *event,
             GError             **error)
{
  self->found = steward_event_copy (event);

  return stop (self, event, STEWARD_FAULT_CHANGED, error);
}

static gboolean
check_chain (Verification       *self,
             const StewardEvent *event,
             StewardDigest      *out_leaf)
{
  gint64 expected = (gint64) self->verdict->head.tree.size + 1;

  return event->position == expected &&
         steward_event_check_leaf (event, expected > 1 ? &self->verdict->head.seal : NULL, out_leaf, NULL);
}

static gboolean
check_heads (Verification        *self,
             const StewardEvent  *event,
             GError             **error)
{
  StewardVerdict *verdict = self->verdict;

  while (self->n_matched < self->heads->len)
    {
      const Head *head = &g_array_index (self->heads, Head, self->n_matched);
      StewardDigest root;

      if (head->head.size > verdict->head.tree.size)
        break;
      steward_tree_get_root (&verdict->head.tree, &root);
      if (head->head.size == verdict->head.tree.size && !steward_digest_equal (&root, &head->head.root))
        {
          verdict->words = g_strdup_printf ("The events fit each other, but the first %" G_GUINT64_FORMAT
                                            " are not those that %s saw: event %" G_GUINT64_FORMAT
                                            " or a later one was replaced.", head->head.size,
                                            head->where, self->matched.tree.size + 1);
          return stop (self, event, STEWARD_FAULT_REPLACED, error);
        }
      self->n_matched++;
      self->matched = verdict->head;
    }

  return TRUE;
}

/* The header is canonical: quotes within its texts are escaped. */
static gboolean
says_signed (const StewardEvent *event)
{
  static const char words[] = "\"established\":\"signature\"";
  gsize length;
  gconstpointer header = g_bytes_get_data (event->header, &length);

  return memmem (header, length, words, sizeof words - 1) != NULL;
}

static gboolean
check_signature (Verification        *self,
                 const StewardEvent  *event,
                 const char          *signature,
                 GError             **error)
{
  GError *reason = NULL;

  steward_ledger_keys_add (self->keys, event);
  if (signature == NULL && !says_signed (event))
    return TRUE;
  if (signature == NULL)
    {
      g_set_error (&reason, STEWARD_ERROR, STEWARD_ERROR_DAMAGED,
                   "The signature of event %" G_GINT64_FORMAT " was taken away.", event->position);
      return stop_with (self, event, STEWARD_FAULT_SIGNATURE, reason, error);
    }
  if (!steward_ledger_keys_check (self->keys, event, signature, NULL, NULL, &reason))
    return stop_with (self, event, STEWARD_FAULT_SIGNATURE, reason, error);

  self->verdict->n_signatures++;
  return TRUE;
}

static void
take_event (Verification        *self,
            const StewardEvent  *event,
            const StewardDigest *leaf)
{
  StewardVerdict *verdict = self->verdict;

  steward_tree_add (&verdict->head.tree, leaf);
  verdict->head.seal = event->seal;
  verdict->n_erased += strcmp (event->type, STEWARD_EVENT_ERASED) == 0;
}

static gboolean
verify_event_cb (const StewardEvent  *event,
                 const char          *signature,
                 gpointer             data,
                 GError             **error)
{
  Verification *self = data;
  GError *reason = NULL;
  StewardDigest leaf;

  if (!check_chain (self, event, &leaf))
    return stop_at_row (self, event, error);
  if (self->deep && !steward_event_check_form (event, &reason))
    return stop_with (self, event, STEWARD_FAULT_FORM, reason, error);
  if (!check_signature (self, event, signature, error))
    return FALSE;

  take_event (self, event, &leaf);
  if (!check_heads (self, event, error))
    return FALSE;

  self->verdict->n_events = event->position;
  return TRUE;
}

/* --- the verdict --- */

/* The one that saw most. */
static const Head *
get_last_head (Verification *self)
{
  return self->heads->len > 0 ? &g_array_index (self->heads, Head, self->heads->len - 1) : NULL;
}

static void
compare_end (Verification *self)
{
  const Head *last = get_last_head (self);
  StewardVerdict *verdict = self->verdict;

  if (last == NULL || last->head.size <= (guint64) verdict->n_events)
    return;

  verdict->fault = STEWARD_FAULT_TRUNCATED;
  verdict->position = verdict->n_events + 1;
  verdict->words = g_strdup_printf ("The end is missing: %s saw %" G_GUINT64_FORMAT " events, and only the first %"
                                    G_GINT64_FORMAT " are there.", last->where, last->head.size, verdict->n_events);
}

/* @reason is what ended the walk. */
static gboolean
explain (Verification   *self,
         StewardLedger  *ledger,
         const GError   *reason,
         GError        **error)
{
  StewardVerdict *verdict = self->verdict;

  if (!self->stopped)
    {
      verdict->fault = STEWARD_FAULT_CHANGED;
      verdict->position = verdict->n_events + 1;
      verdict->words = g_strdup_printf ("Event %" G_GINT64_FORMAT " cannot be read: %s", verdict->position,
                                        reason->message);
      return TRUE;
    }
  if (verdict->fault == STEWARD_FAULT_REPLACED)
    {
      verdict->head = self->matched;
      verdict->n_events = (gint64) self->matched.tree.size;
      verdict->position = verdict->n_events + 1;
    }

  return self->found == NULL ||
         steward_ledger_locate_sync (ledger, verdict->n_events + 1, self->found,
                                     get_last_head (self) != NULL ? get_last_head (self)->head.size : 0, verdict,
                                     error);
}

static gboolean
run (Verification   *self,
     StewardLedger  *ledger,
     GError        **error)
{
  g_autoptr(GError) reason = NULL;

  if (steward_ledger_walk_sync (ledger, 0, verify_event_cb, self, &reason))
    {
      compare_end (self);
      return TRUE;
    }
  if (self->stopped || g_error_matches (reason, STEWARD_ERROR, STEWARD_ERROR_DAMAGED))
    return explain (self, ledger, reason, error);

  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

/**
 * steward_ledger_verify_sync:
 * @self: a ledger
 * @deep: also that every event has the one form in which it can be read
 * @heads: (array length=n_heads) (nullable): heads noted elsewhere
 * @n_heads: how many; what is kept beside the store is compared in any case
 * @out_verdict: (out) (transfer full): what was found
 * @error: return location: that the ledger cannot be read at all; damage is a
 *   verdict, not an error
 *
 * Returns: whether there is a verdict
 */
gboolean
steward_ledger_verify_sync (StewardLedger           *self,
                            gboolean                 deep,
                            const StewardNotedHead  *heads,
                            gsize                    n_heads,
                            StewardVerdict         **out_verdict,
                            GError                 **error)
{
  g_autoptr(StewardVerdict) verdict = g_new0 (StewardVerdict, 1);
  g_autoptr(StewardLedgerKeys) keys = steward_ledger_keys_new ();
  const char *missing = NULL;
  g_autoptr(GPtrArray) notes = steward_ledger_list_notes_sync (self, &missing);
  g_autoptr(GArray) all = collect_heads (notes, heads, n_heads);
  Verification verification = { .deep = deep, .heads = all, .keys = keys, .verdict = verdict };
  gboolean ok;

  verdict->against = describe_heads (all, missing);
  ok = run (&verification, self, error);
  g_clear_pointer (&verification.found, steward_event_free);
  if (ok)
    *out_verdict = g_steal_pointer (&verdict);

  return ok;
}
