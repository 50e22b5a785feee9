/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The words of thresholds: comparisons, frequencies, counts, words that leave
 * room and words that say nothing. Tables only, so that a word of a new
 * catalog is one line. */

#include "config.h"

#include "steward-threshold-private.h"

#include <string.h>

typedef struct
{
  const char *phrase;                  /* words with one blank between */
  StewardCompare compare;
} Comparison;

static const Comparison comparisons[] = {
  { "<", STEWARD_COMPARE_LESS },
  { "<=", STEWARD_COMPARE_LESS_EQUAL },
  { "=<", STEWARD_COMPARE_LESS_EQUAL },
  { "≤", STEWARD_COMPARE_LESS_EQUAL },
  { "⩽", STEWARD_COMPARE_LESS_EQUAL },
  { "=", STEWARD_COMPARE_EQUAL },
  { "==", STEWARD_COMPARE_EQUAL },
  { ">=", STEWARD_COMPARE_GREATER_EQUAL },
  { "=>", STEWARD_COMPARE_GREATER_EQUAL },
  { "≥", STEWARD_COMPARE_GREATER_EQUAL },
  { "⩾", STEWARD_COMPARE_GREATER_EQUAL },
  { ">", STEWARD_COMPARE_GREATER },
  { "lt", STEWARD_COMPARE_LESS },
  { "lte", STEWARD_COMPARE_LESS_EQUAL },
  { "le", STEWARD_COMPARE_LESS_EQUAL },
  { "gt", STEWARD_COMPARE_GREATER },
  { "gte", STEWARD_COMPARE_GREATER_EQUAL },
  { "ge", STEWARD_COMPARE_GREATER_EQUAL },
  { "eq", STEWARD_COMPARE_EQUAL },
  { "less than", STEWARD_COMPARE_LESS },
  { "fewer than", STEWARD_COMPARE_LESS },
  { "lower than", STEWARD_COMPARE_LESS },
  { "smaller than", STEWARD_COMPARE_LESS },
  { "shorter than", STEWARD_COMPARE_LESS },
  { "faster than", STEWARD_COMPARE_LESS },
  { "younger than", STEWARD_COMPARE_LESS },
  { "under", STEWARD_COMPARE_LESS },
  { "below", STEWARD_COMPARE_LESS },
  { "less than or equal to", STEWARD_COMPARE_LESS_EQUAL },
  { "less than or equal", STEWARD_COMPARE_LESS_EQUAL },
  { "within", STEWARD_COMPARE_LESS_EQUAL },
  { "up to", STEWARD_COMPARE_LESS_EQUAL },
  { "at most", STEWARD_COMPARE_LESS_EQUAL },
  { "at the latest after", STEWARD_COMPARE_LESS_EQUAL },
  { "not more than", STEWARD_COMPARE_LESS_EQUAL },
  { "no more than", STEWARD_COMPARE_LESS_EQUAL },
  { "not longer than", STEWARD_COMPARE_LESS_EQUAL },
  { "no longer than", STEWARD_COMPARE_LESS_EQUAL },
  { "no later than", STEWARD_COMPARE_LESS_EQUAL },
  { "not later than", STEWARD_COMPARE_LESS_EQUAL },
  { "no older than", STEWARD_COMPARE_LESS_EQUAL },
  { "not older than", STEWARD_COMPARE_LESS_EQUAL },
  { "not exceeding", STEWARD_COMPARE_LESS_EQUAL },
  { "not above", STEWARD_COMPARE_LESS_EQUAL },
  { "not over", STEWARD_COMPARE_LESS_EQUAL },
  { "max", STEWARD_COMPARE_LESS_EQUAL },
  { "maximum", STEWARD_COMPARE_LESS_EQUAL },
  { "maximum of", STEWARD_COMPARE_LESS_EQUAL },
  { "exactly", STEWARD_COMPARE_EQUAL },
  { "equal to", STEWARD_COMPARE_EQUAL },
  { "equals", STEWARD_COMPARE_EQUAL },
  { "at least", STEWARD_COMPARE_GREATER_EQUAL },
  { "greater than or equal to", STEWARD_COMPARE_GREATER_EQUAL },
  { "greater than or equal", STEWARD_COMPARE_GREATER_EQUAL },
  { "more than or equal to", STEWARD_COMPARE_GREATER_EQUAL },
  { "not less than", STEWARD_COMPARE_GREATER_EQUAL },
  { "no less than", STEWARD_COMPARE_GREATER_EQUAL },
  { "not below", STEWARD_COMPARE_GREATER_EQUAL },
  { "not under", STEWARD_COMPARE_GREATER_EQUAL },
  { "minimum", STEWARD_COMPARE_GREATER_EQUAL },
  { "minimum of", STEWARD_COMPARE_GREATER_EQUAL },
  { "min", STEWARD_COMPARE_GREATER_EQUAL },
  { "more than", STEWARD_COMPARE_GREATER },
  { "greater than", STEWARD_COMPARE_GREATER },
  { "higher than", STEWARD_COMPARE_GREATER },
  { "better than", STEWARD_COMPARE_GREATER },
  { "longer than", STEWARD_COMPARE_GREATER },
  { "over", STEWARD_COMPARE_GREATER },
  { "above", STEWARD_COMPARE_GREATER },
  { "exceeding", STEWARD_COMPARE_GREATER },
};

/* Behind the quantity. */
static const Comparison suffixes[] = {
  { "or less", STEWARD_COMPARE_LESS_EQUAL },
  { "or fewer", STEWARD_COMPARE_LESS_EQUAL },
  { "or lower", STEWARD_COMPARE_LESS_EQUAL },
  { "or faster", STEWARD_COMPARE_LESS_EQUAL },
  { "max", STEWARD_COMPARE_LESS_EQUAL },
  { "maximum", STEWARD_COMPARE_LESS_EQUAL },
  { "at most", STEWARD_COMPARE_LESS_EQUAL },
  { "at the latest", STEWARD_COMPARE_LESS_EQUAL },
  { "or more", STEWARD_COMPARE_GREATER_EQUAL },
  { "or better", STEWARD_COMPARE_GREATER_EQUAL },
  { "or higher", STEWARD_COMPARE_GREATER_EQUAL },
  { "or above", STEWARD_COMPARE_GREATER_EQUAL },
  { "minimum", STEWARD_COMPARE_GREATER_EQUAL },
  { "at least", STEWARD_COMPARE_GREATER_EQUAL },
  { "+", STEWARD_COMPARE_GREATER_EQUAL },
};

/* They leave room. */
static const char *const vague_words[] = {
  "about", "almost", "approx", "approximately", "around", "ca", "circa", "nearly", "roughly", "usually", "typically",
  "normally", "generally", "mostly", "~", "≈", "∼", NULL,
};

/* They say nothing that would change the quantity. */
static const char *const silent_words[] = {
  "a", "an", "the", "in", "of", "is", "are", "be", "to", "data", "time", "and", "uptime", "availability", "available",
  "latency", "freshness", "fresh", "delay", "lag", "age", "old", "late", "retention", "kept", "retained", "updated",
  "update", "updates", "refreshed", "refresh", "loaded", "delivered", "delivery", "score", "quality", "completeness",
  "complete", "rate", "records", "rows", "values", "target", "value", "once", "runs", "run", "interval", "window",
  "end", ".", ",", ";", "(", ")", NULL,
};

typedef struct
{
  const char *word;
  const char *unit;
} FrequencyWord;

static const FrequencyWord frequency_words[] = {
  { "hourly", "hour" },
  { "daily", "day" },
  { "nightly", "day" },
  { "weekly", "week" },
  { "fortnightly", "fortnight" },
  { "monthly", "month" },
  { "quarterly", "quarter" },
  { "yearly", "year" },
  { "annually", "year" },
  { "annual", "year" },
};

static const char *const count_words[] = {
  "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
};

/* Returns how many tokens @phrase covers, 0 for no match. */
static unsigned
match_phrase (const StewardTokens *tokens,
              const char          *phrase)
{
  unsigned n = 0;

  while (*phrase != '\0')
    {
      gsize length = strcspn (phrase, " ");
      const StewardToken *token = steward_tokens_peek (tokens, n);

      if (token->kind == STEWARD_TOKEN_END || token->kind == STEWARD_TOKEN_NUMBER || strlen (token->word) != length ||
          memcmp (token->word, phrase, length) != 0)
        return 0;
      n++;
      phrase += length;
      phrase += *phrase == ' ';
    }

  return n;
}

/* The longest phrase that stands here. Returns how many tokens it has, 0 for
 * none. */
unsigned
steward_tokens_match_comparison (const StewardTokens *tokens,
                                 gboolean             behind,
                                 StewardCompare      *out_compare)
{
  const Comparison *table = behind ? suffixes : comparisons;
  gsize n_entries = behind ? G_N_ELEMENTS (suffixes) : G_N_ELEMENTS (comparisons);
  unsigned longest = 0;

  for (gsize i = 0; i < n_entries; i++)
    {
      unsigned length = match_phrase (tokens, table[i].phrase);

      if (length > longest)
        {
          *out_compare = table[i].compare;
          longest = length;
        }
    }

  return longest;
}

/* "daily" → a day; NULL for other words */
const StewardTimeUnit *
steward_token_get_frequency (const StewardToken *token)
{
  for (gsize i = 0; i < G_N_ELEMENTS (frequency_words); i++)
    {
      const char *unit = frequency_words[i].unit;

      if (steward_token_is (token, frequency_words[i].word))
        return steward_time_unit_find (unit, strlen (unit));
    }

  return NULL;
}

/* "two" → 2, "an" → 1, "half" → 0.5; −1 for other words */
double
steward_token_get_count (const StewardToken *token)
{
  if (steward_token_is (token, "a") || steward_token_is (token, "an"))
    return 1;
  if (steward_token_is (token, "half"))
    return 0.5;
  for (gsize i = 0; i < G_N_ELEMENTS (count_words); i++)
    if (steward_token_is (token, count_words[i]))
      return (double) i;

  return -1;
}

gboolean
steward_token_is_vague (const StewardToken *token)
{
  return token->kind != STEWARD_TOKEN_NUMBER && g_strv_contains (vague_words, token->word);
}

gboolean
steward_token_is_silent (const StewardToken *token)
{
  return token->kind != STEWARD_TOKEN_NUMBER && g_strv_contains (silent_words, token->word);
}
