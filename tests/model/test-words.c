/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Words as catalogs write them. */

#include "config.h"

#include "steward-words.h"

#include <string.h>

typedef struct
{
  const char *text;
  int value;
} Case;

static const Case lifecycles[] = {
  { "draft", STEWARD_LIFECYCLE_DRAFT },
  { "Draft", STEWARD_LIFECYCLE_DRAFT },
  { "in development", STEWARD_LIFECYCLE_DRAFT },
  { "IN_DEVELOPMENT", STEWARD_LIFECYCLE_DRAFT },
  { "proposed", STEWARD_LIFECYCLE_PROPOSED },
  { "in-review", STEWARD_LIFECYCLE_PROPOSED },
  { "active", STEWARD_LIFECYCLE_ACTIVE },
  { "in-production", STEWARD_LIFECYCLE_ACTIVE },
  { " In Production ", STEWARD_LIFECYCLE_ACTIVE },
  { "LIVE", STEWARD_LIFECYCLE_ACTIVE },
  { "production", STEWARD_LIFECYCLE_ACTIVE },
  { "published", STEWARD_LIFECYCLE_ACTIVE },
  { "deprecated", STEWARD_LIFECYCLE_DEPRECATED },
  { "retired", STEWARD_LIFECYCLE_RETIRED },
  { "archived", STEWARD_LIFECYCLE_RETIRED },
  { "", STEWARD_LIFECYCLE_UNKNOWN },
  { "---", STEWARD_LIFECYCLE_UNKNOWN },
  { "activeish", STEWARD_LIFECYCLE_UNKNOWN },
  { "\xff\xfe", STEWARD_LIFECYCLE_UNKNOWN },
};

static const Case classifications[] = {
  { "public", STEWARD_CLASSIFICATION_PUBLIC },
  { "Open", STEWARD_CLASSIFICATION_PUBLIC },
  { "internal use only", STEWARD_CLASSIFICATION_INTERNAL },
  { "confidential", STEWARD_CLASSIFICATION_CONFIDENTIAL },
  { "PII", STEWARD_CLASSIFICATION_PERSONAL },
  { "sensitive", STEWARD_CLASSIFICATION_PERSONAL },
  { "Personal Data", STEWARD_CLASSIFICATION_PERSONAL },
  { "restricted", STEWARD_CLASSIFICATION_RESTRICTED },
  { "Secret", STEWARD_CLASSIFICATION_RESTRICTED },
  { "strictly-confidential", STEWARD_CLASSIFICATION_RESTRICTED },
  { "blue", STEWARD_CLASSIFICATION_UNKNOWN },
};

static void
test_synonyms (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (lifecycles); i++)
    g_assert_cmpint (steward_lifecycle_from_text (lifecycles[i].text), ==, lifecycles[i].value);
  for (gsize i = 0; i < G_N_ELEMENTS (classifications); i++)
    g_assert_cmpint (steward_classification_from_text (classifications[i].text), ==, classifications[i].value);
  g_assert_cmpint (steward_lifecycle_from_text (NULL), ==, STEWARD_LIFECYCLE_UNKNOWN);
  g_assert_cmpint (steward_certification_from_text ("GOLD"), ==, STEWARD_CERTIFICATION_GOLD);
  g_assert_cmpint (steward_certification_from_text ("platinum"), ==, STEWARD_CERTIFICATION_NONE);
  g_assert_cmpint (steward_visibility_from_text ("organization"), ==, STEWARD_VISIBILITY_ORGANISATION);
  g_assert_cmpint (steward_visibility_from_text ("private"), ==, STEWARD_VISIBILITY_TEAM);
}

/* Each id reads as its own value, and each value has a title. */
static void
test_ids (void)
{
  for (int i = STEWARD_LIFECYCLE_UNKNOWN; i <= STEWARD_LIFECYCLE_RETIRED; i++)
    {
      g_assert_cmpint (steward_lifecycle_from_text (steward_lifecycle_to_id ((StewardLifecycle) i)), ==, i);
      g_assert_nonnull (steward_lifecycle_to_title ((StewardLifecycle) i));
    }
  for (int i = STEWARD_CERTIFICATION_NONE; i <= STEWARD_CERTIFICATION_GOLD; i++)
    {
      g_assert_cmpint (steward_certification_from_text (steward_certification_to_id ((StewardCertification) i)), ==, i);
      g_assert_nonnull (steward_certification_to_title ((StewardCertification) i));
    }
  for (int i = STEWARD_VISIBILITY_UNKNOWN; i <= STEWARD_VISIBILITY_EXTERNAL; i++)
    {
      g_assert_cmpint (steward_visibility_from_text (steward_visibility_to_id ((StewardVisibility) i)), ==, i);
      g_assert_nonnull (steward_visibility_to_title ((StewardVisibility) i));
    }
  for (int i = STEWARD_CLASSIFICATION_UNKNOWN; i <= STEWARD_CLASSIFICATION_RESTRICTED; i++)
    {
      g_assert_cmpint (steward_classification_from_text (steward_classification_to_id ((StewardClassification) i)), ==,
                       i);
      g_assert_nonnull (steward_classification_to_title ((StewardClassification) i));
    }
  g_assert_cmpstr (steward_severity_to_id (STEWARD_SEVERITY_WARNING), ==, "warning");
  g_assert_cmpstr (steward_severity_to_title (STEWARD_SEVERITY_ERROR), ==, "Error");
}

/* A number from a file of a newer version must not reach beyond a table. */
static void
test_out_of_range (void)
{
  g_assert_cmpstr (steward_lifecycle_to_id ((StewardLifecycle) 99), ==, "unknown");
  g_assert_cmpstr (steward_classification_to_title ((StewardClassification) -1), ==, "Unknown");
  g_assert_cmpstr (steward_certification_to_id ((StewardCertification) 99), ==, "none");
  g_assert_cmpstr (steward_severity_to_id ((StewardSeverity) 99), ==, "info");
}

static void
test_lifecycle (void)
{
  for (int from = STEWARD_LIFECYCLE_DRAFT; from <= STEWARD_LIFECYCLE_RETIRED; from++)
    {
      for (int to = STEWARD_LIFECYCLE_UNKNOWN; to <= STEWARD_LIFECYCLE_RETIRED; to++)
        g_assert_cmpint (steward_lifecycle_can_become ((StewardLifecycle) from, (StewardLifecycle) to), ==,
                         to == from + 1);
      g_assert_true (steward_lifecycle_can_become (STEWARD_LIFECYCLE_UNKNOWN, (StewardLifecycle) from));
    }
  g_assert_false (steward_lifecycle_can_become (STEWARD_LIFECYCLE_UNKNOWN, STEWARD_LIFECYCLE_UNKNOWN));
  g_assert_false (steward_lifecycle_can_become (STEWARD_LIFECYCLE_RETIRED, (StewardLifecycle) 6));
}

static void
test_long_text (void)
{
  g_autofree char *text = g_strnfill (100000, 'a');

  g_assert_cmpint (steward_lifecycle_from_text (text), ==, STEWARD_LIFECYCLE_UNKNOWN);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/words/synonyms", test_synonyms);
  g_test_add_func ("/words/ids", test_ids);
  g_test_add_func ("/words/out-of-range", test_out_of_range);
  g_test_add_func ("/words/lifecycle", test_lifecycle);
  g_test_add_func ("/words/long-text", test_long_text);

  return g_test_run ();
}
