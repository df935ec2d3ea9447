import type { Person } from './people.ts';

/** Hands each holder's key card to the organizer, as after comparing fingerprints; sets the threshold. */
export async function shareRoot(
  organizer: Person,
  holders: readonly Person[],
  threshold: number,
): Promise<void> {
  for (const holder of holders) {
    const card = await holder.client.demand('identity.exportKeyCard', {
      destinationId: holder.out,
    });
    const uploadId = await organizer.client.uploadFile(card.path);
    const { fingerprint } = await organizer.client.demand('root.previewCard', { uploadId });
    await organizer.client.demand('root.addHolder', {
      uploadId,
      comparedFingerprint: fingerprint.hex,
    });
  }
  await organizer.client.demand('root.setThreshold', { threshold });
}

/** Writes the request for what waits; gives the file's path. */
export async function exportRequest(
  organizer: Person,
  kind: 'charter' | 'roster',
): Promise<string> {
  const { client, out } = organizer;
  return (await client.demand('signing.export', { kind, destinationId: out })).path;
}

/** A holder opens the file, and signs what it shows; the answer as it comes. */
export async function tryCosign(holder: Person, path: string, discards: string | null = null) {
  const uploadId = await holder.client.uploadFile(path);
  const shown = await holder.client.call('holder.open', { uploadId });
  if (!shown.ok) return shown;
  return holder.client.call('holder.sign', {
    uploadId,
    hash: shown.value.hash,
    discards: discards as never,
    secret: holder.secret,
    destinationId: holder.out,
  });
}

/** As `tryCosign`, where it must work; gives the path of the file to give back. */
export async function cosign(holder: Person, path: string): Promise<string> {
  const signed = await tryCosign(holder, path);
  if (!signed.ok) throw new Error(`holder refused: ${JSON.stringify(signed.error)}`);
  return signed.value.path;
}

export async function giveBack(organizer: Person, path: string) {
  const uploadId = await organizer.client.uploadFile(path);
  return organizer.client.call('signing.import', { uploadId });
}

/** One holder's signature on what waits; true once it is in force. */
export async function collectSignature(
  organizer: Person,
  holder: Person,
  kind: 'charter' | 'roster',
): Promise<boolean> {
  const back = await giveBack(
    organizer,
    await cosign(holder, await exportRequest(organizer, kind)),
  );
  if (!back.ok) throw new Error(`organizer refused: ${JSON.stringify(back.error)}`);
  return back.value.waiting === null;
}
