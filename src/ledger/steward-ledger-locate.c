/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A seal says that something is wrong at a place, not what. The header of an
 * event names its place, too: whoever moves, copies or removes events without
 * writing new headers is told from whoever changes bytes. Headers may have
 * been changed themselves, so that the word is the best explanation, never
 * more; the place is certain. */

#include "config.h"

#include "steward-ledger-locate.h"

#include <string.h>

typedef struct
{
  gint64 wanted;                       /* which place a header should name */
  char needle[48];                     /* how it would say so */
  gint64 found_at;                     /* where such a row stands, 0: nowhere */
  gint64 last;                         /* place of the last row */
} Search;

static gint64
get_named_place (const StewardEvent *event)
{
  gsize length;
  const char *text = g_bytes_get_data (event->header, &length);
  g_autoptr(JsonNode) node = steward_json_parse (text != NULL ? text : "", (gssize) length, STEWARD_JSON_EVENT, NULL,
                                                 NULL);
  JsonNode *place = NULL;

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    place = json_object_get_member (json_node_get_object (node), "position");

  return place != NULL && json_node_get_value_type (place) == G_TYPE_INT64 ? json_node_get_int (place) : 0;
}

static gboolean
search_cb (const StewardEvent  *event,
           const char          *signature,
           gpointer             data,
           GError             **error)
{
  Search *search = data;

  gsize length;
  gconstpointer header = g_bytes_get_data (event->header, &length);

  search->last = event->position;
  if (search->found_at == 0 && event->position != search->wanted && length > 0 &&
      memmem (header, length, search->needle, strlen (search->needle)) != NULL &&
      get_named_place (event) == search->wanted)
    search->found_at = event->position;

  return TRUE;
}

static gboolean
is_same (const StewardEvent *a,
         const StewardEvent *b)
{
  return g_bytes_equal (a->header, b->header) && g_bytes_equal (a->body, b->body);
}

/* The row at the place that a header names; an unreadable one is none. */
static StewardEvent *
load_row (StewardLedger *self,
          gint64         place)
{
  g_autoptr(GPtrArray) rows = place > 0 ? steward_ledger_read_sync (self, NULL, place - 1, 1, NULL) : NULL;
  StewardEvent *row = rows != NULL && rows->len > 0 ? g_ptr_array_index (rows, 0) : NULL;

  if (row == NULL || row->position != place)
    return NULL;

  g_ptr_array_set_free_func (rows, NULL);
  return row;
}

static void
set_fault (StewardVerdict *verdict,
           StewardFault    fault,
           const char     *format,
           ...) G_GNUC_PRINTF (3, 4);

static void
set_fault (StewardVerdict *verdict,
           StewardFault    fault,
           const char     *format,
           ...)
{
  g_autofree char *words = NULL;
  va_list args;

  va_start (args, format);
  words = g_strdup_vprintf (format, args);
  va_end (args);
  verdict->fault = fault;
  g_free (verdict->words);
  verdict->words = g_utf8_make_valid (words, -1);
}

static gboolean
fits_seal (const StewardEvent  *event,
           const StewardDigest *previous)
{
  g_autoptr(StewardEvent) again = steward_event_new (event->position, event->stream, event->version, event->type,
                                                     event->header, event->body);

  steward_event_seal (again, event->position > 1 ? previous : NULL);

  return steward_digest_equal (&again->seal, &event->seal);
}

static void
say_changed (StewardVerdict     *verdict,
             const StewardEvent *found)
{
  if (fits_seal (found, &verdict->head.seal))
    set_fault (verdict, STEWARD_FAULT_CHANGED,
               "Event %" G_GINT64_FORMAT " was changed: its row names another stream, version or type than its sealed "
               "header.", found->position);
  else
    set_fault (verdict, STEWARD_FAULT_CHANGED,
               "Event %" G_GINT64_FORMAT " (%.80s in %.80s) was changed: its bytes are not those that were sealed.",
               found->position, found->type, found->stream);
}

/* Another header stands at the place, and no row names the place as its own. */
static void
say_displaced (StewardLedger      *self,
               const StewardEvent *found,
               gint64              named,
               const Search       *search,
               guint64             noted_size,
               StewardVerdict     *verdict)
{
  g_autoptr(StewardEvent) home = load_row (self, named);

  if (home != NULL && home->position < found->position && is_same (home, found))
    set_fault (verdict, STEWARD_FAULT_REORDERED,
               "At place %" G_GINT64_FORMAT " stands event %" G_GINT64_FORMAT " a second time.", found->position,
               named);
  else if ((home != NULL && get_named_place (home) == named && !is_same (home, found)) || named < found->position ||
           (home == NULL && (guint64) search->last >= noted_size))
    say_changed (verdict, found);
  else
    set_fault (verdict, STEWARD_FAULT_MISSING,
               "Event %" G_GINT64_FORMAT " is missing; at its place stands what was event %" G_GINT64_FORMAT ".",
               found->position, named);
}

/**
 * steward_ledger_locate_sync:
 * @self: a ledger
 * @expected: the place that does not fit; all before it do
 * @found: (nullable): the row that was met there or behind; %NULL when none
 *   can be read, which the caller puts into words
 * @noted_size: how many events a noted head saw, 0: none
 * @verdict: its head is that of the events before; takes fault and words
 * @error: return location
 *
 * Returns: whether the rest could be searched
 */
gboolean
steward_ledger_locate_sync (StewardLedger       *self,
                            gint64               expected,
                            const StewardEvent  *found,
                            guint64              noted_size,
                            StewardVerdict      *verdict,
                            GError             **error)
{
  Search search = { .wanted = expected };
  gint64 named = found != NULL ? get_named_place (found) : 0;

  g_snprintf (search.needle, sizeof search.needle, "\"position\":%" G_GINT64_FORMAT, expected);
  verdict->position = expected;
  if (found == NULL)
    return TRUE;
  if (!steward_ledger_walk_sync (self, expected - 1, search_cb, &search, error))
    return FALSE;

  if (search.found_at != 0 && found->position == expected && named == expected)
    set_fault (verdict, STEWARD_FAULT_REORDERED,
               "At place %" G_GINT64_FORMAT " stands an event that was put in; what was there is at place %"
               G_GINT64_FORMAT ".", expected, search.found_at);
  else if (search.found_at != 0)
    set_fault (verdict, STEWARD_FAULT_REORDERED,
               "Event %" G_GINT64_FORMAT " is not at its place, but at place %" G_GINT64_FORMAT ".", expected,
               search.found_at);
  else if (found->position != expected)
    set_fault (verdict, STEWARD_FAULT_MISSING,
               "Event %" G_GINT64_FORMAT " is missing; the next one is event %" G_GINT64_FORMAT ".", expected,
               found->position);
  else if (named == expected || named <= 0)
    say_changed (verdict, found);
  else
    say_displaced (self, found, named, &search, noted_size, verdict);

  return TRUE;
}
