/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A filter chip. What is checked lives here by id, so that it stays checked
 * while the values around it come and go with their counts. */

#include "config.h"

#include "steward-filter-chip.h"

#include <glib/gi18n.h>
#include <string.h>

#include "steward-badge.h"

/* More values than this are found by typing. */
#define SHOWN_OPTIONS 200
#define FIND_FROM 12
#define NAMED_VALUES 3

struct _StewardFilterChip
{
  GtkWidget parent_instance;

  char *title;                         /* owned */
  char *summary;                       /* owned, the label */
  GHashTable *titles;                  /* id → title, of every value seen */
  GPtrArray *selected;                 /* char*, ids in the order in which they were checked */
  GPtrArray *options;                  /* StewardFilterOption, nullable */
  GtkWidget *button;                   /* unowned child */
  GtkWidget *cross;                    /* unowned child */
  GtkWidget *find;                     /* in the popover */
  GtkWidget *list;
  GtkWidget *note;
  gboolean filling;                    /* checks change because the list is built */
};

G_DEFINE_FINAL_TYPE (StewardFilterChip, steward_filter_chip, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_OPENED,
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
find_selected (StewardFilterChip *self,
               const char        *id,
               guint             *out_index)
{
  return g_ptr_array_find_with_equal_func (self->selected, id, g_str_equal, out_index);
}

static char *
make_summary (StewardFilterChip *self)
{
  g_autoptr (GString) words = g_string_new (NULL);

  if (self->selected->len == 0)
    return g_strdup (self->title);
  if (self->selected->len > NAMED_VALUES)
    return g_strdup_printf (_("%s: %u chosen"), self->title, self->selected->len);

  for (guint i = 0; i < self->selected->len; i++)
    {
      const char *id = g_ptr_array_index (self->selected, i);
      const char *title = g_hash_table_lookup (self->titles, id);

      g_string_append_printf (words, "%s%s", i > 0 ? ", " : "", title != NULL ? title : id);
    }

  return g_strdup_printf ("%s: %s", self->title, words->str);
}

static void
show_summary (StewardFilterChip *self)
{
  gboolean active = self->selected->len > 0;

  g_free (self->summary);
  self->summary = make_summary (self);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->button), self->summary);
  gtk_widget_set_visible (self->cross, active);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, self->summary, -1);
  if (active)
    gtk_widget_add_css_class (GTK_WIDGET (self), "active");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "active");
}

static void
toggled_cb (GtkCheckButton    *check,
            StewardFilterChip *self)
{
  const StewardFilterOption *option = g_object_get_data (G_OBJECT (check), "steward-option");

  if (self->filling)
    return;
  steward_filter_chip_select (self, option->id, gtk_check_button_get_active (check));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static GtkWidget *
make_option_row (StewardFilterChip         *self,
                 const StewardFilterOption *option)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, "hexpand", TRUE, "ellipsize", PANGO_ELLIPSIZE_END,
                                  "max-width-chars", 36, NULL);
  g_autofree char *count = g_strdup_printf ("%'" G_GUINT64_FORMAT, option->count);
  GtkWidget *figure = gtk_label_new (count);
  g_autofree char *sentence = g_strdup_printf ("%s, %s", option->title, count);

  steward_label_set_plain (GTK_LABEL (name), option->title);
  gtk_widget_add_css_class (figure, "numeric");
  gtk_widget_add_css_class (figure, "dim-label");
  gtk_box_append (GTK_BOX (line), name);
  gtk_box_append (GTK_BOX (line), figure);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), find_selected (self, option->id, NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  g_object_set_data (G_OBJECT (check), "steward-option", (gpointer) option);
  g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), self);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), line);

  return check;
}

static gboolean
is_found (const StewardFilterOption *option,
          const char                *folded)
{
  g_autofree char *title = NULL;

  if (*folded == '\0')
    return TRUE;
  title = g_utf8_casefold (option->title, -1);

  return strstr (title, folded) != NULL;
}

static void
show_note (StewardFilterChip *self,
           guint              n_found,
           guint              n_shown)
{
  g_autofree char *words = NULL;

  if (n_found == 0)
    words = g_strdup (self->options == NULL ? _("Counting…") : _("No values"));
  else if (n_shown < n_found)
    words = g_strdup_printf (_("%u of %u shown; type to find the others"), n_shown, n_found);
  gtk_label_set_text (GTK_LABEL (self->note), words == NULL ? "" : words);
  gtk_widget_set_visible (self->note, words != NULL);
}

static void
fill_list (StewardFilterChip *self)
{
  g_autofree char *folded = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->find)), -1);
  guint n_found = 0, n_shown = 0;
  GtkWidget *child;

  self->filling = TRUE;
  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_box_remove (GTK_BOX (self->list), child);
  for (guint i = 0; self->options != NULL && i < self->options->len; i++)
    {
      const StewardFilterOption *option = g_ptr_array_index (self->options, i);

      if (!is_found (option, folded))
        continue;
      n_found++;
      if (n_shown >= SHOWN_OPTIONS)
        continue;
      n_shown++;
      gtk_box_append (GTK_BOX (self->list), make_option_row (self, option));
    }
  self->filling = FALSE;
  gtk_widget_set_visible (self->find, self->options != NULL && self->options->len > FIND_FROM);
  show_note (self, n_found, n_shown);
}

static void
shown_cb (StewardFilterChip *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->find), "");
  fill_list (self);
  g_signal_emit (self, signals[SIGNAL_OPENED], 0);
}

static void
cross_cb (StewardFilterChip *self)
{
  steward_filter_chip_clear (self);
  gtk_widget_grab_focus (self->button);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static GtkWidget *
make_popover (StewardFilterChip *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroll = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER,
                                    "propagate-natural-height", TRUE, "propagate-natural-width", TRUE,
                                    "max-content-height", 360, "min-content-width", 220, NULL);

  self->find = gtk_search_entry_new ();
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  self->note = g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, "wrap", TRUE, NULL);
  gtk_widget_add_css_class (self->note, "dim-label");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->find), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Find a value"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), self->list);
  gtk_box_append (GTK_BOX (box), self->find);
  gtk_box_append (GTK_BOX (box), scroll);
  gtk_box_append (GTK_BOX (box), self->note);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  g_signal_connect_swapped (self->find, "search-changed", G_CALLBACK (fill_list), self);
  g_signal_connect_swapped (popover, "show", G_CALLBACK (shown_cb), self);

  return popover;
}

static void
steward_filter_chip_dispose (GObject *object)
{
  StewardFilterChip *self = STEWARD_FILTER_CHIP (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_pointer (&self->cross, gtk_widget_unparent);

  G_OBJECT_CLASS (steward_filter_chip_parent_class)->dispose (object);
}

static void
steward_filter_chip_finalize (GObject *object)
{
  StewardFilterChip *self = STEWARD_FILTER_CHIP (object);

  g_free (self->title);
  g_free (self->summary);
  g_hash_table_unref (self->titles);
  g_ptr_array_unref (self->selected);
  g_clear_pointer (&self->options, g_ptr_array_unref);

  G_OBJECT_CLASS (steward_filter_chip_parent_class)->finalize (object);
}

static void
steward_filter_chip_class_init (StewardFilterChipClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = steward_filter_chip_dispose;
  object_class->finalize = steward_filter_chip_finalize;

  signals[SIGNAL_OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "chip");
}

static void
steward_filter_chip_init (StewardFilterChip *self)
{
  self->titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->selected = g_ptr_array_new_with_free_func (g_free);
  self->button = gtk_menu_button_new ();
  self->cross = gtk_button_new_from_icon_name ("window-close-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), make_popover (self));
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  gtk_widget_set_parent (self->cross, GTK_WIDGET (self));
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->cross, "clicked", G_CALLBACK (cross_cb), self);
}

/**
 * steward_filter_chip_new:
 * @title: what is filtered by, translated
 *
 * Returns: (transfer floating): a chip with nothing checked
 */
GtkWidget *
steward_filter_chip_new (const char *title)
{
  StewardFilterChip *self = g_object_new (STEWARD_TYPE_FILTER_CHIP, NULL);
  g_autofree char *clear = g_strdup_printf (_("Clear the filter “%s”"), title);

  self->title = g_strdup (title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->cross), GTK_ACCESSIBLE_PROPERTY_LABEL, clear, -1);
  gtk_widget_set_tooltip_text (self->cross, clear);
  show_summary (self);

  return GTK_WIDGET (self);
}

/**
 * steward_filter_chip_is_active:
 * @self: a chip
 *
 * Returns: whether some of its values are checked
 */
gboolean
steward_filter_chip_is_active (StewardFilterChip *self)
{
  g_return_val_if_fail (STEWARD_IS_FILTER_CHIP (self), FALSE);

  return self->selected->len > 0;
}

/**
 * steward_filter_chip_dup_selected:
 * @self: a chip
 *
 * Returns: (transfer full) (nullable): the ids that are checked, %NULL for none
 */
char **
steward_filter_chip_dup_selected (StewardFilterChip *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_return_val_if_fail (STEWARD_IS_FILTER_CHIP (self), NULL);

  if (self->selected->len == 0)
    return NULL;
  for (guint i = 0; i < self->selected->len; i++)
    g_strv_builder_add (builder, g_ptr_array_index (self->selected, i));

  return g_strv_builder_end (builder);
}

/**
 * steward_filter_chip_get_summary:
 * @self: a chip
 *
 * Returns: (transfer none): its label, "Lifecycle: Active, Draft"
 */
const char *
steward_filter_chip_get_summary (StewardFilterChip *self)
{
  g_return_val_if_fail (STEWARD_IS_FILTER_CHIP (self), NULL);

  return self->summary;
}

/**
 * steward_filter_chip_set_options:
 * @self: a chip
 * @options: (transfer full) (element-type StewardFilterOption): its values, in
 *   the order in which they are shown
 */
void
steward_filter_chip_set_options (StewardFilterChip *self,
                                 GPtrArray         *options)
{
  g_autoptr (GPtrArray) old = NULL;

  g_return_if_fail (STEWARD_IS_FILTER_CHIP (self));

  old = g_steal_pointer (&self->options);
  self->options = options;
  for (guint i = 0; i < options->len; i++)
    {
      const StewardFilterOption *option = g_ptr_array_index (options, i);

      g_hash_table_replace (self->titles, g_strdup (option->id), g_strdup (option->title));
    }
  fill_list (self);
  show_summary (self);
}

/**
 * steward_filter_chip_select:
 * @self: a chip
 * @id: of a value
 * @selected: whether it is checked from now on
 */
void
steward_filter_chip_select (StewardFilterChip *self,
                            const char        *id,
                            gboolean           selected)
{
  guint index;
  gboolean found;

  g_return_if_fail (STEWARD_IS_FILTER_CHIP (self));

  found = find_selected (self, id, &index);
  if (selected && !found)
    g_ptr_array_add (self->selected, g_strdup (id));
  else if (!selected && found)
    g_ptr_array_remove_index (self->selected, index);
  show_summary (self);
}

/**
 * steward_filter_chip_clear:
 * @self: a chip
 *
 * Unchecks everything, without saying that it changed.
 */
void
steward_filter_chip_clear (StewardFilterChip *self)
{
  g_return_if_fail (STEWARD_IS_FILTER_CHIP (self));

  g_ptr_array_set_size (self->selected, 0);
  show_summary (self);
}
