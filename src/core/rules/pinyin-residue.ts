import * as l10n from '@vscode/l10n';
import type { Block } from '../report/types';
import { fold } from '../text/fold';
import type { TextRange } from '../text/range';
import { memoByProse } from './prose-memo';
import type { Rule, RuleContext } from './rule';
import type { Fix } from './types';

/** A syllable in brackets behind a Han character; whether it is pinyin is asked afterwards. */
const GLOSS = /(\p{Script=Han})[(（]([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿ]{1,6})[)）]/gu;

const TONE = /[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ]/;

/** Initials and finals of Hanyu Pinyin without tone marks (GB/T 16159). */
const SYLLABLE =
  /^(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?(?:a|o|e|ê|ai|ei|ao|ou|an|en|ang|eng|ong|er|i|ia|ie|iao|iu|ian|in|iang|ing|iong|u|ua|uo|uai|ui|uan|un|uang|ue|ü|üe|üan|ün)$/;

const TONELESS: Readonly<Record<string, string>> = { ǖ: 'ü', ǘ: 'ü', ǚ: 'ü', ǜ: 'ü' };

const withoutTone = (syllable: string): string =>
  [...syllable]
    .map(letter => TONELESS[letter] ?? letter.normalize('NFD').charAt(0) + (letter === 'ü' ? '\u0308' : ''))
    .join('')
    .normalize('NFC');

/** Words right before a character whose reading the writer means to give. */
const READING_GIVEN = /(?:读作|读音|拼音|读|念|音)[:：]?[“"「『]?$/;

const HAN_BEFORE_BRACKET = /\p{Script=Han}[(（]$/u;

/** Ranges of the brackets with their syllables, in the prose. */
const residueIn = memoByProse((prose: string): readonly TextRange[] => {
  const found: TextRange[] = [];
  if (!/[(（]/.test(prose)) return found;
  for (const match of prose.matchAll(GLOSS)) {
    const [whole, character, syllable] = match as unknown as [string, string, string];
    if (!TONE.test(syllable) || !SYLLABLE.test(withoutTone(syllable))) continue;
    // A converter adds the reading where it changed a character, and to nothing else: 字(zì) was written by a person.
    if (fold(character) === character) continue;
    const end = match.index + whole.length;
    if (isMeant(prose, match.index, end)) continue;
    found.push({ start: match.index + character.length, end });
  }
  return found;
});

/** True where the reading belongs to the text: 读作“發(fā)”, “發(fā)”字, or a neighbour is glossed that no converter touches. */
function isMeant(prose: string, start: number, end: number): boolean {
  if (READING_GIVEN.test(fold(prose.slice(Math.max(0, start - 6), start)))) return true;
  const quoted = '“"「『'.includes(prose.charAt(start - 1) || ' ') && '”"」』'.includes(prose.charAt(end) || ' ');
  return quoted || isGlossedByHand(prose, start, end);
}

/** True when the character next to the glossed one has a gloss, too, and is the same in both scripts: 漢(hàn)字(zì). */
function isGlossedByHand(prose: string, start: number, end: number): boolean {
  const next = /^(\p{Script=Han})[(（][a-zà-ǜ]{1,6}[)）]/u.exec(prose.slice(end, end + 12));
  if (next !== null && fold(next[1]!) === next[1]) return true;
  const open = Math.max(prose.lastIndexOf('(', start - 1), prose.lastIndexOf('（', start - 1));
  if (open < 1 || start - open > 9 || !/[)）]$/.test(prose.slice(0, start))) return false;
  const before = prose.charAt(open - 1);
  return HAN_BEFORE_BRACKET.test(prose.slice(open - 1, open + 1)) && fold(before) === before;
}

/** The reading of a character that a converter of web pages left behind: 發(fā)展. */
export const pinyinResidue: Rule = {
  name: 'pinyin-residue',
  defaultSeverity: 'warning',
  hasFixes: true,
  summary: () => l10n.t('网页转换时留下的拼音'),
  *check(context) {
    const places = context.report.blocks.flatMap(block => placesIn(block));
    const removeAll = places.length > 1 ? removal(context, places) : null;
    for (const place of places) {
      const residue = context.report.text.slice(place.start, place.end);
      yield {
        uri: context.uri,
        ...place,
        message: l10n.t('“{0}”是网页转换时留下的拼音，不属于正文，请删去。', residue),
        metric: null,
        expected: null,
        related: [],
        fixes: [
          { title: l10n.t('删去“{0}”', residue), edits: [{ uri: context.uri, ...place, text: '' }], kind: 'other' },
          ...(removeAll === null ? [] : [removeAll]),
        ],
      };
    }
  },
};

function placesIn(block: Block): TextRange[] {
  return residueIn(block.prose.text).map(({ start, end }) => block.prose.range(start, end));
}

function removal(context: RuleContext, places: readonly TextRange[]): Fix {
  return {
    title: l10n.t('删去全文的拼音（{0} 处）', String(places.length)),
    edits: places.map(place => ({ uri: context.uri, ...place, text: '' })),
    kind: 'other',
  };
}
