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

#define MAX_REQUIRED 64

typedef struct
{
  StewardShape *shape;
  StewardShapeType *type;              /* the block that is being read, or NULL */
  StewardShapeWords *words;
  GPtrArray *order;                    /* StewardShapeType, as they come */
  GHashTable *with;                    /* StewardShapeType → GPtrArray of char* */
  GHashTable *defined;                 /* names of types that have a block */
} Parser;

/* From which version to which something holds; NULL ends are open. */
typedef struct
{
  const char *first;
  const char *last;
  gboolean holds;
} Range;

static gboolean
fail (GError    **error,
      const char *what,
      const char *which)
{
  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA, "%s “%s”", what, which);
  return FALSE;
}

static void
free_words (gpointer data)
{
  StewardShapeWords *words = data;

  g_free (words->name);
  g_ptr_array_unref (words->words);
  g_array_unref (words->elsewhere);
  g_free (words->sentence);
  g_free (words);
}

static void
free_pattern (gpointer data)
{
  StewardShapePattern *pattern = data;

  g_free (pattern->name);
  g_free (pattern->hint);
  g_clear_pointer (&pattern->regex, g_regex_unref);
  g_free (pattern);
}

static void
free_type (gpointer data)
{
  StewardShapeType *type = data;

  g_free (type->name);
  g_array_unref (type->members);
  g_ptr_array_unref (type->required);
  g_array_unref (type->whens);
  g_clear_pointer (&type->one_of, g_ptr_array_unref);
  g_clear_pointer (&type->same_kind, g_ptr_array_unref);
  g_hash_table_unref (type->was);
  g_array_unref (type->elsewhere);
  g_free (type);
}

static void
clear_member (gpointer data)
{
  g_free (((StewardShapeMember *) data)->name);
}

static void
clear_elsewhere (gpointer data)
{
  g_free (((StewardShapeElsewhere *) data)->name);
}

static void
clear_when (gpointer data)
{
  g_free (((StewardShapeWhen *) data)->value);
}

static GArray *
new_array (guint          size,
           GDestroyNotify clear)
{
  GArray *array = g_array_new (FALSE, TRUE, size);

  g_array_set_clear_func (array, clear);

  return array;
}

static StewardShapeType *
get_type (Parser     *self,
          const char *name)
{
  StewardShapeType *type = g_hash_table_lookup (self->shape->types, name);

  if (type != NULL)
    return type;

  type = g_new0 (StewardShapeType, 1);
  type->name = g_strdup (name);
  type->members = new_array (sizeof (StewardShapeMember), clear_member);
  type->required = g_ptr_array_new ();
  type->whens = new_array (sizeof (StewardShapeWhen), clear_when);
  type->was = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  type->elsewhere = new_array (sizeof (StewardShapeElsewhere), clear_elsewhere);
  g_hash_table_insert (self->shape->types, type->name, type);

  return type;
}

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
    return fail (error, "Unknown version in", at + 1);

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
  StewardShapeWords *words = g_new0 (StewardShapeWords, 1);

  words->name = take_word (&text);
  words->words = g_ptr_array_new_with_free_func (g_free);
  words->elsewhere = new_array (sizeof (StewardShapeElsewhere), clear_elsewhere);
  g_hash_table_replace (self->shape->words, words->name, words);
  self->words = words;
  self->type = NULL;

  return read_words (self, text, error);
}

static gboolean
read_pattern (Parser     *self,
              const char *text,
              GError    **error)
{
  StewardShapePattern *pattern = g_new0 (StewardShapePattern, 1);
  const char *end;

  pattern->name = take_word (&text);
  g_hash_table_replace (self->shape->patterns, pattern->name, pattern);
  if (*text != '"' || (end = strchr (text + 1, '"')) == NULL)
    return fail (error, "No quoted words for pattern", pattern->name);
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
    return fail (error, "The shape has no version", version);
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
    return fail (error, "Unknown keyword", keyword);

  self->words = NULL;
  self->type = get_type (self, line);
  g_hash_table_add (self->defined, self->type->name);
  g_ptr_array_add (self->order, self->type);
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
    return fail (error, "Incomplete condition on", member);

  when.member = g_intern_string (member);
  when.value = g_str_equal (value, "present") ? NULL : g_steal_pointer (&value);
  when.type = get_type (self, next);
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

static void
add_member (StewardShapeType       *type,
            const char             *name,
            gboolean                required,
            const StewardShapeRule *rule)
{
  StewardShapeMember member = { g_strdup (name), rule, required ? 0 : -1 };

  g_array_append_val (type->members, member);
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
  add_member (self->type, name, required, rule);

  return TRUE;
}

static void
add_with (Parser     *self,
          const char *name)
{
  GPtrArray *with = g_hash_table_lookup (self->with, self->type);

  if (with == NULL)
    {
      with = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (self->with, self->type, with);
    }
  g_ptr_array_add (with, g_strstrip (g_strdup (name)));
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

  return self->type->keys != NULL || fail (error, "No such pattern:", line);
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
    add_with (self, rest);
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

  return fail (error, "This line belongs to nothing:", line);
}

static const StewardShapeMember *
find_unsorted (const StewardShapeType *type,
               const char             *name)
{
  for (guint i = 0; i < type->members->len; i++)
    {
      const StewardShapeMember *member = &g_array_index (type->members, StewardShapeMember, i);

      if (g_str_equal (member->name, name))
        return member;
    }

  return NULL;
}

static void
merge_hints (StewardShapeType       *type,
             const StewardShapeType *from)
{
  GHashTableIter iter;
  gpointer old, now;

  for (guint i = 0; i < from->elsewhere->len; i++)
    {
      const StewardShapeElsewhere *entry = &g_array_index (from->elsewhere, StewardShapeElsewhere, i);
      StewardShapeElsewhere copy = { g_strdup (entry->name), entry->first, entry->last };

      g_array_append_val (type->elsewhere, copy);
    }

  g_hash_table_iter_init (&iter, from->was);
  while (g_hash_table_iter_next (&iter, &old, &now))
    g_hash_table_replace (type->was, g_strdup (old), g_strdup (now));
}

/* A type's own members win over those that it takes from another. */
static void
merge_type (StewardShapeType       *type,
            const StewardShapeType *from)
{
  for (guint i = 0; i < from->members->len; i++)
    {
      const StewardShapeMember *member = &g_array_index (from->members, StewardShapeMember, i);

      if (find_unsorted (type, member->name) == NULL)
        add_member (type, member->name, member->required >= 0, member->rule);
    }
  for (guint i = 0; i < from->whens->len; i++)
    {
      StewardShapeWhen when = g_array_index (from->whens, StewardShapeWhen, i);

      when.value = g_strdup (when.value);
      g_array_append_val (type->whens, when);
    }
  merge_hints (type, from);
}

static gboolean
resolve_with (Parser           *self,
              StewardShapeType *type,
              GError          **error)
{
  GPtrArray *with = g_hash_table_lookup (self->with, type);

  if (with == NULL)
    return TRUE;

  g_hash_table_steal (self->with, type);
  for (guint i = 0; i < with->len; i++)
    {
      const char *name = g_ptr_array_index (with, i);

      if (!g_hash_table_contains (self->defined, name) ||
          !resolve_with (self, get_type (self, name), error))
        {
          if (error != NULL && *error == NULL)
            fail (error, "No such type:", name);
          g_ptr_array_unref (with);
          return FALSE;
        }
      merge_type (type, get_type (self, name));
    }
  g_ptr_array_unref (with);

  return TRUE;
}

static int
compare_members (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (((const StewardShapeMember *) a)->name, ((const StewardShapeMember *) b)->name);
}

static gboolean
number_required (StewardShapeType *type,
                 GError          **error)
{
  g_array_sort (type->members, compare_members);
  for (guint i = 0; i < type->members->len; i++)
    {
      StewardShapeMember *member = &g_array_index (type->members, StewardShapeMember, i);

      if (member->required < 0)
        continue;
      member->required = (int) type->required->len;
      g_ptr_array_add (type->required, member->name);
    }

  return type->required->len <= MAX_REQUIRED || fail (error, "Too many required members in", type->name);
}

static gboolean
check_names (Parser  *self,
             GError **error)
{
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, self->shape->types);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    {
      if (!g_hash_table_contains (self->defined, name))
        return fail (error, "No such type:", name);
    }

  return self->shape->root != NULL || fail (error, "The shape has no", "type");
}

static gboolean
finish (Parser  *self,
        GError **error)
{
  GHashTableIter iter;
  gpointer words;

  for (guint i = 0; i < self->order->len; i++)
    {
      if (!resolve_with (self, g_ptr_array_index (self->order, i), error))
        return FALSE;
    }
  for (guint i = 0; i < self->order->len; i++)
    {
      if (!number_required (g_ptr_array_index (self->order, i), error))
        return FALSE;
    }
  g_hash_table_iter_init (&iter, self->shape->words);
  while (g_hash_table_iter_next (&iter, NULL, &words))
    steward_shape_words_finish (words);

  return check_names (self, error) && steward_shape_rules_bind (self->shape, error);
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

  return finish (self, error);
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
  g_autoptr(StewardShape) shape = g_new0 (StewardShape, 1);
  g_autoptr(GPtrArray) order = g_ptr_array_new ();
  g_autoptr(GHashTable) with = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr(GHashTable) defined = g_hash_table_new (g_str_hash, g_str_equal);
  Parser parser = { .shape = shape, .order = order, .with = with, .defined = defined };

  shape->versions = g_ptr_array_new_with_free_func (g_free);
  shape->words = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_words);
  shape->patterns = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_pattern);
  shape->types = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_type);
  shape->rules = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) steward_shape_rule_free);

  if (!parse_lines (&parser, text, version, error))
    return NULL;

  return g_steal_pointer (&shape);
}

/**
 * steward_shape_free:
 * @self: (transfer full): a shape
 */
void
steward_shape_free (StewardShape *self)
{
  g_ptr_array_unref (self->versions);
  g_hash_table_unref (self->words);
  g_hash_table_unref (self->patterns);
  g_hash_table_unref (self->types);
  g_hash_table_unref (self->rules);
  g_free (self);
}

/**
 * steward_shape_type_find:
 * @self: a type of a compiled shape
 * @name: a member's name
 *
 * Returns: (nullable): the member
 */
const StewardShapeMember *
steward_shape_type_find (const StewardShapeType *self,
                         const char             *name)
{
  guint low = 0;
  guint high = self->members->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      const StewardShapeMember *member = &g_array_index (self->members, StewardShapeMember, middle);
      int order = strcmp (name, member->name);

      if (order == 0)
        return member;
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }

  return NULL;
}
