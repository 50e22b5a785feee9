/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a value must be, in the notation of shapes: "text", "integer>=0",
 * "[Side; 1+ unique]", "Lid | boolean". Rules with the same text are one
 * object, so that a checker can see that it has applied one already. */

#include "config.h"

#include "steward-shape-rule.h"

#include <string.h>

static const StewardShapeRule *parse_choices (StewardShape *shape,
                                              const char  **text,
                                              GError      **error);

static const struct
{
  const char *text;
  StewardRuleKind kind;
  const char *label;
} plain_rules[] = {
  { "text", STEWARD_RULE_TEXT, "text" },
  { "integer", STEWARD_RULE_INTEGER, "a whole number" },
  { "number", STEWARD_RULE_NUMBER, "a number" },
  { "boolean", STEWARD_RULE_BOOLEAN, "true or false" },
  { "null", STEWARD_RULE_NULL, "null" },
  { "scalar", STEWARD_RULE_SCALAR, "a single value" },
  { "any", STEWARD_RULE_ANY, "anything" },
  { "map", STEWARD_RULE_MAP, "a mapping" },
  { "list", STEWARD_RULE_LIST, "a list" },
  { "never", STEWARD_RULE_NEVER, "nothing" },
};

static const struct
{
  const char *text;
  StewardShapeFormat format;
} formats[] = {
  { "date", STEWARD_FORMAT_DATE },
  { "date-time", STEWARD_FORMAT_DATE_TIME },
  { "email", STEWARD_FORMAT_EMAIL },
  { "uri", STEWARD_FORMAT_URI },
};

void
steward_shape_rule_free (StewardShapeRule *self)
{
  g_free (self->text);
  g_free (self->label);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  g_free (self);
}

static void
skip_spaces (const char **text)
{
  while (g_ascii_isspace (**text))
    (*text)++;
}

static gboolean
take (const char **text,
      const char  *expected)
{
  skip_spaces (text);
  if (!g_str_has_prefix (*text, expected))
    return FALSE;
  *text += strlen (expected);
  skip_spaces (text);

  return TRUE;
}

static char *
take_name (const char **text)
{
  const char *start = *text;

  while (g_ascii_isalnum (**text) || **text == '-' || **text == '_')
    (*text)++;

  return g_strndup (start, (gsize) (*text - start));
}

/* Keeps @rule, or frees it if there is one of the same text. */
static const StewardShapeRule *
intern_rule (StewardShape     *shape,
             StewardShapeRule *rule)
{
  StewardShapeRule *known = g_hash_table_lookup (shape->rules, rule->text);

  if (known != NULL)
    {
      steward_shape_rule_free (rule);
      return known;
    }
  g_hash_table_insert (shape->rules, rule->text, rule);

  return rule;
}

static StewardShapeRule *
new_rule (StewardRuleKind kind)
{
  StewardShapeRule *rule = g_new0 (StewardShapeRule, 1);

  rule->kind = kind;

  return rule;
}

/* "; 2", "; 1+", "; unique", "; 1+ unique" */
static void
parse_counts (StewardShapeRule *rule,
              const char      **text)
{
  if (!take (text, ";"))
    return;

  if (g_ascii_isdigit (**text))
    {
      rule->min_items = (unsigned) g_ascii_strtoull (*text, (char **) text, 10);
      if (!take (text, "+"))
        rule->max_items = rule->min_items;
    }
  rule->unique = take (text, "unique");
}

static const StewardShapeRule *
parse_collection (StewardShape *shape,
                  const char  **text,
                  GError      **error)
{
  const char *start = *text;
  gboolean is_list = take (text, "[");
  const StewardShapeRule *item;
  StewardShapeRule *rule;

  if (!is_list)
    take (text, "{");
  item = parse_choices (shape, text, error);
  if (item == NULL)
    return NULL;

  rule = new_rule (is_list ? STEWARD_RULE_LIST_OF : STEWARD_RULE_MAP_OF);
  rule->item = item;
  parse_counts (rule, text);
  rule->text = g_strndup (start, (gsize) (*text - start));
  if (!take (text, is_list ? "]" : "}"))
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA, "“%s” is not closed", rule->text);
      steward_shape_rule_free (rule);
      return NULL;
    }

  return intern_rule (shape, rule);
}

static void
parse_bound (StewardShapeRule *rule,
             const char      **text)
{
  if (take (text, ">=0"))
    rule->bound = STEWARD_BOUND_NOT_NEGATIVE;
  else if (take (text, ">0"))
    rule->bound = STEWARD_BOUND_POSITIVE;
}

static void
parse_format (StewardShapeRule *rule,
              const char      **text)
{
  g_autofree char *name = NULL;

  if (!take (text, ":"))
    return;
  name = take_name (text);
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      if (g_str_equal (formats[i].text, name))
        rule->format = formats[i].format;
    }
}

static const StewardShapeRule *
parse_named (StewardShape *shape,
             const char  **text,
             GError      **error)
{
  const char *start = *text;
  g_autofree char *name = take_name (text);
  StewardShapeRule *rule = new_rule (STEWARD_RULE_TYPE);

  if (*name == '\0')
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA, "No rule at “%s”", start);
      steward_shape_rule_free (rule);
      return NULL;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (plain_rules); i++)
    {
      if (g_str_equal (plain_rules[i].text, name))
        {
          rule->kind = plain_rules[i].kind;
          rule->label = g_strdup (plain_rules[i].label);
        }
    }
  parse_bound (rule, text);
  parse_format (rule, text);
  rule->text = g_strchomp (g_strndup (start, (gsize) (*text - start)));

  return intern_rule (shape, rule);
}

static const StewardShapeRule *
parse_one (StewardShape *shape,
           const char  **text,
           GError      **error)
{
  skip_spaces (text);
  if (**text == '[' || **text == '{')
    return parse_collection (shape, text, error);

  return parse_named (shape, text, error);
}

static const StewardShapeRule *
parse_choices (StewardShape *shape,
               const char  **text,
               GError      **error)
{
  const char *start = *text;
  const StewardShapeRule *first = parse_one (shape, text, error);
  StewardShapeRule *rule;

  if (first == NULL || !take (text, "|"))
    return first;

  rule = new_rule (STEWARD_RULE_EITHER);
  rule->choices = g_ptr_array_new ();
  g_ptr_array_add (rule->choices, (gpointer) first);
  do
    {
      const StewardShapeRule *next = parse_one (shape, text, error);

      if (next == NULL)
        {
          steward_shape_rule_free (rule);
          return NULL;
        }
      g_ptr_array_add (rule->choices, (gpointer) next);
    }
  while (take (text, "|"));
  rule->text = g_strchomp (g_strndup (start, (gsize) (*text - start)));

  return intern_rule (shape, rule);
}

/**
 * steward_shape_rule_parse:
 * @shape: the shape that keeps the rule
 * @text: a rule in the notation
 * @error: return location for an error
 *
 * Returns: (transfer none): the rule; its names are bound later, by
 *   steward_shape_rules_bind()
 */
const StewardShapeRule *
steward_shape_rule_parse (StewardShape *shape,
                          const char   *text,
                          GError      **error)
{
  const StewardShapeRule *rule = parse_choices (shape, &text, error);

  if (rule != NULL && *text != '\0')
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA, "“%s” follows a complete rule", text);
      return NULL;
    }

  return rule;
}

/**
 * steward_shape_words_finish:
 * @words: words that are all read
 *
 * Makes the sentence that findings use.
 */
void
steward_shape_words_finish (StewardShapeWords *words)
{
  GString *sentence = g_string_new (words->words->len == 1 ? "“" : "one of ");

  for (guint i = 0; i < words->words->len; i++)
    {
      if (i > 0)
        g_string_append (sentence, ", ");
      g_string_append (sentence, g_ptr_array_index (words->words, i));
    }
  if (words->words->len == 1)
    g_string_append (sentence, "”");
  words->sentence = g_string_free (sentence, FALSE);
}

static gboolean
bind_name (StewardShape     *shape,
           StewardShapeRule *rule,
           GError          **error)
{
  rule->words = g_hash_table_lookup (shape->words, rule->text);
  rule->pattern = g_hash_table_lookup (shape->patterns, rule->text);
  rule->type = g_hash_table_lookup (shape->types, rule->text);

  if (rule->words != NULL)
    {
      rule->kind = STEWARD_RULE_WORDS;
      rule->label = g_strdup (rule->words->sentence);
    }
  else if (rule->pattern != NULL)
    {
      rule->kind = STEWARD_RULE_PATTERN;
      rule->label = g_strdup (rule->pattern->hint);
    }
  else if (rule->type != NULL)
    {
      rule->label = g_strdup ("a mapping");
    }
  else
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA, "No words, pattern or type “%s”", rule->text);
      return FALSE;
    }

  return TRUE;
}

static void
label_rule (StewardShapeRule *rule)
{
  GString *label;

  if (rule->label != NULL)
    {
      const char *suffix = rule->bound == STEWARD_BOUND_POSITIVE ? " above 0"
                           : rule->bound == STEWARD_BOUND_NOT_NEGATIVE ? ", 0 or more" : "";
      char *plain = rule->label;

      rule->label = g_strconcat (plain, suffix, NULL);
      g_free (plain);
      return;
    }
  if (rule->kind == STEWARD_RULE_LIST_OF || rule->kind == STEWARD_RULE_MAP_OF)
    {
      rule->label = g_strdup (rule->kind == STEWARD_RULE_MAP_OF ? "a mapping" : "a list");
      return;
    }

  label = g_string_new (NULL);
  for (guint i = 0; i < rule->choices->len; i++)
    {
      StewardShapeRule *choice = g_ptr_array_index (rule->choices, i);

      if (choice->label == NULL)
        label_rule (choice);
      if (i > 0)
        g_string_append (label, " or ");
      g_string_append (label, choice->label);
    }
  rule->label = g_string_free (label, FALSE);
}

/**
 * steward_shape_rules_bind:
 * @shape: a shape whose lines are all read
 * @error: return location for an error
 *
 * Binds the names in its rules to their words, patterns and types, and makes
 * the words that findings use for them.
 *
 * Returns: whether every name is known
 */
gboolean
steward_shape_rules_bind (StewardShape *shape,
                          GError      **error)
{
  GHashTableIter iter;
  gpointer rule;

  g_hash_table_iter_init (&iter, shape->rules);
  while (g_hash_table_iter_next (&iter, NULL, &rule))
    {
      StewardShapeRule *named = rule;

      if (named->kind == STEWARD_RULE_TYPE && !bind_name (shape, named, error))
        return FALSE;
    }
  g_hash_table_iter_init (&iter, shape->rules);
  while (g_hash_table_iter_next (&iter, NULL, &rule))
    label_rule (rule);

  return TRUE;
}
