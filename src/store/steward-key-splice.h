/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One step from an old list of keys to a new one. Steps are applied front to
 * back; before step i the list is new[0 … new_position) followed by
 * old[old_position … end). */
typedef struct
{
  guint old_position;
  guint new_position;
  guint n_removed;
  guint n_added;
} StewardKeySplice;

GArray *steward_key_splice_diff    (const gint64 *old_keys,
                                    guint         n_old,
                                    const gint64 *new_keys,
                                    guint         n_new,
                                    guint         max_splices) G_GNUC_WARN_UNUSED_RESULT;
GArray *steward_key_splice_replace (const gint64 *old_keys,
                                    guint         n_old,
                                    const gint64 *new_keys,
                                    guint         n_new) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
