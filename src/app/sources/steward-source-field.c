/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* From a connector's description of a setting to the widget that asks for it.
 * libadwaita 1.2 has no room for a hint or an error in an entry row, so each
 * field has a second row for them, without a line between the two. */

#include "config.h"

#include "steward-source-field.h"

#include <glib/gi18n.h>

#include "steward-accessible.h"
#include "steward-dialogs.h"

struct _StewardSourceField
{
  GObject parent_instance;

  const StewardField *field;           /* static */
  gboolean editing;                    /* the source exists: an empty secret keeps the old one */

  GtkWidget *row;                      /* owned */
  GtkWidget *caption_row;              /* owned */
  GtkImage *caption_icon;              /* in caption_row */
  GtkLabel *caption;                   /* in caption_row */

  char *refusal;                       /* owned; NULL: the value is fine as far as we know */
};

G_DEFINE_FINAL_TYPE (StewardSourceField, steward_source_field, G_TYPE_OBJECT)

static const char *
get_hint (StewardSourceField *self)
{
  if (self->field->kind == STEWARD_FIELD_SECRET && self->editing)
    return _("Kept in the keyring. Leave it empty to keep the present one.");
  if (self->field->hint != NULL)
    return _(self->field->hint);
  if (self->field->kind == STEWARD_FIELD_SECRET)
    return _("Kept in the keyring, never in a file.");
  if (self->field->kind == STEWARD_FIELD_LIST)
    return _("Separated by commas.");

  return NULL;
}

static void
show_caption (StewardSourceField *self)
{
  gboolean refused = self->refusal != NULL;
  const char *text = refused ? self->refusal : get_hint (self);

  gtk_label_set_label (self->caption, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->caption_icon), refused);
  gtk_widget_set_visible (self->caption_row, text != NULL);
  if (text != NULL)
    gtk_widget_add_css_class (self->row, "captioned");
  else
    gtk_widget_remove_css_class (self->row, "captioned");
  if (refused)
    gtk_widget_remove_css_class (GTK_WIDGET (self->caption), "dim-label");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->caption), "dim-label");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->row), GTK_ACCESSIBLE_STATE_INVALID,
                               refused ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
changed_cb (StewardSourceField *self)
{
  if (self->refusal != NULL)
    steward_source_field_refuse (self, NULL);
}

static void
picked_cb (GObject      *parent,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (StewardSourceField) self = user_data;
  g_autofree char *path = steward_dialogs_pick_folder_finish (result, NULL);

  if (path != NULL)
    steward_source_field_set_value (self, path);
}

static void
pick_cb (StewardSourceField *self)
{
  g_autofree char *path = steward_source_field_get_value (self);

  steward_dialogs_pick_folder_async (GTK_WINDOW (gtk_widget_get_root (self->row)), _("Choose a Folder"), path, NULL,
                                     picked_cb, g_object_ref (self));
}

static GtkWidget *
make_combo (const StewardField *field)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  for (const StewardChoice *choice = field->choices; choice != NULL && choice->id != NULL; choice++)
    gtk_string_list_append (titles, _(choice->title));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (titles));
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (row), TRUE);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);

  return row;
}

static GtkWidget *
make_pick_button (StewardSourceField *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("folder-open-symbolic");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Choose a Folder"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Choose a folder"), -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (pick_cb), self, G_CONNECT_SWAPPED);

  return button;
}

static GtkWidget *
make_entry (StewardSourceField *self)
{
  GtkWidget *row = self->field->kind == STEWARD_FIELD_SECRET ? adw_password_entry_row_new () : adw_entry_row_new ();

  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  if (self->field->kind == STEWARD_FIELD_PORT)
    adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (row), GTK_INPUT_PURPOSE_DIGITS);
  if (self->field->kind == STEWARD_FIELD_FOLDER)
    adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), make_pick_button (self));
  if (self->field->kind == STEWARD_FIELD_SECRET)
    steward_accessible_name_buttons (row, _("Show the secret"));
  g_signal_connect_object (row, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);

  return row;
}

static void
build_caption (StewardSourceField *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->caption_icon = g_object_new (GTK_TYPE_IMAGE,
                                     "icon-name", "dialog-error-symbolic",
                                     "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                     "valign", GTK_ALIGN_START,
                                     NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->caption_icon), "mark-error");
  self->caption = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0, "hexpand", TRUE, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->caption), "small");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->caption_icon));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->caption));

  self->caption_row = g_object_ref_sink (adw_preferences_row_new ());
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self->caption_row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->caption_row), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (self->caption_row), FALSE);
  gtk_widget_set_focusable (self->caption_row, FALSE);
  gtk_widget_add_css_class (self->caption_row, "field-caption");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->row), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                  self->caption, NULL, -1);
}

static void
steward_source_field_dispose (GObject *object)
{
  StewardSourceField *self = STEWARD_SOURCE_FIELD (object);

  if (self->row != NULL && self->field->kind == STEWARD_FIELD_SECRET)
    gtk_editable_set_text (GTK_EDITABLE (self->row), "");
  g_clear_object (&self->row);
  g_clear_object (&self->caption_row);
  g_clear_pointer (&self->refusal, g_free);

  G_OBJECT_CLASS (steward_source_field_parent_class)->dispose (object);
}

static void
steward_source_field_class_init (StewardSourceFieldClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = steward_source_field_dispose;
}

static void
steward_source_field_init (StewardSourceField *self)
{
}

/**
 * steward_source_field_new:
 * @field: (transfer none): the connector's description, which is static
 * @editing: whether the source exists already
 *
 * Returns: (transfer full): the field, with its fallback filled in
 */
StewardSourceField *
steward_source_field_new (const StewardField *field,
                          gboolean            editing)
{
  StewardSourceField *self = g_object_new (STEWARD_TYPE_SOURCE_FIELD, NULL);

  self->field = field;
  self->editing = editing;
  self->row = g_object_ref_sink (field->kind == STEWARD_FIELD_CHOICE ? make_combo (field) : make_entry (self));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), _(field->title));
  build_caption (self);
  if (field->fallback != NULL)
    steward_source_field_set_value (self, field->fallback);
  show_caption (self);

  return self;
}

/**
 * steward_source_field_add_to:
 * @self: a field
 * @group: where its rows go
 */
void
steward_source_field_add_to (StewardSourceField  *self,
                             AdwPreferencesGroup *group)
{
  g_return_if_fail (STEWARD_IS_SOURCE_FIELD (self));

  adw_preferences_group_add (group, self->row);
  adw_preferences_group_add (group, self->caption_row);
}

/**
 * steward_source_field_remove_from:
 * @self: a field
 * @group: where its rows are
 */
void
steward_source_field_remove_from (StewardSourceField  *self,
                                  AdwPreferencesGroup *group)
{
  g_return_if_fail (STEWARD_IS_SOURCE_FIELD (self));

  adw_preferences_group_remove (group, self->row);
  adw_preferences_group_remove (group, self->caption_row);
}

/**
 * steward_source_field_get_field:
 * @self: a field
 *
 * Returns: (transfer none): the connector's description
 */
const StewardField *
steward_source_field_get_field (StewardSourceField *self)
{
  g_return_val_if_fail (STEWARD_IS_SOURCE_FIELD (self), NULL);

  return self->field;
}

/**
 * steward_source_field_get_row:
 * @self: a field
 *
 * Returns: (transfer none): the row that asks for the value
 */
GtkWidget *
steward_source_field_get_row (StewardSourceField *self)
{
  g_return_val_if_fail (STEWARD_IS_SOURCE_FIELD (self), NULL);

  return self->row;
}

/**
 * steward_source_field_get_value:
 * @self: a field
 *
 * Returns: (transfer full): the value as the setting wants it, without blanks
 *   around it; a secret exactly as typed
 */
char *
steward_source_field_get_value (StewardSourceField *self)
{
  g_return_val_if_fail (STEWARD_IS_SOURCE_FIELD (self), NULL);

  if (self->field->kind == STEWARD_FIELD_CHOICE)
    {
      guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->row));

      return g_strdup (selected != GTK_INVALID_LIST_POSITION ? self->field->choices[selected].id : "");
    }
  if (self->field->kind == STEWARD_FIELD_SECRET)
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->row)));

  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->row))));
}

/**
 * steward_source_field_set_value:
 * @self: a field
 * @value: (nullable): the setting
 */
void
steward_source_field_set_value (StewardSourceField *self,
                                const char         *value)
{
  g_return_if_fail (STEWARD_IS_SOURCE_FIELD (self));

  if (self->field->kind != STEWARD_FIELD_CHOICE)
    {
      gtk_editable_set_text (GTK_EDITABLE (self->row), value != NULL ? value : "");
      return;
    }
  for (guint i = 0; self->field->choices[i].id != NULL; i++)
    if (g_strcmp0 (self->field->choices[i].id, value) == 0)
      adw_combo_row_set_selected (ADW_COMBO_ROW (self->row), i);
}

static gboolean
is_port (const char *text)
{
  guint64 port;

  return g_ascii_string_to_unsigned (text, 10, 1, 65535, &port, NULL);
}

/**
 * steward_source_field_validate:
 * @self: a field
 *
 * Says below the row what is wrong with the value, as far as it can be seen
 * without asking the source.
 *
 * Returns: whether nothing is wrong
 */
gboolean
steward_source_field_validate (StewardSourceField *self)
{
  g_autofree char *value = steward_source_field_get_value (self);
  g_autofree char *sentence = NULL;
  gboolean kept = self->field->kind == STEWARD_FIELD_SECRET && self->editing;

  if (*value == '\0' && self->field->required && !kept)
    /* Translators: %s is the title of a field, as “Host” */
    sentence = g_strdup_printf (_("“%s” is needed."), _(self->field->title));
  else if (*value != '\0' && self->field->kind == STEWARD_FIELD_PORT && !is_port (value))
    sentence = g_strdup (_("A port is a number from 1 to 65535."));
  else if (*value != '\0' && self->field->kind == STEWARD_FIELD_FOLDER && !g_path_is_absolute (value))
    sentence = g_strdup (_("Enter the whole path, from “/” on, or choose the folder with the button."));
  else if (*value != '\0' && self->field->kind == STEWARD_FIELD_FOLDER && !g_file_test (value, G_FILE_TEST_IS_DIR))
    sentence = g_strdup_printf (_("There is no folder “%s”."), value);

  steward_source_field_refuse (self, sentence);

  return sentence == NULL;
}

/**
 * steward_source_field_refuse:
 * @self: a field
 * @sentence: (nullable): what is wrong with the value; %NULL: nothing
 */
void
steward_source_field_refuse (StewardSourceField *self,
                             const char         *sentence)
{
  g_return_if_fail (STEWARD_IS_SOURCE_FIELD (self));

  g_free (self->refusal);
  self->refusal = g_strdup (sentence);
  show_caption (self);
}

/**
 * steward_source_field_get_refusal:
 * @self: a field
 *
 * Returns: (transfer none) (nullable): what is said to be wrong with the value
 */
const char *
steward_source_field_get_refusal (StewardSourceField *self)
{
  g_return_val_if_fail (STEWARD_IS_SOURCE_FIELD (self), NULL);

  return self->refusal;
}
