/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The program. A profile is opened by one process: the application id is that
 * of Steward for the usual profile, with a suffix for another one. The profile
 * is opened in a thread, so that the window is there at once. */

#include "config.h"

#include "steward-application.h"

#include <glib/gi18n.h>

#include "steward-actions.h"
#include "steward-dialogs.h"
#include "steward-level-notifier.h"
#include "steward-notifier.h"
#include "steward-sample-council.h"
#include "steward-screenshot.h"
#include "steward-settings.h"
#include "steward-window.h"

struct _StewardApplication
{
  AdwApplication parent_instance;

  StewardSettings *settings;           /* owned */
  StewardServices *services;           /* owned; NULL until the profile is open */
  StewardNotifier *notifier;           /* owned; NULL until the profile is open */
  StewardLevelNotifier *level_notifier; /* owned; likewise */
  StewardWindow *window;               /* unowned */

  char *profile;                       /* owned; never NULL after the options are read */
  char *sample;                        /* owned, or NULL */
  char *screenshot;                    /* owned, or NULL */
  char *page;                          /* owned, or NULL */
  char *product;                       /* owned, or NULL */
  int width;                           /* 0: as remembered */
  int height;
  gboolean add_sample;                 /* the sample is opened in a profile without sources */
  gboolean playing;                    /* its council is being played, or waits for the first sync */
  GCancellable *cancellable;           /* owned: ends with the program */
  int status;
};

G_DEFINE_FINAL_TYPE (StewardApplication, steward_application, ADW_TYPE_APPLICATION)

static const GOptionEntry options[] = {
  { "profile", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_("Folder of the profile to open"), N_("DIR") },
  { "sample", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_("Open this sample mesh if the profile has no source"), N_("DIR") },
  { "page", 0, 0, G_OPTION_ARG_STRING, NULL, N_("Show this page: queue, products, access, sources, council or ledger"),
    N_("PAGE") },
  { "product", 0, 0, G_OPTION_ARG_STRING, NULL, N_("Show this product, by name or URN"), N_("NAME") },
  { "size", 0, 0, G_OPTION_ARG_STRING, NULL, N_("Size of the window in pixels"), N_("WIDTHxHEIGHT") },
  { "screenshot", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_("Write a picture of the window and quit"), N_("FILE") },
  { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Print the version and quit"), NULL },
  { NULL },
};

static void open_profile (StewardApplication *self);
static void opened_cb    (GObject *object, GAsyncResult *result, gpointer user_data);
static void shot_cb      (GObject *object, GAsyncResult *result, gpointer user_data);

static char *
find_sample (const char *option)
{
  if (option != NULL)
    return g_canonicalize_filename (option, NULL);

  return g_file_test (STEWARD_SAMPLEDIR, G_FILE_TEST_IS_DIR) ? g_strdup (STEWARD_SAMPLEDIR) : NULL;
}

static gboolean
read_size (StewardApplication *self,
           const char         *text)
{
  return text == NULL
         || (sscanf (text, "%dx%d", &self->width, &self->height) == 2
             && self->width >= 100 && self->width <= 16384 && self->height >= 100 && self->height <= 16384);
}

static void
choose_id (StewardApplication *self)
{
  g_autofree char *usual = steward_services_default_profile ();
  g_autofree char *usual_path = g_canonicalize_filename (usual, NULL);
  g_autofree char *digest = NULL;
  g_autofree char *id = NULL;

  if (g_strcmp0 (self->profile, usual_path) == 0)
    return;

  digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, self->profile, -1);
  id = g_strdup_printf (STEWARD_APP_ID ".p%.16s", digest);
  g_application_set_application_id (G_APPLICATION (self), id);
}

/* Another process has the profile open: it shows what was asked for. */
static int
hand_over (StewardApplication *self)
{
  GActionGroup *actions = G_ACTION_GROUP (self);

  if (self->page != NULL)
    g_action_group_activate_action (actions, "show-page", g_variant_new_string (self->page));
  if (self->product != NULL)
    g_action_group_activate_action (actions, "open-product", g_variant_new_string (self->product));
  g_application_activate (G_APPLICATION (self));

  return 0;
}

static int
steward_application_handle_local_options (GApplication *application,
                                          GVariantDict *dict)
{
  StewardApplication *self = STEWARD_APPLICATION (application);
  g_autoptr (GError) error = NULL;
  g_autofree char *profile = NULL;
  g_autofree char *sample = NULL;
  const char *size = NULL;

  if (g_variant_dict_contains (dict, "version"))
    {
      g_print ("Steward %s\n", STEWARD_VERSION);
      return 0;
    }
  g_variant_dict_lookup (dict, "profile", "^ay", &profile);
  g_variant_dict_lookup (dict, "sample", "^ay", &sample);
  g_variant_dict_lookup (dict, "screenshot", "^ay", &self->screenshot);
  g_variant_dict_lookup (dict, "page", "s", &self->page);
  g_variant_dict_lookup (dict, "product", "s", &self->product);
  g_variant_dict_lookup (dict, "size", "&s", &size);
  if (!read_size (self, size))
    {
      g_printerr (_("The size “%s” is not WIDTHxHEIGHT, such as 1280x820.\n"), size);
      return 2;
    }

  if (profile == NULL)
    profile = steward_services_default_profile ();
  self->profile = g_canonicalize_filename (profile, NULL);
  self->sample = find_sample (sample);
  self->add_sample = sample != NULL;
  choose_id (self);
  if (self->screenshot != NULL)
    g_application_set_flags (application, G_APPLICATION_NON_UNIQUE);

  if (!g_application_register (application, NULL, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }

  return g_application_get_is_remote (application) ? hand_over (self) : -1;
}

static void
open_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  StewardServices *services = steward_services_open (task_data, &error);

  if (services != NULL)
    g_task_return_pointer (task, services, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
open_profile (StewardApplication *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, opened_cb, NULL);

  g_task_set_source_tag (task, open_profile);
  g_task_set_task_data (task, g_strdup (self->profile), g_free);
  g_application_hold (G_APPLICATION (self));
  g_task_run_in_thread (task, open_in_thread);
}

static void
played_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  StewardApplication *self = user_data;
  g_autoptr (GError) error = NULL;

  self->playing = FALSE;
  if (!steward_sample_council_play_finish (STEWARD_SERVICES (object), result, &error)
      && !steward_error_is_cancelled (error) && self->window != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self->window), "win.notice", "s", error->message);
}

/* A sample without anything decided would show half of what there is. */
static void
play_sample_council (StewardApplication *self)
{
  self->playing = TRUE;
  steward_sample_council_play_async (self->services, self->sample, self->cancellable, played_cb, self);
}

static void
opened_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  StewardApplication *self = STEWARD_APPLICATION (object);
  g_autoptr (GError) error = NULL;
  gboolean empty;

  self->services = g_task_propagate_pointer (G_TASK (result), &error);
  g_application_release (G_APPLICATION (self));
  if (self->window == NULL)
    return;
  if (self->services == NULL)
    {
      steward_window_fail (self->window, error, self->profile);
      return;
    }

  empty = g_list_model_get_n_items (steward_services_get_sources (self->services)) == 0;
  if (empty && self->add_sample && self->page == NULL)
    steward_window_show_page (self->window, "products");
  steward_window_set_services (self->window, self->services);
  if (empty && self->add_sample)
    steward_window_open_sample (self->window);
  if (self->add_sample)
    play_sample_council (self);
  steward_services_start_schedule (self->services);
  self->notifier = steward_notifier_new (G_APPLICATION (self), self->services, self->settings);
  self->level_notifier = steward_level_notifier_new (G_APPLICATION (self), self->services, self->settings);
}

static void
retry_cb (StewardApplication *self)
{
  if (self->services == NULL)
    open_profile (self);
}

static void
window_gone_cb (StewardApplication *self)
{
  self->window = NULL;
}

static void
make_window (StewardApplication *self)
{
  self->window = steward_window_new (GTK_APPLICATION (self), self->settings, self->sample);
  g_signal_connect_swapped (self->window, "retry", G_CALLBACK (retry_cb), self);
  g_signal_connect_object (self->window, "destroy", G_CALLBACK (window_gone_cb), self, G_CONNECT_SWAPPED);
  if (self->width > 0)
    gtk_window_set_default_size (GTK_WINDOW (self->window), self->width, self->height);
  if (self->page != NULL)
    steward_window_show_page (self->window, self->page);
  if (self->product != NULL)
    steward_window_open_product (self->window, self->product);
}

static void
steward_application_activate (GApplication *application)
{
  StewardApplication *self = STEWARD_APPLICATION (application);

  if (self->window != NULL)
    {
      gtk_window_present (GTK_WINDOW (self->window));
      return;
    }

  make_window (self);
  gtk_window_present (GTK_WINDOW (self->window));
  if (self->screenshot != NULL)
    steward_screenshot_take_async (self->window, self->screenshot, shot_cb, self);
  if (self->services != NULL)
    steward_window_set_services (self->window, self->services);
  else
    open_profile (self);
}

static void
shot_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  StewardApplication *self = user_data;
  g_autoptr (GError) error = NULL;

  if (!steward_screenshot_take_finish (result, &error))
    {
      g_printerr ("%s\n", error->message);
      self->status = 1;
    }
  g_application_quit (G_APPLICATION (self));
}

static void
quit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  StewardApplication *self = user_data;

  if (self->window != NULL)
    gtk_window_close (GTK_WINDOW (self->window));
  g_application_quit (G_APPLICATION (self));
}

static void
show_page_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  StewardApplication *self = user_data;

  g_free (self->page);
  self->page = g_variant_dup_string (parameter, NULL);
  if (self->window != NULL)
    steward_window_show_page (self->window, self->page);
}

static void
open_product_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  StewardApplication *self = user_data;

  g_free (self->product);
  self->product = g_variant_dup_string (parameter, NULL);
  if (self->window != NULL)
    steward_window_open_product (self->window, self->product);
}

/* What a notification opens: the window first, which may have been closed. */
static void
open_review_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  StewardApplication *self = user_data;

  g_application_activate (G_APPLICATION (self));
  if (self->window != NULL)
    steward_window_open_review (self->window, g_variant_get_string (parameter, NULL));
}

static void
open_access_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  StewardApplication *self = user_data;

  g_application_activate (G_APPLICATION (self));
  if (self->window != NULL)
    steward_window_open_access (self->window, g_variant_get_string (parameter, NULL));
}

static void
open_incident_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  StewardApplication *self = user_data;

  g_application_activate (G_APPLICATION (self));
  if (self->window != NULL)
    steward_window_open_incident (self->window, g_variant_get_string (parameter, NULL));
}

static void
open_objective_cb (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  StewardApplication *self = user_data;

  g_application_activate (G_APPLICATION (self));
  if (self->window != NULL)
    steward_window_open_objective (self->window, g_variant_get_string (parameter, NULL));
}

static void
notifications_cb (GSimpleAction *action,
                  GVariant      *value,
                  gpointer       user_data)
{
  StewardApplication *self = user_data;

  g_simple_action_set_state (action, value);
  steward_settings_set_boolean (self->settings, STEWARD_SETTINGS_NOTIFICATIONS, g_variant_get_boolean (value));
}

static void
add_notifications_action (StewardApplication *self)
{
  gboolean wanted = steward_settings_get_boolean (self->settings, STEWARD_SETTINGS_NOTIFICATIONS);
  g_autoptr (GSimpleAction) action =
    g_simple_action_new_stateful ("notifications", NULL, g_variant_new_boolean (wanted));

  g_signal_connect_object (action, "change-state", G_CALLBACK (notifications_cb), self, 0);
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (action));
}

static void
show_profile_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  StewardApplication *self = user_data;
  g_autofree char *uri = g_filename_to_uri (self->profile, NULL, NULL);

  if (uri != NULL)
    g_app_info_launch_default_for_uri_async (uri, NULL, NULL, NULL, NULL);
}

static void
chosen_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (StewardApplication) self = user_data;
  g_autofree char *folder = steward_dialogs_pick_folder_finish (result, NULL);

  if (folder == NULL || self->services != NULL)
    return;

  g_free (self->profile);
  self->profile = g_steal_pointer (&folder);
  open_profile (self);
}

static void
choose_profile_cb (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  StewardApplication *self = user_data;

  if (self->window != NULL && self->services == NULL)
    steward_dialogs_pick_folder_async (GTK_WINDOW (self->window), _("Choose a Profile"), self->profile, NULL,
                                       chosen_cb, g_object_ref (self));
}

static const GActionEntry actions[] = {
  { .name = "choose-profile", .activate = choose_profile_cb },
  { .name = "quit", .activate = quit_cb },
  { .name = "show-page", .activate = show_page_cb, .parameter_type = "s" },
  { .name = "open-product", .activate = open_product_cb, .parameter_type = "s" },
  { .name = "open-review", .activate = open_review_cb, .parameter_type = "s" },
  { .name = "open-access", .activate = open_access_cb, .parameter_type = "s" },
  { .name = "open-incident", .activate = open_incident_cb, .parameter_type = "s" },
  { .name = "open-objective", .activate = open_objective_cb, .parameter_type = "s" },
  { .name = "show-profile", .activate = show_profile_cb },
};

static void
steward_application_startup (GApplication *application)
{
  StewardApplication *self = STEWARD_APPLICATION (application);

  /* What the desktop finds the launcher by; until here it is the command's name. */
  g_set_prgname (STEWARD_APP_ID);
  if (!gtk_init_check ())
    {
      g_printerr (_("Steward needs a display, and there is none; stewardctl works without.\n"));
      exit (1);
    }

  G_APPLICATION_CLASS (steward_application_parent_class)->startup (application);

  self->settings = steward_settings_new ();
  add_notifications_action (self);
  gtk_window_set_default_icon_name (STEWARD_APP_ID);
  steward_actions_install_accels (GTK_APPLICATION (self));
}

static void
steward_application_shutdown (GApplication *application)
{
  StewardApplication *self = STEWARD_APPLICATION (application);

  if (self->window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->window));
  g_cancellable_cancel (self->cancellable);
  while (self->playing)
    g_main_context_iteration (NULL, TRUE);
  if (self->notifier != NULL)
    steward_notifier_stop (self->notifier);
  g_clear_object (&self->notifier);
  if (self->level_notifier != NULL)
    steward_level_notifier_stop (self->level_notifier);
  g_clear_object (&self->level_notifier);
  if (self->services != NULL)
    steward_services_close (self->services);

  G_APPLICATION_CLASS (steward_application_parent_class)->shutdown (application);
}

static void
steward_application_finalize (GObject *object)
{
  StewardApplication *self = STEWARD_APPLICATION (object);

  g_clear_object (&self->services);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->settings, steward_settings_free);
  g_free (self->profile);
  g_free (self->sample);
  g_free (self->screenshot);
  g_free (self->page);
  g_free (self->product);

  G_OBJECT_CLASS (steward_application_parent_class)->finalize (object);
}

static void
steward_application_class_init (StewardApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = steward_application_finalize;
  application_class->handle_local_options = steward_application_handle_local_options;
  application_class->startup = steward_application_startup;
  application_class->activate = steward_application_activate;
  application_class->shutdown = steward_application_shutdown;
}

static void
steward_application_init (StewardApplication *self)
{
  self->cancellable = g_cancellable_new ();
  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}

/**
 * steward_application_new:
 *
 * Returns: (transfer full): the application
 */
StewardApplication *
steward_application_new (void)
{
  return g_object_new (STEWARD_TYPE_APPLICATION,
                       "application-id", STEWARD_APP_ID,
                       "resource-base-path", "/org/stewardconsole/Steward",
                       "flags", G_APPLICATION_DEFAULT_FLAGS,
                       NULL);
}

/**
 * steward_application_get_status:
 * @self: the application, after it has run
 *
 * Returns: what the program should return beside the status of the run
 */
int
steward_application_get_status (StewardApplication *self)
{
  g_return_val_if_fail (STEWARD_IS_APPLICATION (self), 1);

  return self->status;
}
