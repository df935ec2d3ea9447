import { removeDemo } from './demo-folder.ts';

/** Runs once, when every worker is done. */
// oxlint-disable-next-line import/no-default-export -- Playwright looks for the default export
export default removeDemo;
