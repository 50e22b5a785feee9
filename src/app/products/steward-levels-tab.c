/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Service levels of a product: how each stands, and below it what the contracts
 * promise, as it is written. What is evaluated is read when it changes. */

#include "config.h"

#include "steward-levels-tab.h"

#include <glib/gi18n.h>

#include "steward-cards.h"
#include "steward-error.h"
#include "steward-level-line.h"
#include "steward-objective-words.h"
#include "steward-record-table.h"

#define MOST_SHOWN 200

struct _StewardLevelsTab
{
  GtkWidget parent_instance;

  StewardServices *services;           /* owned, nullable */
  char *urn;                           /* owned, nullable: whose levels */
  GCancellable *reading;               /* owned, nullable */
  GPtrArray *objectives;               /* StewardObjective, unowned elements */
  StewardRecordModel *model;           /* owned */
  GtkWidget *stack;                    /* unowned child */
  GtkWidget *levels;                   /* unowned, below it: how they stand */
  GtkWidget *written;                  /* title of the table */
};

G_DEFINE_FINAL_TYPE (StewardLevelsTab, steward_levels_tab, GTK_TYPE_WIDGET)

typedef struct
{
  StewardGovernance *governance;       /* owned */
  char *urn;                           /* owned */
} Reading;

static void levels_cb (GObject *object, GAsyncResult *result, gpointer user_data);

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

/* How they stand. */

static void
free_reading (gpointer data)
{
  Reading *reading = data;

  g_object_unref (reading->governance);
  g_free (reading->urn);
  g_free (reading);
}

static void
read_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  const Reading *reading = task_data;
  const StewardLevelFilter filter = { .subject = reading->urn, .order = STEWARD_LEVELS_BY_STATE };
  GError *error = NULL;
  GPtrArray *levels = steward_level_rows_list_sync (reading->governance, &filter, &error);

  if (levels != NULL)
    g_task_return_pointer (task, levels, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
read_levels (StewardLevelsTab *self)
{
  g_autoptr (GTask) task = NULL;
  Reading *reading;

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  if (self->services == NULL || self->urn == NULL || steward_services_get_governance (self->services) == NULL)
    return;
  self->reading = g_cancellable_new ();
  reading = g_new0 (Reading, 1);
  reading->governance = g_object_ref (steward_services_get_governance (self->services));
  reading->urn = g_strdup (self->urn);
  task = g_task_new (self, self->reading, levels_cb, NULL);
  g_task_set_source_tag (task, read_levels);
  g_task_set_task_data (task, reading, free_reading);
  g_task_run_in_thread (task, read_in_thread);
}

static GtkWidget *
make_card (GPtrArray *levels)
{
  guint n_missed = steward_levels_count_missed (levels);
  g_autofree char *missed = g_strdup_printf (ngettext ("%u missed now", "%u missed now", n_missed), n_missed);
  GtkWidget *card = steward_card_new (_("How They Stand"), n_missed > 0 ? missed : _("none is missed now"));

  steward_card_append (card, steward_level_lines_new (levels, MOST_SHOWN, FALSE));

  return card;
}

static void
show_levels (StewardLevelsTab *self,
             GPtrArray        *levels,
             const GError     *error)
{
  steward_box_clear (self->levels);
  if (levels != NULL && levels->len > 0)
    gtk_box_append (GTK_BOX (self->levels), make_card (levels));
  if (error != NULL)
    gtk_box_append (GTK_BOX (self->levels), steward_text_new (error->message, "missed"));
  gtk_widget_set_visible (self->levels, error != NULL || (levels != NULL && levels->len > 0));
  gtk_widget_set_visible (self->written, gtk_widget_get_visible (self->levels));
}

static void
levels_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  StewardLevelsTab *self = STEWARD_LEVELS_TAB (object);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) levels = g_task_propagate_pointer (G_TASK (result), &error);

  if (!steward_error_is_cancelled (error) && self->services != NULL)
    show_levels (self, levels, error);
}

static void
steward_levels_tab_dispose (GObject *object)
{
  StewardLevelsTab *self = STEWARD_LEVELS_TAB (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->services);
  g_clear_pointer (&self->urn, g_free);
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

/* The table keeps its natural height: both scroll as one. */
static GtkWidget *
make_page (StewardLevelsTab *self)
{
  g_autoptr (GtkSelectionModel) selection =
    GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->model))));
  GtkWidget *table = steward_record_table_new (columns, G_N_ELEMENTS (columns), selection);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *across = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", table, "vscrollbar-policy", GTK_POLICY_NEVER,
                                    "propagate-natural-height", TRUE, "vexpand", TRUE, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (table), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Service levels"), -1);
  self->levels = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_object_set (self->levels, "margin-top", 12, "margin-start", 18, "margin-end", 18, "visible", FALSE, NULL);
  self->written = steward_text_new (_("As Written"), "heading");
  g_object_set (self->written, "margin-start", 18, "visible", FALSE, NULL);
  gtk_box_append (GTK_BOX (box), self->levels);
  gtk_box_append (GTK_BOX (box), self->written);
  gtk_box_append (GTK_BOX (box), across);

  return g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", box, "hscrollbar-policy", GTK_POLICY_NEVER, NULL);
}

static void
steward_levels_tab_init (StewardLevelsTab *self)
{
  const char *nothing = _("No service levels are promised. Its contract can name them under slaProperties.");

  self->objectives = g_ptr_array_new ();
  self->model = steward_record_model_new ();
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), make_page (self), "table");
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
 * steward_levels_tab_set_services:
 * @self: the tab
 * @services: who knows how they stand
 */
void
steward_levels_tab_set_services (StewardLevelsTab *self,
                                 StewardServices  *services)
{
  g_return_if_fail (STEWARD_IS_LEVELS_TAB (self));

  if (!g_set_object (&self->services, services) || services == NULL)
    return;
  g_signal_connect_object (services, "levels-changed", G_CALLBACK (read_levels), self, G_CONNECT_SWAPPED);
  read_levels (self);
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
  if (detail == NULL || g_strcmp0 (self->urn, detail->urn) != 0)
    show_levels (self, NULL, NULL);
  g_free (self->urn);
  self->urn = detail == NULL ? NULL : g_strdup (detail->urn);
  read_levels (self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), self->objectives->len > 0 ? "table" : "empty");
}
