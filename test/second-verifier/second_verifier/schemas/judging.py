"""score-sheet.ts."""

from .schema import (
    ed25519_key, headed, identifier, instant, integer, list_of, literal, log_index, nullable, one_of,
    plain_text, record, scaled, sha256, text, union,
)

mark = record({"criterion": identifier, "value": scaled}, {"comment": text(2000, lines=True)})
body = union(
    "kind",
    {
        "scores": record(
            {"kind": literal("scores"), "marks": list_of(mark, 40, 1)}, {"comment": text(4000, lines=True)}
        ),
        "recusal": record({"kind": literal("recusal"), "reason": text(1000, lines=True)}),
    },
)
_BASE = {"charter": sha256, "stage": identifier, "judge": identifier}
score_sheet = headed(
    "score-sheet",
    {
        **_BASE,
        "roster": sha256,
        "package": sha256,
        "deviceKey": ed25519_key,
        "entry": identifier,
        "sequence": integer(1, 10_000_000),
        "replaces": list_of(sha256, 16),
        "sealedAt": instant,
        "body": body,
    },
    {"correctionReason": text(1000, lines=True), "fromPaper": record({"enteredBy": list_of(text(80), 2, 2)})},
)
bundle = headed(
    "bundle",
    {
        **_BASE,
        "deviceKey": ed25519_key,
        "createdAt": instant,
        "sheets": list_of(sha256, 40_000),
        "cosigned": nullable(plain_text(8000)),
    },
)
_PATH = list_of(sha256, 64)
accepted = record(
    {"index": log_index, "path": _PATH, "sheet": sha256, "standing": one_of("counts", "late", "revoked")}
)
rejected = record({"sheet": sha256, "code": plain_text(60), "index": log_index})
receipt = headed(
    "receipt",
    {
        **_BASE,
        "bundle": sha256,
        "accepted": list_of(accepted, 40_000),
        "rejected": list_of(rejected, 40_000),
        "checkpoint": plain_text(2000),
        "consistency": nullable(record({"from": log_index, "path": _PATH})),
    },
)
