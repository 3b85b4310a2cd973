#!/usr/bin/env bash
# Asks the interface of a served register by its own description, with requests that schemathesis makes up.
#
#   Scripts/tests/reading_room_interface.sh PROGRAM SCHEMATHESIS
set -euo pipefail
program=$(realpath "$1") schemathesis=$(realpath "$2")
cd "$(dirname "$0")/../.."
folder=$(mktemp -d)
"$program" add --quiet Examples/kazakhstan-abraham-accords --register "$folder/room.chancery"
"$program" serve --register "$folder/room.chancery" --port 0 --log "$folder/log" >"$folder/address" &
server=$!
trap 'kill $server 2>/dev/null || true; wait $server 2>/dev/null || true; rm -rf "$folder"' EXIT
for _ in $(seq 300); do
    [ -s "$folder/address" ] && break
    sleep 0.1
done
"$schemathesis" run "$(cat "$folder/address")/api/v1/openapi.json" --max-examples "${EXAMPLES:-40}" --seed 1
if grep -q ' 500 ' "$folder/log"; then
    grep ' 500 ' "$folder/log" >&2
    exit 1
fi
