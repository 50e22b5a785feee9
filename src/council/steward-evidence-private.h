/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-evidence.h"

G_BEGIN_DECLS

/* The parts of loading evidence; beside steward-evidence*.c only the case of
 * an access includes this. */

gboolean steward_evidence_load_text     (GHashTable            *texts,
                                         StewardGovernance     *governance,
                                         const StewardCharter  *charter,
                                         const char            *payload,
                                         GError               **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean steward_evidence_load_texts    (StewardEvidence    *self,
                                         StewardGovernance  *governance,
                                         GError            **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean steward_evidence_load_levels   (StewardEvidence    *self,
                                         StewardCouncil     *council,
                                         GError            **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean steward_evidence_load_revision (StewardEvidence    *self,
                                         StewardGovernance  *governance,
                                         GError            **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean steward_evidence_load_findings (StewardEvidence    *self,
                                         StewardGovernance  *governance,
                                         GError            **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean steward_evidence_load_past     (StewardEvidence    *self,
                                         StewardGovernance  *governance,
                                         GError            **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean steward_evidence_load_readers  (StewardEvidence    *self,
                                         StewardCatalog     *catalog,
                                         GError            **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean steward_evidence_is_gone       (const GError       *error);

G_END_DECLS
