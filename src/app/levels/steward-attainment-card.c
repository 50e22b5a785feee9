/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One of the three cards at the top of an objective. */

#include "config.h"

#include "steward-attainment-card.h"

#include <glib/gi18n.h>
#include <math.h>

#include "steward-attainment-bar.h"
#include "steward-attainment.h"
#include "steward-incident-words.h"
#include "steward-level-look.h"

struct _StewardAttainmentCard
{
  AdwBin parent_instance;

  guint days;
  GtkLabel *title;                     /* unowned, below it */
  GtkWidget *icon;
  GtkLabel *verdict;
  GtkLabel *figure;
  GtkLabel *undecidable;
  StewardAttainmentBar *bar;
};

G_DEFINE_FINAL_TYPE (StewardAttainmentCard, steward_attainment_card, ADW_TYPE_BIN)

static void
steward_attainment_card_class_init (StewardAttainmentCardClass *klass)
{
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
make_label (const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, NULL);

  gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
steward_attainment_card_init (StewardAttainmentCard *self)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *figures = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  self->title = GTK_LABEL (make_label ("axis-title"));
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  self->icon = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  self->verdict = GTK_LABEL (make_label ("small"));
  self->figure = GTK_LABEL (make_label ("attainment-figure"));
  gtk_widget_add_css_class (GTK_WIDGET (self->figure), "numeric");
  self->undecidable = GTK_LABEL (make_label ("second-line"));
  g_object_set (self->undecidable, "wrap", TRUE, "valign", GTK_ALIGN_CENTER, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->undecidable), "numeric");
  self->bar = STEWARD_ATTAINMENT_BAR (steward_attainment_bar_new (FALSE));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (head), self->icon);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->verdict));
  gtk_box_append (GTK_BOX (figures), GTK_WIDGET (self->figure));
  gtk_box_append (GTK_BOX (figures), GTK_WIDGET (self->undecidable));
  gtk_box_append (GTK_BOX (card), head);
  gtk_box_append (GTK_BOX (card), figures);
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->bar));
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "product-card");
  adw_bin_set_child (ADW_BIN (self), card);
}

/**
 * steward_attainment_card_new:
 * @days: of its window
 *
 * Returns: (transfer floating): a card without figures
 */
GtkWidget *
steward_attainment_card_new (guint days)
{
  StewardAttainmentCard *self = g_object_new (STEWARD_TYPE_ATTAINMENT_CARD, "hexpand", TRUE, NULL);

  self->days = days;

  return GTK_WIDGET (self);
}

static void
show_verdict (StewardAttainmentCard *self,
              double                 share,
              double                 target)
{
  gboolean above = share >= target;
  const char *words = isnan (share) ? _("Unknown") : above ? _("Above target") : _("Below target");

  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), isnan (share) ? "dialog-question-symbolic"
                                                        : above       ? "emblem-ok-symbolic"
                                                                      : "dialog-error-symbolic");
  gtk_widget_set_css_classes (self->icon, (const char *[]) { isnan (share) ? "mark-none"
                                                             : above       ? "mark-success" : "mark-error", NULL });
  gtk_widget_set_css_classes (GTK_WIDGET (self->verdict),
                              (const char *[]) { "small", !isnan (share) && !above ? "missed" : "plain", NULL });
  gtk_label_set_text (self->verdict, words);
}

/**
 * steward_attainment_card_set:
 * @self: a card
 * @time: by verdict, over its window
 * @target: share that has to be good
 * @axis: where the bar begins
 * @agreed: whether this window is the one that was agreed
 */
void
steward_attainment_card_set (StewardAttainmentCard   *self,
                             const StewardAttainment *time,
                             double                   target,
                             double                   axis,
                             gboolean                 agreed)
{
  double share = steward_attainment_get_share (time);
  g_autofree char *days = g_strdup_printf (ngettext ("%u day", "%u days", self->days), self->days);
  /* Translators: a number of days, over which a promise was agreed */
  g_autofree char *title = agreed ? g_strdup_printf (_("%s · agreed"), days) : g_strdup (days);
  g_autofree char *figure = steward_level_say_percent (share, target);
  g_autofree char *length = steward_incident_say_length (time->undecidable);
  g_autofree char *undecidable = time->undecidable >= G_TIME_SPAN_MINUTE ? g_strdup_printf (_("%s undecidable"), length)
                                                                         : NULL;
  g_autofree char *sentence = NULL;

  g_return_if_fail (STEWARD_IS_ATTAINMENT_CARD (self));

  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->figure, figure);
  gtk_label_set_text (self->undecidable, undecidable != NULL ? undecidable : "");
  show_verdict (self, share, target);
  steward_attainment_bar_set (self->bar, time, target, axis, self->days);
  sentence = steward_level_say_attainment (time, target, self->days);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
}
