#!/usr/bin/env bash
# Puts the built program in place so that it runs from anywhere, or takes it out again. Needs no network.
#
#   Scripts/install.sh PROGRAM PREFIX     bin/chancery, share/chancery/<Target>, man page, completions of bash, zsh, fish
#   Scripts/install.sh --remove PREFIX
#
# The program finds share/chancery beside its own folder: the rule stands in Sources/SourceText/ResourceDirectory.swift.
set -euo pipefail

if [ $# -ne 2 ]; then
    sed -n '2,6p' "$0" | sed 's/^# \{0,1\}//' >&2
    exit 64
fi

prefix=$2
bin=$prefix/bin/chancery
share=$prefix/share/chancery
manual=$prefix/share/man/man1/chancery.1
completions=(
    "bash $prefix/share/bash-completion/completions/chancery"
    "zsh $prefix/share/zsh/site-functions/_chancery"
    "fish $prefix/share/fish/vendor_completions.d/chancery.fish"
)

if [ "$1" = "--remove" ]; then
    rm -f "$bin" "$manual"
    for row in "${completions[@]}"; do rm -f "${row#* }"; done
    rm -rf "$share"
    echo "taken out: chancery below $prefix"
    exit 0
fi

program=$1
if [ ! -x "$program" ]; then
    echo "install: no program at $program; run 'make build' first" >&2
    exit 1
fi
# Paths of ours are relative to the package.
program=$(cd "$(dirname "$program")" && pwd)/$(basename "$program")
cd "$(dirname "$0")/.."

if ! mkdir -p "$prefix/bin" 2>/dev/null || [ ! -w "$prefix/bin" ]; then
    echo "install: may not write below $prefix; choose another: make install PREFIX=\$HOME/.local" >&2
    exit 1
fi

# The program last: a running or half-made installation never has a program newer than its tables. It is moved into
# place, since a file in use cannot be written over.
staging=$(mktemp -d "$prefix/.chancery-install.XXXXXX")
trap 'rm -rf "$staging"' EXIT

mkdir -p "$staging/share"
for folder in Sources/*/Resources; do
    target=$(basename "$(dirname "$folder")")
    cp -R "$folder" "$staging/share/$target"
done
chmod -R u+rwX,go+rX "$staging/share"
mkdir -p "$prefix/share"
rm -rf "$share"
mv "$staging/share" "$share"

install -m 755 "$program" "$staging/chancery"
mv -f "$staging/chancery" "$bin"

for row in "${completions[@]}"; do
    path=${row#* }
    mkdir -p "$(dirname "$path")"
    "$bin" --generate-completion-script "${row%% *}" >"$path"
    chmod 644 "$path"
done

if command -v python3 >/dev/null 2>&1; then
    mkdir -p "$(dirname "$manual")"
    "$bin" --experimental-dump-help | python3 Scripts/manual_page.py >"$manual"
    chmod 644 "$manual"
else
    echo "install: no python3, so no man page; 'chancery help' says the same" >&2
fi

echo "installed: $bin"
case ":$PATH:" in
*":$prefix/bin:"*) ;;
*) echo "note: $prefix/bin is not on your PATH" ;;
esac
