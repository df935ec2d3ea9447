import { appError, type AppError } from '../../contract/app-error.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { profileOf, type Context } from '../context.ts';
import type { Handlers } from '../dispatcher.ts';
import { keyFingerprint } from '../identity/fingerprint-view.ts';
import { readIdentity } from '../identity/identity-record.ts';
import { readKeyCard } from '../identity/read-key-card.ts';
import type { OpenProfile } from '../profile/open-profile.ts';
import { readFrozenCharter } from './contest-state.ts';
import { readPending } from './pending-signing.ts';
import {
  MAX_ROOT_KEYS,
  readAllRoots,
  readOwnRoot,
  readRootHolders,
  readRootThreshold,
  viewRootKey,
  writeRootHolders,
  writeRootThreshold,
} from './root-keys.ts';

type RootHandlers = Pick<Handlers, Extract<keyof Handlers, `root.${string}`>>;

/** Who holds the keys of the root: decided before the freeze, fixed by the charter. */
export function createRootHandlers(context: Context): RootHandlers {
  const changed = () => context.events.emit({ type: 'changed', area: 'contest' });
  return {
    'root.get': () => ok(viewRoot(profileOf(context))),
    'root.previewCard': async ({ uploadId }) => {
      const card = await readKeyCard(context, uploadId, 'root-holder');
      if (!card.ok) return card;
      const { name, organization, ed25519 } = card.value;
      return ok({ name, organization, fingerprint: keyFingerprint(ed25519) });
    },
    'root.addHolder': async ({ uploadId, comparedFingerprint }) => {
      const card = await readKeyCard(context, uploadId, 'root-holder');
      if (!card.ok) return card;
      const { name, organization, ed25519: key } = card.value;
      // The card could have been swapped between preview and adding (threats.md row 20).
      if (keyFingerprint(key).hex !== comparedFingerprint) {
        return fail(appError('fingerprint-mismatch'));
      }
      const profile = profileOf(context);
      const open = demandOpenRoot(profile);
      if (!open.ok) return open;
      const roots = readAllRoots(profile);
      const same = roots.find((holder) => holder.key === key);
      if (same) return fail(appError('root-holder-exists', { name: same.name }));
      if (roots.length >= MAX_ROOT_KEYS) {
        return fail(appError('root-threshold-impossible', { keys: MAX_ROOT_KEYS }));
      }
      writeRootHolders(profile, [...readRootHolders(profile), { key, name, organization }]);
      changed();
      return ok({});
    },
    'root.removeHolder': ({ key }) => {
      const profile = profileOf(context);
      const open = demandOpenRoot(profile);
      if (!open.ok) return open;
      const holders = readRootHolders(profile);
      if (!holders.some((holder) => holder.key === key)) {
        return fail(appError('root-holder-unknown'));
      }
      profile.database.transaction(() => {
        writeRootHolders(
          profile,
          holders.filter((holder) => holder.key !== key),
        );
        const keys = readAllRoots(profile).length;
        writeRootThreshold(profile, Math.min(readRootThreshold(profile), keys));
      });
      changed();
      return ok({});
    },
    'root.setThreshold': ({ threshold }) => {
      const profile = profileOf(context);
      const open = demandOpenRoot(profile);
      if (!open.ok) return open;
      const keys = readAllRoots(profile).length;
      if (threshold > keys) {
        return fail(appError('root-threshold-impossible', { threshold, keys }));
      }
      writeRootThreshold(profile, threshold);
      changed();
      return ok({});
    },
  };
}

function viewRoot(profile: OpenProfile) {
  const charter = readFrozenCharter(profile) ?? readPending(profile, 'charter')?.object ?? null;
  const known = readAllRoots(profile);
  const own = readOwnRoot(profile);
  const operations = readIdentity(profile)?.operations;
  return {
    own: own ? viewRootKey(known, own.key) : null,
    operations: operations ? keyFingerprint(operations) : null,
    holders: readRootHolders(profile).map(({ key }) => viewRootKey(known, key)),
    threshold: readRootThreshold(profile),
    fixed: charter !== null,
  };
}

/** The charter names the root: once it is signed, or sent out to be, nothing of it changes. */
function demandOpenRoot(profile: OpenProfile): Result<void, AppError> {
  if (readFrozenCharter(profile)) return fail(appError('root-fixed'));
  return readPending(profile, 'charter')
    ? fail(appError('signing-pending', { kind: 'charter' }))
    : ok(undefined);
}
