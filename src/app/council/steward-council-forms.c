/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Who sits at this desk, delegations, and signing keys. What goes into the
 * ledger is shown in full before it does. */

#include "config.h"

#include "steward-council-forms.h"

#include <glib/gi18n.h>
#include <string.h>

#include "steward-act-form.h"
#include "steward-council-words.h"
#include "steward-signer.h"
#include "steward-ssh-agent.h"
#include "steward-ssh-wire.h"

#define KEYRING "keyring"

static void person_cb   (GObject *object, GAsyncResult *result, gpointer user_data);
static void keys_cb     (GObject *object, GAsyncResult *result, gpointer user_data);
static void key_made_cb (GObject *object, GAsyncResult *result, gpointer user_data);

static GtkWindow *
get_window (StewardPage *page)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (page));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static int
compare_people (gconstpointer a,
                gconstpointer b)
{
  const char *const *left = *(const char *const *const *) a;
  const char *const *right = *(const char *const *const *) b;

  return g_utf8_collate (left[1], right[1]);
}

/* Pairs of id and name, by name; the ids and names are the state's. */
static GPtrArray *
sort_people (StewardCouncilState *state)
{
  GPtrArray *pairs = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, state->people);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      const char **pair = g_new (const char *, 2);

      pair[0] = id;
      pair[1] = steward_council_state_get_name (state, id);
      g_ptr_array_add (pairs, pair);
    }
  g_ptr_array_sort (pairs, compare_people);

  return pairs;
}

static void
list_people (StewardCouncilState *state,
             const char          *first,
             const char          *except,
             GPtrArray           *ids,
             GPtrArray           *names)
{
  g_autoptr (GPtrArray) pairs = sort_people (state);

  for (guint i = 0; i < pairs->len; i++)
    {
      const char **pair = g_ptr_array_index (pairs, i);

      if (g_strcmp0 (pair[0], except) == 0)
        continue;
      g_ptr_array_insert (ids, g_strcmp0 (pair[0], first) == 0 ? 0 : -1, g_strdup (pair[0]));
      g_ptr_array_insert (names, g_strcmp0 (pair[0], first) == 0 ? 0 : -1, g_strdup (pair[1]));
    }
}

/* This desk */

static void
choose_done_cb (StewardShortForm *form)
{
  StewardPage *page = g_object_get_data (G_OBJECT (form), "steward-page");

  steward_short_form_set_busy (form, TRUE);
  steward_services_set_person_async (steward_page_get_services (page),
                                     steward_short_form_get_choice (form, "person"), NULL, person_cb,
                                     g_object_ref (form));
}

static void
person_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (StewardShortForm) form = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (steward_services_set_person_finish (STEWARD_SERVICES (object), result, &error))
    {
      steward_short_form_finish (form);
      return;
    }
  sentence = steward_council_words_error (error);
  steward_short_form_refuse (form, sentence);
}

/**
 * steward_council_forms_choose_person:
 * @page: the council page
 * @facts: what was read
 *
 * Asks who sits at this desk.
 */
void
steward_council_forms_choose_person (StewardPage               *page,
                                     const StewardCouncilFacts *facts)
{
  StewardShortForm *form =
    steward_short_form_new (get_window (page), _("Who Sits Here?"),
                            _("What is decided at this desk is recorded in this name, as asserted. Choosing another "
                              "one later changes nothing that was recorded before."),
                            _("Choose"));
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  list_people (facts->state, facts->person, NULL, ids, names);
  steward_short_form_add_choice (form, "person", _("Person"), ids, names);
  g_object_set_data (G_OBJECT (form), "steward-page", page);
  g_signal_connect (form, "done", G_CALLBACK (choose_done_cb), NULL);
  gtk_window_present (GTK_WINDOW (form));
}

/* Delegations */

static StewardIntent *
make_delegation (StewardShortForm *form,
                 gpointer          data)
{
  StewardIntent *intent = steward_intent_new (STEWARD_VERB_GIVE_DELEGATION, data);
  gint64 until = steward_short_form_get_day (form, "until");

  intent->person = g_strdup (steward_short_form_get_choice (form, "to"));
  intent->seat = g_strdup (steward_short_form_get_choice (form, "seat"));
  intent->since = steward_short_form_get_day (form, "since");
  /* The last day counts. */
  if (until != 0)
    {
      g_autoptr (GDateTime) day = g_date_time_new_from_unix_local (until / G_USEC_PER_SEC);
      g_autoptr (GDateTime) next = g_date_time_add_days (day, 1);

      intent->until = g_date_time_to_unix (next) * G_USEC_PER_SEC;
    }
  intent->comment = steward_short_form_get_text (form, "reason");

  return intent;
}

static void
list_seats (const StewardCouncilFacts *facts,
            GPtrArray                 *ids,
            GPtrArray                 *titles)
{
  const StewardCharter *charter = facts->state->charter;

  g_ptr_array_add (ids, NULL);
  g_ptr_array_add (titles, g_strdup (_("Every seat of mine")));
  for (guint i = 0; i < charter->seats->len; i++)
    {
      const StewardSeat *seat = g_ptr_array_index (charter->seats, i);

      if (g_strcmp0 (seat->holder, facts->person) != 0)
        continue;
      g_ptr_array_add (ids, g_strdup (seat->id));
      g_ptr_array_add (titles, steward_council_words_seat (seat));
    }
}

/**
 * steward_council_forms_delegate:
 * @page: the council page
 * @facts: what was read, with a charter and a person
 *
 * Asks who stands in for the person at this desk.
 */
void
steward_council_forms_delegate (StewardPage               *page,
                                const StewardCouncilFacts *facts)
{
  g_autofree char *rule = steward_council_words_delegation_rule (facts->state->charter);
  StewardShortForm *form = steward_short_form_new (get_window (page), _("Delegate"), rule,
                                                   _("Show What Will Be Recorded"));
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) seats = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);

  list_people (facts->state, NULL, facts->person, ids, names);
  list_seats (facts, seats, titles);
  steward_short_form_add_choice (form, "to", _("Who stands in"), ids, names);
  steward_short_form_add_choice (form, "seat", _("For which seat"), seats, titles);
  steward_short_form_add_day (form, "since", _("First day; empty: from now on"), 0, FALSE);
  steward_short_form_add_day (form, "until", _("Last day"), g_get_real_time () + 7 * G_TIME_SPAN_DAY, TRUE);
  steward_short_form_add_text (form, "reason", _("Reason"), FALSE);
  steward_act_form_run (form, page, _("Delegate"), _("The delegation is recorded"), make_delegation,
                        g_strdup (facts->person), g_free);
}

static StewardIntent *
make_end (StewardShortForm *form,
          gpointer          data)
{
  char **words = data;
  StewardIntent *intent = steward_intent_new (STEWARD_VERB_END_DELEGATION, words[0]);

  intent->condition = g_strdup (words[1]);

  return intent;
}

/**
 * steward_council_forms_end_delegation:
 * @page: the council page
 * @facts: what was read, with a charter and a person
 * @id: of a delegation
 *
 * Shows what ending it records, and ends it.
 */
void
steward_council_forms_end_delegation (StewardPage               *page,
                                      const StewardCouncilFacts *facts,
                                      const char                *id)
{
  StewardShortForm *form = steward_short_form_new (get_window (page), _("End the Delegation"), NULL,
                                                   _("Show What Will Be Recorded"));
  const char *words[] = { facts->person, id, NULL };

  steward_act_form_run (form, page, _("End Delegation"), _("The delegation is over"), make_end,
                        g_strdupv ((char **) words), (GDestroyNotify) g_strfreev);
  steward_act_form_show (form);
}

/* Signing keys */

typedef struct
{
  StewardPage *page;                   /* unowned: it outlives its windows */
  char *person;                        /* owned */
  char *key;                           /* owned; NULL until there is one */
} Signing;

static void
free_signing (gpointer data)
{
  Signing *signing = data;

  g_free (signing->person);
  g_free (signing->key);
  g_free (signing);
}

static StewardIntent *
make_key_intent (StewardShortForm *form,
                 gpointer          data)
{
  const Signing *signing = data;
  const char *choice = steward_short_form_get_choice (form, "key");
  StewardIntent *intent = steward_intent_new (STEWARD_VERB_ADD_KEY, signing->person);

  intent->key = g_strdup (g_strcmp0 (choice, KEYRING) == 0 ? signing->key : choice);

  return intent;
}

/* The keys of the ssh-agent, and the line of the key in the keyring, which is
 * made if there is none: pairs of id and title. */
static void
keys_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) keys = steward_ssh_agent_is_there () ? steward_ssh_agent_list_sync (NULL, NULL) : NULL;

  for (guint i = 0; keys != NULL && i < keys->len; i++)
    {
      const StewardAgentKey *key = g_ptr_array_index (keys, i);

      g_ptr_array_add (lines, steward_public_key_to_line (&key->key, key->comment));
    }
  g_task_return_pointer (task, g_steal_pointer (&lines), (GDestroyNotify) g_ptr_array_unref);
}

static void
make_key_in_thread (GTask        *task,
                    gpointer      source_object,
                    gpointer      task_data,
                    GCancellable *cancellable)
{
  g_autoptr (StewardSigner) signer = steward_signer_new_for_keyring (source_object, task_data);
  g_autoptr (GError) missing = NULL;
  GError *error = NULL;
  char *line = steward_signer_load_key_sync (signer, NULL, &missing);

  if (line == NULL)
    line = steward_signer_make_key_sync (signer, NULL, &error);
  if (line != NULL)
    g_task_return_pointer (task, line, g_free);
  else
    g_task_return_error (task, error);
}

static void
start_key_form (StewardShortForm *form,
                Signing          *signing)
{
  steward_act_form_run (form, signing->page, _("Register Key"), _("The key is registered"), make_key_intent, signing,
                        free_signing);
}

/* The key in the keyring is made only once it is wanted. */
static void
sign_chosen_cb (StewardShortForm *form)
{
  Signing *signing = g_object_get_data (G_OBJECT (form), "steward-signing");
  g_autoptr (GTask) task = NULL;

  if (g_strcmp0 (steward_short_form_get_choice (form, "key"), KEYRING) != 0 || signing->key != NULL)
    return;
  steward_short_form_set_busy (form, TRUE);
  task = g_task_new (steward_services_get_secrets (steward_page_get_services (signing->page)), NULL, key_made_cb,
                     g_object_ref (form));
  g_task_set_source_tag (task, sign_chosen_cb);
  g_task_set_task_data (task, g_strdup (signing->person), g_free);
  g_task_run_in_thread (task, make_key_in_thread);
  g_signal_stop_emission_by_name (form, "done");
}

static void
key_made_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (StewardShortForm) form = user_data;
  g_autoptr (GError) error = NULL;
  Signing *signing = g_object_get_data (G_OBJECT (form), "steward-signing");

  signing->key = g_task_propagate_pointer (G_TASK (result), &error);
  if (signing->key == NULL)
    {
      g_autofree char *sentence = steward_council_words_error (error);

      steward_short_form_refuse (form, sentence);
      return;
    }
  steward_act_form_show (form);
}

static void
keys_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  Signing *signing = user_data;
  g_autoptr (GPtrArray) lines = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  StewardShortForm *form;

  form = steward_short_form_new (get_window (signing->page), _("Signing Key"),
                                 _("The key signs what is decided at this desk (Ed25519, as SSH does). Its public half "
                                   "is recorded in the ledger, so that anyone can check the signatures."),
                                 _("Show What Will Be Recorded"));
  g_ptr_array_add (ids, g_strdup (KEYRING));
  g_ptr_array_add (titles, g_strdup (_("A key in the keyring of this desk")));
  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      const char *line = g_ptr_array_index (lines, i);
      const char *comment = strrchr (line, ' ');

      g_ptr_array_add (ids, g_strdup (line));
      g_ptr_array_add (titles, g_strdup_printf (_("ssh-agent: %s"), comment != NULL ? comment + 1 : line));
    }
  steward_short_form_add_choice (form, "key", _("Key"), ids, titles);
  g_object_set_data (G_OBJECT (form), "steward-signing", signing);
  g_signal_connect (form, "done", G_CALLBACK (sign_chosen_cb), NULL);
  start_key_form (form, signing);
}

/**
 * steward_council_forms_sign:
 * @page: the council page
 * @facts: what was read, with a person
 *
 * Sets up a key with which decisions made here are signed.
 */
void
steward_council_forms_sign (StewardPage               *page,
                            const StewardCouncilFacts *facts)
{
  Signing *signing = g_new0 (Signing, 1);
  g_autoptr (GTask) task = NULL;

  signing->page = page;
  signing->person = g_strdup (facts->person);
  task = g_task_new (page, NULL, keys_cb, signing);
  g_task_set_source_tag (task, steward_council_forms_sign);
  g_task_run_in_thread (task, keys_in_thread);
}
