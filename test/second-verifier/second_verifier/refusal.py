"""The one exception of this package: bytes that break the document, with a code of our own."""


class Refusal(Exception):
    def __init__(self, code: str, where: str = ""):
        super().__init__(f"{code} {where}".strip())
        self.code = code
        self.where = where
