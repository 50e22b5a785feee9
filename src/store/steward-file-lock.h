/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-error.h"

G_BEGIN_DECLS

/**
 * StewardFileLock:
 *
 * Locks between programs (and between objects of one program) that use one
 * profile. They end with the program, however it ends.
 */
typedef struct _StewardFileLock StewardFileLock;

typedef enum
{
  STEWARD_LOCK_GATE,                   /* held while a store is opened: one after the other */
  STEWARD_LOCK_PRESENCE,               /* shared by all who have it open; exclusive to replace the file */
} StewardLockPart;

StewardFileLock *steward_file_lock_new  (const char       *path,
                                         GError          **error) G_GNUC_WARN_UNUSED_RESULT;
void             steward_file_lock_free (StewardFileLock  *self);
gboolean         steward_file_lock_take (StewardFileLock  *self,
                                         StewardLockPart   part,
                                         gboolean          exclusive,
                                         unsigned          wait_ms,
                                         GError          **error) G_GNUC_WARN_UNUSED_RESULT;
void             steward_file_lock_drop (StewardFileLock  *self,
                                         StewardLockPart   part);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardFileLock, steward_file_lock_free)

G_END_DECLS
