/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Read once for the whole of app/, when b_pch is on; see below-app.h. */

#include <adwaita.h>
