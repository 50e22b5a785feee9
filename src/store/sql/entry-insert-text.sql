-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT INTO entry_text (
  id, name, native_version, purpose, description, status_text, version, format, location,
  address, tags, updated_reason
) VALUES (
  :id, :name, :native_version, :purpose, :description, :status_text, :version, :format,
  :location, :address, :tags, :updated_reason
);
