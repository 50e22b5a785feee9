/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads the notation of shapes (see steward-shape.h) line by line and compiles
 * it for one version: lines that hold in other versions are left out, but
 * their names are remembered, so that a finding can say which version knows
 * them. Names may be used before they are given; they are bound at the end. */

#include "config.h"

#include "steward-shape-private.h"

#include <string.h>

#include "steward-shape-rule.h"

typedef struct
{
  StewardShape *shape;
  StewardShapeType *type;              /* the block that is being read, or NULL */
  StewardShapeWords *words;
} Parser;

/* From which version to which something holds; NULL ends are open. */
typedef struct
{
  const char *first;
  const char *last;
  gboolean holds;
} Range;

static int
find_version (const StewardShape *shape,
              const char         *version)
{
  for (guint i = 0; i < shape->versions->len; i++)
    {
      if (g_str_equal (g_ptr_array_index (shape->versions, i), version))
        return (int) i;
    }

  return -1;
}

/* Cuts "@1.0..1.1" off the end of a line or word. */
static gboolean
take_range (Parser  *self,
            char    *text,
            Range   *out_range,
            GError **error)
{
  const StewardShape *shape = self->shape;
  char *at = strrchr (text, '@');
  g_autofree char *first = NULL;
  const char *last;
  int from = 0;
  int to = (int) shape->versions->len - 1;

  *out_range = (Range) { NULL, NULL, TRUE };
  if (at == NULL)
    return TRUE;
  first = g_strstrip (g_strdup (at + 1));
  *at = '\0';
  last = first;
  if (strstr (first, "..") != NULL)
    {
      char *dots = strstr (first, "..");

      *dots = '\0';
      last = dots + 2;
    }

  if (*first != '\0')
    from = find_version (shape, first);
  if (*last != '\0')
    to = find_version (shape, last);
  if (from < 0 || to < 0)
    return steward_shape_fail (error, "Unknown version in", at + 1);

  out_range->first = g_ptr_array_index (shape->versions, from);
  out_range->last = g_ptr_array_index (shape->versions, to);
  out_range->holds = (int) shape->version >= from && (int) shape->version <= to;

  return TRUE;
}

static void
remember_elsewhere (GArray      *elsewhere,
                    const char  *name,
                    const Range *range)
{
  StewardShapeElsewhere entry = { g_strdup (name), range->first, range->last };

  g_array_append_val (elsewhere, entry);
}

static gboolean
read_words (Parser     *self,
            const char *text,
            GError    **error)
{
  g_auto(GStrv) words = g_strsplit_set (text, " \t", -1);

  for (gsize i = 0; words[i] != NULL; i++)
    {
      Range range;

      if (*words[i] == '\0')
        continue;
      if (!take_range (self, words[i], &range, error))
        return FALSE;
      if (range.holds)
        g_ptr_array_add (self->words->words, g_strdup (words[i]));
      else
        remember_elsewhere (self->words->elsewhere, words[i], &range);
    }

  return TRUE;
}

/* "NAME rest": gives NAME, moves to the rest. */
static char *
take_word (const char **text)
{
  const char *start;

  while (g_ascii_isspace (**text))
    (*text)++;
  start = *text;
  while (**text != '\0' && !g_ascii_isspace (**text))
    (*text)++;

  g_autofree char *word = g_strndup (start, (gsize) (*text - start));

  while (g_ascii_isspace (**text))
    (*text)++;

  return g_steal_pointer (&word);
}

static gboolean
begin_words (Parser     *self,
             const char *text,
             GError    **error)
{
  char *name = take_word (&text);

  self->words = steward_shape_add_words (self->shape, name);
  self->type = NULL;

  return read_words (self, text, error);
}

static gboolean
read_pattern (Parser     *self,
              const char *text,
              GError    **error)
{
  char *name = take_word (&text);
  StewardShapePattern *pattern = steward_shape_add_pattern (self->shape, name);
  const char *end;

  if (*text != '"' || (end = strchr (text + 1, '"')) == NULL)
    return steward_shape_fail (error, "No quoted words for pattern", pattern->name);
  pattern->hint = g_strndup (text + 1, (gsize) (end - text - 1));
  for (end++; *end == ' ';)
    end++;
  pattern->regex = g_regex_new (end, G_REGEX_OPTIMIZE | G_REGEX_DOLLAR_ENDONLY, 0, error);

  return pattern->regex != NULL;
}

static gboolean
read_versions (Parser     *self,
               const char *text,
               const char *version,
               GError    **error)
{
  g_auto(GStrv) versions = g_strsplit_set (text, " \t", -1);
  int found;

  for (gsize i = 0; versions[i] != NULL; i++)
    {
      if (*versions[i] != '\0')
        g_ptr_array_add (self->shape->versions, g_strdup (versions[i]));
    }
  found = find_version (self->shape, version);
  if (found < 0)
    return steward_shape_fail (error, "The shape has no version", version);
  self->shape->version = (unsigned) found;

  return TRUE;
}

static gboolean
read_header (Parser     *self,
             const char *line,
             const char *version,
             GError    **error)
{
  g_autofree char *keyword = take_word (&line);

  if (g_str_equal (keyword, "versions"))
    return read_versions (self, line, version, error);
  if (g_str_equal (keyword, "words"))
    return begin_words (self, line, error);
  if (g_str_equal (keyword, "pattern"))
    return read_pattern (self, line, error);
  if (!g_str_equal (keyword, "type"))
    return steward_shape_fail (error, "Unknown keyword", keyword);

  self->words = NULL;
  self->type = steward_shape_get_type (self->shape, line);
  self->type->defined = TRUE;
  if (self->shape->root == NULL)
    self->shape->root = self->type;

  return TRUE;
}

/* "[advise] when MEMBER is VALUE [or missing] TYPE" */
static gboolean
read_when (Parser     *self,
           const char *line,
           gboolean    advise,
           GError    **error)
{
  g_autofree char *member = take_word (&line);
  g_autofree char *is = take_word (&line);
  g_autofree char *value = take_word (&line);
  g_autofree char *next = take_word (&line);
  StewardShapeWhen when = { .advise = advise };

  if (g_str_equal (next, "or"))
    {
      g_free (take_word (&line));
      g_free (next);
      next = take_word (&line);
      when.or_missing = TRUE;
    }
  if (!g_str_equal (is, "is") || *next == '\0')
    return steward_shape_fail (error, "Incomplete condition on", member);

  when.member = g_intern_string (member);
  when.value = g_str_equal (value, "present") ? NULL : g_steal_pointer (&value);
  when.type = steward_shape_get_type (self->shape, next);
  g_array_append_val (self->type->whens, when);

  return TRUE;
}

static GPtrArray *
split_names (const char *line)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  while (*line != '\0')
    g_ptr_array_add (names, take_word (&line));

  return names;
}

static gboolean
read_member (Parser      *self,
             const char  *line,
             const Range *range,
             GError     **error)
{
  g_autofree char *name = take_word (&line);
  gsize length = strlen (name);
  gboolean required = length > 0 && name[length - 1] == '!';
  const StewardShapeRule *rule;

  if (required)
    name[length - 1] = '\0';
  if (!range->holds)
    {
      remember_elsewhere (self->type->elsewhere, name, range);
      return TRUE;
    }

  rule = steward_shape_rule_parse (self->shape, line, error);
  if (rule == NULL)
    return FALSE;
  steward_shape_type_add_member (self->type, name, required, rule);

  return TRUE;
}

/* The lines of a type that are not members begin with one of these. */
static gboolean
is_special (const char *line)
{
  static const char *const starts[] = {
    "closed", "not empty", "with ", "one of ", "same kind ", "when ", "advise when ", "was ", "others ", "names match ",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      if (g_str_has_prefix (line, starts[i]))
        return TRUE;
    }

  return FALSE;
}

static gboolean
read_names (Parser     *self,
            const char *line,
            GError    **error)
{
  self->type->keys = g_hash_table_lookup (self->shape->patterns, line);

  return self->type->keys != NULL || steward_shape_fail (error, "No such pattern:", line);
}

static gboolean
read_special (Parser     *self,
              const char *line,
              GError    **error)
{
  StewardShapeType *type = self->type;
  const char *rest = line;
  g_autofree char *word = take_word (&rest);

  if (g_str_equal (word, "closed"))
    type->closed = TRUE;
  else if (g_str_equal (word, "not"))
    type->not_empty = TRUE;
  else if (g_str_equal (word, "with"))
    steward_shape_type_add_with (type, rest);
  else if (g_str_equal (word, "one"))
    type->one_of = split_names (line + strlen ("one of "));
  else if (g_str_equal (word, "same"))
    type->same_kind = split_names (line + strlen ("same kind "));
  else if (g_str_equal (word, "advise"))
    return read_when (self, line + strlen ("advise when "), TRUE, error);
  else if (g_str_equal (word, "when"))
    return read_when (self, rest, FALSE, error);
  else if (g_str_equal (word, "others"))
    return (type->others = steward_shape_rule_parse (self->shape, rest, error)) != NULL;
  else if (g_str_equal (word, "names"))
    return read_names (self, line + strlen ("names match "), error);
  else
    {
      char *old = take_word (&rest);

      g_hash_table_replace (type->was, old, g_strdup (rest));
    }

  return TRUE;
}

static gboolean
read_type_line (Parser  *self,
                char    *line,
                GError **error)
{
  Range range = { NULL, NULL, TRUE };

  if (!g_str_has_prefix (line, "was ") && !take_range (self, line, &range, error))
    return FALSE;
  g_strchomp (line);
  if (!is_special (line))
    return read_member (self, line, &range, error);

  return !range.holds || read_special (self, line, error);
}

static gboolean
read_line (Parser     *self,
           char       *line,
           const char *version,
           GError    **error)
{
  gboolean indented = g_ascii_isspace (*line);

  g_strstrip (line);
  if (*line == '\0' || *line == '#')
    return TRUE;
  if (!indented)
    return read_header (self, line, version, error);
  if (self->words != NULL)
    return read_words (self, line, error);
  if (self->type != NULL)
    return read_type_line (self, line, error);

  return steward_shape_fail (error, "This line belongs to nothing:", line);
}

static gboolean
parse_lines (Parser     *self,
             const char *text,
             const char *version,
             GError    **error)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);

  for (gsize i = 0; lines[i] != NULL; i++)
    {
      if (!read_line (self, lines[i], version, error))
        {
          g_prefix_error (error, "Line %" G_GSIZE_FORMAT ": ", i + 1);
          return FALSE;
        }
    }

  return steward_shape_finish (self->shape, error);
}

/**
 * steward_shape_parse:
 * @text: a shape in its notation
 * @version: one of its versions, "3.1.0"
 * @error: return location for an error
 *
 * Compiles a shape for one version. The result never changes and may be used
 * by any number of threads.
 *
 * Returns: (transfer full): the shape, or %NULL with a sentence that names the
 *   line
 */
StewardShape *
steward_shape_parse (const char *text,
                     const char *version,
                     GError    **error)
{
  g_autoptr(StewardShape) shape = steward_shape_new ();
  Parser parser = { .shape = shape };

  if (!parse_lines (&parser, text, version, error))
    return NULL;

  return g_steal_pointer (&shape);
}
