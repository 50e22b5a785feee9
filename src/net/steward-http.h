/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-error.h"

G_BEGIN_DECLS

/**
 * StewardHttp:
 *
 * Questions to one HTTP endpoint, asked one after another. Blocks, and belongs
 * to the thread that made it. Answers are bounded in bytes and time, redirects
 * are told and not followed, and a key never travels unencrypted but to this
 * computer itself.
 */
typedef struct _StewardHttp StewardHttp;

StewardHttp *steward_http_new         (const char             *base,
                                       const char             *bearer,
                                       GError                **error) G_GNUC_WARN_UNUSED_RESULT;
void         steward_http_free        (StewardHttp            *self);
const char  *steward_http_get_origin  (StewardHttp            *self);
GBytes      *steward_http_get         (StewardHttp            *self,
                                       const char             *target,
                                       GCancellable           *cancellable,
                                       GError                **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardHttp, steward_http_free)

G_END_DECLS
