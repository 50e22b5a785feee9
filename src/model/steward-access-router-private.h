/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-access-rules-private.h"

G_BEGIN_DECLS

/* What is gathered on the way from a request to its route. Only
 * steward-access-rout*.c include this. */

typedef struct
{
  StewardAccessView view;
  const StewardCharter *charter;
  const StewardAccessRow *row;
  const StewardAccessRule *approves;   /* the first that fits, or NULL */
  const StewardAccessRule *refuses;
  GPtrArray *needs;                    /* borrowed texts */
  StewardAccessRoute *route;
} StewardAccessRouter;

const StewardAccessRow *steward_access_view_find_row         (const StewardAccessView *view);
StewardAccessStep      *steward_access_router_add_step       (StewardAccessRouter     *self,
                                                              const char              *id,
                                                              const char              *title,
                                                              const char *const       *roles,
                                                              guint                    needed,
                                                              const char              *reason);
void                    steward_access_step_skip             (StewardAccessStep       *step,
                                                              const char              *rule,
                                                              const char              *reason);
void                    steward_access_router_add_row_steps  (StewardAccessRouter     *self);
void                    steward_access_router_apply_rules    (StewardAccessRouter     *self);

G_END_DECLS
