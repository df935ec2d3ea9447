/**
 * Content Security Policy of the interface. No inline script and no remote origin: a name, a
 * comment or a PDF can neither run code nor send anything out (threats.md rows 33 to 36).
 * `unsafe-inline` for styles is what Mantine and pdf.js need; `wasm-unsafe-eval` compiles the
 * image decoders of pdf.js and does not allow `eval`.
 */
const INTERFACE_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "media-src 'self' blob:",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Materials come from strangers: opened on their own they get no script, origin or network. */
const MATERIAL_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox";

const SHARED: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

/** Headers for the built interface and for answers of the shells themselves. */
export const INTERFACE_HEADERS: Readonly<Record<string, string>> = {
  ...SHARED,
  'content-security-policy': INTERFACE_POLICY,
};

/** A copy of a backend's file answer that carries the headers for foreign material. */
export function withMaterialHeaders(response: Response): Response {
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(SHARED)) headers.set(name, value);
  headers.set('content-security-policy', MATERIAL_POLICY);
  return new Response(response.body, {
    status: response.status,
    statusText: response.statusText,
    headers,
  });
}
