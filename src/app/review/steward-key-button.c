/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A button with a key cap. The key is told to those who do not see it as the
 * button's shortcut and not as part of its name. */

#include "config.h"

#include "steward-key-button.h"

struct _StewardKeyButton
{
  GtkButton parent_instance;

  GtkWidget *title;                    /* unowned, in the child */
  GtkWidget *key;
};

G_DEFINE_FINAL_TYPE (StewardKeyButton, steward_key_button, GTK_TYPE_BUTTON)

typedef enum
{
  PROP_TITLE = 1,
  PROP_KEY,
} StewardKeyButtonProperty;

static GParamSpec *props[PROP_KEY + 1];

static void
set_key (StewardKeyButton *self,
         const char       *key)
{
  gtk_label_set_text (GTK_LABEL (self->key), key != NULL ? key : "");
  gtk_widget_set_visible (self->key, key != NULL);
  if (key != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, key, -1);
}

static void
steward_key_button_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  StewardKeyButton *self = STEWARD_KEY_BUTTON (object);

  switch ((StewardKeyButtonProperty) prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_text (GTK_LABEL (self->title)));
      break;
    case PROP_KEY:
      g_value_set_string (value, gtk_label_get_text (GTK_LABEL (self->key)));
      break;
    }
}

static void
steward_key_button_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  StewardKeyButton *self = STEWARD_KEY_BUTTON (object);

  switch ((StewardKeyButtonProperty) prop_id)
    {
    case PROP_TITLE:
      steward_key_button_set_title (self, g_value_get_string (value));
      break;
    case PROP_KEY:
      set_key (self, g_value_get_string (value));
      break;
    }
}

static void
steward_key_button_class_init (StewardKeyButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = steward_key_button_get_property;
  object_class->set_property = steward_key_button_set_property;

  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  props[PROP_KEY] = g_param_spec_string ("key", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
steward_key_button_init (StewardKeyButton *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->title = g_object_new (GTK_TYPE_LABEL, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  self->key = g_object_new (GTK_TYPE_LABEL, "visible", FALSE, NULL);
  gtk_widget_add_css_class (self->key, "key-cap");
  gtk_widget_set_valign (self->key, GTK_ALIGN_CENTER);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->key), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), self->title);
  gtk_box_append (GTK_BOX (box), self->key);
  gtk_button_set_child (GTK_BUTTON (self), box);
}

/**
 * steward_key_button_set_title:
 * @self: a button
 * @title: what it does, translated
 */
void
steward_key_button_set_title (StewardKeyButton *self,
                              const char       *title)
{
  g_return_if_fail (STEWARD_IS_KEY_BUTTON (self));

  if (g_strcmp0 (gtk_label_get_text (GTK_LABEL (self->title)), title) == 0)
    return;
  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TITLE]);
}
