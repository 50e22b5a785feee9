/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Signatures of persons (RFC 8032). The key that signs is its seed of 32
 * bytes; everything else follows from it. */

typedef struct
{
  guint8 bytes[32];
} StewardPrivateKey;

typedef struct
{
  guint8 bytes[32];
} StewardPublicKey;

typedef struct
{
  guint8 bytes[64];
} StewardSignature;

gboolean  steward_public_key_equal       (const StewardPublicKey   *a,
                                          const StewardPublicKey   *b);
gboolean  steward_public_key_verify      (const StewardPublicKey   *self,
                                          gconstpointer             data,
                                          gsize                     length,
                                          const StewardSignature   *signature) G_GNUC_WARN_UNUSED_RESULT;

void      steward_private_key_generate   (StewardPrivateKey        *out_key);
void      steward_private_key_get_public (const StewardPrivateKey  *self,
                                          StewardPublicKey         *out_key);
void      steward_private_key_sign       (const StewardPrivateKey  *self,
                                          gconstpointer             data,
                                          gsize                     length,
                                          StewardSignature         *out_signature);
char     *steward_private_key_to_text    (const StewardPrivateKey  *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean  steward_private_key_from_text  (const char               *text,
                                          StewardPrivateKey        *out_key) G_GNUC_WARN_UNUSED_RESULT;
void      steward_private_key_clear      (StewardPrivateKey        *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StewardPrivateKey, steward_private_key_clear)

G_END_DECLS
