/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "products-fixture.h"

#include <ftw.h>
#include <glib/gstdio.h>
#include <stdio.h>

#include "steward-catalog-writer.h"

#define BATCH 2000

static int
remove_cb (const char        *path,
           const struct stat *info,
           int                kind,
           struct FTW        *ftw)
{
  return remove (path);
}

/**
 * products_fixture_new:
 * @profile: (nullable): a folder that stays; %NULL for one that goes
 *
 * Returns: (transfer full): an open profile
 */
ProductsFixture *
products_fixture_new (const char *profile)
{
  g_autoptr (GError) error = NULL;
  ProductsFixture *self = g_new0 (ProductsFixture, 1);
  g_autofree char *temporary = profile == NULL ? g_dir_make_tmp ("steward-products-XXXXXX", &error) : NULL;

  g_assert_no_error (error);
  self->profile = g_strdup (profile != NULL ? profile : temporary);
  self->services = steward_services_open (self->profile, &error);
  g_assert_no_error (error);

  if (profile != NULL)
    g_clear_pointer (&self->profile, g_free);

  return self;
}

/**
 * products_fixture_free:
 * @self: (transfer full): a profile, which is removed unless it stays
 */
void
products_fixture_free (ProductsFixture *self)
{
  steward_services_close (self->services);
  g_clear_object (&self->services);
  if (self->profile != NULL)
    nftw (self->profile, remove_cb, 16, FTW_DEPTH | FTW_PHYS);
  g_free (self->profile);
  g_free (self);
}

/**
 * products_fixture_make:
 * @number: from 0
 * @user_data: unused
 *
 * Returns: (transfer full): a product whose members follow from @number
 */
StewardEntry *
products_fixture_make (guint    number,
                       gpointer user_data)
{
  static const char *const domains[] = { "Customer", "Finance", "Marketing", "Orders", "Payments", "Supply chain" };
  static const char *const prefixes[] = { "customer", "finance", "marketing", "orders", "payments", "supply" };
  static const char *const owners[] = { "Ines Okafor", "Tomás Reyes", "Priya Nair", "Jonas Weber", "Aiko Tanaka" };
  StewardEntry *entry = steward_entry_new (STEWARD_ENTRY_PRODUCT);
  guint domain = number % G_N_ELEMENTS (domains);

  entry->native_id = g_strdup_printf ("products/%07u", number);
  entry->name = g_strdup_printf ("%s.product_%07u", prefixes[domain], number);
  entry->domain = g_strdup (domains[domain]);
  entry->purpose = g_strdup_printf ("What happened to number %u, as it happens", number);
  entry->lifecycle = STEWARD_LIFECYCLE_DRAFT + number % 4;
  entry->certification = number % 4;
  entry->classification = number % 6;
  entry->updated_at = -1;
  if (number % 10 != 9)
    {
      StewardOwner *owner = steward_owner_new ();

      owner->name = g_strdup (owners[number % G_N_ELEMENTS (owners)]);
      owner->accountable = TRUE;
      if (entry->owners == NULL)
        entry->owners = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_owner_free);
      g_ptr_array_add (entry->owners, owner);
    }
  steward_entry_settle (entry);

  return entry;
}

/**
 * products_fixture_fill:
 * @self: a profile
 * @source_id: of the source whose entries are replaced
 * @n_entries: how many there are from now on
 * @make: makes each
 * @user_data: for @make
 */
void
products_fixture_fill (ProductsFixture     *self,
                       const char          *source_id,
                       guint                n_entries,
                       ProductsFixtureMake  make,
                       gpointer             user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardCatalogWriter) writer = NULL;
  g_autoptr (GPtrArray) batch = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_entry_free);
  StewardSyncReport report;

  writer = steward_catalog_writer_begin (steward_services_get_catalog (self->services), source_id, "folder", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < n_entries; i++)
    {
      g_ptr_array_add (batch, make (i, user_data));
      if (batch->len < BATCH && i + 1 < n_entries)
        continue;
      g_assert_true (steward_catalog_writer_put (writer, batch, &error));
      g_assert_no_error (error);
    }
  g_assert_true (steward_catalog_writer_commit (writer, source_id, NULL, &report, &error));
  g_assert_no_error (error);
}

/**
 * products_fixture_find:
 * @root: a widget
 * @type: of what is looked for
 *
 * Returns: (transfer none) (nullable): the first mapped or unmapped widget of
 *   @type at or below @root
 */
GtkWidget *
products_fixture_find (GtkWidget *root,
                       GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = products_fixture_find (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
late_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;

  return G_SOURCE_CONTINUE;
}

/**
 * products_fixture_wait:
 * @is_so: what is waited for
 * @user_data: for @is_so
 * @milliseconds: at most
 *
 * Returns: whether it came true while the main loop ran
 */
gboolean
products_fixture_wait (gboolean (*is_so) (gpointer),
                       gpointer   user_data,
                       guint      milliseconds)
{
  gboolean late = FALSE;
  guint timeout = g_timeout_add (milliseconds, late_cb, &late);

  while (!late && !is_so (user_data))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timeout);

  return is_so (user_data);
}
