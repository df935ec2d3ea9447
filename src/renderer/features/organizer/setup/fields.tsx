import { createContext, use, type ReactNode } from 'react';
import styles from './setup.module.css';

const FrozenContext = createContext(false);

/** Says to everything below whether the charter is frozen. */
export const FrozenProvider = FrozenContext.Provider;

export function useFrozen(): boolean {
  return use(FrozenContext);
}

/**
 * Fields of the charter. A disabled fieldset disables every field in it, whatever is added to a
 * form later; what only navigates stands outside.
 */
export function Fields({ children }: { readonly children: ReactNode }) {
  const frozen = useFrozen();
  return (
    <fieldset disabled={frozen} className={styles.fields} data-frozen={frozen || undefined}>
      {children}
    </fieldset>
  );
}
