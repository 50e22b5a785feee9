/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The main window: a sidebar, a stack of pages, and the actions that work on
 * all of them. It opens empty and at once; the pages come when the profile is
 * open. */

#include "config.h"

#include "steward-window.h"

#include <glib/gi18n.h>

#include "steward-access-page.h"
#include "steward-actions.h"
#include "steward-council-page.h"
#include "steward-ledger-page.h"
#include "steward-levels-page.h"
#include "steward-notice-bar.h"
#include "steward-products-page.h"
#include "steward-queue-page.h"
#include "steward-sidebar.h"
#include "steward-source-verbs.h"
#include "steward-sources-page.h"
#include "steward-window-actions.h"

#define QUIET_MS 300

struct _StewardWindow
{
  AdwApplicationWindow parent_instance;

  StewardSettings *settings;           /* unowned: the application's, which outlives its windows */
  StewardServices *services;           /* owned; NULL until the profile is open */
  char *sample;                        /* owned: folder of the sample mesh, or NULL */

  AdwToastOverlay *toasts;             /* template children */
  GtkStack *root_stack;
  GtkSpinner *spinner;
  AdwStatusPage *failure;
  AdwBin *main;

  StewardDock *dock;                   /* unowned: in main, once there are services */
  StewardSidebar *sidebar;
  StewardNoticeBar *notices;
  GtkStack *pages;

  char *wanted_page;                   /* owned: asked for before there are services */
  char *wanted_product;
  guint wait;                          /* source until the spinner appears */
};

G_DEFINE_FINAL_TYPE (StewardWindow, steward_window, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  SIGNAL_RETRY,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
for_each_page (StewardWindow *self,
               void         (*set) (StewardPage *page, gboolean value),
               gboolean       value)
{
  GtkWidget *child = self->pages != NULL ? gtk_widget_get_first_child (GTK_WIDGET (self->pages)) : NULL;

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    set (STEWARD_PAGE (child), value);
}

static void
compact_changed_cb (GSimpleAction *action,
                    GVariant      *value,
                    gpointer       user_data)
{
  StewardWindow *self = user_data;
  gboolean compact = g_variant_get_boolean (value);

  g_simple_action_set_state (action, value);
  steward_settings_set_boolean (self->settings, STEWARD_SETTINGS_COMPACT, compact);
  for_each_page (self, steward_page_set_compact, compact);
}

static void
docked_cb (StewardWindow *self)
{
  for_each_page (self, steward_page_set_sidebar_shown, steward_dock_get_docked (self->dock));
}

static void
room_cb (StewardWindow *self)
{
  StewardPage *page = steward_window_get_page (self);

  if (self->dock != NULL)
    steward_dock_set_aside (self->dock, page != NULL && steward_page_get_wants_room (page));
}

static void
wanted_cb (StewardWindow *self)
{
  steward_settings_set_boolean (self->settings, STEWARD_SETTINGS_SIDEBAR, steward_dock_get_wanted (self->dock));
}

static void
retry_cb (StewardWindow *self)
{
  g_signal_emit (self, signals[SIGNAL_RETRY], 0);
}

static gboolean
show_spinner_cb (gpointer user_data)
{
  StewardWindow *self = user_data;

  self->wait = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), TRUE);
  gtk_spinner_start (self->spinner);

  return G_SOURCE_REMOVE;
}

static void
save_size (StewardWindow *self)
{
  gboolean maximized = gtk_window_is_maximized (GTK_WINDOW (self));
  int width = 0;
  int height = 0;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  steward_settings_set_boolean (self->settings, STEWARD_SETTINGS_MAXIMIZED, maximized);
  if (maximized || width < 360 || height < 300)
    return;

  steward_settings_set_int (self->settings, STEWARD_SETTINGS_WIDTH, width);
  steward_settings_set_int (self->settings, STEWARD_SETTINGS_HEIGHT, height);
}

static gboolean
steward_window_close_request (GtkWindow *window)
{
  save_size (STEWARD_WINDOW (window));

  return GTK_WINDOW_CLASS (steward_window_parent_class)->close_request (window);
}

static void
steward_window_dispose (GObject *object)
{
  StewardWindow *self = STEWARD_WINDOW (object);

  g_clear_handle_id (&self->wait, g_source_remove);
  self->dock = NULL;
  self->pages = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), STEWARD_TYPE_WINDOW);
  g_clear_object (&self->services);

  G_OBJECT_CLASS (steward_window_parent_class)->dispose (object);
}

static void
steward_window_finalize (GObject *object)
{
  StewardWindow *self = STEWARD_WINDOW (object);

  g_clear_pointer (&self->sample, g_free);
  g_clear_pointer (&self->wanted_page, g_free);
  g_clear_pointer (&self->wanted_product, g_free);

  G_OBJECT_CLASS (steward_window_parent_class)->finalize (object);
}

static void
steward_window_class_init (StewardWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = steward_window_dispose;
  object_class->finalize = steward_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = steward_window_close_request;

  signals[SIGNAL_RETRY] = g_signal_new ("retry", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/stewardconsole/Steward/ui/steward-window.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, StewardWindow, root_stack);
  gtk_widget_class_bind_template_child (widget_class, StewardWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, StewardWindow, failure);
  gtk_widget_class_bind_template_child (widget_class, StewardWindow, main);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
  steward_window_actions_install (widget_class);
}

static void
steward_window_init (StewardWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "steward");
  steward_actions_install_plain (GTK_WIDGET (self));
  self->wait = g_timeout_add (QUIET_MS, show_spinner_cb, self);
}

static void
add_compact_action (StewardWindow *self)
{
  gboolean compact = steward_settings_get_boolean (self->settings, STEWARD_SETTINGS_COMPACT);
  g_autoptr (GSimpleAction) action = g_simple_action_new_stateful ("compact", NULL, g_variant_new_boolean (compact));

  g_signal_connect_object (action, "change-state", G_CALLBACK (compact_changed_cb), self, 0);
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (action));
}

/**
 * steward_window_new:
 * @application: the application
 * @settings: (transfer none): what the window remembers; outlives the window
 * @sample: (nullable): folder of the sample mesh, if there is one
 *
 * Returns: (transfer none): a new window, which belongs to GTK as every
 *   toplevel does
 */
StewardWindow *
steward_window_new (GtkApplication  *application,
                    StewardSettings *settings,
                    const char      *sample)
{
  StewardWindow *self = g_object_new (STEWARD_TYPE_WINDOW, "application", application, NULL);

  self->settings = settings;
  self->sample = g_strdup (sample);
  gtk_window_set_default_size (GTK_WINDOW (self),
                               steward_settings_get_int (settings, STEWARD_SETTINGS_WIDTH),
                               steward_settings_get_int (settings, STEWARD_SETTINGS_HEIGHT));
  if (steward_settings_get_boolean (settings, STEWARD_SETTINGS_MAXIMIZED))
    gtk_window_maximize (GTK_WINDOW (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.open-sample", sample != NULL);
  add_compact_action (self);

  return self;
}

/**
 * steward_window_get_page:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the page that is shown, once the
 *   profile is open
 */
StewardPage *
steward_window_get_page (StewardWindow *self)
{
  GtkWidget *page;

  g_return_val_if_fail (STEWARD_IS_WINDOW (self), NULL);

  page = self->pages != NULL ? gtk_stack_get_visible_child (self->pages) : NULL;

  return page != NULL ? STEWARD_PAGE (page) : NULL;
}

/**
 * steward_window_find_page:
 * @self: a window
 * @name: "products" or "sources"
 *
 * Returns: (transfer none) (nullable): that page, once the profile is open
 */
StewardPage *
steward_window_find_page (StewardWindow *self,
                          const char    *name)
{
  GtkWidget *page;

  g_return_val_if_fail (STEWARD_IS_WINDOW (self), NULL);

  page = self->pages != NULL ? gtk_stack_get_child_by_name (self->pages, name) : NULL;

  return page != NULL ? STEWARD_PAGE (page) : NULL;
}

/**
 * steward_window_get_dock:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): what holds the sidebar, once the
 *   profile is open
 */
StewardDock *
steward_window_get_dock (StewardWindow *self)
{
  g_return_val_if_fail (STEWARD_IS_WINDOW (self), NULL);

  return self->dock;
}

/**
 * steward_window_get_services:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the services, once the profile is open
 */
StewardServices *
steward_window_get_services (StewardWindow *self)
{
  g_return_val_if_fail (STEWARD_IS_WINDOW (self), NULL);

  return self->services;
}

static void
add_page (StewardWindow *self,
          const char    *name,
          GtkWidget     *page)
{
  steward_page_set_compact (STEWARD_PAGE (page),
                            steward_settings_get_boolean (self->settings, STEWARD_SETTINGS_COMPACT));
  g_signal_connect_object (page, "notify::wants-room", G_CALLBACK (room_cb), self, G_CONNECT_SWAPPED);
  gtk_stack_add_titled (self->pages, page, name, steward_page_get_title (STEWARD_PAGE (page)));
  steward_sidebar_add_page (self->sidebar, name, STEWARD_PAGE (page));
}

static void
build (StewardWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = 0;

  self->sidebar = STEWARD_SIDEBAR (steward_sidebar_new ());
  self->notices = STEWARD_NOTICE_BAR (steward_notice_bar_new ());
  self->pages = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->pages), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->pages));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->notices));

  self->dock = STEWARD_DOCK (steward_dock_new (GTK_WIDGET (self->sidebar), box));
  g_signal_connect_swapped (self->dock, "notify::docked", G_CALLBACK (docked_cb), self);
  g_signal_connect_swapped (self->dock, "notify::wanted", G_CALLBACK (wanted_cb), self);
  g_signal_connect_swapped (self->pages, "notify::visible-child", G_CALLBACK (room_cb), self);
  add_page (self, "queue", steward_queue_page_new (self->services));
  add_page (self, "products", steward_products_page_new (self->services));
  add_page (self, "access", steward_access_page_new (self->services));
  add_page (self, "levels", steward_levels_page_new (self->services));
  add_page (self, "sources", steward_sources_page_new (self->services));
  add_page (self, "council", steward_council_page_new (self->services));
  add_page (self, "ledger", steward_ledger_page_new (self->services));
  steward_sidebar_set_sources (self->sidebar, steward_services_get_sources (self->services));

  steward_dock_set_wanted (self->dock, steward_settings_get_boolean (self->settings, STEWARD_SETTINGS_SIDEBAR));
  if (width == 0)
    gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  steward_dock_expect_width (self->dock, width);
  adw_bin_set_child (self->main, GTK_WIDGET (self->dock));
}

static void
show_wanted (StewardWindow *self)
{
  g_autofree char *page = g_steal_pointer (&self->wanted_page);
  g_autofree char *product = g_steal_pointer (&self->wanted_product);
  const char *first = g_list_model_get_n_items (steward_services_get_sources (self->services)) > 0 ? "products"
                                                                                                   : "sources";

  steward_window_show_page (self, page != NULL ? page : first);
  if (product != NULL)
    steward_window_open_product (self, product);
}

/**
 * steward_window_set_services:
 * @self: a window without services
 * @services: (transfer none): the services of the open profile
 *
 * Builds the pages and shows the first, or the one that was asked for.
 */
void
steward_window_set_services (StewardWindow   *self,
                             StewardServices *services)
{
  const char *const *notices = steward_services_get_notices (services);

  g_return_if_fail (STEWARD_IS_WINDOW (self));
  g_return_if_fail (self->services == NULL);

  self->services = g_object_ref (services);
  build (self);
  for (gsize i = 0; notices != NULL && notices[i] != NULL; i++)
    steward_window_add_notice (self, notices[i]);
  show_wanted (self);

  g_clear_handle_id (&self->wait, g_source_remove);
  gtk_spinner_stop (self->spinner);
  gtk_stack_set_visible_child (self->root_stack, GTK_WIDGET (self->main));
}

/**
 * steward_window_fail:
 * @self: a window without services
 * @error: why the profile could not be opened
 * @profile: its folder
 *
 * Shows what happened and what to do, with a button to try again.
 */
void
steward_window_fail (StewardWindow *self,
                     const GError  *error,
                     const char    *profile)
{
  const char *remedy = steward_source_words_remedy (error);
  g_autofree char *text = NULL;
  g_autofree char *description = NULL;

  g_return_if_fail (STEWARD_IS_WINDOW (self));

  text = g_strdup_printf ("%s\n\n%s\n\n%s", error->message, remedy != NULL ? remedy : "", profile);
  description = g_markup_escape_text (text, -1);
  adw_status_page_set_description (self->failure, description);
  g_clear_handle_id (&self->wait, g_source_remove);
  gtk_spinner_stop (self->spinner);
  gtk_stack_set_visible_child_name (self->root_stack, "failure");
}

/**
 * steward_window_add_notice:
 * @self: a window
 * @sentence: what the person must know; plain text
 */
void
steward_window_add_notice (StewardWindow *self,
                           const char    *sentence)
{
  g_return_if_fail (STEWARD_IS_WINDOW (self));

  if (self->notices != NULL)
    steward_notice_bar_add (self->notices, sentence);
}

/**
 * steward_window_show_page:
 * @self: a window
 * @name: "products" or "sources"; other names do nothing
 *
 * Shows a page now, or as soon as the profile is open.
 */
void
steward_window_show_page (StewardWindow *self,
                          const char    *name)
{
  StewardPage *page;

  g_return_if_fail (STEWARD_IS_WINDOW (self));

  if (self->services == NULL)
    {
      g_free (self->wanted_page);
      self->wanted_page = g_strdup (name);
      return;
    }
  page = steward_window_find_page (self, name);
  if (page == NULL)
    return;

  gtk_stack_set_visible_child (self->pages, GTK_WIDGET (page));
  steward_sidebar_select_page (self->sidebar, name);
  steward_dock_close_drawer (self->dock);
}

/**
 * steward_window_open_product:
 * @self: a window
 * @urn: a product
 *
 * Shows the product now, or as soon as the profile is open.
 */
void
steward_window_open_product (StewardWindow *self,
                             const char    *urn)
{
  g_return_if_fail (STEWARD_IS_WINDOW (self));

  if (self->services == NULL)
    {
      g_free (self->wanted_product);
      self->wanted_product = g_strdup (urn);
      return;
    }

  steward_window_show_page (self, "products");
  steward_products_page_open_product (STEWARD_PRODUCTS_PAGE (steward_window_find_page (self, "products")), urn);
}

/**
 * steward_window_open_review:
 * @self: a window
 * @review: id of a review
 *
 * Shows its evidence on the page of the queue.
 */
void
steward_window_open_review (StewardWindow *self,
                            const char    *review)
{
  g_return_if_fail (STEWARD_IS_WINDOW (self));

  if (self->services == NULL)
    return;
  steward_window_show_page (self, "queue");
  steward_queue_page_open_review (STEWARD_QUEUE_PAGE (steward_window_find_page (self, "queue")), review);
}

/**
 * steward_window_open_access:
 * @self: a window
 * @access: id of an access, or of a request for one
 *
 * Shows it on the page of access.
 */
void
steward_window_open_access (StewardWindow *self,
                            const char    *access)
{
  g_return_if_fail (STEWARD_IS_WINDOW (self));

  if (self->services == NULL)
    return;
  steward_window_show_page (self, "access");
  steward_access_page_open_access (STEWARD_ACCESS_PAGE (steward_window_find_page (self, "access")), access);
}

/**
 * steward_window_open_objective:
 * @self: a window
 * @objective: id of an objective
 *
 * Shows it on the page of service levels.
 */
void
steward_window_open_objective (StewardWindow *self,
                               const char    *objective)
{
  g_return_if_fail (STEWARD_IS_WINDOW (self));

  if (self->services == NULL)
    return;
  steward_window_show_page (self, "levels");
  steward_levels_page_open_objective (STEWARD_LEVELS_PAGE (steward_window_find_page (self, "levels")), objective);
}

/**
 * steward_window_open_incident:
 * @self: a window
 * @incident: id of an incident
 *
 * Shows it on the page of service levels.
 */
void
steward_window_open_incident (StewardWindow *self,
                              const char    *incident)
{
  g_return_if_fail (STEWARD_IS_WINDOW (self));

  if (self->services == NULL)
    return;
  steward_window_show_page (self, "levels");
  steward_levels_page_open_incident (STEWARD_LEVELS_PAGE (steward_window_find_page (self, "levels")), incident);
}

/**
 * steward_window_open_sample:
 * @self: a window with services
 *
 * Adds the sample mesh as a source and syncs it.
 */
void
steward_window_open_sample (StewardWindow *self)
{
  g_return_if_fail (STEWARD_IS_WINDOW (self));

  if (self->services == NULL || self->sample == NULL)
    return;

  steward_source_verbs_open_sample (steward_window_find_page (self, "sources"), self->sample);
}
