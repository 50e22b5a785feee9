/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Two accesses of one role to one table: what the end of one takes back, and
 * what it leaves because the other one gives it, too. */

#include "config.h"

#include "access-fixture.h"

#include <string.h>

#define OLGA "olga@example.com"
#define RITA "rita@example.com"

/* Takes @intent. */
static char *
approve (CouncilFixture *fixture,
         StewardIntent  *intent)
{
  char *access = access_fixture_ask (fixture, intent);
  g_autoptr(StewardAccess) asked = access_fixture_load (fixture, access);

  if (asked->state == STEWARD_ACCESS_REQUESTED)
    council_fixture_do (fixture, access_fixture_decide (OLGA, access, STEWARD_VOTE_APPROVE));
  if (asked->steps->len > 1)
    council_fixture_do (fixture, access_fixture_decide ("vic@example.com", access, STEWARD_VOTE_APPROVE));
  access_fixture_check (fixture, access, STEWARD_ACCESS_APPROVED, STEWARD_PROVISION_PROVISIONING);

  return access;
}

/* Takes @intent. */
static char *
grant (CouncilFixture *fixture,
       StewardIntent  *intent)
{
  char *access = approve (fixture, intent);

  access_fixture_report (fixture, access, "grant-1", STEWARD_EFFECT_DONE, FALSE);

  return access;
}

/* Of CHANNELS, which the charter approves alone. */
static StewardIntent *
ask_channels (gboolean whole)
{
  StewardIntent *intent = access_fixture_request (RITA, "channel");
  StewardAccessObject *object = g_ptr_array_index (intent->terms->objects, 0);

  g_free (intent->subject);
  intent->subject = g_strdup (CHANNELS);
  g_free (object->object);
  object->object = g_strdup (CHANNELS_TABLE);
  object->whole = whole;
  intent->plan = access_fixture_plan (NULL);

  return intent;
}

static StewardIntent *
ask_longer (void)
{
  StewardIntent *intent = ask_channels (TRUE);

  intent->terms->until += 7 * DAY;

  return intent;
}

static StewardIntent *
ask_masked (const char *columns)
{
  StewardIntent *intent = access_fixture_request (RITA, columns);
  StewardAccessObject *object = g_ptr_array_index (intent->terms->objects, 0);

  ((StewardAccessColumn *) g_ptr_array_index (object->columns, 0))->mask = STEWARD_MASK_REDACTED;

  return intent;
}

static void
end (CouncilFixture *fixture,
     const char     *access)
{
  StewardIntent *intent = access_fixture_intent (STEWARD_VERB_REVOKE_ACCESS, OLGA, access);

  intent->comment = g_strdup ("Over.");
  council_fixture_do (fixture, intent);
}

static StewardEffect *
share (CouncilFixture  *fixture,
       const char      *id,
       gint64           now,
       char           **out_words)
{
  g_autoptr(StewardAccess) access = access_fixture_load (fixture, id);
  StewardEffect *effect = steward_access_case_make_effect (access, STEWARD_EFFECT_REVOKE, access->terms);
  g_autoptr(GPtrArray) sentences = NULL;
  g_autoptr(GError) error = NULL;
  gboolean ok = steward_access_leave_shared_sync (fixture->governance, effect, now, &sentences, &error);

  g_assert_no_error (error);
  g_assert_true (ok);
  g_ptr_array_add (sentences, NULL);
  *out_words = g_strjoinv (" ", (char **) sentences->pdata);
  g_test_message ("%s: %s", id, *out_words);

  return effect;
}

/* @left: comma-separated columns, "whole", or "" when nothing is left;
 * @told: part of what is said, "" when nothing is. */
static void
check_at (CouncilFixture *fixture,
          const char     *id,
          gint64          now,
          const char     *left,
          const char     *told)
{
  g_autofree char *words = NULL;
  g_autoptr(StewardEffect) effect = share (fixture, id, now, &words);
  g_autoptr(GString) found = g_string_new (NULL);
  const StewardAccessObject *object;

  if (effect->terms->objects->len > 0)
    {
      object = g_ptr_array_index (effect->terms->objects, 0);
      for (guint i = 0; i < object->columns->len && !object->whole; i++)
        g_string_append_printf (found, "%s%s", i > 0 ? "," : "",
                                ((StewardAccessColumn *) g_ptr_array_index (object->columns, i))->name);
      if (object->whole)
        g_string_assign (found, "whole");
    }
  g_assert_cmpstr (found->str, ==, left);
  if (*told == '\0')
    g_assert_cmpstr (words, ==, "");
  else
    g_assert_nonnull (strstr (words, told));
}

static void
check (CouncilFixture *fixture,
       const char     *id,
       const char     *left,
       const char     *told)
{
  check_at (fixture, id, g_get_real_time (), left, told);
}

static void
test_columns (CouncilFixture *fixture,
              gconstpointer   data)
{
  g_autofree char *one = access_fixture_grant (fixture, "id,email");
  g_autofree char *other = NULL;

  check (fixture, one, "id,email", "");
  other = access_fixture_grant (fixture, "email,postcode");
  check (fixture, one, "id", "The column “email” of “" SHOP_TABLE "” stays, because a-");
  check (fixture, other, "postcode", one);

  end (fixture, one);
  check (fixture, one, "id", other);
  check (fixture, other, "email,postcode", "");
  access_fixture_report (fixture, one, "revoke-1", STEWARD_EFFECT_DONE, FALSE);
  check (fixture, other, "email,postcode", "");
}

static void
test_columns_other_way (CouncilFixture *fixture,
                        gconstpointer   data)
{
  g_autofree char *one = access_fixture_grant (fixture, "id,email");
  g_autofree char *other = access_fixture_grant (fixture, "email,postcode");

  end (fixture, other);
  check (fixture, other, "postcode", one);
  check (fixture, one, "id,email", "");
}

/* Both end before anything ran: the first does what it was shown with, and the
 * last takes what both gave. */
static void
test_both_end (CouncilFixture *fixture,
               gconstpointer   data)
{
  g_autofree char *one = access_fixture_grant (fixture, "id,email");
  g_autofree char *other = access_fixture_grant (fixture, "email,postcode");

  end (fixture, one);
  end (fixture, other);
  check (fixture, one, "id", other);
  check (fixture, other, "email,postcode", "");
  access_fixture_report (fixture, one, "revoke-1", STEWARD_EFFECT_DONE, FALSE);
  access_fixture_report (fixture, other, "revoke-1", STEWARD_EFFECT_DONE, FALSE);
  check (fixture, one, "id,email", "");
}

/* Two others together hold all of it. */
static void
test_covered (CouncilFixture *fixture,
              gconstpointer   data)
{
  g_autofree char *one = access_fixture_grant (fixture, "id,email");
  g_autofree char *wide = access_fixture_grant (fixture, "id,postcode");
  g_autofree char *third = NULL;
  g_autofree char *told = NULL;

  check (fixture, one, "email", wide);
  third = access_fixture_grant (fixture, "email,score");
  told = g_strdup_printf ("There is nothing to take away: %s and %s still hold all of it.", wide, third);
  check (fixture, one, "", told);
  end (fixture, third);
  check (fixture, one, "email", wide);
}

/* Also on the way: what is queued or failed may have arrived. What was never
 * begun holds nothing. */
static void
test_on_the_way (CouncilFixture *fixture,
                 gconstpointer   data)
{
  g_autofree char *one = access_fixture_grant (fixture, "id");
  g_autofree char *open = access_fixture_ask (fixture, access_fixture_request (RITA, "id,score"));
  g_autofree char *other = NULL;

  check (fixture, one, "id", "");
  council_fixture_do (fixture, access_fixture_decide (OLGA, open, STEWARD_VOTE_REJECT));
  check (fixture, one, "id", "");
  other = approve (fixture, access_fixture_request (RITA, "id,postcode"));
  check (fixture, one, "", other);
  access_fixture_report (fixture, other, "grant-1", STEWARD_EFFECT_FAILED, FALSE);
  check (fixture, one, "", other);
}

/* A line for the table and lines for columns are different lines. */
static void
test_whole_and_columns (CouncilFixture *fixture,
                        gconstpointer   data)
{
  g_autofree char *one = grant (fixture, ask_channels (FALSE));
  g_autofree char *whole = grant (fixture, ask_channels (TRUE));
  g_autofree char *words = NULL;
  g_autofree char *again = NULL;
  g_autoptr(StewardEffect) effect = share (fixture, one, g_get_real_time (), &words);

  g_assert_true (g_strv_contains ((const char *const *) effect->held, CHANNELS_TABLE));
  check (fixture, one, "channel", "as a whole");
  check (fixture, whole, "whole", "");
  /* one that is whole, too, and goes on for longer */
  again = grant (fixture, ask_longer ());
  check (fixture, whole, "", again);
  check (fixture, again, "", whole);
}

static void
test_views (CouncilFixture *fixture,
            gconstpointer   data)
{
  g_autofree char *one = access_fixture_grant (fixture, "id,email");
  g_autofree char *view = grant (fixture, ask_masked ("email,id"));

  check (fixture, one, "id,email", "");
  check (fixture, view, "email,id", "");
}

/* Another role, another source, not begun yet. */
static void
test_others (CouncilFixture *fixture,
             gconstpointer   data)
{
  g_autofree char *one = access_fixture_grant (fixture, "id");
  g_autofree char *role = NULL;
  g_autofree char *later = NULL;
  StewardIntent *intent = access_fixture_request (RITA, "id,postcode");

  g_free (intent->terms->grantee);
  intent->terms->grantee = g_strdup ("team_other");
  role = grant (fixture, intent);
  check (fixture, one, "id", "");
  intent = access_fixture_request (RITA, "id,email");
  intent->terms->since = (g_get_real_time () / DAY + 5) * DAY;
  later = approve (fixture, intent);
  check (fixture, one, "id", "");
}

static void
test_other_source (CouncilFixture *fixture,
                   gconstpointer   data)
{
  g_autofree char *one = access_fixture_grant (fixture, "id");
  g_autofree char *other = access_fixture_grant (fixture, "id,postcode");
  g_autoptr(StewardAccess) access = access_fixture_load (fixture, one);
  g_autoptr(StewardEffect) effect =
    steward_access_case_make_effect (access, STEWARD_EFFECT_REVOKE, access->terms);
  g_autoptr(GPtrArray) sentences = NULL;
  g_autoptr(GError) error = NULL;

  check (fixture, one, "", other);
  g_free (effect->terms->source);
  effect->terms->source = g_strdup ("elsewhere");
  g_free (effect->terms->instance);
  effect->terms->instance = g_strdup ("another server");
  g_assert_true (steward_access_leave_shared_sync (fixture->governance, effect, g_get_real_time (), &sentences,
                                                   &error));
  g_assert_cmpuint (effect->terms->objects->len, ==, 1);
  g_assert_cmpuint (sentences->len, ==, 0);
}

/* One is over by time, the other goes on. */
static void
test_expiry (CouncilFixture *fixture,
             gconstpointer   data)
{
  StewardIntent *intent = access_fixture_request (RITA, "id,email");
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;
  g_autoptr(GPtrArray) done = NULL;
  g_autoptr(StewardAccess) access = NULL;
  g_autoptr(GError) error = NULL;

  intent->terms->until -= 5 * DAY;
  one = grant (fixture, intent);
  other = access_fixture_grant (fixture, "email,postcode");
  access = access_fixture_load (fixture, one);
  done = steward_council_watch_sync (fixture->council, access->terms->until, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (done->len, ==, 1);
  access_fixture_check (fixture, one, STEWARD_ACCESS_EXPIRED, STEWARD_PROVISION_DEPROVISIONING);
  check_at (fixture, one, access->terms->until, "id", other);
  check_at (fixture, other, access->terms->until, "email,postcode", "");
}

/* A grant is left as it is. */
static void
test_grant (CouncilFixture *fixture,
            gconstpointer   data)
{
  g_autofree char *one = access_fixture_grant (fixture, "id");
  g_autofree char *other = access_fixture_grant (fixture, "id,email");
  g_autoptr(StewardAccess) access = access_fixture_load (fixture, one);
  g_autoptr(StewardEffect) effect = steward_access_case_make_effect (access, STEWARD_EFFECT_GRANT, access->terms);
  g_autoptr(GPtrArray) sentences = NULL;

  g_assert_nonnull (other);
  g_assert_true (steward_access_leave_shared_sync (fixture->governance, effect, g_get_real_time (), &sentences, NULL));
  g_assert_true (steward_access_terms_equal (effect->terms, access->terms));
  g_assert_cmpuint (sentences->len, ==, 0);
}

#define ADD(path, test) \
  g_test_add ("/council/access-sharing/" path, CouncilFixture, NULL, access_fixture_set_up, test, \
              council_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("columns", test_columns);
  ADD ("columns-other-way", test_columns_other_way);
  ADD ("both-end", test_both_end);
  ADD ("covered", test_covered);
  ADD ("on-the-way", test_on_the_way);
  ADD ("whole-and-columns", test_whole_and_columns);
  ADD ("views", test_views);
  ADD ("others", test_others);
  ADD ("other-source", test_other_source);
  ADD ("expiry", test_expiry);
  ADD ("grant", test_grant);

  return g_test_run ();
}
