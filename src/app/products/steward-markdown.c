/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Markdown from a catalog as blocks of plain text with styled runs. Everything
 * is bounded before and while it is read, and the result cannot hold markup: a
 * label gets text and attributes, and nothing in a text can become either. */

#include "config.h"

#include "steward-markdown.h"

#include <string.h>

#include "steward-markdown-reader.h"
#include "steward-plain-text.h"

#define TEXT_LIMIT (64 * 1024)

/**
 * steward_inline_new:
 *
 * Returns: (transfer full): empty text
 */
StewardInline *
steward_inline_new (void)
{
  StewardInline *self = g_new0 (StewardInline, 1);

  self->text = g_string_new (NULL);
  self->runs = g_array_new (FALSE, FALSE, sizeof (StewardRun));

  return self;
}

/**
 * steward_inline_free:
 * @self: (nullable) (transfer full): text with runs
 */
void
steward_inline_free (StewardInline *self)
{
  if (self == NULL)
    return;
  g_string_free (self->text, TRUE);
  g_array_unref (self->runs);
  g_free (self);
}

static void
free_block (StewardBlock *self)
{
  steward_inline_free (self->content);
  g_clear_pointer (&self->cells, g_ptr_array_unref);
  g_free (self->marker);
  g_free (self);
}

/**
 * steward_markdown_parse:
 * @text: (nullable): Markdown from a catalog
 *
 * Never fails: what cannot be read as Markdown is a paragraph.
 *
 * Returns: (transfer full): the document
 */
StewardMarkdown *
steward_markdown_parse (const char *text)
{
  StewardMarkdown *self = g_new0 (StewardMarkdown, 1);
  gsize left_out = 0;
  g_autofree char *block = steward_plain_text_block (text, TEXT_LIMIT, &left_out);

  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) free_block);
  self->links = g_ptr_array_new_with_free_func (g_free);
  self->cut = left_out > 0;
  steward_markdown_read (self, block);

  return self;
}

/**
 * steward_markdown_may_open:
 * @address: an address from a catalog
 *
 * Returns: whether @address is http, https or mailto, names a host or person,
 *   hides nobody's name before an "@", and is shown as it is
 */
gboolean
steward_markdown_may_open (const char *address)
{
  g_autofree char *line = steward_plain_text_line (address);
  g_autoptr (GUri) uri = NULL;
  const char *scheme;

  if (address == NULL || strcmp (line, address) != 0 || strpbrk (address, " \t\n\"<>") != NULL)
    return FALSE;
  uri = g_uri_parse (address, G_URI_FLAGS_NONE, NULL);
  if (uri == NULL)
    return FALSE;

  scheme = g_uri_get_scheme (uri);
  if (strcmp (scheme, "mailto") == 0)
    return *g_uri_get_path (uri) != '\0';
  if (strcmp (scheme, "http") != 0 && strcmp (scheme, "https") != 0)
    return FALSE;

  return g_uri_get_userinfo (uri) == NULL && g_uri_get_host (uri) != NULL && *g_uri_get_host (uri) != '\0';
}

/**
 * steward_markdown_free:
 * @self: (nullable) (transfer full): a document
 */
void
steward_markdown_free (StewardMarkdown *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->blocks);
  g_ptr_array_unref (self->links);
  g_free (self);
}
