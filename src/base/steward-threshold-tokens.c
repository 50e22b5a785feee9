/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Cuts the text of a threshold into numbers, words and signs. */

#include "config.h"

#include "steward-threshold-private.h"

#include <string.h>

static gboolean
is_letter (gunichar c)
{
  return g_unichar_isalpha (c) || c == 0xb5;
}

static void
add_token (StewardTokens    *self,
           StewardTokenKind  kind,
           const char       *text,
           gsize             length)
{
  StewardToken *token = &self->items[self->n++];

  token->kind = kind;
  token->text = text;
  token->length = length;
  token->word = g_utf8_strdown (text, (gssize) length);
}

static gsize
measure_word (const char *text)
{
  const char *at = text;

  while (is_letter (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);

  return (gsize) (at - text);
}

static gsize
measure_sign (const char *text)
{
  if (strchr ("<>=", *text) != NULL && text[1] != '\0' && strchr ("<>=", text[1]) != NULL)
    return 2;

  return (gsize) (g_utf8_next_char (text) - text);
}

/* Signs that join two numbers make neither of them the threshold: "24/7",
 * "09:00", "5-10". No level is negative. */
static void
note_joint (StewardTokens *self,
            const char    *text,
            const char    *at)
{
  gunichar c = g_utf8_get_char (at);
  const char *next = g_utf8_next_char (at);

  if (at > text && g_ascii_isdigit (at[-1]) && g_ascii_isdigit (*next) &&
      (c == ':' || c == '/' || c == '-' || c == 0x2013))
    self->hopeless = TRUE;
  if (c == '-' && (g_ascii_isdigit (*next) || *next == 'P') && (at == text || !g_ascii_isalnum (at[-1])))
    self->hopeless = TRUE;
}

/* Returns how many bytes were taken. */
static gsize
cut_token (StewardTokens *self,
           const char    *text,
           const char    *at)
{
  gunichar c = g_utf8_get_char (at);
  double number;
  gsize length = steward_number_scan (at, FALSE, &number);

  if (length > 0)
    {
      add_token (self, STEWARD_TOKEN_NUMBER, at, length);
      return length;
    }
  if (is_letter (c))
    {
      length = measure_word (at);
      add_token (self, STEWARD_TOKEN_WORD, at, length);
      return length;
    }

  length = measure_sign (at);
  note_joint (self, text, at);
  if (c != '-')
    add_token (self, STEWARD_TOKEN_SIGN, at, length);

  return length;
}

/* @text is valid UTF-8 and outlives the tokens. */
void
steward_tokens_cut (StewardTokens *self,
                    const char    *text)
{
  const char *at = text;

  memset (self, 0, sizeof *self);
  while (*at != '\0' && self->n < STEWARD_MAX_TOKENS)
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isspace (c) || c == 0xa0)
        at = g_utf8_next_char (at);
      else
        at += cut_token (self, text, at);
    }

  if (*at != '\0')
    self->hopeless = TRUE;
  self->items[self->n].kind = STEWARD_TOKEN_END;
}

void
steward_tokens_clear (StewardTokens *self)
{
  for (unsigned i = 0; i < self->n; i++)
    g_free (self->items[i].word);
}

const StewardToken *
steward_tokens_peek (const StewardTokens *self,
                     unsigned             ahead)
{
  return &self->items[MIN (self->at + ahead, self->n)];
}

/* word: in lower case, or a sign */
gboolean
steward_token_is (const StewardToken *self,
                  const char         *word)
{
  return self->word != NULL && self->kind != STEWARD_TOKEN_NUMBER && strcmp (self->word, word) == 0;
}
