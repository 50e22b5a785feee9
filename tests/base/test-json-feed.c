/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Pieces of long JSON texts: the same in whatever blocks they come, and a
 * broken piece spoils no other. */

#include "config.h"

#include "steward-json-feed.h"

#include "steward-json.h"

#include <string.h>

typedef struct
{
  const char *text;
  gsize length, at;
  gsize block;
  GRand *random;                       /* blocks of any length, or NULL */
  gboolean fails;                      /* at the end */
} Bytes;

static gssize
give_bytes (char      *buffer,
            gsize      length,
            gpointer   user_data,
            GError   **error)
{
  Bytes *bytes = user_data;
  gsize n = bytes->random != NULL ? (gsize) g_rand_int_range (bytes->random, 1, 17) : bytes->block;

  n = MIN (MIN (n, length), bytes->length - bytes->at);
  if (n == 0 && bytes->fails)
    {
      g_set_error_literal (error, STEWARD_ERROR, STEWARD_ERROR_FAILED, "The disk is broken.");
      return -1;
    }
  memcpy (buffer, bytes->text + bytes->at, n);
  bytes->at += n;

  return (gssize) n;
}

static void
append_node (GString           *out,
             const StewardNode *node)
{
  if (steward_node_get_kind (node) == STEWARD_NODE_SCALAR)
    {
      g_string_append (out, steward_node_is_null (node) ? "null" : steward_node_get_text (node));
      return;
    }
  g_string_append_c (out, '(');
  for (unsigned i = 0; i < steward_node_get_n_children (node); i++)
    {
      if (i > 0)
        g_string_append_c (out, ' ');
      if (steward_node_get_kind (node) == STEWARD_NODE_MAPPING)
        g_string_append_printf (out, "%s=", steward_node_get_key (node, i));
      append_node (out, steward_node_get_child (node, i));
    }
  g_string_append_c (out, ')');
}

static const char *const opened[] = { "results", "nodes", NULL };
static const char *const wanted[] = { "metadata", "results", "nodes", NULL };

/* All pieces in one line each: "member/name#index value", "!" for a fault. */
static char *
read_all (StewardJsonFeedMode  mode,
          Bytes               *bytes,
          gsize                max_piece,
          guint               *out_faults)
{
  gboolean members = mode == STEWARD_JSON_FEED_MEMBERS;
  g_autoptr(StewardJsonFeed) feed = steward_json_feed_new (mode, give_bytes, bytes, members ? opened : NULL,
                                                           members ? wanted : NULL, max_piece);
  GString *out = g_string_new (NULL);
  StewardJsonPiece piece;
  gboolean more;

  *out_faults = 0;
  while (TRUE)
    {
      g_autoptr(GError) error = NULL;

      if (!steward_json_feed_next (feed, &piece, &more, &error))
        g_error ("%s", error->message);
      if (!more)
        break;
      g_assert_true ((piece.value == NULL) == (piece.fault != NULL));
      g_assert_cmpuint (piece.end, <=, bytes->length);
      g_assert_cmpuint (piece.offset, <=, piece.end);
      if (piece.member != NULL)
        g_string_append_printf (out, "%s/%s", piece.member, piece.name != NULL ? piece.name : "");
      g_string_append_printf (out, "#%" G_GUINT64_FORMAT " ", piece.index);
      if (piece.value != NULL)
        append_node (out, piece.value);
      else
        g_string_append (out, "!");
      g_string_append_c (out, '\n');
      *out_faults += piece.fault != NULL;
    }

  return g_string_free (out, FALSE);
}

static const struct
{
  StewardJsonFeedMode mode;
  const char *text;
  const char *pieces;
} cases[] = {
  { STEWARD_JSON_FEED_VALUES, "", "" },
  { STEWARD_JSON_FEED_VALUES, " \n ", "" },
  { STEWARD_JSON_FEED_VALUES, "[]", "" },
  { STEWARD_JSON_FEED_VALUES, "\xef\xbb\xbf[1, \"a,]\\\"\", {\"b\": [2]}, null]", "#0 1\n#1 a,]\"\n#2 (b=(2))\n#3 null\n" },
  { STEWARD_JSON_FEED_VALUES, "{\"a\": 1}\n{\"a\": 2}\n", "#0 (a=1)\n#1 (a=2)\n" },
  { STEWARD_JSON_FEED_VALUES, "{\"a\": 1}\n{\"a\": \n{\"a\": 3}", "#0 (a=1)\n#1 !\n#2 (a=3)\n" },
  { STEWARD_JSON_FEED_VALUES, "{\"a\":\n 1}{\"a\":\n 2}", "#0 (a=1)\n#1 (a=2)\n" },
  { STEWARD_JSON_FEED_VALUES, "[1][2, 3]", "#0 1\n#1 2\n#2 3\n" },
  { STEWARD_JSON_FEED_VALUES, "[1, {\"a\": tru}, 3]", "#0 1\n#1 !\n#2 3\n" },
  { STEWARD_JSON_FEED_VALUES, "[1, {\"a\": 1, \"a\": 2}, 3]", "#0 1\n#1 !\n#2 3\n" },
  { STEWARD_JSON_FEED_VALUES, "[1, \"\xff\", 3]", "#0 1\n#1 !\n#2 3\n" },
  { STEWARD_JSON_FEED_VALUES, "[1, NaN, {\"x\": -Infinity, \"NaN\": \"Infinity\"}, Infinity]",
    "#0 1\n#1 NaN\n#2 (x=-Infinity NaN=Infinity)\n#3 Infinity\n" },
  { STEWARD_JSON_FEED_VALUES, "[1, 2", "#0 1\n#1 2\n#2 !\n" },
  { STEWARD_JSON_FEED_VALUES, "[1, {\"a\": ", "#0 1\n#1 !\n" },
  { STEWARD_JSON_FEED_VALUES, "[1 2]", "#0 1\n#1 !\n" },
  { STEWARD_JSON_FEED_VALUES, "[1,]", "#0 1\n#1 !\n" },
  { STEWARD_JSON_FEED_VALUES, "not json at all", "#0 !\n" },
  { STEWARD_JSON_FEED_LINES, "{\"a\": \nnonsense\n\n{\"b\": 1}\n[1, 2]\n7", "#0 !\n#1 !\n#2 (b=1)\n#3 (1 2)\n#4 7\n" },
  { STEWARD_JSON_FEED_MEMBERS, "{}", "" },
  { STEWARD_JSON_FEED_MEMBERS, "[]", "#0 !\n" },
  { STEWARD_JSON_FEED_MEMBERS, "{\"args\": {\"x\": [1]}, \"metadata\": {\"v\": 1}, \"results\": [{\"r\": 1}, {\"r\": 2}]}",
    "metadata/#0 (v=1)\nresults/#0 (r=1)\nresults/#1 (r=2)\n" },
  { STEWARD_JSON_FEED_MEMBERS, "{\"nodes\": {\"a.b\": {}, \"c\\u00e9\": NaN}, \"results\": 5, \"more\": nul}",
    "nodes/a.b#0 ()\nnodes/c\xc3\xa9#1 NaN\nresults/#0 5\n" },
  { STEWARD_JSON_FEED_MEMBERS, "{\"results\": [1, 2", "results/#0 1\nresults/#1 2\nresults/#0 !\n" },
  { STEWARD_JSON_FEED_MEMBERS, "{\"results\": [1] \"x\"}", "results/#0 1\nresults/#0 !\n" },
  { STEWARD_JSON_FEED_MEMBERS, "{\"metadata\" 1}", "#0 !\n" },
  { STEWARD_JSON_FEED_MEMBERS, "{} {}", "#1 !\n" },
};

static void
test_pieces (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (gsize block = 1; block < 40; block = block * 3 + 1)
      {
        Bytes bytes = { cases[i].text, strlen (cases[i].text), 0, block, NULL, FALSE };
        guint n_faults;
        g_autofree char *pieces = read_all (cases[i].mode, &bytes, 0, &n_faults);

        g_test_message ("case %" G_GSIZE_FORMAT, i);
        g_assert_cmpstr (pieces, ==, cases[i].pieces);
        g_assert_cmpuint (n_faults, ==, strchr (cases[i].pieces, '!') != NULL ? n_faults : 0);
      }
}

/* Faults name the line in the whole text. */
static void
test_places (void)
{
  const char *text = "[\n {\"a\": 1},\n {\"a\": tru}\n]";
  Bytes bytes = { text, strlen (text), 0, 5, NULL, FALSE };
  g_autoptr(StewardJsonFeed) feed = steward_json_feed_new (STEWARD_JSON_FEED_VALUES, give_bytes, &bytes, NULL, NULL, 0);
  StewardJsonPiece piece;
  gboolean more;

  g_assert_true (steward_json_feed_next (feed, &piece, &more, NULL));
  g_assert_cmpuint (piece.line, ==, 2);
  g_assert_cmpuint (piece.offset, ==, 3);
  g_assert_cmpuint (piece.end, ==, 11);
  g_assert_cmpuint (steward_node_get_line (steward_node_get_member (piece.value, "a")), ==, 2);
  g_assert_true (steward_json_feed_next (feed, &piece, &more, NULL));
  g_assert_error ((GError *) piece.fault, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA);
  g_assert_nonnull (strstr (piece.fault->message, "3"));
  g_assert_true (steward_json_feed_next (feed, &piece, &more, NULL));
  g_assert_false (more);
}

/* A text longer than a piece may be is told and passed over. */
static void
test_huge (void)
{
  g_autoptr(GString) text = g_string_new ("[1, {\"a\": \"");
  Bytes bytes = { NULL, 0, 0, 4096, NULL, FALSE };
  g_autofree char *pieces = NULL, *lines = NULL;
  guint n_faults;

  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "xyz\\\"");
  g_string_append (text, "\"}, 3]");
  bytes.text = text->str;
  bytes.length = text->len;
  pieces = read_all (STEWARD_JSON_FEED_VALUES, &bytes, 1000, &n_faults);
  g_assert_cmpstr (pieces, ==, "#0 1\n#1 !\n#2 3\n");

  g_string_prepend (text, "{\"b\": 0}\n");
  g_string_append (text, "\n{\"c\": 1}\n");
  bytes = (Bytes) { text->str, text->len, 0, 4096, NULL, FALSE };
  lines = read_all (STEWARD_JSON_FEED_LINES, &bytes, 1000, &n_faults);
  g_assert_cmpstr (lines, ==, "#0 (b=0)\n#1 !\n#2 (c=1)\n");
}

static void
test_deep (void)
{
  g_autoptr(GString) text = g_string_new ("[1, ");
  Bytes bytes = { NULL, 0, 0, 4096, NULL, FALSE };
  g_autofree char *pieces = NULL;
  guint n_faults;

  for (guint i = 0; i < 200000; i++)
    g_string_append_c (text, '[');
  for (guint i = 0; i < 200000; i++)
    g_string_append_c (text, ']');
  g_string_append (text, ", 3]");
  bytes.text = text->str;
  bytes.length = text->len;
  pieces = read_all (STEWARD_JSON_FEED_VALUES, &bytes, 0, &n_faults);
  g_assert_cmpstr (pieces, ==, "#0 1\n#1 !\n#2 3\n");
}

static void
test_read_error (void)
{
  Bytes bytes = { "[1, {\"a\"", 8, 0, 3, NULL, TRUE };
  g_autoptr(StewardJsonFeed) feed = steward_json_feed_new (STEWARD_JSON_FEED_VALUES, give_bytes, &bytes, NULL, NULL, 0);
  g_autoptr(GError) error = NULL;
  StewardJsonPiece piece;
  gboolean more;

  g_assert_true (steward_json_feed_next (feed, &piece, &more, &error));
  g_assert_false (steward_json_feed_next (feed, &piece, &more, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_FAILED);
}

/* What the whole-text reader takes, the feed gives the same; and no text at all
 * makes it hang or stumble. */
static void
test_random (void)
{
  static const char alphabet[] = "{}[]\",:\\ \n1aNI-\xc3\xa9" "e.u0";
  g_autoptr(GRand) random = g_rand_new_with_seed (20261121);
  guint n_same = 0;

  for (guint i = 0; i < 8000; i++)
    {
      char text[40];
      gsize length = (gsize) g_rand_int_range (random, 0, sizeof text);
      g_autoptr(StewardDocument) whole = NULL;
      guint n_faults;

      for (gsize c = 0; c < length; c++)
        text[c] = alphabet[g_rand_int_range (random, 0, sizeof alphabet - 1)];
      if (i % 2 == 0 && length > 2)
        {
          text[0] = '[';
          text[length - 1] = ']';
        }
      whole = steward_document_parse_json (text, (gssize) length, NULL, NULL);
      for (int mode = STEWARD_JSON_FEED_VALUES; mode <= STEWARD_JSON_FEED_MEMBERS; mode++)
        {
          Bytes bytes = { text, length, 0, 0, random, FALSE };
          g_autofree char *pieces = read_all ((StewardJsonFeedMode) mode, &bytes, 0, &n_faults);

          if (whole == NULL || mode != STEWARD_JSON_FEED_VALUES)
            continue;
          g_assert_cmpuint (n_faults, ==, 0);
          n_same++;
        }
    }
  g_assert_cmpuint (n_same, >, 5);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json-feed/pieces", test_pieces);
  g_test_add_func ("/json-feed/places", test_places);
  g_test_add_func ("/json-feed/huge", test_huge);
  g_test_add_func ("/json-feed/deep", test_deep);
  g_test_add_func ("/json-feed/read-error", test_read_error);
  g_test_add_func ("/json-feed/random", test_random);

  return g_test_run ();
}
