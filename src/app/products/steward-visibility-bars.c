/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Visibility as four rising bars. A bar that is not reached keeps its outline,
 * so that the height to which it could rise is seen. */

#include "config.h"

#include "steward-visibility-bars.h"

#include <glib/gi18n.h>

#include "steward-colors.h"

#define BARS 4
#define BAR 9
#define GAP 4
#define LOWEST 4
#define STEP 3
#define EXTENT (BARS * BAR + (BARS - 1) * GAP)
#define HEIGHT (LOWEST + (BARS - 1) * STEP)

struct _StewardVisibilityBars
{
  GtkWidget parent_instance;

  StewardVisibility visibility;
};

G_DEFINE_FINAL_TYPE (StewardVisibilityBars, steward_visibility_bars, GTK_TYPE_WIDGET)

static void
describe (StewardVisibilityBars *self)
{
  g_autofree char *sentence = NULL;

  if (self->visibility == STEWARD_VISIBILITY_UNKNOWN)
    sentence = g_strdup (_("The source does not say"));
  else
    sentence = g_strdup_printf (_("%s, %u of %u"), _(steward_visibility_to_title (self->visibility)),
                                (guint) self->visibility, (guint) BARS);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Visibility"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence, -1);
}

static void
steward_visibility_bars_measure (GtkWidget      *widget,
                                 GtkOrientation  orientation,
                                 int             for_size,
                                 int            *minimum,
                                 int            *natural,
                                 int            *minimum_baseline,
                                 int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? EXTENT : HEIGHT;
}

static void
steward_visibility_bars_snapshot (GtkWidget   *widget,
                                  GtkSnapshot *snapshot)
{
  StewardVisibilityBars *self = STEWARD_VISIBILITY_BARS (widget);
  int bottom = (gtk_widget_get_height (widget) + HEIGHT) / 2;
  int left = (gtk_widget_get_width (widget) - EXTENT) / 2;
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  for (int i = 0; i < BARS; i++)
    {
      int rank = mirrored ? BARS - 1 - i : i;
      int height = LOWEST + rank * STEP;
      graphene_rect_t bar = GRAPHENE_RECT_INIT (left + i * (BAR + GAP), bottom - height, BAR, height);
      gboolean reached = rank < (int) self->visibility;

      steward_draw_box (snapshot, &bar, 1.5f, reached ? steward_color_get (STEWARD_COLOR_ACCENT) : NULL,
                        reached && !steward_colors_need_outlines () ? NULL : steward_color_get (STEWARD_COLOR_HOLLOW));
    }
}

static void
steward_visibility_bars_class_init (StewardVisibilityBarsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = steward_visibility_bars_measure;
  widget_class->snapshot = steward_visibility_bars_snapshot;

  gtk_widget_class_set_css_name (widget_class, "visibility");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
steward_visibility_bars_init (StewardVisibilityBars *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  steward_colors_follow (GTK_WIDGET (self));
  describe (self);
}

/**
 * steward_visibility_bars_new:
 *
 * Returns: (transfer floating): bars of which none is reached
 */
GtkWidget *
steward_visibility_bars_new (void)
{
  return g_object_new (STEWARD_TYPE_VISIBILITY_BARS, NULL);
}

/**
 * steward_visibility_bars_set_visibility:
 * @self: the bars
 * @visibility: how far they rise from now on
 */
void
steward_visibility_bars_set_visibility (StewardVisibilityBars *self,
                                        StewardVisibility      visibility)
{
  g_return_if_fail (STEWARD_IS_VISIBILITY_BARS (self));

  if (self->visibility == visibility)
    return;

  self->visibility = visibility;
  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
