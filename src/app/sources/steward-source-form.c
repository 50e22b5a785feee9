/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The form of a source: which kind, then the fields of that kind. What the
 * fields say can be checked against the source itself before it is saved. */

#include "config.h"

#include "steward-source-form.h"

#include <glib/gi18n.h>

#include "steward-source-draft.h"
#include "steward-source-words.h"
#include "steward-state-mark.h"

struct _StewardSourceForm
{
  AdwWindow parent_instance;

  StewardServices *services;           /* owned */
  StewardSourceItem *item;             /* owned; NULL: a new source */
  const StewardConnectorKind *kind;    /* static; NULL until it is chosen */
  char *id;                            /* owned: of the source that is saved */
  GPtrArray *fields;                   /* owned StewardSourceField: the name first, then the kind's */
  GCancellable *cancellable;           /* owned: of the check that runs */
  void (*again) (StewardSourceForm *self); /* what to repeat when the keyring is open */
  gboolean saving;                     /* closing hides the form until it is known how that went */

  GtkStack *stack;                     /* template children */
  GtkListBox *kinds;
  AdwPreferencesGroup *group;
  GtkWidget *back_button;
  GtkWidget *check_button;
  GtkWidget *save_button;
  GtkWidget *result;
  GtkWidget *action_bar;
  StewardStateMark *result_mark;
  GtkLabel *result_label;
  GtkLabel *result_remedy;
  GtkWidget *unlock_button;
};

G_DEFINE_FINAL_TYPE (StewardSourceForm, steward_source_form, ADW_TYPE_WINDOW)

enum
{
  SIGNAL_SAVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const StewardField name_field = {
  .key = "name",
  .kind = STEWARD_FIELD_TEXT,
  .title = N_("Name"),
  .hint = N_("What the source is called in every list."),
  .required = TRUE,
};

static void unlocked_cb (GObject *object, GAsyncResult *result, gpointer user_data);
static void saved_cb    (GObject *object, GAsyncResult *result, gpointer user_data);
static void checked_cb  (GObject *object, GAsyncResult *result, gpointer user_data);

static void
show_result (StewardSourceForm *self,
             const char        *icon_name,
             const char        *css_class,
             const char        *sentence,
             const char        *remedy)
{
  steward_state_mark_set (self->result_mark, icon_name, css_class);
  gtk_label_set_label (self->result_label, sentence != NULL ? sentence : "");
  gtk_label_set_label (self->result_remedy, remedy != NULL ? remedy : "");
  gtk_widget_set_visible (GTK_WIDGET (self->result_remedy), remedy != NULL);
  gtk_widget_set_visible (self->result, sentence != NULL);
  gtk_widget_set_visible (self->unlock_button, FALSE);
}

static void
show_error (StewardSourceForm *self,
            const GError      *error)
{
  show_result (self, "dialog-error-symbolic", "mark-error", error->message, steward_source_words_remedy (error));
  gtk_widget_set_visible (self->unlock_button,
                          steward_source_words_way_out (error) == STEWARD_WAY_OUT_UNLOCK);
}

static void
set_busy (StewardSourceForm *self,
          gboolean           busy)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->group), !busy);
  gtk_widget_set_sensitive (self->check_button, !busy);
  gtk_widget_set_sensitive (self->save_button, !busy);
  gtk_widget_set_sensitive (self->back_button, !busy);
}

static StewardSourceField *
get_name_field (StewardSourceForm *self)
{
  return g_ptr_array_index (self->fields, 0);
}

static gboolean
is_name_taken (StewardSourceForm *self)
{
  g_autofree char *name = steward_source_field_get_value (get_name_field (self));
  GListModel *sources = steward_services_get_sources (self->services);

  for (guint i = 0; i < g_list_model_get_n_items (sources); i++)
    {
      g_autoptr (StewardSourceItem) other = g_list_model_get_item (sources, i);
      StewardSource *source = steward_source_item_get_source (other);

      if (g_strcmp0 (steward_source_get_id (source), self->id) != 0
          && g_strcmp0 (steward_source_get_name (source), name) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
validate (StewardSourceForm *self)
{
  GtkWidget *first = NULL;

  for (guint i = 0; i < self->fields->len; i++)
    {
      StewardSourceField *field = g_ptr_array_index (self->fields, i);

      if (!steward_source_field_validate (field) && first == NULL)
        first = steward_source_field_get_row (field);
    }
  if (first == NULL && is_name_taken (self))
    {
      steward_source_field_refuse (get_name_field (self), _("Another source has this name."));
      first = steward_source_field_get_row (get_name_field (self));
    }
  if (first != NULL)
    gtk_widget_grab_focus (first);

  return first == NULL;
}

static StewardSource *
make_source (StewardSourceForm *self)
{
  return steward_source_draft_make_source (self->fields, self->id, self->kind->id,
                                           self->item != NULL ? steward_source_item_get_source (self->item) : NULL);
}

static void
check_cb (StewardSourceForm *self)
{
  g_autoptr (StewardSource) source = NULL;
  g_autoptr (GHashTable) secrets = NULL;

  if (!validate (self))
    return;

  source = make_source (self);
  secrets = steward_source_draft_make_secrets (self->fields);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->again = check_cb;
  set_busy (self, TRUE);
  show_result (self, NULL, "mark-none", _("Checking…"), NULL);
  steward_services_check_source_async (self->services, source, secrets, self->cancellable, checked_cb,
                                       g_object_ref (self));
}

static void
checked_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (StewardSourceForm) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *summary = steward_services_check_source_finish (STEWARD_SERVICES (object), result, &error);

  if (self->services == NULL || steward_error_is_cancelled (error))
    return;

  set_busy (self, FALSE);
  if (error != NULL)
    show_error (self, error);
  else
    show_result (self, "emblem-ok-symbolic", "mark-success", summary, NULL);
}

static void
save_cb (StewardSourceForm *self)
{
  g_autoptr (StewardSource) source = NULL;
  g_autoptr (GHashTable) secrets = NULL;

  if (self->kind == NULL || !validate (self))
    return;

  source = make_source (self);
  secrets = steward_source_draft_make_secrets (self->fields);
  self->again = save_cb;
  self->saving = TRUE;
  set_busy (self, TRUE);
  show_result (self, NULL, "mark-none", _("Saving…"), NULL);
  steward_services_save_source_async (self->services, source, secrets, NULL, saved_cb, g_object_ref (self));
}

static void
saved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (StewardSourceForm) self = user_data;
  g_autoptr (GError) error = NULL;
  StewardSourceItem *item;

  self->saving = FALSE;
  if (!steward_services_save_source_finish (STEWARD_SERVICES (object), result, &error))
    {
      if (self->services == NULL)
        return;
      set_busy (self, FALSE);
      show_error (self, error);
      gtk_window_present (GTK_WINDOW (self));
      return;
    }
  if (self->services == NULL)
    return;

  item = steward_services_find_source (self->services, self->id);
  if (item != NULL)
    g_signal_emit (self, signals[SIGNAL_SAVED], 0, item);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
unlock_cb (StewardSourceForm *self)
{
  set_busy (self, TRUE);
  steward_secrets_unlock_async (steward_services_get_secrets (self->services), NULL, unlocked_cb,
                                g_object_ref (self));
}

static void
unlocked_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (StewardSourceForm) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean unlocked = steward_secrets_unlock_finish (STEWARD_SECRETS (object), result, &error);

  if (self->services == NULL)
    return;

  set_busy (self, FALSE);
  if (unlocked)
    self->again (self);
  else if (!steward_error_is_cancelled (error))
    show_error (self, error);
}

static void
back_cb (StewardSourceForm *self)
{
  gtk_stack_set_visible_child_name (self->stack, "kinds");
  gtk_window_set_default_widget (GTK_WINDOW (self), NULL);
  gtk_widget_set_visible (self->back_button, FALSE);
  gtk_widget_set_visible (self->action_bar, FALSE);
  gtk_window_set_title (GTK_WINDOW (self), _("Add Source"));
}

static void
kind_activated_cb (StewardSourceForm *self,
                   GtkListBoxRow     *row)
{
  gsize n_kinds;
  const StewardConnectorKind *kinds = steward_connector_kinds (&n_kinds);
  int index = gtk_list_box_row_get_index (row);

  if (index >= 0 && (gsize) index < n_kinds)
    steward_source_form_choose_kind (self, &kinds[index]);
}

static void
add_kind (StewardSourceForm          *self,
          const StewardConnectorKind *kind)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name (kind->icon_name);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  gtk_widget_add_css_class (icon, "kind-icon");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(kind->title));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _(kind->summary));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_list_box_append (self->kinds, row);
}

static gboolean
steward_source_form_close_request (GtkWindow *window)
{
  StewardSourceForm *self = STEWARD_SOURCE_FORM (window);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  if (self->saving)
    {
      gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
      return GDK_EVENT_STOP;
    }

  return GTK_WINDOW_CLASS (steward_source_form_parent_class)->close_request (window);
}

static void
steward_source_form_dispose (GObject *object)
{
  StewardSourceForm *self = STEWARD_SOURCE_FORM (object);

  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->item);
  g_clear_object (&self->services);
  gtk_widget_dispose_template (GTK_WIDGET (self), STEWARD_TYPE_SOURCE_FORM);

  G_OBJECT_CLASS (steward_source_form_parent_class)->dispose (object);
}

static void
steward_source_form_finalize (GObject *object)
{
  g_free (STEWARD_SOURCE_FORM (object)->id);

  G_OBJECT_CLASS (steward_source_form_parent_class)->finalize (object);
}

static void
steward_source_form_class_init (StewardSourceFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = steward_source_form_dispose;
  object_class->finalize = steward_source_form_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = steward_source_form_close_request;

  signals[SIGNAL_SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, STEWARD_TYPE_SOURCE_ITEM);

  g_type_ensure (STEWARD_TYPE_STATE_MARK);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/stewardconsole/Steward/ui/sources/steward-source-form.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardSourceForm, stack);
  gtk_widget_class_bind_template_child (widget_class, StewardSourceForm, kinds);
  gtk_widget_class_bind_template_child (widget_class, StewardSourceForm, group);
  gtk_widget_class_bind_template_child (widget_class, StewardSourceForm, back_button);
  gtk_widget_class_bind_template_child (widget_class, StewardSourceForm, check_button);
  gtk_widget_class_bind_template_child (widget_class, StewardSourceForm, save_button);
  gtk_widget_class_bind_template_child (widget_class, StewardSourceForm, result);
  gtk_widget_class_bind_template_child (widget_class, StewardSourceForm, action_bar);
  gtk_widget_class_bind_template_child (widget_class, StewardSourceForm, result_mark);
  gtk_widget_class_bind_template_child (widget_class, StewardSourceForm, result_label);
  gtk_widget_class_bind_template_child (widget_class, StewardSourceForm, result_remedy);
  gtk_widget_class_bind_template_child (widget_class, StewardSourceForm, unlock_button);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, check_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, unlock_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
steward_source_form_init (StewardSourceForm *self)
{
  self->fields = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * steward_source_form_new:
 * @services: the services
 * @item: (nullable): the source to edit; %NULL: a new one
 *
 * Returns: (transfer none): a new window, which belongs to GTK as every
 *   toplevel does
 */
StewardSourceForm *
steward_source_form_new (StewardServices   *services,
                         StewardSourceItem *item)
{
  StewardSourceForm *self = g_object_new (STEWARD_TYPE_SOURCE_FORM, NULL);
  gsize n_kinds;
  const StewardConnectorKind *kinds = steward_connector_kinds (&n_kinds);

  self->services = g_object_ref (services);
  if (item != NULL)
    {
      self->item = g_object_ref (item);
      self->id = g_strdup (steward_source_get_id (steward_source_item_get_source (item)));
      steward_source_form_choose_kind (self, steward_source_item_get_kind (item));
      gtk_widget_set_visible (self->back_button, FALSE);
      return self;
    }

  self->id = steward_source_make_id ();
  for (gsize i = 0; i < n_kinds; i++)
    add_kind (self, &kinds[i]);

  return self;
}

static void
add_field (StewardSourceForm  *self,
           const StewardField *description)
{
  StewardSourceField *field = steward_source_field_new (description, self->item != NULL);

  g_ptr_array_add (self->fields, field);
  steward_source_field_add_to (field, self->group);
}

static void
remove_fields (StewardSourceForm *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    steward_source_field_remove_from (g_ptr_array_index (self->fields, i), self->group);
  g_ptr_array_set_size (self->fields, 0);
}

/**
 * steward_source_form_choose_kind:
 * @self: a form
 * @kind: (nullable): the kind of the source
 *
 * Shows the fields of @kind. Choosing the same kind again keeps what was typed.
 */
void
steward_source_form_choose_kind (StewardSourceForm          *self,
                                 const StewardConnectorKind *kind)
{
  g_autofree char *title = NULL;

  g_return_if_fail (STEWARD_IS_SOURCE_FORM (self));

  if (kind == NULL)
    return;
  if (kind != self->kind)
    {
      self->kind = kind;
      remove_fields (self);
      show_result (self, "content-loading-symbolic", NULL, NULL, NULL);
      add_field (self, &name_field);
      for (const StewardField *field = kind->fields; field != NULL && field->key != NULL; field++)
        add_field (self, field);
      if (self->item != NULL)
        steward_source_draft_fill_in (self->fields, steward_source_item_get_source (self->item));
    }

  /* Translators: %s is a kind of source: "PostgreSQL" */
  title = g_strdup_printf (self->item != NULL ? _("Edit %s Source") : _("Add %s Source"), _(kind->title));
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_stack_set_visible_child_name (self->stack, "fields");
  gtk_window_set_default_widget (GTK_WINDOW (self), self->save_button);
  gtk_widget_set_visible (self->action_bar, TRUE);
  gtk_widget_set_visible (self->back_button, self->item == NULL);
  gtk_widget_grab_focus (steward_source_field_get_row (get_name_field (self)));
}

/**
 * steward_source_form_focus:
 * @self: a form whose kind is chosen
 * @kind: which kind of field should have the focus
 *
 * Puts the focus on the first field of that kind after the name, else on the
 * first field after the name.
 */
void
steward_source_form_focus (StewardSourceForm *self,
                           StewardFieldKind   kind)
{
  g_return_if_fail (STEWARD_IS_SOURCE_FORM (self));

  for (guint i = 1; i < self->fields->len; i++)
    {
      StewardSourceField *field = g_ptr_array_index (self->fields, i);

      if (i == 1 || steward_source_field_get_field (field)->kind == kind)
        gtk_widget_grab_focus (steward_source_field_get_row (field));
      if (steward_source_field_get_field (field)->kind == kind)
        return;
    }
}
