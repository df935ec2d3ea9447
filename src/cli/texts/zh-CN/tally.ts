/** What `jurybox tally` says. */
export const tally = {
  'error.rules-malformed': '规则文件 {{file}} 在 {{at}} 处有误:{{reason}}。',
  'error.attributes-missing':
    '这套规则需要每个项目自带的数“{{attribute}}”。请用 --entries 给出项目表。',
  'error.entry-not-found': '表里没有项目 {{entry}}。',
  'error.row-empty': '{{file}} 是空的。',
  'error.row-malformed': '{{file}} 第 {{line}} 行不是合法的 CSV(引号没有配对?)。',
  'error.row-column-missing': '{{file}} 缺少一列,列名应为:{{column}}。',
  'error.row-column-repeated': '{{file}} 的列名“{{column}}”出现了两次。',
  'error.row-row-too-long': '{{file}} 第 {{line}} 行“{{column}}”:比表头多出一格“{{value}}”。',
  'error.row-cell-empty': '{{file}} 第 {{line}} 行“{{column}}”:是空的。',
  'error.row-not-a-number': '{{file}} 第 {{line}} 行“{{column}}”:“{{value}}”不是数。',
  'error.row-out-of-scale':
    '{{file}} 第 {{line}} 行“{{column}}”:“{{value}}”不在规定的分数范围或档次上。',
  'error.row-status-unknown': '{{file}} 第 {{line}} 行“{{column}}”:不认识的状态“{{value}}”。',
  'error.row-status-with-mark':
    '{{file}} 第 {{line}} 行“{{column}}”:这一行的状态说没有分数,却写着“{{value}}”。',
  'error.row-row-repeated': '{{file}} 第 {{line}} 行重复了前面的一行({{value}})。',
  'error.row-entry-unknown': '{{file}} 里的项目 {{entry}} 不在项目表里。',
  'error.row-criterion-unknown':
    '{{file}} 第 {{line}} 行“{{column}}”:评分表里没有指标“{{value}}”。',
  'error.row-factor-missing': '{{file}} 第 {{line}} 行“{{column}}”:没有系数“{{value}}”。',
  'error.row-factor-differs': '{{file}} 里项目 {{entry}} 的“{{column}}”前后不一。',
  'tally.open': '  项目 {{entry}}:{{reasons}}',
  'tally.written': '已写入 {{file}}({{entries}} 个项目)。',
  'sensitivity.lead': '结果有多稳(仅供参考,不改动任何分数):',
  'sensitivity.incomplete': '  {{line}} 线(第 {{place}} 名之后):排名还不完整,没有试算',
  'sensitivity.room': '  {{line}} 线(第 {{place}} 名之后):所有项目都排得进,没有试算',
  'sensitivity.no-scale': '  {{line}} 线(第 {{place}} 名之后):规则没有规定分数的档次,没有试算',
  'sensitivity.no-lines': '  规则里没有奖项名额,也没有推荐名额,没有线可试算。',
  'sensitivity.line':
    '  {{line}} 线(第 {{place}} 名之后):任意一个分数动 {{steps}} 档就会改变,这样的改动有 {{found}} 处',
  'sensitivity.line-firm':
    '  {{line}} 线(第 {{place}} 名之后):任意一个分数动 {{steps}} 档以内都不会改变',
  'sensitivity.limit': '    只试算了离线最近的 {{entries}} 个项目(共 {{of}} 个),其余没有试算',
  'sensitivity.level': '    现在就有并列跨线:{{entries}}',
  'sensitivity.change':
    '    项目 {{entry}} [{{at}}] {{from}} → {{to}},总分 {{before}} → {{after}}:{{effects}}',
  'sensitivity.rises': '{{entries}} 升到线上',
  'sensitivity.falls': '{{entries}} 落到线下',
  'sensitivity.ties': '{{entries}} 并列跨线',
  'sensitivity.without': '  如果没有评委 {{judge}}:{{changes}}',
  'sensitivity.unranked': '  如果没有评委 {{judge}}:评委不足,无法排名',
  'sensitivity.judge':
    '  评委 {{judge}}:比同组其他评委平均高 {{deviation}}(负数为低),平均相差 {{distance}},离散 {{spread}}(其他评委 {{others}}),共比较 {{values}} 个分数',
  'sensitivity.judge-flagged':
    '  评委 {{judge}} 明显不同于其他评委:比同组其他评委平均高 {{deviation}}(负数为低),平均相差 {{distance}},离散 {{spread}}(其他评委 {{others}}),共比较 {{values}} 个分数',
  'sensitivity.outlier':
    '  离群分数(只作提示):评委 {{judge}} 给项目 {{entry}} 的 {{value}},其他评委的中位数是 {{median}},相差超过 {{limit}}',
  'command.tally': '按规则文件给一张分数表排名',
  'option.sensitivity': '再列出结果有多依赖单个评委和单个分数',
  'option.rules': '规则文件(JSON)',
  'option.scores': '分数表(CSV):entry,judge,mark 等列',
  'option.entries-table': '项目表(CSV):entry 和规则要用的数',
  'option.out-file': '写入的文件:.csv 或 .json',
} as const;
