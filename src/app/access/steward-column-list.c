/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The columns that are asked for. Rows are recycled, so a table of thousands of
 * columns costs what is seen of it; a search keeps what was chosen. */

#include "config.h"

#include "steward-column-list.h"

#include <glib/gi18n.h>

#include "steward-accessible.h"
#include "steward-badge.h"
#include "steward-cards.h"
#include "steward-column-choice.h"
#include "steward-list-keys.h"
#include "steward-plain-text.h"

#define LOW 126
#define HIGH 300

struct _StewardColumnList
{
  GtkWidget parent_instance;

  GListStore *choices;                 /* owned: StewardColumnChoice */
  GtkCustomFilter *filter;             /* owned */
  GtkFilterListModel *shown;           /* owned */
  char **words;                        /* owned, nullable: case-folded */
  gboolean settling;

  GtkWidget *box;                      /* unowned child */
  GtkWidget *find;
  GtkWidget *personal;                 /* toggle: only personal ones */
  GtkWidget *whole;                    /* switch */
  GtkWidget *whole_row;
  GtkWidget *summary;
  GtkWidget *buttons[3];
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (StewardColumnList, steward_column_list, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef struct
{
  GtkWidget *check;
  GtkWidget *name;
  GtkWidget *badge;
  GtkWidget *mask;
  gboolean binding;
} Row;

static StewardColumnChoice *
peek_choice (StewardColumnList *self,
             guint              position)
{
  g_autoptr (StewardColumnChoice) choice = g_list_model_get_item (G_LIST_MODEL (self->choices), position);

  return choice;
}

static void
show_summary (StewardColumnList *self)
{
  guint n_all = steward_column_list_count_all (self);
  guint n_chosen = steward_column_list_count_chosen (self);
  gboolean whole = steward_column_list_get_whole (self);
  guint n_personal = 0;
  guint n_masked = 0;
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < n_all; i++)
    {
      StewardColumnChoice *choice = peek_choice (self, i);

      if (!steward_column_choice_is_personal (choice) || (!whole && !steward_column_choice_get_chosen (choice)))
        continue;
      n_personal++;
      n_masked += !whole && steward_column_choice_get_mask (choice) != STEWARD_MASK_NONE;
    }
  g_string_printf (words, ngettext ("%u of %u column", "%u of %u columns", n_all), n_chosen, n_all);
  if (n_personal > 0)
    {
      g_string_append (words, " · ");
      g_string_append_printf (words, ngettext ("%u personal, %u of them masked", "%u personal, %u of them masked",
                                               n_personal), n_personal, n_masked);
    }
  gtk_label_set_text (GTK_LABEL (self->summary), words->str);
}

static void
tell (StewardColumnList *self)
{
  if (self->settling)
    return;
  show_summary (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Search. */

static gboolean
matches_cb (gpointer item,
            gpointer user_data)
{
  StewardColumnList *self = user_data;

  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->personal)) && !steward_column_choice_is_personal (item))
    return FALSE;

  return steward_column_choice_matches (item, (const char *const *) self->words);
}

static void
find_cb (StewardColumnList *self)
{
  g_autofree char *text = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->find)), -1);

  g_strfreev (self->words);
  self->words = g_strsplit_set (text, " \t", -1);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
}

static void
personal_cb (StewardColumnList *self)
{
  gboolean active = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->personal));

  if (active)
    gtk_widget_add_css_class (self->personal, "active");
  else
    gtk_widget_remove_css_class (self->personal, "active");
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
}

/* Choosing. */

static void
choose_shown (StewardColumnList *self,
              gboolean           chosen)
{
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->shown));

  self->settling = TRUE;
  for (guint i = 0; i < n_shown; i++)
    {
      g_autoptr (StewardColumnChoice) choice = g_list_model_get_item (G_LIST_MODEL (self->shown), i);

      steward_column_choice_set_chosen (choice, chosen);
    }
  self->settling = FALSE;
  tell (self);
}

static void
all_cb (StewardColumnList *self)
{
  choose_shown (self, TRUE);
}

static void
none_cb (StewardColumnList *self)
{
  choose_shown (self, FALSE);
}

static void
mask_personal_cb (StewardColumnList *self)
{
  guint n_all = steward_column_list_count_all (self);

  self->settling = TRUE;
  for (guint i = 0; i < n_all; i++)
    {
      StewardColumnChoice *choice = peek_choice (self, i);

      if (steward_column_choice_get_chosen (choice) && steward_column_choice_is_personal (choice) &&
          steward_column_choice_get_mask (choice) == STEWARD_MASK_NONE)
        steward_column_choice_set_mask (choice, STEWARD_MASK_DIGEST);
    }
  self->settling = FALSE;
  tell (self);
}

static void
whole_cb (StewardColumnList *self)
{
  gboolean whole = gtk_switch_get_active (GTK_SWITCH (self->whole));

  gtk_widget_set_sensitive (self->list, !whole);
  for (gsize i = 0; i < G_N_ELEMENTS (self->buttons); i++)
    gtk_widget_set_sensitive (self->buttons[i], !whole);
  tell (self);
}

/* Rows. */

static void
check_cb (GtkCheckButton *check,
          GParamSpec     *pspec,
          GtkListItem    *item)
{
  Row *row = g_object_get_data (G_OBJECT (item), "steward-row");
  StewardColumnChoice *choice = gtk_list_item_get_item (item);

  if (!row->binding && choice != NULL)
    steward_column_choice_set_chosen (choice, gtk_check_button_get_active (check));
}

static void
mask_cb (GtkDropDown *mask,
         GParamSpec  *pspec,
         GtkListItem *item)
{
  Row *row = g_object_get_data (G_OBJECT (item), "steward-row");
  StewardColumnChoice *choice = gtk_list_item_get_item (item);
  guint selected = gtk_drop_down_get_selected (mask);

  if (!row->binding && choice != NULL && selected < STEWARD_MASK_N_KINDS)
    steward_column_choice_set_mask (choice, (StewardMask) selected);
}

static GtkWidget *
make_mask (void)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  GtkWidget *mask;

  for (int kind = 0; kind < STEWARD_MASK_N_KINDS; kind++)
    gtk_string_list_append (titles, _(steward_mask_to_title ((StewardMask) kind)));
  mask = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&titles)), NULL);
  gtk_widget_add_css_class (mask, "mask-choice");
  gtk_widget_set_valign (mask, GTK_ALIGN_CENTER);

  return mask;
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          gpointer                  user_data)
{
  Row *row = g_new0 (Row, 1);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  row->check = gtk_check_button_new ();
  gtk_widget_set_valign (row->check, GTK_ALIGN_CENTER);
  row->name = g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, "ellipsize", PANGO_ELLIPSIZE_MIDDLE, "hexpand", TRUE, NULL);
  gtk_widget_add_css_class (row->name, "monospace");
  gtk_widget_add_css_class (row->name, "column-name");
  row->badge = steward_badge_new ();
  gtk_widget_set_size_request (row->badge, 116, -1);
  gtk_widget_set_valign (row->badge, GTK_ALIGN_CENTER);
  row->mask = make_mask ();
  gtk_box_append (GTK_BOX (line), row->check);
  gtk_box_append (GTK_BOX (line), row->name);
  gtk_box_append (GTK_BOX (line), row->badge);
  gtk_box_append (GTK_BOX (line), row->mask);
  g_object_set_data_full (G_OBJECT (item), "steward-row", row, g_free);
  g_signal_connect (row->check, "notify::active", G_CALLBACK (check_cb), item);
  g_signal_connect (row->mask, "notify::selected", G_CALLBACK (mask_cb), item);
  steward_list_keys_mark (line, item);
  gtk_list_item_set_child (item, line);
  gtk_list_item_set_activatable (item, TRUE);
}

static void
show_row (GtkListItem *item)
{
  Row *row = g_object_get_data (G_OBJECT (item), "steward-row");
  StewardColumnChoice *choice = gtk_list_item_get_item (item);
  gboolean chosen = steward_column_choice_get_chosen (choice);

  row->binding = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (row->check), chosen);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (row->mask), steward_column_choice_get_mask (choice));
  gtk_widget_set_sensitive (row->mask, chosen);
  row->binding = FALSE;
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         gpointer                  user_data)
{
  Row *row = g_object_get_data (G_OBJECT (item), "steward-row");
  StewardColumnChoice *choice = gtk_list_item_get_item (item);
  const char *name = steward_column_choice_get_name (choice);
  g_autofree char *plain = steward_plain_text_line (name);
  g_autofree char *about = steward_plain_text_line (steward_column_choice_get_description (choice));
  g_autofree char *mask = g_strdup_printf (_("How %s is shown"), plain);

  gtk_label_set_text (GTK_LABEL (row->name), plain);
  gtk_widget_set_tooltip_text (row->name, *about != '\0' ? about : plain);
  steward_badge_set_classification (STEWARD_BADGE (row->badge), steward_column_choice_get_classification (choice));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->check), GTK_ACCESSIBLE_PROPERTY_LABEL, plain, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->mask), GTK_ACCESSIBLE_PROPERTY_LABEL, mask, -1);
  steward_accessible_name_buttons (row->mask, mask);
  show_row (item);
  g_signal_connect_swapped (choice, "notify", G_CALLBACK (show_row), item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item,
           gpointer                  user_data)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), show_row, item);
}

static void
activate_cb (StewardColumnList *self,
             guint              position)
{
  g_autoptr (StewardColumnChoice) choice = g_list_model_get_item (G_LIST_MODEL (self->shown), position);

  if (choice != NULL)
    steward_column_choice_set_chosen (choice, !steward_column_choice_get_chosen (choice));
}

static GtkWidget *
make_list (StewardColumnList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkNoSelection *selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->shown)));
  GtkWidget *scroll;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  self->list = gtk_list_view_new (GTK_SELECTION_MODEL (selection), factory);
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (self->list), TRUE);
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (activate_cb), self);
  gtk_widget_add_css_class (self->list, "column-choices");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Columns"), -1);
  scroll = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "child", self->list,
                         "propagate-natural-height", TRUE, "min-content-height", LOW, "max-content-height", HIGH,
                         NULL);
  gtk_widget_add_css_class (scroll, "card");
  gtk_widget_set_overflow (scroll, GTK_OVERFLOW_HIDDEN);

  return scroll;
}

static GtkWidget *
make_bar (StewardColumnList *self)
{
  static const struct { const char *title; const char *tooltip; GCallback clicked; } buttons[] = {
    { N_("All"), N_("Choose every column that is shown"), G_CALLBACK (all_cb) },
    { N_("None"), N_("Choose none of those that are shown"), G_CALLBACK (none_cb) },
    { N_("Mask Personal"), N_("Show digests in place of personal values"), G_CALLBACK (mask_personal_cb) },
  };
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->find = g_object_new (GTK_TYPE_SEARCH_ENTRY, "placeholder-text", _("Find column"), "hexpand", TRUE,
                             "width-chars", 12, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->find), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Find column"), -1);
  g_signal_connect_swapped (self->find, "changed", G_CALLBACK (find_cb), self);
  gtk_box_append (GTK_BOX (bar), self->find);
  self->personal = gtk_toggle_button_new_with_label (_("Personal data"));
  gtk_widget_add_css_class (self->personal, "chip");
  gtk_widget_set_valign (self->personal, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->personal, "toggled", G_CALLBACK (personal_cb), self);
  gtk_box_append (GTK_BOX (bar), self->personal);
  for (gsize i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      self->buttons[i] = gtk_button_new_with_label (_(buttons[i].title));
      gtk_widget_set_tooltip_text (self->buttons[i], _(buttons[i].tooltip));
      gtk_widget_add_css_class (self->buttons[i], "small-button");
      gtk_widget_set_valign (self->buttons[i], GTK_ALIGN_CENTER);
      g_signal_connect_swapped (self->buttons[i], "clicked", buttons[i].clicked, self);
      gtk_box_append (GTK_BOX (bar), self->buttons[i]);
    }

  return bar;
}

static GtkWidget *
make_whole (StewardColumnList *self)
{
  self->whole = gtk_switch_new ();
  gtk_widget_set_valign (self->whole, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->whole), GTK_ACCESSIBLE_PROPERTY_LABEL, _("As a whole"), -1);
  g_signal_connect_swapped (self->whole, "notify::active", G_CALLBACK (whole_cb), self);
  self->whole_row = steward_line_new (NULL, _("As a whole"),
                                      _("Every column, those that it gets later too, and none of them masked"),
                                      self->whole);

  return self->whole_row;
}

static GtkWidget *
make_head (StewardColumnList *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = steward_text_new (_("Columns"), "heading");

  gtk_widget_set_hexpand (title, TRUE);
  self->summary = steward_text_new (NULL, "second-line");
  gtk_widget_add_css_class (self->summary, "numeric");
  gtk_widget_set_valign (self->summary, GTK_ALIGN_BASELINE);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), self->summary);

  return head;
}

static void
steward_column_list_dispose (GObject *object)
{
  StewardColumnList *self = STEWARD_COLUMN_LIST (object);

  self->settling = TRUE;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  if (self->filter != NULL)
    gtk_custom_filter_set_filter_func (self->filter, NULL, NULL, NULL);
  g_clear_object (&self->shown);
  g_clear_object (&self->filter);
  g_clear_object (&self->choices);
  g_clear_pointer (&self->words, g_strfreev);

  G_OBJECT_CLASS (steward_column_list_parent_class)->dispose (object);
}

static void
steward_column_list_class_init (StewardColumnListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_column_list_dispose;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
steward_column_list_init (StewardColumnList *self)
{
  self->settling = TRUE;
  self->choices = g_list_store_new (STEWARD_TYPE_COLUMN_CHOICE);
  self->filter = gtk_custom_filter_new (NULL, NULL, NULL);
  self->shown = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->choices)),
                                           GTK_FILTER (g_object_ref (self->filter)));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_box_append (GTK_BOX (self->box), make_head (self));
  gtk_box_append (GTK_BOX (self->box), make_bar (self));
  gtk_box_append (GTK_BOX (self->box), make_list (self));
  gtk_box_append (GTK_BOX (self->box), make_whole (self));
  gtk_custom_filter_set_filter_func (self->filter, matches_cb, self, NULL);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->settling = FALSE;
}

/**
 * steward_column_list_new:
 *
 * Returns: (transfer floating): a list of no columns
 */
GtkWidget *
steward_column_list_new (void)
{
  return g_object_new (STEWARD_TYPE_COLUMN_LIST, NULL);
}

static const char *
find_description (const StewardSchemaObject *object,
                  const char                *name)
{
  for (guint i = 0; object != NULL && i < object->properties->len; i++)
    {
      const StewardProperty *property = g_ptr_array_index (object->properties, i);

      if (g_strcmp0 (property->physical_name != NULL ? property->physical_name : property->name, name) == 0)
        return property->description;
    }

  return NULL;
}

/**
 * steward_column_list_set_columns:
 * @self: a list
 * @columns: (element-type StewardAccessColumn) (nullable): what can be asked
 *   for; read now, not kept
 * @object: (nullable): what the contract says of them; read now, not kept
 *
 * Shows other columns, of which those that need no special care are chosen.
 */
void
steward_column_list_set_columns (StewardColumnList         *self,
                                 GPtrArray                 *columns,
                                 const StewardSchemaObject *object)
{
  guint n_personal = 0;

  g_return_if_fail (STEWARD_IS_COLUMN_LIST (self));

  self->settling = TRUE;
  g_list_store_remove_all (self->choices);
  for (guint i = 0; columns != NULL && i < columns->len; i++)
    {
      const StewardAccessColumn *column = g_ptr_array_index (columns, i);
      g_autoptr (StewardColumnChoice) choice = steward_column_choice_new (column,
                                                                          find_description (object, column->name));

      n_personal += steward_column_choice_is_personal (choice);
      g_signal_connect_object (choice, "notify", G_CALLBACK (tell), self, G_CONNECT_SWAPPED);
      g_list_store_append (self->choices, choice);
    }
  gtk_widget_set_visible (self->personal, n_personal > 0);
  gtk_widget_set_visible (self->buttons[2], n_personal > 0);
  gtk_switch_set_active (GTK_SWITCH (self->whole), FALSE);
  self->settling = FALSE;
  show_summary (self);
}

/**
 * steward_column_list_choose:
 * @self: a list
 * @chosen: whose columns and masks are chosen; columns that are not in the list
 *   are left out
 */
void
steward_column_list_choose (StewardColumnList         *self,
                            const StewardAccessObject *chosen)
{
  guint n_all = steward_column_list_count_all (self);

  g_return_if_fail (STEWARD_IS_COLUMN_LIST (self));

  self->settling = TRUE;
  for (guint i = 0; i < n_all; i++)
    {
      StewardColumnChoice *choice = peek_choice (self, i);
      const StewardAccessColumn *column =
        steward_access_object_find_column (chosen, steward_column_choice_get_name (choice));

      steward_column_choice_set_chosen (choice, column != NULL);
      steward_column_choice_set_mask (choice, column != NULL ? column->mask : STEWARD_MASK_NONE);
    }
  gtk_switch_set_active (GTK_SWITCH (self->whole), chosen->whole);
  self->settling = FALSE;
  show_summary (self);
}

/**
 * steward_column_list_get_whole:
 * @self: a list
 *
 * Returns: whether the object is asked for as a whole
 */
gboolean
steward_column_list_get_whole (StewardColumnList *self)
{
  g_return_val_if_fail (STEWARD_IS_COLUMN_LIST (self), FALSE);

  return gtk_switch_get_active (GTK_SWITCH (self->whole));
}

/**
 * steward_column_list_count_all:
 * @self: a list
 *
 * Returns: how many columns can be asked for
 */
guint
steward_column_list_count_all (StewardColumnList *self)
{
  g_return_val_if_fail (STEWARD_IS_COLUMN_LIST (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->choices));
}

/**
 * steward_column_list_count_chosen:
 * @self: a list
 *
 * Returns: how many columns are asked for
 */
guint
steward_column_list_count_chosen (StewardColumnList *self)
{
  guint n_all = steward_column_list_count_all (self);
  guint n_chosen = 0;

  if (steward_column_list_get_whole (self))
    return n_all;
  for (guint i = 0; i < n_all; i++)
    n_chosen += steward_column_choice_get_chosen (peek_choice (self, i));

  return n_chosen;
}

/**
 * steward_column_list_fill:
 * @self: a list
 * @object: gets the columns that are asked for, in place of its own
 */
void
steward_column_list_fill (StewardColumnList   *self,
                          StewardAccessObject *object)
{
  gboolean whole = steward_column_list_get_whole (self);
  guint n_all = steward_column_list_count_all (self);

  g_ptr_array_set_size (object->columns, 0);
  object->whole = whole;
  for (guint i = 0; i < n_all; i++)
    {
      StewardColumnChoice *choice = peek_choice (self, i);

      if (whole || steward_column_choice_get_chosen (choice))
        g_ptr_array_add (object->columns,
                         steward_access_column_new (steward_column_choice_get_name (choice),
                                                    steward_column_choice_get_classification (choice),
                                                    whole ? STEWARD_MASK_NONE
                                                          : steward_column_choice_get_mask (choice)));
    }
}
