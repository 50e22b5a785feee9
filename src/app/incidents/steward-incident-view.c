/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The list of incidents. Everything is read at once: incidents are few, and the
 * mean times are of all of them, whatever is shown. */

#include "config.h"

#include "steward-incident-view.h"

#include <glib/gi18n.h>

#include "steward-declare-window.h"
#include "steward-error.h"
#include "steward-filter-chip.h"
#include "steward-incident-row.h"
#include "steward-incident-words.h"
#include "steward-list-keys.h"
#include "steward-plain-text.h"
#include "steward-time.h"

#define FIGURES_SPAN (90 * G_TIME_SPAN_DAY)

struct _StewardIncidentView
{
  AdwBin parent_instance;

  StewardServices *services;           /* owned, nullable */
  GCancellable *reading;               /* owned, nullable */
  GPtrArray *incidents;                /* owned StewardIncident, nullable: all of them, in their order */
  GListStore *items;                   /* owned: those that are shown */
  GtkSingleSelection *selection;       /* owned */
  char *selected;                      /* owned, nullable: id */
  StewardIncidentScope scope;
  char **domains;                      /* owned, nullable: that are let through */
  gboolean filling;

  GtkWidget *figures;                  /* unowned, below */
  GtkWidget *scopes[STEWARD_INCIDENTS_ALL + 1];
  GtkWidget *domain_chip;
  GtkStack *states;
  GtkListView *rows;
  AdwStatusPage *status;
  GtkWidget *status_button;
};

G_DEFINE_FINAL_TYPE (StewardIncidentView, steward_incident_view, ADW_TYPE_BIN)

enum
{
  SIGNAL_OPEN,
  SIGNAL_COUNTED,
  SIGNAL_ALARMING,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void read_cb (GObject *object, GAsyncResult *result, gpointer user_data);

static const char *
get_person (StewardIncidentView *self)
{
  return self->services != NULL ? steward_services_get_person (self->services) : NULL;
}

static StewardCouncilState *
get_state (StewardIncidentView *self)
{
  return self->services != NULL ? steward_council_peek_state (steward_services_get_council (self->services)) : NULL;
}

static const char *
get_id (StewardIncidentView *self,
        guint                position)
{
  g_autoptr (StewardIncidentItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  return item == NULL ? NULL : steward_incident_item_get_incident (item)->id;
}

static gboolean
find (StewardIncidentView *self,
      const char          *incident,
      guint               *out_position)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  for (guint i = 0; incident != NULL && i < n_items; i++)
    if (g_strcmp0 (get_id (self, i), incident) == 0)
      {
        *out_position = i;
        return TRUE;
      }

  return FALSE;
}

/* What is let through. */

static gboolean
is_in_domain (StewardIncidentView   *self,
              const StewardIncident *incident)
{
  return self->domains == NULL || self->domains[0] == NULL ||
         g_strv_contains ((const char *const *) self->domains, incident->domain != NULL ? incident->domain : "");
}

static gboolean
is_in_scope (const StewardIncident *incident,
             StewardIncidentScope   scope,
             const char            *person)
{
  if (scope == STEWARD_INCIDENTS_ALL)
    return TRUE;
  if (incident->state == STEWARD_INCIDENT_RESOLVED)
    return FALSE;

  return scope == STEWARD_INCIDENTS_OPEN || (person != NULL && g_strcmp0 (incident->assignee, person) == 0);
}

static gboolean
is_filtered (StewardIncidentView *self)
{
  return self->domains != NULL && self->domains[0] != NULL;
}

/* What stands in the middle. */

static void
show_status (StewardIncidentView *self,
             const char          *icon_name,
             const char          *title,
             const char          *description,
             const char          *button)
{
  g_autofree char *plain = steward_plain_text_line (description);
  g_autofree char *escaped = g_markup_escape_text (plain, -1);

  adw_status_page_set_icon_name (self->status, icon_name);
  adw_status_page_set_title (self->status, title);
  adw_status_page_set_description (self->status, escaped);
  gtk_widget_set_visible (self->status_button, button != NULL);
  gtk_button_set_label (GTK_BUTTON (self->status_button), button != NULL ? button : "");
  gtk_stack_set_visible_child_name (self->states, "status");
}

static void
show_empty (StewardIncidentView *self)
{
  if (is_filtered (self))
    show_status (self, "edit-find-symbolic", _("No Incident Matches"),
                 _("Nothing fits the domains that were chosen."), _("Clear Filters"));
  else if (self->scope == STEWARD_INCIDENTS_MINE && get_person (self) == NULL)
    show_status (self, "avatar-default-symbolic", _("Who Sits Here?"),
                 _("What is assigned to somebody is shown once it is known who sits here."), _("Choose Who You Are"));
  else if (self->scope == STEWARD_INCIDENTS_MINE)
    show_status (self, "emblem-ok-symbolic", _("Nothing Is Assigned to You"),
                 _("Incidents that somebody assigns to you stand here."), NULL);
  else if (self->incidents->len > 0)
    show_status (self, "emblem-ok-symbolic", _("No Open Incident"),
                 _("Every incident so far is resolved, with its cause."), _("Show All"));
  else
    show_status (self, "power-profile-performance-symbolic", _("No Incident Yet"),
                 _("Once a service level that is measured is missed, it stands here with how long it lasted, who is "
                   "downstream, and what was done."), NULL);
}

static void
show_figures (StewardIncidentView *self)
{
  g_autoptr (GPtrArray) counted = g_ptr_array_new ();
  StewardIncidentFigures figures = { 0 };
  gint64 since = g_get_real_time () - FIGURES_SPAN;
  g_autofree char *words = NULL;

  for (guint i = 0; i < self->incidents->len; i++)
    {
      StewardIncident *incident = g_ptr_array_index (self->incidents, i);

      if ((incident->ended_at == 0 || incident->ended_at > since) && is_in_domain (self, incident))
        g_ptr_array_add (counted, incident);
    }
  steward_incidents_get_figures (counted, &figures);
  words = steward_incident_say_figures (&figures);
  gtk_label_set_text (GTK_LABEL (self->figures), words);
  gtk_widget_set_visible (self->figures, self->incidents->len > 0);
}

static void
tell_counts (StewardIncidentView *self)
{
  gint64 now = g_get_real_time ();
  guint count = 0;
  gboolean late = FALSE;

  for (guint i = 0; i < self->incidents->len; i++)
    {
      const StewardIncident *incident = g_ptr_array_index (self->incidents, i);

      count += incident->state != STEWARD_INCIDENT_RESOLVED;
      late |= steward_incident_is_late (incident, now);
    }
  g_signal_emit (self, signals[SIGNAL_COUNTED], 0, count);
  g_signal_emit (self, signals[SIGNAL_ALARMING], 0, late);
}

static gboolean
is_same_order (StewardIncidentView *self,
               GPtrArray           *shown)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->items)) != shown->len)
    return FALSE;
  for (guint i = 0; i < shown->len; i++)
    if (g_strcmp0 (get_id (self, i), ((const StewardIncident *) g_ptr_array_index (shown, i))->id) != 0)
      return FALSE;

  return TRUE;
}

static void
splice (StewardIncidentView *self,
        GPtrArray           *shown)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  guint position;

  for (guint i = 0; i < shown->len; i++)
    g_ptr_array_add (items, steward_incident_item_new (g_ptr_array_index (shown, i), get_state (self)));
  self->filling = TRUE;
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata, items->len);
  if (find (self, self->selected, &position))
    gtk_single_selection_set_selected (self->selection, position);
  self->filling = FALSE;
}

static void
show_incidents (StewardIncidentView *self)
{
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();

  if (self->incidents == NULL)
    return;
  for (guint i = 0; i < self->incidents->len; i++)
    {
      StewardIncident *incident = g_ptr_array_index (self->incidents, i);

      if (is_in_scope (incident, self->scope, get_person (self)) && is_in_domain (self, incident))
        g_ptr_array_add (shown, incident);
    }
  if (is_same_order (self, shown))
    for (guint i = 0; i < shown->len; i++)
      {
        g_autoptr (StewardIncidentItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

        steward_incident_item_set_incident (item, g_ptr_array_index (shown, i), get_state (self));
      }
  else
    splice (self, shown);
  show_figures (self);
  if (shown->len > 0)
    gtk_stack_set_visible_child_name (self->states, "rows");
  else
    show_empty (self);
}

/* Reading. */

static void
read_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  const StewardIncidentFilter filter = { 0 };
  GError *error = NULL;
  GPtrArray *incidents = steward_incident_rows_list_sync (task_data, &filter, &error);

  if (incidents != NULL)
    g_task_return_pointer (task, incidents, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
read_incidents (StewardIncidentView *self)
{
  g_autoptr (GTask) task = NULL;

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  if (self->services == NULL)
    return;
  self->reading = g_cancellable_new ();
  task = g_task_new (self, self->reading, read_cb, NULL);
  g_task_set_source_tag (task, read_incidents);
  g_task_set_task_data (task, g_object_ref (steward_services_get_governance (self->services)), g_object_unref);
  g_task_run_in_thread (task, read_in_thread);
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  StewardIncidentView *self = STEWARD_INCIDENT_VIEW (object);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) incidents = g_task_propagate_pointer (G_TASK (result), &error);
  const char *remedy;
  g_autofree char *words = NULL;

  /* Without a parent its page is gone, and only the reading kept it. */
  if (steward_error_is_cancelled (error) || self->services == NULL || gtk_widget_get_parent (GTK_WIDGET (self)) == NULL)
    return;
  if (incidents != NULL)
    {
      steward_incident_view_set_incidents (self, incidents);
      return;
    }
  remedy = steward_error_remedy (error);
  words = g_strdup_printf ("%s %s", error->message, remedy != NULL ? _(remedy) : "");
  show_status (self, "dialog-error-symbolic", _("The Incidents Cannot Be Read"), words, _("Try Again"));
}

/* What a person does. */

static void
activate_cb (StewardIncidentView *self,
             guint                position)
{
  g_autofree char *id = g_strdup (get_id (self, position));

  if (id != NULL)
    g_signal_emit (self, signals[SIGNAL_OPEN], 0, id);
}

static void
selected_cb (StewardIncidentView *self)
{
  StewardIncidentItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (self->filling || item == NULL)
    return;
  g_free (self->selected);
  self->selected = g_strdup (steward_incident_item_get_incident (item)->id);
}

static gboolean
key_cb (StewardIncidentView *self,
        guint                keyval,
        guint                keycode,
        GdkModifierType      state)
{
  return steward_list_keys_handle (GTK_WIDGET (self->rows), keyval, state);
}

static void
scope_toggled_cb (StewardIncidentView *self,
                  GtkToggleButton     *button)
{
  gboolean active = gtk_toggle_button_get_active (button);

  if (active)
    gtk_widget_add_css_class (GTK_WIDGET (button), "active");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (button), "active");
  for (int scope = 0; active && scope <= STEWARD_INCIDENTS_ALL; scope++)
    if (self->scopes[scope] == GTK_WIDGET (button))
      self->scope = (StewardIncidentScope) scope;
  if (active)
    show_incidents (self);
}

static int
compare_options (gconstpointer a,
                 gconstpointer b)
{
  return g_utf8_collate ((*(StewardFilterOption *const *) a)->title, (*(StewardFilterOption *const *) b)->title);
}

static void
domain_opened_cb (StewardIncidentView *self)
{
  g_autoptr (GHashTable) options = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_filter_option_free);

  for (guint i = 0; self->incidents != NULL && i < self->incidents->len; i++)
    {
      const StewardIncident *incident = g_ptr_array_index (self->incidents, i);
      const char *id = incident->domain != NULL ? incident->domain : "";
      StewardFilterOption *option = g_hash_table_lookup (options, id);

      if (option == NULL)
        {
          option = steward_filter_option_new (id, *id != '\0' ? id : _("Without a domain"), 0);
          g_hash_table_insert (options, option->id, option);
          g_ptr_array_add (sorted, option);
        }
      option->count++;
    }
  g_ptr_array_sort (sorted, compare_options);
  steward_filter_chip_set_options (STEWARD_FILTER_CHIP (self->domain_chip), sorted);
}

static void
domain_changed_cb (StewardIncidentView *self)
{
  g_clear_pointer (&self->domains, g_strfreev);
  self->domains = steward_filter_chip_dup_selected (STEWARD_FILTER_CHIP (self->domain_chip));
  show_incidents (self);
}

static void
clear_domains (StewardIncidentView *self)
{
  steward_filter_chip_clear (STEWARD_FILTER_CHIP (self->domain_chip));
  domain_changed_cb (self);
}

static void
status_clicked_cb (StewardIncidentView *self)
{
  if (self->incidents == NULL)
    read_incidents (self);
  else if (is_filtered (self))
    clear_domains (self);
  else if (self->scope == STEWARD_INCIDENTS_MINE && get_person (self) == NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-page", "s", "queue");
  else
    steward_incident_view_set_scope (self, STEWARD_INCIDENTS_ALL);
}

static void
tick_cb (GtkWidget *widget)
{
  StewardIncidentView *self = STEWARD_INCIDENT_VIEW (widget);
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  for (guint i = 0; i < n_items && gtk_widget_get_mapped (widget); i++)
    {
      g_autoptr (StewardIncidentItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      steward_incident_item_tick (item);
    }
}

/* Making. */

static void
setup_cb (GtkListItemFactory *factory,
          GtkListItem        *item)
{
  GtkWidget *row = steward_incident_row_new ();

  gtk_list_item_set_child (item, row);
  steward_list_keys_mark (row, item);
}

static void
bind_cb (GtkListItemFactory *factory,
         GtkListItem        *item)
{
  steward_incident_row_set_item (STEWARD_INCIDENT_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
unbind_cb (GtkListItemFactory *factory,
           GtkListItem        *item)
{
  steward_incident_row_set_item (STEWARD_INCIDENT_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
steward_incident_view_dispose (GObject *object)
{
  StewardIncidentView *self = STEWARD_INCIDENT_VIEW (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->services);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->selection);
  g_clear_object (&self->items);
  g_clear_pointer (&self->incidents, g_ptr_array_unref);
  g_clear_pointer (&self->domains, g_strfreev);
  g_clear_pointer (&self->selected, g_free);

  G_OBJECT_CLASS (steward_incident_view_parent_class)->dispose (object);
}

static void
steward_incident_view_class_init (StewardIncidentViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = steward_incident_view_dispose;

  signals[SIGNAL_OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_COUNTED] = g_signal_new ("counted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SIGNAL_ALARMING] = g_signal_new ("alarming", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                           NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
windows_clicked_cb (StewardIncidentView *self)
{
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (self), STEWARD_TYPE_PAGE);

  if (page != NULL)
    steward_planned_windows_present (STEWARD_PAGE (page));
}

static GtkWidget *
make_windows_button (StewardIncidentView *self)
{
  GtkWidget *button = gtk_button_new_with_label (_("Planned Windows…"));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "small-button");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (windows_clicked_cb), self);

  return button;
}

static GtkWidget *
make_chips (StewardIncidentView *self)
{
  static const char *const titles[] = {
    [STEWARD_INCIDENTS_OPEN] = N_("Open"),
    [STEWARD_INCIDENTS_MINE] = N_("Mine"),
    [STEWARD_INCIDENTS_ALL] = N_("All"),
  };
  GtkWidget *chips = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  for (int scope = 0; scope <= STEWARD_INCIDENTS_ALL; scope++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (_(titles[scope]));

      self->scopes[scope] = button;
      gtk_widget_add_css_class (button, "chip");
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      if (scope > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (self->scopes[0]));
      g_signal_connect_swapped (button, "toggled", G_CALLBACK (scope_toggled_cb), self);
      gtk_box_append (GTK_BOX (chips), button);
    }
  self->domain_chip = steward_filter_chip_new (_("Domain"));
  g_signal_connect_swapped (self->domain_chip, "opened", G_CALLBACK (domain_opened_cb), self);
  g_signal_connect_swapped (self->domain_chip, "changed", G_CALLBACK (domain_changed_cb), self);
  gtk_box_append (GTK_BOX (chips), self->domain_chip);
  gtk_box_append (GTK_BOX (chips), make_windows_button (self));

  return chips;
}

static GtkWidget *
make_bar (StewardIncidentView *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  self->figures = g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                "visible", FALSE, NULL);
  gtk_widget_add_css_class (self->figures, "second-line");
  gtk_widget_add_css_class (self->figures, "numeric");
  gtk_box_append (GTK_BOX (bar), make_chips (self));
  gtk_box_append (GTK_BOX (bar), self->figures);
  gtk_widget_add_css_class (bar, "access-bar");

  return bar;
}

static GtkWidget *
make_rows (StewardIncidentView *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  self->rows = GTK_LIST_VIEW (gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory));
  gtk_list_view_set_show_separators (self->rows, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->rows), "products");
  gtk_widget_add_css_class (GTK_WIDGET (self->rows), "incidents");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Incidents"), -1);
  g_signal_connect_swapped (self->rows, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->rows), keys);

  return g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", self->rows, "hscrollbar-policy", GTK_POLICY_NEVER, NULL);
}

static GtkWidget *
make_status (StewardIncidentView *self)
{
  self->status = ADW_STATUS_PAGE (adw_status_page_new ());
  self->status_button = gtk_button_new ();
  gtk_widget_set_halign (self->status_button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->status_button, "pill");
  g_signal_connect_swapped (self->status_button, "clicked", G_CALLBACK (status_clicked_cb), self);
  adw_status_page_set_child (self->status, self->status_button);

  return GTK_WIDGET (self->status);
}

static void
steward_incident_view_init (StewardIncidentView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->items = g_list_store_new (STEWARD_TYPE_INCIDENT_ITEM);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->items));
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self);
  self->states = g_object_new (GTK_TYPE_STACK, "vexpand", TRUE, NULL);
  gtk_box_append (GTK_BOX (box), make_bar (self));
  gtk_stack_add_named (self->states, gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), "nothing");
  gtk_stack_add_named (self->states, make_rows (self), "rows");
  gtk_stack_add_named (self->states, make_status (self), "status");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->states));
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->scopes[STEWARD_INCIDENTS_OPEN]), TRUE);
  steward_time_watch (GTK_WIDGET (self), tick_cb);
}

/**
 * steward_incident_view_new:
 * @services: (nullable): the services; %NULL: it shows what it is given
 *
 * Returns: (transfer floating): the list, which begins to read
 */
GtkWidget *
steward_incident_view_new (StewardServices *services)
{
  StewardIncidentView *self = g_object_new (STEWARD_TYPE_INCIDENT_VIEW, NULL);

  if (services == NULL)
    return GTK_WIDGET (self);
  self->services = g_object_ref (services);
  g_signal_connect_object (steward_services_get_council (services), "changed", G_CALLBACK (read_incidents), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (services, "levels-changed", G_CALLBACK (read_incidents), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (services, "person-changed", G_CALLBACK (show_incidents), self, G_CONNECT_SWAPPED);
  read_incidents (self);

  return GTK_WIDGET (self);
}

static int
compare_incidents (gconstpointer a,
                   gconstpointer b)
{
  return steward_incident_item_compare (a, b);
}

/**
 * steward_incident_view_set_incidents:
 * @self: a list
 * @incidents: (element-type StewardIncident): all incidents
 *
 * Shows them. What is chosen and filtered stays so.
 */
void
steward_incident_view_set_incidents (StewardIncidentView *self,
                                     GPtrArray           *incidents)
{
  g_return_if_fail (STEWARD_IS_INCIDENT_VIEW (self));

  g_ptr_array_ref (incidents);
  g_clear_pointer (&self->incidents, g_ptr_array_unref);
  self->incidents = incidents;
  g_ptr_array_sort (incidents, compare_incidents);
  show_incidents (self);
  tell_counts (self);
}

/**
 * steward_incident_view_set_scope:
 * @self: a list
 * @scope: what is let through
 */
void
steward_incident_view_set_scope (StewardIncidentView *self,
                                 StewardIncidentScope scope)
{
  g_return_if_fail (STEWARD_IS_INCIDENT_VIEW (self));

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->scopes[scope]), TRUE);
}

/**
 * steward_incident_view_select:
 * @self: a list
 * @incident: (nullable): id
 *
 * Chooses it where it is listed.
 */
void
steward_incident_view_select (StewardIncidentView *self,
                              const char          *incident)
{
  guint position;

  g_return_if_fail (STEWARD_IS_INCIDENT_VIEW (self));

  g_free (self->selected);
  self->selected = g_strdup (incident);
  if (find (self, incident, &position))
    gtk_single_selection_set_selected (self->selection, position);
}

/**
 * steward_incident_view_move:
 * @self: a list
 * @step: how many rows to go, down or up
 *
 * Returns: (transfer none) (nullable): id of what is chosen now; %NULL when
 *   there is nothing in that direction
 */
const char *
steward_incident_view_move (StewardIncidentView *self,
                            int                  step)
{
  int n_items, position;

  g_return_val_if_fail (STEWARD_IS_INCIDENT_VIEW (self), NULL);

  n_items = (int) g_list_model_get_n_items (G_LIST_MODEL (self->items));
  position = (int) gtk_single_selection_get_selected (self->selection);
  if (position < 0 || position >= n_items)
    position = step > 0 ? -1 : n_items;
  if (position + step < 0 || position + step >= n_items)
    return NULL;
  gtk_single_selection_set_selected (self->selection, position + step);

  return self->selected;
}

/**
 * steward_incident_view_focus:
 * @self: a list
 *
 * Gives the focus to the row that is chosen, or else to the first; where there
 * is none, to the filters.
 */
void
steward_incident_view_focus (StewardIncidentView *self)
{
  guint position = 0;

  g_return_if_fail (STEWARD_IS_INCIDENT_VIEW (self));

  if (g_list_model_get_n_items (G_LIST_MODEL (self->items)) == 0)
    {
      gtk_widget_grab_focus (self->scopes[self->scope]);
      return;
    }
  find (self, self->selected, &position);
  steward_list_keys_focus_row (GTK_WIDGET (self->rows), position);
}

/**
 * steward_incident_view_escape:
 * @self: a list
 *
 * Returns: whether there was a filter that is gone now
 */
gboolean
steward_incident_view_escape (StewardIncidentView *self)
{
  g_return_val_if_fail (STEWARD_IS_INCIDENT_VIEW (self), FALSE);

  if (!is_filtered (self))
    return FALSE;
  clear_domains (self);

  return TRUE;
}
