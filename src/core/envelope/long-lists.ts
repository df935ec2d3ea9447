import { HASH_TEXT, INDEX_TEXT, type LongList } from '../json/long-list.ts';
import type { PayloadKind } from './payload-types.ts';

const ACCEPTED = [
  String.raw`\{"index":${INDEX_TEXT}`,
  String.raw`"path":\[(?:${HASH_TEXT}(?:,${HASH_TEXT}){0,63})?\]`,
  `"sheet":${HASH_TEXT}`,
  String.raw`"standing":"(?:counts|late|revoked)"\}`,
].join(',');
/** Paths in characters that JSON spells in one way. */
const FILE = String.raw`\{"path":"[\w./-]{0,200}","sha256":${HASH_TEXT},"size":${INDEX_TEXT}\}`;

/** Lists of payloads that grow with the contest; a property test compares them with the schemas. */
export const LONG_LISTS: { readonly [K in PayloadKind]?: LongList } = {
  receipt: { name: 'accepted', max: 40_000, item: new RegExp(ACCEPTED, 'y') },
  bundle: { name: 'sheets', max: 40_000, item: new RegExp(HASH_TEXT, 'y') },
  archive: { name: 'files', max: 1_000_000, item: new RegExp(FILE, 'y') },
};
