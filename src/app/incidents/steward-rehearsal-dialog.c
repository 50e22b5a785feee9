/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A target is typed, and the recorded history is evaluated as if it had been
 * promised. The last answer stays readable until the next one is there. */

#include "config.h"

#include "steward-rehearsal-dialog.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "steward-attainment-bar.h"
#include "steward-cards.h"
#include "steward-error.h"
#include "steward-incident-words.h"
#include "steward-level-calendar.h"
#include "steward-level-look.h"
#include "steward-plain-label.h"

#define TYPING_MS 250
#define MOST_CELLS 90

struct _StewardRehearsalDialog
{
  AdwWindow parent_instance;

  StewardServices *services;           /* owned, nullable */
  char *objective;                     /* owned */
  GCancellable *asking;                /* owned, nullable */
  guint typing;                        /* source: asks when the typing rests */

  GtkWidget *page;                     /* unowned, below */
  GtkWidget *target;
  GtkWidget *share;
  GtkWidget *spinner;
  GtkWidget *error_box;
  GtkLabel *error_label;
  GtkWidget *answer;
  GtkWidget *mark;
  GtkLabel *percent;
  GtkLabel *verdict;
  GtkWidget *bar;
  GtkLabel *windows;
  GtkLabel *breaches;
  GtkLabel *gaps;
  GtkLabel *span;
  GtkWidget *calendar;
};

G_DEFINE_FINAL_TYPE (StewardRehearsalDialog, steward_rehearsal_dialog, ADW_TYPE_WINDOW)

static void rehearsed_cb (GObject *source, GAsyncResult *result, gpointer user_data);

/* What was typed. */

/* In percent, with a point or a comma; blank is 0: as it is promised now. */
static gboolean
read_share (const char *text,
            double     *out_share)
{
  g_autofree char *plain = g_strdelimit (g_strstrip (g_strdup (text)), ",", '.');
  g_autofree char *figure = g_str_has_suffix (plain, "%") ? g_strndup (plain, strlen (plain) - 1) : g_strdup (plain);
  char *end = NULL;
  double percent;

  g_strstrip (figure);
  *out_share = 0;
  if (*figure == '\0')
    return TRUE;
  percent = g_ascii_strtod (figure, &end);
  if (*end != '\0' || !isfinite (percent) || percent <= 0 || percent > 100)
    return FALSE;
  *out_share = percent / 100;

  return TRUE;
}

static void
set_busy (StewardRehearsalDialog *self,
          gboolean                busy)
{
  gtk_widget_set_visible (self->spinner, busy);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), busy);
}

static void
show_fault (StewardRehearsalDialog *self,
            const char             *words)
{
  steward_label_set_plain (self->error_label, words);
  gtk_widget_set_visible (self->error_box, words != NULL);
  if (words != NULL)
    gtk_widget_set_visible (self->answer, FALSE);
}

static void
ask (StewardRehearsalDialog *self)
{
  g_autofree char *target = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->target))));
  double share;

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  if (!read_share (gtk_editable_get_text (GTK_EDITABLE (self->share)), &share))
    {
      show_fault (self, _("A share of the time lies above 0 and is at most 100 percent."));
      return;
    }
  if (self->services == NULL)
    return;
  self->asking = g_cancellable_new ();
  set_busy (self, TRUE);
  steward_services_rehearse_async (self->services, self->objective, *target != '\0' ? target : NULL, share,
                                   self->asking, rehearsed_cb, g_object_ref (self));
}

static void
rehearsed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (StewardRehearsalDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardRehearsal) rehearsal = steward_services_rehearse_finish (STEWARD_SERVICES (source), result, &error);

  if (steward_error_is_cancelled (error) || self->services == NULL || self->asking == NULL)
    return;
  steward_rehearsal_dialog_show (self, rehearsal, error);
}

static gboolean
typing_cb (gpointer user_data)
{
  StewardRehearsalDialog *self = user_data;

  self->typing = 0;
  ask (self);

  return G_SOURCE_REMOVE;
}

static void
changed_cb (StewardRehearsalDialog *self)
{
  g_clear_handle_id (&self->typing, g_source_remove);
  self->typing = g_timeout_add (TYPING_MS, typing_cb, self);
}

/* The answer. */

static void
show_verdict (StewardRehearsalDialog *self,
              const StewardRehearsal *rehearsal,
              double                  share)
{
  double target = rehearsal->slo->target;
  gboolean met = !isnan (share) && share >= target;
  g_autofree char *percent = steward_level_say_percent (share, target);
  g_autofree char *wanted = steward_level_say_percent (target, target);
  g_autofree char *words = NULL;

  if (isnan (share))
    words = g_strdup (_("Nothing that was recorded can decide it."));
  else if (met)
    words = g_strdup_printf (_("of the time it would have been met; %s are asked for"), wanted);
  else
    words = g_strdup_printf (_("of the time it would have been met; %s are asked for, so it would not be kept"),
                             wanted);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->mark), isnan (share) ? "dialog-question-symbolic"
                                                        : met         ? "emblem-ok-symbolic" : "dialog-error-symbolic");
  gtk_widget_remove_css_class (self->mark, "mark-none");
  gtk_widget_remove_css_class (self->mark, "mark-success");
  gtk_widget_remove_css_class (self->mark, "mark-error");
  gtk_widget_add_css_class (self->mark, isnan (share) ? "mark-none" : met ? "mark-success" : "mark-error");
  gtk_label_set_text (self->percent, isnan (share) ? "" : percent);
  gtk_label_set_text (self->verdict, words);
}

static void
show_bar (StewardRehearsalDialog *self,
          const StewardRehearsal *rehearsal,
          double                  share)
{
  double target = rehearsal->slo->target;

  gtk_widget_set_visible (self->bar, !isnan (share));
  if (!isnan (share))
    steward_attainment_bar_set (STEWARD_ATTAINMENT_BAR (self->bar), &rehearsal->time, target,
                                steward_attainment_bar_get_axis (share, target), rehearsal->days->len);
}

static void
show_windows (StewardRehearsalDialog *self,
              const StewardRehearsal *rehearsal)
{
  g_autofree char *words = NULL;

  if (rehearsal->n_windows > 0)
    words = g_strdup_printf (ngettext ("%u of %u window of %u days would have kept it.",
                                       "%u of %u windows of %u days would have kept it.", rehearsal->n_windows),
                             rehearsal->n_kept, rehearsal->n_windows, rehearsal->slo->window);
  gtk_label_set_text (self->windows, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->windows), words != NULL);
}

static void
show_breaches (StewardRehearsalDialog *self,
               const StewardRehearsal *rehearsal)
{
  guint n_breaches = rehearsal->breaches != NULL ? rehearsal->breaches->len : 0;
  g_autofree char *longest = steward_incident_say_length (rehearsal->longest);
  g_autofree char *words = NULL;

  if (n_breaches == 0)
    words = g_strdup (_("No breach."));
  else
    /* Translators: the second is a length of time */
    words = g_strdup_printf (ngettext ("%u breach; it lasted %s.", "%u breaches; the longest lasted %s.", n_breaches),
                             n_breaches, longest);
  gtk_label_set_text (self->breaches, words);
}

static void
show_gaps (StewardRehearsalDialog *self,
           const StewardRehearsal *rehearsal)
{
  g_autofree char *undecidable = steward_incident_say_length (rehearsal->time.undecidable);
  g_autofree char *planned = steward_incident_say_length (rehearsal->time.planned);
  g_autoptr (GString) words = g_string_new (NULL);

  if (rehearsal->time.undecidable > 0)
    g_string_append_printf (words, _("%s cannot be decided; they count neither way."), undecidable);
  if (rehearsal->time.planned > 0)
    {
      if (words->len > 0)
        g_string_append_c (words, ' ');
      g_string_append_printf (words, _("%s were planned or off duty."), planned);
    }
  gtk_label_set_text (self->gaps, words->str);
  gtk_widget_set_visible (GTK_WIDGET (self->gaps), words->len > 0);
}

static void
show_days (StewardRehearsalDialog *self,
           const StewardRehearsal *rehearsal)
{
  guint n_days = rehearsal->days->len;
  const StewardLevelDay *days = (const StewardLevelDay *) rehearsal->days->data;
  g_autofree char *first = NULL;
  g_autofree char *words = NULL;

  gtk_widget_set_visible (self->calendar, n_days > 0);
  if (n_days == 0)
    {
      gtk_label_set_text (self->span, _("Nothing was recorded yet."));
      return;
    }
  steward_level_calendar_set_days (STEWARD_LEVEL_CALENDAR (self->calendar), days, n_days, days[n_days - 1].day,
                                   CLAMP (n_days, 30, MOST_CELLS));
  first = steward_level_say_day (days[0].day);
  /* Translators: how many days, and the first of them */
  words = g_strdup_printf (ngettext ("Over %u recorded day, since %s.", "Over %u recorded days, since %s.", n_days),
                           n_days, first);
  gtk_label_set_text (self->span, words);
}

/**
 * steward_rehearsal_dialog_show:
 * @self: a dialog
 * @rehearsal: (nullable): the answer
 * @error: (nullable): why there is none
 */
void
steward_rehearsal_dialog_show (StewardRehearsalDialog *self,
                               const StewardRehearsal *rehearsal,
                               const GError           *error)
{
  double share;

  g_return_if_fail (STEWARD_IS_REHEARSAL_DIALOG (self));

  set_busy (self, FALSE);
  show_fault (self, rehearsal != NULL ? NULL : error != NULL ? error->message : "");
  if (rehearsal == NULL)
    return;
  share = steward_attainment_get_share (&rehearsal->time);
  show_verdict (self, rehearsal, share);
  show_bar (self, rehearsal, share);
  show_windows (self, rehearsal);
  show_breaches (self, rehearsal);
  show_gaps (self, rehearsal);
  show_days (self, rehearsal);
  gtk_widget_set_visible (self->answer, TRUE);
}

/* Making. */

static void
steward_rehearsal_dialog_dispose (GObject *object)
{
  StewardRehearsalDialog *self = STEWARD_REHEARSAL_DIALOG (object);

  g_clear_handle_id (&self->typing, g_source_remove);
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_object (&self->services);
  g_clear_pointer (&self->objective, g_free);

  G_OBJECT_CLASS (steward_rehearsal_dialog_parent_class)->dispose (object);
}

static void
steward_rehearsal_dialog_class_init (StewardRehearsalDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = steward_rehearsal_dialog_dispose;

  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static GtkWidget *
make_fields (StewardRehearsalDialog *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  self->target = adw_entry_row_new ();
  self->share = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->target), _("Target"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->share), _("Share of the time, in percent"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->target);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->share);

  return group;
}

static GtkWidget *
make_error (StewardRehearsalDialog *self)
{
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-error-symbolic");

  self->error_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  self->error_label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                    "hexpand", TRUE, NULL);
  gtk_widget_add_css_class (icon, "mark-error");
  gtk_widget_add_css_class (self->error_box, "error-box");
  gtk_box_append (GTK_BOX (self->error_box), icon);
  gtk_box_append (GTK_BOX (self->error_box), GTK_WIDGET (self->error_label));
  gtk_widget_set_visible (self->error_box, FALSE);

  return self->error_box;
}

static GtkLabel *
add_sentence (GtkWidget  *box,
              const char *css_class)
{
  GtkWidget *label = steward_text_new (NULL, css_class);

  gtk_box_append (GTK_BOX (box), label);

  return GTK_LABEL (label);
}

static GtkWidget *
make_head (StewardRehearsalDialog *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  self->mark = gtk_image_new ();
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->mark), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_box_append (GTK_BOX (head), self->mark);
  self->percent = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->percent), "title-2");
  gtk_widget_add_css_class (GTK_WIDGET (self->percent), "numeric");
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->percent));
  self->verdict = add_sentence (head, NULL);
  gtk_widget_set_hexpand (GTK_WIDGET (self->verdict), TRUE);

  return head;
}

static GtkWidget *
make_answer (StewardRehearsalDialog *self)
{
  self->answer = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 9, "accessible-role",
                               GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  gtk_widget_add_css_class (self->answer, "card");
  gtk_widget_add_css_class (self->answer, "product-card");
  gtk_box_append (GTK_BOX (self->answer), make_head (self));
  self->bar = steward_attainment_bar_new (FALSE);
  gtk_box_append (GTK_BOX (self->answer), self->bar);
  self->windows = add_sentence (self->answer, "numeric");
  self->breaches = add_sentence (self->answer, "numeric");
  self->gaps = add_sentence (self->answer, "numeric");
  self->calendar = steward_level_calendar_new ();
  gtk_box_append (GTK_BOX (self->answer), self->calendar);
  self->span = add_sentence (self->answer, "second-line");
  gtk_widget_set_visible (self->answer, FALSE);

  return self->answer;
}

static void
steward_rehearsal_dialog_init (StewardRehearsalDialog *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *scroll;

  self->page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  g_object_set (self->page, "margin-top", 6, "margin-bottom", 24, "margin-start", 24, "margin-end", 24, NULL);
  scroll = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE, "child",
                         self->page, NULL);
  self->spinner = gtk_spinner_new ();
  gtk_widget_set_visible (self->spinner, FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->spinner);
  gtk_widget_add_css_class (header, "flat");
  gtk_box_append (GTK_BOX (content), header);
  gtk_box_append (GTK_BOX (content), scroll);
  adw_window_set_content (ADW_WINDOW (self), content);
  gtk_window_set_title (GTK_WINDOW (self), _("Rehearse a Target"));
  gtk_window_set_default_size (GTK_WINDOW (self), 620, 640);
}

static void
fill (StewardRehearsalDialog *self,
      const StewardSlo       *slo,
      const char             *name)
{
  g_autofree char *title = steward_slo_say_title (slo);
  g_autofree char *promise = steward_slo_say_promise (slo);
  g_autofree char *of = name == NULL ? g_strdup (title) : g_strdup_printf (_("%s of %s"), title, name);
  g_autofree char *now = g_strdup_printf (_("Promised now: %s"), promise);
  char percent[G_ASCII_DTOSTR_BUF_SIZE];

  gtk_box_append (GTK_BOX (self->page), steward_text_new (of, "title-3"));
  gtk_box_append (GTK_BOX (self->page), steward_text_new (now, "second-line"));
  gtk_box_append (GTK_BOX (self->page), make_fields (self));
  gtk_box_append (GTK_BOX (self->page), make_error (self));
  gtk_box_append (GTK_BOX (self->page), make_answer (self));
  gtk_box_append (GTK_BOX (self->page),
                  steward_text_new (_("What was recorded is evaluated as if this had been promised all along. Nothing "
                                      "is changed and nothing is recorded."), "second-line"));
  gtk_editable_set_text (GTK_EDITABLE (self->target), slo->written != NULL ? slo->written : "");
  gtk_editable_set_text (GTK_EDITABLE (self->share), g_ascii_formatd (percent, sizeof percent, "%.6g",
                                                                      slo->target * 100));
  gtk_widget_set_visible (self->share, steward_slo_has_budget (slo));
  g_signal_connect_swapped (self->target, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->share, "changed", G_CALLBACK (changed_cb), self);
}

/**
 * steward_rehearsal_dialog_new:
 * @parent: (nullable): the window above which it appears
 * @services: (nullable): who answers; %NULL: it shows what it is given
 * @slo: what is promised now; read now, not kept
 * @name: (nullable): of the product
 *
 * Returns: (transfer none): a dialog, which belongs to GTK as every toplevel does
 */
StewardRehearsalDialog *
steward_rehearsal_dialog_new (GtkWindow        *parent,
                              StewardServices  *services,
                              const StewardSlo *slo,
                              const char       *name)
{
  StewardRehearsalDialog *self = g_object_new (STEWARD_TYPE_REHEARSAL_DIALOG, "modal", TRUE, NULL);

  gtk_window_set_transient_for (GTK_WINDOW (self), parent);
  self->services = services != NULL ? g_object_ref (services) : NULL;
  self->objective = g_strdup (slo->id);
  fill (self, slo, name);
  ask (self);

  return self;
}

/**
 * steward_rehearsal_dialog_present:
 * @parent: (nullable): the window above which it appears
 * @services: who answers
 * @level: the objective that is rehearsed; read now, not kept
 *
 * Asks for a target, and answers while it is typed.
 */
void
steward_rehearsal_dialog_present (GtkWindow          *parent,
                                  StewardServices    *services,
                                  const StewardLevel *level)
{
  StewardRehearsalDialog *self = steward_rehearsal_dialog_new (parent, services, level->slo, level->name);

  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (self->target);
}
