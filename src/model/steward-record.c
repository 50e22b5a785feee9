/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Typed and bounded members of a JSON object. What is not known is refused: a
 * record of an access that is half understood would be another access. */

#include "config.h"

#include "steward-record-private.h"

#include "steward-duration.h"

#include <string.h>

/**
 * steward_record_init:
 * @self: (out): a reader, to be ended with steward_record_finish()
 * @node: (nullable): of the record
 * @what: for errors: "The terms of an access"; must outlive @self
 * @known: (array zero-terminated=1): names of members that there may be
 */
void
steward_record_init (StewardRecord     *self,
                     const StewardNode *node,
                     const char        *what,
                     const char *const *known)
{
  *self = (StewardRecord) { node, what, NULL };
  if (node == NULL || steward_node_get_kind (node) != STEWARD_NODE_MAPPING)
    {
      steward_record_fail (self, "%s should be an object", what);
      return;
    }

  for (unsigned i = 0; self->map != NULL && i < steward_node_get_n_children (node); i++)
    if (!g_strv_contains (known, steward_node_get_key (node, i)))
      steward_record_fail (self, "%s has a member “%.60s”, which is not known", what, steward_node_get_key (node, i));
}

/* Keeps the first error; later members are read as absent. */
void
steward_record_fail (StewardRecord *self,
                     const char    *format,
                     ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  self->map = NULL;
  if (self->error != NULL)
    return;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  self->error = g_error_new_literal (STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA, message);
}

static const StewardNode *
get_member (StewardRecord *self,
            const char    *name)
{
  const StewardNode *node = self->map != NULL ? steward_node_get_member (self->map, name) : NULL;

  return node != NULL && !steward_node_is_null (node) ? node : NULL;
}

/* (nullable): the text of a scalar; anything else is an error. */
static const char *
get_scalar (StewardRecord *self,
            const char    *name)
{
  const StewardNode *node = get_member (self, name);

  if (node == NULL)
    return NULL;
  if (steward_node_get_kind (node) != STEWARD_NODE_SCALAR)
    {
      steward_record_fail (self, "%s: “%s” should be one value", self->what, name);
      return NULL;
    }

  return steward_node_get_text (node);
}

/* (transfer full) (nullable): a string of at most @longest bytes; an empty one
 * counts as absent when it is @required. */
char *
steward_record_get_text (StewardRecord *self,
                         const char    *name,
                         gsize          longest,
                         gboolean       required)
{
  const StewardNode *node = get_member (self, name);
  const char *text = get_scalar (self, name);

  if (text != NULL && steward_node_get_scalar_type (node) != STEWARD_SCALAR_STRING)
    steward_record_fail (self, "%s: “%s” should be a text", self->what, name);
  else if (text != NULL && strlen (text) > longest)
    steward_record_fail (self, "%s: “%s” has more than %" G_GSIZE_FORMAT " bytes", self->what, name, longest);
  else if (required && (text == NULL || *text == '\0'))
    steward_record_fail (self, "%s: “%s” is missing", self->what, name);

  return self->error == NULL ? g_strdup (text) : NULL;
}

/* 0 or 1, as in events, or a boolean; absent is FALSE. */
gboolean
steward_record_get_flag (StewardRecord *self,
                         const char    *name)
{
  const char *text = get_scalar (self, name);

  if (text == NULL || strcmp (text, "0") == 0 || strcmp (text, "false") == 0)
    return FALSE;
  if (strcmp (text, "1") != 0 && strcmp (text, "true") != 0)
    {
      steward_record_fail (self, "%s: “%s” should be 0 or 1", self->what, name);
      return FALSE;
    }

  return TRUE;
}

/* Microseconds since the epoch; absent is 0. */
gint64
steward_record_get_time (StewardRecord *self,
                         const char    *name)
{
  const char *text = get_scalar (self, name);
  gint64 time = 0;

  if (text != NULL && (!steward_instant_parse (text, &time, NULL) || time == 0))
    steward_record_fail (self, "%s: “%s” is not a time", self->what, name);

  return time;
}

guint
steward_record_get_count (StewardRecord *self,
                          const char    *name)
{
  const char *text = get_scalar (self, name);
  guint64 count = 0;

  if (text != NULL && !g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT32, &count, NULL))
    steward_record_fail (self, "%s: “%s” is not a whole number", self->what, name);

  return (guint) count;
}

/* (nullable): a list of at most @most items. */
const StewardNode *
steward_record_get_list (StewardRecord *self,
                         const char    *name,
                         guint          most)
{
  const StewardNode *node = get_member (self, name);

  if (node == NULL)
    return NULL;
  if (steward_node_get_kind (node) != STEWARD_NODE_SEQUENCE)
    steward_record_fail (self, "%s: “%s” should be a list", self->what, name);
  else if (steward_node_get_n_children (node) > most)
    steward_record_fail (self, "%s: “%s” has more than %u items", self->what, name, most);

  return self->error == NULL ? node : NULL;
}

/* (transfer full): the strings of a list; empty if there is none. */
char **
steward_record_get_texts (StewardRecord *self,
                          const char    *name,
                          gsize          longest)
{
  const StewardNode *list = steward_record_get_list (self, name, STEWARD_RECORD_MAX_ITEMS);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  for (unsigned i = 0; list != NULL && i < steward_node_get_n_children (list); i++)
    {
      const StewardNode *node = steward_node_get_child (list, i);

      if (steward_node_get_kind (node) != STEWARD_NODE_SCALAR ||
          steward_node_get_scalar_type (node) != STEWARD_SCALAR_STRING ||
          strlen (steward_node_get_text (node)) > longest)
        steward_record_fail (self, "%s: “%s” has an item that is no text of at most %" G_GSIZE_FORMAT " bytes",
                             self->what, name, longest);
      else
        g_strv_builder_add (builder, steward_node_get_text (node));
    }

  return g_strv_builder_end (builder);
}

/**
 * steward_record_finish:
 * @self: a reader
 * @error: return location
 *
 * Returns: whether everything was as it should be; else %FALSE with
 *   %STEWARD_ERROR_INVALID_DATA
 */
gboolean
steward_record_finish (StewardRecord *self,
                       GError       **error)
{
  if (self->error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&self->error));
  return FALSE;
}
