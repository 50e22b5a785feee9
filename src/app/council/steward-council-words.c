/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a charter says, said to people: thresholds, terms and periods in words.
 * Days are local, for the person at this desk. */

#include "config.h"

#include "steward-council-words.h"

#include <glib/gi18n.h>
#include <string.h>

#define SHOWN_DIGEST 8

/**
 * steward_council_words_share:
 * @share: a threshold
 *
 * Returns: (transfer full): "4", "two thirds", "more than half", "all"
 */
char *
steward_council_words_share (const StewardShare *share)
{
  switch (share->kind)
    {
    case STEWARD_SHARE_COUNT:
      return g_strdup_printf ("%u", share->count);
    case STEWARD_SHARE_FRACTION:
      if (share->count == 2 && share->denominator == 3)
        return g_strdup (_("two thirds"));
      if (share->count == 3 && share->denominator == 4)
        return g_strdup (_("three quarters"));
      return g_strdup_printf (_("%u of every %u"), share->count, share->denominator);
    case STEWARD_SHARE_MAJORITY:
      return g_strdup (_("more than half"));
    case STEWARD_SHARE_ALL:
    default:
      return g_strdup (_("all"));
    }
}

static void
append_sentence (GString    *out,
                 const char *sentence)
{
  if (out->len > 0)
    g_string_append_c (out, ' ');
  g_string_append (out, sentence);
}

static void
append_limits (GString                *out,
               const StewardProcedure *procedure)
{
  if (procedure->longest_days > 0)
    {
      g_autofree char *longest = g_strdup_printf (ngettext ("It holds for at most %u day.",
                                                            "It holds for at most %u days.", procedure->longest_days),
                                                  procedure->longest_days);

      append_sentence (out, longest);
    }
  if (procedure->bulk)
    append_sentence (out, _("Several may be decided together."));
}

/**
 * steward_council_words_procedure:
 * @charter: the charter
 * @procedure: how one kind of review is decided
 *
 * Returns: (transfer full): the rule in sentences
 */
char *
steward_council_words_procedure (const StewardCharter   *charter,
                                 const StewardProcedure *procedure)
{
  GString *out = g_string_new (NULL);
  g_autofree char *approve = steward_council_words_share (&procedure->approve);
  g_autofree char *reject = steward_council_words_share (&procedure->reject);
  g_autofree char *days = g_strdup_printf (ngettext ("It is due after %u working day.",
                                                     "It is due after %u working days.", procedure->days),
                                           procedure->days);
  g_autofree char *quorum = g_strdup_printf (ngettext ("%u seat must take part.", "%u seats must take part.",
                                                       procedure->quorum), procedure->quorum);
  g_autofree char *votes = NULL;

  if (procedure->of_all_seats)
    /* Translators: both are numbers or shares: "5", "two thirds", "more than half" */
    votes = g_strdup_printf (_("Approvals needed: %s, of all seats. Rejections: %s."), approve, reject);
  else
    votes = g_strdup_printf (_("Approvals needed: %s, of the seats that may vote. Rejections: %s."), approve, reject);
  append_sentence (out, votes);
  append_sentence (out, quorum);
  append_sentence (out, days);
  append_limits (out, procedure);

  return g_string_free (out, FALSE);
}

/**
 * steward_council_words_seat:
 * @seat: a seat
 *
 * Returns: (transfer full): "Platform · chair"
 */
char *
steward_council_words_seat (const StewardSeat *seat)
{
  const char *title = seat->title != NULL ? seat->title : seat->id;

  switch (seat->role)
    {
    case STEWARD_SEAT_CHAIR:
      return g_strdup_printf (_("%s · chair"), title);
    case STEWARD_SEAT_VETO:
      return g_strdup_printf (_("%s · veto"), title);
    case STEWARD_SEAT_AUDITOR:
      return g_strdup_printf (_("%s · reads and speaks"), title);
    case STEWARD_SEAT_MEMBER:
    default:
      return g_strdup (title);
    }
}

/**
 * steward_council_words_asked:
 * @seat: a seat
 *
 * Returns: (transfer full) (nullable): when a veto seat is asked; %NULL for
 *   other seats
 */
char *
steward_council_words_asked (const StewardSeat *seat)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autofree char *joined = NULL;

  if (seat->role != STEWARD_SEAT_VETO)
    return NULL;
  if (seat->asked_when == STEWARD_TOUCHES_NOTHING || (seat->asked_when & STEWARD_TOUCHES_ALWAYS))
    return g_strdup (_("Asked every time"));
  if (seat->asked_when & STEWARD_TOUCHES_PERSONAL)
    g_ptr_array_add (words, (gpointer) _("personal data"));
  if (seat->asked_when & STEWARD_TOUCHES_RESTRICTED)
    g_ptr_array_add (words, (gpointer) _("restricted data"));
  if (seat->asked_when & STEWARD_TOUCHES_EXTERNAL)
    g_ptr_array_add (words, (gpointer) _("visibility outside"));
  if (seat->asked_when & STEWARD_TOUCHES_BREAKING)
    g_ptr_array_add (words, (gpointer) _("a breaking change"));
  g_ptr_array_add (words, NULL);
  joined = g_strjoinv (", ", (char **) words->pdata);

  return g_strdup_printf (_("Asked for %s"), joined);
}

static char *
describe_days (guint days)
{
  if (days % 365 == 0 && days > 0)
    return g_strdup_printf (ngettext ("%u month", "%u months", days / 365 * 12), days / 365 * 12);
  if (days % 30 == 0 && days > 0)
    return g_strdup_printf (ngettext ("%u month", "%u months", days / 30), days / 30);

  return g_strdup_printf (ngettext ("%u day", "%u days", days), days);
}

/**
 * steward_council_words_level:
 * @level: what a level of certification asks for
 *
 * Returns: (transfer full): its term, lead and number of criteria
 */
char *
steward_council_words_level (const StewardLevelRule *level)
{
  g_autofree char *term = describe_days (level->term_days);
  g_autofree char *lead = describe_days (level->lead_days);
  guint n_criteria = level->criteria != NULL ? level->criteria->len : 0;
  g_autofree char *criteria = g_strdup_printf (ngettext ("%u criterion", "%u criteria", n_criteria), n_criteria);

  /* Translators: "Stands for 12 months; asked again 60 days before; 9 criteria" */
  return g_strdup_printf (_("Stands for %s; asked again %s before; %s"), term, lead, criteria);
}

/**
 * steward_council_words_conflicts:
 * @charter: the charter
 *
 * Returns: (transfer full): who does not decide what, in sentences
 */
char *
steward_council_words_conflicts (const StewardCharter *charter)
{
  GString *out = g_string_new (_("Nobody decides what they have asked for."));

  if (charter->recuse_own_domain)
    append_sentence (out, _("The seat of the product’s own domain is recused."));
  append_sentence (out, _("A recused seat counts on neither side and not for the quorum."));
  if (charter->override_by_chair)
    append_sentence (out, _("The chair may decide what is dead-locked, with a reason; it is marked everywhere."));

  return g_string_free (out, FALSE);
}

/**
 * steward_council_words_kinds:
 * @kinds: bits 1 << #StewardReviewKind, 0 for all
 *
 * Returns: (transfer full): their titles
 */
char *
steward_council_words_kinds (guint kinds)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < STEWARD_REVIEW_N_KINDS && kinds != 0; i++)
    if (kinds & (1u << i))
      g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", _(steward_review_kind_to_title (i)));
  if (out->len == 0)
    g_string_append (out, _("every kind of review"));

  return g_string_free (out, FALSE);
}

/**
 * steward_council_words_delegation:
 * @state: what is in force
 * @delegation: a delegation
 *
 * Returns: (transfer full): for what and how long
 */
char *
steward_council_words_delegation (StewardCouncilState     *state,
                                  const StewardDelegation *delegation)
{
  g_autofree char *since = steward_council_words_day (delegation->since);
  g_autofree char *until = steward_council_words_day (delegation->until - 1);
  g_autofree char *kinds = steward_council_words_kinds (delegation->kinds);
  const StewardSeat *seat = delegation->seat != NULL && state->charter != NULL
                              ? steward_charter_find_seat (state->charter, delegation->seat) : NULL;
  /* Translators: seat, kinds of reviews, first day, last day */
  return g_strdup_printf (_("%s · %s · %s to %s"), seat != NULL ? seat->title : _("Every seat"), kinds, since, until);
}

/**
 * steward_council_words_delegation_rule:
 * @charter: the charter
 *
 * Returns: (transfer full): what the charter says of delegations
 */
char *
steward_council_words_delegation_rule (const StewardCharter *charter)
{
  GString *out;

  if (!charter->delegation_allowed)
    return g_strdup (_("The charter allows no delegations."));
  out = g_string_new (_("A delegate votes in place of a seat’s holder, never on what the delegate has asked for."));
  if (charter->delegation_longest_days > 0)
    {
      g_autofree char *longest = g_strdup_printf (ngettext ("At most %u day.", "At most %u days.",
                                                            charter->delegation_longest_days),
                                                  charter->delegation_longest_days);

      append_sentence (out, longest);
    }
  append_sentence (out, charter->delegation_chain ? _("A delegate may pass it on.") : _("It cannot be passed on."));

  return g_string_free (out, FALSE);
}

static char *
format_local (gint64      time,
              const char *format)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;

  return local != NULL ? g_date_time_format (local, format) : g_strdup ("–");
}

/**
 * steward_council_words_day:
 * @time: an instant, µs since the epoch; 0: none
 *
 * Returns: (transfer full): "24 November 2026", local
 */
char *
steward_council_words_day (gint64 time)
{
  /* Translators: a day, as g_date_time_format() takes it */
  return time == 0 ? g_strdup ("–") : format_local (time, _("%-d %B %Y"));
}

/**
 * steward_council_words_moment:
 * @time: an instant, µs since the epoch; 0: none
 *
 * Returns: (transfer full): "24 November 2026, 10:00", local
 */
char *
steward_council_words_moment (gint64 time)
{
  /* Translators: day and time, as g_date_time_format() takes it */
  return time == 0 ? g_strdup ("–") : format_local (time, _("%-d %B %Y, %H:%M"));
}

/**
 * steward_council_words_quorum:
 * @here: seats that are present
 * @seats: seats that count
 * @quorum: how many are needed
 *
 * Returns: (transfer full): "6 of 7 seats here, 5 needed"
 */
char *
steward_council_words_quorum (guint here,
                              guint seats,
                              guint quorum)
{
  return g_strdup_printf (ngettext ("%u of %u seat here, %u needed", "%u of %u seats here, %u needed", seats),
                          here, seats, quorum);
}

/**
 * steward_council_words_digest:
 * @digest: (nullable): hex, with or without "sha256:"
 *
 * Returns: (transfer full): its ends
 */
char *
steward_council_words_digest (const char *digest)
{
  const char *hex = digest != NULL && g_str_has_prefix (digest, "sha256:") ? digest + strlen ("sha256:") : digest;

  if (hex == NULL)
    return g_strdup ("–");
  if (strlen (hex) <= 2 * SHOWN_DIGEST)
    return g_strdup (hex);

  return g_strdup_printf ("%.*s…%s", SHOWN_DIGEST, hex, hex + strlen (hex) - SHOWN_DIGEST);
}

/**
 * steward_council_words_error:
 * @error: what went wrong
 *
 * Returns: (transfer full): what happened, and what to do if that is known
 */
char *
steward_council_words_error (const GError *error)
{
  const char *remedy = steward_error_remedy (error);

  return remedy == NULL ? g_strdup (error->message) : g_strdup_printf ("%s %s", error->message, _(remedy));
}
