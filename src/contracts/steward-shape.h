/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-document.h"
#include "steward-entry.h"

G_BEGIN_DECLS

/* The shape of a dialect: which members a document may have, of which type,
 * in which version of the standard. Shapes are written as text, one file for
 * each standard under shapes/, and compiled once for a version.
 *
 *   versions 1.0 1.1                 the versions, oldest first
 *   words Colour red green@1.1..     a text that is one of these words
 *   pattern Id "digits" ^[0-9]+$     a text that matches; the quoted part is
 *                                    what people are told to write
 *   type Box                         a mapping; the first type is the root
 *     closed                         no members but those listed
 *     with Thing                     all members of Thing too
 *     name!       text               ! is a required member
 *     size        integer>=0         also number>0
 *     made        text:date          a format; breaking it is only a warning
 *     lid         Lid | boolean      exactly one of these
 *     sides       [Side; 1+ unique]  a list: of at least one (or “2”: exactly
 *                                    two), all different
 *     labels      {text}             a mapping from any name to text
 *     when kind is round   Round     then the rules of Round hold as well;
 *                                    “is round or missing”, “is present”
 *     advise when …                  the same, with warnings for errors
 *     others      text               what members not listed must be
 *     names match Id                 what their names must match
 *     not empty                      at least one member
 *     one of a b c                   exactly one of these members
 *     same kind a b                  both are text, or both are lists
 *     was sort    kind               hint: “sort” is now called “kind”
 *
 * Types: text integer number boolean null map list scalar any never, or a name
 * given by words, pattern or type. A line, or a word, may end in the versions
 * for which it holds: @1.1 @1.1.. @..1.0 @1.0..1.1 */
typedef struct _StewardShape StewardShape;

StewardShape *steward_shape_parse (const char         *text,
                                   const char         *version,
                                   GError            **error) G_GNUC_WARN_UNUSED_RESULT;
void          steward_shape_free  (StewardShape       *self);

/**
 * StewardShapeNames:
 * @rule: what rule ids begin with, "odcs"
 * @title: the standard in words, "ODCS 3.1.0"
 * @version_member: the member of the root that names the version
 * @file: (nullable): the file of the findings
 */
typedef struct
{
  const char *rule;
  const char *title;
  const char *version_member;
  const char *file;
} StewardShapeNames;

void          steward_shape_check (const StewardShape *self,
                                   const StewardNode  *root,
                                   const StewardShapeNames *names,
                                   GPtrArray          *findings);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardShape, steward_shape_free)

G_END_DECLS
