/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Accesses in words and icons. Approval and provisioning are two facts: what
 * was decided is said first, what the platform has of it second. */

#include "config.h"

#include "steward-access-look.h"

#include <glib/gi18n.h>

#include "steward-review-words.h"

/**
 * steward_access_is_to_be_gone:
 * @access: an access
 *
 * Returns: whether it is over and a platform may grant it still
 */
gboolean
steward_access_is_to_be_gone (const StewardAccess *access)
{
  gboolean over = access->state == STEWARD_ACCESS_REVOKED || access->state == STEWARD_ACCESS_EXPIRED;

  return over && access->provision != STEWARD_PROVISION_NONE && access->provision != STEWARD_PROVISION_DEPROVISIONED;
}

/**
 * steward_access_get_stage:
 * @access: an access
 *
 * Returns: in which part of its life it is
 */
StewardAccessStage
steward_access_get_stage (const StewardAccess *access)
{
  if (access->state == STEWARD_ACCESS_REQUESTED)
    return STEWARD_ACCESS_STAGE_WAITING;
  if (access->provision == STEWARD_PROVISION_FAILED || steward_access_is_to_be_gone (access))
    return STEWARD_ACCESS_STAGE_TROUBLE;

  return access->state == STEWARD_ACCESS_APPROVED ? STEWARD_ACCESS_STAGE_LIVE : STEWARD_ACCESS_STAGE_OVER;
}

/**
 * steward_access_stage_to_id:
 * @stage: a stage
 *
 * Returns: its name in filters
 */
const char *
steward_access_stage_to_id (StewardAccessStage stage)
{
  static const char *const ids[] = { "waiting", "live", "trouble", "over" };

  return ids[stage];
}

/**
 * steward_access_stage_to_title:
 * @stage: a stage
 *
 * Returns: (transfer none): translated
 */
const char *
steward_access_stage_to_title (StewardAccessStage stage)
{
  static const char *const titles[] = { N_("Waiting for a decision"), N_("Live"), N_("Needs a person"), N_("Over") };

  return _(titles[stage]);
}

/**
 * steward_access_ends_soon:
 * @access: an access
 * @now: the present
 *
 * Returns: whether it is live and ends within a month
 */
gboolean
steward_access_ends_soon (const StewardAccess *access,
                          gint64               now)
{
  return access->state == STEWARD_ACCESS_APPROVED && access->terms != NULL && access->terms->until > 0 &&
         access->terms->until - now < STEWARD_ACCESS_ENDS_SOON;
}

static StewardAccessLook
get_ended_look (const StewardAccess *access,
                gboolean             overdue)
{
  gboolean expired = access->state == STEWARD_ACCESS_EXPIRED;

  if (steward_access_is_to_be_gone (access) && (overdue || access->provision == STEWARD_PROVISION_FAILED))
    return (StewardAccessLook) { "dialog-error-symbolic", _("Not taken back yet"), STEWARD_TONE_ERROR };
  if (steward_access_is_to_be_gone (access))
    return (StewardAccessLook) { "content-loading-symbolic", _("Being taken back"), STEWARD_TONE_TROUBLE };

  return (StewardAccessLook) { "media-playback-stop-symbolic", expired ? _("Expired") : _("Revoked"),
                               STEWARD_TONE_DIM };
}

/**
 * steward_access_get_look:
 * @access: an access
 * @overdue: whether its decision or its revocation is late
 *
 * Returns: how it stands, as lists show it
 */
StewardAccessLook
steward_access_get_look (const StewardAccess *access,
                         gboolean             overdue)
{
  switch (access->state)
    {
    case STEWARD_ACCESS_APPROVED:
      return steward_access_get_provision_look (access);
    case STEWARD_ACCESS_REJECTED:
      return (StewardAccessLook) { "window-close-symbolic", _("Rejected"), STEWARD_TONE_DIM };
    case STEWARD_ACCESS_WITHDRAWN:
      return (StewardAccessLook) { "edit-undo-symbolic", _("Withdrawn"), STEWARD_TONE_DIM };
    case STEWARD_ACCESS_EXPIRED:
    case STEWARD_ACCESS_REVOKED:
      return get_ended_look (access, overdue);
    case STEWARD_ACCESS_REQUESTED:
    default:
      return (StewardAccessLook) { "content-loading-symbolic", _("Requested"),
                                   overdue ? STEWARD_TONE_TROUBLE : STEWARD_TONE_PLAIN };
    }
}

/**
 * steward_access_get_provision_look:
 * @access: an access
 *
 * Returns: what the platform has of it
 */
StewardAccessLook
steward_access_get_provision_look (const StewardAccess *access)
{
  gboolean partly = access->provision == STEWARD_PROVISION_PROVISIONED && access->provision_reason != NULL &&
                    *access->provision_reason != '\0';

  switch (access->provision)
    {
    case STEWARD_PROVISION_PROVISIONING:
      return (StewardAccessLook) { "content-loading-symbolic", _("Being provisioned"), STEWARD_TONE_PLAIN };
    case STEWARD_PROVISION_PROVISIONED:
      if (partly)
        return (StewardAccessLook) { "dialog-warning-symbolic", _("Provisioned in part"), STEWARD_TONE_TROUBLE };
      return (StewardAccessLook) { "emblem-ok-symbolic", _("Provisioned"), STEWARD_TONE_PLAIN };
    case STEWARD_PROVISION_FAILED:
      return (StewardAccessLook) { "dialog-error-symbolic", _("Provisioning failed"), STEWARD_TONE_ERROR };
    case STEWARD_PROVISION_DEPROVISIONING:
      return (StewardAccessLook) { "content-loading-symbolic", _("Being taken back"), STEWARD_TONE_TROUBLE };
    case STEWARD_PROVISION_DEPROVISIONED:
      return (StewardAccessLook) { "media-playback-stop-symbolic", _("Taken back"), STEWARD_TONE_DIM };
    case STEWARD_PROVISION_NONE:
    default:
      return (StewardAccessLook) { "media-playback-stop-symbolic", _("Not provisioned"), STEWARD_TONE_DIM };
    }
}

/**
 * steward_access_say_clock:
 * @access: an access
 * @now: the present
 *
 * Returns: (transfer full): its clock: when it has to be decided, until when it
 *   is granted, or when it ended
 */
char *
steward_access_say_clock (const StewardAccess *access,
                          gint64               now)
{
  gint64 ended = MAX (access->ended_at, access->decided_at);
  g_autofree char *day = NULL;

  if (access->state == STEWARD_ACCESS_REQUESTED)
    return steward_review_say_remaining (access->due, now);
  if (access->state == STEWARD_ACCESS_APPROVED)
    {
      if (access->terms == NULL || access->terms->until == 0)
        return g_strdup (_("no end"));
      day = steward_review_say_date (access->terms->until, now);
      return g_strdup_printf (_("until %s"), day);
    }

  return ended > 0 ? steward_review_say_date (ended, now) : g_strdup ("");
}

/**
 * steward_access_say_days:
 * @span: of time
 *
 * Returns: (transfer full): "90 days", or "24 hours" where that is less than two
 *   days
 */
char *
steward_access_say_days (gint64 span)
{
  int days = (int) ((span + G_TIME_SPAN_DAY / 2) / G_TIME_SPAN_DAY);
  int hours = (int) ((span + G_TIME_SPAN_HOUR / 2) / G_TIME_SPAN_HOUR);

  if (span < 2 * G_TIME_SPAN_DAY)
    return g_strdup_printf (ngettext ("%d hour", "%d hours", hours), hours);

  return g_strdup_printf (ngettext ("%d day", "%d days", days), days);
}

/**
 * steward_access_say_period:
 * @terms: what is asked for
 * @start: when it was approved; 0: not yet
 * @now: the present
 *
 * Returns: (transfer full): "1 Dec – 28 Feb 2027 · 90 days"
 */
char *
steward_access_say_period (const StewardAccessTerms *terms,
                           gint64                    start,
                           gint64                    now)
{
  gint64 from = terms->since > 0 ? terms->since : start;
  gint64 since = from > 0 ? from : now;
  g_autofree char *first = from > 0 ? steward_review_say_date (from, now) : g_strdup (_("approval"));
  /* The end is exclusive: the day before it is the last. */
  g_autofree char *last = terms->until > 0 ? steward_review_say_date (terms->until - 1, now) : NULL;
  g_autofree char *days = NULL;

  if (last == NULL)
    return g_strdup_printf (_("from %s, without an end"), first);
  days = steward_access_say_days (MAX (0, terms->until - since));
  /* Translators: first day, last day, and how long that is */
  return g_strdup_printf (_("%s – %s · %s"), first, last, days);
}

/**
 * steward_access_say_scope:
 * @terms: what may be read
 *
 * Returns: (transfer full): how much it is, in a few words
 */
char *
steward_access_say_scope (const StewardAccessTerms *terms)
{
  guint n_columns = 0, n_all = 0, n_masked = 0;
  gboolean whole = TRUE, known = TRUE, rows = FALSE;
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < terms->objects->len; i++)
    {
      const StewardAccessObject *object = g_ptr_array_index (terms->objects, i);

      whole = whole && object->whole;
      known = known && object->n_columns > 0;
      rows = rows || object->rows->len > 0;
      n_columns += object->columns->len;
      n_all += object->n_columns;
      for (guint k = 0; k < object->columns->len; k++)
        n_masked += ((const StewardAccessColumn *) g_ptr_array_index (object->columns, k))->mask != STEWARD_MASK_NONE;
    }
  if (whole)
    g_string_append (words, _("every column"));
  else if (known)
    g_string_append_printf (words, ngettext ("%u of %u column", "%u of %u columns", n_all), n_columns, n_all);
  else
    g_string_append_printf (words, ngettext ("%u column", "%u columns", n_columns), n_columns);
  if (n_masked > 0)
    g_string_append_printf (words, ngettext (", %u masked", ", %u masked", n_masked), n_masked);
  if (rows)
    g_string_append (words, _(", some rows"));
  if (terms->objects->len > 1)
    g_string_append_printf (words, ngettext (" in %u object", " in %u objects", terms->objects->len),
                            terms->objects->len);

  return g_string_free (words, FALSE);
}

/**
 * steward_consumer_kind_to_icon:
 * @kind: of who reads
 *
 * Returns: name of its icon
 */
const char *
steward_consumer_kind_to_icon (StewardConsumerKind kind)
{
  static const char *const icon_names[STEWARD_CONSUMER_N_KINDS] = {
    [STEWARD_CONSUMER_PERSON] = "avatar-default-symbolic",
    [STEWARD_CONSUMER_TEAM] = "system-users-symbolic",
    [STEWARD_CONSUMER_PRODUCT] = "steward-products-symbolic",
    [STEWARD_CONSUMER_SERVICE] = "applications-system-symbolic",
  };

  return (guint) kind < G_N_ELEMENTS (icon_names) ? icon_names[kind] : "dialog-question-symbolic";
}

/**
 * steward_consumer_kind_to_word:
 * @kind: of who reads
 *
 * Returns: (transfer none): translated
 */
const char *
steward_consumer_kind_to_word (StewardConsumerKind kind)
{
  static const char *const words[STEWARD_CONSUMER_N_KINDS] = {
    [STEWARD_CONSUMER_PERSON] = N_("person"),
    [STEWARD_CONSUMER_TEAM] = N_("team"),
    [STEWARD_CONSUMER_PRODUCT] = N_("product"),
    [STEWARD_CONSUMER_SERVICE] = N_("service"),
  };

  return (guint) kind < G_N_ELEMENTS (words) ? _(words[kind]) : "";
}
