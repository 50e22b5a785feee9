/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How an access stands in a row: as cells of a table, or as three lines where
 * there is no room for columns. Each cell is filled from a summary by one
 * function; both shapes are put together from them. */

#include "config.h"

#include "steward-access-columns.h"

#include <string.h>

#include <glib/gi18n.h>

#include "steward-access-item.h"
#include "steward-access-look.h"
#include "steward-badge.h"
#include "steward-list-keys.h"
#include "steward-plain-label.h"
#include "steward-review-words.h"

/* A cell's content: a badge or a text above, a smaller text below. */
typedef struct
{
  StewardAccessLook look;              /* icon_name: NULL for none */
  char *first;                         /* owned, nullable */
  char *second;                        /* owned, nullable */
} Content;

typedef void (*Fill) (const StewardAccessSummary *summary,
                      gint64                      now,
                      Content                    *content);

typedef struct
{
  const char *title;                   /* N_() */
  int width;
  gboolean expand;
  Fill fill;
  GCompareDataFunc compare;
} Column;

#define CELL_KEY "steward-access-cell"

/* Filling. */

static void
fill_request (const StewardAccessSummary *summary,
              gint64                      now,
              Content                    *content)
{
  content->first = g_strdup (summary->access->title);
  content->second = g_strdup (summary->purpose != NULL ? summary->purpose : _("no purpose is given"));
  if (summary->access->ask != NULL)
    content->look.icon_name = steward_consumer_kind_to_icon (summary->access->ask->consumer_kind);
}

static void
fill_consumer (const StewardAccessSummary *summary,
               gint64                      now,
               Content                    *content)
{
  const StewardAccessTerms *terms = summary->access->terms;

  content->first = g_strdup (summary->consumer);
  content->second = g_strdup (terms != NULL ? terms->grantee : NULL);
  if (summary->access->ask != NULL)
    content->look.icon_name = steward_consumer_kind_to_icon (summary->access->ask->consumer_kind);
}

static void
fill_product (const StewardAccessSummary *summary,
              gint64                      now,
              Content                    *content)
{
  content->first = g_strdup (summary->subject);
  content->second = summary->access->terms == NULL ? NULL : steward_access_say_scope (summary->access->terms);
}

static void
fill_purpose (const StewardAccessSummary *summary,
              gint64                      now,
              Content                    *content)
{
  content->first = g_strdup (summary->purpose != NULL ? summary->purpose : _("no purpose is given"));
}

static void
fill_data (const StewardAccessSummary *summary,
           gint64                      now,
           Content                    *content)
{
  StewardClassification classification = summary->access->classification;

  content->look.icon_name = steward_classification_to_icon (classification);
  content->first = g_strdup (classification == STEWARD_CLASSIFICATION_UNKNOWN
                               ? _("Unclassified") : _(steward_classification_to_title (classification)));
  content->second = summary->access->terms == NULL ? NULL : steward_access_say_scope (summary->access->terms);
}

/* "Privacy: Olu Adeyemi" is the step, and who may decide it. */
static char *
dup_step (const StewardAccessSummary *summary,
          const char                **out_names)
{
  const char *colon = summary->waits_for == NULL ? NULL : strstr (summary->waits_for, ": ");

  *out_names = colon == NULL ? NULL : colon + 2;

  return colon == NULL ? g_strdup (summary->waits_for) : g_strndup (summary->waits_for, colon - summary->waits_for);
}

static void
fill_step (const StewardAccessSummary *summary,
           gint64                      now,
           Content                    *content)
{
  const char *people;

  content->first = dup_step (summary, &people);
  content->second = g_strdup (people);
}

static void
fill_state (const StewardAccessSummary *summary,
            gint64                      now,
            Content                    *content)
{
  const char *people;
  g_autofree char *step = dup_step (summary, &people);

  content->look = steward_access_get_look (summary->access, summary->overdue);
  content->first = g_strdup (content->look.words);
  if (step != NULL)
    content->second = g_strdup_printf (_("waits for: %s"), step);
  else if (summary->access->ask != NULL && summary->access->ask->emergency)
    content->second = g_strdup (_("emergency"));
}

/* What somebody waits for is due then, also the review of an emergency. */
static void
fill_due (const StewardAccessSummary *summary,
          gint64                      now,
          Content                    *content)
{
  const StewardAccess *access = summary->access;
  gint64 due = access->state == STEWARD_ACCESS_REQUESTED ? access->due : access->review_due;

  content->first = steward_review_say_remaining (due, now);
  if (summary->overdue)
    content->look = (StewardAccessLook) { "document-open-recent-symbolic", NULL, STEWARD_TONE_ERROR };
  content->second = g_strdup (access->id);
}

static void
fill_clock (const StewardAccessSummary *summary,
            gint64                      now,
            Content                    *content)
{
  gboolean soon = steward_access_ends_soon (summary->access, now);

  content->first = steward_access_say_clock (summary->access, now);
  if (summary->overdue)
    content->look = (StewardAccessLook) { "document-open-recent-symbolic", NULL, STEWARD_TONE_ERROR };
  else if (soon)
    content->look = (StewardAccessLook) { "document-open-recent-symbolic", NULL, STEWARD_TONE_TROUBLE };
  content->second = g_strdup (summary->access->id);
}

static void
clear_content (Content *content)
{
  g_clear_pointer (&content->first, g_free);
  g_clear_pointer (&content->second, g_free);
}

/* Order. */

static const StewardAccessSummary *
get_summary (gconstpointer item)
{
  return steward_access_item_get_summary (STEWARD_ACCESS_ITEM ((gpointer) item));
}

static int
compare_texts (const char *a,
               const char *b)
{
  g_autofree char *key_a = g_utf8_collate_key (a != NULL ? a : "", -1);
  g_autofree char *key_b = g_utf8_collate_key (b != NULL ? b : "", -1);
  int order = strcmp (key_a, key_b);

  return order < 0 ? GTK_ORDERING_SMALLER : order > 0 ? GTK_ORDERING_LARGER : GTK_ORDERING_EQUAL;
}

static int
compare_times (gint64 a,
               gint64 b)
{
  return a < b ? GTK_ORDERING_SMALLER : a > b ? GTK_ORDERING_LARGER : GTK_ORDERING_EQUAL;
}

static int
compare_titles (gconstpointer a, gconstpointer b, gpointer data)
{
  return compare_texts (get_summary (a)->access->title, get_summary (b)->access->title);
}

static int
compare_consumers (gconstpointer a, gconstpointer b, gpointer data)
{
  return compare_texts (get_summary (a)->consumer, get_summary (b)->consumer);
}

static int
compare_products (gconstpointer a, gconstpointer b, gpointer data)
{
  return compare_texts (get_summary (a)->subject, get_summary (b)->subject);
}

static int
compare_purposes (gconstpointer a, gconstpointer b, gpointer data)
{
  return compare_texts (get_summary (a)->purpose, get_summary (b)->purpose);
}

static int
compare_data (gconstpointer a, gconstpointer b, gpointer data)
{
  return compare_times (get_summary (a)->access->classification, get_summary (b)->access->classification);
}

static int
compare_states (gconstpointer a, gconstpointer b, gpointer data)
{
  StewardAccessStage stage_a = steward_access_get_stage (get_summary (a)->access);
  StewardAccessStage stage_b = steward_access_get_stage (get_summary (b)->access);

  return compare_times (stage_a, stage_b);
}

/* The moment at which somebody has to look at it; what is over comes last, the latest first. */
static gint64
get_moment (const StewardAccessSummary *summary)
{
  const StewardAccess *access = summary->access;

  switch (steward_access_get_stage (access))
    {
    case STEWARD_ACCESS_STAGE_TROUBLE:
      return 0;
    case STEWARD_ACCESS_STAGE_WAITING:
      return access->due > 0 ? access->due : access->requested_at;
    case STEWARD_ACCESS_STAGE_LIVE:
      return access->terms != NULL && access->terms->until > 0 ? access->terms->until : G_MAXINT64 / 4;
    case STEWARD_ACCESS_STAGE_OVER:
    default:
      return G_MAXINT64 / 2 - MAX (access->ended_at, access->decided_at);
    }
}

static int
compare_moments (gconstpointer a, gconstpointer b, gpointer data)
{
  const StewardAccessSummary *summary_a = get_summary (a);
  const StewardAccessSummary *summary_b = get_summary (b);
  int order = compare_times (get_moment (summary_a), get_moment (summary_b));

  return order != GTK_ORDERING_EQUAL ? order : compare_texts (summary_a->access->id, summary_b->access->id);
}

static const Column columns[STEWARD_ACCESS_N_LISTS][5] = {
  [STEWARD_ACCESS_WAITING] = {
    { N_("Request"), 300, TRUE, fill_request, compare_titles },
    { N_("Data"), 200, FALSE, fill_data, compare_data },
    { N_("Step"), 230, FALSE, fill_step, NULL },
    { N_("Due"), 130, FALSE, fill_due, compare_moments },
  },
  [STEWARD_ACCESS_MINE] = {
    { N_("Request"), 300, TRUE, fill_request, compare_titles },
    { N_("Data"), 200, FALSE, fill_data, compare_data },
    { N_("State"), 210, FALSE, fill_state, compare_states },
    { N_("When"), 152, FALSE, fill_clock, compare_moments },
  },
  [STEWARD_ACCESS_ALL] = {
    { N_("Who"), 216, FALSE, fill_consumer, compare_consumers },
    { N_("What"), 252, FALSE, fill_product, compare_products },
    { N_("Why"), 120, TRUE, fill_purpose, compare_purposes },
    { N_("State"), 186, FALSE, fill_state, compare_states },
    { N_("Until"), 148, FALSE, fill_clock, compare_moments },
  },
};

/* A cell. */

typedef struct
{
  Fill fill;
  gboolean leads;                      /* names the row for those who do not see it */
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
make_cell (Fill     fill,
           gboolean leads)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  Cell *cell = g_new0 (Cell, 1);

  cell->fill = fill;
  cell->leads = leads;
  cell->icon = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  cell->first = make_label (leads ? "line-name" : NULL);
  cell->second = make_label ("second-line");
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), cell->first);
  gtk_box_append (GTK_BOX (words), cell->second);
  gtk_box_append (GTK_BOX (box), cell->icon);
  gtk_box_append (GTK_BOX (box), words);
  g_object_set_data_full (G_OBJECT (box), CELL_KEY, cell, g_free);

  return box;
}

static const char *
get_mark_class (StewardTone tone)
{
  switch (tone)
    {
    case STEWARD_TONE_WARNING:
    case STEWARD_TONE_TROUBLE:
      return "mark-warning";
    case STEWARD_TONE_ERROR:
      return "mark-error";
    case STEWARD_TONE_ACCENT:
      return "mark-accent";
    case STEWARD_TONE_PLAIN:
    case STEWARD_TONE_DIM:
    default:
      return "mark-none";
    }
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
show_cell (GtkWidget         *widget,
           StewardAccessItem *item)
{
  static const char *const classes[] = { "mark-none", "mark-warning", "mark-error", "mark-accent" };
  Cell *cell = g_object_get_data (G_OBJECT (widget), CELL_KEY);
  const StewardAccessSummary *summary = steward_access_item_get_summary (item);
  Content content = { 0 };

  cell->fill (summary, g_get_real_time (), &content);
  gtk_widget_set_visible (cell->icon, content.look.icon_name != NULL);
  if (content.look.icon_name != NULL)
    gtk_image_set_from_icon_name (GTK_IMAGE (cell->icon), content.look.icon_name);
  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    gtk_widget_remove_css_class (cell->icon, classes[i]);
  gtk_widget_add_css_class (cell->icon, get_mark_class (content.look.tone));
  if (content.look.tone == STEWARD_TONE_ERROR)
    gtk_widget_add_css_class (cell->first, "missed");
  else
    gtk_widget_remove_css_class (cell->first, "missed");
  if (content.look.tone == STEWARD_TONE_DIM && !cell->leads)
    gtk_widget_add_css_class (cell->first, "dim-label");
  else
    gtk_widget_remove_css_class (cell->first, "dim-label");
  set_text (cell->first, content.first);
  set_text (cell->second, content.second);
  clear_content (&content);
}

/* Three lines. */

typedef struct
{
  GtkWidget *cells[4];
} Row;

static GtkWidget *
make_row (StewardAccessListKind kind)
{
  GtkWidget *grid = g_object_new (GTK_TYPE_GRID, "column-spacing", 12, "row-spacing", 3, NULL);
  GtkWidget *lead = make_cell (fill_request, TRUE);
  GtkWidget *clock = make_cell (kind == STEWARD_ACCESS_WAITING ? fill_due : fill_clock, FALSE);
  GtkWidget *state = make_cell (kind == STEWARD_ACCESS_WAITING ? fill_step : fill_state, FALSE);
  GtkWidget *data = make_cell (fill_data, FALSE);
  Row *row = g_new (Row, 1);

  gtk_widget_set_hexpand (lead, TRUE);
  gtk_widget_set_hexpand (clock, FALSE);
  gtk_widget_set_hexpand (data, FALSE);
  gtk_widget_set_size_request (data, 190, -1);
  gtk_widget_set_valign (clock, GTK_ALIGN_START);
  gtk_widget_add_css_class (state, "small");
  gtk_widget_add_css_class (data, "small");
  gtk_grid_attach (GTK_GRID (grid), lead, 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), clock, 1, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), state, 0, 1, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), data, 1, 1, 1, 1);
  *row = (Row) { { lead, clock, state, data } };
  g_object_set_data_full (G_OBJECT (grid), CELL_KEY "s", row, g_free);

  return grid;
}

static void
show_row (GtkWidget         *widget,
          StewardAccessItem *item)
{
  Row *row = g_object_get_data (G_OBJECT (widget), CELL_KEY "s");

  for (guint i = 0; i < G_N_ELEMENTS (row->cells); i++)
    show_cell (row->cells[i], item);
}

/* Factories. */

typedef struct
{
  StewardAccessListKind kind;
  int column;                          /* −1: the row of three lines */
} Context;

static void
show (GtkListItem *item)
{
  GtkWidget *child = gtk_list_item_get_child (item);
  gpointer object = gtk_list_item_get_item (item);

  if (object == NULL)
    return;
  if (g_object_get_data (G_OBJECT (child), CELL_KEY) != NULL)
    show_cell (child, object);
  else
    show_row (child, object);
}

static void
changed_cb (StewardAccessItem *object,
            GtkListItem       *item)
{
  show (item);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          Context                  *context)
{
  GtkWidget *child = context->column < 0 ? make_row (context->kind)
                                         : make_cell (columns[context->kind][context->column].fill,
                                                      context->column == 0);

  steward_list_keys_mark (child, item);
  gtk_list_item_set_child (item, child);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         Context                  *context)
{
  g_signal_connect (gtk_list_item_get_item (item), "changed", G_CALLBACK (changed_cb), item);
  show (item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item,
           Context                  *context)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), changed_cb, item);
}

static void
free_context (gpointer  data,
              GClosure *closure)
{
  g_free (data);
}

static GtkListItemFactory *
make_factory (StewardAccessListKind kind,
              int                   column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  Context *context = g_new (Context, 1);

  *context = (Context) { kind, column };
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), context);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), context);
  g_signal_connect_data (factory, "setup", G_CALLBACK (setup_cb), context, free_context, 0);

  return factory;
}

/**
 * steward_access_columns_add:
 * @view: an empty table
 * @kind: what it lists
 *
 * Gives @view its columns.
 */
void
steward_access_columns_add (GtkColumnView         *view,
                            StewardAccessListKind  kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns[kind]) && columns[kind][i].title != NULL; i++)
    {
      const Column *column = &columns[kind][i];
      g_autoptr (GtkColumnViewColumn) made = gtk_column_view_column_new (_(column->title), make_factory (kind, i));

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
}

/**
 * steward_access_rows_new:
 * @kind: what is listed
 *
 * Returns: (transfer full): rows of three lines
 */
GtkListItemFactory *
steward_access_rows_new (StewardAccessListKind kind)
{
  return make_factory (kind, -1);
}

/**
 * steward_access_order_new:
 *
 * Returns: (transfer full): the order in which somebody has to look at them
 */
GtkSorter *
steward_access_order_new (void)
{
  return GTK_SORTER (gtk_custom_sorter_new (compare_moments, NULL, NULL));
}
