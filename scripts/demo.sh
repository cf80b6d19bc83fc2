#!/bin/sh
# Set up the demonstration's world and serve it; safe to repeat.
set -eu
cd "$(dirname "$0")/.."
port="${PORT:-8000}"
export SITE_URL="${SITE_URL:-http://127.0.0.1:$port}"
grappe=.venv/bin/grappe

$grappe migrate --verbosity 0
$grappe collectstatic --noinput --verbosity 0
$grappe load_taxonomies
# The outlines of regions are not ours to give on; they are drawn where they lie beside the clone.
outlines="${GRAPPE_OUTLINES:-../shared/data/ref/nuts_2024_60m.geojson}"
if [ -f "$outlines" ]; then $grappe load_outlines "$outlines"; fi
$grappe load_rules
$grappe demo
# Open EU calls with their texts, where they lie beside the clone; else facts of health calls.
calls="${GRAPPE_DATA:-../shared/data}/calls_2026.jsonl.gz"
if [ ! -f "$calls" ]; then calls=grappe/demo/extract/calls.jsonl; fi
$grappe import_calls_eu "$calls"
$grappe train_matching --if-needed
$grappe rebuild_index
$grappe resume_tasks --minutes 0 >/dev/null
$grappe db_worker --no-startup-delay >/dev/null 2>&1 &
worker=$!
trap 'kill $worker 2>/dev/null || true' EXIT INT TERM
$grappe demo --cast
$grappe serve --port "$port"
