{{if ge .Major 15 -}}
SELECT 'parameter ' || p.parname
FROM pg_catalog.pg_parameter_acl p
{{- else -}}
-- PostgreSQL 14 has no privileges on parameters.
SELECT NULL::text WHERE false
{{- end}}
