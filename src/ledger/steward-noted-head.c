/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Heads as people note them: the text of a checkpoint, or size and root in one
 * word. */

#include "config.h"

#include "steward-ledger-verify.h"

#include "steward-ssh-wire.h"

#include <string.h>

static gboolean
read_short (const char       *text,
            StewardNotedHead *out)
{
  const char *colon = strchr (text, ':');
  g_autofree char *size = colon != NULL ? g_strndup (text, (gsize) (colon - text)) : NULL;

  return size != NULL && g_ascii_string_to_unsigned (size, 10, 0, G_MAXINT64, &out->size, NULL) &&
         steward_digest_from_hex (colon + 1, &out->root);
}

static gboolean
read_checkpoint (const char       *text,
                 StewardNotedHead *out)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", 5);
  g_autoptr(GBytes) root = NULL;

  if (g_strv_length (lines) < 3 || *lines[0] == '\0' ||
      !g_ascii_string_to_unsigned (lines[1], 10, 0, G_MAXINT64, &out->size, NULL))
    return FALSE;

  root = steward_ssh_decode_base64 (lines[2], strlen (lines[2]));
  if (root == NULL || g_bytes_get_size (root) != STEWARD_DIGEST_SIZE)
    return FALSE;

  memcpy (out->root.bytes, g_bytes_get_data (root, NULL), STEWARD_DIGEST_SIZE);
  return TRUE;
}

/**
 * steward_noted_head_parse:
 * @text: the text of a checkpoint (origin, size, root in Base64), or
 *   "SIZE:ROOT" with the root in hexadecimal digits
 * @out_head: (out): set on success only
 * @error: return location; %STEWARD_ERROR_INVALID_DATA
 *
 * Returns: whether @text is a head
 */
gboolean
steward_noted_head_parse (const char        *text,
                          StewardNotedHead  *out_head,
                          GError           **error)
{
  StewardNotedHead head;

  if (!read_short (text, &head) && !read_checkpoint (text, &head))
    {
      g_set_error_literal (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA,
                           "This is neither a checkpoint nor a head as “SIZE:ROOT”.");
      return FALSE;
    }

  *out_head = head;
  return TRUE;
}
