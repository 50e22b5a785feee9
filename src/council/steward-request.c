/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Requests about a product: certification, its renewal, retirement, exception.
 * Contracts and charters have files of their own; writing one down has, too. */

#include "config.h"

#include "steward-request.h"

#include "steward-catalog.h"
#include "steward-revision.h"

#define MAX_NAME 200                   /* characters */
#define DAY (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)

void
steward_request_clear (StewardRequest *self)
{
  g_clear_pointer (&self->subject, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->domain, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->rule, g_free);
  g_clear_pointer (&self->document, g_free);
  g_clear_pointer (&self->before, steward_entry_free);
  g_clear_pointer (&self->after, steward_entry_free);
  g_clear_pointer (&self->base, g_bytes_unref);
  g_clear_pointer (&self->revision, g_bytes_unref);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
}

/* What a source calls its product may be anything; what is recorded is one line
 * of a bounded length. */
static char *
make_line (const char *text,
           glong       length)
{
  char *line;

  if (text == NULL)
    return NULL;
  line = g_utf8_make_valid (text, -1);
  for (char *at = line; *at != '\0'; at++)
    if (g_ascii_iscntrl (*at))
      *at = ' ';
  if (g_utf8_strlen (line, -1) > length)
    *g_utf8_offset_to_pointer (line, length) = '\0';

  return line;
}

/* The product, as the catalog has it now. */
static gboolean
load_product (StewardRequest  *self,
              GError         **error)
{
  const char *subject = self->appeal_of != NULL ? self->appeal_of->subject : self->verb->intent->subject;
  g_autoptr(StewardEntryDetail) detail = NULL;

  if (subject == NULL || *subject == '\0')
    return steward_verb_refuse (error, STEWARD_ERROR_USAGE, "It is not said which product is meant.");
  detail = steward_catalog_load_sync (steward_council_get_catalog (self->verb->council), subject, error);
  if (detail == NULL)
    return FALSE;
  if (detail->entry->kind != STEWARD_ENTRY_PRODUCT)
    return steward_verb_refuse (error, STEWARD_ERROR_DENIED,
                                "“%s” is a dataset that no product has claimed; the council reviews products.",
                                detail->entry->name);
  if (detail->removed_at != 0)
    return steward_verb_refuse (error, STEWARD_ERROR_CONFLICT, "“%s” is not in its source any more.",
                                detail->entry->name);

  self->before = g_steal_pointer (&detail->entry);
  self->subject = g_strdup (detail->urn);
  self->name = make_line (self->before->name, MAX_NAME);
  self->domain = make_line (self->before->domain, MAX_NAME);
  self->base = steward_revision_write (self->before, error);
  self->revision_type = "application/json";

  return self->base != NULL;
}

/* What it touches. */

static void
look_at_properties (GPtrArray             *properties,
                    StewardClassification *highest)
{
  for (guint i = 0; i < properties->len; i++)
    *highest = MAX (*highest, ((StewardProperty *) g_ptr_array_index (properties, i))->classification);
}

static StewardTouches
find_touches (const StewardEntry *entry)
{
  StewardClassification highest = entry->classification;
  StewardTouches touches = STEWARD_TOUCHES_NOTHING;

  for (guint i = 0; i < entry->contracts->len; i++)
    {
      const StewardContract *contract = g_ptr_array_index (entry->contracts, i);

      for (guint j = 0; j < contract->objects->len; j++)
        look_at_properties (((StewardSchemaObject *) g_ptr_array_index (contract->objects, j))->properties, &highest);
    }
  if (highest >= STEWARD_CLASSIFICATION_PERSONAL)
    touches |= STEWARD_TOUCHES_PERSONAL;
  if (highest >= STEWARD_CLASSIFICATION_RESTRICTED)
    touches |= STEWARD_TOUCHES_RESTRICTED;
  if (entry->visibility == STEWARD_VISIBILITY_EXTERNAL)
    touches |= STEWARD_TOUCHES_EXTERNAL;

  return touches;
}

/* Certification. */

static gboolean
check_level (StewardRequest  *self,
             GError         **error)
{
  const StewardCertificate *standing = steward_council_state_get_certificate (self->verb->state, self->subject);
  gboolean stands = standing != NULL &&
                    steward_certificate_get_standing (standing, self->verb->now) == STEWARD_STANDING_GRANTED;
  const char *level;
  g_autofree char *day = NULL;

  if (self->kind == STEWARD_REVIEW_RECERTIFICATION && standing == NULL)
    return steward_verb_refuse (error, STEWARD_ERROR_CONFLICT,
                                "“%s” was never certified by this council; ask for a certification.", self->name);
  if (self->level == STEWARD_CERTIFICATION_NONE && self->kind == STEWARD_REVIEW_RECERTIFICATION)
    self->level = standing->level;
  if (steward_charter_get_level (self->verb->state->charter, self->level) == NULL)
    return steward_verb_refuse (error, STEWARD_ERROR_USAGE, "Say which level of the charter is asked for.");
  if (!stands || self->kind == STEWARD_REVIEW_RECERTIFICATION || self->level > standing->level)
    return TRUE;

  level = steward_certification_to_id (standing->level);
  day = steward_verb_format_day (self->verb, standing->until);
  return steward_verb_refuse (error, STEWARD_ERROR_CONFLICT,
                              "“%s” is certified %s until %s; ask for a higher level, or for a re-certification.",
                              self->name, level, day);
}

static gboolean
fill_certification (StewardRequest  *self,
                    GError         **error)
{
  if (!check_level (self, error))
    return FALSE;

  self->after = steward_revision_read (self->base, error);
  if (self->after == NULL)
    return FALSE;
  self->title = g_strdup_printf ("%s %s %s",
                                 self->kind == STEWARD_REVIEW_CERTIFICATION ? "Certify" : "Re-certify", self->name,
                                 steward_certification_to_id (self->level));

  return TRUE;
}

/* Retirement. */

static gboolean
fill_retirement (StewardRequest  *self,
                 GError         **error)
{
  if (self->before->lifecycle == STEWARD_LIFECYCLE_RETIRED)
    return steward_verb_refuse (error, STEWARD_ERROR_CONFLICT, "“%s” is retired already.", self->name);

  self->after = steward_revision_read (self->base, error);
  if (self->after == NULL)
    return FALSE;
  self->after->lifecycle = STEWARD_LIFECYCLE_RETIRED;
  g_free (self->after->status_text);
  self->after->status_text = g_strdup (steward_lifecycle_to_id (STEWARD_LIFECYCLE_RETIRED));
  self->title = g_strdup_printf ("Retire %s", self->name);

  return TRUE;
}

/* Exception. */

static gboolean
check_until (StewardRequest  *self,
             GError         **error)
{
  const StewardProcedure *procedure = steward_charter_get_procedure (self->verb->state->charter, self->kind);
  gint64 longest = (gint64) procedure->longest_days * DAY;

  if (self->until <= self->verb->now)
    return steward_verb_refuse (error, STEWARD_ERROR_USAGE, "An exception ends: choose a day that is to come.");
  if (longest != 0 && self->until > self->verb->now + longest + DAY)
    return steward_verb_refuse (error, STEWARD_ERROR_DENIED,
                                "The charter allows an exception for %u days at most; choose an earlier day.",
                                procedure->longest_days);

  return TRUE;
}

static gboolean
fill_exception (StewardRequest  *self,
                GError         **error)
{
  g_autofree char *day = NULL;

  self->until = self->appeal_of != NULL && self->verb->intent->until == 0 ? self->appeal_of->until
                                                                          : self->verb->intent->until;
  if (self->rule == NULL)
    self->rule = g_strdup (self->verb->intent->rule);
  if (!steward_verb_check_words (self->rule, "The rule from which an exception is asked", error) ||
      !check_until (self, error))
    return FALSE;

  self->after = steward_revision_read (self->base, error);
  if (self->after == NULL)
    return FALSE;
  day = steward_verb_format_day (self->verb, self->until);
  self->title = g_strdup_printf ("Exception for %s from “%s” until %s", self->name, self->rule, day);

  return TRUE;
}

static gboolean
fill_by_kind (StewardRequest  *self,
              GError         **error)
{
  switch (self->kind)
    {
    case STEWARD_REVIEW_CERTIFICATION:
    case STEWARD_REVIEW_RECERTIFICATION:
      return fill_certification (self, error);
    case STEWARD_REVIEW_RETIREMENT:
      return fill_retirement (self, error);
    case STEWARD_REVIEW_EXCEPTION:
      return fill_exception (self, error);
    case STEWARD_REVIEW_CONTRACT:
    case STEWARD_REVIEW_BREAKING_CONTRACT:
      return steward_request_fill_contract (self, error);
    case STEWARD_REVIEW_CHARTER:
    case STEWARD_REVIEW_N_KINDS:
      break;
    }

  return steward_verb_refuse (error, STEWARD_ERROR_USAGE, "There is no such kind of review.");
}

/* Fills in a request about a product. */
gboolean
steward_request_fill_product (StewardRequest  *self,
                              GError         **error)
{
  if (!load_product (self, error) || !fill_by_kind (self, error))
    return FALSE;

  self->touches |= find_touches (self->before) | find_touches (self->after);
  self->changes = steward_entry_diff (self->before, self->after);
  g_clear_pointer (&self->revision, g_bytes_unref);
  self->revision = steward_revision_write (self->after, error);

  return self->revision != NULL;
}

/**
 * steward_request_fill:
 * @self: verb, kind and level are set, and appeal_of, if it is one
 * @error: return location
 *
 * Returns: whether what is asked can be asked
 */
gboolean
steward_request_fill (StewardRequest  *self,
                      GError         **error)
{
  const char *title = self->verb->intent->title;

  if (self->kind != STEWARD_REVIEW_CERTIFICATION && self->kind != STEWARD_REVIEW_RECERTIFICATION)
    self->level = STEWARD_CERTIFICATION_NONE;
  if (steward_charter_get_procedure (self->verb->state->charter, self->kind) == NULL)
    return steward_verb_refuse (error, STEWARD_ERROR_DENIED, "The charter has no reviews of the kind “%s”.",
                                steward_review_kind_to_title (self->kind));
  if (self->kind == STEWARD_REVIEW_CHARTER ? !steward_request_fill_charter (self, error)
                                           : !steward_request_fill_product (self, error))
    return FALSE;
  if (steward_charter_get_procedure (self->verb->state->charter, self->kind) == NULL)
    return steward_verb_refuse (error, STEWARD_ERROR_DENIED,
                                "This change breaks those who read the data, and the charter has no review for that.");
  if (title != NULL && *title != '\0')
    {
      if (!steward_verb_check_words (title, "The title", error))
        return FALSE;
      g_free (self->title);
      self->title = g_strdup (title);
    }

  return TRUE;
}
