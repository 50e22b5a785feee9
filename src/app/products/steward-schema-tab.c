/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The schema of a product. Five thousand columns are filtered at every key by
 * walking their folded texts once; the table below keeps the rows that stay. */

#include "config.h"

#include "steward-schema-tab.h"

#include <glib/gi18n.h>
#include <string.h>

#include "steward-cards.h"
#include "steward-list-keys.h"
#include "steward-plain-text.h"
#include "steward-schema-columns.h"

struct _StewardSchemaTab
{
  GtkWidget parent_instance;

  GPtrArray *objects;                  /* StewardSchemaObject, unowned elements */
  const StewardSchemaObject *object;   /* unowned, what is shown */
  char **folded;                       /* owned, what is searched, one a column; made when needed */
  StewardRecordModel *model;           /* owned */
  GtkSingleSelection *selection;       /* owned */
  gboolean settling;

  GtkWidget *box;                      /* unowned child */
  GtkWidget *find;
  GtkWidget *chips[3];
  GtkWidget *which;                    /* drop down of objects */
  GtkWidget *summary;
  GtkWidget *stack;
  GtkWidget *table;
  GtkWidget *chosen;                   /* the selected column in full */
};

G_DEFINE_FINAL_TYPE (StewardSchemaTab, steward_schema_tab, GTK_TYPE_WIDGET)

typedef gboolean (*PropertyTest) (const StewardProperty *property);

static const struct
{
  const char *title;
  PropertyTest test;
} chips[] = {
  { N_("Keys"), steward_schema_columns_is_key },
  { N_("Personal data"), steward_schema_columns_is_personal },
  { N_("Undescribed"), steward_schema_columns_is_undescribed },
};

typedef struct
{
  StewardSchemaTab *tab;
  char **words;
} Search;

static void
fold_all (StewardSchemaTab *self)
{
  GPtrArray *properties = self->object->properties;

  self->folded = g_new0 (char *, properties->len + 1);
  for (guint i = 0; i < properties->len; i++)
    {
      const StewardProperty *property = g_ptr_array_index (properties, i);
      g_autofree char *all = g_strjoin ("\n", property->name != NULL ? property->name : "",
                                        property->physical_name != NULL ? property->physical_name : "",
                                        property->physical_type != NULL ? property->physical_type : "",
                                        property->logical_type != NULL ? property->logical_type : "",
                                        property->description != NULL ? property->description : "",
                                        property->tags != NULL ? property->tags : "", NULL);

      self->folded[i] = g_utf8_casefold (all, -1);
    }
}

static gboolean
matches (gpointer record,
         guint    index,
         gpointer user_data)
{
  Search *search = user_data;

  for (guint i = 0; i < G_N_ELEMENTS (chips); i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (search->tab->chips[i])) && !chips[i].test (record))
      return FALSE;
  for (guint i = 0; search->words != NULL && search->words[i] != NULL; i++)
    if (*search->words[i] != '\0' && strstr (search->tab->folded[index], search->words[i]) == NULL)
      return FALSE;

  return TRUE;
}

static void
show_stack (StewardSchemaTab *self)
{
  guint n_all = steward_record_model_get_n_all (self->model);
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->model));

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                    n_shown > 0 ? "table" : n_all > 0 ? "nothing" : "empty");
}

static void
show_summary (StewardSchemaTab *self)
{
  guint n_all = steward_record_model_get_n_all (self->model);
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  g_autofree char *count =
    n_shown == n_all ? g_strdup_printf (ngettext ("%u column", "%u columns", n_all), n_all)
                     : g_strdup_printf (ngettext ("%u of %u column", "%u of %u columns", n_all), n_shown, n_all);
  const char *name = self->object == NULL ? NULL
                                          : self->object->physical_name != NULL ? self->object->physical_name
                                                                                : self->object->name;
  g_autofree char *words = name == NULL || self->objects->len > 1 ? g_strdup (count)
                                                                  : g_strdup_printf ("%s · %s", name, count);

  steward_label_set_plain (GTK_LABEL (self->summary), words);
}

static void
filter (StewardSchemaTab *self)
{
  g_autofree char *text = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->find)), -1);
  g_auto (GStrv) words = g_strsplit_set (text, " \t", -1);
  Search search = { self, words };

  if (self->settling || self->object == NULL)
    return;
  if (self->folded == NULL)
    fold_all (self);
  steward_record_model_filter (self->model, matches, &search);
  show_summary (self);
  show_stack (self);
}

static void
chip_cb (StewardSchemaTab *self,
         GtkToggleButton  *chip)
{
  if (gtk_toggle_button_get_active (chip))
    gtk_widget_add_css_class (GTK_WIDGET (chip), "active");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (chip), "active");
  filter (self);
}

static void
append_flag (GString    *line,
             gboolean    shown,
             const char *text)
{
  if (!shown || text == NULL || *text == '\0')
    return;
  g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", text);
}

static void
selected_cb (StewardSchemaTab *self)
{
  StewardRecordItem *item = gtk_single_selection_get_selected_item (self->selection);
  const StewardProperty *property = item == NULL ? NULL : steward_record_item_get (item);
  g_autoptr (GString) flags = g_string_new (NULL);

  gtk_widget_set_visible (self->chosen, property != NULL);
  if (property == NULL)
    return;

  append_flag (flags, property->primary_key, _("primary key"));
  append_flag (flags, property->required, _("required"));
  append_flag (flags, property->unique, _("unique"));
  append_flag (flags, TRUE, property->logical_type);
  append_flag (flags, TRUE, property->physical_type);
  append_flag (flags, g_strcmp0 (property->physical_name, property->name) != 0, property->physical_name);
  append_flag (flags, TRUE, property->classification_text);
  append_flag (flags, TRUE, property->reference);
  append_flag (flags, TRUE, property->tags);
  steward_box_clear (self->chosen);
  gtk_box_append (GTK_BOX (self->chosen), steward_text_new (property->name, "heading"));
  gtk_box_append (GTK_BOX (self->chosen), steward_text_new (flags->str, "second-line"));
  gtk_box_append (GTK_BOX (self->chosen),
                  steward_text_new (steward_schema_columns_is_undescribed (property) ? _("Nobody has described it.")
                                                                                     : property->description, NULL));
}

static guint
count (StewardSchemaTab *self,
       PropertyTest      test)
{
  guint n = 0;

  for (guint i = 0; self->object != NULL && i < self->object->properties->len; i++)
    n += test (g_ptr_array_index (self->object->properties, i)) ? 1 : 0;

  return n;
}

static void
show_chips (StewardSchemaTab *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (chips); i++)
    {
      guint n = count (self, chips[i].test);
      g_autofree char *label = g_strdup_printf ("%s · %u", _(chips[i].title), n);

      gtk_button_set_label (GTK_BUTTON (self->chips[i]), label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->chips[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
      gtk_widget_set_visible (self->chips[i], n > 0);
      if (n == 0)
        gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->chips[i]), FALSE);
    }
}

static void
show_object (StewardSchemaTab          *self,
             const StewardSchemaObject *object)
{
  self->settling = TRUE;
  self->object = object;
  g_clear_pointer (&self->folded, g_strfreev);
  steward_record_model_set_records (self->model, object == NULL ? NULL : object->properties);
  show_chips (self);
  self->settling = FALSE;
  filter (self);
  show_summary (self);
  show_stack (self);
  selected_cb (self);
}

static void
which_cb (StewardSchemaTab *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->which));

  if (!self->settling && selected < self->objects->len)
    show_object (self, g_ptr_array_index (self->objects, selected));
}

static gboolean
key_cb (StewardSchemaTab *self,
        guint             keyval,
        guint             keycode,
        GdkModifierType   state)
{
  return steward_list_keys_handle (steward_list_keys_find_view (self->table), keyval, state);
}

static void
steward_schema_tab_dispose (GObject *object)
{
  StewardSchemaTab *self = STEWARD_SCHEMA_TAB (object);

  self->settling = TRUE;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (steward_schema_tab_parent_class)->dispose (object);
}

static void
steward_schema_tab_finalize (GObject *object)
{
  StewardSchemaTab *self = STEWARD_SCHEMA_TAB (object);

  g_ptr_array_unref (self->objects);
  g_clear_pointer (&self->folded, g_strfreev);

  G_OBJECT_CLASS (steward_schema_tab_parent_class)->finalize (object);
}

static void
steward_schema_tab_class_init (StewardSchemaTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_schema_tab_dispose;
  G_OBJECT_CLASS (klass)->finalize = steward_schema_tab_finalize;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
make_bar (StewardSchemaTab *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *scroll = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "vscrollbar-policy", GTK_POLICY_NEVER,
                                    "hscrollbar-policy", GTK_POLICY_EXTERNAL, "child", bar, NULL);

  self->find = g_object_new (GTK_TYPE_SEARCH_ENTRY, "placeholder-text", _("Find column"), "width-chars", 24, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->find), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Find column"), -1);
  g_signal_connect_swapped (self->find, "changed", G_CALLBACK (filter), self);
  g_signal_connect_swapped (self->find, "stop-search", G_CALLBACK (steward_schema_tab_escape), self);
  gtk_box_append (GTK_BOX (bar), self->find);
  for (guint i = 0; i < G_N_ELEMENTS (chips); i++)
    {
      self->chips[i] = gtk_toggle_button_new ();
      gtk_widget_add_css_class (self->chips[i], "chip");
      gtk_widget_set_valign (self->chips[i], GTK_ALIGN_CENTER);
      g_signal_connect_swapped (self->chips[i], "toggled", G_CALLBACK (chip_cb), self);
      gtk_box_append (GTK_BOX (bar), self->chips[i]);
    }
  self->which = g_object_new (GTK_TYPE_DROP_DOWN, "visible", FALSE, "valign", GTK_ALIGN_CENTER, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->which), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Table"), -1);
  g_signal_connect_swapped (self->which, "notify::selected", G_CALLBACK (which_cb), self);
  gtk_box_append (GTK_BOX (bar), self->which);
  self->summary = g_object_new (GTK_TYPE_LABEL, "hexpand", TRUE, "xalign", 1.f, NULL);
  gtk_widget_add_css_class (self->summary, "second-line");
  gtk_widget_add_css_class (self->summary, "numeric");
  gtk_box_append (GTK_BOX (bar), self->summary);
  gtk_widget_add_css_class (bar, "schema-bar");

  return scroll;
}

static GtkWidget *
make_table (StewardSchemaTab *self)
{
  self->model = steward_record_model_new ();
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->model)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  self->table = steward_schema_columns_new_table (GTK_SELECTION_MODEL (self->selection));
  gtk_widget_add_css_class (self->table, "schema");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->table), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Columns"), -1);

  return g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", self->table, NULL);
}

static void
steward_schema_tab_init (StewardSchemaTab *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->objects = g_ptr_array_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->stack = g_object_new (GTK_TYPE_STACK, "vexpand", TRUE, NULL);
  self->chosen = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 2, "visible", FALSE,
                               NULL);
  gtk_widget_add_css_class (self->chosen, "chosen-column");
  gtk_box_append (GTK_BOX (self->box), make_bar (self));
  gtk_stack_add_named (GTK_STACK (self->stack), make_table (self), "table");
  gtk_stack_add_named (GTK_STACK (self->stack), steward_text_new (_("No column matches."), "nothing"), "nothing");
  gtk_stack_add_named (GTK_STACK (self->stack), steward_text_new (_("No columns are known."), "nothing"), "empty");
  gtk_box_append (GTK_BOX (self->box), self->stack);
  gtk_box_append (GTK_BOX (self->box), self->chosen);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * steward_schema_tab_new:
 *
 * Returns: (transfer floating): an empty tab
 */
GtkWidget *
steward_schema_tab_new (void)
{
  return g_object_new (STEWARD_TYPE_SCHEMA_TAB, NULL);
}

/**
 * steward_schema_tab_get_n_all:
 * @self: the tab
 *
 * Returns: columns of all tables together
 */
guint
steward_schema_tab_get_n_all (StewardSchemaTab *self)
{
  guint n_all = 0;

  g_return_val_if_fail (STEWARD_IS_SCHEMA_TAB (self), 0);

  for (guint i = 0; i < self->objects->len; i++)
    n_all += ((const StewardSchemaObject *) g_ptr_array_index (self->objects, i))->properties->len;

  return n_all;
}

/**
 * steward_schema_tab_get_model:
 * @self: the tab
 *
 * Returns: (transfer none): the columns that are shown
 */
GListModel *
steward_schema_tab_get_model (StewardSchemaTab *self)
{
  g_return_val_if_fail (STEWARD_IS_SCHEMA_TAB (self), NULL);

  return G_LIST_MODEL (self->model);
}

static void
collect_objects (StewardSchemaTab   *self,
                 const StewardEntry *entry)
{
  g_ptr_array_set_size (self->objects, 0);
  for (guint i = 0; entry->contracts != NULL && i < entry->contracts->len; i++)
    {
      const StewardContract *contract = g_ptr_array_index (entry->contracts, i);

      for (guint k = 0; contract->objects != NULL && k < contract->objects->len; k++)
        {
          StewardSchemaObject *object = g_ptr_array_index (contract->objects, k);

          if (object->properties != NULL)
            g_ptr_array_add (self->objects, object);
        }
    }
}

static void
show_which (StewardSchemaTab *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->objects->len; i++)
    {
      const StewardSchemaObject *object = g_ptr_array_index (self->objects, i);
      g_autofree char *name = steward_plain_text_line (object->name != NULL ? object->name : object->physical_name);
      g_autofree char *words = g_strdup_printf ("%s · %u", *name != '\0' ? name : _("Unnamed table"),
                                                object->properties->len);

      gtk_string_list_append (names, words);
    }
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->which), G_LIST_MODEL (names));
  gtk_widget_set_visible (self->which, self->objects->len > 1);
}

/**
 * steward_schema_tab_set_detail:
 * @self: the tab
 * @detail: (nullable): whose columns; must live until others are set
 */
void
steward_schema_tab_set_detail (StewardSchemaTab   *self,
                               StewardEntryDetail *detail)
{
  g_return_if_fail (STEWARD_IS_SCHEMA_TAB (self));

  self->settling = TRUE;
  g_ptr_array_set_size (self->objects, 0);
  if (detail != NULL)
    collect_objects (self, detail->entry);
  show_which (self);
  self->settling = FALSE;
  show_object (self, self->objects->len > 0 ? g_ptr_array_index (self->objects, 0) : NULL);
}

/**
 * steward_schema_tab_focus_search:
 * @self: the tab
 */
void
steward_schema_tab_focus_search (StewardSchemaTab *self)
{
  g_return_if_fail (STEWARD_IS_SCHEMA_TAB (self));

  gtk_widget_grab_focus (self->find);
}

/**
 * steward_schema_tab_escape:
 * @self: the tab
 *
 * Clears the chips; without one, what was typed.
 *
 * Returns: whether there was either
 */
gboolean
steward_schema_tab_escape (StewardSchemaTab *self)
{
  gboolean any = FALSE;

  g_return_val_if_fail (STEWARD_IS_SCHEMA_TAB (self), FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (chips); i++)
    {
      any |= gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->chips[i]));
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->chips[i]), FALSE);
    }
  if (any)
    return TRUE;
  if (*gtk_editable_get_text (GTK_EDITABLE (self->find)) == '\0')
    return FALSE;

  gtk_editable_set_text (GTK_EDITABLE (self->find), "");

  return TRUE;
}
