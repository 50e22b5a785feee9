/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-db.h"
#include "steward-event.h"

G_BEGIN_DECLS

/* The members of a body, found in one pass over its bytes, as the parameters of
 * statements that were written with SQLite's JSON operators. */
typedef struct _StewardEventMembers StewardEventMembers;

char                *steward_event_members_rewrite (const char                *sql) G_GNUC_WARN_UNUSED_RESULT;
StewardEventMembers *steward_event_members_new     (const StewardEvent        *event) G_GNUC_WARN_UNUSED_RESULT;
gboolean             steward_event_members_bind    (const StewardEventMembers *self,
                                                    StewardStatement          *statement,
                                                    const char                *parameter);
gboolean             steward_event_members_has     (const StewardEventMembers *self,
                                                    const char                *name);
void                 steward_event_members_free    (StewardEventMembers       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardEventMembers, steward_event_members_free)

G_END_DECLS
