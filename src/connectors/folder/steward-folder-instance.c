/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which folder this is, said so that every desk with a checkout of it says the
 * same: the remote of its git repository, an id file in its root, or at last
 * its path. Nothing is ever written into the folder. */

#include "config.h"

#include "steward-folder-instance.h"

#include "steward-folder-file.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define ID_FILE ".steward-id"
#define MAX_ID_BYTES 4096
#define MAX_CONFIG_BYTES (1024 * 1024)
#define MAX_PARENTS 64

static GBytes *
read_small (const char *folder,
            const char *name,
            gsize       max_bytes)
{
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  GBytes *text;

  if (fd < 0)
    return NULL;
  text = steward_folder_read_at (fd, name, max_bytes, NULL);
  close (fd);

  return text;
}

/* Without user and password, which may be secrets, and in one spelling for
 * https://host/a/b.git, ssh://git@host/a/b and git@host:a/b. */
char *
steward_folder_instance_from_remote (const char *url)
{
  const char *scheme = strstr (url, "://");
  const char *rest = scheme != NULL ? scheme + 3 : url;
  const char *end = rest + strcspn (rest, scheme != NULL ? "/?#" : ":");
  const char *at = g_strrstr_len (rest, end - rest, "@");
  g_autofree char *host = NULL, *path = NULL;

  if (*url == '/' || *url == '.' || g_str_has_prefix (url, "file://") || (scheme == NULL && *end != ':'))
    return NULL;                       /* a path on this machine is no name for other desks */

  host = g_ascii_strdown (at != NULL ? at + 1 : rest, end - (at != NULL ? at + 1 : rest));
  path = g_strndup (*end != '\0' ? end + 1 : end, strcspn (*end != '\0' ? end + 1 : end, "?#"));
  g_strstrip (path);
  while (g_str_has_suffix (path, "/"))
    path[strlen (path) - 1] = '\0';
  if (g_str_has_suffix (path, ".git"))
    path[strlen (path) - 4] = '\0';
  if (*host == '\0' || *path == '\0' || !g_utf8_validate (path, -1, NULL))
    return NULL;

  return g_strconcat (host, "/", path[0] == '/' ? path + 1 : path, NULL);
}

static char *
unquote_value (const char *value)
{
  g_autofree char *text = g_strstrip (g_strdup (value));
  gsize length = strlen (text);

  if (length >= 2 && text[0] == '"' && text[length - 1] == '"')
    {
      text[length - 1] = '\0';
      return g_strcompress (text + 1);
    }

  return g_steal_pointer (&text);
}

/**
 * steward_folder_instance_from_config:
 * @text: a git configuration
 * @length: bytes
 *
 * Returns: (transfer full) (nullable): the instance that the remote "origin"
 *   stands for, else that of the first remote
 */
char *
steward_folder_instance_from_config (const char *text,
                                     gsize       length)
{
  g_autofree char *copy = g_strndup (text, length);
  g_auto(GStrv) lines = g_strsplit (copy, "\n", -1);
  g_autofree char *first = NULL;
  gboolean in_remote = FALSE, in_origin = FALSE;

  for (gsize i = 0; lines[i] != NULL; i++)
    {
      char *line = g_strstrip (lines[i]);
      char *equals = strchr (line, '=');

      if (*line == '[')
        {
          in_remote = g_str_has_prefix (line, "[remote \"");
          in_origin = g_str_has_prefix (line, "[remote \"origin\"]");
        }
      else if (in_remote && equals != NULL && g_ascii_strncasecmp (line, "url", 3) == 0 &&
               strspn (line + 3, " \t") == (gsize) (equals - line - 3))
        {
          g_autofree char *value = unquote_value (equals + 1);
          g_autofree char *instance = steward_folder_instance_from_remote (value);

          if (in_origin && instance != NULL)
            return g_steal_pointer (&instance);
          if (first == NULL)
            first = g_steal_pointer (&instance);
        }
    }

  return g_steal_pointer (&first);
}

/* A worktree's .git is a file that names the real folder. */
static char *
find_git_folder (const char *root)
{
  g_autofree char *path = g_build_filename (root, ".git", NULL);
  g_autoptr(GBytes) text = NULL;
  g_autofree char *line = NULL, *folder = NULL, *common = NULL;

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return g_steal_pointer (&path);
  text = read_small (root, ".git", MAX_ID_BYTES);
  if (text == NULL || !g_str_has_prefix (g_bytes_get_data (text, NULL), "gitdir:"))
    return NULL;

  line = g_strstrip (g_strdup ((const char *) g_bytes_get_data (text, NULL) + strlen ("gitdir:")));
  folder = g_canonicalize_filename (line, root);
  g_clear_pointer (&text, g_bytes_unref);
  text = read_small (folder, "commondir", MAX_ID_BYTES);
  if (text == NULL)
    return g_steal_pointer (&folder);
  common = g_strstrip (g_strdup (g_bytes_get_data (text, NULL)));

  return g_canonicalize_filename (common, folder);
}

static char *
read_remote (const char *folder)
{
  g_autofree char *git = find_git_folder (folder);
  g_autoptr(GBytes) text = git != NULL ? read_small (git, "config", MAX_CONFIG_BYTES) : NULL;

  if (text == NULL)
    return NULL;

  return steward_folder_instance_from_config (g_bytes_get_data (text, NULL), g_bytes_get_size (text));
}

static char *
read_id_file (const char *root)
{
  g_autoptr(GBytes) text = read_small (root, ID_FILE, MAX_ID_BYTES);
  g_autofree char *id = text != NULL ? g_strstrip (g_strdup (g_bytes_get_data (text, NULL))) : NULL;

  if (id == NULL || *id == '\0' || !g_utf8_validate (id, -1, NULL) || strpbrk (id, "\n\r\t") != NULL)
    return NULL;

  return g_steal_pointer (&id);
}

/* The root may be a subfolder of a checkout: the remote, and the way down. */
static char *
find_enclosing_remote (const char *root)
{
  g_autofree char *folder = g_path_get_dirname (root);

  for (unsigned i = 0; i < MAX_PARENTS; i++)
    {
      g_autofree char *git = g_build_filename (folder, ".git", NULL);
      g_autofree char *remote = NULL;
      char *parent;

      if (g_file_test (git, G_FILE_TEST_EXISTS))
        {
          remote = read_remote (folder);
          return remote != NULL ? g_strconcat (remote, root + strlen (folder), NULL) : NULL;
        }
      if (g_str_equal (folder, "/"))
        break;
      parent = g_path_get_dirname (folder);
      g_free (folder);
      folder = parent;
    }

  return NULL;
}

/**
 * steward_folder_instance_find:
 * @root: canonical path of a folder
 *
 * Returns: (transfer full): the git remote without credentials; else the
 *   content of `.steward-id` in the root; else the remote of the repository
 *   around it with the path below; else @root itself
 */
char *
steward_folder_instance_find (const char *root)
{
  char *instance = read_remote (root);

  if (instance == NULL)
    instance = read_id_file (root);
  if (instance == NULL)
    instance = find_enclosing_remote (root);
  if (instance == NULL)
    instance = g_filename_display_name (root);

  return instance;
}
