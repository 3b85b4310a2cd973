#!/usr/bin/env bash
# Makes sure that what Chancery is built with is there: a Swift toolchain, and the development files of zlib, zstd, liblzma
# and SQLite. What is missing is installed through the system's package manager where this user may; where not, the script
# says what to install and ends with status 1.
#
#   Scripts/requirements.sh            install what is missing
#   Scripts/requirements.sh --check    only say what is missing
set -euo pipefail

swift_wanted="6.2"

say() { printf '%s\n' "requirements: $*" >&2; }

# --- Swift -----------------------------------------------------------------------------------------------------------
if ! command -v swift >/dev/null 2>&1; then
    say "no Swift toolchain on the PATH. Install Swift $swift_wanted or later: https://www.swift.org/install/linux/"
    exit 1
fi
swift_found=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9][0-9.]*\).*/\1/p' | head -n 1)
if [ -n "$swift_found" ] &&
    [ "$(printf '%s\n%s\n' "$swift_wanted" "$swift_found" | sort -V | head -n 1)" != "$swift_wanted" ]; then
    say "Swift $swift_found is too old. Install Swift $swift_wanted or later: https://www.swift.org/install/linux/"
    exit 1
fi

# --- C libraries: a program of one line that includes the header and is linked with the library ---------------------------
compiler=""
for candidate in clang cc gcc; do
    if command -v "$candidate" >/dev/null 2>&1; then
        compiler=$candidate
        break
    fi
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# links HEADER LIBRARY
links() {
    if [ -z "$compiler" ]; then
        # Without a compiler on the PATH, look where the distributions put headers.
        [ -e "/usr/include/$1" ] || [ -e "/usr/local/include/$1" ]
        return
    fi
    printf '#include <%s>\nint main(void) { return 0; }\n' "$1" >"$work/probe.c"
    "$compiler" "$work/probe.c" "-l$2" -o "$work/probe" >/dev/null 2>&1
}

# header, library, and the package's name with apt, dnf, zypper, pacman and apk
wanted=(
    "zlib.h z zlib1g-dev zlib-devel zlib-devel zlib zlib-dev"
    "zstd.h zstd libzstd-dev libzstd-devel libzstd-devel zstd zstd-dev"
    "lzma.h lzma liblzma-dev xz-devel xz-devel xz xz-dev"
    "sqlite3.h sqlite3 libsqlite3-dev sqlite-devel sqlite3-devel sqlite sqlite-dev"
)

manager="" field=0 command_line=()
if command -v apt-get >/dev/null 2>&1; then
    manager=apt-get field=2 command_line=(apt-get install -y --no-install-recommends)
elif command -v dnf >/dev/null 2>&1; then
    manager=dnf field=3 command_line=(dnf install -y)
elif command -v zypper >/dev/null 2>&1; then
    manager=zypper field=4 command_line=(zypper --non-interactive install)
elif command -v pacman >/dev/null 2>&1; then
    manager=pacman field=5 command_line=(pacman -S --noconfirm --needed)
elif command -v apk >/dev/null 2>&1; then
    manager=apk field=6 command_line=(apk add)
fi

missing() {
    packages=() libraries=()
    local row
    for row in "${wanted[@]}"; do
        local parts
        read -ra parts <<<"$row"
        if ! links "${parts[0]}" "${parts[1]}"; then
            libraries+=("${parts[1]} (header ${parts[0]})")
            [ "$field" = 0 ] || packages+=("${parts[$field]}")
        fi
    done
    [ "${#libraries[@]}" -gt 0 ]
}

missing || exit 0

joined=$(printf ', %s' "${libraries[@]}")
how="install the development files of: ${joined:2}"
[ -z "$manager" ] || how="run as root: ${command_line[*]} ${packages[*]}"

if [ "${1:-}" = "--check" ] || [ -z "$manager" ]; then
    say "missing ${joined:2}; $how"
    exit 1
fi

prefix=()
if [ "$(id -u)" != 0 ]; then
    # Only a sudo that asks nothing: a build must not stop at a prompt.
    if command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        prefix=(sudo -n)
    else
        say "missing ${joined:2}, and this user may not install; $how"
        exit 1
    fi
fi

say "installing ${packages[*]} with $manager"
export DEBIAN_FRONTEND=noninteractive
if [ "$manager" = apt-get ]; then
    "${prefix[@]}" apt-get update -q >&2 || say "apt-get update failed; trying with the lists that are there"
fi
"${prefix[@]}" "${command_line[@]}" "${packages[@]}" >&2 </dev/null || {
    say "the installation failed; $how"
    exit 1
}
if missing; then
    joined=$(printf ', %s' "${libraries[@]}")
    say "still missing after the installation: ${joined:2}"
    exit 1
fi
