package profile

// rds is Amazon RDS for PostgreSQL and Aurora PostgreSQL.
var rds = Profile{
	Name:     "rds",
	Platform: "Amazon RDS and Aurora",
	Roles:    []string{"rds_superuser", "rdsadmin"},
	Exclude: []string{
		// Amazon RDS User Guide, "Understanding PostgreSQL roles and permissions": rdsadmin, rdsrepladmin, rdstopmgr,
		// rds_superuser, rds_replication, rds_password, rds_iam, rds_ad and others begin with rds.
		"role rds_*", "role rdsadmin", "role rdsrepladmin", "role rdstopmgr", "role rdswriteforwarduser", "role rdsproxyadmin",
		// AWS DMS User Guide, "Using a PostgreSQL database as an AWS DMS source", what it creates to see DDL.
		"table *.awsdms_ddl_audit", "function *.awsdms_intercept_ddl", "event trigger awsdms_intercept_ddl",
	},
}
