-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT INTO owner (
  entry_id, contract, position, name, address, role, accountable
) VALUES (
  :entry_id, :contract, :position, :name, :address, :role, :accountable
);
