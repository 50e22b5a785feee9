/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person typed, made harmless: every word becomes a quoted prefix, so
 * that nothing in it is query syntax. Also the folded form by which names are
 * sorted and compared. Pure. */

#include "config.h"

#include "steward-search-words.h"

#include "steward-json.h"

#include <string.h>

#define MAX_BYTES 512                  /* of text that is looked at */
#define MAX_WORDS 12
#define MAX_SHORT 3                    /* letters; such prefixes have an index of their own */

/* A word without a letter or digit has nothing to look for. */
static gboolean
is_searchable (const char *word)
{
  for (; *word != '\0'; word = g_utf8_next_char (word))
    if (g_unichar_isalnum (g_utf8_get_char (word)))
      return TRUE;

  return FALSE;
}

static void
append_word (GString    *match,
             const char *word)
{
  if (match->len > 0)
    g_string_append_c (match, ' ');
  g_string_append_c (match, '"');
  for (; *word != '\0'; word++)
    {
      if (*word == '"')
        g_string_append_c (match, '"');
      g_string_append_c (match, *word);
    }
  g_string_append (match, "\"*");
}

/* At most MAX_WORDS words, of which each has something to look for. */
static GPtrArray *
split_words (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, (gssize) strnlen (text, MAX_BYTES));
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) words = NULL;

  for (char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isspace (g_utf8_get_char (at)))
      memset (at, ' ', (gsize) (g_utf8_next_char (at) - at));

  words = g_strsplit (valid, " ", -1);
  for (guint i = 0; words[i] != NULL && found->len < MAX_WORDS; i++)
    if (is_searchable (words[i]))
      g_ptr_array_add (found, g_strdup (words[i]));

  return found;
}

/**
 * steward_search_words_to_match:
 * @text: (nullable): as typed; only its first 12 words within 512 bytes count
 *
 * Returns: (transfer full) (nullable): an expression for the full-text index in
 *   which every word is a prefix that must occur, or %NULL when @text holds
 *   nothing to look for
 */
char *
steward_search_words_to_match (const char *text)
{
  g_autoptr (GPtrArray) words = split_words (text != NULL ? text : "");
  GString *match = NULL;

  if (words->len == 0)
    return NULL;

  match = g_string_new (NULL);
  for (guint i = 0; i < words->len; i++)
    append_word (match, g_ptr_array_index (words, i));

  return g_string_free (match, FALSE);
}

/**
 * steward_search_words_to_any:
 * @text: (nullable): as typed; only its first 12 words within 512 bytes count
 *
 * Returns: (transfer full) (nullable): an expression for the full-text index in
 *   which every word is a prefix and one must occur, or %NULL when @text holds
 *   nothing to look for
 */
char *
steward_search_words_to_any (const char *text)
{
  g_autoptr (GPtrArray) words = split_words (text != NULL ? text : "");
  GString *match = NULL;

  if (words->len == 0)
    return NULL;

  match = g_string_new (NULL);
  for (guint i = 0; i < words->len; i++)
    {
      if (i > 0)
        g_string_append (match, " OR");
      append_word (match, g_ptr_array_index (words, i));
    }

  return g_string_free (match, FALSE);
}

/**
 * steward_search_words_to_list:
 * @text: (nullable): as typed; only its first 12 words within 512 bytes count
 *
 * Returns: (transfer full) (nullable): a JSON array of expressions, one for each
 *   word as a prefix, or %NULL when @text holds nothing to look for
 */
char *
steward_search_words_to_list (const char *text)
{
  g_autoptr (GPtrArray) words = split_words (text != NULL ? text : "");
  GString *list = NULL;

  if (words->len == 0)
    return NULL;

  list = g_string_new ("[");
  for (guint i = 0; i < words->len; i++)
    {
      g_autoptr (GString) match = g_string_new (NULL);

      append_word (match, g_ptr_array_index (words, i));
      if (i > 0)
        g_string_append_c (list, ',');
      steward_json_append_string (list, match->str);
    }
  g_string_append_c (list, ']');

  return g_string_free (list, FALSE);
}

/**
 * steward_search_words_are_short:
 * @text: (nullable): as typed
 *
 * Returns: whether no word has more than three letters: counting what they match
 *   then costs next to nothing, and it is a lot
 */
gboolean
steward_search_words_are_short (const char *text)
{
  g_autoptr (GPtrArray) words = split_words (text != NULL ? text : "");

  for (guint i = 0; i < words->len; i++)
    if (g_utf8_strlen (g_ptr_array_index (words, i), -1) > MAX_SHORT)
      return FALSE;

  return TRUE;
}

/**
 * steward_search_words_fold:
 * @text: (nullable): a name
 *
 * Returns: (transfer full): its form for sorting and comparing, without case
 */
char *
steward_search_words_fold (const char *text)
{
  g_autofree char *valid = NULL;
  g_autofree char *normal = NULL;

  if (text == NULL)
    return g_strdup ("");
  if (g_str_is_ascii (text))
    return g_ascii_strdown (text, -1);

  valid = g_utf8_make_valid (text, -1);
  normal = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL);
  return g_utf8_casefold (normal, -1);
}
