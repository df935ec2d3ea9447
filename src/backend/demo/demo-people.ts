/** Invented people of the demo contest. */
export const DEMO_JUDGES = [
  { name: '周启明', organization: '江北信息技术研究院' },
  { name: '林若兰', organization: '东岭大学计算机学院' },
  { name: '赵承志', organization: '华川创业投资' },
  { name: '孙雅琴', organization: '软件产品质量检测中心' },
  { name: '高文博', organization: '智能制造产业联盟' },
  { name: '何静', organization: '科技成果转化中心' },
  { name: '郑国梁', organization: '信息技术应用创新工委会' },
] as const;

export const DEMO_ORGANIZER = { name: '大赛组委会办公室', organization: '大赛组委会' } as const;
export const DEMO_NOTARY = { name: '吴公证员', organization: '江北公证处' } as const;

/** PIN of every demo profile. It protects nothing and is shown on screen. */
export const DEMO_SECRET = '202409';

/** The judge whose last entries are left for whoever tries the demo. */
export const OPEN_JUDGE = DEMO_JUDGES.length - 1;
export const OPEN_ENTRIES = 3;
