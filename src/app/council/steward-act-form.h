/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-council.h"
#include "steward-page.h"
#include "steward-short-form.h"

G_BEGIN_DECLS

/* Returns: (transfer full): what the form says now */
typedef StewardIntent *(*StewardActFormMake) (StewardShortForm *form,
                                              gpointer          data);

/* A short form whose act is shown before it is sealed: the button first shows
 * exactly what will be recorded, and then records it. */
void steward_act_form_run  (StewardShortForm   *form,
                            StewardPage        *page,
                            const char         *button,
                            const char         *toast,
                            StewardActFormMake  make,
                            gpointer            data,
                            GDestroyNotify      destroy);
void steward_act_form_run_above (StewardShortForm   *form,
                                 StewardServices    *services,
                                 StewardPage        *page,
                                 const char         *button,
                                 const char         *toast,
                                 StewardActFormMake  make,
                                 gpointer            data,
                                 GDestroyNotify      destroy);
void steward_act_form_show (StewardShortForm   *form);

G_END_DECLS
