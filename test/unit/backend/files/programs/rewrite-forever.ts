/** Replaces one file over and over until it is killed. Arguments: path. */
import { writeStreamAtomic } from '../../../../../src/backend/files/atomic-file.ts';

const [path = ''] = process.argv.slice(2);
for (let round = 0; ; round += 1) {
  await writeStreamAtomic(path, chunksOf(round % 256));
  if (round === 0) console.log('started');
}

/** 8 MiB of one byte: a mixture, or a short file, would be a torn write. */
async function* chunksOf(byte: number): AsyncGenerator<Uint8Array> {
  for (let index = 0; index < 8; index += 1) yield Buffer.alloc(1024 * 1024, byte);
}
