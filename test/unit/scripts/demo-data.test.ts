import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { DEMO_EDITION, setOutdatedAside } from '../../../scripts/demo-data.ts';
import { useTemporaryFolder } from '../../support/temporary-folder.ts';

const folder = useTemporaryFolder();

it('a demo of this edition stays, one of an earlier version moves aside with all that is in it', async () => {
  const demo = folder('demo');
  expect(await setOutdatedAside(demo)).toBeNull();
  mkdirSync(folder('demo/data'), { recursive: true });
  writeFileSync(folder('demo/data/work'), 'marks');
  writeFileSync(folder('demo/.complete'), DEMO_EDITION);
  expect(await setOutdatedAside(demo)).toBeNull();
  writeFileSync(folder('demo/.complete'), '');
  const aside = await setOutdatedAside(demo);
  expect(existsSync(demo)).toBe(false);
  expect(readFileSync(`${aside}/data/work`, 'utf8')).toBe('marks');
});
