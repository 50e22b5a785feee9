/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The parts of the products page that need no store: drawn widgets, chips,
 * tabs, the sort header, models of records, and labels that never take a text
 * for markup. */

#include "config.h"

#include <adwaita.h>

#include "steward-badge.h"
#include "steward-cards.h"
#include "steward-colors.h"
#include "steward-filter-chip.h"
#include "steward-lifecycle-line.h"
#include "steward-lineage-view.h"
#include "steward-markdown-view.h"
#include "steward-pips.h"
#include "steward-record-model.h"
#include "steward-side-box.h"
#include "steward-sort-key.h"
#include "steward-tab-line.h"
#include "steward-visibility-bars.h"

#define HOSTILE "<b>&amp;</b> %s \xe2\x80\xae" "gnp.exe"
#define SHOWN "<b>&amp;</b> %s ‹U+202E›gnp.exe"

static GtkWidget *
show_in_window (GtkWidget *child)
{
  GtkWidget *window = adw_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), 700, 400);
  adw_window_set_content (ADW_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);

  return window;
}

static void
test_drawn (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *pips = steward_pips_new ();
  GtkWidget *line = steward_lifecycle_line_new ();
  GtkWidget *bars = steward_visibility_bars_new ();
  GtkWidget *window;

  gtk_box_append (GTK_BOX (box), pips);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), bars);
  window = show_in_window (box);
  for (int i = STEWARD_CERTIFICATION_NONE; i <= STEWARD_CERTIFICATION_GOLD; i++)
    steward_pips_set_certification (STEWARD_PIPS (pips), i);
  for (int i = STEWARD_LIFECYCLE_UNKNOWN; i <= STEWARD_LIFECYCLE_RETIRED; i++)
    steward_lifecycle_line_set_lifecycle (STEWARD_LIFECYCLE_LINE (line), i);
  for (int i = STEWARD_VISIBILITY_UNKNOWN; i <= STEWARD_VISIBILITY_EXTERNAL; i++)
    steward_visibility_bars_set_visibility (STEWARD_VISIBILITY_BARS (bars), i);
  gtk_widget_set_direction (window, GTK_TEXT_DIR_RTL);
  gtk_test_widget_wait_for_draw (window);
  gtk_test_accessible_assert_role (pips, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_role (line, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_role (bars, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (pips, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Gold, 3 of 3");
  gtk_test_accessible_assert_property (line, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Retired, station 5 of 5");
  gtk_test_accessible_assert_property (bars, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "External, 4 of 4");
  gtk_window_destroy (GTK_WINDOW (window));
}

static double
get_luminance (const GdkRGBA *color,
               double         ground)
{
  double parts[] = { color->red, color->green, color->blue };
  static const double weights[] = { .2126, .7152, .0722 };
  double sum = 0;

  for (guint i = 0; i < 3; i++)
    {
      double c = parts[i] * color->alpha + ground * (1 - color->alpha);

      sum += weights[i] * (c <= .03928 ? c / 12.92 : pow ((c + .055) / 1.055, 2.4));
    }

  return sum;
}

static double
get_contrast (StewardColor color,
              double       ground)
{
  GdkRGBA paper = { ground, ground, ground, 1 };
  double a = get_luminance (steward_color_get (color), ground);
  double b = get_luminance (&paper, ground);

  return (MAX (a, b) + .05) / (MIN (a, b) + .05);
}

/* Marks have 3:1, words 4.5:1, in light and in dark. Metals are exempt: their
 * number carries the meaning, and their word stands beside them. */
static void
test_contrast (void)
{
  static const StewardColor marks[] = { STEWARD_COLOR_HOLLOW, STEWARD_COLOR_ACCENT, STEWARD_COLOR_EDGE };
  AdwStyleManager *manager = adw_style_manager_get_default ();

  for (int dark = 0; dark < 2; dark++)
    {
      double ground = dark ? 0x1e / 255. : 1;

      adw_style_manager_set_color_scheme (manager, dark ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_FORCE_LIGHT);
      for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
        g_assert_cmpfloat (get_contrast (marks[i], ground), >=, 3);
      g_assert_cmpfloat (get_contrast (STEWARD_COLOR_TEXT, ground), >=, 7);
      g_assert_cmpfloat (get_contrast (STEWARD_COLOR_DIM_TEXT, ground), >=, 4.5);
    }
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_DEFAULT);
}

static void
test_badge (void)
{
  GtkWidget *badge = g_object_ref_sink (steward_badge_new ());

  steward_badge_set (STEWARD_BADGE (badge), "dialog-warning-symbolic", HOSTILE, STEWARD_TONE_WARNING);
  g_assert_cmpstr (steward_badge_get_text (STEWARD_BADGE (badge)), ==, SHOWN);
  g_assert_true (gtk_widget_has_css_class (badge, "warning"));
  steward_badge_set_owner (STEWARD_BADGE (badge), NULL);
  g_assert_cmpstr (steward_badge_get_text (STEWARD_BADGE (badge)), ==, "No owner");
  steward_badge_set_owner (STEWARD_BADGE (badge), "Ines Okafor");
  g_assert_cmpstr (steward_badge_get_text (STEWARD_BADGE (badge)), ==, "Ines Okafor");
  g_assert_false (gtk_widget_has_css_class (badge, "warning"));
  steward_badge_set_levels (STEWARD_BADGE (badge), 0);
  g_assert_cmpstr (steward_badge_get_text (STEWARD_BADGE (badge)), ==, "No levels");
  steward_badge_set_levels (STEWARD_BADGE (badge), 1);
  g_assert_cmpstr (steward_badge_get_text (STEWARD_BADGE (badge)), ==, "1 level");
  steward_badge_set_levels (STEWARD_BADGE (badge), 3);
  g_assert_cmpstr (steward_badge_get_text (STEWARD_BADGE (badge)), ==, "3 levels");
  steward_badge_set_classification (STEWARD_BADGE (badge), STEWARD_CLASSIFICATION_UNKNOWN);
  g_assert_cmpstr (steward_badge_get_text (STEWARD_BADGE (badge)), ==, "Unclassified");
  steward_badge_set_certification (STEWARD_BADGE (badge), STEWARD_CERTIFICATION_GOLD);
  g_assert_cmpstr (steward_badge_get_text (STEWARD_BADGE (badge)), ==, "Gold");
  steward_badge_set_age (STEWARD_BADGE (badge), g_get_real_time () - 5 * G_TIME_SPAN_HOUR);
  g_assert_true (gtk_widget_has_css_class (badge, "warning"));
  steward_badge_clear (STEWARD_BADGE (badge));
  g_assert_cmpstr (steward_badge_get_text (STEWARD_BADGE (badge)), ==, "");
  g_assert_finalize_object (badge);
}

static void
walk_labels (GtkWidget *widget,
             guint     *n_labels)
{
  if (GTK_IS_LABEL (widget))
    {
      g_assert_false (gtk_label_get_use_markup (GTK_LABEL (widget)));
      (*n_labels)++;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    walk_labels (child, n_labels);
}

static void
test_markdown_view (void)
{
  GtkWidget *view = steward_markdown_view_new ();
  GtkWidget *window = show_in_window (view);
  guint n_labels = 0;

  steward_markdown_view_set_text (STEWARD_MARKDOWN_VIEW (view),
                                  "# <b>Head</b>\n\nText <i>" HOSTILE " [w](https://example.org/<b>) **x**\n\n"
                                  "- a\n- b\n\n> q\n\n```\ncode <b>\n```\n\n|a|b|\n|---|---|\n|<u>1</u>|2|\n\n---\n");
  gtk_test_widget_wait_for_draw (window);
  walk_labels (view, &n_labels);
  g_assert_cmpuint (n_labels, >=, 10);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
  steward_markdown_view_set_text (STEWARD_MARKDOWN_VIEW (view), NULL);
  g_assert_null (gtk_widget_get_first_child (view));
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
is_even (gpointer record,
         guint    index,
         gpointer user_data)
{
  return GPOINTER_TO_UINT (record) % 2 == 0;
}

typedef struct
{
  guint position;
  guint removed;
  guint added;
  guint n;
} Change;

static void
changed_cb (GListModel *list,
            guint       position,
            guint       removed,
            guint       added,
            Change     *change)
{
  *change = (Change) { position, removed, added, change->n + 1 };
}

static gboolean
is_not_50 (gpointer record,
           guint    index,
           gpointer user_data)
{
  return GPOINTER_TO_UINT (record) != 50;
}

static void
test_record_model (void)
{
  g_autoptr (StewardRecordModel) model = steward_record_model_new ();
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (StewardRecordItem) first = NULL;
  g_autoptr (StewardRecordItem) again = NULL;
  Change change = { 0 };

  for (guint i = 1; i <= 100; i++)
    g_ptr_array_add (records, GUINT_TO_POINTER (i));
  g_signal_connect (model, "items-changed", G_CALLBACK (changed_cb), &change);
  steward_record_model_set_records (model, records);
  g_assert_cmpuint (change.added, ==, 100);
  first = g_list_model_get_item (G_LIST_MODEL (model), 59);
  steward_record_model_filter (model, is_not_50, NULL);
  g_assert_cmpuint (change.position, ==, 49);
  g_assert_cmpuint (change.removed, ==, 1);
  g_assert_cmpuint (change.added, ==, 0);
  again = g_list_model_get_item (G_LIST_MODEL (model), 58);
  g_assert_true (first == again);
  steward_record_model_filter (model, is_even, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 50);
  change.n = 0;
  steward_record_model_filter (model, is_even, NULL);
  g_assert_cmpuint (change.n, ==, 0);
  steward_record_model_filter (model, NULL, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 100);
  steward_record_model_set_records (model, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 0);
}

static void
add_sorted_column (GtkColumnView *view,
                   int            sort)
{
  g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new ("Title", gtk_signal_list_item_factory_new ());
  g_autoptr (GtkSorter) sorter = sort < 0 ? NULL : steward_sort_key_new (sort);

  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_append_column (view, column);
}

static void
test_sort_key (void)
{
  g_autoptr (GtkWidget) view = g_object_ref_sink (gtk_column_view_new (NULL));
  StewardSort sort = STEWARD_SORT_SYNCED;
  gboolean descending = TRUE;

  add_sorted_column (GTK_COLUMN_VIEW (view), STEWARD_SORT_NAME);
  add_sorted_column (GTK_COLUMN_VIEW (view), -1);
  add_sorted_column (GTK_COLUMN_VIEW (view), STEWARD_SORT_OWNER);
  g_assert_false (steward_sort_key_read (GTK_COLUMN_VIEW (view), &sort, &descending));
  steward_sort_key_show (GTK_COLUMN_VIEW (view), STEWARD_SORT_NAME, FALSE);
  g_assert_true (steward_sort_key_read (GTK_COLUMN_VIEW (view), &sort, &descending));
  g_assert_cmpint (sort, ==, STEWARD_SORT_NAME);
  g_assert_false (descending);
  steward_sort_key_show (GTK_COLUMN_VIEW (view), STEWARD_SORT_OWNER, TRUE);
  g_assert_true (steward_sort_key_read (GTK_COLUMN_VIEW (view), &sort, &descending));
  g_assert_cmpint (sort, ==, STEWARD_SORT_OWNER);
  g_assert_true (descending);
}

static GPtrArray *
make_options (void)
{
  GPtrArray *options = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_filter_option_free);

  g_ptr_array_add (options, steward_filter_option_new ("active", "Active", 12));
  g_ptr_array_add (options, steward_filter_option_new ("draft", "Draft", 3));
  g_ptr_array_add (options, steward_filter_option_new ("<b>", "<b>", 1));

  return options;
}

static void
test_chip (void)
{
  GtkWidget *chip = g_object_ref_sink (steward_filter_chip_new ("Lifecycle"));
  g_auto (GStrv) selected = NULL;

  g_assert_null (steward_filter_chip_dup_selected (STEWARD_FILTER_CHIP (chip)));
  steward_filter_chip_set_options (STEWARD_FILTER_CHIP (chip), make_options ());
  steward_filter_chip_select (STEWARD_FILTER_CHIP (chip), "draft", TRUE);
  steward_filter_chip_select (STEWARD_FILTER_CHIP (chip), "<b>", TRUE);
  steward_filter_chip_select (STEWARD_FILTER_CHIP (chip), "<b>", TRUE);
  g_assert_true (steward_filter_chip_is_active (STEWARD_FILTER_CHIP (chip)));
  g_assert_cmpstr (steward_filter_chip_get_summary (STEWARD_FILTER_CHIP (chip)), ==, "Lifecycle: Draft, <b>");
  selected = steward_filter_chip_dup_selected (STEWARD_FILTER_CHIP (chip));
  g_assert_cmpuint (g_strv_length (selected), ==, 2);
  steward_filter_chip_select (STEWARD_FILTER_CHIP (chip), "draft", FALSE);
  steward_filter_chip_clear (STEWARD_FILTER_CHIP (chip));
  g_assert_cmpstr (steward_filter_chip_get_summary (STEWARD_FILTER_CHIP (chip)), ==, "Lifecycle");
  g_assert_finalize_object (chip);
}

static void
test_tabs (void)
{
  StewardTabLine *tabs = g_object_ref_sink (g_object_new (STEWARD_TYPE_TAB_LINE, NULL));
  GtkWidget *stack = g_object_ref_sink (gtk_stack_new ());

  gtk_stack_add_named (GTK_STACK (stack), gtk_label_new ("a"), "a");
  gtk_stack_add_named (GTK_STACK (stack), gtk_label_new ("b"), "b");
  steward_tab_line_set_stack (tabs, GTK_STACK (stack));
  steward_tab_line_add (tabs, "a", "A");
  steward_tab_line_add (tabs, "b", "B");
  steward_tab_line_set_count (tabs, "b", 1234);
  steward_tab_line_select (tabs, "b");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "b");
  steward_tab_line_set_visible (tabs, "b", FALSE);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "a");
  g_assert_finalize_object (tabs);
  g_assert_finalize_object (stack);
}

static int
get_height (GtkWidget *widget,
            int        width)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL, NULL);

  return minimum;
}

static void
test_side_box (void)
{
  GtkWidget *left = g_object_new (GTK_TYPE_BOX, "height-request", 100, NULL);
  GtkWidget *right = g_object_new (GTK_TYPE_BOX, "height-request", 60, NULL);
  g_autoptr (GtkWidget) box = g_object_ref_sink (steward_side_box_new (left, right, 300, 800));

  g_assert_cmpint (get_height (box, 900), ==, 100);
  g_assert_cmpint (get_height (box, 700), ==, 184);
  gtk_widget_set_visible (right, FALSE);
  g_assert_cmpint (get_height (box, 700), ==, 100);
}

static GPtrArray *
make_edges (guint n_edges)
{
  GPtrArray *edges = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n_edges; i++)
    {
      StewardLineageEdge *edge = g_new0 (StewardLineageEdge, 1);

      edge->name = (char *) HOSTILE;
      edge->urn = i % 3 == 0 ? NULL : (char *) "urn:steward:x";
      g_ptr_array_add (edges, edge);
    }

  return edges;
}

static void
test_lineage (void)
{
  g_autoptr (StewardEntry) entry = steward_entry_new (STEWARD_ENTRY_PRODUCT);
  StewardEntryDetail detail = { .entry = entry };
  GtkWidget *view = steward_lineage_view_new (100);
  GtkWidget *window;

  entry->name = g_strdup ("orders.order_events");
  detail.upstream = make_edges (2);
  detail.downstream = make_edges (250);
  steward_lineage_view_set_detail (STEWARD_LINEAGE_VIEW (view), &detail);
  g_assert_cmpint (get_height (view, 600), ==, 100 * 28 + 99 * 12);
  window = show_in_window (g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", view, NULL));
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "orders.order_events is made from 2 and feeds 250 others");
  gtk_window_destroy (GTK_WINDOW (window));
  g_ptr_array_unref (detail.upstream);
  g_ptr_array_unref (detail.downstream);
}

int
main (int    argc,
      char **argv)
{
  /* Roles and properties can only be read back from this one. */
  g_setenv ("GTK_A11Y", "test", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/products/widgets/drawn", test_drawn);
  g_test_add_func ("/products/widgets/contrast", test_contrast);
  g_test_add_func ("/products/widgets/badge", test_badge);
  g_test_add_func ("/products/widgets/markdown-view", test_markdown_view);
  g_test_add_func ("/products/widgets/record-model", test_record_model);
  g_test_add_func ("/products/widgets/sort-key", test_sort_key);
  g_test_add_func ("/products/widgets/chip", test_chip);
  g_test_add_func ("/products/widgets/tabs", test_tabs);
  g_test_add_func ("/products/widgets/side-box", test_side_box);
  g_test_add_func ("/products/widgets/lineage", test_lineage);

  return g_test_run ();
}
