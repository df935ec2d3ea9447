/** What commands say, and the failures of the command line itself. */
export const messages = {
  'error.command-unknown': 'There is no command {{command}}. See jurybox help.',
  'error.command-missing': 'No command was given. See jurybox help.',
  'error.arguments-wrong': 'Wrong number of arguments ({{given}} given). See --help.',
  'error.option-missing': '{{option}} is missing. See --help.',
  'error.option-malformed': 'An option is wrong: {{reason}}. See --help.',
  'error.root-malformed':
    '--root is not a whole root fingerprint: ten groups of five digits as on paper (the last of each is a check digit), or 64 hexadecimal digits.',
  'error.secret-missing':
    'There is no secret. Give it by --secret-file or the variable JURYBOX_SECRET, never on the command line.',
  'error.file-unreadable': '{{file}} cannot be read ({{reason}}).',
  'error.file-of-no-kind': '{{file}} is not a Jurybox file, or it is damaged ({{reason}}).',
  'error.archive-unreadable':
    '{{file}} is not a readable archive ({{reason}}): another kind of file, cut off, or altered.',
  'error.folder-not-empty':
    'The folder {{folder}} is not empty; nothing was touched. Choose a new folder.',
  'error.data-folder-in-use':
    'Another running Jurybox uses the data folder {{folder}}. Close it first.',
  'error.organizer-missing': 'There is no organizer in the data folder. First run jurybox setup.',
  'error.organizer-exists': 'There is an organizer in the data folder already: {{profile}}.',
  'error.organizer-ambiguous':
    'There are several organizers in the data folder ({{profiles}}). Choose one with --profile.',
  'error.table-malformed':
    'The assignment table has a mistake ({{reason}}, line {{line}}). It has the columns judge,entry and a pair on every line.',
  'error.source-ambiguous': 'Give exactly one of {{options}}.',
  'demo.step': 'demo: {{step}} …',
  'demo.verify-hint': 'To verify: jurybox verify "{{archive}}" --root "{{root}}"',
  'verify.file': 'Verification of {{file}}',
  'verify.contest': 'Contest: {{title}} (stage {{stage}})',
  'verify.rehearsal': 'This is a rehearsal.',
  'verify.root': 'Root fingerprint that the archive claims: {{digits}}',
  'verify.index': 'Hash of the index: {{hash}}',
  'verify.result': 'Hash of the result: {{hash}}',
  'verify.more': '{{count}} more: see the report of --json',
  'verdict.valid': 'Verdict: VALID. The checks that ran found nothing wrong.',
  'verdict.invalid': 'Verdict: INVALID. {{failed}} check(s) failed.',
  'verdict.not-run': '{{count}} further check(s) did not run and prove nothing.',
  'result.complete': 'The result is complete: every expected sheet is there.',
  'result.incomplete':
    'The result is INCOMPLETE: sheets are missing or in conflict, see step 9. What is proven is this incomplete result.',
  'result.unknown': 'Whether the result is complete cannot be told.',
  'inspect.file': '{{file}}: {{kind}}',
  'inspect.signature-holds':
    'The signature is by the key that the file itself names, which does not say whose key that is.',
  'inspect.signature-wrong': 'The signature is WRONG: the file is damaged or was altered.',
  'inspect.signature-unchecked':
    'The signature was not checked: only the charter says whose key must have signed.',
  'inspect.not-verified': 'All this is what the file says of itself, not verified against a root.',
  'kind.key-card': 'key card',
  'kind.package': 'encrypted package, which only its judge’s computer can open',
  'kind.bundle': 'bundle of score sheets',
  'kind.receipt': 'receipt',
  'kind.archive': 'archive',
  'kind.signed-object': 'signed object of an archive',
} as const;
