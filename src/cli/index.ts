import { refuseOldNode } from './old-node.ts';

const refused = refuseOldNode(process.versions.node);
if (refused === null) {
  const { runProgram } = await import('./program.ts');
  await runProgram();
} else {
  console.error(refused);
  // Wrong usage; `EXIT` stands in a module that is not to be loaded here.
  process.exitCode = 2;
}
