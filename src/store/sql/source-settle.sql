-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

UPDATE source
   SET kind = :kind, instance = :instance, cursor = :cursor, synced_at = :now,
       n_products = :n_products, n_datasets = :n_datasets, n_removed = :n_removed
 WHERE key = :source_key AND generation = :generation;
