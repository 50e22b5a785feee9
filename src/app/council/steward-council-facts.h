/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-council-rows.h"
#include "steward-council.h"

G_BEGIN_DECLS

/* What the council page shows, read in one go. */
typedef struct
{
  StewardCouncilState *state;          /* owned */
  GPtrArray *meetings;                 /* StewardMeeting, the latest first */
  char *person;                        /* who sits at this desk, or NULL */
  GPtrArray *keys;                     /* char*: their signing keys */
  char *resume;                        /* meeting that was not left, or NULL */
} StewardCouncilFacts;

void                 steward_council_facts_load_async  (StewardCouncil       *council,
                                                        const char           *person,
                                                        GCancellable         *cancellable,
                                                        GAsyncReadyCallback   callback,
                                                        gpointer              user_data);
StewardCouncilFacts *steward_council_facts_load_finish (GAsyncResult         *result,
                                                        GError              **error) G_GNUC_WARN_UNUSED_RESULT;
char                *steward_council_facts_to_mark     (const StewardCouncilFacts *self) G_GNUC_WARN_UNUSED_RESULT;
void                 steward_council_facts_free        (StewardCouncilFacts  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardCouncilFacts, steward_council_facts_free)

G_END_DECLS
