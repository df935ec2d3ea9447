/** What the contract's failures mean here, and which command helps. */
export const appErrors = {
  'error.unknown-method': '页面和程序的版本不一致。',
  'error.bad-input': '填写的内容不符合要求:{{at}}。请检查后再试。',
  'error.role-not-allowed': '当前身份不能做这件事。',
  'error.no-profile': '还没有选择身份。请先运行 jurybox setup。',
  'error.internal': '程序内部出错。如果仍然出错,请把代码告诉技术人员。',
  'error.cancelled': '已按您的要求停止。',
  'error.upload-unknown': '找不到刚才读入的文件。',
  'error.upload-too-large': '文件太大。请确认选的是正确的文件。',
  'error.destination-unknown': '找不到要写入的文件夹;移动盘可能已拔出。',
  'error.destination-not-writable': '不能写入这个文件夹。请选择其他文件夹;移动盘请检查写保护开关。',
  'error.data-folder-read-only':
    '数据文件夹不能写入。已保存的内容都还在;请检查写保护和权限后再试。',
  'error.disk-full': '磁盘已满。请删除不需要的文件,腾出空间后再试。',
  'error.identity-missing': '这个身份还没有签名密钥。请先运行 jurybox setup。',
  'error.identity-exists': '这个身份已经有签名密钥,不能再生成一把。请用原来的口令解锁。',
  'error.identity-locked': '签名密钥已锁定。',
  'error.secret-wrong': '口令不对。请检查大小写和输入法后再输入;连续输错会暂时锁定。',
  'error.secret-locked-out': '连续输错次数过多,暂时不能再试。请稍后再试。',
  'error.secret-too-weak': '口令太短或太容易猜到。',
  'error.preset-unknown': '没有赛事模板 {{preset}}。',
  'error.setup-invalid': '赛事设置有问题:{{at}}。请修改设置文件后再试。',
  'error.contest-missing': '还没有赛事。请先运行 jurybox setup。',
  'error.contest-exists': '这里已经有一个赛事。要办另一个赛事,请换一个 --data 文件夹。',
  'error.contest-frozen': '章程已经签署,不能再修改。如果确需修改,请新建一个赛事。',
  'error.contest-not-frozen': '章程还没有签署。请先运行 jurybox freeze。',
  'error.key-card-invalid': '这不是有效的公钥卡,或已损坏。请对方重新导出公钥卡。',
  'error.key-card-role': '公钥卡的身份不对(例如把公证员的卡当作评委的卡)。请选择正确的公钥卡。',
  'error.key-card-rehearsal':
    '彩排的公钥卡不能用于正式赛事,正式的也不能用于彩排。请让对方用对应的身份重新导出。',
  'error.fingerprint-mismatch':
    '指纹与文件不一致。请与对方逐组核对指纹。如果仍不一致,不要继续,请报告监督人员。',
  'error.judge-exists': '已有相同编号的评委。请换一个 --id。',
  'error.judge-unknown': '名册中没有评委 {{judge}}。',
  'error.judge-group-missing':
    '评委 {{judge}} {{name}} 没有规则所要的组别({{groups}})。请给这位评委设好组别,再签署名册和分配。',
  'error.judge-group-changed':
    '评委 {{judge}} {{name}} 的组别在签署分配之后改过。请改回并签署名册,或者重新签署分配。',
  'error.device-taken': '这台设备已经登记在另一位评委名下。请检查公钥卡是否拿错。',
  'error.csv-invalid': '项目表有错误:{{at}}。请按列出的行和列修改表格后重新导入。',
  'error.entries-missing': '还没有项目。请先运行 jurybox entries。',
  'error.entry-unknown': '没有项目 {{entry}}。',
  'error.decision-unknown': '没有这项决定。请刷新列表后再试。',
  'error.decision-entry-out':
    '项目 {{entry}} 已经是这个状态。请核对项目编号;要撤销以前的决定,请选“恢复参评”。',
  'error.decision-entry-not-out': '项目 {{entry}} 本来就在参评,没有什么可恢复。请核对项目编号。',
  'error.decision-nothing-late':
    '{{judge}} 对项目 {{entry}} 没有迟交的评分单。请在“收分”里查看这张评分单的状态。',
  'error.decision-other-division':
    '项目 {{entry}} 不在这个组别。投票和加赛只能在同一组别的并列项目之间进行。',
  'error.decision-not-in-rules':
    '事先公布的计分规则里没有这种同分办法。规则已随章程签署,不能补写;请按公布的规则办理,并列照原样公布。',
  'error.decision-panels-differ':
    '各项目加赛的评委不同,平均分没法比较。请让同一批评委给每个项目都打分,每位一个分数。',
  'error.material-missing':
    '缺少项目 {{entry}} 的材料 {{name}}。请补齐材料,用 jurybox entries --materials 附上。',
  'error.roster-missing': '评委名册还没有签署。请先运行 jurybox sign-roster。',
  'error.roster-stale': '名单在签署后有变化。请再次运行 jurybox sign-roster。',
  'error.assignment-missing': '分配还没有签署。请先运行 jurybox assign。',
  'error.assignment-stale': '分配在签署后有变化。请再次运行 jurybox assign。',
  'error.assignment-invalid': '分配有问题:{{at}}。',
  'error.package-not-encrypted-for-you':
    '这个项目包不是发给这台电脑的,打不开。请确认文件没有拿错;如果没有拿错,请把您的公钥卡再交给组织方。',
  'error.package-damaged': '项目包已损坏,或被改动过。请向组织方重新拷贝一份。',
  'error.package-untrusted':
    '项目包的签名不可信:它不是由这个赛事的组织方签发的。不要使用这个文件,请报告组织方。',
  'error.package-wrong-judge': '这个项目包是发给另一位评委的。请向组织方领取您自己的项目包。',
  'error.package-other-contest': '这个项目包属于另一个赛事。',
  'error.package-older': '这个项目包比已导入的版本旧。不需要处理;如有疑问请询问组织方。',
  'error.package-rehearsal': '彩排的项目包不能用于正式评审,正式的也不能用于彩排。',
  'error.package-missing': '还没有导入项目包。',
  'error.package-unconfirmed': '还没有核对赛事指纹。',
  'error.draft-stale': '这份草稿已有更新的版本。',
  'error.sheet-invalid': '评分单还不完整,或有不符合规则的分数。',
  'error.sheet-changed': '评分单在核对之后又有变化。',
  'error.sheet-sealed': '这份评分单已经封签。',
  'error.correction-reason-missing': '更正没有写理由。',
  'error.nothing-to-export': '还没有封签的评分单,没有可导出的内容。',
  'error.bundle-damaged': '评分包已损坏,或被改动过。请评委重新导出。',
  'error.bundle-other-contest': '评分包属于另一个赛事。请确认文件没有拿错。',
  'error.bundle-unknown-device':
    '评分包的签名设备不在名册中。请检查名册,确认评委使用的是登记过的电脑。',
  'error.bundle-rehearsal':
    '彩排的评分包不能进入正式赛事,正式的也不能进入彩排。请向评委索取正确的评分包。',
  'error.receipt-invalid': '这不是给您的有效回执。请向组织方索取与您最近一次评分包对应的回执。',
  'error.bundle-unknown-stage': '这个评分包属于还没有制作项目包的阶段。请确认文件没有拿错。',
  'error.witness-invalid': '这不是本阶段日志的有效见证文件。请评委从软件里重新保存见证文件。',
  'error.head-missing': '还没有可以见证或留证的日志记录。请先导入组织方的回执。',
  'error.head-invalid':
    '这个日志头文件无效,或不能证明它接在您以前核对过的记录之后。请向组织方索取最新的日志头文件。',
  'error.log-missing': '这个阶段还没有开始记录日志。请先制作项目包。',
  'error.log-rolled-back':
    '本机的数据被退回到了以前的状态:这里只有 {{own}} 条记录,而已经签发过 {{known}} 条的日志头。请停止使用这份数据,恢复最新的数据文件夹,并把证据文件交给公证员。证据:{{at}}',
  'error.log-split-view':
    '同一份日志出现了两个互相矛盾的版本。请保留原文件,把证据文件交给公证员。证据:{{at}}',
  'error.log-has-result':
    '本阶段已经签署过结果,不能再把这里改为第二个汇聚台。请把文件送到原来的汇聚台。',
  'error.stage-open': '收卷还没有截止,不能签署结果。请先运行 jurybox close。',
  'error.stage-not-open': '收卷没有在进行,不能截止。请先制作项目包；如已截止则不需要处理。',
  'error.stage-not-closed': '收卷没有截止,不需要重新开放。可以继续导入评分包。',
  'error.merge-damaged':
    '这个存证包不完整,或不是本赛事本阶段另一汇聚台的存证包:{{reason}}。请从另一汇聚台重新导出。',
  'error.merge-diverged':
    '另一汇聚台自己签署过新的名册或分配表,不能自动合并。名册和分配表只能在一个汇聚台上修改。请把那里的评分包原文件带来逐份导入。',
  'error.result-missing': '结果还没有签署,或已不是最新。请先运行 jurybox rank --sign。',
  'error.result-stale':
    '签署结果之后输入有变化(评分单、名册或裁定)。请核对后重新签署结果:jurybox rank --sign。',
  'error.wrong-file-kind': '这是{{kind}};这里需要的是{{expected}}。',
  'error.timestamp-refused': '时间戳不能加入({{reason}}):它不是完好的响应,或者不是对这个清单做的。',
  'error.archive-damaged': '存证包已损坏,不能读取。请向组织方重新索取。',
  'error.archive-unknown': '没有打开这个存证包。',
  'error.fingerprint-malformed': '输入的不是完整的指纹。请按纸上的分组重新输入。',
  'error.not-the-notary': '章程中指定的公证员不是这台设备。',
  'error.verification-failed': '核验没有通过。',
  'error.reenrol-refused':
    '赛事章程已经签署，组织方的密钥不能更换。如果密钥确实丢失，只能另建一场赛事；根密钥由多人保管时，其余保管人仍可签署名册，但运行密钥不能补。',
  'error.root-fixed': '章程已经签署，根密钥和门限不能再改。要更换保管人，只能另建一场赛事。',
  'error.root-holder-exists': '这把密钥已经在名单里（{{name}}）。请换一张公钥卡。',
  'error.root-holder-unknown': '名单里没有这位根密钥保管人。请刷新后再看名单。',
  'error.root-threshold-impossible':
    '门限或密钥数目不合适：一共只有 {{keys}} 把根密钥。请先加入更多保管人，或者降低门限。最多九把密钥。',
  'error.signing-pending':
    '正在等待其他根密钥保管人签名，内容不能改动。请收齐签名，或者先取消这次签署。',
  'error.signing-none':
    '现在没有等待这种签名的文件。可能已经收齐，或者签署已被取消。请核对文件名。',
  'error.signing-invalid':
    '这个待签文件不能接受（{{reason}}）。文件可能损坏或被改过。请向组织方重新要一份。',
  'error.signing-not-yours':
    '这个文件的根密钥里没有您的密钥。请核对：是不是拿错了文件，或者组织方登记的是您以前的公钥卡。',
  'error.signing-other-request':
    '这个文件签的不是正在等待的那一份。内容不同、赛事不同或版本不同。请让保管人签最新导出的文件。',
  'error.signing-changed': '文件的内容与您刚才看到的不同。请重新打开文件，再核对一遍。',
  'error.signing-rehearsal': '彩排和正式赛事不能混用。请换用对应的身份打开这个文件。',
  'error.roster-older':
    '这是第 {{version}} 版名册，您已经签过第 {{signed}} 版。请不要签旧名册。向组织方索取最新的文件。',
  'error.root-rival':
    '您以前签过的一份与这份不能同时成立。请当面或电话向组织方核实，以前那份确已作废，再勾选确认。',
  'error.device-unknown': '没有找到这台设备，或者没有可撤回的吊销。请刷新名单后再试。',
  'error.revocation-shrinks':
    '这台设备已经从第 {{index}} 条起吊销，吊销只能提前，不能推后。请选择更早的位置。',
  'error.judge-without-device':
    '评委 {{judge}} 的设备都已吊销,没有设备能打开项目包。请先登记新设备并签署名册。',
} as const;
