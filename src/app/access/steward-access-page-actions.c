/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Keys of the page of access, and the actions of the widgets in it. Letters act
 * only while no text field has the focus, and only on what is open. */

#include "config.h"

#include <glib/gi18n.h>

#include "steward-access-page-private.h"
#include "steward-drift-mend.h"
#include "steward-effect-forms.h"
#include "steward-payload-opener.h"

static void
perform (StewardAccessPage *self,
         const char        *verb)
{
  if (self->kase == NULL)
    return;
  if (steward_review_panes_get_room (self->panes) < 2)
    steward_review_panes_set_step (self->panes, STEWARD_PANE_DECISION);
  steward_access_decide_perform (self->decide, verb);
}

/**
 * steward_access_page_is_typing:
 * @self: the page
 *
 * Returns: whether a text field has the focus
 */
gboolean
steward_access_page_is_typing (StewardAccessPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root == NULL ? NULL : gtk_root_get_focus (root);

  return focus != NULL && (GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus));
}

static gboolean
key_cb (StewardAccessPage *self,
        guint              keyval,
        guint              keycode,
        GdkModifierType    state)
{
  static const struct { guint keyval; const char *verb; } verbs[] = {
    { GDK_KEY_a, "approve" }, { GDK_KEY_c, "comment" }, { GDK_KEY_r, "reject" },
  };

  /* A toast would take the key first. */
  if (keyval == GDK_KEY_Escape)
    return steward_page_escape (STEWARD_PAGE (self));
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0 || steward_access_page_is_typing (self))
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_u)
    {
      steward_undo_bar_undo (self->undo_bar);
      return GDK_EVENT_STOP;
    }
  if (steward_review_panes_get_step (self->panes) == STEWARD_PANE_LIST)
    return (keyval == GDK_KEY_j || keyval == GDK_KEY_k) &&
           steward_access_browse_go (self->browse, keyval == GDK_KEY_j ? 1 : -1);
  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (verbs[i].keyval == keyval)
      {
        perform (self, verbs[i].verb);
        return GDK_EVENT_STOP;
      }
  switch (keyval)
    {
    case GDK_KEY_j:
    case GDK_KEY_k:
      steward_access_page_step (self, keyval == GDK_KEY_j ? 1 : -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Down:
    case GDK_KEY_Page_Up:
      steward_access_pane_scroll (self->pane, keyval == GDK_KEY_Page_Down ? 0.9 : -0.9);
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
  steward_access_page_open_access (STEWARD_ACCESS_PAGE (widget), g_variant_get_string (parameter, NULL));
}

static void
perform_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  perform (STEWARD_ACCESS_PAGE (widget), g_variant_get_string (parameter, NULL));
}

static const char *
find_file_name (const StewardAccessCase *kase,
                const char              *payload)
{
  GPtrArray *files = kase == NULL ? NULL : kase->access->attachments;

  for (guint i = 0; files != NULL && i < files->len; i++)
    {
      const StewardAttachment *file = g_ptr_array_index (files, i);

      if (g_strcmp0 (file->payload, payload) == 0)
        return file->name == NULL ? NULL : steward_access_case_get_text (kase, file->name);
    }

  return NULL;
}

static void
save_file_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  StewardAccessPage *self = STEWARD_ACCESS_PAGE (widget);
  const char *payload = g_variant_get_string (parameter, NULL);

  steward_payload_opener_save (GTK_WINDOW (gtk_widget_get_root (widget)),
                               steward_services_get_governance (steward_page_get_services (STEWARD_PAGE (self))),
                               payload, find_file_name (self->kase, payload));
}

static void
confirm_script_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  StewardAccessPage *self = STEWARD_ACCESS_PAGE (widget);

  if (self->access != NULL)
    steward_effect_forms_confirm (STEWARD_PAGE (self), self->access);
}

static void
mended_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  StewardAccessPage *self = STEWARD_ACCESS_PAGE (object);

  if (!steward_drift_mend_finish (result, &error) && self->kase != NULL)
    steward_access_decide_show_failure (self->decide, error);
}

/* What is decided already is carried out again here; the rest is asked for. */
static void
mend_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  StewardAccessPage *self = STEWARD_ACCESS_PAGE (widget);
  GPtrArray *drift = self->kase == NULL ? NULL : self->kase->drift;
  const StewardDriftItem *item = drift == NULL || drift->len == 0 ? NULL : g_ptr_array_index (drift, 0);
  guint remedies = item == NULL ? 0 : steward_drift_get_remedies (item);

  if (item == NULL)
    return;
  if ((remedies & (1u << STEWARD_REMEDY_AGAIN)) != 0)
    steward_drift_mend_async (STEWARD_PAGE (self), item, STEWARD_REMEDY_AGAIN, mended_cb, NULL);
  else if ((remedies & (1u << STEWARD_REMEDY_REVOKE)) != 0)
    steward_drift_mend_async (STEWARD_PAGE (self), item, STEWARD_REMEDY_REVOKE, mended_cb, NULL);
  else
    {
      steward_access_page_close (self);
      steward_access_page_show_view (self, "drift");
    }
}

static void
open_product_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  StewardAccessPage *self = STEWARD_ACCESS_PAGE (widget);

  if (self->kase != NULL && self->kase->detail != NULL)
    gtk_widget_activate_action (widget, "win.open-product", "s", self->kase->access->subject);
}

static void
copy_id_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  StewardAccessPage *self = STEWARD_ACCESS_PAGE (widget);

  if (self->access != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), self->access);
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
  StewardAccessPage *self = STEWARD_ACCESS_PAGE (widget);

  steward_review_panes_set_step (self->panes, STEWARD_PANE_DECISION);
  gtk_widget_child_focus (GTK_WIDGET (self->decide), GTK_DIR_TAB_FORWARD);
}

/**
 * steward_access_page_install_actions:
 * @widget_class: the class of the page
 *
 * Installs what buttons of the panes activate.
 */
void
steward_access_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "access.open", "s", open_action);
  gtk_widget_class_install_action (widget_class, "access.perform", "s", perform_action);
  gtk_widget_class_install_action (widget_class, "access.save-file", "s", save_file_action);
  gtk_widget_class_install_action (widget_class, "access.confirm-script", "s", confirm_script_action);
  gtk_widget_class_install_action (widget_class, "access.mend", "u", mend_action);
  gtk_widget_class_install_action (widget_class, "access.open-product", NULL, open_product_action);
  gtk_widget_class_install_action (widget_class, "access.copy-id", NULL, copy_id_action);
  gtk_widget_class_install_action (widget_class, "access.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "access.go-decide", NULL, go_decide_action);
}

/**
 * steward_access_page_add_keys:
 * @self: the page
 *
 * Lets letters act on what is open.
 */
void
steward_access_page_add_keys (StewardAccessPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
