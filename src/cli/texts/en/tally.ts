/** What `jurybox tally` says. */
export const tally = {
  'error.rules-malformed': 'The rules file {{file}} is wrong at {{at}}: {{reason}}.',
  'error.attributes-missing':
    'These rules need a number of each entry, {{attribute}}. Give a table of entries with --entries.',
  'error.entry-not-found': 'There is no entry {{entry}} in the tables.',
  'error.row-empty': '{{file}} is empty.',
  'error.row-malformed': '{{file}}, line {{line}}: this is no valid CSV (an open quote?).',
  'error.row-column-missing': '{{file}} lacks a column; its header may be: {{column}}.',
  'error.row-column-repeated': '{{file}}: the header {{column}} occurs twice.',
  'error.row-row-too-long':
    '{{file}}, line {{line}}, column {{column}}: a cell beyond the header: {{value}}.',
  'error.row-cell-empty': '{{file}}, line {{line}}, column {{column}}: the cell is empty.',
  'error.row-not-a-number':
    '{{file}}, line {{line}}, column {{column}}: {{value}} is not a number.',
  'error.row-out-of-scale':
    '{{file}}, line {{line}}, column {{column}}: {{value}} is not on the scale of the rules.',
  'error.row-status-unknown':
    '{{file}}, line {{line}}, column {{column}}: unknown status {{value}}.',
  'error.row-status-with-mark':
    '{{file}}, line {{line}}, column {{column}}: the status says that there is no mark, yet {{value}} stands there.',
  'error.row-row-repeated': '{{file}}, line {{line}}: repeats an earlier row ({{value}}).',
  'error.row-entry-unknown': '{{file}}: the entry {{entry}} is not in the table of entries.',
  'error.row-criterion-unknown':
    '{{file}}, line {{line}}, column {{column}}: the rubric has no criterion {{value}}.',
  'error.row-factor-missing':
    '{{file}}, line {{line}}, column {{column}}: there is no factor {{value}}.',
  'error.row-factor-differs':
    '{{file}}: the column {{column}} of entry {{entry}} differs between rows that belong together.',
  'tally.open': '  entry {{entry}}: {{reasons}}',
  'tally.written': 'Wrote {{file}} ({{entries}} entries).',
  'command.tally': 'ranks a table of scores by a rules file',
  'option.rules': 'rules file (JSON)',
  'option.scores': 'table of scores (CSV): entry, judge, mark …',
  'option.entries-table': 'table of entries (CSV): entry and the numbers that the rules use',
  'option.out-file': 'file to write: .csv or .json',
} as const;
