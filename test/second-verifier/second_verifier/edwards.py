"""The curve of Ed25519 (RFC 8032 section 5.1) in extended coordinates, on plain integers."""

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)

Point = tuple[int, int, int, int]
IDENTITY: Point = (0, 1, 1, 0)


def decode(data: bytes) -> Point | None:
    """The point of a canonical encoding; None for any other bytes (section 5.1.3)."""
    if len(data) != 32:
        return None
    number = int.from_bytes(data, "little")
    sign, y = number >> 255, number & ((1 << 255) - 1)
    if y >= P:
        return None
    x = _recover_x(y, sign)
    return None if x is None else (x, y, 1, x * y % P)


def _recover_x(y: int, sign: int) -> int | None:
    u, v = (y * y - 1) % P, (D * y * y + 1) % P
    x = u * pow(v, 3, P) * pow(u * pow(v, 7, P), (P - 5) // 8, P) % P
    if (v * x * x - u) % P != 0:
        x = x * ROOT_OF_MINUS_ONE % P
    if (v * x * x - u) % P != 0:
        return None
    if x == 0 and sign == 1:
        return None
    return P - x if x & 1 != sign else x


def encode(point: Point) -> bytes:
    x, y, z, _ = point
    inverse = pow(z, P - 2, P)
    x, y = x * inverse % P, y * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


def add(p: Point, q: Point) -> Point:
    a = (p[1] - p[0]) * (q[1] - q[0]) % P
    b = (p[1] + p[0]) * (q[1] + q[0]) % P
    c = 2 * p[3] * q[3] * D % P
    d = 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def double(p: Point) -> Point:
    a, b = p[0] * p[0] % P, p[1] * p[1] % P
    c = 2 * p[2] * p[2] % P
    h = a + b
    e = h - (p[0] + p[1]) * (p[0] + p[1])
    g = a - b
    f = c + g
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def negate(p: Point) -> Point:
    return (P - p[0], p[1], p[2], P - p[3])


def is_identity(p: Point) -> bool:
    return p[0] % P == 0 and (p[1] - p[2]) % P == 0


def multiply(scalar: int, p: Point) -> Point:
    return multiply_two(scalar, p, 0, IDENTITY)


def multiply_two(a: int, p: Point, b: int, q: Point) -> Point:
    """a·p + b·q, both scalars from the top bit down together."""
    both = add(p, q)
    total = IDENTITY
    for bit in range(max(a.bit_length(), b.bit_length()) - 1, -1, -1):
        total = double(total)
        first, second = a >> bit & 1, b >> bit & 1
        if first and second:
            total = add(total, both)
        elif first:
            total = add(total, p)
        elif second:
            total = add(total, q)
    return total


BASE = decode((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))
