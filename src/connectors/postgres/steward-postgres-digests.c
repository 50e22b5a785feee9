/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One line a table: digest, blank, escaped id. Tables that were not seen again
 * are forgotten. */

#include "config.h"

#include "steward-postgres-digests.h"

#include <stdlib.h>
#include <string.h>

#define DIGEST_LENGTH 16

struct _StewardPostgresDigests
{
  GHashTable *before, *now;            /* table id → digest */
};

/**
 * steward_postgres_digests_new:
 * @cursor: (nullable): what steward_postgres_digests_to_text() gave
 *
 * Lines that cannot be read are passed over: their tables count as new.
 *
 * Returns: (transfer full): the digests of the last look
 */
StewardPostgresDigests *
steward_postgres_digests_new (const char *cursor)
{
  StewardPostgresDigests *self = g_new0 (StewardPostgresDigests, 1);

  self->before = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->now = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (const char *line = cursor; line != NULL && *line != '\0';)
    {
      const char *end = strchr (line, '\n');
      gsize length = end != NULL ? (gsize) (end - line) : strlen (line);

      if (length > DIGEST_LENGTH + 1 && line[DIGEST_LENGTH] == ' ')
        {
          g_autofree char *escaped = g_strndup (line + DIGEST_LENGTH + 1, length - DIGEST_LENGTH - 1);

          g_hash_table_replace (self->before, g_strcompress (escaped), g_strndup (line, DIGEST_LENGTH));
        }
      line = end != NULL ? end + 1 : NULL;
    }

  return self;
}

void
steward_postgres_digests_free (StewardPostgresDigests *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->before);
  g_hash_table_unref (self->now);
  g_free (self);
}

/* Returns: whether the table is new or has changed since the last look */
gboolean
steward_postgres_digests_note (StewardPostgresDigests *self,
                               const char             *table_id,
                               const char             *digest)
{
  const char *before = g_hash_table_lookup (self->before, table_id);

  g_hash_table_replace (self->now, g_strdup (table_id), g_strdup (digest));

  return g_strcmp0 (before, digest) != 0;
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Returns: (transfer full) (nullable): the cursor; %NULL when there is nothing to
 *   remember */
char *
steward_postgres_digests_to_text (StewardPostgresDigests *self)
{
  guint n = 0;
  g_autofree gpointer *ids = g_hash_table_get_keys_as_array (self->now, &n);
  GString *text = NULL;

  if (n == 0)
    return NULL;
  text = g_string_new (NULL);
  qsort (ids, n, sizeof *ids, compare_ids);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *escaped = g_strescape (ids[i], NULL);

      g_string_append_printf (text, "%s %s\n", (const char *) g_hash_table_lookup (self->now, ids[i]), escaped);
    }

  return g_string_free (text, FALSE);
}
