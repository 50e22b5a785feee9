/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The abstract page. It knows what all pages share: the services, a title for
 * the sidebar, and the two buttons of every header bar that stand in for the
 * sidebar while it is hidden. */

#include "config.h"

#include "steward-page.h"

#include <glib/gi18n.h>

#include "steward-actions.h"

typedef struct
{
  StewardServices *services;           /* owned */
  char *title;                         /* owned */
  char *icon_name;                     /* owned */
  gboolean sidebar_shown;
  gboolean compact;
  gboolean wants_room;
  guint badge;
  gboolean alarm;
} StewardPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (StewardPage, steward_page, ADW_TYPE_BIN)

typedef enum
{
  PROP_SERVICES = 1,
  PROP_TITLE,
  PROP_ICON_NAME,
  PROP_SIDEBAR_SHOWN,
  PROP_COMPACT,
  PROP_BADGE,
  PROP_WANTS_ROOM,
  PROP_ALARM,
} StewardPageProperty;

static GParamSpec *props[PROP_ALARM + 1];

static GtkWidget *
make_sidebar_button (void)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("sidebar-show-symbolic");

  gtk_widget_set_tooltip_text (button, _("Sidebar (F9)"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.toggle-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Sidebar"), -1);

  return button;
}

static GtkWidget *
make_menu_button (void)
{
  g_autoptr (GMenuModel) menu = steward_actions_menu ();
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "open-menu-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_menu_button_set_primary (GTK_MENU_BUTTON (button), TRUE);
  gtk_widget_set_tooltip_text (button, _("Main Menu (F10)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Main menu"), -1);

  return button;
}

static void
steward_page_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  StewardPagePrivate *priv = steward_page_get_instance_private (STEWARD_PAGE (object));

  switch ((StewardPageProperty) prop_id)
    {
    case PROP_SERVICES:
      g_value_set_object (value, priv->services);
      break;
    case PROP_TITLE:
      g_value_set_string (value, priv->title);
      break;
    case PROP_ICON_NAME:
      g_value_set_string (value, priv->icon_name);
      break;
    case PROP_SIDEBAR_SHOWN:
      g_value_set_boolean (value, priv->sidebar_shown);
      break;
    case PROP_COMPACT:
      g_value_set_boolean (value, priv->compact);
      break;
    case PROP_BADGE:
      g_value_set_uint (value, priv->badge);
      break;
    case PROP_WANTS_ROOM:
      g_value_set_boolean (value, priv->wants_room);
      break;
    case PROP_ALARM:
      g_value_set_boolean (value, priv->alarm);
      break;
    }
}

static void
steward_page_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  StewardPage *self = STEWARD_PAGE (object);
  StewardPagePrivate *priv = steward_page_get_instance_private (self);

  switch ((StewardPageProperty) prop_id)
    {
    case PROP_SERVICES:
      g_set_object (&priv->services, g_value_get_object (value));
      break;
    case PROP_TITLE:
      steward_page_set_title (self, g_value_get_string (value));
      break;
    case PROP_ICON_NAME:
      g_free (priv->icon_name);
      priv->icon_name = g_value_dup_string (value);
      break;
    case PROP_SIDEBAR_SHOWN:
      steward_page_set_sidebar_shown (self, g_value_get_boolean (value));
      break;
    case PROP_COMPACT:
      steward_page_set_compact (self, g_value_get_boolean (value));
      break;
    case PROP_BADGE:
      steward_page_set_badge (self, g_value_get_uint (value));
      break;
    case PROP_WANTS_ROOM:
      steward_page_set_wants_room (self, g_value_get_boolean (value));
      break;
    case PROP_ALARM:
      steward_page_set_alarm (self, g_value_get_boolean (value));
      break;
    }
}

static void
steward_page_finalize (GObject *object)
{
  StewardPagePrivate *priv = steward_page_get_instance_private (STEWARD_PAGE (object));

  g_clear_object (&priv->services);
  g_clear_pointer (&priv->title, g_free);
  g_clear_pointer (&priv->icon_name, g_free);

  G_OBJECT_CLASS (steward_page_parent_class)->finalize (object);
}

static void
steward_page_class_init (StewardPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = steward_page_get_property;
  object_class->set_property = steward_page_set_property;
  object_class->finalize = steward_page_finalize;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);

  props[PROP_SERVICES] = g_param_spec_object ("services", NULL, NULL, STEWARD_TYPE_SERVICES,
                                              flags | G_PARAM_CONSTRUCT_ONLY);
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags | G_PARAM_EXPLICIT_NOTIFY);
  props[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL, flags | G_PARAM_CONSTRUCT_ONLY);
  props[PROP_SIDEBAR_SHOWN] = g_param_spec_boolean ("sidebar-shown", NULL, NULL, TRUE,
                                                    flags | G_PARAM_EXPLICIT_NOTIFY);
  props[PROP_COMPACT] = g_param_spec_boolean ("compact", NULL, NULL, FALSE, flags | G_PARAM_EXPLICIT_NOTIFY);
  props[PROP_BADGE] = g_param_spec_uint ("badge", NULL, NULL, 0, G_MAXUINT, 0, flags | G_PARAM_EXPLICIT_NOTIFY);
  props[PROP_WANTS_ROOM] = g_param_spec_boolean ("wants-room", NULL, NULL, FALSE, flags | G_PARAM_EXPLICIT_NOTIFY);
  props[PROP_ALARM] = g_param_spec_boolean ("alarm", NULL, NULL, FALSE, flags | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
steward_page_init (StewardPage *self)
{
  StewardPagePrivate *priv = steward_page_get_instance_private (self);

  priv->sidebar_shown = TRUE;
}

/**
 * steward_page_get_services:
 * @self: a page
 *
 * Returns: (transfer none): the services that it was made with
 */
StewardServices *
steward_page_get_services (StewardPage *self)
{
  StewardPagePrivate *priv = steward_page_get_instance_private (self);

  g_return_val_if_fail (STEWARD_IS_PAGE (self), NULL);

  return priv->services;
}

/**
 * steward_page_get_title:
 * @self: a page
 *
 * Returns: (transfer none): what the sidebar and the window call it
 */
const char *
steward_page_get_title (StewardPage *self)
{
  StewardPagePrivate *priv = steward_page_get_instance_private (self);

  g_return_val_if_fail (STEWARD_IS_PAGE (self), NULL);

  return priv->title;
}

/**
 * steward_page_set_title:
 * @self: a page
 * @title: what the sidebar and the window call it
 */
void
steward_page_set_title (StewardPage *self,
                        const char  *title)
{
  StewardPagePrivate *priv = steward_page_get_instance_private (self);

  g_return_if_fail (STEWARD_IS_PAGE (self));

  if (g_strcmp0 (priv->title, title) == 0)
    return;

  g_free (priv->title);
  priv->title = g_strdup (title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title != NULL ? title : "", -1);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TITLE]);
}

/**
 * steward_page_get_icon_name:
 * @self: a page
 *
 * Returns: (transfer none): its symbolic icon
 */
const char *
steward_page_get_icon_name (StewardPage *self)
{
  StewardPagePrivate *priv = steward_page_get_instance_private (self);

  g_return_val_if_fail (STEWARD_IS_PAGE (self), NULL);

  return priv->icon_name;
}

/**
 * steward_page_get_sidebar_shown:
 * @self: a page
 *
 * Returns: whether the sidebar stands beside the page
 */
gboolean
steward_page_get_sidebar_shown (StewardPage *self)
{
  StewardPagePrivate *priv = steward_page_get_instance_private (self);

  g_return_val_if_fail (STEWARD_IS_PAGE (self), TRUE);

  return priv->sidebar_shown;
}

/**
 * steward_page_set_sidebar_shown:
 * @self: a page
 * @shown: whether the sidebar stands beside the page
 */
void
steward_page_set_sidebar_shown (StewardPage *self,
                                gboolean     shown)
{
  StewardPagePrivate *priv = steward_page_get_instance_private (self);

  g_return_if_fail (STEWARD_IS_PAGE (self));

  shown = !!shown;
  if (priv->sidebar_shown == shown)
    return;

  priv->sidebar_shown = shown;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SIDEBAR_SHOWN]);
}

/**
 * steward_page_get_compact:
 * @self: a page
 *
 * Returns: whether lists show one line a row instead of two
 */
gboolean
steward_page_get_compact (StewardPage *self)
{
  StewardPagePrivate *priv = steward_page_get_instance_private (self);

  g_return_val_if_fail (STEWARD_IS_PAGE (self), FALSE);

  return priv->compact;
}

/**
 * steward_page_set_compact:
 * @self: a page
 * @compact: whether lists show one line a row instead of two
 */
void
steward_page_set_compact (StewardPage *self,
                          gboolean     compact)
{
  StewardPagePrivate *priv = steward_page_get_instance_private (self);

  g_return_if_fail (STEWARD_IS_PAGE (self));

  compact = !!compact;
  if (priv->compact == compact)
    return;

  priv->compact = compact;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_COMPACT]);
}

/**
 * steward_page_get_badge:
 * @self: a page
 *
 * Returns: how much of it waits for the person; 0 for nothing
 */
guint
steward_page_get_badge (StewardPage *self)
{
  StewardPagePrivate *priv = steward_page_get_instance_private (self);

  g_return_val_if_fail (STEWARD_IS_PAGE (self), 0);

  return priv->badge;
}

/**
 * steward_page_set_badge:
 * @self: a page
 * @badge: how much of it waits for the person; 0 for nothing
 */
void
steward_page_set_badge (StewardPage *self,
                        guint        badge)
{
  StewardPagePrivate *priv = steward_page_get_instance_private (self);

  g_return_if_fail (STEWARD_IS_PAGE (self));

  if (priv->badge == badge)
    return;

  priv->badge = badge;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BADGE]);
}

/**
 * steward_page_get_alarm:
 * @self: a page
 *
 * Returns: whether something on it is late that must not be
 */
gboolean
steward_page_get_alarm (StewardPage *self)
{
  StewardPagePrivate *priv = steward_page_get_instance_private (self);

  g_return_val_if_fail (STEWARD_IS_PAGE (self), FALSE);

  return priv->alarm;
}

/**
 * steward_page_set_alarm:
 * @self: a page
 * @alarm: whether something on it is late that must not be
 */
void
steward_page_set_alarm (StewardPage *self,
                        gboolean     alarm)
{
  StewardPagePrivate *priv = steward_page_get_instance_private (self);

  g_return_if_fail (STEWARD_IS_PAGE (self));

  if (priv->alarm == alarm)
    return;
  priv->alarm = alarm;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ALARM]);
}

/**
 * steward_page_get_wants_room:
 * @self: a page
 *
 * Returns: whether the sidebar only lies over it while it is shown
 */
gboolean
steward_page_get_wants_room (StewardPage *self)
{
  StewardPagePrivate *priv = steward_page_get_instance_private (self);

  g_return_val_if_fail (STEWARD_IS_PAGE (self), FALSE);

  return priv->wants_room;
}

/**
 * steward_page_set_wants_room:
 * @self: a page
 * @wants_room: whether it needs the width of the sidebar
 */
void
steward_page_set_wants_room (StewardPage *self,
                             gboolean     wants_room)
{
  StewardPagePrivate *priv = steward_page_get_instance_private (self);

  g_return_if_fail (STEWARD_IS_PAGE (self));

  wants_room = !!wants_room;
  if (priv->wants_room == wants_room)
    return;

  priv->wants_room = wants_room;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_WANTS_ROOM]);
}

/* The main menu stands next to the window buttons, after the page's own
 * widgets; what is packed last at the end comes before them. */
static void
move_to_window_buttons (GtkWidget *widget)
{
  GtkWidget *box = gtk_widget_get_parent (widget);
  GtkWidget *last = gtk_widget_get_last_child (box);

  while (last != NULL && (last == widget || GTK_IS_WINDOW_CONTROLS (last)))
    last = gtk_widget_get_prev_sibling (last);
  if (last != NULL)
    gtk_widget_insert_after (widget, box, last);
}

/**
 * steward_page_adopt_header:
 * @self: a page
 * @header: one of its header bars, with the page's own widgets already packed
 *
 * Adds what every header bar has: the sidebar button after the widgets at the
 * start, and, while the sidebar is hidden, the main menu at the end and the
 * window buttons that else stand over the sidebar.
 */
void
steward_page_adopt_header (StewardPage  *self,
                           AdwHeaderBar *header)
{
  GtkWidget *menu = make_menu_button ();

  g_return_if_fail (STEWARD_IS_PAGE (self));

  adw_header_bar_pack_start (header, make_sidebar_button ());
  adw_header_bar_pack_end (header, menu);
  move_to_window_buttons (menu);
  g_object_bind_property (self, "sidebar-shown", menu, "visible",
                          G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
  g_object_bind_property (self, "sidebar-shown", header, "show-start-title-buttons",
                          G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
}

/**
 * steward_page_go_back:
 * @self: a page
 *
 * Returns: whether there was a detail to leave
 */
gboolean
steward_page_go_back (StewardPage *self)
{
  StewardPageClass *klass = STEWARD_PAGE_GET_CLASS (self);

  return klass->go_back != NULL && klass->go_back (self);
}

/**
 * steward_page_focus_search:
 * @self: a page
 *
 * Returns: whether there is a search entry, which now has the focus
 */
gboolean
steward_page_focus_search (StewardPage *self)
{
  StewardPageClass *klass = STEWARD_PAGE_GET_CLASS (self);

  return klass->focus_search != NULL && klass->focus_search (self);
}

/**
 * steward_page_escape:
 * @self: a page
 *
 * Returns: whether there was something for the Escape key to undo
 */
gboolean
steward_page_escape (StewardPage *self)
{
  StewardPageClass *klass = STEWARD_PAGE_GET_CLASS (self);

  return klass->escape != NULL && klass->escape (self);
}

/**
 * steward_page_toast:
 * @self: a page inside a window
 * @toast: (transfer full): what has succeeded or can be undone
 */
void
steward_page_toast (StewardPage *self,
                    AdwToast    *toast)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);

  if (overlay != NULL)
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
  else
    g_object_unref (toast);
}
