/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One value of one filter: what stands for it in a query, what people read, and
 * how many rows have it. */

#include "config.h"

#include "steward-filter-option.h"

/**
 * steward_filter_option_new:
 * @id: stands for the value in a query
 * @title: for people
 * @count: rows that have it
 *
 * Returns: (transfer full): the value
 */
StewardFilterOption *
steward_filter_option_new (const char *id,
                           const char *title,
                           guint64     count)
{
  StewardFilterOption *self = g_new0 (StewardFilterOption, 1);

  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->count = count;

  return self;
}

/**
 * steward_filter_option_free:
 * @self: (nullable) (transfer full): a value
 */
void
steward_filter_option_free (StewardFilterOption *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->title);
  g_free (self);
}
