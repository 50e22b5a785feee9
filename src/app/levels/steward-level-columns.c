/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How an objective stands in a row: as cells of a table, or as three lines
 * where there is no room for columns. Both shapes are put together from the
 * same cells, and the budget that is burnt most stands first. */

#include "config.h"

#include "steward-level-columns.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "steward-attainment-bar.h"
#include "steward-attainment.h"
#include "steward-day-strip.h"
#include "steward-incident-words.h"
#include "steward-level-item.h"
#include "steward-level-look.h"
#include "steward-list-keys.h"
#include "steward-plain-label.h"
#include "steward-time.h"

#define STRIP_DAYS 30
#define CELL_KEY "steward-level-cell"
#define NARROW_BELOW 960

/* What a cell of words shows: a mark, a text above and a smaller one below. */
typedef struct
{
  const char *icon_name;               /* or NULL */
  const char *css_class;               /* of the icon */
  gboolean missed;
  gboolean dim;
  char *first;                         /* owned, nullable */
  char *second;                        /* owned, nullable */
} Content;

typedef void (*Fill) (const StewardLevel *level,
                      gint64              now,
                      Content            *content);

typedef enum
{
  CELL_WORDS,
  CELL_BAR,
  CELL_STRIP,
} CellKind;

typedef struct
{
  const char *title;                   /* N_() */
  int width;
  gboolean expand;
  CellKind kind;
  Fill fill;                           /* of words */
  GCompareDataFunc compare;
} Column;

/* Filling. */

static void
fill_state (const StewardLevel *level,
            gint64              now,
            Content            *content)
{
  StewardLevelLook look = steward_level_get_look (level);
  gboolean clock = level->since > 0 && level->slo->method != STEWARD_SLO_VAGUE && !level->gone;
  g_autofree char *since = clock ? steward_time_format_since (level->since, now) : NULL;

  content->icon_name = look.icon_name;
  content->css_class = look.css_class;
  content->missed = look.tone == STEWARD_TONE_ERROR;
  content->first = g_strdup (look.words);
  content->second = g_steal_pointer (&since);
}

static void
fill_name (const StewardLevel *level,
           gint64              now,
           Content            *content)
{
  g_autofree char *title = steward_slo_say_title (level->slo);

  content->first = g_strdup (level->name);
  content->second = level->slo->element == NULL || level->slo->check != NULL
                      ? g_steal_pointer (&title) : g_strdup_printf ("%s · %s", title, level->slo->element);
}

static void
fill_promise (const StewardLevel *level,
              gint64              now,
              Content            *content)
{
  content->first = level->slo->method == STEWARD_SLO_STATE ? g_strdup (C_("promise", "up"))
                                                           : steward_slo_say_target (level->slo);
  if (content->first == NULL)
    content->first = steward_slo_say_promise (level->slo);
  if (level->slo->method == STEWARD_SLO_VAGUE)
    content->second = g_strdup (_("cannot be measured as written"));
  else if (steward_slo_has_budget (level->slo))
    {
      g_autofree char *share = steward_level_say_percent (level->slo->target, level->slo->target);

      content->second = g_strdup_printf (ngettext ("%s of any %u day", "%s of any %u days", level->slo->window), share,
                                         level->slo->window);
    }
}

static void
fill_share (const StewardLevel *level,
            gint64              now,
            Content            *content)
{
  const StewardAttainment *time = steward_level_get_agreed (level, NULL);
  double share = steward_attainment_get_share (time);
  gint64 all = steward_attainment_get_length (time);
  double unknown = all > 0 ? 100. * (double) time->undecidable / (double) all : 0;

  if (!steward_slo_has_budget (level->slo))
    {
      content->first = g_strdup ("–");
      content->dim = TRUE;
      return;
    }
  content->first = steward_level_say_percent (share, level->slo->target);
  content->dim = isnan (share);
  content->missed = share < level->slo->target;
  if (unknown >= .05)
    content->second = g_strdup_printf (_("%.*f %% unknown"), unknown < 10 ? 1 : 0, unknown);
}

static void
fill_budget (const StewardLevel *level,
             gint64              now,
             Content            *content)
{
  content->first = steward_level_say_budget (level->budget_left);
  content->dim = isnan (level->budget_left);
  content->missed = level->budget_left < 0;
  if (level->budget_left < 0 && level->budget_spent_at > 0)
    {
      g_autofree char *ago = steward_time_format_ago (level->budget_spent_at, now);

      /* Translators: when, as in "spent yesterday" */
      content->second = g_strdup_printf (_("spent %s"), ago);
    }
  else if (level->exhausted_at > now && level->exhausted_at - now < 90 * G_TIME_SPAN_DAY)
    {
      g_autofree char *length = steward_incident_say_length (level->exhausted_at - now);

      content->second = g_strdup_printf (_("lasts %s"), length);
    }
}

static void
fill_trend (const StewardLevel *level,
            gint64              now,
            Content            *content)
{
  double trend = steward_level_get_trend (level);
  /* A tenth of what may be missed is no change. */
  double least = MAX ((1 - level->slo->target) * .1, 1e-6);

  if (isnan (trend))
    return;
  content->css_class = "mark-none";
  if (trend > least)
    {
      content->icon_name = "go-up-symbolic";
      content->first = g_strdup (C_("trend", "better"));
    }
  else if (trend < -least)
    {
      content->icon_name = "go-down-symbolic";
      content->css_class = "mark-warning";
      content->first = g_strdup (C_("trend", "worse"));
    }
  else
    {
      content->icon_name = "go-next-symbolic";
      content->first = g_strdup (C_("trend", "same"));
      content->dim = TRUE;
    }
}

/* Order. */

static const StewardLevel *
get_level (gconstpointer item)
{
  return steward_level_item_get_level (STEWARD_LEVEL_ITEM ((gpointer) item));
}

static GtkOrdering
compare_texts (const char *a,
               const char *b)
{
  return gtk_ordering_from_cmpfunc (g_utf8_collate (a != NULL ? a : "", b != NULL ? b : ""));
}

static int
compare_names (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  GtkOrdering order = compare_texts (get_level (a)->name, get_level (b)->name);

  return order != GTK_ORDERING_EQUAL ? order
                                     : compare_texts (get_level (a)->slo->property, get_level (b)->slo->property);
}

/* What is unknown comes last, whichever way. */
static GtkOrdering
compare_figures (double a,
                 double b)
{
  if (isnan (a) || isnan (b))
    return isnan (a) == isnan (b) ? GTK_ORDERING_EQUAL : isnan (a) ? GTK_ORDERING_LARGER : GTK_ORDERING_SMALLER;

  return a < b ? GTK_ORDERING_SMALLER : a > b ? GTK_ORDERING_LARGER : GTK_ORDERING_EQUAL;
}

static int
compare_budgets (gconstpointer a,
                 gconstpointer b,
                 gpointer      user_data)
{
  GtkOrdering order = compare_figures (get_level (a)->budget_left, get_level (b)->budget_left);

  return order != GTK_ORDERING_EQUAL ? order : compare_names (a, b, NULL);
}

static int
compare_shares (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  return compare_figures (steward_attainment_get_share (steward_level_get_agreed (get_level (a), NULL)),
                          steward_attainment_get_share (steward_level_get_agreed (get_level (b), NULL)));
}

static int
rank_state (const StewardLevel *level)
{
  if (level->verdict == STEWARD_LEVEL_MISSED)
    return 0;
  if (level->alerts != 0)
    return 1;

  return level->slo->method == STEWARD_SLO_VAGUE ? 4 : level->verdict == STEWARD_LEVEL_UNDECIDABLE ? 2 : 3;
}

static int
compare_states (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  return gtk_ordering_from_cmpfunc (rank_state (get_level (a)) - rank_state (get_level (b)));
}

static int
compare_trends (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  return compare_figures (steward_level_get_trend (get_level (a)), steward_level_get_trend (get_level (b)));
}

static const Column columns[] = {
  { N_("State"), 142, FALSE, CELL_WORDS, fill_state, compare_states },
  { N_("Product and Level"), 180, TRUE, CELL_WORDS, fill_name, compare_names },
  { N_("Promise"), 156, FALSE, CELL_WORDS, fill_promise, NULL },
  { N_("Attainment"), 152, FALSE, CELL_BAR, NULL, NULL },
  { N_("Share"), 106, FALSE, CELL_WORDS, fill_share, compare_shares },
  { N_("Budget Left"), 118, FALSE, CELL_WORDS, fill_budget, compare_budgets },
  { N_("30 Days"), 102, FALSE, CELL_STRIP, NULL, NULL },
  { N_("Trend"), 98, FALSE, CELL_WORDS, fill_trend, compare_trends },
};

#define LEAD 1                         /* the column with the name */

/* Cells. */

typedef struct
{
  CellKind kind;
  Fill fill;
  GtkWidget *widget;                   /* the bar or the strip */
  GtkWidget *icon;
  GtkWidget *first;
  GtkWidget *second;
} Cell;

static GtkWidget *
make_label (const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, "ellipsize", PANGO_ELLIPSIZE_END, NULL);

  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkWidget *
make_words (Cell    *cell,
            gboolean leads)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  cell->icon = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  cell->first = make_label (leads ? "line-name" : "numeric");
  cell->second = make_label ("second-line");
  gtk_widget_add_css_class (cell->second, "numeric");
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), cell->first);
  gtk_box_append (GTK_BOX (words), cell->second);
  gtk_box_append (GTK_BOX (box), cell->icon);
  gtk_box_append (GTK_BOX (box), words);

  return box;
}

static GtkWidget *
make_cell (CellKind kind,
           Fill     fill,
           gboolean leads)
{
  Cell *cell = g_new0 (Cell, 1);
  GtkWidget *widget;

  cell->kind = kind;
  cell->fill = fill;
  if (kind == CELL_WORDS)
    widget = make_words (cell, leads);
  else
    {
      widget = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      cell->widget = kind == CELL_BAR ? steward_attainment_bar_new (TRUE) : steward_day_strip_new (STRIP_DAYS);
      gtk_widget_set_hexpand (cell->widget, kind == CELL_BAR);
      gtk_box_append (GTK_BOX (widget), cell->widget);
    }
  g_object_set_data_full (G_OBJECT (widget), CELL_KEY, cell, g_free);

  return widget;
}

static void
set_text (GtkWidget  *label,
          const char *text)
{
  steward_label_set_plain (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (label, gtk_label_get_text (GTK_LABEL (label)));
  gtk_widget_set_visible (label, text != NULL && *text != '\0');
}

static void
set_class (GtkWidget  *widget,
           const char *css_class,
           gboolean    set)
{
  if (set)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

static void
show_words (Cell               *cell,
            const StewardLevel *level)
{
  static const char *const classes[] = { "mark-none", "mark-warning", "mark-error", "mark-success" };
  Content content = { 0 };

  cell->fill (level, g_get_real_time (), &content);
  gtk_widget_set_visible (cell->icon, content.icon_name != NULL);
  gtk_image_set_from_icon_name (GTK_IMAGE (cell->icon), content.icon_name);
  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    set_class (cell->icon, classes[i], g_strcmp0 (classes[i], content.css_class) == 0);
  set_class (cell->first, "missed", content.missed);
  set_class (cell->first, "dim-label", content.dim);
  set_text (cell->first, content.first);
  set_text (cell->second, content.second);
  g_free (content.first);
  g_free (content.second);
}

static void
show_cell (GtkWidget        *widget,
           StewardLevelItem *item)
{
  Cell *cell = g_object_get_data (G_OBJECT (widget), CELL_KEY);
  const StewardLevel *level = steward_level_item_get_level (item);
  const StewardAttainment *time;
  guint days;

  if (cell->kind == CELL_WORDS)
    {
      show_words (cell, level);
      return;
    }
  gtk_widget_set_visible (cell->widget, steward_slo_has_budget (level->slo));
  if (cell->kind == CELL_STRIP)
    {
      steward_day_strip_set (STEWARD_DAY_STRIP (cell->widget), level->strip);
      return;
    }
  time = steward_level_get_agreed (level, &days);
  steward_attainment_bar_set (STEWARD_ATTAINMENT_BAR (cell->widget), time, level->slo->target,
                              steward_attainment_bar_get_axis (steward_attainment_get_share (time),
                                                               level->slo->target), days);
}

/* Three lines. */

typedef struct
{
  GtkWidget *cells[7];
} Row;

static GtkWidget *
make_row (void)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *figures = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  Row *cells = g_new (Row, 1);

  *cells = (Row) { { make_cell (CELL_WORDS, fill_name, TRUE), make_cell (CELL_WORDS, fill_promise, FALSE),
                     make_cell (CELL_WORDS, fill_state, FALSE), make_cell (CELL_BAR, NULL, FALSE),
                     make_cell (CELL_WORDS, fill_budget, FALSE), make_cell (CELL_STRIP, NULL, FALSE),
                     make_cell (CELL_WORDS, fill_share, FALSE) } };
  /* Only the name and the bar grow, so that rows line up. */
  for (guint i = 0; i < G_N_ELEMENTS (cells->cells); i++)
    gtk_widget_set_hexpand (cells->cells[i], i == 0 || i == 3);
  gtk_widget_set_size_request (cells->cells[1], 170, -1);
  gtk_widget_set_size_request (cells->cells[2], 142, -1);
  gtk_widget_set_size_request (cells->cells[4], 142, -1);
  gtk_widget_set_size_request (cells->cells[6], 104, -1);
  gtk_box_append (GTK_BOX (head), cells->cells[0]);
  gtk_box_append (GTK_BOX (head), cells->cells[1]);
  gtk_box_append (GTK_BOX (head), cells->cells[2]);
  gtk_box_append (GTK_BOX (figures), cells->cells[3]);
  gtk_box_append (GTK_BOX (figures), cells->cells[6]);
  gtk_box_append (GTK_BOX (figures), cells->cells[5]);
  gtk_box_append (GTK_BOX (figures), cells->cells[4]);
  gtk_box_append (GTK_BOX (row), head);
  gtk_box_append (GTK_BOX (row), figures);
  g_object_set_data_full (G_OBJECT (row), CELL_KEY "s", cells, g_free);

  return row;
}

/* Factories. */

static void
show (GtkListItem *item)
{
  GtkWidget *child = gtk_list_item_get_child (item);
  StewardLevelItem *object = gtk_list_item_get_item (item);
  Row *row = g_object_get_data (G_OBJECT (child), CELL_KEY "s");

  if (object == NULL)
    return;
  if (row == NULL)
    show_cell (child, object);
  for (guint i = 0; row != NULL && i < G_N_ELEMENTS (row->cells); i++)
    show_cell (row->cells[i], object);
}

static void
changed_cb (StewardLevelItem *object,
            GtkListItem      *item)
{
  show (item);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          const Column             *column)
{
  GtkWidget *child = column == NULL ? make_row () : make_cell (column->kind, column->fill, column == &columns[LEAD]);

  steward_list_keys_mark (child, item);
  gtk_list_item_set_child (item, child);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         const Column             *column)
{
  g_signal_connect (gtk_list_item_get_item (item), "changed", G_CALLBACK (changed_cb), item);
  show (item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item,
           const Column             *column)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), changed_cb, item);
}

static GtkListItemFactory *
make_factory (const Column *column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), (gpointer) column);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), (gpointer) column);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), (gpointer) column);

  return factory;
}

static void
add_column (GtkColumnView *view,
            const Column  *column)
{
  g_autoptr (GtkColumnViewColumn) made = gtk_column_view_column_new (_(column->title), make_factory (column));

  gtk_column_view_column_set_resizable (made, TRUE);
  gtk_column_view_column_set_fixed_width (made, column->width);
  gtk_column_view_column_set_expand (made, column->expand);
  if (column->compare != NULL)
    {
      g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (column->compare, NULL, NULL));

      gtk_column_view_column_set_sorter (made, sorter);
    }
  gtk_column_view_append_column (view, made);
}

static const char *
get_id (gpointer item)
{
  return steward_level_item_get_id (item);
}

static void
tick (gpointer item)
{
  steward_level_item_tick (item);
}

/**
 * steward_level_table_new:
 * @items: (transfer none): of #StewardLevelItem
 *
 * Returns: (transfer floating): a #StewardItemTable of objectives, the budget
 *   that is burnt most first
 */
GtkWidget *
steward_level_table_new (GListModel *items)
{
  static const StewardItemTableKind levels = { "levels", NARROW_BELOW, get_id, tick };
  g_autoptr (GtkListItemFactory) rows = make_factory (NULL);
  GtkWidget *table = steward_item_table_new (&levels, items, rows,
                                             GTK_SORTER (gtk_custom_sorter_new (compare_budgets, NULL, NULL)),
                                             _("Objectives"));

  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    add_column (steward_item_table_get_columns (STEWARD_ITEM_TABLE (table)), &columns[i]);

  return table;
}
