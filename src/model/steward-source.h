/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-error.h"

G_BEGIN_DECLS

/**
 * StewardSource:
 *
 * A configured catalog connection: identity, kind, name, settings. Never a
 * secret; secrets are found in the keyring by source id and field. Immutable
 * once shared; reference counted and safe to pass between threads.
 */
typedef struct _StewardSource StewardSource;

StewardSource *steward_source_new         (const char    *id,
                                           const char    *kind,
                                           const char    *name,
                                           GHashTable    *settings) G_GNUC_WARN_UNUSED_RESULT;
char          *steward_source_make_id     (void) G_GNUC_WARN_UNUSED_RESULT;
StewardSource *steward_source_ref         (StewardSource *self);
void           steward_source_unref       (StewardSource *self);

const char    *steward_source_get_id      (StewardSource *self);
const char    *steward_source_get_kind    (StewardSource *self);
const char    *steward_source_get_name    (StewardSource *self);
const char    *steward_source_get_setting (StewardSource *self,
                                           const char    *key);
char         **steward_source_get_keys    (StewardSource *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardSource, steward_source_unref)

G_END_DECLS
