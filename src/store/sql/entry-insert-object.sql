-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT INTO schema_object (
  entry_id, contract, position, name, physical_name, kind, description, row_estimate
) VALUES (
  :entry_id, :contract, :position, :name, :physical_name, :kind, :description, :row_estimate
);
