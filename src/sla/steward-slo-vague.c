/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Why an objective cannot be evaluated, in a sentence that says what to write
 * instead. */

#include "config.h"

#include "steward-slo-read.h"

#include <string.h>

#define MAX_QUOTE 60

/* (transfer full): text from outside, on one line and not long. */
static char *
quote (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, (gssize) strnlen (text, 4 * MAX_QUOTE));
  GString *quoted = g_string_new ("“");
  int n = 0;

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (n++ == MAX_QUOTE)
        {
          g_string_append (quoted, "…");
          break;
        }
      g_string_append_unichar (quoted, g_unichar_isprint (c) ? c : ' ');
    }
  g_string_append (quoted, "”");

  return g_string_free (quoted, FALSE);
}

/* Ends the reading: "“regularly” leaves open how often: write “daily”." */
void
steward_slo_reader_be_vague (StewardSloReader *self,
                             const char       *why,
                             const char       *instead)
{
  g_autofree char *value = *self->slo->written != '\0' ? quote (self->slo->written) : NULL;

  if (self->slo->vague != NULL)
    return;
  self->slo->method = STEWARD_SLO_VAGUE;
  self->slo->compare = STEWARD_COMPARE_NONE;
  self->slo->vague = value != NULL ? g_strdup_printf ("%s %s. Write %s.", value, why, instead)
                                   : g_strdup_printf ("The level has no value. Write %s.", instead);
}

static gboolean
is_range (const char *text)
{
  g_autoptr(GRegex) regex = g_regex_new ("\\d\\s*[a-zµ%]*\\s*(?:-|–|—|\\bto\\b|\\band\\b|\\bbis\\b|\\.\\.)\\s*\\d",
                                         G_REGEX_CASELESS, 0, NULL);

  return g_regex_match (regex, text, 0, NULL);
}

/* Finds out why the value is not @what ("a length of time"). */
void
steward_slo_reader_explain (StewardSloReader *self,
                            const char       *what,
                            const char       *instead)
{
  g_autofree char *why = NULL;

  if (is_range (self->value))
    why = g_strdup ("is a range, and leaves open which end of it is promised");
  else if (self->threshold.kind == STEWARD_QUANTITY_TEXT)
    why = g_strdup_printf ("is not %s", what);
  else if (!self->threshold.exact)
    why = g_strdup ("leaves room, so that nobody can say whether it is kept");
  else if (self->threshold.kind == STEWARD_QUANTITY_NUMBER)
    why = g_strdup_printf ("is a bare number, and should be %s", what);
  else if (self->threshold.kind == STEWARD_QUANTITY_PERCENT)
    why = g_strdup_printf ("is a percentage, and should be %s", what);
  else if (self->threshold.kind == STEWARD_QUANTITY_INSTANT)
    why = g_strdup_printf ("is a date, and should be %s", what);
  else
    why = g_strdup_printf ("is a length of time, and should be %s", what);
  steward_slo_reader_be_vague (self, why, instead);
}
