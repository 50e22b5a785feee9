-- The identity of the cluster: equal for everybody, and on its standbys.
SELECT s.system_identifier
  FROM pg_control_system() s
