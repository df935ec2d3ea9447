"""A process that verifies case after case: one JSON request per line, one JSON report per line."""

import base64
import json
from pathlib import Path
from typing import BinaryIO

from .refusal import Refusal
from .verify import verify


def refused(refusal: Refusal) -> dict:
    """The report over bytes that are no archive at all."""
    return {"verdict": "invalid", "refused": str(refusal), "steps": [], "computed": None}


def serve(requests: BinaryIO, answers: BinaryIO) -> int:
    """Requests: {"root", and "archive" in base64 or "path", "receipts" in base64 (optional)}."""
    for line in requests:
        request = json.loads(line)
        try:
            data = base64.b64decode(request["archive"]) if "archive" in request else Path(request["path"]).read_bytes()
            receipts = [base64.b64decode(one) for one in request.get("receipts", [])]
            report = verify(data, request["root"], receipts)
        except Refusal as refusal:
            report = refused(refusal)
        except Exception as error:  # A crash is an answer of its own: the other side counts it as a fault.
            report = {"verdict": "crash", "error": f"{type(error).__name__}: {error}", "steps": [], "computed": None}
        answers.write(json.dumps(report).encode() + b"\n")
        answers.flush()
    return 0
