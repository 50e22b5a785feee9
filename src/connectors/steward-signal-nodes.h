/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-document.h"

G_BEGIN_DECLS

/* Members of a JSON object that has to be nothing but JSON: what is not there or
 * of another kind is NULL. */

const char        *steward_node_find_text   (const StewardNode  *self,
                                             const char         *name);
const char        *steward_node_find_first  (const StewardNode  *self,
                                             const char *const  *names);
const StewardNode *steward_node_find_list   (const StewardNode  *self,
                                             const char         *name);
const StewardNode *steward_node_find_object (const StewardNode  *self,
                                             const char         *name);
gboolean           steward_node_is_object   (const StewardNode  *self);
gboolean           steward_node_find_time   (const StewardNode  *self,
                                             const char         *name,
                                             gint64             *out_time);

G_END_DECLS
