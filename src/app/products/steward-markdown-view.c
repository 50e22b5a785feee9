/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Blocks of Markdown as labels with attributes, code in a box, tables in a
 * grid. Texts can be selected with the mouse and copied; links stand once more
 * below the text as buttons, which is where the keyboard reaches them. */

#include "config.h"

#include "steward-markdown-view.h"

#include <glib/gi18n.h>

#include "steward-colors.h"
#include "steward-markdown.h"

#define INDENT 22

struct _StewardMarkdownView
{
  GtkWidget parent_instance;

  StewardMarkdown *document;           /* owned, nullable */
  char *text;                          /* owned, what was set last */
};

G_DEFINE_FINAL_TYPE (StewardMarkdownView, steward_markdown_view, GTK_TYPE_WIDGET)

static void
open_address (GtkWidget  *widget,
              const char *address)
{
  g_autoptr (GdkAppLaunchContext) context = gdk_display_get_app_launch_context (gtk_widget_get_display (widget));

  if (steward_markdown_may_open (address))
    g_app_info_launch_default_for_uri_async (address, G_APP_LAUNCH_CONTEXT (context), NULL, NULL, NULL);
}

static void
add_attribute (PangoAttrList    *list,
               const StewardRun *run,
               PangoAttribute   *attribute)
{
  attribute->start_index = run->start;
  attribute->end_index = run->end;
  pango_attr_list_insert (list, attribute);
}

static PangoAttribute *
make_link_color (void)
{
  const GdkRGBA *color = steward_color_get (STEWARD_COLOR_ACCENT);

  return pango_attr_foreground_new (color->red * G_MAXUINT16, color->green * G_MAXUINT16, color->blue * G_MAXUINT16);
}

static PangoAttrList *
make_attributes (const StewardInline *content)
{
  PangoAttrList *list = pango_attr_list_new ();

  for (guint i = 0; i < content->runs->len; i++)
    {
      const StewardRun *run = &g_array_index (content->runs, StewardRun, i);

      if (run->style & STEWARD_RUN_STRONG)
        add_attribute (list, run, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
      if (run->style & STEWARD_RUN_EMPHASIS)
        add_attribute (list, run, pango_attr_style_new (PANGO_STYLE_ITALIC));
      if (run->style & STEWARD_RUN_CODE)
        add_attribute (list, run, pango_attr_family_new ("monospace"));
      if (run->style & STEWARD_RUN_STRIKE)
        add_attribute (list, run, pango_attr_strikethrough_new (TRUE));
      if (run->style & STEWARD_RUN_LINK)
        {
          add_attribute (list, run, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE));
          add_attribute (list, run, make_link_color ());
        }
    }

  return list;
}

static const char *
find_link (StewardMarkdownView *self,
           GtkLabel            *label,
           const StewardInline *content,
           double               x,
           double               y)
{
  int offset_x, offset_y, index, trailing;

  gtk_label_get_layout_offsets (label, &offset_x, &offset_y);
  if (!pango_layout_xy_to_index (gtk_label_get_layout (label), (x - offset_x) * PANGO_SCALE,
                                 (y - offset_y) * PANGO_SCALE, &index, &trailing))
    return NULL;

  for (guint i = 0; i < content->runs->len; i++)
    {
      const StewardRun *run = &g_array_index (content->runs, StewardRun, i);

      if ((run->style & STEWARD_RUN_LINK) && (guint) index >= run->start && (guint) index < run->end)
        return g_ptr_array_index (self->document->links, run->link);
    }

  return NULL;
}

static void
released_cb (GtkGestureClick *gesture,
             int              n_press,
             double           x,
             double           y,
             const StewardInline *content)
{
  GtkWidget *label = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  GtkWidget *view = gtk_widget_get_ancestor (label, STEWARD_TYPE_MARKDOWN_VIEW);
  const char *address;

  if (gtk_label_get_selection_bounds (GTK_LABEL (label), NULL, NULL))
    return;
  address = find_link (STEWARD_MARKDOWN_VIEW (view), GTK_LABEL (label), content, x, y);
  if (address != NULL)
    open_address (label, address);
}

static gboolean
has_link (const StewardInline *content)
{
  for (guint i = 0; i < content->runs->len; i++)
    if (g_array_index (content->runs, StewardRun, i).style & STEWARD_RUN_LINK)
      return TRUE;

  return FALSE;
}

/* Text can be selected and takes no focus: a selectable label that only is not
 * focusable holds the Tab key for ever (GTK 4.8). */
static GtkWidget *
make_label (const StewardInline *content,
            gboolean             heading)
{
  g_autoptr (PangoAttrList) attributes = make_attributes (content);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", content->text->str, "attributes", attributes, "xalign", 0.f,
                                   "yalign", 0.f, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "selectable", TRUE,
                                   "can-focus", FALSE, "accessible-role",
                                   heading ? GTK_ACCESSIBLE_ROLE_HEADING : GTK_ACCESSIBLE_ROLE_LABEL, NULL);

  if (has_link (content))
    {
      GtkGesture *click = gtk_gesture_click_new ();

      gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
      g_signal_connect (click, "released", G_CALLBACK (released_cb), (gpointer) content);
      gtk_widget_add_controller (label, GTK_EVENT_CONTROLLER (click));
    }

  return label;
}

static GtkWidget *
make_heading (const StewardBlock *block)
{
  GtkWidget *label = make_label (block->content, TRUE);

  gtk_widget_add_css_class (label, block->level <= 2 ? "title-4" : "heading");
  gtk_widget_set_margin_top (label, 6);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LEVEL, (int) block->level, -1);

  return label;
}

static GtkWidget *
make_code (const StewardBlock *block)
{
  GtkWidget *scroll = gtk_scrolled_window_new ();
  GtkWidget *label = make_label (block->content, FALSE);

  gtk_label_set_wrap (GTK_LABEL (label), FALSE);
  gtk_widget_set_can_focus (label, TRUE);
  gtk_widget_add_css_class (label, "monospace");
  gtk_widget_add_css_class (scroll, "code-block");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), label);

  return scroll;
}

static GtkWidget *
make_table (const StewardBlock *block)
{
  GtkWidget *scroll = gtk_scrolled_window_new ();
  GtkWidget *grid = g_object_new (GTK_TYPE_GRID, "column-spacing", 18, "row-spacing", 6, NULL);

  for (guint i = 0; i < block->cells->len; i++)
    {
      GtkWidget *label = make_label (g_ptr_array_index (block->cells, i), FALSE);

      if (i < block->n_columns)
        gtk_widget_add_css_class (label, "heading");
      /* Never narrower than its words ask for: the table scrolls, and a table that
       * could be narrow would be given the height that it had then. */
      gtk_label_set_width_chars (GTK_LABEL (label), MIN (gtk_label_get_text (GTK_LABEL (label))[0] != '\0'
                                                           ? g_utf8_strlen (gtk_label_get_text (GTK_LABEL (label)), -1)
                                                           : 1, 40));
      gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
      gtk_grid_attach (GTK_GRID (grid), label, i % block->n_columns, i / block->n_columns, 1, 1);
    }
  gtk_widget_add_css_class (scroll, "code-block");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), grid);

  return scroll;
}

static GtkWidget *
make_content (const StewardBlock *block)
{
  switch (block->kind)
    {
    case STEWARD_BLOCK_HEADING:
      return make_heading (block);
    case STEWARD_BLOCK_CODE:
      return make_code (block);
    case STEWARD_BLOCK_TABLE:
      return make_table (block);
    case STEWARD_BLOCK_RULE:
      return gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);
    case STEWARD_BLOCK_PARAGRAPH:
    default:
      return make_label (block->content, FALSE);
    }
}

static GtkWidget *
make_item (const StewardBlock *block,
           GtkWidget          *content)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *marker = gtk_label_new (block->marker);

  gtk_widget_set_size_request (marker, INDENT, -1);
  gtk_label_set_xalign (GTK_LABEL (marker), 0);
  gtk_label_set_yalign (GTK_LABEL (marker), 0);
  gtk_widget_add_css_class (marker, "numeric");
  gtk_widget_set_hexpand (content, TRUE);
  gtk_box_append (GTK_BOX (box), marker);
  gtk_box_append (GTK_BOX (box), content);

  return box;
}

static void
add_block (StewardMarkdownView *self,
           const StewardBlock  *block)
{
  GtkWidget *content = make_content (block);

  if (block->marker != NULL)
    content = make_item (block, content);
  gtk_widget_set_margin_start (content, INDENT * (block->indent - (block->marker != NULL && block->indent > 0)));
  if (block->quote > 0)
    gtk_widget_add_css_class (content, "quotation");
  gtk_widget_set_parent (content, GTK_WIDGET (self));
}

static void
add_note (StewardMarkdownView *self,
          const char          *text)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.f, "wrap", TRUE, NULL);

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_set_parent (label, GTK_WIDGET (self));
}

static gboolean
activate_link_cb (GtkLinkButton *button,
                  gpointer       user_data)
{
  open_address (GTK_WIDGET (button), gtk_link_button_get_uri (button));

  return TRUE;
}

static void
add_links (StewardMarkdownView *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->document->links->len; i++)
    {
      const char *address = g_ptr_array_index (self->document->links, i);
      GtkWidget *button, *label;

      if (!g_hash_table_add (seen, (gpointer) address))
        continue;
      if (g_hash_table_size (seen) == 1)
        add_note (self, _("Addresses in this text"));
      button = gtk_link_button_new (address);
      label = gtk_button_get_child (GTK_BUTTON (button));
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_set_halign (button, GTK_ALIGN_START);
      gtk_widget_add_css_class (button, "address");
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, address, -1);
      g_signal_connect (button, "activate-link", G_CALLBACK (activate_link_cb), NULL);
      gtk_widget_set_parent (button, GTK_WIDGET (self));
    }
}

static void
clear (StewardMarkdownView *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->document, steward_markdown_free);
}

static void
rebuild (StewardMarkdownView *self)
{
  clear (self);
  self->document = steward_markdown_parse (self->text);
  for (guint i = 0; i < self->document->blocks->len; i++)
    add_block (self, g_ptr_array_index (self->document->blocks, i));
  if (self->document->cut)
    add_note (self, _("The text goes on; its source has all of it."));
  add_links (self);
}

static void
steward_markdown_view_dispose (GObject *object)
{
  StewardMarkdownView *self = STEWARD_MARKDOWN_VIEW (object);

  clear (self);
  g_clear_pointer (&self->text, g_free);

  G_OBJECT_CLASS (steward_markdown_view_parent_class)->dispose (object);
}

static void
steward_markdown_view_class_init (StewardMarkdownViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_markdown_view_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "markdown");
}

static void
steward_markdown_view_init (StewardMarkdownView *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 9);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (rebuild), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast", G_CALLBACK (rebuild), self,
                           G_CONNECT_SWAPPED);
}

/**
 * steward_markdown_view_new:
 *
 * Returns: (transfer floating): an empty view
 */
GtkWidget *
steward_markdown_view_new (void)
{
  return g_object_new (STEWARD_TYPE_MARKDOWN_VIEW, NULL);
}

/**
 * steward_markdown_view_set_text:
 * @self: the view
 * @text: (nullable): Markdown from a catalog
 */
void
steward_markdown_view_set_text (StewardMarkdownView *self,
                                const char          *text)
{
  g_return_if_fail (STEWARD_IS_MARKDOWN_VIEW (self));

  if (self->document != NULL && g_strcmp0 (self->text, text) == 0)
    return;

  g_free (self->text);
  self->text = g_strdup (text);
  rebuild (self);
}
