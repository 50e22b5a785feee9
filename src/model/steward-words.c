/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Identifiers, titles and synonyms of the fixed vocabulary. Catalogs write the
 * same state in many ways ("In Production", "LIVE", "published"); reading
 * compares letters and digits only, and an unknown word becomes the unknown
 * value, never an error: what was written is kept beside it. */

#include "config.h"

#include "steward-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_WORD 63

typedef struct
{
  const char *id;
  const char *title;
} Word;

typedef struct
{
  const char *text;                    /* lower-case letters and digits only */
  int value;
} Synonym;

static const Word lifecycles[] = {
  [STEWARD_LIFECYCLE_UNKNOWN] = { "unknown", N_("Unknown") },
  [STEWARD_LIFECYCLE_DRAFT] = { "draft", N_("Draft") },
  [STEWARD_LIFECYCLE_PROPOSED] = { "proposed", N_("Proposed") },
  [STEWARD_LIFECYCLE_ACTIVE] = { "active", N_("Active") },
  [STEWARD_LIFECYCLE_DEPRECATED] = { "deprecated", N_("Deprecated") },
  [STEWARD_LIFECYCLE_RETIRED] = { "retired", N_("Retired") },
};

static const Synonym lifecycle_synonyms[] = {
  { "draft", STEWARD_LIFECYCLE_DRAFT },
  { "indevelopment", STEWARD_LIFECYCLE_DRAFT },
  { "development", STEWARD_LIFECYCLE_DRAFT },
  { "dev", STEWARD_LIFECYCLE_DRAFT },
  { "experimental", STEWARD_LIFECYCLE_DRAFT },
  { "experiment", STEWARD_LIFECYCLE_DRAFT },
  { "incubating", STEWARD_LIFECYCLE_DRAFT },
  { "ideation", STEWARD_LIFECYCLE_DRAFT },
  { "idea", STEWARD_LIFECYCLE_DRAFT },
  { "design", STEWARD_LIFECYCLE_DRAFT },
  { "planned", STEWARD_LIFECYCLE_DRAFT },
  { "wip", STEWARD_LIFECYCLE_DRAFT },
  { "workinprogress", STEWARD_LIFECYCLE_DRAFT },
  { "unpublished", STEWARD_LIFECYCLE_DRAFT },
  { "alpha", STEWARD_LIFECYCLE_DRAFT },
  { "proposed", STEWARD_LIFECYCLE_PROPOSED },
  { "proposal", STEWARD_LIFECYCLE_PROPOSED },
  { "inreview", STEWARD_LIFECYCLE_PROPOSED },
  { "review", STEWARD_LIFECYCLE_PROPOSED },
  { "underreview", STEWARD_LIFECYCLE_PROPOSED },
  { "pending", STEWARD_LIFECYCLE_PROPOSED },
  { "submitted", STEWARD_LIFECYCLE_PROPOSED },
  { "candidate", STEWARD_LIFECYCLE_PROPOSED },
  { "beta", STEWARD_LIFECYCLE_PROPOSED },
  { "testing", STEWARD_LIFECYCLE_PROPOSED },
  { "active", STEWARD_LIFECYCLE_ACTIVE },
  { "inproduction", STEWARD_LIFECYCLE_ACTIVE },
  { "production", STEWARD_LIFECYCLE_ACTIVE },
  { "productive", STEWARD_LIFECYCLE_ACTIVE },
  { "prod", STEWARD_LIFECYCLE_ACTIVE },
  { "live", STEWARD_LIFECYCLE_ACTIVE },
  { "published", STEWARD_LIFECYCLE_ACTIVE },
  { "released", STEWARD_LIFECYCLE_ACTIVE },
  { "current", STEWARD_LIFECYCLE_ACTIVE },
  { "approved", STEWARD_LIFECYCLE_ACTIVE },
  { "available", STEWARD_LIFECYCLE_ACTIVE },
  { "operational", STEWARD_LIFECYCLE_ACTIVE },
  { "stable", STEWARD_LIFECYCLE_ACTIVE },
  { "ga", STEWARD_LIFECYCLE_ACTIVE },
  { "generallyavailable", STEWARD_LIFECYCLE_ACTIVE },
  { "deprecated", STEWARD_LIFECYCLE_DEPRECATED },
  { "deprecating", STEWARD_LIFECYCLE_DEPRECATED },
  { "sunset", STEWARD_LIFECYCLE_DEPRECATED },
  { "sunsetting", STEWARD_LIFECYCLE_DEPRECATED },
  { "phasingout", STEWARD_LIFECYCLE_DEPRECATED },
  { "endoflife", STEWARD_LIFECYCLE_DEPRECATED },
  { "eol", STEWARD_LIFECYCLE_DEPRECATED },
  { "retired", STEWARD_LIFECYCLE_RETIRED },
  { "archived", STEWARD_LIFECYCLE_RETIRED },
  { "inactive", STEWARD_LIFECYCLE_RETIRED },
  { "decommissioned", STEWARD_LIFECYCLE_RETIRED },
  { "obsolete", STEWARD_LIFECYCLE_RETIRED },
  { "removed", STEWARD_LIFECYCLE_RETIRED },
  { "deleted", STEWARD_LIFECYCLE_RETIRED },
  { "expired", STEWARD_LIFECYCLE_RETIRED },
  { NULL, STEWARD_LIFECYCLE_UNKNOWN },
};

static const Word certifications[] = {
  [STEWARD_CERTIFICATION_NONE] = { "none", N_("Not certified") },
  [STEWARD_CERTIFICATION_BRONZE] = { "bronze", N_("Bronze") },
  [STEWARD_CERTIFICATION_SILVER] = { "silver", N_("Silver") },
  [STEWARD_CERTIFICATION_GOLD] = { "gold", N_("Gold") },
};

static const Synonym certification_synonyms[] = {
  { "bronze", STEWARD_CERTIFICATION_BRONZE },
  { "certifiedbronze", STEWARD_CERTIFICATION_BRONZE },
  { "silver", STEWARD_CERTIFICATION_SILVER },
  { "certifiedsilver", STEWARD_CERTIFICATION_SILVER },
  { "gold", STEWARD_CERTIFICATION_GOLD },
  { "certifiedgold", STEWARD_CERTIFICATION_GOLD },
  { NULL, STEWARD_CERTIFICATION_NONE },
};

static const Word visibilities[] = {
  [STEWARD_VISIBILITY_UNKNOWN] = { "unknown", N_("Unknown") },
  [STEWARD_VISIBILITY_TEAM] = { "team", N_("Team") },
  [STEWARD_VISIBILITY_DOMAIN] = { "domain", N_("Domain") },
  [STEWARD_VISIBILITY_ORGANISATION] = { "organisation", N_("Organisation") },
  [STEWARD_VISIBILITY_EXTERNAL] = { "external", N_("External") },
};

static const Synonym visibility_synonyms[] = {
  { "team", STEWARD_VISIBILITY_TEAM },
  { "private", STEWARD_VISIBILITY_TEAM },
  { "owner", STEWARD_VISIBILITY_TEAM },
  { "domain", STEWARD_VISIBILITY_DOMAIN },
  { "department", STEWARD_VISIBILITY_DOMAIN },
  { "organisation", STEWARD_VISIBILITY_ORGANISATION },
  { "organization", STEWARD_VISIBILITY_ORGANISATION },
  { "organisational", STEWARD_VISIBILITY_ORGANISATION },
  { "organizational", STEWARD_VISIBILITY_ORGANISATION },
  { "company", STEWARD_VISIBILITY_ORGANISATION },
  { "enterprise", STEWARD_VISIBILITY_ORGANISATION },
  { "internal", STEWARD_VISIBILITY_ORGANISATION },
  { "external", STEWARD_VISIBILITY_EXTERNAL },
  { "public", STEWARD_VISIBILITY_EXTERNAL },
  { "partner", STEWARD_VISIBILITY_EXTERNAL },
  { "partners", STEWARD_VISIBILITY_EXTERNAL },
  { NULL, STEWARD_VISIBILITY_UNKNOWN },
};

static const Word classifications[] = {
  [STEWARD_CLASSIFICATION_UNKNOWN] = { "unknown", N_("Unknown") },
  [STEWARD_CLASSIFICATION_PUBLIC] = { "public", N_("Public") },
  [STEWARD_CLASSIFICATION_INTERNAL] = { "internal", N_("Internal") },
  [STEWARD_CLASSIFICATION_CONFIDENTIAL] = { "confidential", N_("Confidential") },
  [STEWARD_CLASSIFICATION_PERSONAL] = { "personal", N_("Personal") },
  [STEWARD_CLASSIFICATION_RESTRICTED] = { "restricted", N_("Restricted") },
};

static const Synonym classification_synonyms[] = {
  { "public", STEWARD_CLASSIFICATION_PUBLIC },
  { "open", STEWARD_CLASSIFICATION_PUBLIC },
  { "unrestricted", STEWARD_CLASSIFICATION_PUBLIC },
  { "unclassified", STEWARD_CLASSIFICATION_PUBLIC },
  { "internal", STEWARD_CLASSIFICATION_INTERNAL },
  { "internaluse", STEWARD_CLASSIFICATION_INTERNAL },
  { "internaluseonly", STEWARD_CLASSIFICATION_INTERNAL },
  { "internalonly", STEWARD_CLASSIFICATION_INTERNAL },
  { "general", STEWARD_CLASSIFICATION_INTERNAL },
  { "companyinternal", STEWARD_CLASSIFICATION_INTERNAL },
  { "confidential", STEWARD_CLASSIFICATION_CONFIDENTIAL },
  { "private", STEWARD_CLASSIFICATION_CONFIDENTIAL },
  { "proprietary", STEWARD_CLASSIFICATION_CONFIDENTIAL },
  { "companyconfidential", STEWARD_CLASSIFICATION_CONFIDENTIAL },
  { "personal", STEWARD_CLASSIFICATION_PERSONAL },
  { "personaldata", STEWARD_CLASSIFICATION_PERSONAL },
  { "personalinformation", STEWARD_CLASSIFICATION_PERSONAL },
  { "personallyidentifiable", STEWARD_CLASSIFICATION_PERSONAL },
  { "personallyidentifiableinformation", STEWARD_CLASSIFICATION_PERSONAL },
  { "pii", STEWARD_CLASSIFICATION_PERSONAL },
  { "spi", STEWARD_CLASSIFICATION_PERSONAL },
  { "gdpr", STEWARD_CLASSIFICATION_PERSONAL },
  { "sensitive", STEWARD_CLASSIFICATION_PERSONAL },
  { "sensitivedata", STEWARD_CLASSIFICATION_PERSONAL },
  { "sensitivepii", STEWARD_CLASSIFICATION_PERSONAL },
  { "phi", STEWARD_CLASSIFICATION_PERSONAL },
  { "restricted", STEWARD_CLASSIFICATION_RESTRICTED },
  { "secret", STEWARD_CLASSIFICATION_RESTRICTED },
  { "topsecret", STEWARD_CLASSIFICATION_RESTRICTED },
  { "strictlyconfidential", STEWARD_CLASSIFICATION_RESTRICTED },
  { "highlyconfidential", STEWARD_CLASSIFICATION_RESTRICTED },
  { "critical", STEWARD_CLASSIFICATION_RESTRICTED },
  { "pci", STEWARD_CLASSIFICATION_RESTRICTED },
  { NULL, STEWARD_CLASSIFICATION_UNKNOWN },
};

static const Word severities[] = {
  [STEWARD_SEVERITY_INFO] = { "info", N_("Advice") },
  [STEWARD_SEVERITY_WARNING] = { "warning", N_("Warning") },
  [STEWARD_SEVERITY_ERROR] = { "error", N_("Error") },
};

static const Word *
get_word (const Word *words,
          gsize       n_words,
          int         value)
{
  return &words[value >= 0 && (gsize) value < n_words ? value : 0];
}

/* Keeps letters and digits, in lower case. */
static gboolean
fold_text (const char *text,
           char        out[MAX_WORD + 1])
{
  gsize length = 0;

  for (; *text != '\0'; text++)
    {
      if (!g_ascii_isalnum (*text))
        continue;
      if (length == MAX_WORD)
        return FALSE;
      out[length++] = g_ascii_tolower (*text);
    }
  out[length] = '\0';

  return TRUE;
}

/* The last synonym has no text and holds the value of unknown words. */
static int
find_synonym (const Synonym *synonyms,
              const char    *text)
{
  char folded[MAX_WORD + 1];

  if (text == NULL || !fold_text (text, folded))
    folded[0] = '\0';
  while (synonyms->text != NULL && strcmp (synonyms->text, folded) != 0)
    synonyms++;

  return synonyms->value;
}

const char *
steward_lifecycle_to_id (StewardLifecycle value)
{
  return get_word (lifecycles, G_N_ELEMENTS (lifecycles), (int) value)->id;
}

const char *
steward_lifecycle_to_title (StewardLifecycle value)
{
  return get_word (lifecycles, G_N_ELEMENTS (lifecycles), (int) value)->title;
}

/**
 * steward_lifecycle_from_text:
 * @text: (nullable): an id or any of the usual words, in any case
 *
 * Returns: the state, or %STEWARD_LIFECYCLE_UNKNOWN
 */
StewardLifecycle
steward_lifecycle_from_text (const char *text)
{
  return (StewardLifecycle) find_synonym (lifecycle_synonyms, text);
}

/**
 * steward_lifecycle_can_become:
 * @from: the present state
 * @to: the wanted one
 *
 * The states follow each other without leaps: draft, proposed, active,
 * deprecated, retired. From unknown, every known state can follow.
 *
 * Returns: whether @to may follow @from
 */
gboolean
steward_lifecycle_can_become (StewardLifecycle from,
                              StewardLifecycle to)
{
  if (to == STEWARD_LIFECYCLE_UNKNOWN || (gsize) to >= G_N_ELEMENTS (lifecycles))
    return FALSE;
  if (from == STEWARD_LIFECYCLE_UNKNOWN)
    return TRUE;

  return (int) to == (int) from + 1;
}

const char *
steward_certification_to_id (StewardCertification value)
{
  return get_word (certifications, G_N_ELEMENTS (certifications), (int) value)->id;
}

const char *
steward_certification_to_title (StewardCertification value)
{
  return get_word (certifications, G_N_ELEMENTS (certifications), (int) value)->title;
}

/**
 * steward_certification_from_text:
 * @text: (nullable): an id, in any case
 *
 * Returns: the level, or %STEWARD_CERTIFICATION_NONE
 */
StewardCertification
steward_certification_from_text (const char *text)
{
  return (StewardCertification) find_synonym (certification_synonyms, text);
}

const char *
steward_visibility_to_id (StewardVisibility value)
{
  return get_word (visibilities, G_N_ELEMENTS (visibilities), (int) value)->id;
}

const char *
steward_visibility_to_title (StewardVisibility value)
{
  return get_word (visibilities, G_N_ELEMENTS (visibilities), (int) value)->title;
}

/**
 * steward_visibility_from_text:
 * @text: (nullable): an id or any of the usual words, in any case
 *
 * Returns: the visibility, or %STEWARD_VISIBILITY_UNKNOWN
 */
StewardVisibility
steward_visibility_from_text (const char *text)
{
  return (StewardVisibility) find_synonym (visibility_synonyms, text);
}

const char *
steward_classification_to_id (StewardClassification value)
{
  return get_word (classifications, G_N_ELEMENTS (classifications), (int) value)->id;
}

const char *
steward_classification_to_title (StewardClassification value)
{
  return get_word (classifications, G_N_ELEMENTS (classifications), (int) value)->title;
}

/**
 * steward_classification_from_text:
 * @text: (nullable): an id or any of the usual words, in any case
 *
 * Returns: the class, or %STEWARD_CLASSIFICATION_UNKNOWN
 */
StewardClassification
steward_classification_from_text (const char *text)
{
  return (StewardClassification) find_synonym (classification_synonyms, text);
}

const char *
steward_severity_to_id (StewardSeverity value)
{
  return get_word (severities, G_N_ELEMENTS (severities), (int) value)->id;
}

const char *
steward_severity_to_title (StewardSeverity value)
{
  return get_word (severities, G_N_ELEMENTS (severities), (int) value)->title;
}

/**
 * steward_domain_is_same:
 * @a: (nullable): name of a domain
 * @b: (nullable): another
 *
 * Catalogs and charters write "Orders" and "orders".
 *
 * Returns: whether both are named, and the same
 */
gboolean
steward_domain_is_same (const char *a,
                        const char *b)
{
  g_autofree char *x = a != NULL ? g_utf8_casefold (a, -1) : NULL;
  g_autofree char *y = b != NULL ? g_utf8_casefold (b, -1) : NULL;

  return x != NULL && y != NULL && *g_strstrip (x) != '\0' && g_str_equal (x, g_strstrip (y));
}
