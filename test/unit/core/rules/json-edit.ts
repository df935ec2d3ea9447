/** A value to append to the list at a path instead of replacing what is there. */
export class Append {
  readonly from: string | null;
  readonly fields: object;

  /** A copy of the value at path `from` with `fields` changed, or `fields` alone. */
  constructor(from: string | null, fields: object = {}) {
    this.from = from;
    this.fields = fields;
  }
}

export type Edits = Readonly<Record<string, unknown>>;

/** A deep copy of `root` with the values at dotted paths replaced. Unknown paths throw. */
export function editJson(root: unknown, edits: Edits): unknown {
  const copy: unknown = structuredClone(root);
  for (const [path, value] of Object.entries(edits)) {
    if (value instanceof Append) {
      const list = readJson(copy, path);
      if (!Array.isArray(list)) throw new Error(`no list at ${path}`);
      const source = value.from === null ? {} : readJson(copy, value.from);
      list.push({ ...structuredClone(Object(source)), ...value.fields });
    } else {
      const keys = path.split('.');
      const last = keys.pop() ?? '';
      const target = readJson(copy, keys.join('.'));
      if (!Reflect.has(Object(target), last)) throw new Error(`nothing at ${path}`);
      Reflect.set(Object(target), last, value);
    }
  }
  return copy;
}

export function readJson(root: unknown, path: string): unknown {
  const keys = path === '' ? [] : path.split('.');
  return keys.reduce((at, key) => Reflect.get(Object(at), key), root);
}
