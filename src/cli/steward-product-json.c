/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A product with everything below it as JSON, with stable member names. */

#include "config.h"

#include "steward-product-json.h"

#include "steward-certificate-output.h"
#include "steward-output.h"

typedef void (*AddFunc) (JsonBuilder   *builder,
                         gconstpointer  item);

static void
add_array (JsonBuilder *builder,
           const char  *name,
           GPtrArray   *items,
           AddFunc      add)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; items != NULL && i < items->len; i++)
    add (builder, g_ptr_array_index (items, i));
  json_builder_end_array (builder);
}

static void
add_owner (JsonBuilder   *builder,
           gconstpointer  item)
{
  const StewardOwner *owner = item;

  json_builder_begin_object (builder);
  steward_output_add_text (builder, "name", owner->name);
  steward_output_add_text (builder, "address", owner->address);
  steward_output_add_text (builder, "role", owner->role);
  steward_output_add_bool (builder, "accountable", owner->accountable);
  json_builder_end_object (builder);
}

static void
add_port (JsonBuilder   *builder,
          gconstpointer  item)
{
  const StewardPort *port = item;

  json_builder_begin_object (builder);
  steward_output_add_text (builder, "direction", port->direction == STEWARD_PORT_INPUT ? "input" : "output");
  steward_output_add_text (builder, "name", port->name);
  steward_output_add_text (builder, "kind", port->kind);
  steward_output_add_text (builder, "description", port->description);
  steward_output_add_text (builder, "location", port->location);
  steward_output_add_text (builder, "version", port->version);
  steward_output_add_text (builder, "contract", port->contract_id);
  json_builder_end_object (builder);
}

static void
add_property (JsonBuilder   *builder,
              gconstpointer  item)
{
  const StewardProperty *property = item;

  json_builder_begin_object (builder);
  steward_output_add_text (builder, "name", property->name);
  steward_output_add_text (builder, "physical_name", property->physical_name);
  steward_output_add_text (builder, "logical_type", property->logical_type);
  steward_output_add_text (builder, "physical_type", property->physical_type);
  steward_output_add_text (builder, "description", property->description);
  steward_output_add_text (builder, "classification", steward_classification_to_id (property->classification));
  steward_output_add_text (builder, "reference", property->reference);
  steward_output_add_bool (builder, "primary_key", property->primary_key);
  steward_output_add_bool (builder, "required", property->required);
  steward_output_add_bool (builder, "unique", property->unique);
  json_builder_end_object (builder);
}

static void
add_object (JsonBuilder   *builder,
            gconstpointer  item)
{
  const StewardSchemaObject *object = item;

  json_builder_begin_object (builder);
  steward_output_add_text (builder, "name", object->name);
  steward_output_add_text (builder, "physical_name", object->physical_name);
  steward_output_add_text (builder, "kind", object->kind);
  steward_output_add_text (builder, "description", object->description);
  json_builder_set_member_name (builder, "row_estimate");
  if (object->row_estimate >= 0)
    json_builder_add_int_value (builder, object->row_estimate);
  else
    json_builder_add_null_value (builder);
  add_array (builder, "properties", object->properties, add_property);
  json_builder_end_object (builder);
}

static void
add_objective (JsonBuilder   *builder,
               gconstpointer  item)
{
  const StewardObjective *objective = item;

  json_builder_begin_object (builder);
  steward_output_add_text (builder, "property", objective->property);
  steward_output_add_text (builder, "value", objective->value);
  steward_output_add_text (builder, "unit", objective->unit);
  steward_output_add_text (builder, "element", objective->element);
  steward_output_add_text (builder, "driver", objective->driver);
  steward_output_add_text (builder, "scheduler", objective->scheduler);
  steward_output_add_text (builder, "schedule", objective->schedule);
  steward_output_add_text (builder, "check", objective->check);
  steward_output_add_text (builder, "description", objective->description);
  json_builder_end_object (builder);
}

static void
add_contract (JsonBuilder   *builder,
              gconstpointer  item)
{
  const StewardContract *contract = item;

  json_builder_begin_object (builder);
  steward_output_add_text (builder, "id", contract->id);
  steward_output_add_text (builder, "name", contract->name);
  steward_output_add_text (builder, "version", contract->version);
  steward_output_add_text (builder, "format", contract->format);
  steward_output_add_text (builder, "status", contract->status);
  steward_output_add_text (builder, "purpose", contract->purpose);
  steward_output_add_text (builder, "limitations", contract->limitations);
  steward_output_add_text (builder, "usage", contract->usage);
  steward_output_add_text (builder, "location", contract->location);
  add_array (builder, "objects", contract->objects, add_object);
  add_array (builder, "objectives", contract->objectives, add_objective);
  add_array (builder, "quality", contract->quality, add_objective);
  add_array (builder, "owners", contract->owners, add_owner);
  json_builder_end_object (builder);
}

static void
add_edge (JsonBuilder   *builder,
          gconstpointer  item)
{
  const StewardLineageEdge *edge = item;

  json_builder_begin_object (builder);
  steward_output_add_text (builder, "urn", edge->urn);
  steward_output_add_text (builder, "name", edge->name);
  steward_output_add_text (builder, "domain", edge->domain);
  steward_output_add_text (builder, "through", edge->through);
  json_builder_end_object (builder);
}

static void
add_binding (JsonBuilder   *builder,
             gconstpointer  item)
{
  const StewardBinding *binding = item;

  json_builder_begin_object (builder);
  steward_output_add_text (builder, "urn", binding->urn);
  steward_output_add_text (builder, "source_id", binding->source_id);
  steward_output_add_text (builder, "native_id", binding->native_id);
  steward_output_add_text (builder, "kind", binding->kind == STEWARD_ENTRY_PRODUCT ? "product" : "dataset");
  steward_output_add_time (builder, "synced_at", binding->synced_at);
  steward_output_add_time (builder, "updated_at", binding->updated_at);
  steward_output_add_text (builder, "updated_reason", binding->updated_reason);
  json_builder_end_object (builder);
}

static void
add_finding (JsonBuilder   *builder,
             gconstpointer  item)
{
  steward_finding_add_json (builder, item);
}

/* The shape that `check --format json` has too. */
void
steward_finding_add_json (JsonBuilder          *builder,
                          const StewardFinding *finding)
{
  json_builder_begin_object (builder);
  steward_output_add_text (builder, "rule", finding->rule);
  steward_output_add_text (builder, "severity", steward_severity_to_id (finding->severity));
  steward_output_add_text (builder, "file", finding->file);
  steward_output_add_int (builder, "line", finding->line);
  steward_output_add_int (builder, "column", finding->column);
  steward_output_add_text (builder, "message", finding->message);
  steward_output_add_text (builder, "remediation", finding->remediation);
  json_builder_end_object (builder);
}

static void
add_entry_members (JsonBuilder        *builder,
                   const StewardEntry *entry)
{
  steward_output_add_text (builder, "native_id", entry->native_id);
  steward_output_add_text (builder, "name", entry->name);
  steward_output_add_text (builder, "domain", entry->domain);
  steward_output_add_text (builder, "purpose", entry->purpose);
  steward_output_add_text (builder, "description", entry->description);
  steward_output_add_text (builder, "status", entry->status_text);
  steward_output_add_text (builder, "lifecycle", steward_lifecycle_to_id (entry->lifecycle));
  steward_output_add_text (builder, "visibility", steward_visibility_to_id (entry->visibility));
  steward_output_add_text (builder, "certification", steward_certification_to_id (entry->certification));
  steward_output_add_text (builder, "classification", steward_classification_to_id (entry->classification));
  steward_output_add_text (builder, "version", entry->version);
  steward_output_add_text (builder, "format", entry->format);
  steward_output_add_text (builder, "location", entry->location);
  steward_output_add_text (builder, "tags", entry->tags);
  steward_output_add_time (builder, "updated_at", entry->updated_at);
  steward_output_add_text (builder, "updated_reason", entry->updated_reason);
  add_array (builder, "owners", entry->owners, add_owner);
  add_array (builder, "ports", entry->ports, add_port);
  add_array (builder, "contracts", entry->contracts, add_contract);
  add_array (builder, "findings", entry->findings, add_finding);
}

/**
 * steward_product_add_json:
 * @builder: where an object is expected
 * @detail: a product or dataset
 * @source_name: (nullable): of its source
 * @certificate: (nullable): what the council certified
 */
void
steward_product_add_json (JsonBuilder              *builder,
                          const StewardEntryDetail *detail,
                          const char               *source_name,
                          const StewardCertificate *certificate)
{
  json_builder_begin_object (builder);
  steward_output_add_text (builder, "urn", detail->urn);
  steward_output_add_text (builder, "source", source_name);
  steward_output_add_text (builder, "kind", detail->entry->kind == STEWARD_ENTRY_PRODUCT ? "product" : "dataset");
  steward_output_add_time (builder, "synced_at", detail->synced_at);
  steward_output_add_time (builder, "first_seen", detail->first_seen);
  steward_output_add_time (builder, "removed_at", detail->removed_at);
  steward_certificate_add_json (builder, "certificate", certificate);
  add_entry_members (builder, detail->entry);
  add_array (builder, "upstream", detail->upstream, add_edge);
  add_array (builder, "downstream", detail->downstream, add_edge);
  add_array (builder, "bindings", detail->bindings, add_binding);
  json_builder_end_object (builder);
}
