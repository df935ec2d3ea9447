/** What a shell lends to the backend. Everything else is the same in both shells. */
export type Platform = {
  readonly shell: 'electron' | 'loopback' | 'in-process';
  /** The system's secret storage, or null where there is none that protects anything. */
  readonly secretStorage: SecretStorage | null;
  /** Opens the system's folder dialog; null where the shell has none. */
  readonly pickFolder: (() => Promise<string | null>) | null;
};

/** Encrypts small secrets under the user's account (Electron's safeStorage). */
export type SecretStorage = {
  encrypt(secret: Uint8Array): Promise<Uint8Array>;
  decrypt(protectedSecret: Uint8Array): Promise<Uint8Array>;
};

/** The two sources of non-determinism, passed in (style.md, habit 4). */
export type Surroundings = {
  readonly now: () => Date;
  readonly randomBytes: (length: number) => Uint8Array;
};
