/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-access-tally.h"
#include "steward-charter.h"

G_BEGIN_DECLS

/* Charters and accesses written in a few words each, for tests of access.
 *
 * Seats, separated by spaces: "privacy security=x vacant= ?audit": each held by
 * a person of its name unless something else is said; "?" is an auditor's.
 *
 * Columns: "a:internal b:personal~partial c:?": named, classified, masked; "?"
 * is unknown. A leading "*" makes the object visible as a whole.
 *
 * Steps: "owner privacy&security 2(a,b,c) legal|board -skipped": one role, all,
 * two of three, any, and one that is skipped.
 *
 * Votes: "owner:ann+ privacy:max- privacy/legal:eve+": step (and role, if it is
 * another), person, for or against; in that order.
 *
 * Delegations: "max>eve max>zoe.privacy max>tim[5,20) max>kim^contract". */

#define ACCESS_KIT_NOW G_GINT64_CONSTANT (1795255200000000) /* 2026-11-21T10:00:00Z, a Saturday */
#define ACCESS_KIT_DAY (G_GINT64_CONSTANT (24) * 60 * 60 * G_USEC_PER_SEC)

char                 *access_kit_make_document (const char *seats,
                                                const char *section) G_GNUC_WARN_UNUSED_RESULT;
StewardCharter       *access_kit_make_charter  (const char *seats,
                                                const char *section,
                                                const char *delegations) G_GNUC_WARN_UNUSED_RESULT;
StewardAccessTerms   *access_kit_make_terms    (const char *columns) G_GNUC_WARN_UNUSED_RESULT;
StewardAccess        *access_kit_make_access   (const char *steps,
                                                const char *votes) G_GNUC_WARN_UNUSED_RESULT;
void                  access_kit_add_votes     (StewardAccess *access,
                                                const char *votes);
StewardAccessHolders *access_kit_make_holders  (const char *owners,
                                                const char *consumer_owners,
                                                const char *consumers) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
