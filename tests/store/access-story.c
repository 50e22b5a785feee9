/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The second half of the story of the fixture: accesses in all their states,
 * campaigns and principals, with every type of event at least once. */

#include "config.h"

#include "council-fixture.h"

static const StoryEvent story[] = {
  { "Two newsletters a week", "p-old", "access/a-2026-001", STEWARD_EVENT_ACCESS_REQUESTED,
    "{\"access\":\"a-2026-001\",\"ask\":{\"acceptsTerms\":1,\"answerable\":\"p-2\",\"consumer\":\"Campaign\","
    "\"consumerKind\":\"team\",\"domain\":\"marketing\",\"kind\":\"grant\",\"legalBasis\":\"consent\",\"onBeh"
    "alf\":\"p-old\",\"port\":\"warehouse\",\"purpose\":\"marketing\",\"ticket\":\"T-1\"},\"charter\":2,\"cla"
    "ssification\":\"personal\",\"contract\":\"sha256:aa\",\"contractPayload\":\"sha256:bb\",\"contractVersio"
    "n\":\"2.1.0\",\"domain\":\"sales\",\"due\":\"2026-11-25T12:00:00Z\",\"flags\":[\"Advertising beside frau"
    "d prevention is looked at twice.\",\"Somebody has it already.\"],\"purposeText\":\"@\",\"requester\":\"p"
    "-old\",\"subject\":\"urn:x:customer\",\"terms\":{\"grantee\":\"team_campaign\",\"instance\":\"sys-1\",\""
    "objects\":[{\"columns\":[{\"classification\":\"internal\",\"name\":\"id\"},{\"classification\":\"persona"
    "l\",\"mask\":\"digest\",\"name\":\"mail\"}],\"nColumns\":7,\"name\":\"customer\",\"object\":\"shop/publi"
    "c.customer\",\"rows\":[]}],\"privilege\":\"SELECT\",\"source\":\"shop\",\"until\":\"2026-12-21T00:00:00Z"
    "\"},\"title\":\"Campaign wants to read customer\",\"touches\":[\"personal\"]}" },
  { NULL, "p-1", "access/a-2026-001", STEWARD_EVENT_ACCESS_STEP_ASKED,
    "{\"access\":\"a-2026-001\",\"needed\":1,\"reason\":\"always\",\"roles\":[\"owner\"],\"step\":\"owner\","
    "\"title\":\"Owner\"}" },
  { NULL, "p-1", "access/a-2026-001", STEWARD_EVENT_ACCESS_STEP_ASKED,
    "{\"access\":\"a-2026-001\",\"needed\":1,\"reason\":\"personal data\",\"roles\":[\"privacy\",\"security\""
    "],\"step\":\"step-2\",\"title\":\"Privacy or security\"}" },
  { NULL, "p-1", "access/a-2026-001", STEWARD_EVENT_ACCESS_STEP_SKIPPED,
    "{\"access\":\"a-2026-001\",\"needed\":1,\"reason\":\"inside the company\",\"roles\":[\"legal\"],\"rule\""
    ":\"M-3\",\"step\":\"legal\",\"title\":\"Legal\"}" },
  { "The impact assessment", "p-old", "access/a-2026-001", STEWARD_EVENT_ACCESS_EVIDENCE_ADDED,
    "{\"access\":\"a-2026-001\",\"mediaType\":\"text/plain\",\"name\":\"@\",\"payload\":\"@\"}" },
  { "Is the address needed?", "p-2", "access/a-2026-001", STEWARD_EVENT_ACCESS_COMMENTED,
    "{\"access\":\"a-2026-001\",\"asksChanges\":1,\"comment\":\"@\"}" },
  { NULL, "p-2", "access/a-2026-001", STEWARD_EVENT_ACCESS_NARROWED,
    "{\"access\":\"a-2026-001\",\"terms\":{\"grantee\":\"team_campaign\",\"instance\":\"sys-1\",\"objects\":["
    "{\"columns\":[{\"classification\":\"internal\",\"name\":\"id\"}],\"nColumns\":7,\"name\":\"customer\",\""
    "object\":\"shop/public.customer\",\"rows\":[]}],\"privilege\":\"SELECT\",\"source\":\"shop\",\"until\":"
    "\"2026-12-11T00:00:00Z\"},\"words\":\"Without the address.\"}" },
  { "Not like this", "p-2", "access/a-2026-001", STEWARD_EVENT_ACCESS_VOTED,
    "{\"access\":\"a-2026-001\",\"approves\":0,\"comment\":\"@\",\"delegate\":1,\"person\":\"p-old\",\"role\""
    ":\"owner\",\"step\":\"owner\"}" },
  { "Fine without the address", "p-2", "access/a-2026-001", STEWARD_EVENT_ACCESS_VOTED,
    "{\"access\":\"a-2026-001\",\"approves\":1,\"checklist\":[{\"item\":\"purpose\",\"ticked\":1}],\"comment"
    "\":\"@\",\"delegate\":0,\"effect\":\"sha256:ee\",\"person\":\"p-2\",\"role\":\"owner\",\"step\":\"owner"
    "\"}" },
  { NULL, "p-3", "access/a-2026-001", STEWARD_EVENT_ACCESS_VOTED,
    "{\"access\":\"a-2026-001\",\"approves\":1,\"delegate\":1,\"person\":\"p-old\",\"role\":\"privacy\",\"ste"
    "p\":\"step-2\"}" },
  { "{\"statements\":[]}", "p-3", "access/a-2026-001", STEWARD_EVENT_ACCESS_DECIDED,
    "{\"access\":\"a-2026-001\",\"effect\":\"sha256:ee\",\"outcome\":\"approved\",\"statements\":\"@\",\"term"
    "s\":{\"grantee\":\"team_campaign\",\"instance\":\"sys-1\",\"objects\":[{\"columns\":[{\"classification\""
    ":\"internal\",\"name\":\"id\"}],\"nColumns\":7,\"name\":\"customer\",\"object\":\"shop/public.customer\""
    ",\"rows\":[]}],\"privilege\":\"SELECT\",\"source\":\"shop\",\"until\":\"2026-12-11T00:00:00Z\"},\"words"
    "\":\"Approved in two steps.\"}" },
  { NULL, "p-3", "access/a-2026-001", STEWARD_EVENT_EFFECT_QUEUED,
    "{\"access\":\"a-2026-001\",\"action\":\"grant\",\"digest\":\"sha256:ee\",\"effect\":\"a-2026-001/grant-1"
    "\",\"statements\":\"@\"}" },
  { "The server does not answer.", "steward", "access/a-2026-001", STEWARD_EVENT_EFFECT_REPORTED,
    "{\"access\":\"a-2026-001\",\"action\":\"grant\",\"again\":1,\"attempts\":3,\"effect\":\"a-2026-001/grant"
    "-1\",\"outcome\":\"failed\",\"words\":\"@\"}" },
  { NULL, "steward", "access/a-2026-001", STEWARD_EVENT_EFFECT_REPORTED,
    "{\"access\":\"a-2026-001\",\"action\":\"grant\",\"again\":0,\"attempts\":4,\"effect\":\"a-2026-001/grant"
    "-1\",\"observed\":[{\"grantee\":\"team_campaign\",\"object\":\"shop/public.customer\",\"path\":\"direct"
    "\",\"privilege\":\"SELECT\"}],\"outcome\":\"done\"}" },
  { "The campaign is over", "p-2", "access/a-2026-001", STEWARD_EVENT_ACCESS_REVOKED,
    "{\"access\":\"a-2026-001\",\"campaign\":\"c-2026-01\",\"reason\":\"@\"}" },
  { NULL, "p-2", "access/a-2026-001", STEWARD_EVENT_EFFECT_QUEUED,
    "{\"access\":\"a-2026-001\",\"action\":\"revoke\",\"effect\":\"a-2026-001/revoke-1\"}" },
  { NULL, "steward", "access/a-2026-001", STEWARD_EVENT_EFFECT_REPORTED,
    "{\"access\":\"a-2026-001\",\"action\":\"grant\",\"again\":0,\"attempts\":5,\"effect\":\"a-2026-001/grant"
    "-1\",\"outcome\":\"done\"}" },
  { "PUBLIC can still read it.", "steward", "access/a-2026-001", STEWARD_EVENT_EFFECT_REPORTED,
    "{\"access\":\"a-2026-001\",\"action\":\"revoke\",\"again\":0,\"attempts\":1,\"effect\":\"a-2026-001/revo"
    "ke-1\",\"outcome\":\"partial\",\"words\":\"@\"}" },
  { NULL, "p-1", "access/a-2026-001", STEWARD_EVENT_ACCESS_EXPIRED,
    "{\"access\":\"a-2026-001\",\"until\":\"2026-12-11T00:00:00Z\"}" },
  { NULL, "p-1", "access/a-2026-002", STEWARD_EVENT_ACCESS_REQUESTED,
    "{\"access\":\"a-2026-002\",\"ask\":{\"acceptsTerms\":1,\"consumer\":\"Campaign\",\"consumerKind\":\"team"
    "\",\"kind\":\"grant\",\"legalBasis\":\"consent\",\"purpose\":\"marketing\"},\"charter\":2,\"classificati"
    "on\":\"personal\",\"due\":\"2026-11-25T12:00:00Z\",\"flags\":[],\"requester\":\"p-1\",\"subject\":\"urn:"
    "x:customer\",\"terms\":{\"grantee\":\"team_campaign\",\"instance\":\"sys-1\",\"objects\":[{\"columns\":["
    "{\"classification\":\"internal\",\"name\":\"id\"},{\"classification\":\"personal\",\"mask\":\"digest\","
    "\"name\":\"mail\"}],\"nColumns\":7,\"name\":\"customer\",\"object\":\"shop/public.customer\",\"rows\":[]"
    "}],\"privilege\":\"SELECT\",\"source\":\"shop\",\"until\":\"2026-12-21T00:00:00Z\"},\"title\":\"Never mi"
    "nd\",\"touches\":[\"personal\"]}" },
  { "Asked by mistake", "p-1", "access/a-2026-002", STEWARD_EVENT_ACCESS_WITHDRAWN,
    "{\"access\":\"a-2026-002\",\"reason\":\"@\"}" },
  { NULL, "p-1", "access/a-2026-003", STEWARD_EVENT_ACCESS_REQUESTED,
    "{\"access\":\"a-2026-003\",\"ask\":{\"acceptsTerms\":1,\"consumer\":\"p-old\",\"consumerKind\":\"person"
    "\",\"emergency\":1,\"kind\":\"grant\",\"legalBasis\":\"consent\",\"purpose\":\"marketing\"},\"charter\":"
    "2,\"classification\":\"restricted\",\"due\":\"2026-11-25T12:00:00Z\",\"flags\":[],\"requester\":\"p-1\","
    "\"reviewDue\":\"2026-11-27T12:00:00Z\",\"rule\":\"emergency\",\"subject\":\"urn:x:till\",\"terms\":{\"gr"
    "antee\":\"ana\",\"objects\":[{\"columns\":[{\"classification\":\"internal\",\"name\":\"id\"},{\"classifi"
    "cation\":\"personal\",\"mask\":\"digest\",\"name\":\"mail\"}],\"nColumns\":7,\"name\":\"customer\",\"obj"
    "ect\":\"shop/public.customer\",\"rows\":[]}],\"privilege\":\"SELECT\",\"source\":\"till\",\"until\":\"20"
    "26-11-22T00:00:00Z\"},\"title\":\"The till is on fire\",\"touches\":[\"personal\",\"restricted\"]}" },
  { NULL, "p-1", "access/a-2026-003", STEWARD_EVENT_ACCESS_DECIDED,
    "{\"access\":\"a-2026-003\",\"outcome\":\"approved\",\"rule\":\"emergency\",\"terms\":{\"grantee\":\"ana"
    "\",\"objects\":[{\"columns\":[{\"classification\":\"internal\",\"name\":\"id\"},{\"classification\":\"pe"
    "rsonal\",\"mask\":\"digest\",\"name\":\"mail\"}],\"nColumns\":7,\"name\":\"customer\",\"object\":\"shop/"
    "public.customer\",\"rows\":[]}],\"privilege\":\"SELECT\",\"source\":\"till\",\"until\":\"2026-11-22T00:0"
    "0:00Z\"},\"words\":\"Approved by the rule for emergencies.\"}" },
  { NULL, "p-1", "access/a-2026-003", STEWARD_EVENT_EFFECT_QUEUED,
    "{\"access\":\"a-2026-003\",\"action\":\"grant\",\"effect\":\"a-2026-003/grant-1\"}" },
  { NULL, "steward", "access/a-2026-003", STEWARD_EVENT_EFFECT_REPORTED,
    "{\"access\":\"a-2026-003\",\"action\":\"grant\",\"again\":0,\"attempts\":1,\"effect\":\"a-2026-003/grant"
    "-1\",\"outcome\":\"manual\"}" },
  { "Ran it at the till", "p-2", "access/a-2026-003", STEWARD_EVENT_EFFECT_CONFIRMED,
    "{\"access\":\"a-2026-003\",\"action\":\"grant\",\"checked\":0,\"comment\":\"@\",\"effect\":\"a-2026-003/"
    "grant-1\"}" },
  { NULL, "p-1", "access/a-2026-003", STEWARD_EVENT_ACCESS_EXPIRED,
    "{\"access\":\"a-2026-003\",\"until\":\"2026-11-22T00:00:00Z\"}" },
  { "Rightly so", "p-2", "access/a-2026-003", STEWARD_EVENT_ACCESS_REVIEWED,
    "{\"access\":\"a-2026-003\",\"comment\":\"@\",\"upheld\":1}" },
  { NULL, "p-1", "access/a-2026-004", STEWARD_EVENT_ACCESS_REQUESTED,
    "{\"access\":\"a-2026-004\",\"ask\":{\"acceptsTerms\":1,\"consumer\":\"urn:x:report\",\"consumerKind\":\""
    "product\",\"kind\":\"grant\",\"legalBasis\":\"consent\",\"purpose\":\"marketing\"},\"charter\":2,\"class"
    "ification\":\"personal\",\"due\":\"2026-11-25T12:00:00Z\",\"flags\":[],\"requester\":\"p-1\",\"subject\""
    ":\"urn:x:customer\",\"terms\":{\"grantee\":\"team_campaign\",\"instance\":\"sys-1\",\"objects\":[{\"colu"
    "mns\":[{\"classification\":\"internal\",\"name\":\"id\"},{\"classification\":\"personal\",\"mask\":\"dig"
    "est\",\"name\":\"mail\"}],\"nColumns\":7,\"name\":\"customer\",\"object\":\"shop/public.customer\",\"row"
    "s\":[]}],\"privilege\":\"SELECT\",\"source\":\"shop\",\"until\":\"2026-12-21T00:00:00Z\"},\"title\":\"Ev"
    "erything, for ever\",\"touches\":[\"personal\"]}" },
  { NULL, "p-2", "access/a-2026-004", STEWARD_EVENT_ACCESS_DECIDED,
    "{\"access\":\"a-2026-004\",\"outcome\":\"rejected\",\"terms\":{\"grantee\":\"team_campaign\",\"instance"
    "\":\"sys-1\",\"objects\":[{\"columns\":[{\"classification\":\"internal\",\"name\":\"id\"},{\"classificat"
    "ion\":\"personal\",\"mask\":\"digest\",\"name\":\"mail\"}],\"nColumns\":7,\"name\":\"customer\",\"object"
    "\":\"shop/public.customer\",\"rows\":[]}],\"privilege\":\"SELECT\",\"source\":\"shop\",\"until\":\"2026-"
    "12-21T00:00:00Z\"},\"words\":\"Rejected by the owner.\"}" },
  { NULL, "p-2", "access/a-2026-005", STEWARD_EVENT_ACCESS_REQUESTED,
    "{\"access\":\"a-2026-005\",\"ask\":{\"acceptsTerms\":1,\"consumer\":\"Campaign\",\"consumerKind\":\"team"
    "\",\"kind\":\"grant\",\"legalBasis\":\"consent\",\"purpose\":\"marketing\"},\"charter\":2,\"classificati"
    "on\":\"personal\",\"due\":\"2026-11-24T12:00:00Z\",\"flags\":[],\"requester\":\"p-2\",\"subject\":\"urn:"
    "x:till\",\"terms\":{\"grantee\":\"report\",\"instance\":\"sys-1\",\"objects\":[{\"columns\":[{\"classifi"
    "cation\":\"internal\",\"name\":\"id\"},{\"classification\":\"personal\",\"mask\":\"digest\",\"name\":\"m"
    "ail\"}],\"nColumns\":7,\"name\":\"customer\",\"object\":\"shop/public.customer\",\"rows\":[]}],\"privile"
    "ge\":\"SELECT\",\"source\":\"shop-2\",\"until\":\"2026-12-21T00:00:00Z\"},\"title\":\"Open still\",\"tou"
    "ches\":[\"personal\"]}" },
  { NULL, "p-1", "access/a-2026-006", STEWARD_EVENT_ACCESS_REQUESTED,
    "{\"access\":\"a-2026-006\",\"ask\":{\"consumer\":\"PUBLIC\",\"consumerKind\":\"team\",\"kind\":\"revocat"
    "ion\"},\"charter\":2,\"classification\":\"personal\",\"due\":\"2026-11-25T12:00:00Z\",\"flags\":[],\"req"
    "uester\":\"p-1\",\"subject\":\"urn:x:customer\",\"terms\":{\"grantee\":\"PUBLIC\",\"instance\":\"sys-1\""
    ",\"objects\":[{\"columns\":[{\"classification\":\"internal\",\"name\":\"id\"},{\"classification\":\"pers"
    "onal\",\"mask\":\"digest\",\"name\":\"mail\"}],\"nColumns\":7,\"name\":\"customer\",\"object\":\"shop/pu"
    "blic.customer\",\"rows\":[]}],\"privilege\":\"SELECT\",\"source\":\"shop\"},\"title\":\"Take from PUBLIC"
    " what nobody approved\",\"touches\":[\"personal\"]}" },
  { NULL, "p-2", "access/a-2026-006", STEWARD_EVENT_ACCESS_DECIDED,
    "{\"access\":\"a-2026-006\",\"outcome\":\"approved\",\"terms\":{\"grantee\":\"PUBLIC\",\"instance\":\"sys"
    "-1\",\"objects\":[{\"columns\":[{\"classification\":\"internal\",\"name\":\"id\"},{\"classification\":\""
    "personal\",\"mask\":\"digest\",\"name\":\"mail\"}],\"nColumns\":7,\"name\":\"customer\",\"object\":\"sho"
    "p/public.customer\",\"rows\":[]}],\"privilege\":\"SELECT\",\"source\":\"shop\"},\"words\":\"Approved.\"}" },
  { NULL, "p-2", "access/a-2026-006", STEWARD_EVENT_EFFECT_QUEUED,
    "{\"access\":\"a-2026-006\",\"action\":\"revoke\",\"effect\":\"a-2026-006/revoke-1\"}" },
  { NULL, "p-1", "access/a-2026-007", STEWARD_EVENT_ACCESS_REQUESTED,
    "{\"access\":\"a-2026-007\",\"ask\":{\"acceptsTerms\":1,\"consumer\":\"nightly\",\"consumerKind\":\"servi"
    "ce\",\"kind\":\"grant\",\"legalBasis\":\"consent\",\"purpose\":\"marketing\"},\"charter\":2,\"classifica"
    "tion\":\"personal\",\"due\":\"2026-11-25T12:00:00Z\",\"flags\":[],\"requester\":\"p-1\",\"subject\":\"ur"
    "n:x:customer\",\"terms\":{\"grantee\":\"nightly\",\"instance\":\"sys-1\",\"objects\":[{\"columns\":[{\"c"
    "lassification\":\"internal\",\"name\":\"id\"},{\"classification\":\"personal\",\"mask\":\"digest\",\"nam"
    "e\":\"mail\"}],\"nColumns\":7,\"name\":\"customer\",\"object\":\"shop/public.customer\",\"rows\":[]}],\""
    "privilege\":\"SELECT\",\"source\":\"shop\",\"until\":\"2027-03-01T00:00:00Z\"},\"title\":\"Granted, and "
    "somewhat more\",\"touches\":[\"personal\"]}" },
  { NULL, "p-2", "access/a-2026-007", STEWARD_EVENT_ACCESS_DECIDED,
    "{\"access\":\"a-2026-007\",\"outcome\":\"approved\",\"terms\":{\"grantee\":\"nightly\",\"instance\":\"sy"
    "s-1\",\"objects\":[{\"columns\":[{\"classification\":\"internal\",\"name\":\"id\"},{\"classification\":"
    "\"personal\",\"mask\":\"digest\",\"name\":\"mail\"}],\"nColumns\":7,\"name\":\"customer\",\"object\":\"s"
    "hop/public.customer\",\"rows\":[]}],\"privilege\":\"SELECT\",\"source\":\"shop\",\"until\":\"2027-03-01T"
    "00:00:00Z\"},\"words\":\"Approved.\"}" },
  { NULL, "p-2", "access/a-2026-007", STEWARD_EVENT_EFFECT_QUEUED,
    "{\"access\":\"a-2026-007\",\"action\":\"grant\",\"effect\":\"a-2026-007/grant-1\"}" },
  { "It also sees the table orders, by PUBLIC.", "steward", "access/a-2026-007", STEWARD_EVENT_EFFECT_REPORTED,
    "{\"access\":\"a-2026-007\",\"action\":\"grant\",\"again\":0,\"attempts\":1,\"effect\":\"a-2026-007/grant"
    "-1\",\"outcome\":\"partial\",\"words\":\"@\"}" },
  { NULL, "p-1", "access/a-2026-008", STEWARD_EVENT_ACCESS_REQUESTED,
    "{\"access\":\"a-2026-008\",\"ask\":{\"acceptsTerms\":1,\"consumer\":\"Campaign\",\"consumerKind\":\"team"
    "\",\"kind\":\"grant\",\"legalBasis\":\"consent\",\"purpose\":\"marketing\"},\"charter\":2,\"classificati"
    "on\":\"personal\",\"due\":\"2026-11-25T12:00:00Z\",\"flags\":[],\"requester\":\"p-1\",\"subject\":\"urn:"
    "x:customer\",\"terms\":{\"grantee\":\"team_campaign\",\"instance\":\"sys-1\",\"objects\":[{\"columns\":["
    "{\"classification\":\"internal\",\"name\":\"id\"},{\"classification\":\"personal\",\"mask\":\"digest\","
    "\"name\":\"mail\"}],\"nColumns\":7,\"name\":\"customer\",\"object\":\"shop/public.customer\",\"rows\":[]"
    "}],\"privilege\":\"SELECT\",\"source\":\"shop\",\"until\":\"2027-02-01T00:00:00Z\"},\"title\":\"Granted "
    "as decided\",\"touches\":[\"personal\"]}" },
  { NULL, "p-2", "access/a-2026-008", STEWARD_EVENT_ACCESS_DECIDED,
    "{\"access\":\"a-2026-008\",\"outcome\":\"approved\",\"terms\":{\"grantee\":\"team_campaign\",\"instance"
    "\":\"sys-1\",\"objects\":[{\"columns\":[{\"classification\":\"internal\",\"name\":\"id\"},{\"classificat"
    "ion\":\"personal\",\"mask\":\"digest\",\"name\":\"mail\"}],\"nColumns\":7,\"name\":\"customer\",\"object"
    "\":\"shop/public.customer\",\"rows\":[]}],\"privilege\":\"SELECT\",\"source\":\"shop\",\"until\":\"2027-"
    "02-01T00:00:00Z\"},\"words\":\"Approved.\"}" },
  { NULL, "p-2", "access/a-2026-008", STEWARD_EVENT_EFFECT_QUEUED,
    "{\"access\":\"a-2026-008\",\"action\":\"grant\",\"effect\":\"a-2026-008/grant-1\"}" },
  { NULL, "steward", "access/a-2026-008", STEWARD_EVENT_EFFECT_REPORTED,
    "{\"access\":\"a-2026-008\",\"action\":\"grant\",\"again\":0,\"attempts\":1,\"effect\":\"a-2026-008/grant"
    "-1\",\"outcome\":\"done\"}" },
  { NULL, "p-1", "principals", STEWARD_EVENT_PRINCIPAL_LINKED,
    "{\"consumer\":\"Campaign\",\"kind\":\"team\",\"principal\":\"team_campaign\",\"source\":\"sys-1\"}" },
  { NULL, "p-1", "principals", STEWARD_EVENT_PRINCIPAL_LINKED,
    "{\"consumer\":\"nightly\",\"kind\":\"service\",\"principal\":\"ana\",\"source\":\"sys-1\"}" },
  { NULL, "p-1", "principals", STEWARD_EVENT_PRINCIPAL_LINKED,
    "{\"consumer\":\"p-old\",\"kind\":\"person\",\"principal\":\"ana\",\"source\":\"sys-1\"}" },
  { NULL, "p-1", "principals", STEWARD_EVENT_PRINCIPAL_LINKED,
    "{\"consumer\":\"Gone\",\"kind\":\"team\",\"principal\":\"gone\",\"source\":\"till\"}" },
  { NULL, "p-1", "principals", STEWARD_EVENT_PRINCIPAL_UNLINKED,
    "{\"principal\":\"gone\",\"source\":\"till\"}" },
  { NULL, "p-old", "campaign/c-2026-01", STEWARD_EVENT_CAMPAIGN_OPENED,
    "{\"campaign\":\"c-2026-01\",\"domain\":\"sales\",\"due\":\"2026-12-01T00:00:00Z\",\"items\":[\"a-2026-00"
    "8\",\"a-2026-001\",\"a-2026-007\"],\"title\":\"Sales in autumn\"}" },
  { NULL, "p-2", "campaign/c-2026-01", STEWARD_EVENT_CAMPAIGN_ANSWERED,
    "{\"access\":\"a-2026-001\",\"answer\":\"keep\",\"campaign\":\"c-2026-01\"}" },
  { "Nobody reads it", "p-old", "campaign/c-2026-01", STEWARD_EVENT_CAMPAIGN_ANSWERED,
    "{\"access\":\"a-2026-001\",\"answer\":\"revoke\",\"campaign\":\"c-2026-01\",\"comment\":\"@\"}" },
  { NULL, "p-2", "campaign/c-2026-01", STEWARD_EVENT_CAMPAIGN_ANSWERED,
    "{\"access\":\"a-2026-008\",\"answer\":\"keep\",\"campaign\":\"c-2026-01\"}" },
  { NULL, "p-2", "campaign/c-2026-01", STEWARD_EVENT_CAMPAIGN_CLOSED,
    "{\"campaign\":\"c-2026-01\",\"unanswered\":[\"a-2026-007\"]}" },
  { NULL, "p-2", "campaign/c-2026-02", STEWARD_EVENT_CAMPAIGN_OPENED,
    "{\"campaign\":\"c-2026-02\",\"due\":\"2026-12-24T00:00:00Z\",\"items\":[\"a-2026-003\"],\"subject\":\"ur"
    "n:x:till\",\"title\":\"The till\"}" },
};

void
council_fixture_record_access (CouncilFixture *self)
{
  council_fixture_record_story (self, story, G_N_ELEMENTS (story));
}
