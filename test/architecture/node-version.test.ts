import { expect, test } from 'vitest';

/** Everything runs on the Node that the lock file pins, whatever the machine has installed. */
test('the tests run on Node 24', () => {
  expect(process.version).toMatch(/^v24\./);
});

test('that Node has SQLite and strips types', () => {
  expect(process.features.typescript).toBe('strip');
  expect(process.getBuiltinModule('node:sqlite')).toBeDefined();
});
