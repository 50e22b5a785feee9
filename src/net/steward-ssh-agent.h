/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-sshsig.h"

G_BEGIN_DECLS

/* The ssh-agent of this session, over $SSH_AUTH_SOCK. Each call is a
 * connection of its own. They block: worker threads and the CLI only. */

typedef struct
{
  StewardPublicKey key;
  char *comment;                       /* valid UTF-8 */
} StewardAgentKey;

gboolean    steward_ssh_agent_is_there   (void);
GPtrArray  *steward_ssh_agent_list_sync  (GCancellable            *cancellable,
                                          GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean    steward_ssh_agent_sign_sync  (const StewardPublicKey  *key,
                                          GBytes                  *data,
                                          StewardSignature        *out_signature,
                                          GCancellable            *cancellable,
                                          GError                 **error) G_GNUC_WARN_UNUSED_RESULT;

void        steward_agent_key_free       (StewardAgentKey         *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardAgentKey, steward_agent_key_free)

G_END_DECLS
