-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT INTO contract (
  entry_id, position, contract_id, name, version, format, status, purpose, limitations, usage,
  location
) VALUES (
  :entry_id, :position, :contract_id, :name, :version, :format, :status, :purpose, :limitations,
  :usage, :location
);
