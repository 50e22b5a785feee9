/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Items to tick. Criteria are many and mostly met, so they fold away, open
 * only while one of them is not. */

#include "config.h"

#include "steward-checklist.h"

#include <glib/gi18n.h>

#include "steward-cards.h"
#include "steward-evidence-facts.h"

struct _StewardChecklist
{
  GtkWidget parent_instance;

  GtkWidget *box;                      /* the child */
  GtkWidget *count;                    /* unowned, below it */
  GtkWidget *items;
  GtkWidget *expander;
  GtkWidget *criteria;
  GPtrArray *checks;                   /* unowned GtkCheckButton, whose data has the item's id */
  guint n_items;                       /* of them, of the checklist */
  gboolean quiet;
};

G_DEFINE_FINAL_TYPE (StewardChecklist, steward_checklist, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

#define ID_KEY "steward-item"

static guint
count_ticked (StewardChecklist *self,
              guint             from,
              guint             to)
{
  guint count = 0;

  for (guint i = from; i < to; i++)
    count += gtk_check_button_get_active (g_ptr_array_index (self->checks, i)) ? 1 : 0;

  return count;
}

static void
show_counts (StewardChecklist *self)
{
  g_autofree char *items = g_strdup_printf (_("%u of %u"), count_ticked (self, 0, self->n_items), self->n_items);
  guint n_criteria = self->checks->len - self->n_items;
  g_autofree char *criteria = g_strdup_printf (_("Criteria: %u of %u"),
                                               count_ticked (self, self->n_items, self->checks->len), n_criteria);

  gtk_label_set_text (GTK_LABEL (self->count), items);
  gtk_expander_set_label (GTK_EXPANDER (self->expander), criteria);
}

static void
toggled_cb (StewardChecklist *self)
{
  if (self->quiet)
    return;
  show_counts (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
add_check (StewardChecklist   *self,
           GtkWidget          *box,
           const StewardCheck *check)
{
  GtkWidget *button = gtk_check_button_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (words), steward_text_new (check->item->text, NULL));
  if (check->automatic && check->words != NULL)
    {
      GtkWidget *found = steward_text_new (check->words, "second-line");

      if (check->state == STEWARD_CHECK_MISSED)
        gtk_widget_add_css_class (found, "missed");
      gtk_box_append (GTK_BOX (words), found);
    }
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (line), words);
  if (check->automatic)
    {
      GtkWidget *tag = steward_text_new (_("auto"), "second-line");

      gtk_label_set_wrap (GTK_LABEL (tag), FALSE);
      gtk_widget_set_valign (tag, GTK_ALIGN_START);
      gtk_widget_set_tooltip_text (tag, _("Checked by Steward; you have the last word"));
      gtk_box_append (GTK_BOX (line), tag);
    }
  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), line);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (button), check->automatic && check->state == STEWARD_CHECK_MET);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, check->item->text,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, check->words != NULL ? check->words : "", -1);
  g_object_set_data_full (G_OBJECT (button), ID_KEY, g_strdup (check->item->id), g_free);
  g_signal_connect_swapped (button, "toggled", G_CALLBACK (toggled_cb), self);
  gtk_box_append (GTK_BOX (box), button);
  g_ptr_array_add (self->checks, button);
}

static void
steward_checklist_dispose (GObject *object)
{
  StewardChecklist *self = STEWARD_CHECKLIST (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->checks, g_ptr_array_unref);

  G_OBJECT_CLASS (steward_checklist_parent_class)->dispose (object);
}

static void
steward_checklist_class_init (StewardChecklistClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_checklist_dispose;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
steward_checklist_init (StewardChecklist *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = steward_text_new (_("Checklist"), "heading");

  self->checks = g_ptr_array_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->count = steward_text_new (NULL, "second-line");
  self->items = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  self->criteria = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  self->expander = gtk_expander_new (NULL);
  gtk_expander_set_child (GTK_EXPANDER (self->expander), self->criteria);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), self->count);
  gtk_box_append (GTK_BOX (self->box), head);
  gtk_box_append (GTK_BOX (self->box), self->items);
  gtk_box_append (GTK_BOX (self->box), self->expander);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * steward_checklist_new:
 *
 * Returns: (transfer floating): a checklist without items
 */
GtkWidget *
steward_checklist_new (void)
{
  return g_object_new (STEWARD_TYPE_CHECKLIST, NULL);
}

/**
 * steward_checklist_set_evidence:
 * @self: a checklist
 * @evidence: whose checks are shown, ticked as a machine found them
 */
void
steward_checklist_set_evidence (StewardChecklist      *self,
                                const StewardEvidence *evidence)
{
  guint n_checks = evidence->checks == NULL ? 0 : evidence->checks->len;
  gboolean missed = FALSE;

  g_return_if_fail (STEWARD_IS_CHECKLIST (self));

  steward_box_clear (self->items);
  steward_box_clear (self->criteria);
  g_ptr_array_set_size (self->checks, 0);
  self->n_items = steward_evidence_count_checklist (evidence);
  for (guint i = 0; i < n_checks; i++)
    {
      const StewardCheck *check = g_ptr_array_index (evidence->checks, i);

      add_check (self, i < self->n_items ? self->items : self->criteria, check);
      missed = missed || (i >= self->n_items && check->state != STEWARD_CHECK_MET);
    }
  gtk_widget_set_visible (self->expander, n_checks > self->n_items);
  gtk_expander_set_expanded (GTK_EXPANDER (self->expander), missed);
  gtk_widget_set_visible (GTK_WIDGET (self), n_checks > 0);
  show_counts (self);
}

/**
 * steward_checklist_set_items:
 * @self: a checklist
 * @items: (nullable): of #StewardChecklistItem, all for a person to judge
 *
 * Shows them, none ticked.
 */
void
steward_checklist_set_items (StewardChecklist *self,
                             GPtrArray        *items)
{
  guint n_items = items == NULL ? 0 : items->len;

  g_return_if_fail (STEWARD_IS_CHECKLIST (self));

  steward_box_clear (self->items);
  steward_box_clear (self->criteria);
  g_ptr_array_set_size (self->checks, 0);
  self->n_items = n_items;
  for (guint i = 0; i < n_items; i++)
    {
      const StewardCheck check = { .item = g_ptr_array_index (items, i), .state = STEWARD_CHECK_UNKNOWN };

      add_check (self, self->items, &check);
    }
  gtk_widget_set_visible (self->expander, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), n_items > 0);
  show_counts (self);
}

/**
 * steward_checklist_dup_ticked:
 * @self: a checklist
 *
 * Returns: (transfer full): the ids of the items that are ticked
 */
char **
steward_checklist_dup_ticked (StewardChecklist *self)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  g_return_val_if_fail (STEWARD_IS_CHECKLIST (self), NULL);

  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->checks, i)))
      g_strv_builder_add (ids, g_object_get_data (g_ptr_array_index (self->checks, i), ID_KEY));

  return g_strv_builder_end (ids);
}

/**
 * steward_checklist_set_ticked:
 * @self: a checklist
 * @ticked: ids of the items that are ticked
 */
void
steward_checklist_set_ticked (StewardChecklist  *self,
                              const char *const *ticked)
{
  g_return_if_fail (STEWARD_IS_CHECKLIST (self));

  self->quiet = TRUE;
  for (guint i = 0; i < self->checks->len; i++)
    gtk_check_button_set_active (g_ptr_array_index (self->checks, i),
                                 g_strv_contains (ticked, g_object_get_data (g_ptr_array_index (self->checks, i),
                                                                             ID_KEY)));
  self->quiet = FALSE;
  show_counts (self);
}
