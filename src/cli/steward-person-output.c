/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Persons by name, and as {"id", "name"} in JSON. */

#include "config.h"

#include "steward-person-output.h"

#include "steward-output.h"

/**
 * steward_output_person_name:
 * @state: (nullable): of the council
 * @person: (nullable): an id
 *
 * Returns: (transfer none) (nullable): the name, else the id
 */
const char *
steward_output_person_name (StewardCouncilState *state,
                            const char          *person)
{
  const char *name = state != NULL && person != NULL ? steward_council_state_get_name (state, person) : NULL;

  return name != NULL ? name : person;
}

/**
 * steward_output_add_person:
 * @builder: inside an object
 * @member: its name
 * @state: (nullable): of the council
 * @person: (nullable): an id; %NULL gives null
 */
void
steward_output_add_person (JsonBuilder         *builder,
                           const char          *member,
                           StewardCouncilState *state,
                           const char          *person)
{
  json_builder_set_member_name (builder, member);
  if (person == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_object (builder);
  steward_output_add_text (builder, "id", person);
  steward_output_add_text (builder, "name", steward_output_person_name (state, person));
  json_builder_end_object (builder);
}
