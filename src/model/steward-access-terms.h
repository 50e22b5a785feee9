/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "steward-document.h"
#include "steward-words.h"

G_BEGIN_DECLS

/* What exactly somebody may see: asked for first, perhaps narrowed by those who
 * decide, then granted. Everything is data, never a piece of SQL: how it is said
 * to a platform is the business of its connector. */

/* How a value is shown instead of itself. */
typedef enum
{
  STEWARD_MASK_NONE,
  STEWARD_MASK_REDACTED,               /* nothing: NULL */
  STEWARD_MASK_PARTIAL,                /* the first character and “***” */
  STEWARD_MASK_YEAR,                   /* of a date */
  STEWARD_MASK_DECADE,                 /* of a year or a date */
  STEWARD_MASK_DIGEST,                 /* SHA-256: joins still work; values of a small set can be guessed */
  STEWARD_MASK_N_KINDS,
} StewardMask;

typedef struct
{
  char *name;                          /* as the platform calls it */
  StewardClassification classification;
  StewardMask mask;
} StewardAccessColumn;

typedef enum
{
  STEWARD_ROWS_EQUAL,                  /* one value */
  STEWARD_ROWS_NOT_EQUAL,
  STEWARD_ROWS_ONE_OF,                 /* one or more */
  STEWARD_ROWS_AT_LEAST,
  STEWARD_ROWS_AT_MOST,
  STEWARD_ROWS_N_OPERATORS,
} StewardRowOperator;

typedef struct
{
  char *column;
  StewardRowOperator operator;
  char **values;
} StewardRowCondition;

typedef struct
{
  char *object;                        /* native id on the platform: "db/schema.table" */
  char *name;                          /* as the contract calls it */
  char *address;                       /* canonical, "postgresql://host:5432/db/schema.table"; or NULL */
  gboolean whole;                      /* as a whole, with columns that it gets later; @columns tells today's */
  guint n_columns;                     /* that it has in all, 0: unknown */
  GPtrArray *columns;                  /* StewardAccessColumn: those that become visible */
  GPtrArray *rows;                     /* StewardRowCondition: all must hold; empty: every row */
} StewardAccessObject;

typedef struct
{
  char *source;                        /* id of the source on this desk */
  char *instance;                      /* of the server, equal on every desk; or NULL */
  char *grantee;                       /* role or principal on the platform */
  char *privilege;                     /* "SELECT" */
  GPtrArray *objects;                  /* StewardAccessObject, at least one */
  gint64 since;                        /* 0: as soon as it is approved */
  gint64 until;                        /* exclusive */
} StewardAccessTerms;

StewardAccessTerms    *steward_access_terms_new          (void);
StewardAccessTerms    *steward_access_terms_copy         (const StewardAccessTerms  *self);
void                   steward_access_terms_free         (StewardAccessTerms        *self);
StewardAccessObject   *steward_access_object_new         (void);
void                   steward_access_object_free        (StewardAccessObject       *self);
StewardAccessColumn   *steward_access_column_new         (const char                *name,
                                                          StewardClassification      classification,
                                                          StewardMask                mask);
void                   steward_access_column_free        (StewardAccessColumn       *self);
StewardRowCondition   *steward_row_condition_new         (const char                *column,
                                                          StewardRowOperator         operator,
                                                          const char *const         *values);
void                   steward_row_condition_free        (StewardRowCondition       *self);

/* As an object of an event's body; from_node says which member is off. */
JsonNode              *steward_access_terms_to_json      (const StewardAccessTerms  *self) G_GNUC_WARN_UNUSED_RESULT;
StewardAccessTerms    *steward_access_terms_from_node    (const StewardNode         *node,
                                                          GError                   **error) G_GNUC_WARN_UNUSED_RESULT;

StewardAccessColumn   *steward_access_object_find_column (const StewardAccessObject *self,
                                                          const char                *name);
gboolean               steward_access_object_needs_view  (const StewardAccessObject *self);
StewardClassification  steward_access_terms_get_classification (const StewardAccessTerms *self);
gboolean               steward_access_terms_equal        (const StewardAccessTerms  *a,
                                                          const StewardAccessTerms  *b);
gboolean               steward_access_terms_is_within    (const StewardAccessTerms  *self,
                                                          const StewardAccessTerms  *wider,
                                                          char                     **out_excess);
gboolean               steward_access_terms_check        (const StewardAccessTerms  *self,
                                                          GError                   **error) G_GNUC_WARN_UNUSED_RESULT;
char                  *steward_row_condition_to_text     (const StewardRowCondition *self) G_GNUC_WARN_UNUSED_RESULT;
StewardRowCondition   *steward_row_condition_from_text   (const char                *text,
                                                          GError                   **error) G_GNUC_WARN_UNUSED_RESULT;

const char            *steward_mask_to_id                (StewardMask                mask);
const char            *steward_mask_to_title             (StewardMask                mask);
gboolean               steward_mask_from_id              (const char                *id,
                                                          StewardMask               *out_mask) G_GNUC_WARN_UNUSED_RESULT;
const char            *steward_row_operator_to_id        (StewardRowOperator         operator);
gboolean               steward_row_operator_from_id      (const char                *id,
                                                          StewardRowOperator        *out_operator) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardAccessTerms, steward_access_terms_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardAccessObject, steward_access_object_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardRowCondition, steward_row_condition_free)

G_END_DECLS
