/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The fields of a request. What is offered decides what can be chosen; what is
 * chosen is kept when something else changes, as far as it fits. A half-filled
 * form is kept as it is, valid or not. */

#include "config.h"

#include "steward-access-fields.h"

#include <glib/gi18n.h>

#include "steward-access-draft.h"
#include "steward-cards.h"
#include "steward-column-list.h"
#include "steward-consumer-fields.h"
#include "steward-form-note.h"
#include "steward-period-fields.h"
#include "steward-plain-text.h"
#include "steward-principal-form.h"
#include "steward-purpose-fields.h"
#include "steward-row-conditions.h"
#include "steward-suggest-button.h"

#define DRAFT_NAME "request.ini"

struct _StewardAccessFields
{
  GtkBox parent_instance;

  StewardServices *services;           /* owned */
  const StewardAccessOffer *offer;     /* unowned; outlives what is shown of it */
  gboolean settling;
  gboolean named;                      /* the person wrote the role */

  GtkWidget *object;                   /* unowned, below */
  GtkWidget *place;
  GtkWidget *what_note;
  GtkWidget *consumer;
  GtkWidget *consumer_note;
  GtkWidget *grantee;
  GtkWidget *grantees;
  GtkWidget *grantee_note;
  GtkWidget *link;
  GtkWidget *purpose;
  GtkWidget *columns;
  GtkWidget *columns_note;
  GtkWidget *rows;
  GtkWidget *rows_note;
  GtkWidget *period;
};

G_DEFINE_FINAL_TYPE (StewardAccessFields, steward_access_fields, GTK_TYPE_BOX)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const StewardAccessPlace *
get_place (StewardAccessFields *self)
{
  const StewardOfferedObject *object = steward_access_fields_get_object (self);
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->place));

  return object != NULL && selected < object->places->len ? g_ptr_array_index (object->places, selected) : NULL;
}

static void
read_ask (StewardAccessFields *self,
          StewardIntent       *intent)
{
  intent->ask = steward_access_ask_new ();
  intent->ask->kind = STEWARD_ACCESS_KIND_GRANT;
  if (steward_access_fields_get_object (self) != NULL)
    intent->ask->port = g_strdup (steward_access_fields_get_object (self)->port);
  steward_consumer_fields_fill (STEWARD_CONSUMER_FIELDS (self->consumer), intent->ask);
  steward_purpose_fields_fill (STEWARD_PURPOSE_FIELDS (self->purpose), intent);
  intent->ask->emergency = steward_period_fields_get_emergency (STEWARD_PERIOD_FIELDS (self->period));
}

static char *
read_grantee (StewardAccessFields *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->grantee))));
}

static StewardAccessTerms *
read_terms (StewardAccessFields *self,
            gint64               now)
{
  const StewardAccessPlace *place = get_place (self);
  StewardAccessTerms *terms;
  StewardAccessObject *object;

  if (place == NULL)
    return NULL;
  terms = steward_access_offer_make_terms (self->offer, steward_access_fields_get_object (self), place, NULL);
  g_free (terms->grantee);
  terms->grantee = read_grantee (self);
  object = g_ptr_array_index (terms->objects, 0);
  steward_column_list_fill (STEWARD_COLUMN_LIST (self->columns), object);
  steward_row_conditions_fill (STEWARD_ROW_CONDITIONS (self->rows), object);
  terms->since = steward_period_fields_get_since (STEWARD_PERIOD_FIELDS (self->period));
  terms->until = steward_period_fields_get_until (STEWARD_PERIOD_FIELDS (self->period), now);

  return terms;
}

/* The role on the platform. */

static const StewardPrincipal *
find_principal (StewardAccessFields *self,
                const char          *grantee)
{
  const StewardAccessPlace *place = get_place (self);

  for (guint i = 0; place != NULL && i < self->offer->principals->len; i++)
    {
      const StewardPrincipal *principal = g_ptr_array_index (self->offer->principals, i);

      if (g_strcmp0 (principal->principal, grantee) == 0 &&
          (g_strcmp0 (principal->source, place->source) == 0 || g_strcmp0 (principal->source, place->instance) == 0))
        return principal;
    }

  return NULL;
}

static char *
say_consumer (StewardAccessFields *self,
              StewardConsumerKind  kind,
              const char          *consumer)
{
  if (kind == STEWARD_CONSUMER_PERSON)
    return steward_plain_text_line (steward_council_state_get_name (self->offer->state, consumer));

  return steward_plain_text_line (consumer);
}

static const char *
get_grantee_fault (void)
{
  return _("Write the role or account that gets the access there.");
}

static void
show_grantee_note (StewardAccessFields *self)
{
  g_autoptr (StewardIntent) intent = steward_intent_new (STEWARD_VERB_REQUEST_ACCESS, NULL);
  g_autofree char *grantee = read_grantee (self);
  const StewardPrincipal *principal = find_principal (self, grantee);
  g_autofree char *whose = principal != NULL ? say_consumer (self, principal->kind, principal->consumer) : NULL;
  g_autofree char *role = steward_plain_text_line (grantee);
  g_autofree char *words = NULL;

  gtk_widget_set_visible (self->link, *grantee != '\0' && principal == NULL);
  if (*grantee == '\0')
    {
      steward_form_note_set (self->grantee_note, STEWARD_NOTE_HINT, get_grantee_fault ());
      return;
    }
  read_ask (self, intent);
  if (principal == NULL)
    {
      words = g_strdup_printf (_("Nobody has said yet whose “%s” is. Those who decide are told so."), role);
      steward_form_note_set (self->grantee_note, STEWARD_NOTE_WARNING, words);
      return;
    }
  words = g_strdup_printf (_("“%s” is known there as that of %s."), role, whose);
  steward_form_note_set (self->grantee_note,
                         principal->kind == intent->ask->consumer_kind &&
                         g_strcmp0 (principal->consumer, intent->ask->consumer) == 0 ? STEWARD_NOTE_HINT
                                                                                     : STEWARD_NOTE_WARNING, words);
}

/* As long as nobody wrote another one, the role is the consumer's. */
static void
follow_consumer (StewardAccessFields *self)
{
  g_autoptr (StewardIntent) intent = steward_intent_new (STEWARD_VERB_REQUEST_ACCESS, NULL);
  const StewardAccessPlace *place = get_place (self);
  const char *grantee;

  if (self->named || place == NULL)
    return;
  read_ask (self, intent);
  grantee = intent->ask->consumer != NULL ? steward_access_offer_find_grantee (self->offer, place, intent->ask) : NULL;
  self->settling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->grantee), grantee != NULL ? grantee : "");
  self->settling = FALSE;
}

static void
suggest_grantees (StewardAccessFields *self)
{
  const StewardAccessPlace *place = get_place (self);
  g_autoptr (GPtrArray) roles = g_ptr_array_new ();
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; place != NULL && i < self->offer->principals->len; i++)
    {
      const StewardPrincipal *principal = g_ptr_array_index (self->offer->principals, i);

      if (find_principal (self, principal->principal) != principal)
        continue;
      g_ptr_array_add (roles, principal->principal);
      g_ptr_array_add (notes, say_consumer (self, principal->kind, principal->consumer));
    }
  steward_suggest_button_set (self->grantees, roles, notes);
}

static void
link_cb (StewardAccessFields *self)
{
  g_autoptr (StewardIntent) intent = steward_intent_new (STEWARD_VERB_LINK_PRINCIPAL, NULL);
  g_autofree char *grantee = read_grantee (self);
  const StewardAccessPlace *place = get_place (self);

  if (place == NULL)
    return;
  read_ask (self, intent);
  steward_principal_form_open (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->services,
                               place->instance != NULL ? place->instance : place->source, grantee,
                               intent->ask->consumer_kind, intent->ask->consumer);
}

/* What is asked for. */

/* What nobody has classified counts as restricted. */
static StewardClassification
get_care (const StewardAccessTerms *terms)
{
  const StewardAccessObject *object = g_ptr_array_index (terms->objects, 0);

  for (guint i = 0; i < object->columns->len; i++)
    if (((const StewardAccessColumn *) g_ptr_array_index (object->columns, i))->classification ==
        STEWARD_CLASSIFICATION_UNKNOWN)
      return STEWARD_CLASSIFICATION_RESTRICTED;

  return steward_access_terms_get_classification (terms);
}

static void
show_classification (StewardAccessFields *self)
{
  gint64 now = g_get_real_time ();
  g_autoptr (StewardAccessTerms) terms = read_terms (self, now);

  if (terms != NULL)
    steward_period_fields_set_classification (STEWARD_PERIOD_FIELDS (self->period), get_care (terms), now);
}

static void
tell (StewardAccessFields *self)
{
  if (self->settling || self->offer == NULL)
    return;
  show_classification (self);
  show_grantee_note (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
consumer_cb (StewardAccessFields *self)
{
  if (self->settling || self->offer == NULL)
    return;
  follow_consumer (self);
  tell (self);
}

static void
grantee_cb (StewardAccessFields *self)
{
  if (self->settling)
    return;
  self->named = TRUE;
  tell (self);
}

static char *
say_place (StewardAccessFields      *self,
           const StewardAccessPlace *place)
{
  StewardSourceItem *item = steward_services_find_source (self->services, place->source);
  g_autofree char *source = steward_plain_text_line (item != NULL
                                                       ? steward_source_get_name (steward_source_item_get_source (item))
                                                       : place->source);
  g_autofree char *object = steward_plain_text_line (place->object);

  return g_strdup_printf ("%s · %s", source, object);
}

static void
show_columns (StewardAccessFields *self)
{
  const StewardOfferedObject *object = steward_access_fields_get_object (self);
  const StewardAccessPlace *place = get_place (self);
  g_autoptr (StewardAccessTerms) terms = place != NULL ? steward_access_offer_make_terms (self->offer, object, place,
                                                                                         NULL) : NULL;
  GPtrArray *columns = terms != NULL ? ((StewardAccessObject *) g_ptr_array_index (terms->objects, 0))->columns : NULL;

  steward_column_list_set_columns (STEWARD_COLUMN_LIST (self->columns), columns,
                                   object != NULL ? object->object : NULL);
  steward_row_conditions_set_columns (STEWARD_ROW_CONDITIONS (self->rows), columns);
  gtk_widget_set_visible (self->columns, columns != NULL);
  gtk_widget_set_visible (self->rows, columns != NULL);
}

static void
show_places (StewardAccessFields *self)
{
  const StewardOfferedObject *object = steward_access_fields_get_object (self);
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  gboolean settling = self->settling;

  for (guint i = 0; object != NULL && i < object->places->len; i++)
    {
      g_autofree char *words = say_place (self, g_ptr_array_index (object->places, i));

      gtk_string_list_append (titles, words);
    }
  self->settling = TRUE;
  adw_combo_row_set_model (ADW_COMBO_ROW (self->place), G_LIST_MODEL (titles));
  self->settling = settling;
}

static void
place_cb (StewardAccessFields *self)
{
  if (self->settling || self->offer == NULL)
    return;
  suggest_grantees (self);
  follow_consumer (self);
  tell (self);
}

static void
object_cb (StewardAccessFields *self)
{
  if (self->settling || self->offer == NULL)
    return;
  show_places (self);
  show_columns (self);
  place_cb (self);
}

static void
steward_access_fields_dispose (GObject *object)
{
  StewardAccessFields *self = STEWARD_ACCESS_FIELDS (object);

  self->settling = TRUE;
  g_clear_object (&self->services);

  G_OBJECT_CLASS (steward_access_fields_parent_class)->dispose (object);
}

static void
steward_access_fields_class_init (StewardAccessFieldsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = steward_access_fields_dispose;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static GtkWidget *
add_block (StewardAccessFields *self,
           GtkWidget           *first,
           GtkWidget          **out_note)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  *out_note = steward_form_note_new ();
  gtk_box_append (GTK_BOX (box), first);
  gtk_box_append (GTK_BOX (box), *out_note);
  gtk_box_append (GTK_BOX (self), box);

  return box;
}

static GtkWidget *
add_row (GtkWidget *group,
         GtkWidget *row)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  if (GTK_IS_EDITABLE (row))
    steward_form_name_entry (row, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));

  return row;
}

static void
add_what (StewardAccessFields *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("What"));
  self->object = add_row (group, g_object_new (ADW_TYPE_COMBO_ROW, "title", _("Table"), "use-subtitle", TRUE, NULL));
  self->place = add_row (group, g_object_new (ADW_TYPE_COMBO_ROW, "title", _("Where it lies"), "use-subtitle", TRUE,
                                              NULL));
  add_row (group, g_object_new (ADW_TYPE_ACTION_ROW, "title", _("To do what"), "subtitle", _("Read (SELECT)"), NULL));
  g_signal_connect_swapped (self->object, "notify::selected", G_CALLBACK (object_cb), self);
  g_signal_connect_swapped (self->place, "notify::selected", G_CALLBACK (place_cb), self);
  add_block (self, group, &self->what_note);
}

static void
add_consumer (StewardAccessFields *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *block;

  self->consumer = steward_consumer_fields_new ();
  g_signal_connect_swapped (self->consumer, "changed", G_CALLBACK (consumer_cb), self);
  add_block (self, self->consumer, &self->consumer_note);
  self->grantee = add_row (group, g_object_new (ADW_TYPE_ENTRY_ROW, "title", _("Role on the platform"), NULL));
  self->grantees = steward_suggest_button_new (GTK_EDITABLE (self->grantee), _("Known roles"));
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self->grantee), self->grantees);
  g_signal_connect_swapped (self->grantee, "changed", G_CALLBACK (grantee_cb), self);
  block = add_block (self, group, &self->grantee_note);
  self->link = gtk_button_new_with_label (_("Say Whose It Is…"));
  gtk_widget_set_halign (self->link, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->link, "small-button");
  gtk_widget_set_visible (self->link, FALSE);
  g_signal_connect_swapped (self->link, "clicked", G_CALLBACK (link_cb), self);
  gtk_box_append (GTK_BOX (block), self->link);
}

static void
steward_access_fields_init (StewardAccessFields *self)
{
  self->settling = TRUE;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 18);
  add_what (self);
  add_consumer (self);
  self->purpose = steward_purpose_fields_new ();
  g_signal_connect_swapped (self->purpose, "changed", G_CALLBACK (tell), self);
  gtk_box_append (GTK_BOX (self), self->purpose);
  self->columns = steward_column_list_new ();
  g_signal_connect_swapped (self->columns, "changed", G_CALLBACK (tell), self);
  add_block (self, self->columns, &self->columns_note);
  self->rows = steward_row_conditions_new ();
  g_signal_connect_swapped (self->rows, "changed", G_CALLBACK (tell), self);
  add_block (self, self->rows, &self->rows_note);
  self->period = steward_period_fields_new ();
  g_signal_connect_swapped (self->period, "changed", G_CALLBACK (tell), self);
  gtk_box_append (GTK_BOX (self), self->period);
  self->settling = FALSE;
}

/**
 * steward_access_fields_new:
 * @services: for the names of sources
 *
 * Returns: (transfer floating): fields without an offer
 */
GtkWidget *
steward_access_fields_new (StewardServices *services)
{
  StewardAccessFields *self = g_object_new (STEWARD_TYPE_ACCESS_FIELDS, NULL);

  self->services = g_object_ref (services);

  return GTK_WIDGET (self);
}

static char *
say_object (const StewardOfferedObject *object)
{
  g_autofree char *name = steward_plain_text_line (object->object->name);
  g_autofree char *port = steward_plain_text_line (object->port);

  return *port != '\0' && g_strcmp0 (port, name) != 0 ? g_strdup_printf (_("%s, by port %s"), name, port)
                                                      : g_strdup (name);
}

static void
show_objects (StewardAccessFields *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->offer->objects->len; i++)
    {
      g_autofree char *words = say_object (g_ptr_array_index (self->offer->objects, i));

      gtk_string_list_append (titles, words);
    }
  adw_combo_row_set_model (ADW_COMBO_ROW (self->object), G_LIST_MODEL (titles));
}

/**
 * steward_access_fields_set_offer:
 * @self: the fields
 * @offer: what can be asked for; must live until another is set
 * @person: (nullable): who asks
 * @products: (element-type StewardConsumerProduct) (transfer full): those that
 *   can be consumers
 */
void
steward_access_fields_set_offer (StewardAccessFields      *self,
                                 const StewardAccessOffer *offer,
                                 const char               *person,
                                 GPtrArray                *products)
{
  g_return_if_fail (STEWARD_IS_ACCESS_FIELDS (self));

  self->settling = TRUE;
  self->offer = offer;
  steward_consumer_fields_set_offer (STEWARD_CONSUMER_FIELDS (self->consumer), offer, person, products);
  steward_purpose_fields_set_rules (STEWARD_PURPOSE_FIELDS (self->purpose), offer->rules);
  steward_period_fields_set_rules (STEWARD_PERIOD_FIELDS (self->period), offer->rules);
  show_objects (self);
  show_places (self);
  show_columns (self);
  self->settling = FALSE;
  suggest_grantees (self);
  follow_consumer (self);
  show_classification (self);
  show_grantee_note (self);
}

/**
 * steward_access_fields_get_object:
 * @self: the fields
 *
 * Returns: (transfer none) (nullable): what is asked for
 */
const StewardOfferedObject *
steward_access_fields_get_object (StewardAccessFields *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->object));

  return self->offer != NULL && selected < self->offer->objects->len
           ? g_ptr_array_index (self->offer->objects, selected) : NULL;
}

static gboolean
is_place (const StewardAccessPlace *place,
          const StewardAccessTerms *terms)
{
  const StewardAccessObject *object = g_ptr_array_index (terms->objects, 0);

  return g_strcmp0 (place->object, object->object) == 0 &&
         (g_strcmp0 (place->source, terms->source) == 0 ||
          (place->instance != NULL && g_strcmp0 (place->instance, terms->instance) == 0));
}

static void
select_place (StewardAccessFields      *self,
              const StewardAccessTerms *terms)
{
  for (guint i = 0; i < self->offer->objects->len; i++)
    {
      const StewardOfferedObject *object = g_ptr_array_index (self->offer->objects, i);

      for (guint j = 0; j < object->places->len; j++)
        if (is_place (g_ptr_array_index (object->places, j), terms))
          {
            adw_combo_row_set_selected (ADW_COMBO_ROW (self->object), i);
            show_places (self);
            adw_combo_row_set_selected (ADW_COMBO_ROW (self->place), j);
            show_columns (self);
            return;
          }
    }
}

static void
set_terms (StewardAccessFields      *self,
           const StewardAccessTerms *terms,
           gboolean                  emergency)
{
  const StewardAccessObject *object;

  if (terms->objects->len == 0)
    return;
  object = g_ptr_array_index (terms->objects, 0);
  select_place (self, terms);
  steward_column_list_choose (STEWARD_COLUMN_LIST (self->columns), object);
  steward_row_conditions_set_rows (STEWARD_ROW_CONDITIONS (self->rows), object->rows);
  steward_period_fields_set (STEWARD_PERIOD_FIELDS (self->period), terms->since, terms->until, emergency);
  if (terms->grantee != NULL && *terms->grantee != '\0')
    {
      gtk_editable_set_text (GTK_EDITABLE (self->grantee), terms->grantee);
      self->named = TRUE;
    }
}

/**
 * steward_access_fields_set_intent:
 * @self: the fields, after their offer was set
 * @intent: an access.request, or what steward_access_fields_keep() made: what
 *   stands in them
 */
void
steward_access_fields_set_intent (StewardAccessFields *self,
                                  const StewardIntent *intent)
{
  g_autoptr (StewardAccessTerms) kept = intent->document != NULL && g_strcmp0 (intent->document_name, DRAFT_NAME) == 0
                                          ? steward_access_draft_read (intent->document) : NULL;
  const StewardAccessTerms *terms = kept != NULL ? kept : intent->terms;

  g_return_if_fail (STEWARD_IS_ACCESS_FIELDS (self));
  g_return_if_fail (self->offer != NULL);

  self->settling = TRUE;
  if (intent->ask != NULL)
    steward_consumer_fields_set_ask (STEWARD_CONSUMER_FIELDS (self->consumer), intent->ask);
  steward_purpose_fields_set (STEWARD_PURPOSE_FIELDS (self->purpose), intent);
  if (terms != NULL)
    set_terms (self, terms, intent->ask != NULL && intent->ask->emergency);
  self->settling = FALSE;
  suggest_grantees (self);
  follow_consumer (self);
  show_classification (self);
  show_grantee_note (self);
}

/**
 * steward_access_fields_fill:
 * @self: the fields
 * @intent: gets what stands in them
 * @now: in microseconds
 */
void
steward_access_fields_fill (StewardAccessFields *self,
                            StewardIntent       *intent,
                            gint64               now)
{
  g_return_if_fail (STEWARD_IS_ACCESS_FIELDS (self));
  g_return_if_fail (self->offer != NULL);

  read_ask (self, intent);
  intent->terms = read_terms (self, now);
}

/**
 * steward_access_fields_keep:
 * @self: the fields
 * @intent: gets what stands in them, be it valid or not
 *
 * For a draft.
 */
void
steward_access_fields_keep (StewardAccessFields *self,
                            StewardIntent       *intent)
{
  g_autoptr (StewardAccessTerms) terms = NULL;

  g_return_if_fail (STEWARD_IS_ACCESS_FIELDS (self));
  g_return_if_fail (self->offer != NULL);

  read_ask (self, intent);
  terms = read_terms (self, g_get_real_time ());
  if (terms == NULL)
    return;
  intent->document = steward_access_draft_write (terms);
  intent->document_name = g_strdup (DRAFT_NAME);
}

static void
add_fault (GPtrArray  *faults,
           const char *sentence)
{
  if (sentence != NULL)
    g_ptr_array_add (faults, g_strdup (sentence));
}

static const char *
find_what_fault (StewardAccessFields *self)
{
  if (steward_access_fields_get_object (self) == NULL)
    return _("The contract of this product names no table: there is nothing that could be granted.");
  if (get_place (self) == NULL)
    return _("No source on this desk has this table, so nobody could grant it here. Add the source where it lies.");

  return NULL;
}

/**
 * steward_access_fields_show_faults:
 * @self: the fields
 * @now: in microseconds
 *
 * Tells beside each field what is wrong with it.
 *
 * Returns: (transfer full) (element-type utf8): all of it, in sentences
 */
GPtrArray *
steward_access_fields_show_faults (StewardAccessFields *self,
                                   gint64               now)
{
  g_autofree char *consumer = steward_consumer_fields_find_fault (STEWARD_CONSUMER_FIELDS (self->consumer));
  g_autofree char *rows = steward_row_conditions_find_fault (STEWARD_ROW_CONDITIONS (self->rows));
  g_autofree char *period = steward_period_fields_find_fault (STEWARD_PERIOD_FIELDS (self->period), now);
  g_autofree char *grantee = read_grantee (self);
  GPtrArray *faults = g_ptr_array_new_with_free_func (g_free);
  const char *what = find_what_fault (self);
  const char *columns = what == NULL && steward_column_list_count_chosen (STEWARD_COLUMN_LIST (self->columns)) == 0
                          ? _("Choose at least one column.") : NULL;

  steward_form_note_set (self->what_note, STEWARD_NOTE_FAULT, what);
  steward_form_note_set (self->consumer_note, STEWARD_NOTE_HINT, consumer);
  steward_form_note_set (self->columns_note, STEWARD_NOTE_FAULT, columns);
  steward_form_note_set (self->rows_note, STEWARD_NOTE_FAULT, rows);
  add_fault (faults, what);
  add_fault (faults, consumer);
  add_fault (faults, *grantee == '\0' ? get_grantee_fault () : NULL);
  add_fault (faults, columns);
  add_fault (faults, rows);
  add_fault (faults, period);

  return faults;
}

/**
 * steward_access_fields_has_purpose_text:
 * @self: the fields
 *
 * Returns: whether the person says in their own words what for
 */
gboolean
steward_access_fields_has_purpose_text (StewardAccessFields *self)
{
  return steward_purpose_fields_has_text (STEWARD_PURPOSE_FIELDS (self->purpose));
}

/**
 * steward_access_fields_count_files:
 * @self: the fields
 *
 * Returns: how many files of evidence there are
 */
guint
steward_access_fields_count_files (StewardAccessFields *self)
{
  return steward_purpose_fields_count_files (STEWARD_PURPOSE_FIELDS (self->purpose));
}
