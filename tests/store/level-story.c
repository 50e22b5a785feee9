/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The last part of the story of the fixture: incidents in all their states and
 * planned windows, with every type of event at least once. */

#include "config.h"

#include "council-fixture.h"

static const StoryEvent story[] = {
  /* Everything happens to the first one. */
  { NULL, "steward", "incident/i-0000000001", STEWARD_EVENT_INCIDENT_OPENED,
    "{\"domain\":\"sales\",\"due\":\"2026-11-20T08:40:00Z\",\"element\":\"customer.changed_at\",\"incident\":\"i-000000"
    "0001\",\"objective\":\"0123456789abcdef\",\"property\":\"freshness\",\"start\":\"2026-11-20T08:00:00.25Z\",\"subjec"
    "t\":\"urn:x:customer\",\"title\":\"Freshness of customer\",\"words\":\"5 min were promised; 7 min at the worst\"}" },
  { "I am looking at it", "p-2", "incident/i-0000000001", STEWARD_EVENT_INCIDENT_ACKNOWLEDGED,
    "{\"comment\":\"@\",\"incident\":\"i-0000000001\"}" },
  { "You know the loader", "p-2", "incident/i-0000000001", STEWARD_EVENT_INCIDENT_ASSIGNED,
    "{\"comment\":\"@\",\"incident\":\"i-0000000001\",\"person\":\"p-old\"}" },
  { "The loader waits for a lock", "p-old", "incident/i-0000000001", STEWARD_EVENT_INCIDENT_COMMENTED,
    "{\"comment\":\"@\",\"incident\":\"i-0000000001\"}" },
  { NULL, "steward", "incident/i-0000000001", STEWARD_EVENT_INCIDENT_ESCALATED,
    "{\"incident\":\"i-0000000001\",\"to\":\"owner\"}" },
  { "Your figures are of this morning.", "p-2", "incident/i-0000000001", STEWARD_EVENT_INCIDENT_TOLD,
    "{\"comment\":\"@\",\"incident\":\"i-0000000001\",\"told\":[\"Campaign\",\"nightly\"]}" },
  { NULL, "p-2", "incident/i-0000000001", STEWARD_EVENT_INCIDENT_TOLD,
    "{\"incident\":\"i-0000000001\",\"told\":[]}" },
  { NULL, "steward", "incident/i-0000000001", STEWARD_EVENT_INCIDENT_ENDED,
    "{\"end\":\"2026-11-20T10:00:00Z\",\"incident\":\"i-0000000001\",\"words\":\"61 min at the worst\"}" },
  { NULL, "steward", "incident/i-0000000001", STEWARD_EVENT_INCIDENT_REOPENED,
    "{\"incident\":\"i-0000000001\",\"start\":\"2026-11-20T10:10:00Z\",\"words\":\"Missed again\"}" },
  { NULL, "steward", "incident/i-0000000001", STEWARD_EVENT_INCIDENT_ENDED,
    "{\"end\":\"2026-11-20T11:00:00Z\",\"incident\":\"i-0000000001\",\"words\":\"62 min at the worst\"}" },
  { "A migration held the lock", "p-2", "incident/i-0000000001", STEWARD_EVENT_INCIDENT_RESOLVED,
    "{\"cause\":\"@\",\"causeKind\":\"change\",\"incident\":\"i-0000000001\"}" },

  /* Resolved by somebody who had not acknowledged it, and then not so. */
  { NULL, "steward", "incident/i-0000000002", STEWARD_EVENT_INCIDENT_OPENED,
    "{\"due\":\"2026-11-21T08:40:00Z\",\"incident\":\"i-0000000002\",\"objective\":\"0123456789abcdef\",\"property\":\"f"
    "reshness\",\"start\":\"2026-11-21T08:00:00Z\",\"subject\":\"urn:x:customer\",\"title\":\"Freshness of customer\",\""
    "words\":\"5 min were promised; 6 min at the worst\"}" },
  { "The server was restarted", "p-3", "incident/i-0000000002", STEWARD_EVENT_INCIDENT_RESOLVED,
    "{\"cause\":\"@\",\"causeKind\":\"infrastructure\",\"incident\":\"i-0000000002\"}" },
  { NULL, "steward", "incident/i-0000000002", STEWARD_EVENT_INCIDENT_REOPENED,
    "{\"incident\":\"i-0000000002\",\"start\":\"2026-11-21T08:00:00Z\",\"words\":\"It is missed still\"}" },

  /* Nobody has seen this one. */
  { NULL, "steward", "incident/i-0000000003", STEWARD_EVENT_INCIDENT_OPENED,
    "{\"domain\":\"stores\",\"due\":\"2026-11-19T08:40:00Z\",\"incident\":\"i-0000000003\",\"objective\":\"fedcba98765432"
    "10\",\"property\":\"availability\",\"start\":\"2026-11-19T08:00:00Z\",\"subject\":\"urn:x:till\",\"title\":\"Availab"
    "ility of till\",\"words\":\"Down\"}" },

  { "New disks", "p-old", "window/w-2026-001", STEWARD_EVENT_WINDOW_DECLARED,
    "{\"from\":\"2026-12-01T20:00:00Z\",\"reason\":\"@\",\"subject\":\"urn:x:customer\",\"to\":\"2026-12-01T22:00:00Z\""
    ",\"window\":\"w-2026-001\"}" },
  { NULL, "p-2", "window/w-2026-002", STEWARD_EVENT_WINDOW_DECLARED,
    "{\"domain\":\"sales\",\"from\":\"2026-11-30T00:00:00Z\",\"to\":\"2026-12-02T00:00:00Z\",\"window\":\"w-2026-002\"}" },
  { "They come later", "p-2", "window/w-2026-002", STEWARD_EVENT_WINDOW_CANCELLED,
    "{\"reason\":\"@\",\"window\":\"w-2026-002\"}" },
  { NULL, "p-2", "window/w-2026-003", STEWARD_EVENT_WINDOW_DECLARED,
    "{\"from\":\"2026-10-01T00:00:00Z\",\"to\":\"2026-10-02T00:00:00Z\",\"window\":\"w-2026-003\"}" },
};

void
council_fixture_record_levels (CouncilFixture *self)
{
  council_fixture_record_story (self, story, G_N_ELEMENTS (story));
}
