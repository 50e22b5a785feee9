-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT coalesce ((SELECT into_person FROM person_merge WHERE person = e.asked_by), e.asked_by), e.erased_at
  FROM erasure AS e WHERE e.payload = :key;
