import { usageFailure } from '../command-failure.ts';
import type { Call } from '../command.ts';
import { readInputFile } from '../input-file.ts';

/** Other users of a machine see command lines, so a secret never comes from there. */
export const SECRET_VARIABLE = 'JURYBOX_SECRET';

/** The organizer's secret: the first line of the file, else the variable. */
export async function readSecret({ arguments: args, host }: Call): Promise<string> {
  const file = args.text('secret-file');
  if (file === null) {
    const secret = host.env[SECRET_VARIABLE];
    if (!secret) throw usageFailure('secret-missing');
    return secret;
  }
  const [line = ''] = new TextDecoder().decode(await readInputFile(file)).split(/\r?\n/);
  if (line === '') throw usageFailure('secret-missing');
  return line;
}
