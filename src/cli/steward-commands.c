/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The table of commands. A new one is a file with its function, and one entry
 * here. */

#include "config.h"

#include "steward-commands.h"

static const StewardCommand table[] = {
  {
    .name = "source add",
    .arguments = "KIND --name NAME [--set KEY=VALUE]…",
    .summary = "Adds a source.",
    .description = "A secret is read from the first line of standard input and goes to the keyring, never\n"
                   "into settings: printf '%s\\n' \"$PASSWORD\" | stewardctl source add … --secret-stdin\n"
                   "With two (one to read, one to grant), a line each: --secret-field password\n"
                   "--secret-field write-password.",
    .run = steward_source_add,
  },
  { "source list", "", "Lists the sources.", NULL, steward_source_list },
  { "source check", "NAME", "Asks a source whether it answers and lets us in.", NULL, steward_source_check },
  {
    .name = "source grants",
    .arguments = "NAME",
    .summary = "Shows who can really read what, and by which path.",
    .description = "Asks the platform now: direct grants, ownership, PUBLIC, memberships, superusers. Nothing is kept.",
    .run = steward_source_grants,
  },
  {
    .name = "source remove",
    .arguments = "NAME",
    .summary = "Removes a source, its secret and what the catalog has of it.",
    .description = "What people decided about its products stays.",
    .run = steward_source_remove,
  },
  {
    .name = "sync",
    .arguments = "[NAME…]",
    .summary = "Fetches what all sources, or those named, say now.",
    .description = "If a source fails, the others are synced all the same; the status is then 3.",
    .run = steward_sync,
  },
  { "product list", "", "Lists and searches data products.", NULL, steward_product_list },
  { "product show", "URN", "Shows a data product, by its URN or its name.", NULL, steward_product_show },
  { "dataset list", "", "Lists and searches datasets that no product has claimed.", NULL, steward_dataset_list },
  {
    .name = "review list",
    .arguments = "[--mine] [--state STATE] [--kind KIND]",
    .summary = "Lists what the council decides or has decided.",
    .run = steward_command_review_list,
  },
  {
    .name = "review show",
    .arguments = "ID",
    .summary = "Shows a review with its evidence, its votes and how it stands.",
    .run = steward_command_review_show,
  },
  {
    .name = "review open",
    .arguments = "KIND [SUBJECT]",
    .summary = "Asks the council for a decision.",
    .description = "KIND is certification, contract, recertification, retirement, charter or exception; SUBJECT the\n"
                   "URN or the name of a product. With --json the member act.review is the id of the review.",
    .run = steward_command_review_open,
  },
  {
    .name = "review vote",
    .arguments = "ID approve|reject|abstain",
    .summary = "Casts a vote; the last one needed decides.",
    .run = steward_command_review_vote,
  },
  {
    .name = "review recuse",
    .arguments = "ID",
    .summary = "Takes a seat out of a review.",
    .run = steward_command_review_recuse,
  },
  {
    .name = "review comment",
    .arguments = "ID TEXT",
    .summary = "Says something about a review, in Markdown.",
    .run = steward_command_review_comment,
  },
  {
    .name = "review defer",
    .arguments = "ID --until DATE",
    .summary = "Puts a review off; the clock goes on.",
    .run = steward_command_review_defer,
  },
  {
    .name = "review decide",
    .arguments = "ID --override approve|reject --reason TEXT",
    .summary = "Decides a dead-locked review, if the charter lets the chair.",
    .run = steward_command_review_decide,
  },
  {
    .name = "review withdraw",
    .arguments = "ID",
    .summary = "Takes back one’s own request.",
    .run = steward_command_review_withdraw,
  },
  {
    .name = "review appeal",
    .arguments = "ID --comment TEXT [--file FILE]…",
    .summary = "Asks again after a decision, with new evidence.",
    .run = steward_command_review_appeal,
  },
  {
    .name = "review evidence",
    .arguments = "ID FILE…",
    .summary = "Adds files to a review.",
    .run = steward_command_review_evidence,
  },
  {
    .name = "review condition",
    .arguments = "ID CONDITION --met",
    .summary = "Says that a condition of an approval is met.",
    .run = steward_command_review_condition,
  },
  {
    .name = "review unsealed",
    .arguments = "[--seal ID | --discard ID]",
    .summary = "Lists what was confirmed and not recorded.",
    .description = "A process that ends between the two leaves it here. Nothing of it happens by itself.",
    .run = steward_command_review_unsealed,
  },
  {
    .name = "access request",
    .arguments = "PRODUCT --for CONSUMER --columns A,B,C|--all-columns --until DATE|--for-days N",
    .summary = "Asks for access to a data product.",
    .description = "Who decides, and what must be said, stands in the charter. With --json the member act.access is\n"
                   "the id of the access. Masks: redacted, partial, year, decade, digest; the digest keeps joins and\n"
                   "can be guessed where there are few values.",
    .run = steward_command_access_request,
  },
  {
    .name = "access list",
    .arguments = "[--waiting] [--mine] [--product NAME] [--for CONSUMER]",
    .summary = "Lists who has, or wants, what, why and until when.",
    .run = steward_command_access_list,
  },
  {
    .name = "access show",
    .arguments = "ID",
    .summary = "Shows an access: who decides, what becomes visible, exactly what runs, what was done.",
    .run = steward_command_access_show,
  },
  {
    .name = "access approve",
    .arguments = "ID",
    .summary = "Approves a step of a request, as it is or narrowed.",
    .description = "The platform is asked first what would run; exactly those statements are approved, and nothing\n"
                   "else is carried out. --dry-run shows them and records nothing.",
    .run = steward_command_access_approve,
  },
  { "access reject", "ID --comment TEXT", "Rejects a request.", NULL, steward_command_access_reject },
  {
    .name = "access comment",
    .arguments = "ID TEXT",
    .summary = "Says something about an access, in Markdown.",
    .run = steward_command_access_comment,
  },
  { "access evidence", "ID FILE…", "Adds files to a request.", NULL, steward_command_access_evidence },
  { "access withdraw", "ID", "Takes back one’s own request.", NULL, steward_command_access_withdraw },
  {
    .name = "access revoke",
    .arguments = "ID [--reason TEXT]",
    .summary = "Ends an access before its time.",
    .run = steward_command_access_revoke,
  },
  {
    .name = "access review",
    .arguments = "ID uphold|revoke",
    .summary = "Reviews an emergency access afterwards, as it must be.",
    .run = steward_command_access_review,
  },
  {
    .name = "access confirm",
    .arguments = "ID",
    .summary = "Says that a script was run where Steward cannot run it.",
    .description = "The platform is looked at first, where it can be; what it does not show cannot be confirmed.",
    .run = steward_command_access_confirm,
  },
  {
    .name = "access again",
    .arguments = "ID",
    .summary = "Carries out again what was decided: what failed, or was undone on the platform.",
    .description = "What would run now is shown; if it is not what was approved, somebody who answers for it must let\n"
                   "it run.",
    .run = steward_command_access_again,
  },
  {
    .name = "access export",
    .arguments = "[--format csv|json] [--output FILE]",
    .summary = "Writes who has what, why and until when, for other programs.",
    .run = steward_command_access_export,
  },
  {
    .name = "access attest",
    .arguments = "open | list | show ID | answer ID ACCESS keep|shrink|revoke | close ID",
    .summary = "Asks in a round which accesses are still needed, and answers.",
    .description = "What has no answer by the end is proposed to be revoked.",
    .run = steward_command_access_attest,
  },
  {
    .name = "access principal",
    .arguments = "list | link SOURCE ROLE --for CONSUMER | unlink SOURCE ROLE",
    .summary = "Says which role or account of a platform is whose.",
    .run = steward_command_access_principal,
  },
  {
    .name = "sla report",
    .arguments = "[PRODUCT… | --domain DOMAIN | --all] [--json | --csv | --markdown]",
    .summary = "Reports how products keep the service levels that they promise.",
    .description = "What is new is evaluated first, which may open and end incidents. Undecidable time is shown apart\n"
                   "and never counted as good. With --check the status is 1 when anything is missed now.",
    .run = steward_command_sla_report,
  },
  {
    .name = "sla list",
    .arguments = "[PRODUCT…]",
    .summary = "Lists objectives with their ids, those first whose budget is burnt most.",
    .description = "What is vague says what to write instead.",
    .run = steward_command_sla_list,
  },
  {
    .name = "sla show",
    .arguments = "OBJECTIVE | PRODUCT PROPERTY",
    .summary = "Shows an objective: the arithmetic in words, its months, what was measured, what was not understood.",
    .run = steward_command_sla_show,
  },
  {
    .name = "sla rehearse",
    .arguments = "PRODUCT PROPERTY [TARGET] [--share PERCENT]",
    .summary = "Tells what another target would have been worth over all that was recorded.",
    .description = "TARGET is written as in a contract: \"< 10 minutes\", \"99.9 %\", \"08:30\". Nothing is changed.",
    .run = steward_command_sla_rehearse,
  },
  { "sla unread", "[SOURCE]", "Lists what sources gave and nobody understood.", NULL, steward_command_sla_unread },
  {
    .name = "incident list",
    .arguments = "[--all] [--mine] [--product PRODUCT] [--domain DOMAIN]",
    .summary = "Lists breaches of service levels that nobody has resolved.",
    .run = steward_command_incident_list,
  },
  {
    .name = "incident show",
    .arguments = "ID",
    .summary = "Shows an incident: what was missed, who reads it, what follows, what was done.",
    .description = "With --message only a draft of what its readers can be told.",
    .run = steward_command_incident_show,
  },
  { "incident ack", "ID [--comment TEXT]", "Says that you deal with an incident.", NULL, steward_command_incident_ack },
  { "incident assign", "ID PERSON", "Gives an incident to somebody.", NULL, steward_command_incident_assign },
  {
    .name = "incident comment",
    .arguments = "ID TEXT",
    .summary = "Says something about an incident, in Markdown.",
    .run = steward_command_incident_comment,
  },
  {
    .name = "incident resolve",
    .arguments = "ID --cause KIND --comment TEXT",
    .summary = "Closes an incident with its cause, once the level is met again.",
    .description = "KIND is change, infrastructure, upstream, data, capacity or other. With --anyway also while it is\n"
                   "still missed; if that goes on, it is opened again by itself.",
    .run = steward_command_incident_resolve,
  },
  {
    .name = "incident tell",
    .arguments = "ID [--who NAME]… [--comment TEXT]",
    .summary = "Records that the readers of a product were told.",
    .description = "It only records it: Steward sends nothing to them. “incident show --message” has a draft.",
    .run = steward_command_incident_tell,
  },
  {
    .name = "window declare",
    .arguments = "--from TIME --to TIME --product PRODUCT | --domain DOMAIN | --everything",
    .summary = "Declares time in which nothing is counted; it must lie ahead.",
    .run = steward_command_window_declare,
  },
  { "window list", "[--all]", "Lists planned windows.", NULL, steward_command_window_list },
  {
    .name = "window cancel",
    .arguments = "ID [--reason TEXT]",
    .summary = "Cancels a planned window; what has passed of it stays planned.",
    .run = steward_command_window_cancel,
  },
  {
    .name = "certification list",
    .arguments = "",
    .summary = "Lists what the council has certified.",
    .run = steward_command_certification_list,
  },
  {
    .name = "certification suspend",
    .arguments = "SUBJECT --reason TEXT",
    .summary = "Suspends a certification.",
    .run = steward_command_certification_suspend,
  },
  {
    .name = "certification restore",
    .arguments = "SUBJECT",
    .summary = "Restores a suspended certification.",
    .run = steward_command_certification_restore,
  },
  {
    .name = "charter check",
    .arguments = "FILE",
    .summary = "Checks a charter document.",
    .description = "Needs no profile. Errors and warnings give status 1.",
    .run = steward_command_charter_check,
  },
  {
    .name = "charter found",
    .arguments = "FILE",
    .summary = "Founds the council under a charter, once.",
    .description = "Who founds it is named by an address of the document; the chair, unless --as says otherwise.\n"
                   "From then on the charter changes by “stewardctl review open charter --document FILE”.",
    .run = steward_command_charter_found,
  },
  {
    .name = "charter show",
    .arguments = "",
    .summary = "Shows the charter in force, its seats and who holds them.",
    .run = steward_command_charter_show,
  },
  { "person list", "", "Lists the persons whom the council knows.", NULL, steward_command_person_list },
  { "person add", "ADDRESS --name NAME", "Registers a person.", NULL, steward_command_person_add },
  { "person use", "PERSON", "Says who sits at this desk.", NULL, steward_command_person_use },
  { "person merge", "PERSON INTO", "Says that two persons are one.", NULL, steward_command_person_merge },
  {
    .name = "person erase",
    .arguments = "PERSON",
    .summary = "Erases name and address of a person for ever; two people are needed.",
    .description = "The first one asks, another one carries it out with the same command; the person concerned may be\n"
                   "one of the two. What they did stays under their id. Texts that name them are listed before.",
    .run = steward_command_person_erase,
  },
  {
    .name = "person key",
    .arguments = "list | add FILE.pub | add --generate | remove KEY",
    .summary = "Lists, adds and removes the keys that decisions are signed with.",
    .description = "A generated key stays in the keyring; one of a file is used through the ssh-agent that has it.",
    .run = steward_command_person_key,
  },
  {
    .name = "delegation give",
    .arguments = "--to PERSON --until DATE",
    .summary = "Lets somebody stand in for a seat.",
    .run = steward_command_delegation_give,
  },
  { "delegation end", "ID", "Ends a delegation.", NULL, steward_command_delegation_end },
  { "delegation list", "", "Lists who stands in for whom.", NULL, steward_command_delegation_list },
  { "meeting list", "", "Lists the meetings of the council.", NULL, steward_command_meeting_list },
  { "meeting show", "ID", "Shows a meeting.", NULL, steward_command_meeting_show },
  {
    .name = "meeting minutes",
    .arguments = "ID [--output FILE]",
    .summary = "Prints the minutes, in Markdown.",
    .run = steward_command_meeting_minutes,
  },
  {
    .name = "meeting open",
    .arguments = "[REVIEW…]",
    .summary = "Opens a meeting with these reviews on its agenda.",
    .run = steward_command_meeting_open,
  },
  { "meeting roll", "ID SEAT", "Says who is there.", NULL, steward_command_meeting_roll },
  {
    .name = "meeting item",
    .arguments = "ID REVIEW",
    .summary = "Takes up an item of the agenda, or closes it.",
    .run = steward_command_meeting_item,
  },
  { "meeting note", "ID TEXT", "Notes something, a dissent or an action item.", NULL, steward_command_meeting_note },
  { "meeting close", "ID", "Closes a meeting and records its minutes.", NULL, steward_command_meeting_close },
  {
    .name = "access drift",
    .arguments = "[SOURCE [--remedy REMEDY --item NUMBER]]",
    .summary = "Compares what sources grant with what was approved; status 1 when something differs.",
    .description = "Kinds: orphan (granted, never approved), wider, expired (over, and granted still), missing,\n"
                   "not-granted (approved, never granted yet). A remedy is a request like any other: revoke asks to\n"
                   "take it back, adopt to approve it as it is, again carries out what is decided.",
    .run = steward_command_access_drift,
  },
  {
    .name = "effects list",
    .arguments = "",
    .summary = "Lists what was decided and is not on its platform yet, and why.",
    .run = steward_command_effects_list,
  },
  {
    .name = "effects run",
    .arguments = "[--scheduled]",
    .summary = "Grants and revokes what was decided, and takes back what is over.",
    .description = "Status 0: all is done. 1: something needs a person. 3: a platform was not reached, or the keyring\n"
                   "is not open; it stays queued and is tried again.",
    .run = steward_command_effects_run,
  },
  { "ledger log", "", "Lists what was recorded, the latest last.", NULL, steward_command_ledger_log },
  {
    .name = "ledger verify",
    .arguments = "[--head FILE|SIZE:ROOT]…",
    .summary = "Checks that the record is what it was; status 4 names the first event that does not fit.",
    .description = "Seals show that something was changed, moved, put in or left out. That the end is missing, or\n"
                   "that all was written anew, shows only a head that was noted: the checkpoint beside the store,\n"
                   "and those that you give. Note one elsewhere with “stewardctl ledger checkpoint”.",
    .run = steward_command_ledger_verify,
  },
  {
    .name = "ledger checkpoint",
    .arguments = "",
    .summary = "Prints the head of the record, to be noted elsewhere.",
    .description = "Mail it, or keep it where the owner of this machine cannot change it.",
    .run = steward_command_ledger_checkpoint,
  },
  {
    .name = "ledger export",
    .arguments = "FOLDER",
    .summary = "Writes evidence that sha256sum, ssh-keygen and a script in it check without Steward.",
    .description = "The folder must be new or empty. With --review only one decision, without its neighbours.",
    .run = steward_command_ledger_export,
  },
  {
    .name = "ledger rebuild",
    .arguments = "",
    .summary = "Folds all events anew, compares, and replaces what differs.",
    .description = "Status 0: the rows were what the events say. 4: they were not; each difference is named.",
    .run = steward_command_ledger_rebuild,
  },
  {
    .name = "ledger erase",
    .arguments = "REFERENCE",
    .summary = "Erases a text for ever; two people are needed.",
    .description = "The first one asks, another one carries it out with the same command. Every seal stays valid.",
    .run = steward_command_ledger_erase,
  },
  {
    .name = "check",
    .arguments = "PATH…",
    .summary = "Checks contract and product documents, and folders of them.",
    .description = "Needs no profile, no display and no network. Errors and warnings give status 1, findings\n"
                   "that only inform give 0. A path that cannot be read, or that holds no document, gives 2.",
    .run = steward_check,
  },
};

/**
 * steward_commands:
 * @out_length: (out): their number
 *
 * Returns: (transfer none) (array length=out_length): all commands
 */
const StewardCommand *
steward_commands (gsize *out_length)
{
  *out_length = G_N_ELEMENTS (table);

  return table;
}

/**
 * steward_command_find:
 * @first: (nullable): a word
 * @second: (nullable): the word after it
 * @out_words: (out): how many of the two are the command's name
 *
 * Returns: (transfer none) (nullable): the command
 */
const StewardCommand *
steward_command_find (const char *first,
                      const char *second,
                      int        *out_words)
{
  g_autofree char *both = first != NULL && second != NULL ? g_strconcat (first, " ", second, NULL) : NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      *out_words = g_strcmp0 (table[i].name, both) == 0 ? 2 : 1;
      if (*out_words == 2 || g_strcmp0 (table[i].name, first) == 0)
        return &table[i];
    }

  return NULL;
}
