/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-ssh-wire.h"

G_BEGIN_DECLS

/* What a signature of a decision is good for, and nothing else. */
#define STEWARD_SSHSIG_NAMESPACE "steward-decision"

/* A signature as "ssh-keygen -Y sign" makes it. */
typedef struct
{
  StewardPublicKey key;
  StewardSignature signature;
} StewardSshsig;

GBytes   *steward_sshsig_make_data   (gconstpointer             data,
                                      gsize                     length) G_GNUC_WARN_UNUSED_RESULT;
char     *steward_sshsig_to_text     (const StewardSshsig      *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean  steward_sshsig_from_text   (const char               *text,
                                      StewardSshsig            *out_sshsig,
                                      GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
char     *steward_sshsig_sign        (const StewardPrivateKey  *key,
                                      gconstpointer             data,
                                      gsize                     length) G_GNUC_WARN_UNUSED_RESULT;
gboolean  steward_sshsig_verify      (const StewardSshsig      *self,
                                      gconstpointer             data,
                                      gsize                     length) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
