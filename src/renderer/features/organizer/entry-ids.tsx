import styles from './organizer.module.css';

/** Entry numbers in a row; a number is never broken at its hyphen. */
export function EntryIds({ ids }: { readonly ids: readonly string[] }) {
  return (
    <>
      {ids.map((id) => (
        <span key={id} className={styles.entryId}>
          {id}
        </span>
      ))}
    </>
  );
}
