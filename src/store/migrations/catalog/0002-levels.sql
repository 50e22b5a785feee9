-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- When an objective has to be met, and quality rules beside the objectives.

ALTER TABLE objective ADD COLUMN scheduler TEXT;
ALTER TABLE objective ADD COLUMN schedule TEXT;
ALTER TABLE objective ADD COLUMN check_name TEXT;
ALTER TABLE objective ADD COLUMN is_quality INTEGER NOT NULL DEFAULT 0;

-- What is there was read without them: the next sync reads all of it again.
UPDATE source SET cursor = NULL;
