/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Mark and word of one fact. Lists have hundreds of them, so the mark is drawn
 * rather than a widget, and in a table the word is an inscription, which can
 * change without a new layout of everything around it. */

#include "config.h"

#include "steward-badge.h"

#include <glib/gi18n.h>

#include "steward-colors.h"
#include "steward-pips.h"
#include "steward-time.h"

#define ICON_SIZE 14
#define GAP 6

struct _StewardBadge
{
  GtkWidget parent_instance;

  GtkWidget *text;                     /* unowned child: an inscription in cells, else a label */
  char *icon_name;                     /* owned, nullable */
  GdkPaintable *icon;                  /* owned, nullable: looked up when it is drawn */
  int icon_scale;                      /* of the icon that was looked up */
  gboolean in_cell;
  gboolean with_pips;
  StewardCertification certification;
  StewardTone tone;
  gint64 since;                        /* of an age, −1: this badge is none */
};

G_DEFINE_FINAL_TYPE (StewardBadge, steward_badge, GTK_TYPE_WIDGET)

static const struct
{
  const char *css_class;
  StewardColor mark;
} tones[] = {
  [STEWARD_TONE_PLAIN] = { NULL, STEWARD_COLOR_MARK },
  [STEWARD_TONE_DIM] = { "dim-label", STEWARD_COLOR_MARK },
  [STEWARD_TONE_WARNING] = { "warning", STEWARD_COLOR_WARNING },
  [STEWARD_TONE_ERROR] = { "error", STEWARD_COLOR_ERROR },
  [STEWARD_TONE_TROUBLE] = { NULL, STEWARD_COLOR_WARNING },
  [STEWARD_TONE_ACCENT] = { NULL, STEWARD_COLOR_ACCENT },
};

static int
get_mark_width (StewardBadge *self)
{
  if (self->with_pips)
    return STEWARD_PIPS_WIDTH + GAP;

  return self->icon_name != NULL ? ICON_SIZE + GAP : 0;
}

static void
set_tone (StewardBadge *self,
          StewardTone   tone)
{
  if (self->tone == tone)
    return;
  if (tones[self->tone].css_class != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self), tones[self->tone].css_class);
  if (tones[tone].css_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), tones[tone].css_class);
  self->tone = tone;
}

static void
set_text (StewardBadge *self,
          const char   *text)
{
  if (self->in_cell)
    steward_inscription_set_plain (GTK_INSCRIPTION (self->text), text);
  else
    steward_label_set_plain (GTK_LABEL (self->text), text);
}

static void
set_mark (StewardBadge         *self,
          const char           *icon_name,
          gboolean              with_pips,
          StewardCertification  certification)
{
  int old_width = get_mark_width (self);

  if (g_strcmp0 (self->icon_name, icon_name) != 0)
    {
      g_free (self->icon_name);
      self->icon_name = g_strdup (icon_name);
      g_clear_object (&self->icon);
    }
  self->with_pips = with_pips;
  self->certification = certification;
  if (get_mark_width (self) != old_width)
    {
      if (self->in_cell)
        gtk_widget_queue_allocate (GTK_WIDGET (self));
      else
        gtk_widget_queue_resize (GTK_WIDGET (self));
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
show (StewardBadge *self,
      const char   *icon_name,
      const char   *text,
      StewardTone   tone)
{
  self->since = -1;
  set_mark (self, icon_name, FALSE, STEWARD_CERTIFICATION_NONE);
  set_tone (self, tone);
  set_text (self, text);
}

static void
steward_badge_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  StewardBadge *self = STEWARD_BADGE (widget);
  int mark = get_mark_width (self);

  gtk_widget_measure (self->text, orientation, -1, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum += self->in_cell ? 0 : mark;
      *natural += mark;
    }
  else
    {
      *minimum = MAX (*minimum, ICON_SIZE);
      *natural = MAX (*natural, ICON_SIZE);
    }
}

static void
steward_badge_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  StewardBadge *self = STEWARD_BADGE (widget);
  int mark = MIN (get_mark_width (self), width);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  gtk_widget_size_allocate (self->text, &(GtkAllocation) { mirrored ? 0 : mark, 0, width - mark, height }, baseline);
}

static GdkPaintable *
look_up_icon (StewardBadge *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (widget));
  int scale = gtk_widget_get_scale_factor (widget);

  if (self->icon == NULL || self->icon_scale != scale)
    {
      g_clear_object (&self->icon);
      self->icon_scale = scale;
      self->icon = GDK_PAINTABLE (gtk_icon_theme_lookup_icon (theme, self->icon_name, NULL, ICON_SIZE, scale,
                                                              gtk_widget_get_direction (widget), 0));
    }

  return self->icon;
}

static void
draw_icon (StewardBadge *self,
           GtkSnapshot  *snapshot,
           float         x,
           float         y)
{
  const GdkRGBA *color = steward_color_get (tones[self->tone].mark);
  GdkRGBA colors[4] = { *color, *color, *color, *color };

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (look_up_icon (self)), snapshot, ICON_SIZE,
                                            ICON_SIZE, colors, G_N_ELEMENTS (colors));
  gtk_snapshot_restore (snapshot);
}

static void
steward_badge_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  StewardBadge *self = STEWARD_BADGE (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int height = gtk_widget_get_height (widget);
  int mark = get_mark_width (self) - GAP;
  float x = mirrored ? gtk_widget_get_width (widget) - mark : 0;

  if (self->with_pips)
    steward_pips_draw (snapshot, self->certification, x, (height - STEWARD_PIPS_HEIGHT) / 2, mirrored);
  else if (self->icon_name != NULL && *self->icon_name != '\0')
    draw_icon (self, snapshot, x, (height - ICON_SIZE) / 2);
  gtk_widget_snapshot_child (widget, self->text, snapshot);
}

static gboolean
steward_badge_query_tooltip (GtkWidget  *widget,
                             int         x,
                             int         y,
                             gboolean    keyboard,
                             GtkTooltip *tooltip)
{
  StewardBadge *self = STEWARD_BADGE (widget);
  const char *text = steward_badge_get_text (self);

  if (steward_text_fits (self->text, text))
    return FALSE;
  gtk_tooltip_set_text (tooltip, text);

  return TRUE;
}

static void
steward_badge_direction_changed (GtkWidget        *widget,
                                 GtkTextDirection  previous)
{
  g_clear_object (&STEWARD_BADGE (widget)->icon);

  GTK_WIDGET_CLASS (steward_badge_parent_class)->direction_changed (widget, previous);
}

static void
steward_badge_dispose (GObject *object)
{
  StewardBadge *self = STEWARD_BADGE (object);

  g_clear_pointer (&self->text, gtk_widget_unparent);
  g_clear_object (&self->icon);

  G_OBJECT_CLASS (steward_badge_parent_class)->dispose (object);
}

static void
steward_badge_finalize (GObject *object)
{
  g_free (STEWARD_BADGE (object)->icon_name);

  G_OBJECT_CLASS (steward_badge_parent_class)->finalize (object);
}

static void
steward_badge_class_init (StewardBadgeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_badge_dispose;
  G_OBJECT_CLASS (klass)->finalize = steward_badge_finalize;
  widget_class->measure = steward_badge_measure;
  widget_class->size_allocate = steward_badge_size_allocate;
  widget_class->snapshot = steward_badge_snapshot;
  widget_class->query_tooltip = steward_badge_query_tooltip;
  widget_class->direction_changed = steward_badge_direction_changed;

  gtk_widget_class_set_css_name (widget_class, "badge");
}

static void
steward_badge_init (StewardBadge *self)
{
  self->since = -1;
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  steward_colors_follow (GTK_WIDGET (self));
}

/**
 * steward_badge_new:
 *
 * Returns: (transfer floating): a badge that says nothing yet, as wide as its
 *   words
 */
GtkWidget *
steward_badge_new (void)
{
  StewardBadge *self = g_object_new (STEWARD_TYPE_BADGE, NULL);

  self->text = g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, "ellipsize", PANGO_ELLIPSIZE_END, "single-line-mode", TRUE,
                             NULL);
  gtk_widget_set_parent (self->text, GTK_WIDGET (self));

  return GTK_WIDGET (self);
}

/**
 * steward_badge_new_cell:
 *
 * Returns: (transfer floating): a badge for a table, as wide as its column: its
 *   words can change without a layout of the table
 */
GtkWidget *
steward_badge_new_cell (void)
{
  StewardBadge *self = g_object_new (STEWARD_TYPE_BADGE, NULL);

  self->in_cell = TRUE;
  self->text = steward_inscription_new (NULL);
  gtk_inscription_set_yalign (GTK_INSCRIPTION (self->text), 0.5f);
  gtk_widget_set_parent (self->text, GTK_WIDGET (self));

  return GTK_WIDGET (self);
}

/**
 * steward_badge_clear:
 * @self: a badge
 *
 * Says nothing: what it stands for is not loaded yet.
 */
void
steward_badge_clear (StewardBadge *self)
{
  g_return_if_fail (STEWARD_IS_BADGE (self));

  show (self, NULL, "", STEWARD_TONE_PLAIN);
}

/**
 * steward_badge_set:
 * @self: a badge
 * @icon_name: (nullable): its mark; "" leaves room for one
 * @text: (nullable): its word, as it came from the catalog
 * @tone: how it is said
 */
void
steward_badge_set (StewardBadge *self,
                  const char  *icon_name,
                  const char  *text,
                  StewardTone  tone)
{
  g_return_if_fail (STEWARD_IS_BADGE (self));

  show (self, icon_name, text, tone);
}

/**
 * steward_badge_set_certification:
 * @self: a badge
 * @certification: shown as pips and word
 */
void
steward_badge_set_certification (StewardBadge          *self,
                                StewardCertification  certification)
{
  g_return_if_fail (STEWARD_IS_BADGE (self));

  if (certification == STEWARD_CERTIFICATION_NONE)
    show (self, NULL, C_("certification", "None"), STEWARD_TONE_DIM);
  else
    show (self, NULL, _(steward_certification_to_title (certification)), STEWARD_TONE_PLAIN);
  set_mark (self, NULL, TRUE, certification);
}

/**
 * steward_classification_to_icon:
 * @classification: of a column or a product
 *
 * Returns: name of its icon
 */
const char *
steward_classification_to_icon (StewardClassification classification)
{
  static const char *const icon_names[] = {
    [STEWARD_CLASSIFICATION_UNKNOWN] = "dialog-question-symbolic",
    [STEWARD_CLASSIFICATION_PUBLIC] = "web-browser-symbolic",
    [STEWARD_CLASSIFICATION_INTERNAL] = "user-home-symbolic",
    [STEWARD_CLASSIFICATION_CONFIDENTIAL] = "changes-prevent-symbolic",
    [STEWARD_CLASSIFICATION_PERSONAL] = "auth-fingerprint-symbolic",
    [STEWARD_CLASSIFICATION_RESTRICTED] = "security-high-symbolic",
  };

  g_return_val_if_fail ((guint) classification < G_N_ELEMENTS (icon_names), NULL);

  return icon_names[classification];
}

/**
 * steward_badge_set_classification:
 * @self: a badge
 * @classification: shown as icon and word
 */
void
steward_badge_set_classification (StewardBadge           *self,
                                 StewardClassification  classification)
{
  const char *icon_name = steward_classification_to_icon (classification);

  g_return_if_fail (STEWARD_IS_BADGE (self));

  if (classification == STEWARD_CLASSIFICATION_UNKNOWN)
    show (self, icon_name, _("Unclassified"), STEWARD_TONE_WARNING);
  else
    show (self, icon_name, _(steward_classification_to_title (classification)), STEWARD_TONE_PLAIN);
}

/**
 * steward_badge_set_owner:
 * @self: a badge
 * @owner: (nullable): name of who answers for a product
 */
void
steward_badge_set_owner (StewardBadge *self,
                        const char  *owner)
{
  g_return_if_fail (STEWARD_IS_BADGE (self));

  if (owner == NULL || *owner == '\0')
    show (self, "dialog-warning-symbolic", _("No owner"), STEWARD_TONE_WARNING);
  else
    show (self, NULL, owner, STEWARD_TONE_PLAIN);
}

/**
 * steward_badge_set_levels:
 * @self: a badge
 * @n_levels: service levels that the contracts of a product promise
 */
void
steward_badge_set_levels (StewardBadge *self,
                         guint        n_levels)
{
  g_autofree char *words = NULL;

  g_return_if_fail (STEWARD_IS_BADGE (self));

  if (n_levels == 0)
    {
      show (self, "list-remove-symbolic", _("No levels"), STEWARD_TONE_DIM);
      return;
    }
  words = g_strdup_printf (ngettext ("%u level", "%u levels", n_levels), n_levels);
  show (self, NULL, words, STEWARD_TONE_PLAIN);
}

/**
 * steward_badge_set_age:
 * @self: a badge
 * @synced_at: microseconds since the epoch, 0 for never
 *
 * Says how long ago that was, marked when it is too long. Grows older with
 * steward_badge_refresh_ages().
 */
void
steward_badge_set_age (StewardBadge *self,
                      gint64       synced_at)
{
  gint64 now = g_get_real_time ();
  g_autofree char *age = steward_time_format_age (synced_at, now);
  gboolean stale = steward_time_is_stale (synced_at, now);

  g_return_if_fail (STEWARD_IS_BADGE (self));

  show (self, stale ? "document-open-recent-symbolic" : NULL, age, stale ? STEWARD_TONE_WARNING : STEWARD_TONE_DIM);
  self->since = synced_at;
}

/**
 * steward_badge_get_text:
 * @self: a badge
 *
 * Returns: (transfer none): its word as it is shown
 */
const char *
steward_badge_get_text (StewardBadge *self)
{
  g_return_val_if_fail (STEWARD_IS_BADGE (self), NULL);

  if (self->in_cell)
    return gtk_inscription_get_text (GTK_INSCRIPTION (self->text));

  return gtk_label_get_text (GTK_LABEL (self->text));
}

/**
 * steward_badge_refresh_ages:
 * @root: a widget
 *
 * Says again how old every age at or below @root is.
 */
void
steward_badge_refresh_ages (GtkWidget *root)
{
  if (STEWARD_IS_BADGE (root))
    {
      if (STEWARD_BADGE (root)->since >= 0)
        steward_badge_set_age (STEWARD_BADGE (root), STEWARD_BADGE (root)->since);
      return;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    steward_badge_refresh_ages (child);
}
