/** Names for a figure of running text, from the words of its clause and of the figures before it. */
import { rangeAt } from '../binding/sentences';
import type { ChangeCue, Mention } from '../binding/types';
import type { NamedFigure, Naming } from './names';
import { tidied } from './tidy';

/** How far before a figure its words are looked for. */
const LONGEST_LEAD = 160;
const LONGEST_AFTER = 40;
/** A row of things before a figure that is longer is told by its last. */
const LONGEST_ROW = 16;

/**
 * Names as they stand in the text, from the plainest to the most particular; what only leads to a number may still be on them.
 * @param before the figure before, of any block
 */
export async function phraseNames(
  mention: Mention,
  before: NamedFigure | null,
  { propose, periods, heads }: Naming,
): Promise<string[]> {
  const { block, prose, cue, figure, reading } = mention;
  const { text } = block.prose;
  const last = before?.mention.block === block ? before : null;
  // What stands behind the figure before in the same clause is all that is said of this one.
  const sameClause = last !== null && !CLAUSE_END.test(text.slice(last.mention.prose.end, prose.start));
  const from = Math.max(sameClause ? last.mention.prose.end : 0, prose.start - LONGEST_LEAD);
  const lead = withoutBrackets(periods.without(block, from, prose.start));
  // 12类45件实事: what both count stands behind the second.
  const adjoining = reading?.figures[rangeAt(reading.figures, prose.end)];
  const next = adjoining?.start === prose.end && adjoining.unit !== figure.unit ? adjoining : undefined;
  const behindAll = next?.end ?? prose.end;
  const behind = text.slice(behindAll, behindAll + LONGEST_AFTER).split(/[（()）]/, 1)[0]!;
  const after = /^[\p{Script=Han}]{2,8}/u.exec(behind)?.[0] ?? '';
  const clause = clauseAtEnd(lead);
  const phrase = rowOf(clause, after !== '');
  const previous = tidied(stripped(clauseAtEnd(lead.slice(0, Math.max(0, lead.length - clause.length - 1)))));
  const own = stripped(phrase);
  const reached = cue?.toLevel === true;
  const plain = tidied(own, reached);
  const noun = withSign(withoutMarker(await proposed(propose, phrase, figure.text, behind)), plain);
  const isChange = cue !== null && !reached && (figure.unit === '%' || figure.unit === '百分点');
  const isSameSentence = last !== null && !/[。！？!?\n]/.test(text.slice(last.mention.prose.end, prose.start));
  const subject = isSameSentence ? last.name.replace(ASPECT, '') : '';
  const isBare = ONLY_CHANGE.test(own) || COMPARES.test(own);
  const isMoveTo = reached ? isBare : cue === null && REACHES.test(own);
  // 由12件增至15件: what was there before, which has the level's name where it has a period of its own.
  const isBase = /[由从從](?:每[月年日])?的?$/.test(own) && plain !== '';
  const isDated = periods.of(mention, heads) !== null;
  const isBesides = plain === '' && sameClause === false && /^(?:的|为|是|有|[（(])*$/.test(own);
  const isPart = /^(?:其中|[当當]中)/.test(own) && subject !== '' && noun !== '';
  const isAim = AIM.test(
    text
      .slice(Math.max(0, prose.start - LONGEST_LEAD), prose.start)
      .split(/[。！？\n]/)
      .at(-1)!,
  );
  const unitNumber =
    figure.kind === 'count' && !isChange && /^\p{Script=Han}{1,3}$/u.test(figure.unit) ? `${figure.unit}数` : '';
  return [
    ...dealtName(text, prose.start, figure.unit, reached),
    ...(isBase ? [...(isDated ? [plain] : []), `${plain}基数`] : []),
    ...(/^[或即]$/.test(own) && subject !== '' ? [subject + (figure.unit === '%' ? '比例' : '数额')] : []),
    ...(isChange && isBare && subject !== '' ? [subject + changeName(clause, text.slice(from, prose.start), cue)] : []),
    // 缩短8.6秒, 同期缩短至11.2秒: how far, or to where, what was spoken of before has moved.
    ...(isMoveTo ? [subject, previous] : []),
    ...(cue !== null && !isChange && !reached && isBare ? moveOf(subject || previous, cue) : []),
    ...(isChange && isBare && subject !== '' ? comparedName(subject, own, cue) : []),
    // （上年同期492件）: the period is all that is said.
    ...(isBesides && subject !== '' && after === '' ? [subject] : []),
    ...(figure.unit === '%' && IS_SHARE_ONLY.test(own) && subject !== '' ? [`${subject}占比`] : []),
    ...(behind.startsWith('的') && SIZE.test(plain)
      ? [(await proposed(propose, '', figure.text, behind)) + plain]
      : []),
    ...(next !== undefined && noun !== '' ? [noun + unitNumber] : []),
    ...(SAYS_LITTLE.test(noun) ? [...(subject === '' ? [] : [objectOf(subject) + noun]), previous + noun] : []),
    ...(isPart && noun.length <= 2 ? [objectOf(subject) + noun] : []),
    noun,
    ...(isPart ? [objectOf(subject) + noun] : []),
    ...(plain === '' ? [previous] : []),
    plain,
    ...(isAim && !isBare ? [`${tidied(noun, reached) || plain || previous}目标`] : []),
    ...(SAYS_TOTAL.test(phrase) ? [`${plain || previous}合计`] : []),
    plain + after,
    previous + plain,
    previous + plain + after,
    noun === '' ? '' : noun + unitNumber,
    subject + plain + after,
    plain + after === '' ? '' : lastHeading(block.headings.map(({ prose: { text: words } }) => words)) + plain + after,
  ].filter(name => name !== '' && name !== NOTHING_PROPOSED);
}

/** What a name says besides its subject. */
const ASPECT =
  /(?:同比|环比|占比|比重|(?:年均)?(?:[增降涨]幅|增速|增长|增加|上涨)|基数|[\p{Script=Han}]{1,2}数(?<=[个项件类条次家人户]数))$/u;

/** PM2.5浓度: a noun with the letters and digits right before it, which look like another figure. */
function withSign(noun: string, plain: string): string {
  const sign = noun !== '' && plain.endsWith(noun) ? /[A-Za-z][A-Za-z0-9.]*$/.exec(plain.slice(0, -noun.length)) : null;
  return (sign?.[0] ?? '') + noun;
}

/** What `propose` answers where nothing names the figure. */
const NOTHING_PROPOSED = '新指标';

async function proposed(propose: Naming['propose'], phrase: string, figure: string, behind: string): Promise<string> {
  const name = await propose(phrase + figure + behind, phrase.length, phrase.length + figure.length);
  return name === NOTHING_PROPOSED ? '' : name;
}

/** 同比, 环比, 年均增幅: what a rate of change is called behind its subject. */
function changeName(clause: string, whole: string, { direction }: ChangeCue): string {
  if (/年均|年递增/.test(clause)) return `年均${direction === 'down' ? '降' : '增'}幅`;
  if (/[环環]比|上(?:个|個)?月|上(?:个|個)?季/.test(clause)) return '环比';
  if (COMPARES.test(stripped(clause)) && !/[同]期|上年|去年|同比/.test(whole.slice(-clause.length - 12)))
    return direction === 'down' ? '降幅' : '增幅';
  return '同比';
}

/** 增速较去年全年增幅: a change told apart from another one by what it is compared with. */
function comparedName(subject: string, own: string, { direction }: ChangeCue): string[] {
  const base = COMPARES.exec(own)?.[1] ?? '';
  return base === '' ? [] : [`${subject}较${base}${direction === 'down' ? '降' : '增'}幅`];
}

/** How far something has moved. */
const moveOf = (what: string, { verb }: ChangeCue): string[] => (what === '' ? [] : [what + verb]);

/** 提高到去年的, 上调至: to a level, whatever the time that stands between. */
const REACHES =
  /^[^，。；]{0,4}?(?:增[长長加]?|提[高升]|上[升调調]|[扩擴]大|下[降调調]|[减減]少|降低?|[缩縮]短|延[长長]|升|[调調]整)[至到为為](?:[上去今本]年|[现現目][在前]|年?[底末初]|的|[约約])*$/u;

/** Names nothing without what it is done to, or what it is of. */
const SAYS_LITTLE =
  /^(?:[确確]定|覆[盖蓋]|涉及|首批|惠及|其中|[总總][数數量额額值]|完成|新增|建成|增量|规模|規模|面[积積]|金[额額]|[总總]?投[资資]|[总總]?[产產]值|参加|[参參][与與]|[获獲]|成交[价價额額]|达[标標]|合格|[办辦][结結理]|受理|[开開竣完]工|通[过過]|采[纳納用]|立案|[结結]案|[查][处處]|整改|[签簽][约約]|落地|投[产產]|[达達][产產]|[发發]放|下[达達]|[拨撥]付|安排|支出|[开開]支|收入|[减減增]收|交付|培[训訓]|救助|[带帶][动動]|解[决決]|[回答][复復覆]|[在已续續拟擬]建|新登[记記])$/u;

/** What something is done to: 办理批示件 → 批示件. */
const objectOf = (name: string): string => {
  const object = name.replace(
    /^(?:受理|[办辦]理|[接收][收到]|承[办辦]|交[办辦]|[组組][织織]|[开開]展|完成|[实實]施|新建|建[设設成]|[举舉][办辦]|召[开開]|[查][处處]|立案|安排|[投收]入|[跟][踪蹤])+/u,
    '',
  );
  return object.length >= 2 ? object : name;
};

/** Brackets that are closed are left out with what they hold, an abbreviation (审（执）结) without its brackets; an open one begins a clause. */
const withoutBrackets = (text: string): string =>
  text
    .replace(/[（(]([^（()）]{1,2})[）)]/g, '$1')
    .replace(/[（(][^（()）]{0,60}[）)]/g, '')
    .replace(/[（(]/g, '，');

/** What is stated behind these is yet to come, and another thing than what was reached under the same name. */
const AIM = /目[标標]|力[争爭]|[预預]期(?![寿壽]命)|争取|[确確]保/u;

/** 总投资3.3亿元的快速路: what something costs or measures, said before it. */
const SIZE =
  /^(?:[总總]?投[资資]|耗[资資]|斥[资資]|造[价價]|[价價]值|年?[产產]值|年[产產]量?|[总總]?面[积積]|占地|[总總]?[规規]模|[总總全]?[长長]|[总總]?金[额額]|[总總]?[预預]算|[总總]?人口)$/u;

const IS_SHARE_ONLY =
  /^(?:[占佔]|[占佔]比|比重|比例|[占佔][总總全][\p{Script=Han}]{0,4}的?)(?:[为為达達]到?|[约約]|近)*$/u;

const DEALS_OUT = /分[别別]/gu;
const SENTENCE_PART_END = /[，。；：,;:!?！？\n]/u;

/**
 * 工业、技改投资分别增长9.4%、13.3%: the n-th figure belongs to the n-th of what is named before 分别. [] where they are not
 * equally many.
 */
function dealtName(text: string, start: number, unit: string, reached: boolean): string[] {
  let from = start;
  while (from > 0 && start - from < 80 && !SENTENCE_PART_END.test(text.charAt(from - 1))) from--;
  const before = text.slice(from, start);
  const deals = [...before.matchAll(DEALS_OUT)].at(-1)?.index;
  if (deals === undefined) return [];
  const items = tidied(stripped(before.slice(0, deals)))
    .split(/、|以及|和|与|與|及/u)
    .map(item => item.trim());
  const led = before.slice(deals + 2);
  const verb = /^[\p{Script=Han}]*/u.exec(led)![0];
  let to = start;
  while (to < text.length && to - start < 80 && !SENTENCE_PART_END.test(text.charAt(to))) to++;
  const count = (part: string): number => part.split(/、|和|与|與|及/u).length;
  const index = count(led) - 1;
  if (items.length < 2 || items.length !== count(led + text.slice(start, to)) || items.some(item => item === ''))
    return [];
  const head = items[index]!;
  const tail = tidied(verb, reached);
  return unit === '%' ? [head + tail, head] : [head, head + tail];
}

/** 提案96件、建议117件，计213件: what stands before is the name of a part. */
const SAYS_TOTAL = /(?:^|[共合总總]|[^预預总總统統审審会會设設估小])[计計]$/u;

/** A clause that says how something moved, and not what. */
const ONLY_CHANGE =
  /^(?:同比|环比|環比|比上年|比去年|较上年|较去年|較上年|較去年|上年|去年|同期|分别|分別|也|又|均|年均|人均|户均|平均|每[天年月]|年递增|继续|再|实际|实現|首次|累计|按年|增长|增長|增加|提高|提升|上升|上涨|下降|下跌|减少|減少|降低|回落|缩短|縮短|增幅|降幅|增速|加快|放缓|至|到|了|为|達|达)*$/;

/** 比预算执行数增加, 较年初下降. */
const COMPARES =
  /^(?:比|[较較]|[与與同](?=.{1,14}相比))([^，。；]{0,16}?)(?:相比)?(?:增[长長加]|提[高升]|上升|下降|下跌|[减減]少|降低|回落|[缩縮]短)了?$/u;

/** 一是 before what an item is about. */
const withoutMarker = (name: string): string => name.replace(/^[一二三四五六七八九十](?:是|要)/, '');

const lastHeading = (headings: readonly string[]): string =>
  headings.length > 1 ? headings[headings.length - 1]!.replace(/^[（(]?[一二三四五六七八九十0-9]+[)）、.．]/, '') : '';

const CLAUSE_END = /[，。；：、,;:!?！？\n]/;
const HARD_END = /[，。；：,;:!?！？\n]/;

/** The last clause of a text. */
function clauseAtEnd(text: string): string {
  let from = text.length;
  while (from > 0 && !HARD_END.test(text.charAt(from - 1))) from--;
  return text.slice(from);
}

/**
 * The end of a clause that is one figure's: behind the figure before, and of a row of things (甲、乙、丙) as much as a name holds.
 * @param isCounted whether a noun follows the figure: then a row before it only spells out what is counted
 */
function rowOf(clause: string, isCounted: boolean): string {
  const items = clause.split('、');
  const last = items[items.length - 1]!;
  if (items.length === 1) return clause;
  if (items.slice(0, -1).some(item => /[0-9０-９]/.test(item))) return last;
  if (isCounted && items.length > 2) return '';
  if (items.length === 2 && clause.length <= LONGEST_ROW) return items.join('和');
  return last.length >= 4 ? last : clause.slice(-LONGEST_ROW);
}

/** Words without figures, dates and what leads to a number. */
const stripped = (clause: string): string =>
  clause
    .replace(
      /(?<![A-Za-z0-9.])[0-9０-９.．%％]+(?![A-Z])(?:[年月日亿万件个项家人次元]|人次|万元|亿元)*(?:左右|上下|以[上下内內])?/g,
      '',
    )
    .replace(/^[一二三四五六七八九十](?:是|要)/, '');
