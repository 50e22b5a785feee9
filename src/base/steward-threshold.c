/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Thresholds as people write them. The text is cut into numbers, words and
 * signs, then read from left to right: a comparison, one quantity, and words
 * that either say nothing more ("uptime"), leave room ("about"), or are not
 * understood. Whatever is not understood makes the result inexact, so that
 * nobody is measured against a guess. */

#include "config.h"

#include "steward-threshold-private.h"

#include <string.h>

#define MAX_TEXT 500u

typedef struct
{
  StewardTokens tokens;
  StewardThreshold result;
  gboolean found;                      /* a quantity */
  gboolean strange;                    /* a word was not understood */
} Reader;

static const StewardToken *
peek (Reader   *reader,
      unsigned  ahead)
{
  return steward_tokens_peek (&reader->tokens, ahead);
}

static gboolean
is_word (const StewardToken *token,
         const char         *word)
{
  return steward_token_is (token, word);
}

static gboolean
read_comparison (Reader   *reader,
                 gboolean  behind)
{
  StewardCompare compare;
  unsigned length = steward_tokens_match_comparison (&reader->tokens, behind, &compare);

  if (length == 0)
    return FALSE;

  if (reader->result.compare != STEWARD_COMPARE_NONE)
    reader->strange = TRUE;
  else
    reader->result.compare = compare;
  reader->tokens.at += length;

  return TRUE;
}

/* Always returns TRUE: something was read. */
static gboolean
take_quantity (Reader              *reader,
               StewardQuantityKind  kind,
               unsigned             n_tokens)
{
  reader->result.kind = kind;
  reader->found = TRUE;
  reader->tokens.at += n_tokens;

  return TRUE;
}

static const StewardTimeUnit *
get_unit (const StewardToken *token)
{
  return token->kind == STEWARD_TOKEN_WORD ? steward_time_unit_find (token->text, token->length) : NULL;
}

static gboolean
is_percent (const StewardToken *token)
{
  return is_word (token, "%") || is_word (token, "percent") || is_word (token, "pct");
}

static double
get_number (const StewardToken *token,
            gboolean     comma_is_decimal)
{
  double value = 0;

  steward_number_scan (token->text, comma_is_decimal, &value);
  return value;
}

/* "1 hour and 30 minutes", "2h30m": the parts are added up. */
static gboolean
read_duration (Reader *reader)
{
  StewardDuration duration = { 0 };
  gboolean any = FALSE;

  for (;;)
    {
      unsigned skip = any && (is_word (peek (reader, 0), "and") || is_word (peek (reader, 0), ",")) ? 1 : 0;
      const StewardToken *count = peek (reader, skip);
      const StewardTimeUnit *unit = get_unit (peek (reader, skip + 1));

      if (count->kind != STEWARD_TOKEN_NUMBER || unit == NULL)
        break;
      if (!steward_duration_add (&duration, get_number (count, FALSE), unit))
        {
          reader->tokens.hopeless = TRUE;
          return FALSE;
        }
      if (*peek (reader, skip + 1)->text == 'M' && peek (reader, skip + 1)->length == 1)
        reader->strange = TRUE;
      reader->tokens.at += skip + 2;
      any = TRUE;
    }
  if (!any)
    return FALSE;

  reader->result.duration = duration;
  return take_quantity (reader, STEWARD_QUANTITY_DURATION, 0);
}

static gboolean
read_iso_duration (Reader *reader)
{
  const char *text = peek (reader, 0)->text;
  gsize length;

  if (peek (reader, 0)->kind != STEWARD_TOKEN_WORD)
    return FALSE;

  length = strcspn (text, " \t\n;()");
  while (length > 0 && (text[length - 1] == ',' || text[length - 1] == '.'))
    length--;
  if (!steward_duration_scan_iso (text, length, &reader->result.duration))
    return FALSE;

  while (reader->tokens.at < reader->tokens.n && peek (reader, 0)->text < text + length)
    reader->tokens.at++;
  return take_quantity (reader, STEWARD_QUANTITY_DURATION, 0);
}

static gboolean
read_number (Reader *reader)
{
  const StewardToken *token = peek (reader, 0);
  const StewardToken *next = peek (reader, 1);

  if (token->kind != STEWARD_TOKEN_NUMBER)
    return FALSE;
  if (read_duration (reader))
    return TRUE;

  if (is_percent (next))
    {
      reader->result.value = get_number (token, TRUE);
      return take_quantity (reader, STEWARD_QUANTITY_PERCENT, 2);
    }
  if (is_word (next, "per") && is_word (peek (reader, 2), "cent"))
    {
      reader->result.value = get_number (token, TRUE);
      return take_quantity (reader, STEWARD_QUANTITY_PERCENT, 3);
    }
  if (is_word (next, "‰"))
    {
      reader->result.value = get_number (token, TRUE) / 10;
      return take_quantity (reader, STEWARD_QUANTITY_PERCENT, 2);
    }

  reader->result.value = get_number (token, FALSE);
  return take_quantity (reader, STEWARD_QUANTITY_NUMBER, 1);
}

/* A minimum of frequency is a maximum of time between two updates. */
static gboolean
take_frequency (Reader                *reader,
                double                 count,
                const StewardTimeUnit *unit,
                unsigned               n_tokens)
{
  StewardCompare compare = reader->result.compare;

  if (!steward_duration_add (&reader->result.duration, count, unit))
    {
      reader->tokens.hopeless = TRUE;
      return FALSE;
    }

  if (compare == STEWARD_COMPARE_GREATER || compare == STEWARD_COMPARE_GREATER_EQUAL)
    reader->result.compare = compare == STEWARD_COMPARE_GREATER ? STEWARD_COMPARE_LESS : STEWARD_COMPARE_LESS_EQUAL;
  else if (compare == STEWARD_COMPARE_LESS || compare == STEWARD_COMPARE_LESS_EQUAL)
    reader->result.compare = compare == STEWARD_COMPARE_LESS ? STEWARD_COMPARE_GREATER
                                                             : STEWARD_COMPARE_GREATER_EQUAL;

  return take_quantity (reader, STEWARD_QUANTITY_DURATION, n_tokens);
}

/* "every 15 minutes", "every day", "each hour" */
static gboolean
read_every (Reader *reader)
{
  const StewardToken *next = peek (reader, 1);
  const StewardTimeUnit *unit = get_unit (next);

  if (!is_word (peek (reader, 0), "every") && !is_word (peek (reader, 0), "each") && !is_word (peek (reader, 0), "per"))
    return FALSE;
  if (unit != NULL)
    return take_frequency (reader, 1, unit, 2);

  unit = get_unit (peek (reader, 2));
  if (unit == NULL)
    return FALSE;
  if (next->kind == STEWARD_TOKEN_NUMBER)
    return take_frequency (reader, get_number (next, FALSE), unit, 3);

  return is_word (next, "other") && take_frequency (reader, 2, unit, 3);
}

static double
read_times (Reader   *reader,
            unsigned *out_tokens)
{
  *out_tokens = 1;
  if (is_word (peek (reader, 0), "once"))
    return 1;
  if (is_word (peek (reader, 0), "twice"))
    return 2;

  *out_tokens = 2;
  if (peek (reader, 0)->kind == STEWARD_TOKEN_NUMBER
      && (is_word (peek (reader, 1), "times") || is_word (peek (reader, 1), "x")))
    return get_number (peek (reader, 0), FALSE);

  return 0;
}

/* "once a day", "twice per hour", "4 times a day" */
static gboolean
read_times_per (Reader *reader)
{
  unsigned n;
  double times = read_times (reader, &n);
  const StewardTimeUnit *unit;

  if (times <= 0)
    return FALSE;
  if (is_word (peek (reader, n), "a") || is_word (peek (reader, n), "an") || is_word (peek (reader, n), "per") ||
      is_word (peek (reader, n), "every") || is_word (peek (reader, n), "each"))
    n++;
  unit = get_unit (peek (reader, n));

  return unit != NULL && take_frequency (reader, 1 / times, unit, n + 1);
}

static gboolean
read_frequency_word (Reader *reader)
{
  const StewardTimeUnit *unit = steward_token_get_frequency (peek (reader, 0));

  return unit != NULL && take_frequency (reader, 1, unit, 1);
}

/* "an hour", "half an hour", "two days" */
static gboolean
read_counted_unit (Reader *reader)
{
  double count = steward_token_get_count (peek (reader, 0));
  unsigned n = 1;
  const StewardTimeUnit *unit;

  if (count < 0)
    return FALSE;
  if (count < 1 && (is_word (peek (reader, 1), "a") || is_word (peek (reader, 1), "an")))
    n++;
  unit = get_unit (peek (reader, n));
  if (unit == NULL || !steward_duration_add (&reader->result.duration, count, unit))
    return FALSE;

  return take_quantity (reader, STEWARD_QUANTITY_DURATION, n + 1);
}

/* A date must be the rest of the text. */
static gboolean
read_instant (Reader *reader)
{
  const StewardToken *token = peek (reader, 0);

  if (token->kind != STEWARD_TOKEN_NUMBER || !steward_instant_parse (token->text, &reader->result.instant, NULL))
    return FALSE;

  reader->tokens.hopeless = FALSE;
  return take_quantity (reader, STEWARD_QUANTITY_INSTANT, reader->tokens.n - reader->tokens.at);
}

static gboolean
read_quantity (Reader *reader)
{
  return read_instant (reader) || read_iso_duration (reader) || read_times_per (reader) || read_number (reader) ||
         read_every (reader) || read_frequency_word (reader) || read_counted_unit (reader);
}

/* Behind a percentage: over which time it counts, not a second quantity. */
static gboolean
skip_window (Reader *reader)
{
  StewardThreshold kept = reader->result;

  if (kept.kind != STEWARD_QUANTITY_PERCENT && kept.kind != STEWARD_QUANTITY_NUMBER)
    return FALSE;
  if (!read_every (reader) && !read_frequency_word (reader) && !read_counted_unit (reader))
    return FALSE;

  reader->result = kept;
  return TRUE;
}

static void
read_other (Reader *reader)
{
  const StewardToken *token = peek (reader, 0);

  reader->tokens.at++;
  if (steward_token_is_vague (token))
    reader->result.exact = FALSE;
  else if (token->kind == STEWARD_TOKEN_NUMBER && reader->found)
    reader->tokens.hopeless = TRUE;
  else if (!steward_token_is_silent (token))
    reader->strange = TRUE;
}

static void
read_behind (Reader *reader)
{
  if (read_comparison (reader, TRUE) || skip_window (reader))
    return;

  read_other (reader);
}

static void
read_tokens (Reader *reader)
{
  reader->result.exact = TRUE;
  while (reader->tokens.at < reader->tokens.n && !reader->found)
    {
      if (!read_comparison (reader, FALSE) && !read_quantity (reader))
        read_other (reader);
    }
  while (reader->tokens.at < reader->tokens.n)
    read_behind (reader);
}

/* A bare number among words that are not understood counts for nothing. */
static void
settle (Reader *reader)
{
  static const StewardThreshold nothing = { 0 };

  if (!reader->found || reader->tokens.hopeless ||
      (reader->strange && reader->result.kind == STEWARD_QUANTITY_NUMBER))
    reader->result = nothing;
  else if (reader->strange)
    reader->result.exact = FALSE;
}

static void
apply_unit (StewardThreshold *threshold,
            const char       *unit)
{
  g_autofree char *name = g_strstrip (g_strdup (unit));
  StewardDuration duration = { 0 };
  const StewardTimeUnit *known;

  if (strcmp (name, "%") == 0 || g_ascii_strcasecmp (name, "percent") == 0 || g_ascii_strcasecmp (name, "pct") == 0 ||
      g_ascii_strcasecmp (name, "percentage") == 0)
    {
      threshold->kind = STEWARD_QUANTITY_PERCENT;
      return;
    }

  known = steward_time_unit_find (name, strlen (name));
  if (known == NULL || !steward_duration_add (&duration, threshold->value, known))
    return;

  threshold->kind = STEWARD_QUANTITY_DURATION;
  threshold->duration = duration;
  threshold->value = 0;
}

static StewardThreshold
read_threshold (const char *text)
{
  Reader reader = { 0 };

  steward_tokens_cut (&reader.tokens, text);
  read_tokens (&reader);
  settle (&reader);
  steward_tokens_clear (&reader.tokens);

  return reader.result;
}

/**
 * steward_threshold_parse:
 * @value: (nullable): "< 5 minutes", "99.9%", "PT5M", "4", "daily"
 * @unit: (nullable): beside the value, "d", "percent"; used when the value
 *   itself is a bare number
 * @out_threshold: (out): set on success only
 * @error: return location
 *
 * Text that holds nothing measurable is read as %STEWARD_QUANTITY_TEXT, which
 * is not an error.
 *
 * Returns: %FALSE with %STEWARD_ERROR_INVALID_DATA when there is no value, or
 *   it is not UTF-8
 */
gboolean
steward_threshold_parse (const char        *value,
                         const char        *unit,
                         StewardThreshold  *out_threshold,
                         GError           **error)
{
  g_autofree char *text = NULL;

  if (value == NULL || !g_utf8_validate (value, -1, NULL))
    {
      g_set_error_literal (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA,
                           value == NULL ? "The level has no value" : "The level's value is not valid UTF-8");
      return FALSE;
    }
  text = g_strstrip (g_strdup (value));
  if (*text == '\0')
    {
      g_set_error_literal (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA, "The level has no value");
      return FALSE;
    }

  if (strlen (text) > MAX_TEXT)
    *out_threshold = (StewardThreshold) { 0 };
  else
    *out_threshold = read_threshold (text);
  if (unit != NULL && out_threshold->kind == STEWARD_QUANTITY_NUMBER && g_utf8_validate (unit, -1, NULL))
    apply_unit (out_threshold, unit);

  return TRUE;
}

/**
 * steward_compare_to_symbol:
 * @compare: a comparison
 *
 * Returns: "<", "≤", "=", "≥", ">", or "" for none
 */
const char *
steward_compare_to_symbol (StewardCompare compare)
{
  switch (compare)
    {
    case STEWARD_COMPARE_LESS:
      return "<";
    case STEWARD_COMPARE_LESS_EQUAL:
      return "≤";
    case STEWARD_COMPARE_EQUAL:
      return "=";
    case STEWARD_COMPARE_GREATER_EQUAL:
      return "≥";
    case STEWARD_COMPARE_GREATER:
      return ">";
    case STEWARD_COMPARE_NONE:
    default:
      return "";
    }
}
