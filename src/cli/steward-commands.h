/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-cli.h"

G_BEGIN_DECLS

/* A command takes its words and options in @argv, without its own name. */
typedef StewardExit (*StewardCommandFunc) (StewardCli  *cli,
                                           char      ***argv);

typedef struct
{
  const char *name;                    /* one or two words: "source add" */
  const char *arguments;               /* "KIND --name NAME [--set KEY=VALUE]…" */
  const char *summary;                 /* one sentence */
  const char *description;             /* NULL, or what --help adds */
  StewardCommandFunc run;
} StewardCommand;

const StewardCommand *steward_commands      (gsize       *out_length);
const StewardCommand *steward_command_find  (const char  *first,
                                             const char  *second,
                                             int         *out_words);

StewardExit           steward_source_add    (StewardCli  *cli,
                                             char      ***argv);
StewardExit           steward_source_list   (StewardCli  *cli,
                                             char      ***argv);
StewardExit           steward_source_check  (StewardCli  *cli,
                                             char      ***argv);
StewardExit           steward_source_grants (StewardCli  *cli,
                                             char      ***argv);
StewardExit           steward_source_remove (StewardCli  *cli,
                                             char      ***argv);
StewardExit           steward_sync          (StewardCli  *cli,
                                             char      ***argv);
StewardExit           steward_product_list  (StewardCli  *cli,
                                             char      ***argv);
StewardExit           steward_product_show  (StewardCli  *cli,
                                             char      ***argv);
StewardExit           steward_dataset_list  (StewardCli  *cli,
                                             char      ***argv);
StewardExit           steward_check         (StewardCli  *cli,
                                             char      ***argv);

/* Of the council. */
StewardExit steward_command_review_list           (StewardCli  *cli,
                                                   char      ***argv);
StewardExit steward_command_review_show           (StewardCli  *cli,
                                                   char      ***argv);
StewardExit steward_command_review_open           (StewardCli  *cli,
                                                   char      ***argv);
StewardExit steward_command_review_vote           (StewardCli  *cli,
                                                   char      ***argv);
StewardExit steward_command_review_recuse         (StewardCli  *cli,
                                                   char      ***argv);
StewardExit steward_command_review_comment        (StewardCli  *cli,
                                                   char      ***argv);
StewardExit steward_command_review_defer          (StewardCli  *cli,
                                                   char      ***argv);
StewardExit steward_command_review_decide         (StewardCli  *cli,
                                                   char      ***argv);
StewardExit steward_command_review_withdraw       (StewardCli  *cli,
                                                   char      ***argv);
StewardExit steward_command_review_appeal         (StewardCli  *cli,
                                                   char      ***argv);
StewardExit steward_command_review_evidence       (StewardCli  *cli,
                                                   char      ***argv);
StewardExit steward_command_review_condition      (StewardCli  *cli,
                                                   char      ***argv);
StewardExit steward_command_review_unsealed       (StewardCli  *cli,
                                                   char      ***argv);
StewardExit steward_command_certification_list    (StewardCli  *cli,
                                                   char      ***argv);
StewardExit steward_command_certification_suspend (StewardCli  *cli,
                                                   char      ***argv);
StewardExit steward_command_certification_restore (StewardCli  *cli,
                                                   char      ***argv);
StewardExit steward_command_charter_check         (StewardCli  *cli,
                                                   char      ***argv);
StewardExit steward_command_charter_found         (StewardCli  *cli,
                                                   char      ***argv);
StewardExit steward_command_charter_show          (StewardCli  *cli,
                                                   char      ***argv);
StewardExit steward_command_person_list           (StewardCli  *cli,
                                                   char      ***argv);
StewardExit steward_command_person_add            (StewardCli  *cli,
                                                   char      ***argv);
StewardExit steward_command_person_use            (StewardCli  *cli,
                                                   char      ***argv);
StewardExit steward_command_person_merge          (StewardCli  *cli,
                                                   char      ***argv);
StewardExit steward_command_person_erase          (StewardCli  *cli,
                                                   char      ***argv);
StewardExit steward_command_person_key            (StewardCli  *cli,
                                                   char      ***argv);
StewardExit steward_command_delegation_give       (StewardCli  *cli,
                                                   char      ***argv);
StewardExit steward_command_delegation_end        (StewardCli  *cli,
                                                   char      ***argv);
StewardExit steward_command_delegation_list       (StewardCli  *cli,
                                                   char      ***argv);
StewardExit steward_command_meeting_list          (StewardCli  *cli,
                                                   char      ***argv);
StewardExit steward_command_meeting_show          (StewardCli  *cli,
                                                   char      ***argv);
StewardExit steward_command_meeting_minutes       (StewardCli  *cli,
                                                   char      ***argv);
StewardExit steward_command_meeting_open          (StewardCli  *cli,
                                                   char      ***argv);
StewardExit steward_command_meeting_roll          (StewardCli  *cli,
                                                   char      ***argv);
StewardExit steward_command_meeting_item          (StewardCli  *cli,
                                                   char      ***argv);
StewardExit steward_command_meeting_note          (StewardCli  *cli,
                                                   char      ***argv);
StewardExit steward_command_meeting_close         (StewardCli  *cli,
                                                   char      ***argv);
StewardExit steward_command_access_drift          (StewardCli  *cli,
                                                   char      ***argv);
StewardExit steward_command_effects_list          (StewardCli  *cli,
                                                   char      ***argv);
StewardExit steward_command_effects_run           (StewardCli  *cli,
                                                   char      ***argv);
StewardExit steward_command_ledger_log            (StewardCli  *cli,
                                                   char      ***argv);
StewardExit steward_command_ledger_verify         (StewardCli  *cli,
                                                   char      ***argv);
StewardExit steward_command_ledger_checkpoint     (StewardCli  *cli,
                                                   char      ***argv);
StewardExit steward_command_ledger_export         (StewardCli  *cli,
                                                   char      ***argv);
StewardExit steward_command_ledger_rebuild        (StewardCli  *cli,
                                                   char      ***argv);
StewardExit steward_command_ledger_erase          (StewardCli  *cli,
                                                   char      ***argv);

/* Of access. */
StewardExit steward_command_access_request        (StewardCli  *cli,
                                                   char      ***argv);
StewardExit steward_command_access_list           (StewardCli  *cli,
                                                   char      ***argv);
StewardExit steward_command_access_show           (StewardCli  *cli,
                                                   char      ***argv);
StewardExit steward_command_access_approve        (StewardCli  *cli,
                                                   char      ***argv);
StewardExit steward_command_access_reject         (StewardCli  *cli,
                                                   char      ***argv);
StewardExit steward_command_access_comment        (StewardCli  *cli,
                                                   char      ***argv);
StewardExit steward_command_access_evidence       (StewardCli  *cli,
                                                   char      ***argv);
StewardExit steward_command_access_withdraw       (StewardCli  *cli,
                                                   char      ***argv);
StewardExit steward_command_access_revoke         (StewardCli  *cli,
                                                   char      ***argv);
StewardExit steward_command_access_review         (StewardCli  *cli,
                                                   char      ***argv);
StewardExit steward_command_access_confirm        (StewardCli  *cli,
                                                   char      ***argv);
StewardExit steward_command_access_again          (StewardCli  *cli,
                                                   char      ***argv);
StewardExit steward_command_access_export         (StewardCli  *cli,
                                                   char      ***argv);
StewardExit steward_command_access_attest         (StewardCli  *cli,
                                                   char      ***argv);
StewardExit steward_command_access_principal      (StewardCli  *cli,
                                                   char      ***argv);

/* Of service levels. */
StewardExit steward_command_sla_report            (StewardCli  *cli,
                                                   char      ***argv);
StewardExit steward_command_sla_list              (StewardCli  *cli,
                                                   char      ***argv);
StewardExit steward_command_sla_show              (StewardCli  *cli,
                                                   char      ***argv);
StewardExit steward_command_sla_rehearse          (StewardCli  *cli,
                                                   char      ***argv);
StewardExit steward_command_sla_unread            (StewardCli  *cli,
                                                   char      ***argv);
StewardExit steward_command_incident_list         (StewardCli  *cli,
                                                   char      ***argv);
StewardExit steward_command_incident_show         (StewardCli  *cli,
                                                   char      ***argv);
StewardExit steward_command_incident_ack          (StewardCli  *cli,
                                                   char      ***argv);
StewardExit steward_command_incident_assign       (StewardCli  *cli,
                                                   char      ***argv);
StewardExit steward_command_incident_comment      (StewardCli  *cli,
                                                   char      ***argv);
StewardExit steward_command_incident_resolve      (StewardCli  *cli,
                                                   char      ***argv);
StewardExit steward_command_incident_tell         (StewardCli  *cli,
                                                   char      ***argv);
StewardExit steward_command_window_declare        (StewardCli  *cli,
                                                   char      ***argv);
StewardExit steward_command_window_list           (StewardCli  *cli,
                                                   char      ***argv);
StewardExit steward_command_window_cancel         (StewardCli  *cli,
                                                   char      ***argv);

G_END_DECLS
