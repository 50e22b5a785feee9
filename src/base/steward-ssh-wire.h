/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-ed25519.h"
#include "steward-error.h"

G_BEGIN_DECLS

#define STEWARD_SSH_KEY_TYPE "ssh-ed25519"

/* A view of bytes in the wire format of SSH (RFC 4251, section 5). A read
 * beyond the end fails and reads nothing. */
typedef struct
{
  const guint8 *data;
  gsize length;
} StewardSshView;

void      steward_ssh_append_number      (GByteArray              *out,
                                          guint32                  value);
void      steward_ssh_append_string      (GByteArray              *out,
                                          gconstpointer            data,
                                          gsize                    length);
void      steward_ssh_append_key         (GByteArray              *out,
                                          const StewardPublicKey  *key);
void      steward_ssh_append_signature   (GByteArray              *out,
                                          const StewardSignature  *signature);

gboolean  steward_ssh_view_read_number   (StewardSshView          *self,
                                          guint32                 *out_value) G_GNUC_WARN_UNUSED_RESULT;
gboolean  steward_ssh_view_read_string   (StewardSshView          *self,
                                          StewardSshView          *out_string) G_GNUC_WARN_UNUSED_RESULT;
gboolean  steward_ssh_view_equal         (const StewardSshView    *self,
                                          const char              *text);
gboolean  steward_ssh_view_to_key        (StewardSshView           self,
                                          StewardPublicKey        *out_key) G_GNUC_WARN_UNUSED_RESULT;
gboolean  steward_ssh_view_to_signature  (StewardSshView           self,
                                          StewardSignature        *out_signature) G_GNUC_WARN_UNUSED_RESULT;

GBytes   *steward_ssh_decode_base64      (const char              *text,
                                          gsize                    length) G_GNUC_WARN_UNUSED_RESULT;
char     *steward_public_key_to_line     (const StewardPublicKey  *self,
                                          const char              *comment) G_GNUC_WARN_UNUSED_RESULT;
gboolean  steward_public_key_from_line   (const char              *line,
                                          StewardPublicKey        *out_key,
                                          GError                 **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
