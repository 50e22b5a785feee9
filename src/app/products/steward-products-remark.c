/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* "2 without owner, 1 unclassified": what a council would look at first.
 * Counting reads every row that matches, so it waits until nobody types, stops
 * when somebody does, and leaves very long lists alone. */

#include "config.h"

#include "steward-products-remark.h"

#include <glib/gi18n.h>

#define REST_MS 400
#define MOST_ROWS 20000

struct _StewardProductsRemark
{
  GObject parent_instance;

  StewardCatalog *catalog;             /* owned */
  StewardQuery *query;                 /* owned, nullable: what is counted next */
  GCancellable *counting;              /* owned, nullable */
  guint rest;
};

G_DEFINE_FINAL_TYPE (StewardProductsRemark, steward_products_remark, G_TYPE_OBJECT)

enum
{
  SIGNAL_COUNTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static guint64
find_count (GPtrArray  *facets,
            const char *axis,
            const char *value)
{
  for (guint i = 0; i < facets->len; i++)
    {
      const StewardFacet *facet = g_ptr_array_index (facets, i);

      if (g_str_equal (facet->axis, axis) && g_strcmp0 (facet->value, value) == 0)
        return facet->count;
    }

  return 0;
}

static void
add_part (GStrvBuilder *builder,
          const char   *format,
          guint64       count)
{
  g_autofree char *figure = g_strdup_printf ("%'" G_GUINT64_FORMAT, count);
  g_auto (GStrv) parts = g_strsplit (format, "%s", 2);
  g_autofree char *words = NULL;

  if (count == 0)
    return;
  words = g_strjoinv (figure, parts);
  g_strv_builder_add (builder, words);
}

static char *
make_words (GPtrArray *facets)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  /* Translators: the figure is how many of the listed products have none. */
  add_part (builder, _("%s without owner"), find_count (facets, "owner", "no"));
  add_part (builder, _("%s unclassified"),
            find_count (facets, "classification", steward_classification_to_id (STEWARD_CLASSIFICATION_UNKNOWN)));
  add_part (builder, _("%s without levels"), find_count (facets, "levels", "no"));
  parts = g_strv_builder_end (builder);

  return parts[0] == NULL ? NULL : g_strjoinv (", ", parts);
}

static void
counted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (StewardProductsRemark) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) facets = steward_catalog_facets_finish (STEWARD_CATALOG (source), result, &error);
  g_autofree char *words = NULL;

  if (facets == NULL)
    {
      g_debug ("The list was not counted: %s", error->message);
      return;
    }
  words = make_words (facets);
  g_signal_emit (self, signals[SIGNAL_COUNTED], 0, words);
}

static gboolean
rest_cb (gpointer user_data)
{
  StewardProductsRemark *self = user_data;

  self->rest = 0;
  self->counting = g_cancellable_new ();
  steward_catalog_facets_async (self->catalog, self->query, self->counting, counted_cb, g_object_ref (self));

  return G_SOURCE_REMOVE;
}

static void
stop (StewardProductsRemark *self)
{
  g_clear_handle_id (&self->rest, g_source_remove);
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  g_clear_pointer (&self->query, steward_query_free);
}

static void
steward_products_remark_dispose (GObject *object)
{
  StewardProductsRemark *self = STEWARD_PRODUCTS_REMARK (object);

  stop (self);
  g_clear_object (&self->catalog);

  G_OBJECT_CLASS (steward_products_remark_parent_class)->dispose (object);
}

static void
steward_products_remark_class_init (StewardProductsRemarkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = steward_products_remark_dispose;

  signals[SIGNAL_COUNTED] = g_signal_new ("counted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
steward_products_remark_init (StewardProductsRemark *self)
{
}

/**
 * steward_products_remark_new:
 * @catalog: which counts
 *
 * Returns: (transfer full): a remark on nothing yet
 */
StewardProductsRemark *
steward_products_remark_new (StewardCatalog *catalog)
{
  StewardProductsRemark *self = g_object_new (STEWARD_TYPE_PRODUCTS_REMARK, NULL);

  self->catalog = g_object_ref (catalog);

  return self;
}

/**
 * steward_products_remark_forget:
 * @self: the remark
 *
 * Stops counting: the list is about to show something else.
 */
void
steward_products_remark_forget (StewardProductsRemark *self)
{
  g_return_if_fail (STEWARD_IS_PRODUCTS_REMARK (self));

  stop (self);
  g_signal_emit (self, signals[SIGNAL_COUNTED], 0, NULL);
}

/**
 * steward_products_remark_count:
 * @self: the remark
 * @query: what the list shows, completely
 * @n_rows: rows of that
 *
 * Counts once the list has rested.
 */
void
steward_products_remark_count (StewardProductsRemark *self,
                               const StewardQuery    *query,
                               guint                  n_rows)
{
  g_return_if_fail (STEWARD_IS_PRODUCTS_REMARK (self));

  stop (self);
  if (n_rows == 0 || n_rows > MOST_ROWS || query->kind != STEWARD_ENTRY_PRODUCT)
    return;
  self->query = steward_query_copy (query);
  self->rest = g_timeout_add (REST_MS, rest_cb, self);
}
