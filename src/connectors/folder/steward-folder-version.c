/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Versions of contracts as ports name them and as documents state them. */

#include "config.h"

#include "steward-folder-version.h"

#include <string.h>

static const char *
skip_v (const char *version)
{
  return (*version == 'v' || *version == 'V') && g_ascii_isdigit (version[1]) ? version + 1 : version;
}

/**
 * steward_folder_compare_versions:
 * @a: (nullable): "1.2.0", "v2"
 * @b: (nullable): likewise
 *
 * Part by part: numbers by value, other text by spelling. A missing version is
 * the lowest; "1.0" is lower than "1.0.0" and "1.0-rc1" lower than "1.0".
 */
int
steward_folder_compare_versions (const char *a,
                                 const char *b)
{
  if (a == NULL || b == NULL)
    return (a != NULL) - (b != NULL);

  a = skip_v (a);
  b = skip_v (b);
  while (*a != '\0' && *b != '\0')
    {
      if (g_ascii_isdigit (*a) && g_ascii_isdigit (*b))
        {
          guint64 left = g_ascii_strtoull (a, (char **) &a, 10), right = g_ascii_strtoull (b, (char **) &b, 10);

          if (left != right)
            return left < right ? -1 : 1;
        }
      else if (*a != *b)
        return *a == '-' ? -1 : *b == '-' ? 1 : *a < *b ? -1 : 1;
      else
        a++, b++;
    }
  if (*a == '-' || *b == '-')
    return *a == '-' ? -1 : 1;

  return (*a != '\0') - (*b != '\0');
}

/* Whether the two are the same, but for a leading v. */
gboolean
steward_folder_is_version (const char *wanted,
                           const char *version)
{
  return wanted != NULL && version != NULL && g_str_equal (skip_v (wanted), skip_v (version));
}

/* "2" is meant to hold for "2.1.0". */
gboolean
steward_folder_is_within_version (const char *wanted,
                                  const char *version)
{
  gsize length;

  if (wanted == NULL || version == NULL)
    return FALSE;
  wanted = skip_v (wanted);
  version = skip_v (version);
  length = strlen (wanted);

  return strncmp (wanted, version, length) == 0 && version[length] == '.';
}
