-- Roles belong to the server, not to a database: whoever runs the server makes them, once.
do $$
declare
  service text;
begin
  foreach service in array array['identity_service', 'billing_service', 'messaging_service'] loop
    if not exists (select from pg_roles where rolname = service) then
      execute format('create role %I', service);
    end if;
  end loop;
end
$$;
