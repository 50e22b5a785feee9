/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* settings.ini is edited in place: groups and keys of a newer Steward stay. It
 * is replaced by writing a new file beside it, flushing that to the disk, and
 * renaming it, so that a crash leaves the old file or the new one. A file that
 * cannot be read as settings is set aside and said so. */

#include "config.h"

#include "steward-profile.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define SETTINGS_NAME "settings.ini"
#define NEW_NAME "settings.ini.new"
#define LOCK_NAME "settings.lock"
#define MAX_BYTES (4 * 1024 * 1024)
#define FORMAT 1
#define GROUP_STEWARD "steward"
#define GROUP_SCHEDULE "schedule"
#define SOURCE_PREFIX "source "
#define SETTING_PREFIX "setting."
#define DEFAULT_MINUTES 30
#define MAX_MINUTES (7 * 24 * 60)
#define LOCK_PATIENCE (10 * G_USEC_PER_SEC)
#define LOCK_PAUSE (20 * 1000)

struct _StewardProfile
{
  gatomicrefcount references;
  char *folder;                        /* canonical path */
};

struct _StewardProfileLock
{
  int fd;
};

static gboolean
fail_from_errno (GError    **error,
                 int         number,
                 const char *what,
                 const char *path)
{
  int code = STEWARD_ERROR_FAILED;

  if (number == ENOSPC || number == EDQUOT)
    code = STEWARD_ERROR_NO_SPACE;
  else if (number == EACCES || number == EPERM || number == EROFS)
    code = STEWARD_ERROR_DENIED;
  g_set_error (error, STEWARD_ERROR, code, "%s “%s”: %s.", what, path, g_strerror (number));

  return FALSE;
}

/**
 * steward_profile_open:
 * @folder: path; made with mode 0700 when it is missing
 * @error: return location: DENIED, NO_SPACE, FAILED
 *
 * Returns: (transfer full) (nullable): the profile
 */
StewardProfile *
steward_profile_open (const char  *folder,
                      GError     **error)
{
  StewardProfile *self;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      fail_from_errno (error, errno, "Cannot make the profile folder", folder);
      return NULL;
    }
  if (access (folder, R_OK | W_OK | X_OK) != 0)
    {
      fail_from_errno (error, errno, "Cannot use the profile folder", folder);
      return NULL;
    }

  self = g_new0 (StewardProfile, 1);
  g_atomic_ref_count_init (&self->references);
  self->folder = g_canonicalize_filename (folder, NULL);

  return self;
}

StewardProfile *
steward_profile_ref (StewardProfile *self)
{
  g_atomic_ref_count_inc (&self->references);

  return self;
}

void
steward_profile_unref (StewardProfile *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->references))
    return;

  g_free (self->folder);
  g_free (self);
}

const char *
steward_profile_get_folder (StewardProfile *self)
{
  return self->folder;
}

/* Path of a file in the profile. */
char *
steward_profile_make_path (StewardProfile *self,
                           const char     *name)
{
  return g_build_filename (self->folder, name, NULL);
}

/* Locks. */

static int
take_lock (const char  *path,
           gint64       patience,
           GError     **error)
{
  gint64 end = g_get_monotonic_time () + patience;
  int fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);

  if (fd < 0)
    {
      fail_from_errno (error, errno, "Cannot open the lock", path);
      return -1;
    }
  while (flock (fd, LOCK_EX | LOCK_NB) != 0)
    {
      int number = errno;

      if ((number == EWOULDBLOCK || number == EINTR) && g_get_monotonic_time () < end)
        {
          g_usleep (LOCK_PAUSE);
          continue;
        }
      close (fd);
      if (number == EWOULDBLOCK)
        g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_BUSY, "Another Steward holds “%s”.", path);
      else
        fail_from_errno (error, number, "Cannot take the lock", path);
      return -1;
    }

  return fd;
}

/* An id goes into file names and keyring attributes. */
static gboolean
is_source_id (const char *id)
{
  gsize length = strlen (id);

  return length > 0 && length <= 64 &&
         strspn (id, "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_") == length;
}

/**
 * steward_profile_lock_source:
 * @self: a profile
 * @source_id: of a source
 * @error: return location: BUSY when another process holds it
 *
 * One sync of a source at a time, whichever process runs it. The lock ends
 * with the process at the latest.
 *
 * Returns: (transfer full) (nullable): the lock
 */
StewardProfileLock *
steward_profile_lock_source (StewardProfile  *self,
                             const char      *source_id,
                             GError         **error)
{
  g_autofree char *name = g_strdup_printf ("sync-%s.lock", source_id);
  g_autofree char *path = steward_profile_make_path (self, name);
  g_autoptr(GError) local = NULL;
  StewardProfileLock *lock;
  int fd = take_lock (path, 0, &local);

  if (fd < 0 && g_error_matches (local, STEWARD_ERROR, STEWARD_ERROR_BUSY))
    g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_BUSY, "Another Steward is syncing this source.");
  else if (fd < 0)
    g_propagate_error (error, g_steal_pointer (&local));
  if (fd < 0)
    return NULL;

  lock = g_new0 (StewardProfileLock, 1);
  lock->fd = fd;

  return lock;
}

void
steward_profile_lock_free (StewardProfileLock *self)
{
  if (self == NULL)
    return;

  close (self->fd);
  g_free (self);
}

/* Reading. */

static GKeyFile *
new_settings (void)
{
  GKeyFile *settings = g_key_file_new ();

  g_key_file_set_integer (settings, GROUP_STEWARD, "format", FORMAT);

  return settings;
}

static char *
read_bounded (const char  *path,
              gsize       *out_length,
              gboolean    *out_missing,
              GError     **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  g_autofree char *text = NULL;
  gssize length;
  struct stat info;

  *out_missing = fd < 0 && errno == ENOENT;
  if (fd < 0 || fstat (fd, &info) != 0)
    {
      fail_from_errno (error, errno, "Cannot read", path);
      return NULL;
    }
  if (!S_ISREG (info.st_mode) || info.st_size > MAX_BYTES)
    {
      close (fd);
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA, "“%s” is no settings file.", path);
      return NULL;
    }

  text = g_malloc ((gsize) info.st_size + 1);
  length = pread (fd, text, (gsize) info.st_size, 0);
  close (fd);
  if (length < 0)
    {
      fail_from_errno (error, errno, "Cannot read", path);
      return NULL;
    }
  text[length] = '\0';
  *out_length = (gsize) length;

  return g_steal_pointer (&text);
}

static gboolean
check_settings (GKeyFile    *settings,
                const char  *path,
                GError     **error)
{
  int format = g_key_file_get_integer (settings, GROUP_STEWARD, "format", NULL);

  if (format > FORMAT)
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_SCHEMA_TOO_NEW,
                   "“%s” was made by a newer Steward (format %d).", path, format);
      return FALSE;
    }
  if (format < 1)
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA, "“%s” is no settings file.", path);
      return FALSE;
    }

  return TRUE;
}

/* INVALID_DATA: the file is there and is no settings file. */
static GKeyFile *
read_settings (StewardProfile  *self,
               GError         **error)
{
  g_autofree char *path = steward_profile_make_path (self, SETTINGS_NAME);
  g_autoptr(GKeyFile) settings = g_key_file_new ();
  g_autoptr(GError) local = NULL;
  gboolean missing;
  gsize length = 0;
  g_autofree char *text = read_bounded (path, &length, &missing, &local);

  if (text == NULL && missing)
    return new_settings ();
  if (text == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  if (memchr (text, '\0', length) != NULL || !g_utf8_validate_len (text, length, NULL) ||
      !g_key_file_load_from_data (settings, text, length, G_KEY_FILE_KEEP_COMMENTS, &local))
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA, "“%s” is no settings file.", path);
      return NULL;
    }

  return check_settings (settings, path, error) ? g_steal_pointer (&settings) : NULL;
}

static gboolean
sync_folder (const char  *folder,
             GError     **error)
{
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  gboolean fine = fd >= 0 && fsync (fd) == 0;

  if (!fine)
    fail_from_errno (error, errno, "Cannot write", folder);
  if (fd >= 0)
    close (fd);

  return fine;
}

/* Under the lock. */
static gboolean
set_aside (StewardProfile  *self,
           GPtrArray       *notices,
           GError         **error)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%dT%H%M%SZ");
  g_autofree char *path = steward_profile_make_path (self, SETTINGS_NAME);
  g_autofree char *aside = g_strdup_printf ("%s.damaged-%s", path, stamp);

  for (unsigned i = 2; g_file_test (aside, G_FILE_TEST_EXISTS); i++)
    {
      g_free (aside);
      aside = g_strdup_printf ("%s.damaged-%s-%u", path, stamp, i);
    }
  if (rename (path, aside) != 0)
    return fail_from_errno (error, errno, "Cannot set aside the damaged", path);
  if (notices != NULL)
    g_ptr_array_add (notices, g_strdup_printf ("The settings could not be read and were set aside as “%s”. "
                                               "Add the sources again, or correct that file and put it back.", aside));

  return sync_folder (self->folder, error);
}

/* Under the lock: the settings, or new ones when they were damaged. */
static GKeyFile *
read_or_set_aside (StewardProfile  *self,
                   GPtrArray       *notices,
                   GError         **error)
{
  g_autoptr(GError) local = NULL;
  GKeyFile *settings = read_settings (self, &local);

  if (settings != NULL)
    return settings;
  if (!g_error_matches (local, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }

  return set_aside (self, notices, error) ? new_settings () : NULL;
}

static GKeyFile *
load_settings (StewardProfile  *self,
               GPtrArray       *notices,
               GError         **error)
{
  g_autofree char *lock_path = steward_profile_make_path (self, LOCK_NAME);
  g_autoptr(GError) local = NULL;
  GKeyFile *settings = read_settings (self, &local);
  int lock;

  if (settings != NULL || !g_error_matches (local, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA))
    {
      if (settings == NULL)
        g_propagate_error (error, g_steal_pointer (&local));
      return settings;
    }

  lock = take_lock (lock_path, LOCK_PATIENCE, error);
  if (lock < 0)
    return NULL;
  settings = read_or_set_aside (self, notices, error);
  close (lock);

  return settings;
}

static StewardSource *
read_source (GKeyFile   *settings,
             const char *group)
{
  const char *id = group + strlen (SOURCE_PREFIX);
  g_autofree char *kind = g_key_file_get_string (settings, group, "kind", NULL);
  g_autofree char *name = g_key_file_get_string (settings, group, "name", NULL);
  g_autoptr(GHashTable) values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_auto(GStrv) keys = g_key_file_get_keys (settings, group, NULL, NULL);

  if (!is_source_id (id) || kind == NULL || *kind == '\0' || name == NULL || *name == '\0')
    return NULL;

  for (gsize i = 0; keys != NULL && keys[i] != NULL; i++)
    if (g_str_has_prefix (keys[i], SETTING_PREFIX))
      {
        char *value = g_key_file_get_string (settings, group, keys[i], NULL);

        if (value != NULL)
          g_hash_table_insert (values, g_strdup (keys[i] + strlen (SETTING_PREFIX)), value);
      }

  return steward_source_new (id, kind, name, values);
}

/**
 * steward_profile_load_sources:
 * @self: a profile
 * @notices: (nullable) (element-type utf8): where sentences for people are
 *   added, when something had to be set aside or passed over
 * @error: return location: SCHEMA_TOO_NEW, DENIED
 *
 * Returns: (transfer full) (element-type StewardSource) (nullable): the
 *   sources, in the order of the file
 */
GPtrArray *
steward_profile_load_sources (StewardProfile  *self,
                              GPtrArray       *notices,
                              GError         **error)
{
  g_autoptr(GKeyFile) settings = load_settings (self, notices, error);
  g_autoptr(GPtrArray) sources = NULL;
  g_auto(GStrv) groups = NULL;

  if (settings == NULL)
    return NULL;

  sources = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_source_unref);
  groups = g_key_file_get_groups (settings, NULL);
  for (gsize i = 0; groups[i] != NULL; i++)
    {
      StewardSource *source;

      if (!g_str_has_prefix (groups[i], SOURCE_PREFIX))
        continue;
      source = read_source (settings, groups[i]);
      if (source != NULL)
        g_ptr_array_add (sources, source);
      else if (notices != NULL)
        g_ptr_array_add (notices, g_strdup_printf ("The settings hold a source without kind or name ([%s]); it was "
                                                   "passed over.", groups[i]));
    }

  return g_steal_pointer (&sources);
}

/**
 * steward_profile_load_interval:
 *
 * Returns: minutes between two syncs of a source; 0: only when somebody asks
 */
guint
steward_profile_load_interval (StewardProfile *self)
{
  g_autoptr(GKeyFile) settings = read_settings (self, NULL);
  int minutes;

  if (settings == NULL || !g_key_file_has_key (settings, GROUP_SCHEDULE, "minutes", NULL))
    return DEFAULT_MINUTES;
  minutes = g_key_file_get_integer (settings, GROUP_SCHEDULE, "minutes", NULL);

  return (guint) CLAMP (minutes, 0, MAX_MINUTES);
}

/**
 * steward_profile_load_secrets:
 *
 * Returns: (transfer full): the names of the fields whose secret went to the
 *   keyring; never a secret itself
 */
char **
steward_profile_load_secrets (StewardProfile *self,
                              const char     *source_id)
{
  g_autoptr(GKeyFile) settings = read_settings (self, NULL);
  g_autofree char *group = g_strconcat (SOURCE_PREFIX, source_id, NULL);
  char **fields = settings != NULL ? g_key_file_get_string_list (settings, group, "secrets", NULL, NULL) : NULL;

  return fields != NULL ? fields : g_new0 (char *, 1);
}

/* Writing. */

static gboolean
write_whole (int          fd,
             const char  *text,
             gsize        length)
{
  while (length > 0)
    {
      gssize n = write (fd, text, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;
      text += n;
      length -= (gsize) n;
    }

  return fsync (fd) == 0;
}

/* Under the lock, so that the name of the new file can be a fixed one. */
static gboolean
replace_settings (StewardProfile  *self,
                  GKeyFile        *settings,
                  GError         **error)
{
  g_autofree char *path = steward_profile_make_path (self, SETTINGS_NAME);
  g_autofree char *new_path = steward_profile_make_path (self, NEW_NAME);
  gsize length;
  g_autofree char *text = g_key_file_to_data (settings, &length, NULL);
  gboolean written;
  int number, fd;

  unlink (new_path);
  fd = open (new_path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd < 0)
    return fail_from_errno (error, errno, "Cannot write", new_path);
  written = write_whole (fd, text, length);
  number = errno;
  close (fd);
  if (!written || rename (new_path, path) != 0)
    {
      number = written ? errno : number;
      unlink (new_path);
      return fail_from_errno (error, number, "Cannot save", path);
    }

  return sync_folder (self->folder, error);
}

typedef gboolean (*EditFunc) (GKeyFile  *settings,
                              gpointer   data,
                              GError   **error);

static gboolean
edit_settings (StewardProfile  *self,
               EditFunc         func,
               gpointer         data,
               GError         **error)
{
  g_autofree char *lock_path = steward_profile_make_path (self, LOCK_NAME);
  g_autoptr(GKeyFile) settings = NULL;
  int lock = take_lock (lock_path, LOCK_PATIENCE, error);
  gboolean fine;

  if (lock < 0)
    return FALSE;
  settings = read_or_set_aside (self, NULL, error);
  fine = settings != NULL && func (settings, data, error) && replace_settings (self, settings, error);
  close (lock);

  return fine;
}

typedef struct
{
  StewardSource *source;
  const char *const *secret_fields;    /* NULL: as they were */
} SaveEdit;

static gboolean
is_name_taken (GKeyFile   *settings,
               const char *name,
               const char *own_group)
{
  g_auto(GStrv) groups = g_key_file_get_groups (settings, NULL);

  for (gsize i = 0; groups[i] != NULL; i++)
    {
      g_autofree char *other = NULL;

      if (!g_str_has_prefix (groups[i], SOURCE_PREFIX) || g_str_equal (groups[i], own_group))
        continue;
      other = g_key_file_get_string (settings, groups[i], "name", NULL);
      if (g_strcmp0 (other, name) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
put_settings (GKeyFile      *settings,
              const char    *group,
              StewardSource *source)
{
  g_auto(GStrv) old = g_key_file_get_keys (settings, group, NULL, NULL);
  g_auto(GStrv) keys = steward_source_get_keys (source);

  for (gsize i = 0; old != NULL && old[i] != NULL; i++)
    if (g_str_has_prefix (old[i], SETTING_PREFIX))
      g_key_file_remove_key (settings, group, old[i], NULL);
  for (gsize i = 0; keys[i] != NULL; i++)
    {
      g_autofree char *key = g_strconcat (SETTING_PREFIX, keys[i], NULL);
      const char *value = steward_source_get_setting (source, keys[i]);

      if (value != NULL)
        g_key_file_set_string (settings, group, key, value);
    }
}

static gboolean
save_source (GKeyFile  *settings,
             gpointer   data,
             GError   **error)
{
  const SaveEdit *edit = data;
  const char *name = steward_source_get_name (edit->source);
  g_autofree char *group = g_strconcat (SOURCE_PREFIX, steward_source_get_id (edit->source), NULL);

  if (is_name_taken (settings, name, group))
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_CONFLICT, "There is a source named “%s” already.", name);
      return FALSE;
    }
  g_key_file_set_string (settings, group, "kind", steward_source_get_kind (edit->source));
  g_key_file_set_string (settings, group, "name", name);
  put_settings (settings, group, edit->source);
  if (edit->secret_fields != NULL && edit->secret_fields[0] != NULL)
    g_key_file_set_string_list (settings, group, "secrets", edit->secret_fields,
                                g_strv_length ((char **) edit->secret_fields));
  else if (edit->secret_fields != NULL)
    g_key_file_remove_key (settings, group, "secrets", NULL);

  return TRUE;
}

static gboolean
is_setting_name (const char *key)
{
  gsize length = strlen (key);

  return length > 0 && length <= 64 && strspn (key, "abcdefghijklmnopqrstuvwxyz0123456789_-.") == length;
}

static gboolean
check_source (StewardSource  *source,
              GError        **error)
{
  g_auto(GStrv) keys = steward_source_get_keys (source);
  const char *name = steward_source_get_name (source);

  if (!is_source_id (steward_source_get_id (source)) || name == NULL || *name == '\0' || strlen (name) > 200 ||
      !g_utf8_validate (name, -1, NULL))
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_USAGE, "A source needs a name of at most 200 bytes.");
      return FALSE;
    }
  for (const char *c = name; *c != '\0'; c = g_utf8_next_char (c))
    if (g_unichar_iscntrl (g_utf8_get_char (c)))
      {
        g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_USAGE, "The name of a source must be one line of text.");
        return FALSE;
      }
  for (gsize i = 0; keys[i] != NULL; i++)
    {
      const char *value = steward_source_get_setting (source, keys[i]);

      if (!is_setting_name (keys[i]) || (value != NULL && !g_utf8_validate (value, -1, NULL)))
        {
          g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_USAGE, "The setting “%s” cannot be saved.", keys[i]);
          return FALSE;
        }
    }

  return TRUE;
}

/**
 * steward_profile_save_source:
 * @self: a profile
 * @source: new, or the same id with other settings
 * @secret_fields: (nullable) (array zero-terminated=1): names of the fields
 *   whose secret is in the keyring; %NULL: as they were
 * @error: return location: CONFLICT when the name is taken, USAGE, NO_SPACE,
 *   DENIED, BUSY
 *
 * Durable once it returns %TRUE.
 */
gboolean
steward_profile_save_source (StewardProfile     *self,
                             StewardSource      *source,
                             const char *const  *secret_fields,
                             GError            **error)
{
  SaveEdit edit = { source, secret_fields };

  return check_source (source, error) && edit_settings (self, save_source, &edit, error);
}

static gboolean
remove_source (GKeyFile  *settings,
               gpointer   data,
               GError   **error)
{
  g_autofree char *group = g_strconcat (SOURCE_PREFIX, data, NULL);

  g_key_file_remove_group (settings, group, NULL);

  return TRUE;
}

/**
 * steward_profile_remove_source:
 *
 * Removing one that is not there is fine. Durable once it returns %TRUE.
 */
gboolean
steward_profile_remove_source (StewardProfile  *self,
                               const char      *source_id,
                               GError         **error)
{
  g_autofree char *id = g_strdup (source_id);
  g_autofree char *name = g_strdup_printf ("sync-%s.lock", source_id);
  g_autofree char *lock_path = steward_profile_make_path (self, name);

  if (!edit_settings (self, remove_source, id, error))
    return FALSE;
  if (is_source_id (source_id))
    unlink (lock_path);

  return TRUE;
}
