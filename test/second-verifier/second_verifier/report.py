"""What was found, by step. A step with findings failed; a step that proved nothing is not-run."""

from dataclasses import dataclass, field

STEPS = range(1, 13)


@dataclass
class Report:
    findings: dict[int, list[dict]] = field(default_factory=lambda: {step: [] for step in STEPS})
    skipped: set[int] = field(default_factory=set)
    computed: dict | None = None

    def fail(self, step: int, code: str, where: str = "") -> None:
        self.findings[step].append({"code": code, "where": where})

    def skip(self, *steps: int) -> None:
        self.skipped.update(steps)

    def status(self, step: int) -> str:
        if self.findings[step]:
            return "failed"
        return "not-run" if step in self.skipped else "passed"

    def to_json(self) -> dict:
        steps = [
            {"step": step, "status": self.status(step), "findings": self.findings[step]} for step in STEPS
        ]
        valid = not any(self.findings.values())
        return {"verdict": "valid" if valid else "invalid", "steps": steps, "computed": self.computed}
