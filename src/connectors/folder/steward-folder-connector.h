/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-connector.h"

G_BEGIN_DECLS

/**
 * StewardFolderConnector:
 *
 * A directory or git checkout of contract and product documents. The default
 * source: it needs no server and no network.
 */
#define STEWARD_TYPE_FOLDER_CONNECTOR (steward_folder_connector_get_type ())
G_DECLARE_FINAL_TYPE (StewardFolderConnector, steward_folder_connector, STEWARD, FOLDER_CONNECTOR, StewardConnector)

extern const StewardConnectorKind steward_folder_connector_kind;

G_END_DECLS
