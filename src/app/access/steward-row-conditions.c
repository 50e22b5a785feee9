/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The conditions that rows must meet. They are data: a connector says them to
 * its platform. A condition without a value is told and left out, never made
 * into one that holds for every row. */

#include "config.h"

#include "steward-row-conditions.h"

#include <glib/gi18n.h>

#include "steward-accessible.h"
#include "steward-cards.h"
#include "steward-plain-text.h"

static const char *const operators[STEWARD_ROWS_N_OPERATORS] = {
  [STEWARD_ROWS_EQUAL] = N_("is"),
  [STEWARD_ROWS_NOT_EQUAL] = N_("is not"),
  [STEWARD_ROWS_ONE_OF] = N_("is one of"),
  [STEWARD_ROWS_AT_LEAST] = N_("at least"),
  [STEWARD_ROWS_AT_MOST] = N_("at most"),
};

struct _StewardRowConditions
{
  GtkWidget parent_instance;

  char **columns;                      /* owned: names that can be compared */
  GPtrArray *lines;                    /* Line */
  gboolean settling;

  GtkWidget *box;                      /* unowned child */
  GtkWidget *none;
  GtkWidget *list;
  GtkWidget *add;
};

G_DEFINE_FINAL_TYPE (StewardRowConditions, steward_row_conditions, GTK_TYPE_WIDGET)

typedef struct
{
  GtkWidget *box;                      /* unowned, in the list */
  GtkWidget *column;
  GtkWidget *operator;
  GtkWidget *value;
} Line;

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
tell (StewardRowConditions *self)
{
  gtk_widget_set_visible (self->none, self->lines->len == 0);
  gtk_widget_set_visible (self->list, self->lines->len > 0);
  if (!self->settling)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static StewardRowOperator
get_operator (const Line *line)
{
  return (StewardRowOperator) MIN (gtk_drop_down_get_selected (GTK_DROP_DOWN (line->operator)),
                                   STEWARD_ROWS_N_OPERATORS - 1u);
}

/* One value; of "one of" those between commas. */
static char **
read_values (const Line *line)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (line->value))));
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) parts = g_strsplit (text, ",", get_operator (line) == STEWARD_ROWS_ONE_OF ? -1 : 1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      g_ptr_array_add (values, g_strdup (parts[i]));
  g_ptr_array_add (values, NULL);

  return (char **) g_ptr_array_steal (values, NULL);
}

static const char *
get_column (StewardRowConditions *self,
            const Line           *line)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (line->column));

  return selected < g_strv_length (self->columns) ? self->columns[selected] : NULL;
}

static Line *
find_line (StewardRowConditions *self,
           GtkWidget            *box)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      Line *line = g_ptr_array_index (self->lines, i);

      if (line->box == box)
        return line;
    }
  g_return_val_if_reached (NULL);
}

static void
remove_cb (StewardRowConditions *self,
           GtkWidget            *button)
{
  GtkWidget *box = gtk_widget_get_parent (button);

  g_ptr_array_remove (self->lines, find_line (self, box));
  gtk_widget_grab_focus (self->add);
  gtk_box_remove (GTK_BOX (self->list), box);
  tell (self);
}

static void
operator_cb (StewardRowConditions *self,
             GParamSpec           *pspec,
             GtkWidget            *drop_down)
{
  Line *line = find_line (self, gtk_widget_get_parent (drop_down));

  gtk_entry_set_placeholder_text (GTK_ENTRY (line->value),
                                  get_operator (line) == STEWARD_ROWS_ONE_OF ? _("DE, AT, CH") : _("A value"));
  tell (self);
}

static GtkWidget *
make_column (StewardRowConditions *self)
{
  GtkWidget *column = gtk_drop_down_new (G_LIST_MODEL (gtk_string_list_new ((const char *const *) self->columns)),
                                         gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));

  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (column), g_strv_length (self->columns) > 8);
  gtk_accessible_update_property (GTK_ACCESSIBLE (column), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Column"), -1);
  steward_accessible_name_buttons (column, _("Column"));

  return column;
}

static GtkWidget *
make_operator (void)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  GtkWidget *drop_down;

  for (int i = 0; i < STEWARD_ROWS_N_OPERATORS; i++)
    gtk_string_list_append (titles, _(operators[i]));
  drop_down = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&titles)), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Compared how"), -1);
  steward_accessible_name_buttons (drop_down, _("Compared how"));

  return drop_down;
}

static GtkWidget *
make_remove (StewardRowConditions *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-delete-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, C_("rows", "Remove the Condition"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_("rows", "Remove the condition"), -1);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (remove_cb), self);

  return button;
}

static Line *
add_line (StewardRowConditions *self)
{
  Line *line = g_new0 (Line, 1);

  line->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  line->column = make_column (self);
  line->operator = make_operator ();
  line->value = g_object_new (GTK_TYPE_ENTRY, "hexpand", TRUE, "width-chars", 8, "placeholder-text", _("A value"),
                              NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (line->value), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Value"), -1);
  gtk_box_append (GTK_BOX (line->box), line->column);
  gtk_box_append (GTK_BOX (line->box), line->operator);
  gtk_box_append (GTK_BOX (line->box), line->value);
  gtk_box_append (GTK_BOX (line->box), make_remove (self));
  g_ptr_array_add (self->lines, line);
  gtk_box_append (GTK_BOX (self->list), line->box);
  g_signal_connect_swapped (line->column, "notify::selected", G_CALLBACK (tell), self);
  g_signal_connect_swapped (line->operator, "notify::selected", G_CALLBACK (operator_cb), self);
  g_signal_connect_swapped (line->value, "changed", G_CALLBACK (tell), self);

  return line;
}

static void
add_cb (StewardRowConditions *self)
{
  Line *line = add_line (self);

  tell (self);
  gtk_widget_grab_focus (line->column);
}

static void
steward_row_conditions_dispose (GObject *object)
{
  StewardRowConditions *self = STEWARD_ROW_CONDITIONS (object);

  self->settling = TRUE;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->columns, g_strfreev);

  G_OBJECT_CLASS (steward_row_conditions_parent_class)->dispose (object);
}

static void
steward_row_conditions_class_init (StewardRowConditionsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_row_conditions_dispose;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
make_head (StewardRowConditions *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = steward_text_new (_("Rows"), "heading");

  gtk_widget_set_hexpand (title, TRUE);
  self->add = gtk_button_new_with_label (C_("rows", "Add a Condition"));
  gtk_widget_add_css_class (self->add, "small-button");
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (add_cb), self);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), self->add);

  return head;
}

static void
steward_row_conditions_init (StewardRowConditions *self)
{
  self->lines = g_ptr_array_new_with_free_func (g_free);
  self->columns = g_new0 (char *, 1);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (self->box), make_head (self));
  self->none = steward_text_new (_("Every row. A condition leaves rows out: all conditions must hold."),
                                 "second-line");
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_visible (self->list, FALSE);
  gtk_box_append (GTK_BOX (self->box), self->none);
  gtk_box_append (GTK_BOX (self->box), self->list);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * steward_row_conditions_new:
 *
 * Returns: (transfer floating): no conditions
 */
GtkWidget *
steward_row_conditions_new (void)
{
  return g_object_new (STEWARD_TYPE_ROW_CONDITIONS, NULL);
}

/**
 * steward_row_conditions_set_columns:
 * @self: the conditions
 * @columns: (element-type StewardAccessColumn) (nullable): which can be
 *   compared; read now, not kept
 *
 * Takes out the conditions that there are.
 */
void
steward_row_conditions_set_columns (StewardRowConditions *self,
                                    GPtrArray            *columns)
{
  g_return_if_fail (STEWARD_IS_ROW_CONDITIONS (self));

  g_strfreev (self->columns);
  self->columns = g_new0 (char *, (columns != NULL ? columns->len : 0) + 1);
  for (guint i = 0; columns != NULL && i < columns->len; i++)
    self->columns[i] = g_strdup (((const StewardAccessColumn *) g_ptr_array_index (columns, i))->name);
  gtk_widget_set_sensitive (self->add, columns != NULL && columns->len > 0);
  steward_row_conditions_set_rows (self, NULL);
}

static void
show_condition (StewardRowConditions      *self,
                const StewardRowCondition *row)
{
  g_autofree char *value = g_strjoinv (", ", row->values);
  Line *line;

  if (!g_strv_contains ((const char *const *) self->columns, row->column))
    return;
  line = add_line (self);
  for (guint i = 0; self->columns[i] != NULL; i++)
    if (g_str_equal (self->columns[i], row->column))
      gtk_drop_down_set_selected (GTK_DROP_DOWN (line->column), i);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (line->operator), row->operator);
  gtk_editable_set_text (GTK_EDITABLE (line->value), value);
}

/**
 * steward_row_conditions_set_rows:
 * @self: the conditions
 * @rows: (element-type StewardRowCondition) (nullable): what they are
 */
void
steward_row_conditions_set_rows (StewardRowConditions *self,
                                 GPtrArray            *rows)
{
  g_return_if_fail (STEWARD_IS_ROW_CONDITIONS (self));

  self->settling = TRUE;
  g_ptr_array_set_size (self->lines, 0);
  steward_box_clear (self->list);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    show_condition (self, g_ptr_array_index (rows, i));
  tell (self);
  self->settling = FALSE;
}

/**
 * steward_row_conditions_fill:
 * @self: the conditions
 * @object: gets those that have a value, in place of its own
 */
void
steward_row_conditions_fill (StewardRowConditions *self,
                             StewardAccessObject  *object)
{
  g_return_if_fail (STEWARD_IS_ROW_CONDITIONS (self));

  g_ptr_array_set_size (object->rows, 0);
  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = g_ptr_array_index (self->lines, i);
      const char *column = get_column (self, line);
      g_auto (GStrv) values = read_values (line);

      if (column != NULL && values[0] != NULL)
        g_ptr_array_add (object->rows, steward_row_condition_new (column, get_operator (line),
                                                                  (const char *const *) values));
    }
}

/**
 * steward_row_conditions_find_fault:
 * @self: the conditions
 *
 * Returns: (transfer full) (nullable): which condition has no value yet, in a
 *   sentence
 */
char *
steward_row_conditions_find_fault (StewardRowConditions *self)
{
  g_return_val_if_fail (STEWARD_IS_ROW_CONDITIONS (self), NULL);

  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = g_ptr_array_index (self->lines, i);
      g_auto (GStrv) values = read_values (line);
      g_autofree char *column = steward_plain_text_line (get_column (self, line));

      if (values[0] == NULL)
        return g_strdup_printf (_("The condition on %s has no value yet. Write one, or remove the condition."), column);
    }

  return NULL;
}
