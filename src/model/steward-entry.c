/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Making and freeing the records of steward-entry.h, and settling an entry:
 * deriving what follows from the rest, once, so that every connector gives the
 * same answers. The digest is in steward-entry-digest.c. */

#include "config.h"

#include "steward-entry.h"

#include <string.h>

#define MAX_PURPOSE 300                /* characters */

StewardOwner *
steward_owner_new (void)
{
  return g_new0 (StewardOwner, 1);
}

void
steward_owner_free (StewardOwner *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self->address);
  g_free (self->role);
  g_free (self);
}

StewardProperty *
steward_property_new (void)
{
  return g_new0 (StewardProperty, 1);
}

void
steward_property_free (StewardProperty *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self->physical_name);
  g_free (self->logical_type);
  g_free (self->physical_type);
  g_free (self->description);
  g_free (self->classification_text);
  g_free (self->reference);
  g_free (self->tags);
  g_free (self);
}

/**
 * steward_schema_object_new:
 *
 * Returns: (transfer full): an object without properties and with an unknown
 *   number of rows
 */
StewardSchemaObject *
steward_schema_object_new (void)
{
  StewardSchemaObject *self = g_new0 (StewardSchemaObject, 1);

  self->row_estimate = -1;
  self->properties = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_property_free);

  return self;
}

void
steward_schema_object_free (StewardSchemaObject *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self->physical_name);
  g_free (self->kind);
  g_free (self->description);
  g_clear_pointer (&self->properties, g_ptr_array_unref);
  g_free (self);
}

StewardObjective *
steward_objective_new (void)
{
  return g_new0 (StewardObjective, 1);
}

void
steward_objective_free (StewardObjective *self)
{
  if (self == NULL)
    return;

  g_free (self->property);
  g_free (self->value);
  g_free (self->unit);
  g_free (self->element);
  g_free (self->driver);
  g_free (self->description);
  g_free (self->scheduler);
  g_free (self->schedule);
  g_free (self->check);
  g_free (self);
}

StewardContract *
steward_contract_new (void)
{
  StewardContract *self = g_new0 (StewardContract, 1);

  self->objects = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_schema_object_free);
  self->objectives = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_objective_free);
  self->quality = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_objective_free);
  self->owners = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_owner_free);
  self->addresses = g_ptr_array_new_with_free_func (g_free);

  return self;
}

void
steward_contract_free (StewardContract *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->name);
  g_free (self->version);
  g_free (self->format);
  g_free (self->status);
  g_free (self->purpose);
  g_free (self->limitations);
  g_free (self->usage);
  g_free (self->location);
  g_clear_pointer (&self->objects, g_ptr_array_unref);
  g_clear_pointer (&self->objectives, g_ptr_array_unref);
  g_clear_pointer (&self->quality, g_ptr_array_unref);
  g_clear_pointer (&self->owners, g_ptr_array_unref);
  g_clear_pointer (&self->addresses, g_ptr_array_unref);
  g_free (self);
}

StewardPort *
steward_port_new (void)
{
  return g_new0 (StewardPort, 1);
}

void
steward_port_free (StewardPort *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self->kind);
  g_free (self->description);
  g_free (self->location);
  g_free (self->version);
  g_free (self->contract_id);
  g_free (self);
}

/**
 * steward_finding_new:
 * @rule: stable id of the rule, "odcs/required"
 * @severity: how bad it is
 * @file: (nullable): relative to the root of the source
 * @line: from 1, or 0 for the whole file
 * @column: from 1, or 0
 * @message: (transfer full): one sentence
 * @remediation: (nullable): what to do about it
 *
 * Returns: (transfer full): a finding
 */
StewardFinding *
steward_finding_new (const char      *rule,
                     StewardSeverity  severity,
                     const char      *file,
                     unsigned         line,
                     unsigned         column,
                     char            *message,
                     const char      *remediation)
{
  StewardFinding *self = g_new0 (StewardFinding, 1);

  self->rule = g_strdup (rule);
  self->severity = severity;
  self->file = g_strdup (file);
  self->line = line;
  self->column = column;
  self->message = message;
  self->remediation = g_strdup (remediation);

  return self;
}

void
steward_finding_free (StewardFinding *self)
{
  if (self == NULL)
    return;

  g_free (self->rule);
  g_free (self->file);
  g_free (self->message);
  g_free (self->remediation);
  g_free (self);
}

/**
 * steward_entry_new:
 * @kind: product or dataset
 *
 * Returns: (transfer full): an entry whose arrays are empty and whose
 *   freshness is unknown
 */
StewardEntry *
steward_entry_new (StewardEntryKind kind)
{
  StewardEntry *self = g_new0 (StewardEntry, 1);

  self->kind = kind;
  self->updated_at = -1;
  self->owners = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_owner_free);
  self->ports = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_port_free);
  self->contracts = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_contract_free);
  self->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_finding_free);

  return self;
}

void
steward_entry_free (StewardEntry *self)
{
  if (self == NULL)
    return;

  g_free (self->native_id);
  g_free (self->native_version);
  g_free (self->name);
  g_free (self->domain);
  g_free (self->purpose);
  g_free (self->description);
  g_free (self->status_text);
  g_free (self->version);
  g_free (self->format);
  g_free (self->location);
  g_free (self->address);
  g_free (self->tags);
  g_free (self->updated_reason);
  g_clear_pointer (&self->owners, g_ptr_array_unref);
  g_clear_pointer (&self->ports, g_ptr_array_unref);
  g_clear_pointer (&self->contracts, g_ptr_array_unref);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_free (self);
}

/* An empty text says as much as none. */
static void
settle_text (char **text)
{
  if (*text == NULL)
    return;

  g_strstrip (*text);
  if (**text == '\0')
    g_clear_pointer (text, g_free);
}

static gboolean
is_markup_line (const char *line)
{
  return *line == '#' || *line == '|' || *line == '>' || g_str_has_prefix (line, "```") ||
         g_str_has_prefix (line, "---") || g_str_has_prefix (line, "![");
}

/* The first lines of running text, up to an empty line or other markup. */
static char *
find_first_paragraph (const char *markdown)
{
  g_auto(GStrv) lines = g_strsplit (markdown, "\n", 64);
  g_autoptr(GString) paragraph = g_string_new (NULL);

  for (char **line = lines; *line != NULL; line++)
    {
      g_strstrip (*line);
      if (**line == '\0' || is_markup_line (*line))
        {
          if (paragraph->len > 0)
            break;
          continue;
        }
      if (paragraph->len > 0)
        g_string_append_c (paragraph, ' ');
      g_string_append (paragraph, *line);
    }

  return g_string_free (g_steal_pointer (&paragraph), FALSE);
}

/* "[text](target)" → "text", and emphasis away. Underscores stay: they are
 * part of names more often than they are emphasis. */
static char *
strip_markup (const char *markdown)
{
  GString *text = g_string_sized_new (strlen (markdown));

  if ((*markdown == '-' || *markdown == '*' || *markdown == '+') && markdown[1] == ' ')
    markdown += 2;
  while (*markdown != '\0')
    {
      if (markdown[0] == ']' && markdown[1] == '(' && strchr (markdown, ')') != NULL)
        {
          markdown = strchr (markdown, ')') + 1;
          continue;
        }
      if (strchr ("*`[]", *markdown) == NULL)
        g_string_append_c (text, *markdown);
      markdown++;
    }

  return g_string_free (text, FALSE);
}

/* "e.g. this" and "v1. Next" do not end a sentence, "done. Next" does. */
static gboolean
ends_sentence (const char *text,
               const char *at)
{
  if (strchr (".!?", *at) == NULL)
    return FALSE;
  if (at[1] == '\0')
    return TRUE;
  if (at[1] != ' ' || g_ascii_islower (at[2]) || at - text < 2)
    return FALSE;

  return *at != '.' || at[-2] != '.';
}

/* A single paragraph without control characters, of bounded length. */
static char *
cut_sentence (const char *text)
{
  const char *at = text;
  gboolean cut = FALSE;
  GString *sentence;

  while (*at != '\0' && !ends_sentence (text, at))
    at++;
  if (*at != '\0')
    at++;

  sentence = g_string_new (NULL);
  for (unsigned n = 0; text < at; text = g_utf8_next_char (text), n++)
    {
      gunichar c = g_utf8_get_char (text);

      cut = n == MAX_PURPOSE;
      if (cut)
        break;
      g_string_append_unichar (sentence, g_unichar_iscntrl (c) ? ' ' : c);
    }
  if (cut)
    g_string_append (sentence, "…");

  return g_string_free (sentence, FALSE);
}

static char *
make_purpose (const char *description)
{
  g_autofree char *paragraph = find_first_paragraph (description);
  g_autofree char *text = strip_markup (paragraph);
  char *purpose;

  if (!g_utf8_validate (text, -1, NULL))
    return NULL;

  purpose = cut_sentence (g_strstrip (text));
  settle_text (&purpose);

  return purpose;
}

static StewardClassification
settle_properties (GPtrArray *properties)
{
  StewardClassification highest = STEWARD_CLASSIFICATION_UNKNOWN;

  for (unsigned i = 0; i < properties->len; i++)
    {
      StewardProperty *property = g_ptr_array_index (properties, i);

      if (property->classification == STEWARD_CLASSIFICATION_UNKNOWN)
        property->classification = steward_classification_from_text (property->classification_text);
      highest = MAX (highest, property->classification);
    }

  return highest;
}

static StewardClassification
settle_contract (StewardContract *contract)
{
  StewardClassification highest = STEWARD_CLASSIFICATION_UNKNOWN;

  settle_text (&contract->purpose);
  for (unsigned i = 0; i < contract->objects->len; i++)
    {
      StewardSchemaObject *object = g_ptr_array_index (contract->objects, i);
      StewardClassification classification = settle_properties (object->properties);

      highest = MAX (highest, classification);
    }

  return highest;
}

/* A product without a description of its own is described by its contract. */
static const char *
find_description (StewardEntry *self)
{
  if (self->description != NULL)
    return self->description;

  for (unsigned i = 0; i < self->contracts->len; i++)
    {
      StewardContract *contract = g_ptr_array_index (self->contracts, i);

      if (contract->purpose != NULL)
        return contract->purpose;
    }

  return NULL;
}

/**
 * steward_entry_settle:
 * @self: an entry as a connector made it
 *
 * Derives what follows from the rest: empty texts become %NULL; the name falls
 * back on the native id; the lifecycle is read from the status text, the
 * classes of columns from theirs; the classification is the highest of the
 * entry's own and its columns'; a missing purpose is the first sentence of the
 * description, as plain text. Settling twice changes nothing.
 */
void
steward_entry_settle (StewardEntry *self)
{
  const char *description;

  settle_text (&self->name);
  settle_text (&self->domain);
  settle_text (&self->purpose);
  settle_text (&self->description);
  settle_text (&self->status_text);
  settle_text (&self->version);
  settle_text (&self->tags);
  if (self->name == NULL)
    self->name = g_strdup (self->native_id);
  if (self->lifecycle == STEWARD_LIFECYCLE_UNKNOWN)
    self->lifecycle = steward_lifecycle_from_text (self->status_text);

  for (unsigned i = 0; i < self->contracts->len; i++)
    {
      StewardClassification classification = settle_contract (g_ptr_array_index (self->contracts, i));

      self->classification = MAX (self->classification, classification);
    }

  description = find_description (self);
  if (self->purpose == NULL && description != NULL)
    self->purpose = make_purpose (description);
}
