/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The ports of a product: what it offers, or what it is made from. A location
 * is text to copy, never something that is opened. */

#include "config.h"

#include "steward-port-list.h"

#include <glib/gi18n.h>
#include <string.h>

#include "steward-cards.h"
#include "steward-plain-text.h"

#define SHOWN_PORTS 100

static gboolean
mentions (const char        *folded,
          const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (folded, words[i]) != NULL)
      return TRUE;

  return FALSE;
}

static const char *
choose_icon (const StewardPort *port)
{
  static const char *const streams[] = { "kafka", "stream", "topic", "event", "queue", "pulsar", "kinesis", "mqtt",
                                         "amqp", "pubsub", NULL };
  static const char *const services[] = { "rest", "http", "api", "graphql", "grpc", "odata", "openapi", NULL };
  static const char *const files[] = { "file", "s3", "csv", "parquet", "blob", "sftp", "gcs", "avro", "iceberg",
                                       "delta", NULL };
  g_autofree char *both = g_strconcat (port->kind != NULL ? port->kind : "", " ",
                                       port->location != NULL ? port->location : "", NULL);
  g_autofree char *folded = g_ascii_strdown (both, -1);

  if (mentions (folded, streams))
    return "media-playlist-repeat-symbolic";
  if (mentions (folded, services))
    return "web-browser-symbolic";
  if (mentions (folded, files))
    return "folder-documents-symbolic";

  return "view-grid-symbolic";
}

static void
copy_cb (GtkButton  *button,
         const char *text)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (button)), text);
}

static void
free_text (gpointer  data,
           GClosure *closure)
{
  g_free (data);
}

static GtkWidget *
make_copy (const char *location)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-copy-symbolic");
  g_autofree char *label = g_strdup_printf (_("Copy %s"), location);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Copy"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_data (button, "clicked", G_CALLBACK (copy_cb), g_strdup (location), free_text, 0);

  return button;
}

static char *
join (const char *const *parts)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) said = NULL;

  for (guint i = 0; i < 3; i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_strv_builder_add (builder, parts[i]);
  said = g_strv_builder_end (builder);

  return said[0] == NULL ? NULL : g_strjoinv (" · ", said);
}

static GtkWidget *
make_port (const StewardPort *port)
{
  g_autofree char *name = steward_plain_text_line (port->name != NULL ? port->name : port->kind);
  g_autofree char *version = port->version == NULL ? NULL : g_strdup_printf (_("version %s"), port->version);
  g_autofree char *second = join ((const char *const[]) { port->location, port->kind, version });
  g_autofree char *location = steward_plain_text_line (port->location);
  GtkWidget *line = steward_line_new (choose_icon (port), *name != '\0' ? name : _("Unnamed port"), second,
                                      *location != '\0' ? make_copy (location) : NULL);

  if (port->description != NULL && *port->description != '\0')
    gtk_box_append (GTK_BOX (gtk_widget_get_next_sibling (gtk_widget_get_first_child (line))),
                    steward_text_new (port->description, "second-line"));

  return line;
}

/**
 * steward_port_list_new:
 * @entry: whose ports
 * @direction: which of them
 *
 * Returns: (transfer floating) (nullable): a card with them, %NULL if there is
 *   none
 */
GtkWidget *
steward_port_list_new (const StewardEntry   *entry,
                       StewardPortDirection  direction)
{
  GtkWidget *card = NULL;
  guint n_ports = 0;

  for (guint i = 0; entry->ports != NULL && i < entry->ports->len; i++)
    {
      const StewardPort *port = g_ptr_array_index (entry->ports, i);

      if (port->direction != direction || ++n_ports > SHOWN_PORTS)
        continue;
      if (card == NULL)
        card = steward_card_new (direction == STEWARD_PORT_OUTPUT ? _("Output Ports") : _("Input Ports"), NULL);
      else
        steward_card_append (card, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
      steward_card_append (card, make_port (port));
    }
  if (n_ports > SHOWN_PORTS)
    {
      g_autofree char *rest = g_strdup_printf (_("%u of %u ports shown"), (guint) SHOWN_PORTS, n_ports);

      steward_card_append (card, steward_text_new (rest, "second-line"));
    }

  return card;
}
