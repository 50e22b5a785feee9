/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-reading-part.h"

G_BEGIN_DECLS

void steward_contract_begin            (StewardReader     *reader);
void steward_contract_read_description (StewardReader     *reader,
                                        const StewardNode *description,
                                        const StewardNode *terms);
void steward_contract_read_owners      (StewardReader     *reader,
                                        const StewardNode *owner);
void steward_contract_read_servers     (StewardReader     *reader,
                                        const StewardNode *servers);
void steward_contract_finish           (StewardReader     *reader);

G_END_DECLS
