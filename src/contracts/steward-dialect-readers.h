/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-reading-part.h"

G_BEGIN_DECLS

/* One file each. They fill the contract or the product of the reading. */
void steward_odcs_read (StewardReader *reader);
void steward_odps_read (StewardReader *reader);
void steward_dcs_read  (StewardReader *reader);
void steward_dpds_read (StewardReader *reader);

G_END_DECLS
