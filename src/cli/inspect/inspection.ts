export type InspectedKind =
  | 'key-card'
  | 'package'
  | 'bundle'
  | 'receipt'
  | 'archive'
  | 'head'
  | 'witness'
  | 'evidence'
  | 'signing-request'
  | 'opening'
  | 'closing'
  | 'rejection'
  | 'decision'
  | 'signed-object';

/**
 * What can be said of a file by itself. `holds`: signed by the key that the file names itself, which
 * says nothing about whose key that is; `unchecked`: the signer is known from the charter only.
 */
export type Inspection = {
  readonly kind: InspectedKind;
  readonly signature: 'holds' | 'wrong' | 'unchecked';
  /** Facts to print, in order; texts come from the file and are claims. */
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
};

export type InspectionError = { readonly reason: string };
