/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-append.h"
#include "steward-secrets.h"
#include "steward-sshsig.h"

G_BEGIN_DECLS

/* Where a person's signing key is. */
typedef enum
{
  STEWARD_SIGNER_NONE,
  STEWARD_SIGNER_KEYRING,              /* made here, kept in the keyring */
  STEWARD_SIGNER_AGENT,                /* somebody else's care, behind $SSH_AUTH_SOCK */
} StewardSignerKind;

/**
 * StewardSigner:
 *
 * Signs what one person decides (SSHSIG, namespace "steward-decision"). The
 * key is fetched when it is used and cleared from memory afterwards. _sync
 * calls block.
 */
typedef struct _StewardSigner StewardSigner;

const char        *steward_signer_kind_to_id        (StewardSignerKind   kind);
gboolean           steward_signer_kind_from_id      (const char         *id,
                                                     StewardSignerKind  *out_kind);

StewardSigner     *steward_signer_new_for_keyring   (StewardSecrets     *secrets,
                                                     const char         *person) G_GNUC_WARN_UNUSED_RESULT;
StewardSigner     *steward_signer_new_for_agent     (const char         *key_line,
                                                     GError            **error) G_GNUC_WARN_UNUSED_RESULT;
void               steward_signer_free              (StewardSigner      *self);
StewardSignerKind  steward_signer_get_kind          (StewardSigner      *self);

char              *steward_signer_make_key_sync     (StewardSigner      *self,
                                                     GCancellable       *cancellable,
                                                     GError            **error) G_GNUC_WARN_UNUSED_RESULT;
char              *steward_signer_load_key_sync     (StewardSigner      *self,
                                                     GCancellable       *cancellable,
                                                     GError            **error) G_GNUC_WARN_UNUSED_RESULT;
char              *steward_signer_sign_sync         (StewardSigner      *self,
                                                     GBytes             *data,
                                                     GCancellable       *cancellable,
                                                     GError            **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean           steward_signer_sign_append_sync  (StewardSigner      *self,
                                                     StewardAppend      *what,
                                                     GCancellable       *cancellable,
                                                     GError            **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardSigner, steward_signer_free)

G_END_DECLS
