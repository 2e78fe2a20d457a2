/**
 * Work reports with their ledgers, of any size, made up: the names are put together from a few lists of words, the values
 * are drawn. The same size and seed give the same text. For benchmarks and for tests of how the time grows.
 */

export interface SampleSize {
  /** About so many characters of Markdown. */
  readonly characters: number;
  /** Metrics that the report speaks of. */
  readonly named: number;
  readonly seed?: number;
}

export interface Sample {
  readonly text: string;
  /** The metrics that the report speaks of, one line of YAML each: see `sampleLedger`. */
  readonly metrics: readonly SampleMetric[];
}

export interface SampleMetric {
  readonly name: string;
  readonly value: string;
  readonly unit: string;
}

const WHERE =
  '城北 滨河 老城 新区 山前 湖西 铁东 南郊 河湾 北塘 沙坪 柳林 高桥 石门 青溪 白塔 桃园 松岗 云台 金沙 龙泉 凤岭 三江 银杏 平湖 东港 西岭 梅园 竹溪 古井'.split(
    ' ',
  );
const WHAT =
  '路灯 河道 菜场 书屋 公园 车站 泵站 校舍 球场 绿道 管网 井盖 桥梁 苗圃 粮仓 鱼塘 果园 灯塔 展馆 剧场 诊所 食堂 厂房 码头 隧道 仓库 驿站 茶园 温室 水库 电梯 围墙 公厕 站牌 栏杆 充电桩 停车位 监测点 宣传栏 健身器'.split(
    ' ',
  );
const ACT =
  '改造 巡查 养护 检修 新建 清洗 加固 验收 更换 登记 扩建 拆除 移交 招租 普查 抽检 消毒 勘测 绿化 整治 增设 刷新 评定 排查 修缮'.split(
    ' ',
  );
const MEASURES: readonly (readonly [suffix: string, unit: string, decimals: number, most: number])[] = [
  ['数量', '个', 0, 9000],
  ['面积', '平方米', 0, 90000],
  ['投入', '万元', 1, 9000],
  ['里程', '公里', 1, 600],
  ['完成率', '%', 1, 60],
  ['服务人次', '人次', 0, 50000],
  ['次数', '次', 0, 3000],
];
const LEADS = '今年以来 全年 一年来 截至年底 按照年度安排 在各方支持下 围绕年初目标 经过集中攻坚'.split(' ');
const VERBS = ['达到', '为', '达', '累计', '完成', '共', ''];
const PLAIN = [
  '有关单位加强协作，做到早研究、早部署、早落实，群众满意程度有了明显改善。',
  '工作中仍有薄弱环节，个别地方进度偏慢，需要下一步认真解决。',
  '坚持问题导向，健全长效机制，把责任压实到岗位，把服务送到门口。',
  '各部门主动靠前，边干边总结，形成了一批可以推广的做法。',
];
const NUMERALS = '一二三四五六七八九十';

/** A small generator of numbers from 0 to 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Metric number `i`. Names have two or three words of their own, as in a ledger; neighbours share none. */
function metricAt(i: number, random: () => number): SampleMetric {
  const [suffix, unit, decimals, most] = MEASURES[i % MEASURES.length]!;
  const where = WHERE[(i * 7 + Math.floor(i / WHERE.length)) % WHERE.length]!;
  const what = WHAT[(i * 11 + Math.floor(i / (WHERE.length * MEASURES.length))) % WHAT.length]!;
  const act = ACT[(i * 3 + Math.floor(i / 1000)) % ACT.length]!;
  const words = [where + what, what + act, where + act, where + what + act][(i + Math.floor(i / 28)) % 4]!;
  return { name: words + suffix, value: (most * (0.1 + 0.9 * random())).toFixed(decimals), unit };
}

function metricList(count: number, seed: number): SampleMetric[] {
  const random = seeded(seed);
  const names = new Set<string>();
  const metrics: SampleMetric[] = [];
  for (let i = 0; metrics.length < count; i++) {
    const metric = metricAt(i, random);
    const name = names.has(metric.name) ? `${metric.name}（${i}）` : metric.name;
    names.add(name);
    metrics.push({ ...metric, name });
  }
  return metrics;
}

/** A report that states its metrics in turn: headings, paragraphs, a list now and then, a table at the end of a chapter. */
export function sampleReport({ characters, named, seed = 1 }: SampleSize): Sample {
  const metrics = metricList(named, seed);
  const random = seeded(seed + 1);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  let at = 0;
  const next = (): SampleMetric => metrics[at++ % metrics.length]!;
  const state = (m: SampleMetric): string => `${m.name}${pick(VERBS)}${m.value}${m.unit}`;
  const change = (): string => `，同比${pick(['增长', '下降'])}${(1 + 20 * random()).toFixed(1)}%`;
  const sentence = (): string => {
    const kind = random();
    if (kind < 0.35) return pick(PLAIN);
    if (kind < 0.65) return `${pick(LEADS)}，${state(next())}${random() < 0.4 ? change() : ''}。`;
    if (kind < 0.85) return `${pick(LEADS)}，${state(next())}，${state(next())}；${state(next())}。`;
    const [a, b] = [next(), next()];
    return `${a.name}、${b.name}分别为${a.value}${a.unit}、${b.value}${b.unit}，${pick(PLAIN)}`;
  };
  let text = '# 2024年工作总结\n\n';
  for (let chapter = 0; text.length < characters; chapter++) {
    text += `## ${NUMERALS[chapter % 10]}、${pick(WHAT)}${pick(ACT)}工作\n\n`;
    for (let paragraph = 0; paragraph < 6; paragraph++) {
      for (let n = 2 + Math.floor(random() * 4); n > 0; n--) text += sentence();
      text += '\n\n';
    }
    if (chapter % 2) {
      for (let item = 0; item < 5; item++) text += `- ${state(next())}；\n`;
    } else {
      text += '| 项目 | 数值 |\n| --- | --- |\n';
      for (let row = 0; row < 5; row++) {
        const m = next();
        text += `| ${m.name} | ${m.value}${m.unit} |\n`;
      }
    }
    text += '\n';
  }
  return { text, metrics };
}

/** The sidecar of a sample: its metrics, and others that the report does not speak of, to make `total` of them. */
export function sampleLedger(sample: Sample, total = sample.metrics.length, seed = 1): string {
  const more = metricList(total, seed).slice(sample.metrics.length);
  const lines = [...sample.metrics, ...more].map(m => `  ${m.name}: ${m.value}${m.unit}\n`);
  return `period: 2024年\nmetrics:\n${lines.join('')}`;
}
