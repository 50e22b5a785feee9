/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Votes as segments, in the order for, against, abstained, open, recused, so
 * that the mark "needs N" tells how many ticks are missing. Veto seats stand in
 * no threshold and have no segment. */

#include "config.h"

#include "steward-votes-meter.h"

#include <glib/gi18n.h>

#include "steward-colors.h"
#include "steward-review-words.h"

#define BAR_HEIGHT 16
#define GAP 3
#define RADIUS 4
#define MARK_RISE 4
#define MAX_SEGMENTS 64

struct _StewardVotesMeter
{
  GtkWidget parent_instance;

  StewardBallotState states[MAX_SEGMENTS];
  guint n_segments;
  guint needed;                        /* 0: no mark */
  char *needs;                         /* owned: the words of the mark */
};

G_DEFINE_FINAL_TYPE (StewardVotesMeter, steward_votes_meter, GTK_TYPE_WIDGET)

static PangoLayout *
make_layout (StewardVotesMeter *self,
             const char        *text,
             double             points)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  PangoAttrList *attrs = pango_attr_list_new ();

  pango_attr_list_insert (attrs, pango_attr_size_new ((int) (points * PANGO_SCALE)));
  pango_layout_set_attributes (layout, attrs);
  pango_attr_list_unref (attrs);

  return layout;
}

static int
get_words_height (StewardVotesMeter *self)
{
  g_autoptr (PangoLayout) layout = NULL;
  int height;

  if (self->needs == NULL)
    return 0;
  layout = make_layout (self, self->needs, 8.5);
  pango_layout_get_pixel_size (layout, NULL, &height);

  return height + 2;
}

static void
draw_text (GtkSnapshot   *snapshot,
           PangoLayout   *layout,
           float          center_x,
           float          y,
           int            width,
           const GdkRGBA *color)
{
  int text_width;
  float x;

  pango_layout_get_pixel_size (layout, &text_width, NULL);
  x = CLAMP (center_x - (float) text_width / 2, 0, MAX (0, (float) (width - text_width)));
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
draw_hatching (GtkSnapshot           *snapshot,
               const graphene_rect_t *bounds)
{
  const GdkRGBA *color = steward_color_get (STEWARD_COLOR_HOLLOW);
  GskRoundedRect outline;
  cairo_t *cr;

  gsk_rounded_rect_init_from_rect (&outline, bounds, RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  cr = gtk_snapshot_append_cairo (snapshot, bounds);
  gdk_cairo_set_source_rgba (cr, color);
  cairo_set_line_width (cr, 1.5);
  for (float x = bounds->origin.x - bounds->size.height; x < bounds->origin.x + bounds->size.width; x += 5)
    {
      cairo_move_to (cr, x, bounds->origin.y + bounds->size.height);
      cairo_line_to (cr, x + bounds->size.height, bounds->origin.y);
    }
  cairo_stroke (cr);
  cairo_destroy (cr);
  gtk_snapshot_pop (snapshot);
  steward_draw_box (snapshot, bounds, RADIUS, NULL, color);
}

static void
draw_segment (StewardVotesMeter     *self,
              GtkSnapshot           *snapshot,
              StewardBallotState     state,
              const graphene_rect_t *bounds)
{
  static const char *const signs[] = {
    [STEWARD_BALLOT_FOR] = "✓",
    [STEWARD_BALLOT_AGAINST] = "✕",
    [STEWARD_BALLOT_ABSTAINED] = "–",
  };
  const GdkRGBA *rim = steward_color_get (STEWARD_COLOR_HOLLOW);
  const GdkRGBA *ground = state == STEWARD_BALLOT_FOR       ? steward_color_get (STEWARD_COLOR_SUCCESS)
                          : state == STEWARD_BALLOT_AGAINST ? steward_color_get (STEWARD_COLOR_ERROR)
                                                            : NULL;
  g_autoptr (PangoLayout) sign = NULL;
  int height;

  if (state == STEWARD_BALLOT_RECUSED)
    {
      draw_hatching (snapshot, bounds);
      return;
    }
  if (ground != NULL)
    rim = steward_colors_need_outlines () ? steward_color_get (STEWARD_COLOR_TEXT) : NULL;
  steward_draw_box (snapshot, bounds, RADIUS, ground, rim);
  if (state >= G_N_ELEMENTS (signs) || signs[state] == NULL)
    return;

  sign = make_layout (self, signs[state], 9);
  pango_layout_get_pixel_size (sign, NULL, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (bounds->origin.x, 0));
  draw_text (snapshot, sign, bounds->size.width / 2, bounds->origin.y + (BAR_HEIGHT - (float) height) / 2,
             (int) bounds->size.width, steward_color_get (ground != NULL ? STEWARD_COLOR_ON_FILL : STEWARD_COLOR_TEXT));
  gtk_snapshot_restore (snapshot);
}

static void
draw_needed (StewardVotesMeter *self,
             GtkSnapshot       *snapshot,
             float              x,
             int                width)
{
  g_autoptr (PangoLayout) words = make_layout (self, self->needs, 8.5);

  gtk_snapshot_append_color (snapshot, steward_color_get (STEWARD_COLOR_TEXT),
                             &GRAPHENE_RECT_INIT (CLAMP (x - 1, 0, (float) width - 2), 0, 2,
                                                  BAR_HEIGHT + 2 * MARK_RISE));
  draw_text (snapshot, words, x, BAR_HEIGHT + 2 * MARK_RISE, width, steward_color_get (STEWARD_COLOR_DIM_TEXT));
}

static void
steward_votes_meter_snapshot (GtkWidget   *widget,
                              GtkSnapshot *snapshot)
{
  StewardVotesMeter *self = STEWARD_VOTES_METER (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int width = gtk_widget_get_width (widget);
  float step = self->n_segments == 0 ? 0 : ((float) width + GAP) / (float) self->n_segments;

  for (guint i = 0; i < self->n_segments; i++)
    {
      float x = step * (float) (mirrored ? self->n_segments - 1 - i : i);

      draw_segment (self, snapshot, self->states[i], &GRAPHENE_RECT_INIT (x, MARK_RISE, step - GAP, BAR_HEIGHT));
    }
  if (self->needs != NULL && self->n_segments > 0)
    {
      float x = step * (float) self->needed - GAP / 2.f;

      draw_needed (self, snapshot, mirrored ? (float) width - x : x, width);
    }
}

static void
steward_votes_meter_measure (GtkWidget      *widget,
                             GtkOrientation  orientation,
                             int             for_size,
                             int            *minimum,
                             int            *natural,
                             int            *minimum_baseline,
                             int            *natural_baseline)
{
  StewardVotesMeter *self = STEWARD_VOTES_METER (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = BAR_HEIGHT + 2 * MARK_RISE + get_words_height (self);
      return;
    }
  *minimum = (int) self->n_segments * (6 + GAP);
  *natural = (int) self->n_segments * (40 + GAP);
}

static void
steward_votes_meter_finalize (GObject *object)
{
  g_clear_pointer (&STEWARD_VOTES_METER (object)->needs, g_free);

  G_OBJECT_CLASS (steward_votes_meter_parent_class)->finalize (object);
}

static void
steward_votes_meter_class_init (StewardVotesMeterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = steward_votes_meter_finalize;
  widget_class->snapshot = steward_votes_meter_snapshot;
  widget_class->measure = steward_votes_meter_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
steward_votes_meter_init (StewardVotesMeter *self)
{
  steward_colors_follow (GTK_WIDGET (self));
}

/**
 * steward_votes_meter_new:
 *
 * Returns: (transfer floating): a meter without votes
 */
GtkWidget *
steward_votes_meter_new (void)
{
  return g_object_new (STEWARD_TYPE_VOTES_METER, NULL);
}

static void
add_segments (StewardVotesMeter  *self,
              const StewardTally *tally,
              StewardBallotState  state)
{
  for (guint i = 0; i < tally->ballots->len && self->n_segments < MAX_SEGMENTS; i++)
    {
      const StewardBallot *ballot = &g_array_index (tally->ballots, StewardBallot, i);

      if (ballot->state == state && ballot->seat->role != STEWARD_SEAT_VETO)
        self->states[self->n_segments++] = state;
    }
}

/**
 * steward_votes_meter_set_tally:
 * @self: a meter
 * @tally: (nullable): the count
 */
void
steward_votes_meter_set_tally (StewardVotesMeter  *self,
                               const StewardTally *tally)
{
  static const StewardBallotState order[] = { STEWARD_BALLOT_FOR, STEWARD_BALLOT_AGAINST, STEWARD_BALLOT_ABSTAINED,
                                              STEWARD_BALLOT_OPEN, STEWARD_BALLOT_RECUSED };
  g_autofree char *words = NULL;

  g_return_if_fail (STEWARD_IS_VOTES_METER (self));

  self->n_segments = 0;
  g_clear_pointer (&self->needs, g_free);
  for (gsize i = 0; tally != NULL && i < G_N_ELEMENTS (order); i++)
    add_segments (self, tally, order[i]);
  if (tally != NULL)
    {
      self->needed = tally->approvals_needed;
      if (self->needed > 0 && self->needed <= self->n_segments)
        self->needs = g_strdup_printf (_("needs %u"), self->needed);
      words = steward_review_say_votes (tally);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
