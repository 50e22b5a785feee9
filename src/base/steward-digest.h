/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* SHA-256 and random bytes. libcrypto is used in steward-crypto.c only. */

#define STEWARD_DIGEST_SIZE 32

typedef struct
{
  guint8 bytes[STEWARD_DIGEST_SIZE];
} StewardDigest;

typedef struct _StewardHasher StewardHasher;

void           steward_digest_of_bytes (gconstpointer        data,
                                        gsize                length,
                                        StewardDigest       *out_digest);
char          *steward_digest_to_hex   (const StewardDigest *digest) G_GNUC_WARN_UNUSED_RESULT;
gboolean       steward_digest_from_hex (const char          *hex,
                                        StewardDigest       *out_digest) G_GNUC_WARN_UNUSED_RESULT;
gboolean       steward_digest_equal    (const StewardDigest *a,
                                        const StewardDigest *b);
void           steward_sha512_of_bytes (gconstpointer        data,
                                        gsize                length,
                                        guint8               out_hash[64]);
void           steward_random_bytes    (gpointer             out_data,
                                        gsize                length);

StewardHasher *steward_hasher_new      (void) G_GNUC_WARN_UNUSED_RESULT;
void           steward_hasher_add      (StewardHasher       *self,
                                        gconstpointer        data,
                                        gsize                length);
void           steward_hasher_add_text (StewardHasher       *self,
                                        const char          *text);
void           steward_hasher_finish   (StewardHasher       *self,
                                        StewardDigest       *out_digest);
void           steward_hasher_free     (StewardHasher       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardHasher, steward_hasher_free)

G_END_DECLS
