/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Thresholds as people write them. The text is cut into numbers, words and
 * signs, then read from left to right: a comparison, one quantity, and words
 * that either say nothing more ("uptime"), leave room ("about"), or are not
 * understood. Whatever is not understood makes the result inexact, so that
 * nobody is measured against a guess. */

#include "config.h"

#include "steward-duration-private.h"

#include <string.h>

#define MAX_TEXT 500u
#define MAX_TOKENS 64u

typedef enum
{
  TOKEN_NUMBER,
  TOKEN_WORD,
  TOKEN_SIGN,
  TOKEN_END,
} TokenKind;

typedef struct
{
  TokenKind kind;
  const char *text;                    /* (unowned): in the original */
  gsize length;
  char *word;                          /* (owned): folded; sign or word */
} Token;

typedef struct
{
  Token tokens[MAX_TOKENS + 1];
  unsigned n_tokens;
  unsigned at;
  StewardThreshold result;
  gboolean found;                      /* a quantity */
  gboolean strange;                    /* a word was not understood */
  gboolean hopeless;                   /* a range, a time of day, two quantities */
} Reader;

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

static gboolean
is_letter (gunichar c)
{
  return g_unichar_isalpha (c) || c == 0xb5;
}

static void
add_token (Reader     *reader,
           TokenKind   kind,
           const char *text,
           gsize       length)
{
  Token *token = &reader->tokens[reader->n_tokens++];

  token->kind = kind;
  token->text = text;
  token->length = length;
  token->word = g_utf8_strdown (text, (gssize) length);
}

static gsize
measure_word (const char *text)
{
  const char *at = text;

  while (is_letter (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);

  return (gsize) (at - text);
}

static gsize
measure_sign (const char *text)
{
  if (strchr ("<>=", *text) != NULL && text[1] != '\0' && strchr ("<>=", text[1]) != NULL)
    return 2;

  return (gsize) (g_utf8_next_char (text) - text);
}

/* Signs that join two numbers make neither of them the threshold: "24/7",
 * "09:00", "5-10". No level is negative. */
static void
note_joint (Reader     *reader,
            const char *text,
            const char *at)
{
  gunichar c = g_utf8_get_char (at);
  const char *next = g_utf8_next_char (at);

  if (at > text && g_ascii_isdigit (at[-1]) && g_ascii_isdigit (*next) &&
      (c == ':' || c == '/' || c == '-' || c == 0x2013))
    reader->hopeless = TRUE;
  if (c == '-' && (g_ascii_isdigit (*next) || *next == 'P') && (at == text || !g_ascii_isalnum (at[-1])))
    reader->hopeless = TRUE;
}

/* Returns FALSE when there are too many tokens. */
static gboolean
cut_text (Reader     *reader,
          const char *text)
{
  const char *at = text;

  while (*at != '\0')
    {
      gunichar c = g_utf8_get_char (at);
      double number;
      gsize length;

      if (g_unichar_isspace (c) || c == 0xa0)
        {
          at = g_utf8_next_char (at);
          continue;
        }
      if (reader->n_tokens == MAX_TOKENS)
        return FALSE;

      length = steward_number_scan (at, FALSE, &number);
      if (length > 0)
        {
          add_token (reader, TOKEN_NUMBER, at, length);
        }
      else if (is_letter (c))
        {
          length = measure_word (at);
          add_token (reader, TOKEN_WORD, at, length);
        }
      else
        {
          length = measure_sign (at);
          note_joint (reader, text, at);
          if (c != '-')
            add_token (reader, TOKEN_SIGN, at, length);
        }
      at += length;
    }
  reader->tokens[reader->n_tokens].kind = TOKEN_END;

  return TRUE;
}

static const Token *
peek (Reader   *reader,
      unsigned  ahead)
{
  return &reader->tokens[MIN (reader->at + ahead, reader->n_tokens)];
}

static gboolean
is_word (const Token *token,
         const char  *word)
{
  return token->word != NULL && token->kind != TOKEN_NUMBER && strcmp (token->word, word) == 0;
}

/* Returns how many tokens @phrase covers here, 0 for no match. */
static unsigned
match_phrase (Reader     *reader,
              const char *phrase)
{
  unsigned n = 0;

  while (*phrase != '\0')
    {
      gsize length = strcspn (phrase, " ");
      const Token *token = peek (reader, n);

      if (token->kind == TOKEN_END || token->kind == TOKEN_NUMBER || strlen (token->word) != length ||
          memcmp (token->word, phrase, length) != 0)
        return 0;
      n++;
      phrase += length;
      phrase += *phrase == ' ';
    }

  return n;
}

static gboolean
read_comparison (Reader           *reader,
                 const Comparison *table,
                 gsize             n_entries)
{
  const Comparison *best = NULL;
  unsigned best_length = 0;

  for (gsize i = 0; i < n_entries; i++)
    {
      unsigned length = match_phrase (reader, table[i].phrase);

      if (length > best_length)
        {
          best = &table[i];
          best_length = length;
        }
    }
  if (best == NULL)
    return FALSE;

  if (reader->result.compare != STEWARD_COMPARE_NONE)
    reader->strange = TRUE;
  else
    reader->result.compare = best->compare;
  reader->at += best_length;

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
  reader->at += n_tokens;

  return TRUE;
}

static const StewardTimeUnit *
get_unit (const Token *token)
{
  return token->kind == TOKEN_WORD ? steward_time_unit_find (token->text, token->length) : NULL;
}

static gboolean
is_percent (const Token *token)
{
  return is_word (token, "%") || is_word (token, "percent") || is_word (token, "pct");
}

static double
get_number (const Token *token,
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
      const Token *count = peek (reader, skip);
      const StewardTimeUnit *unit = get_unit (peek (reader, skip + 1));

      if (count->kind != TOKEN_NUMBER || unit == NULL)
        break;
      if (!steward_duration_add (&duration, get_number (count, FALSE), unit))
        {
          reader->hopeless = TRUE;
          return FALSE;
        }
      if (*peek (reader, skip + 1)->text == 'M' && peek (reader, skip + 1)->length == 1)
        reader->strange = TRUE;
      reader->at += skip + 2;
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

  if (peek (reader, 0)->kind != TOKEN_WORD)
    return FALSE;

  length = strcspn (text, " \t\n;()");
  while (length > 0 && (text[length - 1] == ',' || text[length - 1] == '.'))
    length--;
  if (!steward_duration_scan_iso (text, length, &reader->result.duration))
    return FALSE;

  while (reader->at < reader->n_tokens && peek (reader, 0)->text < text + length)
    reader->at++;
  return take_quantity (reader, STEWARD_QUANTITY_DURATION, 0);
}

static gboolean
read_number (Reader *reader)
{
  const Token *token = peek (reader, 0);
  const Token *next = peek (reader, 1);

  if (token->kind != TOKEN_NUMBER)
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
      reader->hopeless = TRUE;
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
  const Token *next = peek (reader, 1);
  const StewardTimeUnit *unit = get_unit (next);

  if (!is_word (peek (reader, 0), "every") && !is_word (peek (reader, 0), "each") && !is_word (peek (reader, 0), "per"))
    return FALSE;
  if (unit != NULL)
    return take_frequency (reader, 1, unit, 2);

  unit = get_unit (peek (reader, 2));
  if (unit == NULL)
    return FALSE;
  if (next->kind == TOKEN_NUMBER)
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
  if (peek (reader, 0)->kind == TOKEN_NUMBER
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
  for (gsize i = 0; i < G_N_ELEMENTS (frequency_words); i++)
    {
      const char *unit = frequency_words[i].unit;

      if (is_word (peek (reader, 0), frequency_words[i].word))
        return take_frequency (reader, 1, steward_time_unit_find (unit, strlen (unit)), 1);
    }

  return FALSE;
}

static double
get_word_count (const Token *token)
{
  if (is_word (token, "a") || is_word (token, "an"))
    return 1;
  if (is_word (token, "half"))
    return 0.5;
  for (gsize i = 0; i < G_N_ELEMENTS (count_words); i++)
    if (is_word (token, count_words[i]))
      return (double) i;

  return -1;
}

/* "an hour", "half an hour", "two days" */
static gboolean
read_counted_unit (Reader *reader)
{
  double count = get_word_count (peek (reader, 0));
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
  const Token *token = peek (reader, 0);

  if (token->kind != TOKEN_NUMBER || !steward_instant_parse (token->text, &reader->result.instant, NULL))
    return FALSE;

  reader->hopeless = FALSE;
  return take_quantity (reader, STEWARD_QUANTITY_INSTANT, reader->n_tokens - reader->at);
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
  const Token *token = peek (reader, 0);

  reader->at++;
  if (token->kind != TOKEN_NUMBER && g_strv_contains (vague_words, token->word))
    reader->result.exact = FALSE;
  else if (token->kind == TOKEN_NUMBER && reader->found)
    reader->hopeless = TRUE;
  else if (token->kind == TOKEN_NUMBER || !g_strv_contains (silent_words, token->word))
    reader->strange = TRUE;
}

static void
read_behind (Reader *reader)
{
  if (read_comparison (reader, suffixes, G_N_ELEMENTS (suffixes)) || skip_window (reader))
    return;

  read_other (reader);
}

static void
read_tokens (Reader *reader)
{
  reader->result.exact = TRUE;
  while (reader->at < reader->n_tokens && !reader->found)
    {
      if (!read_comparison (reader, comparisons, G_N_ELEMENTS (comparisons)) && !read_quantity (reader))
        read_other (reader);
    }
  while (reader->at < reader->n_tokens)
    read_behind (reader);
}

/* A bare number among words that are not understood counts for nothing. */
static void
settle (Reader *reader)
{
  static const StewardThreshold nothing = { 0 };

  if (!reader->found || reader->hopeless ||
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

static void
clear_reader (Reader *reader)
{
  for (unsigned i = 0; i < reader->n_tokens; i++)
    g_free (reader->tokens[i].word);
}

static StewardThreshold
read_threshold (const char *text)
{
  Reader reader = { 0 };

  if (cut_text (&reader, text))
    read_tokens (&reader);
  else
    reader.hopeless = TRUE;
  settle (&reader);
  clear_reader (&reader);

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
