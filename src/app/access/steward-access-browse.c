/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The views of the page of access. Which one is shown is chosen above them;
 * those of other files are only put into their place here. */

#include "config.h"

#include "steward-access-browse.h"

#include <glib/gi18n.h>

#include "steward-campaign-view.h"
#include "steward-drift-view.h"
#include "steward-tab-line.h"

struct _StewardAccessBrowse
{
  AdwBin parent_instance;

  AdwHeaderBar *header;                /* template children */
  StewardTabLine *tabs;
  GtkStack *views;
};

G_DEFINE_FINAL_TYPE (StewardAccessBrowse, steward_access_browse, ADW_TYPE_BIN)

enum
{
  SIGNAL_OPEN,
  SIGNAL_RETRY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
open_cb (StewardAccessBrowse *self,
         const char          *access)
{
  g_signal_emit (self, signals[SIGNAL_OPEN], 0, access);
}

static void
steward_access_browse_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), STEWARD_TYPE_ACCESS_BROWSE);

  G_OBJECT_CLASS (steward_access_browse_parent_class)->dispose (object);
}

static void
steward_access_browse_class_init (StewardAccessBrowseClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_access_browse_dispose;

  signals[SIGNAL_OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_RETRY] = g_signal_new ("retry", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);

  g_type_ensure (STEWARD_TYPE_TAB_LINE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/stewardconsole/Steward/ui/access/steward-access-browse.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardAccessBrowse, header);
  gtk_widget_class_bind_template_child (widget_class, StewardAccessBrowse, tabs);
  gtk_widget_class_bind_template_child (widget_class, StewardAccessBrowse, views);
}

static void
steward_access_browse_init (StewardAccessBrowse *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  steward_tab_line_set_stack (self->tabs, self->views);
}

static void
add_view (StewardAccessBrowse *self,
          const char          *name,
          const char          *title,
          GtkWidget           *view)
{
  gtk_stack_add_named (self->views, view, name);
  steward_tab_line_add (self->tabs, name, title);
}

/**
 * steward_access_browse_new:
 * @services: the services
 *
 * Returns: (transfer floating): the views, with nothing in them yet
 */
GtkWidget *
steward_access_browse_new (StewardServices *services)
{
  StewardAccessBrowse *self = g_object_new (STEWARD_TYPE_ACCESS_BROWSE, NULL);
  GtkWidget *drift = steward_drift_view_new (services);
  GtkWidget *campaigns = steward_campaign_view_new (services);

  g_signal_connect_swapped (drift, "open-access", G_CALLBACK (open_cb), self);
  g_signal_connect_swapped (campaigns, "open-access", G_CALLBACK (open_cb), self);
  add_view (self, "drift", _("Drift"), drift);
  add_view (self, "campaigns", _("Campaigns"), campaigns);

  return GTK_WIDGET (self);
}

/**
 * steward_access_browse_get_header:
 * @self: the views
 *
 * Returns: (transfer none): their header bar
 */
AdwHeaderBar *
steward_access_browse_get_header (StewardAccessBrowse *self)
{
  g_return_val_if_fail (STEWARD_IS_ACCESS_BROWSE (self), NULL);

  return self->header;
}

/**
 * steward_access_browse_set_view:
 * @self: the views
 * @name: of the one that is shown
 */
void
steward_access_browse_set_view (StewardAccessBrowse *self,
                                const char          *name)
{
  g_return_if_fail (STEWARD_IS_ACCESS_BROWSE (self));

  steward_tab_line_select (self->tabs, name);
}
