/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The neighbourhood of a product, drawn in layers: upstream, the product,
 * downstream. One box a neighbour, one cairo node for all arrows, text by
 * Pango. A neighbour that no catalog lists has a hollow box and cannot be
 * opened. */

#include "config.h"

#include "steward-lineage-view.h"

#include <glib/gi18n.h>
#include <string.h>

#include "steward-colors.h"
#include "steward-plain-text.h"

#define BOX_HEIGHT 28
#define BOX_GAP 12
#define BOX_MIN 64
#define BOX_MAX 220
#define ARROW_MIN 18
#define ARROW_MAX 96
#define PADDING 4
#define RADIUS 6
#define TEXT_SCALE .8

typedef enum
{
  NODE_SELF,
  NODE_KNOWN,
  NODE_UNKNOWN,                        /* named by a port, listed nowhere */
  NODE_MORE,
} NodeKind;

typedef struct
{
  NodeKind kind;
  char *name;
  char *urn;                           /* NULL unless known */
  graphene_rect_t box;
} Node;

struct _StewardLineageView
{
  GtkWidget parent_instance;

  guint most;                          /* boxes a side */
  GPtrArray *up;                       /* Node */
  GPtrArray *down;
  Node *self;                          /* owned, nullable */
};

G_DEFINE_FINAL_TYPE (StewardLineageView, steward_lineage_view, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_OPEN,
  SIGNAL_MORE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static Node *
new_node (NodeKind    kind,
          const char *name,
          const char *urn)
{
  Node *node = g_new0 (Node, 1);

  node->kind = kind;
  node->name = steward_plain_text_line (name);
  node->urn = g_strdup (urn);

  return node;
}

static void
free_node (Node *node)
{
  if (node == NULL)
    return;
  g_free (node->name);
  g_free (node->urn);
  g_free (node);
}

/* If not all fit, the last box says how many are left. */
static void
fill_side (GPtrArray *nodes,
           GPtrArray *edges,
           guint      most)
{
  guint n_edges = edges == NULL ? 0 : edges->len;
  guint n_shown = n_edges <= most ? n_edges : most - 1;

  g_ptr_array_set_size (nodes, 0);
  for (guint i = 0; i < n_shown; i++)
    {
      const StewardLineageEdge *edge = g_ptr_array_index (edges, i);

      g_ptr_array_add (nodes, new_node (edge->urn != NULL ? NODE_KNOWN : NODE_UNKNOWN, edge->name, edge->urn));
    }
  if (n_shown < n_edges)
    {
      g_autofree char *words = g_strdup_printf (ngettext ("%u more…", "%u more…", n_edges - n_shown),
                                                n_edges - n_shown);

      g_ptr_array_add (nodes, new_node (NODE_MORE, words, NULL));
    }
}

static int
measure_side (GPtrArray *nodes)
{
  return nodes->len == 0 ? 0 : nodes->len * BOX_HEIGHT + (nodes->len - 1) * BOX_GAP;
}

static int
measure_height (StewardLineageView *self)
{
  return MAX (BOX_HEIGHT, MAX (measure_side (self->up), measure_side (self->down)));
}

static void
place_side (GPtrArray *nodes,
            float      x,
            float      width,
            float      height)
{
  float y = (height - measure_side (nodes)) / 2;

  for (guint i = 0; i < nodes->len; i++)
    {
      Node *node = g_ptr_array_index (nodes, i);

      node->box = GRAPHENE_RECT_INIT (x, y + i * (BOX_HEIGHT + BOX_GAP), width, BOX_HEIGHT);
    }
}

static void
steward_lineage_view_size_allocate (GtkWidget *widget,
                                    int        width,
                                    int        height,
                                    int        baseline)
{
  StewardLineageView *self = STEWARD_LINEAGE_VIEW (widget);
  float arrow = CLAMP (width / 16.f, ARROW_MIN, ARROW_MAX);
  float box = MIN ((width - 2 * arrow) / 3, BOX_MAX);
  float left = (width - 3 * box - 2 * arrow) / 2;
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  place_side (mirrored ? self->down : self->up, left, box, height);
  place_side (mirrored ? self->up : self->down, left + 2 * (box + arrow), box, height);
  if (self->self != NULL)
    self->self->box = GRAPHENE_RECT_INIT (left + box + arrow, (height - BOX_HEIGHT) / 2.f, box, BOX_HEIGHT);
}

static void
steward_lineage_view_measure (GtkWidget      *widget,
                              GtkOrientation  orientation,
                              int             for_size,
                              int            *minimum,
                              int            *natural,
                              int            *minimum_baseline,
                              int            *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 3 * BOX_MIN + 2 * ARROW_MIN;
      *natural = 3 * BOX_MAX + 2 * ARROW_MAX;
    }
  else
    *minimum = *natural = measure_height (STEWARD_LINEAGE_VIEW (widget));
}

/* In a narrow box the last part of "orders.order_events" says more than its
 * two ends; the whole name is in the tooltip and in the list beside. */
static void
fit_name (PangoLayout *layout,
          const char  *name,
          int          width)
{
  const char *last = strrchr (name, '.');
  int natural;

  pango_layout_get_pixel_size (layout, &natural, NULL);
  if (natural > width && last != NULL && last[1] != '\0')
    pango_layout_set_text (layout, last + 1, -1);
  pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_MIDDLE);
}

static void
draw_name (StewardLineageView *self,
           GtkSnapshot        *snapshot,
           const Node         *node)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), node->name);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  int height;

  pango_attr_list_insert (attributes, pango_attr_scale_new (TEXT_SCALE));
  if (node->kind == NODE_SELF)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  fit_name (layout, node->name, MAX (node->box.size.width - 2 * PADDING, 1));
  pango_layout_set_alignment (layout, node->kind == NODE_SELF ? PANGO_ALIGN_CENTER : PANGO_ALIGN_LEFT);
  pango_layout_get_pixel_size (layout, NULL, &height);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (node->box.origin.x + PADDING,
                                                          node->box.origin.y + (BOX_HEIGHT - height) / 2));
  gtk_snapshot_append_layout (snapshot, layout,
                              steward_color_get (node->kind == NODE_UNKNOWN || node->kind == NODE_MORE
                                                   ? STEWARD_COLOR_DIM_TEXT : STEWARD_COLOR_TEXT));
  gtk_snapshot_restore (snapshot);
}

static void
draw_node (StewardLineageView *self,
           GtkSnapshot        *snapshot,
           const Node         *node)
{
  const GdkRGBA *ground = NULL;
  const GdkRGBA *rim = steward_color_get (STEWARD_COLOR_BOX_RIM);

  if (node->kind == NODE_SELF)
    {
      ground = steward_color_get (STEWARD_COLOR_ACCENT_TINT);
      rim = steward_color_get (STEWARD_COLOR_ACCENT);
    }
  else if (node->kind == NODE_KNOWN)
    ground = steward_color_get (STEWARD_COLOR_BOX);

  steward_draw_box (snapshot, &node->box, RADIUS, ground, rim);
  draw_name (self, snapshot, node);
}

static void
draw_arrow (cairo_t               *cr,
            const graphene_rect_t *from,
            const graphene_rect_t *to)
{
  gboolean mirrored = from->origin.x > to->origin.x;
  double x0 = mirrored ? from->origin.x : from->origin.x + from->size.width;
  double x1 = mirrored ? to->origin.x + to->size.width : to->origin.x;
  double y0 = from->origin.y + from->size.height / 2;
  double y1 = to->origin.y + to->size.height / 2;
  double head = mirrored ? 6 : -6;

  cairo_move_to (cr, x0, y0);
  cairo_curve_to (cr, (x0 + x1) / 2, y0, (x0 + x1) / 2, y1, x1 + head, y1);
  cairo_stroke (cr);
  cairo_move_to (cr, x1, y1);
  cairo_line_to (cr, x1 + head, y1 - 3.5);
  cairo_line_to (cr, x1 + head, y1 + 3.5);
  cairo_fill (cr);
}

static void
steward_lineage_view_snapshot (GtkWidget   *widget,
                               GtkSnapshot *snapshot)
{
  StewardLineageView *self = STEWARD_LINEAGE_VIEW (widget);
  cairo_t *cr;

  if (self->self == NULL)
    return;

  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget),
                                                                 gtk_widget_get_height (widget)));
  gdk_cairo_set_source_rgba (cr, steward_color_get (STEWARD_COLOR_EDGE));
  cairo_set_line_width (cr, 1);
  for (guint i = 0; i < self->up->len; i++)
    draw_arrow (cr, &((Node *) g_ptr_array_index (self->up, i))->box, &self->self->box);
  for (guint i = 0; i < self->down->len; i++)
    draw_arrow (cr, &self->self->box, &((Node *) g_ptr_array_index (self->down, i))->box);
  cairo_destroy (cr);

  draw_node (self, snapshot, self->self);
  for (guint i = 0; i < self->up->len; i++)
    draw_node (self, snapshot, g_ptr_array_index (self->up, i));
  for (guint i = 0; i < self->down->len; i++)
    draw_node (self, snapshot, g_ptr_array_index (self->down, i));
}

static Node *
find_in (GPtrArray *nodes,
         double     x,
         double     y)
{
  for (guint i = 0; i < nodes->len; i++)
    {
      Node *node = g_ptr_array_index (nodes, i);

      if (graphene_rect_contains_point (&node->box, &GRAPHENE_POINT_INIT (x, y)))
        return node;
    }

  return NULL;
}

static Node *
find_node (StewardLineageView *self,
           double              x,
           double              y)
{
  Node *node = find_in (self->up, x, y);

  return node != NULL ? node : find_in (self->down, x, y);
}

static void
released_cb (StewardLineageView *self,
             int                 n_press,
             double              x,
             double              y)
{
  Node *node = find_node (self, x, y);

  if (node == NULL)
    return;
  if (node->kind == NODE_MORE)
    g_signal_emit (self, signals[SIGNAL_MORE], 0);
  else if (node->urn != NULL)
    g_signal_emit (self, signals[SIGNAL_OPEN], 0, node->urn);
}

static void
motion_cb (StewardLineageView *self,
           double              x,
           double              y)
{
  Node *node = find_node (self, x, y);
  gboolean answers = node != NULL && (node->urn != NULL || node->kind == NODE_MORE);

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), answers ? "pointer" : NULL);
}

static gboolean
steward_lineage_view_query_tooltip (GtkWidget  *widget,
                                    int         x,
                                    int         y,
                                    gboolean    keyboard,
                                    GtkTooltip *tooltip)
{
  StewardLineageView *self = STEWARD_LINEAGE_VIEW (widget);
  Node *node = keyboard ? NULL : find_node (self, x, y);

  if (node == NULL)
    return FALSE;
  gtk_tooltip_set_text (tooltip, node->name);

  return TRUE;
}

static void
steward_lineage_view_finalize (GObject *object)
{
  StewardLineageView *self = STEWARD_LINEAGE_VIEW (object);

  g_ptr_array_unref (self->up);
  g_ptr_array_unref (self->down);
  free_node (self->self);

  G_OBJECT_CLASS (steward_lineage_view_parent_class)->finalize (object);
}

static void
steward_lineage_view_class_init (StewardLineageViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = steward_lineage_view_finalize;
  widget_class->measure = steward_lineage_view_measure;
  widget_class->size_allocate = steward_lineage_view_size_allocate;
  widget_class->snapshot = steward_lineage_view_snapshot;
  widget_class->query_tooltip = steward_lineage_view_query_tooltip;

  signals[SIGNAL_OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_MORE] = g_signal_new ("more", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "lineage");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
steward_lineage_view_init (StewardLineageView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->most = STEWARD_LINEAGE_MOST;
  self->up = g_ptr_array_new_with_free_func ((GDestroyNotify) free_node);
  self->down = g_ptr_array_new_with_free_func ((GDestroyNotify) free_node);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  steward_colors_follow (GTK_WIDGET (self));
}

/**
 * steward_lineage_view_new:
 * @most: neighbours a side before the rest is only counted; at most
 *   STEWARD_LINEAGE_MOST
 *
 * Returns: (transfer floating): an empty drawing
 */
GtkWidget *
steward_lineage_view_new (guint most)
{
  StewardLineageView *self = g_object_new (STEWARD_TYPE_LINEAGE_VIEW, NULL);

  self->most = CLAMP (most, 1, STEWARD_LINEAGE_MOST);

  return GTK_WIDGET (self);
}

static void
describe (StewardLineageView *self,
          guint               n_up,
          guint               n_down)
{
  g_autofree char *sentence =
    g_strdup_printf (_("%s is made from %u and feeds %u others"), self->self->name, n_up, n_down);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Lineage"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence, -1);
}

/**
 * steward_lineage_view_set_detail:
 * @self: the drawing
 * @detail: whose neighbourhood it shows; read now, not kept
 */
void
steward_lineage_view_set_detail (StewardLineageView *self,
                                 StewardEntryDetail *detail)
{
  g_return_if_fail (STEWARD_IS_LINEAGE_VIEW (self));

  free_node (self->self);
  self->self = new_node (NODE_SELF, detail->entry->name, NULL);
  fill_side (self->up, detail->upstream, self->most);
  fill_side (self->down, detail->downstream, self->most);
  describe (self, detail->upstream->len, detail->downstream->len);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
