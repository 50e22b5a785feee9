/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-source.h"

G_BEGIN_DECLS

/**
 * StewardProfile:
 *
 * A folder with the store and settings.ini, which lists the sources. Several
 * processes may have it open: every edit reads, changes and replaces the file
 * under a lock, so that no edit loses another. Its calls block and may be made
 * from any thread.
 */
typedef struct _StewardProfile StewardProfile;

StewardProfile     *steward_profile_open            (const char       *folder,
                                                     GError          **error) G_GNUC_WARN_UNUSED_RESULT;
StewardProfile     *steward_profile_ref             (StewardProfile   *self);
void                steward_profile_unref           (StewardProfile   *self);

const char         *steward_profile_get_folder      (StewardProfile   *self);
char               *steward_profile_make_path       (StewardProfile   *self,
                                                     const char       *name) G_GNUC_WARN_UNUSED_RESULT;

GPtrArray          *steward_profile_load_sources    (StewardProfile   *self,
                                                     GPtrArray        *notices,
                                                     GError          **error) G_GNUC_WARN_UNUSED_RESULT;
guint               steward_profile_load_interval   (StewardProfile   *self);
char               *steward_profile_load_person     (StewardProfile   *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean            steward_profile_save_person     (StewardProfile   *self,
                                                     const char       *person,
                                                     GError          **error) G_GNUC_WARN_UNUSED_RESULT;
char              **steward_profile_load_secrets    (StewardProfile   *self,
                                                     const char       *source_id) G_GNUC_WARN_UNUSED_RESULT;
gboolean            steward_profile_save_source     (StewardProfile   *self,
                                                     StewardSource    *source,
                                                     const char *const *secret_fields,
                                                     GError          **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean            steward_profile_remove_source   (StewardProfile   *self,
                                                     const char       *source_id,
                                                     GError          **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardProfile, steward_profile_unref)

G_END_DECLS
