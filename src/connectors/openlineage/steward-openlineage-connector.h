/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-connector.h"

G_BEGIN_DECLS

#define STEWARD_TYPE_OPENLINEAGE_CONNECTOR (steward_openlineage_connector_get_type ())
G_DECLARE_FINAL_TYPE (StewardOpenlineageConnector, steward_openlineage_connector, STEWARD, OPENLINEAGE_CONNECTOR,
                      StewardConnector)

extern const StewardConnectorKind steward_openlineage_connector_kind;

G_END_DECLS
