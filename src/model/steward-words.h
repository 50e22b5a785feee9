/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-document.h"

G_BEGIN_DECLS

/* The fixed vocabulary of governance. Each word has an identifier, stable in
 * the store and in --json ("active"), and a title for people (N_()). */

typedef enum
{
  STEWARD_ENTRY_PRODUCT,
  STEWARD_ENTRY_DATASET,               /* listed by a source, claimed by no product */
} StewardEntryKind;

typedef enum
{
  STEWARD_LIFECYCLE_UNKNOWN,
  STEWARD_LIFECYCLE_DRAFT,
  STEWARD_LIFECYCLE_PROPOSED,
  STEWARD_LIFECYCLE_ACTIVE,
  STEWARD_LIFECYCLE_DEPRECATED,
  STEWARD_LIFECYCLE_RETIRED,
} StewardLifecycle;

typedef enum
{
  STEWARD_CERTIFICATION_NONE,
  STEWARD_CERTIFICATION_BRONZE,
  STEWARD_CERTIFICATION_SILVER,
  STEWARD_CERTIFICATION_GOLD,
} StewardCertification;

typedef enum
{
  STEWARD_VISIBILITY_UNKNOWN,
  STEWARD_VISIBILITY_TEAM,
  STEWARD_VISIBILITY_DOMAIN,
  STEWARD_VISIBILITY_ORGANISATION,
  STEWARD_VISIBILITY_EXTERNAL,
} StewardVisibility;

/* In ascending order of care; a product has the highest of its columns. */
typedef enum
{
  STEWARD_CLASSIFICATION_UNKNOWN,
  STEWARD_CLASSIFICATION_PUBLIC,
  STEWARD_CLASSIFICATION_INTERNAL,
  STEWARD_CLASSIFICATION_CONFIDENTIAL,
  STEWARD_CLASSIFICATION_PERSONAL,
  STEWARD_CLASSIFICATION_RESTRICTED,
} StewardClassification;

typedef enum
{
  STEWARD_PORT_OUTPUT,
  STEWARD_PORT_INPUT,
} StewardPortDirection;

typedef enum
{
  STEWARD_SEVERITY_INFO,
  STEWARD_SEVERITY_WARNING,
  STEWARD_SEVERITY_ERROR,
} StewardSeverity;

const char            *steward_lifecycle_to_id        (StewardLifecycle      value);
const char            *steward_lifecycle_to_title     (StewardLifecycle      value);
StewardLifecycle       steward_lifecycle_from_text    (const char           *text);
gboolean               steward_lifecycle_can_become   (StewardLifecycle      from,
                                                       StewardLifecycle      to);
const char            *steward_certification_to_id    (StewardCertification  value);
const char            *steward_certification_to_title (StewardCertification  value);
StewardCertification   steward_certification_from_text (const char          *text);
const char            *steward_visibility_to_id       (StewardVisibility     value);
const char            *steward_visibility_to_title    (StewardVisibility     value);
StewardVisibility      steward_visibility_from_text   (const char           *text);
const char            *steward_classification_to_id   (StewardClassification value);
const char            *steward_classification_to_title (StewardClassification value);
StewardClassification  steward_classification_from_text (const char         *text);
const char            *steward_severity_to_id         (StewardSeverity       value);
const char            *steward_severity_to_title      (StewardSeverity       value);
gboolean               steward_domain_is_same         (const char           *a,
                                                       const char           *b);

G_END_DECLS
