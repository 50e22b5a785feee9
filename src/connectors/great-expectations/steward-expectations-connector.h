/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-connector.h"

G_BEGIN_DECLS

#define STEWARD_TYPE_EXPECTATIONS_CONNECTOR (steward_expectations_connector_get_type ())
G_DECLARE_FINAL_TYPE (StewardExpectationsConnector, steward_expectations_connector, STEWARD, EXPECTATIONS_CONNECTOR,
                      StewardConnector)

extern const StewardConnectorKind steward_expectations_connector_kind;

G_END_DECLS
