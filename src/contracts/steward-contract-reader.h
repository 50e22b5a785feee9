/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-document.h"
#include "steward-entry.h"

G_BEGIN_DECLS

/* Contract and product documents of every dialect that we read. Reading is
 * lenient: what can be understood is returned, and what breaks the official
 * schema becomes a finding at its line and column. */

typedef enum
{
  STEWARD_DIALECT_NONE,                /* not a document of ours */
  STEWARD_DIALECT_ODCS,                /* Open Data Contract Standard 2.2, 3.0, 3.1 */
  STEWARD_DIALECT_ODPS,                /* Bitol Open Data Product Standard 0.9, 1.0 */
  STEWARD_DIALECT_DCS,                 /* Data Contract Specification 0.9–1.2 */
  STEWARD_DIALECT_DPDS,                /* Data Product Descriptor Specification 1.0 */
} StewardDialect;

/**
 * StewardReading:
 * @product: (nullable): set for product documents (ODPS, DPDS)
 * @contract: (nullable): set for contract documents (ODCS, DCS)
 * @domain: (nullable): as the document says
 * @data_product: (nullable): the product that a contract says it belongs to
 * @ports: (nullable): contracts only: an output port for each object on each
 *   server, for a contract that stands alone
 * @certification: contracts only, as custom properties say, for a contract
 *   that stands alone; @visibility and @classification likewise
 *
 * What one document says. Findings carry line and column, and stand in their
 * order; their `file` is what was passed to steward_contract_read().
 */
typedef struct
{
  StewardDialect dialect;
  char *version;                       /* "3.1.0" as written, without the v */
  char *format;                        /* "ODCS 3.1.0" */
  StewardEntry *product;
  StewardContract *contract;
  char *domain;
  char *data_product;
  char *tags;
  GPtrArray *ports;                    /* StewardPort */
  StewardCertification certification;
  StewardVisibility visibility;
  StewardClassification classification;
  GPtrArray *findings;                 /* StewardFinding */
} StewardReading;

StewardDialect  steward_contract_tell_dialect (const StewardNode *root,
                                               const char       **out_version);
StewardReading *steward_contract_read         (const StewardDocument *document,
                                               const char        *file) G_GNUC_WARN_UNUSED_RESULT;
void            steward_reading_free          (StewardReading    *self);
StewardEntry   *steward_reading_to_entry      (StewardReading    *self) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray      *steward_contract_check        (const StewardDocument *document,
                                               const char        *file) G_GNUC_WARN_UNUSED_RESULT;
char           *steward_contract_product_name (const char        *domain,
                                               const char        *name) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardReading, steward_reading_free)

G_END_DECLS
