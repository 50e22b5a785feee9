-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT INTO objective (
  entry_id, contract, position, is_quality, property, value, unit, element, driver, description, scheduler, schedule,
  check_name
) VALUES (
  :entry_id, :contract, :position, :is_quality, :property, :value, :unit, :element, :driver, :description, :scheduler,
  :schedule, :check_name
);
