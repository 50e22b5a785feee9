-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

UPDATE delegation SET ended_at = coalesce (ended_at, :time) WHERE id = :body ->> '$.id';
