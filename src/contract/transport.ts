import type { AppEvent } from './events.ts';
import type { MethodAnswer, MethodInput, MethodName } from './contract.ts';

/**
 * How a renderer reaches its backend. Electron's preload and the loopback client both give one;
 * everything else in the renderer is the same.
 */
export type Transport = {
  call<M extends MethodName>(method: M, input: MethodInput<M>): Promise<MethodAnswer<M>>;
  /** Gives a function that stops listening. */
  subscribe(listener: (event: AppEvent) => void): () => void;
  /** Tells whether the backend answers; loopback can lose it, Electron cannot. */
  onConnection(listener: (connected: boolean) => void): () => void;
  /**
   * Base of the file routes, `''` on loopback and `app://jurybox` in Electron:
   * `POST <base>/files/upload?name=<encoded>` gives `{ uploadId, name, size }`,
   * `GET <base>/files/export/<fileId>` a produced file,
   * `GET <base>/materials/<sha256>` a material, with Range.
   */
  readonly fileBase: string;
  /** Headers that uploads must carry (loopback's token). */
  readonly uploadHeaders: Readonly<Record<string, string>>;
};
