#!/bin/sh
# Makes the secrets that the compose files mount, each in a file of its own, in deploy/secrets. Those that are there stay.
set -eu
umask 022
cd "$(dirname "$0")"
# The files are readable inside the containers, whatever user those run as; on this machine their directory is not.
mkdir -p secrets
chmod 700 secrets
cd secrets

# Wraps the keys of all personal data. Keep a copy somewhere else: without it nothing personal can be read again.
[ -f master_key ] || openssl rand -base64 32 >master_key

# One key of the HTTP API. Rollcall gets its digest only.
[ -f api_key ] || openssl rand -hex 32 >api_key
digest=$(tr -d '\n' <api_key | sha256sum | cut -d ' ' -f 1)
[ -f api_keys ] || printf '[{"name": "operator", "sha256": "%s"}]\n' "$digest" >api_keys

[ -f redis_password ] || openssl rand -hex 24 >redis_password
printf 'user default on >%s ~* &* +@all\n' "$(cat redis_password)" >redis_acl
printf 'redis://default:%s@redis:6379/0\n' "$(cat redis_password)" >redis_url

# With TLS: esdb://USER:PASSWORD@eventstore:2113?tls=true&tlsCaFile=/run/secrets/authorities
[ -f event_store ] || echo 'esdb://eventstore:2113?tls=false' >event_store

chmod 600 api_key redis_password
echo "The key of the HTTP API is in $(pwd)/api_key: export ROLLCALL_API_KEY=\$(cat $(pwd)/api_key)"
