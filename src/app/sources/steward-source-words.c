/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The state of a source in words, icon and colour class: one wording for the
 * sidebar and for the sources page. Pure functions of the item and the time. */

#include "config.h"

#include "steward-source-words.h"

#include <glib/gi18n.h>

#include "steward-time.h"

/* The settings that say where a source is, in the order of preference. */
static const char *const place_keys[] = { "path", "folder", "url", "address", "host" };

/**
 * steward_source_words_kind:
 * @item: a source
 *
 * Returns: (transfer none): its kind in the person's language: "PostgreSQL"
 */
const char *
steward_source_words_kind (StewardSourceItem *item)
{
  const StewardConnectorKind *kind = steward_source_item_get_kind (item);

  return kind != NULL ? _(kind->title) : _("Unknown kind");
}

/**
 * steward_source_words_place:
 * @item: a source
 *
 * Returns: (transfer full) (nullable): where it is: a folder, or an address
 */
char *
steward_source_words_place (StewardSourceItem *item)
{
  StewardSource *source = steward_source_item_get_source (item);

  for (gsize i = 0; i < G_N_ELEMENTS (place_keys); i++)
    {
      const char *place = steward_source_get_setting (source, place_keys[i]);

      if (place != NULL && *place != '\0')
        return g_strdup (place);
    }

  return NULL;
}

/* Formats are for translators, who see "%s" but not what stands for 64 bits. */
static char *
format_number (guint64 number)
{
  return g_strdup_printf ("%'" G_GUINT64_FORMAT, number);
}

/**
 * steward_source_words_progress:
 * @item: a source that is syncing
 *
 * Returns: (transfer full): how far it is: "62 % of 418 tables"
 */
char *
steward_source_words_progress (StewardSourceItem *item)
{
  guint64 done = steward_source_item_get_done (item);
  guint64 total = steward_source_item_get_total (item);
  const char *what = steward_source_item_get_what (item);
  g_autofree char *number = NULL;

  if (what == NULL || (done == 0 && total == 0))
    return g_strdup (_("Syncing…"));
  number = format_number (total == 0 ? done : total);
  if (total == 0)
    /* Translators: a number and a noun in the plural: "418 tables" */
    return g_strdup_printf (_("%s %s"), number, _(what));

  /* Translators: a percentage, a number and a noun in the plural: "62 % of 418 tables" */
  return g_strdup_printf (_("%d %% of %s %s"), (int) (MIN (done, total) * 100 / total), number, _(what));
}

static const char *
describe_failure (const GError *error)
{
  if (error == NULL || error->domain != STEWARD_ERROR)
    return _("Sync failed");

  switch (error->code)
    {
    case STEWARD_ERROR_AUTH:
      return _("Password refused");
    case STEWARD_ERROR_SECRET_MISSING:
      return _("Password missing");
    case STEWARD_ERROR_KEYRING_LOCKED:
      return _("Keyring locked");
    case STEWARD_ERROR_KEYRING_NO_BUS:
    case STEWARD_ERROR_KEYRING_NO_SERVICE:
    case STEWARD_ERROR_KEYRING_NO_COLLECTION:
      return _("No keyring");
    case STEWARD_ERROR_DENIED:
      return _("Not allowed");
    case STEWARD_ERROR_NOT_FOUND:
      return _("Not found");
    case STEWARD_ERROR_NO_SPACE:
      return _("Disk full");
    default:
      return _("Sync failed");
    }
}

static char *
describe_offline (StewardSourceItem *item,
                  gint64             now)
{
  g_autofree char *since = steward_time_format_since (steward_source_item_get_failed_at (item), now);

  if (steward_source_item_get_synced_at (item) == 0)
    /* Translators: %s is a time of day or a date */
    return g_strdup_printf (_("Offline since %s"), since);

  /* Translators: %s is a time of day or a date; the last fetched state is what the person sees */
  return g_strdup_printf (_("Offline since %s · showing cache"), since);
}

/* The first sync of a source changes everything and says nothing by it. */
static guint64
count_changes (const StewardSyncReport *report)
{
  if (report->added == report->products + report->datasets)
    return 0;

  return report->added + report->changed + report->removed;
}

static char *
describe_synced (StewardSourceItem *item,
                 gint64             now)
{
  const StewardSyncReport *report = steward_source_item_get_report (item);
  g_autofree char *ago = steward_time_format_ago (steward_source_item_get_synced_at (item), now);
  guint64 n = report != NULL ? count_changes (report) : 0;
  g_autofree char *number = NULL;

  if (n == 0)
    return g_steal_pointer (&ago);

  number = format_number (n);
  /* Translators: when it was synced, and how many entries changed then */
  return g_strdup_printf (ngettext ("%s · %s changed", "%s · %s changed", n), ago, number);
}

/**
 * steward_source_words_line:
 * @item: a source
 * @now: microseconds since the epoch
 *
 * Returns: (transfer full): the second line in the sidebar
 */
char *
steward_source_words_line (StewardSourceItem *item,
                           gint64             now)
{
  const char *kind = steward_source_words_kind (item);
  g_autofree char *text = NULL;

  switch (steward_source_item_get_state (item))
    {
    case STEWARD_SOURCE_NEVER:
      return g_strdup_printf (_("%s · not synced yet"), kind);
    case STEWARD_SOURCE_SYNCING:
      text = steward_source_words_progress (item);
      return g_strdup_printf ("%s · %s", kind, text);
    case STEWARD_SOURCE_OFFLINE:
      return describe_offline (item, now);
    case STEWARD_SOURCE_FAILED:
      return g_strdup_printf ("%s · %s", kind, describe_failure (steward_source_item_get_error (item)));
    case STEWARD_SOURCE_FINE:
    default:
      text = steward_time_format_ago (steward_source_item_get_synced_at (item), now);
      return g_strdup_printf ("%s · %s", kind, text);
    }
}

/**
 * steward_source_words_state:
 * @item: a source
 * @now: microseconds since the epoch
 *
 * Returns: (transfer full): its state on the sources page, without the kind
 */
char *
steward_source_words_state (StewardSourceItem *item,
                            gint64             now)
{
  g_autofree char *text = NULL;

  switch (steward_source_item_get_state (item))
    {
    case STEWARD_SOURCE_NEVER:
      return g_strdup (_("Not synced yet"));
    case STEWARD_SOURCE_SYNCING:
      text = steward_source_words_progress (item);
      /* Translators: %s is a progress such as "62 % of 418 tables" */
      return steward_source_item_get_what (item) != NULL ? g_strdup_printf (_("Syncing, %s"), text)
                                                         : g_steal_pointer (&text);
    case STEWARD_SOURCE_OFFLINE:
      return describe_offline (item, now);
    case STEWARD_SOURCE_FAILED:
      return g_strdup (describe_failure (steward_source_item_get_error (item)));
    case STEWARD_SOURCE_FINE:
    default:
      text = describe_synced (item, now);
      /* Translators: %s is an age: "2 min ago" */
      return g_strdup_printf (_("Synced %s"), text);
    }
}

/**
 * steward_source_words_counts:
 * @item: a source
 *
 * Returns: (transfer full): what the catalog holds of it: "14 products, 3 datasets"
 */
char *
steward_source_words_counts (StewardSourceItem *item)
{
  guint64 n_products = steward_source_item_get_n_products (item);
  guint64 n_datasets = steward_source_item_get_n_datasets (item);
  g_autofree char *number = NULL;
  g_autofree char *products = NULL;
  g_autofree char *datasets = NULL;

  number = format_number (n_products);
  products = g_strdup_printf (ngettext ("%s product", "%s products", n_products), number);
  if (n_datasets == 0)
    return g_steal_pointer (&products);

  g_free (number);
  number = format_number (n_datasets);
  datasets = g_strdup_printf (ngettext ("%s dataset", "%s datasets", n_datasets), number);

  return g_strdup_printf ("%s, %s", products, datasets);
}

static gboolean
has_secret_field (StewardSourceItem *item)
{
  const StewardConnectorKind *kind = steward_source_item_get_kind (item);

  for (const StewardField *field = kind != NULL ? kind->fields : NULL; field != NULL && field->key != NULL; field++)
    if (field->kind == STEWARD_FIELD_SECRET)
      return TRUE;

  return FALSE;
}

/**
 * steward_source_words_loss:
 * @item: a source that somebody wants to remove
 *
 * Returns: (transfer full): what goes with it, and what stays
 */
char *
steward_source_words_loss (StewardSourceItem *item)
{
  g_autofree char *counts = steward_source_words_counts (item);
  g_autofree char *goes = NULL;

  goes = g_strdup_printf (has_secret_field (item)
                            /* Translators: %s is a count: "14 products, 3 datasets" */
                            ? _("From this desk go: its %s in the catalog, its settings, and its password in the "
                                "keyring.")
                            : _("From this desk go: its %s in the catalog, and its settings."),
                          counts);

  return g_strdup_printf ("%s\n\n%s", goes,
                          _("The source itself is not touched, and what people have decided about its products "
                            "stays on record."));
}

/**
 * steward_source_words_icon_name:
 * @item: a source
 * @now: microseconds since the epoch
 *
 * Returns: (transfer none): the icon of its state; %NULL while it syncs, when
 *   a spinner stands in its place
 */
const char *
steward_source_words_icon_name (StewardSourceItem *item,
                                gint64             now)
{
  switch (steward_source_item_get_state (item))
    {
    case STEWARD_SOURCE_NEVER:
      return "content-loading-symbolic";
    case STEWARD_SOURCE_SYNCING:
      return NULL;
    case STEWARD_SOURCE_OFFLINE:
      return "network-offline-symbolic";
    case STEWARD_SOURCE_FAILED:
      return "dialog-error-symbolic";
    case STEWARD_SOURCE_FINE:
    default:
      return steward_time_is_stale (steward_source_item_get_synced_at (item), now)
               ? "document-open-recent-symbolic" : "emblem-ok-symbolic";
    }
}

/**
 * steward_source_words_css_class:
 * @item: a source
 * @now: microseconds since the epoch
 *
 * Returns: (transfer none): the style class of its state icon
 */
const char *
steward_source_words_css_class (StewardSourceItem *item,
                                gint64             now)
{
  switch (steward_source_item_get_state (item))
    {
    case STEWARD_SOURCE_NEVER:
    case STEWARD_SOURCE_SYNCING:
      return "mark-none";
    case STEWARD_SOURCE_OFFLINE:
      return "mark-warning";
    case STEWARD_SOURCE_FAILED:
      return "mark-error";
    case STEWARD_SOURCE_FINE:
    default:
      return steward_time_is_stale (steward_source_item_get_synced_at (item), now) ? "mark-warning" : "mark-success";
    }
}

/**
 * steward_source_words_remedy:
 * @error: (nullable): what went wrong
 *
 * Returns: (transfer none) (nullable): what to do about it, translated
 */
const char *
steward_source_words_remedy (const GError *error)
{
  const char *remedy = steward_error_remedy (error);

  return remedy != NULL ? _(remedy) : NULL;
}

/**
 * steward_source_words_way_out:
 * @error: (nullable): what went wrong
 *
 * Returns: what the one button beside the error does
 */
StewardWayOut
steward_source_words_way_out (const GError *error)
{
  if (error == NULL || error->domain != STEWARD_ERROR)
    return STEWARD_WAY_OUT_SYNC;

  switch (error->code)
    {
    case STEWARD_ERROR_KEYRING_LOCKED:
      return STEWARD_WAY_OUT_UNLOCK;
    case STEWARD_ERROR_AUTH:
    case STEWARD_ERROR_SECRET_MISSING:
      return STEWARD_WAY_OUT_SECRET;
    case STEWARD_ERROR_NETWORK:
    case STEWARD_ERROR_NOT_FOUND:
    case STEWARD_ERROR_USAGE:
      return STEWARD_WAY_OUT_ADDRESS;
    default:
      return STEWARD_WAY_OUT_SYNC;
    }
}

/**
 * steward_source_words_way_out_label:
 * @way_out: what the button does
 *
 * Returns: (transfer none): what stands on it
 */
const char *
steward_source_words_way_out_label (StewardWayOut way_out)
{
  switch (way_out)
    {
    case STEWARD_WAY_OUT_UNLOCK:
      return _("Unlock Keyring");
    case STEWARD_WAY_OUT_SECRET:
      return _("Enter Password…");
    case STEWARD_WAY_OUT_ADDRESS:
      return _("Check Address…");
    case STEWARD_WAY_OUT_SYNC:
    default:
      return _("Sync Now");
    }
}
