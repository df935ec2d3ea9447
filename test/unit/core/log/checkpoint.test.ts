import { describe, expect, it } from 'vitest';
import { createEd25519Verifier } from '../../../../src/core/crypto/ed25519.ts';
import { signingKeyOf } from '../../../../src/core/envelope/dsse.ts';
import { readCheckpoint, signCheckpoint } from '../../../../src/core/log/checkpoint.ts';
import { cosign, readCosignatures } from '../../../../src/core/log/cosignature.ts';
import { parseNote } from '../../../../src/core/log/signed-note.ts';
import type { LogHead } from '../../../../src/core/model/contest-result.ts';

const verify = createEd25519Verifier();
const operations = signingKeyOf(new Uint8Array(32).fill(1));
const device = signingKeyOf(new Uint8Array(32).fill(2));
const head = {
  origin: 'jurybox/contest-1/final/0011223344556677',
  size: 42,
  root: 'ab'.repeat(32),
} as LogHead;
const note = signCheckpoint(head, operations);

describe('checkpoint', () => {
  it('comes back as the head that was signed', () => {
    const read = readCheckpoint(note, operations.publicKeyHex, verify);
    expect(read.ok && read.value.head).toEqual(head);
  });

  it('is the text of C2SP tlog-checkpoint with one signature line', () => {
    const lines = note.split('\n');
    expect(lines.slice(0, 4)).toEqual([
      head.origin,
      '42',
      'q6urq6urq6urq6urq6urq6urq6urq6urq6urq6urq6s=',
      '',
    ]);
    expect(lines[4]).toMatch(
      /^\u2014 jurybox\/contest-1\/final\/0011223344556677 [A-Za-z0-9+/]+=*$/,
    );
  });

  it.each([
    ['another key', note, device.publicKeyHex, 'checkpoint-unsigned'],
    [
      'another size',
      note.replace('\n42\n', '\n43\n'),
      operations.publicKeyHex,
      'checkpoint-unsigned',
    ],
    [
      'an extension line',
      note.replace('\n\n', '\nmore\n\n'),
      operations.publicKeyHex,
      'checkpoint-malformed',
    ],
    [
      'a size with a leading zero',
      note.replace('\n42\n', '\n042\n'),
      operations.publicKeyHex,
      'checkpoint-malformed',
    ],
    [
      'no signature line',
      note.slice(0, note.indexOf('\u2014')),
      operations.publicKeyHex,
      'note-malformed',
    ],
    ['a control character', note.replace('42', '4\t2'), operations.publicKeyHex, 'note-malformed'],
  ])('is refused with %s', (_name, text, key, error) => {
    expect(readCheckpoint(text, key, verify)).toEqual({ ok: false, error });
  });
});

describe('cosignature', () => {
  const parsed = parseNote(note);
  if (!parsed.ok) throw new Error('note');
  const cosigned = cosign(parsed.value, device, 1_790_000_000);

  it('holds for the device, beside the signature of the log', () => {
    const read = readCheckpoint(cosigned, operations.publicKeyHex, verify);
    expect(read.ok && readCosignatures(read.value.note, [device.publicKeyHex], verify)).toEqual([
      { key: device.publicKeyHex, time: 1_790_000_000 },
    ]);
  });

  it('counts for nothing from a device that is not asked for, or over another head', () => {
    const read = parseNote(cosigned);
    const moved = parseNote(cosigned.replace('\n42\n', '\n43\n'));
    if (!read.ok || !moved.ok) throw new Error('note');
    expect(readCosignatures(read.value, [operations.publicKeyHex], verify)).toEqual([]);
    expect(readCosignatures(moved.value, [device.publicKeyHex], verify)).toEqual([]);
  });
});
