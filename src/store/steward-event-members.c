/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A fold names a dozen members of a body; looking up each with a JSON function
 * takes longer than writing the row. So "body ->> '$.seat'" becomes a parameter
 * of its own before the statement is prepared, and all members are found in one
 * pass. What comes out is the same: verifying rows folds with the operators as
 * they are written, and compares. */

#include "config.h"

#include "steward-event-members.h"

#include "steward-json-scanner.h"

#include <string.h>

#define VALUE_PREFIX ":value_"         /* for ->> */
#define JSON_PREFIX ":json_"           /* for -> */
#define FIRST_CAPACITY 8u              /* members; most bodies have fewer */

typedef struct
{
  const char *name;                    /* (unowned): in the body, as written */
  gsize name_length;
  StewardJsonToken token;
  const char *text;                    /* (unowned): in the body, as written; of a string between the quotes */
  gsize length;
  char *plain;                         /* (owned) (nullable): of a string with escapes */
} Member;

/* One piece of memory, as one is made for each of a million events. */
struct _StewardEventMembers
{
  guint n;
  guint capacity;
  Member members[];
};

/**
 * steward_event_members_rewrite:
 * @sql: of a fold
 *
 * Returns: (transfer full): the same with parameters in the place of members
 */
char *
steward_event_members_rewrite (const char *sql)
{
  static const struct { const char *operator; const char *prefix; } kinds[] = {
    { ":body ->> '$.", VALUE_PREFIX }, { ":body -> '$.", JSON_PREFIX },
  };
  GString *out = g_string_new (NULL);

  while (*sql != '\0')
    {
      gboolean found = FALSE;

      for (gsize i = 0; i < G_N_ELEMENTS (kinds) && !found; i++)
        if (g_str_has_prefix (sql, kinds[i].operator))
          {
            const char *name = sql + strlen (kinds[i].operator);
            gsize length = strcspn (name, "'");

            g_string_append (out, kinds[i].prefix);
            g_string_append_len (out, name, (gssize) length);
            sql = name + length + 1;
            found = TRUE;
          }
      if (!found)
        g_string_append_c (out, *sql++);
    }

  return g_string_free (out, FALSE);
}

/* The bytes are canonical: this program wrote them, or a seal was checked before
 * they are folded. So a text ends at the next quote that no backslash precedes,
 * and a value at the next comma or bracket; what is otherwise ends the body. */

static const char *
find_quote (const char *at,
            const char *end,
            gboolean   *out_escaped)
{
  *out_escaped = FALSE;
  for (; at < end && *at != '"'; at++)
    if (*at == '\\')
      {
        *out_escaped = TRUE;
        at++;
      }

  return at < end ? at : NULL;
}

/* From the opening bracket to behind its counterpart. */
static const char *
find_bracket (const char *at,
              const char *end)
{
  unsigned depth = 0;
  gboolean escaped;

  for (; at != NULL && at < end; at++)
    {
      if (*at == '"')
        at = find_quote (at + 1, end, &escaped);
      else if (*at == '{' || *at == '[')
        depth++;
      else if ((*at == '}' || *at == ']') && --depth == 0)
        return at + 1;
      if (at == NULL)
        break;
    }

  return NULL;
}

static char *
unescape (const char *text,
          gsize       length)
{
  StewardJsonScanner scanner;
  StewardJsonToken token;
  char *plain = g_malloc (length + 1);

  /* With its quotes, which stand around it in the body. */
  steward_json_scanner_init (&scanner, text - 1, length + 2, 1);
  plain[0] = '\0';
  if (steward_json_scanner_next (&scanner, &token, NULL) && token == STEWARD_JSON_STRING)
    plain[steward_json_scanner_unescape (&scanner, plain)] = '\0';

  return plain;
}

static const char *
read_text (const char *at,
           const char *end,
           Member     *member)
{
  gboolean escaped;
  const char *quote = find_quote (at + 1, end, &escaped);

  if (quote == NULL)
    return NULL;

  member->token = STEWARD_JSON_STRING;
  member->text = at + 1;
  member->length = (gsize) (quote - member->text);
  if (escaped)
    member->plain = unescape (member->text, member->length);
  return quote + 1;
}

static const char *
read_value (const char *at,
            const char *end,
            Member     *member)
{
  const char *after = at;

  if (*at == '"')
    return read_text (at, end, member);

  if (*at == '{' || *at == '[')
    after = find_bracket (at, end);
  else
    while (after < end && *after != ',' && *after != '}')
      after++;
  if (after == NULL)
    return NULL;

  member->token = *at == '{' ? STEWARD_JSON_OBJECT_OPEN : *at == '[' ? STEWARD_JSON_ARRAY_OPEN :
                  *at == 't' ? STEWARD_JSON_TRUE : *at == 'f' ? STEWARD_JSON_FALSE :
                  *at == 'n' ? STEWARD_JSON_NULL : STEWARD_JSON_NUMBER;
  member->text = at;
  member->length = (gsize) (after - at);
  return after;
}

/* "name":value and what comes behind it: a comma, or the end. */
static const char *
read_member (const char *at,
             const char *end,
             Member     *member)
{
  const char *quote;
  gboolean escaped;

  if (at >= end || *at != '"')
    return NULL;
  quote = find_quote (at + 1, end, &escaped);
  if (quote == NULL || end - quote < 3 || quote[1] != ':')
    return NULL;

  member->name = at + 1;
  member->name_length = (gsize) (quote - member->name);
  return read_value (quote + 2, end, member);
}

static StewardEventMembers *
resize (StewardEventMembers *self,
        guint                capacity)
{
  gsize size = sizeof *self + capacity * sizeof (Member);

  self = g_realloc (self, size);
  self->capacity = capacity;
  return self;
}

/**
 * steward_event_members_new:
 * @event: an event, which must stay as long as the members
 *
 * Returns: (transfer full): its members; none when the body is no object
 */
StewardEventMembers *
steward_event_members_new (const StewardEvent *event)
{
  StewardEventMembers *self = resize (NULL, FIRST_CAPACITY);
  gsize length;
  const char *at = g_bytes_get_data (event->body, &length);
  const char *end = at + length;

  self->n = 0;
  if (length < 2 || *at != '{')
    return self;

  for (at++; at != NULL && at < end && *at == '"'; at += at != NULL && at < end && *at == ',')
    {
      Member member = { 0 };

      at = read_member (at, end, &member);
      if (at == NULL)
        break;
      if (self->n == self->capacity)
        self = resize (self, 2 * self->capacity);
      self->members[self->n++] = member;
    }

  return self;
}

static const Member *
find_member (const StewardEventMembers *self,
             const char                *name)
{
  gsize length = strlen (name);

  for (guint i = 0; i < self->n; i++)
    {
      const Member *member = &self->members[i];

      if (member->name_length == length && memcmp (member->name, name, length) == 0)
        return member;
    }

  return NULL;
}

/* As ->> gives it: texts and numbers, and JSON for what is neither. */
static void
bind_value (const Member     *member,
            StewardStatement *statement,
            const char       *parameter)
{
  switch (member->token)
    {
    case STEWARD_JSON_STRING:
      if (member->plain != NULL)
        steward_statement_bind_text (statement, parameter, member->plain);
      else
        steward_statement_bind_chars (statement, parameter, member->text, member->length);
      return;
    case STEWARD_JSON_NUMBER:
      steward_statement_bind_int64 (statement, parameter, g_ascii_strtoll (member->text, NULL, 10));
      return;
    case STEWARD_JSON_TRUE:
    case STEWARD_JSON_FALSE:
      steward_statement_bind_int64 (statement, parameter, member->token == STEWARD_JSON_TRUE);
      return;
    case STEWARD_JSON_OBJECT_OPEN:
    case STEWARD_JSON_ARRAY_OPEN:
      steward_statement_bind_chars (statement, parameter, member->text, member->length);
      return;
    case STEWARD_JSON_END:
    case STEWARD_JSON_OBJECT_CLOSE:
    case STEWARD_JSON_ARRAY_CLOSE:
    case STEWARD_JSON_NAME:
    case STEWARD_JSON_NULL:
    default:
      steward_statement_bind_text (statement, parameter, NULL);
    }
}

/* As -> gives it: always JSON. */
static void
bind_json (const Member     *member,
           StewardStatement *statement,
           const char       *parameter)
{
  switch (member->token)
    {
    case STEWARD_JSON_STRING:
      steward_statement_bind_chars (statement, parameter, member->text - 1, member->length + 2);
      return;
    case STEWARD_JSON_TRUE:
      steward_statement_bind_text (statement, parameter, "true");
      return;
    case STEWARD_JSON_FALSE:
      steward_statement_bind_text (statement, parameter, "false");
      return;
    case STEWARD_JSON_NULL:
      steward_statement_bind_text (statement, parameter, "null");
      return;
    case STEWARD_JSON_NUMBER:
    case STEWARD_JSON_OBJECT_OPEN:
    case STEWARD_JSON_ARRAY_OPEN:
    case STEWARD_JSON_END:
    case STEWARD_JSON_OBJECT_CLOSE:
    case STEWARD_JSON_ARRAY_CLOSE:
    case STEWARD_JSON_NAME:
    default:
      steward_statement_bind_chars (statement, parameter, member->text, member->length);
    }
}

/**
 * steward_event_members_bind:
 * @self: members of a body
 * @statement: a rewound statement
 * @parameter: one of its parameters, with its colon
 *
 * Returns: whether the parameter stands for a member; one that is not there is
 *   SQL's NULL
 */
gboolean
steward_event_members_bind (const StewardEventMembers *self,
                            StewardStatement          *statement,
                            const char                *parameter)
{
  gboolean is_value = strncmp (parameter, VALUE_PREFIX, sizeof VALUE_PREFIX - 1) == 0;
  const Member *member;

  if (!is_value && strncmp (parameter, JSON_PREFIX, sizeof JSON_PREFIX - 1) != 0)
    return FALSE;

  member = find_member (self, parameter + strlen (is_value ? VALUE_PREFIX : JSON_PREFIX));
  if (member == NULL)
    steward_statement_bind_text (statement, parameter, NULL);
  else if (is_value)
    bind_value (member, statement, parameter);
  else
    bind_json (member, statement, parameter);

  return TRUE;
}

gboolean
steward_event_members_has (const StewardEventMembers *self,
                           const char                *name)
{
  return find_member (self, name) != NULL;
}

void
steward_event_members_free (StewardEventMembers *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < self->n; i++)
    g_free (self->members[i].plain);
  g_free (self);
}
