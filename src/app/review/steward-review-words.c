/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How a review is told on the screen: the icon of its kind, its clock, the
 * reader's part in it, and the state of its votes as one sentence. */

#include "config.h"

#include "steward-review-words.h"

#include <glib/gi18n.h>
#include <string.h>

static const char *const kind_icons[STEWARD_REVIEW_N_KINDS] = {
  [STEWARD_REVIEW_CERTIFICATION] = "application-certificate-symbolic",
  [STEWARD_REVIEW_CONTRACT] = "document-edit-symbolic",
  [STEWARD_REVIEW_BREAKING_CONTRACT] = "document-edit-symbolic",
  [STEWARD_REVIEW_RECERTIFICATION] = "application-certificate-symbolic",
  [STEWARD_REVIEW_RETIREMENT] = "user-trash-symbolic",
  [STEWARD_REVIEW_CHARTER] = "emblem-system-symbolic",
  [STEWARD_REVIEW_EXCEPTION] = "dialog-warning-symbolic",
};

static const char *const group_titles[] = {
  [STEWARD_GROUP_OVERDUE] = N_("Overdue"),
  [STEWARD_GROUP_TODAY] = N_("Today"),
  [STEWARD_GROUP_THIS_WEEK] = N_("This Week"),
  [STEWARD_GROUP_LATER] = N_("Later"),
};

/**
 * steward_review_kind_to_icon:
 * @kind: a kind of review
 *
 * Returns: (transfer none): its symbolic icon
 */
const char *
steward_review_kind_to_icon (StewardReviewKind kind)
{
  g_return_val_if_fail (kind < STEWARD_REVIEW_N_KINDS, NULL);

  return kind_icons[kind];
}

/**
 * steward_queue_group_to_title:
 * @group: a group of the queue
 *
 * Returns: (transfer none): its translated title
 */
const char *
steward_queue_group_to_title (StewardQueueGroup group)
{
  g_return_val_if_fail (group < G_N_ELEMENTS (group_titles), NULL);

  return _(group_titles[group]);
}

static GDateTime *
make_local (gint64 time)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);

  return utc != NULL ? g_date_time_to_local (utc) : NULL;
}

/**
 * steward_review_say_date:
 * @time: a moment, past or to come
 * @now: the present
 *
 * Returns: (transfer full): its day: "28 Nov", with the year if it is another
 */
char *
steward_review_say_date (gint64 time,
                         gint64 now)
{
  g_autoptr (GDateTime) then = make_local (time);
  g_autoptr (GDateTime) today = make_local (now);

  if (then == NULL || today == NULL)
    return g_strdup (_("Unknown"));

  return g_date_time_format (then, g_date_time_get_year (then) == g_date_time_get_year (today) ? _("%-e %b")
                                                                                              : _("%-e %b %Y"));
}

/**
 * steward_review_say_moment:
 * @time: a moment, past or to come
 * @now: the present
 *
 * Returns: (transfer full): its day and time of day: "28 Nov, 17:00"
 */
char *
steward_review_say_moment (gint64 time,
                           gint64 now)
{
  g_autoptr (GDateTime) then = make_local (time);
  g_autofree char *day = steward_review_say_date (time, now);
  g_autofree char *clock = then == NULL ? NULL : g_date_time_format (then, _("%H:%M"));

  /* Translators: a day and a time of day, as "28 Nov, 17:00" */
  return clock == NULL ? g_steal_pointer (&day) : g_strdup_printf (_("%s, %s"), day, clock);
}

static char *
say_span (gint64 span)
{
  if (span < G_TIME_SPAN_HOUR)
    return g_strdup_printf (C_("age", "%d min"), (int) MAX (1, span / G_TIME_SPAN_MINUTE));
  if (span < 2 * G_TIME_SPAN_DAY)
    return g_strdup_printf (C_("age", "%d h"), (int) (span / G_TIME_SPAN_HOUR));

  /* Translators: days */
  return g_strdup_printf (C_("age", "%d d"), (int) (span / G_TIME_SPAN_DAY));
}

/**
 * steward_review_say_remaining:
 * @time: when something is due; 0 for never
 * @now: the present
 *
 * Returns: (transfer full): how much time is left or over: "2 h late", "in 3 h",
 *   "Tue", "8 Dec"
 */
char *
steward_review_say_remaining (gint64 time,
                              gint64 now)
{
  g_autoptr (GDateTime) then = make_local (time);
  g_autofree char *span = say_span (ABS (time - now));

  if (time <= 0 || then == NULL)
    return g_strdup ("");
  /* Translators: %s is a span of time, as "2 h" */
  if (time <= now)
    return g_strdup_printf (_("%s late"), span);
  if (time - now < 20 * G_TIME_SPAN_HOUR)
    return g_strdup_printf (_("in %s"), span);
  if (time - now < 6 * G_TIME_SPAN_DAY)
    return g_date_time_format (then, "%a");

  return steward_review_say_date (time, now);
}

/**
 * steward_queue_is_overdue:
 * @item: a line of the queue
 * @now: the present
 *
 * Returns: whether it should have been decided by now
 */
gboolean
steward_queue_is_overdue (StewardQueueItem *item,
                          gint64            now)
{
  gint64 due = steward_queue_item_get_due (item);

  return due > 0 && due <= now && steward_queue_item_get_deferred (item) <= now;
}

/**
 * steward_queue_say_clock:
 * @item: a line of the queue
 * @now: the present
 *
 * Returns: (transfer full): its clock: when it is due, until when it was put
 *   off, or how old it is when it has no term
 */
char *
steward_queue_say_clock (StewardQueueItem *item,
                         gint64            now)
{
  gint64 due = steward_queue_item_get_due (item);
  gint64 deferred = steward_queue_item_get_deferred (item);
  gint64 opened = steward_queue_item_get_opened_at (item);

  if (deferred > now)
    {
      g_autofree char *day = steward_review_say_date (deferred, now);

      /* Translators: %s is a day: put off until then */
      return g_strdup_printf (_("until %s"), day);
    }
  if (due > 0)
    return steward_review_say_remaining (due, now);

  return opened > 0 ? say_span (MAX (0, now - opened)) : g_strdup ("");
}

/**
 * steward_queue_say_role:
 * @item: a line of the queue
 * @state: (nullable): the council, for the name of the seat
 *
 * Returns: (transfer full): what the reader is in it
 */
char *
steward_queue_say_role (StewardQueueItem    *item,
                        StewardCouncilState *state)
{
  const char *id = steward_queue_item_get_seat (item);
  const StewardSeat *seat = NULL;

  switch (steward_queue_item_get_role (item))
    {
    case STEWARD_ROLE_VOTE:
      if (state != NULL && state->charter != NULL && id != NULL)
        seat = steward_charter_find_seat (state->charter, id);
      return g_strdup (seat != NULL && seat->title != NULL ? seat->title : _("Your vote"));
    case STEWARD_ROLE_CHAIR:
      return g_strdup (_("Chair"));
    case STEWARD_ROLE_REQUESTER:
      return g_strdup (_("You asked"));
    case STEWARD_ROLE_OWNER:
      return g_strdup (_("Owner"));
    case STEWARD_ROLE_RECUSED:
      return g_strdup (_("Recused"));
    case STEWARD_ROLE_WATCHING:
    default:
      return g_strdup (_("Watching"));
    }
}

/**
 * steward_review_shorten_digest:
 * @digest: (nullable): "sha256:…", or bare hexadecimal digits
 *
 * Returns: (transfer full): its two ends: "7c1e…90fa"
 */
char *
steward_review_shorten_digest (const char *digest)
{
  const char *hex;

  if (digest == NULL)
    return g_strdup ("");
  hex = g_str_has_prefix (digest, "sha256:") ? digest + strlen ("sha256:") : digest;
  if (!g_str_is_ascii (hex) || strlen (hex) <= 12)
    return g_utf8_make_valid (hex, -1);

  return g_strdup_printf ("%.4s…%s", hex, hex + strlen (hex) - 4);
}

/**
 * steward_review_say_votes:
 * @tally: the count
 *
 * Returns: (transfer full): the count as one sentence, for those who do not see
 *   the drawn one
 */
char *
steward_review_say_votes (const StewardTally *tally)
{
  GString *words = g_string_new (NULL);

  g_string_append_printf (words, _("%u for, %u against, %u open"), tally->n_for, tally->n_against, tally->n_open);
  if (tally->n_abstained > 0)
    g_string_append_printf (words, _(", %u abstained"), tally->n_abstained);
  if (tally->n_recused > 0)
    g_string_append_printf (words, _(", %u recused"), tally->n_recused);
  g_string_append_printf (words, _("; approval needs %u."), tally->approvals_needed);

  return g_string_free (words, FALSE);
}

/**
 * steward_review_join_names:
 * @names: of char*
 *
 * Returns: (transfer full): "Ines Okafor, Chen Wei"
 */
char *
steward_review_join_names (GPtrArray *names)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (joined, "%s%s", i > 0 ? _(", ") : "", (char *) g_ptr_array_index (names, i));

  return g_string_free (joined, FALSE);
}
