import { folderOfPath } from '../archive/archive-paths.ts';
import { bytesToText } from '../bytes/text.ts';
import { MAX_VERDICTS, rememberStrictKeys } from '../crypto/ed25519.ts';
import { parseEnvelope } from '../envelope/dsse.ts';
import type { PartReader } from './part-reader.ts';

const DEVICE_KEY = /"ed25519":"([0-9a-f]{64})"/g;

/**
 * Has the crew check the device keys that rosters name, each once: the check takes a millisecond in
 * JavaScript, as long as ten signatures, and every reader needs every verdict. What is found here
 * decides nothing: a roster is believed when its own signatures hold, and any other key is checked
 * where it is met. Gives the keys that passed.
 */
export async function checkDeviceKeys(
  files: ReadonlyMap<string, Uint8Array>,
  crew: readonly PartReader[],
): Promise<readonly string[]> {
  const keys = [...findDeviceKeys(files)].slice(0, MAX_VERDICTS);
  const share = Math.ceil(keys.length / crew.length);
  const passed = await Promise.all(
    crew.map((reader, index) => reader.checkKeys(keys.slice(index * share, (index + 1) * share))),
  );
  const strict = passed.flat();
  rememberStrictKeys(strict);
  return strict;
}

function findDeviceKeys(files: ReadonlyMap<string, Uint8Array>): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const [path, bytes] of files) {
    if (folderOfPath(path) !== 'rosters') continue;
    const opened = parseEnvelope(bytes);
    const text = opened.ok ? (bytesToText(opened.value.payload) ?? '') : '';
    for (const [, key] of text.matchAll(DEVICE_KEY)) if (key !== undefined) keys.add(key);
  }
  return keys;
}
