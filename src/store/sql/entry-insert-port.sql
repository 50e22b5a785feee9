-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT INTO port (
  entry_id, position, direction, name, kind, description, location, version, contract_id
) VALUES (
  :entry_id, :position, :direction, :name, :kind, :description, :location, :version,
  :contract_id
);
