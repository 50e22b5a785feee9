/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bench-ui-window.h"

#include <poll.h>
#include <stdio.h>
#include <time.h>

#include "steward-badge.h"
#include "steward-product-name.h"
#include "steward-products-page.h"

#define SHOWN_ROWS 14

static BenchWindow *measured;          /* the only window: the poll function takes no data */
static double turn_begun_cpu;
static gboolean turn_painted;

/* Milliseconds that this thread has computed. */
static double
get_cpu (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);

  return now.tv_sec * 1000. + now.tv_nsec / 1e6;
}

static int
poll_and_measure (GPollFD *fds,
                  guint    n_fds,
                  int      timeout)
{
  double milliseconds = get_cpu () - turn_begun_cpu;
  int result;

  if (measured != NULL && turn_begun_cpu != 0)
    g_array_append_val (turn_painted ? measured->frames : measured->turns, milliseconds);
  turn_painted = FALSE;
  result = poll ((struct pollfd *) (gpointer) fds, n_fds, timeout);
  turn_begun_cpu = get_cpu ();

  return result;
}

static GtkWidget *
find (GtkWidget *root,
      GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* Over strings: the same cells, saying what follows from the string. */

static void
setup_name_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item)
{
  gtk_list_item_set_child (item, steward_product_name_new ());
}

static void
bind_name_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item)
{
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));

  steward_product_name_set_words (STEWARD_PRODUCT_NAME (gtk_list_item_get_child (item)), text, text);
}

static void
setup_badge_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *item)
{
  gtk_list_item_set_child (item, steward_badge_new_cell ());
}

static void
bind_badge_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item,
               gpointer                  column)
{
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));
  StewardBadge *badge = STEWARD_BADGE (gtk_list_item_get_child (item));
  guint number = gtk_list_item_get_position (item);

  switch (GPOINTER_TO_UINT (column))
    {
    case 3:
      steward_badge_set_certification (badge, number % 4);
      break;
    case 4:
      steward_badge_set_classification (badge, number % 6);
      break;
    case 5:
      steward_badge_set_levels (badge, number % 4);
      break;
    case 6:
      steward_badge_set_age (badge, g_get_real_time ());
      break;
    default:
      steward_badge_set (badge, NULL, text, STEWARD_TONE_PLAIN);
      break;
    }
}

static GtkListItemFactory *
make_string_factory (guint column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  if (column == 0)
    {
      g_signal_connect (factory, "setup", G_CALLBACK (setup_name_cb), NULL);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_name_cb), NULL);
      return factory;
    }
  g_signal_connect (factory, "setup", G_CALLBACK (setup_badge_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_badge_cb), GUINT_TO_POINTER (column));

  return factory;
}

static char **
make_texts (guint n_strings)
{
  char **texts = g_new0 (char *, n_strings + 1);

  for (guint i = 0; i < n_strings; i++)
    texts[i] = g_strdup_printf ("orders.product_%07u", i);

  return texts;
}

static void
put_strings (BenchWindow *self,
             guint        n_strings)
{
  g_auto (GStrv) texts = make_texts (n_strings);

  self->strings = gtk_string_list_new ((const char *const *) texts);
  gtk_column_view_set_model (self->table, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (gtk_column_view_get_columns (self->table)); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (gtk_column_view_get_columns (self->table), i);
      g_autoptr (GtkListItemFactory) factory = make_string_factory (i);

      gtk_column_view_column_set_factory (column, factory);
    }
  gtk_column_view_set_model (self->table,
                             GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->strings)))));
}

/* Frames. */

static gboolean
is_loaded (BenchWindow *self)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  double value = gtk_adjustment_get_value (self->adjustment);
  double upper = gtk_adjustment_get_upper (self->adjustment);
  guint first = upper <= 0 ? 0 : MIN (n_items, (guint) (value / upper * n_items));

  if (n_items == 0)
    return FALSE;
  for (guint i = first; i < MIN (n_items, first + SHOWN_ROWS); i++)
    {
      g_autoptr (StewardEntryRow) row = g_list_model_get_item (G_LIST_MODEL (self->model), i);

      if (!steward_entry_row_get_loaded (row))
        return FALSE;
    }

  return TRUE;
}

static void
before_paint_cb (GdkFrameClock *clock,
                 BenchWindow   *self)
{
  turn_painted = TRUE;
}

static void
after_paint_cb (GdkFrameClock *clock,
                BenchWindow   *self)
{
  self->painted_at = g_get_monotonic_time ();
  self->complete = gtk_widget_get_mapped (GTK_WIDGET (self->table)) && (self->model == NULL || is_loaded (self));
}

static void
items_changed_cb (BenchWindow *self)
{
  self->changed = TRUE;
}

static void
find_parts (BenchWindow *self,
            GtkWidget   *page)
{
  StewardProductsList *list = STEWARD_PRODUCTS_LIST (find (page, STEWARD_TYPE_PRODUCTS_LIST));

  self->view = STEWARD_PRODUCTS_VIEW (find (page, STEWARD_TYPE_PRODUCTS_VIEW));
  self->table = GTK_COLUMN_VIEW (find (page, GTK_TYPE_COLUMN_VIEW));
  self->search = GTK_EDITABLE (find (page, GTK_TYPE_SEARCH_ENTRY));
  self->adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (
    gtk_widget_get_ancestor (GTK_WIDGET (self->table), GTK_TYPE_SCROLLED_WINDOW)));
  self->model = steward_key_selection_get_model (steward_products_list_get_selection (list));
}

/* @n_strings > 0: over so many strings; the profile then has one product, so
 * that the page is the same. */
BenchWindow *
bench_window_new (const char *profile,
                  guint       n_strings)
{
  g_autoptr (GError) error = NULL;
  BenchWindow *self = g_new0 (BenchWindow, 1);
  GtkWidget *page;

  self->frames = g_array_new (FALSE, FALSE, sizeof (double));
  self->turns = g_array_new (FALSE, FALSE, sizeof (double));
  self->services = steward_services_open (profile, &error);
  g_assert_no_error (error);
  self->window = adw_window_new ();
  page = steward_products_page_new (self->services);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1100, 760);
  adw_window_set_content (ADW_WINDOW (self->window), page);
  find_parts (self, page);
  if (n_strings > 0)
    {
      self->model = NULL;
      put_strings (self, n_strings);
    }
  else
    g_signal_connect_swapped (self->model, "items-changed", G_CALLBACK (items_changed_cb), self);

  measured = self;
  g_main_context_set_poll_func (NULL, poll_and_measure);
  gtk_window_present (GTK_WINDOW (self->window));
  self->clock = gtk_widget_get_frame_clock (self->window);
  g_signal_connect (self->clock, "before-paint", G_CALLBACK (before_paint_cb), self);
  g_signal_connect (self->clock, "after-paint", G_CALLBACK (after_paint_cb), self);

  return self;
}

void
bench_window_free (BenchWindow *self)
{
  measured = NULL;
  g_signal_handlers_disconnect_by_data (self->clock, self);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_clear_object (&self->strings);
  steward_services_close (self->services);
  g_object_unref (self->services);
  g_array_unref (self->frames);
  g_array_unref (self->turns);
  g_free (self);
}

/* Swaps all strings for @n_strings others. */
void
bench_window_set_strings (BenchWindow *self,
                          guint        n_strings)
{
  g_auto (GStrv) texts = make_texts (n_strings);

  gtk_string_list_splice (self->strings, 0, g_list_model_get_n_items (G_LIST_MODEL (self->strings)),
                          (const char *const *) texts);
}

/* Until a frame was painted after @since that shows its rows. */
gboolean
bench_window_wait_complete (BenchWindow *self,
                            gint64       since,
                            double       seconds)
{
  gint64 patience = g_get_monotonic_time () + seconds * G_USEC_PER_SEC;

  while (self->painted_at <= since || !self->complete)
    {
      if (g_get_monotonic_time () > patience)
        return FALSE;
      g_main_context_iteration (NULL, TRUE);
    }

  return TRUE;
}

static gboolean
settled_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;

  return G_SOURCE_REMOVE;
}

/* Lets the main loop run for a while, and until the list is complete. */
void
bench_window_settle (BenchWindow *self,
                     double       seconds)
{
  gboolean settled = FALSE;

  g_timeout_add (seconds * 1000, settled_cb, &settled);
  while (!settled || (self->model != NULL && steward_query_model_get_busy (self->model)))
    g_main_context_iteration (NULL, TRUE);
}

/* Forgets frames and turns measured so far. */
void
bench_window_forget (BenchWindow *self)
{
  g_array_set_size (self->frames, 0);
  g_array_set_size (self->turns, 0);
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double left = *(const double *) a, right = *(const double *) b;

  return left < right ? -1 : left > right;
}

double
bench_cpu (void)
{
  return get_cpu ();
}

double
bench_percentile (GArray *values,
                  double  percent)
{
  if (values->len == 0)
    return 0;
  g_array_sort (values, compare_doubles);

  return g_array_index (values, double, MIN (values->len - 1, (guint) (values->len * percent / 100)));
}

guint
bench_resident_kilobytes (void)
{
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &text, NULL, NULL))
    return 0;
  line = g_strstr_len (text, -1, "VmRSS:");

  return line == NULL ? 0 : g_ascii_strtoull (line + 6, NULL, 10);
}
