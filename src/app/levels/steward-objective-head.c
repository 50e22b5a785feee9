/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The top of an objective. The button is there as long as an incident waits for
 * somebody; its key is printed on it. */

#include "config.h"

#include "steward-objective-head.h"

#include <glib/gi18n.h>

#include "steward-attainment.h"
#include "steward-key-button.h"
#include "steward-level-look.h"
#include "steward-plain-label.h"

struct _StewardObjectiveHead
{
  AdwBin parent_instance;

  GtkWidget *icon;                     /* unowned, below it */
  GtkLabel *title;
  GtkLabel *state;
  GtkLabel *details;
  GtkWidget *burn;
  GtkLabel *burn_words;
  GtkWidget *button;
};

G_DEFINE_FINAL_TYPE (StewardObjectiveHead, steward_objective_head, ADW_TYPE_BIN)

static void
steward_objective_head_class_init (StewardObjectiveHeadClass *klass)
{
}

static GtkWidget *
make_burn (StewardObjectiveHead *self)
{
  self->burn = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  self->burn_words = GTK_LABEL (gtk_label_new (NULL));
  gtk_box_append (GTK_BOX (self->burn),
                  g_object_new (GTK_TYPE_IMAGE, "icon-name", "dialog-warning-symbolic", "accessible-role",
                                GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_box_append (GTK_BOX (self->burn), GTK_WIDGET (self->burn_words));
  gtk_widget_add_css_class (self->burn, "burn");
  gtk_widget_set_valign (self->burn, GTK_ALIGN_CENTER);

  return self->burn;
}

static GtkWidget *
make_words (StewardObjectiveHead *self)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  self->title = g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, "wrap", TRUE, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "title-2");
  self->state = g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, "wrap", TRUE, "hexpand", TRUE, "valign", GTK_ALIGN_CENTER,
                              NULL);
  self->details = g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, "wrap", TRUE, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->details), "second-line");
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->state));
  gtk_box_append (GTK_BOX (words), line);
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->details));
  gtk_widget_set_hexpand (words, TRUE);

  return words;
}

static void
steward_objective_head_init (StewardObjectiveHead *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->icon = g_object_new (GTK_TYPE_IMAGE, "pixel-size", 26, "valign", GTK_ALIGN_CENTER, "accessible-role",
                             GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  self->button = g_object_new (STEWARD_TYPE_KEY_BUTTON, "title", _("Acknowledge"), "key", "A", "valign",
                               GTK_ALIGN_CENTER, "visible", FALSE, "action-name", "objective.acknowledge", NULL);
  gtk_widget_add_css_class (self->button, "suggested-action");
  gtk_box_append (GTK_BOX (box), self->icon);
  gtk_box_append (GTK_BOX (box), make_words (self));
  gtk_box_append (GTK_BOX (box), make_burn (self));
  gtk_box_append (GTK_BOX (box), self->button);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * steward_objective_head_new:
 *
 * Returns: (transfer floating): a head of nothing
 */
GtkWidget *
steward_objective_head_new (void)
{
  return g_object_new (STEWARD_TYPE_OBJECTIVE_HEAD, NULL);
}

/* The fastest of the alerts. */
static void
show_burn (StewardObjectiveHead *self,
           const StewardLevel   *level)
{
  g_autofree char *words = NULL;
  g_autofree char *sentence = NULL;
  guint alert = 0;
  int digits;

  gtk_widget_set_visible (self->burn, level->alerts != 0);
  if (level->alerts == 0)
    return;
  while (alert + 1 < STEWARD_N_BURNS && (level->alerts & (1u << alert)) == 0)
    alert++;
  digits = level->burn[alert] < 100 ? 1 : 0;
  if (alert == STEWARD_BURN_FAST)
    words = g_strdup_printf (_("Fast burn %.*f ×"), digits, level->burn[alert]);
  else if (alert == STEWARD_BURN_MEDIUM)
    words = g_strdup_printf (_("Burn %.*f ×"), digits, level->burn[alert]);
  else
    words = g_strdup_printf (_("Slow burn %.*f ×"), digits, level->burn[alert]);
  /* Translators: a factor, and a length of time in hours */
  sentence = g_strdup_printf (_("The budget burns %.*f times as fast as it may, over the last %d h"), digits,
                              level->burn[alert],
                              (int) (steward_burn_rules[alert].long_window / G_TIME_SPAN_HOUR));
  gtk_label_set_text (self->burn_words, words);
  gtk_widget_set_tooltip_text (self->burn, sentence);
}

static gboolean
waits_for_somebody (GPtrArray *incidents)
{
  for (guint i = 0; incidents != NULL && i < incidents->len; i++)
    {
      const StewardIncident *incident = g_ptr_array_index (incidents, i);

      if (incident->state == STEWARD_INCIDENT_OPEN)
        return TRUE;
    }

  return FALSE;
}

/**
 * steward_objective_head_set_level:
 * @self: a head
 * @level: how an objective stands
 * @incidents: of #StewardIncident: its incidents
 */
void
steward_objective_head_set_level (StewardObjectiveHead *self,
                                  const StewardLevel   *level,
                                  GPtrArray            *incidents)
{
  StewardLevelLook look = steward_level_get_look (level);
  g_autofree char *title = steward_slo_say_title (level->slo);
  g_autofree char *state = steward_level_say_since (level, g_get_real_time ());
  g_autofree char *details = steward_slo_say_details (level->slo);

  g_return_if_fail (STEWARD_IS_OBJECTIVE_HEAD (self));

  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), look.icon_name);
  gtk_widget_set_css_classes (self->icon, (const char *[]) { look.css_class, NULL });
  steward_label_set_plain (self->title, title);
  gtk_label_set_text (self->state, state);
  gtk_widget_set_css_classes (GTK_WIDGET (self->state),
                              (const char *[]) { "objective-state",
                                                 look.tone == STEWARD_TONE_ERROR ? "missed" : "dim-label", NULL });
  steward_label_set_plain (self->details, details);
  show_burn (self, level);
  gtk_widget_set_visible (self->button, waits_for_somebody (incidents));
}
