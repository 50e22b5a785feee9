/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-page.h"

G_BEGIN_DECLS

/* Saving something that was made, wherever the person wants it. */

void steward_file_saver_save (StewardPage *page,
                              const char  *title,
                              const char  *name,
                              GBytes      *bytes);

G_END_DECLS
