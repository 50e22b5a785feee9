/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Brings a database to the newest schema. Migrations are numbered, immutable
 * files; each is applied in one transaction together with its number. A file
 * made by a newer program is refused before anything in it is changed. */

#include "config.h"

#include "steward-migrate.h"

#include "steward-store-resources.h"

#define MIGRATION_PREFIX "/org/stewardconsole/Steward/sql/"

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The file names of @set, sorted; position i holds number i + 1. */
static char **
list_migrations (const char  *set,
                 GError     **error)
{
  g_autofree char *folder = g_strconcat (MIGRATION_PREFIX, set, NULL);
  g_auto (GStrv) names = g_resource_enumerate_children (steward_store_get_resource (), folder,
                                                        G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  if (names == NULL)
    return NULL;

  qsort (names, g_strv_length (names), sizeof *names, compare_names);
  for (guint i = 0; names[i] != NULL; i++)
    g_assert (g_ascii_strtoull (names[i], NULL, 10) == i + 1);

  return g_steal_pointer (&names);
}

static gboolean
refuse_newer (StewardDb   *db,
              int          current,
              int          newest,
              GError     **error)
{
  g_autofree char *title = NULL;

  if (current <= newest)
    return TRUE;

  title = g_path_get_basename (steward_db_get_path (db));
  steward_db_keep_untouched (db);
  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_SCHEMA_TOO_NEW,
               "%s was made by a newer Steward (format %d; this one knows %d).", title, current, newest);
  return FALSE;
}

/* Applies number @number unless another process was faster. */
static gboolean
apply (StewardDb   *db,
       const char  *set,
       const char  *name,
       int          number,
       GError     **error)
{
  g_autofree char *path = g_strconcat (MIGRATION_PREFIX, set, "/", name, NULL);
  g_autofree char *stamp = g_strdup_printf ("PRAGMA user_version = %d", number);
  int current = 0;

  if (!steward_db_begin (db, error))
    return FALSE;
  if (!steward_db_get_version (db, &current, error))
    {
      steward_db_rollback (db);
      return FALSE;
    }
  if (current >= number)
    {
      steward_db_rollback (db);
      return TRUE;
    }
  if (!steward_db_execute_resource (db, path, error) || !steward_db_execute (db, stamp, error))
    {
      steward_db_rollback (db);
      g_prefix_error (error, "%s: ", name);
      return FALSE;
    }

  return steward_db_commit (db, error);
}

/**
 * steward_migrate_get_pending:
 * @db: a connection
 * @set: "catalog" or "governance"
 * @out_current: (out): the number the file is at
 * @out_newest: (out): the newest number this program knows
 * @error: return location; %STEWARD_ERROR_SCHEMA_TOO_NEW when the file is newer
 *
 * Returns: whether the file can be used, migrated or not
 */
gboolean
steward_migrate_get_pending (StewardDb   *db,
                             const char  *set,
                             int         *out_current,
                             int         *out_newest,
                             GError     **error)
{
  g_auto (GStrv) names = list_migrations (set, error);

  if (names == NULL || !steward_db_get_version (db, out_current, error))
    return FALSE;

  *out_newest = (int) g_strv_length (names);
  return refuse_newer (db, *out_current, *out_newest, error);
}

/**
 * steward_migrate_run:
 * @db: a connection that may write
 * @set: "catalog" or "governance"
 * @error: return location; %STEWARD_ERROR_SCHEMA_TOO_NEW when the file is
 *   newer, and then it is byte for byte what it was
 *
 * Switches the file to write-ahead logging and applies what is missing.
 *
 * Returns: whether the file has the newest schema
 */
gboolean
steward_migrate_run (StewardDb   *db,
                     const char  *set,
                     GError     **error)
{
  g_auto (GStrv) names = NULL;
  int current = 0;
  int newest = 0;

  if (!steward_migrate_get_pending (db, set, &current, &newest, error) || !steward_db_enable_wal (db, error))
    return FALSE;

  names = list_migrations (set, error);
  if (names == NULL)
    return FALSE;
  for (int i = current; i < newest; i++)
    if (!apply (db, set, names[i], i + 1, error))
      return FALSE;

  return TRUE;
}
