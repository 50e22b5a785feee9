/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-document.h"
#include "steward-signal-writer.h"

G_BEGIN_DECLS

/* One validation: what all its results have in common. Lives on the stack. */
typedef struct
{
  char *subject;                       /* the table, or NULL: it is not told */
  char *suite;                         /* or NULL */
  char *origin;                        /* name of the run, or NULL */
  char *score;                         /* success_percent, or NULL */
  gint64 time;                         /* −1: it is not told */
  GPtrArray *checks;                   /* of one type and column each: the worst outcome */
  GHashTable *by_name;                 /* the same, unowned */
} StewardValidation;

void     steward_validation_init        (StewardValidation    *self);
void     steward_validation_clear       (StewardValidation    *self);
void     steward_validation_read_member (StewardValidation    *self,
                                         const char           *name,
                                         const StewardNode    *value);
gboolean steward_validation_is_member   (const char           *name);
gboolean steward_validation_check       (StewardValidation    *self,
                                         const char           *place,
                                         StewardSignalWriter  *writer);
gboolean steward_validation_finish      (StewardValidation    *self,
                                         const char           *place,
                                         StewardSignalWriter  *writer,
                                         GError              **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean steward_validation_add_result  (StewardValidation    *self,
                                         const StewardNode    *result,
                                         const char           *place,
                                         StewardSignalWriter  *writer,
                                         GError              **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean steward_validation_parse_value (const StewardNode    *value,
                                         const char           *place,
                                         StewardSignalWriter  *writer,
                                         gpointer              user_data,
                                         GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StewardValidation, steward_validation_clear)

G_END_DECLS
