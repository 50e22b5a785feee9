/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Mending one difference, from the list of them and from the access that it is
 * about. */

#include "config.h"

#include "steward-drift-mend.h"

#include <glib/gi18n.h>

#include "steward-access-form.h"
#include "steward-drift-row.h"
#include "steward-effect-forms.h"
#include "steward-error.h"

typedef struct
{
  StewardCouncil *council;             /* owned */
  StewardDriftItem *item;              /* owned */
  StewardRemedy remedy;
  char *person;                        /* owned */
} Mending;

static void
free_mending (gpointer data)
{
  Mending *mending = data;

  g_object_unref (mending->council);
  steward_drift_item_free (mending->item);
  g_free (mending->person);
  g_free (mending);
}

static void
mend_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  const Mending *mending = task_data;
  GError *error = NULL;
  StewardIntent *intent = steward_drift_make_intent (mending->council, mending->item, mending->remedy, mending->person,
                                                     &error);

  if (intent != NULL)
    g_task_return_pointer (task, intent, (GDestroyNotify) steward_intent_free);
  else
    g_task_return_error (task, error);
}

static StewardDriftItem *
copy_item (const StewardDriftItem *item)
{
  StewardDriftItem *copy = steward_drift_item_new ();

  copy->kind = item->kind;
  copy->source = g_strdup (item->source);
  copy->grantee = g_strdup (item->grantee);
  copy->object = g_strdup (item->object);
  copy->privilege = g_strdup (item->privilege);
  copy->columns = g_strdup (item->columns);
  copy->grantor = g_strdup (item->grantor);
  copy->access = g_strdup (item->access);
  copy->subject = g_strdup (item->subject);
  copy->words = g_strdup (item->words);
  copy->seen_at = item->seen_at;

  return copy;
}

static const StewardRemedyLook *
find_look (StewardRemedy remedy)
{
  gsize n_looks;
  const StewardRemedyLook *looks = steward_remedy_looks (&n_looks);

  for (gsize i = 0; i < n_looks; i++)
    if (looks[i].remedy == remedy)
      return &looks[i];

  return &looks[0];
}

static void
open_form (StewardPage         *page,
           const Mending       *mending,
           const StewardIntent *intent)
{
  const StewardRemedyLook *look = find_look (mending->remedy);
  g_autofree char *explanation = NULL;

  if (mending->remedy == STEWARD_REMEDY_ADOPT && intent->subject != NULL)
    {
      steward_access_form_open_intent (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))),
                                       steward_page_get_services (page), intent);
      return;
    }
  explanation = g_strdup_printf ("%s\n\n%s", mending->item->words, _(look->explanation));
  steward_effect_forms_mend (page, intent, _(look->heading), explanation);
}

static void
made_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  StewardPage *page = STEWARD_PAGE (object);
  GError *error = NULL;
  g_autoptr (StewardIntent) intent = g_task_propagate_pointer (G_TASK (result), &error);

  if (intent == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (gtk_widget_get_root (GTK_WIDGET (page)) != NULL)
    open_form (page, g_task_get_task_data (G_TASK (result)), intent);
  g_task_return_boolean (task, TRUE);
}

/**
 * steward_drift_mend_async:
 * @page: where it is mended
 * @item: a difference
 * @remedy: one of steward_drift_get_remedies()
 * @callback: told when a form is open, or why there is none
 * @user_data: for @callback
 *
 * Opens the form that mends the difference.
 */
void
steward_drift_mend_async (StewardPage            *page,
                          const StewardDriftItem *item,
                          StewardRemedy           remedy,
                          GAsyncReadyCallback     callback,
                          gpointer                user_data)
{
  StewardServices *services = steward_page_get_services (page);
  const char *person = steward_services_get_person (services);
  g_autoptr (GTask) task = g_task_new (page, NULL, callback, user_data);
  g_autoptr (GTask) making = NULL;
  Mending *mending;

  g_task_set_source_tag (task, steward_drift_mend_async);
  if (person == NULL)
    {
      g_task_return_new_error (task, STEWARD_ERROR, STEWARD_ERROR_DENIED, "%s",
                               _("Nobody sits at this desk. Choose who you are in the queue."));
      return;
    }
  mending = g_new0 (Mending, 1);
  mending->council = g_object_ref (steward_services_get_council (services));
  mending->item = copy_item (item);
  mending->remedy = remedy;
  mending->person = g_strdup (person);
  making = g_task_new (page, NULL, made_cb, g_steal_pointer (&task));
  g_task_set_source_tag (making, steward_drift_mend_async);
  g_task_set_task_data (making, mending, free_mending);
  g_task_run_in_thread (making, mend_in_thread);
}

/**
 * steward_drift_mend_finish:
 * @result: as the callback got it
 * @error: return location
 *
 * Returns: whether a form is open
 */
gboolean
steward_drift_mend_finish (GAsyncResult  *result,
                           GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
