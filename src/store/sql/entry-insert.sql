-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT INTO entry (
  key, source_key, kind, born, domain_id, owner_id, lifecycle, visibility, certification,
  classification, n_levels, n_columns, n_findings, updated_at, name_sort, digest
) VALUES (
  :key, :source_key, :kind, :born, :domain_id, :owner_id, :lifecycle, :visibility,
  :certification, :classification, :n_levels, :n_columns, :n_findings, :updated_at, :name_sort,
  :digest
);
