/** What `jurybox tally` says. */
export const tally = {
  'error.rules-malformed': '规则文件 {{file}} 在 {{at}} 处有误:{{reason}}。',
  'error.rules-not-json': '规则文件 {{file}} 第 {{line}} 行第 {{column}} 列:不是合法的 JSON。',
  'rule.whole': '开头',
  'rule.schema': '格式不对',
  'rule.id': '代号只能用字母、数字、点、下划线和连字符,以字母或数字开头,最多 64 个字符',
  'rule.decimal': '应是写成文字的十进制数,例如 "0.3"',
  'rule.text': '不能含控制字符',
  'rule.duplicate-id': '代号“{{id}}”用了两次',
  'rule.min-above-max': '最低 {{min}} 高于满分 {{max}}',
  'rule.step-does-not-divide': '从 {{min}} 起每次加 {{step}},到不了满分 {{max}}',
  'rule.weight-negative': '权重 {{weight}} 不能是负数',
  'rule.band-reversed': '分档“{{label}}”的起点高于终点',
  'rule.band-outside-scale': '分档“{{label}}”超出了分数范围',
  'rule.band-overlap': '分档“{{label}}”与“{{other}}”重叠',
  'rule.trimming-drops-everyone':
    '要去掉 {{drops}} 个分数,但规定 {{minimumPanel}} 个就去,会一个不剩',
  'rule.rule-unknown': '“{{id}}”不存在,或写在使用它的步骤之后',
  'rule.rule-axes': '“{{id}}”的维度不对',
  'rule.rule-order-missing': '名次不并列时,必须写明按什么排',
  'error.attributes-missing':
    '这套规则需要每个项目自带的数“{{attribute}}”。请用 --entries 给出项目表。',
  'error.entry-not-found': '表里没有项目 {{entry}}。',
  'error.row-empty': '{{file}} 是空的(第 {{line}} 行应是表头)。',
  'error.row-no-rows': '{{file}} 只有第 {{line}} 行的表头,没有数据行。',
  'error.row-malformed': '{{file}} 第 {{line}} 行不是合法的 CSV(引号没有配对?)。',
  'error.row-column-missing': '{{file}} 第 {{line}} 行(表头)缺少一列,列名应为:{{column}}。',
  'error.row-column-repeated': '{{file}} 第 {{line}} 行(表头):列名“{{column}}”出现了两次。',
  'error.row-row-too-long': '{{file}} 第 {{line}} 行“{{column}}”:比表头多出一格“{{value}}”。',
  'error.row-cell-empty': '{{file}} 第 {{line}} 行“{{column}}”:是空的。',
  'error.row-not-a-number': '{{file}} 第 {{line}} 行“{{column}}”:“{{value}}”不是数。',
  'error.row-out-of-scale':
    '{{file}} 第 {{line}} 行“{{column}}”:“{{value}}”不在规定的分数范围或档次上。',
  'error.row-status-unknown': '{{file}} 第 {{line}} 行“{{column}}”:不认识的状态“{{value}}”。',
  'error.row-status-with-mark':
    '{{file}} 第 {{line}} 行“{{column}}”:这一行的状态说没有分数,却写着“{{value}}”。',
  'error.row-row-repeated': '{{file}} 第 {{line}} 行与第 {{before}} 行重复({{value}})。',
  'error.row-group-missing':
    '{{file}} 第 {{line}} 行“{{column}}”:没有写评委组别,规则里有:{{known}}。',
  'error.row-group-unknown':
    '{{file}} 第 {{line}} 行“{{column}}”:规则里没有组别“{{value}}”,只有:{{known}}。',
  'error.row-entry-unknown': '{{file}} 第 {{line}} 行“{{column}}”:项目 {{entry}} 不在项目表里。',
  'error.row-criterion-unknown':
    '{{file}} 第 {{line}} 行“{{column}}”:评分表里没有指标“{{value}}”。',
  'error.row-factor-missing': '{{file}} 第 {{line}} 行“{{column}}”:没有系数“{{value}}”。',
  'error.row-factor-differs': '{{file}} 第 {{line}} 行起,项目 {{entry}} 的“{{column}}”前后不一。',
  'tally.open': '  项目 {{entry}}:{{reasons}}',
  'tally.open-lacking': '应有 {{needed}} 个,表里缺 {{lacking}} 行',
  'tally.open-mark': '{{at}}({{status}})',
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
