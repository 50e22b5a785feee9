/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-access-case.h"
#include "steward-council-private.h"

G_BEGIN_DECLS

/* Between the files of this folder that are about access. */

char                 *steward_access_tell_state          (const StewardAccess      *access,
                                                          StewardCouncilState      *state) G_GNUC_WARN_UNUSED_RESULT;
gboolean              steward_access_is_in_force         (const StewardAccess      *access);
gboolean              steward_access_waits_for_review    (const StewardAccess      *access);
gboolean              steward_access_waits_for_plan      (const StewardAccess      *access);
gboolean              steward_access_is_granted          (const StewardAccess      *access);
gboolean              steward_access_is_late             (const StewardAccess      *access,
                                                          gint64                    now);
gboolean              steward_access_contract_changed    (const StewardAccess      *access,
                                                          const StewardEntryDetail *detail);
char                 *steward_access_tell_consumer       (StewardCouncil           *council,
                                                          StewardCouncilState      *state,
                                                          const StewardAccessAsk   *ask) G_GNUC_WARN_UNUSED_RESULT;
char                 *steward_access_tell_name           (StewardCouncil           *council,
                                                          const char               *subject) G_GNUC_WARN_UNUSED_RESULT;

StewardAccessHolders *steward_access_holders_make        (StewardCouncil           *council,
                                                          StewardCouncilState      *rules,
                                                          const StewardAccess      *access,
                                                          const StewardEntryDetail *detail,
                                                          GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
StewardAccessHolders *steward_access_holders_load_sync   (StewardCouncil           *council,
                                                          StewardCouncilState      *rules,
                                                          const StewardAccess      *access,
                                                          GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
StewardDecider        steward_access_find_answerer       (const StewardCharter     *charter,
                                                          const StewardAccess      *access,
                                                          const StewardAccessHolders *holders,
                                                          const char               *person,
                                                          gint64                    now,
                                                          const char              **out_role,
                                                          gboolean                 *out_delegate);
GPtrArray            *steward_access_list_answerers      (const StewardCharter     *charter,
                                                          const StewardAccess      *access,
                                                          const StewardAccessHolders *holders,
                                                          gint64                    now) G_GNUC_WARN_UNUSED_RESULT;
gboolean              steward_access_is_for              (const StewardAccess      *access,
                                                          const StewardAccessHolders *holders,
                                                          const char               *person);
gboolean              steward_access_is_chair            (StewardCouncilState      *state,
                                                          const char               *person,
                                                          gint64                    now);
GHashTable           *steward_access_find_proposals      (GPtrArray                *campaigns) G_GNUC_WARN_UNUSED_RESULT;

GPtrArray            *steward_access_list_standing       (StewardCouncil           *council,
                                                          const char               *subject,
                                                          GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray            *steward_access_find_overlaps       (StewardCouncilState      *state,
                                                          GPtrArray                *accesses,
                                                          const char               *except,
                                                          const StewardAccessAsk   *ask,
                                                          const StewardAccessTerms *terms,
                                                          gint64                    now) G_GNUC_WARN_UNUSED_RESULT;
gboolean              steward_access_is_renewal          (GPtrArray                *accesses,
                                                          const StewardAccessAsk   *ask,
                                                          const StewardAccessTerms *terms);
gboolean              steward_access_is_same_grantee     (const StewardAccessTerms *a,
                                                          const StewardAccessTerms *b);
gboolean              steward_access_is_same_consumer    (const StewardAccessAsk   *a,
                                                          const StewardAccessAsk   *b);
GPtrArray            *steward_access_list_offered        (StewardCatalog           *catalog,
                                                          const StewardEntryDetail *detail,
                                                          GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean              steward_access_add_claims          (StewardCatalog           *catalog,
                                                          StewardAccessPlace       *place,
                                                          const StewardEntryDetail *detail,
                                                          const StewardEntryDetail *at,
                                                          GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean              steward_access_lies_at             (const StewardContract    *contract,
                                                          const StewardSchemaObject *object,
                                                          const char               *address);
const StewardSchemaObject *steward_access_find_listed    (const StewardEntry       *entry,
                                                          const char               *address);
StewardClassification steward_access_place_classify      (const StewardAccessPlace *place,
                                                          const StewardProperty    *property);
GPtrArray            *steward_access_list_columns        (const StewardSchemaObject *object) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
