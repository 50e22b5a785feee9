/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "steward-services.h"

G_BEGIN_DECLS

/* A profile of its own with products made by number, for tests and benches of
 * the products page. */

typedef StewardEntry *(*ProductsFixtureMake) (guint number, gpointer user_data);

typedef struct
{
  char *profile;                       /* a folder of its own */
  StewardServices *services;
} ProductsFixture;

ProductsFixture *products_fixture_new         (const char          *profile);
void             products_fixture_free        (ProductsFixture     *self);
void             products_fixture_fill        (ProductsFixture     *self,
                                               const char          *source_id,
                                               guint                n_entries,
                                               ProductsFixtureMake  make,
                                               gpointer             user_data);
StewardEntry    *products_fixture_make        (guint                number,
                                               gpointer             user_data);

GtkWidget       *products_fixture_find        (GtkWidget           *root,
                                               GType                type);
gboolean         products_fixture_wait        (gboolean           (*is_so) (gpointer),
                                               gpointer             user_data,
                                               guint                milliseconds);

G_END_DECLS
