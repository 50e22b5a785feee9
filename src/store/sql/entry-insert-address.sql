-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT INTO contract_address (
  entry_id, contract, position, address
) VALUES (
  :entry_id, :contract, :position, :address
);
