/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One icon of a state, or a spinner in its place. A spinner appears only after
 * 300 ms, so that what is quick does not flicker. The words beside it say the
 * same, therefore it is presentation for assistive technology. */

#include "config.h"

#include "steward-state-mark.h"

#define QUIET_MS 300

struct _StewardStateMark
{
  AdwBin parent_instance;

  GtkStack *stack;                     /* unowned children */
  GtkImage *image;
  GtkSpinner *spinner;

  const char *css_class;               /* interned */
  guint wait;                          /* source until the spinner appears */
};

G_DEFINE_FINAL_TYPE (StewardStateMark, steward_state_mark, ADW_TYPE_BIN)

static gboolean
show_spinner_cb (gpointer user_data)
{
  StewardStateMark *self = user_data;

  self->wait = 0;
  gtk_spinner_start (self->spinner);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->spinner));

  return G_SOURCE_REMOVE;
}

static void
steward_state_mark_dispose (GObject *object)
{
  StewardStateMark *self = STEWARD_STATE_MARK (object);

  g_clear_handle_id (&self->wait, g_source_remove);

  G_OBJECT_CLASS (steward_state_mark_parent_class)->dispose (object);
}

static void
steward_state_mark_class_init (StewardStateMarkClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = steward_state_mark_dispose;

  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
steward_state_mark_init (StewardStateMark *self)
{
  self->stack = GTK_STACK (gtk_stack_new ());
  self->image = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  self->spinner = GTK_SPINNER (gtk_spinner_new ());

  gtk_stack_add_child (self->stack, GTK_WIDGET (self->image));
  gtk_stack_add_child (self->stack, GTK_WIDGET (self->spinner));
  gtk_widget_set_valign (GTK_WIDGET (self->stack), GTK_ALIGN_CENTER);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
}

/**
 * steward_state_mark_new:
 *
 * Returns: (transfer floating): a new mark, empty
 */
GtkWidget *
steward_state_mark_new (void)
{
  return g_object_new (STEWARD_TYPE_STATE_MARK, NULL);
}

static void
set_css_class (StewardStateMark *self,
               const char       *css_class)
{
  css_class = g_intern_string (css_class);
  if (self->css_class == css_class)
    return;

  if (self->css_class != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->css_class);
  if (css_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), css_class);
  self->css_class = css_class;
}

/**
 * steward_state_mark_set:
 * @self: a mark
 * @icon_name: (nullable): the icon; %NULL: something is going on
 * @css_class: (nullable): the colour of its meaning: "mark-success",
 *   "mark-warning", "mark-error" or "mark-none"
 */
void
steward_state_mark_set (StewardStateMark *self,
                        const char       *icon_name,
                        const char       *css_class)
{
  g_return_if_fail (STEWARD_IS_STATE_MARK (self));

  set_css_class (self, css_class);
  if (icon_name == NULL)
    {
      if (self->wait == 0 && gtk_stack_get_visible_child (self->stack) != GTK_WIDGET (self->spinner))
        self->wait = g_timeout_add (QUIET_MS, show_spinner_cb, self);
      return;
    }

  g_clear_handle_id (&self->wait, g_source_remove);
  gtk_spinner_stop (self->spinner);
  gtk_image_set_from_icon_name (self->image, icon_name);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->image));
}
