/** What the contract's failures mean here, and which command helps. */
export const appErrors = {
  'error.unknown-method': 'This page and the program have different versions.',
  'error.bad-input':
    'Something entered does not have the form it should: {{at}}. Check it and try again.',
  'error.role-not-allowed': 'The person now open may not do this.',
  'error.no-profile': 'Nobody has been chosen yet. First run jurybox setup.',
  'error.internal':
    'The program met an error of its own. If it happens again, tell the code to the technical helper.',
  'error.cancelled': 'Stopped, as you asked.',
  'error.upload-unknown': 'The file that was read in is no longer there.',
  'error.upload-too-large': 'The file is too large. Check that it is the right file.',
  'error.destination-unknown':
    'The folder to write to is not there; a drive may have been removed.',
  'error.destination-not-writable':
    'This folder cannot be written to. Choose another folder; on a drive, check the write-protect switch.',
  'error.data-folder-read-only':
    'The data folder cannot be written. What was saved is still there; check permissions and try again.',
  'error.disk-full': 'The disk is full. Remove files that are not needed, then try again.',
  'error.identity-missing': 'This person has no signing key yet. First run jurybox setup.',
  'error.identity-exists':
    'This person already has a signing key; a second one is not made. Unlock with its secret.',
  'error.identity-locked': 'The signing key is locked.',
  'error.secret-wrong':
    'The secret is wrong. Check capitals and input method, then try again; repeated wrong tries lock it for a while.',
  'error.secret-locked-out':
    'Too many wrong tries; no further one is possible for a while. Try again later.',
  'error.secret-too-weak': 'The secret is too short or too easy to guess.',
  'error.preset-unknown': 'There is no contest template {{preset}}.',
  'error.setup-invalid':
    'The contest setup has a problem: {{at}}. Mend the setup file and try again.',
  'error.contest-missing': 'There is no contest yet. First run jurybox setup.',
  'error.contest-exists':
    'There is a contest here already. For another contest, use another --data folder.',
  'error.contest-frozen':
    'The charter is signed and can no longer be changed. If it must change, create a new contest.',
  'error.contest-not-frozen': 'The charter is not signed yet. First run jurybox freeze.',
  'error.key-card-invalid':
    'This is not a valid key card, or it is damaged. Ask for the key card to be exported again.',
  'error.key-card-role':
    'The key card is of another role, such as a notary’s in place of a judge’s. Choose the right key card.',
  'error.key-card-rehearsal':
    'A key card of a rehearsal cannot enter a real contest, nor the other way round. Ask for one from the matching profile.',
  'error.fingerprint-mismatch':
    'The fingerprint does not match. Compare it group by group with the other person. If it still differs, do not go on; tell the supervisor.',
  'error.judge-exists': 'A judge with this number exists. Choose another --id.',
  'error.judge-unknown': 'Judge {{judge}} is not on the roster.',
  'error.device-taken':
    'This device is already enrolled for another judge. Check whether the key card was mixed up.',
  'error.csv-invalid':
    'The entries table has mistakes: {{at}}. Mend the rows and columns listed, then import again.',
  'error.entries-missing': 'There are no entries yet. First run jurybox entries.',
  'error.entry-unknown': 'There is no entry {{entry}}.',
  'error.material-missing':
    'Entry {{entry}} lacks the material {{name}}. Add it with jurybox entries --materials.',
  'error.roster-missing': 'The roster of judges is not signed yet. First run jurybox sign-roster.',
  'error.roster-stale':
    'The list changed after the roster was signed. Run jurybox sign-roster again.',
  'error.assignment-missing': 'The assignment is not signed yet. First run jurybox assign.',
  'error.assignment-stale': 'The assignment changed after it was signed. Run jurybox assign again.',
  'error.assignment-invalid': 'The assignment has a problem: {{at}}.',
  'error.package-not-encrypted-for-you':
    'This package was not made for this computer and cannot be opened. Check that it is the right file; if it is, hand your key card to the organizer again.',
  'error.package-damaged':
    'The package is damaged or was altered. Ask the organizer for a new copy.',
  'error.package-untrusted':
    'The signature of the package cannot be trusted: it was not issued by the organizer of this contest. Do not use this file; tell the organizer.',
  'error.package-wrong-judge':
    'This package is for another judge. Ask the organizer for your own package.',
  'error.package-other-contest': 'This package belongs to another contest.',
  'error.package-older':
    'This package is older than the one already imported. Nothing needs doing; ask the organizer if in doubt.',
  'error.package-rehearsal':
    'A rehearsal’s package cannot be used for real judging, nor the other way round.',
  'error.package-missing': 'No package was imported yet.',
  'error.package-unconfirmed': 'The fingerprint of the contest was not compared yet.',
  'error.draft-stale': 'There is a newer version of this draft.',
  'error.sheet-invalid': 'The sheet is not complete, or a mark breaks the rules.',
  'error.sheet-changed': 'The sheet changed after it was reviewed.',
  'error.sheet-sealed': 'This sheet is sealed already.',
  'error.correction-reason-missing': 'The correction gives no reason.',
  'error.nothing-to-export': 'Nothing is sealed yet, so there is nothing to export.',
  'error.bundle-damaged': 'The bundle is damaged or was altered. Ask the judge to export it again.',
  'error.bundle-other-contest':
    'The bundle belongs to another contest. Check that it is the right file.',
  'error.bundle-unknown-device':
    'The device that signed the bundle is not on the roster. Check the roster and whether the judge used the enrolled computer.',
  'error.bundle-rehearsal':
    'A rehearsal’s bundle cannot enter a real contest, nor the other way round. Ask the judge for the right bundle.',
  'error.receipt-invalid':
    'This is not a valid receipt for you. Ask the organizer for the receipt of your last bundle.',
  'error.result-missing':
    'The result is not signed, or no longer current. First run jurybox rank --sign.',
  'error.archive-damaged':
    'The archive is damaged and cannot be read. Ask the organizer for it again.',
  'error.archive-unknown': 'This archive is not open.',
  'error.fingerprint-malformed':
    'What was typed is not a complete fingerprint. Type it again from the paper, group by group.',
  'error.not-the-notary': 'The charter names another notary’s device.',
  'error.verification-failed': 'Verification failed.',
} as const;
