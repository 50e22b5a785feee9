/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How an objective stands, where a product or a review is read: mark and words
 * first, then the last 30 days, then figures. A vague one says why. */

#include "config.h"

#include "steward-level-line.h"

#include <glib/gi18n.h>
#include <math.h>

#include "steward-attainment.h"
#include "steward-cards.h"
#include "steward-day-strip.h"
#include "steward-level-look.h"

#define STRIP_DAYS 30
#define FIGURE_CHARS 11

static GtkWidget *
make_words (const StewardLevel *level)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gboolean vague = level->slo->method == STEWARD_SLO_VAGUE;
  g_autofree char *title = steward_slo_say_title (level->slo);
  g_autofree char *promise = vague ? NULL : steward_slo_say_promise (level->slo);
  g_autofree char *state = steward_level_say_since (level, g_get_real_time ());

  gtk_box_append (GTK_BOX (words), steward_text_new (title, "line-name"));
  if (vague)
    gtk_box_append (GTK_BOX (words), steward_text_new (level->slo->vague, "small"));
  else
    gtk_box_append (GTK_BOX (words), steward_text_new (promise, "second-line"));
  if (!vague)
    {
      GtkWidget *stands = steward_text_new (state, "second-line");

      if (level->verdict == STEWARD_LEVEL_MISSED)
        gtk_widget_add_css_class (stands, "missed");
      gtk_box_append (GTK_BOX (words), stands);
    }
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);

  return words;
}

static GtkWidget *
make_figures (const StewardLevel *level,
              gboolean            narrow)
{
  GtkWidget *figures = gtk_box_new (narrow ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL, narrow ? 9 : 0);
  guint days;
  double share = steward_attainment_get_share (steward_level_get_agreed (level, &days));
  g_autofree char *percent = steward_level_say_percent (share, level->slo->target);
  g_autofree char *left = steward_level_say_budget (level->budget_left);
  g_autofree char *budget = g_strdup_printf (_("budget %s"), left);
  GtkWidget *first = steward_text_new (percent, "numeric");
  GtkWidget *second = steward_text_new (budget, "second-line");

  g_object_set (first, "xalign", narrow ? 0.f : 1.f, "width-chars", narrow ? -1 : FIGURE_CHARS, "wrap", FALSE, NULL);
  g_object_set (second, "xalign", 1.f, "wrap", FALSE, NULL);
  gtk_widget_add_css_class (second, "numeric");
  gtk_widget_set_visible (second, !isnan (level->budget_left));
  gtk_box_append (GTK_BOX (figures), first);
  gtk_box_append (GTK_BOX (figures), second);
  gtk_widget_set_valign (figures, GTK_ALIGN_CENTER);

  return figures;
}

static GtkWidget *
make_strip (const StewardLevel *level)
{
  GtkWidget *strip = steward_day_strip_new (STRIP_DAYS);

  steward_day_strip_set (STEWARD_DAY_STRIP (strip), level->strip);
  gtk_widget_set_valign (strip, GTK_ALIGN_CENTER);

  return strip;
}

static void
add_figures (GtkWidget          *line,
             GtkWidget          *words,
             const StewardLevel *level,
             gboolean            narrow)
{
  GtkWidget *box = narrow ? gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9) : line;

  if (level->slo->method != STEWARD_SLO_VAGUE)
    gtk_box_append (GTK_BOX (box), make_strip (level));
  if (steward_slo_has_budget (level->slo))
    gtk_box_append (GTK_BOX (box), make_figures (level, narrow));
  if (narrow)
    gtk_box_append (GTK_BOX (words), box);
}

/**
 * steward_level_line_new:
 * @level: how an objective stands
 * @narrow: whether figures stand below the words
 *
 * Returns: (transfer floating): a line that opens the page of the objective
 */
GtkWidget *
steward_level_line_new (const StewardLevel *level,
                        gboolean            narrow)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = make_words (level);
  GtkWidget *button = gtk_button_new ();
  StewardLevelLook look = steward_level_get_look (level);
  GtkWidget *icon = gtk_image_new_from_icon_name (look.icon_name);
  g_autofree char *label = steward_level_say_row (level, g_get_real_time ());

  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_add_css_class (icon, look.css_class);
  gtk_box_append (GTK_BOX (line), icon);
  gtk_box_append (GTK_BOX (line), words);
  add_figures (line, words, level, narrow);
  gtk_button_set_child (GTK_BUTTON (button), line);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", level->slo->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open-objective");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "neighbour");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  return button;
}

/**
 * steward_level_lines_new:
 * @levels: (element-type StewardLevel): objectives
 * @most: how many are shown
 * @narrow: whether figures stand below the words
 *
 * Returns: (transfer floating): a line each; says how many are left out
 */
GtkWidget *
steward_level_lines_new (GPtrArray *levels,
                         guint      most,
                         gboolean   narrow)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  for (guint i = 0; i < MIN (levels->len, most); i++)
    gtk_box_append (GTK_BOX (box), steward_level_line_new (g_ptr_array_index (levels, i), narrow));
  if (levels->len > most)
    {
      g_autofree char *rest = g_strdup_printf (_("%u of %u shown"), most, levels->len);

      gtk_box_append (GTK_BOX (box), steward_text_new (rest, "second-line"));
    }

  return box;
}

/**
 * steward_levels_count_missed:
 * @levels: (element-type StewardLevel): objectives
 *
 * Returns: how many are missed now
 */
guint
steward_levels_count_missed (GPtrArray *levels)
{
  guint count = 0;

  for (guint i = 0; i < levels->len; i++)
    count += ((const StewardLevel *) g_ptr_array_index (levels, i))->verdict == STEWARD_LEVEL_MISSED;

  return count;
}
