import { ed25519 } from '@noble/curves/ed25519.js';
import { bytesToNumberLE, numberToBytesLE } from '@noble/curves/utils.js';
import { ARCHIVE_PATHS, chainPath } from '../../../../../src/core/archive/archive-paths.ts';
import { base64ToBytes, bytesToBase64, concatBytes } from '../../../../../src/core/bytes/binary.ts';
import { preAuthEncoding } from '../../../../../src/core/envelope/dsse.ts';
import { payloadTypeOf } from '../../../../../src/core/envelope/payload-types.ts';
import { canonicalBytes } from '../../../../../src/core/json/canonical-json.ts';
import { addRoster, envelopeAt, forge, payloadAt, reindex, rewrite } from '../forgery.ts';
import {
  text,
  findSheet,
  judgeKey,
  resign,
  resealBytes,
  addTorsion,
  Point,
  type Tampering,
} from './tampering.ts';

/** Forms of envelopes and signatures; the index is signed anew, so that nothing else is at fault. */
export const signatureForms: readonly Tampering[] = [
  {
    row: 8,
    name: 'a payload with a key twice, signed by the judge',
    tamper: (context) => resealBytes(context, (json) => json.replace('{', '{"judge":"J-02",')),
    expect: [[5, 'payload-not-canonical']],
  },
  {
    row: 9,
    name: 'a __proto__ key in a payload, signed by the judge',
    tamper: (context) => resealBytes(context, (json) => json.replace('{', '{"__proto__":{},')),
    expect: [[5, 'bad-schema']],
  },
  {
    row: 10,
    name: 'a number beyond 2^53, signed by the judge',
    tamper: (context) =>
      resealBytes(context, (json) => json.replace(/"sequence":\d+/, '"sequence":9007199254740993')),
    expect: [[5, 'payload-not-canonical']],
  },
  {
    row: 11,
    name: 'a lone surrogate in a comment, signed by the judge',
    tamper: (context) =>
      resealBytes(context, (json) => json.replace('{"body":{', '{"body":{"comment":"\\ud800",')),
    expect: [[5, 'payload-not-canonical']],
  },
  {
    row: 15,
    name: 'the payload type of a sheet swapped',
    tamper: (context) => {
      const { files } = context;
      const path = findSheet(files, 'J-01', 'E-002');
      const payloadType = payloadTypeOf('receipt');
      files.set(path, canonicalBytes({ ...envelopeAt(files, path), payloadType }));
      reindex(context);
    },
    expect: [[5, 'wrong-payload-type']],
  },
  {
    row: 15,
    name: 'the result offered as an index: the type is part of what was signed',
    tamper: ({ files }) => {
      const envelope = envelopeAt(files, ARCHIVE_PATHS.result);
      const payloadType = payloadTypeOf('archive');
      files.set(ARCHIVE_PATHS.index, canonicalBytes({ ...envelope, payloadType }));
    },
    expect: [[4, 'bad-signature']],
  },
  {
    row: 16,
    name: 'further signatures: unknown, repeated, with a false key id',
    tamper: (context) => {
      const { files, keys } = context;
      const path = findSheet(files, 'J-01', 'E-002');
      const envelope = envelopeAt(files, path);
      const other = ed25519.sign(text('something else'), keys.notary.secretSeed);
      const extra = { keyid: envelope.signatures[0]?.keyid ?? '', sig: bytesToBase64(other) };
      const signatures = [extra, ...envelope.signatures, ...envelope.signatures];
      files.set(path, canonicalBytes({ ...envelope, signatures }));
      reindex(context);
    },
    expect: [[4, 'signatures-valid']],
    verdict: 'valid',
  },
  {
    row: 16,
    name: 'a threshold of two met by one key twice',
    tamper: (context) => {
      const { files, keys } = context;
      const charter = payloadAt<'charter'>(files, ARCHIVE_PATHS.charter);
      const rootKeys = [keys.root.publicKeyHex, keys.notary.publicKeyHex];
      const forged = { ...charter, rootKeys, rootThreshold: 2 };
      files.set(ARCHIVE_PATHS.charter, forge('charter', forged, [keys.root, keys.root]).bytes);
      reindex(context);
    },
    expect: [[1, 'charter-unreadable']],
  },
  {
    row: 16,
    name: 'a root key named twice',
    tamper: (context) => {
      const { files, keys } = context;
      const charter = payloadAt<'charter'>(files, ARCHIVE_PATHS.charter);
      const rootKeys = [keys.root.publicKeyHex, keys.root.publicKeyHex];
      const forged = { ...charter, rootKeys, rootThreshold: 1 };
      files.set(ARCHIVE_PATHS.charter, forge('charter', forged, [keys.root]).bytes);
      reindex(context);
    },
    expect: [[1, 'charter-unreadable']],
  },
  {
    row: 17,
    name: 'S + L in place of S',
    tamper: (context) =>
      resign(context, (signature) => {
        const scalar = bytesToNumberLE(signature.subarray(32)) + Point.Fn.ORDER;
        return concatBytes(signature.subarray(0, 32), numberToBytesLE(scalar, 32));
      }),
    expect: [[4, 'bad-signature']],
  },
  {
    row: 18,
    name: 'a small-order device key, for which anyone can sign',
    tamper: (context) => {
      const path = findSheet(context.files, 'J-01', 'E-002');
      const sheet = payloadAt<'score-sheet'>(context.files, path);
      const deviceKey = '01'.padEnd(64, '0');
      rewrite(context, 'score-sheet', path, { ...sheet, deviceKey }, judgeKey(context, 0));
      reindex(context);
    },
    expect: [[4, 'bad-signature']],
  },
  {
    row: 18,
    name: 'a small-order key enrolled in a roster',
    tamper: (context) => {
      const roster = payloadAt<'roster'>(context.files, chainPath('rosters', 1));
      const judges = roster.judges.map((judge, index) => ({
        ...judge,
        devices: judge.devices.map((device) =>
          index === 0 ? { ...device, ed25519: '01'.padEnd(64, '0') } : device,
        ),
      }));
      addRoster(context, { judges });
      reindex(context);
    },
    expect: [[2, 'weak-key']],
  },
  {
    row: 19,
    name: 'a torsion point added to R',
    tamper: (context) =>
      resign(context, (signature, path) => {
        const payload = base64ToBytes(envelopeAt(context.files, path).payload) ?? new Uint8Array();
        const message = preAuthEncoding(payloadTypeOf('score-sheet'), payload);
        return addTorsion(signature, judgeKey(context, 0).secretSeed, message);
      }),
    expect: [[4, 'bad-signature']],
  },
];
