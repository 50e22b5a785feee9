/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Local days and hours as spans of UTC. Whatever begins at a local time begins
 * at the first moment at which the clock on the wall shows that time or a later
 * one: an hour that summer time skips is empty, one that it repeats is twice as
 * long, and no moment belongs to two of them. */

#include "config.h"

#include "steward-local-clock-private.h"

#include <string.h>

/* Wider than any time that is evaluated, so that a next day can always be told. */
#define FIRST_LOCAL (2 * STEWARD_SLA_FIRST)
#define LAST_LOCAL (4 * STEWARD_SLA_LAST)
#define REACH (G_GINT64_CONSTANT (36) * 3600) /* seconds: no zone is farther from Greenwich */

#define MAX_ZONES 64u

struct _StewardLocalClock
{
  GTimeZone *zone;
};

/* Of each thread: reading a zone's file takes longer than evaluating a day. */
static GPrivate zones = G_PRIVATE_INIT ((GDestroyNotify) g_hash_table_unref);

/* Names and offsets only: GLib would also read any file whose path is given. */
static gboolean
is_zone_name (const char *name)
{
  if (*name == '/' || strlen (name) > 64)
    return FALSE;
  for (const char *p = name; *p != '\0'; p++)
    {
      if (!g_ascii_isalnum (*p) && strchr ("/_-+:", *p) == NULL)
        return FALSE;
    }

  return TRUE;
}

static GTimeZone *
load_zone (const char *name)
{
  GTimeZone *zone = g_time_zone_new_identifier (name);

  return zone != NULL ? zone : g_time_zone_new_utc ();
}

static GTimeZone *
find_zone (const char *name)
{
  GHashTable *known = g_private_get (&zones);
  GTimeZone *zone;

  if (known == NULL)
    {
      known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_time_zone_unref);
      g_private_set (&zones, known);
    }
  zone = g_hash_table_lookup (known, name);
  if (zone == NULL)
    {
      if (g_hash_table_size (known) >= MAX_ZONES)
        g_hash_table_remove_all (known);
      zone = load_zone (name);
      g_hash_table_insert (known, g_strdup (name), zone);
    }

  return g_time_zone_ref (zone);
}

/*
 * steward_local_clock_new:
 * @timezone: (nullable): IANA name or "+01:00"; UTC if there is none of that name
 */
StewardLocalClock *
steward_local_clock_new (const char *timezone)
{
  StewardLocalClock *self = g_new0 (StewardLocalClock, 1);

  self->zone = find_zone (timezone != NULL && is_zone_name (timezone) ? timezone : "UTC");

  return self;
}

void
steward_local_clock_free (StewardLocalClock *self)
{
  if (self == NULL)
    return;

  g_time_zone_unref (self->zone);
  g_free (self);
}

/* Both saturate: what lies beyond all time stays there. */
gint64
steward_sla_add (gint64 a,
                 gint64 b)
{
  gint64 sum;

  if (__builtin_add_overflow (a, b, &sum))
    return b > 0 ? G_MAXINT64 : G_MININT64;

  return a == G_MININT64 || a == G_MAXINT64 ? a : sum;
}

gint64
steward_sla_divide_down (gint64 a,
                         gint64 b)
{
  return a / b - (a % b < 0);
}

static int
find_interval (StewardLocalClock *self,
               gint64             seconds)
{
  return MAX (g_time_zone_find_interval (self->zone, G_TIME_TYPE_UNIVERSAL, seconds), 0);
}

static gint64
get_offset (StewardLocalClock *self,
            gint64             seconds)
{
  return g_time_zone_get_offset (self->zone, find_interval (self, seconds));
}

/* The first second after @low, and not after @high, that lies in another
 * interval than @low. */
static gint64
find_transition (StewardLocalClock *self,
                 gint64             low,
                 gint64             high)
{
  int interval = find_interval (self, low);

  while (high - low > 1)
    {
      gint64 middle = low + (high - low) / 2;

      if (find_interval (self, middle) == interval)
        low = middle;
      else
        high = middle;
    }

  return high;
}

/*
 * steward_local_clock_get_instant:
 * @local: microseconds since 1970-01-01 00:00, local time
 *
 * Returns: the first instant at which the clock shows @local or later
 */
gint64
steward_local_clock_get_instant (StewardLocalClock *self,
                                 gint64             local)
{
  gint64 wanted = CLAMP (local, FIRST_LOCAL, LAST_LOCAL);
  gint64 seconds = steward_sla_divide_down (wanted, STEWARD_SLA_SECOND);
  gint64 from = seconds - REACH;
  gint64 end = seconds + REACH;

  while (find_interval (self, from) != find_interval (self, end))
    {
      gint64 next = find_transition (self, from, end);
      gint64 instant = wanted - get_offset (self, from) * STEWARD_SLA_SECOND;

      if (instant < next * STEWARD_SLA_SECOND)
        return instant;
      if (next * STEWARD_SLA_SECOND + get_offset (self, next) * STEWARD_SLA_SECOND >= wanted)
        return next * STEWARD_SLA_SECOND;
      from = next;
    }

  return wanted - get_offset (self, from) * STEWARD_SLA_SECOND;
}

/*
 * steward_local_clock_get_day:
 *
 * Returns: days since 1970-01-01: the last that has begun by @instant
 */
gint64
steward_local_clock_get_day (StewardLocalClock *self,
                             gint64             instant)
{
  gint64 clamped = CLAMP (instant, STEWARD_SLA_FIRST, STEWARD_SLA_LAST);
  gint64 seconds = steward_sla_divide_down (clamped, STEWARD_SLA_SECOND);
  gint64 local = clamped + get_offset (self, seconds) * STEWARD_SLA_SECOND;
  gint64 day = steward_sla_divide_down (local, STEWARD_SLA_DAY);

  /* Where the clock is put back over midnight, the next day has begun before. */
  if (steward_local_clock_get_instant (self, (day + 1) * STEWARD_SLA_DAY) <= clamped)
    return day + 1;

  return day;
}
