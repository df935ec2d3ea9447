import { Text } from '@mantine/core';
import { IconCircleCheck, IconX } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { StateMark } from '../../ui/index.ts';
import styles from './notary.module.css';
import {
  checkGroup,
  isRootComplete,
  nextGroup,
  typeIntoGroup,
  type TypedRoot,
} from '../../../core/crypto/typed-root.ts';

type RootFieldsProps = {
  readonly root: TypedRoot;
  readonly onChange: (root: TypedRoot) => void;
};

/** Ten short fields, each checked as soon as it is full: a typing slip is found at once. */
export function RootFields({ root, onChange }: RootFieldsProps) {
  const { t } = useTranslation('notary');
  const fields = useRef<(HTMLInputElement | null)[]>([]);
  const type = (index: number, text: string) => {
    const next = typeIntoGroup(root, index, text);
    onChange(next);
    const target = nextGroup(next, index);
    // Only forwards and only off a full field: correcting a digit must not move the cursor.
    if (target !== index && (next[index] ?? '').length > (root[index] ?? '').length) {
      fields.current[target]?.focus();
    }
  };
  const wrong = root.flatMap((_, index) =>
    checkGroup(root, index) === 'wrong' ? [index + 1] : [],
  );
  return (
    <div role="group" aria-label={t('root.label')} data-testid="root-fields">
      <div className={styles.groups}>
        {root.map((group, index) => (
          <RootField
            key={index}
            index={index}
            value={group}
            state={checkGroup(root, index)}
            onType={(text) => type(index, text)}
            onBack={() => fields.current[index - 1]?.focus()}
            register={(element) => {
              fields.current[index] = element;
            }}
          />
        ))}
      </div>
      <Text mt={8} aria-live="polite" component="div">
        {wrong.length > 0 && (
          <StateMark tone="error" icon={IconX} testId="root-wrong">
            {t('root.wrong', { groups: wrong.join(', ') })}
          </StateMark>
        )}
        {isRootComplete(root) && (
          <StateMark tone="saved" icon={IconCircleCheck} testId="root-right">
            {t('root.right')}
          </StateMark>
        )}
      </Text>
    </div>
  );
}

type RootFieldProps = {
  readonly index: number;
  readonly value: string;
  readonly state: ReturnType<typeof checkGroup>;
  readonly onType: (text: string) => void;
  readonly onBack: () => void;
  readonly register: (element: HTMLInputElement | null) => void;
};

function RootField({ index, value, state, onType, onBack, register }: RootFieldProps) {
  const { t } = useTranslation('notary');
  return (
    <label className={styles.group} data-state={state}>
      <span className={styles.groupNumber}>{index + 1}</span>
      <input
        ref={register}
        inputMode="numeric"
        autoComplete="off"
        value={value}
        aria-label={t('root.group', { number: index + 1 })}
        aria-invalid={state === 'wrong'}
        data-testid={`root-${index + 1}`}
        onChange={(event) => onType(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Backspace' && value === '') onBack();
        }}
      />
      <span className={styles.groupMark} aria-hidden>
        {state === 'right' ? '✓' : state === 'wrong' ? '✗' : ''}
      </span>
    </label>
  );
}
