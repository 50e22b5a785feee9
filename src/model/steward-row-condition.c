/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Conditions for rows, and the one line in which a person writes them:
 * "country = DE", "amount >= 10", "country in (DE, 'New Zealand')". A line is
 * one condition and never a piece of SQL: what does not fit exactly is refused,
 * with the part that was not understood. */

#include "config.h"

#include "steward-access-terms.h"

#include <string.h>

#define MAX_LINE 65536u

static const struct { const char *id; const char *symbol; } operators[] = {
  [STEWARD_ROWS_EQUAL] = { "equal", "=" },
  [STEWARD_ROWS_NOT_EQUAL] = { "not-equal", "≠" },
  [STEWARD_ROWS_ONE_OF] = { "one-of", "in" },
  [STEWARD_ROWS_AT_LEAST] = { "at-least", "≥" },
  [STEWARD_ROWS_AT_MOST] = { "at-most", "≤" },
};

G_STATIC_ASSERT (G_N_ELEMENTS (operators) == STEWARD_ROWS_N_OPERATORS);

/* Longer ones before those that they begin with. */
static const struct { const char *text; StewardRowOperator operator; } spellings[] = {
  { "<>", STEWARD_ROWS_NOT_EQUAL }, { "!=", STEWARD_ROWS_NOT_EQUAL }, { "≠", STEWARD_ROWS_NOT_EQUAL },
  { ">=", STEWARD_ROWS_AT_LEAST }, { "≥", STEWARD_ROWS_AT_LEAST },
  { "<=", STEWARD_ROWS_AT_MOST }, { "≤", STEWARD_ROWS_AT_MOST },
  { "=", STEWARD_ROWS_EQUAL },
};

/**
 * steward_row_condition_new:
 * @column: by which rows are chosen
 * @operator: how
 * @values: (nullable) (array zero-terminated=1): what with
 *
 * Returns: (transfer full): a condition
 */
StewardRowCondition *
steward_row_condition_new (const char         *column,
                           StewardRowOperator  operator,
                           const char *const  *values)
{
  StewardRowCondition *self = g_new0 (StewardRowCondition, 1);

  self->column = g_strdup (column);
  self->operator = operator;
  self->values = values != NULL ? g_strdupv ((char **) values) : g_new0 (char *, 1);

  return self;
}

void
steward_row_condition_free (StewardRowCondition *self)
{
  if (self == NULL)
    return;

  g_free (self->column);
  g_strfreev (self->values);
  g_free (self);
}

const char *
steward_row_operator_to_id (StewardRowOperator operator)
{
  return operators[(gsize) operator < G_N_ELEMENTS (operators) ? operator : STEWARD_ROWS_EQUAL].id;
}

/**
 * steward_row_operator_from_id:
 * @id: (nullable): "at-least"
 * @out_operator: (out): set on success only
 *
 * Returns: whether @id is known
 */
gboolean
steward_row_operator_from_id (const char         *id,
                              StewardRowOperator *out_operator)
{
  for (gsize i = 0; i < G_N_ELEMENTS (operators); i++)
    {
      if (g_strcmp0 (operators[i].id, id) == 0)
        {
          *out_operator = (StewardRowOperator) i;
          return TRUE;
        }
    }

  return FALSE;
}

/* Characters of a word that stands for itself without quotes. */
static gboolean
is_plain (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c) || (c < 128 && strchr ("_-.:+@/", (char) c) != NULL);
}

static void
append_word (GString    *line,
             const char *word,
             char        quote)
{
  gboolean plain = *word != '\0' && g_ascii_strcasecmp (word, operators[STEWARD_ROWS_ONE_OF].symbol) != 0;

  for (const char *at = word; plain && *at != '\0'; at = g_utf8_next_char (at))
    plain = is_plain (g_utf8_get_char (at));
  if (plain)
    {
      g_string_append (line, word);
      return;
    }

  g_string_append_c (line, quote);
  for (; *word != '\0'; word++)
    {
      if (*word == quote)
        g_string_append_c (line, quote);
      g_string_append_c (line, *word);
    }
  g_string_append_c (line, quote);
}

/**
 * steward_row_condition_to_text:
 * @self: a condition
 *
 * Returns: (transfer full): one line that steward_row_condition_from_text()
 *   reads as the same condition
 */
char *
steward_row_condition_to_text (const StewardRowCondition *self)
{
  gboolean list = self->operator == STEWARD_ROWS_ONE_OF;
  GString *line = g_string_new (NULL);

  append_word (line, self->column != NULL ? self->column : "", '"');
  g_string_append_printf (line, " %s %s", operators[self->operator].symbol, list ? "(" : "");
  for (guint i = 0; self->values != NULL && self->values[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append (line, ", ");
      append_word (line, self->values[i], '\'');
    }
  if (list)
    g_string_append_c (line, ')');

  return g_string_free (line, FALSE);
}

static void
skip_space (const char **at)
{
  while (g_ascii_isspace (**at))
    (*at)++;
}

/* (transfer full) (nullable): up to the closing quote, which is written twice
 * within. */
static char *
read_quoted (const char **at)
{
  char quote = *(*at)++;
  g_autoptr(GString) word = g_string_new (NULL);

  for (; **at != '\0'; (*at)++)
    {
      if (**at == quote && (*at)[1] != quote)
        {
          (*at)++;
          return g_strdup (word->str);
        }
      if (**at == quote)
        (*at)++;
      g_string_append_c (word, **at);
    }

  return NULL;
}

/* (transfer full) (nullable) */
static char *
read_word (const char **at,
           char         quote)
{
  const char *start;

  skip_space (at);
  if (**at == quote)
    return read_quoted (at);

  for (start = *at; **at != '\0' && is_plain (g_utf8_get_char (*at)); )
    *at = g_utf8_next_char (*at);

  return *at > start ? g_strndup (start, (gsize) (*at - start)) : NULL;
}

static gboolean
read_operator (const char        **at,
               StewardRowOperator *out_operator)
{
  skip_space (at);
  if (g_ascii_strncasecmp (*at, "in", 2) == 0 && ((*at)[2] == '(' || g_ascii_isspace ((*at)[2])))
    {
      *at += 2;
      *out_operator = STEWARD_ROWS_ONE_OF;
      return TRUE;
    }

  for (gsize i = 0; i < G_N_ELEMENTS (spellings); i++)
    {
      if (g_str_has_prefix (*at, spellings[i].text))
        {
          *at += strlen (spellings[i].text);
          *out_operator = spellings[i].operator;
          return TRUE;
        }
    }

  return FALSE;
}

/* One value, or a list of them in brackets. */
static gboolean
read_values (const char        **at,
             StewardRowOperator  operator,
             GPtrArray          *values)
{
  gboolean list = operator == STEWARD_ROWS_ONE_OF;

  skip_space (at);
  if (list && *(*at)++ != '(')
    return FALSE;
  do
    {
      char *value = read_word (at, '\'');

      if (value == NULL)
        return FALSE;
      g_ptr_array_add (values, value);
      skip_space (at);
    }
  while (list && *(*at)++ == ',');

  return !list || (*at)[-1] == ')';
}

static gboolean
fail (GError    **error,
      const char *rest)
{
  if (*rest != '\0')
    g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_USAGE,
                 "A condition for rows should be like “country = DE” or “country in (DE, 'New Zealand')”; “%.60s” "
                 "was not understood.", rest);
  else
    g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_USAGE,
                 "A condition for rows should be like “country = DE” or “country in (DE, 'New Zealand')”, and ends "
                 "too early.");

  return FALSE;
}

static gboolean
read_line (const char         *text,
           char              **out_column,
           StewardRowOperator *out_operator,
           GPtrArray          *values,
           GError            **error)
{
  const char *at = text;

  *out_column = read_word (&at, '"');
  if (*out_column == NULL || **out_column == '\0' || !read_operator (&at, out_operator))
    return fail (error, at);
  if (!read_values (&at, *out_operator, values))
    return fail (error, at > text && at[-1] != '\0' ? at : "");
  skip_space (&at);

  return *at == '\0' || fail (error, at);
}

/**
 * steward_row_condition_from_text:
 * @text: (nullable): "country = DE"
 * @error: return location
 *
 * Column names with other characters stand in double quotes, values in single
 * ones; a quote within is written twice.
 *
 * Returns: (transfer full) (nullable): the condition, or %NULL with
 *   %STEWARD_ERROR_USAGE
 */
StewardRowCondition *
steward_row_condition_from_text (const char *text,
                                 GError    **error)
{
  g_autoptr(GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *column = NULL;
  StewardRowOperator operator;

  if (text == NULL || strlen (text) > MAX_LINE || !g_utf8_validate (text, -1, NULL))
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_USAGE, "A condition for rows should be one short line of text.");
      return NULL;
    }
  if (!read_line (text, &column, &operator, values, error))
    return NULL;

  g_ptr_array_add (values, NULL);

  return steward_row_condition_new (column, operator, (const char *const *) values->pdata);
}
