#!/bin/sh
# Makes the ledger's database and its three roles in a new Postgres, and takes away what no reader
# needs. `compose.yaml` has the official image run it once, as the superuser; by hand:
#   PGHOST=... PGUSER=postgres OWNER_PASSWORD=... EDITOR_PASSWORD=... WEB_PASSWORD=... \
#     HARDEN=server/postgres/harden.sql sh server/postgres/init-roles.sh
set -eu
: "${PGUSER:=${POSTGRES_USER:-postgres}}"
export PGUSER

psql --no-psqlrc --set ON_ERROR_STOP=1 --dbname postgres \
  --set owner="$OWNER_PASSWORD" --set editor="$EDITOR_PASSWORD" --set web="$WEB_PASSWORD" <<'SQL'
CREATE ROLE casualty_ledger_owner LOGIN CREATEROLE PASSWORD :'owner';
CREATE ROLE casualty_ledger_editor LOGIN PASSWORD :'editor';
CREATE ROLE casualty_ledger_web LOGIN CONNECTION LIMIT 40 PASSWORD :'web';
ALTER ROLE casualty_ledger_web SET temp_file_limit = '1GB';
CREATE DATABASE casualty_ledger OWNER casualty_ledger_owner TEMPLATE template0 ENCODING 'UTF8'
  LOCALE 'C' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8';
REVOKE ALL ON DATABASE casualty_ledger FROM PUBLIC;
GRANT CONNECT ON DATABASE casualty_ledger TO casualty_ledger_web;
GRANT CONNECT, TEMPORARY ON DATABASE casualty_ledger TO casualty_ledger_editor;
REVOKE ALL ON DATABASE postgres, template1 FROM PUBLIC;
SQL

psql --no-psqlrc --set ON_ERROR_STOP=1 --quiet --dbname casualty_ledger --file "${HARDEN:-/harden.sql}"
