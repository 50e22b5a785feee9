/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "steward-dock.h"
#include "steward-page.h"
#include "steward-settings.h"

G_BEGIN_DECLS

/**
 * StewardWindow:
 *
 * The main window. It is shown before there are services; they arrive with
 * steward_window_set_services(), or steward_window_fail() says why not.
 * "retry" is emitted when the person wants the profile opened again.
 */
#define STEWARD_TYPE_WINDOW (steward_window_get_type ())
G_DECLARE_FINAL_TYPE (StewardWindow, steward_window, STEWARD, WINDOW, AdwApplicationWindow)

StewardWindow   *steward_window_new          (GtkApplication  *application,
                                              StewardSettings *settings,
                                              const char      *sample);

StewardPage     *steward_window_get_page     (StewardWindow   *self);
StewardPage     *steward_window_find_page    (StewardWindow   *self,
                                              const char      *name);
StewardDock     *steward_window_get_dock     (StewardWindow   *self);
StewardServices *steward_window_get_services (StewardWindow   *self);
void             steward_window_set_services (StewardWindow   *self,
                                              StewardServices *services);
void             steward_window_fail         (StewardWindow   *self,
                                              const GError    *error,
                                              const char      *profile);
void             steward_window_add_notice   (StewardWindow   *self,
                                              const char      *sentence);

void             steward_window_show_page    (StewardWindow   *self,
                                              const char      *name);
void             steward_window_open_product (StewardWindow   *self,
                                              const char      *urn);
void             steward_window_open_review  (StewardWindow   *self,
                                              const char      *review);
void             steward_window_open_access  (StewardWindow   *self,
                                              const char      *access);
void             steward_window_open_objective (StewardWindow   *self,
                                                const char      *objective);
void             steward_window_open_incident (StewardWindow   *self,
                                               const char      *incident);
void             steward_window_open_sample  (StewardWindow   *self);

G_END_DECLS
