/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of access: it reads lists and cases, keeps what is written into the
 * decision, and takes what was confirmed to the ledger. */

#include "config.h"

#include "steward-access-page.h"

#include <glib/gi18n.h>

#include "steward-access-browse.h"
#include "steward-undo-bar.h"

struct _StewardAccessPage
{
  StewardPage parent_instance;

  AdwBin *panes_bin;                   /* template children */
  StewardUndoBar *undo_bar;

  StewardAccessBrowse *browse;         /* unowned, in panes_bin */
};

G_DEFINE_FINAL_TYPE (StewardAccessPage, steward_access_page, STEWARD_TYPE_PAGE)

static void
open_failed_cb (StewardAccessPage *self,
                const char        *access)
{
  if (*access != '\0')
    steward_access_page_open_access (self, access);
}

static void
steward_access_page_constructed (GObject *object)
{
  StewardAccessPage *self = STEWARD_ACCESS_PAGE (object);

  G_OBJECT_CLASS (steward_access_page_parent_class)->constructed (object);

  self->browse = STEWARD_ACCESS_BROWSE (steward_access_browse_new (steward_page_get_services (STEWARD_PAGE (self))));
  adw_bin_set_child (self->panes_bin, GTK_WIDGET (self->browse));
  g_signal_connect_swapped (self->browse, "open", G_CALLBACK (steward_access_page_open_access), self);
  steward_page_adopt_header (STEWARD_PAGE (self), steward_access_browse_get_header (self->browse));
}

static void
steward_access_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), STEWARD_TYPE_ACCESS_PAGE);

  G_OBJECT_CLASS (steward_access_page_parent_class)->dispose (object);
}

static void
steward_access_page_class_init (StewardAccessPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = steward_access_page_constructed;
  object_class->dispose = steward_access_page_dispose;

  g_type_ensure (STEWARD_TYPE_UNDO_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/stewardconsole/Steward/ui/access/steward-access-page.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardAccessPage, panes_bin);
  gtk_widget_class_bind_template_child (widget_class, StewardAccessPage, undo_bar);
  gtk_widget_class_bind_template_callback (widget_class, open_failed_cb);
}

static void
steward_access_page_init (StewardAccessPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * steward_access_page_new:
 * @services: the services
 *
 * Returns: (transfer floating): a new page
 */
GtkWidget *
steward_access_page_new (StewardServices *services)
{
  return g_object_new (STEWARD_TYPE_ACCESS_PAGE,
                       "services", services,
                       "title", _("Access"),
                       "icon-name", "dialog-password-symbolic",
                       NULL);
}

/**
 * steward_access_page_open_access:
 * @self: the page
 * @access: id of an access, or of a request for one
 *
 * Shows it with the decision beside it.
 */
void
steward_access_page_open_access (StewardAccessPage *self,
                                 const char        *access)
{
  g_return_if_fail (STEWARD_IS_ACCESS_PAGE (self));
}

/**
 * steward_access_page_show_view:
 * @self: the page
 * @view: "waiting", "mine", "all", "drift" or "campaigns"
 */
void
steward_access_page_show_view (StewardAccessPage *self,
                               const char        *view)
{
  g_return_if_fail (STEWARD_IS_ACCESS_PAGE (self));

  steward_access_browse_set_view (self->browse, view);
}
