/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What semantic versioning asks for after a change. People write versions in
 * many ways ("v2", "2.3", "2.3.0-rc.1"); what is not made of numbers has no
 * advice, and fits as soon as it is another one. */

#include "config.h"

#include "steward-entry-diff.h"

#include <string.h>

#define MAX_PART 1000000u

typedef struct
{
  guint parts[3];
} Version;

static gboolean
read_version (const char *text,
              Version    *out_version)
{
  Version version = { { 0 } };
  guint n = 0;

  if (text == NULL)
    return FALSE;
  if (*text == 'v' || *text == 'V')
    text++;

  for (;; text++)
    {
      if (!g_ascii_isdigit (*text) || n == G_N_ELEMENTS (version.parts))
        return FALSE;
      for (; g_ascii_isdigit (*text); text++)
        {
          version.parts[n] = version.parts[n] * 10 + (guint) (*text - '0');
          if (version.parts[n] > MAX_PART)
            return FALSE;
        }
      n++;
      if (*text != '.')
        break;
    }
  if (*text != '\0' && *text != '-' && *text != '+')
    return FALSE;

  *out_version = version;
  return TRUE;
}

/* Below 1.0.0 the second number is the one that breaks. */
static Version
raise_version (const Version *version,
               StewardImpact  impact)
{
  gboolean initial = version->parts[0] == 0;
  guint part = 2;
  Version raised = { { 0 } };

  if (impact == STEWARD_IMPACT_BREAKING)
    part = initial ? 1 : 0;
  else if (impact == STEWARD_IMPACT_COMPATIBLE)
    part = initial ? 2 : 1;

  memcpy (raised.parts, version->parts, (part + 1) * sizeof raised.parts[0]);
  raised.parts[part]++;

  return raised;
}

static int
compare_versions (const Version *a,
                  const Version *b)
{
  for (gsize i = 0; i < G_N_ELEMENTS (a->parts); i++)
    if (a->parts[i] != b->parts[i])
      return a->parts[i] < b->parts[i] ? -1 : 1;

  return 0;
}

/**
 * steward_entry_diff_advise:
 * @before_version: (nullable): as written
 * @impact: of what changed since
 *
 * Returns: (transfer full) (nullable): "semver asks for 3.0.0", or %NULL when
 *   the version is not made of numbers
 */
char *
steward_entry_diff_advise (const char    *before_version,
                           StewardImpact  impact)
{
  Version version;
  Version raised;

  if (!read_version (before_version, &version))
    return NULL;

  raised = raise_version (&version, impact);
  return g_strdup_printf ("semver asks for %u.%u.%u", raised.parts[0], raised.parts[1], raised.parts[2]);
}

/**
 * steward_entry_diff_fits:
 * @before_version: (nullable): as written
 * @after_version: (nullable): as written
 * @impact: of what changed between them
 *
 * Returns: whether the version was raised at least as far as semantic
 *   versioning asks
 */
gboolean
steward_entry_diff_fits (const char    *before_version,
                         const char    *after_version,
                         StewardImpact  impact)
{
  Version before;
  Version after;
  Version asked;

  if (!read_version (before_version, &before))
    return after_version != NULL && g_strcmp0 (before_version, after_version) != 0;
  if (!read_version (after_version, &after))
    return FALSE;

  asked = raise_version (&before, impact);
  return compare_versions (&after, &asked) >= 0;
}
