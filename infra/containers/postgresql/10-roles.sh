#!/bin/bash
# Run once by the database image on an empty cluster: the roles, then a password for each from the environment.
set -euo pipefail
psql --no-psqlrc --set ON_ERROR_STOP=1 --username postgres --dbname "$POSTGRES_DB" --file /roles.sql
for role in owner officers worker public backup; do
    variable="PASSWORD_$(printf %s "$role" | tr '[:lower:]' '[:upper:]')"
    psql --no-psqlrc --set ON_ERROR_STOP=1 --username postgres --dbname "$POSTGRES_DB" \
        --set role="yeollin_$role" --set password="${!variable:?}" <<<"ALTER ROLE :\"role\" PASSWORD :'password';"
done
