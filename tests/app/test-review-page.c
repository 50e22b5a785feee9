/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of the queue without a council, without anybody at the desk, and
 * with both; and what becomes of a confirmed decision. */

#include "config.h"

#include "steward-queue-page.h"
#include "steward-sample-council.h"
#include "steward-sealing.h"
#include "steward-test-widgets.h"

typedef struct
{
  char *folder;
  StewardServices *services;
  GtkWidget *window;
  GtkWidget *page;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autofree char *profile = NULL;
  GError *error = NULL;

  fixture->folder = g_dir_make_tmp ("steward-review-XXXXXX", &error);
  g_assert_no_error (error);
  profile = g_build_filename (fixture->folder, "profile", NULL);
  fixture->services = steward_services_open (profile, &error);
  g_assert_no_error (error);
}

static void
show_page (Fixture *fixture)
{
  fixture->window = adw_window_new ();
  fixture->page = steward_queue_page_new (fixture->services);
  adw_window_set_content (ADW_WINDOW (fixture->window), fixture->page);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1280, 820);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  gpointer alive = fixture->page;

  if (fixture->window != NULL)
    {
      g_object_add_weak_pointer (G_OBJECT (fixture->page), &alive);
      gtk_window_destroy (GTK_WINDOW (fixture->window));
      steward_test_settle ();
      g_assert_null (alive);
    }
  steward_services_close (fixture->services);
  g_clear_object (&fixture->services);
  steward_test_remove_tree (fixture->folder);
  g_free (fixture->folder);
}

static void
ready_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
is_ready (gpointer data)
{
  return *(GAsyncResult **) data != NULL;
}

static void
play_sample (Fixture *fixture)
{
  const char *sample = g_getenv ("STEWARD_TEST_SAMPLE");
  g_autoptr (GHashTable) settings = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (StewardSource) source = NULL;
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (GAsyncResult) synced = NULL;
  GError *error = NULL;

  g_hash_table_insert (settings, (char *) "path", (char *) sample);
  source = steward_source_new ("mesh", "folder", "Sample mesh", settings);
  steward_services_save_source_async (fixture->services, source, NULL, NULL, ready_cb, &saved);
  steward_test_wait (is_ready, &saved);
  g_assert_true (steward_services_save_source_finish (fixture->services, saved, &error));
  steward_services_sync_async (fixture->services, steward_services_find_source (fixture->services, "mesh"), ready_cb,
                               &synced);
  steward_test_wait (is_ready, &synced);
  g_assert_true (steward_services_sync_finish (fixture->services, synced, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (steward_sample_council_play_sync (fixture->services, sample, &error));
  g_assert_no_error (error);
}

static gboolean
says_no_council (gpointer data)
{
  return steward_test_has_text (((Fixture *) data)->page, "No Council Yet");
}

static gboolean
asks_who (gpointer data)
{
  return steward_test_has_text (((Fixture *) data)->page, "Who Sits Here?");
}

static gboolean
shows_decision (gpointer data)
{
  return steward_test_has_text (((Fixture *) data)->page, "What will be recorded");
}

static void
test_no_council (Fixture      *fixture,
                 gconstpointer data)
{
  show_page (fixture);
  steward_test_wait (says_no_council, fixture);
  g_assert_false (steward_page_get_wants_room (STEWARD_PAGE (fixture->page)));
}

static void
test_nobody (Fixture      *fixture,
             gconstpointer data)
{
  GError *error = NULL;

  play_sample (fixture);
  g_assert_true (steward_services_set_person (fixture->services, NULL, &error));
  g_assert_no_error (error);
  show_page (fixture);
  steward_test_wait (asks_who, fixture);
  g_assert_cmpuint (steward_page_get_badge (STEWARD_PAGE (fixture->page)), ==, 0);
  g_assert_true (steward_test_has_text (fixture->page, "Mara Lindqvist"));
}

/* Tab goes round: list, evidence, decision. */
static void
assert_tab_reaches (Fixture    *fixture,
                    const char *type)
{
  for (int i = 0; i < 60; i++)
    {
      GtkWidget *focus;

      gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_FORWARD);
      for (focus = gtk_root_get_focus (GTK_ROOT (fixture->window)); focus != NULL; focus = gtk_widget_get_parent (focus))
        if (g_str_equal (G_OBJECT_TYPE_NAME (focus), type))
          return;
    }
  g_error ("The Tab key does not reach %s.", type);
}

static void
test_queue (Fixture      *fixture,
            gconstpointer data)
{
  play_sample (fixture);
  show_page (fixture);
  steward_test_wait (shows_decision, fixture);
  g_assert_cmpuint (steward_page_get_badge (STEWARD_PAGE (fixture->page)), >, 0);
  g_assert_true (steward_page_get_wants_room (STEWARD_PAGE (fixture->page)));
  g_assert_true (steward_test_has_text (fixture->page, "Approve"));
  assert_tab_reaches (fixture, "StewardQueueList");
  assert_tab_reaches (fixture, "StewardEvidencePane");
  assert_tab_reaches (fixture, "StewardDecisionPane");
}

static gint64
count_events (Fixture *fixture)
{
  GError *error = NULL;
  gint64 count = steward_governance_count_events_sync (steward_services_get_governance (fixture->services), NULL,
                                                       &error);

  g_assert_no_error (error);

  return count;
}

static GPtrArray *
prepare_comment (Fixture *fixture)
{
  StewardCouncil *council = steward_services_get_council (fixture->services);
  g_autoptr (StewardIntent) intent = steward_intent_new (STEWARD_VERB_COMMENT,
                                                         steward_services_get_person (fixture->services));
  GPtrArray *acts = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_act_free);
  GError *error = NULL;

  intent->review = g_strdup ("2026-004");
  intent->comment = g_strdup ("Seen.");
  g_ptr_array_add (acts, steward_council_prepare_sync (council, intent, &error));
  g_assert_no_error (error);

  return acts;
}

static void
count_cb (StewardSealing *sealing,
          gpointer        act,
          gpointer        user_data)
{
  ++*(int *) user_data;
}

static gboolean
is_counted (gpointer data)
{
  return *(int *) data > 0;
}

static guint
count_drafts (Fixture *fixture)
{
  GError *error = NULL;
  g_autoptr (GPtrArray) drafts =
    steward_governance_list_drafts_sync (steward_services_get_governance (fixture->services), "intent", &error);

  g_assert_no_error (error);

  return drafts->len;
}

static void
test_sealing (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (StewardSealing) sealing = NULL;
  int undone = 0;
  int sealed = 0;
  gint64 before;

  play_sample (fixture);
  before = count_events (fixture);
  sealing = steward_sealing_new (steward_services_get_council (fixture->services));
  g_signal_connect (sealing, "undone", G_CALLBACK (count_cb), &undone);
  g_signal_connect (sealing, "sealed", G_CALLBACK (count_cb), &sealed);

  steward_sealing_confirm (sealing, prepare_comment (fixture));
  g_assert_cmpint (steward_sealing_get_state (sealing), ==, STEWARD_SEALING_COUNTING);
  g_assert_true (steward_sealing_holds (sealing, "2026-004"));
  g_assert_true (steward_sealing_undo (sealing));
  steward_test_wait (is_counted, &undone);
  g_assert_cmpint (count_events (fixture), ==, before);
  g_assert_cmpuint (count_drafts (fixture), ==, 0);
  g_assert_false (steward_sealing_undo (sealing));

  steward_sealing_confirm (sealing, prepare_comment (fixture));
  steward_sealing_hurry (sealing);
  steward_test_wait (is_counted, &sealed);
  g_assert_cmpint (count_events (fixture), ==, before + 1);
  g_assert_cmpuint (count_drafts (fixture), ==, 0);

  /* The window closes: sealed at once. */
  steward_sealing_confirm (sealing, prepare_comment (fixture));
  steward_sealing_flush (sealing);
  g_assert_cmpint (count_events (fixture), ==, before + 2);
  g_assert_cmpuint (count_drafts (fixture), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/review/no-council", Fixture, NULL, set_up, test_no_council, tear_down);
  g_test_add ("/review/nobody", Fixture, NULL, set_up, test_nobody, tear_down);
  g_test_add ("/review/queue", Fixture, NULL, set_up, test_queue, tear_down);
  g_test_add ("/review/sealing", Fixture, NULL, set_up, test_sealing, tear_down);

  return g_test_run ();
}
