"""log-event.ts."""

from .schema import headed, identifier, instant, log_index, log_origin, pattern, plain_text, sha256

_BASE = {"charter": sha256, "stage": identifier, "createdAt": instant}
_LOG = {"log": pattern(r"[0-9a-f]{16}"), "size": log_index}

EVENTS = {
    "opening": headed("opening", {**_BASE, **_LOG}),
    "closing": headed("closing", {**_BASE, **_LOG}),
    "rejection": headed("rejection", {**_BASE, "bundle": sha256, "sheet": sha256, "code": plain_text(60)}),
    "merge": headed("merge", {**_BASE, "origin": log_origin, "size": log_index, "root": sha256}),
}
