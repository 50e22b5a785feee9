/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What was said and done: votes, remarks and recusals in the order of time,
 * conditions, files, and decisions of the past. */

#include "config.h"

#include <glib/gi18n.h>

#include "steward-cards.h"
#include "steward-evidence-facts.h"
#include "steward-markdown-view.h"
#include "steward-plain-text.h"
#include "steward-review-words.h"
#include "steward-time.h"

typedef struct
{
  gint64 time;
  const char *icon_name;
  const char *css_class;               /* nullable */
  char *first;                         /* owned */
  const char *text;                    /* Markdown, nullable */
} Moment;

static void
free_moment (gpointer data)
{
  Moment *moment = data;

  g_free (moment->first);
  g_free (moment);
}

static int
compare_moments (gconstpointer a,
                 gconstpointer b)
{
  const Moment *first = *(const Moment *const *) a;
  const Moment *second = *(const Moment *const *) b;

  return first->time < second->time ? -1 : first->time > second->time;
}

static void
add_moment (GPtrArray  *moments,
            gint64      time,
            const char *icon_name,
            const char *css_class,
            char       *first,
            const char *text)
{
  Moment *moment = g_new0 (Moment, 1);

  moment->time = time;
  moment->icon_name = icon_name;
  moment->css_class = css_class;
  moment->first = first;
  moment->text = text;
  g_ptr_array_add (moments, moment);
}

static const char *
get_name (const StewardEvidence *evidence,
          const char            *person)
{
  const char *name = evidence->state == NULL || person == NULL ? NULL
                                                               : steward_council_state_get_name (evidence->state,
                                                                                                 person);

  return name != NULL ? name : _("somebody");
}

static const char *
get_seat (const StewardEvidence *evidence,
          const char            *id)
{
  const StewardCharter *charter = evidence->state == NULL ? NULL : evidence->state->charter;
  const StewardSeat *seat = charter == NULL || id == NULL ? NULL : steward_charter_find_seat (charter, id);

  return seat != NULL && seat->title != NULL ? seat->title : id != NULL ? id : "";
}

static char *
say_choice (StewardVoteChoice  choice,
            const char        *name,
            const char        *seat)
{
  if (choice == STEWARD_VOTE_APPROVE)
    return g_strdup_printf (_("%s (%s) approved"), name, seat);
  if (choice == STEWARD_VOTE_REJECT)
    return g_strdup_printf (_("%s (%s) rejected"), name, seat);

  return g_strdup_printf (_("%s (%s) abstained"), name, seat);
}

static void
add_votes (GPtrArray             *moments,
           const StewardEvidence *evidence)
{
  static const struct { const char *icon_name; const char *css_class; } looks[] = {
    [STEWARD_VOTE_APPROVE] = { "emblem-ok-symbolic", "mark-success" },
    [STEWARD_VOTE_REJECT] = { "window-close-symbolic", "mark-error" },
    [STEWARD_VOTE_ABSTAIN] = { "list-remove-symbolic", "mark-none" },
  };

  for (guint i = 0; i < evidence->review->votes->len; i++)
    {
      const StewardVote *vote = g_ptr_array_index (evidence->review->votes, i);
      g_autofree char *words = say_choice (vote->choice, get_name (evidence, vote->person),
                                           get_seat (evidence, vote->seat));
      GString *all = g_string_new (words);

      if (vote->delegate)
        g_string_append (all, _(", as delegate"));
      if (g_strcmp0 (vote->actor, vote->person) != 0)
        g_string_append_printf (all, _(", entered by %s"), get_name (evidence, vote->actor));
      if (vote->except != NULL && vote->except[0] != NULL)
        g_string_append_printf (all, ngettext (", without %u change", ", without %u changes",
                                               g_strv_length (vote->except)), g_strv_length (vote->except));
      add_moment (moments, vote->time, looks[vote->choice].icon_name, looks[vote->choice].css_class,
                  g_string_free (all, FALSE), steward_evidence_get_text (evidence, vote->comment));
    }
}

static const char *
say_cause (const char *cause)
{
  if (g_strcmp0 (cause, "requester") == 0)
    return _("asked for it");
  if (g_strcmp0 (cause, "own-domain") == 0)
    return _("own domain");

  return _("declared");
}

static void
add_recusals (GPtrArray             *moments,
              const StewardEvidence *evidence)
{
  for (guint i = 0; i < evidence->review->recusals->len; i++)
    {
      const StewardRecusal *recusal = g_ptr_array_index (evidence->review->recusals, i);

      add_moment (moments, recusal->time, "action-unavailable-symbolic", "mark-none",
                  g_strdup_printf (_("%s (%s) is recused: %s"), get_name (evidence, recusal->person),
                                   get_seat (evidence, recusal->seat), say_cause (recusal->cause)),
                  steward_evidence_get_text (evidence, recusal->reason));
    }
}

static void
add_remarks (GPtrArray             *moments,
             const StewardEvidence *evidence)
{
  for (guint i = 0; i < evidence->review->remarks->len; i++)
    {
      const StewardRemark *remark = g_ptr_array_index (evidence->review->remarks, i);
      const char *name = get_name (evidence, remark->person);

      add_moment (moments, remark->time, remark->asks_changes ? "document-edit-symbolic" : "mail-unread-symbolic",
                  remark->asks_changes ? "mark-warning" : "mark-none",
                  remark->asks_changes ? g_strdup_printf (_("%s asks for changes"), name)
                                       : g_strdup_printf (_("%s remarked"), name),
                  steward_evidence_get_text (evidence, remark->comment));
    }
}

static GtkWidget *
make_moment (const Moment *moment)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *icon = gtk_image_new_from_icon_name (moment->icon_name);
  g_autofree char *ago = steward_time_format_ago (moment->time, g_get_real_time ());
  g_autofree char *full = steward_time_format_full (moment->time);
  GtkWidget *when = steward_text_new (ago, "second-line");
  GtkWidget *first = steward_text_new (moment->first, NULL);

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  if (moment->css_class != NULL)
    gtk_widget_add_css_class (icon, moment->css_class);
  gtk_box_append (GTK_BOX (line), icon);
  gtk_box_append (GTK_BOX (words), first);
  if (moment->text != NULL && *moment->text != '\0')
    {
      GtkWidget *text = steward_markdown_view_new ();

      steward_markdown_view_set_text (STEWARD_MARKDOWN_VIEW (text), moment->text);
      gtk_widget_add_css_class (text, "quotation");
      gtk_box_append (GTK_BOX (words), text);
    }
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (line), words);
  gtk_widget_set_valign (when, GTK_ALIGN_START);
  gtk_label_set_wrap (GTK_LABEL (when), FALSE);
  gtk_widget_set_tooltip_text (when, full);
  gtk_box_append (GTK_BOX (line), when);

  return line;
}

/**
 * steward_evidence_timeline_new:
 * @evidence: the evidence
 *
 * Returns: (transfer floating) (nullable): what was said and voted, oldest first
 */
GtkWidget *
steward_evidence_timeline_new (const StewardEvidence *evidence)
{
  g_autoptr (GPtrArray) moments = g_ptr_array_new_with_free_func (free_moment);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  g_autofree char *asked = NULL;

  asked = g_strdup_printf (_("%s asked for this review"), get_name (evidence, evidence->review->requester));
  add_moment (moments, evidence->review->opened_at, "mail-read-symbolic", "mark-none", g_steal_pointer (&asked), NULL);
  add_recusals (moments, evidence);
  add_remarks (moments, evidence);
  add_votes (moments, evidence);
  if (evidence->review->decided_at > 0)
    add_moment (moments, evidence->review->decided_at,
                evidence->review->overridden ? "dialog-warning-symbolic" : "changes-prevent-symbolic",
                evidence->review->overridden ? "mark-warning" : "mark-none",
                g_strdup (evidence->review->outcome != NULL
                            ? evidence->review->outcome
                            : _(steward_change_state_to_title (evidence->review->state))),
                NULL);
  g_ptr_array_sort (moments, compare_moments);
  for (guint i = 0; i < moments->len; i++)
    gtk_box_append (GTK_BOX (box), make_moment (g_ptr_array_index (moments, i)));

  return steward_evidence_block_new (_("What Happened"), NULL, box);
}

/* On whom it was laid, who asked for it, or the chair. */
static gboolean
may_say_met (const StewardEvidence  *evidence,
             const StewardCondition *condition,
             const char             *person)
{
  const StewardCharter *charter = evidence->state == NULL ? NULL : evidence->state->charter;
  const StewardSeat *chair = charter == NULL ? NULL : steward_charter_get_chair (charter);

  return person != NULL && (g_strcmp0 (condition->owner, person) == 0 || g_strcmp0 (condition->by, person) == 0 ||
                            (chair != NULL && g_strcmp0 (chair->holder, person) == 0));
}

static GtkWidget *
make_condition (const StewardEvidence  *evidence,
                const StewardCondition *condition,
                const char             *person)
{
  gint64 now = g_get_real_time ();
  g_autofree char *due = condition->due > 0 ? steward_review_say_date (condition->due, now) : NULL;
  GString *second = g_string_new (NULL);
  const char *text = steward_evidence_get_text (evidence, condition->text);
  GtkWidget *button = NULL;
  GtkWidget *line;

  if (condition->met_at > 0)
    g_string_append (second, _("met"));
  else if (due != NULL)
    {
      if (condition->due < now)
        g_string_append_printf (second, _("overdue since %s"), due);
      else
        g_string_append_printf (second, _("due %s"), due);
    }
  else
    g_string_append (second, _("no date"));
  if (condition->owner != NULL)
    g_string_append_printf (second, " · %s", get_name (evidence, condition->owner));
  if (condition->met_at == 0 && evidence->review->decided_at > 0 && may_say_met (evidence, condition, person))
    {
      button = gtk_button_new_with_label (_("Mark as Met"));
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", condition->id);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "review.meet-condition");
    }
  line = steward_line_new (condition->met_at > 0 ? "emblem-ok-symbolic" : "content-loading-symbolic",
                           text != NULL ? text : _("(erased)"), second->str, button);
  g_string_free (second, TRUE);

  return line;
}

/**
 * steward_evidence_conditions_new:
 * @evidence: the evidence
 * @person: (nullable): who reads
 *
 * Returns: (transfer floating) (nullable): the conditions that were set
 */
GtkWidget *
steward_evidence_conditions_new (const StewardEvidence *evidence,
                                 const char            *person)
{
  GPtrArray *conditions = evidence->review->conditions;
  GtkWidget *card;

  if (conditions == NULL || conditions->len == 0)
    return NULL;
  card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "product-card");
  for (guint i = 0; i < conditions->len; i++)
    gtk_box_append (GTK_BOX (card), make_condition (evidence, g_ptr_array_index (conditions, i), person));

  return steward_evidence_block_new (_("Conditions"), NULL, card);
}

/**
 * steward_evidence_files_new:
 * @evidence: the evidence
 *
 * Returns: (transfer floating) (nullable): the files that were handed in
 */
GtkWidget *
steward_evidence_files_new (const StewardEvidence *evidence)
{
  GPtrArray *files = evidence->review->attachments;
  GtkWidget *card;

  if (files == NULL || files->len == 0)
    return NULL;
  card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "product-card");
  for (guint i = 0; i < files->len; i++)
    {
      const StewardAttachment *file = g_ptr_array_index (files, i);
      const char *name = file->name == NULL ? NULL : steward_evidence_get_text (evidence, file->name);
      g_autofree char *ago = steward_time_format_ago (file->time, g_get_real_time ());
      g_autofree char *digest = steward_review_shorten_digest (file->payload);
      g_autofree char *second = g_strdup_printf ("%s · %s", file->media_type != NULL ? file->media_type : "", ago);
      GtkWidget *button = gtk_button_new_with_label (_("Save…"));

      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", file->payload);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "review.open-file");
      gtk_box_append (GTK_BOX (card), steward_line_new ("mail-attachment-symbolic", name != NULL ? name : digest,
                                                        second, button));
    }

  return steward_evidence_block_new (_("Files"), NULL, card);
}

static GtkWidget *
make_past (const StewardPastReview *past)
{
  g_autofree char *date = past->decided_at > 0 ? steward_review_say_date (past->decided_at, g_get_real_time ()) : NULL;
  g_autofree char *title = steward_plain_text_line (past->title);
  g_autofree char *second = NULL;
  GtkWidget *button = gtk_button_new ();
  const char *outcome = past->outcome != NULL ? past->outcome : _(steward_change_state_to_title (past->state));

  second = date == NULL ? g_strdup_printf ("%s · %s", past->review, outcome)
                        : g_strdup_printf ("%s · %s · %s", past->review, date, outcome);
  if (past->snippet != NULL && *past->snippet != '\0')
    {
      g_autofree char *longer = g_strdup_printf ("%s\n%s", second, past->snippet);

      gtk_widget_set_tooltip_text (button, longer);
    }
  gtk_button_set_child (GTK_BUTTON (button), steward_line_new (steward_review_kind_to_icon (past->kind), title, second,
                                                               gtk_image_new_from_icon_name ("go-next-symbolic")));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", past->review);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "review.open");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "neighbour");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);

  return button;
}

/**
 * steward_evidence_past_new:
 * @past: (nullable): of #StewardPastReview
 * @title: translated
 *
 * Returns: (transfer floating) (nullable): decisions of the past, to open
 */
GtkWidget *
steward_evidence_past_new (GPtrArray  *past,
                           const char *title)
{
  GtkWidget *box;

  if (past == NULL || past->len == 0)
    return NULL;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  for (guint i = 0; i < past->len; i++)
    gtk_box_append (GTK_BOX (box), make_past (g_ptr_array_index (past, i)));

  return steward_evidence_block_new (title, NULL, box);
}
