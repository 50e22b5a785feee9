/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The columns of the product table, one line each. Widths are fixed, so that
 * the table never has to measure its rows to know them, and follow the size of
 * the text. */

#include "config.h"

#include "steward-product-columns.h"

#include <glib/gi18n.h>

#include "steward-badge.h"
#include "steward-certified.h"
#include "steward-product-name.h"
#include "steward-product-row.h"
#include "steward-row-factory.h"
#include "steward-sort-key.h"

typedef struct
{
  const char *title;
  int width;                           /* pixels at text scale 1 */
  gboolean expand;                     /* takes what is left */
  int sort;                            /* StewardSort, −1: the query cannot order by it */
  gboolean products_only;
  StewardCell cell;
} Column;

static GtkWidget *
make_name (GObject *density)
{
  GtkWidget *name = steward_product_name_new ();

  g_object_bind_property (density, "compact", name, "compact", G_BINDING_SYNC_CREATE);

  return name;
}

static GtkWidget *
make_fact (GObject *density)
{
  return steward_badge_new_cell ();
}

static GtkWidget *
make_certification (GObject *density)
{
  GtkWidget *badge = steward_badge_new_cell ();

  steward_certified_attach (badge, density);

  return badge;
}

static GtkWidget *
make_figure (GObject *density)
{
  GtkWidget *fact = steward_badge_new_cell ();

  gtk_widget_add_css_class (fact, "numeric");

  return fact;
}

static void
show_name (GtkWidget       *cell,
           StewardEntryRow *row)
{
  steward_product_name_set_row (STEWARD_PRODUCT_NAME (cell), row);
}

static void
show_domain (GtkWidget       *cell,
             StewardEntryRow *row)
{
  steward_badge_set (STEWARD_BADGE (cell), NULL, steward_entry_row_get_domain (row), STEWARD_TONE_PLAIN);
}

static void
show_owner (GtkWidget       *cell,
            StewardEntryRow *row)
{
  if (steward_entry_row_get_loaded (row))
    steward_badge_set_owner (STEWARD_BADGE (cell), steward_entry_row_get_owner (row));
  else
    steward_badge_clear (STEWARD_BADGE (cell));
}

static void
show_certification (GtkWidget       *cell,
                    StewardEntryRow *row)
{
  gboolean loaded = steward_entry_row_get_loaded (row);

  steward_certified_show (cell, loaded ? steward_entry_row_get_urn (row) : NULL,
                          loaded ? steward_entry_row_get_certification (row) : STEWARD_CERTIFICATION_NONE);
}

static void
show_classification (GtkWidget       *cell,
                     StewardEntryRow *row)
{
  if (steward_entry_row_get_loaded (row))
    steward_badge_set_classification (STEWARD_BADGE (cell), steward_entry_row_get_classification (row));
  else
    steward_badge_clear (STEWARD_BADGE (cell));
}

static void
show_levels (GtkWidget       *cell,
             StewardEntryRow *row)
{
  if (steward_entry_row_get_loaded (row))
    steward_badge_set_levels (STEWARD_BADGE (cell), steward_entry_row_get_n_levels (row));
  else
    steward_badge_clear (STEWARD_BADGE (cell));
}

static void
show_age (GtkWidget       *cell,
          StewardEntryRow *row)
{
  if (steward_entry_row_get_loaded (row))
    steward_badge_set_age (STEWARD_BADGE (cell), steward_entry_row_get_synced_at (row));
  else
    steward_badge_clear (STEWARD_BADGE (cell));
}

static void
show_row (GtkWidget       *cell,
          StewardEntryRow *row)
{
  steward_product_row_set_row (STEWARD_PRODUCT_ROW (cell), row);
}

static const Column columns[] = {
  { N_("Product"), 234, TRUE, STEWARD_SORT_NAME, FALSE, { make_name, show_name } },
  { N_("Domain"), 116, FALSE, STEWARD_SORT_DOMAIN, FALSE, { make_fact, show_domain } },
  { N_("Owner"), 128, FALSE, STEWARD_SORT_OWNER, FALSE, { make_fact, show_owner } },
  { N_("Certification"), 132, FALSE, STEWARD_SORT_CERTIFICATION, TRUE, { make_certification, show_certification } },
  { N_("Classification"), 128, FALSE, STEWARD_SORT_CLASSIFICATION, FALSE, { make_fact, show_classification } },
  { N_("Service levels"), 112, FALSE, -1, TRUE, { make_fact, show_levels } },
  { N_("Synced"), 102, FALSE, STEWARD_SORT_SYNCED, FALSE, { make_figure, show_age } },
};

static const StewardCell narrow_cell = { steward_product_row_new, show_row };

static GtkColumnViewColumn *
make_column (const Column *column,
             GObject      *density)
{
  GtkColumnViewColumn *self = gtk_column_view_column_new (_(column->title),
                                                          steward_row_factory_new (&column->cell, density));

  gtk_column_view_column_set_resizable (self, TRUE);
  gtk_column_view_column_set_fixed_width (self, column->width);
  gtk_column_view_column_set_expand (self, column->expand);
  if (column->sort >= 0)
    {
      g_autoptr (GtkSorter) sorter = steward_sort_key_new (column->sort);

      gtk_column_view_column_set_sorter (self, sorter);
    }

  return self;
}

/**
 * steward_product_columns_add:
 * @view: an empty table
 * @density: an object with a "compact" property that outlives @view
 *
 * Gives @view its columns.
 */
void
steward_product_columns_add (GtkColumnView *view,
                             GObject       *density)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = make_column (&columns[i], density);

      gtk_column_view_append_column (view, column);
    }
}

/**
 * steward_product_columns_set_kind:
 * @view: a table with its columns
 * @kind: what it lists from now on; a dataset has no certification
 */
void
steward_product_columns_set_kind (GtkColumnView    *view,
                                  StewardEntryKind  kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (gtk_column_view_get_columns (view), i);

      gtk_column_view_column_set_visible (column, kind == STEWARD_ENTRY_PRODUCT || !columns[i].products_only);
      if (i == 0)
        gtk_column_view_column_set_title (column, kind == STEWARD_ENTRY_PRODUCT ? _(columns[i].title) : _("Dataset"));
    }
}

/**
 * steward_product_columns_set_scale:
 * @view: a table with its columns
 * @scale: of the text, 1 for its usual size
 */
void
steward_product_columns_set_scale (GtkColumnView *view,
                                   double         scale)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (gtk_column_view_get_columns (view), i);

      gtk_column_view_column_set_fixed_width (column, columns[i].width * scale);
    }
}

/**
 * steward_product_rows_new:
 * @density: an object with a "compact" property that outlives the list
 *
 * Returns: (transfer full): the rows of the narrow list
 */
GtkListItemFactory *
steward_product_rows_new (GObject *density)
{
  return steward_row_factory_new (&narrow_cell, density);
}
