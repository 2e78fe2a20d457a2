/** A whole in the lead of a Markdown list and a part in each of its items: 办理提案175件： - 集体提案12件 - 委员提案163件. */
import type { Block } from '../report/types';
import { areApart } from './extent';
import { isPlain, labelOf, type Part, sumOf } from './parts';
import type { StatedSentence } from './stated';
import { contradictionOf, type Reading } from './wholes';

const MOST_ITEMS = 40;

/**
 * The wholes of lists whose every item states a part in the whole's unit.
 * @param blocks all blocks of the report, in source order
 * @param statedIn the sentences of a block that state figures
 */
export function* listWholes(
  blocks: readonly Block[],
  statedIn: (block: Block) => readonly StatedSentence[],
): Generator<Reading> {
  const lists = new Map<Block, Block[]>();
  for (const block of blocks) {
    if (block.kind !== 'list-item' || block.lead === null) continue;
    const items = lists.get(block.lead);
    if (items === undefined) lists.set(block.lead, [block]);
    else items.push(block);
  }
  for (const [lead, items] of lists) {
    const last = statedIn(lead).at(-1);
    if (last === undefined || items.length < 2 || items.length > MOST_ITEMS) continue;
    const wholes = last.figures.filter(isPlain);
    const whole = wholes[wholes.length - 1];
    // Only a lead that ends with the whole opens a list of its parts: 办理提案175件，其中：
    if (
      whole === undefined ||
      !/^[^,;。]{0,8}[,:]?(?:其中|包括|分别是?|具体)?[:]?\s*$/.test(last.text.slice(whole.end))
    )
      continue;
    const parts = items.map((item): Part | null => {
      const sentence = statedIn(item)[0];
      const figure = sentence?.figures.find(isPlain);
      if (sentence === undefined || figure === undefined || figure.unit !== whole.unit) return null;
      return { figure, name: labelOf(sentence.text, 0, figure), share: null };
    });
    if (parts.some(part => part === null)) continue;
    const all = parts.filter(part => part !== null);
    const figures = all.map(part => part.figure);
    const fits = wholes.some(one => one.unit === whole.unit && !areApart(sumOf(figures), one.extent));
    yield { whole, parts: figures, why: fits ? null : contradictionOf(whole, all) };
  }
}
