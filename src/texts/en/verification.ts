import { logVerification } from './log-verification.ts';
import { reasons } from './reasons.ts';

/** The steps of a verification and everything that can be found in them. */
export const verification = {
  'step.1': 'Root fingerprint equals the one from paper',
  'step.2': 'Signature chain of charter and rosters',
  'step.3': 'Strict check of every key',
  'step.4': 'Every signature',
  'step.5': 'Schemas and bindings',
  'step.6': 'Log and checkpoints',
  'step.7': 'Receipts and cosigned heads',
  'step.8': 'What replaces what',
  'step.9': 'Judges against entries',
  'step.10': 'Result computed again',
  'step.11': 'List of files',
  'step.12': 'Countersignature of the notary',
  'status.passed': 'passed',
  'status.failed': 'FAILED',
  'status.not-run': 'not run',
  'finding.root-matches': 'The root keys of the charter match the fingerprint that was typed.',
  'finding.root-differs':
    'The root keys of the charter do not match the fingerprint that was typed. The archive may be of another contest, or was replaced.',
  'finding.charter-unreadable': 'The charter cannot be read.',
  'finding.charter-signed':
    'The charter is signed by {{signers}} root key(s); {{threshold}} needed.',
  'finding.threshold-impossible': 'The charter demands more signatures than it has root keys.',
  'finding.repeated-root-key': 'The charter repeats a root key.',
  'finding.roster-chain':
    '{{versions}} roster version(s) in an unbroken chain; the latest has {{judges}} judges.',
  'finding.roster-other-contest': 'A roster belongs to another contest.',
  'finding.roster-version-gap': 'The roster versions have a gap.',
  'finding.roster-previous-mismatch': 'A roster does not follow the one before.',
  'finding.roster-judge-repeated': 'A roster repeats a judge.',
  'finding.roster-device-repeated': 'One device is enrolled for two judges.',
  'finding.keys-strict': 'All {{keys}} public keys pass.',
  'finding.weak-key': 'A public key does not pass.',
  'finding.signatures-valid': 'The signatures of {{files}} files are valid.',
  'finding.bad-signature': 'The signature is wrong; the file may have been altered.',
  'finding.bindings-hold': '{{files}} files are well-formed and belong to this contest.',
  'finding.chain-unreadable': 'Charter or roster cannot be read, so this could not run.',
  'finding.wrong-file-name': 'The file name does not fit its content.',
  'finding.other-contest': 'The file belongs to another contest.',
  'finding.other-charter': 'The file rests on another charter.',
  'finding.other-stage': 'The stage of the sheet is not that of its package.',
  'finding.unknown-roster': 'The roster that the sheet rests on is not in the archive.',
  'finding.device-not-in-roster': 'The device that sealed it is not on the roster as this judge’s.',
  'finding.unknown-package': 'The package that the sheet rests on is not in the archive.',
  'finding.package-of-other-judge': 'The sheet rests on another judge’s package.',
  'finding.entry-not-in-package': 'The package does not hold this entry.',
  'finding.marks-invalid': 'The marks do not fit the rubric.',
  'finding.comment-missing': 'A required comment is missing.',
  'finding.sheet-of-other-judge': 'A sheet is not by the judge whose bundle it came in.',
  'finding.correction-without-reason': 'A correction gives no reason.',
  'finding.paper-by-one-person': 'Typed from paper by one person instead of two.',
  'finding.sheets-from-paper': 'Typed from paper: {{count}} sheets, each by two people.',
  'finding.assignment-chain-broken': 'An assignment does not follow the one before.',
  'finding.unknown-assignment':
    'The assignment or roster that the package rests on is not in the archive.',
  'finding.package-differs-from-assignment':
    'The package differs from its assignment: its judge was given other entries or materials.',
  'finding.unknown-bundle': 'The bundle that the receipt answers is not in the archive.',
  'finding.listed-sheet-missing':
    'Judge {{judge}} handed over sheet {{sheet}}; it is not in the archive, and no receipt rejects it.',
  'finding.sheet-without-bundle': 'No bundle in the archive lists this sheet.',
  'finding.accepted-sheet-missing':
    'A receipt accepted sheet {{sheet}} of judge {{judge}}; it is not in the archive.',
  'finding.input-stage-unknown': 'The charter does not have the stage {{id}} of the assignment.',
  'finding.input-division-not-in-stage':
    'The division of entry {{id}} is not judged in this stage.',
  'finding.input-rubric-unknown': 'The charter does not have the rubric {{id}}.',
  'finding.input-track-unknown': 'The track of entry {{id}} is not in the charter.',
  'finding.input-entry-twice': 'The assignment lists entry {{id}} twice.',
  'finding.input-panel-judge-unknown':
    'The assignment names judge {{id}}, who is not on the latest roster.',
  'finding.input-panel-judge-twice': 'The assignment lists judge {{id}} twice.',
  'finding.input-panel-judge-groupless':
    'Judge {{id}} is in no group that the rules know: the marks have no place, the totals stay open.',
  'finding.judge-group-changed':
    'The group of judge {{judge}} was changed from “{{before}}” to “{{after}}” after the assignment was first signed; ask the organizer why.',
  'finding.input-panel-entry-unknown': 'Entry {{id}} is assigned to a judge, but not listed.',
  'finding.input-panel-entry-twice': 'Entry {{id}} is assigned to the same judge twice.',
  'finding.input-entry-without-panel': 'Entry {{id}} is assigned to no judge.',
  'finding.result-not-of-latest-assignment':
    'The result does not rest on the latest assignment or roster.',
  'finding.bad-schema': 'The file does not have the form it should ({{at}}).',
  'finding.bad-envelope': 'The signature envelope is malformed.',
  'finding.bad-base64': 'The signature envelope is encoded wrongly.',
  'finding.wrong-payload-type': 'The file is of another kind than its place demands.',
  'finding.payload-not-canonical':
    'The payload is not in canonical form; it may have been altered.',
  'finding.not-canonical': 'The file is not in canonical form; it may have been altered.',
  'finding.not-json': 'The file is not JSON.',
  'finding.not-utf8': 'The file is not UTF-8.',
  'finding.too-large': 'The file is too large.',
  'finding.too-deep': 'The file is nested too deeply.',
  'finding.lone-surrogate': 'The file holds an illegal character.',
  'finding.revision-several-heads':
    'Judge {{judge}} has conflicting sheets for entry {{entry}}; none of them counts.',
  'finding.revision-unknown-predecessor':
    'Judge {{judge}}, entry {{entry}}: the corrected sheet is not in the archive.',
  'finding.revision-foreign-predecessor':
    'Judge {{judge}}, entry {{entry}}: the correction names a sheet of another judge or entry.',
  'finding.revision-cycle':
    'Judge {{judge}}, entry {{entry}}: corrections replace each other in a circle.',
  'finding.revisions-resolved': '{{sheets}} sheets; {{corrected}} place(s) corrected.',
  'finding.cell-missing': 'The sheet of judge {{judge}} for entry {{entry}} is missing.',
  'finding.cell-conflict': 'The sheets of judge {{judge}} for entry {{entry}} conflict.',
  'finding.cell-late':
    'The sheet of judge {{judge}} for {{entry}} came after the close and does not count.',
  'finding.cell-revoked':
    'The sheet of judge {{judge}} for {{entry}} came after its device was revoked and does not count.',
  'finding.sheet-not-expected':
    'Judge {{judge}} is not assigned entry {{entry}}; the sheet does not count.',
  'finding.complete-with-open-cells':
    'The result says complete, but {{open}} sheet(s) are missing or in conflict.',
  'finding.matrix-counted':
    '{{expected}} sheets expected: {{received}} received, {{recused}} recused, {{missing}} missing, {{conflict}} in conflict, {{late}} late, {{revoked}} of revoked devices.',
  'finding.result-unreadable': 'The result cannot be read, so this could not run.',
  'finding.decision-chain-broken':
    'The decisions do not form one chain without a gap (at number {{version}}).',
  'finding.other-decisions-counted': 'The result names other decisions than the archive holds.',
  'finding.other-sheets-counted':
    'The result counts other sheets than those of the archive that count.',
  'finding.division-differs':
    'The ranking of division {{division}} differs from the one computed here.',
  'finding.result-differs': 'The published result is not byte for byte the one computed here.',
  'finding.result-recomputed':
    'Computed again from {{sheets}} sheets: byte for byte the published result.',
  'finding.index-unreadable': 'The list of files cannot be read, so this could not run.',
  'finding.listed-twice': 'The list names a file twice.',
  'finding.file-missing': 'The file is not in the archive.',
  'finding.file-changed': 'The file differs from the list: it was altered.',
  'finding.file-of-no-kind': 'The archive holds a file of no known kind.',
  'finding.file-not-listed': 'The file is not on the list: it was added.',
  'finding.files-listed': 'All {{files}} listed files are there, and none besides.',
  'finding.countersignature-absent': 'No notary has countersigned yet.',
  'finding.countersigned': 'Countersigned by the notary at {{signedAt}}: {{statement}}',
  'finding.no-notary-in-charter': 'The charter names no notary, yet there is a countersignature.',
  'finding.not-the-notary-of-the-charter':
    'The countersignature is not of the notary whom the charter names.',
  'finding.other-root': 'The countersignature is for another root fingerprint.',
  'finding.other-index': 'The countersignature is for another list of files.',
  'finding.other-result': 'The countersignature is for another result.',
  ...logVerification,
  ...reasons,
} as const;
