/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define STEWARD_ERROR (steward_error_quark ())

/**
 * StewardError:
 *
 * One code for each thing that the window or the CLI does differently.
 * Foreign domains (SQLite, libpq, libsecret, GIO) are translated once, in the
 * file that owns the foreign library.
 */
typedef enum
{
  STEWARD_ERROR_FAILED,                /* anything without a code of its own */
  STEWARD_ERROR_USAGE,                 /* the caller's words are off */
  STEWARD_ERROR_NETWORK,               /* no answer, or an unusable one */
  STEWARD_ERROR_AUTH,                  /* the secret or the identity is refused */
  STEWARD_ERROR_DENIED,                /* known, but not allowed */
  STEWARD_ERROR_NOT_FOUND,
  STEWARD_ERROR_CONFLICT,              /* somebody else changed it first */
  STEWARD_ERROR_INVALID_DATA,          /* outside text that cannot be read */
  STEWARD_ERROR_UNSUPPORTED,
  STEWARD_ERROR_BUSY,
  STEWARD_ERROR_NO_SPACE,
  STEWARD_ERROR_SCHEMA_TOO_NEW,        /* made by a newer Steward */
  STEWARD_ERROR_DAMAGED,               /* store or ledger */
  STEWARD_ERROR_SECRET_MISSING,        /* the keyring works and has no such secret */
  STEWARD_ERROR_KEYRING_NO_BUS,
  STEWARD_ERROR_KEYRING_NO_SERVICE,
  STEWARD_ERROR_KEYRING_NO_COLLECTION,
  STEWARD_ERROR_KEYRING_LOCKED,
  STEWARD_ERROR_SIGNING_KEY_MISSING,   /* keyring or agent work and have no such key */
  STEWARD_ERROR_NO_SSH_AGENT,
} StewardError;

GQuark      steward_error_quark  (void);
const char *steward_error_remedy (const GError *error);
void        steward_error_complete (GError     *error);
gboolean    steward_error_is_cancelled (const GError *error);

G_END_DECLS
