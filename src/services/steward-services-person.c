/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Who sits at this desk. The settings keep the id; a person who was merged
 * since is told as who they are now. */

#include "config.h"

#include "steward-services-private.h"

#include "steward-council-rows.h"

/* Returns the id of who they are now, or what the settings say when nobody
 * knows it, or NULL. The store is asked only about somebody else than before. */
char *
steward_services_read_person (StewardServices *self)
{
  g_autofree char *person = steward_profile_load_person (steward_services_peek_profile (self));
  char *now = NULL;

  if (person != NULL && g_strcmp0 (person, steward_services_get_person (self)) != 0)
    now = steward_council_rows_resolve_person (steward_services_get_governance (self), person, NULL);

  return now != NULL ? now : g_steal_pointer (&person);
}

/* The id by which a person is kept: what is given may be a name or an address. */
static char *
resolve (StewardGovernance  *governance,
         const char         *person,
         GError            **error)
{
  return person != NULL ? steward_council_rows_resolve_person (governance, person, error) : NULL;
}

/**
 * steward_services_set_person:
 * @self: the services
 * @person: (nullable): id, address or name of a registered person; %NULL for
 *   nobody
 * @error: return location: NOT_FOUND, CONFLICT, BUSY, NO_SPACE
 *
 * Blocks; for the CLI.
 *
 * Returns: whether the settings say so, durably
 */
gboolean
steward_services_set_person (StewardServices  *self,
                             const char       *person,
                             GError          **error)
{
  g_autofree char *id = resolve (steward_services_get_governance (self), person, error);

  if (person != NULL && id == NULL)
    return FALSE;
  if (!steward_profile_save_person (steward_services_peek_profile (self), id, error))
    return FALSE;
  steward_services_take_person (self, g_steal_pointer (&id));

  return TRUE;
}

typedef struct
{
  StewardProfile *profile;             /* owned */
  StewardGovernance *governance;       /* owned */
  char *person;                        /* owned, or NULL */
} Setting;

static void
free_setting (gpointer data)
{
  Setting *setting = data;

  steward_profile_unref (setting->profile);
  g_object_unref (setting->governance);
  g_free (setting->person);
  g_free (setting);
}

static void
set_person_in_thread (GTask        *task,
                      gpointer      source_object,
                      gpointer      task_data,
                      GCancellable *cancellable)
{
  Setting *setting = task_data;
  GError *error = NULL;
  char *id = resolve (setting->governance, setting->person, &error);

  if (error != NULL || !steward_profile_save_person (setting->profile, id, &error))
    {
      g_free (id);
      g_task_return_error (task, error);
      return;
    }

  g_task_return_pointer (task, id, g_free);
}

/**
 * steward_services_set_person_async:
 * @self: the services
 * @person: (nullable): id, address or name of a registered person
 * @cancellable: (nullable): a cancellable
 * @callback: called on the main context
 * @user_data: for @callback
 *
 * As steward_services_set_person(), for the window.
 */
void
steward_services_set_person_async (StewardServices     *self,
                                   const char          *person,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);
  Setting *setting = g_new0 (Setting, 1);

  setting->profile = steward_profile_ref (steward_services_peek_profile (self));
  setting->governance = g_object_ref (steward_services_get_governance (self));
  setting->person = g_strdup (person);
  g_task_set_source_tag (task, steward_services_set_person_async);
  g_task_set_task_data (task, setting, free_setting);
  g_task_run_in_thread (task, set_person_in_thread);
}

gboolean
steward_services_set_person_finish (StewardServices  *self,
                                    GAsyncResult     *result,
                                    GError          **error)
{
  GError *local = NULL;
  char *id = g_task_propagate_pointer (G_TASK (result), &local);

  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  steward_services_take_person (self, id);

  return TRUE;
}
