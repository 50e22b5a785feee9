/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The form that opens a review. It is prepared anew as it changes; what would
 * be refused is told while it is written. What was typed is kept until it is
 * recorded, whatever happens. */

#include "config.h"

#include "steward-review-form.h"

#include <glib/gi18n.h>

#include "steward-cards.h"
#include "steward-comment-box.h"
#include "steward-date-field.h"
#include "steward-dialogs.h"
#include "steward-evidence-facts.h"
#include "steward-form-drafts.h"
#include "steward-picked-document.h"
#include "steward-plain-label.h"
#include "steward-plain-text.h"
#include "steward-recorded-box.h"
#include "steward-review-preview.h"
#include "steward-undo-bar.h"

#define TYPING_MS 250

struct _StewardReviewForm
{
  AdwWindow parent_instance;

  StewardServices *services;           /* owned */
  StewardCouncil *council;             /* owned */
  StewardFormDrafts *drafts;           /* owned */
  StewardSealing *sealing;             /* owned */
  char *subject;                       /* owned: URN, or NULL for the charter */
  char *appealed;                      /* owned, nullable: id of the review that is appealed against */
  StewardReviewKind kind;
  StewardEntryDetail *detail;          /* owned, nullable */
  GPtrArray *levels;                   /* owned StewardLevel, nullable: how its promises stand */
  char *document;                      /* owned, nullable: its text */
  char *document_name;                 /* owned, nullable */
  GPtrArray *findings;                 /* owned, nullable: of the document */
  GPtrArray *files;                    /* owned char*: paths of evidence */
  StewardAct *act;                     /* owned, nullable */
  GError *failure;                     /* owned, nullable: why the last attempt was not recorded */
  GCancellable *cancellable;           /* owned: of what ends with the window */
  GCancellable *preparing;             /* owned, nullable */
  guint typing;
  gboolean filling;
  gboolean touched;

  GtkLabel *subject_label;             /* template children */
  AdwComboRow *kind_row;
  AdwComboRow *level_row;
  AdwActionRow *document_row;
  GtkEditable *rule_row;
  AdwActionRow *until_row;
  StewardCommentBox *comment;
  GtkWidget *scroll;
  GtkWidget *files_list;
  GtkWidget *preview;
  GtkWidget *error;
  GtkLabel *error_label;
  StewardRecordedBox *recorded;
  GtkWidget *ask_button;
  StewardUndoBar *undo_bar;

  GtkWidget *until;                    /* unowned: the field in until_row */
};

G_DEFINE_FINAL_TYPE (StewardReviewForm, steward_review_form, ADW_TYPE_WINDOW)

static const StewardReviewKind product_kinds[] = { STEWARD_REVIEW_CERTIFICATION, STEWARD_REVIEW_RECERTIFICATION,
                                                   STEWARD_REVIEW_CONTRACT, STEWARD_REVIEW_RETIREMENT,
                                                   STEWARD_REVIEW_EXCEPTION };

static void prepared_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static gboolean
wants_level (StewardReviewForm *self)
{
  return self->appealed == NULL &&
         (self->kind == STEWARD_REVIEW_CERTIFICATION || self->kind == STEWARD_REVIEW_RECERTIFICATION);
}

static gboolean
wants_document (StewardReviewForm *self)
{
  return self->kind == STEWARD_REVIEW_CONTRACT || self->kind == STEWARD_REVIEW_BREAKING_CONTRACT ||
         self->kind == STEWARD_REVIEW_CHARTER;
}

static char *
make_form_id (StewardReviewForm *self)
{
  return g_strdup_printf ("open-%s-%s", self->appealed != NULL ? self->appealed : "",
                          self->subject != NULL ? self->subject : "charter");
}

static StewardCertification
get_level (StewardReviewForm *self)
{
  return (StewardCertification) (adw_combo_row_get_selected (self->level_row) + STEWARD_CERTIFICATION_BRONZE);
}

static StewardIntent *
make_intent (StewardReviewForm *self)
{
  StewardIntent *intent = steward_intent_new (self->appealed != NULL ? STEWARD_VERB_APPEAL : STEWARD_VERB_OPEN_REVIEW,
                                              steward_services_get_person (self->services));

  intent->kind = self->kind;
  intent->subject = g_strdup (self->subject != NULL ? self->subject : "charter");
  intent->review = g_strdup (self->appealed);
  intent->comment = steward_comment_box_dup_text (self->comment);
  if (wants_level (self))
    intent->level = get_level (self);
  if (wants_document (self))
    {
      intent->document = g_strdup (self->document);
      intent->document_name = g_strdup (self->document_name);
    }
  if (self->kind == STEWARD_REVIEW_EXCEPTION)
    {
      intent->rule = g_strdup (gtk_editable_get_text (self->rule_row));
      intent->until = steward_date_field_get_time (STEWARD_DATE_FIELD (self->until), NULL);
    }
  if (self->files->len > 0)
    {
      intent->files = g_new0 (char *, self->files->len + 1);
      for (guint i = 0; i < self->files->len; i++)
        intent->files[i] = g_strdup (g_ptr_array_index (self->files, i));
    }

  return intent;
}

static void
show_error (StewardReviewForm *self,
            const GError      *error)
{
  const char *remedy = error == NULL ? NULL : steward_error_remedy (error);
  g_autofree char *words = error == NULL ? NULL : g_strdup_printf ("%s %s", error->message,
                                                                   remedy != NULL ? _(remedy) : "");

  gtk_widget_set_visible (self->error, error != NULL);
  steward_label_set_plain (self->error_label, words);
}

/* The criteria as they stand now, the diff, the findings. */
static void
show_preview (StewardReviewForm *self)
{
  StewardCouncilState *state = steward_council_peek_state (self->council);
  GtkWidget *block = NULL;

  steward_box_clear (self->preview);
  if (wants_level (self) && self->detail != NULL && state != NULL && state->charter != NULL)
    {
      g_autoptr (GPtrArray) checks = steward_criteria_check (state->charter, self->kind, get_level (self), self->detail,
                                                             NULL, self->levels);

      gtk_box_append (GTK_BOX (self->preview),
                      steward_evidence_block_new (_("Criteria, Checked Now"), NULL,
                                                  steward_evidence_checks_new (checks, 0)));
    }
  if (wants_document (self))
    block = steward_evidence_findings_new (self->findings, NULL);
  if (block != NULL)
    gtk_box_append (GTK_BOX (self->preview), block);
  block = self->act != NULL && wants_document (self) ? steward_review_preview_new_changes (self->act) : NULL;
  if (block != NULL)
    gtk_box_append (GTK_BOX (self->preview), block);
}

static void
show_act (StewardReviewForm *self)
{
  steward_recorded_box_set_open (self->recorded, TRUE);
  steward_recorded_box_set_act (self->recorded, self->act, steward_council_peek_state (self->council));
  gtk_widget_set_sensitive (self->ask_button, self->act != NULL);
}

/* Before a document is chosen there is nothing to be told off for. */
static gboolean
is_begun (StewardReviewForm *self)
{
  if (wants_document (self) && self->document == NULL && self->appealed == NULL)
    return FALSE;

  return self->kind != STEWARD_REVIEW_EXCEPTION || self->appealed != NULL ||
         *gtk_editable_get_text (self->rule_row) != '\0';
}

/* A day that is none must not become no day. */
static gboolean
check_until (StewardReviewForm *self)
{
  g_autoptr (GError) error = NULL;
  gboolean valid = TRUE;

  if (gtk_widget_get_visible (GTK_WIDGET (self->until_row)))
    steward_date_field_get_time (STEWARD_DATE_FIELD (self->until), &valid);
  if (valid)
    return TRUE;
  error = g_error_new_literal (STEWARD_ERROR, STEWARD_ERROR_USAGE,
                               _("A day is written as 2026-12-31, or as a number of days from now."));
  show_error (self, error);

  return FALSE;
}

static void
prepare (StewardReviewForm *self)
{
  g_autoptr (StewardIntent) intent = NULL;

  g_clear_handle_id (&self->typing, g_source_remove);
  g_cancellable_cancel (self->preparing);
  g_clear_object (&self->preparing);
  g_clear_pointer (&self->act, steward_act_free);
  show_act (self);
  show_preview (self);
  if (!is_begun (self) || steward_services_get_person (self->services) == NULL)
    {
      show_error (self, self->failure);
      return;
    }
  if (!check_until (self))
    return;
  intent = make_intent (self);
  self->preparing = g_cancellable_new ();
  steward_council_prepare_async (self->council, intent, self->preparing, prepared_cb, g_object_ref (self));
}

static void
prepared_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (StewardReviewForm) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardAct) act = steward_council_prepare_finish (STEWARD_COUNCIL (source), result, &error);

  if (self->preparing == NULL || g_task_get_cancellable (G_TASK (result)) != self->preparing)
    return;
  g_clear_object (&self->preparing);
  self->act = g_steal_pointer (&act);
  show_act (self);
  show_preview (self);
  show_error (self, error != NULL ? error : self->failure);
}

static gboolean
typing_cb (gpointer user_data)
{
  StewardReviewForm *self = user_data;

  self->typing = 0;
  prepare (self);

  return G_SOURCE_REMOVE;
}

static void
changed_cb (StewardReviewForm *self)
{
  if (self->filling || self->council == NULL)
    return;
  self->touched = TRUE;
  g_clear_error (&self->failure);
  g_clear_handle_id (&self->typing, g_source_remove);
  gtk_widget_set_sensitive (self->ask_button, FALSE);
  self->typing = g_timeout_add (TYPING_MS, typing_cb, self);
}

static void
show_fields (StewardReviewForm *self)
{
  const char *document = self->document_name != NULL ? self->document_name : _("None chosen");
  g_autofree char *name = g_markup_escape_text (document, -1);

  gtk_widget_set_visible (GTK_WIDGET (self->kind_row), self->subject != NULL && self->appealed == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->level_row), wants_level (self));
  gtk_widget_set_visible (GTK_WIDGET (self->document_row), wants_document (self));
  gtk_widget_set_visible (GTK_WIDGET (self->rule_row),
                          self->kind == STEWARD_REVIEW_EXCEPTION && self->appealed == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->until_row), self->kind == STEWARD_REVIEW_EXCEPTION);
  adw_action_row_set_subtitle (self->document_row, name);
  steward_comment_box_set_title (self->comment, self->appealed != NULL ? _("What is new") : _("Why"));
}

static void
kind_selected_cb (StewardReviewForm *self)
{
  guint selected = adw_combo_row_get_selected (self->kind_row);

  if (self->filling || self->council == NULL || selected >= G_N_ELEMENTS (product_kinds))
    return;
  self->kind = product_kinds[selected];
  show_fields (self);
  changed_cb (self);
}

/* The document. */

static void
document_read_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  StewardReviewForm *self = STEWARD_REVIEW_FORM (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardPickedDocument) document = steward_picked_document_read_finish (result, &error);

  if (self->council == NULL)
    return;
  if (document == NULL)
    {
      show_error (self, error);
      return;
    }
  g_free (self->document);
  g_free (self->document_name);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  self->document = g_steal_pointer (&document->text);
  self->document_name = g_steal_pointer (&document->name);
  /* What is wrong with a charter is told when it is prepared. */
  self->findings = self->kind == STEWARD_REVIEW_CHARTER ? NULL : g_steal_pointer (&document->findings);
  show_fields (self);
  changed_cb (self);
}

static void
document_chosen_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (StewardReviewForm) self = user_data;
  g_autofree char *path = steward_dialogs_open_file_finish (result, NULL);

  if (path != NULL && self->council != NULL)
    steward_picked_document_read_async (G_OBJECT (self), path, NULL, document_read_cb, NULL);
}

static void
document_clicked_cb (StewardReviewForm *self)
{
  steward_dialogs_open_file_async (GTK_WINDOW (self), _("Choose the New Document"), _("Documents"),
                                   "*.yaml *.yml *.json", self->cancellable, document_chosen_cb, g_object_ref (self));
}

/* Evidence. */

static void show_files (StewardReviewForm *self);

static void
remove_file_cb (StewardReviewForm *self,
                GtkWidget         *button)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "steward-index"));

  g_ptr_array_remove_index (self->files, index);
  show_files (self);
  changed_cb (self);
}

static void
show_files (StewardReviewForm *self)
{
  steward_box_clear (self->files_list);
  for (guint i = 0; i < self->files->len; i++)
    {
      const char *path = g_ptr_array_index (self->files, i);
      g_autofree char *name = g_filename_display_basename (path);
      GtkWidget *button = gtk_button_new_from_icon_name ("edit-delete-symbolic");

      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_tooltip_text (button, _("Remove the File"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Remove the file"), -1);
      g_object_set_data (G_OBJECT (button), "steward-index", GUINT_TO_POINTER (i));
      g_signal_connect_swapped (button, "clicked", G_CALLBACK (remove_file_cb), self);
      gtk_box_append (GTK_BOX (self->files_list), steward_line_new ("mail-attachment-symbolic", name, NULL, button));
    }
}

static void
file_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (StewardReviewForm) self = user_data;
  char *path = steward_dialogs_open_file_finish (result, NULL);

  if (path == NULL || self->council == NULL)
    {
      g_free (path);
      return;
    }
  g_ptr_array_add (self->files, path);
  show_files (self);
  changed_cb (self);
}

static void
add_file_cb (StewardReviewForm *self)
{
  steward_dialogs_open_file_async (GTK_WINDOW (self), _("Add Evidence"), _("All files"), "*", self->cancellable,
                                   file_chosen_cb, g_object_ref (self));
}

/* Recording. */

static void
keep_draft (StewardReviewForm *self)
{
  g_autofree char *form = make_form_id (self);
  g_autoptr (StewardIntent) intent = self->touched ? make_intent (self) : NULL;

  if (intent != NULL)
    steward_form_drafts_put (self->drafts, steward_services_get_person (self->services), form, intent);
}

static void
forget_draft (StewardReviewForm *self)
{
  g_autofree char *form = make_form_id (self);

  self->touched = FALSE;
  steward_form_drafts_put (self->drafts, steward_services_get_person (self->services), form, NULL);
}

static void
set_busy (StewardReviewForm *self,
          gboolean           busy)
{
  gtk_widget_set_sensitive (self->scroll, !busy);
  gtk_widget_set_sensitive (self->ask_button, !busy && self->act != NULL);
}

static void
ask_cb (StewardReviewForm *self)
{
  g_autoptr (GPtrArray) acts = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_act_free);

  if (self->act == NULL)
    return;
  g_clear_error (&self->failure);
  g_ptr_array_add (acts, g_steal_pointer (&self->act));
  steward_sealing_confirm (self->sealing, g_steal_pointer (&acts));
  set_busy (self, TRUE);
}

static void
undone_cb (StewardReviewForm *self)
{
  set_busy (self, FALSE);
  prepare (self);
}

/* What was asked can be asked again as it is. */
static void
failed_cb (StewardReviewForm *self,
           StewardAct        *act,
           const GError      *error)
{
  g_clear_error (&self->failure);
  self->failure = g_error_copy (error);
  self->touched = TRUE;
  set_busy (self, FALSE);
  keep_draft (self);
  prepare (self);
}

static void
sealed_cb (StewardReviewForm *self,
           StewardAct        *act)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  forget_draft (self);
  steward_council_refresh (self->council);
  if (parent != NULL && act->review != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.review-opened", "s", act->review);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* What was confirmed is recorded at once, what was only written is kept. */
static gboolean
settle_cb (StewardReviewForm *self)
{
  if (steward_sealing_get_state (self->sealing) == STEWARD_SEALING_IDLE)
    {
      keep_draft (self);
      return GDK_EVENT_PROPAGATE;
    }
  steward_sealing_flush (self->sealing);
  forget_draft (self);
  steward_council_refresh (self->council);

  return GDK_EVENT_PROPAGATE;
}

static gboolean
steward_review_form_close_request (GtkWindow *window)
{
  settle_cb (STEWARD_REVIEW_FORM (window));

  return GTK_WINDOW_CLASS (steward_review_form_parent_class)->close_request (window);
}

static void
steward_review_form_dispose (GObject *object)
{
  StewardReviewForm *self = STEWARD_REVIEW_FORM (object);

  g_clear_handle_id (&self->typing, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->preparing);
  g_clear_object (&self->preparing);
  if (self->undo_bar != NULL)
    steward_undo_bar_set_sealing (self->undo_bar, NULL);
  self->undo_bar = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), STEWARD_TYPE_REVIEW_FORM);
  g_clear_object (&self->sealing);
  g_clear_object (&self->drafts);
  g_clear_object (&self->council);
  g_clear_object (&self->services);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->act, steward_act_free);
  g_clear_error (&self->failure);
  g_clear_pointer (&self->detail, steward_entry_detail_free);
  g_clear_pointer (&self->levels, g_ptr_array_unref);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->files, g_ptr_array_unref);

  G_OBJECT_CLASS (steward_review_form_parent_class)->dispose (object);
}

static void
steward_review_form_finalize (GObject *object)
{
  StewardReviewForm *self = STEWARD_REVIEW_FORM (object);

  g_free (self->subject);
  g_free (self->appealed);
  g_free (self->document);
  g_free (self->document_name);

  G_OBJECT_CLASS (steward_review_form_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, StewardReviewForm, subject_label);
  gtk_widget_class_bind_template_child (widget_class, StewardReviewForm, kind_row);
  gtk_widget_class_bind_template_child (widget_class, StewardReviewForm, level_row);
  gtk_widget_class_bind_template_child (widget_class, StewardReviewForm, document_row);
  gtk_widget_class_bind_template_child (widget_class, StewardReviewForm, rule_row);
  gtk_widget_class_bind_template_child (widget_class, StewardReviewForm, until_row);
  gtk_widget_class_bind_template_child (widget_class, StewardReviewForm, comment);
  gtk_widget_class_bind_template_child (widget_class, StewardReviewForm, scroll);
  gtk_widget_class_bind_template_child (widget_class, StewardReviewForm, files_list);
  gtk_widget_class_bind_template_child (widget_class, StewardReviewForm, preview);
  gtk_widget_class_bind_template_child (widget_class, StewardReviewForm, error);
  gtk_widget_class_bind_template_child (widget_class, StewardReviewForm, error_label);
  gtk_widget_class_bind_template_child (widget_class, StewardReviewForm, recorded);
  gtk_widget_class_bind_template_child (widget_class, StewardReviewForm, ask_button);
  gtk_widget_class_bind_template_child (widget_class, StewardReviewForm, undo_bar);
  gtk_widget_class_bind_template_callback (widget_class, kind_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, document_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_file_cb);
  gtk_widget_class_bind_template_callback (widget_class, ask_cb);
}

static void
steward_review_form_class_init (StewardReviewFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = steward_review_form_dispose;
  object_class->finalize = steward_review_form_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = steward_review_form_close_request;

  g_type_ensure (STEWARD_TYPE_COMMENT_BOX);
  g_type_ensure (STEWARD_TYPE_RECORDED_BOX);
  g_type_ensure (STEWARD_TYPE_UNDO_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/stewardconsole/Steward/ui/review/steward-review-form.ui");
  bind_template (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
fill_choices (StewardReviewForm *self)
{
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) levels = gtk_string_list_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (product_kinds); i++)
    gtk_string_list_append (kinds, _(steward_review_kind_to_title (product_kinds[i])));
  for (int level = STEWARD_CERTIFICATION_BRONZE; level <= STEWARD_CERTIFICATION_GOLD; level++)
    gtk_string_list_append (levels, _(steward_certification_to_title (level)));
  adw_combo_row_set_model (self->kind_row, G_LIST_MODEL (kinds));
  adw_combo_row_set_model (self->level_row, G_LIST_MODEL (levels));
}

static void
steward_review_form_init (StewardReviewForm *self)
{
  self->files = g_ptr_array_new_with_free_func (g_free);
  self->cancellable = g_cancellable_new ();
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_choices (self);
  self->until = steward_date_field_new (_("Until"));
  gtk_widget_set_valign (self->until, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->until, "changed", G_CALLBACK (changed_cb), self);
  adw_action_row_add_suffix (self->until_row, self->until);
  self->filling = FALSE;
}

static void
levels_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (StewardReviewForm) self = user_data;
  g_autoptr (GPtrArray) levels = steward_evidence_levels_finish (STEWARD_COUNCIL (source), result, NULL);

  if (levels == NULL || self->council == NULL)
    return;
  self->levels = g_steal_pointer (&levels);
  show_preview (self);
}

static void
detail_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (StewardReviewForm) self = user_data;
  g_autoptr (StewardEntryDetail) detail = steward_catalog_load_finish (STEWARD_CATALOG (source), result, NULL);
  g_autofree char *name = NULL;

  if (detail == NULL || self->council == NULL)
    return;
  name = steward_plain_text_line (detail->entry->name);
  gtk_label_set_text (self->subject_label, name);
  self->detail = g_steal_pointer (&detail);
  steward_evidence_levels_async (self->council, self->detail->urn, self->cancellable, levels_cb, g_object_ref (self));
  show_preview (self);
}

static void
select_kind (StewardReviewForm *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (product_kinds); i++)
    if (product_kinds[i] == self->kind)
      adw_combo_row_set_selected (self->kind_row, i);
}

/* Findings are no part of a draft. */
static void
check_document (StewardReviewForm *self)
{
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  if (self->document != NULL && self->kind != STEWARD_REVIEW_CHARTER)
    self->findings = steward_picked_document_check (self->document, self->document_name);
}

static void
read_draft (StewardReviewForm *self)
{
  g_autofree char *form = make_form_id (self);
  const StewardIntent *draft = steward_form_drafts_get (self->drafts, steward_services_get_person (self->services),
                                                        form);

  if (draft == NULL || self->touched)
    return;
  self->filling = TRUE;
  if (self->appealed == NULL && self->subject != NULL)
    self->kind = draft->kind;
  select_kind (self);
  if (draft->level != STEWARD_CERTIFICATION_NONE)
    adw_combo_row_set_selected (self->level_row, draft->level - STEWARD_CERTIFICATION_BRONZE);
  steward_comment_box_set_text (self->comment, draft->comment);
  gtk_editable_set_text (self->rule_row, draft->rule != NULL ? draft->rule : "");
  steward_date_field_set_time (STEWARD_DATE_FIELD (self->until), draft->until);
  self->document = g_strdup (draft->document);
  self->document_name = g_strdup (draft->document_name);
  check_document (self);
  for (guint i = 0; draft->files != NULL && draft->files[i] != NULL; i++)
    g_ptr_array_add (self->files, g_strdup (draft->files[i]));
  self->filling = FALSE;
  self->touched = TRUE;
  show_files (self);
  show_fields (self);
  prepare (self);
}

static StewardReviewForm *
open_form (GtkWindow         *parent,
           StewardServices   *services,
           StewardReviewKind  kind,
           const char        *subject,
           const char        *appealed)
{
  StewardReviewForm *self = g_object_new (STEWARD_TYPE_REVIEW_FORM, "transient-for", parent, NULL);

  self->services = g_object_ref (services);
  self->kind = kind;
  self->subject = kind == STEWARD_REVIEW_CHARTER ? NULL : g_strdup (subject);
  self->appealed = g_strdup (appealed);
  self->drafts = steward_form_drafts_new (steward_services_get_governance (services));
  self->council = g_object_ref (steward_services_get_council (services));
  self->sealing = steward_sealing_new (self->council);
  g_signal_connect_object (self->drafts, "loaded", G_CALLBACK (read_draft), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sealing, "sealed", G_CALLBACK (sealed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sealing, "undone", G_CALLBACK (undone_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sealing, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  /* Whoever quits closes the window below. */
  if (parent != NULL)
    g_signal_connect_object (parent, "close-request", G_CALLBACK (settle_cb), self, G_CONNECT_SWAPPED);
  steward_undo_bar_set_sealing (self->undo_bar, self->sealing);
  gtk_label_set_text (self->subject_label, self->subject == NULL ? _("The Charter") : "");
  self->filling = TRUE;
  select_kind (self);
  self->filling = FALSE;
  show_fields (self);
  if (self->subject != NULL)
    steward_catalog_load_async (steward_services_get_catalog (services), self->subject, self->cancellable, detail_cb,
                                g_object_ref (self));
  if (steward_services_get_person (services) == NULL)
    {
      g_autoptr (GError) error = g_error_new_literal (STEWARD_ERROR, STEWARD_ERROR_DENIED,
                                                      _("Nobody sits at this desk. Choose who you are in the queue."));

      show_error (self, error);
    }
  prepare (self);
  gtk_window_present (GTK_WINDOW (self));

  return self;
}

/**
 * steward_review_form_open:
 * @parent: the window above which it appears
 * @services: the services
 * @kind: what is asked; of a product the person may choose another
 * @subject: (nullable): URN of a product; %NULL for the charter
 *
 * Returns: (transfer none): the form, which belongs to GTK as every toplevel
 *   does
 */
GtkWindow *
steward_review_form_open (GtkWindow         *parent,
                          StewardServices   *services,
                          StewardReviewKind  kind,
                          const char        *subject)
{
  return GTK_WINDOW (open_form (parent, services, kind, subject, NULL));
}

/**
 * steward_review_form_open_appeal:
 * @parent: the window above which it appears
 * @services: the services
 * @review: a rejected review
 *
 * Returns: (transfer none): the form
 */
GtkWindow *
steward_review_form_open_appeal (GtkWindow           *parent,
                                 StewardServices     *services,
                                 const StewardReview *review)
{
  return GTK_WINDOW (open_form (parent, services, review->kind, review->subject, review->id));
}
