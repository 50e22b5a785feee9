/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Objectives as records. What identifies one is what it is about, never its
 * target: a promise that is changed goes on being the same objective. */

#include "config.h"

#include "steward-slo-private.h"

#include "steward-digest.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

#define ID_LENGTH 16
#define DEFAULT_TARGET 0.99
#define DEFAULT_WINDOW 30
#define DEFAULT_HOLD (G_GINT64_CONSTANT (26) * 3600 * G_USEC_PER_SEC)

#define MEMBER(name, kind, member, promise) \
  { name, kind, offsetof (StewardSlo, member), promise, NULL }
#define WORD(name, member, words) \
  { name, STEWARD_SLO_WORD, offsetof (StewardSlo, member), TRUE, words }

const guint steward_window_days[STEWARD_N_WINDOWS] = { 7, 30, 90 };

const StewardSloMember steward_slo_members[] = {
  MEMBER ("id", STEWARD_SLO_TEXT, id, FALSE),
  MEMBER ("subject", STEWARD_SLO_TEXT, subject, FALSE),
  MEMBER ("port", STEWARD_SLO_TEXT, port, FALSE),
  MEMBER ("contract", STEWARD_SLO_TEXT, contract, FALSE),
  MEMBER ("contractVersion", STEWARD_SLO_TEXT, contract_version, FALSE),
  MEMBER ("property", STEWARD_SLO_TEXT, property, FALSE),
  MEMBER ("element", STEWARD_SLO_TEXT, element, FALSE),
  MEMBER ("check", STEWARD_SLO_TEXT, check, FALSE),
  MEMBER ("driver", STEWARD_SLO_TEXT, driver, FALSE),
  MEMBER ("written", STEWARD_SLO_TEXT, written, FALSE),
  MEMBER ("inherited", STEWARD_SLO_FLAG, inherited, FALSE),
  WORD ("method", method, steward_slo_method_ids),
  WORD ("compare", compare, steward_slo_compare_ids),
  WORD ("quantity", quantity, steward_slo_quantity_ids),
  MEMBER ("bound", STEWARD_SLO_FIGURE, bound, TRUE),
  MEMBER ("limit", STEWARD_SLO_TIME, limit, TRUE),
  MEMBER ("unit", STEWARD_SLO_TEXT, unit, TRUE),
  MEMBER ("count", STEWARD_SLO_COUNT, count, TRUE),
  MEMBER ("every", STEWARD_SLO_COUNT, every, TRUE),
  WORD ("period", period, steward_slo_period_ids),
  MEMBER ("timezone", STEWARD_SLO_TEXT, timezone, TRUE),
  MEMBER ("weekdays", STEWARD_SLO_COUNT, weekdays, TRUE),
  MEMBER ("skipsHolidays", STEWARD_SLO_FLAG, skips_holidays, TRUE),
  MEMBER ("target", STEWARD_SLO_FIGURE, target, TRUE),
  MEMBER ("window", STEWARD_SLO_COUNT, window, TRUE),
  MEMBER ("hold", STEWARD_SLO_TIME, hold, TRUE),
  MEMBER ("vague", STEWARD_SLO_TEXT, vague, TRUE),
};
const gsize steward_slo_n_members = G_N_ELEMENTS (steward_slo_members);

/**
 * steward_slo_new:
 *
 * Returns: (transfer full): a vague objective of nothing: every day, in UTC,
 *   99 % of 30 days
 */
StewardSlo *
steward_slo_new (void)
{
  StewardSlo *self = g_new0 (StewardSlo, 1);

  self->count = 1;
  self->every = 1;
  self->period = STEWARD_PERIOD_DAY;
  self->timezone = g_strdup ("UTC");
  self->weekdays = STEWARD_EVERY_DAY;
  self->target = DEFAULT_TARGET;
  self->window = DEFAULT_WINDOW;
  self->hold = DEFAULT_HOLD;

  return self;
}

/**
 * steward_slo_copy:
 * @self: (nullable): an objective
 *
 * Returns: (transfer full) (nullable): its equal
 */
StewardSlo *
steward_slo_copy (const StewardSlo *self)
{
  StewardSlo *copy;

  if (self == NULL)
    return NULL;

  copy = g_memdup2 (self, sizeof *self);
  for (gsize i = 0; i < steward_slo_n_members; i++)
    if (steward_slo_members[i].kind == STEWARD_SLO_TEXT)
      {
        char **text = G_STRUCT_MEMBER_P (copy, steward_slo_members[i].offset);

        *text = g_strdup (*text);
      }

  return copy;
}

void
steward_slo_free (StewardSlo *self)
{
  if (self == NULL)
    return;

  for (gsize i = 0; i < steward_slo_n_members; i++)
    if (steward_slo_members[i].kind == STEWARD_SLO_TEXT)
      g_free (G_STRUCT_MEMBER (char *, self, steward_slo_members[i].offset));
  g_free (self);
}

/**
 * steward_slo_make_id:
 * @self: an objective with its subject and property
 *
 * The target is not part of it, nor is the contract's version.
 *
 * Returns: (transfer full): 16 hexadecimal digits, the same on every desk
 */
char *
steward_slo_make_id (const StewardSlo *self)
{
  g_autofree char *text = g_strjoin ("\n", self->subject != NULL ? self->subject : "",
                                     self->port != NULL ? self->port : "",
                                     self->property != NULL ? self->property : "",
                                     self->element != NULL ? self->element : "",
                                     self->check != NULL ? self->check : "", NULL);
  StewardDigest digest;
  char *id;

  steward_digest_of_bytes (text, strlen (text), &digest);
  id = steward_digest_to_hex (&digest);
  id[ID_LENGTH] = '\0';

  return id;
}

static gboolean
is_same_member (const StewardSloMember *member,
                const StewardSlo       *a,
                const StewardSlo       *b)
{
  switch (member->kind)
    {
    case STEWARD_SLO_TEXT:
      return g_strcmp0 (G_STRUCT_MEMBER (char *, a, member->offset), G_STRUCT_MEMBER (char *, b, member->offset)) == 0;
    case STEWARD_SLO_TIME:
      return G_STRUCT_MEMBER (gint64, a, member->offset) == G_STRUCT_MEMBER (gint64, b, member->offset);
    case STEWARD_SLO_FIGURE:
      return memcmp (G_STRUCT_MEMBER_P (a, member->offset), G_STRUCT_MEMBER_P (b, member->offset),
                     sizeof (double)) == 0;
    case STEWARD_SLO_FLAG:
      return !G_STRUCT_MEMBER (gboolean, a, member->offset) == !G_STRUCT_MEMBER (gboolean, b, member->offset);
    case STEWARD_SLO_COUNT:
    case STEWARD_SLO_WORD:
    default:
      return G_STRUCT_MEMBER (guint, a, member->offset) == G_STRUCT_MEMBER (guint, b, member->offset);
    }
}

/**
 * steward_slo_is_same_promise:
 * @a: an objective
 * @b: another one, or the same at another time
 *
 * Names, wording and the contract's version do not matter; target, bound,
 * schedule and time zone do.
 *
 * Returns: whether measurements would be judged alike by both
 */
gboolean
steward_slo_is_same_promise (const StewardSlo *a,
                             const StewardSlo *b)
{
  for (gsize i = 0; i < steward_slo_n_members; i++)
    if (steward_slo_members[i].promise && !is_same_member (&steward_slo_members[i], a, b))
      return FALSE;

  return TRUE;
}

/**
 * steward_level_new:
 *
 * Returns: (transfer full): how an objective stands of which nothing is known,
 *   without an objective
 */
StewardLevel *
steward_level_new (void)
{
  StewardLevel *self = g_new0 (StewardLevel, 1);

  self->reason = STEWARD_REASON_NOT_BEGUN;
  self->budget_left = NAN;
  self->last_value = NAN;
  for (gsize i = 0; i < STEWARD_N_BURNS; i++)
    self->burn[i] = NAN;
  memset (self->strip, STEWARD_STRIP_NOTHING, sizeof self->strip);

  return self;
}

void
steward_level_free (StewardLevel *self)
{
  if (self == NULL)
    return;

  steward_slo_free (self->slo);
  g_free (self->name);
  g_free (self->domain);
  g_free (self->source_id);
  g_free (self->origin);
  g_free (self->measured_by);
  g_free (self->incident);
  g_free (self);
}
