-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT INTO drift (source, number, kind, grantee, object, privilege, columns, grantor, access, subject, words)
VALUES (:source, :number, :kind, :grantee, :object, :privilege, :columns, :grantor, :access, :subject, :words);
