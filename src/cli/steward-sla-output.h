/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "steward-cli.h"
#include "steward-level-rows.h"

G_BEGIN_DECLS

/* What the commands about service levels share. */

/* Which objectives are meant. */
typedef struct
{
  char *domain;                        /* owned, or NULL */
  char *property;                      /* owned, or NULL */
  gboolean all;
  gboolean missed;
  gboolean vague;
  gboolean with_gone;
  gboolean no_refresh;
} StewardSlaScope;

#define STEWARD_SLA_REFRESH_ENTRY(scope) \
  { "no-refresh", 0, 0, G_OPTION_ARG_NONE, &(scope).no_refresh, \
    "As it was evaluated last, without looking at what is new", NULL }

#define STEWARD_SLA_SCOPE_ENTRIES(scope) \
  { "domain", 0, 0, G_OPTION_ARG_STRING, &(scope).domain, "Only products of this domain", "DOMAIN" }, \
  { "property", 0, 0, G_OPTION_ARG_STRING, &(scope).property, "Only this property, such as freshness", "PROPERTY" }, \
  { "all", 0, 0, G_OPTION_ARG_NONE, &(scope).all, "All products (the default when none is named)", NULL }, \
  { "missed", 0, 0, G_OPTION_ARG_NONE, &(scope).missed, "Only what is missed now", NULL }, \
  { "vague", 0, 0, G_OPTION_ARG_NONE, &(scope).vague, "Only what cannot be evaluated", NULL }, \
  { "gone", 0, 0, G_OPTION_ARG_NONE, &(scope).with_gone, "Also what no contract promises any more", NULL }, \
  STEWARD_SLA_REFRESH_ENTRY (scope)

void             steward_sla_scope_clear       (StewardSlaScope         *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StewardSlaScope, steward_sla_scope_clear)

/* The objectives of one product, and how it stands by them. */
typedef struct
{
  const char *urn;                     /* of its first level */
  const char *name;
  const char *domain;
  GPtrArray *levels;                   /* StewardLevel, unowned */
  guint n_met, n_missed, n_undecidable, n_vague;
} StewardSlaProduct;

typedef struct
{
  GPtrArray *levels;                   /* StewardLevel, owned; most burnt first */
  GPtrArray *products;                 /* StewardSlaProduct, owned; the worst first */
  StewardIncidentFigures incidents;    /* of the last 90 days */
  guint n_open;                        /* incidents that are not resolved */
  gint64 as_of;
} StewardSlaReport;

void              steward_sla_report_free      (StewardSlaReport        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardSlaReport, steward_sla_report_free)

/* Of steward-sla-load.c. */
gboolean          steward_sla_refresh          (StewardCli              *cli,
                                                gboolean                 quiet,
                                                GError                 **error);
StewardSlaReport *steward_sla_load             (StewardCli              *cli,
                                                const StewardSlaScope   *scope,
                                                const char *const       *products,
                                                gboolean                 quiet,
                                                GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
StewardLevel     *steward_sla_find             (StewardCli              *cli,
                                                const char              *product,
                                                const char              *property,
                                                const char              *element,
                                                GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
const char       *steward_sla_product_to_state (const StewardSlaProduct *self);

/* Of steward-sla-words.c. */
char             *steward_sla_describe_state   (const StewardLevel      *level) G_GNUC_WARN_UNUSED_RESULT;
char             *steward_sla_describe_since   (const StewardLevel      *level) G_GNUC_WARN_UNUSED_RESULT;
char             *steward_sla_describe_share   (const StewardAttainment *time,
                                                double                   target) G_GNUC_WARN_UNUSED_RESULT;
char             *steward_sla_describe_budget  (const StewardLevel      *level) G_GNUC_WARN_UNUSED_RESULT;
char             *steward_sla_describe_last    (const StewardLevel      *level) G_GNUC_WARN_UNUSED_RESULT;
const StewardAttainment *steward_sla_get_window (const StewardLevel     *level,
                                                guint                   *out_days);

/* Of steward-sla-json.c. */
void              steward_sla_add_level        (JsonBuilder             *builder,
                                                const StewardLevel      *level);
void              steward_sla_add_members      (JsonBuilder             *builder,
                                                const StewardLevel      *level);
void              steward_sla_add_share        (JsonBuilder             *builder,
                                                const char              *name,
                                                double                   share);
void              steward_sla_add_time         (JsonBuilder             *builder,
                                                const StewardAttainment *time,
                                                double                   target);
void              steward_sla_add_seconds      (JsonBuilder             *builder,
                                                const char              *name,
                                                gint64                   microseconds);
gboolean          steward_sla_print_json       (const StewardSlaReport  *report,
                                                GError                 **error);

/* Of steward-sla-formats.c. */
GBytes           *steward_sla_to_csv           (const StewardSlaReport  *report) G_GNUC_WARN_UNUSED_RESULT;
GBytes           *steward_sla_to_markdown      (const StewardSlaReport  *report) G_GNUC_WARN_UNUSED_RESULT;
void              steward_sla_append_markdown  (GString                 *out,
                                                const char              *text);

G_END_DECLS
