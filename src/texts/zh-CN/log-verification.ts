/** What can be found in the log, its receipts and cosigned heads, and in second signatures. */
export const logVerification = {
  'finding.head-of-other-log': '这个日志头不属于存证包里的任何日志。',
  'finding.head-beyond-log': '这个日志头比存证包里的日志更长:日志被截短了。',
  'finding.head-other-root': '这个日志头与同样大小时的日志根不同:主办方签过两套历史。',
  'finding.leaves-unreadable': '日志的叶子清单读不出来({{reason}})。',
  'finding.log-unreadable': '日志读不出来,这一项无法进行。',
  'finding.log-of-other-stage': '日志属于另一场赛事或另一个阶段。',
  'finding.log-id-differs': '开始或截止记录指的是另一个日志。',
  'finding.log-event-misplaced': '开始或截止记录不在它自己写明的日志位置上。',
  'finding.checkpoint-unreadable': '检查点读不出来,或者没有主办方的签名({{reason}})。',
  'finding.final-head-differs': '日志有 {{size}} 片叶子,最后签署的日志头却是 {{signed}}。',
  'finding.index-head-differs': '文件清单写的日志头不是日志最后的头。',
  'finding.result-before-its-head': '有一份结果在日志里的位置早于它所依据的日志头。',
  'finding.result-not-the-last': '存证包里的结果不是日志里的最后一份结果。',
  'finding.leaf-repeated': '第 {{index}} 片叶子重复({{object}})。',
  'finding.leaf-without-object': '第 {{index}} 片叶子所指的内容不在存证包里({{object}})。',
  'finding.leaf-differs': '第 {{index}} 片叶子与它所指的内容不符({{object}})。',
  'finding.leaf-order': '第 {{index}} 片叶子排在它所依据的内容之前({{object}})。',
  'finding.leaf-before-opening': '第 {{index}} 片叶子排在评分开始之前({{object}})。',
  'finding.object-not-in-log': '这份内容不在日志里,是没有登记就加进来的。',
  'finding.merge-undeclared': '存证包里有别的汇聚台的日志,却没有合并记录。',
  'finding.merge-differs': '别的汇聚台的日志与合并记录所说的不同。',
  'finding.merged-leaf-missing': '别的汇聚台日志的第 {{index}} 片叶子不在本日志里({{object}})。',
  'finding.log-holds':
    '日志的 {{leaves}} 片叶子都在存证包里,顺序正确,有 {{checkpoints}} 个签名的日志头。',
  'finding.receipt-checkpoint-unreadable':
    '给评委 {{judge}} 的回执里的检查点读不出来({{reason}})。',
  'finding.receipt-head-of-other-log':
    '给评委 {{judge}} 的回执属于存证包里没有的日志(大小 {{size}})。',
  'finding.receipt-head-beyond-log':
    '给评委 {{judge}} 的回执说日志有 {{size}} 片叶子,这里的日志更短:被截短了。',
  'finding.receipt-head-other-root':
    '给评委 {{judge}} 的回执属于另一套历史(大小 {{size}}):主办方签过两套。',
  'finding.receipt-path-wrong': '给评委 {{judge}} 的回执不能证明评分单 {{sheet}} 在日志里。',
  'finding.receipt-leaf-differs': '给评委 {{judge}} 的回执所说的位置上不是评分单 {{sheet}}。',
  'finding.receipt-standing-wrong':
    '评分单 {{sheet}} 是否计入,回执告诉评委 {{judge}} 的与日志不一致。',
  'finding.receipt-rejection-differs':
    '回执告诉评委 {{judge}} 评分单 {{sheet}} 被拒收,日志里却没有或理由不同。',
  'finding.receipt-list-differs': '给评委 {{judge}} 的回执没有逐一答复评分包里的评分单。',
  'finding.receipts-hold': '{{receipts}} 份回执成立,证明了 {{accepted}} 张评分单的位置。',
  'finding.rejected-sheet-missing': '评委 {{judge}} 被拒收的评分单 {{sheet}} 不在存证包里。',
  'finding.rejected-sheet-differs':
    '存证包里作为评委 {{judge}} 被拒收评分单 {{sheet}} 的,是别的内容。',
  'finding.rejected-sheet-undeclared': '存证包里有被拒收的评分单,却没有拒收记录。',
  'finding.rejection-unfounded':
    '评委 {{judge}} 的评分单 {{sheet}} 被拒收({{reason}}),其实没有任何问题。',
  'finding.sheet-rejected': '评委 {{judge}} 的评分单 {{sheet}} 被拒收({{reason}}),确实不能收。',
  'finding.sheet-copy-rejected':
    '评委 {{judge}} 的评分单 {{sheet}} 有一份副本被拒收({{reason}});完好的一份另外收到了,在存证包里。',
  'finding.cosigned-unreadable': '评委 {{judge}} 会签的日志头读不出来({{reason}})。',
  'finding.cosignature-missing': '评委 {{judge}} 的评分包写了日志头,却没有这台设备有效的会签。',
  'finding.cosigned-head-of-other-log': '评委 {{judge}} 会签的日志头不属于存证包里的日志。',
  'finding.cosigned-head-beyond-log': '评委 {{judge}} 会签的日志头比这里的日志更长:日志被截短了。',
  'finding.cosigned-head-other-root': '评委 {{judge}} 会签的日志头属于另一套历史:主办方签过两套。',
  'finding.head-witnessed': '最新的会签日志头:大小 {{size}},{{witnesses}} 位会签。',
  'finding.sheets-witnessed':
    '有 {{witnesses}} 位会签过包含全部计入评分单的日志头(大小不小于 {{size}})。',
  'finding.head-not-witnessed':
    '没有人会签过包含全部计入评分单的日志头(大小 {{size}})。没有会签的部分主办方仍可能替换,评委手里的回执才是凭据。',
  'finding.given-proves-nothing': '{{file}} 没有本场赛事主办方的签名,不能证明什么。',
  'finding.given-of-other-stage': '{{file}} 属于另一个阶段,没有对照。',
  'finding.given-checkpoint-unreadable': '{{file}}:给评委 {{judge}} 的检查点读不出来({{reason}})。',
  'finding.given-bundle-missing': '{{file}}:评委 {{judge}} 持有回执,所答复的评分包却不在存证包里。',
  'finding.given-sheet-missing':
    '{{file}}:评委 {{judge}} 持有评分单 {{sheet}} 的回执,存证包里却没有这张评分单。',
  'finding.given-leaf-differs': '{{file}}:评分单 {{sheet}} 的位置与给评委 {{judge}} 的回执不同。',
  'finding.given-head-of-other-log': '{{file}} 属于存证包里没有的日志(大小 {{size}})。',
  'finding.given-head-beyond-log':
    '{{file}} 表明日志有 {{size}} 片叶子,这里的日志更短:或者存证包是在这份回执之前导出的旧版,或者日志被截短了。请向组织方要最新的存证包。',
  'finding.given-head-other-root': '{{file}} 在大小 {{size}} 处是另一套历史:主办方签过两套。',
  'finding.given-holds': '{{file}} 与存证包一致。',
  'finding.result-missing': '存证包里没有结果(汇聚台的存证包),这一项没有进行。',
  'finding.sheet-late': '评委 {{judge}} 对项目 {{entry}} 的评分单在截止后才到,不计入。',
  'finding.sheet-late-replaced':
    '评委 {{judge}} 对项目 {{entry}} 的一份评分单在截止后才到,不计入;评委已另行封签一份,以那一份为准。',
  'finding.sheet-late-admitted':
    '评委 {{judge}} 对项目 {{entry}} 的评分单在截止后才到,按规则或签名的决定计入。',
  'finding.sheet-revoked-replaced':
    '评委 {{judge}} 对项目 {{entry}} 的一份评分单在设备吊销之后才到,不计入;评委已另行封签一份,以那一份为准。',
  'finding.sheet-revoked': '评委 {{judge}} 对项目 {{entry}} 的评分单在设备吊销之后才到,不计入。',
  'finding.bundle-of-revoked-device':
    '评委 {{judge}} 交来这份评分包的设备后来从日志第 {{fromIndex}} 位起被吊销;之前的仍计入,在此标明。',
  'finding.sm2-signatures-valid':
    '{{files}} 个文件另有的 SM2 签名有效。SM2 密钥为自行生成,没有电子认证机构(CA)为其作证。',
  'finding.sm2-signature-missing': '缺少这把密钥的持有人应加的 SM2 签名。',
  'finding.bad-sm2-signature': 'SM2 签名不对。',
  'finding.roster-revocation-dropped': '名册漏掉了先前的吊销。',
  'finding.timestamp-claims': '时间戳机构声称这份文件清单存在于 {{time}};其签名这里没有核对。',
  'finding.timestamp-of-other-index': '时间戳不是这份文件清单的。',
  'finding.timestamp-unreadable': '时间戳读不出来。',
} as const;
