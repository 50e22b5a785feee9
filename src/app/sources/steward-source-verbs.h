/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-page.h"
#include "steward-source-words.h"

G_BEGIN_DECLS

/* What a person does with a source, from whichever widget. Outcomes appear in
 * the source's own row; a toast says what has succeeded. */

void steward_source_verbs_add         (StewardPage       *page);
void steward_source_verbs_open_sample (StewardPage       *page,
                                       const char        *folder);
void steward_source_verbs_edit        (StewardPage       *page,
                                       StewardSourceItem *item,
                                       StewardFieldKind   focus);
void steward_source_verbs_remove      (StewardPage       *page,
                                       StewardSourceItem *item);
void steward_source_verbs_sync        (StewardPage       *page,
                                       StewardSourceItem *item);
void steward_source_verbs_way_out     (StewardPage       *page,
                                       StewardSourceItem *item);

StewardSource *steward_source_verbs_make_sample (const char *folder) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
