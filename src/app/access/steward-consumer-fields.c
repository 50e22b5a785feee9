/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The consumer. A team and a service account are names that people write, so
 * those that are known already are suggested: two spellings would be two. */

#include "config.h"

#include "steward-consumer-fields.h"

#include <glib/gi18n.h>

#include "steward-accessible.h"
#include "steward-form-note.h"
#include "steward-people-row.h"
#include "steward-plain-text.h"
#include "steward-suggest-button.h"

typedef enum
{
  WHO_ME,
  WHO_PERSON,
  WHO_TEAM,
  WHO_PRODUCT,
  WHO_SERVICE,
  N_WHO,
} Who;

static const struct
{
  const char *title;
  StewardConsumerKind kind;
} whos[N_WHO] = {
  [WHO_ME] = { N_("Myself"), STEWARD_CONSUMER_PERSON },
  [WHO_PERSON] = { N_("Another person"), STEWARD_CONSUMER_PERSON },
  [WHO_TEAM] = { N_("A team"), STEWARD_CONSUMER_TEAM },
  [WHO_PRODUCT] = { N_("A data product"), STEWARD_CONSUMER_PRODUCT },
  [WHO_SERVICE] = { N_("A service account"), STEWARD_CONSUMER_SERVICE },
};

struct _StewardConsumerFields
{
  AdwBin parent_instance;

  char *person;                        /* owned, nullable: who asks */
  GPtrArray *products;                 /* owned StewardConsumerProduct, nullable */
  GPtrArray *teams;                    /* owned char* */
  GPtrArray *services;                 /* owned char* */
  gboolean settling;

  GtkWidget *who;                      /* unowned: rows of the group */
  GtkWidget *other;
  GtkWidget *name;
  GtkWidget *names;                    /* suggestions */
  GtkWidget *product;
  GtkWidget *products_list;            /* drop-down */
  GtkWidget *domain;
  GtkWidget *domains;
  GtkWidget *answerable;
  GtkWidget *on_behalf;
};

G_DEFINE_FINAL_TYPE (StewardConsumerFields, steward_consumer_fields, ADW_TYPE_BIN)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static Who
get_who (StewardConsumerFields *self)
{
  return (Who) MIN (adw_combo_row_get_selected (ADW_COMBO_ROW (self->who)), N_WHO - 1u);
}

static const StewardConsumerProduct *
get_product (StewardConsumerFields *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->products_list));

  return self->products != NULL && selected < self->products->len ? g_ptr_array_index (self->products, selected)
                                                                  : NULL;
}

static char *
read_row (GtkWidget *row)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));

  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

static void
tell (StewardConsumerFields *self)
{
  if (!self->settling)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
show_rows (StewardConsumerFields *self)
{
  Who who = get_who (self);
  gboolean named = who == WHO_TEAM || who == WHO_SERVICE;

  gtk_widget_set_visible (self->other, who == WHO_PERSON);
  gtk_widget_set_visible (self->name, named);
  gtk_widget_set_visible (self->product, who == WHO_PRODUCT);
  gtk_widget_set_visible (self->domain, who != WHO_PRODUCT);
  gtk_widget_set_visible (self->answerable, who >= WHO_TEAM);
  gtk_widget_set_visible (self->on_behalf, who >= WHO_TEAM);
  if (!named)
    return;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->name),
                                 who == WHO_TEAM ? _("Name of the team") : _("Name of the account"));
  steward_form_name_entry (self->name, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self->name)));
  steward_suggest_button_set (self->names, who == WHO_TEAM ? self->teams : self->services, NULL);
}

static void
who_cb (StewardConsumerFields *self)
{
  show_rows (self);
  tell (self);
}

static void
steward_consumer_fields_dispose (GObject *object)
{
  StewardConsumerFields *self = STEWARD_CONSUMER_FIELDS (object);

  self->settling = TRUE;

  G_OBJECT_CLASS (steward_consumer_fields_parent_class)->dispose (object);
}

static void
steward_consumer_fields_finalize (GObject *object)
{
  StewardConsumerFields *self = STEWARD_CONSUMER_FIELDS (object);

  g_free (self->person);
  g_clear_pointer (&self->products, g_ptr_array_unref);
  g_ptr_array_unref (self->teams);
  g_ptr_array_unref (self->services);

  G_OBJECT_CLASS (steward_consumer_fields_parent_class)->finalize (object);
}

static void
steward_consumer_fields_class_init (StewardConsumerFieldsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = steward_consumer_fields_dispose;
  object_class->finalize = steward_consumer_fields_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static GtkWidget *
add_row (StewardConsumerFields *self,
         GtkWidget             *group,
         GtkWidget             *row)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  if (GTK_IS_EDITABLE (row))
    steward_form_name_entry (row, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
  if (ADW_IS_COMBO_ROW (row))
    g_signal_connect_swapped (row, "notify::selected", G_CALLBACK (tell), self);
  else if (GTK_IS_EDITABLE (row))
    g_signal_connect_swapped (row, "changed", G_CALLBACK (tell), self);

  return row;
}

static GtkWidget *
make_who (void)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  for (gsize i = 0; i < N_WHO; i++)
    gtk_string_list_append (titles, _(whos[i].title));

  return g_object_new (ADW_TYPE_COMBO_ROW, "title", _("Who will use it"), "model", titles, NULL);
}

static GtkWidget *
make_product (StewardConsumerFields *self)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", _("Data product"), "focusable", FALSE, NULL);

  self->products_list = gtk_drop_down_new (NULL, gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (self->products_list), TRUE);
  gtk_widget_set_valign (self->products_list, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->products_list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Data product"), -1);
  steward_accessible_name_buttons (self->products_list, _("Data product"));
  g_signal_connect_swapped (self->products_list, "notify::selected", G_CALLBACK (tell), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), self->products_list);

  return row;
}

static void
steward_consumer_fields_init (StewardConsumerFields *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  self->settling = TRUE;
  self->teams = g_ptr_array_new_with_free_func (g_free);
  self->services = g_ptr_array_new_with_free_func (g_free);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("For Whom"));
  self->who = add_row (self, group, make_who ());
  g_signal_connect_swapped (self->who, "notify::selected", G_CALLBACK (who_cb), self);
  self->other = add_row (self, group, steward_people_row_new (_("Person")));
  self->name = add_row (self, group, adw_entry_row_new ());
  self->names = steward_suggest_button_new (GTK_EDITABLE (self->name), _("Known names"));
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self->name), self->names);
  self->product = add_row (self, group, make_product (self));
  self->domain = add_row (self, group, g_object_new (ADW_TYPE_ENTRY_ROW, "title", _("Domain"), NULL));
  self->domains = steward_suggest_button_new (GTK_EDITABLE (self->domain), _("Known domains"));
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self->domain), self->domains);
  self->answerable = add_row (self, group, steward_people_row_new (_("Who answers for it")));
  self->on_behalf = add_row (self, group, steward_people_row_new (_("On behalf of")));
  adw_bin_set_child (ADW_BIN (self), group);
  show_rows (self);
  self->settling = FALSE;
}

/**
 * steward_consumer_fields_new:
 *
 * Returns: (transfer floating): the fields, with nothing in them
 */
GtkWidget *
steward_consumer_fields_new (void)
{
  return g_object_new (STEWARD_TYPE_CONSUMER_FIELDS, NULL);
}

static void
add_once (GPtrArray  *texts,
          const char *text)
{
  if (text != NULL && *text != '\0' && !g_ptr_array_find_with_equal_func (texts, text, g_str_equal, NULL))
    g_ptr_array_add (texts, g_strdup (text));
}

static void
add_known (StewardConsumerFields *self,
           StewardConsumerKind    kind,
           const char            *consumer)
{
  if (kind == STEWARD_CONSUMER_TEAM)
    add_once (self->teams, consumer);
  else if (kind == STEWARD_CONSUMER_SERVICE)
    add_once (self->services, consumer);
}

static void
collect_known (StewardConsumerFields    *self,
               const StewardAccessOffer *offer)
{
  for (guint i = 0; i < offer->principals->len; i++)
    {
      const StewardPrincipal *principal = g_ptr_array_index (offer->principals, i);

      add_known (self, principal->kind, principal->consumer);
    }
  for (guint i = 0; i < offer->accesses->len; i++)
    {
      const StewardAccess *access = g_ptr_array_index (offer->accesses, i);

      if (access->ask != NULL)
        add_known (self, access->ask->consumer_kind, access->ask->consumer);
    }
}

static void
suggest_domains (StewardConsumerFields    *self,
                 const StewardAccessOffer *offer)
{
  g_autoptr (GPtrArray) domains = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *seats = offer->state->charter != NULL ? offer->state->charter->seats : NULL;

  for (guint i = 0; seats != NULL && i < seats->len; i++)
    add_once (domains, ((const StewardSeat *) g_ptr_array_index (seats, i))->domain);
  for (guint i = 0; self->products != NULL && i < self->products->len; i++)
    add_once (domains, ((const StewardConsumerProduct *) g_ptr_array_index (self->products, i))->domain);
  steward_suggest_button_set (self->domains, domains, NULL);
}

/**
 * steward_consumer_fields_set_offer:
 * @self: the fields
 * @offer: what is known; read now, not kept
 * @person: (nullable): who asks
 * @products: (element-type StewardConsumerProduct) (transfer full): those that
 *   can be consumers
 */
void
steward_consumer_fields_set_offer (StewardConsumerFields    *self,
                                   const StewardAccessOffer *offer,
                                   const char               *person,
                                   GPtrArray                *products)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  g_return_if_fail (STEWARD_IS_CONSUMER_FIELDS (self));

  self->settling = TRUE;
  g_free (self->person);
  self->person = g_strdup (person);
  g_clear_pointer (&self->products, g_ptr_array_unref);
  self->products = products;
  for (guint i = 0; i < products->len; i++)
    {
      g_autofree char *name =
        steward_plain_text_line (((const StewardConsumerProduct *) g_ptr_array_index (products, i))->name);

      gtk_string_list_append (names, name);
    }
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->products_list), G_LIST_MODEL (names));
  steward_people_row_set_people (self->other, offer->state, NULL, _("Choose…"));
  steward_people_row_set_people (self->answerable, offer->state, person, NULL);
  steward_people_row_set_people (self->on_behalf, offer->state, NULL, _("Nobody: I ask for it myself"));
  collect_known (self, offer);
  suggest_domains (self, offer);
  show_rows (self);
  self->settling = FALSE;
}

static Who
find_who (StewardConsumerFields  *self,
          const StewardAccessAsk *ask)
{
  switch (ask->consumer_kind)
    {
    case STEWARD_CONSUMER_TEAM:
      return WHO_TEAM;
    case STEWARD_CONSUMER_PRODUCT:
      return WHO_PRODUCT;
    case STEWARD_CONSUMER_SERVICE:
      return WHO_SERVICE;
    case STEWARD_CONSUMER_PERSON:
    case STEWARD_CONSUMER_N_KINDS:
      break;
    }

  return ask->consumer == NULL || g_strcmp0 (ask->consumer, self->person) == 0 ? WHO_ME : WHO_PERSON;
}

/**
 * steward_consumer_fields_set_ask:
 * @self: the fields, after their offer was set
 * @ask: what stands in them; read now, not kept
 */
void
steward_consumer_fields_set_ask (StewardConsumerFields  *self,
                                 const StewardAccessAsk *ask)
{
  Who who = find_who (self, ask);

  g_return_if_fail (STEWARD_IS_CONSUMER_FIELDS (self));

  self->settling = TRUE;
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->who), who);
  if (who == WHO_PERSON)
    steward_people_row_set_person (self->other, ask->consumer);
  if (who == WHO_TEAM || who == WHO_SERVICE)
    gtk_editable_set_text (GTK_EDITABLE (self->name), ask->consumer != NULL ? ask->consumer : "");
  for (guint i = 0; who == WHO_PRODUCT && self->products != NULL && i < self->products->len; i++)
    if (g_strcmp0 (((const StewardConsumerProduct *) g_ptr_array_index (self->products, i))->urn, ask->consumer) == 0)
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->products_list), i);
  gtk_editable_set_text (GTK_EDITABLE (self->domain), ask->domain != NULL ? ask->domain : "");
  if (ask->answerable != NULL)
    steward_people_row_set_person (self->answerable, ask->answerable);
  steward_people_row_set_person (self->on_behalf, ask->on_behalf);
  show_rows (self);
  self->settling = FALSE;
}

static char *
read_consumer (StewardConsumerFields *self,
               Who                    who)
{
  const StewardConsumerProduct *product = get_product (self);

  switch (who)
    {
    case WHO_ME:
      return g_strdup (self->person);
    case WHO_PERSON:
      return g_strdup (steward_people_row_get_person (self->other));
    case WHO_PRODUCT:
      return g_strdup (product != NULL ? product->urn : NULL);
    case WHO_TEAM:
    case WHO_SERVICE:
    case N_WHO:
      break;
    }

  return read_row (self->name);
}

/**
 * steward_consumer_fields_fill:
 * @self: the fields
 * @ask: gets what stands in them
 */
void
steward_consumer_fields_fill (StewardConsumerFields *self,
                              StewardAccessAsk      *ask)
{
  Who who = get_who (self);
  const StewardConsumerProduct *product = get_product (self);

  g_return_if_fail (STEWARD_IS_CONSUMER_FIELDS (self));

  g_free (ask->consumer);
  g_free (ask->domain);
  g_free (ask->answerable);
  g_free (ask->on_behalf);
  ask->consumer_kind = whos[who].kind;
  ask->consumer = read_consumer (self, who);
  ask->domain = who != WHO_PRODUCT ? read_row (self->domain)
                : product != NULL ? g_strdup (product->domain) : NULL;
  ask->answerable = who >= WHO_TEAM ? g_strdup (steward_people_row_get_person (self->answerable)) : NULL;
  ask->on_behalf = who >= WHO_TEAM ? g_strdup (steward_people_row_get_person (self->on_behalf)) : NULL;
}

/**
 * steward_consumer_fields_find_fault:
 * @self: the fields
 *
 * Returns: (transfer full) (nullable): what is missing in them, in a sentence
 */
char *
steward_consumer_fields_find_fault (StewardConsumerFields *self)
{
  Who who = get_who (self);
  g_autofree char *consumer = read_consumer (self, who);

  if (consumer != NULL)
    return NULL;
  switch (who)
    {
    case WHO_PERSON:
      return g_strdup (_("Choose the person who will use it."));
    case WHO_TEAM:
      return g_strdup (_("Write the name of the team that will use it."));
    case WHO_SERVICE:
      return g_strdup (_("Write the name of the account that will use it."));
    case WHO_PRODUCT:
      return g_strdup (_("Choose the data product that will use it."));
    case WHO_ME:
    case N_WHO:
      break;
    }

  return g_strdup (_("Nobody sits at this desk. Choose who you are in the queue."));
}
