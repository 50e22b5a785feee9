-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT INTO objective (
  entry_id, contract, position, property, value, unit, element, driver, description
) VALUES (
  :entry_id, :contract, :position, :property, :value, :unit, :element, :driver, :description
);
