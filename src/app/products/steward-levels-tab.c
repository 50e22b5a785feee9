/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Service levels as promises: what is promised, in words, for what, and
 * whether it could be measured at all. Whether it is kept is told elsewhere. */

#include "config.h"

#include "steward-levels-tab.h"

#include <glib/gi18n.h>

#include "steward-cards.h"
#include "steward-objective-words.h"
#include "steward-record-table.h"

struct _StewardLevelsTab
{
  GtkWidget parent_instance;

  GPtrArray *objectives;               /* StewardObjective, unowned elements */
  StewardRecordModel *model;           /* owned */
  GtkWidget *stack;                    /* unowned child */
};

G_DEFINE_FINAL_TYPE (StewardLevelsTab, steward_levels_tab, GTK_TYPE_WIDGET)

static void
show_property (StewardBadge *cell,
               gpointer      record)
{
  g_autofree char *title = steward_objective_get_title (record);

  steward_badge_set (cell, NULL, title, STEWARD_TONE_PLAIN);
}

static void
show_promise (StewardBadge *cell,
              gpointer      record)
{
  g_autofree char *words = steward_objective_to_words (record);
  g_autofree char *vague = NULL;

  if (!steward_objective_is_vague (record))
    {
      steward_badge_set (cell, NULL, words, STEWARD_TONE_PLAIN);
      return;
    }
  vague = g_strdup_printf (_("%s (cannot be measured as written)"), words);
  steward_badge_set (cell, "dialog-question-symbolic", vague, STEWARD_TONE_WARNING);
}

static void
show_unit (StewardBadge *cell,
           gpointer      record)
{
  steward_badge_set (cell, NULL, ((const StewardObjective *) record)->unit, STEWARD_TONE_DIM);
}

static void
show_element (StewardBadge *cell,
              gpointer      record)
{
  steward_badge_set (cell, NULL, ((const StewardObjective *) record)->element, STEWARD_TONE_PLAIN);
}

static void
show_driver (StewardBadge *cell,
             gpointer      record)
{
  steward_badge_set (cell, NULL, ((const StewardObjective *) record)->driver, STEWARD_TONE_PLAIN);
}

static void
show_description (StewardBadge *cell,
                  gpointer      record)
{
  steward_badge_set (cell, NULL, ((const StewardObjective *) record)->description, STEWARD_TONE_DIM);
}

static const StewardRecordColumn columns[] = {
  { N_("Level"), 150, "line-name", show_property },
  { N_("Promise"), 340, "numeric", show_promise },
  { N_("Unit"), 70, NULL, show_unit },
  { N_("Measured on"), 170, "monospace", show_element },
  { N_("Because of"), 110, NULL, show_driver },
  { N_("Description"), -160, NULL, show_description },
};

static void
steward_levels_tab_dispose (GObject *object)
{
  StewardLevelsTab *self = STEWARD_LEVELS_TAB (object);

  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (steward_levels_tab_parent_class)->dispose (object);
}

static void
steward_levels_tab_finalize (GObject *object)
{
  g_ptr_array_unref (STEWARD_LEVELS_TAB (object)->objectives);

  G_OBJECT_CLASS (steward_levels_tab_parent_class)->finalize (object);
}

static void
steward_levels_tab_class_init (StewardLevelsTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_levels_tab_dispose;
  G_OBJECT_CLASS (klass)->finalize = steward_levels_tab_finalize;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
steward_levels_tab_init (StewardLevelsTab *self)
{
  g_autoptr (GtkSelectionModel) selection = NULL;
  const char *nothing;
  GtkWidget *table;

  self->objectives = g_ptr_array_new ();
  self->model = steward_record_model_new ();
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->model))));
  table = steward_record_table_new (columns, G_N_ELEMENTS (columns), selection);
  gtk_accessible_update_property (GTK_ACCESSIBLE (table), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Service levels"), -1);
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", table, NULL), "table");
  nothing = _("No service levels are promised. Its contract can name them under slaProperties.");
  gtk_stack_add_named (GTK_STACK (self->stack), steward_text_new (nothing, "nothing"), "empty");
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
}

/**
 * steward_levels_tab_new:
 *
 * Returns: (transfer floating): an empty tab
 */
GtkWidget *
steward_levels_tab_new (void)
{
  return g_object_new (STEWARD_TYPE_LEVELS_TAB, NULL);
}

/**
 * steward_levels_tab_get_n_all:
 * @self: the tab
 *
 * Returns: how many levels are promised
 */
guint
steward_levels_tab_get_n_all (StewardLevelsTab *self)
{
  g_return_val_if_fail (STEWARD_IS_LEVELS_TAB (self), 0);

  return self->objectives->len;
}

/**
 * steward_levels_tab_set_detail:
 * @self: the tab
 * @detail: (nullable): whose levels; must live until others are set
 */
void
steward_levels_tab_set_detail (StewardLevelsTab   *self,
                               StewardEntryDetail *detail)
{
  GPtrArray *contracts = detail == NULL ? NULL : detail->entry->contracts;
  g_autoptr (GPtrArray) old = NULL;

  g_return_if_fail (STEWARD_IS_LEVELS_TAB (self));

  old = g_steal_pointer (&self->objectives);
  self->objectives = g_ptr_array_new ();
  for (guint i = 0; contracts != NULL && i < contracts->len; i++)
    {
      const StewardContract *contract = g_ptr_array_index (contracts, i);

      for (guint k = 0; contract->objectives != NULL && k < contract->objectives->len; k++)
        g_ptr_array_add (self->objectives, g_ptr_array_index (contract->objectives, k));
    }
  steward_record_model_set_records (self->model, self->objectives);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), self->objectives->len > 0 ? "table" : "empty");
}
