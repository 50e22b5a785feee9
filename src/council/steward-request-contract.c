/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A request to change a contract or a product document: the document that is
 * asked for takes the place of the one that is there, and what that changes is
 * told by comparing the two products, not the two texts. */

#include "config.h"

#include "steward-request.h"

#include "steward-contract-reader.h"
#include "steward-council-rows.h"
#include "steward-revision.h"

#include <string.h>

#define MAX_DOCUMENT (4 * 1024 * 1024)

static const char *
get_document_name (StewardRequest *self)
{
  const char *name = self->verb->intent->document_name;

  return name != NULL ? name : "document.yaml";
}

/* Where the document will stand, because its references are relative to that:
 * beside the one that it takes the place of. */
static const char *
find_place (StewardRequest *self)
{
  GPtrArray *contracts = self->before->contracts;
  const StewardContract *present = contracts->len > 0 ? g_ptr_array_index (contracts, 0) : NULL;

  return present != NULL && present->location != NULL ? present->location : get_document_name (self);
}

static StewardReading *
read_document (StewardRequest  *self,
               const char      *text,
               GError         **error)
{
  g_autoptr(GPtrArray) documents = NULL;
  g_autoptr(StewardReading) reading = NULL;

  if (strlen (text) > MAX_DOCUMENT)
    {
      steward_verb_refuse (error, STEWARD_ERROR_INVALID_DATA, "The document is larger than 4 MiB.");
      return NULL;
    }
  documents = steward_document_parse_yaml (text, -1, NULL, error);
  if (documents == NULL)
    {
      g_prefix_error (error, "“%s” cannot be read. ", get_document_name (self));
      return NULL;
    }
  if (documents->len != 1)
    {
      steward_verb_refuse (error, STEWARD_ERROR_INVALID_DATA, "“%s” has %u documents; a review is about one.",
                           get_document_name (self), documents->len);
      return NULL;
    }
  reading = steward_contract_read (g_ptr_array_index (documents, 0), find_place (self));
  if (reading->contract == NULL && reading->product == NULL)
    {
      steward_verb_refuse (error, STEWARD_ERROR_INVALID_DATA,
                           "“%s” is no contract and no product document (ODCS, ODPS, DCS or DPDS).",
                           get_document_name (self));
      return NULL;
    }

  return g_steal_pointer (&reading);
}

static void
warn_of_findings (StewardRequest  *self,
                  GPtrArray       *findings)
{
  const StewardFinding *first = NULL;
  guint n = 0;

  for (guint i = 0; findings != NULL && i < findings->len; i++)
    {
      const StewardFinding *finding = g_ptr_array_index (findings, i);

      if (finding->severity != STEWARD_SEVERITY_ERROR)
        continue;
      if (first == NULL)
        first = finding;
      n++;
    }
  if (first != NULL)
    steward_act_add_warning (self->verb->act, "The document has %u %s; the first, in line %u: %s", n,
                             n == 1 ? "error" : "errors", first->line, first->message);
}

/* The place of the contract with this id among those of a product. */
static gboolean
find_contract (StewardRequest         *self,
               const StewardContract  *contract,
               guint                  *out_index,
               GError                **error)
{
  GPtrArray *contracts = self->after->contracts;
  g_autoptr(GString) names = g_string_new (NULL);

  for (guint i = 0; i < contracts->len; i++)
    {
      const StewardContract *other = g_ptr_array_index (contracts, i);

      *out_index = i;
      if (g_strcmp0 (other->id, contract->id) == 0 || (contracts->len == 1 && other->id == NULL))
        return TRUE;
      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", other->id != NULL ? other->id : "(without id)");
    }
  *out_index = contracts->len;
  if (contracts->len == 0)
    return TRUE;

  return steward_verb_refuse (error, STEWARD_ERROR_CONFLICT,
                              "The document is the contract “%s”, and “%s” has: %s. Choose the product that it "
                              "belongs to, or keep the id.",
                              contract->id != NULL ? contract->id : "(without id)", self->name, names->str);
}

/* What only the catalog knows stays as it is. */
static void
keep_addresses (StewardContract        *contract,
                const StewardContract  *before)
{
  for (guint i = 0; contract->addresses->len == 0 && i < before->addresses->len; i++)
    g_ptr_array_add (contract->addresses, g_strdup (g_ptr_array_index (before->addresses, i)));
}

/* A contract that stands alone is the whole of its product. */
static gboolean
stands_alone (const StewardEntry     *entry,
              const StewardContract  *contract)
{
  const StewardContract *only = entry->contracts->len == 1 ? g_ptr_array_index (entry->contracts, 0) : NULL;

  return only != NULL && g_strcmp0 (only->id, contract->id) == 0 && g_strcmp0 (only->format, entry->format) == 0;
}

static void
replace_entry (StewardRequest *self,
               StewardEntry   *entry)
{
  g_free (entry->native_id);
  entry->native_id = g_strdup (self->before->native_id);
  if (entry->address == NULL)
    entry->address = g_strdup (self->before->address);
  steward_entry_free (self->after);
  self->after = entry;
}

static gboolean
put_contract (StewardRequest  *self,
              StewardReading  *reading,
              GError         **error)
{
  GPtrArray *contracts = self->after->contracts;
  guint index;

  if (!find_contract (self, reading->contract, &index, error))
    return FALSE;
  if (index < contracts->len)
    keep_addresses (reading->contract, g_ptr_array_index (contracts, index));
  if (stands_alone (self->before, reading->contract))
    {
      replace_entry (self, steward_reading_to_entry (reading));
      return TRUE;
    }

  if (index < contracts->len)
    g_ptr_array_remove_index (contracts, index);
  g_ptr_array_insert (contracts, (int) index, g_steal_pointer (&reading->contract));
  self->after->classification = STEWARD_CLASSIFICATION_UNKNOWN;
  steward_entry_settle (self->after);

  return TRUE;
}

static gboolean
put_product (StewardRequest  *self,
             StewardReading  *reading,
             GError         **error)
{
  StewardEntry *entry = steward_reading_to_entry (reading);

  if (g_strcmp0 (entry->name, self->before->name) != 0 && g_strcmp0 (entry->native_id, self->before->native_id) != 0)
    {
      steward_verb_refuse (error, STEWARD_ERROR_CONFLICT, "The document describes “%s”, not “%s”.", entry->name,
                           self->name);
      steward_entry_free (entry);
      return FALSE;
    }
  g_ptr_array_set_size (entry->contracts, 0);
  g_ptr_array_extend_and_steal (entry->contracts, g_steal_pointer (&self->after->contracts));
  self->after->contracts = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_contract_free);
  steward_entry_settle (entry);
  replace_entry (self, entry);

  return TRUE;
}

static gboolean
apply_document (StewardRequest  *self,
                const char      *text,
                GError         **error)
{
  g_autoptr(StewardReading) reading = read_document (self, text, error);

  if (reading == NULL)
    return FALSE;
  warn_of_findings (self, reading->findings);
  self->after = steward_revision_read (self->base, error);
  if (self->after == NULL)
    return FALSE;
  if (reading->contract != NULL)
    return put_contract (self, reading, error);

  return put_product (self, reading, error);
}

/* An appeal without a new document asks for the same revision again. */
static gboolean
take_revision (StewardRequest  *self,
               GError         **error)
{
  g_autoptr(GBytes) bytes =
    steward_council_rows_load_payload (self->verb->governance, self->appeal_of->revision_payload, NULL, error);

  if (bytes == NULL)
    return FALSE;
  self->after = steward_revision_read (bytes, error);

  return self->after != NULL;
}

static void
tell_version (StewardRequest *self,
              StewardImpact   impact)
{
  for (guint i = 0; i < self->after->contracts->len; i++)
    {
      const StewardContract *after = g_ptr_array_index (self->after->contracts, i);
      const StewardContract *before = i < self->before->contracts->len ? g_ptr_array_index (self->before->contracts, i)
                                                                       : NULL;
      g_autofree char *advice = NULL;

      if (before == NULL || g_strcmp0 (before->id, after->id) != 0 ||
          steward_entry_diff_fits (before->version, after->version, impact))
        continue;
      advice = steward_entry_diff_advise (before->version, impact);
      if (advice != NULL)
        steward_act_add_warning (self->verb->act, "The new version is %s; %s.",
                                 after->version != NULL ? after->version : "not said", advice);
    }
}

/* Fills in what a document asks for. */
gboolean
steward_request_fill_contract (StewardRequest  *self,
                               GError         **error)
{
  const char *text = self->verb->intent->document;
  g_autoptr(GPtrArray) changes = NULL;
  StewardImpact impact;

  if (text == NULL && self->appeal_of == NULL)
    return steward_verb_refuse (error, STEWARD_ERROR_USAGE,
                                "The document that is asked for is missing; choose the changed contract.");
  if (text != NULL ? !apply_document (self, text, error) : !take_revision (self, error))
    return FALSE;

  changes = steward_entry_diff (self->before, self->after);
  if (changes->len == 0)
    return steward_verb_refuse (error, STEWARD_ERROR_CONFLICT,
                                "The document changes nothing of “%s”; there is nothing to decide.", self->name);
  impact = steward_entry_diff_get_impact (changes);
  self->kind = impact == STEWARD_IMPACT_BREAKING ? STEWARD_REVIEW_BREAKING_CONTRACT : STEWARD_REVIEW_CONTRACT;
  if (impact == STEWARD_IMPACT_BREAKING)
    self->touches |= STEWARD_TOUCHES_BREAKING;
  self->document = g_strdup (text);
  self->title = g_strdup_printf (impact == STEWARD_IMPACT_BREAKING ? "Breaking change of the contract of %s"
                                                                   : "Change of the contract of %s",
                                 self->name);
  tell_version (self, impact);

  return TRUE;
}
