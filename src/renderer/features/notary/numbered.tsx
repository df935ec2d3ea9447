import { Title } from '@mantine/core';
import styles from './notary.module.css';

type NumberedProps = {
  readonly number: number;
  readonly title: string;
  readonly children: React.ReactNode;
};

/** A numbered part of the page, as on a notary's form. */
export function Numbered({ number, title, children }: NumberedProps) {
  return (
    <section className={styles.part}>
      <span className={styles.partNumber} aria-hidden>
        {number}
      </span>
      <div>
        <Title order={2} mb={8}>
          {title}
        </Title>
        {children}
      </div>
    </section>
  );
}
