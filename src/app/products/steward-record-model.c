/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Columns, objectives and findings of one product as list models. They are
 * arrays of plain structs of the loaded entry; five thousand of them are no
 * reason for five thousand objects, nor for GTK's filter models, which ask for
 * every one. */

#include "config.h"

#include "steward-record-model.h"

struct _StewardRecordItem
{
  GObject parent_instance;

  gpointer record;                     /* unowned */
};

G_DEFINE_FINAL_TYPE (StewardRecordItem, steward_record_item, G_TYPE_OBJECT)

struct _StewardRecordModel
{
  GObject parent_instance;

  GPtrArray *records;                  /* unowned array, nullable */
  StewardRecordItem **items;           /* one a record, NULL until asked for */
  GArray *shown;                       /* guint, indices of records that pass the filter */
};

static void steward_record_model_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StewardRecordModel, steward_record_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, steward_record_model_list_model_init))

static void
steward_record_item_class_init (StewardRecordItemClass *klass)
{
}

static void
steward_record_item_init (StewardRecordItem *self)
{
}

/**
 * steward_record_item_get:
 * @self: an item
 *
 * Returns: (transfer none): its record
 */
gpointer
steward_record_item_get (StewardRecordItem *self)
{
  g_return_val_if_fail (STEWARD_IS_RECORD_ITEM (self), NULL);

  return self->record;
}

static GType
steward_record_model_get_item_type (GListModel *list)
{
  return STEWARD_TYPE_RECORD_ITEM;
}

static guint
steward_record_model_get_n_items (GListModel *list)
{
  return STEWARD_RECORD_MODEL (list)->shown->len;
}

static gpointer
steward_record_model_get_item (GListModel *list,
                               guint       position)
{
  StewardRecordModel *self = STEWARD_RECORD_MODEL (list);
  guint index;

  if (position >= self->shown->len)
    return NULL;
  index = g_array_index (self->shown, guint, position);
  if (self->items[index] == NULL)
    {
      self->items[index] = g_object_new (STEWARD_TYPE_RECORD_ITEM, NULL);
      self->items[index]->record = g_ptr_array_index (self->records, index);
    }

  return g_object_ref (self->items[index]);
}

static void
steward_record_model_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = steward_record_model_get_item_type;
  iface->get_n_items = steward_record_model_get_n_items;
  iface->get_item = steward_record_model_get_item;
}

static void
free_items (StewardRecordItem **items,
            guint               n_items)
{
  for (guint i = 0; i < n_items; i++)
    g_clear_object (&items[i]);
  g_free (items);
}

static void
steward_record_model_finalize (GObject *object)
{
  StewardRecordModel *self = STEWARD_RECORD_MODEL (object);

  free_items (self->items, steward_record_model_get_n_all (self));
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_array_unref (self->shown);

  G_OBJECT_CLASS (steward_record_model_parent_class)->finalize (object);
}

static void
steward_record_model_class_init (StewardRecordModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = steward_record_model_finalize;
}

static void
steward_record_model_init (StewardRecordModel *self)
{
  self->shown = g_array_new (FALSE, FALSE, sizeof (guint));
}

/* Says what differs between the rows that were shown and those that are now,
 * leaving alone what both begin and end with. */
static void
announce (StewardRecordModel *self,
          GArray             *old)
{
  guint start = 0, end = 0;
  guint shorter = MIN (old->len, self->shown->len);

  while (start < shorter && g_array_index (old, guint, start) == g_array_index (self->shown, guint, start))
    start++;
  while (end < shorter - start &&
         g_array_index (old, guint, old->len - 1 - end) ==
           g_array_index (self->shown, guint, self->shown->len - 1 - end))
    end++;
  if (start + end < old->len || start + end < self->shown->len)
    g_list_model_items_changed (G_LIST_MODEL (self), start, old->len - start - end, self->shown->len - start - end);
}

/**
 * steward_record_model_new:
 *
 * Returns: (transfer full): an empty model
 */
StewardRecordModel *
steward_record_model_new (void)
{
  return g_object_new (STEWARD_TYPE_RECORD_MODEL, NULL);
}

/**
 * steward_record_model_get_n_all:
 * @self: the model
 *
 * Returns: how many records there are without the filter
 */
guint
steward_record_model_get_n_all (StewardRecordModel *self)
{
  g_return_val_if_fail (STEWARD_IS_RECORD_MODEL (self), 0);

  return self->records == NULL ? 0 : self->records->len;
}

/**
 * steward_record_model_set_records:
 * @self: the model
 * @records: (nullable): all of them, unfiltered; what they point to must live
 *   until others are set
 */
void
steward_record_model_set_records (StewardRecordModel *self,
                                  GPtrArray          *records)
{
  StewardRecordItem **old_items;
  g_autoptr (GPtrArray) old_records = NULL;
  guint n_old, n_new = records == NULL ? 0 : records->len;

  g_return_if_fail (STEWARD_IS_RECORD_MODEL (self));

  n_old = self->shown->len;
  old_items = g_steal_pointer (&self->items);
  old_records = g_steal_pointer (&self->records);
  self->records = records == NULL ? NULL : g_ptr_array_ref (records);
  self->items = g_new0 (StewardRecordItem *, n_new);
  g_array_set_size (self->shown, n_new);
  for (guint i = 0; i < n_new; i++)
    g_array_index (self->shown, guint, i) = i;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_old, n_new);
  free_items (old_items, old_records == NULL ? 0 : old_records->len);
}

/**
 * steward_record_model_filter:
 * @self: the model
 * @filter: (nullable) (scope call): which records are shown; %NULL for all
 * @user_data: for @filter
 */
void
steward_record_model_filter (StewardRecordModel  *self,
                             StewardRecordFilter  filter,
                             gpointer             user_data)
{
  g_autoptr (GArray) old = NULL;

  g_return_if_fail (STEWARD_IS_RECORD_MODEL (self));

  old = g_steal_pointer (&self->shown);
  self->shown = g_array_sized_new (FALSE, FALSE, sizeof (guint), steward_record_model_get_n_all (self));
  for (guint i = 0; i < steward_record_model_get_n_all (self); i++)
    if (filter == NULL || filter (g_ptr_array_index (self->records, i), i, user_data))
      g_array_append_val (self->shown, i);
  announce (self, old);
}
