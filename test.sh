#!/usr/bin/env bash
# Passes the whole test suite. Needs the .NET 10 SDK; installs what else it lacks. Ends with a line "N passed, N failed".
set -uo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

# The mail server of the tests. Debian's package belongs to Debian's Python, which need not be the first one on the path.
python=/usr/bin/python3
has_mail_server() { [ -x "$python" ] && "$python" -c 'import aiosmtpd' 2>/dev/null; }
# The tests start servers of their own from its programs, in temporary folders and on free ports.
has_postgres() { ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; }

has_browser() { [ -x /usr/bin/chromium ]; }

missing=()
has_mail_server || missing+=(python3-aiosmtpd)
has_postgres || missing+=(postgresql)
has_browser || missing+=(chromium)
if [ "${#missing[@]}" -gt 0 ] && command -v apt-get >/dev/null; then
  as_root=()
  [ "$(id -u)" -eq 0 ] || as_root=(sudo -n)
  install=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet --no-install-recommends "${missing[@]}")
  "${install[@]}" >/dev/null 2>&1 || { "${as_root[@]}" apt-get update --quiet >/dev/null && "${install[@]}" >/dev/null; }
fi
for part in "has_mail_server python3-aiosmtpd" "has_postgres postgresql" "has_browser chromium"; do
  ${part% *} || { echo "The tests need Debian's package ${part#* }: install it (apt-get install ${part#* }) and try again." >&2; echo "0 passed, 1 failed"; exit 1; }
done

dotnet build eventhos.slnx --configuration Release --verbosity quiet -clp:NoSummary || { echo "0 passed, 1 failed"; exit 1; }

passed=0 failed=0 status=0 failures=''
# pass LABEL PROJECT [OPTION…]
pass() {
  local label=$1 project=$2 log
  shift 2
  log=$(mktemp)
  dotnet test --project "$project" --configuration Release --no-build "$@" 2>&1 | tee "$log"
  [ "${PIPESTATUS[0]}" -eq 0 ] || status=1
  passed=$((passed + $(sed -nE 's/^ *succeeded: ([0-9]+).*/\1/p' "$log" | tail -1 | grep . || echo 0)))
  failed=$((failed + $(sed -nE 's/^ *failed: ([0-9]+).*/\1/p' "$log" | tail -1 | grep . || echo 0)))
  failures+=$(sed -nE "s/^failed ([^ (].*)\$/\1 [$label]/p" "$log")$'\n'
  rm -f "$log"
}

export EVENTHOS_TEST_STORAGE=sqlite
for project in tests/*/*.csproj; do
  pass SQLite "$project" "$@"
done

# Once more with the data of all hubs in PostgreSQL, but for tests that say that they choose their storage themselves: [OneStorage].
export EVENTHOS_TEST_STORAGE=postgres EVENTHOS_FUZZ_SEED="${EVENTHOS_FUZZ_SEED:-2}" EVENTHOS_FUZZ_REQUESTS="${EVENTHOS_FUZZ_REQUESTS:-5000}"
pass PostgreSQL tests/Eventhos.IntegrationTests/Eventhos.IntegrationTests.csproj --filter-not-trait "Storage=own" "$@"

# Named once more where they are found at once: above, they stand between thousands of lines.
grep . <<<"$failures" | sed 's/^/failed: /'

# A run that broke off without naming a failure is a failure, too.
[ "$status" -eq 0 ] || [ "$failed" -gt 0 ] || failed=1
echo "$passed passed, $failed failed"
exit "$status"
