import { crc32 } from 'node:zlib';

/** One field after another, as a hostile author would: nothing here comes from the encoder. */
export type RawEntry = {
  readonly name: string | Uint8Array;
  readonly data?: string;
  readonly flags?: number;
  readonly method?: number;
  readonly date?: number;
  readonly crc?: number;
  readonly size?: number;
  readonly compressedSize?: number;
  readonly centralExtra?: Uint8Array;
  readonly localExtra?: Uint8Array;
  readonly comment?: string;
  readonly externalAttributes?: number;
  readonly madeBy?: number;
  /** Where the directory says that the local header is. */
  readonly offset?: number;
  /** Bytes between the file before and this one's header. */
  readonly before?: Uint8Array;
  /** What the local header says differently. */
  readonly local?: { readonly name?: string; readonly crc?: number; readonly size?: number };
};

export type RawEnd = {
  readonly beforeDirectory?: Uint8Array;
  readonly count?: number;
  readonly comment?: string;
  readonly disk?: number;
  readonly directoryLength?: number;
};

/** Builds the bytes; without overrides they are in the profile. */
export function buildRawZip(entries: readonly RawEntry[], end: RawEnd = {}): Uint8Array {
  const body: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  const push = (bytes: Uint8Array) => {
    body.push(Buffer.from(bytes));
    at += bytes.length;
  };
  for (const entry of entries) {
    push(entry.before ?? new Uint8Array());
    directory.push(centralHeader(entry, entry.offset ?? at));
    push(localHeader(entry));
    push(Buffer.from(entry.data ?? ''));
  }
  push(end.beforeDirectory ?? new Uint8Array());
  const central = Buffer.concat(directory);
  return Buffer.concat([...body, central, endRecord(entries.length, central.length, at, end)]);
}

function localHeader(entry: RawEntry): Buffer {
  const { data, name, crc } = facts(entry);
  const localName = entry.local?.name === undefined ? name : Buffer.from(entry.local.name);
  const extra = entry.localExtra ?? new Uint8Array();
  const size = entry.local?.size ?? entry.size ?? data.length;
  return Buffer.concat([
    u32(0x04034b50),
    u16(20, entry.flags ?? 0x0800, entry.method ?? 0, 0, entry.date ?? 0x21),
    u32(entry.local?.crc ?? crc, entry.compressedSize ?? size, size),
    u16(localName.length, extra.length),
    localName,
    extra,
  ]);
}

function centralHeader(entry: RawEntry, offset: number): Buffer {
  const { data, name, crc } = facts(entry);
  const extra = entry.centralExtra ?? new Uint8Array();
  const comment = Buffer.from(entry.comment ?? '');
  const size = entry.size ?? data.length;
  return Buffer.concat([
    u32(0x02014b50),
    u16(entry.madeBy ?? 20, 20, entry.flags ?? 0x0800, entry.method ?? 0, 0, entry.date ?? 0x21),
    u32(crc, entry.compressedSize ?? size, size),
    u16(name.length, extra.length, comment.length, 0, 0),
    u32(entry.externalAttributes ?? 0, offset),
    name,
    extra,
    comment,
  ]);
}

function endRecord(count: number, length: number, start: number, end: RawEnd): Buffer {
  const comment = Buffer.from(end.comment ?? '');
  const claimed = end.count ?? count;
  return Buffer.concat([
    u32(0x06054b50),
    u16(end.disk ?? 0, end.disk ?? 0, claimed, claimed),
    u32(end.directoryLength ?? length, start),
    u16(comment.length),
    comment,
  ]);
}

function facts(entry: RawEntry) {
  const data = Buffer.from(entry.data ?? '');
  const name = Buffer.from(entry.name as string);
  return { data, name, crc: entry.crc ?? crc32(data) };
}

function u16(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(2 * values.length);
  values.forEach((value, index) => bytes.writeUInt16LE(value, 2 * index));
  return bytes;
}

function u32(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, index) => bytes.writeUInt32LE(value >>> 0, 4 * index));
  return bytes;
}
