/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The list as widgets see it. It knows the keys of all rows and the texts of
 * few. A result comes as the new keys and the splices that lead there; between
 * two splices the list is the new one up to here and the old one from there,
 * so nothing is copied, and many splices can be spread over several turns of
 * the main loop. */

#include "config.h"

#include "steward-query-model.h"

#include "steward-catalog-private.h"
#include "steward-key-list.h"
#include "steward-key-splice.h"
#include "steward-query-job.h"
#include "steward-row-cache.h"

#define SPLICING_MICROSECONDS 4000     /* in one turn of the main loop */

struct _StewardQueryModel
{
  GObject parent_instance;

  StewardCatalog *catalog;             /* (owned) */
  StewardQuery *query;                 /* (owned) */
  StewardRowCache *cache;              /* (owned) */
  StewardQueryJob *job;                /* (owned) (nullable) */
  gboolean refreshing;                 /* the job looks for changes of the same query */
  gboolean refresh_wanted;             /* something changed while the job ran */
  guint focus;                         /* position asked for last */

  StewardKeyList *list;                /* (owned): shown up to list_position */
  StewardKeyList *rest;                /* (owned) (nullable): shown from rest_position on; %NULL when all is spliced */
  guint list_position;
  guint rest_position;
  GArray *splices;                     /* (owned) (nullable): still to be told, from next_splice on */
  guint next_splice;
  GSource *splicing;                   /* (owned) (nullable) */

  gboolean busy;
  GError *error;                       /* (owned) (nullable) */
};

typedef enum
{
  PROP_BUSY = 1,
  PROP_ERROR,
} Property;

static GParamSpec *properties[PROP_ERROR + 1];

static void steward_query_model_list_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StewardQueryModel, steward_query_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, steward_query_model_list_init))

static void start_job (StewardQueryModel *self,
                       gboolean           refresh);

static void
set_busy (StewardQueryModel *self,
          gboolean           busy)
{
  if (self->busy == busy)
    return;

  self->busy = busy;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
set_error (StewardQueryModel *self,
           GError            *error)
{
  if (self->error == NULL && error == NULL)
    return;

  g_clear_error (&self->error);
  self->error = error;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

static void
end_splicing (StewardQueryModel *self)
{
  if (self->splicing != NULL)
    g_source_destroy (self->splicing);
  g_clear_pointer (&self->splicing, g_source_unref);
  g_clear_pointer (&self->splices, g_array_unref);
  g_clear_pointer (&self->rest, steward_key_list_unref);
}

static void
tell_splice (StewardQueryModel *self)
{
  StewardKeySplice splice = g_array_index (self->splices, StewardKeySplice, self->next_splice);

  self->next_splice++;
  self->list_position = splice.new_position + splice.n_added;
  self->rest_position = splice.old_position + splice.n_removed;
  if (self->next_splice == self->splices->len)
    end_splicing (self);
  g_list_model_items_changed (G_LIST_MODEL (self), splice.new_position, splice.n_removed, splice.n_added);
}

/* Tells everything that is left as one change. */
static void
hurry_splicing (StewardQueryModel *self)
{
  guint position = self->list_position;
  guint n_removed = 0;
  guint n_added = 0;

  if (self->rest == NULL)
    return;

  n_removed = steward_key_list_get_size (self->rest) - self->rest_position;
  n_added = steward_key_list_get_size (self->list) - self->list_position;
  end_splicing (self);
  g_list_model_items_changed (G_LIST_MODEL (self), position, n_removed, n_added);
}

/* Whoever hears of a change may set another query: look anew each time. */
static void
splice_for_a_while (StewardQueryModel *self)
{
  gint64 deadline = g_get_monotonic_time () + SPLICING_MICROSECONDS;

  while (self->rest != NULL && g_get_monotonic_time () < deadline)
    tell_splice (self);
}

static gboolean
go_on_splicing_cb (gpointer user_data)
{
  StewardQueryModel *self = user_data;
  g_autoptr (StewardQueryModel) held = g_object_ref (self);

  splice_for_a_while (self);
  return self->splicing != NULL ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
begin_splicing (StewardQueryModel *self,
                StewardKeyList    *list,
                GArray            *splices)
{
  g_assert (self->rest == NULL);

  self->rest = self->list;
  self->list = list;
  self->splices = splices;
  self->next_splice = 0;
  self->list_position = 0;
  self->rest_position = 0;
  if (splices->len == 0)
    {
      end_splicing (self);
      return;
    }

  splice_for_a_while (self);
  if (self->rest == NULL || self->splicing != NULL)
    return;

  self->splicing = g_idle_source_new ();
  g_source_set_priority (self->splicing, G_PRIORITY_DEFAULT_IDLE);
  g_source_set_callback (self->splicing, go_on_splicing_cb, self, NULL);
  g_source_attach (self->splicing, steward_catalog_get_context (self->catalog));
}

static void
drop_job (StewardQueryModel *self)
{
  g_clear_pointer (&self->job, steward_query_job_stop);
  self->refreshing = FALSE;
}

static void
finish_job (StewardQueryModel *self)
{
  gboolean refreshed = self->refreshing;

  drop_job (self);
  set_busy (self, FALSE);
  if (refreshed)
    steward_row_cache_reload (self->cache);
  if (self->refresh_wanted && self->job == NULL)
    start_job (self, TRUE);
}

static void
deliver_cb (StewardQueryResult *result,
            gpointer            owner)
{
  StewardQueryModel *self = owner;
  StewardQueryJob *job = self->job;
  gboolean done = result->done;

  for (guint i = 0; i < result->rows->len; i++)
    steward_row_cache_give (self->cache, g_steal_pointer (&g_ptr_array_index (result->rows, i)));

  if (result->error == NULL)
    {
      hurry_splicing (self);
      set_error (self, NULL);
      if (self->job == job)
        begin_splicing (self, g_steal_pointer (&result->list), g_steal_pointer (&result->splices));
    }
  else if (!steward_error_is_cancelled (result->error))
    set_error (self, g_steal_pointer (&result->error));

  if (done && self->job == job)
    finish_job (self);
}

static void
start_job (StewardQueryModel *self,
           gboolean           refresh)
{
  drop_job (self);
  hurry_splicing (self);
  if (self->job != NULL)
    return;

  self->refresh_wanted = FALSE;
  self->refreshing = refresh;
  self->job = steward_query_job_start (self->catalog, self->query, self->list, refresh,
                                       refresh ? self->focus : 0, deliver_cb, G_OBJECT (self));
}

/* A job that runs already may have read the old state. */
static void
catalog_changed_cb (StewardQueryModel *self)
{
  if (self->job != NULL)
    self->refresh_wanted = TRUE;
  else
    start_job (self, TRUE);
}

static GType
steward_query_model_get_item_type (GListModel *model)
{
  return STEWARD_TYPE_ENTRY_ROW;
}

static guint
steward_query_model_get_n_items (GListModel *model)
{
  StewardQueryModel *self = STEWARD_QUERY_MODEL (model);

  if (self->rest == NULL)
    return steward_key_list_get_size (self->list);

  return self->list_position + steward_key_list_get_size (self->rest) - self->rest_position;
}

static gpointer
steward_query_model_get_item (GListModel *model,
                              guint       position)
{
  StewardQueryModel *self = STEWARD_QUERY_MODEL (model);
  gint64 key = steward_query_model_get_key (self, position);

  if (key == 0)
    return NULL;

  self->focus = position;
  return steward_row_cache_get (self->cache, key);
}

static void
steward_query_model_list_init (GListModelInterface *iface)
{
  iface->get_item_type = steward_query_model_get_item_type;
  iface->get_n_items = steward_query_model_get_n_items;
  iface->get_item = steward_query_model_get_item;
}

static void
steward_query_model_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  StewardQueryModel *self = STEWARD_QUERY_MODEL (object);

  switch ((Property) prop_id)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, self->busy);
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    }
}

static void
steward_query_model_dispose (GObject *object)
{
  StewardQueryModel *self = STEWARD_QUERY_MODEL (object);

  drop_job (self);
  if (self->rest != NULL)
    end_splicing (self);

  G_OBJECT_CLASS (steward_query_model_parent_class)->dispose (object);
}

static void
steward_query_model_finalize (GObject *object)
{
  StewardQueryModel *self = STEWARD_QUERY_MODEL (object);

  g_clear_pointer (&self->cache, steward_row_cache_unref);
  g_clear_pointer (&self->list, steward_key_list_unref);
  g_clear_pointer (&self->query, steward_query_free);
  g_clear_error (&self->error);
  g_clear_object (&self->catalog);

  G_OBJECT_CLASS (steward_query_model_parent_class)->finalize (object);
}

static void
steward_query_model_class_init (StewardQueryModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = steward_query_model_get_property;
  object_class->dispose = steward_query_model_dispose;
  object_class->finalize = steward_query_model_finalize;

  /**
   * StewardQueryModel:busy:
   *
   * Whether the full result of the query is still coming.
   */
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);

  /**
   * StewardQueryModel:error:
   *
   * Why the last query failed; what was shown before stays.
   */
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
steward_query_model_init (StewardQueryModel *self)
{
  self->list = steward_key_list_new (g_array_new (FALSE, FALSE, sizeof (gint64)));
}

/**
 * steward_catalog_query:
 * @self: a catalog
 * @query: what to list
 *
 * Returns: (transfer full): a list that is empty and busy until the first rows
 *   are found; it follows every change of the catalog. To be used on the main
 *   context on which the catalog was opened
 */
StewardQueryModel *
steward_catalog_query (StewardCatalog     *self,
                       const StewardQuery *query)
{
  StewardQueryModel *model = g_object_new (STEWARD_TYPE_QUERY_MODEL, NULL);

  model->catalog = g_object_ref (self);
  model->cache = steward_row_cache_new (self);
  g_signal_connect_object (self, "changed", G_CALLBACK (catalog_changed_cb), model, G_CONNECT_SWAPPED);
  steward_query_model_set_query (model, query);

  return model;
}

/**
 * steward_query_model_set_query:
 * @self: a list
 * @query: what to show instead
 *
 * What is shown stays until the first rows of the new query are found. A query
 * that was still running is given up.
 */
void
steward_query_model_set_query (StewardQueryModel  *self,
                               const StewardQuery *query)
{
  if (self->query != NULL && steward_query_equal (self->query, query) && self->error == NULL)
    return;

  steward_query_free (self->query);
  self->query = steward_query_copy (query);
  self->focus = 0;
  start_job (self, FALSE);
  set_busy (self, TRUE);
}

/**
 * steward_query_model_get_query:
 * @self: a list
 *
 * Returns: (transfer none): what it shows, or will show when it is not busy
 */
const StewardQuery *
steward_query_model_get_query (StewardQueryModel *self)
{
  return self->query;
}

/**
 * steward_query_model_get_busy:
 * @self: a list
 *
 * Returns: whether the full result is still coming
 */
gboolean
steward_query_model_get_busy (StewardQueryModel *self)
{
  return self->busy;
}

/**
 * steward_query_model_get_error:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): why the last query failed
 */
const GError *
steward_query_model_get_error (StewardQueryModel *self)
{
  return self->error;
}

/**
 * steward_query_model_get_key:
 * @self: a list
 * @position: a position
 *
 * Costs no read: selections are kept by key.
 *
 * Returns: the key of the row, or 0 outside of the list
 */
gint64
steward_query_model_get_key (StewardQueryModel *self,
                             guint              position)
{
  if (self->rest != NULL && position >= self->list_position)
    {
      guint64 rest_position = (guint64) position - self->list_position + self->rest_position;

      return rest_position < steward_key_list_get_size (self->rest)
               ? steward_key_list_get_keys (self->rest)[rest_position] : 0;
    }

  return position < steward_key_list_get_size (self->list) ? steward_key_list_get_keys (self->list)[position] : 0;
}

/**
 * steward_query_model_find_key:
 * @self: a list
 * @key: a key
 * @out_position: (out): where its row is
 *
 * Returns: whether the list has it
 */
gboolean
steward_query_model_find_key (StewardQueryModel *self,
                              gint64             key,
                              guint             *out_position)
{
  guint position = 0;

  if (steward_key_list_find (self->list, key, &position) &&
      (self->rest == NULL || position < self->list_position))
    {
      *out_position = position;
      return TRUE;
    }
  if (self->rest == NULL || !steward_key_list_find (self->rest, key, &position) || position < self->rest_position)
    return FALSE;

  *out_position = position - self->rest_position + self->list_position;
  return TRUE;
}
