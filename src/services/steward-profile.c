/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The sources of a profile, as groups of its settings file. What the file says
 * is checked like anything from outside. */

#include "config.h"

#include "steward-profile.h"

#include "steward-settings-file.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#define GROUP_IDENTITY "identity"
#define GROUP_SCHEDULE "schedule"
#define KEY_PERSON "person"
#define SOURCE_PREFIX "source "
#define SETTING_PREFIX "setting."
#define DEFAULT_MINUTES 30
#define MAX_MINUTES (7 * 24 * 60)

struct _StewardProfile
{
  gatomicrefcount references;
  char *folder;                        /* canonical path */
};

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

  if (g_mkdir_with_parents (folder, 0700) != 0 || access (folder, R_OK | W_OK | X_OK) != 0)
    {
      g_set_error (error, STEWARD_ERROR, errno == ENOSPC ? STEWARD_ERROR_NO_SPACE : STEWARD_ERROR_DENIED,
                   "The profile folder “%s” cannot be used: %s.", folder, g_strerror (errno));
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

/* An id goes into file names and keyring attributes. */
static gboolean
is_source_id (const char *id)
{
  gsize length = strlen (id);

  return length > 0 && length <= 64 &&
         strspn (id, "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_") == length;
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
  g_autoptr(GKeyFile) settings = steward_settings_file_load (self->folder, notices, error);
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
  g_autoptr(GKeyFile) settings = steward_settings_file_read (self->folder, NULL);
  int minutes;

  if (settings == NULL || !g_key_file_has_key (settings, GROUP_SCHEDULE, "minutes", NULL))
    return DEFAULT_MINUTES;
  minutes = g_key_file_get_integer (settings, GROUP_SCHEDULE, "minutes", NULL);

  return (guint) CLAMP (minutes, 0, MAX_MINUTES);
}

/**
 * steward_profile_load_person:
 *
 * Returns: (transfer full) (nullable): id of who sits at this desk
 */
char *
steward_profile_load_person (StewardProfile *self)
{
  g_autoptr(GKeyFile) settings = steward_settings_file_read (self->folder, NULL);
  g_autofree char *person = NULL;

  if (settings != NULL)
    person = g_key_file_get_string (settings, GROUP_IDENTITY, KEY_PERSON, NULL);

  return person != NULL && *person != '\0' ? g_steal_pointer (&person) : NULL;
}

static gboolean
put_person (GKeyFile  *settings,
            gpointer   data,
            GError   **error)
{
  const char *person = data;

  if (person != NULL)
    g_key_file_set_string (settings, GROUP_IDENTITY, KEY_PERSON, person);
  else
    g_key_file_remove_key (settings, GROUP_IDENTITY, KEY_PERSON, NULL);

  return TRUE;
}

/**
 * steward_profile_save_person:
 * @self: a profile
 * @person: (nullable): id of who sits at this desk; %NULL for nobody
 * @error: return location: BUSY, NO_SPACE, DENIED
 *
 * Returns: whether it is saved, durably
 */
gboolean
steward_profile_save_person (StewardProfile  *self,
                             const char      *person,
                             GError         **error)
{
  return steward_settings_file_edit (self->folder, put_person, (gpointer) person, error);
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
  g_autoptr(GKeyFile) settings = steward_settings_file_read (self->folder, NULL);
  g_autofree char *group = g_strconcat (SOURCE_PREFIX, source_id, NULL);
  char **fields = settings != NULL ? g_key_file_get_string_list (settings, group, "secrets", NULL, NULL) : NULL;

  return fields != NULL ? fields : g_new0 (char *, 1);
}

/* Writing. */

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

  return check_source (source, error) && steward_settings_file_edit (self->folder, save_source, &edit, error);
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

  return steward_settings_file_edit (self->folder, remove_source, id, error);
}
