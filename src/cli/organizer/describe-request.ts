import type { RequestView, RosterChangeView } from '../../contract/root-methods.ts';
import type { Texts } from '../texts/texts.ts';

/** What a root holder is asked to sign, in lines. The rules are read on screen, in full sentences. */
export function describeRequest(request: RequestView, texts: Texts): readonly string[] {
  const { say } = texts;
  const { setup, roster, notary, keys, threshold, rival } = request;
  return [
    roster
      ? say('cosign.roster', { title: setup.title, version: roster.version, judges: roster.judges })
      : say('cosign.charter', { title: setup.title }),
    say('cosign.contest', { contest: request.contestId }),
    ...(roster ? [] : charterLines(request, texts)),
    ...(roster?.changes.map((change) => changeLine(change, texts)) ?? []),
    say('cosign.operations', { digits: request.operations.digits }),
    notary
      ? say('cosign.notary', { name: notary.name, digits: notary.fingerprint.digits })
      : say('cosign.no-notary'),
    say('cosign.threshold', { threshold, keys: keys.length }),
    ...keys.map(({ name, fingerprint, signed, own }) =>
      say('cosign.key', {
        name: name || '?',
        digits: fingerprint.digits,
        state: say(signed ? 'cosign.key-signed' : 'cosign.key-open'),
        own: own ? say('cosign.key-own') : '',
      }),
    ),
    say('cosign.root', { digits: request.rootFingerprint.digits }),
    ...(rival ? [say('cosign.rival', { hash: rival.hash, time: rival.signedAt })] : []),
  ];
}

function charterLines({ setup }: RequestView, { say }: Texts): readonly string[] {
  const titles = (things: readonly { readonly title: string }[]) =>
    things.map(({ title }) => title).join(', ');
  return [
    say('cosign.divisions', { titles: titles(setup.divisions) }),
    say('cosign.stages', { titles: titles(setup.stages) }),
    say('cosign.rubrics', { titles: titles(setup.rubrics) }),
  ];
}

function changeLine(change: RosterChangeView, { say }: Texts): string {
  const judge = change.judge ? `${change.judge.id} ${change.judge.name}` : '?';
  switch (change.change) {
    case 'judge-changed':
      return say('cosign.judge-changed', { judge, before: change.before.name });
    case 'device-revoked':
      return say('cosign.device-revoked', {
        judge,
        digits: change.device,
        stage: change.stage,
        index: change.fromIndex,
        reason: change.reason,
      });
    default:
      return say(`cosign.${change.change}`, {
        judge,
        digits: change.devices.map(({ fingerprint }) => fingerprint.digits).join('; '),
      });
  }
}
