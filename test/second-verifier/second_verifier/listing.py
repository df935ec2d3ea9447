"""Step 9: every sheet that a bundle lists or a receipt accepts is there, and none beside them."""

from .archive import Archive
from .report import Report


def check_listing(archive: Archive, report: Report) -> None:
    sheets = archive.all("score-sheet")
    bundles = archive.all("bundle")
    listed = {name for item in bundles.values() for name in item.value["sheets"]}
    refused = {(item.value["bundle"], item.value["sheet"]) for item in archive.all("rejection").values()}
    for item in bundles.values():
        for name in item.value["sheets"]:
            if _absent(archive, name) and (item.hash, name) not in refused:
                report.fail(9, "listed-sheet-missing", f"{item.path} {name}")
    for name in sheets:
        if name not in listed:
            report.fail(9, "sheet-in-no-bundle", sheets[name].path)
    for item in archive.all("receipt").values():
        for one in item.value["accepted"]:
            if _absent(archive, one["sheet"]):
                report.fail(9, "accepted-sheet-missing", f"{item.path} {one['sheet']}")


def _absent(archive: Archive, sheet: str) -> bool:
    return f"sheets/{sheet}.dsse.json" not in archive.files
