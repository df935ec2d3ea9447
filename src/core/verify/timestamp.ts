import { ContentInfo, SignedData } from '@peculiar/asn1-cms';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import { TimeStampResp, TSTInfo } from '@peculiar/asn1-tsp';
import { ARCHIVE_PATHS } from '../archive/archive-paths.ts';
import { bytesToHex } from '../bytes/binary.ts';
import type { Evidence } from './gather-evidence.ts';
import { error, note, type Finding } from './report.ts';

export const SHA256_OID = '2.16.840.1.101.3.4.2.1';

export type TimestampClaim = {
  /** Hash that the authority stamped, with the algorithm's object identifier. */
  readonly imprint: string;
  readonly algorithm: string;
  /** When, by the authority's clock, ISO 8601. */
  readonly time: string;
};

/**
 * What an RFC 3161 response claims, or null if it is none or no granted one. Its signature is not
 * judged here: that takes the authority's certificates, which no archive can vouch for
 * (docs/verification.md has the openssl command).
 */
export function readTimestamp(bytes: Uint8Array): TimestampClaim | null {
  try {
    const { timeStampToken } = AsnConvert.parse(bytes, TimeStampResp);
    if (!timeStampToken) return null;
    const token = AsnConvert.parse(AsnConvert.serialize(timeStampToken), ContentInfo);
    const { encapContentInfo } = AsnConvert.parse(token.content, SignedData);
    const single = encapContentInfo.eContent?.single;
    if (!(single instanceof OctetString)) return null;
    const info = AsnConvert.parse(single.buffer, TSTInfo);
    return {
      imprint: bytesToHex(new Uint8Array(info.messageImprint.hashedMessage.buffer)),
      algorithm: info.messageImprint.hashAlgorithm.algorithm,
      time: info.genTime.toISOString(),
    };
  } catch {
    // The parser throws on whatever is not of the form; there is no other way to ask it.
    return null;
  }
}

/** A timestamp must be of this index; its time is shown as what it is, a claim. */
export function findTimestamp({ timestamp, index }: Evidence): readonly Finding[] {
  if (!timestamp) return [];
  const path = ARCHIVE_PATHS.timestamp;
  const claim = readTimestamp(timestamp);
  if (!claim) return [error('timestamp-unreadable', path)];
  const isOurs =
    index?.read.ok && claim.algorithm === SHA256_OID && claim.imprint === index.read.value.hash;
  return [
    isOurs
      ? note('timestamp-claims', path, { time: claim.time })
      : error('timestamp-of-other-index', path),
  ];
}
