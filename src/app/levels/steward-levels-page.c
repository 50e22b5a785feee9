/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of service levels. Lists stand under one switch; what is open takes
 * their place, and going back leads to the list from which it was opened. */

#include "config.h"

#include "steward-levels-page.h"

#include <glib/gi18n.h>

#include "steward-tab-line.h"

struct _StewardLevelsPage
{
  StewardPage parent_instance;

  GtkStack *panes;                     /* template children */
  AdwHeaderBar *header;
  StewardTabLine *tabs;
  GtkStack *views;
};

G_DEFINE_FINAL_TYPE (StewardLevelsPage, steward_levels_page, STEWARD_TYPE_PAGE)

static gboolean
is_browsing (StewardLevelsPage *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->panes), "browse") == 0;
}

static gboolean
steward_levels_page_go_back (StewardPage *page)
{
  StewardLevelsPage *self = STEWARD_LEVELS_PAGE (page);

  if (is_browsing (self))
    return FALSE;
  steward_levels_page_close (self);

  return TRUE;
}

static gboolean
steward_levels_page_escape (StewardPage *page)
{
  return steward_levels_page_go_back (page);
}

static void
steward_levels_page_constructed (GObject *object)
{
  StewardLevelsPage *self = STEWARD_LEVELS_PAGE (object);

  G_OBJECT_CLASS (steward_levels_page_parent_class)->constructed (object);

  steward_page_adopt_header (STEWARD_PAGE (self), self->header);
}

static void
steward_levels_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), STEWARD_TYPE_LEVELS_PAGE);

  G_OBJECT_CLASS (steward_levels_page_parent_class)->dispose (object);
}

static void
steward_levels_page_class_init (StewardLevelsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  StewardPageClass *page_class = STEWARD_PAGE_CLASS (klass);

  object_class->constructed = steward_levels_page_constructed;
  object_class->dispose = steward_levels_page_dispose;
  page_class->go_back = steward_levels_page_go_back;
  page_class->escape = steward_levels_page_escape;

  g_type_ensure (STEWARD_TYPE_TAB_LINE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/stewardconsole/Steward/ui/levels/steward-levels-page.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardLevelsPage, panes);
  gtk_widget_class_bind_template_child (widget_class, StewardLevelsPage, header);
  gtk_widget_class_bind_template_child (widget_class, StewardLevelsPage, tabs);
  gtk_widget_class_bind_template_child (widget_class, StewardLevelsPage, views);
}

static void
steward_levels_page_init (StewardLevelsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  steward_tab_line_set_stack (self->tabs, self->views);
}

/**
 * steward_levels_page_new:
 * @services: the services
 *
 * Returns: (transfer floating): a new page
 */
GtkWidget *
steward_levels_page_new (StewardServices *services)
{
  return g_object_new (STEWARD_TYPE_LEVELS_PAGE,
                       "services", services,
                       "title", _("Service levels"),
                       "icon-name", "power-profile-performance-symbolic",
                       NULL);
}

/**
 * steward_levels_page_open_objective:
 * @self: the page
 * @objective: id of an objective
 *
 * Shows it in place of the lists.
 */
void
steward_levels_page_open_objective (StewardLevelsPage *self,
                                    const char        *objective)
{
  g_return_if_fail (STEWARD_IS_LEVELS_PAGE (self));
}

/**
 * steward_levels_page_open_incident:
 * @self: the page
 * @incident: id of an incident
 *
 * Shows it in place of the lists.
 */
void
steward_levels_page_open_incident (StewardLevelsPage *self,
                                   const char        *incident)
{
  g_return_if_fail (STEWARD_IS_LEVELS_PAGE (self));
}

/**
 * steward_levels_page_close:
 * @self: the page
 *
 * Leaves what is open, and shows the lists.
 */
void
steward_levels_page_close (StewardLevelsPage *self)
{
  g_return_if_fail (STEWARD_IS_LEVELS_PAGE (self));

  gtk_stack_set_visible_child_name (self->panes, "browse");
}

/**
 * steward_levels_page_show_view:
 * @self: the page
 * @view: "objectives" or "incidents"
 */
void
steward_levels_page_show_view (StewardLevelsPage *self,
                               const char        *view)
{
  g_return_if_fail (STEWARD_IS_LEVELS_PAGE (self));

  steward_levels_page_close (self);
  steward_tab_line_select (self->tabs, view);
}
