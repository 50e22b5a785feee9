/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-event-types.h"
#include "steward-governance.h"

/* A store in a folder of its own, and events as one line each. */

typedef struct
{
  char *folder;
  char *path;
  StewardGovernance *store;
} CouncilFixture;

/* One event of a story. */
typedef struct
{
  const char *text;                    /* NULL, or that to which @ refers from here on */
  const char *actor;
  const char *stream;
  const char *type;
  const char *body;
} StoryEvent;

void      council_fixture_set_up    (CouncilFixture *self,
                                     gconstpointer   data);
void      council_fixture_tear_down (CouncilFixture *self,
                                     gconstpointer   data);
void      council_fixture_close     (CouncilFixture *self);
void      council_fixture_reopen    (CouncilFixture *self);
void      council_fixture_execute   (CouncilFixture *self,
                                     const char     *sql);
gboolean  council_fixture_try       (CouncilFixture *self,
                                     const char     *actor,
                                     const char     *stream,
                                     const char     *type,
                                     const char     *body,
                                     GError        **error);
void      council_fixture_record    (CouncilFixture *self,
                                     const char     *actor,
                                     const char     *stream,
                                     const char     *type,
                                     const char     *body);
char     *council_fixture_add_text  (CouncilFixture *self,
                                     const char     *text);
GPtrArray *council_fixture_compare  (CouncilFixture *self,
                                     gboolean        replace);
void      council_fixture_record_story (CouncilFixture *self,
                                     const StoryEvent *events,
                                     gsize           n_events);
void      council_fixture_record_council (CouncilFixture *self);
void      council_fixture_record_access (CouncilFixture *self);
void      council_fixture_record_levels (CouncilFixture *self);
void      council_fixture_record_all (CouncilFixture *self);
