/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads the short notation of access-kit.h. A slip in it aborts the test. */

#include "config.h"

#include "access-kit.h"

#include <stdlib.h>
#include <string.h>

static void
add_seat (GString    *text,
          const char *word)
{
  gboolean auditor = *word == '?';
  g_auto(GStrv) parts = g_strsplit (word + auditor, "=", 2);
  const char *holder = parts[1] != NULL ? parts[1] : parts[0];

  g_string_append_printf (text, "  - seat: %s\n    title: %c%s\n    role: %s\n    function: %s\n", parts[0],
                          g_ascii_toupper (parts[0][0]), parts[0] + 1, auditor ? "auditor" : "member", parts[0]);
  if (*holder != '\0')
    g_string_append_printf (text, "    holder: %s\n", holder);
}

/* (transfer full): a charter with a chair, @seats, and the lines of @section
 * below "access:". */
char *
access_kit_make_document (const char *seats,
                          const char *section)
{
  g_auto(GStrv) words = g_strsplit (seats != NULL ? seats : "", " ", -1);
  GString *text = g_string_new ("charter: 1\ncouncil: Council\ntimezone: UTC\nquorum: 1\nseats:\n"
                                "  - seat: chair\n    role: chair\n    function: Chair\n    holder: chair\n");

  for (gsize i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      add_seat (text, words[i]);
  g_string_append (text, "reviews:\n  - {kind: charter, approve: 1, days: 1}\n"
                         "delegation: {allowed: true}\n"
                         "checklists:\n  ready:\n    - It is needed\n");
  if (section != NULL)
    g_string_append_printf (text, "access:\n%s", section);

  return g_string_free (text, FALSE);
}

/* "max>eve.privacy[5,20)^contract" */
static void
add_delegation (StewardCharter *charter,
                const char     *word)
{
  StewardDelegation *delegation = steward_delegation_new ();
  g_auto(GStrv) ends = g_strsplit (word, ">", 2);
  char *kind = strchr (ends[1], '^');
  char *period = strchr (ends[1], '[');
  char *seat;

  delegation->until = G_MAXINT64;
  if (kind != NULL)
    {
      StewardReviewKind value;

      *kind = '\0';
      g_assert_true (steward_review_kind_from_id (kind + 1, &value));
      delegation->kinds = 1u << value;
    }
  if (period != NULL)
    {
      *period = '\0';
      delegation->since = atoi (period + 1);
      delegation->until = atoi (strchr (period + 1, ',') + 1);
    }
  seat = strchr (ends[1], '.');
  if (seat != NULL)
    *seat = '\0';
  delegation->id = g_strdup (word);
  delegation->from = g_strdup (ends[0]);
  delegation->to = g_strdup (ends[1]);
  delegation->seat = g_strdup (seat != NULL ? seat + 1 : NULL);
  steward_charter_add_delegation (charter, delegation);
}

StewardCharter *
access_kit_make_charter (const char *seats,
                         const char *section,
                         const char *delegations)
{
  g_autofree char *text = access_kit_make_document (seats, section);
  g_auto(GStrv) words = g_strsplit (delegations != NULL ? delegations : "", " ", -1);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) documents = steward_document_parse_yaml (text, -1, NULL, &error);
  StewardCharter *charter;

  g_assert_no_error (error);
  charter = steward_charter_read (steward_document_get_root (documents->pdata[0]), NULL, NULL, &error);
  if (charter == NULL)
    g_error ("%s in\n%s", error->message, text);
  for (gsize i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      add_delegation (charter, words[i]);

  return charter;
}

/* "b:personal~partial" */
static StewardAccessColumn *
make_column (const char *word)
{
  g_auto(GStrv) parts = g_strsplit_set (word, ":~", 3);
  StewardClassification classification = STEWARD_CLASSIFICATION_UNKNOWN;
  StewardMask mask = STEWARD_MASK_NONE;

  if (parts[1] != NULL && strcmp (parts[1], "?") != 0)
    {
      classification = steward_classification_from_text (parts[1]);
      g_assert_cmpint (classification, !=, STEWARD_CLASSIFICATION_UNKNOWN);
    }
  if (parts[1] != NULL && parts[2] != NULL)
    g_assert_true (steward_mask_from_id (parts[2], &mask));

  return steward_access_column_new (parts[0], classification, mask);
}

StewardAccessTerms *
access_kit_make_terms (const char *columns)
{
  StewardAccessTerms *terms = steward_access_terms_new ();
  StewardAccessObject *object = steward_access_object_new ();
  gboolean whole = *columns == '*';
  g_auto(GStrv) words = g_strsplit (columns + whole, " ", -1);

  terms->source = g_strdup ("shop");
  terms->grantee = g_strdup ("analysts");
  terms->privilege = g_strdup ("SELECT");
  object->object = g_strdup ("shop/sales.orders");
  object->whole = whole;
  for (gsize i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_ptr_array_add (object->columns, make_column (words[i]));
  g_ptr_array_add (terms->objects, object);

  return terms;
}

/* "2(a,b,c)", "a&b", "a|b", "a", "-a" */
static StewardAccessStep *
make_step (const char *word)
{
  StewardAccessStep *step = steward_access_step_new ();
  const char *open = strchr (word, '(');

  step->asked = *word != '-';
  word += !step->asked;
  if (open != NULL)
    {
      g_autofree char *list = g_strndup (open + 1, strlen (open) - 2);

      step->needed = (guint) atoi (word);
      step->roles = g_strsplit (list, ",", -1);
    }
  else
    {
      step->roles = g_strsplit_set (word, "&|", -1);
      step->needed = strchr (word, '&') != NULL ? g_strv_length (step->roles) : 1;
    }
  step->id = g_strjoinv ("-", step->roles);
  step->title = g_strdup (step->id);
  if (!step->asked)
    step->rule = g_strdup ("R-1");

  return step;
}

/* "step:person+" or "step/role:person-"; at the time @at. */
static void
add_vote (StewardAccess *access,
          const char    *word,
          gint64         at)
{
  StewardAccessVote *vote = steward_access_vote_new ();
  gsize length = strlen (word);
  g_autofree char *text = g_strndup (word, length - 1);
  g_auto(GStrv) parts = g_strsplit (text, ":", 2);
  char *slash = strchr (parts[0], '/');

  g_assert_true (word[length - 1] == '+' || word[length - 1] == '-');
  if (slash != NULL)
    *slash = '\0';
  vote->step = g_strdup (parts[0]);
  vote->role = g_strdup (slash != NULL ? slash + 1 : parts[0]);
  vote->person = g_strdup (parts[1]);
  vote->actor = g_strdup (parts[1]);
  vote->approves = word[length - 1] == '+';
  vote->time = at;
  vote->position = (gint64) access->votes->len + 1;
  g_ptr_array_add (access->votes, vote);
}

void
access_kit_add_votes (StewardAccess *access,
                      const char    *votes)
{
  g_auto(GStrv) words = g_strsplit (votes != NULL ? votes : "", " ", -1);

  for (gsize i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      add_vote (access, words[i], 10);
}

StewardAccess *
access_kit_make_access (const char *steps,
                        const char *votes)
{
  StewardAccess *access = steward_access_new ();
  g_auto(GStrv) words = g_strsplit (steps != NULL ? steps : "", " ", -1);

  access->id = g_strdup ("a-2026-001");
  access->requester = g_strdup ("req");
  access->ask = steward_access_ask_new ();
  access->ask->consumer_kind = STEWARD_CONSUMER_TEAM;
  access->ask->consumer = g_strdup ("Team");
  for (gsize i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_ptr_array_add (access->steps, make_step (words[i]));
  access_kit_add_votes (access, votes);

  return access;
}

static void
add_persons (GPtrArray  *persons,
             const char *names)
{
  g_auto(GStrv) words = g_strsplit (names != NULL ? names : "", " ", -1);

  for (gsize i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_ptr_array_add (persons, g_strdup (words[i]));
}

StewardAccessHolders *
access_kit_make_holders (const char *owners,
                         const char *consumer_owners,
                         const char *consumers)
{
  StewardAccessHolders *holders = steward_access_holders_new ();

  add_persons (holders->owners, owners);
  add_persons (holders->consumer_owners, consumer_owners);
  add_persons (holders->consumers, consumers);

  return holders;
}
