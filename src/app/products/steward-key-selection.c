/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Selection by key. GTK's own models keep a position and walk the items of
 * their model when it changes, which costs 70 ms and more at 100,000 rows;
 * this one asks the query model, which knows its keys, and never touches an
 * item. */

#include "config.h"

#include "steward-key-selection.h"

struct _StewardKeySelection
{
  GObject parent_instance;

  StewardQueryModel *model;            /* owned */
  StewardLeadModel *lead;              /* owned: the rows of it that are shown */
  gint64 key;                          /* 0: nothing is selected */
};

static void steward_key_selection_list_model_init (GListModelInterface *iface);
static void steward_key_selection_selection_model_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StewardKeySelection, steward_key_selection, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, steward_key_selection_list_model_init)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                      steward_key_selection_selection_model_init))

typedef enum
{
  PROP_SELECTED_KEY = 1,
} StewardKeySelectionProperty;

static GParamSpec *props[PROP_SELECTED_KEY + 1];

static void
announce_position (StewardKeySelection *self,
                   gboolean             known,
                   guint                position)
{
  if (known && position < steward_lead_model_get_n_lead (self->lead))
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), position, 1);
}

static void
items_changed_cb (StewardKeySelection *self,
                  guint                position,
                  guint                removed,
                  guint                added)
{
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static GType
steward_key_selection_get_item_type (GListModel *list)
{
  return STEWARD_TYPE_ENTRY_ROW;
}

static guint
steward_key_selection_get_n_items (GListModel *list)
{
  return g_list_model_get_n_items (G_LIST_MODEL (STEWARD_KEY_SELECTION (list)->lead));
}

static gpointer
steward_key_selection_get_item (GListModel *list,
                                guint       position)
{
  return g_list_model_get_item (G_LIST_MODEL (STEWARD_KEY_SELECTION (list)->lead), position);
}

static void
steward_key_selection_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = steward_key_selection_get_item_type;
  iface->get_n_items = steward_key_selection_get_n_items;
  iface->get_item = steward_key_selection_get_item;
}

static gboolean
steward_key_selection_is_selected (GtkSelectionModel *model,
                                   guint              position)
{
  StewardKeySelection *self = STEWARD_KEY_SELECTION (model);

  return self->key != 0 && position < steward_lead_model_get_n_lead (self->lead) &&
         steward_query_model_get_key (self->model, position) == self->key;
}

static GtkBitset *
steward_key_selection_get_selection_in_range (GtkSelectionModel *model,
                                              guint              position,
                                              guint              n_items)
{
  StewardKeySelection *self = STEWARD_KEY_SELECTION (model);
  GtkBitset *selected = gtk_bitset_new_empty ();
  guint at;

  if (steward_key_selection_get_position (self, &at) && at < steward_lead_model_get_n_lead (self->lead))
    gtk_bitset_add (selected, at);

  return selected;
}

static gboolean
steward_key_selection_select_item (GtkSelectionModel *model,
                                   guint              position,
                                   gboolean           unselect_rest)
{
  StewardKeySelection *self = STEWARD_KEY_SELECTION (model);

  if (position < steward_lead_model_get_n_lead (self->lead))
    steward_key_selection_set_key (self, steward_query_model_get_key (self->model, position));

  return TRUE;
}

static gboolean
steward_key_selection_unselect_item (GtkSelectionModel *model,
                                     guint              position)
{
  if (steward_key_selection_is_selected (model, position))
    steward_key_selection_set_key (STEWARD_KEY_SELECTION (model), 0);

  return TRUE;
}

static void
steward_key_selection_selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = steward_key_selection_is_selected;
  iface->get_selection_in_range = steward_key_selection_get_selection_in_range;
  iface->select_item = steward_key_selection_select_item;
  iface->unselect_item = steward_key_selection_unselect_item;
}

static void
steward_key_selection_get_property (GObject    *object,
                                    guint       prop_id,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  StewardKeySelection *self = STEWARD_KEY_SELECTION (object);

  switch ((StewardKeySelectionProperty) prop_id)
    {
    case PROP_SELECTED_KEY:
      g_value_set_int64 (value, self->key);
      return;
    }
  G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
steward_key_selection_set_property (GObject      *object,
                                    guint         prop_id,
                                    const GValue *value,
                                    GParamSpec   *pspec)
{
  StewardKeySelection *self = STEWARD_KEY_SELECTION (object);

  switch ((StewardKeySelectionProperty) prop_id)
    {
    case PROP_SELECTED_KEY:
      steward_key_selection_set_key (self, g_value_get_int64 (value));
      return;
    }
  G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
steward_key_selection_dispose (GObject *object)
{
  StewardKeySelection *self = STEWARD_KEY_SELECTION (object);

  if (self->lead != NULL)
    g_signal_handlers_disconnect_by_data (self->lead, self);

  G_OBJECT_CLASS (steward_key_selection_parent_class)->dispose (object);
}

static void
steward_key_selection_finalize (GObject *object)
{
  StewardKeySelection *self = STEWARD_KEY_SELECTION (object);

  g_clear_object (&self->lead);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (steward_key_selection_parent_class)->finalize (object);
}

static void
steward_key_selection_class_init (StewardKeySelectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = steward_key_selection_get_property;
  object_class->set_property = steward_key_selection_set_property;
  object_class->dispose = steward_key_selection_dispose;
  object_class->finalize = steward_key_selection_finalize;

  props[PROP_SELECTED_KEY] = g_param_spec_int64 ("selected-key", NULL, NULL, G_MININT64, G_MAXINT64, 0,
                                                 G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
steward_key_selection_init (StewardKeySelection *self)
{
}

/**
 * steward_key_selection_new:
 * @model: what is selected from
 *
 * Returns: (transfer full): a selection without a selected row
 */
StewardKeySelection *
steward_key_selection_new (StewardQueryModel *model)
{
  StewardKeySelection *self = g_object_new (STEWARD_TYPE_KEY_SELECTION, NULL);

  self->model = g_object_ref (model);
  self->lead = steward_lead_model_new (model);
  g_signal_connect_swapped (self->lead, "items-changed", G_CALLBACK (items_changed_cb), self);

  return self;
}

/**
 * steward_key_selection_get_model:
 * @self: the selection
 *
 * Returns: (transfer none): the model below
 */
StewardQueryModel *
steward_key_selection_get_model (StewardKeySelection *self)
{
  g_return_val_if_fail (STEWARD_IS_KEY_SELECTION (self), NULL);

  return self->model;
}

/**
 * steward_key_selection_get_lead:
 * @self: the selection
 *
 * Returns: (transfer none): which rows of the model are shown
 */
StewardLeadModel *
steward_key_selection_get_lead (StewardKeySelection *self)
{
  g_return_val_if_fail (STEWARD_IS_KEY_SELECTION (self), NULL);

  return self->lead;
}

/**
 * steward_key_selection_get_key:
 * @self: the selection
 *
 * Returns: the key of the selected row, which need not be in the model at
 *   present; 0 for none
 */
gint64
steward_key_selection_get_key (StewardKeySelection *self)
{
  g_return_val_if_fail (STEWARD_IS_KEY_SELECTION (self), 0);

  return self->key;
}

/**
 * steward_key_selection_get_position:
 * @self: the selection
 * @out_position: (out): set when the selected row is in the model
 *
 * Returns: whether a row is selected and in the model; it may not be shown yet
 */
gboolean
steward_key_selection_get_position (StewardKeySelection *self,
                                    guint               *out_position)
{
  g_return_val_if_fail (STEWARD_IS_KEY_SELECTION (self), FALSE);

  return self->key != 0 && steward_query_model_find_key (self->model, self->key, out_position);
}

/**
 * steward_key_selection_dup_row:
 * @self: the selection
 *
 * Returns: (transfer full) (nullable): the selected row, if it is in the model
 */
StewardEntryRow *
steward_key_selection_dup_row (StewardKeySelection *self)
{
  guint position;

  if (!steward_key_selection_get_position (self, &position))
    return NULL;

  return g_list_model_get_item (G_LIST_MODEL (self->model), position);
}

/**
 * steward_key_selection_set_key:
 * @self: the selection
 * @key: of the row that is selected from now on; 0 for none
 */
void
steward_key_selection_set_key (StewardKeySelection *self,
                               gint64               key)
{
  gboolean was_known, is_known;
  guint was, is;

  g_return_if_fail (STEWARD_IS_KEY_SELECTION (self));

  if (self->key == key)
    return;

  was_known = steward_key_selection_get_position (self, &was);
  self->key = key;
  is_known = steward_key_selection_get_position (self, &is);
  announce_position (self, was_known, was);
  announce_position (self, is_known, is);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SELECTED_KEY]);
}
