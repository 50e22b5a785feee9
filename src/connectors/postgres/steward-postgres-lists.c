/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The access lists of a database, for comparing with what was approved. One
 * catalog query in pieces, whatever the number of tables and roles: each list
 * comes as the server writes it, about twenty bytes a line, and is taken apart
 * here. Nothing is kept but the names of those whose lines say nothing. */

#include "config.h"

#include "steward-postgres-lists.h"

#include <string.h>

#include "steward-postgres-acl.h"
#include "steward-postgres-parse.h"
#include "steward-postgres-query.h"

#define ROWS_PER_FETCH 250             /* a list of 1,000 roles has some 20 kB */
#define MAX_FETCHES 100000
#define MARK "steward "

typedef struct
{
  const char *database;
  GHashTable *powers;                  /* set of names */
  StewardAccessLineFunc func;
  gpointer user_data;
  unsigned n_rows;                     /* of this piece */
  /* Of the list that is being read: */
  const char *owner;
  const char *column;
  const char *made_for;
  char *object;
} Reading;

static gboolean
take_power (const char *const  *values,
            int                 n_values,
            gpointer            user_data,
            GError            **error)
{
  if (n_values > 0 && values[0] != NULL)
    g_hash_table_add (user_data, g_strdup (values[0]));

  return TRUE;
}

/* A role can be called "PUBLIC", too, and then stands in quotes. */
static const char *
name_grantee (const char *grantee)
{
  if (grantee == NULL)
    return "PUBLIC";

  return g_str_equal (grantee, "PUBLIC") ? "\"PUBLIC\"" : grantee;
}

static gboolean
take_line (const char  *grantee,
           const char  *letters,
           const char  *grantor,
           gpointer     user_data,
           GError     **error)
{
  Reading *self = user_data;
  StewardAccessLine line = {
    .grantee = name_grantee (grantee), .object = self->object, .column = self->column, .grantor = grantor,
    .made_for = self->made_for,
  };

  if (grantee != NULL && (strcmp (grantee, self->owner) == 0 || g_hash_table_contains (self->powers, grantee)))
    return TRUE;

  for (; *letters != '\0'; letters++)
    {
      line.privilege = steward_postgres_acl_privilege (*letters);
      if (line.privilege != NULL && !self->func (&line, self->user_data, error))
        return FALSE;
    }

  return TRUE;
}

/* "steward a-2026-001 [3f9ac1d2e4b5] Campaigns" → "a-2026-001" */
static char *
read_mark (const char *comment)
{
  const char *id;

  if (comment == NULL || !g_str_has_prefix (comment, MARK "a-"))
    return NULL;
  id = comment + strlen (MARK);

  return g_strndup (id, strcspn (id, " \n\t:"));
}

/* Values: schema, relation, column or NULL, owner, list, comment or NULL. */
static gboolean
take_list (const char *const  *values,
           int                 n_values,
           gpointer            user_data,
           GError            **error)
{
  Reading *self = user_data;
  g_autofree char *object = NULL;
  g_autofree char *made_for = NULL;

  if (n_values != 6 || values[0] == NULL || values[1] == NULL || values[3] == NULL || values[4] == NULL)
    {
      g_set_error_literal (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA,
                           "The server’s answer about access lists cannot be read.");
      return FALSE;
    }
  self->n_rows++;
  object = steward_postgres_make_table_id (self->database, values[0], values[1]);
  made_for = read_mark (values[5]);
  self->object = object;
  self->made_for = made_for;
  self->column = values[2];
  self->owner = values[3];

  return steward_postgres_acl_parse (values[4], take_line, self, error);
}

static gboolean
read_pieces (StewardPg     *pg,
             Reading       *reading,
             GCancellable  *cancellable,
             GError       **error)
{
  unsigned n_fetches = 0;

  do
    {
      reading->n_rows = 0;
      if (!steward_postgres_cursor_fetch (pg, ROWS_PER_FETCH, take_list, reading, cancellable, error))
        return FALSE;
    }
  while (reading->n_rows == ROWS_PER_FETCH && ++n_fetches < MAX_FETCHES);
  if (reading->n_rows < ROWS_PER_FETCH)
    return TRUE;

  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA, "The access lists of “%s” do not end.",
               reading->database);

  return FALSE;
}

/**
 * steward_postgres_list_lines:
 * @pg: a session in @database
 * @governed: name of the schema of our views
 * @ours: (array zero-terminated=1): names of Steward's own roles, the last of
 *   which may be %NULL
 * @func: (scope call): called for each line
 *
 * Blocks.
 *
 * Returns: whether the lists could be read completely
 */
gboolean
steward_postgres_list_lines (StewardPg                      *pg,
                             const StewardPostgresSettings  *settings,
                             const char                     *database,
                             const char                     *governed,
                             const char *const              *ours,
                             StewardAccessLineFunc           func,
                             gpointer                        user_data,
                             GCancellable                   *cancellable,
                             GError                        **error)
{
  g_autoptr (GHashTable) powers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *schemas = steward_postgres_make_array (settings->schemas);
  const char *const parameters[] = { schemas, governed };
  Reading reading = { .database = database, .powers = powers, .func = func, .user_data = user_data };

  for (; *ours != NULL; ours++)
    g_hash_table_add (powers, g_strdup (*ours));

  return steward_postgres_cursor_open (pg, "lists", parameters, G_N_ELEMENTS (parameters), cancellable, error) &&
         steward_postgres_query (pg, "lists-powers", NULL, 0, take_power, powers, cancellable, error) &&
         read_pieces (pg, &reading, cancellable, error) && steward_postgres_cursor_close (pg, cancellable, error);
}
