/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Two quotings, one in the other: an array's elements stand in quotes with
 * backslashes, and within an element a role's name stands in quotes that are
 * doubled. */

#include "config.h"

#include "steward-postgres-acl.h"

#include <string.h>

static const struct
{
  char letter;
  const char *privilege;
} privileges[] = {
  { 'r', "SELECT" }, { 'a', "INSERT" }, { 'w', "UPDATE" }, { 'd', "DELETE" }, { 'D', "TRUNCATE" },
  { 'x', "REFERENCES" }, { 't', "TRIGGER" }, { 'm', "MAINTAIN" },
};

/**
 * steward_postgres_acl_privilege:
 * @letter: as in an access list
 *
 * Returns: (transfer none) (nullable): "SELECT"; %NULL for a letter of another
 *   kind of object or of a newer server
 */
const char *
steward_postgres_acl_privilege (char letter)
{
  for (gsize i = 0; i < G_N_ELEMENTS (privileges); i++)
    {
      if (privileges[i].letter == letter)
        return privileges[i].privilege;
    }

  return NULL;
}

static gboolean
fail (const char  *text,
      GError     **error)
{
  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA, "The access list “%.100s” cannot be read.", text);

  return FALSE;
}

/* Takes one element off the array's text. */
static gboolean
take_element (const char **at,
              GString     *element)
{
  const gboolean quoted = **at == '"';

  g_string_truncate (element, 0);
  *at += quoted;
  while (**at != '\0' && (quoted ? **at != '"' : **at != ',' && **at != '}'))
    {
      *at += **at == '\\' && (*at)[1] != '\0';
      g_string_append_c (element, **at);
      (*at)++;
    }
  if (quoted && **at != '"')
    return FALSE;
  *at += quoted;

  return **at == ',' || **at == '}';
}

/* Takes a role's name, which ends at @end; unquotes it in place. */
static char *
take_name (char **at,
           char   end)
{
  char *name = *at;
  char *to = name;
  char *from = name;
  gboolean quoted = FALSE;

  for (; *from != '\0' && (quoted || *from != end); from++)
    {
      if (*from != '"')
        *to++ = *from;
      else if (quoted && from[1] == '"')
        *to++ = *from++;
      else
        quoted = !quoted;
    }
  if (quoted || *from != end)
    return NULL;
  *at = end != '\0' ? from + 1 : from;
  *to = '\0';

  return name;
}

/**
 * steward_postgres_acl_parse:
 * @text: an access list as the server writes it
 * @func: (scope call): called for each of its lines
 *
 * Returns: whether all of it could be read, and @func wanted all
 */
gboolean
steward_postgres_acl_parse (const char              *text,
                            StewardPostgresAclFunc   func,
                            gpointer                 user_data,
                            GError                 **error)
{
  g_autoptr (GString) element = g_string_new (NULL);
  const char *at = text;

  if (*at++ != '{')
    return fail (text, error);
  if (at[0] == '}' && at[1] == '\0')
    return TRUE;

  for (;;)
    {
      char *rest;
      char *grantee;
      char *letters;
      char *grantor;

      if (!take_element (&at, element))
        return fail (text, error);
      rest = element->str;
      grantee = take_name (&rest, '=');
      letters = grantee != NULL ? take_name (&rest, '/') : NULL;
      grantor = letters != NULL ? take_name (&rest, '\0') : NULL;
      if (grantor == NULL)
        return fail (text, error);
      if (!func (*grantee != '\0' ? grantee : NULL, letters, grantor, user_data, error))
        return FALSE;
      if (*at++ == '}')
        return *at == '\0' || fail (text, error);
    }
}
