-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT key
FROM series
WHERE source_id = :source_id AND subject = :subject AND property = :property AND element = :element;
