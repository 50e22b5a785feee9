/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Copies the sample mesh into the profile, with the times of its measurements
 * moved by whole days so that the last day is today. Everything else is copied
 * as it is; the id file keeps URNs equal. The copy appears under its name when
 * it is complete. */

#include "config.h"

#include "steward-sample-folder.h"

#include "steward-duration.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#define COPY_NAME "sample"
#define MEASUREMENTS_NAME "measurements"
#define TIME_LENGTH 20                 /* 2026-11-20T16:31:00Z */
#define MAX_DEPTH 6u
#define MAX_FILES 5000u
#define MAX_FILE_BYTES (16 * 1024 * 1024)

typedef struct
{
  gint64 newest;                       /* of the measurements */
  gint64 shift;                        /* microseconds: whole days */
  guint n_files;
} Copy;

/* Times in a table. */

/* A cell that is an instant, and nothing else. */
static gboolean
read_time (const char *cell,
           gint64     *out_time)
{
  char text[TIME_LENGTH + 1];

  if (strnlen (cell, TIME_LENGTH) < TIME_LENGTH || cell[10] != 'T' || cell[TIME_LENGTH - 1] != 'Z' ||
      (cell[TIME_LENGTH] != ',' && cell[TIME_LENGTH] != '\n' && cell[TIME_LENGTH] != '\r' &&
       cell[TIME_LENGTH] != '\0'))
    return FALSE;
  memcpy (text, cell, TIME_LENGTH);
  text[TIME_LENGTH] = '\0';

  return steward_instant_parse (text, out_time, NULL);
}

/* As it is read: without a fraction of a second. */
static char *
write_time (gint64 time)
{
  g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);

  return g_date_time_format (date, "%Y-%m-%dT%H:%M:%SZ");
}

static void
note_times (Copy       *copy,
            const char *text)
{
  for (const char *line = text; line != NULL; line = strchr (line, '\n'))
    {
      gint64 time;

      line += *line == '\n' ? 1 : 0;
      if (read_time (line, &time))
        copy->newest = MAX (copy->newest, time);
      if (*line == '\0')
        return;
    }
}

static char *
shift_times (const Copy *copy,
             const char *text)
{
  GString *shifted = g_string_sized_new (strlen (text));
  gboolean begins = TRUE;

  for (const char *at = text; *at != '\0'; )
    {
      gint64 time;

      if (begins && read_time (at, &time))
        {
          g_autofree char *moved = write_time (time + copy->shift);

          g_string_append (shifted, moved);
          at += TIME_LENGTH;
          begins = FALSE;
          continue;
        }
      begins = *at == ',' || *at == '\n';
      g_string_append_c (shifted, *at++);
    }

  return g_string_free (shifted, FALSE);
}

/* Files. */

static gboolean
read_bounded (const char  *path,
              char       **out_text,
              gsize       *out_length,
              GError     **error)
{
  GStatBuf status;

  if (g_stat (path, &status) == 0 && status.st_size > MAX_FILE_BYTES)
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA, "“%s” is too large for a sample.", path);
      return FALSE;
    }

  return g_file_get_contents (path, out_text, out_length, error);
}

typedef gboolean (*FileFunc) (Copy        *copy,
                              const char  *from,
                              const char  *to,
                              gboolean     measured,
                              GError     **error);

static gboolean visit_folder (Copy *copy, const char *from, const char *to, gboolean measured, guint depth,
                              FileFunc func, GError **error);

static gboolean
visit_file (Copy        *copy,
            const char  *from,
            const char  *to,
            gboolean     measured,
            guint        depth,
            FileFunc     func,
            GError     **error)
{
  if (g_file_test (from, G_FILE_TEST_IS_SYMLINK))
    return TRUE;
  if (g_file_test (from, G_FILE_TEST_IS_DIR))
    return visit_folder (copy, from, to, measured, depth + 1, func, error);
  if (++copy->n_files > MAX_FILES)
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA, "“%s” has too many files for a sample.", from);
      return FALSE;
    }

  return func (copy, from, to, measured, error);
}

static gboolean
visit_folder (Copy        *copy,
              const char  *from,
              const char  *to,
              gboolean     measured,
              guint        depth,
              FileFunc     func,
              GError     **error)
{
  g_autoptr(GDir) dir = g_dir_open (from, 0, error);
  const char *name;

  if (dir == NULL)
    return FALSE;
  if (depth > MAX_DEPTH)
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA, "“%s” lies too deep for a sample.", from);
      return FALSE;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (from, name, NULL);
      g_autofree char *target = g_build_filename (to, name, NULL);

      if (!visit_file (copy, child, target, measured || (depth == 0 && g_str_equal (name, MEASUREMENTS_NAME)), depth,
                       func, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
note_file (Copy        *copy,
           const char  *from,
           const char  *to,
           gboolean     measured,
           GError     **error)
{
  g_autofree char *text = NULL;
  gsize length;

  if (!measured || !g_str_has_suffix (from, ".csv"))
    return TRUE;
  if (!read_bounded (from, &text, &length, error))
    return FALSE;
  note_times (copy, text);

  return TRUE;
}

static gboolean
copy_file (Copy        *copy,
           const char  *from,
           const char  *to,
           gboolean     measured,
           GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (to);
  g_autofree char *text = NULL;
  gsize length;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_DENIED, "The folder “%s” cannot be made: %s", folder,
                   g_strerror (errno));
      return FALSE;
    }
  if (!read_bounded (from, &text, &length, error))
    return FALSE;
  if (measured && g_str_has_suffix (from, ".csv"))
    {
      g_autofree char *plain = g_steal_pointer (&text);

      text = shift_times (copy, plain);
      length = strlen (text);
    }

  return g_file_set_contents_full (to, text, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, error);
}

/* What a copy that was cut off has left. */
static void
remove_tree (const char *path)
{
  g_autoptr(GDir) dir = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

/* From the end of the last day that was measured to the end of today. */
static gint64
get_shift (const Copy *copy,
           gint64      now)
{
  gint64 end = (copy->newest + G_TIME_SPAN_DAY - 1) / G_TIME_SPAN_DAY;

  return copy->newest > 0 ? (now / G_TIME_SPAN_DAY + 1 - end) * G_TIME_SPAN_DAY : 0;
}

/**
 * steward_sample_folder_copy_sync:
 * @sample: where the sample mesh is
 * @profile: folder of a profile
 * @now: microseconds since the epoch
 * @error: return location: of the file system; INVALID_DATA
 *
 * A copy that is there already stays as it is. Blocks.
 *
 * Returns: (transfer full) (nullable): the folder of the copy
 */
char *
steward_sample_folder_copy_sync (const char  *sample,
                                 const char  *profile,
                                 gint64       now,
                                 GError     **error)
{
  g_autofree char *target = g_build_filename (profile, COPY_NAME, NULL);
  g_autofree char *partial = g_strconcat (target, ".partial", NULL);
  Copy copy = { 0 };

  if (g_file_test (target, G_FILE_TEST_IS_DIR))
    return g_steal_pointer (&target);

  remove_tree (partial);
  if (!visit_folder (&copy, sample, partial, FALSE, 0, note_file, error))
    return NULL;
  copy.n_files = 0;
  copy.shift = get_shift (&copy, now);
  if (!visit_folder (&copy, sample, partial, FALSE, 0, copy_file, error))
    {
      remove_tree (partial);
      return NULL;
    }
  if (g_rename (partial, target) != 0)
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_DENIED, "The sample cannot be copied to “%s”: %s", target,
                   g_strerror (errno));
      remove_tree (partial);
      return NULL;
    }

  return g_steal_pointer (&target);
}

typedef struct
{
  char *sample;                        /* owned */
  char *profile;                       /* owned */
} Errand;

static void
free_errand (gpointer data)
{
  Errand *errand = data;

  g_free (errand->sample);
  g_free (errand->profile);
  g_free (errand);
}

static void
copy_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Errand *errand = task_data;
  GError *error = NULL;
  char *folder = steward_sample_folder_copy_sync (errand->sample, errand->profile, g_get_real_time (), &error);

  if (folder != NULL)
    g_task_return_pointer (task, folder, g_free);
  else
    g_task_return_error (task, error);
}

/**
 * steward_sample_folder_copy_async:
 * @services: of the profile
 * @sample: where the sample mesh is
 * @cancellable: (nullable): whoever cancels hears no more of it
 * @callback: when the copy is there
 * @user_data: for @callback
 *
 * As steward_sample_folder_copy_sync(), for the window.
 */
void
steward_sample_folder_copy_async (StewardServices     *services,
                                  const char          *sample,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (services, cancellable, callback, user_data);
  Errand *errand = g_new0 (Errand, 1);

  errand->sample = g_strdup (sample);
  errand->profile = g_strdup (steward_services_get_profile (services));
  g_task_set_source_tag (task, steward_sample_folder_copy_async);
  g_task_set_task_data (task, errand, free_errand);
  g_task_run_in_thread (task, copy_in_thread);
}

char *
steward_sample_folder_copy_finish (StewardServices  *services,
                                   GAsyncResult     *result,
                                   GError          **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
