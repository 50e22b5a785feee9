/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What follows from a request, told while it is written. Nothing is shortened:
 * whoever asks reads the same as those who decide. */

#include "config.h"

#include "steward-access-outlook.h"

#include <glib/gi18n.h>

#include "steward-access-plan-block.h"
#include "steward-badge.h"
#include "steward-cards.h"
#include "steward-council-words.h"
#include "steward-exposure-bar.h"

struct _StewardAccessOutlook
{
  GtkBox parent_instance;

  GtkWidget *needs;                    /* unowned, below: cards, or nothing in them */
  GtkWidget *way;
  GtkWidget *overlaps;
  GtkWidget *warnings;
  GtkWidget *exposure;
  GtkWidget *plan;
};

G_DEFINE_FINAL_TYPE (StewardAccessOutlook, steward_access_outlook, GTK_TYPE_BOX)

enum
{
  SIGNAL_OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GtkWidget *
add_place (StewardAccessOutlook *self)
{
  GtkWidget *place = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_visible (place, FALSE);
  gtk_box_append (GTK_BOX (self), place);

  return place;
}

static void
put (GtkWidget *place,
     GtkWidget *card)
{
  steward_box_clear (place);
  if (card != NULL)
    gtk_box_append (GTK_BOX (place), card);
  gtk_widget_set_visible (place, card != NULL);
}

static GtkWidget *
make_line (const char *icon_name,
           const char *css_class,
           const char *first,
           const char *second)
{
  GtkWidget *line = steward_line_new (icon_name, first, second, NULL);
  GtkWidget *icon = gtk_widget_get_first_child (line);

  gtk_widget_add_css_class (icon, css_class);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);

  return line;
}

static void
steward_access_outlook_class_init (StewardAccessOutlookClass *klass)
{
  signals[SIGNAL_OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
steward_access_outlook_init (StewardAccessOutlook *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 18);
  self->needs = add_place (self);
  self->overlaps = add_place (self);
  self->way = add_place (self);
  self->warnings = add_place (self);
  self->exposure = add_place (self);
  self->plan = steward_access_plan_block_new ();
  gtk_widget_set_visible (self->plan, FALSE);
  gtk_box_append (GTK_BOX (self), self->plan);
}

/**
 * steward_access_outlook_new:
 *
 * Returns: (transfer floating): nothing to see yet
 */
GtkWidget *
steward_access_outlook_new (void)
{
  return g_object_new (STEWARD_TYPE_ACCESS_OUTLOOK, NULL);
}

/* The way. */

static void
add_steps (GtkWidget                *card,
           const StewardAccessRoute *route)
{
  guint number = 0;

  for (guint i = 0; i < route->steps->len; i++)
    {
      const StewardAccessStep *step = g_ptr_array_index (route->steps, i);
      g_autofree char *title = NULL;
      g_autofree char *rule = NULL;

      number++;
      title = g_strdup_printf (step->asked ? "%u · %s" : _("%u · %s, skipped"), number, step->title);
      rule = !step->asked && step->rule != NULL && step->reason != NULL
               ? g_strdup_printf (_("%s (rule %s)"), step->reason, step->rule) : g_strdup (step->reason);
      steward_card_append (card, make_line (step->asked ? "content-loading-symbolic" : "media-skip-forward-symbolic",
                                            step->asked ? "mark-accent" : "mark-none", title, rule));
    }
}

static void
add_flags (GtkWidget                *card,
           const StewardAccessRoute *route)
{
  for (guint i = 0; i < route->flags->len; i++)
    steward_card_append (card, make_line ("dialog-warning-symbolic", "mark-warning",
                                          g_ptr_array_index (route->flags, i), NULL));
}

static GtkWidget *
make_way (const StewardAccessRoute *route)
{
  g_autofree char *due = route->due != 0 ? steward_council_words_day (route->due) : NULL;
  g_autofree char *aside = due != NULL && route->outcome == STEWARD_ROUTE_STEPS ? g_strdup_printf (_("by %s"), due)
                                                                               : NULL;
  GtkWidget *card = steward_card_new (_("The Way It Will Go"), aside);

  switch (route->outcome)
    {
    case STEWARD_ROUTE_APPROVED:
      steward_card_append (card, make_line ("emblem-ok-symbolic", "mark-success", route->words, NULL));
      break;
    case STEWARD_ROUTE_REFUSED:
      steward_card_append (card, make_line ("dialog-error-symbolic", "mark-error", route->words, NULL));
      break;
    case STEWARD_ROUTE_STEPS:
    case STEWARD_ROUTE_INCOMPLETE:
      if (route->words != NULL && route->outcome == STEWARD_ROUTE_STEPS)
        steward_card_append (card, steward_text_new (route->words, "second-line"));
      break;
    }
  add_steps (card, route);
  add_flags (card, route);

  return card;
}

static guint
add_needs (GtkWidget *card,
           GPtrArray *sentences,
           GPtrArray *except)
{
  guint n_added = 0;

  for (guint i = 0; sentences != NULL && i < sentences->len; i++)
    {
      const char *sentence = g_ptr_array_index (sentences, i);

      if (except != NULL && g_ptr_array_find_with_equal_func (except, sentence, g_str_equal, NULL))
        continue;
      steward_card_append (card, make_line ("checkbox-symbolic", "mark-none", sentence, NULL));
      n_added++;
    }

  return n_added;
}

/* What is missing for it to be asked at all; NULL: nothing. */
static GtkWidget *
make_needs (const StewardAccessRoute *route,
            GPtrArray                *faults)
{
  GtkWidget *card = steward_card_new (_("Still Needed"), NULL);
  guint n_needs = add_needs (card, faults, NULL);

  if (route != NULL)
    n_needs += add_needs (card, route->problems, faults);
  if (n_needs > 0)
    return card;
  g_object_ref_sink (card);
  g_object_unref (card);

  return NULL;
}

/**
 * steward_access_outlook_set_route:
 * @self: the outlook
 * @route: (nullable): the way by the charter; read now, not kept
 * @faults: (element-type utf8) (nullable): what else is missing, in sentences
 */
void
steward_access_outlook_set_route (StewardAccessOutlook     *self,
                                  const StewardAccessRoute *route,
                                  GPtrArray                *faults)
{
  g_return_if_fail (STEWARD_IS_ACCESS_OUTLOOK (self));

  put (self->needs, make_needs (route, faults));
  put (self->way, route != NULL && (route->steps->len > 0 || route->flags->len > 0 ||
                                    route->outcome != STEWARD_ROUTE_INCOMPLETE) ? make_way (route) : NULL);
}

/* What there is already. */

static void
open_cb (StewardAccessOutlook *self,
         GtkWidget            *button)
{
  g_autofree char *access = g_strdup (g_object_get_data (G_OBJECT (button), "steward-access"));

  g_signal_emit (self, signals[SIGNAL_OPEN], 0, access);
}

static GtkWidget *
make_overlap (StewardAccessOutlook       *self,
              const StewardAccessOverlap *overlap)
{
  GtkWidget *line = make_line (overlap->duplicate ? "dialog-warning-symbolic" : "dialog-information-symbolic",
                               overlap->duplicate ? "mark-warning" : "mark-none", overlap->words, NULL);
  GtkWidget *button = gtk_button_new_with_label (_("Show"));
  g_autofree char *label = g_strdup_printf (_("Show %s"), overlap->access);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_add_css_class (button, "small-button");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), "steward-access", g_strdup (overlap->access), g_free);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (open_cb), self);
  gtk_box_append (GTK_BOX (line), button);

  return line;
}

/**
 * steward_access_outlook_set_overlaps:
 * @self: the outlook
 * @overlaps: (element-type StewardAccessOverlap) (nullable): what there is
 *   already; read now, not kept
 */
void
steward_access_outlook_set_overlaps (StewardAccessOutlook *self,
                                     GPtrArray            *overlaps)
{
  GtkWidget *card;

  g_return_if_fail (STEWARD_IS_ACCESS_OUTLOOK (self));

  if (overlaps == NULL || overlaps->len == 0)
    {
      put (self->overlaps, NULL);
      return;
    }
  card = steward_card_new (_("There Already"), NULL);
  for (guint i = 0; i < overlaps->len; i++)
    steward_card_append (card, make_overlap (self, g_ptr_array_index (overlaps, i)));
  put (self->overlaps, card);
}

/**
 * steward_access_outlook_set_warnings:
 * @self: the outlook
 * @warnings: (element-type utf8) (nullable): what to know before, in sentences;
 *   read now, not kept
 */
void
steward_access_outlook_set_warnings (StewardAccessOutlook *self,
                                     GPtrArray            *warnings)
{
  GtkWidget *card;

  g_return_if_fail (STEWARD_IS_ACCESS_OUTLOOK (self));

  if (warnings == NULL || warnings->len == 0)
    {
      put (self->warnings, NULL);
      return;
    }
  card = steward_card_new (_("To Know Before"), NULL);
  for (guint i = 0; i < warnings->len; i++)
    steward_card_append (card, make_line ("dialog-warning-symbolic", "mark-warning", g_ptr_array_index (warnings, i),
                                          NULL));
  put (self->warnings, card);
}

/* What becomes visible. */

static GtkWidget *
make_exposure (const StewardExposure *exposure)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *badge = steward_badge_new ();
  g_autofree char *count = g_strdup_printf (_("%u of %u"), exposure->n_visible, exposure->n_all);
  GtkWidget *number = steward_text_new (count, "numeric");
  GtkWidget *words = steward_text_new (exposure->words, "second-line");
  GtkWidget *bar = steward_exposure_bar_new (exposure);
  GtkWidget *right = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  steward_badge_set_classification (STEWARD_BADGE (badge), exposure->classification);
  gtk_widget_set_size_request (badge, 116, -1);
  gtk_widget_set_valign (badge, GTK_ALIGN_START);
  gtk_label_set_wrap (GTK_LABEL (number), FALSE);
  gtk_widget_set_size_request (number, 76, -1);
  gtk_widget_set_valign (number, GTK_ALIGN_START);
  gtk_widget_set_halign (bar, GTK_ALIGN_START);
  gtk_widget_set_hexpand (right, TRUE);
  gtk_box_append (GTK_BOX (right), bar);
  gtk_box_append (GTK_BOX (right), words);
  gtk_box_append (GTK_BOX (line), badge);
  gtk_box_append (GTK_BOX (line), number);
  gtk_box_append (GTK_BOX (line), right);

  return line;
}

static void
add_rows (GtkWidget                *card,
          const StewardAccessTerms *terms)
{
  const StewardAccessObject *object = g_ptr_array_index (terms->objects, 0);
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *sentence = NULL;

  for (guint i = 0; i < object->rows->len; i++)
    {
      g_autofree char *row = steward_row_condition_to_text (g_ptr_array_index (object->rows, i));

      g_string_append_printf (words, "%s%s", i > 0 ? _(" and ") : "", row);
    }
  /* Translators: one condition or several, as "country = DE" */
  sentence = words->len > 0 ? g_strdup_printf (_("Only rows where %s"), words->str) : g_strdup (_("Every row"));
  steward_card_append (card, steward_text_new (sentence, "second-line"));
}

/**
 * steward_access_outlook_set_terms:
 * @self: the outlook
 * @terms: (nullable): what is asked for; read now, not kept
 * @detail: (nullable): the product
 */
void
steward_access_outlook_set_terms (StewardAccessOutlook     *self,
                                  const StewardAccessTerms *terms,
                                  const StewardEntryDetail *detail)
{
  g_autoptr (GPtrArray) exposures = terms != NULL ? steward_exposure_count (terms, detail) : NULL;
  GtkWidget *card;

  g_return_if_fail (STEWARD_IS_ACCESS_OUTLOOK (self));

  if (exposures == NULL || exposures->len == 0)
    {
      put (self->exposure, NULL);
      return;
    }
  card = steward_card_new (_("What Becomes Visible"), NULL);
  for (guint i = 0; i < exposures->len; i++)
    steward_card_append (card, make_exposure (g_ptr_array_index (exposures, i)));
  add_rows (card, terms);
  put (self->exposure, card);
}

/**
 * steward_access_outlook_set_planner:
 * @self: the outlook
 * @planner: finds out what would run
 */
void
steward_access_outlook_set_planner (StewardAccessOutlook *self,
                                    StewardAccessPlanner *planner)
{
  g_return_if_fail (STEWARD_IS_ACCESS_OUTLOOK (self));

  steward_access_plan_block_set_planner (STEWARD_ACCESS_PLAN_BLOCK (self->plan), planner);
}
