/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Online backups with the time in their name, so that names sort as times do.
 * Three are kept; an older one goes only after a newer one is complete. */

#include "config.h"

#include "steward-copies.h"

#include "steward-duration.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#define N_KEPT 3u
#define INFIX ".copy-"
#define STAMP_LENGTH 18u               /* "2026-11-21T104500Z" */
#define DAY_US (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)

/**
 * steward_copies_stamp:
 *
 * Returns: (transfer full): the present moment as a part of a file name
 */
char *
steward_copies_stamp (void)
{
  g_autofree char *now = steward_instant_to_rfc3339 (steward_instant_now ());

  return g_strdup_printf ("%.13s%.2s%.2sZ", now, now + 14, now + 17);
}

static gboolean
is_stamp (const char *text)
{
  static const char shape[] = "0000-00-00T000000Z";

  if (strlen (text) != STAMP_LENGTH)
    return FALSE;
  for (unsigned i = 0; i < STAMP_LENGTH; i++)
    if (shape[i] == '0' ? !g_ascii_isdigit (text[i]) : text[i] != shape[i])
      return FALSE;

  return TRUE;
}

static int
compare_backwards (gconstpointer a,
                   gconstpointer b)
{
  return strcmp (*(const char *const *) b, *(const char *const *) a);
}

/**
 * steward_copies_list:
 * @path: of the store
 *
 * Returns: (transfer full): the paths of its copies, the newest first
 */
char **
steward_copies_list (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *title = g_path_get_basename (path);
  g_autofree char *prefix = g_strconcat (title, INFIX, NULL);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr(GPtrArray) copies = g_ptr_array_new ();
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, prefix) && is_stamp (name + strlen (prefix)))
      g_ptr_array_add (copies, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (copies, compare_backwards);
  g_ptr_array_add (copies, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&copies), FALSE);
}

static const char *
get_stamp (const char *copy_path)
{
  return copy_path + strlen (copy_path) - STAMP_LENGTH;
}

/* "2026-11-21 10:45 UTC" */
char *
steward_copies_describe (const char *copy_path)
{
  const char *stamp = get_stamp (copy_path);

  return g_strdup_printf ("%.10s %.2s:%.2s UTC", stamp, stamp + 11, stamp + 13);
}

static gint64
get_time (const char *copy_path)
{
  const char *stamp = get_stamp (copy_path);
  g_autofree char *text = g_strdup_printf ("%.13s:%.2s:%.3s", stamp, stamp + 13, stamp + 15);
  gint64 time;

  return steward_instant_parse (text, &time, NULL) ? time : 0;
}

/**
 * steward_copies_are_due:
 * @path: of the store
 *
 * Returns: whether there is no copy of the last 24 hours. A copy from the
 *   future, left by a wrong clock, does not count.
 */
gboolean
steward_copies_are_due (const char *path)
{
  g_auto(GStrv) copies = steward_copies_list (path);
  gint64 now = steward_instant_now ();

  for (char **copy = copies; *copy != NULL; copy++)
    {
      gint64 age = now - get_time (*copy);

      if (age >= 0 && age < DAY_US)
        return FALSE;
    }

  return TRUE;
}

static void
remove_old (const char *path)
{
  g_auto(GStrv) copies = steward_copies_list (path);

  for (unsigned i = 0; copies[i] != NULL; i++)
    if (i >= N_KEPT && g_unlink (copies[i]) != 0)
      g_debug ("cannot remove %s", copies[i]);
}

static gboolean
make_copy (StewardDb  *db,
           char      **out_copy,
           GError    **error)
{
  g_autofree char *stamp = steward_copies_stamp ();

  *out_copy = g_strconcat (steward_db_get_path (db), INFIX, stamp, NULL);

  return steward_db_backup (db, *out_copy, error);
}

/**
 * steward_copies_make:
 * @db: a connection to a sound store
 * @error: return location
 *
 * Makes a copy of the present moment and removes all but the newest three.
 *
 * Returns: whether the copy is complete and on disk
 */
gboolean
steward_copies_make (StewardDb  *db,
                     GError    **error)
{
  g_autofree char *copy = NULL;

  if (!make_copy (db, &copy, error))
    return FALSE;

  remove_old (steward_db_get_path (db));
  return TRUE;
}

/* Whatever holds an earlier state of the store: copies, begun and whole, and
 * damaged files that were set aside. */
static gboolean
is_earlier_state (const char *name,
                  const char *title)
{
  static const char *const infixes[] = { INFIX, ".damaged-", ".restoring", ".restored" };

  if (!g_str_has_prefix (name, title))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (infixes); i++)
    if (g_str_has_prefix (name + strlen (title), infixes[i]))
      return TRUE;

  return FALSE;
}

static gboolean
remove_all_but (const char  *path,
                const char  *kept,
                GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *title = g_path_get_basename (path);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, error);
  const char *name;

  if (dir == NULL)
    return FALSE;
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *other = g_build_filename (folder, name, NULL);

      if (!is_earlier_state (name, title) || strcmp (other, kept) == 0 || g_unlink (other) == 0 || errno == ENOENT)
        continue;
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_DENIED, "%s cannot be removed: %s.", other,
                   g_strerror (errno));
      return FALSE;
    }

  return TRUE;
}

/**
 * steward_copies_replace:
 * @db: a connection to a sound store
 * @error: return location
 *
 * Makes a copy of the present moment and removes everything that holds an
 * earlier one: all other copies, and damaged files that were set aside.
 *
 * Returns: whether the copy is complete and nothing else is left
 */
gboolean
steward_copies_replace (StewardDb  *db,
                        GError    **error)
{
  g_autofree char *copy = NULL;

  return make_copy (db, &copy, error) && remove_all_but (steward_db_get_path (db), copy, error);
}
