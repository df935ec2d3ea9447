import { createHash, timingSafeEqual } from 'node:crypto';
import { deriveCookie } from './access-token.ts';

/** What a request must show. All comparisons are exact (threats.md row 40). */
export type Access = {
  readonly host: string;
  readonly origin: string;
  readonly token: string;
  readonly cookieName: string;
  readonly cookieValue: string;
};

export type Refusal = { readonly status: 401 | 403 | 421; readonly reason: string };

/** The headers that the guard looks at, as Node or the fetch API hold them. */
export type HeaderReader = (name: string) => string | null;

export function createAccess(port: number, token: string): Access {
  const host = `127.0.0.1:${port}`;
  return {
    host,
    origin: `http://${host}`,
    token,
    cookieName: `jurybox-${port}`,
    cookieValue: deriveCookie(token),
  };
}

/** A name that was rebound to 127.0.0.1 still shows up in `Host`; `localhost` is not ours either. */
export function refuseHost(access: Access, header: HeaderReader): Refusal | null {
  return header('host') === access.host ? null : { status: 421, reason: 'host-refused' };
}

/** For everything that changes or tells something: our own page, holding the token. */
export function refuseCaller(
  access: Access,
  header: HeaderReader,
  token: string | null,
): Refusal | null {
  // Browsers send `Origin` with every POST and every WebSocket, so its absence is refused too.
  if (header('origin') !== access.origin) return { status: 403, reason: 'origin-refused' };
  if (!isSame(token ?? '', access.token)) return { status: 401, reason: 'token-refused' };
  return null;
}

/** For what only another process of ours may ask: every browser says where a request comes from. */
export function refusePage(header: HeaderReader): Refusal | null {
  return header('sec-fetch-site') === null ? null : { status: 403, reason: 'site-refused' };
}

/** For reading files: `<video>` and pdf.js cannot set headers, so the cookie does as well. */
export function refuseReader(access: Access, header: HeaderReader): Refusal | null {
  const site = header('sec-fetch-site');
  // Another port of 127.0.0.1 is `same-site`, for which even a Strict cookie is sent.
  if (site !== null && site !== 'same-origin' && site !== 'none') {
    return { status: 403, reason: 'site-refused' };
  }
  if (isSame(header('x-jurybox-token') ?? '', access.token)) return null;
  const cookie = parseCookie(header('cookie') ?? '', access.cookieName);
  return isSame(cookie, access.cookieValue) ? null : { status: 401, reason: 'token-refused' };
}

/** The `Set-Cookie` line that `POST /session` answers with. */
export function cookieLine(access: Access): string {
  return `${access.cookieName}=${access.cookieValue}; Path=/; HttpOnly; SameSite=Strict`;
}

function parseCookie(line: string, name: string): string {
  for (const part of line.split(';')) {
    const [key, value] = part.trim().split('=', 2);
    if (key === name) return value ?? '';
  }
  return '';
}

function isSame(given: string, expected: string): boolean {
  // Digests have one length, which `timingSafeEqual` demands.
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
