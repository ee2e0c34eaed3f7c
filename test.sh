#!/usr/bin/env bash
# Passes the whole test suite. Needs the .NET 10 SDK; installs what else it lacks. Ends with a line "N passed, N failed".
set -uo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

dotnet build eventhos.slnx --configuration Release --verbosity quiet -clp:NoSummary || { echo "0 passed, 1 failed"; exit 1; }

passed=0 failed=0 status=0
for project in tests/*/*.csproj; do
  log=$(mktemp)
  dotnet test --project "$project" --configuration Release --no-build "$@" 2>&1 | tee "$log"
  [ "${PIPESTATUS[0]}" -eq 0 ] || status=1
  passed=$((passed + $(sed -nE 's/^ *succeeded: ([0-9]+).*/\1/p' "$log" | tail -1 | grep . || echo 0)))
  failed=$((failed + $(sed -nE 's/^ *failed: ([0-9]+).*/\1/p' "$log" | tail -1 | grep . || echo 0)))
  rm -f "$log"
done

# A run that broke off without naming a failure is a failure, too.
[ "$status" -eq 0 ] || [ "$failed" -gt 0 ] || failed=1
echo "$passed passed, $failed failed"
exit "$status"
