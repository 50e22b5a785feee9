/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a server says, in our words. Servers speak many languages, so only the
 * SQLSTATE decides; their text is quoted, on one line, bounded, and without the
 * password, should a server send it back. */

#include "config.h"

#include "steward-pg-private.h"

#include <string.h>

#define MAX_TEXT 300
#define MIN_REDACTED 4

static const struct
{
  const char *sqlstate;                /* or a class of two characters */
  StewardError code;
  const char *complaint;               /* The server “…” does this; its text follows */
} states[] = {
  { "28P01", STEWARD_ERROR_AUTH, "refuses the password" },
  { "28", STEWARD_ERROR_DENIED, "does not let this user in" },
  { "42501", STEWARD_ERROR_DENIED, "does not allow this" },
  { "25006", STEWARD_ERROR_DENIED, "does not allow this" },
  { "3D000", STEWARD_ERROR_NOT_FOUND, "has no such database" },
  { "57014", STEWARD_ERROR_NETWORK, "stopped an answer that took too long" },
  { "57P03", STEWARD_ERROR_BUSY, "is starting or stopping" },
  { "57P", STEWARD_ERROR_NETWORK, "ended the session" },
  { "08", STEWARD_ERROR_NETWORK, "broke the connection" },
  { "53", STEWARD_ERROR_BUSY, "is out of something it needs" },
  { "55P03", STEWARD_ERROR_BUSY, "has locked what is needed" },
  { "40", STEWARD_ERROR_BUSY, "let another session go first" },
  { "0A", STEWARD_ERROR_UNSUPPORTED, "cannot do what Steward asks for" },
  { "42601", STEWARD_ERROR_UNSUPPORTED, "does not understand what Steward asks for" },
  { "22021", STEWARD_ERROR_INVALID_DATA, "cannot give its text in UTF-8" },
  { "22P05", STEWARD_ERROR_INVALID_DATA, "cannot give its text in UTF-8" },
};

/* Table, column, function, schema, type: what a server of the same protocol may lack. */
static const char *const missing_states[] = { "42P01", "42703", "42883", "3F000", "42704" };

static gboolean
is_missing_state (const char *sqlstate)
{
  for (gsize i = 0; i < G_N_ELEMENTS (missing_states); i++)
    {
      if (g_str_equal (missing_states[i], sqlstate))
        return TRUE;
    }

  return FALSE;
}

/* Removes the severity, the SQLSTATE and all lines but the first. */
static const char *
skip_prefix (const char *text)
{
  const char *failed = strstr (text, " failed: ");
  char sqlstate[6];

  if (steward_pg_find_sqlstate (text, sqlstate))
    {
      g_autofree char *mark = g_strdup_printf (":  %s: ", sqlstate);

      return strstr (text, mark) + strlen (mark);
    }

  return failed != NULL ? failed + strlen (" failed: ") : text;
}

/**
 * steward_pg_clean_text:
 * @text: (nullable): what libpq or a server says
 * @password: (nullable): replaced, wherever it occurs
 *
 * Returns: (transfer full): one line of valid UTF-8 without control characters,
 *   300 characters at most, without a full stop at the end
 */
char *
steward_pg_clean_text (const char *text,
                       const char *password)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? skip_prefix (text) : "", -1);
  g_autoptr (GString) line = g_string_new (NULL);
  unsigned length = 0;

  if (password != NULL && strlen (password) >= MIN_REDACTED)
    {
      g_auto (GStrv) parts = g_strsplit (valid, password, -1);

      g_free (valid);
      valid = g_strjoinv ("•••", parts);
    }

  for (const char *p = valid; *p != '\0' && *p != '\n' && length < MAX_TEXT; p = g_utf8_next_char (p), length++)
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (line, g_unichar_iscntrl (c) || g_unichar_type (c) == G_UNICODE_FORMAT ? ' ' : c);
    }
  g_strstrip (line->str);
  line->len = strlen (line->str);
  while (line->len > 0 && line->str[line->len - 1] == '.')
    g_string_truncate (line, line->len - 1);

  return g_string_free (g_steal_pointer (&line), FALSE);
}

/**
 * steward_pg_find_sqlstate:
 * @text: a message of libpq in verbose form: "FATAL:  28P01: password…"
 * @out_sqlstate: (out): the five characters
 *
 * The only way to a SQLSTATE while a session is being opened. The severity
 * before it may be in any language.
 *
 * Returns: whether there is one
 */
gboolean
steward_pg_find_sqlstate (const char *text,
                          char        out_sqlstate[6])
{
  for (const char *p = strstr (text, ":  "); p != NULL; p = strstr (p + 1, ":  "))
    {
      const char *state = p + 3;
      gsize length = strspn (state, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");

      if (length == 5 && state[5] == ':' && state[6] == ' ')
        {
          memcpy (out_sqlstate, state, 5);
          out_sqlstate[5] = '\0';
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * steward_pg_word_at:
 * @sql: the statement
 * @position: (nullable): character from 1 at which the server found the fault
 *
 * Returns: (transfer full) (nullable): the name that stands there
 */
char *
steward_pg_word_at (const char *sql,
                    const char *position)
{
  guint64 at = position != NULL ? g_ascii_strtoull (position, NULL, 10) : 0;
  const char *word;
  gsize length;

  if (at == 0 || at > (guint64) g_utf8_strlen (sql, -1))
    return NULL;

  word = g_utf8_offset_to_pointer (sql, (glong) at - 1);
  length = strspn (word, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.");

  return length > 0 ? g_strndup (word, length) : NULL;
}

/**
 * steward_pg_set_error:
 * @server: its name for people
 * @sqlstate: (nullable): five characters
 * @text: what the server says, cleaned
 * @missing: (nullable): the name in our statement that the server does not know
 *
 * Translates once what a server says into %STEWARD_ERROR.
 */
void
steward_pg_set_error (GError     **error,
                      const char  *server,
                      const char  *sqlstate,
                      const char  *text,
                      const char  *missing)
{
  if (sqlstate != NULL && is_missing_state (sqlstate))
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_UNSUPPORTED,
                   "The server “%s” has no “%s”, which Steward reads; it may be another server of the same protocol.",
                   server, missing != NULL ? missing : text);
      return;
    }

  for (gsize i = 0; sqlstate != NULL && i < G_N_ELEMENTS (states); i++)
    {
      if (!g_str_has_prefix (sqlstate, states[i].sqlstate))
        continue;
      g_set_error (error, STEWARD_ERROR, (int) states[i].code, "The server “%s” %s: %s.", server,
                   states[i].complaint, text);
      return;
    }

  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_FAILED, "The server “%s” reports an error%s%s: %s.", server,
               sqlstate != NULL ? " " : "", sqlstate != NULL ? sqlstate : "", text);
}
