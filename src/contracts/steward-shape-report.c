/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The words of schema findings. Everything quoted comes from outside: it is
 * shortened and stripped of control characters. The number of findings for a
 * document is bounded; what is left out is counted. */

#include "config.h"

#include "steward-shape-report.h"

#include <string.h>

#include "steward-reading-text.h"

#define MAX_FINDINGS 200
#define MAX_QUOTE 60
#define MAX_SIMILAR 64

static void
append_place (GString                 *out,
              const StewardShapePlace *place)
{
  if (place == NULL)
    return;

  append_place (out, place->parent);
  if (place->key == NULL)
    {
      g_string_append_printf (out, "[%u]", place->index);
      return;
    }
  if (out->len > 0)
    g_string_append_c (out, '.');
  steward_text_append_quoted (out, place->key, MAX_QUOTE);
}

/* "schema[0].name", or "The document" for the root. */
static char *
describe_place (const StewardShapePlace *place)
{
  GString *out = g_string_new (NULL);

  if (place == NULL)
    g_string_append (out, "The document");
  else
    append_place (out, place);

  return g_string_free (out, FALSE);
}

/* Counts; returns whether a finding is wanted. */
static gboolean
wants_finding (StewardShapeReport *self,
               StewardSeverity     severity)
{
  if (severity == STEWARD_SEVERITY_ERROR && self->advising == 0)
    self->errors++;
  if (self->trying > 0)
    return FALSE;
  if (self->findings->len < MAX_FINDINGS)
    return TRUE;
  self->left_out++;

  return FALSE;
}

static void
add_finding (StewardShapeReport *self,
             const StewardNode  *node,
             StewardSeverity     severity,
             const char         *rule,
             char               *message,
             const char         *remediation)
{
  g_autofree char *id = g_strconcat (self->names->rule, "/", rule, NULL);

  if (severity == STEWARD_SEVERITY_ERROR && self->advising > 0)
    severity = STEWARD_SEVERITY_WARNING;
  g_ptr_array_add (self->findings,
                   steward_finding_new (id, severity, self->names->file, steward_node_get_line (node),
                                        steward_node_get_column (node), message, remediation));
}

static char *
describe_value (const StewardNode *node)
{
  GString *out;

  if (steward_node_get_kind (node) == STEWARD_NODE_MAPPING)
    return g_strdup ("a mapping");
  if (steward_node_get_kind (node) == STEWARD_NODE_SEQUENCE)
    return g_strdup ("a list");

  switch (steward_node_get_scalar_type (node))
    {
    case STEWARD_SCALAR_NULL:
      return g_strdup ("empty");
    case STEWARD_SCALAR_BOOLEAN:
      out = g_string_new ("the truth value ");
      break;
    case STEWARD_SCALAR_INTEGER:
    case STEWARD_SCALAR_NUMBER:
      out = g_string_new ("the number ");
      break;
    case STEWARD_SCALAR_STRING:
    default:
      out = g_string_new ("“");
      steward_text_append_quoted (out, steward_node_get_text (node), MAX_QUOTE);
      g_string_append (out, "”");
      return g_string_free (out, FALSE);
    }
  steward_text_append_quoted (out, steward_node_get_text (node), MAX_QUOTE);

  return g_string_free (out, FALSE);
}

/**
 * steward_shape_report_missing:
 * @self: the report
 * @node: the mapping that lacks a member
 * @place: (nullable): where it stands
 * @member: the missing member
 * @rule: (nullable): what it should be
 */
void
steward_shape_report_missing (StewardShapeReport      *self,
                              const StewardNode       *node,
                              const StewardShapePlace *place,
                              const char              *member,
                              const StewardShapeRule  *rule)
{
  g_autofree char *where = NULL;
  g_autofree char *remediation = NULL;

  if (!wants_finding (self, STEWARD_SEVERITY_ERROR))
    return;
  where = describe_place (place);
  remediation = rule != NULL && rule->kind != STEWARD_RULE_ANY
                ? g_strdup_printf ("Add “%s”: %s.", member, rule->label)
                : g_strdup_printf ("Add “%s”.", member);
  add_finding (self, node, STEWARD_SEVERITY_ERROR, "required",
               g_strdup_printf ("%s has no “%s”, which %s requires.", where, member, self->names->title),
               remediation);
}

static const StewardShapeElsewhere *
find_elsewhere (const GArray *elsewhere,
                const char   *name)
{
  for (guint i = 0; i < elsewhere->len; i++)
    {
      const StewardShapeElsewhere *entry = &g_array_index (elsewhere, StewardShapeElsewhere, i);

      if (g_str_equal (entry->name, name))
        return entry;
    }

  return NULL;
}

/* "Version 3.1.0 knows it: raise apiVersion, or remove it." */
static char *
remedy_for_version (const StewardShapeReport    *self,
                    const StewardShapeElsewhere *entry)
{
  const StewardShape *shape = self->shape;
  const char *current = g_ptr_array_index (shape->versions, shape->version);

  for (guint i = 0; i < shape->version; i++)
    {
      if (g_str_equal (g_ptr_array_index (shape->versions, i), entry->last))
        return g_strdup_printf ("It was last known in version %s, and the document says %s: replace it.",
                                entry->last, current);
    }

  return g_strdup_printf ("It is known from version %s on, and the document says %s: raise %s, or remove it.",
                          entry->first, current, self->names->version_member);
}

/* Whether one letter changed, added, left out or two swapped make @b of @a. */
static gboolean
is_similar (const char *a,
            const char *b)
{
  gsize length_a = strlen (a);
  gsize length_b = strlen (b);
  gsize head = 0;
  gsize tail = 0;
  gsize rest_a, rest_b;

  if (length_a > MAX_SIMILAR || length_b > MAX_SIMILAR || length_a < 4)
    return FALSE;
  while (a[head] != '\0' && g_ascii_tolower (a[head]) == g_ascii_tolower (b[head]))
    head++;
  while (tail < length_a - head && tail < length_b - head &&
         g_ascii_tolower (a[length_a - tail - 1]) == g_ascii_tolower (b[length_b - tail - 1]))
    tail++;
  rest_a = length_a - head - tail;
  rest_b = length_b - head - tail;

  if (rest_a == 2 && rest_b == 2)
    return a[head] == b[head + 1] && a[head + 1] == b[head];

  return rest_a <= 1 && rest_b <= 1;
}

static const char *
find_similar_member (const StewardShapeType *type,
                     const char             *name)
{
  for (guint i = 0; i < type->members->len; i++)
    {
      const char *known = g_array_index (type->members, StewardShapeMember, i).name;

      if (is_similar (name, known))
        return known;
    }

  return NULL;
}

static char *
remedy_for_unknown (const StewardShapeReport *self,
                    const StewardShapeType   *type,
                    const char               *name)
{
  const char *now = g_hash_table_lookup (type->was, name);
  const StewardShapeElsewhere *entry = find_elsewhere (type->elsewhere, name);
  const char *similar;

  if (now != NULL)
    return g_strdup_printf ("In %s this is %s.", self->names->title, now);
  if (entry != NULL)
    return remedy_for_version (self, entry);
  similar = find_similar_member (type, name);
  if (similar != NULL)
    return g_strdup_printf ("Perhaps “%s” is meant.", similar);
  if (steward_shape_type_find (type, "customProperties") != NULL)
    return g_strdup ("Move it to customProperties, or remove it.");

  return g_strdup ("Remove it, or put it where the standard keeps it.");
}

/**
 * steward_shape_report_unknown:
 * @self: the report
 * @key: the name of the member
 * @place: where the member stands
 * @type: what its mapping is
 */
void
steward_shape_report_unknown (StewardShapeReport      *self,
                              const StewardNode       *key,
                              const StewardShapePlace *place,
                              const StewardShapeType  *type)
{
  g_autofree char *where = NULL;
  g_autofree char *remediation = NULL;
  g_autoptr(GString) quoted = NULL;

  if (!wants_finding (self, STEWARD_SEVERITY_ERROR))
    return;
  where = describe_place (place->parent);
  remediation = remedy_for_unknown (self, type, place->key);
  quoted = g_string_new (NULL);
  steward_text_append_quoted (quoted, place->key, MAX_QUOTE);
  add_finding (self, key, STEWARD_SEVERITY_ERROR, "unknown-member",
               g_strdup_printf ("%s has a member “%s”, which %s does not know there.", where, quoted->str,
                                self->names->title),
               remediation);
}

/**
 * steward_shape_report_name:
 * @self: the report
 * @key: a name that does not match
 * @place: where the member stands
 * @hint: what it may consist of
 */
void
steward_shape_report_name (StewardShapeReport      *self,
                           const StewardNode       *key,
                           const StewardShapePlace *place,
                           const char              *hint)
{
  g_autofree char *where = NULL;
  g_autofree char *remediation = NULL;
  g_autoptr(GString) quoted = NULL;

  if (!wants_finding (self, STEWARD_SEVERITY_ERROR))
    return;
  where = describe_place (place->parent);
  remediation = g_strdup_printf ("Choose a name of %s.", hint);
  quoted = g_string_new (NULL);
  steward_text_append_quoted (quoted, place->key, MAX_QUOTE);
  add_finding (self, key, STEWARD_SEVERITY_ERROR, "pattern",
               g_strdup_printf ("%s has a name “%s”; expected %s.", where, quoted->str, hint), remediation);
}

/**
 * steward_shape_report_type:
 * @self: the report
 * @node: a value of the wrong type
 * @place: (nullable): where it stands
 * @rule: what it should be
 */
void
steward_shape_report_type (StewardShapeReport      *self,
                           const StewardNode       *node,
                           const StewardShapePlace *place,
                           const StewardShapeRule  *rule)
{
  g_autofree char *where = NULL;
  g_autofree char *value = NULL;
  g_autofree char *remediation = NULL;
  gboolean is_scalar = steward_node_get_kind (node) == STEWARD_NODE_SCALAR;

  if (rule->kind == STEWARD_RULE_NEVER)
    {
      steward_shape_report_plain (self, node, place, STEWARD_SEVERITY_ERROR, "forbidden-member",
                                  "must not be there.", "Remove it.");
      return;
    }
  if (!wants_finding (self, STEWARD_SEVERITY_ERROR))
    return;
  where = describe_place (place);
  value = describe_value (node);
  if (is_scalar && steward_node_is_null (node))
    remediation = g_strdup ("Give it a value, or remove it.");
  else if (is_scalar && steward_node_get_scalar_type (node) != STEWARD_SCALAR_STRING &&
           (rule->kind == STEWARD_RULE_TEXT || rule->kind == STEWARD_RULE_PATTERN))
    remediation = g_strdup ("Put it in quotes, so that it is text.");
  else
    remediation = g_strdup_printf ("Write %s here.", rule->label);
  add_finding (self, node, STEWARD_SEVERITY_ERROR, "type",
               g_strdup_printf ("%s is %s; expected %s.", where, value, rule->label), remediation);
}

/**
 * steward_shape_report_value:
 * @self: the report
 * @node: a value of the right type
 * @place: (nullable): where it stands
 * @rule: the end of the rule's id
 * @expected: what it should be
 */
void
steward_shape_report_value (StewardShapeReport      *self,
                            const StewardNode       *node,
                            const StewardShapePlace *place,
                            const char              *rule,
                            const char              *expected)
{
  g_autofree char *where = NULL;
  g_autofree char *value = NULL;
  g_autofree char *remediation = NULL;

  if (!wants_finding (self, STEWARD_SEVERITY_ERROR))
    return;
  where = describe_place (place);
  value = describe_value (node);
  remediation = g_strdup_printf ("Write %s.", expected);
  add_finding (self, node, STEWARD_SEVERITY_ERROR, rule,
               g_strdup_printf ("%s is %s; expected %s.", where, value, expected), remediation);
}

static char *
remedy_for_word (const StewardShapeReport *self,
                 const StewardShapeWords  *words,
                 const char               *text)
{
  const StewardShapeElsewhere *entry = find_elsewhere (words->elsewhere, text);

  if (entry != NULL)
    return remedy_for_version (self, entry);
  for (guint i = 0; i < words->words->len; i++)
    {
      const char *word = g_ptr_array_index (words->words, i);

      if (g_ascii_strcasecmp (word, text) == 0 || is_similar (text, word))
        return g_strdup_printf ("Perhaps “%s” is meant.", word);
    }

  return g_strdup (words->words->len == 1 ? "Write this word." : "Choose one of these words.");
}

/**
 * steward_shape_report_words:
 * @self: the report
 * @node: a text that is none of @words
 * @place: (nullable): where it stands
 * @words: what it may be
 */
void
steward_shape_report_words (StewardShapeReport      *self,
                            const StewardNode       *node,
                            const StewardShapePlace *place,
                            const StewardShapeWords *words)
{
  g_autofree char *where = NULL;
  g_autofree char *value = NULL;
  g_autofree char *remediation = NULL;

  if (!wants_finding (self, STEWARD_SEVERITY_ERROR))
    return;
  where = describe_place (place);
  value = describe_value (node);
  remediation = remedy_for_word (self, words, steward_node_get_text (node));
  add_finding (self, node, STEWARD_SEVERITY_ERROR, "enum",
               g_strdup_printf ("%s is %s; expected %s.", where, value, words->sentence), remediation);
}

/**
 * steward_shape_report_choices:
 * @self: the report
 * @node: a mapping
 * @place: (nullable): where it stands
 * @members: (element-type utf8): of which exactly one should be there
 * @n_present: how many are
 */
void
steward_shape_report_choices (StewardShapeReport      *self,
                              const StewardNode       *node,
                              const StewardShapePlace *place,
                              GPtrArray               *members,
                              unsigned                 n_present)
{
  g_autofree char *where = NULL;
  g_autoptr(GString) list = NULL;
  g_autofree char *remediation = NULL;

  if (!wants_finding (self, STEWARD_SEVERITY_ERROR))
    return;
  where = describe_place (place);
  list = g_string_new (NULL);
  for (guint i = 0; i < members->len; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", (const char *) g_ptr_array_index (members, i));
  remediation = g_strdup_printf ("%s one of %s.", n_present == 0 ? "Add" : "Keep only", list->str);
  add_finding (self, node, STEWARD_SEVERITY_ERROR, n_present == 0 ? "required" : "either",
               g_strdup_printf ("%s has %s of the members of which %s wants exactly one.", where,
                                n_present == 0 ? "none" : "several", self->names->title),
               remediation);
}

/**
 * steward_shape_report_plain:
 * @self: the report
 * @node: what the finding is about
 * @place: (nullable): where it stands
 * @severity: how much it matters
 * @rule: the end of the rule's id
 * @predicate: the rest of the sentence, "is empty."
 * @remediation: what to do
 */
void
steward_shape_report_plain (StewardShapeReport      *self,
                            const StewardNode       *node,
                            const StewardShapePlace *place,
                            StewardSeverity          severity,
                            const char              *rule,
                            const char              *predicate,
                            const char              *remediation)
{
  g_autofree char *where = NULL;

  if (!wants_finding (self, severity))
    return;
  where = describe_place (place);
  add_finding (self, node, severity, rule, g_strdup_printf ("%s %s", where, predicate), remediation);
}

/**
 * steward_shape_report_left_out:
 * @self: the report
 *
 * Says in one finding how many were left out.
 */
void
steward_shape_report_left_out (StewardShapeReport *self)
{
  g_autofree char *id = g_strconcat (self->names->rule, "/more", NULL);

  if (self->left_out == 0)
    return;
  g_ptr_array_add (self->findings,
                   steward_finding_new (id, STEWARD_SEVERITY_INFO, self->names->file, 0, 0,
                                        g_strdup_printf ("%u more findings are not listed.", self->left_out),
                                        "Correct the first ones and check again."));
}
