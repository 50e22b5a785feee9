/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A sidebar beside a content that becomes a drawer over it when the room is
 * narrow. libadwaita has widgets for this, but none that is both in Debian 12
 * and not deprecated later. The sidebar is one widget that moves between two
 * places, so that it keeps its state. */

#include "config.h"

#include "steward-dock.h"

#define NARROW_BELOW 900

struct _StewardDock
{
  GtkWidget parent_instance;

  GtkWidget *overlay;                  /* the only child */
  GtkWidget *sidebar;                  /* owned: it moves between two parents */
  GtkRevealer *dock;                   /* unowned, inside the overlay */
  GtkRevealer *drawer;
  GtkWidget *shade;
  GtkBox *box;

  gboolean wanted;
  gboolean narrow;
  gboolean aside;                      /* the content needs the whole width */
  gboolean opened;                     /* the drawer lies over the content */
  gboolean docked;
  guint idle;                          /* source that moves the sidebar after a new width */
};

G_DEFINE_FINAL_TYPE (StewardDock, steward_dock, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_DOCKED = 1,
  PROP_WANTED,
} StewardDockProperty;

static GParamSpec *props[PROP_WANTED + 1];

static void
move_sidebar (StewardDock *self,
              GtkRevealer *to)
{
  GtkRevealer *from = to == self->dock ? self->drawer : self->dock;

  if (gtk_revealer_get_child (to) == self->sidebar)
    return;
  gtk_revealer_set_child (from, NULL);
  gtk_revealer_set_child (to, self->sidebar);
}

static gboolean
is_drawer (StewardDock *self)
{
  return self->narrow || self->aside;
}

static void
update_docked (StewardDock *self)
{
  gboolean docked = self->wanted && !is_drawer (self);

  if (self->docked == docked)
    return;

  self->docked = docked;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DOCKED]);
}

static void
arrange (StewardDock *self)
{
  gboolean docked = self->wanted && !is_drawer (self);
  gboolean open = is_drawer (self) && self->opened;

  if (self->sidebar == NULL)
    return;

  move_sidebar (self, is_drawer (self) ? self->drawer : self->dock);
  gtk_widget_set_visible (GTK_WIDGET (self->dock), docked);
  gtk_revealer_set_reveal_child (self->dock, docked);
  gtk_widget_set_visible (GTK_WIDGET (self->drawer), open);
  gtk_revealer_set_reveal_child (self->drawer, open);
  gtk_widget_set_visible (self->shade, open);
  update_docked (self);
}

static gboolean
arrange_cb (gpointer user_data)
{
  StewardDock *self = user_data;

  self->idle = 0;
  arrange (self);

  return G_SOURCE_REMOVE;
}

static void
pressed_cb (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            StewardDock     *self)
{
  steward_dock_close_drawer (self);
}

static GtkSizeRequestMode
steward_dock_get_request_mode (GtkWidget *widget)
{
  return gtk_widget_get_request_mode (STEWARD_DOCK (widget)->overlay);
}

static void
steward_dock_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  gtk_widget_measure (STEWARD_DOCK (widget)->overlay, orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

static void
steward_dock_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height,
                            int        baseline)
{
  StewardDock *self = STEWARD_DOCK (widget);
  gboolean narrow = width < NARROW_BELOW;

  gtk_widget_allocate (self->overlay, width, height, baseline, NULL);

  if (narrow == self->narrow)
    return;
  self->narrow = narrow;
  self->opened = FALSE;
  if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, arrange_cb, self, NULL);
}

static void
steward_dock_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  StewardDock *self = STEWARD_DOCK (object);

  switch ((StewardDockProperty) prop_id)
    {
    case PROP_DOCKED:
      g_value_set_boolean (value, self->docked);
      break;
    case PROP_WANTED:
      g_value_set_boolean (value, self->wanted);
      break;
    }
}

static void
steward_dock_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  switch ((StewardDockProperty) prop_id)
    {
    case PROP_DOCKED:
      break;
    case PROP_WANTED:
      steward_dock_set_wanted (STEWARD_DOCK (object), g_value_get_boolean (value));
      break;
    }
}

static void
steward_dock_dispose (GObject *object)
{
  StewardDock *self = STEWARD_DOCK (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->overlay, gtk_widget_unparent);
  g_clear_object (&self->sidebar);

  G_OBJECT_CLASS (steward_dock_parent_class)->dispose (object);
}

static void
steward_dock_class_init (StewardDockClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = steward_dock_get_property;
  object_class->set_property = steward_dock_set_property;
  object_class->dispose = steward_dock_dispose;
  widget_class->get_request_mode = steward_dock_get_request_mode;
  widget_class->measure = steward_dock_measure;
  widget_class->size_allocate = steward_dock_size_allocate;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  props[PROP_DOCKED] = g_param_spec_boolean ("docked", NULL, NULL, TRUE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_WANTED] = g_param_spec_boolean ("wanted", NULL, NULL, TRUE,
                                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static GtkRevealer *
make_revealer (const char *css_class)
{
  GtkWidget *revealer = gtk_revealer_new ();

  gtk_revealer_set_transition_type (GTK_REVEALER (revealer), GTK_REVEALER_TRANSITION_TYPE_NONE);
  gtk_widget_add_css_class (revealer, css_class);

  return GTK_REVEALER (revealer);
}

static GtkWidget *
make_shade (StewardDock *self)
{
  GtkWidget *shade = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (shade, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_css_class (shade, "drawer-shade");
  gtk_widget_set_visible (shade, FALSE);

  return shade;
}

static void
steward_dock_init (StewardDock *self)
{
  self->overlay = gtk_overlay_new ();
  self->wanted = TRUE;
  self->docked = TRUE;
  self->dock = make_revealer ("dock");
  self->drawer = make_revealer ("drawer");
  self->shade = make_shade (self);
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));

  gtk_widget_set_halign (GTK_WIDGET (self->drawer), GTK_ALIGN_START);
  gtk_widget_set_visible (GTK_WIDGET (self->drawer), FALSE);
  gtk_box_append (self->box, GTK_WIDGET (self->dock));
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), GTK_WIDGET (self->box));
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), self->shade);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), GTK_WIDGET (self->drawer));
  gtk_widget_set_parent (self->overlay, GTK_WIDGET (self));
}

/**
 * steward_dock_new:
 * @sidebar: what stands at the start, or lies over @content
 * @content: the rest
 *
 * Returns: (transfer floating): a new dock
 */
GtkWidget *
steward_dock_new (GtkWidget *sidebar,
                  GtkWidget *content)
{
  StewardDock *self = g_object_new (STEWARD_TYPE_DOCK, NULL);

  self->sidebar = g_object_ref_sink (sidebar);
  gtk_widget_set_hexpand (content, TRUE);
  gtk_box_append (self->box, content);
  arrange (self);

  return GTK_WIDGET (self);
}

/**
 * steward_dock_expect_width:
 * @self: a dock that is not shown yet
 * @width: the width that it will get, in pixels
 *
 * Arranges it for that width at once, so that the first size is not kept wide
 * by a sidebar that would not be there.
 */
void
steward_dock_expect_width (StewardDock *self,
                           int          width)
{
  g_return_if_fail (STEWARD_IS_DOCK (self));

  self->narrow = width < NARROW_BELOW;
  arrange (self);
}

/**
 * steward_dock_get_docked:
 * @self: a dock
 *
 * Returns: whether the sidebar stands beside the content now
 */
gboolean
steward_dock_get_docked (StewardDock *self)
{
  g_return_val_if_fail (STEWARD_IS_DOCK (self), FALSE);

  return self->docked;
}

/**
 * steward_dock_get_wanted:
 * @self: a dock
 *
 * Returns: whether the person wants the sidebar when there is room
 */
gboolean
steward_dock_get_wanted (StewardDock *self)
{
  g_return_val_if_fail (STEWARD_IS_DOCK (self), FALSE);

  return self->wanted;
}

/**
 * steward_dock_set_wanted:
 * @self: a dock
 * @wanted: whether the person wants the sidebar when there is room
 */
void
steward_dock_set_wanted (StewardDock *self,
                         gboolean     wanted)
{
  g_return_if_fail (STEWARD_IS_DOCK (self));

  wanted = !!wanted;
  if (self->wanted == wanted)
    return;

  self->wanted = wanted;
  arrange (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_WANTED]);
}

/**
 * steward_dock_set_aside:
 * @self: a dock
 * @aside: whether the content needs the whole width
 *
 * Hides the sidebar for as long as the content needs its room, whatever the
 * person wants otherwise; toggling lays it over the content.
 */
void
steward_dock_set_aside (StewardDock *self,
                        gboolean     aside)
{
  g_return_if_fail (STEWARD_IS_DOCK (self));

  aside = !!aside;
  if (self->aside == aside)
    return;

  self->aside = aside;
  self->opened = FALSE;
  arrange (self);
}

/**
 * steward_dock_toggle:
 * @self: a dock
 *
 * Shows or hides the sidebar: beside the content where there is room, else
 * over it, with the focus in it.
 */
void
steward_dock_toggle (StewardDock *self)
{
  g_return_if_fail (STEWARD_IS_DOCK (self));

  if (!is_drawer (self))
    {
      steward_dock_set_wanted (self, !self->wanted);
      return;
    }
  if (steward_dock_close_drawer (self))
    return;

  self->opened = TRUE;
  arrange (self);
  gtk_widget_grab_focus (self->sidebar);
}

/**
 * steward_dock_close_drawer:
 * @self: a dock
 *
 * Returns: whether the sidebar lay over the content; it does no longer
 */
gboolean
steward_dock_close_drawer (StewardDock *self)
{
  g_return_val_if_fail (STEWARD_IS_DOCK (self), FALSE);

  if (!self->opened)
    return FALSE;

  self->opened = FALSE;
  arrange (self);

  return TRUE;
}
