/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Who wants to read and what exactly, checked against directory and catalog. A
 * consumer's domain opens short ways in some charters, so that it counts only
 * where something beside the asker's word speaks for it. */

#include "config.h"

#include "steward-access-request.h"

#define MAX_OBJECTS 100u
#define MAX_COLUMNS 2000u
#define MAX_NAME 300                   /* bytes, of what a platform calls something */

static void
take (char **place,
      char  *text)
{
  g_free (*place);
  *place = text;
}

/* Persons. */

static gboolean
resolve (StewardAccessRequest  *self,
         char                 **person,
         GError               **error)
{
  char *now;

  if (*person == NULL)
    return TRUE;
  now = steward_verb_resolve (self->verb, *person, error);
  if (now == NULL)
    return FALSE;
  take (person, now);

  return TRUE;
}

static gboolean
fill_consuming_product (StewardAccessRequest  *self,
                        GError               **error)
{
  g_autoptr(StewardEntryDetail) detail =
    steward_catalog_load_sync (steward_council_get_catalog (self->verb->council), self->ask->consumer, error);

  if (detail == NULL)
    return FALSE;
  if (g_str_equal (detail->urn, self->offer->detail->urn))
    return steward_verb_refuse (error, STEWARD_ERROR_USAGE, "“%s” cannot be its own consumer.", self->name);
  take (&self->ask->consumer, g_strdup (detail->urn));
  take (&self->ask->domain, g_strdup (detail->entry->domain));

  return TRUE;
}

static gboolean
fill_consumer (StewardAccessRequest  *self,
               GError               **error)
{
  StewardAccessAsk *ask = self->ask;

  switch (ask->consumer_kind)
    {
    case STEWARD_CONSUMER_PERSON:
      if (ask->consumer == NULL)
        ask->consumer = g_strdup (ask->on_behalf != NULL ? ask->on_behalf : self->verb->actor);
      return resolve (self, &ask->consumer, error);
    case STEWARD_CONSUMER_PRODUCT:
      return steward_verb_check_words (ask->consumer, "The consuming product", error) &&
             fill_consuming_product (self, error);
    case STEWARD_CONSUMER_TEAM:
      return steward_verb_check_words (ask->consumer, "The name of the team", error);
    case STEWARD_CONSUMER_SERVICE:
      return steward_verb_check_words (ask->consumer, "The name of the service account", error);
    case STEWARD_CONSUMER_N_KINDS:
      break;
    }

  return steward_verb_refuse (error, STEWARD_ERROR_USAGE, "It is not said what kind of consumer this is.");
}

/* What the charter thinks of them is its route's business. */
static gboolean
check_line (const char  *text,
            const char  *what,
            GError     **error)
{
  return text == NULL || steward_verb_check_words (text, what, error);
}

static gboolean
check_lines (const StewardAccessAsk  *ask,
             GError                 **error)
{
  return check_line (ask->purpose, "The purpose", error) && check_line (ask->legal_basis, "The legal basis", error) &&
         check_line (ask->ticket, "The ticket", error) && check_line (ask->domain, "The consumer's domain", error) &&
         check_line (ask->port, "The port", error);
}

static gboolean
check_emergency (StewardAccessRequest  *self,
                 GError               **error)
{
  if (!self->ask->emergency)
    return TRUE;
  if (self->ask->kind == STEWARD_ACCESS_KIND_REVOCATION)
    return steward_verb_refuse (error, STEWARD_ERROR_USAGE, "A revocation is no emergency access.");
  if (!self->offer->rules->emergency_allowed)
    return steward_verb_refuse (error, STEWARD_ERROR_DENIED,
                                "The charter allows no emergency access; ask in the usual way.");

  return steward_verb_require_comment (self->verb,
                                       "Say what the emergency is: everybody sees it, and it is reviewed afterwards.",
                                       error);
}

/* Fills in who asks for whom. */
gboolean
steward_access_request_fill_ask (StewardAccessRequest  *self,
                                 GError               **error)
{
  StewardAccessAsk *ask = self->ask;

  if (!resolve (self, &ask->on_behalf, error) || !resolve (self, &ask->answerable, error) ||
      !fill_consumer (self, error))
    return FALSE;
  if (g_strcmp0 (ask->on_behalf, self->verb->actor) == 0)
    g_clear_pointer (&ask->on_behalf, g_free);

  return check_lines (ask, error) && check_emergency (self, error);
}

/* Terms. */

static gboolean
check_platform_name (const char  *name,
                     const char  *what,
                     GError     **error)
{
  if (name == NULL || *name == '\0')
    return steward_verb_refuse (error, STEWARD_ERROR_USAGE, "%s is missing.", what);
  if (!g_utf8_validate (name, -1, NULL))
    return steward_verb_refuse (error, STEWARD_ERROR_INVALID_DATA, "%s is not valid UTF-8.", what);
  if (strlen (name) > MAX_NAME)
    return steward_verb_refuse (error, STEWARD_ERROR_INVALID_DATA, "%s is longer than %d bytes.", what, MAX_NAME);
  for (const char *at = name; *at != '\0'; at++)
    if (g_ascii_iscntrl (*at))
      return steward_verb_refuse (error, STEWARD_ERROR_INVALID_DATA, "%s has control characters.", what);

  return TRUE;
}

static const StewardProperty *
find_property (GPtrArray  *all,
               const char *name)
{
  for (guint i = 0; i < all->len; i++)
    {
      const StewardProperty *property = g_ptr_array_index (all, i);

      if (g_strcmp0 (property->physical_name, name) == 0 || g_strcmp0 (property->name, name) == 0)
        return property;
    }

  return NULL;
}

static gboolean
check_rows (const StewardAccessObject  *object,
            GPtrArray                  *all,
            GError                    **error)
{
  for (guint i = 0; i < object->rows->len; i++)
    {
      StewardRowCondition *condition = g_ptr_array_index (object->rows, i);
      const StewardProperty *property = find_property (all, condition->column);

      if (property == NULL)
        return steward_verb_refuse (error, STEWARD_ERROR_NOT_FOUND,
                                    "Rows are chosen by “%.100s”, and “%s” has no such column.", condition->column,
                                    object->name);
      if (property->physical_name != NULL)
        take (&condition->column, g_strdup (property->physical_name));
    }

  return TRUE;
}

/* Names as the platform has them, classifications as the contract has them. */
static gboolean
fill_columns (StewardAccessObject       *object,
              const StewardAccessPlace  *place,
              GPtrArray                 *all,
              GError                   **error)
{
  for (guint i = 0; i < object->columns->len; i++)
    {
      StewardAccessColumn *column = g_ptr_array_index (object->columns, i);
      const StewardProperty *property = find_property (all, column->name);

      if (property == NULL)
        return steward_verb_refuse (error, STEWARD_ERROR_NOT_FOUND, "“%s” has no column “%.100s”.", object->name,
                                    column->name);
      column->classification = steward_access_place_classify (place, property);
      if (property->physical_name != NULL)
        take (&column->name, g_strdup (property->physical_name));
    }
  for (guint i = 0; object->whole && i < all->len; i++)
    {
      const StewardProperty *property = g_ptr_array_index (all, i);
      const char *name = property->physical_name != NULL ? property->physical_name : property->name;

      if (steward_access_object_find_column (object, name) == NULL)
        g_ptr_array_add (object->columns,
                         steward_access_column_new (name, steward_access_place_classify (place, property),
                                                    STEWARD_MASK_NONE));
    }

  return TRUE;
}

static gboolean
fill_object (StewardAccessRequest  *self,
             StewardAccessObject   *object,
             GError               **error)
{
  const StewardAccessPlace *place = NULL;
  const StewardOfferedObject *offered;
  g_autoptr(GPtrArray) all = NULL;

  if (!check_platform_name (object->object, "The name of what is to be read", error))
    return FALSE;
  offered = steward_access_offer_find_object (self->offer, self->terms->source, object->object, &place);
  if (offered == NULL && self->ask->kind == STEWARD_ACCESS_KIND_REVOCATION)
    return TRUE;
  if (offered == NULL)
    return steward_verb_refuse (error, STEWARD_ERROR_NOT_FOUND,
                                "“%.200s” is no place where data of “%s” lies; sync its source, or choose another "
                                "place.", object->object, self->name);

  all = steward_access_list_columns (offered->object);
  take (&object->name, g_strdup (offered->object->name));
  take (&object->address, g_strdup (place->address));
  take (&self->terms->source, g_strdup (place->source));
  take (&self->terms->instance, g_strdup (place->instance));
  object->n_columns = MAX (place->n_columns, all->len);
  if (self->ask->port == NULL)
    self->ask->port = g_strdup (offered->port);
  if (self->ask->kind == STEWARD_ACCESS_KIND_REVOCATION)
    return TRUE;
  if (!fill_columns (object, place, all, error) || !check_rows (object, all, error))
    return FALSE;
  for (guint i = 0; i < place->claims->len; i++)
    g_ptr_array_add (self->verb->access->flags,
                     g_strdup_printf ("“%s” says of “%s” that it is its data, too; the stricter classification counts.",
                                      (const char *) g_ptr_array_index (place->claims, i), object->name));
  if (object->whole && place->n_columns > all->len)
    steward_act_add_warning (self->verb->act, "“%s” has %u columns there, and the contract describes %u of them; as a "
                             "whole, all of them become visible, with those that it gets later.", object->name,
                             place->n_columns, all->len);

  return TRUE;
}

static gboolean
check_period (StewardAccessRequest  *self,
              GError               **error)
{
  const StewardAccessTerms *terms = self->terms;

  if (self->ask->kind == STEWARD_ACCESS_KIND_REVOCATION)
    return TRUE;
  if (terms->until == 0)
    return steward_verb_refuse (error, STEWARD_ERROR_USAGE, "An access ends: choose its last day.");
  if (terms->until <= self->verb->now)
    return steward_verb_refuse (error, STEWARD_ERROR_USAGE, "The end is in the past; choose a day that is to come.");
  if (terms->since != 0 && terms->since >= terms->until)
    return steward_verb_refuse (error, STEWARD_ERROR_USAGE, "It would end before it begins; choose a later end.");

  return TRUE;
}

static void
warn_of_grantee (StewardAccessRequest *self)
{
  const StewardAccessPlace place = { .source = self->terms->source, .instance = self->terms->instance };
  const char *known = steward_access_offer_find_grantee (self->offer, &place, self->ask);

  for (guint i = 0; i < self->offer->principals->len; i++)
    {
      const StewardPrincipal *principal = g_ptr_array_index (self->offer->principals, i);

      if (g_strcmp0 (principal->principal, self->terms->grantee) != 0 ||
          (g_strcmp0 (principal->source, place.source) != 0 && g_strcmp0 (principal->source, place.instance) != 0))
        continue;
      if (principal->kind != self->ask->consumer_kind || g_strcmp0 (principal->consumer, self->ask->consumer) != 0)
        steward_act_add_warning (self->verb->act, "“%s” is known there as the name of somebody else.",
                                 self->terms->grantee);
      return;
    }
  if (known != NULL)
    steward_act_add_warning (self->verb->act, "The consumer is known there as “%s”, and “%s” is asked for.", known,
                             self->terms->grantee);
  else
    steward_act_add_warning (self->verb->act, "Nobody has said whose name “%s” is there; those who decide see that.",
                             self->terms->grantee);
}

/* Fills in what exactly is asked for. */
gboolean
steward_access_request_fill_terms (StewardAccessRequest  *self,
                                   GError               **error)
{
  StewardAccessTerms *terms = self->terms;

  if (terms->objects->len == 0 || terms->objects->len > MAX_OBJECTS)
    return steward_verb_refuse (error, STEWARD_ERROR_USAGE, "Choose what is to be read: one to %u tables or views.",
                                MAX_OBJECTS);
  if (!check_platform_name (terms->source, "The source where it is granted", error) ||
      !check_platform_name (terms->grantee, "The name of the consumer on the platform", error) ||
      !check_period (self, error))
    return FALSE;
  if (terms->privilege == NULL)
    terms->privilege = g_strdup ("SELECT");
  for (guint i = 0; i < terms->objects->len; i++)
    {
      StewardAccessObject *object = g_ptr_array_index (terms->objects, i);

      if (object->columns->len > MAX_COLUMNS)
        return steward_verb_refuse (error, STEWARD_ERROR_INVALID_DATA, "%u columns at once are too many.",
                                    object->columns->len);
      if (!fill_object (self, object, error))
        return FALSE;
    }
  if (!steward_access_terms_check (terms, error))
    return FALSE;
  warn_of_grantee (self);

  return TRUE;
}
