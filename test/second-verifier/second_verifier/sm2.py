"""SM2 signatures (GB/T 32918.2-2016) on the curve of GB/T 32918.5, checked only."""

from functools import lru_cache

from .sm3 import sm3

P = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFF
A = P - 3
B = 0x28E9FA9E9D9F5E344D5A9E4BCF6509A7F39789F515AB8F92DDBCBD414D940E93
N = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123
G = (
    0x32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7,
    0xBC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0,
)
DEFAULT_ID = b"1234567812345678"

Affine = tuple[int, int] | None


def decode_key(data: bytes) -> Affine:
    """The point of `04 || x || y`, or None; the cofactor is 1, so every point of the curve will do."""
    if len(data) != 65 or data[0] != 4:
        return None
    x, y = int.from_bytes(data[1:33], "big"), int.from_bytes(data[33:], "big")
    if x >= P or y >= P or (y * y - x * x * x - A * x - B) % P != 0:
        return None
    return (x, y)


def add(p: Affine, q: Affine) -> Affine:
    if p is None or q is None:
        return p or q
    if p[0] == q[0]:
        if (p[1] + q[1]) % P == 0:
            return None
        slope = (3 * p[0] * p[0] + A) * pow(2 * p[1], -1, P)
    else:
        slope = (q[1] - p[1]) * pow(q[0] - p[0], -1, P)
    x = (slope * slope - p[0] - q[0]) % P
    return (x, (slope * (p[0] - x) - p[1]) % P)


def multiply(scalar: int, point: Affine) -> Affine:
    total: Affine = None
    for bit in bin(scalar)[2:]:
        total = add(total, total)
        if bit == "1":
            total = add(total, point)
    return total


def _identity_hash(key: bytes, identifier: bytes) -> bytes:
    numbers = b"".join(n.to_bytes(32, "big") for n in (A, B, *G))
    return sm3((len(identifier) * 8).to_bytes(2, "big") + identifier + numbers + key[1:])


@lru_cache(maxsize=4096)
def verify(key: bytes, message: bytes, signature: bytes, identifier: bytes = DEFAULT_ID) -> bool:
    """r || s over the message and the signer's identifier."""
    digest = sm3(_identity_hash(key, identifier) + message)
    return verify_digest(key, digest, signature)


def verify_digest(key: bytes, digest: bytes, signature: bytes) -> bool:
    point = decode_key(key)
    if point is None or len(signature) != 64:
        return False
    r, s = int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big")
    if not (1 <= r < N and 1 <= s < N) or (r + s) % N == 0:
        return False
    total = add(multiply(s, G), multiply((r + s) % N, point))
    return total is not None and (int.from_bytes(digest, "big") + total[0]) % N == r
