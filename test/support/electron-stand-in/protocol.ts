import { answerQuestions } from './parent-link.ts';

type Handler = (request: Request) => Response | Promise<Response>;
type Scheme = { readonly scheme: string; readonly privileges: Readonly<Record<string, boolean>> };

const schemes = new Map<string, Scheme['privileges']>();
const handlers = new Map<string, Handler>();

export const protocol = {
  registerSchemesAsPrivileged(list: readonly Scheme[]): void {
    for (const { scheme, privileges } of list) schemes.set(scheme, privileges);
  },
  handle(scheme: string, handler: Handler): void {
    // What Electron would only show as a page without storage, workers or fetch.
    const { standard, secure, supportFetchAPI, stream } = schemes.get(scheme) ?? {};
    if (!standard || !secure || !supportFetchAPI || !stream) {
      throw new Error(`scheme ${scheme} lacks privileges`);
    }
    handlers.set(scheme, handler);
  },
};

/** Serves one request as Electron's network layer would. */
export async function serveScheme(request: Request): Promise<Response> {
  const handler = handlers.get(new URL(request.url).protocol.slice(0, -1));
  if (!handler) throw new Error(`net::ERR_UNKNOWN_URL_SCHEME ${request.url}`);
  return handler(request);
}

answerQuestions('serve', async ({ url }) => (await serveScheme(new Request(url))).status);
