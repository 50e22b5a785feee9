/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Random charters, requests and votes, compared with a second way of counting
 * that is slow and plain, and with what must hold whatever happens: nobody
 * decides for themselves, nobody's absence approves, order does not matter. */

#include "config.h"

#include "access-kit.h"

#include <string.h>

#define N_ROUNDS 1500
#define N_ROUTES 400
#define NOW 10

static const char *const people[] = { "p0", "p1", "p2", "p3", "p4", "p5", "p6", "p7" };
static const char *const seats[] = { "s0", "s1", "s2", "s3" };
static const char *const roles[] = { "owner", "consumer-owner", "s0", "s1", "s2", "s3", "moon" };

static const char *
pick (const char *const *words,
      gsize              n)
{
  return words[g_test_rand_int_range (0, (gint32) n)];
}

#define PICK(words) pick (words, G_N_ELEMENTS (words))

static gboolean
chance (int percent)
{
  return g_test_rand_int_range (0, 100) < percent;
}

static char *
make_people (int most)
{
  GString *text = g_string_new (NULL);
  int n = g_test_rand_int_range (0, most + 1);

  for (int i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", PICK (people));

  return g_string_free (text, FALSE);
}

static StewardCharter *
make_charter (void)
{
  g_autoptr(GString) seats_text = g_string_new (NULL);
  g_autoptr(GString) delegations = g_string_new (NULL);
  StewardCharter *charter;

  for (gsize i = 0; i < G_N_ELEMENTS (seats); i++)
    g_string_append_printf (seats_text, "%s%s=%s ", chance (10) ? "?" : "", seats[i], chance (20) ? "" : PICK (people));
  for (int i = g_test_rand_int_range (0, 5); i > 0; i--)
    {
      const char *from = PICK (people), *to = PICK (people);

      if (strcmp (from, to) == 0)
        continue;
      g_string_append_printf (delegations, "%s>%s", from, to);
      if (chance (40))
        g_string_append_printf (delegations, ".%s", PICK (seats));
      g_string_append_printf (delegations, "%s ", chance (30) ? "[1,5)" : "");
    }
  charter = access_kit_make_charter (seats_text->str, NULL, delegations->str);
  charter->delegation_chain = chance (30);
  charter->delegation_allowed = chance (85);

  return charter;
}

static void
add_step (StewardAccess *access)
{
  StewardAccessStep *step = steward_access_step_new ();
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  guint n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    if (chance (25) || (n == 0 && i == G_N_ELEMENTS (roles) - 1))
      {
        g_strv_builder_add (builder, roles[i]);
        n++;
      }
  step->roles = g_strv_builder_end (builder);
  step->needed = (guint) g_test_rand_int_range (1, (gint32) n + 1);
  step->asked = chance (85);
  step->id = g_strdup_printf ("step-%u", access->steps->len);
  g_ptr_array_add (access->steps, step);
}

static void
add_vote (StewardAccess *access)
{
  const StewardAccessStep *step = access->steps->pdata[g_test_rand_int_range (0, (gint32) access->steps->len)];
  StewardAccessVote *vote = steward_access_vote_new ();

  vote->step = g_strdup (step->id);
  vote->role = g_strdup (step->roles[g_test_rand_int_range (0, (gint32) g_strv_length (step->roles))]);
  vote->person = g_strdup (PICK (people));
  vote->actor = g_strdup (vote->person);
  vote->approves = chance (80);
  vote->time = g_test_rand_int_range (0, 12);
  vote->position = (gint64) access->votes->len + 1;
  g_ptr_array_add (access->votes, vote);
}

static StewardAccess *
make_access (void)
{
  StewardAccess *access = access_kit_make_access ("", "");

  g_free (access->requester);
  access->requester = g_strdup (PICK (people));
  access->ask->on_behalf = g_strdup (chance (20) ? PICK (people) : NULL);
  access->ask->answerable = g_strdup (chance (20) ? PICK (people) : NULL);
  if (chance (30))
    {
      access->ask->consumer_kind = STEWARD_CONSUMER_PERSON;
      g_free (access->ask->consumer);
      access->ask->consumer = g_strdup (PICK (people));
    }
  for (int i = g_test_rand_int_range (1, 4); i > 0; i--)
    add_step (access);
  for (int i = g_test_rand_int_range (0, 40); i > 0; i--)
    add_vote (access);

  return access;
}

/* The plain way. */

static gboolean
is_in (GPtrArray  *persons,
       const char *person)
{
  for (guint i = 0; i < persons->len; i++)
    if (strcmp (persons->pdata[i], person) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
is_own (const StewardAccess        *access,
        const StewardAccessHolders *holders,
        const char                 *person)
{
  return g_strcmp0 (person, access->requester) == 0 || g_strcmp0 (person, access->ask->on_behalf) == 0 ||
         g_strcmp0 (person, access->ask->answerable) == 0 || is_in (holders->consumers, person) ||
         (access->ask->consumer_kind == STEWARD_CONSUMER_PERSON && strcmp (person, access->ask->consumer) == 0);
}

/* Whether @person gets the seat from @from in at most @depth hands, none of
 * them in conflict. */
static gboolean
gets_seat (const StewardCharter       *charter,
           const StewardAccess        *access,
           const StewardAccessHolders *holders,
           const StewardSeat          *seat,
           const char                 *from,
           const char                 *person,
           gint64                      time,
           guint                       depth)
{
  for (guint i = 0; i < charter->delegations->len && depth > 0; i++)
    {
      const StewardDelegation *d = g_ptr_array_index (charter->delegations, i);

      if (strcmp (d->from, from) != 0 || time < d->since || time >= d->until || is_own (access, holders, from) ||
          (d->seat != NULL && strcmp (d->seat, seat->id) != 0))
        continue;
      if (strcmp (d->to, person) == 0 ||
          gets_seat (charter, access, holders, seat, d->to, person, time, depth - 1))
        return TRUE;
    }

  return FALSE;
}

static gboolean
may_decide (const StewardCharter       *charter,
            const StewardAccess        *access,
            const StewardAccessHolders *holders,
            const char                 *role,
            const char                 *person,
            gint64                      time)
{
  const StewardSeat *seat = steward_charter_find_seat (charter, role);

  if (is_own (access, holders, person))
    return FALSE;
  if (strcmp (role, "owner") == 0)
    return is_in (holders->owners, person);
  if (strcmp (role, "consumer-owner") == 0)
    return is_in (holders->consumer_owners, person);
  if (seat == NULL || seat->holder == NULL || seat->role == STEWARD_SEAT_AUDITOR)
    return FALSE;

  return strcmp (seat->holder, person) == 0 ||
         (charter->delegation_allowed &&
          gets_seat (charter, access, holders, seat, seat->holder, person, time, charter->delegation_chain ? 8 : 1));
}

/* −1 against, 1 for, 0 none; @out_open: somebody may decide. */
static int
get_word (const StewardCharter       *charter,
          const StewardAccess        *access,
          const StewardAccessHolders *holders,
          const StewardAccessStep    *step,
          const char                 *role,
          gboolean                   *out_open)
{
  int word = 0;

  *out_open = FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (people); i++)
    *out_open |= may_decide (charter, access, holders, role, people[i], NOW);
  for (guint i = 0; i < access->votes->len; i++)
    {
      const StewardAccessVote *vote = g_ptr_array_index (access->votes, i);

      if (strcmp (vote->step, step->id) == 0 && strcmp (vote->role, role) == 0 &&
          may_decide (charter, access, holders, role, vote->person, vote->time))
        word = vote->approves ? 1 : -1;
    }

  return word;
}

static StewardStepState
count_step (const StewardCharter       *charter,
            const StewardAccess        *access,
            const StewardAccessHolders *holders,
            const StewardAccessStep    *step)
{
  guint n = g_strv_length (step->roles), yes = 0, no = 0, open = 0;

  for (guint i = 0; i < n; i++)
    {
      gboolean is_open;
      int word = get_word (charter, access, holders, step, step->roles[i], &is_open);

      yes += word > 0;
      no += word < 0;
      open += word == 0 && is_open;
    }
  if (yes >= step->needed)
    return STEWARD_STEP_APPROVED;
  if (n - no < step->needed)
    return STEWARD_STEP_REJECTED;

  return yes + open < step->needed ? STEWARD_STEP_DEAD : STEWARD_STEP_WAITS;
}

static void
check_count (const StewardCharter       *charter,
             const StewardAccess        *access,
             const StewardAccessHolders *holders,
             const StewardAccessTally   *tally)
{
  gboolean reached = FALSE;
  guint n_asked = 0;

  for (guint i = 0; i < access->steps->len; i++)
    {
      const StewardAccessStep *step = g_ptr_array_index (access->steps, i);
      StewardStepState state = !step->asked ? STEWARD_STEP_SKIPPED
                               : reached ? STEWARD_STEP_LATER : count_step (charter, access, holders, step);

      g_assert_cmpint (tally->steps[i], ==, state);
      n_asked += step->asked;
      if (!step->asked || reached || state == STEWARD_STEP_APPROVED)
        continue;
      reached = TRUE;
      g_assert_cmpint (tally->state, ==,
                       state == STEWARD_STEP_REJECTED ? STEWARD_ACCESS_REJECTED : STEWARD_ACCESS_REQUESTED);
      g_assert_cmpint (tally->step, ==, state == STEWARD_STEP_REJECTED ? -1 : (int) i);
    }
  if (!reached)
    g_assert_cmpint (tally->state, ==, n_asked > 0 ? STEWARD_ACCESS_APPROVED : STEWARD_ACCESS_REQUESTED);
}

/* Takes away every vote of those who get it, or have asked for it. */
static void
check_own_votes (const StewardCharter       *charter,
                 StewardAccess              *access,
                 const StewardAccessHolders *holders,
                 const StewardAccessTally   *tally)
{
  g_autoptr(StewardAccessTally) without = NULL;

  for (guint i = access->votes->len; i > 0; i--)
    if (is_own (access, holders, ((StewardAccessVote *) access->votes->pdata[i - 1])->person))
      g_ptr_array_remove_index (access->votes, i - 1);
  without = steward_access_tally_count (charter, access, holders, NOW);
  g_assert_cmpint (without->state, ==, tally->state);
  g_assert_cmpmem (without->steps, without->n_steps * sizeof *without->steps, tally->steps,
                   tally->n_steps * sizeof *tally->steps);

  for (gsize i = 0; i < G_N_ELEMENTS (people); i++)
    {
      StewardDecider decider = steward_access_tally_find_role (charter, access, holders, people[i], NOW, NULL, NULL,
                                                               NULL);

      if (is_own (access, holders, people[i]))
        g_assert_true (decider != STEWARD_DECIDER_MAY && decider != STEWARD_DECIDER_DECIDED &&
                       decider != STEWARD_DECIDER_LATER);
    }
}

/* Keeps the last word of each role, and mixes the rest: positions tell who was
 * last, places do not. */
static void
check_order (const StewardCharter       *charter,
             StewardAccess              *access,
             const StewardAccessHolders *holders,
             const StewardAccessTally   *tally)
{
  g_autoptr(StewardAccessTally) mixed = NULL;

  for (guint i = access->votes->len; i > 1; i--)
    {
      guint k = (guint) g_test_rand_int_range (0, (gint32) i);
      gpointer vote = access->votes->pdata[i - 1];

      access->votes->pdata[i - 1] = access->votes->pdata[k];
      access->votes->pdata[k] = vote;
    }
  mixed = steward_access_tally_count (charter, access, holders, NOW);
  g_assert_cmpint (mixed->state, ==, tally->state);
  g_assert_cmpmem (mixed->steps, mixed->n_steps * sizeof *mixed->steps, tally->steps,
                   tally->n_steps * sizeof *tally->steps);
}

static void
check_deciders (const StewardCharter       *charter,
                const StewardAccess        *access,
                const StewardAccessHolders *holders,
                const StewardAccessTally   *tally)
{
  g_autoptr(GPtrArray) deciders = steward_access_tally_list_deciders (charter, access, holders, NOW);

  if (tally->step < 0)
    g_assert_cmpuint (deciders->len, ==, 0);
  else if (tally->steps[tally->step] == STEWARD_STEP_WAITS)
    g_assert_cmpuint (deciders->len, >, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (people); i++)
    {
      StewardDecider decider = steward_access_tally_find_role (charter, access, holders, people[i], NOW, NULL, NULL,
                                                               NULL);

      g_assert_cmpint (decider == STEWARD_DECIDER_MAY, ==, is_in (deciders, people[i]));
    }
}

static void
test_tally (void)
{
  guint n_states[3] = { 0 };

  for (int round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr(StewardCharter) charter = make_charter ();
      g_autoptr(StewardAccess) access = make_access ();
      g_autofree char *owners = make_people (3);
      g_autofree char *consumer_owners = make_people (2);
      g_autofree char *consumers = make_people (2);
      g_autoptr(StewardAccessHolders) holders = access_kit_make_holders (owners, consumer_owners, consumers);
      g_autoptr(StewardAccessTally) tally = steward_access_tally_count (charter, access, holders, NOW);

      n_states[tally->state]++;
      check_count (charter, access, holders, tally);
      check_deciders (charter, access, holders, tally);
      check_order (charter, access, holders, tally);
      check_own_votes (charter, access, holders, tally);
    }

  g_test_message ("requested %u, approved %u, rejected %u", n_states[0], n_states[1], n_states[2]);
  for (gsize i = 0; i < G_N_ELEMENTS (n_states); i++)
    g_assert_cmpuint (n_states[i], >, 0);
}

/* Who is nobody's decider cannot be waited for away: without a single person
 * who may decide, no vote approves. */
static void
test_nobody (void)
{
  g_autoptr(StewardAccessHolders) holders = access_kit_make_holders ("", "", "p0 p1 p2 p3 p4 p5 p6 p7");

  for (int round = 0; round < N_ROUNDS / 5; round++)
    {
      g_autoptr(StewardCharter) charter = make_charter ();
      g_autoptr(StewardAccess) access = make_access ();
      g_autoptr(StewardAccessTally) tally = steward_access_tally_count (charter, access, holders, NOW);

      g_assert_cmpint (tally->state, ==, STEWARD_ACCESS_REQUESTED);
    }
}

static const char *const classes[] = { "public", "internal", "confidential", "personal", "restricted" };
static const char *const consumers[] = { "person", "team", "product", "service" };
static const char *const actions[] = { "approve", "refuse", "flag", "skip owner", "skip s0", "ask s1", "need ticket" };
static const char *const conditions[] = {
  "personal: true", "masked: true", "sameDomain: true", "external: true", "renewal: true", "emergency: true",
  "incompatible: true", "longerThan: 60 days", "consumer: service", "classification: [internal, personal]",
};

static char *
make_section (void)
{
  GString *text = g_string_new ("  purposes: [{id: a, text: A}, {id: b, text: B}]\n  incompatible: [[a, b]]\n"
                                "  longest: {personal: 90 days}\n"
                                "  emergency: {allowed: true, longest: 24 hours}\n  matrix:\n");
  int n_rules = g_test_rand_int_range (0, 6);

  for (gsize i = 0; i < G_N_ELEMENTS (classes); i++)
    if (chance (80))
      g_string_append_printf (text, "    - {classification: %s, steps: [%s%s]}\n", classes[i],
                              chance (70) ? "owner, " : "", chance (70) ? "s0" : "{any: [s1, s2]}");
  g_string_append (text, "    - {classification: restricted, purposes: [b], steps: []}\n");
  if (n_rules > 0)
    g_string_append (text, "  rules:\n");
  for (int i = 0; i < n_rules; i++)
    g_string_append_printf (text, "    - {rule: R-%d, text: Rule %d, when: {%s}, then: %s}\n", i, i,
                            PICK (conditions), PICK (actions));

  return g_string_free (text, FALSE);
}

static void
check_route (const StewardAccessRoute *route)
{
  guint n_asked = 0;

  for (guint i = 0; i < route->steps->len; i++)
    {
      const StewardAccessStep *step = g_ptr_array_index (route->steps, i);

      n_asked += step->asked;
      g_assert_nonnull (step->reason);
      g_assert_true (step->asked == (step->rule == NULL));
    }

  switch (route->outcome)
    {
    case STEWARD_ROUTE_STEPS:
      g_assert_cmpuint (n_asked, >, 0);
      g_assert_cmpuint (route->problems->len, ==, 0);
      break;
    case STEWARD_ROUTE_APPROVED:
      g_assert_cmpuint (n_asked, ==, 0);
      g_assert_cmpuint (route->problems->len, ==, 0);
      g_assert_nonnull (route->rule);
      break;
    case STEWARD_ROUTE_REFUSED:
      g_assert_nonnull (route->rule);
      break;
    case STEWARD_ROUTE_INCOMPLETE:
      g_assert_cmpuint (route->problems->len, >, 0);
      break;
    }
}

/* Whatever the charter says: who is asked or what decides has a name. */
static void
test_route (void)
{
  for (int round = 0; round < N_ROUTES; round++)
    {
      g_autofree char *section = make_section ();
      g_autofree char *columns = g_strdup_printf ("a:%s b:%s~%s", PICK (classes), PICK (classes),
                                                  chance (50) ? "partial" : "none");
      g_autoptr(StewardCharter) charter = access_kit_make_charter ("s0 s1 s2", section, NULL);
      g_autoptr(StewardAccessAsk) ask = steward_access_ask_new ();
      g_autoptr(StewardAccessTerms) terms = access_kit_make_terms (columns);
      const char *const held[] = { "a", NULL };
      StewardAccessFacts facts = { .ask = ask, .terms = terms, .domain = "X", .now = ACCESS_KIT_NOW };
      g_autoptr(StewardAccessRoute) route = NULL;
      g_autoptr(StewardAccessRoute) again = NULL;

      g_assert_true (steward_consumer_kind_from_id (PICK (consumers), &ask->consumer_kind));
      ask->consumer = g_strdup ("x");
      ask->domain = g_strdup (chance (30) ? "x" : NULL);
      ask->purpose = g_strdup (chance (50) ? "b" : NULL);
      ask->emergency = chance (10);
      ask->ticket = g_strdup (chance (50) ? "T" : NULL);
      facts.has_purpose_text = chance (80);
      facts.renewal = chance (20);
      facts.held_purposes = chance (50) ? held : NULL;
      terms->until = chance (90) ? ACCESS_KIT_NOW + g_test_rand_int_range (1, 100) * ACCESS_KIT_DAY / 4 : 0;
      route = steward_access_route_new (charter, &facts);
      again = steward_access_route_new (charter, &facts);
      check_route (route);
      g_assert_cmpint (route->outcome, ==, again->outcome);
      g_assert_cmpstr (route->rule, ==, again->rule);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/access-random/tally", test_tally);
  g_test_add_func ("/access-random/nobody", test_nobody);
  g_test_add_func ("/access-random/route", test_route);

  return g_test_run ();
}
