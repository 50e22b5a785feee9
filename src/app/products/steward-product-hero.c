/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a product is, before any of its details. The three axes stand apart
 * because they are three decisions; what a source only declares is said to be
 * a declaration. */

#include "config.h"

#include "steward-product-hero.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "steward-badge.h"
#include "steward-certified.h"
#include "steward-cards.h"
#include "steward-lifecycle-line.h"
#include "steward-pips.h"
#include "steward-plain-text.h"
#include "steward-side-box.h"
#include "steward-time.h"
#include "steward-visibility-bars.h"
#include "steward-wrap-box.h"

#define SHOWN_OWNERS 2
#define LISTED_OWNERS 50
#define SIDE_WIDTH 340
#define AVATAR_SIZE 32

struct _StewardProductHero
{
  GtkWidget parent_instance;

  GtkWidget *box;                      /* unowned child */
  GtkWidget *removed;                  /* its banner */
  GtkWidget *removed_words;
  GtkWidget *name;
  GtkWidget *purpose;
  GtkWidget *lifecycle;
  GtkWidget *lifecycle_word;
  GtkWidget *lifecycle_note;
  GtkWidget *pips;
  GtkWidget *standing;                 /* in place of the pips: suspended, lapsed */
  GtkWidget *certification_word;
  GtkWidget *certification_note;
  GtkWidget *bars;
  GtkWidget *visibility_word;
  GtkWidget *visibility_note;
  GtkWidget *axes;
  GtkWidget *owners;
};

G_DEFINE_FINAL_TYPE (StewardProductHero, steward_product_hero, GTK_TYPE_WIDGET)

static void
steward_product_hero_dispose (GObject *object)
{
  g_clear_pointer (&STEWARD_PRODUCT_HERO (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (steward_product_hero_parent_class)->dispose (object);
}

static void
steward_product_hero_class_init (StewardProductHeroClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_product_hero_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "hero");
}

static GtkWidget *
make_axis (const char  *title,
           GtkWidget   *mark,
           GtkWidget  **out_word,
           GtkWidget  **out_note)
{
  GtkWidget *axis = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  *out_word = g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, NULL);
  *out_note = g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, "ellipsize", PANGO_ELLIPSIZE_END,
                            "max-width-chars", 32, NULL);
  gtk_widget_add_css_class (*out_word, "heading");
  gtk_widget_add_css_class (*out_note, "second-line");
  gtk_box_append (GTK_BOX (line), mark);
  gtk_box_append (GTK_BOX (line), *out_word);
  gtk_box_append (GTK_BOX (axis), steward_text_new (title, "axis-title"));
  gtk_box_append (GTK_BOX (axis), line);
  gtk_box_append (GTK_BOX (axis), *out_note);

  return axis;
}

static GtkWidget *
make_axes (StewardProductHero *self)
{
  GtkWidget *marks = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->lifecycle = steward_lifecycle_line_new ();
  self->pips = steward_pips_new ();
  self->standing = gtk_image_new ();
  gtk_widget_add_css_class (self->standing, "mark-warning");
  gtk_widget_set_visible (self->standing, FALSE);
  self->bars = steward_visibility_bars_new ();
  self->axes = steward_wrap_box_new (30, 9);
  steward_wrap_box_append (STEWARD_WRAP_BOX (self->axes), make_axis (_("Lifecycle"), self->lifecycle,
                                                                     &self->lifecycle_word, &self->lifecycle_note));
  gtk_box_append (GTK_BOX (marks), self->pips);
  gtk_box_append (GTK_BOX (marks), self->standing);
  steward_wrap_box_append (STEWARD_WRAP_BOX (self->axes), make_axis (_("Certification"), marks,
                                                                     &self->certification_word,
                                                                     &self->certification_note));
  steward_wrap_box_append (STEWARD_WRAP_BOX (self->axes), make_axis (_("Visibility"), self->bars,
                                                                     &self->visibility_word, &self->visibility_note));

  return self->axes;
}

static GtkWidget *
make_removed (StewardProductHero *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  self->removed = gtk_revealer_new ();
  self->removed_words = steward_text_new (NULL, NULL);
  gtk_widget_add_css_class (icon, "warning");
  gtk_widget_add_css_class (line, "removed-banner");
  gtk_box_append (GTK_BOX (line), icon);
  gtk_box_append (GTK_BOX (line), self->removed_words);
  gtk_revealer_set_child (GTK_REVEALER (self->removed), line);

  return self->removed;
}

static void
steward_product_hero_init (StewardProductHero *self)
{
  GtkWidget *side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->name = steward_text_new (NULL, "title-1");
  self->purpose = steward_text_new (NULL, NULL);
  gtk_label_set_selectable (GTK_LABEL (self->name), TRUE);
  gtk_widget_set_focusable (self->name, FALSE);
  self->owners = steward_wrap_box_new (12, 6);
  gtk_box_append (GTK_BOX (side), steward_text_new (_("Owners"), "axis-title"));
  gtk_box_append (GTK_BOX (side), self->owners);
  gtk_box_append (GTK_BOX (self->box), make_removed (self));
  gtk_box_append (GTK_BOX (self->box), self->name);
  gtk_box_append (GTK_BOX (self->box), self->purpose);
  gtk_widget_set_margin_bottom (self->purpose, 6);
  gtk_box_append (GTK_BOX (self->box), steward_side_box_new (make_axes (self), side, SIDE_WIDTH, 820));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * steward_product_hero_new:
 *
 * Returns: (transfer floating): a head of nothing yet
 */
GtkWidget *
steward_product_hero_new (void)
{
  return g_object_new (STEWARD_TYPE_PRODUCT_HERO, NULL);
}

static const char *
explain_visibility (StewardVisibility visibility)
{
  switch (visibility)
    {
    case STEWARD_VISIBILITY_TEAM:
      return _("only its team may find it");
    case STEWARD_VISIBILITY_DOMAIN:
      return _("its domain may find it");
    case STEWARD_VISIBILITY_ORGANISATION:
      return _("any team may find it");
    case STEWARD_VISIBILITY_EXTERNAL:
      return _("partners outside may find it");
    case STEWARD_VISIBILITY_UNKNOWN:
    default:
      return _("its source does not say");
    }
}

static void
show_lifecycle (StewardProductHero *self,
                const StewardEntry *entry)
{
  g_autofree char *written = steward_plain_text_line (entry->status_text);
  g_autofree char *note = NULL;

  if (*written == '\0')
    note = g_strdup (_("its source does not say"));
  else if (g_ascii_strcasecmp (written, steward_lifecycle_to_id (entry->lifecycle)) == 0)
    note = g_strdup (_("declared by the source"));
  else
    note = g_strdup_printf (_("written as “%s”"), written);

  steward_lifecycle_line_set_lifecycle (STEWARD_LIFECYCLE_LINE (self->lifecycle), entry->lifecycle);
  gtk_label_set_text (GTK_LABEL (self->lifecycle_word), _(steward_lifecycle_to_title (entry->lifecycle)));
  gtk_label_set_text (GTK_LABEL (self->lifecycle_note), note);
}

static void
show_certification (StewardProductHero *self,
                    StewardEntryDetail *detail,
                    StewardServices    *services)
{
  StewardCouncil *council = steward_services_get_council (services);
  g_auto (StewardCertified) certified = { 0 };

  steward_certified_describe (&certified, council != NULL ? steward_council_peek_state (council) : NULL, detail->urn,
                              detail->entry->certification, g_get_real_time ());
  steward_pips_set_certification (STEWARD_PIPS (self->pips), certified.pips);
  gtk_widget_set_visible (self->pips, certified.icon_name == NULL);
  gtk_widget_set_visible (self->standing, certified.icon_name != NULL);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->standing), certified.icon_name);
  gtk_label_set_text (GTK_LABEL (self->certification_word), certified.word);
  gtk_label_set_text (GTK_LABEL (self->certification_note), certified.note);
  gtk_widget_set_tooltip_text (self->certification_note, certified.note);
}

static GtkWidget *
make_owner_line (const char *text,
                 const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.f, "ellipsize", PANGO_ELLIPSIZE_END,
                                   "max-width-chars", 24, NULL);

  gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkWidget *
make_owner (const StewardOwner *owner)
{
  g_autofree char *name = steward_plain_text_line (owner->name != NULL ? owner->name : owner->address);
  g_autofree char *role = steward_plain_text_line (owner->role);
  g_autofree char *address = steward_plain_text_line (owner->address);
  g_autofree char *tip = NULL;
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *avatar = adw_avatar_new (AVATAR_SIZE, name, TRUE);
  const char *fallback = owner->accountable ? _("Accountable") : _("Contact");

  gtk_accessible_update_state (GTK_ACCESSIBLE (avatar), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_box_append (GTK_BOX (words), make_owner_line (name, "line-name"));
  gtk_box_append (GTK_BOX (words), make_owner_line (*role != '\0' ? role : fallback, "tiny"));
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (line), avatar);
  gtk_box_append (GTK_BOX (line), words);
  tip = g_strdup_printf ("%s\n%s", name, *address != '\0' ? address : *role != '\0' ? role : fallback);
  gtk_widget_set_tooltip_text (line, tip);

  return line;
}

static GtkWidget *
make_all_owners (GPtrArray *owners)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  g_autofree char *rest = g_strdup_printf (ngettext ("and %u more", "and %u more", owners->len - SHOWN_OWNERS),
                                           owners->len - SHOWN_OWNERS);

  for (guint i = 0; i < MIN (owners->len, LISTED_OWNERS); i++)
    gtk_box_append (GTK_BOX (box), make_owner (g_ptr_array_index (owners, i)));
  gtk_popover_set_child (GTK_POPOVER (popover),
                         g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER,
                                       "propagate-natural-width", TRUE, "propagate-natural-height", TRUE,
                                       "max-content-height", 360, "child", box, NULL));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), rest);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "all-owners");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("All owners"), -1);

  return button;
}

/* A contact is somebody to ask, not somebody who answers for a product. */
static gboolean
has_accountable (const StewardEntry *entry)
{
  for (guint i = 0; entry->owners != NULL && i < entry->owners->len; i++)
    if (((const StewardOwner *) g_ptr_array_index (entry->owners, i))->accountable)
      return TRUE;

  return FALSE;
}

static void
show_owners (StewardProductHero *self,
             const StewardEntry *entry)
{
  guint n_owners = entry->owners == NULL ? 0 : entry->owners->len;

  steward_wrap_box_clear (STEWARD_WRAP_BOX (self->owners));
  if (!has_accountable (entry))
    {
      GtkWidget *none = steward_badge_new ();

      steward_badge_set_owner (STEWARD_BADGE (none), NULL);
      steward_wrap_box_append (STEWARD_WRAP_BOX (self->owners), none);
    }
  for (guint i = 0; i < MIN (n_owners, SHOWN_OWNERS); i++)
    steward_wrap_box_append (STEWARD_WRAP_BOX (self->owners), make_owner (g_ptr_array_index (entry->owners, i)));
  if (n_owners > SHOWN_OWNERS)
    steward_wrap_box_append (STEWARD_WRAP_BOX (self->owners), make_all_owners (entry->owners));
}

static void
show_removed (StewardProductHero *self,
              StewardEntryDetail *detail,
              StewardServices    *services)
{
  StewardSourceItem *item = steward_services_find_source (services, detail->source_id);
  g_autofree char *since = steward_time_format_since (detail->removed_at, g_get_real_time ());
  g_autofree char *name = item == NULL ? g_strdup (_("its source"))
                                       : steward_plain_text_line (
                                           steward_source_get_name (steward_source_item_get_source (item)));
  g_autofree char *words =
    g_strdup_printf (_("No longer listed by %s since %s; kept because decisions may refer to it."), name, since);

  gtk_label_set_text (GTK_LABEL (self->removed_words), words);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->removed), detail->removed_at != 0);
}

/**
 * steward_product_hero_set_detail:
 * @self: the head
 * @detail: what it shows; read now, not kept
 * @services: know the names of sources
 */
void
steward_product_hero_set_detail (StewardProductHero *self,
                                 StewardEntryDetail *detail,
                                 StewardServices    *services)
{
  const StewardEntry *entry = detail->entry;
  g_autofree char *purpose = steward_plain_text_line (entry->purpose);

  g_return_if_fail (STEWARD_IS_PRODUCT_HERO (self));

  steward_label_set_plain (GTK_LABEL (self->name), entry->name);
  gtk_label_set_text (GTK_LABEL (self->purpose), *purpose == '\0' ? _("No purpose is given.") : purpose);
  show_lifecycle (self, entry);
  show_certification (self, detail, services);
  steward_visibility_bars_set_visibility (STEWARD_VISIBILITY_BARS (self->bars), entry->visibility);
  gtk_label_set_text (GTK_LABEL (self->visibility_word), _(steward_visibility_to_title (entry->visibility)));
  gtk_label_set_text (GTK_LABEL (self->visibility_note), explain_visibility (entry->visibility));
  gtk_widget_set_visible (self->axes, entry->kind == STEWARD_ENTRY_PRODUCT);
  show_owners (self, entry);
  show_removed (self, detail, services);
}
