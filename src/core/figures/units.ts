/**
 * Units and classifiers: which exist, how they are normalised, which convert into one another and which mean the same
 * count. Conversion factors: 中华人民共和国法定计量单位 and customary 市制 (1 亩 = 2000/3 平方米, 1 斤 = 1/2 公斤).
 */
import Big from 'big.js';
import { foldForReading, isHan, isLetter } from './alphabet';
import type { FigureKind } from './types';

/** What family a unit belongs to; units of one family convert when they have factors. */
export type UnitKind =
  | 'count'
  | 'money'
  | 'measure'
  | 'time'
  | 'percent'
  | 'percentage-point'
  | 'multiple'
  | 'doubling';

interface UnitEntry {
  /** Normal form. */
  readonly unit: string;
  readonly kind: UnitKind;
}

/** Scale words that may stand before a unit, longest first. */
const SCALES: readonly (readonly [string, string])[] = [
  ['千万亿', '1e15'],
  ['百万亿', '1e14'],
  ['十万亿', '1e13'],
  ['万亿', '1e12'],
  ['千亿', '1e11'],
  ['百亿', '1e10'],
  ['十亿', '1e9'],
  ['千万', '1e7'],
  ['百万', '1e6'],
  ['十万', '1e5'],
  ['亿', '1e8'],
  ['万', '1e4'],
  ['千', '1e3'],
  ['百', '1e2'],
];

const split = (list: string): string[] => list.split(' ').filter(word => word !== '');

/** Other ways of writing a unit → its normal form. Applied after folding. */
const SYNONYMS: Readonly<Record<string, string>> = {
  千米: '公里',
  华里: '里',
  km: '公里',
  KM: '公里',
  Km: '公里',
  m: '米',
  cm: '厘米',
  公分: '厘米',
  mm: '毫米',
  平方千米: '平方公里',
  平米: '平方米',
  '㎡': '平方米',
  'm²': '平方米',
  m2: '平方米',
  'km²': '平方公里',
  km2: '平方公里',
  立方: '立方米',
  方: '立方米',
  'm³': '立方米',
  m3: '立方米',
  L: '升',
  公升: '升',
  ml: '毫升',
  mL: '毫升',
  千克: '公斤',
  kg: '公斤',
  KG: '公斤',
  g: '克',
  mg: '毫克',
  μg: '微克',
  t: '吨',
  公吨: '吨',
  kWh: '千瓦时',
  度电: '千瓦时',
  千瓦小时: '千瓦时',
  kW: '千瓦',
  KW: '千瓦',
  MW: '兆瓦',
  GW: '吉瓦',
  MWh: '兆瓦时',
  GWh: '吉瓦时',
  TWh: '太瓦时',
  kV: '千伏',
  KV: '千伏',
  kv: '千伏',
  '°C': '℃',
  摄氏度: '℃',
  h: '小时',
  个小时: '小时',
  个多小时: '小时',
  min: '分钟',
  个工作日: '工作日',
  个自然日: '自然日',
  个交易日: '交易日',
  个百分点: '百分点',
  百分點: '百分点',
  个多百分点: '百分点',
  个基点: '基点',
  个千分点: '千分点',
  个多月: '个月',
  月: '个月',
  个季度: '季度',
  个星期: '周',
  星期: '周',
  个周: '周',
  个学年: '学年',
  个年头: '年',
  周岁: '岁',
  元人民币: '元',
  人民币元: '元',
  人民币: '元',
  块钱: '元',
  美金: '美元',
  港币: '港元',
  日币: '日元',
  新台币: '台币',
  标箱: '标准箱',
  TEU: '标准箱',
  个标准箱: '标准箱',
  个标箱: '标准箱',
  吨标煤: '吨标准煤',
  标准吨: '吨标准煤',
  '‰点': '千分点',
};

const MONEY = '元 角 美元 港元 欧元 日元 英镑 澳元 加元 瑞郎 卢布 韩元 台币 新台币 澳门元 新元 美金 港币 日币 块钱';
const MEASURE =
  '公里 千米 米 厘米 公分 毫米 微米 纳米 里 华里 海里 英寸 英尺 英里 寸 尺 丈 km KM Km m cm mm 延米 延长米 车道公里 皮长公里 芯公里 纤芯公里 ' +
  '单线公里 吨公里 人公里 吨海里 换算吨公里 平方公里 平方千米 平方米 平米 公顷 亩 亩次 公亩 平方厘米 平方毫米 平方呎 平方英尺 平方尺 呎 km² ㎡ m² km2 m2 ' +
  '立方米 立方公里 立方 方 升 毫升 公升 立方厘米 m³ m3 L ml mL 标方 标准立方米 桶 吨 公吨 千克 公斤 斤 克 毫克 微克 担 两 标准吨 吨标准煤 吨标煤 吨二氧化碳 ' +
  '吨二氧化碳当量 载重吨 总吨 蒸吨 kg KG g mg t μg 千瓦时 千瓦小时 度电 度 千瓦 兆瓦 兆瓦时 吉瓦 吉瓦时 太瓦时 瓦 瓦时 kWh kW KW MW GW MWh GWh TWh ' +
  '千伏 kV KV kv 伏 千伏安 兆伏安 吉焦 焦耳 卡路里 千卡 大卡 帕 兆帕 百帕 赫兹 兆赫 马力 ℃ °C 摄氏度 分贝 GB TB PB MB Mbps Gbps 兆比特 兆 PF EF PFLOPS EFLOPS PFlops EFlops';
const TIME =
  '小时 个小时 个多小时 分钟 秒 毫秒 天 个月 个多月 季度 个季度 工作日 个工作日 自然日 个自然日 交易日 个交易日 星期 个星期 周 个周 学时 课时 工时 ' +
  '个学年 个年头 刻钟 岁 周岁 机时 年 人日 人天 夜 晚 日夜 h min';
const PERCENT = '% ‰ ';
const POINTS = '百分点 个百分点 个多百分点 千分点 个千分点 基点 个基点';
const COUNT =
  '个 件 项 条 次 起 家 人 名 位 户 篇 份 期 场 所 处 座 台 套 辆 部 艘 架 头 只 匹 羽 尾 株 棵 颗 粒 枚 支 杆 把 张 幅 块 片 根 盏 盘 副 双 对 批 组 队 ' +
  '班 轮 趟 列 节 口 眼 孔 间 栋 幢 层 单 宗 例 案 笔 款 类 种 样 门 堂 本 册 卷 页 字 句 封 首 曲 集 段 环 道 顶 床 桌 席 面 枝 捆 包 袋 瓶 罐 箱 盒 车 船 则 ' +
  '通 桩 尊 团 拨 折 点 分 针 剂 圈 束 版面 厂 人次 件次 条次 场次 项次 户次 车次 家次 间次 台次 批次 架次 航次 艘次 辆次 例次 点次 篇次 班次 船次 头次 只次 ' +
  '亩次 宗次 张次 人份 剂次 针次 人户 户人 标准箱 标箱 个标准箱 个标箱 TEU 车皮 方面 卡 机位 车位 床位 席位 泊位 学位 铺 出 档 阶 员 骑 乘次 标段 页次 幕 楹 屏 线 ' +
  '柜 筐 筒 瓣 丛 畦 垛 顷 人头 户头 单元 车道 大类 回 遍 声 身 餐 顿 碗 杯 壶 股 注 手 票 子 岗';

const ENTRIES = new Map<string, UnitEntry>();
function enter(list: string, kind: UnitKind): void {
  for (const word of split(list)) ENTRIES.set(word, { unit: SYNONYMS[word] ?? word, kind });
}
enter(COUNT, 'count');
enter(MONEY, 'money');
enter(MEASURE, 'measure');
enter(TIME, 'time');
enter(PERCENT, 'percent');
enter(POINTS, 'percentage-point');
enter('倍', 'multiple');
enter('番', 'doubling');
// These are real words far more often than classifiers after a digit.
for (const word of split('两 子 手 声 身 回 线 出')) ENTRIES.delete(word);

/**
 * Characters that make another word of a unit when they follow it (5条例 is no five 条): unit → forbidden next characters.
 */
const NOT_BEFORE: Readonly<Record<string, string>> = {
  个: '半',
  人: '大民均口员力才',
  家: '庭属长具乡',
  位: '于数',
  条: '例款件',
  次: '序要日年数',
  场: '所地馆景',
  期: '间限望货末刊',
  部: '门分署长级委',
  台: '湾阶账',
  班: '子长级主',
  组: '织长成建合',
  项: '目',
  名: '称义录列牌',
  份: '额',
  类: '似型别',
  种: '植子质养业粮',
  户: '籍外口均',
  支: '持付出行',
  单: '位个元独',
  对: '于外接此',
  面: '积向对临',
  口: '径岸',
  道: '路德',
  双: '方向边',
  列: '入为车',
  队: '伍员',
  天: '然津气',
  里: '程面',
  克: '服',
  度: '过假',
  分: '之别类布为行会公局院支管成期级散配享析工项',
  周: '年边期围',
  倍: '增数',
  起: '来到草诉步源重',
  节: '约能日水点省假',
  本: '级市地区人年身报次期院部届机单科省县市',
  车: '辆间站道',
  轮: '车椅胎船机',
  层: '次面级',
  处: '理于置室长罚级分',
  座: '谈',
  间: '接隔',
  架: '构',
  所: '有属述在以',
  门: '户',
  包: '括含',
  样: '本',
  案: '件例',
  例: '如',
  款: '项',
  首: '次个要府批都先',
  集: '中体团',
  环: '比境保',
  通: '过',
  方: '面案式向便针法言阵位可能才',
  升: '级至到高',
  折: '合旧算',
  针: '对',
  席: '位',
  点: '之',
  员: '工',
  团: '体队结组员',
  手: '续',
  股: '份东权票市',
  注: '册重意',
  票: '据价房',
  只: '有是要能',
  根: '据本',
  把: '握关',
  字: '样',
  卡: '口车',
  段: '落',
  则: '是',
  年: '级代',
  岗: '位',
  卷: '烟',
  铺: '设',
  档: '案',
  元: '旦月',
  米: '面粉线',
  角: '色度',
  厂: '房家区',
  顶: '层级',
  句: '话',
};

/** A unit found in a text. */
export interface UnitMatch {
  readonly end: number;
  /** Normal form. */
  readonly unit: string;
  readonly kind: UnitKind;
}

/** A tree of words by their characters, so that finding the longest costs one step a character and no slices. */
interface UnitNode {
  entry: UnitEntry | null;
  /** Characters that may not follow the word that ends here. */
  forbidden: string;
  /** The word ends in a Latin letter, so that no letter or digit may follow. */
  letter: boolean;
  readonly next: Map<number, UnitNode>;
}

const newNode = (): UnitNode => ({ entry: null, forbidden: '', letter: false, next: new Map() });

function plant(root: UnitNode, word: string, entry: UnitEntry): void {
  let node = root;
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    let child = node.next.get(code);
    if (child === undefined) {
      child = newNode();
      node.next.set(code, child);
    }
    node = child;
  }
  node.entry = entry;
  node.forbidden = NOT_BEFORE[word] ?? '';
  node.letter = isLetter(word.charCodeAt(word.length - 1));
}

const BUILT_IN = newNode();
for (const [word, entry] of ENTRIES) plant(BUILT_IN, word, entry);

/** 1 for each character that a built-in unit begins with: most characters of a text are none. */
const FIRST = new Uint8Array(65536);
for (const code of BUILT_IN.next.keys()) FIRST[code] = 1;

const learnt = new WeakMap<ReadonlySet<string>, UnitNode>();

function treeOf(extra: ReadonlySet<string>): UnitNode {
  const cached = learnt.get(extra);
  if (cached) return cached;
  const root = newNode();
  for (const word of extra) {
    if (word !== '') plant(root, word, { unit: SYNONYMS[word] ?? word, kind: 'count' });
  }
  learnt.set(extra, root);
  return root;
}

/** True when a built-in unit or one of `extra` begins with this character. */
export const beginsUnit = (code: number, extra: ReadonlySet<string> | undefined): boolean =>
  FIRST[code] === 1 || (extra !== undefined && treeOf(extra).next.has(code));

/** Whether the character after a word makes another word of both (5条例); 以上, 以下, 以内 after 所 do not (200所以上). */
function forbids(forbidden: string, text: string, at: number): boolean {
  if (forbidden === '' || at >= text.length || !forbidden.includes(text.charAt(at))) return false;
  return !(text.charAt(at) === '以' && '上下内'.includes(text.charAt(at + 1) || '-'));
}

/** The longest word of a tree that starts at `at`, or null. */
function walk(root: UnitNode, text: string, at: number): UnitMatch | null {
  let node = root.next.get(text.charCodeAt(at));
  let end = -1;
  let found: UnitEntry | null = null;
  for (let i = at + 1; node !== undefined; i++) {
    const next = text.charCodeAt(i);
    if (
      node.entry !== null &&
      !(node.letter && (isLetter(next) || (next >= 48 && next <= 57))) &&
      !forbids(node.forbidden, text, i)
    ) {
      found = node.entry;
      end = i;
    }
    node = node.next.get(next);
  }
  return found === null ? null : { end, unit: found.unit, kind: found.kind };
}

/** The longest simple unit that starts at `at`, or null. `text` is folded. */
function matchSimple(text: string, at: number, extra: ReadonlySet<string> | undefined): UnitMatch | null {
  const builtIn = FIRST[text.charCodeAt(at)] === 1 ? walk(BUILT_IN, text, at) : null;
  if (!extra?.size) return builtIn;
  const own = walk(treeOf(extra), text, at);
  return own !== null && (builtIn === null || own.end > builtIn.end) ? own : builtIn;
}

/**
 * The longest unit that starts at `at`, with a bracketed variant (件(次), 台（套）) and a rate (微克/立方米, 吨/年).
 * @param text folded by `foldForReading`
 * @param extra further units, folded, without scale
 */
export function matchUnit(text: string, at: number, extra?: ReadonlySet<string>): UnitMatch | null {
  const simple = matchSimple(text, at, extra);
  if (simple === null) return null;
  let { end, unit, kind } = simple;
  const open = text.charAt(end);
  if (open === '(' || open === '（') {
    const inner = matchSimple(text, end + 1, extra);
    const close = inner === null ? '' : text.charAt(inner.end);
    if (inner !== null && inner.kind === 'count' && kind === 'count' && (close === ')' || close === '）')) {
      unit += `(${text.slice(end + 1, inner.end)})`;
      end = inner.end + 1;
    }
  } else if (open === '/' && kind !== 'percent') {
    const per = matchSimple(text, end + 1, extra);
    if (per !== null && per.kind !== 'percent') {
      unit += `/${per.unit}`;
      end = per.end;
      if (kind === 'count') kind = 'measure';
    } else if ('年月日季'.includes(text.charAt(end + 1)) && end + 1 < text.length) {
      unit += `/${text.charAt(end + 1)}`;
      end += 2;
      if (kind === 'count') kind = 'measure';
    }
  }
  return { end, unit, kind };
}

/** The kind of figure that a unit makes. Units that the tables lack count things. */
export function figureKindOf(kind: UnitKind): FigureKind {
  switch (kind) {
    case 'time':
    case 'measure':
      return 'measure';
    case 'doubling':
      return 'multiple';
    default:
      return kind;
  }
}

/** The family of a unit in any notation, with or without scale; '' and unknown units are `count`. */
export function unitKind(written: string): UnitKind {
  const { unit } = normaliseUnit(written);
  const known = ENTRIES.get(unit);
  if (known) return known.kind;
  const slash = unit.indexOf('/');
  if (slash > 0) {
    const kind = ENTRIES.get(unit.slice(0, slash))?.kind;
    if (kind === 'money') return 'money';
    if (kind !== undefined) return 'measure';
  }
  return 'count';
}

const normalised = new Map<string, { unit: string; factor: Big }>();

/**
 * A unit as a person writes it → base unit in simplified Chinese without scale, and the factor of its scale.
 * 万元 → 元 and 1e4; 百萬元 → 元 and 1e6; 萬平方米 → 平方米 and 1e4; 千瓦 stays (千 belongs to the unit); 个百分点 → 百分点.
 * Sizes are kept apart (公里 stays 公里): `convertUnit` does those. An unknown unit comes back folded with factor 1.
 */
export function normaliseUnit(written: string): { unit: string; factor: Big } {
  const cached = normalised.get(written);
  if (cached) return cached;
  let unit = '';
  for (const character of foldForReading(written)) {
    if (character === ' ' || character === '\t' || character === '\n') continue;
    unit += character === '（' ? '(' : character === '）' ? ')' : character;
  }
  let factor = new Big(1);
  if (!ENTRIES.has(unit)) {
    for (const [word, power] of SCALES) {
      if (unit.startsWith(word)) {
        const rest = unit.slice(word.length);
        // 万千瓦 leaves a known unit; 万 alone is a scale without unit; 千斤顶 stays whole.
        if ((word === '千' || word === '百') && rest !== '' && !startsWithUnit(rest)) continue;
        factor = new Big(power);
        unit = rest;
        break;
      }
    }
  }
  unit = normaliseBase(unit);
  const result = { unit, factor };
  if (normalised.size < 2000) normalised.set(written, result);
  return result;
}

function startsWithUnit(text: string): boolean {
  const match = matchUnit(text, 0);
  return match !== null && match.end === text.length;
}

function normaliseBase(unit: string): string {
  const slash = unit.indexOf('/');
  if (slash > 0) return `${normaliseBase(unit.slice(0, slash))}/${normaliseRate(unit.slice(slash + 1))}`;
  return SYNONYMS[unit] ?? unit;
}

/** After the slash 月 is the calendar unit itself. */
function normaliseRate(unit: string): string {
  return unit === '月' ? '月' : (SYNONYMS[unit] ?? unit);
}

/** unit → [dimension, numerator, denominator] of its size in the dimension's base. */
const SIZES: Readonly<Record<string, readonly [string, string, string]>> = {
  公里: ['length', '1000', '1'],
  里: ['length', '500', '1'],
  海里: ['length', '1852', '1'],
  米: ['length', '1', '1'],
  厘米: ['length', '1', '100'],
  毫米: ['length', '1', '1000'],
  平方公里: ['area', '1000000', '1'],
  公顷: ['area', '10000', '1'],
  亩: ['area', '2000', '3'],
  平方米: ['area', '1', '1'],
  平方厘米: ['area', '1', '10000'],
  立方米: ['volume', '1000', '1'],
  立方公里: ['volume', '1000000000000', '1'],
  升: ['volume', '1', '1'],
  毫升: ['volume', '1', '1000'],
  吨: ['mass', '1000', '1'],
  担: ['mass', '50', '1'],
  公斤: ['mass', '1', '1'],
  斤: ['mass', '1', '2'],
  克: ['mass', '1', '1000'],
  毫克: ['mass', '1', '1000000'],
  微克: ['mass', '1', '1000000000'],
  '%': ['share', '1', '1'],
  '‰': ['share', '1', '10'],
  百分点: ['points', '1', '1'],
  千分点: ['points', '1', '10'],
  基点: ['points', '1', '100'],
  天: ['time', '86400', '1'],
  小时: ['time', '3600', '1'],
  分钟: ['time', '60', '1'],
  秒: ['time', '1', '1'],
  毫秒: ['time', '1', '1000'],
  周: ['time', '604800', '1'],
  年: ['calendar', '12', '1'],
  季度: ['calendar', '3', '1'],
  个月: ['calendar', '1', '1'],
  太瓦时: ['energy', '1000000000', '1'],
  吉瓦时: ['energy', '1000000', '1'],
  兆瓦时: ['energy', '1000', '1'],
  千瓦时: ['energy', '1', '1'],
  度: ['energy', '1', '1'],
  吉瓦: ['power', '1000000000', '1'],
  兆瓦: ['power', '1000000', '1'],
  千瓦: ['power', '1000', '1'],
  瓦: ['power', '1', '1'],
  千伏: ['voltage', '1000', '1'],
  伏: ['voltage', '1', '1'],
  千伏安: ['apparent-power', '1', '1'],
  兆伏安: ['apparent-power', '1000', '1'],
  元: ['yuan', '1', '1'],
  角: ['yuan', '1', '10'],
};

/** How a value gets from one unit to another: times `times`, then divided by `by` where there is anything to divide by. */
interface Conversion {
  readonly times: Big;
  readonly by: Big | null;
  /** 元 → 元, 件 → 件次: the value stays as it is. */
  readonly isSame: boolean;
}

const ONE = new Big(1);

/** What two-place functions of units gave, by the first unit and then the second. Texts hold few units, but who knows. */
class UnitPairs<V> {
  readonly #known = new Map<string, Map<string, V>>();
  #size = 0;

  get(a: string, b: string, make: (a: string, b: string) => V): V {
    let row = this.#known.get(a);
    const kept = row?.get(b);
    if (kept !== undefined) return kept;
    const made = make(a, b);
    if (this.#size >= MOST_PAIRS) {
      this.#known.clear();
      this.#size = 0;
      row = undefined;
    }
    if (row === undefined) {
      row = new Map();
      this.#known.set(a, row);
    }
    row.set(b, made);
    this.#size++;
    return made;
  }
}

const MOST_PAIRS = 5000;
const conversions = new UnitPairs<Conversion | 'none'>();

/**
 * A value in another unit of the same kind; scales count (亿元 → 万元), sizes too (公顷 → 亩), exchange rates do not.
 * Compatible classifiers (件/件次) convert one to one, and so does a unit to or from ''.
 * @returns null when the units are not of one kind
 */
export function convertUnit(value: Big, from: string, to: string): Big | null {
  const conversion = conversions.get(from, to, conversionOf);
  if (conversion === 'none') return null;
  if (conversion.isSame) return value;
  const scaled = value.times(conversion.times);
  return conversion.by === null ? scaled : scaled.div(conversion.by);
}

/** Whether values in one unit can be held against values in the other, see `convertUnit`. */
export const isConvertible = (from: string, to: string): boolean => conversions.get(from, to, conversionOf) !== 'none';

function conversionOf(from: string, to: string): Conversion | 'none' {
  const source = normaliseUnit(from);
  const target = normaliseUnit(to);
  const between = (times: Big, by: Big): Conversion => {
    const up = source.factor.times(times);
    const down = target.factor.times(by);
    return { times: up, by: down.eq(1) ? null : down, isSame: up.eq(down) };
  };
  if (source.unit === target.unit) return between(ONE, ONE);
  if (source.unit === '' || target.unit === '') {
    // A bare number may be a count of anything, but it is no percentage and no point difference.
    const other = unitKind(source.unit === '' ? target.unit : source.unit);
    return other === 'percent' || other === 'percentage-point' || other === 'doubling' ? 'none' : between(ONE, ONE);
  }
  const sourceSlash = source.unit.indexOf('/');
  const targetSlash = target.unit.indexOf('/');
  if (sourceSlash > 0 || targetSlash > 0) {
    if (sourceSlash <= 0 || targetSlash <= 0) return 'none';
    if (source.unit.slice(sourceSlash) !== target.unit.slice(targetSlash)) return 'none';
    const top = conversions.get(source.unit.slice(0, sourceSlash), target.unit.slice(0, targetSlash), conversionOf);
    return top === 'none' ? 'none' : between(top.times, top.by ?? ONE);
  }
  const a = SIZES[source.unit];
  const b = SIZES[target.unit];
  if (a !== undefined && b !== undefined) {
    // One division at the end keeps 亩 (2000/3 平方米) exact to and fro.
    return a[0] === b[0] ? between(new Big(a[1]).times(b[2]), new Big(a[2]).times(b[1])) : 'none';
  }
  return compatibility(source.unit, target.unit) > 0 ? between(ONE, ONE) : 'none';
}

/** Classifiers that may stand for the same count, with how well they match. */
const COMPATIBLE: readonly (readonly [number, string])[] = [
  [0.85, '件 件次 件(次) 件(项) 件(起)'],
  [0.85, '人 名 位'],
  [0.8, '场 场次 场(次)'],
  [0.8, '条 条次 条(次)'],
  [0.8, '项 项次'],
  [0.8, '台 台套 台(套) 套'],
  [0.8, '类 大类'],
  [0.7, '宗 件 起 单 例'],
  [0.7, '栋 幢 座'],
  [0.7, '台 部 辆 架'],
  [0.7, '次 场 场次 起'],
  [0.6, '个 项 家'],
  [0.6, '家 所 间'],
  [0.6, '个 处 座 所'],
  [0.6, '篇 份 件 条'],
  [0.6, '项 条 件'],
  [0.6, '班 班次'],
  [0.6, '架 架次'],
  [0.6, '间 间次'],
  [0.6, '头 只'],
  [0.5, '个 支 条 场 套 名 种 件'],
  [0.3, '人 人次'],
  [0.3, '户 户次'],
  [0.3, '家 户'],
  [0.3, '家 家次'],
  [0.3, '件 人次'],
];

const compatible = new Map<string, number>();
for (const [score, list] of COMPATIBLE) {
  const words = split(list);
  for (const a of words) {
    for (const b of words) {
      const key = `${a} ${b}`;
      if (a !== b && (compatible.get(key) ?? 0) < score) compatible.set(key, score);
    }
  }
}

const compatibility = (a: string, b: string): number => compatible.get(`${a} ${b}`) ?? 0;

/**
 * How well two units fit the same metric, 0 to 1.
 * 1: the same base unit (scale aside). 0.9: convertible sizes (公顷/亩, %/‰). 0.85–0.3: classifiers that may count the
 * same thing, 人/人次 the least. 0.5: one side has no unit (but not with %, 百分点 or 番, which always show theirs: 0.1).
 * 0: not of one kind; 百分点 and %, 元 and 美元 are not.
 */
export function unitAffinity(a: string, b: string): number {
  return affinities.get(a, b, affinityOf);
}

const affinities = new UnitPairs<number>();

function affinityOf(a: string, b: string): number {
  const left = normaliseUnit(a).unit;
  const right = normaliseUnit(b).unit;
  if (left === right) return 1;
  if (left === '' || right === '') {
    const other = unitKind(left === '' ? right : left);
    return other === 'percent' || other === 'percentage-point' || other === 'doubling' ? 0.1 : 0.5;
  }
  const score = compatibility(left, right);
  if (score > 0) return score;
  return isConvertible(left, right) ? 0.9 : 0;
}

/** True for a text that could be a classifier: one to four Chinese characters or Latin letters, no digits. */
export function couldBeUnit(text: string): boolean {
  if (text.length === 0 || text.length > 6) return false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (!isHan(code) && !isLetter(code) && !'()（）/'.includes(text.charAt(i))) return false;
  }
  return true;
}
