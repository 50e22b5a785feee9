/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The checkpoint file: the three lines of a C2SP checkpoint (origin, size,
 * root in Base64), then the seal of the last event, the digest of the store's
 * schema, and the right edge of the tree, so that the next event can be added
 * without reading all others. */

#include "config.h"

#include "steward-checkpoint.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define ORIGIN "stewardconsole.org/ledger/local"
#define SEAL_PREFIX "seal "
#define SCHEMA_PREFIX "schema "
#define PEAK_PREFIX "peak "

static void
append_digest (GString             *text,
               const char          *prefix,
               const StewardDigest *digest)
{
  g_autofree char *base64 = g_base64_encode (digest->bytes, STEWARD_DIGEST_SIZE);

  g_string_append_printf (text, "%s%s\n", prefix, base64);
}

/**
 * steward_checkpoint_to_text:
 * @self: a checkpoint
 *
 * Returns: (transfer full): the lines of the file
 */
char *
steward_checkpoint_to_text (const StewardCheckpoint *self)
{
  GString *text = g_string_new (ORIGIN "\n");
  unsigned n_peaks = steward_tree_get_n_peaks (&self->tree);
  StewardDigest root;

  steward_tree_get_root (&self->tree, &root);
  g_string_append_printf (text, "%" G_GUINT64_FORMAT "\n", self->tree.size);
  append_digest (text, "", &root);
  append_digest (text, SEAL_PREFIX, &self->seal);
  append_digest (text, SCHEMA_PREFIX, &self->schema);
  for (unsigned i = 0; i < n_peaks; i++)
    append_digest (text, PEAK_PREFIX, &self->tree.peaks[i]);

  return g_string_free (text, FALSE);
}

static gboolean
read_digest (const char    *line,
             const char    *prefix,
             StewardDigest *out_digest)
{
  g_autofree guchar *bytes = NULL;
  gsize length;

  if (line == NULL || !g_str_has_prefix (line, prefix))
    return FALSE;

  bytes = g_base64_decode (line + strlen (prefix), &length);
  if (length != STEWARD_DIGEST_SIZE)
    return FALSE;

  memcpy (out_digest->bytes, bytes, STEWARD_DIGEST_SIZE);
  return TRUE;
}

static gboolean
read_lines (char              **lines,
            StewardCheckpoint  *out)
{
  StewardDigest root, actual;
  unsigned n_peaks;

  if (g_strv_length (lines) < 5 || strcmp (lines[0], ORIGIN) != 0 ||
      !g_ascii_string_to_unsigned (lines[1], 10, 0, G_MAXINT64, &out->tree.size, NULL) ||
      !read_digest (lines[2], "", &root) || !read_digest (lines[3], SEAL_PREFIX, &out->seal) ||
      !read_digest (lines[4], SCHEMA_PREFIX, &out->schema))
    return FALSE;

  n_peaks = steward_tree_get_n_peaks (&out->tree);
  for (unsigned i = 0; i < n_peaks; i++)
    if (!read_digest (lines[5 + i], PEAK_PREFIX, &out->tree.peaks[i]))
      return FALSE;

  steward_tree_get_root (&out->tree, &actual);
  return steward_digest_equal (&actual, &root);
}

/**
 * steward_checkpoint_from_text:
 * @text: the lines of the file
 * @out_checkpoint: (out): set on success only
 * @error: return location; %STEWARD_ERROR_DAMAGED when the lines are not those
 *   of a checkpoint, or contradict each other
 *
 * Returns: whether it could be read
 */
gboolean
steward_checkpoint_from_text (const char         *text,
                              StewardCheckpoint  *out_checkpoint,
                              GError            **error)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", 80);
  StewardCheckpoint checkpoint = { 0 };

  if (!read_lines (lines, &checkpoint))
    {
      g_set_error_literal (error, STEWARD_ERROR, STEWARD_ERROR_DAMAGED, "The checkpoint of the ledger is damaged.");
      return FALSE;
    }

  *out_checkpoint = checkpoint;
  return TRUE;
}

static gboolean
translate_error (GError  *failure,
                 GError **error)
{
  int code = STEWARD_ERROR_FAILED;

  if (g_error_matches (failure, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    code = STEWARD_ERROR_NOT_FOUND;
  else if (g_error_matches (failure, G_FILE_ERROR, G_FILE_ERROR_NOSPC))
    code = STEWARD_ERROR_NO_SPACE;
  else if (g_error_matches (failure, G_FILE_ERROR, G_FILE_ERROR_ACCES))
    code = STEWARD_ERROR_DENIED;
  g_set_error (error, STEWARD_ERROR, code, "The checkpoint of the ledger: %s", failure->message);

  return FALSE;
}

/**
 * steward_checkpoint_load:
 * @path: of the file
 * @out_checkpoint: (out): set on success only
 * @error: return location; %STEWARD_ERROR_NOT_FOUND when there is none
 *
 * Returns: whether it could be read
 */
gboolean
steward_checkpoint_load (const char         *path,
                         StewardCheckpoint  *out_checkpoint,
                         GError            **error)
{
  g_autofree char *text = NULL;
  g_autoptr(GError) failure = NULL;

  if (!g_file_get_contents (path, &text, NULL, &failure))
    return translate_error (failure, error);

  return steward_checkpoint_from_text (text, out_checkpoint, error);
}

static gboolean
write_all (int         fd,
           const char *text)
{
  gsize length = strlen (text);

  while (length > 0)
    {
      gssize written = write (fd, text, length);

      if (written < 0 && errno == EINTR)
        continue;
      if (written <= 0)
        return FALSE;
      text += written;
      length -= (gsize) written;
    }

  return TRUE;
}

/* Not synced: after a power cut an older checkpoint, or none, does no harm,
 * and every decision would wait for the disk a second time. */
static gboolean
replace_file (const char *path,
              const char *text)
{
  g_autofree char *part = g_strdup_printf ("%s.part-%d", path, (int) getpid ());
  int fd = open (part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  gboolean ok;
  int saved_errno;

  if (fd < 0)
    return FALSE;

  ok = write_all (fd, text);
  ok = close (fd) == 0 && ok;
  ok = ok && g_rename (part, path) == 0;
  saved_errno = errno;
  if (!ok)
    g_unlink (part);
  errno = saved_errno;

  return ok;
}

/**
 * steward_checkpoint_save:
 * @self: a checkpoint
 * @path: of the file, which is replaced at once or not at all
 * @error: return location
 *
 * Returns: whether it was written
 */
gboolean
steward_checkpoint_save (const StewardCheckpoint  *self,
                         const char               *path,
                         GError                  **error)
{
  g_autofree char *text = steward_checkpoint_to_text (self);
  g_autoptr(GError) failure = NULL;
  int saved_errno;

  if (replace_file (path, text))
    return TRUE;

  saved_errno = errno;
  failure = g_error_new_literal (G_FILE_ERROR, g_file_error_from_errno (saved_errno), g_strerror (saved_errno));
  return translate_error (failure, error);
}
