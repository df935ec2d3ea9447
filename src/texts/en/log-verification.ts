/** What can be found in the log, its receipts and cosigned heads, and in second signatures. */
export const logVerification = {
  'finding.head-of-other-log': 'The head is of no log of this archive.',
  'finding.head-beyond-log':
    'The head is larger than the log of this archive: the log was cut off.',
  'finding.head-other-root':
    'The head has another root than this log had at that size: the organizer signed two histories.',
  'finding.leaves-unreadable': 'The list of the log’s leaves cannot be read ({{reason}}).',
  'finding.log-unreadable': 'The log cannot be read, so this could not run.',
  'finding.log-of-other-stage': 'The log is of another contest or stage.',
  'finding.log-id-differs': 'An opening or closing names another log.',
  'finding.log-event-misplaced':
    'An opening or closing stands at another place of the log than it says.',
  'finding.checkpoint-unreadable':
    'The checkpoint cannot be read, or is not signed by the organizer ({{reason}}).',
  'finding.final-head-differs':
    'The log has {{size}} leaves, its last signed head says {{signed}}.',
  'finding.index-head-differs':
    'The list of files names another head than the final one of the log.',
  'finding.result-before-its-head':
    'A result stands in the log before the head that it was computed from.',
  'finding.result-not-the-last': 'The result of the archive is not the last result of the log.',
  'finding.leaf-repeated': 'Leaf {{index}} repeats an object ({{object}}).',
  'finding.leaf-without-object': 'The object of leaf {{index}} is not in the archive ({{object}}).',
  'finding.leaf-differs': 'Leaf {{index}} is not the leaf of its object ({{object}}).',
  'finding.leaf-order': 'Leaf {{index}} stands before something that it names ({{object}}).',
  'finding.leaf-before-opening': 'Leaf {{index}} stands before scoring was opened ({{object}}).',
  'finding.object-not-in-log': 'The object is not in the log: it was added without being logged.',
  'finding.merge-undeclared': 'The archive holds another desk’s log that no merge declares.',
  'finding.merge-differs': 'The other desk’s log is not the one that the merge declares.',
  'finding.merged-leaf-missing':
    'Leaf {{index}} of the other desk’s log is not in this log ({{object}}).',
  'finding.log-holds':
    'All {{leaves}} leaves of the log are objects of this archive, in order, under {{checkpoints}} signed head(s).',
  'finding.receipt-checkpoint-unreadable':
    'The checkpoint in the receipt for judge {{judge}} cannot be read ({{reason}}).',
  'finding.receipt-head-of-other-log':
    'The receipt for judge {{judge}} is of a log that is not in this archive (size {{size}}).',
  'finding.receipt-head-beyond-log':
    'The receipt for judge {{judge}} is of a log of {{size}} leaves; the log here is shorter: it was cut off.',
  'finding.receipt-head-other-root':
    'The receipt for judge {{judge}} is of another history (size {{size}}): the organizer signed two.',
  'finding.receipt-path-wrong': 'The receipt for judge {{judge}} does not prove sheet {{sheet}}.',
  'finding.receipt-leaf-differs':
    'The receipt for judge {{judge}} puts sheet {{sheet}} where the log has something else.',
  'finding.receipt-standing-wrong':
    'The receipt told judge {{judge}} something else about whether sheet {{sheet}} counts than the log says.',
  'finding.receipt-rejection-differs':
    'The receipt told judge {{judge}} of a rejection of sheet {{sheet}} that is not in the log, or for another reason.',
  'finding.receipt-list-differs':
    'The receipt for judge {{judge}} does not answer exactly the sheets of the bundle.',
  'finding.receipts-hold':
    '{{receipts}} receipts hold; {{accepted}} sheets are proven at their places.',
  'finding.rejected-sheet-missing':
    'The sheet {{sheet}} of judge {{judge}} that was rejected is not in the archive.',
  'finding.rejected-sheet-differs':
    'What the archive shows as the rejected sheet {{sheet}} of judge {{judge}} is something else.',
  'finding.rejected-sheet-undeclared': 'The archive holds a rejected sheet without a rejection.',
  'finding.rejection-unfounded':
    'The sheet {{sheet}} of judge {{judge}} was rejected ({{reason}}), but nothing is wrong with it.',
  'finding.sheet-rejected':
    'The sheet {{sheet}} of judge {{judge}} was rejected ({{reason}}); it cannot be accepted.',
  'finding.sheet-copy-rejected':
    'A copy of the sheet {{sheet}} of judge {{judge}} was rejected ({{reason}}); a whole one was accepted and is in the archive.',
  'finding.cosigned-unreadable':
    'The head that judge {{judge}} cosigned cannot be read ({{reason}}).',
  'finding.cosignature-missing':
    'The bundle of judge {{judge}} names a head without a valid cosignature of its device.',
  'finding.cosigned-head-of-other-log':
    'Judge {{judge}} cosigned a head of a log that is not in this archive.',
  'finding.cosigned-head-beyond-log':
    'Judge {{judge}} cosigned a head beyond this log: the log was cut off.',
  'finding.cosigned-head-other-root':
    'Judge {{judge}} cosigned a head of another history: the organizer signed two.',
  'finding.head-witnessed':
    'Newest cosigned head: size {{size}}, by {{witnesses}} device holder(s).',
  'finding.sheets-witnessed':
    '{{witnesses}} device holder(s) cosigned a head that holds every counting sheet (size {{size}} or more).',
  'finding.head-not-witnessed':
    'Nobody cosigned a head that holds every counting sheet (size {{size}}). The organizer could still exchange what no one cosigned; receipts of the judges are the proof.',
  'finding.given-proves-nothing':
    '{{file}} bears no signature of this contest’s organizer and proves nothing.',
  'finding.given-of-other-stage': '{{file}} is of another stage and was not compared.',
  'finding.given-checkpoint-unreadable':
    '{{file}}: the checkpoint for judge {{judge}} cannot be read ({{reason}}).',
  'finding.given-bundle-missing':
    '{{file}}: judge {{judge}} holds a receipt for a bundle that is not in this archive.',
  'finding.given-sheet-missing':
    '{{file}}: judge {{judge}} holds a receipt for sheet {{sheet}}, which is not in this archive.',
  'finding.given-leaf-differs':
    '{{file}}: judge {{judge}} was given another place for sheet {{sheet}} than this log has.',
  'finding.given-head-of-other-log':
    '{{file}} is of a log (size {{size}}) that is not in this archive.',
  'finding.given-head-beyond-log':
    '{{file}} shows a log of {{size}} leaves; the log here is shorter. Either this archive was exported before that receipt was given, and is not the newest, or the log was cut off. Ask the organizer for the newest archive.',
  'finding.given-head-other-root':
    '{{file}} shows another history at size {{size}}: the organizer signed two.',
  'finding.given-holds': '{{file}} agrees with this archive.',
  'finding.result-missing': 'The archive holds no result (a collecting desk’s): this did not run.',
  'finding.sheet-late':
    'The sheet of judge {{judge}} for entry {{entry}} came after the close and does not count.',
  'finding.sheet-late-replaced':
    'A first sheet of judge {{judge}} for entry {{entry}} came after the close and does not count; the judge replaced it by one that counts.',
  'finding.sheet-late-admitted':
    'The sheet of judge {{judge}} for entry {{entry}} came after the close; it counts by the rules or by a signed decision.',
  'finding.sheet-revoked-replaced':
    'A sheet of judge {{judge}} for entry {{entry}} came after its device was revoked and does not count; the judge replaced it by one that counts.',
  'finding.sheet-revoked':
    'The sheet of judge {{judge}} for entry {{entry}} came after its device was revoked and does not count.',
  'finding.bundle-of-revoked-device':
    'Judge {{judge}} handed this over from a device that was later revoked from place {{fromIndex}} of the log on: what stands before counts, and is flagged here.',
  'finding.sm2-signatures-valid':
    'The SM2 signatures that {{files}} files bear beside the others are valid. The SM2 keys are self-made: no certification authority vouches for them.',
  'finding.sm2-signature-missing': 'The SM2 signature that this key’s holder must add is missing.',
  'finding.bad-sm2-signature': 'The SM2 signature is wrong.',
  'finding.roster-revocation-dropped': 'A roster leaves out an earlier revocation.',
  'finding.timestamp-claims':
    'A time-stamping authority claims {{time}} for this list of files. Its signature was not checked here.',
  'finding.timestamp-of-other-index': 'The timestamp is of something else than this list of files.',
  'finding.timestamp-unreadable': 'The timestamp cannot be read.',
} as const;
