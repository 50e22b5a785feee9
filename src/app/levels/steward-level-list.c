/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The overview. Objectives are a few hundred, so that they are filtered here;
 * what a filter offers is what there is. */

#include "config.h"

#include "steward-level-list.h"

#include <glib/gi18n.h>

#include "steward-error.h"
#include "steward-filter-chip.h"
#include "steward-level-columns.h"
#include "steward-level-item.h"
#include "steward-level-look.h"
#include "steward-plain-text.h"

#define QUIET_MS 300

/* What can be filtered by, in the order of the chips. */
typedef enum
{
  AXIS_STATE,
  AXIS_DOMAIN,
  AXIS_PROPERTY,
  N_AXES
} Axis;

struct _StewardLevelList
{
  GtkWidget parent_instance;

  GListStore *items;                   /* owned: all of them */
  GtkFilterListModel *filtered;        /* owned */
  GtkFilter *filter;                   /* unowned: the model's */
  char *folded;                        /* owned, nullable: what is searched for */
  char **chosen[N_AXES];               /* owned, nullable: ids that are let through */
  gboolean loaded;
  guint waiting;                       /* source until the spinner appears */

  GtkWidget *box;                      /* the child */
  GtkWidget *search;                   /* unowned, below it */
  GtkWidget *chips[N_AXES];
  GtkStack *states;
  AdwStatusPage *status;
  GtkWidget *status_button;
  GtkSpinner *spinner;
  StewardItemTable *table;
  GtkLabel *count;
  GtkWidget *error_icon;
};

G_DEFINE_FINAL_TYPE (StewardLevelList, steward_level_list, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_OPEN,
  SIGNAL_RETRY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What is let through. */

static const char *
get_state_id (const StewardLevel *level)
{
  if (level->slo->method == STEWARD_SLO_VAGUE)
    return "vague";

  return level->verdict == STEWARD_LEVEL_MET && level->alerts != 0 ? "burns" : steward_verdict_to_id (level->verdict);
}

static const char *
get_value (const StewardLevel *level,
           Axis                axis)
{
  switch (axis)
    {
    case AXIS_STATE:
      return get_state_id (level);
    case AXIS_DOMAIN:
      return level->domain != NULL ? level->domain : "";
    case AXIS_PROPERTY:
    case N_AXES:
    default:
      return level->slo->property;
    }
}

static char *
dup_title (const StewardLevel *level,
           Axis                axis)
{
  const StewardSlo plain = { .property = level->slo->property };

  switch (axis)
    {
    case AXIS_STATE:
      return g_strdup (steward_level_get_look (level).words);
    case AXIS_DOMAIN:
      return g_strdup (level->domain != NULL ? level->domain : _("No domain"));
    case AXIS_PROPERTY:
    case N_AXES:
    default:
      return steward_slo_say_title (&plain);
    }
}

static gboolean
matches (gpointer object,
         gpointer user_data)
{
  StewardLevelList *self = user_data;
  const StewardLevel *level = steward_level_item_get_level (object);

  for (Axis axis = 0; axis < N_AXES; axis++)
    {
      const char *value = get_value (level, axis);

      if (self->chosen[axis] != NULL && self->chosen[axis][0] != NULL &&
          (value == NULL || !g_strv_contains ((const char *const *) self->chosen[axis], value)))
        return FALSE;
    }

  return self->folded == NULL || steward_level_item_matches (object, self->folded);
}

static gboolean
has_chips (StewardLevelList *self)
{
  for (Axis axis = 0; axis < N_AXES; axis++)
    if (steward_filter_chip_is_active (STEWARD_FILTER_CHIP (self->chips[axis])))
      return TRUE;

  return FALSE;
}

static gboolean
is_filtered (StewardLevelList *self)
{
  return self->folded != NULL || has_chips (self);
}

static guint
count_shown (StewardLevelList *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->filtered));
}

static guint
count_verdict (StewardLevelList   *self,
               StewardLevelVerdict verdict)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->items)), count = 0;

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (StewardLevelItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      const StewardLevel *level = steward_level_item_get_level (item);

      count += level->verdict == verdict && level->slo->method != STEWARD_SLO_VAGUE;
    }

  return count;
}

/* What stands in the middle. */

static void
show_status (StewardLevelList *self,
             const char       *icon_name,
             const char       *title,
             const char       *description,
             const char       *button)
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

static gboolean
waiting_cb (gpointer user_data)
{
  StewardLevelList *self = user_data;

  self->waiting = 0;
  gtk_spinner_start (self->spinner);
  gtk_stack_set_visible_child_name (self->states, "loading");

  return G_SOURCE_REMOVE;
}

static char *
say_count (StewardLevelList *self)
{
  guint total = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  guint missed = steward_level_list_count_missed (self);
  guint undecidable = count_verdict (self, STEWARD_LEVEL_UNDECIDABLE);
  g_autofree char *all = g_strdup_printf (ngettext ("%u objective", "%u objectives", total), total);
  GString *words;

  if (is_filtered (self))
    return g_strdup_printf (_("%u of %s"), count_shown (self), all);
  words = g_string_new (all);
  g_string_append (words, " · ");
  g_string_append_printf (words, ngettext ("%u missed now", "%u missed now", missed), missed);
  if (undecidable > 0)
    {
      g_string_append (words, " · ");
      g_string_append_printf (words, ngettext ("%u undecidable", "%u undecidable", undecidable), undecidable);
    }

  return g_string_free (words, FALSE);
}

static void
show_failure (StewardLevelList *self,
              const GError     *error)
{
  const char *remedy = steward_error_remedy (error);
  g_autofree char *both = g_strdup_printf ("%s %s", error->message, remedy != NULL ? _(remedy) : "");

  show_status (self, "dialog-error-symbolic", _("The Service Levels Cannot Be Read"), both, _("Try Again"));
}

static void
show_state (StewardLevelList *self,
            const GError     *error)
{
  g_autofree char *words = error != NULL ? g_strdup (error->message) : say_count (self);

  if (!self->loaded && error == NULL)
    {
      if (self->waiting == 0)
        self->waiting = g_timeout_add (QUIET_MS, waiting_cb, self);
      return;
    }
  g_clear_handle_id (&self->waiting, g_source_remove);
  gtk_spinner_stop (self->spinner);
  if (count_shown (self) > 0)
    gtk_stack_set_visible_child_name (self->states, "table");
  else if (error != NULL)
    show_failure (self, error);
  else if (is_filtered (self))
    show_status (self, "edit-find-symbolic", _("No Objective Matches"),
                 _("Nothing fits what is searched for and the filters together."), _("Clear Filters"));
  else
    show_status (self, "power-profile-performance-symbolic", _("Nothing Is Promised Yet"),
                 _("What contracts promise under slaProperties, and rules of quality with a threshold, is held here "
                   "against what is measured."), NULL);
  gtk_widget_set_visible (self->error_icon, error != NULL);
  gtk_label_set_text (self->count, words);
}

static void
refilter (StewardLevelList *self)
{
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  if (self->loaded)
    show_state (self, NULL);
}

/* Chips. */

static int
compare_options (gconstpointer a,
                 gconstpointer b)
{
  return g_utf8_collate ((*(StewardFilterOption *const *) a)->title, (*(StewardFilterOption *const *) b)->title);
}

static Axis
find_axis (StewardLevelList *self,
           GtkWidget        *chip)
{
  for (Axis axis = 0; axis < N_AXES; axis++)
    if (self->chips[axis] == chip)
      return axis;

  return AXIS_STATE;
}

static void
opened_cb (StewardLevelList *self,
           GtkWidget        *chip)
{
  g_autoptr (GHashTable) options = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_filter_option_free);
  Axis axis = find_axis (self, chip);
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (StewardLevelItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      const StewardLevel *level = steward_level_item_get_level (item);
      const char *id = get_value (level, axis);
      StewardFilterOption *option = id == NULL ? NULL : g_hash_table_lookup (options, id);

      if (id == NULL)
        continue;
      if (option == NULL)
        {
          g_autofree char *title = dup_title (level, axis);

          option = steward_filter_option_new (id, title, 0);
          g_hash_table_insert (options, option->id, option);
          g_ptr_array_add (sorted, option);
        }
      option->count++;
    }
  g_ptr_array_sort (sorted, compare_options);
  steward_filter_chip_set_options (STEWARD_FILTER_CHIP (chip), sorted);
}

static void
chips_changed_cb (StewardLevelList *self)
{
  for (Axis axis = 0; axis < N_AXES; axis++)
    {
      g_clear_pointer (&self->chosen[axis], g_strfreev);
      self->chosen[axis] = steward_filter_chip_dup_selected (STEWARD_FILTER_CHIP (self->chips[axis]));
    }
  refilter (self);
}

static void
clear_filters (StewardLevelList *self)
{
  for (Axis axis = 0; axis < N_AXES; axis++)
    steward_filter_chip_clear (STEWARD_FILTER_CHIP (self->chips[axis]));
  chips_changed_cb (self);
}

/* Search. */

static void
search_changed_cb (StewardLevelList *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))));

  g_clear_pointer (&self->folded, g_free);
  if (*text != '\0')
    self->folded = g_utf8_casefold (text, -1);
  refilter (self);
}

static void
stop_search_cb (StewardLevelList *self)
{
  if (!steward_level_list_escape (self))
    steward_level_list_focus (self);
}

static gboolean
search_key_cb (StewardLevelList *self,
               guint             keyval)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down && keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter)
    return GDK_EVENT_PROPAGATE;
  steward_level_list_focus (self);

  return GDK_EVENT_STOP;
}

static void
status_clicked_cb (StewardLevelList *self)
{
  if (!is_filtered (self))
    {
      g_signal_emit (self, signals[SIGNAL_RETRY], 0);
      return;
    }
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  clear_filters (self);
}

static void
open_cb (StewardLevelList *self,
         const char       *objective)
{
  g_signal_emit (self, signals[SIGNAL_OPEN], 0, objective);
}

/* Making. */

static GtkWidget *
make_chips (StewardLevelList *self)
{
  const char *const titles[N_AXES] = { _("State"), _("Domain"), _("Level") };
  GtkWidget *chips = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  for (Axis axis = 0; axis < N_AXES; axis++)
    {
      self->chips[axis] = steward_filter_chip_new (titles[axis]);
      g_signal_connect_swapped (self->chips[axis], "opened", G_CALLBACK (opened_cb), self);
      g_signal_connect_swapped (self->chips[axis], "changed", G_CALLBACK (chips_changed_cb), self);
      gtk_box_append (GTK_BOX (chips), self->chips[axis]);
    }

  return g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", chips, "vscrollbar-policy", GTK_POLICY_NEVER,
                       "hscrollbar-policy", GTK_POLICY_EXTERNAL, NULL);
}

static GtkWidget *
make_bar (StewardLevelList *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->search = g_object_new (GTK_TYPE_SEARCH_ENTRY, "placeholder-text", _("Search products, levels, columns…"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Search objectives"), -1);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (search_changed_cb), self);
  g_signal_connect_swapped (self->search, "stop-search", G_CALLBACK (stop_search_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (search_key_cb), self);
  gtk_widget_add_controller (self->search, keys);
  gtk_box_append (GTK_BOX (bar), self->search);
  gtk_box_append (GTK_BOX (bar), make_chips (self));
  gtk_widget_add_css_class (bar, "access-bar");

  return bar;
}

static GtkWidget *
make_footer (StewardLevelList *self)
{
  GtkWidget *footer = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->error_icon = gtk_image_new_from_icon_name ("dialog-error-symbolic");
  gtk_widget_add_css_class (self->error_icon, "mark-error");
  gtk_widget_set_visible (self->error_icon, FALSE);
  self->count = g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, "hexpand", TRUE, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  gtk_box_append (GTK_BOX (footer), self->error_icon);
  gtk_box_append (GTK_BOX (footer), GTK_WIDGET (self->count));
  gtk_widget_add_css_class (footer, "queue-footer");

  return footer;
}

static void
build (StewardLevelList *self)
{
  GtkWidget *center = g_object_new (GTK_TYPE_BOX, "halign", GTK_ALIGN_CENTER, "valign", GTK_ALIGN_CENTER, NULL);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), make_bar (self));
  self->states = g_object_new (GTK_TYPE_STACK, "vexpand", TRUE, "hhomogeneous", FALSE, "vhomogeneous", FALSE, NULL);
  self->status = g_object_new (ADW_TYPE_STATUS_PAGE, NULL);
  self->status_button = g_object_new (GTK_TYPE_BUTTON, "halign", GTK_ALIGN_CENTER, NULL);
  gtk_widget_add_css_class (self->status_button, "pill");
  g_signal_connect_swapped (self->status_button, "clicked", G_CALLBACK (status_clicked_cb), self);
  adw_status_page_set_child (self->status, self->status_button);
  self->spinner = g_object_new (GTK_TYPE_SPINNER, "width-request", 32, "height-request", 32, "vexpand", TRUE, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->spinner), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Reading the service levels"), -1);
  gtk_box_append (GTK_BOX (center), GTK_WIDGET (self->spinner));
  gtk_stack_add_named (self->states, gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), "blank");
  gtk_stack_add_named (self->states, center, "loading");
  gtk_stack_add_named (self->states, GTK_WIDGET (self->status), "status");
  gtk_stack_add_named (self->states, GTK_WIDGET (self->table), "table");
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->states));
  gtk_box_append (GTK_BOX (self->box), make_footer (self));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static void
steward_level_list_dispose (GObject *object)
{
  StewardLevelList *self = STEWARD_LEVEL_LIST (object);

  g_clear_handle_id (&self->waiting, g_source_remove);
  if (self->filtered != NULL)
    gtk_filter_list_model_set_filter (self->filtered, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->filtered);
  g_clear_object (&self->items);

  G_OBJECT_CLASS (steward_level_list_parent_class)->dispose (object);
}

static void
steward_level_list_finalize (GObject *object)
{
  StewardLevelList *self = STEWARD_LEVEL_LIST (object);

  g_clear_pointer (&self->folded, g_free);
  for (Axis axis = 0; axis < N_AXES; axis++)
    g_clear_pointer (&self->chosen[axis], g_strfreev);

  G_OBJECT_CLASS (steward_level_list_parent_class)->finalize (object);
}

static void
steward_level_list_class_init (StewardLevelListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_level_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = steward_level_list_finalize;

  signals[SIGNAL_OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_RETRY] = g_signal_new ("retry", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
steward_level_list_init (StewardLevelList *self)
{
  self->items = g_list_store_new (STEWARD_TYPE_LEVEL_ITEM);
  self->filtered = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->items)), NULL);
  self->table = STEWARD_ITEM_TABLE (steward_level_table_new (G_LIST_MODEL (self->filtered)));
  g_signal_connect_swapped (self->table, "open", G_CALLBACK (open_cb), self);
  build (self);
  self->filter = GTK_FILTER (gtk_custom_filter_new (matches, self, NULL));
  gtk_filter_list_model_set_filter (self->filtered, self->filter);
  g_object_unref (self->filter);
  show_state (self, NULL);
}

/**
 * steward_level_list_new:
 *
 * Returns: (transfer floating): a list that waits for its objectives
 */
GtkWidget *
steward_level_list_new (void)
{
  return g_object_new (STEWARD_TYPE_LEVEL_LIST, NULL);
}

/**
 * steward_level_list_get_table:
 * @self: a list
 *
 * Returns: (transfer none): its table
 */
StewardItemTable *
steward_level_list_get_table (StewardLevelList *self)
{
  g_return_val_if_fail (STEWARD_IS_LEVEL_LIST (self), NULL);

  return self->table;
}

/**
 * steward_level_list_count_missed:
 * @self: a list
 *
 * Returns: how many of all objectives are missed now
 */
guint
steward_level_list_count_missed (StewardLevelList *self)
{
  g_return_val_if_fail (STEWARD_IS_LEVEL_LIST (self), 0);

  return count_verdict (self, STEWARD_LEVEL_MISSED);
}

static gboolean
is_same_order (StewardLevelList *self,
               GPtrArray        *levels)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->items)) != levels->len)
    return FALSE;
  for (guint i = 0; i < levels->len; i++)
    {
      g_autoptr (StewardLevelItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      const StewardLevel *level = g_ptr_array_index (levels, i);

      if (g_strcmp0 (steward_level_item_get_id (item), level->slo->id) != 0)
        return FALSE;
    }

  return TRUE;
}

/**
 * steward_level_list_set_levels:
 * @self: a list
 * @levels: of #StewardLevel; its contents are taken
 *
 * Shows them. What is chosen, searched and filtered stays so.
 */
void
steward_level_list_set_levels (StewardLevelList *self,
                               GPtrArray        *levels)
{
  gboolean same;

  g_return_if_fail (STEWARD_IS_LEVEL_LIST (self));

  same = is_same_order (self, levels);
  g_ptr_array_set_free_func (levels, NULL);
  if (same)
    for (guint i = 0; i < levels->len; i++)
      {
        g_autoptr (StewardLevelItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

        steward_level_item_set_level (item, g_ptr_array_index (levels, i));
      }
  else
    {
      g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

      for (guint i = 0; i < levels->len; i++)
        g_ptr_array_add (items, steward_level_item_new (g_ptr_array_index (levels, i)));
      g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata,
                           items->len);
    }
  g_ptr_array_set_size (levels, 0);
  self->loaded = TRUE;
  refilter (self);
}

/**
 * steward_level_list_show_error:
 * @self: a list
 * @error: why the objectives could not be read now
 */
void
steward_level_list_show_error (StewardLevelList *self,
                               const GError     *error)
{
  g_return_if_fail (STEWARD_IS_LEVEL_LIST (self));

  show_state (self, error);
}

/**
 * steward_level_list_focus:
 * @self: a list
 *
 * Gives the focus to the row that is chosen, or to the first.
 *
 * Returns: whether there is one
 */
gboolean
steward_level_list_focus (StewardLevelList *self)
{
  g_return_val_if_fail (STEWARD_IS_LEVEL_LIST (self), FALSE);

  if (count_shown (self) == 0)
    return FALSE;
  steward_item_table_focus (self->table);

  return TRUE;
}

/**
 * steward_level_list_focus_search:
 * @self: a list
 *
 * Gives the focus to the search.
 */
void
steward_level_list_focus_search (StewardLevelList *self)
{
  g_return_if_fail (STEWARD_IS_LEVEL_LIST (self));

  gtk_widget_grab_focus (self->search);
}

/**
 * steward_level_list_escape:
 * @self: a list
 *
 * Returns: whether there was a filter, or else a search, that is gone now
 */
gboolean
steward_level_list_escape (StewardLevelList *self)
{
  g_return_val_if_fail (STEWARD_IS_LEVEL_LIST (self), FALSE);

  if (!is_filtered (self))
    return FALSE;
  if (has_chips (self))
    clear_filters (self);
  else
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");

  return TRUE;
}
