/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Files that stand beside a review as evidence. A file is read once, when the
 * act is prepared: what was shown is what is recorded, whatever becomes of the
 * file, and whenever the act is prepared again. */

#include "config.h"

#include "steward-evidence-files.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static GBytes *
read_open_file (int          fd,
                const char  *path,
                GError     **error)
{
  g_autofree char *data = NULL;
  gsize length = 0;
  struct stat info;

  if (fstat (fd, &info) != 0 || !S_ISREG (info.st_mode))
    {
      steward_verb_refuse (error, STEWARD_ERROR_INVALID_DATA, "“%s” is no ordinary file.", path);
      return NULL;
    }
  if (info.st_size > STEWARD_MAX_FILE)
    {
      steward_verb_refuse (error, STEWARD_ERROR_INVALID_DATA,
                           "“%s” is larger than 16 MiB; keep it elsewhere and name the place in the comment.", path);
      return NULL;
    }

  data = g_malloc ((gsize) info.st_size + 1);
  while (length < (gsize) info.st_size)
    {
      gssize n = read (fd, data + length, (gsize) info.st_size - length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          steward_verb_refuse (error, STEWARD_ERROR_FAILED, "“%s” cannot be read: %s.", path, g_strerror (errno));
          return NULL;
        }
      if (n == 0)
        break;
      length += (gsize) n;
    }

  return g_bytes_new_take (g_steal_pointer (&data), length);
}

/* Returns what belongs to the act. */
static GBytes *
read_file (StewardAct  *act,
           const char  *path,
           GError     **error)
{
  GBytes *bytes = g_hash_table_lookup (act->files, path);
  int fd;

  if (bytes != NULL)
    return bytes;
  fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (fd < 0)
    {
      steward_verb_refuse (error, errno == ENOENT ? STEWARD_ERROR_NOT_FOUND : STEWARD_ERROR_DENIED,
                           "“%s” cannot be opened: %s.", path, g_strerror (errno));
      return NULL;
    }
  bytes = read_open_file (fd, path, error);
  close (fd);
  if (bytes != NULL)
    g_hash_table_insert (act->files, g_strdup (path), bytes);

  return bytes;
}

/**
 * steward_evidence_add_payload:
 * @verb: a context
 * @path: of a file
 * @out_name: (out) (optional) (transfer full): payload with its name
 * @out_media_type: (out) (transfer full): what it seems to be
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the payload with its content
 */
char *
steward_evidence_add_payload (StewardVerbContext  *verb,
                              const char          *path,
                              char               **out_name,
                              char               **out_media_type,
                              GError             **error)
{
  GBytes *bytes = read_file (verb->act, path, error);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = g_utf8_make_valid (base, -1);
  g_autofree char *type = NULL;
  gsize length;
  const guchar *data;

  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &length);
  type = g_content_type_guess (name, data, MIN (length, 4096), NULL);
  *out_media_type = g_content_type_get_mime_type (type);
  if (*out_media_type == NULL)
    *out_media_type = g_strdup ("application/octet-stream");
  if (out_name != NULL)
    *out_name = steward_append_add_text (verb->act->append, name);

  return steward_append_add_payload (verb->act->append, *out_media_type, bytes);
}

static void
add_event (StewardVerbContext *verb,
           const char         *stream,
           gint64              version,
           const char         *payload,
           const char         *media_type,
           const char         *name)
{
  gboolean access = g_str_has_prefix (stream, "access/");
  JsonObject *body =
    steward_verb_add (verb, stream, version, access ? STEWARD_EVENT_ACCESS_EVIDENCE_ADDED
                                                    : STEWARD_EVENT_EVIDENCE_ADDED);

  if (access)
    steward_body_set_text (body, "access", stream + strlen ("access/"));
  steward_body_set_text (body, "payload", payload);
  steward_body_set_text (body, "mediaType", media_type);
  steward_body_set_text (body, "name", name);
}

/**
 * steward_evidence_add_files:
 * @verb: a context
 * @stream: of the review or the access
 * @version: of @stream before the act
 * @error: return location
 *
 * Returns: whether all files of the intent are in the act
 */
gboolean
steward_evidence_add_files (StewardVerbContext  *verb,
                            const char          *stream,
                            gint64               version,
                            GError             **error)
{
  char **files = verb->intent->files;

  if (files == NULL)
    return TRUE;
  if (g_strv_length (files) > STEWARD_MAX_FILES)
    return steward_verb_refuse (error, STEWARD_ERROR_USAGE, "%u files are the most that can be added at once.",
                                STEWARD_MAX_FILES);
  for (gsize i = 0; files[i] != NULL; i++)
    {
      g_autofree char *name = NULL;
      g_autofree char *media_type = NULL;
      g_autofree char *payload = steward_evidence_add_payload (verb, files[i], &name, &media_type, error);

      if (payload == NULL)
        return FALSE;
      add_event (verb, stream, version, payload, media_type, name);
    }

  return TRUE;
}

/* The document that is asked for, as it was written. */
void
steward_evidence_add_document (StewardVerbContext *verb,
                               const char         *stream,
                               gint64              version,
                               const char         *text,
                               const char         *name)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autofree char *payload = steward_append_add_payload (verb->act->append, "application/yaml", bytes);
  g_autofree char *name_payload = steward_append_add_text (verb->act->append, name != NULL ? name : "document.yaml");

  add_event (verb, stream, version, payload, "application/yaml", name_payload);
}
