/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Accesses as a file: what is shown when it is asked for. */

#include "config.h"

#include "steward-access-exporter.h"

#include <glib/gi18n.h>

#include "steward-access-export.h"
#include "steward-access-item.h"
#include "steward-file-saver.h"

/**
 * steward_access_exporter_save:
 * @page: above which the name is asked for
 * @items: (element-type StewardAccessItem): what is shown; read now
 * @as_json: JSON, else CSV
 *
 * Asks where to, and saves. In CSV no cell is a formula.
 */
void
steward_access_exporter_save (StewardPage *page,
                              GListModel  *items,
                              gboolean     as_json)
{
  StewardServices *services = steward_page_get_services (page);
  StewardCouncilState *state = steward_council_peek_state (steward_services_get_council (services));
  g_autoptr (GPtrArray) summaries = g_ptr_array_new ();
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  guint n_items = g_list_model_get_n_items (items);
  GBytes *bytes;

  if (state == NULL)
    return;
  for (guint i = 0; i < n_items; i++)
    {
      StewardAccessItem *item = g_list_model_get_item (items, i);

      g_ptr_array_add (kept, item);
      g_ptr_array_add (summaries, (gpointer) steward_access_item_get_summary (item));
    }
  bytes = as_json ? steward_access_export_json (state, summaries, &error)
                  : steward_access_export_csv (state, summaries);
  if (bytes == NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (page), "win.notice", "s", error->message);
      return;
    }
  steward_file_saver_save (page, as_json ? _("Export as JSON") : _("Export as CSV"),
                           as_json ? "accesses.json" : "accesses.csv", bytes);
}
