/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* JSON in, as a checked tree; JSON out, in the canonical form of RFC 8785.
 * json-glib serves as the tree only: its parser crashes on deep nesting and
 * lets duplicates and overflowing numbers pass. */

#include "config.h"

#include "steward-json.h"

#include <math.h>
#include <string.h>

#define MAX_SAFE G_GINT64_CONSTANT (9007199254740991)
#define EVENT_DEPTH 64u
#define EVENT_BYTES (1u << 20)

static JsonNode *convert_node (const StewardNode  *node,
                               StewardJsonFlags    flags,
                               GError            **error);

static gboolean
fail_node (const StewardNode  *node,
           GError            **error,
           const char         *message)
{
  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA, "Line %u, column %u: %s",
               steward_node_get_line (node), steward_node_get_column (node), message);
  return FALSE;
}

static JsonNode *
convert_number (const StewardNode  *node,
                StewardJsonFlags    flags,
                GError            **error)
{
  const char *text = steward_node_get_text (node);
  gint64 integer;

  if (steward_node_get_scalar_type (node) == STEWARD_SCALAR_INTEGER &&
      g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &integer, NULL) &&
      ((flags & STEWARD_JSON_EVENT) == 0 || (integer >= -MAX_SAFE && integer <= MAX_SAFE)))
    return json_node_init_int (json_node_alloc (), integer);

  if (flags & STEWARD_JSON_EVENT)
    {
      fail_node (node, error, "only integers within ±9007199254740991 are allowed; write other numbers as text");
      return NULL;
    }

  return json_node_init_double (json_node_alloc (), g_ascii_strtod (text, NULL));
}

static JsonNode *
convert_scalar (const StewardNode  *node,
                StewardJsonFlags    flags,
                GError            **error)
{
  const char *text = steward_node_get_text (node);

  switch (steward_node_get_scalar_type (node))
    {
    case STEWARD_SCALAR_NULL:
      return json_node_new (JSON_NODE_NULL);
    case STEWARD_SCALAR_BOOLEAN:
      return json_node_init_boolean (json_node_alloc (), *text == 't');
    case STEWARD_SCALAR_INTEGER:
    case STEWARD_SCALAR_NUMBER:
      return convert_number (node, flags, error);
    case STEWARD_SCALAR_STRING:
    default:
      return json_node_init_string (json_node_alloc (), text);
    }
}

static JsonNode *
convert_sequence (const StewardNode  *node,
                  StewardJsonFlags    flags,
                  GError            **error)
{
  unsigned n = steward_node_get_n_children (node);
  g_autoptr(JsonArray) array = json_array_sized_new (n);

  for (unsigned i = 0; i < n; i++)
    {
      JsonNode *item = convert_node (steward_node_get_child (node, i), flags, error);

      if (item == NULL)
        return NULL;
      json_array_add_element (array, item);
    }

  return json_node_init_array (json_node_alloc (), array);
}

static JsonNode *
convert_mapping (const StewardNode  *node,
                 StewardJsonFlags    flags,
                 GError            **error)
{
  g_autoptr(JsonObject) object = json_object_new ();

  for (unsigned i = 0; i < steward_node_get_n_children (node); i++)
    {
      JsonNode *member = convert_node (steward_node_get_child (node, i), flags, error);

      if (member == NULL)
        return NULL;
      json_object_set_member (object, steward_node_get_key (node, i), member);
    }

  return json_node_init_object (json_node_alloc (), object);
}

/* Recursion is bounded by the depth that the reader allowed. */
static JsonNode *
convert_node (const StewardNode  *node,
              StewardJsonFlags    flags,
              GError            **error)
{
  switch (steward_node_get_kind (node))
    {
    case STEWARD_NODE_MAPPING:
      return convert_mapping (node, flags, error);
    case STEWARD_NODE_SEQUENCE:
      return convert_sequence (node, flags, error);
    case STEWARD_NODE_SCALAR:
    default:
      return convert_scalar (node, flags, error);
    }
}

static StewardLimits
narrow_limits (const StewardLimits *limits)
{
  StewardLimits narrow = limits != NULL ? *limits : *steward_limits_default ();

  narrow.max_depth = narrow.max_depth == 0 ? EVENT_DEPTH : MIN (narrow.max_depth, EVENT_DEPTH);
  narrow.max_bytes = narrow.max_bytes == 0 ? EVENT_BYTES : MIN (narrow.max_bytes, EVENT_BYTES);

  return narrow;
}

/**
 * steward_json_parse:
 * @text: (array length=length): JSON
 * @length: in bytes, or −1 when @text is NUL-terminated
 * @flags: %STEWARD_JSON_EVENT for what goes into the ledger
 * @limits: (nullable): bounds, %NULL for steward_limits_default()
 * @error: return location
 *
 * Reads one value strictly (see steward_document_parse_json()). Integers that
 * fit become 64-bit integers, all other numbers doubles; with
 * %STEWARD_JSON_EVENT those, and a byte order mark, are refused.
 *
 * Returns: (transfer full): the tree, or %NULL with
 *   %STEWARD_ERROR_INVALID_DATA, which names line and column
 */
JsonNode *
steward_json_parse (const char           *text,
                    gssize                length,
                    StewardJsonFlags      flags,
                    const StewardLimits  *limits,
                    GError              **error)
{
  g_autoptr(StewardDocument) document = NULL;
  StewardLimits narrow;

  if (flags & STEWARD_JSON_EVENT)
    {
      narrow = narrow_limits (limits);
      limits = &narrow;
      if ((length < 0 || length >= 3) && strncmp (text, "\xef\xbb\xbf", 3) == 0)
        {
          g_set_error_literal (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA,
                               "Line 1, column 1: a byte order mark is not allowed");
          return NULL;
        }
    }

  document = steward_document_parse_json (text, length, limits, error);
  if (document == NULL)
    return NULL;

  return convert_node (steward_document_get_root (document), flags, error);
}

/**
 * steward_json_append_string:
 * @out: to append to
 * @value: valid UTF-8
 *
 * Appends @value in quotes with the escapes of RFC 8785, and no others.
 */
void
steward_json_append_string (GString    *out,
                            const char *value)
{
  const char *start = value;

  g_string_append_c (out, '"');
  for (;; value++)
    {
      unsigned char byte = (unsigned char) *value;
      const char *short_form;

      if (G_LIKELY (byte >= 0x20 && byte != '"' && byte != '\\'))
        continue;

      g_string_append_len (out, start, value - start);
      start = value + 1;
      if (byte == '\0')
        break;
      short_form = strchr ("\bb\tt\nn\ff\rr\"\"\\\\", byte);
      if (short_form != NULL)
        g_string_append_printf (out, "\\%c", byte >= 0x20 ? byte : short_form[1]);
      else
        g_string_append_printf (out, "\\u%04x", byte);
    }
  g_string_append_c (out, '"');
}

/* By UTF-16 code units. In UTF-8 that is the order of bytes, except that the
 * surrogates of characters beyond U+FFFF come before U+E000…U+FFFF. */
static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  const unsigned char *first = *(const unsigned char *const *) a;
  const unsigned char *second = *(const unsigned char *const *) b;

  while (*first == *second && *first != '\0')
    {
      first++;
      second++;
    }
  if (*first >= 0xf0 && (*second == 0xee || *second == 0xef))
    return -1;
  if (*second >= 0xf0 && (*first == 0xee || *first == 0xef))
    return 1;

  return (int) *first - (int) *second;
}

static gboolean
fail_write (GError     **error,
            const char  *message)
{
  g_set_error_literal (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA, message);
  return FALSE;
}

static gboolean
write_text (GString     *out,
            const char  *text,
            GError     **error)
{
  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return fail_write (error, "A text is not valid UTF-8");

  steward_json_append_string (out, text);
  return TRUE;
}

static void
append_integer (GString *out,
                gint64   value)
{
  char digits[24];
  char *first = digits + sizeof digits;
  gint64 rest = ABS (value);

  do
    *--first = (char) ('0' + rest % 10);
  while ((rest /= 10) > 0);
  if (value < 0)
    *--first = '-';
  g_string_append_len (out, first, digits + sizeof digits - first);
}

/* RFC 8785 knows doubles only: beyond 2⁵³ an integer is rounded to one. */
static gboolean
write_integer (GString           *out,
               gint64             value,
               StewardJsonFlags   flags,
               GError           **error)
{
  if (value >= -MAX_SAFE && value <= MAX_SAFE)
    {
      append_integer (out, value);
      return TRUE;
    }
  if (flags & STEWARD_JSON_EVENT)
    return fail_write (error, "An integer is outside ±9007199254740991; write it as text");

  steward_json_append_number (out, (double) value);
  return TRUE;
}

static gboolean
write_number (GString           *out,
              JsonNode          *node,
              StewardJsonFlags   flags,
              GError           **error)
{
  double value;

  if (json_node_get_value_type (node) == G_TYPE_INT64)
    return write_integer (out, json_node_get_int (node), flags, error);

  value = json_node_get_double (node);
  if (flags & STEWARD_JSON_EVENT)
    return fail_write (error, "Only integers are allowed here; write other numbers as text");
  if (!isfinite (value))
    return fail_write (error, "A number is not finite");

  steward_json_append_number (out, value);
  return TRUE;
}

static gboolean write_node (GString           *out,
                            JsonNode          *node,
                            StewardJsonFlags   flags,
                            unsigned           depth,
                            GError           **error);

static gboolean
write_array (GString           *out,
             JsonArray         *array,
             StewardJsonFlags   flags,
             unsigned           depth,
             GError           **error)
{
  unsigned n = json_array_get_length (array);

  g_string_append_c (out, '[');
  for (unsigned i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      if (!write_node (out, json_array_get_element (array, i), flags, depth, error))
        return FALSE;
    }
  g_string_append_c (out, ']');

  return TRUE;
}

typedef struct
{
  const char *name;
  JsonNode *value;
} ObjectMember;

static int
compare_members (gconstpointer a,
                 gconstpointer b)
{
  return compare_names (&((const ObjectMember *) a)->name, &((const ObjectMember *) b)->name);
}

static gboolean
write_members (GString             *out,
               const ObjectMember  *members,
               guint                n,
               StewardJsonFlags     flags,
               unsigned             depth,
               GError             **error)
{
  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      if (!write_text (out, members[i].name, error))
        return FALSE;
      g_string_append_c (out, ':');
      if (!write_node (out, members[i].value, flags, depth, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
write_object (GString           *out,
              JsonObject        *object,
              StewardJsonFlags   flags,
              unsigned           depth,
              GError           **error)
{
  guint n = json_object_get_size (object);
  g_autofree ObjectMember *members = g_new (ObjectMember, MAX (n, 1));
  JsonObjectIter iter;
  gboolean ok;

  json_object_iter_init (&iter, object);
  for (guint i = 0; i < n; i++)
    if (!json_object_iter_next (&iter, &members[i].name, &members[i].value))
      n = i;
  qsort (members, n, sizeof *members, compare_members);

  g_string_append_c (out, '{');
  ok = write_members (out, members, n, flags, depth, error);
  g_string_append_c (out, '}');

  return ok;
}

static gboolean
write_value (GString           *out,
             JsonNode          *node,
             StewardJsonFlags   flags,
             GError           **error)
{
  GType type = json_node_get_value_type (node);

  if (type == G_TYPE_STRING)
    return write_text (out, json_node_get_string (node), error);
  if (type == G_TYPE_BOOLEAN)
    {
      g_string_append (out, json_node_get_boolean (node) ? "true" : "false");
      return TRUE;
    }

  return write_number (out, node, flags, error);
}

static gboolean
write_node (GString           *out,
            JsonNode          *node,
            StewardJsonFlags   flags,
            unsigned           depth,
            GError           **error)
{
  unsigned max_depth = flags & STEWARD_JSON_EVENT ? EVENT_DEPTH : 1000;

  switch (json_node_get_node_type (node))
    {
    case JSON_NODE_OBJECT:
    case JSON_NODE_ARRAY:
      if (depth == max_depth)
        return fail_write (error, "A value is nested too deeply");
      if (JSON_NODE_HOLDS_OBJECT (node))
        return write_object (out, json_node_get_object (node), flags, depth + 1, error);
      return write_array (out, json_node_get_array (node), flags, depth + 1, error);
    case JSON_NODE_VALUE:
      return write_value (out, node, flags, error);
    case JSON_NODE_NULL:
    default:
      g_string_append (out, "null");
      return TRUE;
    }
}

/**
 * steward_json_canonicalize:
 * @node: a tree
 * @flags: %STEWARD_JSON_EVENT for what goes into the ledger
 * @error: return location
 *
 * Returns: (transfer full): the bytes of RFC 8785, or %NULL with
 *   %STEWARD_ERROR_INVALID_DATA when the tree holds what the form (or the
 *   event profile) cannot express
 */
GBytes *
steward_json_canonicalize (JsonNode          *node,
                           StewardJsonFlags   flags,
                           GError           **error)
{
  g_autoptr(GString) out = g_string_sized_new (256);

  if (!write_node (out, node, flags, 0, error))
    return NULL;
  if ((flags & STEWARD_JSON_EVENT) && out->len > EVENT_BYTES)
    {
      fail_write (error, "An event is larger than 1 MiB");
      return NULL;
    }

  return g_string_free_to_bytes (g_steal_pointer (&out));
}
