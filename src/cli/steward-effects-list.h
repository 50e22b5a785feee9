/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-access-rows.h"
#include "steward-cli.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What is not yet on a platform as it was decided. */
typedef struct
{
  char *effect;                        /* id */
  char *action;                        /* "grant", "revoke" */
  char *state;                         /* "queued", "sending", "manual", "failed", "partial" */
  char *message;                       /* or NULL */
  guint attempts;
  gint64 not_before;                   /* 0: not by itself */
  gboolean overdue;                    /* somebody has what they may not have any more */
  StewardAccess *access;
} StewardUndoneEffect;

GPtrArray *steward_effects_load_undone (StewardCli  *cli,
                                        GError     **error) G_GNUC_WARN_UNUSED_RESULT;
void       steward_effects_add_json    (JsonBuilder *builder,
                                        GPtrArray   *undone);
gboolean   steward_effect_needs_person (const StewardUndoneEffect *effect);

G_END_DECLS
