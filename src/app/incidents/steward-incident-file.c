/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads an incident with the texts of its remarks. Blocks; runs in a thread. */

#include "config.h"

#include "steward-incident-blocks.h"

#include <string.h>

#include "steward-error.h"

/* An erased text is told as such in its place; it is no reason to show nothing. */
static gboolean
load_text (StewardIncidentFile  *self,
           StewardCouncil       *council,
           const char           *payload,
           GError              **error)
{
  g_autoptr (GError) local = NULL;
  char *text;

  if (payload == NULL || g_hash_table_contains (self->texts, payload))
    return TRUE;
  text = steward_council_load_text_sync (council, payload, &local);
  if (text == NULL && !g_error_matches (local, STEWARD_ERROR, STEWARD_ERROR_DENIED) &&
      !g_error_matches (local, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  g_hash_table_insert (self->texts, g_strdup (payload), text != NULL ? text : g_strdup (local->message));

  return TRUE;
}

static gboolean
load_texts (StewardIncidentFile  *self,
            StewardCouncil       *council,
            GError              **error)
{
  const StewardIncident *incident = self->kase->incident;

  if (!load_text (self, council, incident->cause, error))
    return FALSE;
  for (guint i = 0; incident->remarks != NULL && i < incident->remarks->len; i++)
    if (!load_text (self, council, ((const StewardIncidentRemark *) g_ptr_array_index (incident->remarks, i))->text,
                    error))
      return FALSE;
  for (guint i = 0; self->kase->earlier != NULL && i < self->kase->earlier->len; i++)
    if (!load_text (self, council, ((const StewardIncident *) g_ptr_array_index (self->kase->earlier, i))->cause,
                    error))
      return FALSE;

  return TRUE;
}

/**
 * steward_incident_file_load_sync:
 * @council: the council
 * @incident: id
 * @now: microseconds since the epoch
 * @error: return location: NOT_FOUND when there is no such incident
 *
 * Returns: (transfer full) (nullable): everything that its page shows
 */
StewardIncidentFile *
steward_incident_file_load_sync (StewardCouncil  *council,
                                 const char      *incident,
                                 gint64           now,
                                 GError         **error)
{
  g_autoptr (StewardIncidentFile) self = g_new0 (StewardIncidentFile, 1);

  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->state = steward_council_load_state_sync (council, error);
  if (self->state == NULL)
    return NULL;
  self->kase = steward_incident_case_load_sync (council, steward_council_get_catalog (council), incident, now, error);
  if (self->kase == NULL || !load_texts (self, council, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * steward_incident_file_free:
 * @self: (nullable) (transfer full): a file
 */
void
steward_incident_file_free (StewardIncidentFile *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->kase, steward_incident_case_free);
  g_clear_pointer (&self->state, steward_council_state_unref);
  g_clear_pointer (&self->texts, g_hash_table_unref);
  g_free (self);
}

/* "Jonas Weber <jonas@example.org>", or a bare address. */
static char *
find_address (const char *contact)
{
  const char *start = contact == NULL ? NULL : strchr (contact, '<');
  const char *end = start == NULL ? NULL : strchr (start, '>');
  g_autofree char *address = end != NULL ? g_strndup (start + 1, end - start - 1) : g_strdup (contact);

  if (address == NULL)
    return NULL;
  g_strstrip (address);
  for (const char *p = address; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && strchr ("@._+-", *p) == NULL)
      return NULL;

  return strchr (address, '@') != NULL && strlen (address) < 255 ? g_steal_pointer (&address) : NULL;
}

/**
 * steward_incident_make_mail:
 * @kase: a case
 *
 * Returns: (transfer full) (nullable): a mailto address to everybody downstream
 *   who has one, with the draft of what they can be told; %NULL when nobody has
 */
char *
steward_incident_make_mail (const StewardIncidentCase *kase)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) uri = g_string_new ("mailto:");
  g_autofree char *subject = g_uri_escape_string (kase->incident->title != NULL ? kase->incident->title
                                                                                : kase->incident->id, NULL, FALSE);
  g_autofree char *body = g_uri_escape_string (kase->message != NULL ? kase->message : "", NULL, FALSE);

  for (guint i = 0; kase->downstream != NULL && i < kase->downstream->len; i++)
    {
      char *address = find_address (((const StewardDownstream *) g_ptr_array_index (kase->downstream, i))->contact);
      g_autofree char *escaped = address == NULL ? NULL : g_uri_escape_string (address, "@", FALSE);

      if (address == NULL || !g_hash_table_add (seen, address))
        continue;
      g_string_append_printf (uri, "%s%s", g_hash_table_size (seen) > 1 ? "," : "", escaped);
    }
  if (g_hash_table_size (seen) == 0)
    return NULL;
  g_string_append_printf (uri, "?subject=%s&body=%s", subject, body);

  return g_string_free (g_steal_pointer (&uri), FALSE);
}
