import { visible } from '../texts/visible.ts';

/** Markup whose variable parts were escaped. Only `html` makes it. */
export type Html = { readonly markup: string };

type Part = string | number | Html | readonly Html[];

/** A template whose parts are escaped, but for those that are markup themselves. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const markup = strings.map((text, index) => {
    const part = parts[index];
    return part === undefined ? text : text + toMarkup(part);
  });
  return { markup: markup.join('') };
}

export const NOTHING: Html = { markup: '' };

function toMarkup(part: Part): string {
  if (typeof part === 'number') return String(part);
  if (typeof part === 'string') return escapeText(part);
  return 'markup' in part ? part.markup : part.map(({ markup }) => markup).join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text of an archive is hostile: no markup, no control characters, no turned direction. */
function escapeText(text: string): string {
  return visible(text).replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
