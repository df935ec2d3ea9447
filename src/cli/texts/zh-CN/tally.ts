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
  'command.tally': '按规则文件给一张分数表排名',
  'option.rules': '规则文件(JSON)',
  'option.scores': '分数表(CSV):entry,judge,mark 等列',
  'option.entries-table': '项目表(CSV):entry 和规则要用的数',
  'option.out-file': '写入的文件:.csv 或 .json',
} as const;
