/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Narrowing. Each column offers what is less than what was asked for, found by
 * asking the model, which alone knows what is within what. The delicate columns
 * come first and the others fold away. */

#include "config.h"

#include "steward-access-narrow.h"

#include <glib/gi18n.h>

#include "steward-access-look.h"
#include "steward-accessible.h"
#include "steward-badge.h"
#include "steward-cards.h"
#include "steward-date-field.h"
#include "steward-plain-text.h"

#define SHOWN_AT_ONCE 6u
#define LEFT_OUT -1

/* One column and what can become of it. */
typedef struct
{
  guint object;                        /* index */
  char *name;                          /* owned */
  StewardClassification classification;
  GArray *choices;                     /* owned int: masks, or LEFT_OUT; the first is as asked */
  guint selected;                      /* of them */
  GtkWidget *drop;                     /* unowned, nullable: its widget, once it is seen */
} Line;

struct _StewardAccessNarrow
{
  GtkWidget parent_instance;

  StewardAccessTerms *asked;           /* owned, nullable */
  GPtrArray *lines;                    /* owned Line */
  GArray *ends;                        /* owned gint64: the ends that are offered; the first is as asked */
  guint n_shown;                       /* of the lines, without asking */
  gboolean filling;

  GtkWidget *box;                      /* the child */
  GtkWidget *period;                   /* unowned, below it */
  GtkWidget *until_row;
  GtkWidget *until;
  GtkWidget *columns;
  GtkWidget *expander;
  GtkWidget *more;
};

G_DEFINE_FINAL_TYPE (StewardAccessNarrow, steward_access_narrow, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
free_line (gpointer data)
{
  Line *line = data;

  g_free (line->name);
  g_array_unref (line->choices);
  g_free (line);
}

static void
changed_cb (StewardAccessNarrow *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

#define LINE_KEY "steward-line"

/* What has the focus is the button inside, which would say its value only. */
static void
name_drop (GtkWidget  *drop,
           const char *name,
           const char *value)
{
  g_autofree char *words = g_strdup_printf ("%s: %s", name, value);

  steward_accessible_name_buttons (drop, words);
}

static const char *
say_choice (int choice)
{
  if (choice == LEFT_OUT)
    return _("Left out");
  if (choice == STEWARD_MASK_NONE)
    return _("As it is");

  return _(steward_mask_to_title ((StewardMask) choice));
}

static void
name_line (const Line *line)
{
  name_drop (line->drop, line->name, say_choice (g_array_index (line->choices, int, line->selected)));
}

/* The last choice of the period is a day of one's own. */
static gboolean
is_own_day (StewardAccessNarrow *self)
{
  return gtk_drop_down_get_selected (GTK_DROP_DOWN (self->period)) == self->ends->len;
}

static void
name_period (StewardAccessNarrow *self)
{
  GtkStringObject *item = gtk_drop_down_get_selected_item (GTK_DROP_DOWN (self->period));

  if (item != NULL)
    name_drop (self->period, _("Period"), gtk_string_object_get_string (item));
}

static void
period_cb (StewardAccessNarrow *self)
{
  if (self->filling)
    return;
  gtk_widget_set_visible (self->until_row, is_own_day (self));
  name_period (self);
  changed_cb (self);
}

/* Columns. */

static void
take_column_out (StewardAccessObject *object,
                 const char          *name)
{
  object->whole = FALSE;
  for (guint i = 0; i < object->columns->len; i++)
    if (g_str_equal (((StewardAccessColumn *) g_ptr_array_index (object->columns, i))->name, name))
      {
        g_ptr_array_remove_index (object->columns, i);
        return;
      }
}

static void
set_column (StewardAccessObject *object,
            const char          *name,
            int                  choice)
{
  StewardAccessColumn *column = steward_access_object_find_column (object, name);

  if (choice == LEFT_OUT)
    take_column_out (object, name);
  else if (column != NULL && column->mask != (StewardMask) choice)
    {
      column->mask = (StewardMask) choice;
      object->whole = FALSE;
    }
}

/* Asked of terms with nothing but this column. */
static StewardAccessTerms *
make_probe (const StewardAccessTerms  *asked,
            const StewardAccessObject *object,
            const char                *name,
            StewardClassification      classification,
            int                        mask)
{
  StewardAccessTerms *probe = steward_access_terms_new ();
  StewardAccessObject *only = steward_access_object_new ();

  probe->source = g_strdup (asked->source);
  probe->instance = g_strdup (asked->instance);
  probe->grantee = g_strdup (asked->grantee);
  probe->privilege = g_strdup (asked->privilege);
  probe->since = asked->since;
  probe->until = asked->until;
  only->object = g_strdup (object->object);
  only->name = g_strdup (object->name);
  g_ptr_array_add (only->columns, steward_access_column_new (name, classification, (StewardMask) mask));
  g_ptr_array_add (probe->objects, only);

  return probe;
}

static gboolean
is_less (const StewardAccessTerms  *asked,
         const StewardAccessObject *object,
         const StewardAccessColumn *column,
         int                        mask)
{
  g_autoptr (StewardAccessTerms) now = make_probe (asked, object, column->name, column->classification,
                                                   (int) column->mask);
  g_autoptr (StewardAccessTerms) then = make_probe (asked, object, column->name, column->classification, mask);

  return steward_access_terms_is_within (then, now, NULL);
}

static Line *
make_line (StewardAccessNarrow       *self,
           guint                      index,
           const StewardAccessColumn *column)
{
  const StewardAccessObject *object = g_ptr_array_index (self->asked->objects, index);
  Line *line = g_new0 (Line, 1);
  int as_asked = (int) column->mask;
  int left_out = LEFT_OUT;

  line->object = index;
  line->name = g_strdup (column->name);
  line->classification = column->classification;
  line->choices = g_array_new (FALSE, FALSE, sizeof (int));
  g_array_append_val (line->choices, as_asked);
  for (int mask = 0; mask < STEWARD_MASK_N_KINDS; mask++)
    if (mask != as_asked && is_less (self->asked, object, column, mask))
      g_array_append_val (line->choices, mask);
  /* Who leaves out the last one rejects. */
  if (object->columns->len > 1)
    g_array_append_val (line->choices, left_out);

  return line;
}

static void
choice_cb (StewardAccessNarrow *self,
           GParamSpec          *pspec,
           GtkWidget           *drop)
{
  Line *line = g_object_get_data (G_OBJECT (drop), LINE_KEY);

  if (self->filling)
    return;
  line->selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (drop));
  name_line (line);
  changed_cb (self);
}

static GtkWidget *
make_row (StewardAccessNarrow *self,
          Line                *line)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name (steward_classification_to_icon (line->classification));
  g_autofree char *plain = steward_plain_text_line (line->name);
  GtkWidget *name = g_object_new (GTK_TYPE_LABEL, "label", plain, "xalign", 0.f, "hexpand", TRUE, "ellipsize",
                                  PANGO_ELLIPSIZE_MIDDLE, "tooltip-text", plain, NULL);
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  gtk_widget_set_tooltip_text (icon, _(steward_classification_to_title (line->classification)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(steward_classification_to_title (line->classification)), -1);
  for (guint i = 0; i < line->choices->len; i++)
    gtk_string_list_append (words, say_choice (g_array_index (line->choices, int, i)));
  line->drop = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&words)), NULL);
  gtk_widget_add_css_class (line->drop, "small-drop");
  gtk_widget_set_valign (line->drop, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (line->drop), GTK_ACCESSIBLE_PROPERTY_LABEL, plain, -1);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (line->drop), line->selected);
  name_line (line);
  g_object_set_data (G_OBJECT (line->drop), LINE_KEY, line);
  g_signal_connect_swapped (line->drop, "notify::selected", G_CALLBACK (choice_cb), self);
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (row), name);
  gtk_box_append (GTK_BOX (row), line->drop);

  return row;
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  const Line *first = *(const Line *const *) a;
  const Line *second = *(const Line *const *) b;

  return (int) second->classification - (int) first->classification;
}

static void
fill_columns (StewardAccessNarrow *self)
{
  guint n_more;
  g_autofree char *title = NULL;

  steward_box_clear (self->columns);
  steward_box_clear (self->more);
  self->n_shown = 0;
  g_ptr_array_set_size (self->lines, 0);
  for (guint i = 0; i < self->asked->objects->len; i++)
    {
      const StewardAccessObject *object = g_ptr_array_index (self->asked->objects, i);

      for (guint k = 0; k < object->columns->len; k++)
        g_ptr_array_add (self->lines, make_line (self, i, g_ptr_array_index (object->columns, k)));
    }
  g_ptr_array_sort (self->lines, compare_lines);
  while (self->n_shown < MIN (self->lines->len, SHOWN_AT_ONCE))
    {
      Line *line = g_ptr_array_index (self->lines, self->n_shown);

      if (line->classification < STEWARD_CLASSIFICATION_PERSONAL)
        break;
      gtk_box_append (GTK_BOX (self->columns), make_row (self, line));
      self->n_shown++;
    }
  n_more = self->lines->len - self->n_shown;
  title = self->n_shown > 0 ? g_strdup_printf (ngettext ("%u more column", "%u more columns", n_more), n_more)
                            : g_strdup_printf (ngettext ("%u column", "%u columns", n_more), n_more);
  gtk_widget_set_visible (self->columns, self->n_shown > 0);
  gtk_expander_set_expanded (GTK_EXPANDER (self->expander), FALSE);
  gtk_expander_set_label (GTK_EXPANDER (self->expander), title);
  gtk_widget_set_visible (self->expander, n_more > 0);
}

/* Hundreds of columns are shown only to those who ask for them. */
static void
expanded_cb (StewardAccessNarrow *self)
{
  if (!gtk_expander_get_expanded (GTK_EXPANDER (self->expander)) || gtk_widget_get_first_child (self->more) != NULL)
    return;
  for (guint i = self->n_shown; i < self->lines->len; i++)
    gtk_box_append (GTK_BOX (self->more), make_row (self, g_ptr_array_index (self->lines, i)));
}

/* The period. */

static void
fill_period (StewardAccessNarrow *self)
{
  static const int days[] = { 180, 90, 60, 30, 14, 7, 1 };
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  gint64 since = self->asked->since > 0 ? self->asked->since : g_get_real_time ();
  gint64 span = self->asked->until > 0 ? self->asked->until - since : G_MAXINT64;
  g_autofree char *asked = self->asked->until > 0 ? steward_access_say_days (MAX (0, span)) : g_strdup (_("No end"));
  g_autofree char *first = g_strdup_printf (_("%s (as asked)"), asked);

  g_array_set_size (self->ends, 0);
  g_array_append_val (self->ends, self->asked->until);
  gtk_string_list_append (words, first);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      gint64 end = since + days[i] * G_TIME_SPAN_DAY;
      g_autofree char *word = g_strdup_printf (ngettext ("%d day", "%d days", days[i]), days[i]);

      if (days[i] * G_TIME_SPAN_DAY >= span)
        continue;
      g_array_append_val (self->ends, end);
      gtk_string_list_append (words, word);
    }
  gtk_string_list_append (words, _("Until a day…"));
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->period), G_LIST_MODEL (words));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->period), 0);
  name_period (self);
  gtk_widget_set_visible (self->until_row, FALSE);
  steward_date_field_set_time (STEWARD_DATE_FIELD (self->until), since + MIN (span / 2, 30 * G_TIME_SPAN_DAY));
}

static void
steward_access_narrow_dispose (GObject *object)
{
  g_clear_pointer (&STEWARD_ACCESS_NARROW (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (steward_access_narrow_parent_class)->dispose (object);
}

static void
steward_access_narrow_finalize (GObject *object)
{
  StewardAccessNarrow *self = STEWARD_ACCESS_NARROW (object);

  g_clear_pointer (&self->asked, steward_access_terms_free);
  g_ptr_array_unref (self->lines);
  g_array_unref (self->ends);

  G_OBJECT_CLASS (steward_access_narrow_parent_class)->finalize (object);
}

static void
steward_access_narrow_class_init (StewardAccessNarrowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_access_narrow_dispose;
  G_OBJECT_CLASS (klass)->finalize = steward_access_narrow_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
make_field_row (const char *title,
                GtkWidget  *field)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", title, "xalign", 0.f, "hexpand", TRUE, NULL);

  gtk_widget_set_valign (field, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), field);

  return row;
}

static void
steward_access_narrow_init (StewardAccessNarrow *self)
{
  self->lines = g_ptr_array_new_with_free_func (free_line);
  self->ends = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->period = gtk_drop_down_new (NULL, NULL);
  g_signal_connect_swapped (self->period, "notify::selected", G_CALLBACK (period_cb), self);
  self->until = steward_date_field_new (_("Last day"));
  g_signal_connect_swapped (self->until, "changed", G_CALLBACK (changed_cb), self);
  self->until_row = make_field_row (_("Last day"), self->until);
  self->columns = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->more = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->expander = gtk_expander_new (NULL);
  gtk_expander_set_child (GTK_EXPANDER (self->expander), self->more);
  g_signal_connect_swapped (self->expander, "notify::expanded", G_CALLBACK (expanded_cb), self);
  gtk_box_append (GTK_BOX (self->box), steward_text_new (_("Narrow It"), "heading"));
  gtk_box_append (GTK_BOX (self->box), make_field_row (_("Period"), self->period));
  gtk_box_append (GTK_BOX (self->box), self->until_row);
  gtk_box_append (GTK_BOX (self->box), self->columns);
  gtk_box_append (GTK_BOX (self->box), self->expander);
  gtk_box_append (GTK_BOX (self->box), steward_text_new (_("Changes are shown in the statements at once."),
                                                         "second-line"));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * steward_access_narrow_set_terms:
 * @self: the form
 * @asked: (nullable): the terms as they stand, of which less can be approved
 *
 * The same terms again keep what is chosen.
 */
void
steward_access_narrow_set_terms (StewardAccessNarrow      *self,
                                 const StewardAccessTerms *asked)
{
  g_return_if_fail (STEWARD_IS_ACCESS_NARROW (self));

  if (asked != NULL && self->asked != NULL && steward_access_terms_equal (self->asked, asked))
    return;
  g_clear_pointer (&self->asked, steward_access_terms_free);
  if (asked == NULL)
    return;
  self->asked = steward_access_terms_copy (asked);
  self->filling = TRUE;
  fill_columns (self);
  fill_period (self);
  self->filling = FALSE;
}

static int
find_choice (const Line               *line,
             const StewardAccessTerms *terms)
{
  const StewardAccessObject *object = line->object < terms->objects->len
                                        ? g_ptr_array_index (terms->objects, line->object) : NULL;
  const StewardAccessColumn *column = object == NULL ? NULL : steward_access_object_find_column (object, line->name);
  int wanted = column == NULL ? LEFT_OUT : (int) column->mask;

  for (guint i = 0; i < line->choices->len; i++)
    if (g_array_index (line->choices, int, i) == wanted)
      return (int) i;

  return 0;
}

/**
 * steward_access_narrow_apply:
 * @self: the form
 * @narrowed: (nullable): what was chosen before; %NULL: nothing is narrowed
 */
void
steward_access_narrow_apply (StewardAccessNarrow      *self,
                             const StewardAccessTerms *narrowed)
{
  const StewardAccessTerms *terms;
  guint end = 0;

  g_return_if_fail (STEWARD_IS_ACCESS_NARROW (self));

  if (self->asked == NULL)
    return;
  terms = narrowed != NULL ? narrowed : self->asked;
  self->filling = TRUE;
  for (guint i = 0; i < self->lines->len; i++)
    {
      Line *line = g_ptr_array_index (self->lines, i);

      line->selected = (guint) find_choice (line, terms);
      if (line->drop == NULL)
        continue;
      gtk_drop_down_set_selected (GTK_DROP_DOWN (line->drop), line->selected);
      name_line (line);
    }
  while (end < self->ends->len && g_array_index (self->ends, gint64, end) != terms->until)
    end++;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->period), end);
  name_period (self);
  if (end == self->ends->len)
    steward_date_field_set_time (STEWARD_DATE_FIELD (self->until), terms->until - 1);
  gtk_widget_set_visible (self->until_row, end == self->ends->len);
  self->filling = FALSE;
}

static gint64
read_end (StewardAccessNarrow *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->period));
  gint64 end;

  if (selected < self->ends->len)
    return g_array_index (self->ends, gint64, selected);
  /* That day included; the field tells its noon. */
  end = steward_date_field_get_time (STEWARD_DATE_FIELD (self->until), NULL);
  end += end > 0 ? 12 * G_TIME_SPAN_HOUR : 0;

  return end > 0 && (self->asked->until == 0 || end < self->asked->until) ? end : self->asked->until;
}

/**
 * steward_access_narrow_dup_terms:
 * @self: the form
 *
 * Returns: (transfer full) (nullable): what would be approved; %NULL: the terms
 *   as they stand
 */
StewardAccessTerms *
steward_access_narrow_dup_terms (StewardAccessNarrow *self)
{
  g_autoptr (StewardAccessTerms) terms = NULL;

  g_return_val_if_fail (STEWARD_IS_ACCESS_NARROW (self), NULL);

  if (self->asked == NULL)
    return NULL;
  terms = steward_access_terms_copy (self->asked);
  terms->until = read_end (self);
  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = g_ptr_array_index (self->lines, i);

      if (line->selected > 0 && line->selected < line->choices->len)
        set_column (g_ptr_array_index (terms->objects, line->object), line->name,
                    g_array_index (line->choices, int, line->selected));
    }

  return steward_access_terms_equal (terms, self->asked) ? NULL : g_steal_pointer (&terms);
}
