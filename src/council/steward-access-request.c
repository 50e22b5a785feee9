/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Works out a request for access: the product and the place, the way through
 * the charter, and what is there already. What an asker says is checked against
 * the catalog; what a column is classified as is never theirs to say. */

#include "config.h"

#include "steward-access-request.h"

#include "steward-revision.h"

void
steward_access_request_clear (StewardAccessRequest *self)
{
  g_clear_pointer (&self->offer, steward_access_offer_free);
  g_clear_pointer (&self->route, steward_access_route_free);
  g_clear_pointer (&self->overlaps, g_ptr_array_unref);
  g_clear_pointer (&self->contract, g_bytes_unref);
  g_clear_pointer (&self->consumer, g_free);
  g_clear_pointer (&self->name, g_free);
}

static gboolean
is_revocation (const StewardAccessRequest *self)
{
  return self->ask->kind == STEWARD_ACCESS_KIND_REVOCATION;
}

/* What a source calls its product may be anything; what is recorded is one line
 * of a bounded length. */
static char *
make_line (const char *text)
{
  char *line = g_utf8_make_valid (text, -1);

  for (char *at = line; *at != '\0'; at++)
    if (g_ascii_iscntrl (*at))
      *at = ' ';
  if (g_utf8_strlen (line, -1) > 200)
    *g_utf8_offset_to_pointer (line, 200) = '\0';

  return line;
}

static gboolean
check_product (StewardAccessRequest  *self,
               GError               **error)
{
  const StewardEntryDetail *detail = self->offer->detail;

  if (detail->entry->kind != STEWARD_ENTRY_PRODUCT && !is_revocation (self))
    return steward_verb_refuse (error, STEWARD_ERROR_DENIED,
                                "“%s” is a dataset that no product has claimed; ask for access to a product.",
                                self->name);
  if (detail->removed_at != 0 && !is_revocation (self))
    return steward_verb_refuse (error, STEWARD_ERROR_CONFLICT, "“%s” is not in its source any more.", self->name);
  if (detail->entry->lifecycle == STEWARD_LIFECYCLE_RETIRED && !is_revocation (self))
    return steward_verb_refuse (error, STEWARD_ERROR_CONFLICT,
                                "“%s” is retired; nobody gets access to it any more.", self->name);

  return TRUE;
}

static gboolean
load_product (StewardAccessRequest  *self,
              GError               **error)
{
  const char *subject = self->verb->intent->subject;

  if (subject == NULL || *subject == '\0')
    return steward_verb_refuse (error, STEWARD_ERROR_USAGE, "It is not said which product is meant.");
  self->offer = steward_access_offer_load_sync (self->verb->council, subject, error);
  if (self->offer == NULL)
    return FALSE;
  if (self->offer->rules == NULL)
    return steward_verb_refuse (error, STEWARD_ERROR_DENIED,
                                "The charter says nothing about access, so that nobody could decide on it; give it "
                                "the section “access”.");
  self->name = make_line (self->offer->detail->entry->name != NULL ? self->offer->detail->entry->name
                                                                    : self->offer->detail->urn);

  return check_product (self, error);
}

static gboolean
freeze_contract (StewardAccessRequest  *self,
                 GError               **error)
{
  const StewardEntry *entry = self->offer->detail->entry;
  StewardAccess *access = self->verb->access;
  const StewardContract *contract = NULL;

  self->contract = steward_revision_write (entry, error);
  if (self->contract == NULL)
    return FALSE;
  access->contract = steward_revision_to_digest (self->contract);
  for (guint i = 0; i < entry->contracts->len && contract == NULL; i++)
    {
      const StewardContract *one = g_ptr_array_index (entry->contracts, i);

      for (guint j = 0; j < one->objects->len && contract == NULL; j++)
        if (g_strcmp0 (((const StewardSchemaObject *) g_ptr_array_index (one->objects, j))->name,
                       ((const StewardAccessObject *) g_ptr_array_index (self->terms->objects, 0))->name) == 0)
          contract = one;
    }
  if (contract != NULL && contract->version != NULL)
    access->contract_version = make_line (contract->version);
  else if (entry->version != NULL)
    access->contract_version = make_line (entry->version);

  return TRUE;
}

/* The way. */

static gboolean
has_text (const char *text)
{
  g_autofree char *stripped = text != NULL ? g_strstrip (g_strdup (text)) : NULL;

  return stripped != NULL && *stripped != '\0';
}

static char *
describe_limited (StewardAccessRequest *self)
{
  StewardClassification classification = self->verb->access->classification;

  if (self->ask->emergency)
    return g_strdup ("an emergency");
  if (classification == STEWARD_CLASSIFICATION_UNKNOWN)
    return g_strdup ("data that nobody has classified");

  return g_strdup_printf ("%s data", steward_classification_to_id (classification));
}

static gboolean
check_latest (StewardAccessRequest  *self,
              GError               **error)
{
  g_autofree char *limited = NULL;
  g_autofree char *day = NULL;

  if (is_revocation (self) || self->route->latest == 0 || self->terms->until <= self->route->latest)
    return TRUE;
  limited = describe_limited (self);
  day = steward_verb_format_day (self->verb, self->route->latest);

  return steward_verb_refuse (error, STEWARD_ERROR_DENIED,
                              "That is longer than the charter allows for %s; it can end on %s at the latest.",
                              limited, day);
}

/* Whether somebody beside the asker's word puts the consumer into its domain:
 * a seat of it, or a part in the product, which is of the same one. */
static gboolean
is_of_domain (const StewardAccessRequest *self,
              const char                 *person)
{
  GPtrArray *seats = self->verb->state->charter->seats;
  GPtrArray *owners = self->offer->detail->entry->owners;
  const StewardPerson *known = person != NULL ? g_hash_table_lookup (self->verb->state->people, person) : NULL;

  for (guint i = 0; person != NULL && i < seats->len; i++)
    {
      const StewardSeat *seat = g_ptr_array_index (seats, i);

      if (g_strcmp0 (seat->holder, person) == 0 && steward_domain_is_same (seat->domain, self->ask->domain))
        return TRUE;
    }
  for (guint i = 0; known != NULL && known->address != NULL && i < owners->len; i++)
    {
      const StewardOwner *owner = g_ptr_array_index (owners, i);

      if (owner->address != NULL && g_ascii_strcasecmp (owner->address, known->address) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_domain_known (const StewardAccessRequest *self)
{
  const StewardAccessAsk *ask = self->ask;

  return ask->domain == NULL || ask->consumer_kind == STEWARD_CONSUMER_PRODUCT ||
         !steward_domain_is_same (ask->domain, self->offer->detail->entry->domain) ||
         is_of_domain (self, self->verb->actor) || is_of_domain (self, ask->on_behalf) ||
         is_of_domain (self, ask->answerable) ||
         (ask->consumer_kind == STEWARD_CONSUMER_PERSON && is_of_domain (self, ask->consumer));
}

/* A short way inside of a domain is not opened by the asker's word alone. */
static void
choose_way (StewardAccessRequest *self,
            guint                 n_files)
{
  gboolean has_purpose = has_text (self->verb->intent->comment);
  gboolean known = is_domain_known (self);
  g_autoptr(StewardAccessAsk) ask = steward_access_ask_copy (self->ask);

  if (!known)
    g_clear_pointer (&ask->domain, g_free);
  self->route = steward_access_offer_route (self->offer, ask, self->terms, has_purpose, n_files, self->verb->now);
  if (!known)
    g_ptr_array_add (self->route->flags,
                     g_strdup_printf ("That the consumer is of the domain “%s” is what the requester says; it was not "
                                      "counted.", self->ask->domain));
}

static gboolean
find_way (StewardAccessRequest  *self,
          GError               **error)
{
  const StewardIntent *intent = self->verb->intent;
  GString *problems;
  g_autofree char *told = NULL;

  choose_way (self, intent->files != NULL ? g_strv_length (intent->files) : 0);
  if (!check_latest (self, error))
    return FALSE;
  if (self->route->outcome != STEWARD_ROUTE_INCOMPLETE)
    return TRUE;

  problems = g_string_new (NULL);
  for (guint i = 0; i < self->route->problems->len; i++)
    g_string_append_printf (problems, "%s%s", i > 0 ? " " : "",
                            (const char *) g_ptr_array_index (self->route->problems, i));
  told = g_string_free (problems, FALSE);

  return steward_verb_refuse (error, STEWARD_ERROR_USAGE, "%s", *told != '\0' ? told : self->route->words);
}

static gboolean
check_overlaps (StewardAccessRequest  *self,
                GError               **error)
{
  self->overlaps = steward_access_find_overlaps (self->offer->state, self->offer->accesses, NULL, self->ask,
                                                 self->terms, self->verb->now);
  for (guint i = 0; i < self->overlaps->len; i++)
    {
      const StewardAccessOverlap *overlap = g_ptr_array_index (self->overlaps, i);

      if (overlap->exact)
        return steward_verb_refuse (error, STEWARD_ERROR_CONFLICT, "%s See it there.", overlap->words);
      steward_act_add_warning (self->verb->act, "%s", overlap->words);
    }

  return TRUE;
}

static StewardTouches
find_touches (StewardAccessRequest *self)
{
  StewardTouches touches = STEWARD_TOUCHES_NOTHING;

  if (self->verb->access->classification >= STEWARD_CLASSIFICATION_PERSONAL)
    touches |= STEWARD_TOUCHES_PERSONAL;
  if (self->verb->access->classification >= STEWARD_CLASSIFICATION_RESTRICTED)
    touches |= STEWARD_TOUCHES_RESTRICTED;
  if (self->offer->detail->entry->visibility == STEWARD_VISIBILITY_EXTERNAL)
    touches |= STEWARD_TOUCHES_EXTERNAL;

  return touches;
}

static gboolean
make_title (StewardAccessRequest  *self,
            GError               **error)
{
  StewardAccess *access = self->verb->access;
  const char *title = self->verb->intent->title;

  if (has_text (title))
    {
      if (!steward_verb_check_words (title, "The title", error))
        return FALSE;
      access->title = g_strdup (title);
    }
  else if (is_revocation (self))
    access->title = g_strdup_printf ("Take back what %s can read of %s", self->terms->grantee, self->name);
  else
    access->title = g_strdup_printf ("%s wants to read %s%s", self->consumer, self->name,
                                     self->ask->emergency ? ", in an emergency" : "");

  return TRUE;
}

/* The record that it becomes: what tally and holders look at. */
static void
fill_access (StewardAccessRequest *self)
{
  StewardAccess *access = self->verb->access;
  const StewardEntryDetail *detail = self->offer->detail;

  access->state = STEWARD_ACCESS_REQUESTED;
  access->subject = g_strdup (detail->urn);
  access->domain = detail->entry->domain != NULL ? make_line (detail->entry->domain) : NULL;
  access->requester = g_strdup (self->verb->actor);
  access->charter = self->verb->state->charter->version;
  access->requested_at = self->verb->now;
}

/**
 * steward_access_request_fill:
 * @self: with its verb
 * @error: return location: one sentence that says what to do
 *
 * Returns: whether it can be asked for
 */
gboolean
steward_access_request_fill (StewardAccessRequest  *self,
                             GError               **error)
{
  StewardVerbContext *verb = self->verb;

  verb->access = steward_access_new ();
  if (verb->intent->ask == NULL)
    return steward_verb_refuse (error, STEWARD_ERROR_USAGE, "It is not said who wants to read, and what for.");
  if (verb->intent->terms == NULL)
    return steward_verb_refuse (error, STEWARD_ERROR_USAGE, "It is not said what is asked for.");
  g_clear_pointer (&verb->access->ask, steward_access_ask_free);
  g_clear_pointer (&verb->access->terms, steward_access_terms_free);
  self->ask = verb->access->ask = steward_access_ask_copy (verb->intent->ask);
  self->terms = verb->access->terms = steward_access_terms_copy (verb->intent->terms);
  if (!load_product (self, error) || !steward_access_request_fill_ask (self, error) ||
      !steward_access_request_fill_terms (self, error))
    return FALSE;

  fill_access (self);
  verb->access->classification = steward_access_terms_get_classification (self->terms);
  verb->access->touches = find_touches (self);
  self->consumer = steward_access_tell_consumer (verb->council, verb->state, self->ask);

  return freeze_contract (self, error) && make_title (self, error) && check_overlaps (self, error) &&
         find_way (self, error);
}
