/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The words of service levels: stable ids for files and programs, titles for
 * people. */

#include "config.h"

#include "steward-slo-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *id;
  const char *title;
} Word;

const char *const steward_slo_method_ids[] = {
  "vague", "age", "period", "deadline", "state", "value", "retention", "repair", "date", NULL,
};

const char *const steward_slo_compare_ids[] = { "none", "<", "<=", "=", ">=", ">", NULL };

const char *const steward_slo_quantity_ids[] = { "text", "number", "percent", "duration", "instant", NULL };

const char *const steward_slo_period_ids[] = { "hour", "day", "week", "month", "quarter", "year", NULL };

static const char *const burns[STEWARD_N_BURNS] = { "fast", "medium", "slow" };

static const Word verdicts[] = {
  [STEWARD_LEVEL_UNDECIDABLE] = { "undecidable", N_("Undecidable") },
  [STEWARD_LEVEL_MET] = { "met", N_("Met") },
  [STEWARD_LEVEL_MISSED] = { "missed", N_("Missed") },
};

static const Word reasons[STEWARD_N_REASONS] = {
  [STEWARD_REASON_NONE] = { "none", "" },
  [STEWARD_REASON_NOT_BEGUN] = { "not-begun", N_("Nothing was measured yet.") },
  [STEWARD_REASON_NO_SIGNAL] = { "no-signal", N_("Nothing was measured for too long.") },
  [STEWARD_REASON_BETWEEN_POLLS] = { "between-polls", N_("There were updates, but nobody saw when.") },
  [STEWARD_REASON_NOT_DUE] = { "not-due", N_("The period is not over.") },
  [STEWARD_REASON_WENT_BACK] = { "went-back", N_("The newest update became older: something was taken away.") },
  [STEWARD_REASON_UNREADABLE] = { "unreadable", N_("What was measured cannot be read.") },
  [STEWARD_REASON_PLANNED] = { "planned", N_("A window was planned, which does not count.") },
  [STEWARD_REASON_OFF_DUTY] = { "off-duty", N_("The objective does not hold on this day.") },
  [STEWARD_REASON_VAGUE] = { "vague", N_("The objective says nothing that can be measured.") },
};

const char *
steward_slo_method_to_id (StewardSloMethod method)
{
  return steward_slo_method_ids[(gsize) method <= STEWARD_SLO_DATE ? method : STEWARD_SLO_VAGUE];
}

const char *
steward_verdict_to_id (StewardLevelVerdict verdict)
{
  return verdicts[(gsize) verdict < G_N_ELEMENTS (verdicts) ? verdict : STEWARD_LEVEL_UNDECIDABLE].id;
}

const char *
steward_verdict_to_title (StewardLevelVerdict verdict)
{
  return verdicts[(gsize) verdict < G_N_ELEMENTS (verdicts) ? verdict : STEWARD_LEVEL_UNDECIDABLE].title;
}

const char *
steward_reason_to_id (StewardLevelReason reason)
{
  return reasons[(gsize) reason < STEWARD_N_REASONS ? reason : STEWARD_REASON_NONE].id;
}

/**
 * steward_reason_to_words:
 * @reason: why it is undecidable
 *
 * Returns: a sentence, to be translated by whoever shows it; "" for
 *   %STEWARD_REASON_NONE
 */
const char *
steward_reason_to_words (StewardLevelReason reason)
{
  return reasons[(gsize) reason < STEWARD_N_REASONS ? reason : STEWARD_REASON_NONE].title;
}

const char *
steward_burn_to_id (StewardBurnAlert alert)
{
  return burns[(gsize) alert < STEWARD_N_BURNS ? alert : STEWARD_BURN_SLOW];
}

const char *
steward_period_to_id (StewardPeriod period)
{
  return steward_slo_period_ids[(gsize) period <= STEWARD_PERIOD_YEAR ? period : STEWARD_PERIOD_DAY];
}
