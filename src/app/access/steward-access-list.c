/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A list of accesses. The items are those of the page; each list lets some of
 * them through. What a filter offers is what there is. */

#include "config.h"

#include "steward-access-list.h"

#include <glib/gi18n.h>

#include "steward-access-item.h"
#include "steward-access-look.h"
#include "steward-error.h"
#include "steward-filter-chip.h"
#include "steward-plain-text.h"

#define QUIET_MS 300

struct _StewardAccessList
{
  GtkWidget parent_instance;

  StewardAccessListKind kind;
  GListModel *items;                   /* owned: all of them */
  GtkFilterListModel *filtered;        /* owned */
  GtkFilter *filter;                   /* unowned: the model's */
  char *folded;                        /* owned, nullable: what is searched for */
  char **stages;                       /* owned, nullable: ids that are let through */
  char **products;
  char **consumers;
  gboolean loaded;
  gboolean nobody;                     /* sits here: nothing waits, and nothing is of theirs */
  guint waiting;                       /* source until the spinner appears */

  GtkWidget *box;                      /* the child */
  GtkWidget *search;                   /* unowned, below it */
  GtkWidget *stage_chip;
  GtkWidget *product_chip;
  GtkWidget *consumer_chip;
  GtkWidget *soon_chip;
  GtkStack *states;
  AdwStatusPage *status;
  GtkWidget *status_button;
  GtkSpinner *spinner;
  StewardItemTable *table;
  GtkLabel *count;
  GtkWidget *error_icon;
};

G_DEFINE_FINAL_TYPE (StewardAccessList, steward_access_list, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_OPEN,
  SIGNAL_RETRY,
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What is let through. */

static gboolean
is_chosen (char       **ids,
           const char  *id)
{
  return ids == NULL || ids[0] == NULL || (id != NULL && g_strv_contains ((const char *const *) ids, id));
}

static gboolean
matches (gpointer object,
         gpointer user_data)
{
  StewardAccessList *self = user_data;
  StewardAccessItem *item = object;
  const StewardAccessSummary *summary = steward_access_item_get_summary (item);
  const StewardAccess *access = summary->access;

  if (self->kind == STEWARD_ACCESS_WAITING)
    return summary->waits;
  if (self->kind == STEWARD_ACCESS_MINE)
    return summary->mine;
  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->soon_chip)) &&
      !steward_access_ends_soon (access, g_get_real_time ()))
    return FALSE;

  return is_chosen (self->stages, steward_access_stage_to_id (steward_access_get_stage (access))) &&
         is_chosen (self->products, access->subject) && is_chosen (self->consumers, summary->consumer) &&
         (self->folded == NULL || steward_access_item_matches (item, self->folded));
}

static gboolean
has_chips (StewardAccessList *self)
{
  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->soon_chip)) ||
         steward_filter_chip_is_active (STEWARD_FILTER_CHIP (self->stage_chip)) ||
         steward_filter_chip_is_active (STEWARD_FILTER_CHIP (self->product_chip)) ||
         steward_filter_chip_is_active (STEWARD_FILTER_CHIP (self->consumer_chip));
}

static gboolean
is_filtered (StewardAccessList *self)
{
  return self->kind == STEWARD_ACCESS_ALL && (self->folded != NULL || has_chips (self));
}

/* What stands in the middle. */

static void
show_status (StewardAccessList *self,
             const char        *icon_name,
             const char        *title,
             const char        *description,
             const char        *button)
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
show_empty (StewardAccessList *self)
{
  static const struct { const char *icon_name; const char *title; const char *words; } empty[] = {
    [STEWARD_ACCESS_WAITING] = { "emblem-ok-symbolic", N_("Nothing Waits for You"),
                                 N_("Every request that you may decide is decided.") },
    [STEWARD_ACCESS_MINE] = { "dialog-password-symbolic", N_("You Have Asked for Nothing Yet"),
                              N_("What you ask for, and what is asked for you, stands here with its steps.") },
    [STEWARD_ACCESS_ALL] = { "dialog-password-symbolic", N_("No Access Yet"),
                             N_("Who may read what, why and until when stands here once somebody asks for it.") },
  };

  if (self->nobody && self->kind != STEWARD_ACCESS_ALL)
    {
      show_status (self, "avatar-default-symbolic", _("Who Sits Here?"),
                   _("What waits for somebody, and what is theirs, is shown once it is known who sits here."),
                   _("Choose Who You Are"));
      return;
    }
  show_status (self, empty[self->kind].icon_name, _(empty[self->kind].title), _(empty[self->kind].words), NULL);
}

static gboolean
waiting_cb (gpointer user_data)
{
  StewardAccessList *self = user_data;

  self->waiting = 0;
  gtk_spinner_start (self->spinner);
  gtk_stack_set_visible_child_name (self->states, "loading");

  return G_SOURCE_REMOVE;
}

static char *
say_count (StewardAccessList *self,
           guint              count)
{
  guint total = g_list_model_get_n_items (self->items);
  g_autofree char *all = g_strdup_printf (ngettext ("%u access", "%u accesses", total), total);

  if (self->kind == STEWARD_ACCESS_ALL && is_filtered (self))
    return g_strdup_printf (_("%u of %s"), count, all);
  if (self->kind == STEWARD_ACCESS_WAITING)
    return g_strdup_printf (ngettext ("%u request waits for you", "%u requests wait for you", count), count);

  return self->kind == STEWARD_ACCESS_MINE
           ? g_strdup_printf (ngettext ("%u access of yours", "%u accesses of yours", count), count)
           : g_steal_pointer (&all);
}

static void
show_state (StewardAccessList *self,
            const GError      *error)
{
  guint count = steward_access_list_count (self);
  g_autofree char *words = error != NULL ? g_strdup (error->message) : say_count (self, count);
  const char *remedy = error == NULL ? NULL : steward_error_remedy (error);

  if (!self->loaded && error == NULL)
    {
      if (self->waiting == 0)
        self->waiting = g_timeout_add (QUIET_MS, waiting_cb, self);
      return;
    }
  g_clear_handle_id (&self->waiting, g_source_remove);
  gtk_spinner_stop (self->spinner);
  if (count > 0)
    gtk_stack_set_visible_child_name (self->states, "table");
  else if (error != NULL)
    {
      g_autofree char *both = g_strdup_printf ("%s %s", error->message, remedy != NULL ? _(remedy) : "");

      show_status (self, "dialog-error-symbolic", _("The List Cannot Be Read"), both, _("Try Again"));
    }
  else if (is_filtered (self))
    show_status (self, "edit-find-symbolic", _("No Access Matches"),
                 _("Nothing fits what is searched for and the filters together."), _("Clear Filters"));
  else
    show_empty (self);
  gtk_widget_set_visible (self->error_icon, error != NULL);
  gtk_label_set_text (self->count, words);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
refilter (StewardAccessList *self)
{
  if (self->filter == NULL)
    return;
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  if (self->loaded)
    show_state (self, NULL);
}

/* Chips. */

static void
add_option (GHashTable *options,
            const char *id,
            const char *title)
{
  StewardFilterOption *option = id == NULL ? NULL : g_hash_table_lookup (options, id);

  if (id == NULL)
    return;
  if (option == NULL)
    {
      option = steward_filter_option_new (id, title != NULL ? title : id, 0);
      g_hash_table_insert (options, option->id, option);
    }
  option->count++;
}

static int
compare_options (gconstpointer a,
                 gconstpointer b)
{
  return g_utf8_collate ((*(StewardFilterOption *const *) a)->title, (*(StewardFilterOption *const *) b)->title);
}

static void
opened_cb (StewardAccessList *self,
           GtkWidget         *chip)
{
  g_autoptr (GHashTable) options = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_filter_option_free);
  GHashTableIter iter;
  gpointer option;

  for (guint i = 0; i < g_list_model_get_n_items (self->items); i++)
    {
      g_autoptr (StewardAccessItem) item = g_list_model_get_item (self->items, i);
      const StewardAccessSummary *summary = steward_access_item_get_summary (item);
      StewardAccessStage stage = steward_access_get_stage (summary->access);

      if (chip == self->stage_chip)
        add_option (options, steward_access_stage_to_id (stage), steward_access_stage_to_title (stage));
      else if (chip == self->product_chip)
        add_option (options, summary->access->subject, summary->subject);
      else
        add_option (options, summary->consumer, summary->consumer);
    }
  g_hash_table_iter_init (&iter, options);
  while (g_hash_table_iter_next (&iter, NULL, &option))
    g_ptr_array_add (sorted, option);
  g_ptr_array_sort (sorted, compare_options);
  steward_filter_chip_set_options (STEWARD_FILTER_CHIP (chip), sorted);
}

static void
chips_changed_cb (StewardAccessList *self)
{
  g_clear_pointer (&self->stages, g_strfreev);
  g_clear_pointer (&self->products, g_strfreev);
  g_clear_pointer (&self->consumers, g_strfreev);
  self->stages = steward_filter_chip_dup_selected (STEWARD_FILTER_CHIP (self->stage_chip));
  self->products = steward_filter_chip_dup_selected (STEWARD_FILTER_CHIP (self->product_chip));
  self->consumers = steward_filter_chip_dup_selected (STEWARD_FILTER_CHIP (self->consumer_chip));
  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->soon_chip)))
    gtk_widget_add_css_class (self->soon_chip, "active");
  else
    gtk_widget_remove_css_class (self->soon_chip, "active");
  refilter (self);
}

static void
search_changed_cb (StewardAccessList *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))));

  g_clear_pointer (&self->folded, g_free);
  if (*text != '\0')
    self->folded = g_utf8_casefold (text, -1);
  refilter (self);
}

static void
stop_search_cb (StewardAccessList *self)
{
  if (!steward_access_list_escape (self))
    steward_item_table_focus (self->table);
}

static gboolean
search_key_cb (StewardAccessList *self,
               guint              keyval)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down && keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter)
    return GDK_EVENT_PROPAGATE;
  steward_item_table_focus (self->table);

  return GDK_EVENT_STOP;
}

static void
clear_filters (StewardAccessList *self)
{
  steward_filter_chip_clear (STEWARD_FILTER_CHIP (self->stage_chip));
  steward_filter_chip_clear (STEWARD_FILTER_CHIP (self->product_chip));
  steward_filter_chip_clear (STEWARD_FILTER_CHIP (self->consumer_chip));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->soon_chip), FALSE);
  chips_changed_cb (self);
}

static void
clear_all (StewardAccessList *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  clear_filters (self);
}

static void
status_clicked_cb (StewardAccessList *self)
{
  if (self->nobody && self->kind != STEWARD_ACCESS_ALL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-page", "s", "queue");
  else if (!is_filtered (self))
    g_signal_emit (self, signals[SIGNAL_RETRY], 0);
  else
    clear_all (self);
}

static void
open_cb (StewardAccessList *self,
         const char        *access)
{
  g_signal_emit (self, signals[SIGNAL_OPEN], 0, access);
}

/* Making. */

static GtkWidget *
make_chip (StewardAccessList *self,
           const char        *title)
{
  GtkWidget *chip = steward_filter_chip_new (title);

  g_signal_connect_swapped (chip, "opened", G_CALLBACK (opened_cb), self);
  g_signal_connect_swapped (chip, "changed", G_CALLBACK (chips_changed_cb), self);

  return chip;
}

static GtkWidget *
make_bar (StewardAccessList *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *chips = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *scroll = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", chips, "vscrollbar-policy", GTK_POLICY_NEVER,
                                    "hscrollbar-policy", GTK_POLICY_EXTERNAL, NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->search = g_object_new (GTK_TYPE_SEARCH_ENTRY, "placeholder-text",
                               _("Search consumers, products, purposes, roles, tickets…"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Search accesses"), -1);
  self->stage_chip = make_chip (self, _("State"));
  self->product_chip = make_chip (self, _("Product"));
  self->consumer_chip = make_chip (self, _("Consumer"));
  self->soon_chip = gtk_toggle_button_new_with_label (_("Ends within 30 Days"));
  gtk_widget_add_css_class (self->soon_chip, "chip");
  gtk_box_append (GTK_BOX (chips), self->stage_chip);
  gtk_box_append (GTK_BOX (chips), self->product_chip);
  gtk_box_append (GTK_BOX (chips), self->consumer_chip);
  gtk_box_append (GTK_BOX (chips), self->soon_chip);
  g_signal_connect_swapped (self->soon_chip, "toggled", G_CALLBACK (chips_changed_cb), self);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (search_changed_cb), self);
  g_signal_connect_swapped (self->search, "stop-search", G_CALLBACK (stop_search_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (search_key_cb), self);
  gtk_widget_add_controller (self->search, keys);
  gtk_box_append (GTK_BOX (bar), self->search);
  gtk_box_append (GTK_BOX (bar), scroll);
  gtk_widget_add_css_class (bar, "access-bar");
  gtk_widget_set_visible (bar, self->kind == STEWARD_ACCESS_ALL);

  return bar;
}

static GtkWidget *
make_footer (StewardAccessList *self)
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
build (StewardAccessList *self)
{
  GtkWidget *center = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

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
                                  _("Reading the list"), -1);
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
steward_access_list_dispose (GObject *object)
{
  StewardAccessList *self = STEWARD_ACCESS_LIST (object);

  g_clear_handle_id (&self->waiting, g_source_remove);
  if (self->filter != NULL)
    gtk_filter_list_model_set_filter (self->filtered, NULL);
  self->filter = NULL;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->filtered);
  g_clear_object (&self->items);

  G_OBJECT_CLASS (steward_access_list_parent_class)->dispose (object);
}

static void
steward_access_list_finalize (GObject *object)
{
  StewardAccessList *self = STEWARD_ACCESS_LIST (object);

  g_clear_pointer (&self->folded, g_free);
  g_clear_pointer (&self->stages, g_strfreev);
  g_clear_pointer (&self->products, g_strfreev);
  g_clear_pointer (&self->consumers, g_strfreev);

  G_OBJECT_CLASS (steward_access_list_parent_class)->finalize (object);
}

static void
steward_access_list_class_init (StewardAccessListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_access_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = steward_access_list_finalize;

  signals[SIGNAL_OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_RETRY] = g_signal_new ("retry", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
steward_access_list_init (StewardAccessList *self)
{
}

/**
 * steward_access_list_new:
 * @kind: what is listed
 * @items: (transfer none): of #StewardAccessItem: all that there are
 *
 * Returns: (transfer floating): a list
 */
GtkWidget *
steward_access_list_new (StewardAccessListKind  kind,
                         GListModel            *items)
{
  StewardAccessList *self = g_object_new (STEWARD_TYPE_ACCESS_LIST, NULL);

  self->kind = kind;
  self->items = g_object_ref (items);
  self->filtered = gtk_filter_list_model_new (g_object_ref (items), NULL);
  self->table = STEWARD_ITEM_TABLE (steward_access_table_new (kind, G_LIST_MODEL (self->filtered)));
  g_signal_connect_swapped (self->table, "open", G_CALLBACK (open_cb), self);
  build (self);
  self->filter = GTK_FILTER (gtk_custom_filter_new (matches, self, NULL));
  gtk_filter_list_model_set_filter (self->filtered, self->filter);
  g_object_unref (self->filter);

  return GTK_WIDGET (self);
}

/**
 * steward_access_list_get_table:
 * @self: a list
 *
 * Returns: (transfer none): its table
 */
StewardItemTable *
steward_access_list_get_table (StewardAccessList *self)
{
  g_return_val_if_fail (STEWARD_IS_ACCESS_LIST (self), NULL);

  return self->table;
}

/**
 * steward_access_list_count:
 * @self: a list
 *
 * Returns: how many accesses it shows
 */
guint
steward_access_list_count (StewardAccessList *self)
{
  g_return_val_if_fail (STEWARD_IS_ACCESS_LIST (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->filtered));
}

/**
 * steward_access_list_set_nobody:
 * @self: a list
 * @nobody: whether nobody in particular reads it
 */
void
steward_access_list_set_nobody (StewardAccessList *self,
                                gboolean           nobody)
{
  g_return_if_fail (STEWARD_IS_ACCESS_LIST (self));

  if (self->nobody == nobody)
    return;
  self->nobody = nobody;
  if (self->loaded)
    show_state (self, NULL);
}

/**
 * steward_access_list_refresh:
 * @self: a list
 * @loaded: whether the items were read once
 * @error: (nullable): why they could not be read now
 *
 * The items were read again, or could not be.
 */
void
steward_access_list_refresh (StewardAccessList *self,
                             gboolean           loaded,
                             const GError      *error)
{
  g_return_if_fail (STEWARD_IS_ACCESS_LIST (self));

  self->loaded = loaded;
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  show_state (self, error);
}

/**
 * steward_access_list_focus_search:
 * @self: a list
 *
 * Returns: whether it can be searched; the search has the focus then
 */
gboolean
steward_access_list_focus_search (StewardAccessList *self)
{
  g_return_val_if_fail (STEWARD_IS_ACCESS_LIST (self), FALSE);

  return self->kind == STEWARD_ACCESS_ALL && gtk_widget_grab_focus (self->search);
}

/**
 * steward_access_list_escape:
 * @self: a list
 *
 * Returns: whether there was a filter, or else a search, that is gone now
 */
gboolean
steward_access_list_escape (StewardAccessList *self)
{
  g_return_val_if_fail (STEWARD_IS_ACCESS_LIST (self), FALSE);

  if (!is_filtered (self))
    return FALSE;
  if (has_chips (self))
    clear_filters (self);
  else
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");

  return TRUE;
}
