/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A certificate for people and for scripts. One that was suspended or that has
 * lapsed never reads like one that stands. */

#include "config.h"

#include "steward-certificate-output.h"

#include "steward-output.h"

static StewardStanding
get_standing (const StewardCertificate *certificate)
{
  return steward_certificate_get_standing (certificate, steward_instant_now ());
}

/**
 * steward_certificate_to_words:
 * @certificate: (nullable): of a product
 *
 * Returns: (transfer full): "gold", "suspended (gold)"; empty for %NULL
 */
char *
steward_certificate_to_words (const StewardCertificate *certificate)
{
  StewardStanding standing;
  const char *level;

  if (certificate == NULL)
    return g_strdup ("");
  standing = get_standing (certificate);
  level = steward_certification_to_id (certificate->level);

  return standing == STEWARD_STANDING_GRANTED ? g_strdup (level)
                                              : g_strdup_printf ("%s (%s)", steward_standing_to_id (standing), level);
}

/* The field of a product's page. */
void
steward_certificate_print (const StewardCertificate *certificate)
{
  g_autofree char *words = steward_certificate_to_words (certificate);
  g_autofree char *since = NULL;
  g_autofree char *until = NULL;
  g_autofree char *line = NULL;

  if (certificate == NULL)
    {
      steward_output_field ("By the council", "not certified");
      return;
    }
  since = steward_output_time (certificate->since);
  until = steward_output_time (certificate->until);
  line = g_strdup_printf ("%s, since %s, until %s, by review %s", words, since, until, certificate->review);
  steward_output_field ("By the council", line);
}

/**
 * steward_certificate_add_json:
 * @builder: inside an object
 * @member: its name
 * @certificate: (nullable): of a product; %NULL gives null
 */
void
steward_certificate_add_json (JsonBuilder              *builder,
                              const char               *member,
                              const StewardCertificate *certificate)
{
  json_builder_set_member_name (builder, member);
  if (certificate == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_object (builder);
  steward_output_add_text (builder, "level", steward_certification_to_id (certificate->level));
  steward_output_add_text (builder, "standing", steward_standing_to_id (get_standing (certificate)));
  steward_output_add_time (builder, "since", certificate->since);
  steward_output_add_time (builder, "until", certificate->until);
  steward_output_add_text (builder, "review", certificate->review);
  json_builder_end_object (builder);
}
