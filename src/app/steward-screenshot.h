/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-window.h"

G_BEGIN_DECLS

void     steward_screenshot_take_async  (StewardWindow       *window,
                                         const char          *path,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data);
gboolean steward_screenshot_take_finish (GAsyncResult        *result,
                                         GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
