package profile

// supabase is Supabase, hosted or by itself.
var supabase = Profile{
	Name:     "supabase",
	Platform: "Supabase",
	Roles:    []string{"authenticator", "supabase_admin", "supabase_auth_admin"},
	Exclude: []string{
		// Supabase documentation, "Postgres Roles". The roles anon, authenticated and service_role are those of the API:
		// what they may do is the project's.
		"role supabase_*", "role authenticator", "role dashboard_user", "role pgbouncer", "role pgsodium_*", "role pgtle_admin",
		// Supabase CLI, the internal schemas that its db diff and db dump pass over.
		"_analytics", "_realtime", "_supavisor", "auth", "extensions", "graphql", "graphql_public", "net", "pgbouncer", "pgmq",
		"pgsodium", "pgsodium_masks", "realtime", "storage", "supabase_functions", "supabase_migrations", "vault",
		// "Extensions": those that every project starts with. The schema cron belongs to an extension.
		"extension pg_graphql", "extension pg_net", "extension pg_stat_statements", "extension pgcrypto", "extension pgjwt",
		"extension pgsodium", "extension supabase_vault", "extension uuid-ossp",
		// "Event Triggers": those that every project starts with; they belong to the API and to extensions.
		"event trigger issue_graphql_placeholder", "event trigger issue_pg_cron_access", "event trigger issue_pg_graphql_access",
		"event trigger issue_pg_net_access", "event trigger pgrst_ddl_watch", "event trigger pgrst_drop_watch",
		// "Realtime: Postgres Changes": its publications, whose tables are chosen in the dashboard.
		"publication supabase_realtime*",
		// "Securing your API", default privileges of a new project.
		"default privileges * for anon", "default privileges * for authenticated", "default privileges * for service_role",
		"default privileges * for postgres",
	},
}
