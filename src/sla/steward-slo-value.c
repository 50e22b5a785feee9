/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Figures against a bound: latency, throughput, error rate, quality, and what
 * ODCS does not know by name. */

#include "config.h"

#include "steward-slo-read.h"

#include <string.h>

/* What is better when there is less of it. */
static const char *const lesser_words[] = {
  "error", "fail", "downtime", "loss", "lost", "missing", "null", "duplicate", "invalid", "defect", "late", "latency",
  "delay", "lag", "time", "cost", "recovery", "rpo", "rto", "outage", "anomal", "stale", "reject", NULL,
};

/* What is better when there is more of it. */
static const char *const greater_words[] = {
  "score", "throughput", "complete", "accura", "valid", "unique", "consisten", "conform", "coverage", "uptime",
  "availab", "success", "retention", "quality", "volume", "rows", "records", "count", NULL,
};

/* Who answers and when is not measured. */
static const char *const prose_words[] = {
  "support", "contact", "schedule", "cron", "maintenance", "businesshours", "window", "hours", "backup", NULL,
};

static gboolean
has_word (const char        *property,
          const char *const *words)
{
  g_autofree char *lower = g_ascii_strdown (property, (gssize) strnlen (property, 200));

  for (; *words != NULL; words++)
    if (strstr (lower, *words) != NULL)
      return TRUE;

  return FALSE;
}

/* What is meant when the contract names no comparison; NONE: nobody knows. */
static StewardCompare
guess_compare (StewardSloReader *self)
{
  const char *property = self->slo->property;

  if (strcmp (property, "throughput") == 0 || strcmp (property, "qualityScore") == 0)
    return STEWARD_COMPARE_GREATER_EQUAL;
  if (strcmp (property, "errorRate") == 0 || strcmp (property, "latency") == 0)
    return STEWARD_COMPARE_LESS_EQUAL;
  if (self->threshold.kind == STEWARD_QUANTITY_DURATION)
    return STEWARD_COMPARE_LESS_EQUAL;
  if (has_word (property, lesser_words))
    return STEWARD_COMPARE_LESS_EQUAL;

  return has_word (property, greater_words) ? STEWARD_COMPARE_GREATER_EQUAL : STEWARD_COMPARE_NONE;
}

static gboolean
settle_compare (StewardSloReader *self)
{
  self->slo->compare = self->threshold.compare != STEWARD_COMPARE_NONE ? self->threshold.compare
                                                                       : guess_compare (self);
  if (self->slo->compare == STEWARD_COMPARE_EQUAL && self->threshold.kind == STEWARD_QUANTITY_DURATION)
    self->slo->compare = STEWARD_COMPARE_LESS_EQUAL;
  if (self->slo->compare != STEWARD_COMPARE_NONE)
    return TRUE;

  steward_slo_reader_be_vague (self, "does not say whether it is the least or the most", "“≥ …” or “≤ …” before it");
  return FALSE;
}

/* 0.02 of an error rate is 2 %; 5 might be either 5 % or five errors. */
static gboolean
settle_share (StewardSloReader *self)
{
  StewardThreshold *threshold = &self->threshold;
  gboolean score = strcmp (self->slo->property, "qualityScore") == 0;

  if (threshold->kind == STEWARD_QUANTITY_PERCENT)
    return threshold->value <= 100;
  if (threshold->kind != STEWARD_QUANTITY_NUMBER || self->objective->unit != NULL)
    return FALSE;
  if (threshold->value < 1)
    threshold->value *= 100;
  else if (!score || threshold->value == 1 || threshold->value > 100)
    return FALSE;
  threshold->kind = STEWARD_QUANTITY_PERCENT;

  return TRUE;
}

static void
read_share (StewardSloReader *self)
{
  if (!self->threshold.exact || !settle_share (self))
    {
      steward_slo_reader_explain (self, "a percentage", strcmp (self->slo->property, "errorRate") == 0
                                                        ? "“< 0.5 %”" : "“≥ 98 %”");
      return;
    }
  if (!settle_compare (self))
    return;

  self->slo->quantity = STEWARD_QUANTITY_PERCENT;
  self->slo->bound = self->threshold.value;
}

static void
read_latency (StewardSloReader *self)
{
  if (self->threshold.kind != STEWARD_QUANTITY_DURATION || !self->threshold.exact)
    {
      steward_slo_reader_explain (self, "a length of time", "“< 5 minutes”");
      return;
    }
  if (!settle_compare (self))
    return;

  self->slo->quantity = STEWARD_QUANTITY_DURATION;
  self->slo->bound = (double) self->threshold.duration.microseconds;
  self->slo->limit = self->threshold.duration.microseconds;
}

/* "1000 records/s": the number, and of what. The words of a rate are no part
 * of the comparison, so that they are not lost on the threshold. */
static void
split_unit (StewardSloReader *self)
{
  g_autoptr(GRegex) regex = g_regex_new ("^\\s*(?<number>[^0-9]*[0-9][0-9.,'_]*(?:e[+-]?\\d+)?)\\s*"
                                         "(?<unit>[\\p{L}%/][\\p{L}\\s/%²³.]{0,60})$", G_REGEX_CASELESS, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  g_autofree char *number = NULL;
  StewardThreshold threshold;

  if (self->threshold.kind == STEWARD_QUANTITY_NUMBER || self->threshold.kind == STEWARD_QUANTITY_PERCENT ||
      !g_utf8_validate (self->value, -1, NULL) || !g_regex_match (regex, self->value, 0, &match))
    return;
  number = g_match_info_fetch_named (match, "number");
  if (!steward_threshold_parse (number, NULL, &threshold, NULL) || threshold.kind != STEWARD_QUANTITY_NUMBER ||
      !threshold.exact)
    return;

  self->threshold = threshold;
  g_free (self->slo->unit);
  self->slo->unit = g_match_info_fetch_named (match, "unit");
  g_strstrip (self->slo->unit);
}

/* What must not be is no bound, but that a count must not be none. Returns
 * whether it was dealt with. */
static gboolean
read_not (StewardSloReader *self)
{
  if (strcmp (self->value, "!= 0") == 0)
    {
      self->slo->compare = STEWARD_COMPARE_GREATER;
      self->slo->quantity = STEWARD_QUANTITY_NUMBER;
      self->slo->bound = 0;
      return TRUE;
    }
  if (!g_str_has_prefix (self->value, "!=") && !g_str_has_prefix (self->value, "not between"))
    return FALSE;
  steward_slo_reader_be_vague (self, "names what must not be, and leaves open what must", "“= 0”, “< 5” or “> 5”");

  return TRUE;
}

static void
read_figure (StewardSloReader *self)
{
  gboolean throughput = strcmp (self->slo->property, "throughput") == 0;
  StewardThreshold *threshold = &self->threshold;

  if (read_not (self))
    return;
  if (throughput && threshold->kind == STEWARD_QUANTITY_TEXT)
    split_unit (self);
  if (threshold->kind == STEWARD_QUANTITY_TEXT || threshold->kind == STEWARD_QUANTITY_INSTANT || !threshold->exact ||
      (throughput && threshold->kind != STEWARD_QUANTITY_NUMBER))
    {
      steward_slo_reader_explain (self, "a figure", throughput ? "“≥ 1000 rows/s”" : "a number and a unit");
      return;
    }
  if (!settle_compare (self))
    return;

  self->slo->quantity = threshold->kind;
  self->slo->bound = threshold->kind == STEWARD_QUANTITY_DURATION ? (double) threshold->duration.microseconds
                                                                  : threshold->value;
  if (threshold->kind == STEWARD_QUANTITY_DURATION)
    self->slo->limit = threshold->duration.microseconds;
}

/* Reads a figure against a bound. */
void
steward_slo_reader_read_value (StewardSloReader *self)
{
  const char *property = self->slo->property;

  if (strcmp (property, "errorRate") == 0 || strcmp (property, "qualityScore") == 0)
    read_share (self);
  else if (strcmp (property, "latency") == 0)
    read_latency (self);
  else if (strcmp (property, "quality") != 0 && has_word (property, prose_words) &&
           (self->threshold.kind == STEWARD_QUANTITY_TEXT || !self->threshold.exact))
    steward_slo_reader_be_vague (self, "is for people: nothing measures it",
                                 "a level that can be measured, or leave it as a note");
  else
    read_figure (self);
}
