/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-words.h"

G_BEGIN_DECLS

/* What a source says of one data product or dataset: plain records, made by
 * connectors and contract readers, kept and given back by the store. Strings
 * are owned; %NULL means "the source does not say". Free with the _free
 * functions; arrays own their elements. */

typedef struct
{
  char *name;                          /* "Jonas Weber" */
  char *address;                       /* e-mail or user name */
  char *role;                          /* as written: "owner", "Data Steward" */
  gboolean accountable;                /* an owner, not only a contact */
} StewardOwner;

typedef struct
{
  char *name;                          /* logical, dotted below another: "address.city" */
  char *physical_name;
  char *logical_type;                  /* ODCS logicalType, as written */
  char *physical_type;
  char *description;                   /* Markdown */
  char *classification_text;           /* as written */
  StewardClassification classification;
  char *reference;                     /* "customer.customer_360.customer_id" */
  gboolean primary_key;
  gboolean required;
  gboolean unique;
  char *tags;                          /* comma-separated */
} StewardProperty;

typedef struct
{
  char *name;
  char *physical_name;                 /* "orders.order_events" */
  char *kind;                          /* ODCS physicalType: table, view, topic, document… */
  char *description;
  gint64 row_estimate;                 /* −1: unknown */
  GPtrArray *properties;               /* StewardProperty */
} StewardSchemaObject;

typedef struct
{
  char *property;                      /* ODCS slaProperties[].property, as written: "latency" */
  char *value;                         /* as written: "4", "< 5 minutes" */
  char *unit;                          /* as written: "d" */
  char *element;                       /* "table.column" */
  char *driver;                        /* regulatory, analytics, operational */
  char *description;
  char *scheduler;                     /* "cron" */
  char *schedule;                      /* as written: "30 16 * * 1-5" */
  char *check;                         /* of a quality rule: its name; @property is "quality", @value "<= 5" */
} StewardObjective;

typedef struct
{
  char *id;                            /* the document's own */
  char *name;
  char *version;
  char *format;                        /* "ODCS 3.1.0" */
  char *status;                        /* as written */
  char *purpose;
  char *limitations;
  char *usage;
  char *location;                      /* path or address of the document */
  GPtrArray *objects;                  /* StewardSchemaObject */
  GPtrArray *objectives;               /* StewardObjective */
  GPtrArray *quality;                  /* StewardObjective: quality rules with a threshold */
  GPtrArray *owners;                   /* StewardOwner */
  GPtrArray *addresses;                /* char*: of its servers' data, "postgresql://host:5432/db/schema.table" */
} StewardContract;

typedef struct
{
  StewardPortDirection direction;
  char *name;
  char *kind;                          /* "kafka", "table", "rest"… as written */
  char *description;
  char *location;                      /* "kafka://mesh/orders.order_events.v2", for people */
  char *version;
  char *contract_id;                   /* refers to StewardContract.id */
} StewardPort;

typedef struct
{
  char *rule;                          /* "odcs/required", stable */
  StewardSeverity severity;
  char *file;                          /* relative to the source's root */
  unsigned line;                       /* from 1; 0: the whole file */
  unsigned column;                     /* from 1 */
  char *message;
  char *remediation;
} StewardFinding;

typedef struct
{
  StewardEntryKind kind;
  char *native_id;                     /* within its source; equal on every desk */
  char *native_version;                /* etag, version or NULL */
  char *name;                          /* "orders.order_events" */
  char *domain;
  char *purpose;                       /* one sentence, plain text */
  char *description;                   /* Markdown */
  char *status_text;                   /* lifecycle as written */
  StewardLifecycle lifecycle;
  StewardVisibility visibility;
  StewardCertification certification;  /* as the source declares it; the council's own comes from the ledger */
  StewardClassification classification;
  char *version;
  char *format;                        /* "ODPS 1.0.0", "PostgreSQL schema" */
  char *location;                      /* file relative to the root, or address */
  char *address;                       /* datasets: canonical, see StewardContract.addresses */
  char *tags;                          /* comma-separated */
  gint64 updated_at;                   /* data freshness: microseconds since the epoch, or −1 unknown */
  char *updated_reason;                /* why unknown, or how it is known */
  GPtrArray *owners;                   /* StewardOwner */
  GPtrArray *ports;                    /* StewardPort */
  GPtrArray *contracts;                /* StewardContract; a dataset or table product has one without id */
  GPtrArray *findings;                 /* StewardFinding */
} StewardEntry;

StewardOwner        *steward_owner_new         (void);
void                 steward_owner_free        (StewardOwner        *self);
StewardProperty     *steward_property_new      (void);
void                 steward_property_free     (StewardProperty     *self);
StewardSchemaObject *steward_schema_object_new (void);
void                 steward_schema_object_free (StewardSchemaObject *self);
StewardObjective    *steward_objective_new     (void);
void                 steward_objective_free    (StewardObjective    *self);
StewardContract     *steward_contract_new      (void);
void                 steward_contract_free     (StewardContract     *self);
StewardPort         *steward_port_new          (void);
void                 steward_port_free         (StewardPort         *self);
StewardFinding      *steward_finding_new       (const char          *rule,
                                                StewardSeverity      severity,
                                                const char          *file,
                                                unsigned             line,
                                                unsigned             column,
                                                char                *message,
                                                const char          *remediation);
void                 steward_finding_free      (StewardFinding      *self);
StewardEntry        *steward_entry_new         (StewardEntryKind     kind);
void                 steward_entry_free        (StewardEntry        *self);

void                 steward_entry_settle      (StewardEntry        *self);
void                 steward_entry_get_digest  (const StewardEntry  *self,
                                                guint8               out_digest[32]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardOwner, steward_owner_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardProperty, steward_property_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardSchemaObject, steward_schema_object_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardObjective, steward_objective_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardContract, steward_contract_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardPort, steward_port_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardFinding, steward_finding_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardEntry, steward_entry_free)

G_END_DECLS
