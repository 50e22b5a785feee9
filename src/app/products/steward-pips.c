/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Certification as three pips. Number carries the meaning, the metal's colour
 * only repeats it, so that a page printed in grey can still be read. */

#include "config.h"

#include "steward-pips.h"

#include <glib/gi18n.h>
#include <math.h>

#include "steward-colors.h"

#define PIPS 3
#define DIAMETER STEWARD_PIPS_HEIGHT
#define GAP 2
#define EXTENT STEWARD_PIPS_WIDTH

G_STATIC_ASSERT (EXTENT == PIPS * DIAMETER + (PIPS - 1) * GAP);

struct _StewardPips
{
  GtkWidget parent_instance;

  StewardCertification certification;
};

G_DEFINE_FINAL_TYPE (StewardPips, steward_pips, GTK_TYPE_WIDGET)

static const GdkRGBA *
choose_metal (StewardCertification certification)
{
  switch (certification)
    {
    case STEWARD_CERTIFICATION_BRONZE:
      return steward_color_get (STEWARD_COLOR_BRONZE);
    case STEWARD_CERTIFICATION_SILVER:
      return steward_color_get (STEWARD_COLOR_SILVER);
    case STEWARD_CERTIFICATION_GOLD:
      return steward_color_get (STEWARD_COLOR_GOLD);
    case STEWARD_CERTIFICATION_NONE:
    default:
      return steward_color_get (STEWARD_COLOR_HOLLOW);
    }
}

static void
describe (StewardPips *self)
{
  g_autofree char *sentence =
    g_strdup_printf (_("%s, %u of %u"), _(steward_certification_to_title (self->certification)),
                     (guint) self->certification, (guint) PIPS);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Certification"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence, -1);
}

static void
steward_pips_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? EXTENT : DIAMETER;
}

static void
steward_pips_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  float x = floorf ((gtk_widget_get_width (widget) - EXTENT) / 2.f);
  float y = floorf ((gtk_widget_get_height (widget) - DIAMETER) / 2.f);

  steward_pips_draw (snapshot, STEWARD_PIPS (widget)->certification, x, y,
                     gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL);
}

static void
steward_pips_class_init (StewardPipsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = steward_pips_measure;
  widget_class->snapshot = steward_pips_snapshot;

  gtk_widget_class_set_css_name (widget_class, "pips");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
steward_pips_init (StewardPips *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  steward_colors_follow (GTK_WIDGET (self));
  describe (self);
}

/**
 * steward_pips_new:
 *
 * Returns: (transfer floating): three hollow pips
 */
GtkWidget *
steward_pips_new (void)
{
  return g_object_new (STEWARD_TYPE_PIPS, NULL);
}

/**
 * steward_pips_set_certification:
 * @self: the pips
 * @certification: what they show from now on
 */
void
steward_pips_set_certification (StewardPips          *self,
                                StewardCertification  certification)
{
  g_return_if_fail (STEWARD_IS_PIPS (self));

  if (self->certification == certification)
    return;

  self->certification = certification;
  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * steward_pips_draw:
 * @snapshot: where to draw
 * @certification: what the pips show
 * @x: left, in pixels
 * @y: top, in pixels
 * @mirrored: whether they fill from the right
 *
 * Draws pips without a widget, for cells that have many.
 */
void
steward_pips_draw (GtkSnapshot          *snapshot,
                   StewardCertification  certification,
                   float                 x,
                   float                 y,
                   gboolean              mirrored)
{
  for (guint i = 0; i < PIPS; i++)
    {
      guint rank = mirrored ? PIPS - 1 - i : i;

      if (rank < (guint) certification)
        steward_draw_disc (snapshot, x, y, DIAMETER, choose_metal (certification));
      else
        steward_draw_ring (snapshot, x, y, DIAMETER, steward_color_get (STEWARD_COLOR_HOLLOW));
      x += DIAMETER + GAP;
    }
}
