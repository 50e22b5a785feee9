/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What time and the catalog bring about, as events by nobody in particular:
 * a review whose product changed is superseded, an approved change that is
 * there now is applied, a certificate past its term lapses, and one that will
 * is asked about again in time. Every step is recorded once, whoever sees it
 * first: each expects the version of its stream that it was decided upon, and
 * losing that race is no error. A product that a catalog does not know is no
 * reason for anything: its source may not have been read yet. */

#include "config.h"

#include "steward-watch-private.h"

#define MAX_PATH 80                    /* characters, in a sentence */

/*
 * steward_watch_append:
 * @self: a watch
 * @append: what time or the catalog brought about
 * @sentence: (transfer full): it, in words
 * @error: return location
 *
 * Returns: whether it stands; %TRUE also when somebody else was faster, and
 *   then it is not told again
 */
gboolean
steward_watch_append (StewardWatch   *self,
                      StewardAppend  *append,
                      char           *sentence,
                      GError        **error)
{
  g_autofree char *words = sentence;
  g_autoptr(GError) local = NULL;

  if (steward_ledger_append_sync (steward_council_get_ledger (self->council), append, NULL, &local))
    {
      g_ptr_array_add (self->done, g_steal_pointer (&words));
      return TRUE;
    }
  if (g_error_matches (local, STEWARD_ERROR, STEWARD_ERROR_CONFLICT))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/*
 * steward_watch_keep:
 * @self: a watch
 * @failure: (transfer full): why one thing could not be looked at
 *
 * The first one is told when everything else was looked at.
 */
void
steward_watch_keep (StewardWatch *self,
                    GError       *failure)
{
  if (self->failure == NULL)
    {
      self->failure = failure;
      return;
    }

  g_debug ("The watch failed at something else, too: %s", failure->message);
  g_error_free (failure);
}

static guint
count_impact (const GPtrArray *changes,
              StewardImpact    impact)
{
  guint n = 0;

  for (guint i = 0; i < changes->len; i++)
    n += ((const StewardEntryChange *) g_ptr_array_index (changes, i))->impact == impact;

  return n;
}

/* A path in a sentence; the whole of it stands with the change. */
static void
append_path (GString    *words,
             const char *path)
{
  glong length = g_utf8_strlen (path, -1);

  if (length > MAX_PATH)
    g_string_append_len (words, path, g_utf8_offset_to_pointer (path, MAX_PATH) - path);
  else
    g_string_append (words, path);
  g_string_append (words, length > MAX_PATH ? "…" : "");
}

/*
 * steward_watch_describe:
 * @changes: (nullable) (element-type StewardEntryChange): what changed, or
 *   %NULL when nobody can tell any more
 * @since: "submitted"
 *
 * Returns: (transfer full): "2 breaking changes since it was submitted: a, b
 *   and 3 more."
 */
char *
steward_watch_describe (const GPtrArray *changes,
                        const char      *since)
{
  GString *words = g_string_new (NULL);
  const char *separator = "";

  if (changes == NULL || changes->len == 0)
    {
      g_string_append_printf (words, "The product changed since it was %s.", since);
      return g_string_free (words, FALSE);
    }

  for (int impact = STEWARD_IMPACT_BREAKING; impact >= STEWARD_IMPACT_COSMETIC; impact--)
    {
      guint n = count_impact (changes, (StewardImpact) impact);

      if (n == 0)
        continue;
      g_string_append_printf (words, "%s%u %s", separator, n, steward_impact_to_id ((StewardImpact) impact));
      separator = ", ";
    }
  g_string_append_printf (words, " change%s since it was %s: ", changes->len == 1 ? "" : "s", since);
  for (guint i = 0; i < changes->len && i < STEWARD_MAX_NAMED; i++)
    {
      g_string_append (words, i > 0 ? ", " : "");
      append_path (words, ((const StewardEntryChange *) g_ptr_array_index (changes, i))->path);
    }
  if (changes->len > STEWARD_MAX_NAMED)
    g_string_append_printf (words, " and %u more", changes->len - STEWARD_MAX_NAMED);
  g_string_append_c (words, '.');

  return g_string_free (words, FALSE);
}

/**
 * steward_council_watch_sync:
 * @self: a council
 * @now: the time, microseconds since the epoch, UTC
 * @error: return location
 *
 * Records what time and the catalog bring about. To be called after each sync
 * and when a profile is opened; calling it again changes nothing. Several may
 * do so at once.
 *
 * Returns: (transfer full) (element-type utf8) (nullable): a sentence on each
 *   thing that this call recorded; empty without a council. With an error, what
 *   could be recorded is recorded all the same
 */
GPtrArray *
steward_council_watch_sync (StewardCouncil  *self,
                            gint64           now,
                            GError         **error)
{
  g_autoptr(GPtrArray) done = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(StewardCouncilState) state = steward_council_load_state_sync (self, error);
  StewardWatch watch = { self, now, done, NULL };
  GError *failure = NULL;

  if (state == NULL)
    return NULL;
  if (state->charter == NULL)
    return g_steal_pointer (&done);

  if (!steward_watch_reviews (&watch, &failure))
    steward_watch_keep (&watch, g_steal_pointer (&failure));
  if (!steward_watch_certificates (&watch, &failure))
    steward_watch_keep (&watch, g_steal_pointer (&failure));
  if (!steward_watch_accesses (&watch, &failure))
    steward_watch_keep (&watch, g_steal_pointer (&failure));
  if (watch.failure == NULL)
    return g_steal_pointer (&done);

  g_propagate_error (error, watch.failure);
  return NULL;
}
