import { describe, expect, it } from 'vitest';
import { describeSecret } from '../../../src/renderer/features/identity/secret-strength.ts';

describe('strength of a secret', () => {
  it.each([
    ['pin', '', 'empty'],
    ['pin', '28391', 'short'],
    ['pin', '283915', 'enough'],
    ['pin', '123456', 'simple'],
    ['pin', '987654', 'simple'],
    ['pin', '777777', 'simple'],
    ['passphrase', '   ', 'empty'],
    ['passphrase', '春 山 湖', 'short'],
    ['passphrase', '春 春 春 春 春', 'short'],
    ['passphrase', '春 山 湖 灯 船', 'enough'],
    ['passphrase', 'river lamp stone boat winter', 'enough'],
  ] as const)('%s %j is %s', (kind, secret, verdict) => {
    expect(describeSecret(kind, secret).verdict).toBe(verdict);
  });
});

it('counts a Chinese passphrase in characters, as the suggestion gives it', () => {
  expect(describeSecret('passphrase', '立应焦办 莱岗丢芳').verdict).toBe('enough');
  expect(describeSecret('passphrase', '立应焦办').verdict).toBe('short');
  expect(describeSecret('passphrase', '立立立立立立立立').verdict).toBe('short');
});
