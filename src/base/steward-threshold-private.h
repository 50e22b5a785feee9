/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-duration-private.h"

G_BEGIN_DECLS

/* The text of a threshold, cut into pieces. Nothing outside base/ includes
 * this. */

#define STEWARD_MAX_TOKENS 64u

typedef enum
{
  STEWARD_TOKEN_NUMBER,
  STEWARD_TOKEN_WORD,
  STEWARD_TOKEN_SIGN,
  STEWARD_TOKEN_END,
} StewardTokenKind;

typedef struct
{
  StewardTokenKind kind;
  const char *text;                    /* (unowned): in the original */
  gsize length;
  char *word;                          /* (owned): in lower case */
} StewardToken;

typedef struct
{
  StewardToken items[STEWARD_MAX_TOKENS + 1];
  unsigned n;
  unsigned at;                         /* the one that is read next */
  gboolean hopeless;                   /* a range, a time of day, a negative number, too many pieces */
} StewardTokens;

void                   steward_tokens_cut              (StewardTokens       *self,
                                                        const char          *text);
void                   steward_tokens_clear            (StewardTokens       *self);
const StewardToken    *steward_tokens_peek             (const StewardTokens *self,
                                                        unsigned             ahead);
gboolean               steward_token_is                (const StewardToken  *self,
                                                        const char          *word);

unsigned               steward_tokens_match_comparison (const StewardTokens *tokens,
                                                        gboolean             behind,
                                                        StewardCompare      *out_compare);
const StewardTimeUnit *steward_token_get_frequency     (const StewardToken  *token);
double                 steward_token_get_count         (const StewardToken  *token);
gboolean               steward_token_is_vague          (const StewardToken  *token);
gboolean               steward_token_is_silent         (const StewardToken  *token);

G_END_DECLS
