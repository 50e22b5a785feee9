/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Purposes and legal bases are those of the charter; what a person adds in
 * their own words goes to the ledger as a payload. */

#include "config.h"

#include "steward-purpose-fields.h"

#include <glib/gi18n.h>

#include "steward-cards.h"
#include "steward-comment-box.h"
#include "steward-dialogs.h"
#include "steward-form-note.h"
#include "steward-plain-text.h"

struct _StewardPurposeFields
{
  GtkBox parent_instance;

  GPtrArray *purposes;                 /* owned char*: ids; the first is NULL */
  GPtrArray *bases;                    /* owned char*: ids; the first is NULL */
  GPtrArray *files;                    /* owned char*: paths */
  GCancellable *cancellable;           /* owned */
  gboolean settling;

  GtkWidget *purpose;                  /* unowned, below */
  GtkWidget *basis;
  GtkWidget *ticket;
  StewardCommentBox *text;
  GtkWidget *files_list;
  GtkWidget *terms_box;
  GtkWidget *terms;
  GtkWidget *accepts;
};

G_DEFINE_FINAL_TYPE (StewardPurposeFields, steward_purpose_fields, GTK_TYPE_BOX)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void show_files (StewardPurposeFields *self);

static void
tell (StewardPurposeFields *self)
{
  if (!self->settling)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Files of evidence. */

static void
remove_file_cb (StewardPurposeFields *self,
                GtkWidget            *button)
{
  g_ptr_array_remove_index (self->files, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "steward-index")));
  show_files (self);
  tell (self);
}

static void
show_files (StewardPurposeFields *self)
{
  steward_box_clear (self->files_list);
  for (guint i = 0; i < self->files->len; i++)
    {
      g_autofree char *name = g_filename_display_basename (g_ptr_array_index (self->files, i));
      GtkWidget *button = gtk_button_new_from_icon_name ("edit-delete-symbolic");

      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_tooltip_text (button, _("Remove the File"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Remove the file"), -1);
      g_object_set_data (G_OBJECT (button), "steward-index", GUINT_TO_POINTER (i));
      g_signal_connect_swapped (button, "clicked", G_CALLBACK (remove_file_cb), self);
      gtk_box_append (GTK_BOX (self->files_list), steward_line_new ("mail-attachment-symbolic", name, NULL, button));
    }
  gtk_widget_set_visible (self->files_list, self->files->len > 0);
}

static void
file_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (StewardPurposeFields) self = user_data;
  g_autofree char *path = steward_dialogs_open_file_finish (result, NULL);

  if (path == NULL || self->cancellable == NULL)
    return;
  g_ptr_array_add (self->files, g_steal_pointer (&path));
  show_files (self);
  tell (self);
}

static void
add_file_cb (StewardPurposeFields *self)
{
  steward_dialogs_open_file_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _("Choose Evidence"),
                                   _("Files"), "*", self->cancellable, file_chosen_cb, g_object_ref (self));
}

static GtkWidget *
make_files (StewardPurposeFields *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *add = gtk_button_new_with_label (_("Add a File…"));

  gtk_widget_add_css_class (add, "small-button");
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (add_file_cb), self);
  gtk_box_append (GTK_BOX (box), steward_line_new (NULL, _("Evidence"),
                                                   _("An impact assessment, an agreement: kept with its SHA-256"),
                                                   add));
  self->files_list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_widget_set_visible (self->files_list, FALSE);
  gtk_box_append (GTK_BOX (box), self->files_list);

  return box;
}

static GtkWidget *
make_terms (StewardPurposeFields *self)
{
  self->terms_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->terms = steward_text_new (NULL, "small");
  gtk_widget_add_css_class (self->terms, "terms-text");
  self->accepts = gtk_check_button_new_with_label (_("These terms are accepted"));
  g_signal_connect_swapped (self->accepts, "toggled", G_CALLBACK (tell), self);
  gtk_box_append (GTK_BOX (self->terms_box), steward_text_new (_("Terms"), "heading"));
  gtk_box_append (GTK_BOX (self->terms_box), self->terms);
  gtk_box_append (GTK_BOX (self->terms_box), self->accepts);
  gtk_widget_set_visible (self->terms_box, FALSE);

  return self->terms_box;
}

static void
steward_purpose_fields_dispose (GObject *object)
{
  StewardPurposeFields *self = STEWARD_PURPOSE_FIELDS (object);

  self->settling = TRUE;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (steward_purpose_fields_parent_class)->dispose (object);
}

static void
steward_purpose_fields_finalize (GObject *object)
{
  StewardPurposeFields *self = STEWARD_PURPOSE_FIELDS (object);

  g_ptr_array_unref (self->purposes);
  g_ptr_array_unref (self->bases);
  g_ptr_array_unref (self->files);

  G_OBJECT_CLASS (steward_purpose_fields_parent_class)->finalize (object);
}

static void
steward_purpose_fields_class_init (StewardPurposeFieldsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = steward_purpose_fields_dispose;
  object_class->finalize = steward_purpose_fields_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static GtkWidget *
add_row (GtkWidget *group,
         GtkWidget *row)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  if (GTK_IS_EDITABLE (row))
    steward_form_name_entry (row, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));

  return row;
}

static void
steward_purpose_fields_init (StewardPurposeFields *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  self->settling = TRUE;
  self->cancellable = g_cancellable_new ();
  self->purposes = g_ptr_array_new_with_free_func (g_free);
  self->bases = g_ptr_array_new_with_free_func (g_free);
  self->files = g_ptr_array_new_with_free_func (g_free);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("What For"));
  self->purpose = add_row (group, g_object_new (ADW_TYPE_COMBO_ROW, "title", _("Purpose"), "use-subtitle", TRUE, NULL));
  self->basis = add_row (group, g_object_new (ADW_TYPE_COMBO_ROW, "title", _("Legal basis"), "use-subtitle", TRUE,
                                              NULL));
  self->ticket = add_row (group, g_object_new (ADW_TYPE_ENTRY_ROW, "title", _("Ticket"), NULL));
  g_signal_connect_swapped (self->purpose, "notify::selected", G_CALLBACK (tell), self);
  g_signal_connect_swapped (self->basis, "notify::selected", G_CALLBACK (tell), self);
  g_signal_connect_swapped (self->ticket, "changed", G_CALLBACK (tell), self);
  gtk_box_append (GTK_BOX (self), group);
  self->text = STEWARD_COMMENT_BOX (steward_comment_box_new (_("In your own words")));
  g_signal_connect_swapped (self->text, "changed", G_CALLBACK (tell), self);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->text));
  gtk_box_append (GTK_BOX (self), make_files (self));
  gtk_box_append (GTK_BOX (self), make_terms (self));
  self->settling = FALSE;
}

/**
 * steward_purpose_fields_new:
 *
 * Returns: (transfer floating): empty fields
 */
GtkWidget *
steward_purpose_fields_new (void)
{
  return g_object_new (STEWARD_TYPE_PURPOSE_FIELDS, NULL);
}

static void
set_choices (GtkWidget  *row,
             GPtrArray  *ids,
             GPtrArray  *choices,
             const char *none)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  g_ptr_array_set_size (ids, 0);
  g_ptr_array_add (ids, NULL);
  gtk_string_list_append (titles, none);
  for (guint i = 0; choices != NULL && i < choices->len; i++)
    {
      const StewardAccessChoice *choice = g_ptr_array_index (choices, i);
      g_autofree char *text = steward_plain_text_line (choice->text != NULL ? choice->text : choice->id);

      g_ptr_array_add (ids, g_strdup (choice->id));
      gtk_string_list_append (titles, text);
    }
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (titles));
  gtk_widget_set_visible (row, ids->len > 1);
}

/**
 * steward_purpose_fields_set_rules:
 * @self: the fields
 * @rules: (nullable): of the charter; read now, not kept
 */
void
steward_purpose_fields_set_rules (StewardPurposeFields     *self,
                                  const StewardAccessRules *rules)
{
  g_autofree char *terms = NULL;

  g_return_if_fail (STEWARD_IS_PURPOSE_FIELDS (self));

  self->settling = TRUE;
  set_choices (self->purpose, self->purposes, rules != NULL ? rules->purposes : NULL, _("Another one"));
  set_choices (self->basis, self->bases, rules != NULL ? rules->legal_bases : NULL, _("None"));
  terms = rules != NULL ? steward_plain_text_block (rules->terms, G_MAXSIZE, NULL) : NULL;
  gtk_label_set_text (GTK_LABEL (self->terms), terms != NULL ? terms : "");
  gtk_widget_set_visible (self->terms_box, terms != NULL && *terms != '\0');
  self->settling = FALSE;
}

static void
select_id (GtkWidget  *row,
           GPtrArray  *ids,
           const char *id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_strcmp0 (g_ptr_array_index (ids, i), id) == 0)
      adw_combo_row_set_selected (ADW_COMBO_ROW (row), i);
}

static const char *
get_id (GtkWidget *row,
        GPtrArray *ids)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (row));

  return selected < ids->len ? g_ptr_array_index (ids, selected) : NULL;
}

/**
 * steward_purpose_fields_set:
 * @self: the fields, after their rules were set
 * @intent: with an ask: what stands in them
 */
void
steward_purpose_fields_set (StewardPurposeFields *self,
                            const StewardIntent  *intent)
{
  g_return_if_fail (STEWARD_IS_PURPOSE_FIELDS (self));

  self->settling = TRUE;
  if (intent->ask != NULL)
    {
      select_id (self->purpose, self->purposes, intent->ask->purpose);
      select_id (self->basis, self->bases, intent->ask->legal_basis);
      gtk_editable_set_text (GTK_EDITABLE (self->ticket), intent->ask->ticket != NULL ? intent->ask->ticket : "");
      gtk_check_button_set_active (GTK_CHECK_BUTTON (self->accepts), intent->ask->accepts_terms);
    }
  steward_comment_box_set_text (self->text, intent->comment);
  g_ptr_array_set_size (self->files, 0);
  for (guint i = 0; intent->files != NULL && intent->files[i] != NULL; i++)
    g_ptr_array_add (self->files, g_strdup (intent->files[i]));
  show_files (self);
  self->settling = FALSE;
}

/**
 * steward_purpose_fields_fill:
 * @self: the fields
 * @intent: with an ask: gets what stands in them
 */
void
steward_purpose_fields_fill (StewardPurposeFields *self,
                             StewardIntent        *intent)
{
  g_autofree char *ticket = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->ticket))));

  g_return_if_fail (STEWARD_IS_PURPOSE_FIELDS (self));

  g_free (intent->ask->purpose);
  g_free (intent->ask->legal_basis);
  g_free (intent->ask->ticket);
  g_free (intent->comment);
  g_clear_pointer (&intent->files, g_strfreev);
  intent->ask->purpose = g_strdup (get_id (self->purpose, self->purposes));
  intent->ask->legal_basis = g_strdup (get_id (self->basis, self->bases));
  intent->ask->ticket = *ticket != '\0' ? g_steal_pointer (&ticket) : NULL;
  intent->ask->accepts_terms = gtk_widget_get_visible (self->terms_box) &&
                               gtk_check_button_get_active (GTK_CHECK_BUTTON (self->accepts));
  intent->comment = steward_comment_box_dup_text (self->text);
  if (self->files->len == 0)
    return;
  intent->files = g_new0 (char *, self->files->len + 1);
  for (guint i = 0; i < self->files->len; i++)
    intent->files[i] = g_strdup (g_ptr_array_index (self->files, i));
}

/**
 * steward_purpose_fields_has_text:
 * @self: the fields
 *
 * Returns: whether there are words of the person's own
 */
gboolean
steward_purpose_fields_has_text (StewardPurposeFields *self)
{
  g_autofree char *text = steward_comment_box_dup_text (self->text);

  return text != NULL && *text != '\0';
}

/**
 * steward_purpose_fields_count_files:
 * @self: the fields
 *
 * Returns: how many files of evidence there are
 */
guint
steward_purpose_fields_count_files (StewardPurposeFields *self)
{
  g_return_val_if_fail (STEWARD_IS_PURPOSE_FIELDS (self), 0);

  return self->files->len;
}
