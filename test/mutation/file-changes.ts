import type { SeededRandom } from '../../src/backend/demo/seeded-random.ts';
import { base64ToBytes, bytesToBase64 } from '../../src/core/bytes/binary.ts';
import { sha256Hex } from '../../src/core/crypto/digest.ts';
import type { Envelope, SigningKey } from '../../src/core/envelope/dsse.ts';
import { canonicalBytes } from '../../src/core/json/canonical-json.ts';
import { quickEnvelope } from './contest/quick-sign.ts';
import type { Files } from './contest/encode.ts';
import { changeBytes } from './random-bytes.ts';
import { changeJson } from './random-json.ts';

/** Changes one thing in a copy of the files. */
type FileChange = (files: Files, random: SeededRandom, key: SigningKey | null) => void;

/** What is done to the files of an archive; `key` is what the forger may sign with, if anything. */
export const FILE_CHANGES: Readonly<Record<string, FileChange>> = {
  bytes: (files, random) => replace(files, random, (bytes) => changeBytes(bytes, random)),
  'envelope field': (files, random) =>
    replace(files, random, (bytes) => editJson(bytes, (json) => changeJson(json, random))),
  'payload field': (files, random, key) => {
    const path = pickPath(files, random, (one) => one.endsWith('.dsse.json'));
    const before = files.get(path) ?? new Uint8Array();
    const after = editPayload(before, (payload) => changeJson(payload, random), key);
    files.delete(path);
    files.set(random.int(2) === 0 ? path : renamed(path, after), after);
  },
  'note line': (files, random) => {
    const path = pickPath(files, random, (one) => one.endsWith('.note'));
    const lines = new TextDecoder().decode(files.get(path)).split('\n');
    const at = random.int(lines.length);
    const line = lines[at] ?? '';
    const cut = random.int(line.length + 1);
    const forms = [[], [line, line], [line.slice(0, cut) + 'A' + line.slice(cut + 1)], ['', line]];
    lines.splice(at, 1, ...random.pick(forms));
    files.set(path, new TextEncoder().encode(lines.join('\n')));
  },
  'file dropped': (files, random) => void files.delete(pickPath(files, random)),
  'files exchanged': (files, random) => {
    const [one, other] = [pickPath(files, random), pickPath(files, random)];
    const [first, second] = [files.get(one), files.get(other)];
    if (first && second) files.set(one, second).set(other, first);
  },
  'file copied': (files, random) => {
    const path = pickPath(files, random);
    const folder = random.pick([
      'sheets',
      'bundles',
      'receipts',
      'rejected',
      'results',
      'packages',
    ]);
    const bytes = files.get(path) ?? new Uint8Array();
    files.set(renamed(`${folder}/x.dsse.json`, bytes), bytes);
  },
  'file renamed': (files, random) => {
    const path = pickPath(files, random);
    const bytes = files.get(path) ?? new Uint8Array();
    files.delete(path);
    const at = random.int(path.length);
    files.set(
      path.slice(0, at) + random.pick(['0', '9', 'a', '/', '.']) + path.slice(at + 1),
      bytes,
    );
  },
  'signature taken from elsewhere': (files, random) => {
    const isEnvelope = (one: string) => one.endsWith('.dsse.json');
    const [path, other] = [
      pickPath(files, random, isEnvelope),
      pickPath(files, random, isEnvelope),
    ];
    const signatures = readEnvelope(files.get(other))?.signatures ?? [];
    replaceAt(files, path, (bytes) => editJson(bytes, (json) => ({ ...json, signatures })));
  },
  'signatures repeated or taken away': (files, random) => {
    const path = pickPath(files, random, (one) => one.endsWith('.dsse.json'));
    const drop = random.int(2) === 0;
    replaceAt(files, path, (bytes) =>
      editJson(bytes, (json) => {
        const { signatures } = json as Envelope;
        return { ...json, signatures: drop ? signatures.slice(1) : [...signatures, ...signatures] };
      }),
    );
  },
};

function pickPath(files: Files, random: SeededRandom, wanted = (_: string) => true): string {
  return random.pick([...files.keys()].filter(wanted));
}

function replace(
  files: Files,
  random: SeededRandom,
  change: (bytes: Uint8Array) => Uint8Array,
): void {
  replaceAt(files, pickPath(files, random), change);
}

function replaceAt(files: Files, path: string, change: (bytes: Uint8Array) => Uint8Array): void {
  files.set(path, change(files.get(path) ?? new Uint8Array()));
}

function editJson(bytes: Uint8Array, edit: (json: object) => object): Uint8Array {
  try {
    return canonicalBytes(edit(JSON.parse(new TextDecoder().decode(bytes)) as object));
  } catch {
    return bytes.slice(1);
  }
}

function readEnvelope(bytes: Uint8Array | undefined): Envelope | null {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as Envelope;
  } catch {
    return null;
  }
}

/** Another payload; signed anew where the forger has a key, else under the old signatures. */
function editPayload(
  bytes: Uint8Array,
  edit: (payload: object) => object,
  key: SigningKey | null,
): Uint8Array {
  const envelope = readEnvelope(bytes);
  const old = envelope && base64ToBytes(envelope.payload);
  if (!envelope || !old) return bytes;
  const payload = editJson(old, edit);
  if (key) return canonicalBytes(quickEnvelope(envelope.payloadType, payload, key));
  return canonicalBytes({ ...envelope, payload: bytesToBase64(payload) });
}

/** The name that an object's hash demands. */
function renamed(path: string, bytes: Uint8Array): string {
  const payload = base64ToBytes(readEnvelope(bytes)?.payload ?? '');
  const [folder] = path.split('/');
  return payload && path.includes('/') ? `${folder}/${sha256Hex(payload)}.dsse.json` : path;
}
