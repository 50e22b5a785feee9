/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The properties of service levels by all the names that contracts give them,
 * and how each is held against measurements. Tables only. */

#include "config.h"

#include "steward-slo-read.h"

#include <string.h>

typedef struct
{
  const char *property;                /* ODCS's own name */
  StewardSloMethod method;
  const char *aliases[10];             /* in small letters, without blanks, hyphens and underscores */
} Property;

/* The names of two letters are those of ODCS's table of data QoS. */
static const Property properties[] = {
  { "freshness", STEWARD_SLO_AGE, { "freshness", "datafreshness", "age", "dataage", "staleness", "timeliness",
                                    "currency" } },
  { "frequency", STEWARD_SLO_PERIOD, { "frequency", "fy", "updatefrequency", "refreshfrequency", "intervalofchange",
                                       "refreshrate", "updateinterval" } },
  { "timeOfAvailability", STEWARD_SLO_DEADLINE, { "timeofavailability", "toa", "availabletime", "deliverytime",
                                                  "availableby", "deadline" } },
  { "availability", STEWARD_SLO_STATE, { "availability", "av", "uptime", "serviceavailability" } },
  { "throughput", STEWARD_SLO_VALUE, { "throughput", "th" } },
  { "errorRate", STEWARD_SLO_VALUE, { "errorrate", "er", "failurerate" } },
  { "latency", STEWARD_SLO_VALUE, { "latency", "ly", "processinglatency", "endtoendlatency", "responsetime" } },
  { "qualityScore", STEWARD_SLO_VALUE, { "qualityscore", "dataqualityscore", "dqscore" } },
  { "retention", STEWARD_SLO_RETENTION, { "retention", "re", "retentionperiod", "dataretention" } },
  { "timeToDetect", STEWARD_SLO_REPAIR, { "timetodetect", "td", "timetodetectanissue", "mttd" } },
  { "timeToNotify", STEWARD_SLO_REPAIR, { "timetonotify", "tn" } },
  { "timeToRepair", STEWARD_SLO_REPAIR, { "timetorepair", "tr", "timetoresolve", "timetorecover", "mttr" } },
  { "generalAvailability", STEWARD_SLO_DATE, { "generalavailability", "ga", "availablefrom" } },
  { "endOfSupport", STEWARD_SLO_DATE, { "endofsupport", "es", "supporteduntil" } },
  { "endOfLife", STEWARD_SLO_DATE, { "endoflife", "el", "eol" } },
};

static char *
simplify (const char *written)
{
  GString *simple = g_string_new (NULL);

  for (; *written != '\0' && simple->len < 40; written++)
    if (*written != ' ' && *written != '-' && *written != '_')
      g_string_append_c (simple, g_ascii_tolower (*written));

  return g_string_free (simple, FALSE);
}

/**
 * steward_slo_canonical_property:
 * @written: name of a property, as in a contract
 *
 * Returns: (transfer none): ODCS's own name, or @written itself
 */
const char *
steward_slo_canonical_property (const char *written)
{
  g_autofree char *simple = simplify (written);

  for (gsize i = 0; i < G_N_ELEMENTS (properties); i++)
    if (g_strv_contains (properties[i].aliases, simple))
      return properties[i].property;

  return written;
}

/**
 * steward_slo_property_method:
 * @property: ODCS's own name, or any
 *
 * Returns: how it is measured; %STEWARD_SLO_VALUE for what ODCS does not know
 */
StewardSloMethod
steward_slo_property_method (const char *property)
{
  for (gsize i = 0; i < G_N_ELEMENTS (properties); i++)
    if (strcmp (properties[i].property, property) == 0)
      return properties[i].method;

  return STEWARD_SLO_VALUE;
}
