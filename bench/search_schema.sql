-- The two search tables under row policies, as the people room lays them out, for measuring by themselves.
DROP SCHEMA IF EXISTS public CASCADE;
CREATE SCHEMA public;
GRANT USAGE ON SCHEMA public TO search_app;
CREATE TABLE organisations_organisation (id uuid PRIMARY KEY, no integer UNIQUE NOT NULL);
INSERT INTO organisations_organisation VALUES ('00000000-0000-7000-8000-000000000001', 1), ('00000000-0000-7000-8000-000000000002', 2);
CREATE FUNCTION ground_org() RETURNS uuid LANGUAGE sql STABLE AS
  $$ SELECT nullif(current_setting('ground.org', true), '')::uuid $$;
CREATE TABLE people_key (key bigint NOT NULL, org integer NOT NULL, person integer NOT NULL);
CREATE TABLE people_trait (org integer NOT NULL, person integer NOT NULL, trait text NOT NULL);
ALTER TABLE people_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE people_trait ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON people_key USING (org = (SELECT no FROM organisations_organisation WHERE id = (SELECT ground_org())));
CREATE POLICY own ON people_trait USING (org = (SELECT no FROM organisations_organisation WHERE id = (SELECT ground_org())));
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO search_app;
