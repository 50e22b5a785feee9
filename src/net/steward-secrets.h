/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-error.h"

G_BEGIN_DECLS

/**
 * StewardSecrets:
 *
 * The only door to the desktop keyring (libsecret), by source id and field.
 * Errors are STEWARD_ERROR_KEYRING_* and STEWARD_ERROR_SECRET_MISSING, each
 * with a sentence of its own. The _sync calls block: worker threads and the
 * CLI only.
 */
#define STEWARD_TYPE_SECRETS (steward_secrets_get_type ())
G_DECLARE_FINAL_TYPE (StewardSecrets, steward_secrets, STEWARD, SECRETS, GObject)

typedef enum
{
  STEWARD_KEYRING_READY,
  STEWARD_KEYRING_NO_BUS,
  STEWARD_KEYRING_NO_SERVICE,
  STEWARD_KEYRING_NO_COLLECTION,
  STEWARD_KEYRING_LOCKED,
} StewardKeyringState;

StewardSecrets *steward_secrets_new           (void);
StewardSecrets *steward_secrets_new_overlay   (StewardSecrets       *base,
                                               const char           *source_id,
                                               GHashTable           *values);

StewardKeyringState
                steward_secrets_read_state_sync
                                              (StewardSecrets       *self,
                                               GCancellable         *cancellable);
char           *steward_secrets_lookup_sync   (StewardSecrets       *self,
                                               const char           *source_id,
                                               const char           *field,
                                               GCancellable         *cancellable,
                                               GError              **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean        steward_secrets_store_sync    (StewardSecrets       *self,
                                               const char           *source_id,
                                               const char           *field,
                                               const char           *label,
                                               const char           *secret,
                                               GCancellable         *cancellable,
                                               GError              **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean        steward_secrets_clear_sync    (StewardSecrets       *self,
                                               const char           *source_id,
                                               GCancellable         *cancellable,
                                               GError              **error) G_GNUC_WARN_UNUSED_RESULT;

void            steward_secrets_store_async   (StewardSecrets       *self,
                                               const char           *source_id,
                                               const char           *field,
                                               const char           *label,
                                               const char           *secret,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
gboolean        steward_secrets_store_finish  (StewardSecrets       *self,
                                               GAsyncResult         *result,
                                               GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void            steward_secrets_clear_async   (StewardSecrets       *self,
                                               const char           *source_id,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
gboolean        steward_secrets_clear_finish  (StewardSecrets       *self,
                                               GAsyncResult         *result,
                                               GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void            steward_secrets_unlock_async  (StewardSecrets       *self,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
gboolean        steward_secrets_unlock_finish (StewardSecrets       *self,
                                               GAsyncResult         *result,
                                               GError              **error) G_GNUC_WARN_UNUSED_RESULT;

void            steward_secret_free           (char                 *secret);

G_END_DECLS
