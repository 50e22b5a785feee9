/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-folder-reader.h"

G_BEGIN_DECLS

/**
 * StewardFolderMesh:
 *
 * Joins products with the contracts that their output ports name. Products
 * are added first; then the mesh can say of every contract whether a product
 * wants it, and gives each product out as soon as it is complete. Few
 * documents are held at a time; the others are read again at their place.
 */
typedef struct _StewardFolderMesh StewardFolderMesh;

/* Takes ownership of @entry, whose document stands at @place. */
typedef gboolean (*StewardFolderEntryFunc) (StewardEntry              *entry,
                                            const StewardFolderPlace  *place,
                                            gpointer                   user_data,
                                            GError                   **error);

StewardFolderMesh *steward_folder_mesh_new          (const StewardFolderListing *listing,
                                                     guint                       max_held,
                                                     StewardFolderEntryFunc      give,
                                                     gpointer                    user_data) G_GNUC_WARN_UNUSED_RESULT;
void               steward_folder_mesh_free         (StewardFolderMesh          *self);

guint              steward_folder_mesh_get_size     (StewardFolderMesh          *self);
void               steward_folder_mesh_add_product  (StewardFolderMesh          *self,
                                                     const StewardFolderPlace   *place,
                                                     StewardReading             *reading);
gboolean           steward_folder_mesh_wants        (StewardFolderMesh          *self,
                                                     const StewardReading       *contract);
gboolean           steward_folder_mesh_add_contract (StewardFolderMesh          *self,
                                                     const StewardFolderPlace   *place,
                                                     StewardReading             *reading,
                                                     GError                    **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean           steward_folder_mesh_finish       (StewardFolderMesh          *self,
                                                     GError                    **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardFolderMesh, steward_folder_mesh_free)

G_END_DECLS
