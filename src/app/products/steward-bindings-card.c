/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a product is known: each source that lists it or the data behind it,
 * when that source was last read, and how fresh the data itself is. The two
 * ages are different things and are never mixed. */

#include "config.h"

#include "steward-bindings-card.h"

#include <glib/gi18n.h>

#include "steward-badge.h"
#include "steward-cards.h"
#include "steward-plain-text.h"
#include "steward-time.h"

#define SHOWN_BINDINGS 50

static char *
say_freshness (const StewardBinding *binding)
{
  g_autofree char *reason = steward_plain_text_line (binding->updated_reason);
  g_autofree char *ago = NULL;

  if (binding->updated_at >= 0)
    {
      ago = steward_time_format_ago (binding->updated_at, g_get_real_time ());
      return *reason == '\0' ? g_strdup_printf (_("data updated %s"), ago)
                             : g_strdup_printf (_("data updated %s (%s)"), ago, reason);
    }

  return *reason == '\0' ? g_strdup (_("freshness unknown: its source does not say"))
                         : g_strdup_printf (_("freshness unknown: %s"), reason);
}

static GtkWidget *
make_binding (const StewardBinding *binding,
              StewardServices      *services)
{
  StewardSourceItem *item = steward_services_find_source (services, binding->source_id);
  const char *source = item == NULL ? binding->source_id
                                    : steward_source_get_name (steward_source_item_get_source (item));
  g_autofree char *freshness = say_freshness (binding);
  const char *kind = binding->kind == STEWARD_ENTRY_PRODUCT ? _("product") : _("dataset");
  g_autofree char *second = g_strdup_printf ("%s · %s", kind, freshness);
  GtkWidget *age = steward_badge_new ();
  gboolean offline = item != NULL && steward_source_item_get_state (item) == STEWARD_SOURCE_OFFLINE;
  GtkWidget *line;

  steward_badge_set_age (STEWARD_BADGE (age), binding->synced_at);
  gtk_widget_add_css_class (age, "second-line");
  gtk_widget_add_css_class (age, "numeric");
  line = steward_line_new (offline ? "network-offline-symbolic" : "emblem-ok-symbolic", source, second, age);
  gtk_widget_add_css_class (gtk_widget_get_first_child (line), offline ? "mark-warning" : "mark-success");
  if (binding->native_id != NULL)
    {
      g_autofree char *id = steward_plain_text_line (binding->native_id);

      gtk_widget_set_tooltip_text (line, id);
    }

  return line;
}

/**
 * steward_bindings_card_new:
 * @detail: what is shown
 * @services: know the names of sources
 *
 * Returns: (transfer floating): the card "Known in"
 */
GtkWidget *
steward_bindings_card_new (StewardEntryDetail *detail,
                           StewardServices    *services)
{
  GtkWidget *card = steward_card_new (_("Known In"), _("synced"));

  for (guint i = 0; i < MIN (detail->bindings->len, SHOWN_BINDINGS); i++)
    steward_card_append (card, make_binding (g_ptr_array_index (detail->bindings, i), services));
  if (detail->bindings->len > SHOWN_BINDINGS)
    {
      g_autofree char *rest = g_strdup_printf (_("%u of %u shown"), (guint) SHOWN_BINDINGS, detail->bindings->len);

      steward_card_append (card, steward_text_new (rest, "second-line"));
    }

  return card;
}
