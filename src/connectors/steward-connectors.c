/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The table of kinds. A new kind of source is a folder with its connector, its
 * files in meson.build, and one line here. */

#include "config.h"

#include "steward-connector.h"

#include "steward-dbt-connector.h"
#include "steward-expectations-connector.h"
#include "steward-folder-connector.h"
#include "steward-marquez-connector.h"
#include "steward-openlineage-connector.h"
#include "steward-postgres-connector.h"
#include "steward-signals-connector.h"

static const StewardConnectorKind *const table[] = {
  &steward_folder_connector_kind,
  &steward_postgres_connector_kind,
  &steward_dbt_connector_kind,
  &steward_expectations_connector_kind,
  &steward_openlineage_connector_kind,
  &steward_signals_connector_kind,
  &steward_marquez_connector_kind,
};

/**
 * steward_connector_kinds:
 * @out_length: (out): their number
 *
 * Returns: (transfer none) (array length=out_length): all kinds of sources, in
 *   the order in which people are offered them
 */
const StewardConnectorKind *
steward_connector_kinds (gsize *out_length)
{
  static StewardConnectorKind kinds[G_N_ELEMENTS (table)];
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
        kinds[i] = *table[i];
      g_once_init_leave (&ready, 1);
    }
  *out_length = G_N_ELEMENTS (kinds);

  return kinds;
}

/**
 * steward_connector_kind_find:
 * @id: (nullable): "folder", "postgres"…
 *
 * Returns: (transfer none) (nullable): the kind, or %NULL if none has this id
 */
const StewardConnectorKind *
steward_connector_kind_find (const char *id)
{
  gsize n_kinds;
  const StewardConnectorKind *kinds = steward_connector_kinds (&n_kinds);

  for (gsize i = 0; i < n_kinds; i++)
    {
      if (g_strcmp0 (kinds[i].id, id) == 0)
        return &kinds[i];
    }

  return NULL;
}
