/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Three lines for a window that is too narrow for columns: name and purpose
 * with what it promises at their right, then certification, classification and
 * owner with the age of what is known. */

#include "config.h"

#include "steward-product-row.h"

#include "steward-badge.h"
#include "steward-certified.h"
#include "steward-product-name.h"

struct _StewardProductRow
{
  GtkWidget parent_instance;

  GtkWidget *name;                     /* unowned children */
  GtkWidget *levels;
  GtkWidget *certification;
  GtkWidget *classification;
  GtkWidget *owner;
  GtkWidget *age;
  GtkWidget *grid;
};

G_DEFINE_FINAL_TYPE (StewardProductRow, steward_product_row, GTK_TYPE_WIDGET)

static void
steward_product_row_dispose (GObject *object)
{
  g_clear_pointer (&STEWARD_PRODUCT_ROW (object)->grid, gtk_widget_unparent);

  G_OBJECT_CLASS (steward_product_row_parent_class)->dispose (object);
}

static void
steward_product_row_class_init (StewardProductRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_product_row_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "product-row");
}

static GtkWidget *
make_dot (void)
{
  GtkWidget *dot = gtk_label_new ("·");

  gtk_widget_add_css_class (dot, "dim-label");
  gtk_accessible_update_state (GTK_ACCESSIBLE (dot), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);

  return dot;
}

static GtkWidget *
make_third_line (StewardProductRow *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  self->certification = steward_badge_new ();
  self->classification = steward_badge_new ();
  self->owner = steward_badge_new ();
  gtk_box_append (GTK_BOX (line), self->certification);
  gtk_box_append (GTK_BOX (line), make_dot ());
  gtk_box_append (GTK_BOX (line), self->classification);
  gtk_box_append (GTK_BOX (line), make_dot ());
  gtk_box_append (GTK_BOX (line), self->owner);
  gtk_widget_add_css_class (line, "small");

  return line;
}

static void
steward_product_row_init (StewardProductRow *self)
{
  self->grid = g_object_new (GTK_TYPE_GRID, "column-spacing", 12, "row-spacing", 1, NULL);
  self->name = steward_product_name_new ();
  self->levels = steward_badge_new ();
  self->age = steward_badge_new ();
  gtk_widget_set_hexpand (self->name, TRUE);
  gtk_widget_set_halign (self->levels, GTK_ALIGN_END);
  gtk_widget_set_valign (self->levels, GTK_ALIGN_START);
  gtk_widget_set_halign (self->age, GTK_ALIGN_END);
  gtk_widget_add_css_class (self->levels, "small");
  gtk_widget_add_css_class (self->age, "second-line");
  gtk_widget_add_css_class (self->age, "numeric");
  gtk_grid_attach (GTK_GRID (self->grid), self->name, 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (self->grid), self->levels, 1, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (self->grid), make_third_line (self), 0, 1, 1, 1);
  gtk_grid_attach (GTK_GRID (self->grid), self->age, 1, 1, 1, 1);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
}

/**
 * steward_product_row_new:
 * @density: an object with a "compact" property that the row follows
 *
 * Returns: (transfer floating): a row that is empty yet
 */
GtkWidget *
steward_product_row_new (GObject *density)
{
  StewardProductRow *self = g_object_new (STEWARD_TYPE_PRODUCT_ROW, NULL);

  g_object_bind_property (density, "compact", self->name, "compact", G_BINDING_SYNC_CREATE);
  steward_certified_attach (self->certification, density);

  return GTK_WIDGET (self);
}

/**
 * steward_product_row_set_row:
 * @self: the row
 * @row: what it shows; nothing while it is not loaded
 */
void
steward_product_row_set_row (StewardProductRow *self,
                             StewardEntryRow   *row)
{
  g_return_if_fail (STEWARD_IS_PRODUCT_ROW (self));

  steward_product_name_set_row (STEWARD_PRODUCT_NAME (self->name), row);
  if (!steward_entry_row_get_loaded (row))
    {
      steward_badge_clear (STEWARD_BADGE (self->levels));
      steward_certified_show (self->certification, NULL, STEWARD_CERTIFICATION_NONE);
      steward_badge_clear (STEWARD_BADGE (self->classification));
      steward_badge_clear (STEWARD_BADGE (self->owner));
      steward_badge_clear (STEWARD_BADGE (self->age));
      return;
    }

  steward_badge_set_levels (STEWARD_BADGE (self->levels), steward_entry_row_get_n_levels (row));
  steward_certified_show (self->certification, steward_entry_row_get_urn (row),
                          steward_entry_row_get_certification (row));
  steward_badge_set_classification (STEWARD_BADGE (self->classification), steward_entry_row_get_classification (row));
  steward_badge_set_owner (STEWARD_BADGE (self->owner), steward_entry_row_get_owner (row));
  steward_badge_set_age (STEWARD_BADGE (self->age), steward_entry_row_get_synced_at (row));
}
