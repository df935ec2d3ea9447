import { describe, expect, test } from 'vitest';
import { contract, type MethodName } from '../../src/contract/contract.ts';
import type { AppEvent } from '../../src/contract/events.ts';
import type { Transport } from '../../src/contract/transport.ts';

/** What every transport must do alike, on a fresh data folder. */
export function describeTransport(name: string, current: () => Transport): void {
  const callFreely = (method: string, input: unknown) =>
    current().call(method as MethodName, input as never);

  describe(`${name}: the contract`, () => {
    test('a query is answered in the shape that the table promises', async () => {
      const answer = await current().call('app.listProfiles', {});
      expect(answer).toEqual({ ok: true, value: { profiles: [], current: null } });
      const info = await current().call('app.info', {});
      if (!info.ok) throw new Error(info.error.code);
      contract['app.info'].output.parse(info.value);
    });

    test.each(['app.nowhere', 'constructor', '__proto__', 'toString', ''])(
      'method «%s» is unknown, as a value',
      async (method) => {
        expect(await callFreely(method, {})).toMatchObject({
          ok: false,
          error: { code: 'unknown-method' },
        });
      },
    );

    test.each([
      ['a missing field', { role: 'judge', label: 'x' }, 'rehearsal'],
      ['a wrong type', { role: 'judge', label: 7, rehearsal: false }, 'label'],
      ['an unknown role', { role: 'admin', label: 'x', rehearsal: false }, 'role'],
      ['a field too many', { role: 'judge', label: 'x', rehearsal: false, admin: true }, ''],
      ['no object', 'judge', ''],
      ['nothing', null, ''],
    ])('input with %s is refused and says where', async (_name, input, at) => {
      expect(await callFreely('app.createProfile', input)).toEqual({
        ok: false,
        error: { code: 'bad-input', params: { method: 'app.createProfile' }, at },
      });
    });

    test('threats.md row 9: an own `__proto__` key is a field too many', async () => {
      const input: unknown = JSON.parse(
        '{"role":"judge","label":"x","rehearsal":false,"__proto__":{"admin":true}}',
      );
      expect(await callFreely('app.createProfile', input)).toMatchObject({ ok: false });
    });

    test('a method that needs a profile is refused without one', async () => {
      expect(await current().call('identity.status', {})).toEqual({
        ok: false,
        error: { code: 'no-profile' },
      });
    });

    test('text arrives as it was sent, and events tell of the change', async () => {
      const events: AppEvent[] = [];
      const stop = current().subscribe((event) => events.push(event));
      const label = '评委 张三 «A» \u202Etest\u202C 🎓 '.trim();
      const created = await current().call('app.createProfile', {
        role: 'judge',
        label,
        rehearsal: true,
      });
      if (!created.ok) throw new Error(created.error.code);
      expect(created.value).toMatchObject({ label, role: 'judge', rehearsal: true });
      expect(await current().call('app.openProfile', { profileId: created.value.id })).toEqual({
        ok: true,
        value: {},
      });
      await expect.poll(() => events).toContainEqual({ type: 'changed', area: 'profile' });
      await expect.poll(() => events).toContainEqual({ type: 'profile', role: 'judge' });
      stop();
      const known = events.length;
      await current().call('app.closeProfile', {});
      await current().call('app.openProfile', { profileId: created.value.id });
      expect(events).toHaveLength(known);
    });

    test('a role may call its own methods and no others', async () => {
      expect(await current().call('judging.desk', {})).toEqual({ ok: true, value: null });
      expect(await current().call('contest.get', {})).toEqual({
        ok: false,
        error: { code: 'role-not-allowed', params: { role: 'judge' } },
      });
    });

    test('an expected failure is a value that survived the way', async () => {
      expect(await current().call('app.addDestination', { path: '/nowhere/at/all' })).toMatchObject(
        {
          ok: false,
        },
      );
    });

    test('calls run side by side', async () => {
      const answers = await Promise.all(
        Array.from({ length: 40 }, () => current().call('app.info', {})),
      );
      expect(answers.every(({ ok }) => ok)).toBe(true);
    });

    test('it tells that it is connected', async () => {
      const states: boolean[] = [];
      const stop = current().onConnection((connected) => states.push(connected));
      await expect.poll(() => states.at(-1)).toBe(true);
      stop();
    });
  });
}
