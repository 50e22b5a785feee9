/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-access-rules-private.h"

G_BEGIN_DECLS

/* The parts of the reader of the section "access". Only
 * steward-charter-*.c include this. */

gboolean           steward_charter_read_classification (StewardCharterReader  *self,
                                                        const StewardNode     *node,
                                                        const char            *text,
                                                        StewardClassification *out_classification);
const char        *steward_charter_get_item            (StewardCharterReader  *self,
                                                        const StewardNode     *node,
                                                        const char            *what);
char             **steward_charter_read_ids            (StewardCharterReader  *self,
                                                        const StewardNode     *node,
                                                        GPtrArray             *choices,
                                                        const char            *what) G_GNUC_WARN_UNUSED_RESULT;
gboolean           steward_charter_check_role          (StewardCharterReader  *self,
                                                        const StewardNode     *node,
                                                        const char            *role);
StewardAccessWhen *steward_charter_read_when           (StewardCharterReader  *self,
                                                        const StewardNode     *map,
                                                        StewardAccessRules    *rules) G_GNUC_WARN_UNUSED_RESULT;
void               steward_charter_read_matrix         (StewardCharterReader  *self,
                                                        const StewardNode     *access,
                                                        StewardAccessRules    *rules);
void               steward_charter_read_access_rules   (StewardCharterReader  *self,
                                                        const StewardNode     *access,
                                                        StewardAccessRules    *rules);

G_END_DECLS
