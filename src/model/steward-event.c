/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Sealing and checking one event. The seal covers the stored bytes, never a
 * re-serialization of them: what was hashed is what is kept. */

#include "config.h"

#include "steward-event.h"

#include "steward-duration.h"
#include "steward-json-scanner.h"
#include "steward-tree.h"

#include <string.h>

/**
 * steward_event_new:
 * @position: from 1, without gaps
 * @stream: to which the event belongs
 * @version: within the stream, from 1
 * @type: of the event
 * @header: canonical JSON, see steward_event_make_header()
 * @body: canonical JSON
 *
 * Returns: (transfer full): an event without a seal
 */
StewardEvent *
steward_event_new (gint64      position,
                   const char *stream,
                   gint64      version,
                   const char *type,
                   GBytes     *header,
                   GBytes     *body)
{
  StewardEvent *self = g_new0 (StewardEvent, 1);

  self->position = position;
  self->stream = g_strdup (stream);
  self->version = version;
  self->type = g_strdup (type);
  self->header = g_bytes_ref (header);
  self->body = g_bytes_ref (body);

  return self;
}

/**
 * steward_event_copy:
 * @self: an event, perhaps of bytes that are only borrowed
 *
 * Returns: (transfer full): the same event, with bytes of its own
 */
StewardEvent *
steward_event_copy (const StewardEvent *self)
{
  gsize header_length, body_length;
  gconstpointer header_data = g_bytes_get_data (self->header, &header_length);
  gconstpointer body_data = g_bytes_get_data (self->body, &body_length);
  g_autoptr(GBytes) header = g_bytes_new (header_data, header_length);
  g_autoptr(GBytes) body = g_bytes_new (body_data, body_length);
  StewardEvent *copy = steward_event_new (self->position, self->stream, self->version, self->type, header, body);

  copy->seal = self->seal;

  return copy;
}

void
steward_event_free (StewardEvent *self)
{
  if (self == NULL)
    return;

  g_free (self->stream);
  g_free (self->type);
  g_clear_pointer (&self->header, g_bytes_unref);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_free (self);
}

static void
digest_bytes (GBytes        *bytes,
              StewardDigest *out_digest)
{
  gsize length;
  gconstpointer data = g_bytes_get_data (bytes, &length);

  steward_digest_of_bytes (data, length, out_digest);
}

/* @parts are the hashes of header and body. */
static void
chain (const StewardDigest *previous,
       const StewardDigest  parts[2],
       StewardDigest       *out_seal)
{
  StewardDigest all[3] = { 0 };

  if (previous != NULL)
    all[0] = *previous;
  all[1] = parts[0];
  all[2] = parts[1];
  steward_digest_of_bytes (all, sizeof all, out_seal);
}

static void
digest_parts (const StewardEvent *self,
              StewardDigest       out_parts[2])
{
  digest_bytes (self->header, &out_parts[0]);
  digest_bytes (self->body, &out_parts[1]);
}

/**
 * steward_event_seal:
 * @self: an event
 * @previous: (nullable): the seal of the event before it, %NULL for the first,
 *   which stands for 32 zero bytes
 *
 * Sets the seal: SHA-256(previous ‖ SHA-256(header) ‖ SHA-256(body)).
 */
void
steward_event_seal (StewardEvent        *self,
                    const StewardDigest *previous)
{
  steward_event_seal_leaf (self, previous, NULL);
}

/**
 * steward_event_seal_leaf:
 * @self: an event
 * @previous: (nullable): the seal of the event before it
 * @out_leaf: (out) (optional): its leaf, as from steward_event_get_leaf()
 *
 * Sets the seal, and gives the leaf for little more.
 */
void
steward_event_seal_leaf (StewardEvent        *self,
                         const StewardDigest *previous,
                         StewardDigest       *out_leaf)
{
  StewardDigest parts[2];

  digest_parts (self, parts);
  chain (previous, parts, &self->seal);
  if (out_leaf != NULL)
    steward_tree_hash_leaf (parts, sizeof parts, out_leaf);
}

/* What the columns say, as the header must say it. */
typedef struct
{
  const char *name;
  const char *value;
} Expected;

static gboolean
is_text (const StewardJsonScanner *scanner,
         const char               *expected)
{
  g_autofree char *text = NULL;
  gsize length = scanner->token_length;

  if (!scanner->token_escaped)
    return length == strlen (expected) && memcmp (scanner->token, expected, length) == 0;

  text = g_malloc (length + 1);
  text[steward_json_scanner_unescape (scanner, text)] = '\0';

  return strcmp (text, expected) == 0;
}

/* After a name: reads its value and tells whether it is as expected; a name
 * that is not asked for can have any. */
static gboolean
read_value (StewardJsonScanner *scanner,
            const Expected     *wanted)
{
  StewardJsonToken token;

  if (!steward_json_scanner_next (scanner, &token, NULL))
    return FALSE;
  if (wanted == NULL)
    return token == STEWARD_JSON_STRING || token == STEWARD_JSON_NUMBER;
  if (token == STEWARD_JSON_NUMBER)
    scanner->token_escaped = FALSE;

  return (token == STEWARD_JSON_STRING || token == STEWARD_JSON_NUMBER) && is_text (scanner, wanted->value);
}

static const Expected *
find_expected (const StewardJsonScanner *scanner,
               const Expected           *expected,
               gsize                     n)
{
  for (gsize i = 0; i < n; i++)
    if (is_text (scanner, expected[i].name))
      return &expected[i];

  return NULL;
}

/* Moves @at behind @literal. */
static gboolean
take (const char **at,
      const char  *end,
      const char  *literal,
      gsize        length)
{
  if ((gsize) (end - *at) < length || memcmp (*at, literal, length) != 0)
    return FALSE;

  *at += length;
  return TRUE;
}

/* Behind a text without escapes, whatever it says. */
static gboolean
take_plain_text (const char **at,
                 const char  *end)
{
  while (*at < end && **at != '"' && **at != '\\')
    (*at)++;

  return *at < end && **at == '"';
}

static gboolean
take_number (const char **at,
             const char  *end,
             gint64       number)
{
  char digits[24];
  char *first = digits + sizeof digits;

  if (number <= 0)
    return FALSE;
  for (; number > 0; number /= 10)
    *--first = (char) ('0' + number % 10);

  return take (at, end, first, (gsize) (digits + sizeof digits - first));
}

/* Whether the header is just what steward_event_make_header() writes for these
 * columns, with texts that need no escapes: most are, and are seen at a glance. */
static gboolean
is_plain_header (const StewardEvent *self)
{
#define TAKE(literal) take (&at, end, literal, sizeof literal - 1)
  gsize length;
  const char *at = g_bytes_get_data (self->header, &length);
  const char *end = at + length;

  return at != NULL && TAKE ("{\"actor\":\"") && take_plain_text (&at, end) && TAKE ("\",\"established\":\"") &&
         take_plain_text (&at, end) && TAKE ("\",\"format\":1,\"position\":") &&
         take_number (&at, end, self->position) && TAKE (",\"stream\":\"") &&
         take (&at, end, self->stream, strlen (self->stream)) && TAKE ("\",\"time\":\"") &&
         take_plain_text (&at, end) && TAKE ("\",\"type\":\"") && take (&at, end, self->type, strlen (self->type)) &&
         TAKE ("\",\"version\":") && take_number (&at, end, self->version) && TAKE ("}") && at == end;
#undef TAKE
}

/* The columns beside the sealed bytes must say what the header says. A ledger
 * has a million headers; they are scanned, and no tree is built. */
static gboolean
check_header (const StewardEvent *self)
{
  char position[24], version[24];
  const Expected expected[] = {
    { "position", position }, { "stream", self->stream }, { "type", self->type }, { "version", version },
  };
  gsize length;
  const char *text = g_bytes_get_data (self->header, &length);
  StewardJsonScanner scanner;
  StewardJsonToken token;
  unsigned n_found = 0;

  if (is_plain_header (self))
    return TRUE;

  g_snprintf (position, sizeof position, "%" G_GINT64_FORMAT, self->position);
  g_snprintf (version, sizeof version, "%" G_GINT64_FORMAT, self->version);
  steward_json_scanner_init (&scanner, text != NULL ? text : "", length, 1);
  if (!steward_json_scanner_next (&scanner, &token, NULL) || token != STEWARD_JSON_OBJECT_OPEN)
    return FALSE;

  while (steward_json_scanner_next (&scanner, &token, NULL) && token == STEWARD_JSON_NAME)
    {
      const Expected *wanted = find_expected (&scanner, expected, G_N_ELEMENTS (expected));

      if (!read_value (&scanner, wanted))
        return FALSE;
      n_found += wanted != NULL;
    }

  return token == STEWARD_JSON_OBJECT_CLOSE && n_found == G_N_ELEMENTS (expected) &&
         steward_json_scanner_next (&scanner, &token, NULL) && token == STEWARD_JSON_END;
}

static char *
dup_token (const StewardJsonScanner *scanner)
{
  char *text;

  if (!scanner->token_escaped)
    return g_strndup (scanner->token, scanner->token_length);

  text = g_malloc (scanner->token_length + 1);
  text[steward_json_scanner_unescape (scanner, text)] = '\0';
  return text;
}

/* What a header says beside what its columns say. */
typedef struct
{
  char *actor;
  char *established;
  char *time;
} Author;

static char **
find_slot (const StewardJsonScanner *scanner,
           Author                   *author)
{
  if (is_text (scanner, "actor"))
    return &author->actor;
  if (is_text (scanner, "established"))
    return &author->established;
  if (is_text (scanner, "time"))
    return &author->time;

  return NULL;
}

static void
scan_author (const StewardEvent *self,
             Author             *out)
{
  gsize length;
  const char *text = g_bytes_get_data (self->header, &length);
  StewardJsonScanner scanner;
  StewardJsonToken token;

  steward_json_scanner_init (&scanner, text != NULL ? text : "", length, 1);
  if (!steward_json_scanner_next (&scanner, &token, NULL) || token != STEWARD_JSON_OBJECT_OPEN)
    return;

  while (steward_json_scanner_next (&scanner, &token, NULL) && token == STEWARD_JSON_NAME)
    {
      char **slot = find_slot (&scanner, out);

      if (!steward_json_scanner_next (&scanner, &token, NULL))
        return;
      if (slot != NULL && *slot == NULL && token == STEWARD_JSON_STRING)
        *slot = dup_token (&scanner);
    }
}

/**
 * steward_event_read_header:
 * @self: an event that was checked
 * @out_actor: (out) (optional) (transfer full): who did it
 * @out_established: (out) (optional) (transfer full): how that is known
 * @out_time: (out) (optional): when, in microseconds since the epoch
 * @error: return location
 *
 * Returns: %FALSE with %STEWARD_ERROR_DAMAGED when the header lacks any
 */
gboolean
steward_event_read_header (const StewardEvent  *self,
                           char               **out_actor,
                           char               **out_established,
                           gint64              *out_time,
                           GError             **error)
{
  Author author = { NULL, NULL, NULL };
  gint64 time = 0;
  gboolean ok;

  scan_author (self, &author);
  ok = author.actor != NULL && author.established != NULL && author.time != NULL &&
       steward_instant_parse (author.time, &time, NULL);
  if (!ok)
    g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_DAMAGED,
                 "The header of event %" G_GINT64_FORMAT " does not say who did it and when", self->position);
  else if (out_time != NULL)
    *out_time = time;
  if (ok && out_actor != NULL)
    *out_actor = g_steal_pointer (&author.actor);
  if (ok && out_established != NULL)
    *out_established = g_steal_pointer (&author.established);

  g_free (author.actor);
  g_free (author.established);
  g_free (author.time);
  return ok;
}

/**
 * steward_event_check:
 * @self: an event as it was read
 * @previous: (nullable): the seal of the event before it
 * @error: return location
 *
 * Checks that the seal fits the stored bytes and the seal before it, and that
 * the header names this very position, stream, version and type.
 *
 * Returns: %FALSE with %STEWARD_ERROR_DAMAGED, which names the position
 */
gboolean
steward_event_check (const StewardEvent   *self,
                     const StewardDigest  *previous,
                     GError              **error)
{
  return steward_event_check_leaf (self, previous, NULL, error);
}

/**
 * steward_event_check_leaf:
 * @self: an event
 * @previous: (nullable): the seal of the event before it
 * @out_leaf: (out) (optional): its leaf, as from steward_event_get_leaf()
 * @error: return location: as for steward_event_check()
 *
 * Checks, and gives the leaf for little more than the price of the check.
 *
 * Returns: whether the event is what was sealed
 */
gboolean
steward_event_check_leaf (const StewardEvent   *self,
                          const StewardDigest  *previous,
                          StewardDigest        *out_leaf,
                          GError              **error)
{
  StewardDigest parts[2], seal;

  digest_parts (self, parts);
  chain (previous, parts, &seal);
  if (!steward_digest_equal (&seal, &self->seal))
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_DAMAGED,
                   "The seal of event %" G_GINT64_FORMAT " does not fit its bytes or the event before it",
                   self->position);
      return FALSE;
    }
  if (!check_header (self))
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_DAMAGED,
                   "The header of event %" G_GINT64_FORMAT " belongs to another event", self->position);
      return FALSE;
    }

  if (out_leaf != NULL)
    steward_tree_hash_leaf (parts, sizeof parts, out_leaf);
  return TRUE;
}

static gboolean
check_canonical (GBytes  *bytes,
                 GError **error)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  g_autoptr(JsonNode) node = NULL;
  g_autoptr(GBytes) again = NULL;

  node = steward_json_parse (text, (gssize) length, STEWARD_JSON_EVENT, NULL, error);
  if (node == NULL)
    return FALSE;
  again = steward_json_canonicalize (node, STEWARD_JSON_EVENT, error);
  if (again == NULL)
    return FALSE;
  if (g_bytes_equal (bytes, again))
    return TRUE;

  g_set_error_literal (error, STEWARD_ERROR, STEWARD_ERROR_DAMAGED, "the JSON is not in canonical form");
  return FALSE;
}

/**
 * steward_event_check_form:
 * @self: an event
 * @error: return location
 *
 * The deep check: header and body are canonical JSON of the event profile, so
 * that no two readers can understand them differently.
 *
 * Returns: whether both are
 */
gboolean
steward_event_check_form (const StewardEvent  *self,
                          GError             **error)
{
  if (check_canonical (self->header, error) && check_canonical (self->body, error))
    return TRUE;

  g_prefix_error (error, "Event %" G_GINT64_FORMAT ": ", self->position);
  return FALSE;
}

/**
 * steward_event_get_leaf:
 * @self: an event
 * @out_leaf: (out): its leaf in the tree of the ledger
 *
 * The leaf's entry is SHA-256(header) ‖ SHA-256(body): who holds one event can
 * check it without its neighbours and their seals.
 */
void
steward_event_get_leaf (const StewardEvent *self,
                        StewardDigest      *out_leaf)
{
  StewardDigest parts[2];

  digest_parts (self, parts);
  steward_tree_hash_leaf (parts, sizeof parts, out_leaf);
}

static void
append_number (GString *out,
               gint64   value)
{
  char digits[24];
  char *first = digits + sizeof digits;
  guint64 rest = (guint64) MAX (value, 0);

  do
    *--first = (char) ('0' + rest % 10);
  while ((rest /= 10) > 0);
  g_string_append_len (out, first, digits + sizeof digits - first);
}

static gboolean
is_valid (const char *text)
{
  return text != NULL && g_utf8_validate (text, -1, NULL);
}

/**
 * steward_event_make_header:
 * @position: of the event
 * @stream: of the event
 * @version: within the stream
 * @type: of the event
 * @time: microseconds since the epoch
 * @actor: stable id of a person
 * @established: how the actor is known: "asserted", "session", "signature"
 * @error: return location
 *
 * The canonical form has its members in this order; a ledger has a million
 * headers, and so no tree is built.
 *
 * Returns: (transfer full): the canonical bytes of the header, or %NULL with
 *   %STEWARD_ERROR_INVALID_DATA when a text is not valid UTF-8
 */
GBytes *
steward_event_make_header (gint64       position,
                           const char  *stream,
                           gint64       version,
                           const char  *type,
                           gint64       time,
                           const char  *actor,
                           const char  *established,
                           GError     **error)
{
  g_autofree char *stamp = steward_instant_to_rfc3339 (time);
  GString *text;

  if (!is_valid (stream) || !is_valid (type) || !is_valid (actor) || !is_valid (established))
    {
      g_set_error_literal (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA, "A text is not valid UTF-8");
      return NULL;
    }

#define APPEND(literal) g_string_append_len (text, literal, sizeof literal - 1)
  text = g_string_sized_new (320);
  APPEND ("{\"actor\":");
  steward_json_append_string (text, actor);
  APPEND (",\"established\":");
  steward_json_append_string (text, established);
  APPEND (",\"format\":1,\"position\":");
  append_number (text, position);
  APPEND (",\"stream\":");
  steward_json_append_string (text, stream);
  APPEND (",\"time\":\"");
  g_string_append_len (text, stamp, 27);
  APPEND ("\",\"type\":");
  steward_json_append_string (text, type);
  APPEND (",\"version\":");
  append_number (text, version);
  g_string_append_c (text, '}');
#undef APPEND

  return g_string_free_to_bytes (text);
}
