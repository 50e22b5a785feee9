/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Steps and votes, rule by rule: who may decide, what counts, and when a
 * request is approved, rejected, waiting or dead. */

#include "config.h"

#include "access-kit.h"

#include <string.h>

#define SEATS "privacy security legal board vacant= ?audit"
#define NOW 10

/* States of steps: s skipped, w waits, d dead, a approved, r rejected, l later. */
typedef struct
{
  const char *name;
  const char *steps;
  const char *votes;
  const char *owners;                  /* NULL: "ann" */
  const char *consumer_owners;
  const char *consumers;
  const char *delegations;
  const char *states;
  StewardAccessState state;
  const char *deciders;                /* in order, NULL: nobody */
  const char *on_behalf;
  const char *answerable;
  const char *person;                  /* the consumer */
  const char *requester;               /* NULL: "req" */
  const char *seats;                   /* NULL: SEATS */
  gboolean chain;                      /* delegates may pass on */
} Case;

#define REQUESTED STEWARD_ACCESS_REQUESTED
#define APPROVED STEWARD_ACCESS_APPROVED
#define REJECTED STEWARD_ACCESS_REJECTED

static const Case cases[] = {
  /* one role */
  { "nothing yet", "owner", "", .states = "w", .state = REQUESTED, .deciders = "ann" },
  { "owner approves", "owner", "owner:ann+", .states = "a", .state = APPROVED },
  { "owner rejects", "owner", "owner:ann-", .states = "r", .state = REJECTED },
  { "one of two owners", "owner", "owner:bob+", .owners = "ann bob", .states = "a", .state = APPROVED },
  { "owners are all asked", "owner", "", .owners = "ann bob", .states = "w", .state = REQUESTED,
    .deciders = "ann bob" },
  { "who is no owner does not count", "owner", "owner:eve+", .states = "w", .state = REQUESTED, .deciders = "ann" },
  { "who is no owner does not reject", "owner", "owner:eve-", .states = "w", .state = REQUESTED, .deciders = "ann" },
  { "the last word counts", "owner", "owner:ann- owner:ann+", .states = "a", .state = APPROVED },
  { "the last word counts, against", "owner", "owner:ann+ owner:ann-", .states = "r", .state = REJECTED },
  { "a stranger's last word does not", "owner", "owner:ann+ owner:eve-", .states = "a", .state = APPROVED },
  { "consumer's owner", "consumer-owner", "consumer-owner:kim+", .consumer_owners = "kim", .states = "a",
    .state = APPROVED },
  { "a seat", "privacy", "privacy:privacy+", .states = "a", .state = APPROVED },
  { "another seat", "privacy", "privacy:security+", .states = "w", .state = REQUESTED, .deciders = "privacy" },
  /* in order */
  { "two steps, none", "owner privacy", "", .states = "wl", .state = REQUESTED, .deciders = "ann" },
  { "two steps, one", "owner privacy", "owner:ann+", .states = "aw", .state = REQUESTED, .deciders = "privacy" },
  { "two steps, both", "owner privacy", "owner:ann+ privacy:privacy+", .states = "aa", .state = APPROVED },
  { "rejected at once", "owner privacy", "owner:ann-", .states = "rl", .state = REJECTED },
  { "rejected later", "owner privacy", "owner:ann+ privacy:privacy-", .states = "ar", .state = REJECTED },
  { "three steps", "owner privacy security", "owner:ann+ privacy:privacy+", .states = "aaw", .state = REQUESTED,
    .deciders = "security" },
  { "a later vote alone", "owner privacy", "privacy:privacy+", .states = "wl", .state = REQUESTED, .deciders = "ann" },
  { "a later rejection alone", "owner privacy", "privacy:privacy-", .states = "wl", .state = REQUESTED,
    .deciders = "ann" },
  { "a vote of one step is none of another", "owner privacy", "owner:ann+ owner:privacy+", .states = "aw",
    .state = REQUESTED, .deciders = "privacy" },
  /* skipped */
  { "first skipped", "-owner privacy", "", .states = "sw", .state = REQUESTED, .deciders = "privacy" },
  { "last skipped", "owner -privacy", "owner:ann+", .states = "as", .state = APPROVED },
  { "a skipped step counts no votes", "-owner privacy", "owner:ann-", .states = "sw", .state = REQUESTED,
    .deciders = "privacy" },
  { "all skipped, and no rule", "-owner -privacy", "", .states = "ss", .state = REQUESTED },
  { "no steps, and no rule", "", "", .states = "", .state = REQUESTED },
  /* any */
  { "any, none", "legal|board", "", .states = "w", .state = REQUESTED, .deciders = "legal board" },
  { "any, one", "legal|board", "legal-board/board:board+", .states = "a", .state = APPROVED },
  { "any, one against", "legal|board", "legal-board/board:board-", .states = "w", .state = REQUESTED,
    .deciders = "legal" },
  { "any, both against", "legal|board", "legal-board/board:board- legal-board/legal:legal-", .states = "r",
    .state = REJECTED },
  { "any, one each", "legal|board", "legal-board/board:board- legal-board/legal:legal+", .states = "a",
    .state = APPROVED },
  { "any, one vacant", "legal|vacant", "", .states = "w", .state = REQUESTED, .deciders = "legal" },
  { "any, one vacant, other against", "legal|vacant", "legal-vacant/legal:legal-", .states = "d", .state = REQUESTED },
  /* all */
  { "all, none", "legal&board", "", .states = "w", .state = REQUESTED, .deciders = "legal board" },
  { "all, one", "legal&board", "legal-board/legal:legal+", .states = "w", .state = REQUESTED, .deciders = "board" },
  { "all, both", "legal&board", "legal-board/legal:legal+ legal-board/board:board+", .states = "a",
    .state = APPROVED },
  { "all, one against", "legal&board", "legal-board/legal:legal+ legal-board/board:board-", .states = "r",
    .state = REJECTED },
  { "all, one vacant", "legal&vacant", "legal-vacant/legal:legal+", .states = "d", .state = REQUESTED },
  { "all, owner and seat", "owner&privacy", "owner-privacy/owner:ann+", .states = "w", .state = REQUESTED,
    .deciders = "privacy" },
  /* n of m */
  { "two of three, one", "2(legal,board,privacy)", "legal-board-privacy/board:board+", .states = "w",
    .state = REQUESTED, .deciders = "legal privacy" },
  { "two of three, two", "2(legal,board,privacy)",
    "legal-board-privacy/board:board+ legal-board-privacy/privacy:privacy+", .states = "a", .state = APPROVED },
  { "two of three, one against", "2(legal,board,privacy)", "legal-board-privacy/board:board-", .states = "w",
    .state = REQUESTED, .deciders = "legal privacy" },
  { "two of three, two against", "2(legal,board,privacy)",
    "legal-board-privacy/board:board- legal-board-privacy/legal:legal-", .states = "r", .state = REJECTED },
  { "two of three, one vacant, one against", "2(legal,board,vacant)", "legal-board-vacant/board:board-",
    .states = "d", .state = REQUESTED, .deciders = "legal" },
  { "a step that needs nobody needs one", "0(legal,board)", "", .states = "w", .state = REQUESTED,
    .deciders = "legal board" },
  /* dead */
  { "nobody owns it", "owner", "", .owners = "", .states = "d", .state = REQUESTED },
  { "vacant seat", "vacant", "vacant:vacant+", .states = "d", .state = REQUESTED },
  { "no such seat", "moon", "moon:ann+", .states = "d", .state = REQUESTED },
  { "an auditor decides nothing", "audit", "audit:audit+", .states = "d", .state = REQUESTED },
  { "dead in the middle", "owner vacant privacy", "owner:ann+ privacy:privacy+", .states = "adl", .state = REQUESTED },
  /* nobody decides for themselves */
  { "requester owns it", "owner", "owner:ann+", .states = "d", .state = REQUESTED, .requester = "ann" },
  { "requester owns it, as do others", "owner", "owner:ann+", .owners = "ann bob", .states = "w", .state = REQUESTED,
    .deciders = "bob", .requester = "ann" },
  { "requester does not even reject", "owner", "owner:ann-", .owners = "ann bob", .states = "w", .state = REQUESTED,
    .deciders = "bob", .requester = "ann" },
  { "requester holds the seat", "privacy", "privacy:privacy+", .states = "d", .state = REQUESTED,
    .requester = "privacy" },
  { "asked on behalf of the owner", "owner", "owner:ann+", .states = "d", .state = REQUESTED, .on_behalf = "ann" },
  { "who answers for it", "privacy", "privacy:privacy+", .states = "d", .state = REQUESTED, .answerable = "privacy" },
  { "who gets it", "owner", "owner:ann+", .states = "d", .state = REQUESTED, .person = "ann" },
  { "who belongs to those who get it", "owner privacy", "owner:ann+ privacy:privacy+", .consumers = "x privacy",
    .states = "ad", .state = REQUESTED },
  { "their owner decides, unless they belong to it", "consumer-owner", "consumer-owner:kim+", .consumer_owners = "kim",
    .consumers = "kim", .states = "d", .state = REQUESTED },
  { "merged into the requester", "owner", "owner:p-1+", .owners = "p-1", .states = "d", .state = REQUESTED,
    .requester = "p-1" },
  { "in one role and not in another", "owner&privacy", "owner-privacy/owner:ann+ owner-privacy/privacy:ann+",
    .states = "d", .state = REQUESTED, .requester = "ann", .delegations = "privacy>ann", .deciders = "privacy" },
  /* delegates */
  { "delegate", "privacy", "privacy:eve+", .delegations = "privacy>eve", .states = "a", .state = APPROVED },
  { "delegates are asked", "privacy", "", .delegations = "privacy>eve", .states = "w", .state = REQUESTED,
    .deciders = "privacy eve" },
  { "delegate of another seat", "privacy", "privacy:eve+", .delegations = "privacy>eve.legal", .states = "w",
    .state = REQUESTED, .deciders = "privacy" },
  { "kinds of reviews do not matter", "privacy", "privacy:eve+", .delegations = "privacy>eve^contract", .states = "a",
    .state = APPROVED },
  { "delegation over", "privacy", "privacy:eve+", .delegations = "privacy>eve[1,10)", .states = "w",
    .state = REQUESTED, .deciders = "privacy" },
  { "delegation not begun", "privacy", "privacy:eve+", .delegations = "privacy>eve[11,20)", .states = "w",
    .state = REQUESTED, .deciders = "privacy" },
  { "no chain", "privacy", "privacy:tim+", .delegations = "privacy>eve eve>tim", .states = "w", .state = REQUESTED,
    .deciders = "privacy eve" },
  { "chain", "privacy", "privacy:tim+", .delegations = "privacy>eve eve>tim", .chain = TRUE, .states = "a",
    .state = APPROVED },
  { "chain through one who gets it", "privacy", "privacy:tim+", .delegations = "privacy>eve eve>tim", .chain = TRUE,
    .consumers = "eve", .states = "w", .state = REQUESTED, .deciders = "privacy" },
  { "chain back to the requester", "privacy", "privacy:req+", .delegations = "privacy>eve eve>req", .chain = TRUE,
    .states = "w", .state = REQUESTED, .deciders = "privacy eve" },
  { "delegate of a requester", "privacy", "privacy:eve+", .delegations = "privacy>eve", .states = "d",
    .state = REQUESTED, .requester = "privacy" },
  { "delegate of who gets it", "privacy", "privacy:eve+", .delegations = "privacy>eve", .states = "d",
    .state = REQUESTED, .consumers = "privacy" },
  { "requester as delegate", "privacy", "privacy:req+", .delegations = "privacy>req", .states = "w",
    .state = REQUESTED, .deciders = "privacy" },
  { "consumer as delegate", "privacy", "privacy:eve+", .delegations = "privacy>eve", .states = "w",
    .state = REQUESTED, .consumers = "eve", .deciders = "privacy" },
  { "delegate of a vacant seat", "vacant", "vacant:eve+", .delegations = "vacant>eve", .states = "d",
    .state = REQUESTED },
  { "owners have no delegates", "owner", "owner:eve+", .delegations = "ann>eve", .states = "w", .state = REQUESTED,
    .deciders = "ann" },
  { "holder and delegate count once", "2(privacy,legal)", "privacy-legal/privacy:privacy+ privacy-legal/privacy:eve+",
    .delegations = "privacy>eve", .states = "w", .state = REQUESTED, .deciders = "legal" },
  { "one person for two seats", "privacy&legal", "privacy-legal/privacy:eve+ privacy-legal/legal:eve+",
    .delegations = "privacy>eve legal>eve", .states = "a", .state = APPROVED },
};

static StewardAccess *
make_access (const Case *the_case)
{
  StewardAccess *access = access_kit_make_access (the_case->steps, the_case->votes);

  if (the_case->requester != NULL)
    {
      g_free (access->requester);
      access->requester = g_strdup (the_case->requester);
    }
  access->ask->on_behalf = g_strdup (the_case->on_behalf);
  access->ask->answerable = g_strdup (the_case->answerable);
  if (the_case->person != NULL)
    {
      access->ask->consumer_kind = STEWARD_CONSUMER_PERSON;
      g_free (access->ask->consumer);
      access->ask->consumer = g_strdup (the_case->person);
    }

  return access;
}

static char *
describe_states (const StewardAccessTally *tally)
{
  static const char letters[] = {
    [STEWARD_STEP_LATER] = 'l', [STEWARD_STEP_SKIPPED] = 's', [STEWARD_STEP_WAITS] = 'w', [STEWARD_STEP_DEAD] = 'd',
    [STEWARD_STEP_APPROVED] = 'a', [STEWARD_STEP_REJECTED] = 'r',
  };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < tally->n_steps; i++)
    g_string_append_c (text, letters[tally->steps[i]]);

  return g_string_free (text, FALSE);
}

static StewardCharter *
make_charter (const Case *the_case)
{
  StewardCharter *charter = access_kit_make_charter (the_case->seats != NULL ? the_case->seats : SEATS, NULL,
                                                     the_case->delegations);

  charter->delegation_chain = the_case->chain;

  return charter;
}

static void
test_case (gconstpointer data)
{
  const Case *the_case = data;
  g_autoptr(StewardCharter) charter = make_charter (the_case);
  g_autoptr(StewardAccess) access = make_access (the_case);
  g_autoptr(StewardAccessHolders) holders = access_kit_make_holders (the_case->owners != NULL ? the_case->owners
                                                                                              : "ann",
                                                                     the_case->consumer_owners, the_case->consumers);
  g_autoptr(StewardAccessTally) tally = steward_access_tally_count (charter, access, holders, NOW);
  g_autoptr(GPtrArray) deciders = steward_access_tally_list_deciders (charter, access, holders, NOW);
  g_autofree char *states = describe_states (tally);
  g_autofree char *names = NULL;

  g_test_message ("%s", tally->words);
  g_assert_cmpstr (states, ==, the_case->states);
  g_assert_cmpint (tally->state, ==, the_case->state);
  g_assert_cmpint (tally->step, ==,
                   strcspn (states, "wd") < strlen (states) ? (int) strcspn (states, "wd") : -1);
  g_assert_nonnull (tally->words);
  for (guint i = 0; i < deciders->len; i++)
    {
      StewardDecider decider = steward_access_tally_find_role (charter, access, holders, deciders->pdata[i], NOW, NULL,
                                                               NULL, NULL);

      g_assert_cmpint (decider, ==, STEWARD_DECIDER_MAY);
    }
  g_ptr_array_add (deciders, NULL);
  names = g_strjoinv (" ", (char **) deciders->pdata);
  g_assert_cmpstr (names, ==, the_case->deciders != NULL ? the_case->deciders : "");
}

/* Who may, and why not. */
typedef struct
{
  const char *person;
  const char *steps;
  const char *votes;
  StewardDecider decider;
  const char *role;
  gboolean delegate;
} Standing;

static const Standing standings[] = {
  { "ann", "owner privacy", "", STEWARD_DECIDER_MAY, "owner", FALSE },
  { "ann", "owner privacy", "owner:ann+", STEWARD_DECIDER_NO_ROLE, NULL, FALSE },
  { "ann", "owner&privacy", "owner-privacy/owner:ann+", STEWARD_DECIDER_DECIDED, "owner", FALSE },
  { "privacy", "owner privacy", "", STEWARD_DECIDER_LATER, "privacy", FALSE },
  { "privacy", "owner privacy", "owner:ann+", STEWARD_DECIDER_MAY, "privacy", FALSE },
  { "eve", "owner privacy", "owner:ann+", STEWARD_DECIDER_MAY, "privacy", TRUE },
  { "eve", "owner privacy", "", STEWARD_DECIDER_LATER, "privacy", TRUE },
  { "eve", "privacy&legal", "privacy-legal/privacy:eve+", STEWARD_DECIDER_DECIDED, "privacy", TRUE },
  { "eve", "consumed", "", STEWARD_DECIDER_DELEGATE_OF_CONFLICTED, "consumed", TRUE },
  { "consumed", "consumed owner", "", STEWARD_DECIDER_CONSUMER, NULL, FALSE },
  { "req", "owner", "", STEWARD_DECIDER_REQUESTER, NULL, FALSE },
  { "moon", "owner", "", STEWARD_DECIDER_NO_ROLE, NULL, FALSE },
  { "audit", "audit", "", STEWARD_DECIDER_NO_ROLE, NULL, FALSE },
  { "privacy", "owner -privacy", "", STEWARD_DECIDER_NO_ROLE, NULL, FALSE },
  { "ann", "owner", "owner:ann+", STEWARD_DECIDER_CLOSED, NULL, FALSE },
  { "ann", "owner", "owner:ann-", STEWARD_DECIDER_CLOSED, NULL, FALSE },
  { NULL, "owner", "", STEWARD_DECIDER_NO_ROLE, NULL, FALSE },
};

static void
test_standings (void)
{
  g_autoptr(StewardCharter) charter = access_kit_make_charter (SEATS " consumed", NULL,
                                                               "privacy>eve consumed>eve");
  g_autoptr(StewardAccessHolders) holders = access_kit_make_holders ("ann", NULL, "consumed");

  for (gsize i = 0; i < G_N_ELEMENTS (standings); i++)
    {
      const Standing *standing = &standings[i];
      g_autoptr(StewardAccess) access = access_kit_make_access (standing->steps, standing->votes);
      const StewardAccessStep *step;
      const char *role;
      gboolean delegate;
      StewardDecider decider = steward_access_tally_find_role (charter, access, holders, standing->person, NOW, &step,
                                                               &role, &delegate);

      g_test_message ("%s on “%s” after “%s”", standing->person, standing->steps, standing->votes);
      g_assert_cmpint (decider, ==, standing->decider);
      g_assert_cmpstr (role, ==, standing->role);
      g_assert_cmpint (delegate, ==, standing->delegate);
      g_assert_true ((step != NULL) == (role != NULL));
      g_assert_true (g_str_has_suffix (steward_decider_to_sentence (decider), "."));
    }
}

/* An own role before that of somebody else, an undecided one before a decided. */
static void
test_best_role (void)
{
  g_autoptr(StewardCharter) charter = access_kit_make_charter ("privacy legal=eve", NULL, "privacy>eve");
  g_autoptr(StewardAccess) access = access_kit_make_access ("privacy&legal", "");
  const char *role;

  (void) steward_access_tally_find_role (charter, access, NULL, "eve", NOW, NULL, &role, NULL);
  g_assert_cmpstr (role, ==, "legal");
  access_kit_add_votes (access, "privacy-legal/legal:eve+");
  (void) steward_access_tally_find_role (charter, access, NULL, "eve", NOW, NULL, &role, NULL);
  g_assert_cmpstr (role, ==, "privacy");
}

/* A decision stands, whoever owns the product later; what was asked of nobody
 * is approved by the rule that says so. */
static void
test_closed (void)
{
  g_autoptr(StewardCharter) charter = access_kit_make_charter (SEATS, NULL, NULL);
  g_autoptr(StewardAccess) access = access_kit_make_access ("owner privacy", "owner:old+ privacy:privacy+");
  g_autoptr(StewardAccess) automatic = access_kit_make_access ("-owner", "");
  g_autoptr(StewardAccess) withdrawn = access_kit_make_access ("owner", "");
  g_autoptr(StewardAccessHolders) holders = access_kit_make_holders ("ann", NULL, NULL);
  g_autoptr(StewardAccessTally) tally = NULL;
  g_autoptr(StewardAccessTally) by_rule = NULL;
  g_autoptr(StewardAccessTally) gone = NULL;

  access->state = STEWARD_ACCESS_REVOKED;
  access->decided_at = 10;
  access->outcome = g_strdup ("Both have approved it.");
  tally = steward_access_tally_count (charter, access, holders, NOW);
  g_assert_cmpint (tally->state, ==, STEWARD_ACCESS_APPROVED);
  g_assert_cmpint (tally->steps[0], ==, STEWARD_STEP_APPROVED);
  g_assert_cmpstr (tally->words, ==, "Both have approved it.");
  g_assert_cmpint (tally->step, ==, -1);

  automatic->rule = g_strdup ("M-1");
  by_rule = steward_access_tally_count (charter, automatic, holders, NOW);
  g_assert_cmpint (by_rule->state, ==, STEWARD_ACCESS_APPROVED);
  g_assert_nonnull (strstr (by_rule->words, "M-1"));

  withdrawn->state = STEWARD_ACCESS_WITHDRAWN;
  gone = steward_access_tally_count (charter, withdrawn, holders, NOW);
  g_assert_cmpint (gone->step, ==, -1);
  g_assert_cmpint (gone->steps[0], ==, STEWARD_STEP_LATER);
  g_assert_cmpint (steward_access_tally_find_role (charter, withdrawn, holders, "ann", NOW, NULL, NULL, NULL), ==,
                   STEWARD_DECIDER_CLOSED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/access-tally/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/access-tally/who may and why not", test_standings);
  g_test_add_func ("/access-tally/best role", test_best_role);
  g_test_add_func ("/access-tally/closed", test_closed);

  return g_test_run ();
}
