/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of service levels. Lists stand under one switch; what is open takes
 * their place, and going back leads to the list from which it was opened. */

#include "config.h"

#include "steward-levels-page.h"

#include <glib/gi18n.h>

#include "steward-error.h"
#include "steward-incident-page.h"
#include "steward-incident-view.h"
#include "steward-level-list.h"
#include "steward-level-reader.h"
#include "steward-objective-pane.h"
#include "steward-tab-line.h"

struct _StewardLevelsPage
{
  StewardPage parent_instance;

  GCancellable *reading;               /* owned, nullable */
  gboolean loaded;

  GtkStack *panes;                     /* template children */
  AdwHeaderBar *header;
  StewardTabLine *tabs;
  GtkStack *views;

  StewardLevelList *list;              /* unowned, in views */
  StewardIncidentView *incidents;
  StewardObjectivePane *objective;     /* unowned, in panes */
  StewardIncidentPage *incident;
};

G_DEFINE_FINAL_TYPE (StewardLevelsPage, steward_levels_page, STEWARD_TYPE_PAGE)

static void levels_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static gboolean
shows (GtkStack   *stack,
       const char *name)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (stack), name) == 0;
}

static gboolean
is_browsing (StewardLevelsPage *self)
{
  return shows (self->panes, "browse");
}

static gboolean
is_typing (StewardLevelsPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root == NULL ? NULL : gtk_root_get_focus (root);

  return focus != NULL && (GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus));
}

static void
focus_view (StewardLevelsPage *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (shows (self->views, "incidents"))
    steward_incident_view_focus (self->incidents);
  else if (!steward_level_list_focus (self->list))
    gtk_widget_child_focus (GTK_WIDGET (self->tabs), GTK_DIR_TAB_FORWARD);
}

/* Reading. */

static void
read_levels (StewardLevelsPage *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  if (self->list == NULL)
    return;
  self->reading = g_cancellable_new ();
  steward_level_reader_list_async (steward_services_get_governance (steward_page_get_services (STEWARD_PAGE (self))),
                                   self->reading, levels_cb, g_object_ref (self));
}

static void
levels_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (StewardLevelsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) levels = steward_level_reader_list_finish (result, &error);
  guint missed;

  if (steward_error_is_cancelled (error) || self->list == NULL)
    return;
  if (levels == NULL)
    {
      steward_level_list_show_error (self->list, error);
      return;
    }
  steward_level_list_set_levels (self->list, levels);
  missed = steward_level_list_count_missed (self->list);
  steward_page_set_badge (STEWARD_PAGE (self), missed);
  steward_tab_line_set_count (self->tabs, "objectives", missed);
  if (!self->loaded && is_browsing (self) && !is_typing (self))
    focus_view (self);
  self->loaded = TRUE;
}

/* Going from one to another. */

static void
step_objective_cb (StewardLevelsPage *self,
                   int                step)
{
  const char *next = steward_item_table_move (steward_level_list_get_table (self->list), step);

  if (next != NULL)
    steward_objective_pane_open (self->objective, next);
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
step_incident_cb (StewardLevelsPage *self,
                  int                step)
{
  const char *next = steward_incident_view_move (self->incidents, step);

  if (next != NULL)
    steward_incident_page_open (self->incident, next);
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
acknowledge_cb (StewardLevelsPage *self,
                const char        *incident)
{
  steward_levels_page_open_incident (self, incident);
  steward_incident_page_open_to (self->incident, incident, "acknowledge");
}

static void
counted_cb (StewardLevelsPage *self,
            guint              count)
{
  steward_tab_line_set_count (self->tabs, "incidents", count);
}

static void
alarming_cb (StewardLevelsPage *self,
             gboolean           alarming)
{
  steward_page_set_alarm (STEWARD_PAGE (self), alarming);
}

/* What every page can. */

static gboolean
steward_levels_page_go_back (StewardPage *page)
{
  StewardLevelsPage *self = STEWARD_LEVELS_PAGE (page);

  if (is_browsing (self))
    return FALSE;
  if (shows (self->panes, "incident") && steward_incident_page_go_back (self->incident))
    return TRUE;
  steward_levels_page_close (self);

  return TRUE;
}

static gboolean
steward_levels_page_focus_search (StewardPage *page)
{
  StewardLevelsPage *self = STEWARD_LEVELS_PAGE (page);

  steward_levels_page_show_view (self, "objectives");
  steward_level_list_focus_search (self->list);

  return TRUE;
}

static gboolean
steward_levels_page_escape (StewardPage *page)
{
  StewardLevelsPage *self = STEWARD_LEVELS_PAGE (page);

  if (shows (self->panes, "incident") && steward_incident_page_escape (self->incident))
    return TRUE;
  if (!is_browsing (self))
    return steward_levels_page_go_back (page);

  return shows (self->views, "incidents") ? steward_incident_view_escape (self->incidents)
                                          : steward_level_list_escape (self->list);
}

static gboolean
key_cb (StewardLevelsPage *self,
        guint              keyval,
        guint              keycode,
        GdkModifierType    state)
{
  /* A toast would take the key first. */
  if (keyval == GDK_KEY_Escape)
    return steward_page_escape (STEWARD_PAGE (self));
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0 || is_typing (self) || !is_browsing (self))
    return GDK_EVENT_PROPAGATE;
  if (keyval != GDK_KEY_j && keyval != GDK_KEY_k)
    return GDK_EVENT_PROPAGATE;
  focus_view (self);

  return GDK_EVENT_STOP;
}

static void
steward_levels_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (steward_levels_page_parent_class)->map (widget);

  if (is_browsing (STEWARD_LEVELS_PAGE (widget)))
    focus_view (STEWARD_LEVELS_PAGE (widget));
}

static void
add_view (StewardLevelsPage *self,
          const char        *name,
          const char        *title,
          gpointer           view)
{
  gtk_stack_add_named (self->views, view, name);
  steward_tab_line_add (self->tabs, name, title);
}

static void
build (StewardLevelsPage *self)
{
  StewardServices *services = steward_page_get_services (STEWARD_PAGE (self));
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->list = STEWARD_LEVEL_LIST (steward_level_list_new ());
  self->incidents = STEWARD_INCIDENT_VIEW (steward_incident_view_new (services));
  self->objective = STEWARD_OBJECTIVE_PANE (steward_objective_pane_new (STEWARD_PAGE (self)));
  self->incident = STEWARD_INCIDENT_PAGE (steward_incident_page_new (STEWARD_PAGE (self)));
  add_view (self, "objectives", _("Objectives"), self->list);
  add_view (self, "incidents", _("Incidents"), self->incidents);
  gtk_stack_add_named (self->panes, GTK_WIDGET (self->objective), "objective");
  gtk_stack_add_named (self->panes, GTK_WIDGET (self->incident), "incident");
  g_signal_connect_swapped (self->list, "open", G_CALLBACK (steward_levels_page_open_objective), self);
  g_signal_connect_swapped (self->list, "retry", G_CALLBACK (read_levels), self);
  g_signal_connect_swapped (self->incidents, "open", G_CALLBACK (steward_levels_page_open_incident), self);
  g_signal_connect_swapped (self->incidents, "counted", G_CALLBACK (counted_cb), self);
  g_signal_connect_swapped (self->incidents, "alarming", G_CALLBACK (alarming_cb), self);
  g_signal_connect_swapped (self->objective, "closed", G_CALLBACK (steward_levels_page_close), self);
  g_signal_connect_swapped (self->objective, "step", G_CALLBACK (step_objective_cb), self);
  g_signal_connect_swapped (self->objective, "acknowledge", G_CALLBACK (acknowledge_cb), self);
  g_signal_connect_swapped (self->incident, "closed", G_CALLBACK (steward_levels_page_close), self);
  g_signal_connect_swapped (self->incident, "step", G_CALLBACK (step_incident_cb), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
steward_levels_page_constructed (GObject *object)
{
  StewardLevelsPage *self = STEWARD_LEVELS_PAGE (object);
  StewardServices *services = steward_page_get_services (STEWARD_PAGE (self));

  G_OBJECT_CLASS (steward_levels_page_parent_class)->constructed (object);

  steward_page_adopt_header (STEWARD_PAGE (self), self->header);
  build (self);
  g_signal_connect_object (services, "levels-changed", G_CALLBACK (read_levels), self, G_CONNECT_SWAPPED);
  read_levels (self);
}

static void
steward_levels_page_dispose (GObject *object)
{
  StewardLevelsPage *self = STEWARD_LEVELS_PAGE (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->list = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), STEWARD_TYPE_LEVELS_PAGE);

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
  widget_class->map = steward_levels_page_map;
  page_class->go_back = steward_levels_page_go_back;
  page_class->focus_search = steward_levels_page_focus_search;
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

  steward_item_table_select (steward_level_list_get_table (self->list), objective);
  steward_objective_pane_open (self->objective, objective);
  gtk_stack_set_visible_child (self->panes, GTK_WIDGET (self->objective));
  steward_objective_pane_focus (self->objective);
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

  steward_incident_view_select (self->incidents, incident);
  steward_incident_page_open (self->incident, incident);
  gtk_stack_set_visible_child (self->panes, GTK_WIDGET (self->incident));
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
  focus_view (self);
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

  gtk_stack_set_visible_child_name (self->panes, "browse");
  steward_tab_line_select (self->tabs, view);
}
