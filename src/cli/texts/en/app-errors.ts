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
  'error.judge-group-missing':
    'Judge {{judge}} {{name}} has no group that the rules know ({{groups}}). Give the judge a group, then sign the roster and the assignment again.',
  'error.judge-group-changed':
    'The group of judge {{judge}} {{name}} was changed after the assignment was signed. Set it back and sign the roster, or sign the assignment again.',
  'error.device-taken':
    'This device is already enrolled for another judge. Check whether the key card was mixed up.',
  'error.csv-invalid':
    'The entries table has mistakes: {{at}}. Mend the rows and columns listed, then import again.',
  'error.entries-missing': 'There are no entries yet. First run jurybox entries.',
  'error.entry-unknown': 'There is no entry {{entry}}.',
  'error.decision-unknown': 'There is no such decision. Refresh the list and try again.',
  'error.decision-entry-out':
    "Entry {{entry}} has this state already. Check the entry's number. To undo an earlier decision choose “Reinstate”.",
  'error.decision-entry-not-out':
    "Entry {{entry}} is in the ranking; there is nothing to reinstate. Check the entry's number.",
  'error.decision-nothing-late':
    "{{judge}} has no late sheet for entry {{entry}}. Look at this sheet's state in “Collect”.",
  'error.decision-other-division':
    'Entry {{entry}} is not in this division. Votes and playoffs are among level entries of one division.',
  'error.decision-not-in-rules':
    'The announced rules do not settle ties in this way. The rules were signed with the charter and cannot be added to. Follow the announced rules; the tie is published as it is.',
  'error.decision-panels-differ':
    'The entries of the playoff have different judges, so their means cannot be compared. Have the same judges mark every entry, one mark each.',
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
  'error.bundle-unknown-stage':
    'The bundle is of a stage for which no packages were built. Check that it is the right file.',
  'error.witness-invalid':
    'This is not a valid witness file for the log of this stage. Ask the judge to save the witness file again.',
  'error.head-missing':
    'There is no record of the log yet that could be witnessed or saved. First import a receipt of the organizer.',
  'error.head-invalid':
    'This head file is not valid, or does not prove that it continues what you checked before. Ask the organizer for the newest head file.',
  'error.log-missing': 'The log of this stage has not begun. First build the packages.',
  'error.log-rolled-back':
    'The data on this computer was set back: it has {{own}} records, but a head of {{known}} was signed before. Stop using this data, bring back the newest data folder, and give the evidence to the notary. Evidence: {{at}}',
  'error.log-split-view':
    'Two versions of one log contradict each other. Keep the file you were given, and hand the evidence to the notary. Evidence: {{at}}',
  'error.log-has-result':
    'A result was signed already, so this cannot become a second collecting desk. Bring the files to the desk that signed it.',
  'error.stage-open':
    'Scoring is still open, so the result cannot be signed. First run jurybox close.',
  'error.stage-not-open':
    'Scoring is not open, so it cannot be closed. First build packages; if it was closed already, nothing needs doing.',
  'error.stage-not-closed':
    'Scoring is not closed, so there is nothing to reopen. Go on importing bundles.',
  'error.merge-damaged':
    'This archive is damaged, or is not of another desk of this stage: {{reason}}. Export it again at the other desk.',
  'error.merge-diverged':
    'The other desk signed a roster or an assignment of its own, so the two cannot be merged. Rosters and assignments are changed at one desk alone. Bring the bundle files from there and import them.',
  'error.result-missing':
    'The result is not signed, or no longer current. First run jurybox rank --sign.',
  'error.result-stale':
    'Inputs changed since the result was signed (sheets, roster or decisions). Look at it and sign again: jurybox rank --sign.',
  'error.wrong-file-kind': 'This is {{kind}}; what is needed here is {{expected}}.',
  'error.timestamp-refused':
    'The timestamp cannot be added ({{reason}}): it is no sound response, or is not for this index.',
  'error.archive-damaged':
    'The archive is damaged and cannot be read. Ask the organizer for it again.',
  'error.archive-unknown': 'This archive is not open.',
  'error.fingerprint-malformed':
    'What was typed is not a complete fingerprint. Type it again from the paper, group by group.',
  'error.not-the-notary': 'The charter names another notary’s device.',
  'error.verification-failed': 'Verification failed.',
  'error.reenrol-refused':
    'The charter is signed: an organizer’s keys cannot be replaced. If the keys are lost, a new contest has to be made. Where others hold root keys they can still sign rosters, but the operations key cannot be replaced.',
  'error.root-fixed':
    'The charter is signed: root keys and threshold cannot change any more. Other holders need a new contest.',
  'error.root-holder-exists':
    'This key is on the list already ({{name}}). Choose another key card.',
  'error.root-holder-unknown': 'No such root-key holder is on the list. Reload and look again.',
  'error.root-threshold-impossible':
    'Threshold and keys do not fit: there are {{keys}} root keys in all. Add holders first, or lower the threshold. Nine keys at most.',
  'error.signing-pending':
    'Other holders of root keys are still to sign; what they sign cannot change meanwhile. Collect the signatures, or cancel this signing first.',
  'error.signing-none':
    'Nothing of this kind is waiting for signatures. It may be complete already, or was cancelled. Check the file’s name.',
  'error.signing-invalid':
    'This signing request is refused ({{reason}}). The file may be damaged or altered. Ask the organizer for a new one.',
  'error.signing-not-yours':
    'Your key is not among the root keys of this file. It may be the wrong file, or the organizer has an earlier key card of yours.',
  'error.signing-other-request':
    'What this file signs is not what is waiting here. Another content, contest or version. Let the holders sign the file that was exported last.',
  'error.signing-changed':
    'The file is not what you were shown a moment ago. Open the file again and compare once more.',
  'error.signing-rehearsal':
    'Rehearsals and real contests are kept apart. Open this file as the person it belongs to.',
  'error.roster-older':
    'This is roster {{version}}; you have signed roster {{signed}} already. Do not sign an older roster. Ask the organizer for the newest file.',
  'error.root-rival':
    'What you signed before and this cannot both stand. Ask the organizer in person or by phone whether the earlier one was given up, then confirm it.',
  'error.device-unknown':
    'There is no such device, or no revocation that could be withdrawn. Reload the list and try again.',
  'error.revocation-shrinks':
    'This device is revoked from index {{index}} on already; a revocation can begin earlier, never later. Choose an earlier place.',
  'error.judge-without-device':
    'Every device of judge {{judge}} is revoked: none could open the package. Enrol a new device and sign the roster first.',
} as const;
