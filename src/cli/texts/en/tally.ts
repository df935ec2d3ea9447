/** What `jurybox tally` says. */
export const tally = {
  'error.rules-malformed': 'The rules file {{file}} is wrong at {{at}}: {{reason}}.',
  'error.rules-not-json':
    'The rules file {{file}}, line {{line}}, column {{column}}: this is no valid JSON.',
  'rule.whole': 'the beginning',
  'rule.schema': 'the form is wrong',
  'rule.id':
    'an id has letters, digits, dots, underscores and hyphens, begins with a letter or digit, and is at most 64 long',
  'rule.decimal': 'this should be a decimal number as text, such as "0.3"',
  'rule.text': 'control characters are not allowed',
  'rule.duplicate-id': 'the id “{{id}}” is used twice',
  'rule.min-above-max': 'the lowest mark {{min}} is above the highest {{max}}',
  'rule.step-does-not-divide': 'steps of {{step}} from {{min}} never reach {{max}}',
  'rule.weight-negative': 'the weight {{weight}} may not be negative',
  'rule.band-reversed': 'the band “{{label}}” begins above its end',
  'rule.band-outside-scale': 'the band “{{label}}” leaves the scale',
  'rule.band-overlap': 'the bands “{{label}}” and “{{other}}” overlap',
  'rule.trimming-drops-everyone':
    '{{drops}} are to be dropped from {{minimumPanel}}: nobody would be left',
  'rule.rule-unknown': '“{{id}}” does not exist, or comes after the step that uses it',
  'rule.rule-axes': '“{{id}}” has the wrong axes',
  'rule.rule-order-missing': 'ranks that nobody shares need an order',
  'error.attributes-missing':
    'These rules need a number of each entry, {{attribute}}. Give a table of entries with --entries.',
  'error.entry-not-found': 'There is no entry {{entry}} in the tables.',
  'error.row-empty': '{{file}} is empty; line {{line}} should be the header.',
  'error.row-no-rows': '{{file}} has a header in line {{line}} and no rows.',
  'error.row-malformed': '{{file}}, line {{line}}: this is no valid CSV (an open quote?).',
  'error.row-column-missing':
    '{{file}}, line {{line}}: the header lacks a column; it may be called: {{column}}.',
  'error.row-column-repeated': '{{file}}, line {{line}}: the header {{column}} occurs twice.',
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
  'error.row-row-repeated': '{{file}}, line {{line}}: repeats line {{before}} ({{value}}).',
  'error.row-group-missing':
    '{{file}}, line {{line}}, column {{column}}: no group; known: {{known}}.',
  'error.row-group-unknown':
    '{{file}}, line {{line}}, column {{column}}: unknown group “{{value}}”; known: {{known}}.',
  'error.row-entry-unknown':
    '{{file}}, line {{line}}, column {{column}}: the entry {{entry}} is not in the table of entries.',
  'error.row-criterion-unknown':
    '{{file}}, line {{line}}, column {{column}}: the rubric has no criterion {{value}}.',
  'error.row-factor-missing':
    '{{file}}, line {{line}}, column {{column}}: there is no factor {{value}}.',
  'error.row-factor-differs':
    '{{file}}, from line {{line}} on: the column {{column}} of entry {{entry}} differs between rows that belong together.',
  'tally.open': '  entry {{entry}}: {{reasons}}',
  'tally.open-lacking': '{{lacking}} of {{needed}} have no row in the table',
  'tally.open-mark': '{{at}} ({{status}})',
  'tally.written': 'Wrote {{file}} ({{entries}} entries).',
  'sensitivity.lead': 'How firm the result is (for information; no score is changed):',
  'sensitivity.incomplete':
    '  line {{line}} (after place {{place}}): not tried, the ranking is incomplete',
  'sensitivity.room': '  line {{line}} (after place {{place}}): there is a place for everybody',
  'sensitivity.no-scale':
    '  line {{line}} (after place {{place}}): not tried, the rules name no step of the scale',
  'sensitivity.no-lines': '  The rules have neither awards nor a recommendation: there is no line.',
  'sensitivity.line':
    '  line {{line}} (after place {{place}}): {{steps}} step(s) of one mark change it; {{found}} such changes',
  'sensitivity.line-firm':
    '  line {{line}} (after place {{place}}): no change of one mark by up to {{steps}} step(s) moves it',
  'sensitivity.limit':
    '    only the {{entries}} entries nearest the line of {{of}} were tried at that, not the others',
  'sensitivity.level': '    level across it as it is: {{entries}}',
  'sensitivity.change':
    '    entry {{entry}} [{{at}}] {{from}} → {{to}}, total {{before}} → {{after}}: {{effects}}',
  'sensitivity.rises': '{{entries}} above the line',
  'sensitivity.falls': '{{entries}} below the line',
  'sensitivity.ties': '{{entries}} level across it',
  'sensitivity.without': '  without judge {{judge}}: {{changes}}',
  'sensitivity.unranked': '  without judge {{judge}}: too few judges for a ranking',
  'sensitivity.judge':
    '  judge {{judge}}: {{deviation}} from the other judges in the mean, {{distance}} away in the mean, spread {{spread}} (others {{others}}), {{values}} values compared',
  'sensitivity.judge-flagged':
    '  judge {{judge}} stands out: {{deviation}} from the other judges in the mean, {{distance}} away in the mean, spread {{spread}} (others {{others}}), {{values}} values compared',
  'sensitivity.outlier':
    '  outlier (for information): {{value}} of judge {{judge}} for entry {{entry}}; the others’ median is {{median}}, the distance is above {{limit}}',
  'command.tally': 'ranks a table of scores by a rules file',
  'option.sensitivity': 'also lists how far the result hangs on single judges and marks',
  'option.rules': 'rules file (JSON)',
  'option.scores': 'table of scores (CSV): entry, judge, mark …',
  'option.entries-table': 'table of entries (CSV): entry and the numbers that the rules use',
  'option.out-file': 'file to write: .csv or .json',
} as const;
