/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* GTK 4.8 keeps two hundred row widgets around the place that is seen, whatever
 * the size of the window, and makes them anew when their items are replaced:
 * 100 ms and more for a table of seven columns, at every key of a search. So
 * the rows that fill the window are replaced first. Those below, which nobody
 * sees, go in slices between frames, and the new ones come back in slices once
 * the person rests or scrolls.
 *
 * What is shown is a lead, the first rows of the query, and at times a tail of
 * rows of the query before, which only shrinks. Nobody asks for the items of
 * the tail but a list that is scrolled in the blink of an eye for which it
 * lives; it gets empty rows. */

#include "config.h"

#include "steward-lead-model.h"

#include <gtk/gtk.h>

#define USUAL_LEAD 24                  /* fills a window, as long as nobody says how large it is */
#define MOST_LEAD 200
#define SLICE 8                        /* rows between two frames */
#define KEPT 224                       /* more than a list widget keeps */
#define REST_MS 250

struct _StewardLeadModel
{
  GObject parent_instance;

  StewardQueryModel *model;            /* owned */
  guint window;                        /* rows that fill the window */
  guint n_lead;                        /* rows that follow the query */
  guint n_tail;                        /* rows of the query before, below the lead */
  gboolean whole;                      /* the lead is all there is */
  gboolean expecting;                  /* the next big change is another query */
  gboolean at_top;                     /* the first rows are seen while that happens */
  gboolean hurried;                    /* grow without waiting for a rest */
  guint source;                        /* the next slice */
};

static void steward_lead_model_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StewardLeadModel, steward_lead_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, steward_lead_model_list_model_init))

typedef enum
{
  PROP_WHOLE = 1,
} StewardLeadModelProperty;

static GParamSpec *props[PROP_WHOLE + 1];

static void schedule (StewardLeadModel *self);

static guint
count_all (StewardLeadModel *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->model));
}

static void
set_whole (StewardLeadModel *self,
           gboolean          whole)
{
  if (self->whole == whole)
    return;
  self->whole = whole;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_WHOLE]);
}

/* The tail may have rows that are in the lead as well, and a list widget takes
 * one item for one widget: it is never told of both in one breath. */
static void
drop_tail (StewardLeadModel *self)
{
  guint n_tail = self->n_tail;

  self->n_tail = 0;
  if (n_tail > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), self->n_lead, n_tail, 0);
}

/* From @position on, @removed rows of the lead give way, and it has @n_lead
 * rows in all. */
static void
replace (StewardLeadModel *self,
         guint             position,
         guint             removed,
         guint             n_lead)
{
  self->n_lead = n_lead;
  if (removed > 0 || n_lead > position)
    g_list_model_items_changed (G_LIST_MODEL (self), position, removed, n_lead - position);
}

static void
show_whole (StewardLeadModel *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  drop_tail (self);
  replace (self, self->n_lead, 0, count_all (self));
  self->hurried = FALSE;
  set_whole (self, TRUE);
}

static void
drop_slice (StewardLeadModel *self)
{
  guint shown = self->n_lead + self->n_tail;
  guint kept = shown > KEPT ? MAX (KEPT, self->n_lead) : shown - MIN (SLICE, self->n_tail);
  guint n_tail = kept - self->n_lead;

  self->n_tail = n_tail;
  g_list_model_items_changed (G_LIST_MODEL (self), kept, shown - kept, 0);
}

static gboolean
slice_cb (gpointer user_data)
{
  StewardLeadModel *self = user_data;

  self->source = 0;
  if (self->n_tail > 0)
    drop_slice (self);
  else if (self->n_lead + SLICE >= MIN (KEPT, count_all (self)))
    {
      show_whole (self);
      return G_SOURCE_REMOVE;
    }
  else
    replace (self, self->n_lead, 0, self->n_lead + SLICE);
  schedule (self);

  return G_SOURCE_REMOVE;
}

/* Frames and keys go before a slice; growing waits until the person rests. */
static void
schedule (StewardLeadModel *self)
{
  gboolean growing = self->n_tail == 0 && self->n_lead <= self->window;

  if (self->whole || self->source != 0)
    return;
  if (growing && !self->hurried)
    self->source = g_timeout_add (REST_MS, slice_cb, self);
  else
    self->source = g_idle_add (slice_cb, self);
}

/* Since 4.12 a list widget lets go of far rows together with near ones, and
 * wants each item once among them all: no tail for it. */
static gboolean
can_keep_tail (void)
{
  return gtk_get_major_version () == 4 && gtk_get_minor_version () < 12;
}

/* What of the lead lies below the window is of the query before now. */
static void
keep_tail (StewardLeadModel *self,
           guint             n_tail)
{
  self->n_lead = self->n_lead + self->n_tail - n_tail;
  self->n_tail = n_tail;
}

static void
start_lead (StewardLeadModel *self)
{
  guint shown = self->n_lead + self->n_tail;
  guint n_lead = MIN (self->window, count_all (self));
  gboolean cut = !can_keep_tail () || !self->at_top || n_lead < self->window || shown <= self->window;

  self->expecting = FALSE;
  self->hurried = shown == 0;
  g_clear_handle_id (&self->source, g_source_remove);
  set_whole (self, FALSE);
  if (cut)
    drop_tail (self);
  else
    keep_tail (self, shown - self->window);
  replace (self, 0, self->n_lead, n_lead);
  if (self->n_tail == 0 && self->n_lead == count_all (self))
    set_whole (self, TRUE);
  else
    schedule (self);
}

/* The lead keeps its length as long as there are rows for it. */
static void
change_lead (StewardLeadModel *self,
             guint             position)
{
  guint all = count_all (self);
  guint n_lead = MIN (all, MAX (self->n_lead, self->window));

  if (position >= self->n_lead && n_lead == self->n_lead)
    return;
  if (n_lead < self->window)
    drop_tail (self);
  position = MIN (position, MIN (self->n_lead, n_lead));
  replace (self, position, self->n_lead - position, n_lead);
  if (self->n_tail == 0 && self->n_lead == all)
    show_whole (self);
}

static void
items_changed_cb (StewardLeadModel *self,
                  guint             position,
                  guint             removed,
                  guint             added)
{
  gboolean big = MAX (removed, added) > self->window;

  if ((self->expecting || self->n_lead + self->n_tail == 0) && big && position < self->window)
    start_lead (self);
  else if (self->whole)
    {
      self->n_lead = count_all (self);
      g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
    }
  else
    change_lead (self, position);
}

static GType
steward_lead_model_get_item_type (GListModel *list)
{
  return STEWARD_TYPE_ENTRY_ROW;
}

static guint
steward_lead_model_get_n_items (GListModel *list)
{
  StewardLeadModel *self = STEWARD_LEAD_MODEL (list);

  return self->n_lead + self->n_tail;
}

static gpointer
steward_lead_model_get_item (GListModel *list,
                             guint       position)
{
  StewardLeadModel *self = STEWARD_LEAD_MODEL (list);
  gpointer item = position < self->n_lead ? g_list_model_get_item (G_LIST_MODEL (self->model), position) : NULL;

  if (item != NULL || position >= self->n_lead + self->n_tail)
    return item;

  return g_object_new (STEWARD_TYPE_ENTRY_ROW, NULL);
}

static void
steward_lead_model_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = steward_lead_model_get_item_type;
  iface->get_n_items = steward_lead_model_get_n_items;
  iface->get_item = steward_lead_model_get_item;
}

static void
steward_lead_model_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  switch ((StewardLeadModelProperty) prop_id)
    {
    case PROP_WHOLE:
      g_value_set_boolean (value, STEWARD_LEAD_MODEL (object)->whole);
      break;
    }
}

static void
steward_lead_model_dispose (GObject *object)
{
  StewardLeadModel *self = STEWARD_LEAD_MODEL (object);

  g_clear_handle_id (&self->source, g_source_remove);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);

  G_OBJECT_CLASS (steward_lead_model_parent_class)->dispose (object);
}

static void
steward_lead_model_finalize (GObject *object)
{
  g_clear_object (&STEWARD_LEAD_MODEL (object)->model);

  G_OBJECT_CLASS (steward_lead_model_parent_class)->finalize (object);
}

static void
steward_lead_model_class_init (StewardLeadModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = steward_lead_model_get_property;
  object_class->dispose = steward_lead_model_dispose;
  object_class->finalize = steward_lead_model_finalize;

  props[PROP_WHOLE] = g_param_spec_boolean ("whole", NULL, NULL, TRUE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
steward_lead_model_init (StewardLeadModel *self)
{
  self->whole = TRUE;
  self->window = USUAL_LEAD;
}

/**
 * steward_lead_model_new:
 * @model: what is shown
 *
 * Returns: (transfer full): the model for a list widget
 */
StewardLeadModel *
steward_lead_model_new (StewardQueryModel *model)
{
  StewardLeadModel *self = g_object_new (STEWARD_TYPE_LEAD_MODEL, NULL);

  self->model = g_object_ref (model);
  self->n_lead = count_all (self);
  g_signal_connect_swapped (model, "items-changed", G_CALLBACK (items_changed_cb), self);

  return self;
}

/**
 * steward_lead_model_get_model:
 * @self: the model
 *
 * Returns: (transfer none): the query below
 */
StewardQueryModel *
steward_lead_model_get_model (StewardLeadModel *self)
{
  g_return_val_if_fail (STEWARD_IS_LEAD_MODEL (self), NULL);

  return self->model;
}

/**
 * steward_lead_model_get_n_lead:
 * @self: the model
 *
 * Returns: how many rows, from the first, are those of the query
 */
guint
steward_lead_model_get_n_lead (StewardLeadModel *self)
{
  g_return_val_if_fail (STEWARD_IS_LEAD_MODEL (self), 0);

  return self->n_lead;
}

/**
 * steward_lead_model_get_whole:
 * @self: the model
 *
 * Returns: whether all rows of the query are shown, and nothing else
 */
gboolean
steward_lead_model_get_whole (StewardLeadModel *self)
{
  g_return_val_if_fail (STEWARD_IS_LEAD_MODEL (self), FALSE);

  return self->whole;
}

/**
 * steward_lead_model_set_window:
 * @self: the model
 * @n_rows: how many rows fill the window
 */
void
steward_lead_model_set_window (StewardLeadModel *self,
                               guint             n_rows)
{
  g_return_if_fail (STEWARD_IS_LEAD_MODEL (self));

  self->window = CLAMP (n_rows, 1, MOST_LEAD);
}

/**
 * steward_lead_model_expect:
 * @self: the model
 * @at_top: whether the first rows are seen now
 *
 * Tells that another query was asked for, so that the next big change is one of
 * which the first rows matter.
 */
void
steward_lead_model_expect (StewardLeadModel *self,
                           gboolean          at_top)
{
  g_return_if_fail (STEWARD_IS_LEAD_MODEL (self));

  self->expecting = TRUE;
  self->at_top = at_top;
}

/**
 * steward_lead_model_hurry:
 * @self: the model
 *
 * Tells that the rows below the first are wanted, soon but not at once.
 */
void
steward_lead_model_hurry (StewardLeadModel *self)
{
  g_return_if_fail (STEWARD_IS_LEAD_MODEL (self));

  if (self->whole || self->hurried)
    return;
  self->hurried = TRUE;
  g_clear_handle_id (&self->source, g_source_remove);
  schedule (self);
}

/**
 * steward_lead_model_settle:
 * @self: the model
 *
 * Shows everything at once.
 */
void
steward_lead_model_settle (StewardLeadModel *self)
{
  g_return_if_fail (STEWARD_IS_LEAD_MODEL (self));

  if (!self->whole)
    show_whole (self);
}
