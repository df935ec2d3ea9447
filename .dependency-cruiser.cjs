/**
 * The layers of the program, as a table that fails the build (style.md, "Layers").
 * Parsed with swc: with a TypeScript it does not know, dependency-cruiser reports success over
 * no module at all; test/architecture/layers.test.ts asserts that it saw them.
 */

/** One row: a layer, and all that its files may import. Everything else is a breach. */
function layer(name, from, allowed, comment) {
  return {
    name,
    comment,
    severity: 'error',
    from: { path: from },
    to: { pathNot: [from, ...allowed] },
  };
}

const core = '^src/core/';
const contract = '^src/contract/';
const backend = '^src/backend/';
/** Sentences that screen, paper, command line and verify.html share. */
const texts = '^src/texts/';
const paper = '^src/paper/';
/** Node's own modules: as `node:fs` where they exist with a prefix only, as `fs` elsewhere. */
const node =
  '^(node:)?(assert|buffer|child_process|crypto|dns|events|fs|http|https|module|net|os|path|perf_hooks|process|readline|sqlite|stream|string_decoder|test|timers|tls|url|util|v8|vm|worker_threads|zlib)(/|$)';
const npm = (...names) => `^node_modules/(${names.join('|')})/`;
/** Any installed package, but for those that belong to the other side of the contract. */
const packagesBut = (...names) => `^node_modules/(?!(electron|${names.join('|')})/)`;
const behind = packagesBut(
  'react[^/]*',
  '@mantine',
  '@tabler',
  'dexie[^/]*',
  'zustand',
  'ws',
  '@hono',
);
const inFront = packagesBut('ws', '@hono', 'write-excel-file', '@cantoo', '@pdf-lib');

module.exports = {
  forbidden: [
    layer(
      'core-is-pure',
      core,
      [
        npm(
          'zod',
          'canonicalize',
          '@peculiar/[^/]+',
          '@noble/[^/]+',
          '@scure/[^/]+',
          'sm-crypto-v2',
        ),
      ],
      'Runs in Node, Chromium and a worker: no I/O, no clock, no randomness, no other layer.',
    ),
    layer('texts-are-words', texts, [core], 'Codes to sentences, nothing else.'),
    layer('paper-is-pure', paper, [texts, core], 'A document from data: text in, text out.'),
    layer(
      'verify-page-stands-alone',
      '^src/verify-page/',
      [paper, texts, core, npm('zod')],
      'One file that anybody can read through: the verifier itself and plain DOM.',
    ),
    layer('contract-rests-on-core', contract, [core, npm('zod')], 'Names and shapes only.'),
    layer(
      'backend-knows-no-shell',
      backend,
      [contract, core, node, behind, '^package\\.json$'],
      'The same in every shell: never electron, never a shell, never the renderer.',
    ),
    layer(
      'main-is-thin',
      '^src/main/',
      [backend, contract, core, node, npm('electron')],
      'Electron shell: no package of its own.',
    ),
    layer(
      'loopback-is-thin',
      '^src/loopback/',
      [backend, contract, core, node, npm('@hono/node-server', 'ws', '@types/ws')],
      'Browser shell: HTTP and WebSocket, nothing else.',
    ),
    layer(
      'preload-is-tiny',
      '^src/preload/',
      [contract, npm('electron')],
      'Runs with rights that the page has not: the less, the better.',
    ),
    layer(
      'cli-has-no-shell',
      '^src/cli/',
      [backend, contract, paper, texts, core, node, behind, '^package\\.json$'],
      'Automation and audit, without window or server of the shells.',
    ),
    layer(
      'verify-can-be-audited-alone',
      '^src/cli/verify',
      [core, '^(node:)?(fs|path|process|worker_threads)(/|$)'],
      'Whoever audits the verifier reads it and core, and nothing else.',
    ),
    layer(
      'renderer-speaks-contract',
      '^src/renderer/',
      [contract, paper, texts, core, inFront],
      'A page: the backend is reached through the transport only, and Node not at all.',
    ),
    {
      name: 'features-meet-at-their-index',
      comment: 'What a feature offers to others stands in its index.ts.',
      severity: 'error',
      from: { path: '^src/renderer/features/([^/]+)/' },
      to: {
        path: '^src/renderer/features/[^/]+/',
        pathNot: ['^src/renderer/features/$1/', '^src/renderer/features/[^/]+/index\\.ts$'],
      },
    },
    {
      name: 'features-are-entered-at-their-index',
      severity: 'error',
      from: { path: '^src/renderer/(?!features/)' },
      to: {
        path: '^src/renderer/features/[^/]+/',
        pathNot: ['^src/renderer/features/[^/]+/index\\.ts$'],
      },
    },
    {
      name: 'electron-in-main-and-preload-only',
      severity: 'error',
      from: { pathNot: '^src/(main|preload)/' },
      to: { path: '^(node_modules/)?electron(/|$)' },
    },
    {
      name: 'no-cycles',
      comment: 'Files that need each other are one file, or lack a third.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'everything-resolves',
      severity: 'error',
      from: {},
      // Installed for their files, which the build copies or inlines.
      to: { couldNotResolve: true, pathNot: ['\\?(url|raw|worker|inline)$', '\\.css$'] },
    },
    {
      name: 'no-development-packages',
      comment: 'What src imports must be there in the installed program. Electron brings itself.',
      severity: 'error',
      from: { path: '^src/' },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: '^node_modules/(electron|@types)/',
      },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    // A checkout whose node_modules is a link sees the same paths.
    preserveSymlinks: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'module', 'browser', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.css'],
    },
  },
};
