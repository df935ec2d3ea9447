/** Nodes of markup that src/paper made, where every variable part is escaped. Scripts never run in it. */
export function parsePaper(markup: string): readonly Node[] {
  const parsed = new DOMParser().parseFromString(markup, 'text/html');
  return [...parsed.body.childNodes].map((node) => document.adoptNode(node));
}
