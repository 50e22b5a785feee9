-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT contract, is_quality, property, value, unit, element, driver, description, scheduler, schedule, check_name
  FROM objective
 WHERE entry_id = :id
 ORDER BY contract, position;
