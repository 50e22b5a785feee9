/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which of an entry's texts can be searched. It must give the same words for
 * the same entry for ever: the index forgets a version by being told the words
 * that it was given. Pure. */

#include "config.h"

#include "steward-entry-words.h"

StewardEntryWords *
steward_entry_words_new (void)
{
  StewardEntryWords *self = g_new0 (StewardEntryWords, 1);

  self->name = g_string_new (NULL);
  self->description = g_string_new (NULL);
  self->columns = g_string_new (NULL);
  self->owners = g_string_new (NULL);
  self->domain = g_string_new (NULL);

  return self;
}

void
steward_entry_words_free (StewardEntryWords *self)
{
  if (self == NULL)
    return;

  g_string_free (self->name, TRUE);
  g_string_free (self->description, TRUE);
  g_string_free (self->columns, TRUE);
  g_string_free (self->owners, TRUE);
  g_string_free (self->domain, TRUE);
  g_free (self);
}

static void
append_text (GString    *words,
             const char *text)
{
  if (text == NULL)
    return;

  if (words->len > 0)
    g_string_append_c (words, '\n');
  g_string_append (words, text);
}

static void
append_names (GString    *words,
              const char *name,
              const char *physical_name)
{
  append_text (words, name);
  if (g_strcmp0 (name, physical_name) != 0)
    append_text (words, physical_name);
}

static void
append_owners (GString   *words,
               GPtrArray *owners)
{
  for (guint i = 0; i < owners->len; i++)
    {
      const StewardOwner *owner = g_ptr_array_index (owners, i);

      append_text (words, owner->name);
      append_text (words, owner->address);
    }
}

static void
append_contract (StewardEntryWords     *self,
                 const StewardContract *contract)
{
  append_text (self->description, contract->purpose);
  append_owners (self->owners, contract->owners);
  for (guint i = 0; i < contract->objects->len; i++)
    {
      const StewardSchemaObject *object = g_ptr_array_index (contract->objects, i);

      append_names (self->columns, object->name, object->physical_name);
      for (guint j = 0; j < object->properties->len; j++)
        {
          const StewardProperty *property = g_ptr_array_index (object->properties, j);

          append_names (self->columns, property->name, property->physical_name);
        }
    }
}

/**
 * steward_entry_words_fill:
 * @self: words; what they held before is forgotten
 * @entry: an entry
 */
void
steward_entry_words_fill (StewardEntryWords  *self,
                          const StewardEntry *entry)
{
  g_string_truncate (self->name, 0);
  g_string_truncate (self->description, 0);
  g_string_truncate (self->columns, 0);
  g_string_truncate (self->owners, 0);
  g_string_truncate (self->domain, 0);

  append_text (self->name, entry->name);
  append_text (self->description, entry->purpose);
  append_text (self->description, entry->description);
  append_text (self->description, entry->tags);
  append_text (self->domain, entry->domain);
  append_owners (self->owners, entry->owners);
  for (guint i = 0; i < entry->contracts->len; i++)
    append_contract (self, g_ptr_array_index (entry->contracts, i));
}

static const char *
find_accountable (GPtrArray *owners)
{
  for (guint i = 0; i < owners->len; i++)
    {
      const StewardOwner *owner = g_ptr_array_index (owners, i);
      const char *text = owner->name != NULL ? owner->name : owner->address;

      if (owner->accountable && text != NULL && *text != '\0')
        return text;
    }

  return NULL;
}

/**
 * steward_entry_find_owner:
 * @entry: an entry
 *
 * Returns: (transfer none) (nullable): who answers for it, as shown in lists:
 *   the first accountable owner of the entry, else of one of its contracts
 */
const char *
steward_entry_find_owner (const StewardEntry *entry)
{
  const char *owner = find_accountable (entry->owners);

  for (guint i = 0; i < entry->contracts->len && owner == NULL; i++)
    {
      const StewardContract *contract = g_ptr_array_index (entry->contracts, i);

      owner = find_accountable (contract->owners);
    }

  return owner;
}
