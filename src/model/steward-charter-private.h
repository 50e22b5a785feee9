/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-charter.h"

G_BEGIN_DECLS

/* How the parts of a charter are read: typed access to members that reports
 * what is wrong where, and goes on, so that an author sees everything at once.
 * Only steward-charter*.c include this. */

#define STEWARD_CHARTER_MAX_ITEMS 1000

typedef struct
{
  const StewardNode *root;
  const char *file;                    /* nullable */
  GPtrArray *findings;                 /* StewardFinding */
  StewardCharter *charter;             /* that is filled */
  GHashTable *checklists;              /* name → GPtrArray of StewardChecklistItem */
} StewardCharterReader;

/* Of steward-charter-part.c. @node may be NULL: the whole document. */
void               steward_charter_report      (StewardCharterReader *self,
                                                StewardSeverity       severity,
                                                const char           *rule,
                                                const StewardNode    *node,
                                                char                 *message,
                                                const char           *remediation);
void               steward_charter_fail        (StewardCharterReader *self,
                                                const char           *rule,
                                                const StewardNode    *node,
                                                char                 *message);
const StewardNode *steward_charter_get_list    (StewardCharterReader *self,
                                                const StewardNode    *map,
                                                const char           *name);
gboolean           steward_charter_is_map      (StewardCharterReader *self,
                                                const StewardNode    *node,
                                                const char           *what);
const char        *steward_charter_get_text    (StewardCharterReader *self,
                                                const StewardNode    *map,
                                                const char           *name,
                                                gboolean              required);
gboolean           steward_charter_get_count   (StewardCharterReader *self,
                                                const StewardNode    *map,
                                                const char           *name,
                                                guint                 largest,
                                                guint                *out_count);
gboolean           steward_charter_get_flag    (StewardCharterReader *self,
                                                const StewardNode    *map,
                                                const char           *name,
                                                gboolean              fallback);
gboolean           steward_charter_get_days    (StewardCharterReader *self,
                                                const StewardNode    *map,
                                                const char           *name,
                                                guint                *out_days);
gboolean           steward_charter_get_instant (StewardCharterReader *self,
                                                const StewardNode    *map,
                                                const char           *name,
                                                gboolean              end,
                                                gint64               *out_instant);
const StewardNode *steward_charter_node_of     (const StewardNode    *map,
                                                const char           *name);
gboolean           steward_charter_is_id       (const char           *text);

/* The sections. */
void               steward_charter_read_seats       (StewardCharterReader *self);
void               steward_charter_read_checklists  (StewardCharterReader *self);
GPtrArray         *steward_charter_read_items       (StewardCharterReader *self,
                                                     const StewardNode    *list) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray         *steward_charter_copy_items       (GPtrArray            *items) G_GNUC_WARN_UNUSED_RESULT;
void               steward_charter_read_procedures  (StewardCharterReader *self);
void               steward_charter_read_levels      (StewardCharterReader *self);
void               steward_charter_read_escalations (StewardCharterReader *self);
void               steward_charter_read_delegations (StewardCharterReader *self);
void               steward_charter_read_access      (StewardCharterReader *self);
void               steward_charter_read_level_terms (StewardCharterReader *self);
void               steward_charter_check            (StewardCharterReader *self);
void               steward_charter_check_names      (StewardCharterReader *self);

void               steward_seat_free                (StewardSeat          *self);
void               steward_procedure_free           (StewardProcedure     *self);
void               steward_checklist_item_free      (StewardChecklistItem *self);
void               steward_level_rule_free          (StewardLevelRule     *self);
void               steward_escalation_free          (StewardEscalation    *self);
gboolean           steward_seat_role_from_id        (const char           *id,
                                                     StewardSeatRole      *out_role) G_GNUC_WARN_UNUSED_RESULT;
guint              steward_charter_count_seats      (const StewardCharter *self,
                                                     gboolean              filled);
StewardCharter    *steward_charter_new              (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
