/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The order of search results, as a function of the full-text index. */

#include "config.h"

#include "steward-db-private.h"

#define MAX_RANKED 16                  /* words and columns of a search that count */

/* search_rank (table, weight of column 1, weight of column 2…): the better, the
 * higher. A word counts for each column that has it: by the column's weight,
 * less in a long text, hardly more for being there often, and more at the very
 * beginning of the first column. bm25() also weighs words by how rare they are,
 * for which it visits every row that has any of them: 100 ms and more for one
 * common prefix, and nothing gained when every hit has every word. */
static void
search_rank_cb (const Fts5ExtensionApi  *api,
                Fts5Context             *fts,
                sqlite3_context         *context,
                int                      n_weights,
                sqlite3_value          **weights)
{
  int hits[MAX_RANKED][MAX_RANKED] = { 0 };
  double score = 0;
  int n_hits = 0;
  int result = api->xInstCount (fts, &n_hits);

  for (int i = 0; result == SQLITE_OK && i < n_hits; i++)
    {
      int word = 0;
      int column = 0;
      int offset = 0;

      result = api->xInst (fts, i, &word, &column, &offset);
      if (result != SQLITE_OK || word >= MAX_RANKED || column >= MIN (n_weights, MAX_RANKED))
        continue;
      hits[word][column]++;
      if (column == 0 && offset == 0)
        score += sqlite3_value_double (weights[0]) / 4;
    }
  for (int column = 0; result == SQLITE_OK && column < MIN (n_weights, MAX_RANKED); column++)
    {
      int length = 0;

      result = api->xColumnSize (fts, column, &length);
      for (int word = 0; word < MAX_RANKED; word++)
        score += sqlite3_value_double (weights[column]) * hits[word][column] /
                 (hits[word][column] + 0.5 + length / 16.0);
    }

  if (result == SQLITE_OK)
    sqlite3_result_double (context, score);
  else
    sqlite3_result_error_code (context, result);
}

/**
 * steward_db_install_rank:
 * @self: a connection
 * @error: return location
 *
 * Makes search_rank() known to the connection.
 *
 * Returns: whether it could
 */
gboolean
steward_db_install_rank (StewardDb  *self,
                         GError    **error)
{
  fts5_api *api = NULL;
  sqlite3_stmt *handle = NULL;
  int result = sqlite3_prepare_v2 (self->handle, "SELECT fts5 (?1)", -1, &handle, NULL);

  if (result == SQLITE_OK)
    result = sqlite3_bind_pointer (handle, 1, &api, "fts5_api_ptr", NULL);
  if (result == SQLITE_OK)
    sqlite3_step (handle);
  result = sqlite3_finalize (handle);
  if (result == SQLITE_OK && api != NULL)
    result = api->xCreateFunction (api, "search_rank", NULL, search_rank_cb, NULL);
  if (result != SQLITE_OK)
    return steward_db_fail (self, result, error);

  return TRUE;
}

