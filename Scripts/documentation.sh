#!/usr/bin/env bash
# Converts the DocC catalogue and the comments of the library `Chancery` into a folder of pages, and fails on any warning,
# such as a link that leads nowhere. Wants the release build (`make build`) and the `docc` of the Swift toolchain.
#
#   Scripts/documentation.sh FOLDER
set -euo pipefail

output=${1:?usage: Scripts/documentation.sh FOLDER}
root=$(cd "$(dirname "$0")/.." && pwd)
build=$root/.build/release

graphs=$(mktemp -d)
trap 'rm -rf "$graphs"' EXIT

# The modules in C have no compiled form; their maps say where their headers are.
maps=(-Xcc "-fmodule-map-file=$build/CKernels.build/module.modulemap")
for library in CZlib CZstd CLzma; do
    maps+=(-Xcc "-fmodule-map-file=$root/Sources/$library/module.modulemap")
done

target=$(swift -print-target-info | sed -n 's/.*"unversionedTriple": "\(.*\)".*/\1/p' | head -n 1)
swift symbolgraph-extract -module-name Chancery -I "$build/Modules" "${maps[@]}" -target "$target" \
    -minimum-access-level public -output-dir "$graphs"
docc convert "$root/Sources/Chancery/Chancery.docc" --additional-symbol-graph-dir "$graphs" \
    --fallback-display-name Chancery --fallback-bundle-identifier chancery --warnings-as-errors --output-path "$output"
