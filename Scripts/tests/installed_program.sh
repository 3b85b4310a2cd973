#!/usr/bin/env bash
# An installed program runs from anywhere: installs into a folder of its own, moves that folder, goes to /, clears the
# environment, and briefs a file. Then takes everything out again.
#
#   Scripts/tests/installed_program.sh PROGRAM
set -euo pipefail

[ $# -eq 1 ] || { echo "usage: installed_program.sh PROGRAM" >&2; exit 64; }
program=$1
cd "$(dirname "$0")/../.."
package=$PWD

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() {
    echo "installed_program: $*" >&2
    exit 1
}

Scripts/install.sh "$program" "$work/first place" >/dev/null
# Nothing of the path it was installed to may matter, nor a blank in it.
mv "$work/first place" "$work/second place"
root="$work/second place"

cp "$package/Examples/kazakhstan-abraham-accords/port-city-ledger.txt" "$work/report.txt"
cd /
bare() { env -i "$root/bin/chancery" "$@"; }

bare --version >/dev/null || fail "--version failed"
bare brief "$work/report.txt" >"$work/brief.txt" 2>"$work/errors.txt" </dev/null ||
    { cat "$work/errors.txt" >&2; fail "brief failed outside of the package"; }
[ -s "$work/brief.txt" ] || fail "the brief is empty"
grep -q 'Peace with a friend' "$work/brief.txt" || fail "the brief does not speak of the report"

# It is the installed tables that are read: without them the program says what is missing.
mv "$root/share/chancery" "$root/share/elsewhere"
if bare brief "$work/report.txt" >/dev/null 2>"$work/errors.txt"; then
    fail "the brief does not need the installed tables, so it found others"
fi
grep -q 'CH0001' "$work/errors.txt" || { cat "$work/errors.txt" >&2; fail "missing tables are not named"; }
env -i CHANCERY_RESOURCES="$root/share/elsewhere" "$root/bin/chancery" brief "$work/report.txt" \
    >"$work/again.txt" 2>/dev/null || fail "CHANCERY_RESOURCES is not followed"
cmp -s "$work/brief.txt" "$work/again.txt" || fail "the same tables elsewhere give another brief"
mv "$root/share/elsewhere" "$root/share/chancery"

bash -n "$root/share/bash-completion/completions/chancery" || fail "the completions of bash do not parse"
for file in bash-completion/completions/chancery zsh/site-functions/_chancery fish/vendor_completions.d/chancery.fish; do
    grep -q 'brief' "$root/share/$file" || fail "$file does not know the command brief"
done
for command in brief collate extract parse annotate stories positions explain; do
    grep -q "chancery $command" "$root/share/man/man1/chancery.1" || fail "the man page lacks 'chancery $command'"
done

"$package/Scripts/install.sh" --remove "$root" >/dev/null
left=$(find "$root" -type f)
[ -z "$left" ] || fail "left behind: $left"
echo "installed program: passed"
