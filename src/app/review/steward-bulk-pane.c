/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Several decisions under one comment. Each is an act of its own, prepared and
 * shown before any is confirmed; what cannot be recorded is left out and says
 * why in its row. */

#include "config.h"

#include "steward-bulk-pane.h"

#include <glib/gi18n.h>

#include "steward-cards.h"
#include "steward-comment-box.h"
#include "steward-key-button.h"
#include "steward-plain-label.h"
#include "steward-queue.h"
#include "steward-state-mark.h"

typedef struct
{
  char *review;                        /* owned */
  char *seat;                          /* owned, nullable: which of the person's is asked */
  char *title;                         /* owned */
  StewardAct *act;                     /* owned, nullable */
  GtkWidget *mark;                     /* unowned widgets */
  GtkWidget *words;
} Row;

struct _StewardBulkPane
{
  AdwBin parent_instance;

  StewardCouncil *council;             /* owned, nullable */
  char *person;                        /* owned, nullable */
  GPtrArray *rows;                     /* owned Row */
  gboolean armed;
  gboolean results;                    /* confirmed: the rows tell what became of them */
  StewardVoteChoice choice;
  GCancellable *preparing;             /* owned, nullable */
  guint next;                          /* row that is prepared */
  guint typing;

  AdwHeaderBar *header;                /* template children */
  GtkLabel *title;
  GtkWidget *list;
  StewardCommentBox *comment;
  GtkWidget *choose_page;
  GtkWidget *confirm_page;
  GtkWidget *results_page;
  GtkLabel *question;
  StewardKeyButton *record_button;
};

G_DEFINE_FINAL_TYPE (StewardBulkPane, steward_bulk_pane, ADW_TYPE_BIN)

enum
{
  SIGNAL_CONFIRMED,
  SIGNAL_DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void prepare_next (StewardBulkPane *self);
static void prepared_cb  (GObject *source, GAsyncResult *result, gpointer user_data);

static void
free_row (gpointer data)
{
  Row *row = data;

  g_free (row->review);
  g_free (row->seat);
  g_free (row->title);
  g_clear_pointer (&row->act, steward_act_free);
  g_free (row);
}

static void
show_row (Row        *row,
          const char *icon_name,
          const char *css_class,
          const char *words)
{
  steward_state_mark_set (STEWARD_STATE_MARK (row->mark), icon_name, css_class);
  steward_label_set_plain (GTK_LABEL (row->words), words);
  gtk_widget_set_visible (row->words, words != NULL);
}

static guint
count_acts (StewardBulkPane *self)
{
  guint count = 0;

  for (guint i = 0; i < self->rows->len; i++)
    count += ((Row *) g_ptr_array_index (self->rows, i))->act != NULL ? 1 : 0;

  return count;
}

static void
show_buttons (StewardBulkPane *self)
{
  guint n_acts = count_acts (self);
  gboolean prepared = self->next >= self->rows->len;
  g_autofree char *answer = g_strdup_printf (ngettext ("Record %u Decision", "Record %u Decisions", n_acts), n_acts);

  gtk_widget_set_visible (self->choose_page, !self->results && !self->armed);
  gtk_widget_set_visible (self->confirm_page, !self->results && self->armed);
  gtk_widget_set_visible (self->results_page, self->results);
  gtk_widget_set_visible (GTK_WIDGET (self->comment), !self->results);
  gtk_label_set_text (self->question, self->choice == STEWARD_VOTE_APPROVE ? _("Approve them all?")
                                                                           : _("Reject them all?"));
  steward_key_button_set_title (self->record_button, answer);
  gtk_widget_set_sensitive (GTK_WIDGET (self->record_button), prepared && n_acts > 0);
}

static void
forget_acts (StewardBulkPane *self)
{
  g_clear_handle_id (&self->typing, g_source_remove);
  g_cancellable_cancel (self->preparing);
  g_clear_object (&self->preparing);
  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = g_ptr_array_index (self->rows, i);

      g_clear_pointer (&row->act, steward_act_free);
      show_row (row, "content-loading-symbolic", "mark-none", NULL);
    }
}

static void
prepare (StewardBulkPane *self)
{
  forget_acts (self);
  self->next = 0;
  self->preparing = g_cancellable_new ();
  prepare_next (self);
  show_buttons (self);
}

static void
prepare_next (StewardBulkPane *self)
{
  g_autoptr (StewardIntent) intent = NULL;
  const Row *row;

  if (self->next >= self->rows->len || self->council == NULL)
    {
      show_buttons (self);
      if (count_acts (self) > 0 && !GTK_IS_TEXT_VIEW (gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)))))
        gtk_widget_grab_focus (GTK_WIDGET (self->record_button));
      return;
    }
  row = g_ptr_array_index (self->rows, self->next);
  intent = steward_intent_new (STEWARD_VERB_VOTE, self->person);
  intent->review = g_strdup (row->review);
  intent->seat = g_strdup (row->seat);
  intent->choice = self->choice;
  intent->comment = steward_comment_box_dup_text (self->comment);
  steward_council_prepare_async (self->council, intent, self->preparing, prepared_cb, g_object_ref (self));
}

static void
prepared_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (StewardBulkPane) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardAct) act = steward_council_prepare_finish (STEWARD_COUNCIL (source), result, &error);
  Row *row;

  if (self->preparing == NULL || g_task_get_cancellable (G_TASK (result)) != self->preparing)
    return;
  row = g_ptr_array_index (self->rows, self->next);
  row->act = g_steal_pointer (&act);
  if (row->act != NULL)
    {
      GString *words = g_string_new (row->act->summary);

      for (guint i = 0; i < row->act->consequences->len; i++)
        g_string_append_printf (words, " %s", (char *) g_ptr_array_index (row->act->consequences, i));
      show_row (row, "emblem-ok-symbolic", "mark-none", words->str);
      g_string_free (words, TRUE);
    }
  else
    show_row (row, "dialog-error-symbolic", "mark-error", error->message);
  self->next++;
  prepare_next (self);
}

static gboolean
typing_cb (gpointer user_data)
{
  StewardBulkPane *self = user_data;

  self->typing = 0;
  prepare (self);

  return G_SOURCE_REMOVE;
}

static void
comment_changed_cb (StewardBulkPane *self)
{
  if (!self->armed)
    return;
  forget_acts (self);
  self->next = 0;
  show_buttons (self);
  self->typing = g_timeout_add (180, typing_cb, self);
}

static void
verb_clicked_cb (StewardBulkPane *self,
                 GtkWidget       *button)
{
  steward_bulk_pane_perform (self, gtk_widget_get_name (button));
}

static void
record_clicked_cb (StewardBulkPane *self)
{
  if (self->armed && self->next >= self->rows->len && count_acts (self) > 0)
    g_signal_emit (self, signals[SIGNAL_CONFIRMED], 0);
}

static void
cancel_clicked_cb (StewardBulkPane *self)
{
  steward_bulk_pane_disarm (self);
}

static void
done_clicked_cb (StewardBulkPane *self)
{
  self->results = FALSE;
  g_signal_emit (self, signals[SIGNAL_DONE], 0);
}

static gboolean
key_cb (StewardBulkPane *self,
        guint            keyval,
        guint            keycode,
        GdkModifierType  state)
{
  if ((keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter) || (state & GDK_CONTROL_MASK) == 0)
    return GDK_EVENT_PROPAGATE;
  record_clicked_cb (self);

  return GDK_EVENT_STOP;
}

static void
steward_bulk_pane_dispose (GObject *object)
{
  StewardBulkPane *self = STEWARD_BULK_PANE (object);

  g_clear_handle_id (&self->typing, g_source_remove);
  g_cancellable_cancel (self->preparing);
  g_clear_object (&self->preparing);
  gtk_widget_dispose_template (GTK_WIDGET (self), STEWARD_TYPE_BULK_PANE);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->council);
  g_clear_pointer (&self->person, g_free);

  G_OBJECT_CLASS (steward_bulk_pane_parent_class)->dispose (object);
}

static void
steward_bulk_pane_class_init (StewardBulkPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_bulk_pane_dispose;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  signals[SIGNAL_CONFIRMED] = g_signal_new ("confirmed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                            NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 0);

  g_type_ensure (STEWARD_TYPE_COMMENT_BOX);
  g_type_ensure (STEWARD_TYPE_KEY_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/stewardconsole/Steward/ui/review/steward-bulk-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardBulkPane, header);
  gtk_widget_class_bind_template_child (widget_class, StewardBulkPane, title);
  gtk_widget_class_bind_template_child (widget_class, StewardBulkPane, list);
  gtk_widget_class_bind_template_child (widget_class, StewardBulkPane, comment);
  gtk_widget_class_bind_template_child (widget_class, StewardBulkPane, choose_page);
  gtk_widget_class_bind_template_child (widget_class, StewardBulkPane, confirm_page);
  gtk_widget_class_bind_template_child (widget_class, StewardBulkPane, results_page);
  gtk_widget_class_bind_template_child (widget_class, StewardBulkPane, question);
  gtk_widget_class_bind_template_child (widget_class, StewardBulkPane, record_button);
  gtk_widget_class_bind_template_callback (widget_class, comment_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, verb_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, record_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, done_clicked_cb);
}

static void
steward_bulk_pane_init (StewardBulkPane *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->rows = g_ptr_array_new_with_free_func (free_row);
  gtk_widget_init_template (GTK_WIDGET (self));
  steward_comment_box_set_title (self->comment, _("Comment on All"));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * steward_bulk_pane_new:
 *
 * Returns: (transfer floating): a pane without items
 */
GtkWidget *
steward_bulk_pane_new (void)
{
  return g_object_new (STEWARD_TYPE_BULK_PANE, NULL);
}

/**
 * steward_bulk_pane_get_header:
 * @self: a pane
 *
 * Returns: (transfer none): its header bar
 */
AdwHeaderBar *
steward_bulk_pane_get_header (StewardBulkPane *self)
{
  g_return_val_if_fail (STEWARD_IS_BULK_PANE (self), NULL);

  return self->header;
}

/**
 * steward_bulk_pane_has_results:
 * @self: a pane
 *
 * Returns: whether it tells what became of what was confirmed
 */
gboolean
steward_bulk_pane_has_results (StewardBulkPane *self)
{
  g_return_val_if_fail (STEWARD_IS_BULK_PANE (self), FALSE);

  return self->results;
}

/**
 * steward_bulk_pane_steal_acts:
 * @self: a pane that says "confirmed"
 *
 * Returns: (transfer full): of #StewardAct; from now on the rows wait for
 *   results
 */
GPtrArray *
steward_bulk_pane_steal_acts (StewardBulkPane *self)
{
  GPtrArray *acts = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_act_free);

  g_return_val_if_fail (STEWARD_IS_BULK_PANE (self), acts);

  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = g_ptr_array_index (self->rows, i);

      if (row->act == NULL)
        continue;
      g_ptr_array_add (acts, g_steal_pointer (&row->act));
      show_row (row, NULL, NULL, _("Waits to be recorded"));
    }
  self->armed = FALSE;
  self->results = TRUE;
  show_buttons (self);

  return acts;
}

/**
 * steward_bulk_pane_set_council:
 * @self: a pane
 * @council: (nullable): where it is recorded
 * @person: (nullable): who sits here
 */
void
steward_bulk_pane_set_council (StewardBulkPane *self,
                               StewardCouncil  *council,
                               const char      *person)
{
  g_return_if_fail (STEWARD_IS_BULK_PANE (self));

  g_set_object (&self->council, council);
  g_free (self->person);
  self->person = g_strdup (person);
}

static void
add_row (StewardBulkPane  *self,
         StewardQueueItem *item)
{
  Row *row = g_new0 (Row, 1);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  row->review = g_strdup (steward_queue_item_get_review (item));
  row->seat = g_strdup (steward_queue_item_get_seat (item));
  row->title = g_strdup (steward_queue_item_get_title (item));
  row->mark = steward_state_mark_new ();
  gtk_widget_set_valign (row->mark, GTK_ALIGN_START);
  row->words = steward_text_new (NULL, "second-line");
  gtk_box_append (GTK_BOX (words), steward_text_new (row->title, "line-name"));
  gtk_box_append (GTK_BOX (words), row->words);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (line), row->mark);
  gtk_box_append (GTK_BOX (line), words);
  gtk_box_append (GTK_BOX (self->list), line);
  g_ptr_array_add (self->rows, row);
  show_row (row, "content-loading-symbolic", "mark-none", NULL);
}

/**
 * steward_bulk_pane_set_items:
 * @self: a pane
 * @items: of #StewardQueueItem: what is decided together
 */
void
steward_bulk_pane_set_items (StewardBulkPane *self,
                             GPtrArray       *items)
{
  g_autofree char *title = NULL;

  g_return_if_fail (STEWARD_IS_BULK_PANE (self));

  forget_acts (self);
  steward_box_clear (self->list);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < items->len; i++)
    if (steward_queue_item_get_review (g_ptr_array_index (items, i)) != NULL)
      add_row (self, g_ptr_array_index (items, i));
  title = g_strdup_printf (ngettext ("%u Item", "%u Items Together", self->rows->len), self->rows->len);
  gtk_label_set_text (self->title, title);
  self->results = FALSE;
  if (self->armed)
    prepare (self);
  show_buttons (self);
}

/**
 * steward_bulk_pane_perform:
 * @self: a pane
 * @verb: "approve", "reject" or "comment"
 *
 * Opens what the verb would record for each item.
 *
 * Returns: whether @verb is possible for several
 */
gboolean
steward_bulk_pane_perform (StewardBulkPane *self,
                           const char      *verb)
{
  g_return_val_if_fail (STEWARD_IS_BULK_PANE (self), FALSE);

  if (self->results)
    return FALSE;
  if (g_str_equal (verb, "comment"))
    {
      steward_comment_box_focus (self->comment);
      return TRUE;
    }
  if (!g_str_equal (verb, "approve") && !g_str_equal (verb, "reject"))
    return FALSE;
  self->choice = g_str_equal (verb, "approve") ? STEWARD_VOTE_APPROVE : STEWARD_VOTE_REJECT;
  self->armed = TRUE;
  if (self->choice == STEWARD_VOTE_REJECT)
    {
      g_autofree char *text = steward_comment_box_dup_text (self->comment);

      if (text == NULL)
        steward_comment_box_focus (self->comment);
    }
  prepare (self);

  return TRUE;
}

/**
 * steward_bulk_pane_disarm:
 * @self: a pane
 *
 * Returns: whether something was about to be confirmed, or results were shown;
 *   no longer
 */
gboolean
steward_bulk_pane_disarm (StewardBulkPane *self)
{
  g_return_val_if_fail (STEWARD_IS_BULK_PANE (self), FALSE);

  if (self->results)
    {
      done_clicked_cb (self);
      return TRUE;
    }
  if (!self->armed)
    return FALSE;
  self->armed = FALSE;
  forget_acts (self);
  show_buttons (self);

  return TRUE;
}

/**
 * steward_bulk_pane_show_result:
 * @self: a pane
 * @review: id of a review
 * @words: (nullable): what became of it
 * @recorded: whether it is in the ledger
 */
void
steward_bulk_pane_show_result (StewardBulkPane *self,
                               const char      *review,
                               const char      *words,
                               gboolean         recorded)
{
  g_return_if_fail (STEWARD_IS_BULK_PANE (self));

  for (guint i = 0; self->results && i < self->rows->len; i++)
    {
      Row *row = g_ptr_array_index (self->rows, i);

      if (g_strcmp0 (row->review, review) == 0)
        show_row (row, recorded ? "emblem-ok-symbolic" : "dialog-error-symbolic",
                  recorded ? "mark-success" : "mark-error", words);
    }
}
