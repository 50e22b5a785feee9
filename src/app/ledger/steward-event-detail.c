/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The exact bytes of an event. They wrap; nothing is left out, because what is
 * shown is what is sealed. */

#include "config.h"

#include "steward-event-detail.h"

#include <glib/gi18n.h>
#include <string.h>

#include "steward-cards.h"
#include "steward-council-words.h"

struct _StewardEventDetail
{
  GtkWidget parent_instance;

  StewardEventItem *item;              /* owned, nullable */
  GtkWidget *scroll;                   /* unowned child */
  GtkWidget *box;
};

G_DEFINE_FINAL_TYPE (StewardEventDetail, steward_event_detail, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_EXPORT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
export_cb (StewardEventDetail *self)
{
  g_signal_emit (self, signals[SIGNAL_EXPORT], 0, steward_event_item_get_event (self->item)->stream);
}

static void
copy_cb (GtkWidget  *button,
         const char *text)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (button), text);
}

static void
free_text (gpointer  data,
           GClosure *closure)
{
  g_free (data);
}

static void
steward_event_detail_dispose (GObject *object)
{
  StewardEventDetail *self = STEWARD_EVENT_DETAIL (object);

  g_clear_pointer (&self->scroll, gtk_widget_unparent);
  g_clear_object (&self->item);

  G_OBJECT_CLASS (steward_event_detail_parent_class)->dispose (object);
}

static void
steward_event_detail_class_init (StewardEventDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_event_detail_dispose;

  signals[SIGNAL_EXPORT] = g_signal_new ("export", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
steward_event_detail_init (StewardEventDetail *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  g_object_set (self->box, "margin-start", 18, "margin-end", 18, "margin-top", 6, "margin-bottom", 18, NULL);
  self->scroll = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "child", self->box,
                               "vexpand", TRUE, NULL);
  gtk_widget_set_parent (self->scroll, GTK_WIDGET (self));
}

/**
 * steward_event_detail_new:
 *
 * Returns: (transfer floating): a detail of nothing yet
 */
GtkWidget *
steward_event_detail_new (void)
{
  return g_object_new (STEWARD_TYPE_EVENT_DETAIL, NULL);
}

/* Bytes as they are: no hyphen where a line breaks. */
static GtkWidget *
make_exact (const char *text)
{
  PangoAttrList *attributes = pango_attr_list_new ();
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.f, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_CHAR, "selectable", TRUE, NULL);

  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  pango_attr_list_unref (attributes);
  gtk_widget_add_css_class (label, "monospace");
  gtk_widget_add_css_class (label, "exact-text");

  return label;
}

static void
add_fact (StewardEventDetail *self,
          const char         *title,
          const char         *text,
          const char         *css_class)
{
  GtkWidget *label = steward_text_new (NULL, css_class);

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_focusable (label, FALSE);
  gtk_box_append (GTK_BOX (self->box), steward_text_new (title, "axis-title"));
  gtk_box_append (GTK_BOX (self->box), label);
}

/* What is not text is shown as such; a ledger that was made here has none. */
static char *
show_bytes (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return g_utf8_make_valid (data != NULL ? data : "", length);
}

static void
add_bytes (StewardEventDetail *self,
           const char         *title,
           GBytes             *bytes)
{
  g_autofree char *text = show_bytes (bytes);
  g_autofree char *label = g_strdup_printf (_("Copy the %s"), title);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *name = steward_text_new (title, "axis-title");
  GtkWidget *copy = gtk_button_new_from_icon_name ("edit-copy-symbolic");
  GtkWidget *view = make_exact (text);

  gtk_widget_set_focusable (view, TRUE);
  gtk_widget_add_css_class (copy, "flat");
  gtk_widget_set_tooltip_text (copy, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (copy), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_data (copy, "clicked", G_CALLBACK (copy_cb), g_strdup (text), free_text, 0);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_set_valign (name, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (head), name);
  gtk_box_append (GTK_BOX (head), copy);
  gtk_box_append (GTK_BOX (self->box), head);
  gtk_box_append (GTK_BOX (self->box), view);
}

static void
add_head (StewardEventDetail *self)
{
  const StewardEvent *event = steward_event_item_get_event (self->item);
  const char *actor = steward_event_item_get_actor (self->item);
  const char *established = steward_event_item_get_established (self->item);
  g_autofree char *moment = steward_council_words_moment (steward_event_item_get_time (self->item));
  g_autofree char *position = g_strdup_printf ("%" G_GINT64_FORMAT, event->position);
  g_autofree char *version = g_strdup_printf ("%" G_GINT64_FORMAT, event->version);
  g_autofree char *title = g_strdup_printf (_("Event %s: %s"), position, _(steward_event_type_to_title (event->type)));
  g_autofree char *stream = g_strdup_printf (_("%s, version %s"), event->stream, version);
  g_autofree char *who = g_strdup_printf (_("%s, %s (%s)"), actor != NULL ? actor : "–", moment,
                                          g_strcmp0 (established, "asserted") == 0 ? _("as asserted")
                                          : established != NULL ? established : "–");

  gtk_box_append (GTK_BOX (self->box), steward_text_new (title, "title-3"));
  add_fact (self, _("Who and when"), who, NULL);
  add_fact (self, _("Stream"), stream, "monospace");
}

static void
add_seal (StewardEventDetail *self)
{
  const StewardEvent *event = steward_event_item_get_event (self->item);
  const char *signature = steward_event_item_get_signature (self->item);
  g_autofree char *seal = steward_digest_to_hex (&event->seal);

  gtk_box_append (GTK_BOX (self->box), steward_text_new (_("Seal"), "axis-title"));
  gtk_box_append (GTK_BOX (self->box), make_exact (seal));
  if (signature == NULL)
    add_fact (self, _("Signature"), _("Not signed: the seal says that it was not changed, not whose it is."), NULL);
  else
    {
      g_autoptr (GBytes) bytes = g_bytes_new (signature, strlen (signature));

      add_fact (self, _("Signature"), _("Signed; Verify checks it against the registered key."), NULL);
      add_bytes (self, _("Signature as text"), bytes);
    }
}

/**
 * steward_event_detail_set_item:
 * @self: the detail
 * @item: (nullable): what it shows
 */
void
steward_event_detail_set_item (StewardEventDetail *self,
                               StewardEventItem   *item)
{
  const StewardEvent *event;
  GtkWidget *export;

  g_return_if_fail (STEWARD_IS_EVENT_DETAIL (self));

  if (!g_set_object (&self->item, item))
    return;
  steward_box_clear (self->box);
  if (item == NULL)
    return;
  event = steward_event_item_get_event (item);
  add_head (self);
  add_bytes (self, _("Body"), event->body);
  add_bytes (self, _("Header"), event->header);
  add_seal (self);
  export = gtk_button_new_with_label (_("Export Evidence of This Stream…"));
  gtk_widget_set_halign (export, GTK_ALIGN_START);
  gtk_widget_set_margin_top (export, 6);
  g_signal_connect_swapped (export, "clicked", G_CALLBACK (export_cb), self);
  gtk_box_append (GTK_BOX (self->box), export);
}
