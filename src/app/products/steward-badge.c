/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Mark and word of one fact. Lists have hundreds of them, so the mark is only
 * made when a fact first has one, and nothing is laid out again when the same
 * fact is set twice. */

#include "config.h"

#include "steward-badge.h"

#include <glib/gi18n.h>

#include "steward-pips.h"
#include "steward-plain-text.h"
#include "steward-time.h"

struct _StewardBadge
{
  GtkWidget parent_instance;

  GtkWidget *icon;                     /* unowned child, made when needed */
  GtkWidget *pips;                     /* unowned child, made when needed */
  GtkWidget *label;                    /* unowned child */
  StewardTone tone;
  gint64 since;                        /* of an age, −1: this fact is none */
};

G_DEFINE_FINAL_TYPE (StewardBadge, steward_badge, GTK_TYPE_WIDGET)

static const char *const tone_classes[] = {
  [STEWARD_TONE_PLAIN] = NULL,
  [STEWARD_TONE_DIM] = "dim-label",
  [STEWARD_TONE_WARNING] = "warning",
  [STEWARD_TONE_ERROR] = "error",
};

static void
set_tone (StewardBadge *self,
          StewardTone  tone)
{
  if (self->tone == tone)
    return;
  if (tone_classes[self->tone] != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self), tone_classes[self->tone]);
  if (tone_classes[tone] != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), tone_classes[tone]);
  self->tone = tone;
}

static void
show_icon (StewardBadge *self,
           const char  *icon_name)
{
  if (icon_name != NULL && self->icon == NULL)
    {
      self->icon = gtk_image_new ();
      gtk_widget_insert_after (self->icon, GTK_WIDGET (self), NULL);
      gtk_accessible_update_state (GTK_ACCESSIBLE (self->icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
    }
  if (self->icon == NULL)
    return;
  if (icon_name != NULL && g_strcmp0 (gtk_image_get_icon_name (GTK_IMAGE (self->icon)), icon_name) != 0)
    gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), icon_name);
  gtk_widget_set_visible (self->icon, icon_name != NULL);
}

static void
show_pips (StewardBadge          *self,
           gboolean              shown,
           StewardCertification  certification)
{
  if (shown && self->pips == NULL)
    {
      self->pips = steward_pips_new ();
      gtk_widget_insert_after (self->pips, GTK_WIDGET (self), NULL);
    }
  if (self->pips == NULL)
    return;
  gtk_widget_set_visible (self->pips, shown);
  if (shown)
    steward_pips_set_certification (STEWARD_PIPS (self->pips), certification);
}

static void
show (StewardBadge *self,
      const char  *icon_name,
      const char  *text,
      StewardTone  tone)
{
  self->since = -1;
  show_pips (self, FALSE, STEWARD_CERTIFICATION_NONE);
  show_icon (self, icon_name);
  set_tone (self, tone);
  steward_label_set_plain (GTK_LABEL (self->label), text);
}

static gboolean
query_tooltip_cb (GtkLabel   *label,
                  int         x,
                  int         y,
                  gboolean    keyboard,
                  GtkTooltip *tooltip,
                  gpointer    user_data)
{
  if (!pango_layout_is_ellipsized (gtk_label_get_layout (label)))
    return FALSE;
  gtk_tooltip_set_text (tooltip, gtk_label_get_text (label));

  return TRUE;
}

static void
steward_badge_dispose (GObject *object)
{
  StewardBadge *self = STEWARD_BADGE (object);

  g_clear_pointer (&self->icon, gtk_widget_unparent);
  g_clear_pointer (&self->pips, gtk_widget_unparent);
  g_clear_pointer (&self->label, gtk_widget_unparent);

  G_OBJECT_CLASS (steward_badge_parent_class)->dispose (object);
}

static void
steward_badge_class_init (StewardBadgeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_badge_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "badge");
}

static void
steward_badge_init (StewardBadge *self)
{
  self->since = -1;
  self->label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, "ellipsize", PANGO_ELLIPSIZE_END, "single-line-mode", TRUE,
                              "has-tooltip", TRUE, NULL);
  g_signal_connect (self->label, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 6);
}

/**
 * steward_badge_new:
 *
 * Returns: (transfer floating): a fact that says nothing yet
 */
GtkWidget *
steward_badge_new (void)
{
  return g_object_new (STEWARD_TYPE_BADGE, NULL);
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
 * @icon_name: (nullable): its mark
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
  show_pips (self, TRUE, certification);
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
  static const char *const icon_names[] = {
    [STEWARD_CLASSIFICATION_UNKNOWN] = "dialog-question-symbolic",
    [STEWARD_CLASSIFICATION_PUBLIC] = "web-browser-symbolic",
    [STEWARD_CLASSIFICATION_INTERNAL] = "user-home-symbolic",
    [STEWARD_CLASSIFICATION_CONFIDENTIAL] = "changes-prevent-symbolic",
    [STEWARD_CLASSIFICATION_PERSONAL] = "auth-fingerprint-symbolic",
    [STEWARD_CLASSIFICATION_RESTRICTED] = "security-high-symbolic",
  };

  g_return_if_fail (STEWARD_IS_BADGE (self));
  g_return_if_fail ((guint) classification < G_N_ELEMENTS (icon_names));

  if (classification == STEWARD_CLASSIFICATION_UNKNOWN)
    show (self, icon_names[classification], _("Unclassified"), STEWARD_TONE_WARNING);
  else
    show (self, icon_names[classification], _(steward_classification_to_title (classification)), STEWARD_TONE_PLAIN);
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

  return gtk_label_get_text (GTK_LABEL (self->label));
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

/**
 * steward_label_set_plain:
 * @label: a label
 * @text: (nullable): text from a catalog
 *
 * Shows @text as one line of plain text, and does nothing if @label shows it
 * already.
 */
void
steward_label_set_plain (GtkLabel   *label,
                         const char *text)
{
  g_autofree char *line = NULL;

  if (!steward_plain_text_is_clean (text))
    text = line = steward_plain_text_line (text);
  if (g_strcmp0 (gtk_label_get_text (label), text == NULL ? "" : text) != 0)
    gtk_label_set_text (label, text == NULL ? "" : text);
}
