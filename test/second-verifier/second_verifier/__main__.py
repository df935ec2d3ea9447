"""python3 -m second_verifier ARCHIVE --root "<digits>" [--receipt FILE ...] [--json], or --serve."""

import argparse
import json
import sys
from pathlib import Path

from .refusal import Refusal
from .serve import refused, serve
from .verify import verify


def main() -> int:
    parser = argparse.ArgumentParser(prog="second_verifier")
    parser.add_argument("archive", nargs="?")
    parser.add_argument("--root")
    parser.add_argument("--receipt", action="append", default=[])
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--serve", action="store_true", help="cases by line on standard input")
    options = parser.parse_args()
    if options.serve:
        return serve(sys.stdin.buffer, sys.stdout.buffer)
    if options.archive is None or options.root is None:
        parser.error("an archive and --root are needed")
    try:
        receipts = [Path(path).read_bytes() for path in options.receipt]
        report = verify(Path(options.archive).read_bytes(), options.root, receipts)
    except Refusal as refusal:
        report = refused(refusal)
    print(json.dumps(report, ensure_ascii=False) if options.json else in_words(report))
    return 0 if report["verdict"] == "valid" else 1


def in_words(report: dict) -> str:
    lines = [f"{report['verdict']} {report.get('refused', '')}".strip()]
    for step in report["steps"]:
        lines.append(f"{step['step']:2} {step['status']}")
        lines += [f"   {finding['code']} {finding['where']}" for finding in step["findings"]]
    for division in (report["computed"] or {}).get("divisions", []):
        lines.append(f"{division['division']} {division['status']}")
        lines += [f"   {r['rank']} {r['entry']} {r['total']} {r['award']}" for r in division["ranking"]]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
