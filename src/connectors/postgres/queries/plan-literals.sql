-- $1: values, $2: type as format_type() writes it. As constants of that type.
SELECT string_agg(format('%L::%s', v.text, $2::text), ', ' ORDER BY v.position)
  FROM unnest($1::text[]) WITH ORDINALITY v (text, position)
