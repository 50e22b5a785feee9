/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the council is and does, as groups of rows. Names and titles come from a
 * charter and are never markup. */

#include "config.h"

#include "steward-council-groups.h"

#include <glib/gi18n.h>

#include "steward-cards.h"
#include "steward-council-words.h"
#include "steward-plain-text.h"

#define AVATAR_SIZE 32
#define SHOWN_MEETINGS 50

static GtkWidget *
make_group (const char *title,
            const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *escaped = description != NULL ? g_markup_escape_text (description, -1) : NULL;

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), escaped);

  return group;
}

static GtkWidget *
make_row (const char *title,
          const char *subtitle)
{
  g_autofree char *first = steward_plain_text_line (title);
  g_autofree char *second = steward_plain_text_line (subtitle);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), first);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), second);

  return row;
}

static GtkWidget *
make_button (const char *label,
             const char *action,
             const char *target)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  if (target != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);

  return button;
}

static GtkWidget *
make_avatar (const char *name)
{
  GtkWidget *avatar = adw_avatar_new (AVATAR_SIZE, name, name != NULL);

  gtk_accessible_update_state (GTK_ACCESSIBLE (avatar), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);

  return avatar;
}

static char *
list_seats (const StewardCouncilFacts *facts,
            const char                *person)
{
  GString *seats = g_string_new (NULL);
  const StewardCharter *charter = facts->state->charter;

  for (guint i = 0; charter != NULL && i < charter->seats->len; i++)
    {
      const StewardSeat *seat = g_ptr_array_index (charter->seats, i);
      g_autofree char *words = steward_council_words_seat (seat);

      if (g_strcmp0 (seat->holder, person) == 0)
        g_string_append_printf (seats, "%s%s", seats->len > 0 ? ", " : "", words);
    }
  if (seats->len == 0)
    g_string_append (seats, _("No seat"));

  return g_string_free (seats, FALSE);
}

static GtkWidget *
make_key_row (const StewardCouncilFacts *facts)
{
  guint n_keys = facts->keys != NULL ? facts->keys->len : 0;
  g_autofree char *words = n_keys == 0
                             ? g_strdup (_("Decisions made here are not signed. With a key, anyone can check whose "
                                           "they are."))
                             : g_strdup_printf (ngettext ("%u key is registered; decisions made here are signed "
                                                          "with it.",
                                                          "%u keys are registered; decisions made here are signed with "
                                                          "one of them.", n_keys), n_keys);
  GtkWidget *row = make_row (_("Signing key"), words);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("dialog-password-symbolic"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_button (n_keys == 0 ? _("Set Up…") : _("Add…"),
                                                                "council.sign", NULL));

  return row;
}

/* The words of the group do not touch its button. */
static void
set_button (GtkWidget  *group,
            const char *label,
            const char *action)
{
  GtkWidget *button = make_button (label, action, NULL);

  gtk_widget_set_margin_start (button, 12);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), button);
}

/**
 * steward_council_desk_group:
 * @facts: what was read
 *
 * Returns: (transfer floating): who sits at this desk
 */
GtkWidget *
steward_council_desk_group (const StewardCouncilFacts *facts)
{
  GtkWidget *group = make_group (_("This Desk"),
                                 _("Who sits here is recorded as asserted: Steward believes what is chosen, and "
                                   "everyone who reads the ledger knows that."));
  const char *name = facts->person != NULL ? steward_council_state_get_name (facts->state, facts->person) : NULL;
  g_autofree char *seats = facts->person != NULL ? list_seats (facts, facts->person)
                                                 : g_strdup (_("Nobody yet: choose who you are before you decide."));
  GtkWidget *row = make_row (name != NULL ? name : _("Nobody"), seats);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), make_avatar (name));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_button (_("Choose…"), "council.choose-person", NULL));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  if (facts->person != NULL)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_key_row (facts));

  return group;
}

/**
 * steward_council_seats_group:
 * @facts: what was read, with a charter
 *
 * Returns: (transfer floating): who holds which seat
 */
GtkWidget *
steward_council_seats_group (const StewardCouncilFacts *facts)
{
  const StewardCharter *charter = facts->state->charter;
  GtkWidget *group = make_group (_("Seats"), NULL);

  for (guint i = 0; i < charter->seats->len; i++)
    {
      const StewardSeat *seat = g_ptr_array_index (charter->seats, i);
      const char *name = seat->holder != NULL ? steward_council_state_get_name (facts->state, seat->holder) : NULL;
      g_autofree char *words = steward_council_words_seat (seat);
      g_autofree char *asked = steward_council_words_asked (seat);
      g_autofree char *second = asked != NULL ? g_strdup_printf ("%s · %s", words, asked) : g_strdup (words);
      GtkWidget *row = make_row (name != NULL ? name : _("Vacant"), second);

      adw_action_row_add_prefix (ADW_ACTION_ROW (row), make_avatar (name));
      if (seat->holder != NULL && g_strcmp0 (seat->holder, facts->person) == 0)
        adw_action_row_add_suffix (ADW_ACTION_ROW (row), steward_aside_new (_("you")));
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }

  return group;
}

/**
 * steward_council_rules_group:
 * @facts: what was read, with a charter
 *
 * Returns: (transfer floating): how each kind of review is decided
 */
GtkWidget *
steward_council_rules_group (const StewardCouncilFacts *facts)
{
  const StewardCharter *charter = facts->state->charter;
  g_autofree char *conflicts = steward_council_words_conflicts (charter);
  GtkWidget *group = make_group (_("How It Decides"), conflicts);

  if (facts->person != NULL && steward_charter_get_procedure (charter, STEWARD_REVIEW_CHARTER) != NULL)
    set_button (group, _("Change the Charter…"), "council.change-charter");
  for (guint i = 0; i < charter->procedures->len; i++)
    {
      const StewardProcedure *procedure = g_ptr_array_index (charter->procedures, i);
      g_autofree char *words = steward_council_words_procedure (charter, procedure);

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                                 make_row (procedure->title != NULL ? procedure->title
                                                                    : _(steward_review_kind_to_title (procedure->kind)),
                                           words));
    }

  return group;
}

/**
 * steward_council_delegations_group:
 * @facts: what was read, with a charter
 *
 * Returns: (transfer floating): who stands in for whom
 */
GtkWidget *
steward_council_delegations_group (const StewardCouncilFacts *facts)
{
  const StewardCharter *charter = facts->state->charter;
  g_autofree char *rule = steward_council_words_delegation_rule (charter);
  GtkWidget *group = make_group (_("Delegations"), rule);
  gint64 now = g_get_real_time ();
  guint n_shown = 0;

  for (guint i = 0; i < charter->delegations->len; i++)
    {
      const StewardDelegation *delegation = g_ptr_array_index (charter->delegations, i);
      g_autofree char *title = NULL;
      g_autofree char *words = NULL;
      GtkWidget *row;

      if (delegation->until <= now)
        continue;
      /* Translators: who stands in for whom */
      title = g_strdup_printf (_("%s for %s"), steward_council_state_get_name (facts->state, delegation->to),
                               steward_council_state_get_name (facts->state, delegation->from));
      words = steward_council_words_delegation (facts->state, delegation);
      row = make_row (title, words);
      if (facts->person != NULL && !delegation->in_document)
        adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_button (_("End…"), "council.end-delegation",
                                                                      delegation->id));
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
      n_shown++;
    }
  if (n_shown == 0)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_row (_("Everybody votes for themselves."), NULL));
  if (charter->delegation_allowed && facts->person != NULL)
    set_button (group, _("Delegate…"), "council.delegate");

  return group;
}

/**
 * steward_council_levels_group:
 * @facts: what was read, with a charter
 *
 * Returns: (transfer floating): (nullable): levels of certification; %NULL if
 *   the charter has none
 */
GtkWidget *
steward_council_levels_group (const StewardCouncilFacts *facts)
{
  const StewardCharter *charter = facts->state->charter;
  GtkWidget *group;

  if (charter->levels == NULL || charter->levels->len == 0)
    return NULL;
  group = make_group (_("Certification"), NULL);
  for (guint i = 0; i < charter->levels->len; i++)
    {
      const StewardLevelRule *level = g_ptr_array_index (charter->levels, i);
      g_autofree char *words = steward_council_words_level (level);
      GtkWidget *row = adw_expander_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(steward_certification_to_title (level->level)));
      adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), words);
      for (guint k = 0; level->criteria != NULL && k < level->criteria->len; k++)
        {
          const StewardChecklistItem *item = g_ptr_array_index (level->criteria, k);

          adw_expander_row_add_row (ADW_EXPANDER_ROW (row), make_row (item->text, item->check != NULL
                                                                                    ? _("Checked by machine")
                                                                                    : _("Judged by the council")));
        }
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }

  return group;
}

static char *
describe_meeting (const StewardMeeting *meeting)
{
  g_autofree char *starts = steward_council_words_moment (meeting->starts);
  g_autofree char *items = g_strdup_printf (ngettext ("%u item", "%u items", meeting->items->len),
                                            meeting->items->len);

  return g_strdup_printf ("%s · %s · %s", starts, items,
                          meeting->closed_at != 0 ? _("closed") : _("goes on"));
}

/**
 * steward_council_meetings_group:
 * @facts: what was read, with a charter
 *
 * Returns: (transfer floating): meetings, the latest first
 */
GtkWidget *
steward_council_meetings_group (const StewardCouncilFacts *facts)
{
  GtkWidget *group = make_group (_("Meetings"), NULL);

  for (guint i = 0; i < MIN (facts->meetings->len, SHOWN_MEETINGS); i++)
    {
      const StewardMeeting *meeting = g_ptr_array_index (facts->meetings, i);
      gboolean closed = meeting->closed_at != 0;
      g_autofree char *words = describe_meeting (meeting);
      GtkWidget *row = make_row (meeting->title, words);
      GtkWidget *button = make_button (closed ? _("Minutes") : _("Resume"), "council.open-meeting", meeting->id);

      if (!closed)
        gtk_widget_add_css_class (button, "suggested-action");
      adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                                 gtk_image_new_from_icon_name (closed ? "x-office-document-symbolic"
                                                                      : "media-playback-start-symbolic"));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  if (facts->meetings->len == 0)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_row (_("None yet."), NULL));
  if (facts->person != NULL)
    set_button (group, _("New Meeting…"), "council.new-meeting");

  return group;
}
