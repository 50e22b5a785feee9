-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT INTO person (id, name, address, changed_at) VALUES (:id, :name, :address, :changed_at)
ON CONFLICT (id) DO UPDATE SET name = excluded.name, address = excluded.address, changed_at = excluded.changed_at;
