/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-services.h"

G_BEGIN_DECLS

/* The sample mesh was measured in one autumn. Its copy in the profile says the
 * same of the days before today, so that there are levels to look at. */

char *steward_sample_folder_copy_sync     (const char           *sample,
                                           const char           *profile,
                                           gint64                now,
                                           GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void  steward_sample_folder_copy_async    (StewardServices      *services,
                                           const char           *sample,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
char *steward_sample_folder_copy_finish   (StewardServices      *services,
                                           GAsyncResult         *result,
                                           GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
