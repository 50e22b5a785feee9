/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* stewardctl check: contract and product documents, without a profile. A file
 * that is named must be a document of ours; in a folder the others are passed
 * over. Whether documents fit together is asked as soon as a folder is named. */

#include "config.h"

#include "steward-check-report.h"
#include "steward-commands.h"
#include "steward-output.h"

#include "steward-folder-file.h"
#include "steward-folder-links.h"
#include "steward-folder-reader.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct
{
  StewardCheckReport *report;          /* owned */
  StewardFolderLinks *links;           /* owned */
  const char *file;                    /* as findings name it */
  guint n_documents;                   /* of the present file */
  gboolean named;                      /* the present file was named by the user */
} Check;

static void
take_findings (Check     *check,
               GPtrArray *findings)
{
  g_ptr_array_extend_and_steal (check->report->findings, findings);
}

static gboolean
check_document (StewardDocument          *document,
                const StewardFolderPlace *place,
                gpointer                  user_data)
{
  Check *check = user_data;
  g_autoptr(StewardReading) reading = NULL;

  if (!check->named &&
      steward_contract_tell_dialect (steward_document_get_root (document), NULL) == STEWARD_DIALECT_NONE)
    return TRUE;

  reading = steward_contract_read (document, check->file);
  steward_folder_links_add (check->links, reading, check->file, place->line);
  take_findings (check, g_steal_pointer (&reading->findings));
  check->n_documents++;

  return TRUE;
}

static void
check_text (Check               *check,
            GBytes              *text,
            StewardFolderFormat  format)
{
  gsize length;
  const char *data = g_bytes_get_data (text, &length);
  StewardFolderMarks marks = length > 0 ? steward_folder_sniff (data, length) : 0;
  g_autoptr(GError) error = NULL;
  gboolean broken = FALSE;

  if (!check->named && marks == 0)
    return;

  check->n_documents = 0;
  if (!steward_folder_each_document (text, format, 0, check_document, check, &error))
    broken = check->named || steward_folder_looks_like_ours (marks);
  if (broken)
    g_ptr_array_add (check->report->findings, steward_folder_describe_error (error, check->file));
  else if (check->named && check->n_documents == 0 && error == NULL)
    g_ptr_array_add (check->report->findings,
                     steward_finding_new ("document/empty", STEWARD_SEVERITY_ERROR, check->file, 0, 0,
                                          g_strdup ("The file holds no document."), NULL));
  if (broken || check->named || check->n_documents > 0)
    g_ptr_array_add (check->report->files, g_strdup (check->file));
  check->report->n_documents += check->n_documents;
}

static StewardFolderFormat
find_format (const char *path)
{
  StewardFolderFormat format;

  return steward_folder_format_from_name (path, &format) ? format : STEWARD_FOLDER_YAML;
}

/* A file that the user names may be a link, and stand anywhere. */
static GBytes *
read_named (const char  *path,
            GError     **error)
{
  char *real = realpath (path, NULL);
  g_autofree char *folder = real != NULL ? g_path_get_dirname (real) : NULL;
  g_autofree char *name = real != NULL ? g_path_get_basename (real) : NULL;
  int fd = folder != NULL ? open (folder, O_PATH | O_DIRECTORY | O_CLOEXEC) : -1;
  GBytes *text;

  if (fd < 0)
    {
      g_autofree char *shown = g_filename_display_name (path);

      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND, "“%s” cannot be read: %s.", shown,
                   g_strerror (errno));
      free (real);
      return NULL;
    }
  free (real);
  text = steward_folder_read_at (fd, name, STEWARD_FOLDER_MAX_FILE_BYTES, error);
  close (fd);

  return text;
}

static gboolean
check_file (Check       *check,
            const char  *path,
            GError     **error)
{
  g_autofree char *shown = g_filename_display_name (path);
  g_autoptr(GBytes) text = read_named (path, error);

  if (text == NULL)
    return FALSE;

  check->file = shown;
  check->named = TRUE;
  check_text (check, text, find_format (path));

  return TRUE;
}

static gboolean
check_folder (Check       *check,
              const char  *path,
              GError     **error)
{
  g_autoptr(StewardFolderListing) listing = steward_folder_listing_new (path, NULL, NULL, error);
  g_autofree char *shown = g_filename_display_name (path);
  guint n_before = check->report->files->len;

  if (listing == NULL)
    return FALSE;
  check->named = FALSE;
  for (guint i = 0; i < listing->files->len; i++)
    {
      const StewardFolderFile *file = steward_folder_listing_get (listing, i);
      g_autofree char *name = g_str_equal (shown, ".") ? g_strdup (file->path)
                                                       : g_build_filename (shown, file->path, NULL);
      g_autoptr(GBytes) text = steward_folder_listing_read (listing, file, STEWARD_FOLDER_MAX_FILE_BYTES, error);

      if (text == NULL)
        return FALSE;
      check->file = name;
      check_text (check, text, file->format);
    }
  if (check->report->files->len == n_before)
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND, "“%s” holds no contract or product document.", shown);
      return FALSE;
    }

  return TRUE;
}

static gboolean
check_paths (Check   *check,
             char   **paths,
             GError **error)
{
  gboolean folders = FALSE;

  for (gsize i = 0; paths[i] != NULL; i++)
    {
      gboolean folder = g_file_test (paths[i], G_FILE_TEST_IS_DIR);

      folders = folders || folder;
      if (!(folder ? check_folder (check, paths[i], error) : check_file (check, paths[i], error)))
        return FALSE;
    }
  if (folders)
    take_findings (check, steward_folder_links_finish (check->links));
  steward_check_report_sort (check->report);

  return TRUE;
}

static gboolean
print_report (const StewardCheckReport  *report,
              const char                *format,
              GError                   **error)
{
  if (g_str_equal (format, "json"))
    return steward_check_report_print_json (report, error);
  if (g_str_equal (format, "sarif"))
    return steward_check_report_print_sarif (report, error);
  if (g_str_equal (format, "junit"))
    steward_check_report_print_junit (report);
  else
    steward_check_report_print_text (report);

  return TRUE;
}

static StewardExit
run_check (char       **paths,
           const char  *format)
{
  g_autoptr(StewardCheckReport) report = steward_check_report_new ();
  g_autoptr(StewardFolderLinks) links = steward_folder_links_new ();
  Check check = { .report = report, .links = links };
  g_autoptr(GError) error = NULL;

  if (!check_paths (&check, paths, &error))
    {
      StewardExit status = steward_cli_fail (error);

      return status == STEWARD_EXIT_UNREACHABLE ? STEWARD_EXIT_USAGE : status;
    }
  if (!print_report (report, format, &error))
    return steward_cli_fail (error);

  return steward_check_report_count (report, STEWARD_SEVERITY_ERROR) +
         steward_check_report_count (report, STEWARD_SEVERITY_WARNING) > 0 ? STEWARD_EXIT_FINDINGS
                                                                           : STEWARD_EXIT_FINE;
}

StewardExit
steward_check (StewardCli   *cli,
               char       ***argv)
{
  static const char *const formats[] = { "text", "json", "sarif", "junit", NULL };
  g_autofree char *format = NULL;
  gboolean json = FALSE;
  GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, "text, json, sarif or junit", "FORMAT" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "The same as --format json", NULL },
    { NULL },
  };
  g_autoptr(GError) error = NULL;

  if (!steward_cli_parse ("check", entries, argv, 1, -1, &error))
    return steward_cli_fail (error);
  if (format == NULL)
    format = g_strdup (json ? "json" : "text");
  if (!g_strv_contains (formats, format))
    return steward_cli_fail_usage ("“%s” is no format; there are: text, json, sarif, junit.", format);

  return run_check (*argv + 1, format);
}
