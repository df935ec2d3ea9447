import type { SeededRandom } from '../seeded-random.ts';
import type { DemoDivision, DemoMember } from './demo-entry.ts';

// The places do not exist, so that no drawn name can be a registered enterprise's.
const places = ['澄州', '云汐', '北堰', '南栎', '青渚', '临岫', '沧桐', '望溪', '霁川', '砚城'];
const brands = [
  '砚舟', '澜序', '知衡', '拓光', '禾界', '启垣', '星桥', '松谷', '明渡', '元枢', '行简', '观野',
  '问渠', '格物', '沐石', '云锚', '致微', '远檐', '长汀', '凌霁', '同轨', '朴素', '灵犀', '八度',
]; // prettier-ignore
const kinds = ['智能科技', '信息技术', '数字科技', '系统工程', '装备技术', '软件'];
const makerTeams = [
  '半亩方塘创客团队', '逐光者工作室', '三更灯火小组', '面包板俱乐部', '零点五微米团队', '野生工程师联盟',
  '二十四节气小队', '拾级而上团队', '铁皮青蛙工作室', '晚自习之后团队', '七号实验室', '不眠的示波器团队',
  '山海之间创客社', '第三个车库', '毛毛雨开源小组', '一加一大于三团队',
]; // prettier-ignore
const surnames = Array.from('林周陈许沈方陆顾谢袁程宋唐韩冯邓曹彭曾萧田董潘蒋蔡余杜叶魏苏');
const givenNames = [
  '知远', '思齐', '若水', '景行', '明哲', '雨桐', '子衿', '嘉树', '清和', '书瑶', '一帆', '望舒',
  '云起', '晨曦', '怀瑾', '听澜', '致远', '安宁', '星野', '念一', '亦凡', '文澜', '予安', '仲夏',
]; // prettier-ignore
const roles: readonly (readonly [role: string, notes: readonly string[]])[] = [
  ['项目负责人', ['十二年行业产品经验，主持过三项省级课题', '连续创业者，负责产品定义与客户关系']],
  ['技术负责人', ['计算机博士，研究方向为边缘计算与可信系统', '曾负责千万级终端的嵌入式平台研发']],
  ['算法工程师', ['发表相关论文六篇，获学科竞赛一等奖', '专注时序建模与小样本学习，申请专利四项']],
  [
    '硬件工程师',
    ['八年低功耗硬件设计经验，量产产品九款', '负责结构与可靠性测试，熟悉防爆与电磁兼容'],
  ],
  ['市场与运营', ['走访一百二十家基层用户，负责试点落地', '负责渠道与服务体系，搭建县域服务网络']],
];

/** Draws a name that no other entry of the contest has yet. */
export function createTeamName(
  division: DemoDivision,
  random: SeededRandom,
  taken: ReadonlySet<string>,
): string {
  for (;;) {
    const name = division === 'maker' ? random.pick(makerTeams) : createEnterpriseName(random);
    if (!taken.has(name)) return name;
  }
}

/** Draws five members with distinct names, one for each role. */
export function createMembers(random: SeededRandom): readonly DemoMember[] {
  const family = random.shuffle(surnames);
  const given = random.shuffle(givenNames);
  return roles.map(([role, notes], index) => ({
    name: `${family[index] ?? ''}${given[index] ?? ''}`,
    role,
    note: random.pick(notes),
  }));
}

function createEnterpriseName(random: SeededRandom): string {
  return `${random.pick(places)}${random.pick(brands)}${random.pick(kinds)}有限公司`;
}
