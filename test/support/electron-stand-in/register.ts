import { registerHooks } from 'node:module';

/** Loaded with `--import`: makes the built main bundle find the stand-in as `electron`. */
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? { url: new URL('electron-module.ts', import.meta.url).href, shortCircuit: true }
      : next(specifier, context),
});
