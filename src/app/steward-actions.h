/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StewardKeys:
 *
 * One line of the only table of keys. The accelerators, the plain keys and the
 * shortcuts window are all made from it.
 */
typedef struct
{
  const char *group;                   /* N_() */
  const char *title;                   /* N_() */
  const char *action;                  /* detailed name, or NULL: handled by the widget that has the focus */
  const char *accels;                  /* space-separated, work everywhere; or NULL */
  const char *plain;                   /* space-separated, work only while no text field has the focus; or NULL */
} StewardKeys;

const StewardKeys *steward_actions_keys            (gsize          *out_length);

void               steward_actions_install_accels  (GtkApplication *application);
void               steward_actions_install_plain   (GtkWidget      *widget);

void               steward_actions_set             (GtkActionable  *actionable,
                                                    const char     *detailed_action);

GMenuModel        *steward_actions_menu            (void) G_GNUC_WARN_UNUSED_RESULT;
char              *steward_actions_shortcuts_ui    (void) G_GNUC_WARN_UNUSED_RESULT;
GtkWindow         *steward_actions_shortcuts_window (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
