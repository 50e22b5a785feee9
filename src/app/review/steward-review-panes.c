/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* List, evidence and decision in one window. The two outer panes have a width
 * for which they are made; the middle takes the rest, and when that becomes too
 * little to read, panes become steps. */

#include "config.h"

#include "steward-review-panes.h"

#define THREE_FROM 1080
#define TWO_FROM 800
#define LIST_MIN 284
#define LIST_MAX 324
#define DECISION_MIN 316
#define DECISION_MAX 348

struct _StewardReviewPanes
{
  GtkWidget parent_instance;

  GtkWidget *panes[STEWARD_N_PANES];   /* the children */
  guint room;
  guint most;                          /* panes at once, whatever room there is */
  StewardPane step;
  guint idle;                          /* tells a new room after the size was given */
};

G_DEFINE_FINAL_TYPE (StewardReviewPanes, steward_review_panes, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_ROOM = 1,
  PROP_STEP,
} StewardReviewPanesProperty;

static GParamSpec *props[PROP_STEP + 1];

static gboolean
is_shown (StewardReviewPanes *self,
          StewardPane         pane)
{
  if (self->room >= 3)
    return TRUE;
  if (self->room == 2)
    return (pane == STEWARD_PANE_LIST) == (self->step == STEWARD_PANE_LIST);

  return pane == self->step;
}

static void
show_panes (StewardReviewPanes *self)
{
  for (int pane = 0; pane < STEWARD_N_PANES; pane++)
    gtk_widget_set_child_visible (self->panes[pane], is_shown (self, pane));
}

static gboolean
tell_cb (gpointer user_data)
{
  StewardReviewPanes *self = user_data;

  self->idle = 0;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ROOM]);

  return G_SOURCE_REMOVE;
}

static GtkSizeRequestMode
steward_review_panes_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
steward_review_panes_measure (GtkWidget      *widget,
                              GtkOrientation  orientation,
                              int             for_size,
                              int            *minimum,
                              int            *natural,
                              int            *minimum_baseline,
                              int            *natural_baseline)
{
  StewardReviewPanes *self = STEWARD_REVIEW_PANES (widget);

  *minimum = *natural = 0;
  for (int pane = 0; pane < STEWARD_N_PANES; pane++)
    {
      int child_minimum, child_natural;

      gtk_widget_measure (self->panes[pane], orientation, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? *natural + child_natural : MAX (*natural, child_natural);
    }
  *natural = MAX (*minimum, *natural);
}

static void
place (StewardReviewPanes *self,
       StewardPane         pane,
       int                 x,
       int                 width,
       int                 height)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  if (mirrored)
    x = gtk_widget_get_width (GTK_WIDGET (self)) - x - width;
  gtk_widget_size_allocate (self->panes[pane], &(GtkAllocation) { x, 0, width, height }, -1);
}

static int
fit (GtkWidget *pane,
     int        wanted)
{
  int minimum;

  gtk_widget_measure (pane, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);

  return MAX (minimum, wanted);
}

static void
steward_review_panes_size_allocate (GtkWidget *widget,
                                    int        width,
                                    int        height,
                                    int        baseline)
{
  StewardReviewPanes *self = STEWARD_REVIEW_PANES (widget);
  guint room = MIN (self->most, width >= THREE_FROM ? 3 : width >= TWO_FROM ? 2 : 1);
  int list = fit (self->panes[STEWARD_PANE_LIST], CLAMP (width / 4, LIST_MIN, LIST_MAX));
  int decision = fit (self->panes[STEWARD_PANE_DECISION], CLAMP (width * 27 / 100, DECISION_MIN, DECISION_MAX));

  if (room != self->room)
    {
      self->room = room;
      show_panes (self);
      if (self->idle == 0)
        self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, tell_cb, self, NULL);
    }

  if (room < 3)
    list = 0;
  if (room == 1 || (room == 2 && self->step == STEWARD_PANE_LIST))
    {
      place (self, self->step, 0, width, height);
      return;
    }
  if (room == 3)
    place (self, STEWARD_PANE_LIST, 0, list, height);
  place (self, STEWARD_PANE_EVIDENCE, list, width - list - decision, height);
  place (self, STEWARD_PANE_DECISION, width - decision, decision, height);
}

static void
steward_review_panes_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  StewardReviewPanes *self = STEWARD_REVIEW_PANES (object);

  switch ((StewardReviewPanesProperty) prop_id)
    {
    case PROP_ROOM:
      g_value_set_uint (value, self->room);
      break;
    case PROP_STEP:
      g_value_set_uint (value, self->step);
      break;
    }
}

static void
steward_review_panes_dispose (GObject *object)
{
  StewardReviewPanes *self = STEWARD_REVIEW_PANES (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  for (int pane = 0; pane < STEWARD_N_PANES; pane++)
    g_clear_pointer (&self->panes[pane], gtk_widget_unparent);

  G_OBJECT_CLASS (steward_review_panes_parent_class)->dispose (object);
}

static void
steward_review_panes_class_init (StewardReviewPanesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = steward_review_panes_get_property;
  object_class->dispose = steward_review_panes_dispose;
  widget_class->get_request_mode = steward_review_panes_get_request_mode;
  widget_class->measure = steward_review_panes_measure;
  widget_class->size_allocate = steward_review_panes_size_allocate;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  props[PROP_ROOM] = g_param_spec_uint ("room", NULL, NULL, 1, 3, 3, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_STEP] = g_param_spec_uint ("step", NULL, NULL, 0, STEWARD_N_PANES - 1, STEWARD_PANE_LIST,
                                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
steward_review_panes_init (StewardReviewPanes *self)
{
  self->room = 3;
  self->most = 3;
}

/**
 * steward_review_panes_new:
 * @list: which one?
 * @evidence: what is true?
 * @decision: what do I do?
 *
 * Returns: (transfer floating): the three
 */
GtkWidget *
steward_review_panes_new (GtkWidget *list,
                          GtkWidget *evidence,
                          GtkWidget *decision)
{
  StewardReviewPanes *self = g_object_new (STEWARD_TYPE_REVIEW_PANES, NULL);

  self->panes[STEWARD_PANE_LIST] = list;
  self->panes[STEWARD_PANE_EVIDENCE] = evidence;
  self->panes[STEWARD_PANE_DECISION] = decision;
  for (int pane = 0; pane < STEWARD_N_PANES; pane++)
    gtk_widget_set_parent (self->panes[pane], GTK_WIDGET (self));

  return GTK_WIDGET (self);
}

/**
 * steward_review_panes_set_most:
 * @self: the panes
 * @most: how many of them are ever shown at once
 *
 * With two, the list is a step of its own and has the whole width.
 */
void
steward_review_panes_set_most (StewardReviewPanes *self,
                               guint               most)
{
  g_return_if_fail (STEWARD_IS_REVIEW_PANES (self));

  self->most = CLAMP (most, 1, 3);
  self->room = MIN (self->room, self->most);
  show_panes (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * steward_review_panes_get_room:
 * @self: the panes
 *
 * Returns: how many of them there is room for
 */
guint
steward_review_panes_get_room (StewardReviewPanes *self)
{
  g_return_val_if_fail (STEWARD_IS_REVIEW_PANES (self), 3);

  return self->room;
}

/**
 * steward_review_panes_get_step:
 * @self: the panes
 *
 * Returns: the pane at which the person is, where there is not room for all
 */
StewardPane
steward_review_panes_get_step (StewardReviewPanes *self)
{
  g_return_val_if_fail (STEWARD_IS_REVIEW_PANES (self), STEWARD_PANE_LIST);

  return self->step;
}

/**
 * steward_review_panes_is_shown:
 * @self: the panes
 * @pane: one of them
 *
 * Returns: whether it is shown now
 */
gboolean
steward_review_panes_is_shown (StewardReviewPanes *self,
                               StewardPane         pane)
{
  g_return_val_if_fail (STEWARD_IS_REVIEW_PANES (self), FALSE);

  return is_shown (self, pane);
}

/**
 * steward_review_panes_set_step:
 * @self: the panes
 * @step: the pane to which the person goes
 *
 * Shows that pane where there is not room for all.
 */
void
steward_review_panes_set_step (StewardReviewPanes *self,
                               StewardPane         step)
{
  g_return_if_fail (STEWARD_IS_REVIEW_PANES (self));

  if (self->step == step)
    return;
  self->step = step;
  show_panes (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STEP]);
}
