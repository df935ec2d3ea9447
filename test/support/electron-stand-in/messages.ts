/** The frame that a message of the page came from; `parent` tells an embedded one. */
export type FrameDescription = { readonly url: string; readonly isMain: boolean };

/** Questions that Chromium asks Electron, and Electron the main bundle. */
export type Question =
  | {
      readonly kind: 'invoke';
      readonly channel: string;
      readonly args: readonly unknown[];
      readonly frame: FrameDescription;
    }
  | { readonly kind: 'navigate'; readonly url: string; readonly isMainFrame: boolean }
  | { readonly kind: 'redirect'; readonly url: string }
  | { readonly kind: 'open-window'; readonly url: string }
  | { readonly kind: 'attach-webview'; readonly url: string }
  | { readonly kind: 'permission'; readonly permission: string }
  | { readonly kind: 'device' }
  /** A request to the scheme that the page's own origin could not make; answers a status. */
  | { readonly kind: 'serve'; readonly url: string }
  | { readonly kind: 'request'; readonly url: string };

/** From the test to the main process. */
export type ToMain =
  | { readonly type: 'ask'; readonly id: number; readonly question: Question }
  | { readonly type: 'close-window' };

/** From the main process to the test. */
export type FromMain =
  | {
      readonly type: 'window';
      readonly origin: string;
      readonly path: string;
      readonly preload: string;
      readonly options: Readonly<Record<string, unknown>>;
    }
  | { readonly type: 'send'; readonly channel: string; readonly args: readonly unknown[] }
  | { readonly type: 'answer'; readonly id: number; readonly ok: boolean; readonly value: unknown };

export const APP_ORIGIN = 'app://jurybox';
