/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Keys of the page of the queue, and the actions of the widgets in it. Letters
 * act only while no text field has the focus. */

#include "config.h"

#include "steward-payload-opener.h"
#include "steward-queue-page-private.h"
#include "steward-review-form.h"

static void
perform (StewardQueuePage *self,
         const char       *verb)
{
  steward_queue_page_open_now (self);
  if (!steward_queue_page_is_bulk (self) && self->evidence == NULL)
    return;
  if (steward_review_panes_get_room (self->panes) < 3)
    steward_review_panes_set_step (self->panes, STEWARD_PANE_DECISION);
  if (steward_queue_page_is_bulk (self))
    steward_bulk_pane_perform (self->bulk, verb);
  else
    steward_decision_pane_perform (self->decision, verb);
}

/**
 * steward_queue_page_is_typing:
 * @self: the page
 *
 * Returns: whether a text field has the focus
 */
gboolean
steward_queue_page_is_typing (StewardQueuePage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root == NULL ? NULL : gtk_root_get_focus (root);

  return focus != NULL && (GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus));
}

static gboolean
key_cb (StewardQueuePage *self,
        guint             keyval,
        guint             keycode,
        GdkModifierType   state)
{
  static const struct { guint keyval; const char *verb; } verbs[] = {
    { GDK_KEY_a, "approve" }, { GDK_KEY_r, "reject" }, { GDK_KEY_x, "recuse" },
    { GDK_KEY_c, "comment" }, { GDK_KEY_d, "defer" },
  };

  /* A toast would take the key first. */
  if (keyval == GDK_KEY_Escape)
    return steward_page_escape (STEWARD_PAGE (self));
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0 || steward_queue_page_is_typing (self) ||
      gtk_stack_get_visible_child (self->states) != GTK_WIDGET (self->panes_bin))
    return GDK_EVENT_PROPAGATE;
  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (verbs[i].keyval == keyval)
      {
        perform (self, verbs[i].verb);
        return GDK_EVENT_STOP;
      }
  switch (keyval)
    {
    case GDK_KEY_j:
      return steward_queue_list_move (self->list, 1);
    case GDK_KEY_k:
      return steward_queue_list_move (self->list, -1);
    case GDK_KEY_u:
      steward_undo_bar_undo (self->undo_bar);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Down:
    case GDK_KEY_Page_Up:
      steward_evidence_pane_scroll (self->evidence_pane, keyval == GDK_KEY_Page_Down ? 0.9 : -0.9);
      return GDK_EVENT_STOP;
    case GDK_KEY_bracketleft:
    case GDK_KEY_bracketright:
      steward_evidence_pane_jump (self->evidence_pane, keyval == GDK_KEY_bracketright ? 1 : -1);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
open_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  steward_queue_page_open_review (STEWARD_QUEUE_PAGE (widget), g_variant_get_string (parameter, NULL));
}

static void
meet_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  StewardQueuePage *self = STEWARD_QUEUE_PAGE (widget);

  if (steward_review_panes_get_room (self->panes) < 3)
    steward_review_panes_set_step (self->panes, STEWARD_PANE_DECISION);
  steward_decision_pane_meet (self->decision, g_variant_get_string (parameter, NULL));
}

static const char *
find_file_name (const StewardEvidence *evidence,
                const char            *payload)
{
  GPtrArray *files = evidence == NULL ? NULL : evidence->review->attachments;

  for (guint i = 0; files != NULL && i < files->len; i++)
    {
      const StewardAttachment *file = g_ptr_array_index (files, i);

      if (g_strcmp0 (file->payload, payload) == 0)
        return file->name == NULL ? NULL : steward_evidence_get_text (evidence, file->name);
    }

  return NULL;
}

static void
open_file_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  StewardQueuePage *self = STEWARD_QUEUE_PAGE (widget);
  const char *payload = g_variant_get_string (parameter, NULL);

  steward_payload_opener_save (GTK_WINDOW (gtk_widget_get_root (widget)),
                               steward_services_get_governance (steward_page_get_services (STEWARD_PAGE (self))),
                               payload, find_file_name (self->evidence, payload));
}

static void
ask_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  StewardQueuePage *self = STEWARD_QUEUE_PAGE (widget);

  steward_review_form_open (GTK_WINDOW (gtk_widget_get_root (widget)), steward_page_get_services (STEWARD_PAGE (self)),
                            STEWARD_REVIEW_RECERTIFICATION, g_variant_get_string (parameter, NULL));
}

static void
back_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  steward_page_go_back (STEWARD_PAGE (widget));
}

static void
go_decide_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  StewardQueuePage *self = STEWARD_QUEUE_PAGE (widget);

  steward_review_panes_set_step (self->panes, STEWARD_PANE_DECISION);
  gtk_widget_child_focus (GTK_WIDGET (self->right), GTK_DIR_TAB_FORWARD);
}

/**
 * steward_queue_page_install_actions:
 * @widget_class: the class of the page
 *
 * Installs what buttons of the panes activate.
 */
void
steward_queue_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "review.open", "s", open_action);
  gtk_widget_class_install_action (widget_class, "review.meet-condition", "s", meet_action);
  gtk_widget_class_install_action (widget_class, "review.open-file", "s", open_file_action);
  gtk_widget_class_install_action (widget_class, "review.ask", "s", ask_action);
  gtk_widget_class_install_action (widget_class, "review.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "review.go-decide", NULL, go_decide_action);
}

/**
 * steward_queue_page_add_keys:
 * @self: the page
 *
 * Lets letters act on what is chosen.
 */
void
steward_queue_page_add_keys (StewardQueuePage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
