/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A form made of rows by its caller. Days are written as 2026-11-24 or picked
 * from a calendar; Ctrl+Return presses the button from any field. */

#include "config.h"

#include "steward-short-form.h"

#include <glib/gi18n.h>
#include <string.h>

#define FRAMES_TO_SETTLE 4u

typedef enum
{
  FIELD_LINE,
  FIELD_TEXT,
  FIELD_DAY,
  FIELD_CHOICE,
} FieldKind;

typedef struct
{
  FieldKind kind;
  char *key;
  char *title;
  gboolean required;
  GtkWidget *widget;                   /* unowned: entry row, text view or combo row */
  GPtrArray *ids;                      /* owned char*, choices only */
} Field;

struct _StewardShortForm
{
  AdwWindow parent_instance;

  GPtrArray *fields;                   /* owned Field */
  GtkWidget *page;                     /* unowned: box of the groups */
  GtkWidget *scroll;                   /* unowned: around the page */
  GtkWidget *group;                    /* unowned: the group that takes rows now, or NULL */
  GtkWidget *error_box;
  GtkWidget *error_label;
  GtkWidget *button;
};

G_DEFINE_FINAL_TYPE (StewardShortForm, steward_short_form, ADW_TYPE_WINDOW)

enum
{
  SIGNAL_DONE,
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
free_field (gpointer data)
{
  Field *field = data;

  g_free (field->key);
  g_free (field->title);
  g_clear_pointer (&field->ids, g_ptr_array_unref);
  g_free (field);
}

static Field *
find_field (StewardShortForm *self,
            const char       *key)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      Field *field = g_ptr_array_index (self->fields, i);

      if (g_str_equal (field->key, key))
        return field;
    }
  g_return_val_if_reached (NULL);
}

static char *
read_field (const Field *field)
{
  if (field->kind == FIELD_TEXT)
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (field->widget));
      GtkTextIter start, end;
      g_autofree char *text = NULL;

      gtk_text_buffer_get_bounds (buffer, &start, &end);
      text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);

      return g_strdup (g_strstrip (text));
    }
  if (field->kind == FIELD_CHOICE)
    return NULL;

  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (field->widget))));
}

static gboolean
read_day (const char *text,
          gint64     *out_time)
{
  g_autoptr (GDateTime) day = NULL;
  int year, month, date;
  char rest;

  if (sscanf (text, "%4d-%2d-%2d%c", &year, &month, &date, &rest) != 3)
    return FALSE;
  day = g_date_time_new_local (year, month, date, 0, 0, 0);
  if (day == NULL)
    return FALSE;
  *out_time = g_date_time_to_unix (day) * G_USEC_PER_SEC;

  return TRUE;
}

/* What is wrong with a field, in a sentence; NULL: nothing. */
static char *
find_fault (const Field *field)
{
  g_autofree char *text = read_field (field);
  gint64 time;

  if (field->kind == FIELD_CHOICE || !gtk_widget_get_visible (field->widget))
    return NULL;
  if (*text == '\0')
    return field->required ? g_strdup_printf (_("“%s” is needed."), field->title) : NULL;
  if (field->kind == FIELD_DAY && !read_day (text, &time))
    return g_strdup_printf (_("“%s” is not a day such as 2026-11-24."), field->title);

  return NULL;
}

static void
press_cb (StewardShortForm *self)
{
  if (!gtk_widget_get_sensitive (self->button))
    return;
  for (guint i = 0; i < self->fields->len; i++)
    {
      Field *field = g_ptr_array_index (self->fields, i);
      g_autofree char *fault = find_fault (field);

      if (fault == NULL)
        continue;
      steward_short_form_refuse (self, fault);
      gtk_widget_grab_focus (field->widget);
      return;
    }
  steward_short_form_refuse (self, NULL);
  g_signal_emit (self, signals[SIGNAL_DONE], 0);
}

static void
chosen_cb (StewardShortForm *self)
{
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0);
}

static void
press_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  press_cb (STEWARD_SHORT_FORM (widget));
}

/* The first field has the focus, not the button that closes the window. */
static void
steward_short_form_map (GtkWidget *widget)
{
  StewardShortForm *self = STEWARD_SHORT_FORM (widget);
  const Field *first = self->fields->len > 0 ? g_ptr_array_index (self->fields, 0) : NULL;

  GTK_WIDGET_CLASS (steward_short_form_parent_class)->map (widget);
  gtk_widget_grab_focus (first != NULL ? first->widget : self->button);
}

static void
steward_short_form_finalize (GObject *object)
{
  g_ptr_array_unref (STEWARD_SHORT_FORM (object)->fields);

  G_OBJECT_CLASS (steward_short_form_parent_class)->finalize (object);
}

static void
steward_short_form_class_init (StewardShortFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = steward_short_form_finalize;
  widget_class->map = steward_short_form_map;

  signals[SIGNAL_DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 0);
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "form.press", NULL, press_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

/* Before the fields get the keys: a text of several lines would take them for
 * the end of a line. */
static void
add_press_keys (StewardShortForm *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string
                                                            ("<Control>Return|<Control>KP_Enter"),
                                                          gtk_named_action_new ("form.press")));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static GtkWidget *
make_error_box (StewardShortForm *self)
{
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-error-symbolic");

  self->error_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  self->error_label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                    "hexpand", TRUE, NULL);
  gtk_widget_add_css_class (icon, "mark-error");
  gtk_widget_add_css_class (self->error_box, "error-box");
  gtk_box_append (GTK_BOX (self->error_box), icon);
  gtk_box_append (GTK_BOX (self->error_box), self->error_label);
  gtk_widget_set_visible (self->error_box, FALSE);

  return self->error_box;
}

static GtkWidget *
make_buttons (StewardShortForm *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));

  self->button = gtk_button_new ();
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  gtk_widget_add_css_class (cancel, "form-button");
  gtk_widget_add_css_class (self->button, "form-button");
  gtk_widget_add_css_class (self->button, "suggested-action");
  gtk_widget_set_hexpand (cancel, TRUE);
  gtk_widget_set_halign (cancel, GTK_ALIGN_START);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (press_cb), self);
  gtk_box_append (GTK_BOX (bar), cancel);
  gtk_box_append (GTK_BOX (bar), self->button);
  gtk_widget_add_css_class (bar, "form-actions");

  return bar;
}

static void
steward_short_form_init (StewardShortForm *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *clamp = adw_clamp_new ();

  self->fields = g_ptr_array_new_with_free_func (free_field);
  self->page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  adw_clamp_set_child (ADW_CLAMP (clamp), self->page);
  g_object_set (clamp, "margin-top", 12, "margin-bottom", 18, "margin-start", 24, "margin-end", 24, NULL);
  self->scroll = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE,
                               "propagate-natural-height", TRUE, "max-content-height", 640, "child", clamp, NULL);
  gtk_box_append (GTK_BOX (self->page), make_error_box (self));
  gtk_widget_add_css_class (header, "flat");
  gtk_box_append (GTK_BOX (content), header);
  gtk_box_append (GTK_BOX (content), self->scroll);
  gtk_box_append (GTK_BOX (content), make_buttons (self));
  adw_window_set_content (ADW_WINDOW (self), content);
  gtk_window_set_default_size (GTK_WINDOW (self), 520, -1);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  add_press_keys (self);
}

/**
 * steward_short_form_new:
 * @parent: (nullable): the window above which it appears
 * @title: what it is about
 * @explanation: (nullable): sentences above the fields
 * @button: the word on its button
 *
 * Returns: (transfer none): a form without fields, which belongs to GTK as
 *   every toplevel does
 */
StewardShortForm *
steward_short_form_new (GtkWindow  *parent,
                        const char *title,
                        const char *explanation,
                        const char *button)
{
  StewardShortForm *self = g_object_new (STEWARD_TYPE_SHORT_FORM, "title", title, NULL);

  gtk_window_set_transient_for (GTK_WINDOW (self), parent);
  gtk_button_set_label (GTK_BUTTON (self->button), button);
  if (explanation != NULL)
    gtk_box_append (GTK_BOX (self->page), g_object_new (GTK_TYPE_LABEL, "label", explanation, "xalign", 0.f, "wrap",
                                                        TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL));

  return self;
}

static Field *
add_field (StewardShortForm *self,
           FieldKind         kind,
           const char       *key,
           const char       *title,
           gboolean          required,
           GtkWidget        *widget)
{
  Field *field = g_new0 (Field, 1);

  field->kind = kind;
  field->key = g_strdup (key);
  field->title = g_strdup (title);
  field->required = required;
  field->widget = widget;
  g_ptr_array_add (self->fields, field);

  return field;
}

static void
add_row (StewardShortForm *self,
         GtkWidget        *row)
{
  if (self->group == NULL)
    {
      self->group = adw_preferences_group_new ();
      gtk_box_append (GTK_BOX (self->page), self->group);
    }
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), row);
}

static GtkWidget *
make_entry (const char *title,
            const char *value)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), value != NULL ? value : "");

  return row;
}

/**
 * steward_short_form_add_line:
 * @self: a form
 * @key: by which it is read
 * @title: translated
 * @value: (nullable): what stands in it first
 * @required: whether it must be filled
 */
void
steward_short_form_add_line (StewardShortForm *self,
                             const char       *key,
                             const char       *title,
                             const char       *value,
                             gboolean          required)
{
  GtkWidget *row = make_entry (title, value);

  add_field (self, FIELD_LINE, key, title, required, row);
  g_signal_connect_swapped (row, "entry-activated", G_CALLBACK (press_cb), self);
  add_row (self, row);
}

/**
 * steward_short_form_add_text:
 * @self: a form
 * @key: by which it is read
 * @title: translated
 * @required: whether it must be filled
 *
 * Adds a field of several lines, in Markdown.
 */
void
steward_short_form_add_text (StewardShortForm *self,
                             const char       *key,
                             const char       *title,
                             gboolean          required)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", title, "xalign", 0.f, NULL);
  GtkWidget *view = g_object_new (GTK_TYPE_TEXT_VIEW, "wrap-mode", GTK_WRAP_WORD_CHAR, "accepts-tab", FALSE,
                                  "left-margin", 9, "right-margin", 9, "top-margin", 9, "bottom-margin", 9, NULL);
  GtkWidget *scroll = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER,
                                    "min-content-height", 96, "child", view, "has-frame", TRUE, NULL);

  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (scroll, "text-field");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), scroll);
  gtk_box_append (GTK_BOX (self->page), box);
  self->group = NULL;
  add_field (self, FIELD_TEXT, key, title, required, view);
}

static void
day_selected_cb (GtkCalendar *calendar,
                 GtkWidget   *row)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (calendar);
  g_autofree char *text = g_date_time_format (date, "%Y-%m-%d");
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (calendar), GTK_TYPE_POPOVER);

  gtk_editable_set_text (GTK_EDITABLE (row), text);
  gtk_popover_popdown (GTK_POPOVER (popover));
}

static GtkWidget *
make_calendar_button (GtkWidget *row)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *calendar = gtk_calendar_new ();

  g_signal_connect (calendar, "day-selected", G_CALLBACK (day_selected_cb), row);
  gtk_popover_set_child (GTK_POPOVER (popover), calendar);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "x-office-calendar-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_widget_set_tooltip_text (button, _("Choose a Day"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Choose a day"), -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);

  return button;
}

/**
 * steward_short_form_add_day:
 * @self: a form
 * @key: by which it is read
 * @title: translated
 * @value: what stands in it first, µs; 0: nothing
 * @required: whether it must be filled
 */
void
steward_short_form_add_day (StewardShortForm *self,
                            const char       *key,
                            const char       *title,
                            gint64            value,
                            gboolean          required)
{
  g_autoptr (GDateTime) time = value != 0 ? g_date_time_new_from_unix_local (value / G_USEC_PER_SEC) : NULL;
  g_autofree char *text = time != NULL ? g_date_time_format (time, "%Y-%m-%d") : NULL;
  GtkWidget *row = make_entry (title, text);

  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), make_calendar_button (row));
  g_signal_connect_swapped (row, "entry-activated", G_CALLBACK (press_cb), self);
  add_field (self, FIELD_DAY, key, title, required, row);
  add_row (self, row);
}

/**
 * steward_short_form_add_choice:
 * @self: a form
 * @key: by which it is read
 * @title: translated
 * @ids: (element-type utf8): what is read; %NULL elements are allowed
 * @titles: (element-type utf8): what is shown, as many
 */
void
steward_short_form_add_choice (StewardShortForm *self,
                               const char       *key,
                               const char       *title,
                               GPtrArray        *ids,
                               GPtrArray        *titles)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  Field *field = add_field (self, FIELD_CHOICE, key, title, FALSE, row);

  field->ids = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < ids->len; i++)
    {
      g_ptr_array_add (field->ids, g_strdup (g_ptr_array_index (ids, i)));
      gtk_string_list_append (list, g_ptr_array_index (titles, i));
    }
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  g_signal_connect_swapped (row, "notify::selected", G_CALLBACK (chosen_cb), self);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  add_row (self, row);
}

/**
 * steward_short_form_add_widget:
 * @self: a form
 * @widget: something of the caller's own, below what is there
 */
void
steward_short_form_add_widget (StewardShortForm *self,
                               GtkWidget        *widget)
{
  gtk_box_append (GTK_BOX (self->page), widget);
  self->group = NULL;
}

/**
 * steward_short_form_get_text:
 * @self: a form
 * @key: of a line or a text
 *
 * Returns: (transfer full) (nullable): what stands in it; %NULL: nothing
 */
char *
steward_short_form_get_text (StewardShortForm *self,
                             const char       *key)
{
  g_autofree char *text = read_field (find_field (self, key));

  return text != NULL && *text != '\0' ? g_steal_pointer (&text) : NULL;
}

/**
 * steward_short_form_get_choice:
 * @self: a form
 * @key: of a choice
 *
 * Returns: (transfer none) (nullable): id of what is chosen
 */
const char *
steward_short_form_get_choice (StewardShortForm *self,
                               const char       *key)
{
  Field *field = find_field (self, key);
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (field->widget));

  return selected < field->ids->len ? g_ptr_array_index (field->ids, selected) : NULL;
}

/**
 * steward_short_form_get_day:
 * @self: a form
 * @key: of a day
 *
 * Returns: when that day begins here, µs; 0: none
 */
gint64
steward_short_form_get_day (StewardShortForm *self,
                            const char       *key)
{
  g_autofree char *text = read_field (find_field (self, key));
  gint64 time = 0;

  return read_day (text, &time) ? time : 0;
}

/**
 * steward_short_form_set_shown:
 * @self: a form
 * @key: of a line, a day or a choice
 * @shown: whether it can be filled; what is not shown is not needed
 */
void
steward_short_form_set_shown (StewardShortForm *self,
                              const char       *key,
                              gboolean          shown)
{
  gtk_widget_set_visible (find_field (self, key)->widget, shown);
}

/* For as many frames as the new size needs to be known everywhere. */
static gboolean
scroll_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       user_data)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (widget));
  guint *n_left = user_data;

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));

  return --*n_left > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/**
 * steward_short_form_reveal_end:
 * @self: a form
 *
 * Grows the form to what is in it now, and where the screen has no room for
 * that shows its end: what was added last is what matters next.
 */
void
steward_short_form_reveal_end (StewardShortForm *self)
{
  guint *n_left = g_new (guint, 1);
  int width, height;

  g_return_if_fail (STEWARD_IS_SHORT_FORM (self));

  *n_left = FRAMES_TO_SETTLE;
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (self), width, -1);
  gtk_widget_add_tick_callback (self->scroll, scroll_cb, n_left, g_free);
}

/**
 * steward_short_form_set_button:
 * @self: a form
 * @label: the word on its button from now on
 */
void
steward_short_form_set_button (StewardShortForm *self,
                               const char       *label)
{
  gtk_button_set_label (GTK_BUTTON (self->button), label);
}

/**
 * steward_short_form_set_busy:
 * @self: a form
 * @busy: whether what it asked for is being done
 */
void
steward_short_form_set_busy (StewardShortForm *self,
                             gboolean          busy)
{
  gtk_widget_set_sensitive (self->button, !busy);
}

/**
 * steward_short_form_refuse:
 * @self: a form
 * @sentence: (nullable): why it cannot be done; %NULL takes it back
 */
void
steward_short_form_refuse (StewardShortForm *self,
                           const char       *sentence)
{
  g_return_if_fail (STEWARD_IS_SHORT_FORM (self));

  gtk_label_set_label (GTK_LABEL (self->error_label), sentence != NULL ? sentence : "");
  gtk_widget_set_visible (self->error_box, sentence != NULL);
  gtk_widget_set_sensitive (self->button, TRUE);
}

/**
 * steward_short_form_finish:
 * @self: a form
 *
 * Closes it for good.
 */
void
steward_short_form_finish (StewardShortForm *self)
{
  gtk_window_destroy (GTK_WINDOW (self));
}
