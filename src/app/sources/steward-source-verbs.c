/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Adding, editing, removing and syncing a source from the window. */

#include "config.h"

#include "steward-source-verbs.h"

#include <glib/gi18n.h>

#include "steward-dialogs.h"
#include "steward-sample-folder.h"
#include "steward-source-form.h"

/* A page and the source that something is done with, while it is done. */
typedef struct
{
  StewardPage *page;                   /* owned */
  StewardSourceItem *item;             /* owned, or NULL */
  char *name;                          /* owned, or NULL */
} Errand;

static Errand *
make_errand (StewardPage       *page,
             StewardSourceItem *item)
{
  Errand *errand = g_new0 (Errand, 1);

  errand->page = g_object_ref (page);
  if (item != NULL)
    {
      errand->item = g_object_ref (item);
      errand->name = g_strdup (steward_source_get_name (steward_source_item_get_source (item)));
    }

  return errand;
}

static void
free_errand (Errand *errand)
{
  g_clear_object (&errand->page);
  g_clear_object (&errand->item);
  g_clear_pointer (&errand->name, g_free);
  g_free (errand);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Errand, free_errand)

static void sample_copied_cb (GObject *object, GAsyncResult *result, gpointer user_data);
static void sample_saved_cb (GObject *object, GAsyncResult *result, gpointer user_data);
static void confirmed_cb    (GObject *object, GAsyncResult *result, gpointer user_data);
static void removed_cb      (GObject *object, GAsyncResult *result, gpointer user_data);
static void synced_cb       (GObject *object, GAsyncResult *result, gpointer user_data);
static void unlocked_cb     (GObject *object, GAsyncResult *result, gpointer user_data);

static GtkWindow *
get_window (StewardPage *page)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (page));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/* The title of a toast is markup. */
static void
toast (StewardPage *page,
       const char  *text)
{
  g_autofree char *title = g_markup_escape_text (text, -1);

  steward_page_toast (page, adw_toast_new (title));
}

static void
report_failure (Errand       *errand,
                const GError *error)
{
  if (errand->item != NULL && !steward_error_is_cancelled (error))
    steward_source_item_fail (errand->item, error);
}

static void
added_cb (StewardSourceForm *form,
          StewardSourceItem *item,
          StewardPage       *page)
{
  const char *name = steward_source_get_name (steward_source_item_get_source (item));
  /* Translators: %s is the name of a source */
  g_autofree char *text = g_strdup_printf (_("“%s” added"), name);

  toast (page, text);
  steward_source_verbs_sync (page, item);
}

static void
edited_cb (StewardSourceForm *form,
           StewardSourceItem *item,
           StewardPage       *page)
{
  const char *name = steward_source_get_name (steward_source_item_get_source (item));
  g_autofree char *text = g_strdup_printf (_("“%s” saved"), name);

  toast (page, text);
  steward_source_verbs_sync (page, item);
}

static StewardSourceForm *
present_form (StewardPage       *page,
              StewardSourceItem *item,
              GCallback          saved)
{
  StewardSourceForm *form = steward_source_form_new (steward_page_get_services (page), item);

  g_signal_connect_object (form, "saved", saved, page, 0);
  gtk_window_set_transient_for (GTK_WINDOW (form), get_window (page));
  gtk_window_present (GTK_WINDOW (form));

  return form;
}

/**
 * steward_source_verbs_add:
 * @page: a page
 *
 * Opens the form for a new source.
 */
void
steward_source_verbs_add (StewardPage *page)
{
  present_form (page, NULL, G_CALLBACK (added_cb));
}

/**
 * steward_source_verbs_make_sample:
 * @folder: where the sample mesh is
 *
 * Returns: (transfer full): the source that reads it
 */
StewardSource *
steward_source_verbs_make_sample (const char *folder)
{
  g_autoptr (GHashTable) settings = g_hash_table_new (g_str_hash, g_str_equal);
  const StewardConnectorKind *kind = steward_connector_kind_find ("folder");
  g_autofree char *id = steward_source_make_id ();

  for (const StewardField *field = kind->fields; field->key != NULL; field++)
    if (field->kind == STEWARD_FIELD_FOLDER)
      g_hash_table_insert (settings, (char *) field->key, (char *) folder);

  return steward_source_new (id, kind->id, _("Sample mesh"), settings);
}

/**
 * steward_source_verbs_open_sample:
 * @page: a page
 * @folder: where the sample mesh is
 *
 * Copies the sample mesh into the profile, so that it was measured until today,
 * adds the copy as a source and syncs it.
 */
void
steward_source_verbs_open_sample (StewardPage *page,
                                  const char  *folder)
{
  steward_sample_folder_copy_async (steward_page_get_services (page), folder, NULL, sample_copied_cb,
                                    make_errand (page, NULL));
}

static void
sample_copied_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (Errand) errand = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = steward_sample_folder_copy_finish (STEWARD_SERVICES (object), result, &error);
  g_autoptr (StewardSource) source = NULL;

  if (folder == NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (errand->page), "win.notice", "s", error->message);
      return;
    }

  source = steward_source_verbs_make_sample (folder);
  errand->name = g_strdup (steward_source_get_id (source));
  steward_services_save_source_async (STEWARD_SERVICES (object), source, NULL, NULL, sample_saved_cb,
                                      g_steal_pointer (&errand));
}

static void
sample_saved_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (Errand) errand = user_data;
  g_autoptr (GError) error = NULL;
  StewardSourceItem *item;

  if (!steward_services_save_source_finish (STEWARD_SERVICES (object), result, &error))
    {
      gtk_widget_activate_action (GTK_WIDGET (errand->page), "win.notice", "s", error->message);
      return;
    }

  item = steward_services_find_source (STEWARD_SERVICES (object), errand->name);
  if (item != NULL)
    steward_source_verbs_sync (errand->page, item);
}

/**
 * steward_source_verbs_edit:
 * @page: a page
 * @item: the source
 * @focus: which kind of field should have the focus
 *
 * Opens the form for an existing source.
 */
void
steward_source_verbs_edit (StewardPage       *page,
                           StewardSourceItem *item,
                           StewardFieldKind   focus)
{
  StewardSourceForm *form;

  if (steward_source_item_get_kind (item) == NULL)
    return;

  form = present_form (page, item, G_CALLBACK (edited_cb));
  steward_source_form_focus (form, focus);
}

/**
 * steward_source_verbs_remove:
 * @page: a page
 * @item: the source
 *
 * Asks, and then removes the source with its cached entries, its settings and
 * its secret.
 */
void
steward_source_verbs_remove (StewardPage       *page,
                             StewardSourceItem *item)
{
  const char *name = steward_source_get_name (steward_source_item_get_source (item));
  /* Translators: %s is the name of a source */
  g_autofree char *heading = g_strdup_printf (_("Remove “%s”?"), name);
  g_autofree char *body = steward_source_words_loss (item);

  steward_dialogs_confirm_async (get_window (page), heading, body, _("Remove"), NULL, confirmed_cb,
                                 make_errand (page, item));
}

static void
confirmed_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (Errand) errand = user_data;
  StewardServices *services = steward_page_get_services (errand->page);
  StewardSource *source = steward_source_item_get_source (errand->item);

  if (!steward_dialogs_confirm_finish (result, NULL))
    return;

  steward_services_cancel_sync (services, errand->item);
  steward_services_remove_source_async (services, source, NULL, removed_cb, g_steal_pointer (&errand));
}

static void
removed_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Errand) errand = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!steward_services_remove_source_finish (STEWARD_SERVICES (object), result, &error))
    {
      report_failure (errand, error);
      return;
    }

  text = g_strdup_printf (_("“%s” removed"), errand->name);
  toast (errand->page, text);
}

/**
 * steward_source_verbs_sync:
 * @page: a page
 * @item: the source
 *
 * Syncs the source now; its item tells how it goes.
 */
void
steward_source_verbs_sync (StewardPage       *page,
                           StewardSourceItem *item)
{
  steward_services_sync_async (steward_page_get_services (page), item, synced_cb, make_errand (page, item));
}

static void
synced_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Errand) errand = user_data;
  g_autoptr (GError) error = NULL;

  /* The item has the error already and its row shows it. */
  if (!steward_services_sync_finish (STEWARD_SERVICES (object), result, NULL, &error))
    g_debug ("%s: %s", errand->name, error->message);
}

/**
 * steward_source_verbs_way_out:
 * @page: a page
 * @item: a source with an error
 *
 * Does what fits the error: unlocks the keyring, asks for the password, shows
 * the address, or tries again.
 */
void
steward_source_verbs_way_out (StewardPage       *page,
                              StewardSourceItem *item)
{
  switch (steward_source_words_way_out (steward_source_item_get_error (item)))
    {
    case STEWARD_WAY_OUT_UNLOCK:
      steward_secrets_unlock_async (steward_services_get_secrets (steward_page_get_services (page)), NULL,
                                    unlocked_cb, make_errand (page, item));
      break;
    case STEWARD_WAY_OUT_SECRET:
      steward_source_verbs_edit (page, item, STEWARD_FIELD_SECRET);
      break;
    case STEWARD_WAY_OUT_ADDRESS:
      steward_source_verbs_edit (page, item, STEWARD_FIELD_TEXT);
      break;
    case STEWARD_WAY_OUT_SYNC:
      steward_source_verbs_sync (page, item);
      break;
    }
}

static void
unlocked_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Errand) errand = user_data;
  g_autoptr (GError) error = NULL;

  if (steward_secrets_unlock_finish (STEWARD_SECRETS (object), result, &error))
    steward_source_verbs_sync (errand->page, errand->item);
  else
    report_failure (errand, error);
}
