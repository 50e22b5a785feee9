/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-level-news.h"

G_BEGIN_DECLS

/* News of service levels as the desktop is told them. Pure: it knows no desktop,
 * so that it can be tried without one. */

typedef struct
{
  char *id;                            /* a later notice with it takes the place of this one */
  char *heading;
  char *body;
  const char *action;                  /* "app.open-incident", "app.open-objective" or "app.show-page" */
  char *target;
  gboolean urgent;
} StewardLevelNotice;

GPtrArray *steward_level_notices_make (GPtrArray          *news) G_GNUC_WARN_UNUSED_RESULT;
void       steward_level_notice_free  (StewardLevelNotice *self);

G_END_DECLS
