/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Two functions that events need and SQLite lacks: a time in words as the
 * number that rows hold, and a payload's reference as the bytes of its hash.
 * Both depend on their argument alone, as everything that is folded must. */

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

static gboolean
install (StewardDb   *self,
         const char  *name,
         void       (*function) (sqlite3_context *, int, sqlite3_value **),
         GError     **error)
{
  int result = sqlite3_create_function_v2 (self->handle, name, 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, NULL, function,
                                           NULL, NULL, NULL);

  return result == SQLITE_OK || steward_db_fail (self, result, error);
}

/**
 * steward_db_install_functions:
 * @self: a connection
 * @error: return location
 *
 * Makes instant() and reference_hash() known to the connection.
 *
 * Returns: whether it could
 */
gboolean
steward_db_install_functions (StewardDb  *self,
                              GError    **error)
{
  return install (self, "instant", instant_cb, error) && install (self, "reference_hash", reference_hash_cb, error);
}
