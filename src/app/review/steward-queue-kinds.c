/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which kinds of review are shown, as a chip says it, and the line of keys. */

#include "config.h"

#include "steward-queue-kinds.h"

#include <glib/gi18n.h>

#include "steward-filter-option.h"
#include "steward-queue.h"

/**
 * steward_queue_kinds_read:
 * @chip: the chip of kinds
 *
 * Returns: bits 1 << #StewardReviewKind of what is checked; 0 for all
 */
guint
steward_queue_kinds_read (StewardFilterChip *chip)
{
  g_auto (GStrv) chosen = steward_filter_chip_dup_selected (chip);
  guint kinds = 0;

  for (gsize i = 0; chosen != NULL && chosen[i] != NULL; i++)
    {
      StewardReviewKind kind;

      if (steward_review_kind_from_id (chosen[i], &kind))
        kinds |= 1u << kind;
    }

  return kinds;
}

/**
 * steward_queue_kinds_offer:
 * @chip: the chip of kinds
 * @items: of #StewardQueueItem
 *
 * Offers the kinds that @items have, with how many.
 */
void
steward_queue_kinds_offer (StewardFilterChip *chip,
                           GPtrArray         *items)
{
  g_autoptr (GPtrArray) options = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_filter_option_free);

  for (guint kind = 0; kind < STEWARD_REVIEW_N_KINDS; kind++)
    {
      guint64 count = 0;

      for (guint i = 0; i < items->len; i++)
        count += steward_queue_item_get_kind (g_ptr_array_index (items, i)) == kind ? 1 : 0;
      if (count > 0)
        g_ptr_array_add (options, steward_filter_option_new (steward_review_kind_to_id (kind),
                                                             _(steward_review_kind_to_title (kind)), count));
    }
  steward_filter_chip_set_options (chip, options);
}

/**
 * steward_queue_footer_add:
 * @footer: a line of keys
 * @key: as printed
 * @what: what it does, translated
 */
void
steward_queue_footer_add (GtkBox     *footer,
                          const char *key,
                          const char *what)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *key_label = gtk_label_new (key);
  GtkWidget *what_label = gtk_label_new (what);

  gtk_widget_add_css_class (key_label, "key");
  gtk_label_set_ellipsize (GTK_LABEL (what_label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (what_label, "second-line");
  gtk_box_append (GTK_BOX (box), key_label);
  gtk_box_append (GTK_BOX (box), what_label);
  gtk_box_append (footer, box);
}
