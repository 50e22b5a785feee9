/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What SQLite lacks: a time in words as the number that rows hold, a payload's
 * reference as the bytes of its hash, and whether words stand in a text or a
 * file. All depend on their arguments alone, as everything that is folded must. */

#include "config.h"

#include "steward-db-private.h"

#include "steward-append.h"
#include "steward-duration.h"

static const char *
get_argument (sqlite3_context  *context,
              sqlite3_value   **values)
{
  const char *text = NULL;

  if (sqlite3_value_type (values[0]) == SQLITE_TEXT)
    text = (const char *) sqlite3_value_text (values[0]);
  if (text == NULL)
    sqlite3_result_null (context);

  return text;
}

/* instant ("2026-11-21T10:45:00Z"): microseconds since the epoch. */
static void
instant_cb (sqlite3_context  *context,
            int               n_values,
            sqlite3_value   **values)
{
  const char *text = get_argument (context, values);
  g_autoptr(GError) error = NULL;
  gint64 time;

  if (text == NULL)
    return;
  if (steward_instant_parse (text, &time, &error))
    {
      sqlite3_result_int64 (context, time);
      return;
    }

  sqlite3_result_error (context, error->message, -1);
  sqlite3_result_error_code (context, SQLITE_MISMATCH);
}

/* reference_hash ("sha256:…"): 32 bytes; NULL for anything else. */
static void
reference_hash_cb (sqlite3_context  *context,
                   int               n_values,
                   sqlite3_value   **values)
{
  const char *text = get_argument (context, values);
  StewardDigest hash;

  if (text == NULL)
    return;
  if (steward_payload_from_reference (text, &hash))
    sqlite3_result_blob (context, hash.bytes, sizeof hash.bytes, SQLITE_TRANSIENT);
  else
    sqlite3_result_null (context);
}

/* A letter or digit, or a part of one that is not ASCII. */
static gboolean
is_of_word (guint8 byte)
{
  return byte >= 0x80 || g_ascii_isalnum (byte);
}

static gboolean
holds_words (const guint8 *bytes,
             gsize         length,
             const char   *words,
             gsize         n_words)
{
  for (gsize at = 0; n_words > 0 && at + n_words <= length; at++)
    {
      const guint8 *after = bytes + at + n_words;

      if (g_ascii_tolower ((char) bytes[at]) == g_ascii_tolower (words[0]) &&
          g_ascii_strncasecmp ((const char *) bytes + at, words, n_words) == 0 &&
          (at == 0 || !is_of_word (bytes[at - 1])) && (after == bytes + length || !is_of_word (*after)))
        return TRUE;
    }

  return FALSE;
}

/* holds_words (text or file, "Ana Horvat"): 0 or 1. In any case of ASCII
 * letters, and not as a part of longer words. */
static void
holds_words_cb (sqlite3_context  *context,
                int               n_values,
                sqlite3_value   **values)
{
  const guint8 *bytes = sqlite3_value_blob (values[0]);
  const char *words = (const char *) sqlite3_value_text (values[1]);

  sqlite3_result_int (context, bytes != NULL && words != NULL &&
                               holds_words (bytes, (gsize) sqlite3_value_bytes (values[0]), words,
                                            (gsize) sqlite3_value_bytes (values[1])));
}

static gboolean
install (StewardDb   *self,
         const char  *name,
         int          n_values,
         void       (*function) (sqlite3_context *, int, sqlite3_value **),
         GError     **error)
{
  int result = sqlite3_create_function_v2 (self->handle, name, n_values, SQLITE_UTF8 | SQLITE_DETERMINISTIC, NULL,
                                           function, NULL, NULL, NULL);

  return result == SQLITE_OK || steward_db_fail (self, result, error);
}

/**
 * steward_db_install_functions:
 * @self: a connection
 * @error: return location
 *
 * Makes instant(), reference_hash() and holds_words() known to the connection.
 *
 * Returns: whether it could
 */
gboolean
steward_db_install_functions (StewardDb  *self,
                              GError    **error)
{
  return install (self, "instant", 1, instant_cb, error) &&
         install (self, "reference_hash", 1, reference_hash_cb, error) &&
         install (self, "holds_words", 2, holds_words_cb, error);
}
