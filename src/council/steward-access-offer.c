/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a request form needs before anything is filled in, and the same answers
 * that the verb gives: the way through the charter, the duplicates, the name
 * under which a consumer is known on a platform. */

#include "config.h"

#include "steward-access-private.h"

#include <string.h>

#define MAX_HELD 5000

/**
 * steward_access_offer_free:
 * @self: (nullable): an offer
 */
void
steward_access_offer_free (StewardAccessOffer *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->objects, g_ptr_array_unref);
  g_clear_pointer (&self->accesses, g_ptr_array_unref);
  g_clear_pointer (&self->held, g_ptr_array_unref);
  g_clear_pointer (&self->principals, g_ptr_array_unref);
  g_clear_pointer (&self->detail, steward_entry_detail_free);
  g_clear_pointer (&self->state, steward_council_state_unref);
  g_free (self->terms_digest);
  g_free (self);
}

static gboolean
load_rules (StewardAccessOffer  *self,
            StewardCouncil      *council,
            GError             **error)
{
  self->state = steward_council_load_state_sync (council, error);
  if (self->state == NULL)
    return FALSE;
  self->rules = self->state->charter != NULL ? self->state->charter->access : NULL;
  if (self->rules != NULL && self->rules->terms != NULL)
    {
      StewardDigest digest;
      g_autofree char *hex = NULL;

      steward_digest_of_bytes (self->rules->terms, strlen (self->rules->terms), &digest);
      hex = steward_digest_to_hex (&digest);
      self->terms_digest = g_strconcat ("sha256:", hex, NULL);
    }

  return TRUE;
}

/* Only where a charter says which purposes do not go together. */
static gboolean
load_held (StewardAccessOffer  *self,
           StewardGovernance   *governance,
           GError             **error)
{
  const StewardAccessFilter filter = { .live_only = TRUE, .limit = MAX_HELD };

  if (self->rules == NULL || self->rules->incompatible == NULL || self->rules->incompatible->len == 0)
    {
      self->held = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_access_free);
      return TRUE;
    }
  self->held = steward_access_rows_list (governance, &filter, error);

  return self->held != NULL;
}

/**
 * steward_access_offer_load_sync:
 * @council: the council
 * @subject: URN or name of a product
 * @error: return location: NOT_FOUND when the catalog has none
 *
 * Returns: (transfer full) (nullable): what can be asked for of it
 */
StewardAccessOffer *
steward_access_offer_load_sync (StewardCouncil  *council,
                                const char      *subject,
                                GError         **error)
{
  StewardCatalog *catalog = steward_council_get_catalog (council);
  StewardGovernance *governance = steward_council_get_governance (council);
  g_autoptr(StewardAccessOffer) self = g_new0 (StewardAccessOffer, 1);

  if (!load_rules (self, council, error))
    return NULL;
  self->detail = steward_catalog_load_sync (catalog, subject, error);
  if (self->detail == NULL)
    return NULL;
  self->objects = steward_access_list_offered (catalog, self->detail, error);
  if (self->objects == NULL)
    return NULL;
  self->accesses = steward_access_list_standing (council, self->detail->urn, error);
  if (self->accesses == NULL || !load_held (self, governance, error))
    return NULL;
  self->principals = steward_access_rows_list_principals (governance, NULL, error);

  return self->principals != NULL ? g_steal_pointer (&self) : NULL;
}

static void
load_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  StewardAccessOffer *offer = steward_access_offer_load_sync (source_object, task_data, &error);

  if (offer != NULL)
    g_task_return_pointer (task, offer, (GDestroyNotify) steward_access_offer_free);
  else
    g_task_return_error (task, error);
}

/**
 * steward_access_offer_load_async:
 * @council: the council
 * @subject: URN or name of a product
 * @cancellable: (nullable): to give up
 * @callback: called on the main context
 * @user_data: for @callback
 *
 * See steward_access_offer_load_sync().
 */
void
steward_access_offer_load_async (StewardCouncil      *council,
                                 const char          *subject,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (council, cancellable, callback, user_data);

  g_task_set_source_tag (task, steward_access_offer_load_async);
  g_task_set_task_data (task, g_strdup (subject), g_free);
  steward_council_read_in_worker (council, task, load_in_thread);
}

/**
 * steward_access_offer_load_finish:
 * @council: the council
 * @result: what the callback got
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the offer
 */
StewardAccessOffer *
steward_access_offer_load_finish (StewardCouncil  *council,
                                  GAsyncResult    *result,
                                  GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, council), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Terms. */

static const char *
get_column_name (const StewardProperty *property)
{
  return property->physical_name != NULL ? property->physical_name : property->name;
}

static void
add_columns (StewardAccessObject       *object,
             const StewardSchemaObject *offered,
             const StewardAccessPlace  *place,
             const char *const         *columns)
{
  g_autoptr(GPtrArray) all = steward_access_list_columns (offered);

  for (guint i = 0; i < all->len; i++)
    {
      const StewardProperty *property = g_ptr_array_index (all, i);
      const char *name = get_column_name (property);

      if (columns == NULL || g_strv_contains (columns, name) || g_strv_contains (columns, property->name))
        g_ptr_array_add (object->columns,
                         steward_access_column_new (name, steward_access_place_classify (place, property),
                                                    STEWARD_MASK_NONE));
    }
}

/**
 * steward_access_offer_make_terms:
 * @self: an offer
 * @object: one of its objects
 * @place: (nullable): one of the places of @object; %NULL: the first
 * @columns: (nullable): names; %NULL: all, as a whole
 *
 * Returns: (transfer full): terms without grantee and period
 */
StewardAccessTerms *
steward_access_offer_make_terms (const StewardAccessOffer   *self,
                                 const StewardOfferedObject *object,
                                 const StewardAccessPlace   *place,
                                 const char *const          *columns)
{
  StewardAccessTerms *terms = steward_access_terms_new ();
  StewardAccessObject *one = steward_access_object_new ();

  if (place == NULL)
    place = g_ptr_array_index (object->places, 0);
  terms->source = g_strdup (place->source);
  terms->instance = g_strdup (place->instance);
  g_free (terms->privilege);
  terms->privilege = g_strdup ("SELECT");
  one->object = g_strdup (place->object);
  one->name = g_strdup (object->object->name);
  one->address = g_strdup (place->address);
  one->whole = columns == NULL;
  add_columns (one, object->object, place, columns);
  if (place->n_columns > 0)
    {
      one->n_columns = place->n_columns;
    }
  else
    {
      g_autoptr(GPtrArray) all = steward_access_list_columns (object->object);

      one->n_columns = all->len;
    }
  g_ptr_array_add (terms->objects, one);

  return terms;
}

/**
 * steward_access_offer_find_object:
 * @self: an offer
 * @source: id or instance of a source
 * @object: native id there
 * @out_place: (out) (optional) (nullable): which of its places that is
 *
 * Returns: (transfer none) (nullable): the object that lies there
 */
const StewardOfferedObject *
steward_access_offer_find_object (const StewardAccessOffer  *self,
                                  const char                *source,
                                  const char                *object,
                                  const StewardAccessPlace **out_place)
{
  for (guint i = 0; i < self->objects->len; i++)
    {
      const StewardOfferedObject *offered = g_ptr_array_index (self->objects, i);

      for (guint j = 0; j < offered->places->len; j++)
        {
          const StewardAccessPlace *place = g_ptr_array_index (offered->places, j);

          if (g_strcmp0 (place->object, object) != 0 ||
              (g_strcmp0 (place->source, source) != 0 && g_strcmp0 (place->instance, source) != 0))
            continue;
          if (out_place != NULL)
            *out_place = place;
          return offered;
        }
    }

  return NULL;
}

/* The way. */

static void
add_purposes (GPtrArray              *purposes,
              GPtrArray              *accesses,
              const StewardAccessAsk *ask)
{
  for (guint i = 0; i < accesses->len; i++)
    {
      const StewardAccess *access = g_ptr_array_index (accesses, i);

      if (steward_access_is_in_force (access) && access->ask->purpose != NULL &&
          steward_access_is_same_consumer (ask, access->ask))
        g_ptr_array_add (purposes, access->ask->purpose);
    }
}

/**
 * steward_access_offer_route:
 * @self: an offer
 * @ask: what is filled in
 * @terms: likewise
 * @has_purpose_text: whether the purpose is told in words
 * @n_files: pieces of evidence
 * @now: the time
 *
 * Returns: (transfer full) (nullable): the way through the charter, or what is
 *   missing; %NULL when the charter does not decide about access
 */
StewardAccessRoute *
steward_access_offer_route (const StewardAccessOffer *self,
                            const StewardAccessAsk   *ask,
                            const StewardAccessTerms *terms,
                            gboolean                  has_purpose_text,
                            guint                     n_files,
                            gint64                    now)
{
  g_autoptr(GPtrArray) purposes = g_ptr_array_new ();
  StewardAccessFacts facts = {
    .ask = ask,
    .terms = terms,
    .domain = self->detail->entry->domain,
    .visibility = self->detail->entry->visibility,
    .has_purpose_text = has_purpose_text,
    .n_files = n_files,
    .renewal = steward_access_is_renewal (self->accesses, ask, terms),
    .now = now,
  };

  if (self->rules == NULL)
    return NULL;
  add_purposes (purposes, self->accesses, ask);
  add_purposes (purposes, self->held, ask);
  g_ptr_array_add (purposes, NULL);
  facts.held_purposes = (const char *const *) purposes->pdata;

  return steward_access_route_new (self->state->charter, &facts);
}

/**
 * steward_access_offer_find_overlaps:
 * @self: an offer
 * @ask: what is filled in
 * @terms: likewise
 * @requester: (nullable): who asks
 * @now: the time
 *
 * Returns: (transfer full) (element-type StewardAccessOverlap): what the
 *   consumer, or the same principal, has or has asked for already
 */
GPtrArray *
steward_access_offer_find_overlaps (const StewardAccessOffer *self,
                                    const StewardAccessAsk   *ask,
                                    const StewardAccessTerms *terms,
                                    const char               *requester,
                                    gint64                    now)
{
  g_autoptr(StewardAccessAsk) own = NULL;

  /* a form says nothing of the consumer when somebody asks for themselves */
  if (ask->consumer == NULL && ask->consumer_kind == STEWARD_CONSUMER_PERSON)
    {
      own = steward_access_ask_copy (ask);
      own->consumer = g_strdup (requester);
    }

  return steward_access_find_overlaps (self->state, self->accesses, NULL, own != NULL ? own : ask, terms, now);
}

/**
 * steward_access_offer_find_grantee:
 * @self: an offer
 * @place: where it is granted
 * @ask: for whom
 *
 * Returns: (transfer none) (nullable): what the consumer is called there
 */
const char *
steward_access_offer_find_grantee (const StewardAccessOffer *self,
                                   const StewardAccessPlace *place,
                                   const StewardAccessAsk   *ask)
{
  for (guint i = 0; i < self->principals->len; i++)
    {
      const StewardPrincipal *principal = g_ptr_array_index (self->principals, i);

      if (principal->kind == ask->consumer_kind && g_strcmp0 (principal->consumer, ask->consumer) == 0 &&
          (g_strcmp0 (principal->source, place->source) == 0 || g_strcmp0 (principal->source, place->instance) == 0))
        return principal->principal;
    }

  return NULL;
}
