import type { Material } from '../../../../core/model/assignment.ts';

/** Captions lie beside a film under its name: `demo.mp4`, `demo.vtt`. */
export function findCaptions({ name }: Material, materials: readonly Material[]): Material | null {
  const matches = (other: Material) =>
    /\.vtt$/i.test(other.name) && baseOf(other.name) === baseOf(name);
  return materials.find(matches) ?? null;
}

/** What of an entry's materials was never on screen; captions are read with their film. */
export function findUnopened(
  materials: readonly Material[],
  opened: Readonly<Record<string, unknown>>,
): { readonly unopened: readonly Material[]; readonly total: number } {
  const films = materials.filter(({ mediaType }) => /^(video|audio)\//.test(mediaType));
  const captions = new Set(films.map((film) => findCaptions(film, materials)));
  const toRead = materials.filter((material) => !captions.has(material));
  return {
    unopened: toRead.filter(({ sha256 }) => !Object.hasOwn(opened, sha256)),
    total: toRead.length,
  };
}

function baseOf(file: string): string {
  return file.replace(/\.[^.]+$/, '').toLowerCase();
}
