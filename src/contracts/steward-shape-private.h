/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-shape.h"

G_BEGIN_DECLS

/* The compiled form, shared by the reader of the notation and the checker. A
 * shape owns everything in it; after parsing it never changes, so any number
 * of threads may check with it. */

typedef struct _StewardShapeRule StewardShapeRule;
typedef struct _StewardShapeType StewardShapeType;

typedef enum
{
  STEWARD_RULE_TEXT,
  STEWARD_RULE_INTEGER,
  STEWARD_RULE_NUMBER,
  STEWARD_RULE_BOOLEAN,
  STEWARD_RULE_NULL,
  STEWARD_RULE_SCALAR,
  STEWARD_RULE_ANY,
  STEWARD_RULE_MAP,
  STEWARD_RULE_LIST,
  STEWARD_RULE_NEVER,
  STEWARD_RULE_WORDS,
  STEWARD_RULE_PATTERN,
  STEWARD_RULE_TYPE,
  STEWARD_RULE_LIST_OF,
  STEWARD_RULE_MAP_OF,
  STEWARD_RULE_EITHER,
} StewardRuleKind;

typedef enum
{
  STEWARD_FORMAT_NONE,
  STEWARD_FORMAT_DATE,
  STEWARD_FORMAT_DATE_TIME,
  STEWARD_FORMAT_EMAIL,
  STEWARD_FORMAT_URI,
} StewardShapeFormat;

typedef enum
{
  STEWARD_BOUND_NONE,
  STEWARD_BOUND_NOT_NEGATIVE,
  STEWARD_BOUND_POSITIVE,
} StewardShapeBound;

/* A name that holds in other versions only. */
typedef struct
{
  char *name;
  const char *first;                   /* of the shape's versions */
  const char *last;
} StewardShapeElsewhere;

typedef struct
{
  char *name;
  GPtrArray *words;                    /* char*, in order */
  GArray *elsewhere;                   /* StewardShapeElsewhere */
  char *sentence;                      /* "one of a, b, c" */
} StewardShapeWords;

typedef struct
{
  char *name;
  char *hint;
  GRegex *regex;
} StewardShapePattern;

/* What a value must be. Rules with the same text are one object. */
struct _StewardShapeRule
{
  StewardRuleKind kind;
  char *text;                          /* as in the notation */
  char *label;                         /* for people: "text", "a list of text" */
  const StewardShapeWords *words;
  const StewardShapePattern *pattern;
  const StewardShapeType *type;
  const StewardShapeRule *item;        /* of a list or mapping */
  GPtrArray *choices;                  /* StewardShapeRule, borrowed */
  unsigned min_items;
  unsigned max_items;                  /* 0: any number */
  gboolean unique;
  StewardShapeFormat format;
  StewardShapeBound bound;
};

typedef struct
{
  char *name;
  const StewardShapeRule *rule;
  int required;                        /* index among the required, or −1 */
} StewardShapeMember;

typedef struct
{
  const char *member;                  /* interned */
  char *value;                         /* NULL: any value */
  gboolean or_missing;
  gboolean advise;
  const StewardShapeType *type;
} StewardShapeWhen;

struct _StewardShapeType
{
  char *name;
  gboolean defined;                    /* it has a block of its own */
  gboolean closed;
  gboolean not_empty;
  GArray *members;                     /* StewardShapeMember, by name */
  GPtrArray *required;                 /* char*, borrowed from members; at most 64 */
  GArray *whens;                       /* StewardShapeWhen */
  const StewardShapeRule *others;
  const StewardShapePattern *keys;
  GPtrArray *one_of;                   /* char* */
  GPtrArray *same_kind;                /* char* */
  GHashTable *was;                     /* old name → new name */
  GArray *elsewhere;                   /* StewardShapeElsewhere */
  GPtrArray *with;                     /* char*: types to take members from; NULL once that is done */
};

struct _StewardShape
{
  GPtrArray *versions;                 /* char* */
  unsigned version;                    /* index of the compiled one */
  const StewardShapeType *root;        /* the first with a block */
  GHashTable *words;
  GHashTable *patterns;
  GHashTable *types;
  GHashTable *rules;                   /* text → StewardShapeRule */
};

StewardShape             *steward_shape_new             (void) G_GNUC_WARN_UNUSED_RESULT;
StewardShapeType         *steward_shape_get_type        (StewardShape           *self,
                                                         const char             *name);
StewardShapeWords        *steward_shape_add_words       (StewardShape           *self,
                                                         char                   *name);
StewardShapePattern      *steward_shape_add_pattern     (StewardShape           *self,
                                                         char                   *name);
gboolean                  steward_shape_finish          (StewardShape           *self,
                                                         GError                **error) G_GNUC_WARN_UNUSED_RESULT;

void                      steward_shape_type_add_member (StewardShapeType       *self,
                                                         const char             *name,
                                                         gboolean                required,
                                                         const StewardShapeRule *rule);
void                      steward_shape_type_add_with   (StewardShapeType       *self,
                                                         const char             *name);
const StewardShapeMember *steward_shape_type_find       (const StewardShapeType *self,
                                                         const char             *name);

gboolean                  steward_shape_fail            (GError                **error,
                                                         const char             *what,
                                                         const char             *which);

G_END_DECLS
