/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of the queue: it reads queue and evidence, keeps what is written
 * into forms, and takes what was confirmed to the ledger. After a decision the
 * focus goes to the next item at once; taking it back returns. */

#include "config.h"

#include "steward-queue-page-private.h"

#include <glib/gi18n.h>

#include "steward-plain-label.h"
#include "steward-queue-people.h"
#include "steward-review-form.h"

#define REST_MS 60

G_DEFINE_FINAL_TYPE (StewardQueuePage, steward_queue_page, STEWARD_TYPE_PAGE)

static void queue_cb    (GObject *source, GAsyncResult *result, gpointer user_data);
static void evidence_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static StewardServices *
get_services (StewardQueuePage *self)
{
  return steward_page_get_services (STEWARD_PAGE (self));
}

static const char *
get_person (StewardQueuePage *self)
{
  return steward_services_get_person (get_services (self));
}

/* Forms. */

static void
keep_form (StewardQueuePage *self)
{
  g_autoptr (StewardIntent) form = steward_decision_pane_dup_form (self->decision);

  if (form != NULL && self->drafts != NULL)
    steward_form_drafts_put (self->drafts, get_person (self), form->review, form);
}

/* What both panes show. */

static void
set_evidence (StewardQueuePage *self,
              StewardEvidence  *evidence,
              gboolean          restore)
{
  StewardEvidence *old = g_steal_pointer (&self->evidence);
  const char *id = evidence == NULL ? NULL : evidence->review->id;
  const StewardIntent *form = evidence == NULL || !restore
                                ? NULL : steward_form_drafts_get (self->drafts, get_person (self), id);
  const GError *failure = id == NULL ? NULL : g_hash_table_lookup (self->failures, id);

  self->evidence = evidence;
  if (evidence != NULL)
    {
      steward_evidence_pane_set_evidence (self->evidence_pane, evidence, get_person (self));
      if (form != NULL)
        steward_evidence_pane_set_except (self->evidence_pane, (const char *const *) form->except);
    }
  steward_decision_pane_set_evidence (self->decision, evidence, form);
  if (id != NULL)
    steward_decision_pane_set_pending (self->decision, steward_sealing_holds (self->sealing, id));
  if (failure != NULL)
    steward_decision_pane_show_failure (self->decision, failure);
  g_clear_pointer (&old, steward_evidence_free);
}

static void
read_evidence (StewardQueuePage *self)
{
  g_cancellable_cancel (self->reading_evidence);
  g_clear_object (&self->reading_evidence);
  if (self->review == NULL || self->council == NULL)
    return;
  self->reading_evidence = g_cancellable_new ();
  steward_evidence_load_async (self->council, self->review, get_person (self), self->reading_evidence, evidence_cb,
                               g_object_ref (self));
}

static void
evidence_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (StewardQueuePage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardEvidence) evidence = steward_evidence_load_finish (STEWARD_COUNCIL (source), result, &error);
  gboolean same;

  if (steward_error_is_cancelled (error) || self->council == NULL || self->review == NULL)
    return;
  if (evidence == NULL)
    {
      set_evidence (self, NULL, FALSE);
      steward_evidence_pane_show_error (self->evidence_pane, error);
      return;
    }
  if (g_strcmp0 (evidence->review->id, self->review) != 0)
    return;
  same = self->evidence != NULL && g_strcmp0 (self->evidence->review->id, self->review) == 0;
  set_evidence (self, g_steal_pointer (&evidence), !same);
}

static void
show_room (StewardQueuePage *self)
{
  guint room = steward_review_panes_get_room (self->panes);
  gboolean bulk = gtk_stack_get_visible_child (self->right) == GTK_WIDGET (self->bulk);

  steward_evidence_pane_set_steps (self->evidence_pane, room < 3, room < 2);
  steward_decision_pane_set_back (self->decision, room < 2);
  adw_header_bar_set_show_end_title_buttons (steward_queue_list_get_header (self->list), room < 3);
  adw_header_bar_set_show_end_title_buttons (steward_evidence_pane_get_header (self->evidence_pane), room < 2);
  adw_header_bar_set_show_start_title_buttons (steward_evidence_pane_get_header (self->evidence_pane), room < 3);
  adw_header_bar_set_show_start_title_buttons (steward_decision_pane_get_header (self->decision), room < 2);
  adw_header_bar_set_show_start_title_buttons (steward_bulk_pane_get_header (self->bulk), room < 2);
  steward_page_set_wants_room (STEWARD_PAGE (self),
                               gtk_stack_get_visible_child (self->states) == GTK_WIDGET (self->panes_bin) &&
                                 (self->review != NULL || bulk));
}

static void
show_review (StewardQueuePage *self,
             const char       *review,
             const char       *title)
{
  if (g_strcmp0 (self->review, review) == 0)
    return;
  keep_form (self);
  g_free (self->review);
  self->review = g_strdup (review);
  set_evidence (self, NULL, FALSE);
  steward_evidence_pane_set_loading (self->evidence_pane, title);
  read_evidence (self);
  show_room (self);
}

/* The right pane: one decision, or several together. */

static void
show_right (StewardQueuePage *self)
{
  g_autoptr (GPtrArray) marked = steward_queue_model_get_marked (steward_queue_list_get_model (self->list));
  gboolean bulk = marked->len > 0 || steward_bulk_pane_has_results (self->bulk);

  if (marked->len > 0)
    steward_bulk_pane_set_items (self->bulk, marked);
  gtk_stack_set_visible_child (self->right, bulk ? GTK_WIDGET (self->bulk) : GTK_WIDGET (self->decision));
  show_room (self);
}

gboolean
steward_queue_page_is_bulk (StewardQueuePage *self)
{
  return gtk_stack_get_visible_child (self->right) == GTK_WIDGET (self->bulk);
}

static void
show_hint (StewardQueuePage *self,
           StewardQueueItem *item)
{
  steward_evidence_pane_show_hint (self->evidence_pane, steward_queue_item_get_title (item),
                                   steward_queue_item_get_detail (item), steward_queue_item_get_subject (item));
}

static gboolean
rest_cb (gpointer user_data)
{
  StewardQueuePage *self = user_data;
  StewardQueueItem *item = steward_queue_list_get_selected (self->list);
  const char *review = item == NULL ? NULL : steward_queue_item_get_review (item);

  self->rest = 0;
  if (review != NULL)
    {
      show_review (self, review, steward_queue_item_get_title (item));
      steward_decision_pane_set_seat (self->decision, steward_queue_item_get_seat (item));
    }
  else
    {
      show_review (self, NULL, NULL);
      steward_evidence_pane_set_loading (self->evidence_pane, NULL);
      if (item != NULL)
        show_hint (self, item);
    }
  show_room (self);

  return G_SOURCE_REMOVE;
}

static void
selected_cb (StewardQueuePage *self)
{
  if (steward_bulk_pane_has_results (self->bulk))
    steward_bulk_pane_disarm (self->bulk);
  g_clear_handle_id (&self->rest, g_source_remove);
  self->rest = g_timeout_add (REST_MS, rest_cb, self);
}

void
steward_queue_page_open_now (StewardQueuePage *self)
{
  if (self->rest == 0)
    return;
  g_clear_handle_id (&self->rest, g_source_remove);
  rest_cb (self);
}

static void
activate_cb (StewardQueuePage *self)
{
  steward_queue_page_open_now (self);
  if (steward_review_panes_get_room (self->panes) < 3)
    steward_review_panes_set_step (self->panes, STEWARD_PANE_EVIDENCE);
  gtk_widget_child_focus (GTK_WIDGET (self->evidence_pane), GTK_DIR_TAB_FORWARD);
}

/* Reading the queue. */

static void
show_state (StewardQueuePage *self)
{
  StewardCouncilState *state = self->council == NULL ? NULL : steward_council_peek_state (self->council);
  const char *words = NULL;

  if (state != NULL && state->charter == NULL)
    words = "no-council";
  else if (state != NULL && get_person (self) == NULL)
    words = "nobody";
  if (words != NULL)
    {
      gtk_stack_set_visible_child_name (self->words, words);
      steward_page_set_badge (STEWARD_PAGE (self), 0);
    }
  gtk_stack_set_visible_child_name (self->states, words != NULL ? "words" : "queue");
  show_room (self);
}

static void
read_queue (StewardQueuePage *self)
{
  g_cancellable_cancel (self->reading_queue);
  g_clear_object (&self->reading_queue);
  if (self->council == NULL)
    return;
  self->reading_queue = g_cancellable_new ();
  steward_queue_load_async (self->council, get_person (self), self->reading_queue, queue_cb, g_object_ref (self));
}

/* Keys act on the page only while the focus is in it; whoever comes from the
 * sidebar, which then makes room, has lost it. */
static gboolean
focus_cb (gpointer user_data)
{
  StewardQueuePage *self = user_data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root == NULL ? NULL : gtk_root_get_focus (root);

  self->focus = 0;
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) || gtk_stack_get_visible_child (self->states) !=
                                                      GTK_WIDGET (self->panes_bin))
    return G_SOURCE_REMOVE;
  if (focus == NULL || !gtk_widget_get_mapped (focus) || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    steward_queue_list_focus (self->list);

  return G_SOURCE_REMOVE;
}

static void
take_focus (StewardQueuePage *self)
{
  if (self->focus == 0)
    self->focus = g_timeout_add (50, focus_cb, self);
}

static void
queue_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (StewardQueuePage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = steward_queue_load_finish (STEWARD_COUNCIL (source), result, &error);

  if (steward_error_is_cancelled (error) || self->council == NULL)
    return;
  show_state (self);
  if (items == NULL)
    {
      steward_queue_list_show_error (self->list, error);
      return;
    }
  steward_queue_list_set_items (self->list, items, steward_council_peek_state (self->council));
  take_focus (self);
  if (get_person (self) != NULL)
    steward_page_set_badge (STEWARD_PAGE (self),
                            steward_queue_model_count_mine (steward_queue_list_get_model (self->list)));
}

static void
council_changed_cb (StewardQueuePage *self)
{
  steward_queue_people_fill (self->people, steward_council_peek_state (self->council));
  show_state (self);
  read_queue (self);
  read_evidence (self);
}

static void
person_changed_cb (StewardQueuePage *self)
{
  steward_decision_pane_set_council (self->decision, self->council, get_person (self));
  steward_bulk_pane_set_council (self->bulk, self->council, get_person (self));
  council_changed_cb (self);
}

static void
person_set_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (StewardQueuePage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!steward_services_set_person_finish (STEWARD_SERVICES (source), result, &error))
    steward_label_set_plain (self->people_error, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->people_error), error != NULL);
}

static void
person_activated_cb (StewardQueuePage *self,
                     GtkListBoxRow    *row)
{
  const char *person = g_object_get_data (G_OBJECT (row), STEWARD_QUEUE_PERSON_KEY);

  steward_services_set_person_async (get_services (self), person, NULL, person_set_cb, g_object_ref (self));
}

/* Confirming, and what becomes of it. */

static void
go_on (StewardQueuePage *self)
{
  StewardQueueModel *model = steward_queue_list_get_model (self->list);
  guint n_lines = g_list_model_get_n_items (G_LIST_MODEL (model));
  StewardQueueItem *item = steward_queue_list_get_selected (self->list);

  /* The next that is not on its way already. */
  for (guint i = 0; i < n_lines && item != NULL; i++)
    {
      const char *before = steward_queue_item_get_key (item);

      steward_queue_list_move (self->list, 1);
      item = steward_queue_list_get_selected (self->list);
      if (item == NULL || g_str_equal (before, steward_queue_item_get_key (item)) ||
          !steward_sealing_holds (self->sealing, steward_queue_item_get_review (item)))
        break;
    }
  if (steward_review_panes_get_room (self->panes) == 1)
    steward_review_panes_set_step (self->panes, STEWARD_PANE_LIST);
  if (steward_review_panes_is_shown (self->panes, STEWARD_PANE_LIST))
    steward_queue_list_focus (self->list);
  else
    gtk_widget_child_focus (GTK_WIDGET (self->evidence_pane), GTK_DIR_TAB_FORWARD);
}

static void
confirmed_cb (StewardQueuePage *self)
{
  g_autoptr (GPtrArray) acts = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_act_free);
  StewardAct *act = steward_decision_pane_steal_act (self->decision);

  if (act == NULL)
    return;
  g_ptr_array_add (acts, act);
  steward_form_drafts_put (self->drafts, get_person (self), act->intent->review, NULL);
  g_hash_table_remove (self->failures, act->intent->review);
  steward_sealing_confirm (self->sealing, g_steal_pointer (&acts));
  steward_decision_pane_set_pending (self->decision, TRUE);
  go_on (self);
}

static void
bulk_confirmed_cb (StewardQueuePage *self)
{
  g_autoptr (GPtrArray) acts = steward_bulk_pane_steal_acts (self->bulk);

  for (guint i = 0; i < acts->len; i++)
    g_hash_table_remove (self->failures, ((StewardAct *) g_ptr_array_index (acts, i))->intent->review);
  steward_sealing_confirm (self->sealing, g_steal_pointer (&acts));
  steward_queue_model_clear_marks (steward_queue_list_get_model (self->list));
  if (steward_review_panes_is_shown (self->panes, STEWARD_PANE_LIST))
    steward_queue_list_focus (self->list);
}

static void
put_back (StewardQueuePage *self,
          const StewardAct *act)
{
  const char *review = act->intent->review;

  if (review == NULL)
    return;
  steward_form_drafts_put (self->drafts, get_person (self), review, act->intent);
  if (g_strcmp0 (self->review, review) == 0)
    {
      steward_decision_pane_set_pending (self->decision, FALSE);
      if (self->evidence != NULL)
        steward_decision_pane_set_evidence (self->decision, self->evidence, act->intent);
    }
}

static void
undone_cb (StewardQueuePage *self,
           StewardAct       *act)
{
  put_back (self, act);
  steward_bulk_pane_show_result (self->bulk, act->intent->review, _("Taken back; nothing was recorded."), FALSE);
  if (!steward_queue_page_is_bulk (self) && act->intent->review != NULL)
    steward_queue_list_select (self->list, act->intent->review);
}

static void
sealed_cb (StewardQueuePage *self,
           StewardAct       *act)
{
  g_autofree char *words = g_strdup_printf (_("Recorded: %s"), act->summary);
  g_autofree char *escaped = g_markup_escape_text (words, -1);

  steward_bulk_pane_show_result (self->bulk, act->intent->review, _("Recorded."), TRUE);
  if (!steward_bulk_pane_has_results (self->bulk))
    steward_page_toast (STEWARD_PAGE (self), adw_toast_new (escaped));
  if (g_strcmp0 (self->review, act->intent->review) == 0)
    steward_decision_pane_set_pending (self->decision, FALSE);
  steward_council_refresh (self->council);
}

static void
failed_cb (StewardQueuePage *self,
           StewardAct       *act,
           const GError     *error)
{
  const char *review = act->intent->review;

  steward_bulk_pane_show_result (self->bulk, review, error->message, FALSE);
  if (review == NULL)
    return;
  g_hash_table_insert (self->failures, g_strdup (review), g_error_copy (error));
  put_back (self, act);
  if (g_strcmp0 (self->review, review) == 0)
    steward_decision_pane_show_failure (self->decision, error);
}

static void
disarmed_cb (StewardQueuePage *self)
{
  if (steward_review_panes_is_shown (self->panes, STEWARD_PANE_LIST))
    steward_queue_list_focus (self->list);
}

static void
bulk_done_cb (StewardQueuePage *self)
{
  show_right (self);
  steward_queue_list_focus (self->list);
}

static void
except_changed_cb (StewardQueuePage *self)
{
  steward_decision_pane_set_except (self->decision, steward_evidence_pane_dup_except (self->evidence_pane));
}

static void
appeal_cb (StewardQueuePage *self)
{
  if (self->evidence != NULL)
    steward_review_form_open_appeal (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), get_services (self),
                                     self->evidence->review);
}

static void
open_failed_cb (StewardQueuePage *self,
                const char       *review)
{
  if (*review != '\0')
    steward_queue_page_open_review (self, review);
}

/* What every page can. */

static gboolean
steward_queue_page_go_back (StewardPage *page)
{
  StewardQueuePage *self = STEWARD_QUEUE_PAGE (page);
  StewardQueueItem *item = steward_queue_list_get_selected (self->list);
  const char *chosen = item == NULL ? NULL : steward_queue_item_get_review (item);
  StewardPane step = steward_review_panes_get_step (self->panes);
  guint room = steward_review_panes_get_room (self->panes);

  if (room == 1 && step == STEWARD_PANE_DECISION)
    {
      steward_review_panes_set_step (self->panes, STEWARD_PANE_EVIDENCE);
      return TRUE;
    }
  /* A decision of the past was opened from here. */
  if (self->review != NULL && chosen != NULL && g_strcmp0 (self->review, chosen) != 0)
    {
      show_review (self, chosen, steward_queue_item_get_title (item));
      return TRUE;
    }
  if (room < 3 && step != STEWARD_PANE_LIST)
    {
      steward_review_panes_set_step (self->panes, STEWARD_PANE_LIST);
      steward_queue_list_focus (self->list);
      return TRUE;
    }

  return FALSE;
}

static gboolean
steward_queue_page_focus_search (StewardPage *page)
{
  StewardQueuePage *self = STEWARD_QUEUE_PAGE (page);

  if (gtk_stack_get_visible_child (self->states) != GTK_WIDGET (self->panes_bin))
    return FALSE;
  steward_review_panes_set_step (self->panes, STEWARD_PANE_LIST);
  steward_queue_list_focus_search (self->list);

  return TRUE;
}

static gboolean
steward_queue_page_escape (StewardPage *page)
{
  StewardQueuePage *self = STEWARD_QUEUE_PAGE (page);

  if (steward_queue_page_is_bulk (self) ? steward_bulk_pane_disarm (self->bulk)
                                        : steward_decision_pane_disarm (self->decision))
    {
      disarmed_cb (self);
      return TRUE;
    }
  if (steward_queue_page_is_typing (self) && gtk_widget_get_focus_child (GTK_WIDGET (self->right)) != NULL)
    {
      disarmed_cb (self);
      return TRUE;
    }

  return steward_queue_list_escape (self->list);
}

static gboolean
close_request_cb (StewardQueuePage *self)
{
  keep_form (self);
  if (self->sealing != NULL)
    steward_sealing_flush (self->sealing);

  return GDK_EVENT_PROPAGATE;
}

static void
steward_queue_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (steward_queue_page_parent_class)->map (widget);

  take_focus (STEWARD_QUEUE_PAGE (widget));
}

static void
steward_queue_page_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (steward_queue_page_parent_class)->root (widget);

  if (GTK_IS_WINDOW (gtk_widget_get_root (widget)))
    g_signal_connect_object (gtk_widget_get_root (widget), "close-request", G_CALLBACK (close_request_cb), widget,
                             G_CONNECT_SWAPPED);
}

static void
page_cb (StewardQueuePage *self,
         int               pages)
{
  steward_evidence_pane_scroll (self->evidence_pane, 0.9 * pages);
}

static void
build_panes (StewardQueuePage *self)
{
  self->list = STEWARD_QUEUE_LIST (steward_queue_list_new ());
  self->evidence_pane = STEWARD_EVIDENCE_PANE (steward_evidence_pane_new ());
  self->decision = STEWARD_DECISION_PANE (steward_decision_pane_new ());
  self->bulk = STEWARD_BULK_PANE (steward_bulk_pane_new ());
  self->right = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_child (self->right, GTK_WIDGET (self->decision));
  gtk_stack_add_child (self->right, GTK_WIDGET (self->bulk));
  self->panes = STEWARD_REVIEW_PANES (steward_review_panes_new (GTK_WIDGET (self->list),
                                                                GTK_WIDGET (self->evidence_pane),
                                                                GTK_WIDGET (self->right)));
  adw_bin_set_child (self->panes_bin, GTK_WIDGET (self->panes));

  g_signal_connect_swapped (self->panes, "notify::room", G_CALLBACK (show_room), self);
  g_signal_connect_swapped (self->list, "selected", G_CALLBACK (selected_cb), self);
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (self->list, "page", G_CALLBACK (page_cb), self);
  g_signal_connect_swapped (self->list, "retry", G_CALLBACK (read_queue), self);
  g_signal_connect_object (steward_queue_list_get_model (self->list), "marks-changed", G_CALLBACK (show_right), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->evidence_pane, "except-changed", G_CALLBACK (except_changed_cb), self);
  g_signal_connect_swapped (self->evidence_pane, "retry", G_CALLBACK (read_evidence), self);
  g_signal_connect_swapped (self->decision, "confirmed", G_CALLBACK (confirmed_cb), self);
  g_signal_connect_swapped (self->decision, "disarmed", G_CALLBACK (disarmed_cb), self);
  g_signal_connect_swapped (self->decision, "appeal", G_CALLBACK (appeal_cb), self);
  g_signal_connect_swapped (self->bulk, "confirmed", G_CALLBACK (bulk_confirmed_cb), self);
  g_signal_connect_swapped (self->bulk, "done", G_CALLBACK (bulk_done_cb), self);
}

static void
connect_council (StewardQueuePage *self)
{
  StewardServices *services = get_services (self);

  self->council = g_object_ref (steward_services_get_council (services));
  self->drafts = steward_form_drafts_new (steward_services_get_governance (services));
  self->sealing = steward_sealing_new (self->council);
  g_signal_connect_object (self->sealing, "sealed", G_CALLBACK (sealed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sealing, "undone", G_CALLBACK (undone_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sealing, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  steward_undo_bar_set_sealing (self->undo_bar, self->sealing);
  g_signal_connect_object (self->council, "changed", G_CALLBACK (council_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (services, "person-changed", G_CALLBACK (person_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (steward_services_get_catalog (services), "changed", G_CALLBACK (read_evidence), self,
                           G_CONNECT_SWAPPED);
}

static void
steward_queue_page_constructed (GObject *object)
{
  StewardQueuePage *self = STEWARD_QUEUE_PAGE (object);
  G_OBJECT_CLASS (steward_queue_page_parent_class)->constructed (object);

  build_panes (self);
  steward_page_adopt_header (STEWARD_PAGE (self), steward_queue_list_get_header (self->list));
  steward_page_adopt_header (STEWARD_PAGE (self), self->words_header);
  steward_queue_page_add_keys (self);
  connect_council (self);
  person_changed_cb (self);
  show_room (self);
}

static void
steward_queue_page_dispose (GObject *object)
{
  StewardQueuePage *self = STEWARD_QUEUE_PAGE (object);

  if (self->council != NULL)
    keep_form (self);
  g_clear_handle_id (&self->rest, g_source_remove);
  g_clear_handle_id (&self->focus, g_source_remove);
  g_cancellable_cancel (self->reading_queue);
  g_clear_object (&self->reading_queue);
  g_cancellable_cancel (self->reading_evidence);
  g_clear_object (&self->reading_evidence);
  if (self->undo_bar != NULL)
    steward_undo_bar_set_sealing (self->undo_bar, NULL);
  if (self->sealing != NULL)
    g_object_run_dispose (G_OBJECT (self->sealing));
  g_clear_object (&self->sealing);
  g_clear_object (&self->drafts);
  if (self->decision != NULL && self->evidence != NULL)
    steward_decision_pane_set_evidence (self->decision, NULL, NULL);
  self->decision = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), STEWARD_TYPE_QUEUE_PAGE);
  g_clear_pointer (&self->evidence, steward_evidence_free);
  g_clear_pointer (&self->failures, g_hash_table_unref);
  g_clear_pointer (&self->review, g_free);
  g_clear_object (&self->council);

  G_OBJECT_CLASS (steward_queue_page_parent_class)->dispose (object);
}

static void
steward_queue_page_class_init (StewardQueuePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  StewardPageClass *page_class = STEWARD_PAGE_CLASS (klass);

  object_class->constructed = steward_queue_page_constructed;
  object_class->dispose = steward_queue_page_dispose;
  widget_class->map = steward_queue_page_map;
  widget_class->root = steward_queue_page_root;
  page_class->go_back = steward_queue_page_go_back;
  page_class->focus_search = steward_queue_page_focus_search;
  page_class->escape = steward_queue_page_escape;

  g_type_ensure (STEWARD_TYPE_UNDO_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/stewardconsole/Steward/ui/review/steward-queue-page.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardQueuePage, states);
  gtk_widget_class_bind_template_child (widget_class, StewardQueuePage, panes_bin);
  gtk_widget_class_bind_template_child (widget_class, StewardQueuePage, words_header);
  gtk_widget_class_bind_template_child (widget_class, StewardQueuePage, words);
  gtk_widget_class_bind_template_child (widget_class, StewardQueuePage, people);
  gtk_widget_class_bind_template_child (widget_class, StewardQueuePage, people_error);
  gtk_widget_class_bind_template_child (widget_class, StewardQueuePage, undo_bar);
  gtk_widget_class_bind_template_callback (widget_class, person_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_failed_cb);

  steward_queue_page_install_actions (widget_class);
}

static void
steward_queue_page_init (StewardQueuePage *self)
{
  self->failures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_error_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * steward_queue_page_new:
 * @services: the services
 *
 * Returns: (transfer floating): a new page
 */
GtkWidget *
steward_queue_page_new (StewardServices *services)
{
  return g_object_new (STEWARD_TYPE_QUEUE_PAGE,
                       "services", services,
                       "title", _("Queue"),
                       "icon-name", "mail-read-symbolic",
                       NULL);
}

/**
 * steward_queue_page_open_review:
 * @self: the page
 * @review: id of a review, open or decided
 *
 * Shows its evidence first; a review that is not in the queue is shown without
 * being chosen there.
 */
void
steward_queue_page_open_review (StewardQueuePage *self,
                                const char       *review)
{
  g_return_if_fail (STEWARD_IS_QUEUE_PAGE (self));

  if (!steward_queue_list_select (self->list, review))
    {
      show_review (self, review, review);
      steward_decision_pane_set_seat (self->decision, NULL);
    }
  else
    steward_queue_page_open_now (self);
  if (steward_review_panes_get_room (self->panes) < 3)
    steward_review_panes_set_step (self->panes, STEWARD_PANE_EVIDENCE);
}
