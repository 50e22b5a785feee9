/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* "urn:steward:postgres:7312…:shop.orders": what an entry is called on every
 * desk. Its parts are percent-encoded, so that it always has exactly four
 * colons and can be taken apart again. */

#include "config.h"

#include "steward-urn.h"

#define URN_PREFIX "urn:steward:"
#define KEPT_CHARACTERS "/"            /* beside letters, digits and "-._~" */

/**
 * steward_urn_make:
 * @kind: kind of the source, "postgres"
 * @instance: which server or folder it is
 * @native_id: the entry's id there
 *
 * Returns: (transfer full): the URN
 */
char *
steward_urn_make (const char *kind,
                  const char *instance,
                  const char *native_id)
{
  GString *urn = g_string_sized_new (96);

  g_string_append (urn, URN_PREFIX);
  g_string_append_uri_escaped (urn, kind, NULL, FALSE);
  g_string_append_c (urn, ':');
  g_string_append_uri_escaped (urn, instance, KEPT_CHARACTERS, FALSE);
  g_string_append_c (urn, ':');
  g_string_append_uri_escaped (urn, native_id, KEPT_CHARACTERS, FALSE);

  return g_string_free (urn, FALSE);
}

/**
 * steward_urn_parse:
 * @urn: any text
 * @out_kind: (out) (transfer full): kind of the source
 * @out_instance: (out) (transfer full): which server or folder it is
 * @out_native_id: (out) (transfer full): the entry's id there
 *
 * Returns: whether @urn is a URN of ours; otherwise nothing is set
 */
gboolean
steward_urn_parse (const char  *urn,
                   char       **out_kind,
                   char       **out_instance,
                   char       **out_native_id)
{
  g_auto (GStrv) parts = NULL;
  g_autofree char *kind = NULL;
  g_autofree char *instance = NULL;
  g_autofree char *native_id = NULL;

  if (g_ascii_strncasecmp (urn, URN_PREFIX, strlen (URN_PREFIX)) != 0)
    return FALSE;
  parts = g_strsplit (urn + strlen (URN_PREFIX), ":", 4);
  if (g_strv_length (parts) != 3)
    return FALSE;

  kind = g_uri_unescape_string (parts[0], NULL);
  instance = g_uri_unescape_string (parts[1], NULL);
  native_id = g_uri_unescape_string (parts[2], NULL);
  if (kind == NULL || instance == NULL || native_id == NULL || *kind == '\0' || *native_id == '\0')
    return FALSE;

  *out_kind = g_steal_pointer (&kind);
  *out_instance = g_steal_pointer (&instance);
  *out_native_id = g_steal_pointer (&native_id);
  return TRUE;
}
