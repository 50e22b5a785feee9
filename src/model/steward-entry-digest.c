/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The digest by which a sync tells whether an entry changed. The fields are
 * laid out in a fixed order, each text with its length before it, into one
 * buffer that is hashed at once: a catalog has millions of fields. The layout
 * begins with its version; raise it with every change of the order, and every
 * entry is written anew by the next sync, no more. */

#include "config.h"

#include "steward-digest.h"
#include "steward-entry.h"

#include <string.h>

#define LAYOUT_VERSION 2
#define ABSENT G_MAXUINT32

static void
add_number (GByteArray *buffer,
            gint64      value)
{
  gint64 ordered = GINT64_TO_LE (value);

  g_byte_array_append (buffer, (const guint8 *) &ordered, sizeof ordered);
}

static void
add_count (GByteArray *buffer,
           guint32     value)
{
  guint32 ordered = GUINT32_TO_LE (value);

  g_byte_array_append (buffer, (const guint8 *) &ordered, sizeof ordered);
}

static void
add_byte (GByteArray *buffer,
          int         value)
{
  guint8 byte = (guint8) value;

  g_byte_array_append (buffer, &byte, 1);
}

static void
add_text (GByteArray *buffer,
          const char *text)
{
  guint32 length;

  if (text == NULL)
    {
      add_count (buffer, ABSENT);
      return;
    }

  length = (guint32) MIN (strlen (text), ABSENT - 1);
  add_count (buffer, length);
  g_byte_array_append (buffer, (const guint8 *) text, length);
}

static void
add_owners (GByteArray *buffer,
            GPtrArray  *owners)
{
  add_count (buffer, owners->len);
  for (unsigned i = 0; i < owners->len; i++)
    {
      const StewardOwner *owner = g_ptr_array_index (owners, i);

      add_text (buffer, owner->name);
      add_text (buffer, owner->address);
      add_text (buffer, owner->role);
      add_byte (buffer, owner->accountable != FALSE);
    }
}

static void
add_property (GByteArray            *buffer,
              const StewardProperty *property)
{
  add_text (buffer, property->name);
  add_text (buffer, property->physical_name);
  add_text (buffer, property->logical_type);
  add_text (buffer, property->physical_type);
  add_text (buffer, property->description);
  add_text (buffer, property->classification_text);
  add_text (buffer, property->reference);
  add_text (buffer, property->tags);
  add_byte (buffer, (int) property->classification);
  add_byte (buffer, (property->primary_key != FALSE) | (property->required != FALSE) << 1 |
                    (property->unique != FALSE) << 2);
}

static void
add_object (GByteArray                *buffer,
            const StewardSchemaObject *object)
{
  add_text (buffer, object->name);
  add_text (buffer, object->physical_name);
  add_text (buffer, object->kind);
  add_text (buffer, object->description);
  add_number (buffer, object->row_estimate);
  add_count (buffer, object->properties->len);
  for (unsigned i = 0; i < object->properties->len; i++)
    add_property (buffer, g_ptr_array_index (object->properties, i));
}

static void
add_objectives (GByteArray *buffer,
                GPtrArray  *objectives)
{
  add_count (buffer, objectives->len);
  for (unsigned i = 0; i < objectives->len; i++)
    {
      const StewardObjective *objective = g_ptr_array_index (objectives, i);

      add_text (buffer, objective->property);
      add_text (buffer, objective->value);
      add_text (buffer, objective->unit);
      add_text (buffer, objective->element);
      add_text (buffer, objective->driver);
      add_text (buffer, objective->description);
      add_text (buffer, objective->scheduler);
      add_text (buffer, objective->schedule);
      add_text (buffer, objective->check);
    }
}

static void
add_contract (GByteArray            *buffer,
              const StewardContract *contract)
{
  add_text (buffer, contract->id);
  add_text (buffer, contract->name);
  add_text (buffer, contract->version);
  add_text (buffer, contract->format);
  add_text (buffer, contract->status);
  add_text (buffer, contract->purpose);
  add_text (buffer, contract->limitations);
  add_text (buffer, contract->usage);
  add_text (buffer, contract->location);
  add_count (buffer, contract->objects->len);
  for (unsigned i = 0; i < contract->objects->len; i++)
    add_object (buffer, g_ptr_array_index (contract->objects, i));
  add_objectives (buffer, contract->objectives);
  add_objectives (buffer, contract->quality);
  add_owners (buffer, contract->owners);
  add_count (buffer, contract->addresses->len);
  for (unsigned i = 0; i < contract->addresses->len; i++)
    add_text (buffer, g_ptr_array_index (contract->addresses, i));
}

static void
add_ports (GByteArray *buffer,
           GPtrArray  *ports)
{
  add_count (buffer, ports->len);
  for (unsigned i = 0; i < ports->len; i++)
    {
      const StewardPort *port = g_ptr_array_index (ports, i);

      add_byte (buffer, (int) port->direction);
      add_text (buffer, port->name);
      add_text (buffer, port->kind);
      add_text (buffer, port->description);
      add_text (buffer, port->location);
      add_text (buffer, port->version);
      add_text (buffer, port->contract_id);
    }
}

static void
add_findings (GByteArray *buffer,
              GPtrArray  *findings)
{
  add_count (buffer, findings->len);
  for (unsigned i = 0; i < findings->len; i++)
    {
      const StewardFinding *finding = g_ptr_array_index (findings, i);

      add_text (buffer, finding->rule);
      add_byte (buffer, (int) finding->severity);
      add_text (buffer, finding->file);
      add_count (buffer, finding->line);
      add_count (buffer, finding->column);
      add_text (buffer, finding->message);
      add_text (buffer, finding->remediation);
    }
}

static void
add_head (GByteArray         *buffer,
          const StewardEntry *self)
{
  add_byte (buffer, (int) self->kind);
  add_text (buffer, self->native_id);
  add_text (buffer, self->native_version);
  add_text (buffer, self->name);
  add_text (buffer, self->domain);
  add_text (buffer, self->purpose);
  add_text (buffer, self->description);
  add_text (buffer, self->status_text);
  add_byte (buffer, (int) self->lifecycle);
  add_byte (buffer, (int) self->visibility);
  add_byte (buffer, (int) self->certification);
  add_byte (buffer, (int) self->classification);
  add_text (buffer, self->version);
  add_text (buffer, self->format);
  add_text (buffer, self->location);
  add_text (buffer, self->address);
  add_text (buffer, self->tags);
  add_number (buffer, self->updated_at);
  add_text (buffer, self->updated_reason);
}

/**
 * steward_entry_get_digest:
 * @self: a settled entry
 * @out_digest: (out): SHA-256 over everything that the source says
 *
 * Equal digests mean that nothing shown or stored has changed. It covers
 * statistics and times as well (row estimates, freshness), because a sync has
 * to notice those: it is not the digest of a revision, which people decide on
 * and which leaves them out.
 */
void
steward_entry_get_digest (const StewardEntry *self,
                          guint8              out_digest[32])
{
  g_autoptr(GByteArray) buffer = g_byte_array_sized_new (4096);
  StewardDigest digest;

  add_count (buffer, LAYOUT_VERSION);
  add_head (buffer, self);
  add_owners (buffer, self->owners);
  add_ports (buffer, self->ports);
  add_count (buffer, self->contracts->len);
  for (unsigned i = 0; i < self->contracts->len; i++)
    add_contract (buffer, g_ptr_array_index (self->contracts, i));
  add_findings (buffer, self->findings);

  steward_digest_of_bytes (buffer->data, buffer->len, &digest);
  memcpy (out_digest, digest.bytes, STEWARD_DIGEST_SIZE);
}
