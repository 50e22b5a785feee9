/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-secrets.h"

G_BEGIN_DECLS

/* What state the desktop's keyring is in, asked over D-Bus without ever
 * prompting. Internal to net/. */

gboolean            steward_keyring_uses_service  (void);
StewardKeyringState steward_keyring_read_state    (GCancellable         *cancellable);
void                steward_keyring_set_error     (GError              **error,
                                                   StewardKeyringState   state);

G_END_DECLS
