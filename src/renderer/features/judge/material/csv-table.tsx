import { Button, Table } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './material.module.css';

/** Rows that are shown at once; more on demand, so that a long table opens at once. */
const STEP = 500;

/** A table with its first row as the head. */
export function CsvTable({ rows }: { readonly rows: readonly (readonly string[])[] }) {
  const { t } = useTranslation('material');
  const [shown, setShown] = useState(STEP);
  const [head = [], ...body] = rows;
  return (
    <>
      <Table stickyHeader className={classes.csv ?? ''} data-testid="material-table">
        <Table.Thead>
          <Table.Tr>
            {head.map((cell, column) => (
              // Columns are their place.
              // oxlint-disable-next-line react/no-array-index-key
              <Table.Th key={column}>{cell}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {body.slice(0, shown).map((row, index) => (
            // Rows are their place.
            // oxlint-disable-next-line react/no-array-index-key
            <Table.Tr key={index}>
              {row.map((cell, column) => (
                // Cells are their column's place.
                // oxlint-disable-next-line react/no-array-index-key
                <Table.Td key={column}>{cell}</Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {body.length > shown && (
        <Button variant="default" m="md" onClick={() => setShown(shown + STEP)}>
          {t('text.more', { left: body.length - shown })}
        </Button>
      )}
    </>
  );
}
