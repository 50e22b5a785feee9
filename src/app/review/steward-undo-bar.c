/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The five seconds, as words that count down and as a bar that gets shorter.
 * A failure takes the place of the countdown and stays until it was read. */

#include "config.h"

#include "steward-undo-bar.h"

#include <glib/gi18n.h>

#include "steward-plain-label.h"

struct _StewardUndoBar
{
  AdwBin parent_instance;

  StewardSealing *sealing;             /* owned, nullable */
  char *failed;                        /* owned, nullable: what failed, of what that is shown */

  GtkWidget *box;                      /* unowned children */
  GtkWidget *icon;
  GtkWidget *spinner;
  GtkWidget *words;
  GtkWidget *left;
  GtkWidget *undo_button;
  GtkWidget *open_button;
  GtkWidget *close_button;
};

G_DEFINE_FINAL_TYPE (StewardUndoBar, steward_undo_bar, ADW_TYPE_BIN)

enum
{
  SIGNAL_OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
say_acts (GPtrArray *acts)
{
  if (acts->len == 1)
    return g_strdup (((StewardAct *) g_ptr_array_index (acts, 0))->summary);

  return g_strdup_printf (ngettext ("%u decision", "%u decisions", acts->len), acts->len);
}

static void
show_counting (StewardUndoBar *self)
{
  guint seconds = steward_sealing_get_seconds (self->sealing);
  g_autofree char *what = say_acts (steward_sealing_get_acts (self->sealing));
  g_autofree char *words = g_strdup_printf (ngettext ("%s. Will be recorded in %u second.",
                                                      "%s. Will be recorded in %u seconds.", seconds), what, seconds);

  steward_label_set_plain (GTK_LABEL (self->words), words);
  gtk_level_bar_set_value (GTK_LEVEL_BAR (self->left), seconds);
}

static void
show_sealing (StewardUndoBar *self)
{
  GPtrArray *acts = steward_sealing_get_acts (self->sealing);
  g_autofree char *what = acts == NULL ? NULL : say_acts (acts);
  g_autofree char *words = what == NULL ? NULL : g_strdup_printf (_("Recording: %s"), what);

  steward_label_set_plain (GTK_LABEL (self->words), words);
}

static void
show (StewardUndoBar *self)
{
  StewardSealingState state = self->sealing == NULL ? STEWARD_SEALING_IDLE : steward_sealing_get_state (self->sealing);
  gboolean failed = state != STEWARD_SEALING_COUNTING && self->failed != NULL;
  gboolean sealing = state == STEWARD_SEALING_SEALING && !failed;

  if (state == STEWARD_SEALING_COUNTING)
    show_counting (self);
  else if (sealing)
    show_sealing (self);
  gtk_widget_set_visible (GTK_WIDGET (self), state != STEWARD_SEALING_IDLE || failed);
  gtk_widget_set_visible (self->icon, failed);
  gtk_widget_set_visible (self->spinner, sealing);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), sealing);
  gtk_widget_set_visible (self->left, state == STEWARD_SEALING_COUNTING);
  gtk_widget_set_visible (self->undo_button, state == STEWARD_SEALING_COUNTING);
  gtk_widget_set_visible (self->open_button, failed && *self->failed != '\0');
  gtk_widget_set_visible (self->close_button, failed);
}

static void
failed_cb (StewardUndoBar *self,
           StewardAct     *act,
           const GError   *error)
{
  const char *remedy = steward_error_remedy (error);
  g_autofree char *words = g_strdup_printf (_("Not recorded: %s. %s %s"), act->summary, error->message,
                                            remedy != NULL ? _(remedy) : "");

  g_free (self->failed);
  self->failed = g_strdup (act->intent->review != NULL   ? act->intent->review
                           : act->intent->access != NULL ? act->intent->access
                                                         : act->intent->incident);
  if (self->failed == NULL)
    self->failed = g_strdup ("");
  steward_label_set_plain (GTK_LABEL (self->words), words);
  show (self);
}

static void
undo_clicked_cb (StewardUndoBar *self)
{
  steward_undo_bar_undo (self);
}

static void
close_clicked_cb (StewardUndoBar *self)
{
  g_clear_pointer (&self->failed, g_free);
  show (self);
}

static void
open_clicked_cb (StewardUndoBar *self)
{
  g_autofree char *id = g_steal_pointer (&self->failed);

  show (self);
  g_signal_emit (self, signals[SIGNAL_OPEN], 0, id);
}

static void
steward_undo_bar_dispose (GObject *object)
{
  StewardUndoBar *self = STEWARD_UNDO_BAR (object);

  if (self->sealing != NULL)
    g_signal_handlers_disconnect_by_data (self->sealing, self);
  g_clear_object (&self->sealing);
  g_clear_pointer (&self->failed, g_free);

  G_OBJECT_CLASS (steward_undo_bar_parent_class)->dispose (object);
}

static void
steward_undo_bar_class_init (StewardUndoBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = steward_undo_bar_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_STATUS);

  signals[SIGNAL_OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_STRING);
}

static GtkWidget *
add_button (StewardUndoBar *self,
            const char     *label,
            GCallback       callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_box_append (GTK_BOX (self->box), button);

  return button;
}

static void
steward_undo_bar_init (StewardUndoBar *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->icon = gtk_image_new_from_icon_name ("dialog-error-symbolic");
  self->spinner = gtk_spinner_new ();
  self->words = g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                              "hexpand", TRUE, NULL);
  self->left = gtk_level_bar_new_for_interval (0, STEWARD_UNDO_SECONDS);
  gtk_level_bar_set_mode (GTK_LEVEL_BAR (self->left), GTK_LEVEL_BAR_MODE_DISCRETE);
  gtk_widget_set_size_request (self->left, 90, -1);
  gtk_widget_set_valign (self->left, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->left), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Time left to undo"), -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_add_css_class (self->icon, "mark-error");
  gtk_box_append (GTK_BOX (self->box), self->icon);
  gtk_box_append (GTK_BOX (self->box), self->spinner);
  gtk_box_append (GTK_BOX (self->box), self->words);
  gtk_box_append (GTK_BOX (self->box), self->left);
  self->undo_button = add_button (self, _("Undo (U)"), G_CALLBACK (undo_clicked_cb));
  self->open_button = add_button (self, _("Open"), G_CALLBACK (open_clicked_cb));
  self->close_button = add_button (self, _("Dismiss"), G_CALLBACK (close_clicked_cb));
  gtk_widget_add_css_class (self->box, "undo-bar");
  adw_bin_set_child (ADW_BIN (self), self->box);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * steward_undo_bar_new:
 *
 * Returns: (transfer floating): a bar that cannot be seen
 */
GtkWidget *
steward_undo_bar_new (void)
{
  return g_object_new (STEWARD_TYPE_UNDO_BAR, NULL);
}

/**
 * steward_undo_bar_set_sealing:
 * @self: a bar
 * @sealing: (nullable): what it shows
 */
void
steward_undo_bar_set_sealing (StewardUndoBar *self,
                              StewardSealing *sealing)
{
  g_return_if_fail (STEWARD_IS_UNDO_BAR (self));

  if (self->sealing == sealing)
    return;
  if (self->sealing != NULL)
    g_signal_handlers_disconnect_by_data (self->sealing, self);
  g_set_object (&self->sealing, sealing);
  if (sealing != NULL)
    {
      g_signal_connect_swapped (sealing, "changed", G_CALLBACK (show), self);
      g_signal_connect_swapped (sealing, "failed", G_CALLBACK (failed_cb), self);
    }
  show (self);
}

/**
 * steward_undo_bar_undo:
 * @self: a bar
 *
 * Returns: whether there was something to take back
 */
gboolean
steward_undo_bar_undo (StewardUndoBar *self)
{
  g_return_val_if_fail (STEWARD_IS_UNDO_BAR (self), FALSE);

  return self->sealing != NULL && steward_sealing_undo (self->sealing);
}
