/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A seat with three linked buttons, of which at most one is pressed, or the
 * word that says why it has none. */

#include "config.h"

#include "steward-vote-row.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define AVATAR_SIZE 28
#define N_CHOICES 3

struct _StewardVoteRow
{
  GtkListBoxRow parent_instance;

  char *seat;                          /* owned */
  char *name;                          /* owned */
  GtkWidget *words;                    /* unowned children */
  GtkWidget *stack;
  GtkWidget *buttons[N_CHOICES];       /* in the order of StewardVoteChoice */
  GtkWidget *icons[N_CHOICES];
  GtkWidget *instead_icon;
  GtkWidget *instead;
  int choice;                          /* what is shown, −1: nothing */
  gboolean showing;                    /* a state is being set, not entered */
};

G_DEFINE_FINAL_TYPE (StewardVoteRow, steward_vote_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  SIGNAL_VOTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const struct
{
  const char *title;
  const char *tooltip;
  const char *icon_name;
  const char *css_class;
} choices[N_CHOICES] = {
  [STEWARD_VOTE_APPROVE] = { N_("Approve"), N_("Approve (1)"), "emblem-ok-symbolic", "mark-success" },
  [STEWARD_VOTE_REJECT] = { N_("Against"), N_("Against (2)"), "window-close-symbolic", "mark-error" },
  [STEWARD_VOTE_ABSTAIN] = { N_("Abstain"), N_("Abstain (3)"), "list-remove-symbolic", "mark-none" },
};

static void
press_buttons (StewardVoteRow *self)
{
  self->showing = TRUE;
  for (int i = 0; i < N_CHOICES; i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons[i]), i == self->choice);
  self->showing = FALSE;
}

/* A vote that stands already is not entered again. */
static void
enter (StewardVoteRow *self,
       int             choice)
{
  if (choice == self->choice)
    press_buttons (self);
  else if (g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->stack)), "buttons") == 0)
    g_signal_emit (self, signals[SIGNAL_VOTED], 0, (int) choice);
}

static void
clicked_cb (StewardVoteRow *self,
            GtkWidget      *button)
{
  for (int i = 0; i < N_CHOICES; i++)
    if (self->buttons[i] == button && !self->showing)
      enter (self, i);
}

static gboolean
key_cb (GtkWidget *widget,
        GVariant  *args,
        gpointer   user_data)
{
  enter (STEWARD_VOTE_ROW (widget), g_variant_get_int32 (args));

  return TRUE;
}

static void
steward_vote_row_finalize (GObject *object)
{
  g_free (STEWARD_VOTE_ROW (object)->seat);
  g_free (STEWARD_VOTE_ROW (object)->name);

  G_OBJECT_CLASS (steward_vote_row_parent_class)->finalize (object);
}

static void
steward_vote_row_class_init (StewardVoteRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = steward_vote_row_finalize;

  signals[SIGNAL_VOTED] = g_signal_new ("voted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_INT);

  for (int i = 0; i < N_CHOICES; i++)
    {
      gtk_widget_class_add_binding (widget_class, GDK_KEY_1 + i, 0, key_cb, "i", i);
      gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_1 + i, 0, key_cb, "i", i);
    }
}

static GtkWidget *
make_button (StewardVoteRow *self,
             int             choice)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  self->icons[choice] = gtk_image_new_from_icon_name (choices[choice].icon_name);
  gtk_widget_add_css_class (self->icons[choice], choices[choice].css_class);
  gtk_widget_set_visible (self->icons[choice], FALSE);
  gtk_box_append (GTK_BOX (box), self->icons[choice]);
  gtk_box_append (GTK_BOX (box), gtk_label_new (_(choices[choice].title)));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_tooltip_text (button, _(choices[choice].tooltip));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (clicked_cb), self);

  return button;
}

static GtkWidget *
make_buttons (StewardVoteRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  for (int i = 0; i < N_CHOICES; i++)
    {
      self->buttons[i] = make_button (self, i);
      gtk_box_append (GTK_BOX (box), self->buttons[i]);
    }
  gtk_widget_set_halign (box, GTK_ALIGN_END);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);

  return box;
}

static GtkWidget *
make_instead (StewardVoteRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->instead_icon = gtk_image_new ();
  self->instead = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->instead), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->instead), 1);
  gtk_widget_add_css_class (self->instead, "dim-label");
  gtk_widget_add_css_class (self->instead_icon, "mark-none");
  gtk_box_append (GTK_BOX (box), self->instead_icon);
  gtk_box_append (GTK_BOX (box), self->instead);
  gtk_widget_set_halign (box, GTK_ALIGN_END);

  return box;
}

static void
steward_vote_row_init (StewardVoteRow *self)
{
  self->choice = -1;
  self->stack = g_object_new (GTK_TYPE_STACK, "hhomogeneous", FALSE, "hexpand", FALSE, "halign", GTK_ALIGN_END, NULL);
  gtk_stack_add_named (GTK_STACK (self->stack), make_instead (self), "instead");
  gtk_stack_add_named (GTK_STACK (self->stack), make_buttons (self), "buttons");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "vote-row");
}

/**
 * steward_vote_row_new:
 * @seat: id of the seat
 * @name: who sits there
 * @words: which seat that is
 *
 * Returns: (transfer floating): a row without a vote
 */
GtkWidget *
steward_vote_row_new (const char *seat,
                      const char *name,
                      const char *words)
{
  StewardVoteRow *self = g_object_new (STEWARD_TYPE_VOTE_ROW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *avatar = adw_avatar_new (AVATAR_SIZE, name, TRUE);
  GtkWidget *first = g_object_new (GTK_TYPE_LABEL, "label", name, "xalign", 0.f, "ellipsize", PANGO_ELLIPSIZE_END,
                                   NULL);

  self->seat = g_strdup (seat);
  self->name = g_strdup (name);
  self->words = g_object_new (GTK_TYPE_LABEL, "label", words, "xalign", 0.f, "wrap", TRUE, NULL);
  gtk_widget_add_css_class (first, "line-name");
  gtk_widget_add_css_class (self->words, "second-line");
  gtk_accessible_update_state (GTK_ACCESSIBLE (avatar), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_box_append (GTK_BOX (lines), first);
  gtk_box_append (GTK_BOX (lines), self->words);
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), avatar);
  gtk_box_append (GTK_BOX (box), lines);
  gtk_box_append (GTK_BOX (box), self->stack);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);

  return GTK_WIDGET (self);
}

/**
 * steward_vote_row_get_seat:
 * @self: a row
 *
 * Returns: (transfer none): id of its seat
 */
const char *
steward_vote_row_get_seat (StewardVoteRow *self)
{
  g_return_val_if_fail (STEWARD_IS_VOTE_ROW (self), NULL);

  return self->seat;
}

static int
find_choice (StewardBallotState state)
{
  switch (state)
    {
    case STEWARD_BALLOT_FOR:
      return STEWARD_VOTE_APPROVE;
    case STEWARD_BALLOT_AGAINST:
      return STEWARD_VOTE_REJECT;
    case STEWARD_BALLOT_ABSTAINED:
      return STEWARD_VOTE_ABSTAIN;
    case STEWARD_BALLOT_OPEN:
    case STEWARD_BALLOT_RECUSED:
    case STEWARD_BALLOT_SKIPPED:
    case STEWARD_BALLOT_VACANT:
    default:
      return -1;
    }
}

static const char *
find_icon (StewardBallotState state)
{
  switch (state)
    {
    case STEWARD_BALLOT_FOR:
      return "emblem-ok-symbolic";
    case STEWARD_BALLOT_AGAINST:
      return "window-close-symbolic";
    case STEWARD_BALLOT_ABSTAINED:
      return "list-remove-symbolic";
    case STEWARD_BALLOT_RECUSED:
      return "action-unavailable-symbolic";
    case STEWARD_BALLOT_SKIPPED:
      return "media-skip-forward-symbolic";
    case STEWARD_BALLOT_OPEN:
    case STEWARD_BALLOT_VACANT:
    default:
      return "list-remove-symbolic";
    }
}

/* What a screen reader hears of the row as a whole. */
static void
describe (StewardVoteRow *self,
          int             choice,
          const char     *instead)
{
  const char *shown = instead != NULL ? instead : choice >= 0 ? _(choices[choice].title) : _("No vote yet");
  g_autofree char *label = g_strdup_printf ("%s, %s, %s", self->name, gtk_label_get_text (GTK_LABEL (self->words)),
                                            shown);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  for (int i = 0; i < N_CHOICES; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s: %s", self->name, _(choices[i].title));

      gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    }
}

/**
 * steward_vote_row_show:
 * @self: a row
 * @state: what its seat has shown
 * @may_vote: whether it can be entered now
 * @words: which seat that is, and what was noted of it
 * @instead: (nullable): why there are no buttons
 */
void
steward_vote_row_show (StewardVoteRow     *self,
                       StewardBallotState  state,
                       gboolean            may_vote,
                       const char         *words,
                       const char         *instead)
{
  g_return_if_fail (STEWARD_IS_VOTE_ROW (self));

  self->choice = find_choice (state);
  press_buttons (self);
  for (int i = 0; i < N_CHOICES; i++)
    gtk_widget_set_visible (self->icons[i], i == self->choice);
  gtk_label_set_text (GTK_LABEL (self->words), words);
  gtk_label_set_text (GTK_LABEL (self->instead), instead != NULL ? instead : "");
  gtk_image_set_from_icon_name (GTK_IMAGE (self->instead_icon), find_icon (state));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), may_vote ? "buttons" : "instead");
  describe (self, self->choice, may_vote ? NULL : instead);
}
