/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "steward-services.h"

G_BEGIN_DECLS

/**
 * StewardAccessBrowse:
 *
 * The views of the page of access under one switch: "waiting", "mine", "all",
 * "drift", "campaigns". Signals: "open" (id of an access), "retry".
 */
#define STEWARD_TYPE_ACCESS_BROWSE (steward_access_browse_get_type ())
G_DECLARE_FINAL_TYPE (StewardAccessBrowse, steward_access_browse, STEWARD, ACCESS_BROWSE, AdwBin)

GtkWidget    *steward_access_browse_new           (StewardServices     *services);

AdwHeaderBar *steward_access_browse_get_header    (StewardAccessBrowse *self);
GListModel   *steward_access_browse_get_shown     (StewardAccessBrowse *self);
guint         steward_access_browse_count_waiting (StewardAccessBrowse *self);
gboolean      steward_access_browse_is_alarming   (StewardAccessBrowse *self);
void          steward_access_browse_set_view      (StewardAccessBrowse *self,
                                                   const char          *name);
void          steward_access_browse_set_summaries (StewardAccessBrowse *self,
                                                   GPtrArray           *summaries);
void          steward_access_browse_set_person    (StewardAccessBrowse *self,
                                                   const char          *person);
void          steward_access_browse_show_error    (StewardAccessBrowse *self,
                                                   const GError        *error);
gboolean      steward_access_browse_select        (StewardAccessBrowse *self,
                                                   const char          *access);
const char   *steward_access_browse_move          (StewardAccessBrowse *self,
                                                   int                  step);
gboolean      steward_access_browse_go            (StewardAccessBrowse *self,
                                                   int                  step);
void          steward_access_browse_focus         (StewardAccessBrowse *self);
gboolean      steward_access_browse_focus_search  (StewardAccessBrowse *self);
gboolean      steward_access_browse_escape        (StewardAccessBrowse *self);

G_END_DECLS
