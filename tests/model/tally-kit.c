/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "tally-kit.h"

#include "steward-charter-private.h"

#include <string.h>

#define TIME 10
#define SEVEN "*a b c d e f g"

/* The text of @token up to one of @stops; @token goes on there. */
static char *
take (const char **token,
      const char  *stops)
{
  gsize length = strcspn (*token, stops);
  char *text = g_strndup (*token, length);

  *token += length;
  return text;
}

static StewardTouches
read_condition (const char *text)
{
  if (strcmp (text, "personal") == 0)
    return STEWARD_TOUCHES_PERSONAL;
  if (strcmp (text, "restricted") == 0)
    return STEWARD_TOUCHES_RESTRICTED;
  if (strcmp (text, "external") == 0)
    return STEWARD_TOUCHES_EXTERNAL;
  g_assert_cmpstr (text, ==, "breaking");
  return STEWARD_TOUCHES_BREAKING;
}

static void
add_seat (StewardCharter *charter,
          const char     *token)
{
  StewardSeat *seat = g_new0 (StewardSeat, 1);

  seat->role = *token == '*' ? STEWARD_SEAT_CHAIR : *token == '!' ? STEWARD_SEAT_VETO
             : *token == '?' ? STEWARD_SEAT_AUDITOR : STEWARD_SEAT_MEMBER;
  token += seat->role != STEWARD_SEAT_MEMBER;
  seat->id = take (&token, "=/@");
  seat->title = g_ascii_strup (seat->id, -1);
  seat->holder = g_strdup (seat->id);
  while (*token != '\0')
    {
      char mark = *token++;
      g_autofree char *text = take (&token, "=/@");

      if (mark == '=')
        {
          g_free (seat->holder);
          seat->holder = *text != '\0' ? g_strdup (text) : NULL;
        }
      else if (mark == '/')
        seat->domain = g_strdup (text);
      else
        seat->asked_when |= read_condition (text);
    }
  g_ptr_array_add (charter->seats, seat);
}

static StewardShare
read_share (const char *text)
{
  if (strcmp (text, "all") == 0)
    return (StewardShare) { .kind = STEWARD_SHARE_ALL };
  if (strcmp (text, "majority") == 0)
    return (StewardShare) { .kind = STEWARD_SHARE_MAJORITY };
  if (strchr (text, '/') != NULL)
    return (StewardShare) { STEWARD_SHARE_FRACTION, (guint) atoi (text), (guint) atoi (strchr (text, '/') + 1) };

  return (StewardShare) { .kind = STEWARD_SHARE_COUNT, .count = (guint) atoi (text) };
}

static void
add_delegation (StewardCharter *charter,
                const char     *token)
{
  StewardDelegation *delegation = steward_delegation_new ();

  delegation->from = take (&token, ">");
  token++;
  delegation->to = take (&token, ".[^");
  delegation->until = G_MAXINT64;
  while (*token != '\0')
    {
      char mark = *token++;
      g_autofree char *text = take (&token, ".[^)");

      if (mark == '.')
        delegation->seat = g_strdup (text);
      else if (mark == '[')
        {
          delegation->since = g_ascii_strtoll (text, NULL, 10);
          delegation->until = g_ascii_strtoll (strchr (text, ',') + 1, NULL, 10);
          token++;
        }
      else
        {
          StewardReviewKind kind;

          g_assert_true (steward_review_kind_from_id (text, &kind));
          delegation->kinds |= 1u << kind;
        }
    }
  g_ptr_array_add (charter->delegations, delegation);
}

static char **
split (const char *text)
{
  return g_strsplit (text != NULL ? text : "", " ", 0);
}

/* A council of one procedure. */
StewardCharter *
tally_kit_make_charter (const TallyKit *self)
{
  StewardCharter *charter = steward_charter_new ();
  StewardProcedure *procedure = g_new0 (StewardProcedure, 1);
  g_auto(GStrv) seats = split (self->seats != NULL ? self->seats : self->privacy ? SEVEN " !p@personal" : SEVEN);
  g_auto(GStrv) delegations = split (self->delegations);

  for (char **token = seats; *token != NULL; token++)
    add_seat (charter, *token);
  for (char **token = delegations; *token != NULL; token++)
    add_delegation (charter, *token);
  procedure->kind = self->kind;
  procedure->approve = read_share (self->approve);
  procedure->reject = read_share (self->reject);
  procedure->quorum = self->quorum;
  procedure->of_all_seats = self->of_all_seats;
  g_ptr_array_add (charter->procedures, procedure);
  charter->recuse_own_domain = !self->own_domain_allowed;
  charter->delegation_allowed = !self->no_delegation;
  charter->delegation_chain = self->chain;

  return charter;
}

static void
add_vote (StewardReview        *review,
          const StewardCharter *charter,
          const char           *token)
{
  StewardVote *vote = steward_vote_new ();
  g_autoptr(GPtrArray) except = g_ptr_array_new ();
  const StewardSeat *seat;

  vote->seat = take (&token, "+-0");
  vote->choice = *token == '+' ? STEWARD_VOTE_APPROVE : *token == '-' ? STEWARD_VOTE_REJECT : STEWARD_VOTE_ABSTAIN;
  token++;
  seat = steward_charter_find_seat (charter, vote->seat);
  vote->person = g_strdup (seat != NULL ? seat->holder : NULL);
  vote->time = TIME;
  vote->position = review->votes->len + 1;
  while (*token != '\0')
    {
      char mark = *token++;
      char *text = take (&token, ":#~");

      if (mark == ':')
        g_free (vote->person), vote->person = text;
      else if (mark == '#')
        vote->time = g_ascii_strtoll (text, NULL, 10), g_free (text);
      else
        g_ptr_array_add (except, text);
    }
  if (except->len > 0)
    {
      g_ptr_array_add (except, NULL);
      vote->except = (char **) g_ptr_array_steal (except, NULL);
    }
  g_ptr_array_add (review->votes, vote);
}

void
tally_kit_add_votes (StewardReview        *review,
                     const StewardCharter *charter,
                     const char           *votes)
{
  g_auto(GStrv) tokens = split (votes);

  for (char **token = tokens; *token != NULL; token++)
    add_vote (review, charter, *token);
}

static void
add_recusal (StewardReview        *review,
             const StewardCharter *charter,
             const char           *token)
{
  StewardRecusal *recusal = steward_recusal_new ();

  recusal->seat = take (&token, ":");
  if (*token == ':')
    recusal->person = token[1] != '\0' ? g_strdup (token + 1) : NULL;
  else
    recusal->person = g_strdup (steward_charter_find_seat (charter, recusal->seat)->holder);
  recusal->cause = g_strdup ("declared");
  g_ptr_array_add (review->recusals, recusal);
}

static void
add_step (StewardReview *review,
          const char    *token)
{
  StewardStep *step = steward_step_new ();

  step->seat = take (&token, "+-");
  step->asked = *token == '+';
  g_ptr_array_add (review->steps, step);
}

/* An open review of that council. */
StewardReview *
tally_kit_make_review (const TallyKit       *self,
                       const StewardCharter *charter)
{
  StewardReview *review = steward_review_new ();
  g_auto(GStrv) recusals = split (self->recusals);
  g_auto(GStrv) steps = split (self->steps);

  review->kind = self->kind;
  review->state = STEWARD_CHANGE_IN_REVIEW;
  review->requester = g_strdup (self->requester != NULL ? self->requester : "somebody");
  review->domain = g_strdup (self->domain);
  review->touches = self->touches;
  if (self->privacy && !self->untouched && self->touches == STEWARD_TOUCHES_NOTHING)
    review->touches = STEWARD_TOUCHES_PERSONAL;
  review->decided_at = self->decided_at;
  tally_kit_add_votes (review, charter, self->votes);
  for (char **token = recusals; *token != NULL; token++)
    add_recusal (review, charter, *token);
  for (char **token = steps; *token != NULL; token++)
    add_step (review, *token);

  return review;
}
