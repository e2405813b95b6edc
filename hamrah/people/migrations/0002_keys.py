"""Derived tables of search: keys of two facts each, found by equality; and folded traits for scoring.

Plain tables without a model: three integers a row, because there are fourteen a person. They need
no differences (derived) and no uuid (size: stack.md 8).
"""

from django.db import migrations

MINE = "org = (SELECT no FROM organisations_organisation WHERE id = (SELECT ground_org()))"
TABLES = f"""
CREATE TABLE people_key (key bigint NOT NULL, org int NOT NULL, person int NOT NULL);
CREATE UNIQUE INDEX people_key_found ON people_key (key, org, person);
CREATE TABLE people_trait (
    org int NOT NULL, person int NOT NULL, trait text NOT NULL, PRIMARY KEY (org, person)
);
ALTER TABLE people_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE people_trait ENABLE ROW LEVEL SECURITY;
CREATE POLICY owned ON people_key USING ({MINE}) WITH CHECK ({MINE});
CREATE POLICY owned ON people_trait USING ({MINE}) WITH CHECK ({MINE});
GRANT SELECT, INSERT, UPDATE, DELETE ON people_key, people_trait TO hamrah_app;
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]
    operations = [migrations.RunSQL(TABLES, "DROP TABLE people_key, people_trait")]
