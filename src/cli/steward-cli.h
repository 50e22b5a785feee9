/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-services.h"

G_BEGIN_DECLS

/* Exit statuses, which scripts rely on. */
typedef enum
{
  STEWARD_EXIT_FINE = 0,
  STEWARD_EXIT_FINDINGS = 1,           /* findings, violations or a refused decision */
  STEWARD_EXIT_USAGE = 2,              /* wrong usage or unreadable input */
  STEWARD_EXIT_UNREACHABLE = 3,        /* unreachable, unauthorised or no keyring */
  STEWARD_EXIT_DAMAGED = 4,            /* store or ledger */
} StewardExit;

/**
 * StewardCli:
 *
 * One run of stewardctl. The profile is opened when a command first needs it,
 * so that a command without it works on a read-only machine.
 */
typedef struct
{
  char *profile;                       /* owned */
  StewardServices *services;           /* owned; NULL: not opened */
} StewardCli;

StewardServices *steward_cli_open         (StewardCli      *self,
                                           GError         **error) G_GNUC_WARN_UNUSED_RESULT;
void             steward_cli_close        (StewardCli      *self);

StewardExit      steward_cli_fail         (const GError    *error);
StewardExit      steward_cli_fail_source  (const GError    *error);
StewardExit      steward_cli_fail_usage   (const char      *format,
                                           ...) G_GNUC_PRINTF (1, 2);

GAsyncResult    *steward_cli_wait         (GAsyncResult   **result) G_GNUC_WARN_UNUSED_RESULT;
void             steward_cli_ready_cb     (GObject         *object,
                                           GAsyncResult    *result,
                                           gpointer         user_data);
gboolean         steward_cli_parse        (const char      *command,
                                           GOptionEntry    *entries,
                                           char          ***argv,
                                           int              min_words,
                                           int              max_words,
                                           GError         **error) G_GNUC_WARN_UNUSED_RESULT;
StewardSourceItem *steward_cli_find_source (StewardServices *services,
                                           const char      *name,
                                           GError         **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
