"""people.ts, assignment.ts, contest-result.ts."""

from .schema import (
    age_recipient, boolean, count, decimal, ed25519_key, headed, identifier, instant, integer, list_of, literal,
    log_index, log_origin, nullable, one_of, pattern, plain_text, record, sha256, size, sm2_key,
    step_status, text, version,
)

device = record({"ed25519": ed25519_key, "age": age_recipient}, {"sm2": sm2_key})
judge = record(
    {
        "id": identifier,
        "name": text(80),
        "organization": text(120, minimum=0),
        "role": one_of("judge", "head-judge"),
        "devices": list_of(device, 8, 1),
    },
    {"group": text(40)},
)
revocation = record(
    {"device": ed25519_key, "stage": identifier, "fromIndex": count, "reason": text(400, lines=True)}
)
roster = headed(
    "roster",
    {
        "charter": sha256,
        "rosterVersion": version,
        "previous": nullable(sha256),
        "judges": list_of(judge, 2000),
        "revocations": list_of(revocation, 2000),
    },
)
material = record(
    {
        "name": text(200),
        "mediaType": pattern(r"[a-z0-9.+-]+/[a-z0-9.+-]+", 100),
        "size": size,
        "sha256": sha256,
    }
)
entry = record(
    {
        "id": identifier,
        "division": identifier,
        "track": identifier,
        "title": text(200),
        "team": text(200),
        "materials": list_of(material, 50),
    },
    {"summary": text(2000, lines=True)},
)
entries = list_of(entry, 20_000)
_BASE = {"charter": sha256, "roster": sha256, "stage": identifier}
panel = record({"judge": identifier, "entries": list_of(identifier, 20_000)})
_total = record({"entry": identifier, "total": decimal})
earlier = record({"stage": identifier, "result": sha256, "totals": list_of(_total, 20_000)})
assignment = headed(
    "assignment",
    {
        **_BASE,
        "assignmentVersion": version,
        "previous": nullable(sha256),
        "entries": entries,
        "panels": list_of(panel, 2000),
    },
    {"earlier": list_of(earlier, 10)},
)
package = headed(
    "package",
    {
        **_BASE,
        "assignment": sha256,
        "judge": identifier,
        "packageVersion": version,
        "createdAt": instant,
        "entries": entries,
    },
)
head = record({"origin": log_origin, "size": log_index, "root": sha256})
figure = pattern(r"-?[0-9]+(?:\.[0-9]+)?")
ranked = record(
    {
        "entry": identifier,
        "title": text(200),
        "team": text(200),
        "track": identifier,
        "rank": nullable(count),
        "total": nullable(figure),
        "counted": count,
        "recused": count,
        "award": nullable(identifier),
        "recommended": boolean,
    },
    {
        "standing": one_of("scored", "open", "none", "dnf", "withdrawn", "disqualified"),
        "raw": figure,
    },
)
cut_tie = record({"line": identifier, "places": count, "entries": list_of(identifier, 2**53, 2)})
open_cell = record(
    {"judge": identifier, "entry": identifier, "state": one_of("missing", "conflict", "late", "revoked")}
)
division_result = record(
    {
        "division": identifier,
        "status": one_of("complete", "incomplete"),
        "ranking": list_of(ranked, 20_000),
        "cutTies": list_of(cut_tie, 100),
    }
)
computed = record(
    {
        "status": one_of("complete", "incomplete"),
        "open": list_of(open_cell, 1_000_000),
        "shortPanels": list_of(identifier, 20_000),
        "divisions": list_of(division_result, 20),
    }
)
result = headed(
    "result",
    {
        **_BASE,
        "assignment": sha256,
        "createdAt": instant,
        "head": head,
        "sheets": list_of(sha256, 1_000_000),
        "decisions": list_of(sha256, 10_000),
        "computed": computed,
    },
)
check_of_step = record({"step": integer(1, 12), "status": step_status})
countersignature = headed(
    "countersignature",
    {
        "rootFingerprint": sha256,
        "archiveIndex": sha256,
        "result": sha256,
        "notary": ed25519_key,
        "statement": text(2000, lines=True),
        "checks": list_of(check_of_step, 12, 12),
        "signedAt": instant,
    },
)
application = record(
    {"name": literal("jurybox"), "version": plain_text(40), "build": nullable(sha256)}
)
listed_file = record({"path": plain_text(200), "size": size, "sha256": sha256})
archive_index = headed(
    "archive",
    {
        "charter": sha256,
        "stage": identifier,
        "head": head,
        "application": application,
        "verifier": nullable(sha256),
        "files": list_of(listed_file, 1_000_000),
    },
)
