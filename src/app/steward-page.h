/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "steward-services.h"

G_BEGIN_DECLS

/**
 * StewardPage:
 *
 * One page of the window: the abstract base that the sidebar and the window
 * know. A page brings its own header bars and hands each to
 * steward_page_adopt_header(), which adds what every header bar has.
 *
 * Properties: "services" (construct only), "title", "icon-name", "sidebar-shown"
 * and "compact" (both set by the window; a page follows their notify); and, set
 * by the page, "badge" (how much of it waits for the person, 0 for nothing),
 * "alarm" (something on it is late that must not be) and "wants-room" (while it
 * is shown, the sidebar only lies over it).
 */
#define STEWARD_TYPE_PAGE (steward_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (StewardPage, steward_page, STEWARD, PAGE, AdwBin)

/**
 * StewardPageClass:
 * @go_back: leaves a detail; returns %FALSE when there is nothing to leave
 * @focus_search: puts the focus into the search entry; returns %FALSE when
 *   the page has none
 * @escape: what the Escape key undoes on this page (filter, then search);
 *   returns %FALSE when there is nothing
 */
struct _StewardPageClass
{
  AdwBinClass parent_class;

  gboolean (*go_back)      (StewardPage *self);
  gboolean (*focus_search) (StewardPage *self);
  gboolean (*escape)       (StewardPage *self);
};

StewardServices *steward_page_get_services      (StewardPage  *self);
const char      *steward_page_get_title         (StewardPage  *self);
void             steward_page_set_title         (StewardPage  *self,
                                                 const char   *title);
const char      *steward_page_get_icon_name     (StewardPage  *self);
gboolean         steward_page_get_sidebar_shown (StewardPage  *self);
void             steward_page_set_sidebar_shown (StewardPage  *self,
                                                 gboolean      shown);
gboolean         steward_page_get_compact       (StewardPage  *self);
void             steward_page_set_compact       (StewardPage  *self,
                                                 gboolean      compact);

guint            steward_page_get_badge         (StewardPage  *self);
void             steward_page_set_badge         (StewardPage  *self,
                                                 guint         badge);
gboolean         steward_page_get_alarm         (StewardPage  *self);
void             steward_page_set_alarm         (StewardPage  *self,
                                                 gboolean      alarm);
gboolean         steward_page_get_wants_room    (StewardPage  *self);
void             steward_page_set_wants_room    (StewardPage  *self,
                                                 gboolean      wants_room);

void             steward_page_adopt_header      (StewardPage  *self,
                                                 AdwHeaderBar *header);
gboolean         steward_page_go_back           (StewardPage  *self);
gboolean         steward_page_focus_search      (StewardPage  *self);
gboolean         steward_page_escape            (StewardPage  *self);

/* A toast is for what has succeeded or can be undone; errors stand at their place. */
void             steward_page_toast             (StewardPage  *self,
                                                 AdwToast     *toast);

G_END_DECLS
