export type Codec = {
  readonly encode: (value: unknown) => string;
  readonly decode: (text: string) => unknown;
};

/**
 * Structured clone as text, for the way between the page and the test: Playwright's own encoding
 * loses some of it. One function without any reference outwards, because its source also runs in
 * the page. Functions and other things that cannot be cloned are refused, as Electron does.
 */
export function createCodec(): Codec {
  const pack = (value: unknown): unknown => {
    switch (typeof value) {
      case 'undefined':
        return { $: 'undefined' };
      case 'bigint':
        return { $: 'bigint', v: String(value) };
      case 'number':
        return Number.isFinite(value) && !Object.is(value, -0)
          ? value
          : { $: 'number', v: Object.is(value, -0) ? '-0' : String(value) };
      case 'function':
      case 'symbol':
        throw new Error('An object could not be cloned.');
      case 'object':
        return value === null ? null : packObject(value);
      default:
        return value;
    }
  };
  const packObject = (value: object): unknown => {
    if (value instanceof Uint8Array) return { $: 'bytes', v: Array.from(value) };
    if (value instanceof Date) return { $: 'date', v: value.getTime() };
    if (value instanceof Map) return { $: 'map', v: [...value].map(pack) };
    if (value instanceof Set) return { $: 'set', v: [...value].map(pack) };
    if (Array.isArray(value)) return value.map(pack);
    return { $: 'object', v: Object.entries(value).map(([key, one]) => [key, pack(one)]) };
  };
  const unpack = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(unpack);
    const { $: kind, v: inner } = value as { $: string; v: never };
    switch (kind) {
      case 'undefined':
        return undefined;
      case 'bigint':
        return BigInt(inner);
      case 'number':
        return Number(inner);
      case 'bytes':
        return Uint8Array.from(inner as readonly number[]);
      case 'date':
        return new Date(inner);
      case 'map':
        return new Map((inner as unknown[]).map(unpack) as [unknown, unknown][]);
      case 'set':
        return new Set((inner as unknown[]).map(unpack));
      default: {
        const pairs = inner as readonly (readonly [string, unknown])[];
        return Object.fromEntries(pairs.map(([key, one]) => [key, unpack(one)]));
      }
    }
  };
  return {
    encode: (value) => JSON.stringify(pack(value)),
    decode: (text) => unpack(JSON.parse(text)),
  };
}
