/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The quorum as dots. A tick in each filled dot and the mark between dots say
 * without colour what the sentence beside it says in words. */

#include "config.h"

#include "steward-quorum-light.h"

#include <glib/gi18n.h>

#include "steward-colors.h"
#include "steward-council-words.h"

#define DIAMETER 16
#define GAP 8
#define MARK_HEIGHT 22
#define MOST 40

struct _StewardQuorumLight
{
  GtkWidget parent_instance;

  guint here;
  guint seats;
  guint quorum;
};

G_DEFINE_FINAL_TYPE (StewardQuorumLight, steward_quorum_light, GTK_TYPE_WIDGET)

static void
describe (StewardQuorumLight *self)
{
  g_autofree char *count = steward_council_words_quorum (self->here, self->seats, self->quorum);
  g_autofree char *sentence = g_strdup_printf ("%s. %s", self->here >= self->quorum ? _("Quorum met") : _("No quorum"),
                                               count);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Quorum"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, (double) self->seats,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, (double) self->here,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, sentence, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), sentence);
}

static int
get_extent (StewardQuorumLight *self)
{
  return self->seats == 0 ? 0 : (int) self->seats * (DIAMETER + GAP) - GAP;
}

static void
steward_quorum_light_measure (GtkWidget      *widget,
                              GtkOrientation  orientation,
                              int             for_size,
                              int            *minimum,
                              int            *natural,
                              int            *minimum_baseline,
                              int            *natural_baseline)
{
  StewardQuorumLight *self = STEWARD_QUORUM_LIGHT (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *natural = get_extent (self);
      *minimum = MIN (*natural, 200);
    }
  else
    *minimum = *natural = MARK_HEIGHT;
}

static void
draw_tick (GtkSnapshot *snapshot,
           float        x,
           float        y)
{
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (x, y, DIAMETER, DIAMETER));

  if (adw_style_manager_get_dark (adw_style_manager_get_default ()))
    cairo_set_source_rgb (cr, 0, 0, 0);
  else
    cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_set_line_width (cr, 1.8);
  cairo_move_to (cr, x + 4.5, y + 8.5);
  cairo_line_to (cr, x + 7, y + 11);
  cairo_line_to (cr, x + 11.5, y + 5.5);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static void
steward_quorum_light_snapshot (GtkWidget   *widget,
                               GtkSnapshot *snapshot)
{
  StewardQuorumLight *self = STEWARD_QUORUM_LIGHT (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  float top = (gtk_widget_get_height (widget) - DIAMETER) / 2;
  float scale = self->seats > 0 ? MIN (1.f, gtk_widget_get_width (widget) / (float) get_extent (self)) : 1.f;
  float step = (DIAMETER + GAP) * scale;
  float width = gtk_widget_get_width (widget);

  for (guint i = 0; i < self->seats; i++)
    {
      float x = mirrored ? width - i * step - DIAMETER : i * step;

      if (i < self->here)
        {
          steward_draw_disc (snapshot, x, top, DIAMETER, steward_color_get (STEWARD_COLOR_SUCCESS));
          draw_tick (snapshot, x, top);
        }
      else
        steward_draw_ring (snapshot, x, top, DIAMETER, steward_color_get (STEWARD_COLOR_HOLLOW));
    }
  if (self->quorum > 0 && self->quorum <= self->seats)
    {
      float x = self->quorum * step - GAP * scale / 2 - 1;

      gtk_snapshot_append_color (snapshot, steward_color_get (STEWARD_COLOR_TEXT),
                                 &GRAPHENE_RECT_INIT (mirrored ? width - x - 2 : x, top - 3, 2, MARK_HEIGHT));
    }
}

static void
steward_quorum_light_class_init (StewardQuorumLightClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = steward_quorum_light_measure;
  widget_class->snapshot = steward_quorum_light_snapshot;

  gtk_widget_class_set_css_name (widget_class, "quorum");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_METER);
}

static void
steward_quorum_light_init (StewardQuorumLight *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_VISIBLE);
  steward_colors_follow (GTK_WIDGET (self));
  describe (self);
}

/**
 * steward_quorum_light_new:
 *
 * Returns: (transfer floating): a light without seats
 */
GtkWidget *
steward_quorum_light_new (void)
{
  return g_object_new (STEWARD_TYPE_QUORUM_LIGHT, NULL);
}

/**
 * steward_quorum_light_set:
 * @self: the light
 * @here: seats that are present
 * @seats: seats that count
 * @quorum: how many are needed
 */
void
steward_quorum_light_set (StewardQuorumLight *self,
                          guint               here,
                          guint               seats,
                          guint               quorum)
{
  g_return_if_fail (STEWARD_IS_QUORUM_LIGHT (self));

  if (self->here == here && self->seats == seats && self->quorum == quorum)
    return;
  self->seats = MIN (seats, MOST);
  self->here = MIN (here, self->seats);
  self->quorum = quorum;
  describe (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
