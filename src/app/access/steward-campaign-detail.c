/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Answering a campaign. A letter opens the answer of the line that is chosen,
 * Ctrl+Return records it and goes to the next line without one; for five
 * seconds it can be taken back. */

#include "config.h"

#include "steward-campaign-detail.h"

#include <glib/gi18n.h>

#include "steward-access-look.h"
#include "steward-act-form.h"
#include "steward-badge.h"
#include "steward-campaign-answer.h"
#include "steward-campaign-line.h"
#include "steward-cards.h"
#include "steward-council-words.h"
#include "steward-key-button.h"
#include "steward-list-keys.h"
#include "steward-plain-text.h"
#include "steward-undo-bar.h"

#define BUTTON_WIDTH 88
#define N_ANSWERS 3u

struct _StewardCampaignDetail
{
  AdwBin parent_instance;

  StewardServices *services;           /* owned */
  StewardSealing *sealing;             /* owned */
  char *id;                            /* owned, nullable: what is or will be shown */
  StewardCampaignReading *reading;     /* owned, nullable: what is shown; lines point into it */
  GtkSingleSelection *selection;       /* owned */
  char *chosen;                        /* owned, nullable: id of an access */
  GCancellable *loading;               /* owned, nullable */
  gboolean settling;
  gboolean fresh;                      /* nothing of it had the focus yet */

  GtkWidget *title;                    /* unowned, below */
  GtkWidget *about;
  GtkWidget *progress;
  GtkWidget *count;
  GtkWidget *close;
  GtkWidget *list;
  StewardCampaignAnswer *answer;
  StewardUndoBar *undo_bar;
};

G_DEFINE_FINAL_TYPE (StewardCampaignDetail, steward_campaign_detail, ADW_TYPE_BIN)

enum
{
  SIGNAL_BACK,
  SIGNAL_OPEN_ACCESS,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef struct
{
  GtkWidget *name;
  GtkWidget *about;
  GtkWidget *last_use;
  GtkWidget *badge;
  GtkWidget *buttons[N_ANSWERS];
} Row;

typedef struct
{
  StewardCouncil *council;             /* owned */
  char *id;                            /* owned */
  char *person;                        /* owned, nullable */
} Question;

static void read_cb (GObject *object, GAsyncResult *result, gpointer user_data);

static void
free_question (gpointer data)
{
  Question *question = data;

  g_object_unref (question->council);
  g_free (question->id);
  g_free (question->person);
  g_free (question);
}

static StewardCouncil *
get_council (StewardCampaignDetail *self)
{
  return steward_services_get_council (self->services);
}

static gboolean
is_open (StewardCampaignDetail *self)
{
  return self->reading != NULL && self->reading->campaign->closed_at == 0;
}

static StewardCampaignLine *
peek_line (StewardCampaignDetail *self,
           guint                  position)
{
  g_autoptr (StewardCampaignLine) line = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  return line;                         /* the model keeps it */
}

static StewardCampaignLine *
get_chosen (StewardCampaignDetail *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

static void
open_answer (StewardCampaignDetail *self,
             guint                  which)
{
  gsize n_looks;
  const StewardAnswerLook *looks = steward_answer_looks (&n_looks);
  StewardCampaignLine *line = get_chosen (self);

  if (line != NULL && is_open (self) && which < n_looks)
    steward_campaign_answer_open (self->answer, self->id, self->chosen, steward_campaign_line_get_summary (line),
                                  &looks[which]);
}

static void
choose_next (StewardCampaignDetail *self,
             guint                  from)
{
  guint n_lines = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  for (guint i = 1; i <= n_lines; i++)
    {
      guint position = (from + i) % n_lines;

      if (steward_campaign_line_get_item (peek_line (self, position))->answer != STEWARD_ANSWER_NONE)
        continue;
      steward_list_keys_focus_row (self->list, position);
      return;
    }
  steward_list_keys_focus_row (self->list, from);
}

static void
confirmed_cb (StewardCampaignDetail *self)
{
  g_autoptr (GPtrArray) acts = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_act_free);
  guint position = gtk_single_selection_get_selected (self->selection);

  g_ptr_array_add (acts, steward_campaign_answer_take_act (self->answer));
  steward_campaign_answer_close (self->answer);
  steward_sealing_confirm (self->sealing, g_steal_pointer (&acts));
  if (position != GTK_INVALID_LIST_POSITION)
    choose_next (self, position);
}

static void
record_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  steward_campaign_answer_confirm (STEWARD_CAMPAIGN_DETAIL (widget)->answer);
}

static void
cancel_cb (StewardCampaignDetail *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  steward_campaign_answer_close (self->answer);
  if (position != GTK_INVALID_LIST_POSITION)
    steward_list_keys_focus_row (self->list, position);
}

static void
answer_clicked_cb (GtkListItem *item,
                   GtkWidget   *button)
{
  StewardCampaignDetail *self =
    STEWARD_CAMPAIGN_DETAIL (gtk_widget_get_ancestor (button, STEWARD_TYPE_CAMPAIGN_DETAIL));
  guint which = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "steward-answer"));

  gtk_single_selection_set_selected (self->selection, gtk_list_item_get_position (item));
  open_answer (self, which);
}

/* Rows. */

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          gpointer                  user_data)
{
  Row *row = g_new0 (Row, 1);
  gsize n_looks;
  const StewardAnswerLook *looks = steward_answer_looks (&n_looks);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *standing = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  row->name = steward_text_new (NULL, "line-name");
  row->about = steward_text_new (NULL, "second-line");
  row->last_use = steward_text_new (NULL, "second-line");
  row->badge = steward_badge_new ();
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (row->badge, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), row->name);
  gtk_box_append (GTK_BOX (words), row->about);
  gtk_widget_set_valign (row->last_use, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (standing), row->badge);
  gtk_box_append (GTK_BOX (standing), row->last_use);
  gtk_box_append (GTK_BOX (words), standing);
  gtk_box_append (GTK_BOX (line), words);
  for (gsize i = 0; i < N_ANSWERS; i++)
    {
      row->buttons[i] = g_object_new (STEWARD_TYPE_KEY_BUTTON, "title", _(looks[i].title), "key", looks[i].key, NULL);
      gtk_widget_add_css_class (row->buttons[i], "small-button");
      gtk_widget_set_size_request (row->buttons[i], BUTTON_WIDTH, -1);
      gtk_widget_set_valign (row->buttons[i], GTK_ALIGN_CENTER);
      g_object_set_data (G_OBJECT (row->buttons[i]), "steward-answer", GUINT_TO_POINTER (i));
      g_signal_connect_swapped (row->buttons[i], "clicked", G_CALLBACK (answer_clicked_cb), item);
      gtk_box_append (GTK_BOX (line), row->buttons[i]);
    }
  g_object_set_data_full (G_OBJECT (item), "steward-row", row, g_free);
  steward_list_keys_mark (line, item);
  gtk_list_item_set_child (item, line);
}

static char *
say_about (const StewardAccessSummary *summary)
{
  g_autofree char *period = summary->access->terms != NULL
                              ? steward_access_say_period (summary->access->terms, summary->access->decided_at,
                                                           g_get_real_time ()) : NULL;
  g_autofree char *scope = summary->access->terms != NULL ? steward_access_say_scope (summary->access->terms) : NULL;
  g_autoptr (GString) words = g_string_new (NULL);
  const char *parts[] = { summary->purpose, scope, period };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", parts[i]);

  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
show_badge (StewardCampaignDetail     *self,
            StewardBadge              *badge,
            const StewardCampaignItem *item)
{
  StewardCouncilState *state = steward_council_peek_state (get_council (self));
  gsize n_looks;
  const StewardAnswerLook *looks = steward_answer_looks (&n_looks);

  for (gsize i = 0; i < n_looks; i++)
    if (looks[i].answer == item->answer)
      {
        const char *name = item->person != NULL && state != NULL
                             ? steward_council_state_get_name (state, item->person) : NULL;
        g_autofree char *who = name != NULL ? steward_plain_text_line (name) : NULL;
        g_autofree char *words = who != NULL ? g_strdup_printf ("%s · %s", _(looks[i].title), who)
                                             : g_strdup (_(looks[i].title));

        steward_badge_set (badge, looks[i].icon_name, words, looks[i].tone);
        return;
      }
  steward_badge_set (badge, "content-loading-symbolic", is_open (self) ? _("No answer yet") : _("No answer"),
                     STEWARD_TONE_DIM);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item,
         StewardCampaignDetail    *self)
{
  const Row *row = g_object_get_data (G_OBJECT (list_item), "steward-row");
  gsize n_looks;
  const StewardAnswerLook *looks = steward_answer_looks (&n_looks);
  StewardCampaignLine *line = gtk_list_item_get_item (list_item);
  const StewardCampaignItem *item = steward_campaign_line_get_item (line);
  const StewardAccessSummary *summary = steward_campaign_line_get_summary (line);
  g_autofree char *name = summary != NULL ? g_strdup_printf (_("%s reads %s"), summary->consumer, summary->subject)
                                          : g_strdup (item->access);
  g_autofree char *about = summary != NULL ? say_about (summary) : NULL;
  g_autofree char *last_use = g_strdup_printf (_("%s · last use: not known by this source"), item->access);

  steward_label_set_plain (GTK_LABEL (row->name), name);
  steward_label_set_plain (GTK_LABEL (row->about), about);
  gtk_widget_set_visible (row->about, about != NULL && *about != '\0');
  steward_label_set_plain (GTK_LABEL (row->last_use), last_use);
  show_badge (self, STEWARD_BADGE (row->badge), item);
  for (gsize i = 0; i < N_ANSWERS; i++)
    {
      g_autofree char *label = g_strdup_printf ("%s: %s", _(looks[i].title), name);

      gtk_widget_set_visible (row->buttons[i], is_open (self));
      gtk_accessible_update_property (GTK_ACCESSIBLE (row->buttons[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
    }
}

static void
selected_cb (StewardCampaignDetail *self)
{
  StewardCampaignLine *line = get_chosen (self);
  const char *access = line != NULL ? steward_campaign_line_get_item (line)->access : NULL;

  if (self->settling || g_strcmp0 (access, self->chosen) == 0)
    return;
  g_free (self->chosen);
  self->chosen = g_strdup (access);
  steward_campaign_answer_close (self->answer);
}

static void
activate_cb (StewardCampaignDetail *self,
             guint                  position)
{
  StewardCampaignLine *line = peek_line (self, position);

  if (line != NULL)
    g_signal_emit (self, signals[SIGNAL_OPEN_ACCESS], 0, steward_campaign_line_get_item (line)->access);
}

/* Reading. */

static char *
describe_term (const StewardCampaign *campaign,
               const char            *due,
               const char            *closed)
{
  if (closed != NULL)
    return g_strdup_printf (_("%s · closed on %s"), campaign->id, closed);
  if (campaign->due < g_get_real_time ())
    return g_strdup_printf (_("%s · was due on %s: what has no answer is proposed to be revoked when it is closed"),
                            campaign->id, due);

  return g_strdup_printf (_("%s · due on %s · what has no answer then is proposed to be revoked"), campaign->id, due);
}

static void
show_head (StewardCampaignDetail *self)
{
  const StewardCampaign *campaign = self->reading->campaign;
  guint n_all = campaign->items->len;
  guint n_answered = steward_campaign_count_answered (campaign);
  g_autofree char *title = steward_plain_text_line (campaign->title);
  g_autofree char *due = steward_council_words_day (campaign->due);
  g_autofree char *closed = campaign->closed_at != 0 ? steward_council_words_day (campaign->closed_at) : NULL;
  g_autofree char *about = describe_term (campaign, due, closed);
  g_autofree char *count = g_strdup_printf (ngettext ("%u of %u answered", "%u of %u answered", n_all), n_answered,
                                            n_all);

  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_label_set_text (GTK_LABEL (self->about), about);
  gtk_label_set_text (GTK_LABEL (self->count), count);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress), n_all > 0 ? (double) n_answered / n_all : 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress), GTK_ACCESSIBLE_PROPERTY_LABEL, count, -1);
  gtk_widget_set_visible (self->close, closed == NULL);
}

static void
show_lines (StewardCampaignDetail *self)
{
  g_autoptr (GListModel) lines = steward_campaign_line_list (self->reading);
  gboolean focused = gtk_widget_get_focus_child (self->list) != NULL;
  guint n_lines = g_list_model_get_n_items (lines);
  guint position = 0;

  for (guint i = 0; i < n_lines; i++)
    {
      g_autoptr (StewardCampaignLine) line = g_list_model_get_item (lines, i);

      if (g_strcmp0 (steward_campaign_line_get_item (line)->access, self->chosen) == 0)
        position = i;
    }
  self->settling = TRUE;
  gtk_single_selection_set_model (self->selection, lines);
  self->settling = FALSE;
  if (n_lines == 0)
    return;
  gtk_single_selection_set_selected (self->selection, position);
  selected_cb (self);
  if (!steward_campaign_answer_is_open (self->answer) && (focused || self->fresh))
    steward_list_keys_focus_row (self->list, position);
  self->fresh = FALSE;
}

static void
read_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  const Question *question = task_data;
  GError *error = NULL;
  StewardCampaignReading *reading = steward_campaign_read_sync (question->council, question->id, question->person,
                                                                &error);

  if (reading != NULL)
    g_task_return_pointer (task, reading, (GDestroyNotify) steward_campaign_reading_free);
  else
    g_task_return_error (task, error);
}

static void
start_reading (StewardCampaignDetail *self)
{
  g_autoptr (GTask) task = NULL;
  Question *question;

  if (self->id == NULL || self->services == NULL)
    return;
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  question = g_new0 (Question, 1);
  question->council = g_object_ref (get_council (self));
  question->id = g_strdup (self->id);
  question->person = g_strdup (steward_services_get_person (self->services));
  task = g_task_new (self, self->loading, read_cb, NULL);
  g_task_set_source_tag (task, start_reading);
  g_task_set_task_data (task, question, free_question);
  g_task_run_in_thread (task, read_in_thread);
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  StewardCampaignDetail *self = STEWARD_CAMPAIGN_DETAIL (object);
  g_autoptr (GError) error = NULL;
  GCancellable *cancellable = g_task_get_cancellable (G_TASK (result));
  g_autoptr (StewardCampaignReading) reading = g_task_propagate_pointer (G_TASK (result), &error);
  g_autoptr (StewardCampaignReading) old = NULL;

  if (self->loading == NULL || cancellable != self->loading)
    return;
  g_clear_object (&self->loading);
  if (reading == NULL)
    {
      g_autofree char *words = steward_council_words_error (error);

      steward_label_set_plain (GTK_LABEL (self->about), words);
      return;
    }
  old = g_steal_pointer (&self->reading);
  self->reading = g_steal_pointer (&reading);
  show_head (self);
  show_lines (self);
  steward_campaign_answer_prepare (self->answer);
}

static void
changed_cb (StewardCampaignDetail *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    start_reading (self);
}

/* Closing. */

static StewardIntent *
make_close (StewardShortForm *form,
            gpointer          data)
{
  char **words = data;
  StewardIntent *intent = steward_intent_new (STEWARD_VERB_CLOSE_CAMPAIGN, words[0]);

  intent->campaign = g_strdup (words[1]);

  return intent;
}

static void
close_cb (StewardCampaignDetail *self)
{
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (self), STEWARD_TYPE_PAGE);
  const char *person = steward_services_get_person (self->services);
  const char *words[] = { person != NULL ? person : "", self->id, NULL };
  StewardShortForm *form;

  if (page == NULL || self->id == NULL)
    return;
  steward_sealing_flush (self->sealing);
  form = steward_short_form_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _("Close the Campaign"),
                                 _("What has no answer is proposed to be revoked: silence keeps nothing."),
                                 _("Show What Will Be Recorded"));
  steward_act_form_run (form, STEWARD_PAGE (page), _("Close Campaign"), _("The campaign is closed"), make_close,
                        g_strdupv ((char **) words), (GDestroyNotify) g_strfreev);
  steward_act_form_show (form);
}

static void
back_cb (StewardCampaignDetail *self)
{
  steward_campaign_answer_close (self->answer);
  g_signal_emit (self, signals[SIGNAL_BACK], 0);
}

static void
sealed_cb (StewardCampaignDetail *self)
{
  steward_council_refresh (get_council (self));
  start_reading (self);
}

/* Keys. */

static gboolean
is_typing (StewardCampaignDetail *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root == NULL ? NULL : gtk_root_get_focus (root);

  return focus != NULL && (GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus));
}

static gboolean
key_cb (StewardCampaignDetail *self,
        guint                  keyval,
        guint                  keycode,
        GdkModifierType        state)
{
  gsize n_looks;
  const StewardAnswerLook *looks = steward_answer_looks (&n_looks);

  if (keyval == GDK_KEY_Escape)
    {
      if (steward_campaign_answer_is_open (self->answer))
        cancel_cb (self);
      else
        back_cb (self);
      return GDK_EVENT_STOP;
    }
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0 || is_typing (self))
    return GDK_EVENT_PROPAGATE;
  for (gsize i = 0; i < n_looks; i++)
    if (looks[i].keyval == keyval)
      {
        open_answer (self, i);
        return GDK_EVENT_STOP;
      }
  if (keyval == GDK_KEY_u)
    {
      steward_undo_bar_undo (self->undo_bar);
      return GDK_EVENT_STOP;
    }

  return steward_list_keys_handle (self->list, keyval, state);
}

static void
steward_campaign_detail_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (steward_campaign_detail_parent_class)->map (widget);
  start_reading (STEWARD_CAMPAIGN_DETAIL (widget));
}

/* What was confirmed is recorded at once when it is not seen any more. */
static void
steward_campaign_detail_unmap (GtkWidget *widget)
{
  StewardCampaignDetail *self = STEWARD_CAMPAIGN_DETAIL (widget);

  if (self->sealing != NULL)
    steward_sealing_flush (self->sealing);
  GTK_WIDGET_CLASS (steward_campaign_detail_parent_class)->unmap (widget);
}

static void
steward_campaign_detail_dispose (GObject *object)
{
  StewardCampaignDetail *self = STEWARD_CAMPAIGN_DETAIL (object);

  self->settling = TRUE;
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (self->undo_bar != NULL)
    steward_undo_bar_set_sealing (self->undo_bar, NULL);
  self->undo_bar = NULL;
  if (self->selection != NULL)
    gtk_single_selection_set_model (self->selection, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->sealing);
  g_clear_object (&self->services);

  G_OBJECT_CLASS (steward_campaign_detail_parent_class)->dispose (object);
}

static void
steward_campaign_detail_finalize (GObject *object)
{
  StewardCampaignDetail *self = STEWARD_CAMPAIGN_DETAIL (object);

  g_clear_pointer (&self->reading, steward_campaign_reading_free);
  g_free (self->id);
  g_free (self->chosen);

  G_OBJECT_CLASS (steward_campaign_detail_parent_class)->finalize (object);
}

static void
steward_campaign_detail_class_init (StewardCampaignDetailClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = steward_campaign_detail_dispose;
  object_class->finalize = steward_campaign_detail_finalize;
  widget_class->map = steward_campaign_detail_map;
  widget_class->unmap = steward_campaign_detail_unmap;

  signals[SIGNAL_BACK] = g_signal_new ("back", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 0);
  signals[SIGNAL_OPEN_ACCESS] = g_signal_new ("open-access", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                              NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_install_action (widget_class, "campaign.record", NULL, record_action);
}

static GtkWidget *
make_head (StewardCampaignDetail *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *meter = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *back = gtk_button_new_from_icon_name ("go-previous-symbolic");

  gtk_widget_add_css_class (back, "flat");
  gtk_widget_set_tooltip_text (back, _("All Campaigns (Escape)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (back), GTK_ACCESSIBLE_PROPERTY_LABEL, _("All campaigns"), -1);
  g_signal_connect_swapped (back, "clicked", G_CALLBACK (back_cb), self);
  self->title = steward_text_new (NULL, "title-3");
  gtk_widget_set_hexpand (self->title, TRUE);
  self->close = gtk_button_new_with_label (_("Close Campaign…"));
  gtk_widget_set_valign (self->close, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->close, FALSE);
  g_signal_connect_swapped (self->close, "clicked", G_CALLBACK (close_cb), self);
  gtk_box_append (GTK_BOX (line), back);
  gtk_box_append (GTK_BOX (line), self->title);
  gtk_box_append (GTK_BOX (line), self->close);
  self->about = steward_text_new (NULL, "second-line");
  self->progress = gtk_progress_bar_new ();
  gtk_widget_set_hexpand (self->progress, TRUE);
  gtk_widget_set_valign (self->progress, GTK_ALIGN_CENTER);
  self->count = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->count, "numeric");
  gtk_box_append (GTK_BOX (meter), self->progress);
  gtk_box_append (GTK_BOX (meter), self->count);
  gtk_box_append (GTK_BOX (head), line);
  gtk_box_append (GTK_BOX (head), self->about);
  gtk_box_append (GTK_BOX (head), meter);
  gtk_widget_add_css_class (head, "campaign-head");

  return head;
}

static GtkWidget *
make_list (StewardCampaignDetail *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  self->list = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory);
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (self->list), TRUE);
  gtk_widget_add_css_class (self->list, "drift");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Accesses"), -1);
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (activate_cb), self);

  return g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "child", self->list, "vexpand",
                       TRUE, NULL);
}

static void
add_keys (StewardCampaignDetail *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();
  GtkShortcutTrigger *trigger = gtk_shortcut_trigger_parse_string ("<Control>Return|<Control>KP_Enter");

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  /* Before the text takes it for the end of a line. */
  gtk_event_controller_set_propagation_phase (shortcuts, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (shortcuts),
                                        gtk_shortcut_new (trigger, gtk_named_action_new ("campaign.record")));
  gtk_widget_add_controller (GTK_WIDGET (self), shortcuts);
}

static void
steward_campaign_detail_init (StewardCampaignDetail *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *clamp = adw_clamp_new ();

  gtk_box_append (GTK_BOX (box), make_head (self));
  gtk_box_append (GTK_BOX (box), make_list (self));
  self->undo_bar = STEWARD_UNDO_BAR (steward_undo_bar_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->undo_bar));
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 960);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), 960);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  adw_bin_set_child (ADW_BIN (self), clamp);
  add_keys (self);
}

/**
 * steward_campaign_detail_new:
 * @services: the services
 *
 * Returns: (transfer floating): no campaign yet
 */
GtkWidget *
steward_campaign_detail_new (StewardServices *services)
{
  StewardCampaignDetail *self = g_object_new (STEWARD_TYPE_CAMPAIGN_DETAIL, NULL);

  self->services = g_object_ref (services);
  self->sealing = steward_sealing_new (steward_services_get_council (services));
  self->answer = STEWARD_CAMPAIGN_ANSWER (steward_campaign_answer_new (services));
  g_signal_connect_swapped (self->answer, "confirmed", G_CALLBACK (confirmed_cb), self);
  g_signal_connect_swapped (self->answer, "cancelled", G_CALLBACK (cancel_cb), self);
  gtk_box_insert_child_after (GTK_BOX (gtk_widget_get_parent (GTK_WIDGET (self->undo_bar))), GTK_WIDGET (self->answer),
                              gtk_widget_get_prev_sibling (GTK_WIDGET (self->undo_bar)));
  steward_undo_bar_set_sealing (self->undo_bar, self->sealing);
  g_signal_connect_object (self->sealing, "sealed", G_CALLBACK (sealed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (steward_services_get_council (services), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * steward_campaign_detail_load:
 * @self: the detail
 * @campaign: id
 *
 * Shows another campaign as soon as it is read.
 */
void
steward_campaign_detail_load (StewardCampaignDetail *self,
                              const char            *campaign)
{
  g_return_if_fail (STEWARD_IS_CAMPAIGN_DETAIL (self));

  if (g_strcmp0 (self->id, campaign) != 0)
    {
      g_clear_pointer (&self->chosen, g_free);
      steward_campaign_answer_close (self->answer);
    }
  self->fresh = TRUE;
  g_free (self->id);
  self->id = g_strdup (campaign);
  start_reading (self);
}

/**
 * steward_campaign_detail_get_campaign:
 * @self: the detail
 *
 * Returns: (transfer none) (nullable): id of what it shows
 */
const char *
steward_campaign_detail_get_campaign (StewardCampaignDetail *self)
{
  g_return_val_if_fail (STEWARD_IS_CAMPAIGN_DETAIL (self), NULL);

  return self->id;
}
