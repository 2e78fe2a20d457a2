/** The page of the page preview: lays the report out on A4 sheets, follows the editor, tells it what was clicked. */
import type { PageBlock, PageDocument } from '../render/page/types';
import { type BuiltBlock, elementOf, measure, sliceElement } from './page-preview-measure';
import type { FromPagePreview, PagePreviewState, ToPagePreview, Zoom } from './page-preview-messages';
import { type Page, paginate, type Slice } from './pagination';

declare function acquireVsCodeApi(): {
  postMessage(message: FromPagePreview): void;
  getState(): PagePreviewState | undefined;
  setState(state: PagePreviewState): void;
};

const vscode = acquireVsCodeApi();
const byId = (id: string): HTMLElement => document.getElementById(id)!;
const desk = byId('desk');
const sheets = byId('sheets');
const message = byId('message');
const place = byId('place');
const zoomLabel = byId('zoom');
const host = byId('measure');

const MM = 96 / 25.4;
/** Steps of the zoom buttons. */
const ZOOMS = [0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.25, 1.5, 2, 3];
/** Beside the sheets, px. */
const MARGIN = 24;

/** A sheet and what stands on it. */
interface Sheet {
  readonly element: HTMLElement;
  readonly key: string;
  page: Page;
}

const styleSheet = new CSSStyleSheet();
document.adoptedStyleSheets = [...document.adoptedStyleSheets, styleSheet];

let shown: PageDocument | null = null;
let uri = vscode.getState()?.uri ?? '';
let zoom: Zoom = vscode.getState()?.zoom ?? initialZoom();
let sheetList: Sheet[] = [];
/** Blocks by their HTML: what has not changed is not measured again. */
let built = new Map<string, BuiltBlock>();
let current: BuiltBlock[] = [];
/** Blocks whose pictures have been loaded since they were measured. */
const outdated = new Set<BuiltBlock>();
/** What the measures in `built` hold for. */
let measuredFor = '';
let offset = -1;

function initialZoom(): Zoom {
  const value = document.body.dataset.zoom;
  return value === undefined || value === 'fit' || !(Number(value) > 0) ? 'fit' : Number(value);
}

window.addEventListener('message', (event: MessageEvent<ToPagePreview>) => {
  const { data } = event;
  switch (data.kind) {
    case 'document':
      if (data.uri !== uri) {
        uri = data.uri;
        offset = -1;
        desk.scrollTop = 0;
      }
      keepState();
      setMarks(data.marks);
      show(data.document);
      break;
    case 'message':
      shown = null;
      sheetList = [];
      sheets.replaceChildren();
      message.textContent = data.text;
      message.hidden = false;
      place.textContent = '';
      break;
    case 'reveal':
      offset = data.offset;
      reveal();
      break;
  }
});

// --- pages ---

function show(next: PageDocument): void {
  shown = next;
  message.hidden = true;
  document.documentElement.lang = next.language;
  const geometry = JSON.stringify(next.geometry);
  const fresh = geometry + next.styleSheet;
  if (measuredFor !== fresh) {
    measuredFor = fresh;
    built = new Map();
    sheetList = [];
    setGeometry(next);
  }
  layOut();
}

function setGeometry({ geometry, styleSheet: rules }: PageDocument): void {
  const { width, height, top, bottom, left, right, linePitch } = geometry;
  styleSheet.replaceSync(rules);
  const style = document.documentElement.style;
  const lengths = { width, height, top, bottom, left, right };
  for (const [name, value] of Object.entries(lengths)) style.setProperty(`--page-${name}`, `${value}mm`);
  style.setProperty('--line-pitch', `${linePitch}pt`);
  applyZoom();
}

/** Builds and measures what is new, divides it into pages, and changes the sheets that are no longer right. */
function layOut(): void {
  if (shown === null) return;
  const { blocks, notes, foot, geometry } = shown;
  const before = built;
  built = new Map();
  const added: { block: PageBlock; one: BuiltBlock }[] = [];
  current = blocks.map(block => {
    const key = `${block.splits} ${block.before} ${block.html}`;
    const known = built.get(key) ?? before.get(key);
    // The same text twice is one block with two places.
    const one = known ?? build(block.html);
    if (known === undefined || outdated.delete(one)) {
      added.push({ block, one });
      ids.delete(one);
    }
    built.set(key, one);
    return one;
  });
  host.replaceChildren(...added.map(({ one }) => one.element));
  for (const { block, one } of added) measure(one, block);
  const noteHeights = heightsOf(notes);
  const footHeight = foot === '' ? 0 : heightsOf([foot])[0]!;
  host.replaceChildren();
  outdated.clear();
  const measured = blocks.map((block, index) => ({
    ...current[index]!.measured,
    keepWithNext: block.keepWithNext,
    beginsPage: block.beginsPage,
  }));
  const height = (geometry.height - geometry.top - geometry.bottom) * MM;
  const pages = paginate(measured, { height, notes: noteHeights, noteRule: NOTE_RULE });
  if (foot !== '') makeRoomForFoot(pages, height - footHeight, noteHeights);
  putSheets(pages);
  place.textContent = placeText();
}

/** Height of the rule above footnotes with the space around it, px; the same as in the style sheet. */
const NOTE_RULE = 13;

/** 版记 stands at the foot of the last page; where the text leaves no room there, on a page of its own. */
function makeRoomForFoot(pages: Page[], room: number, noteHeights: readonly number[]): void {
  const last = pages[pages.length - 1]!;
  const slice = last.slices[last.slices.length - 1];
  const text = slice === undefined ? 0 : slice.top + slice.to - slice.from;
  const notes = last.notes.reduce((sum, note) => sum + noteHeights[note]!, last.notes.length > 0 ? NOTE_RULE : 0);
  if (text + notes > room) pages.push({ slices: [], notes: [] });
}

function build(html: string): BuiltBlock {
  const element = elementOf(html);
  const one: BuiltBlock = {
    html,
    element,
    rows: [],
    measured: { height: 0, before: 0, breaks: [], repeated: 0, notes: [] },
  };
  for (const image of element.querySelectorAll('img')) waitFor(image, one);
  return one;
}

/** A picture's size shows when it has been loaded; one that can't be loaded leaves its words. */
function waitFor(image: HTMLImageElement, owner: BuiltBlock): void {
  const changed = () => {
    if (outdated.size === 0) requestAnimationFrame(layOut);
    outdated.add(owner);
  };
  image.addEventListener('load', changed, { once: true });
  image.addEventListener(
    'error',
    () => {
      const words = document.createElement('span');
      words.className = 'missing';
      words.textContent = image.dataset.missing ?? image.alt;
      image.replaceWith(words);
      changed();
    },
    { once: true },
  );
}

function heightsOf(html: readonly string[]): number[] {
  const elements = html.map(one => {
    const element = document.createElement('div');
    element.append(elementFrom(one));
    return element;
  });
  host.replaceChildren(...elements);
  return elements.map(element => element.getBoundingClientRect().height);
}

const elementFrom = (html: string): HTMLElement => elementOf(`<div>${html}</div>`);

function putSheets(pages: readonly Page[]): void {
  const { notes, foot, pageNumber } = shown!;
  const old = new Map<string, Sheet[]>();
  for (const sheet of sheetList) {
    const same = old.get(sheet.key);
    if (same) same.push(sheet);
    else old.set(sheet.key, [sheet]);
  }
  sheetList = pages.map((page, index): Sheet => {
    const isLast = index === pages.length - 1;
    const key = JSON.stringify([
      page.slices.map(({ block, from, to, top }) => [idOf(current[block]!), from, to, top]),
      page.notes.map(note => [note, notes[note]]),
      isLast ? foot : '',
    ]);
    const known = old.get(key)?.shift();
    const element = known?.element ?? makeSheet(page, isLast ? foot : '');
    numberSheet(element, index + 1, pageNumber);
    return { element, key, page };
  });
  // Only what has changed is touched, so that nothing flickers and the scroll position stays.
  sheetList.forEach(({ element }, index) => {
    const there = sheets.children[index];
    if (there !== element) sheets.insertBefore(element, there ?? null);
  });
  while (sheets.children.length > sheetList.length) sheets.lastElementChild!.remove();
}

const ids = new WeakMap<BuiltBlock, number>();
let lastId = 0;

function idOf(block: BuiltBlock): number {
  let id = ids.get(block);
  if (id === undefined) {
    id = ++lastId;
    ids.set(block, id);
  }
  return id;
}

function makeSheet(page: Page, foot: string): HTMLElement {
  const sheet = document.createElement('section');
  sheet.className = 'sheet';
  const paper = document.createElement('div');
  paper.className = 'paper';
  const text = document.createElement('div');
  text.className = 'text';
  for (const slice of page.slices) {
    const part = sliceElement(current[slice.block]!, slice.from, slice.to);
    part.classList.add('part');
    part.style.top = `${slice.top}px`;
    text.append(part);
  }
  const below = document.createElement('div');
  below.className = 'below';
  if (page.notes.length > 0) {
    const rule = document.createElement('div');
    rule.className = 'note-rule';
    below.append(rule, ...page.notes.map(note => elementFrom(shown!.notes[note]!)));
  }
  if (foot !== '') below.append(elementFrom(foot));
  text.append(below);
  const number = document.createElement('div');
  number.className = 'gw-footer page-number';
  paper.append(text, number);
  sheet.append(paper);
  return sheet;
}

function numberSheet(sheet: HTMLElement, number: number, where: PageDocument['pageNumber']): void {
  const element = sheet.querySelector<HTMLElement>('.page-number')!;
  element.textContent = where === 'none' ? '' : `— ${number} —`;
  element.dataset.place = where === 'odd-even' ? (number % 2 === 1 ? 'right' : 'left') : where;
}

// --- the editor's cursor, clicks ---

/** The slice that shows this offset of the report, and how far into it the offset is. */
function sliceAt(at: number): { sheet: Sheet; slice: Slice; depth: number } | null {
  if (shown === null || at < 0) return null;
  let best = -1;
  shown.blocks.forEach((block, index) => {
    if (block.start < 0 || block.start > at) return;
    // Of those that hold the offset the narrowest; else the last before it.
    if (best < 0 || block.start >= shown!.blocks[best]!.start) best = index;
  });
  if (best < 0) return null;
  const { start, end } = shown.blocks[best]!;
  const { height } = current[best]!.measured;
  const depth = end > start ? Math.min(1, (at - start) / (end - start)) * height : 0;
  let found: { sheet: Sheet; slice: Slice; depth: number } | null = null;
  for (const sheet of sheetList)
    for (const slice of sheet.page.slices)
      if (slice.block === best && (found === null || slice.from <= depth)) found = { sheet, slice, depth };
  return found;
}

function reveal(): void {
  for (const part of sheets.querySelectorAll('.active')) part.classList.remove('active');
  const found = sliceAt(offset);
  if (found === null) return;
  const { sheet, slice, depth } = found;
  const index = sheet.page.slices.indexOf(slice);
  const part = sheet.element.querySelectorAll<HTMLElement>('.part')[index];
  if (part === undefined) return;
  part.classList.add('active');
  const scale = factor();
  const box = part.getBoundingClientRect();
  const y = box.top + Math.max(0, depth - slice.from) * scale;
  const view = desk.getBoundingClientRect();
  if (y >= view.top + 8 && y + 24 <= view.bottom) return;
  desk.scrollTop += y - view.top - view.height / 3;
}

sheets.addEventListener('click', event => {
  if (getSelection()?.isCollapsed === false) return;
  const part = (event.target as Element).closest('.part');
  if (part === null || shown === null) return;
  const sheet = sheetList.find(one => one.element.contains(part));
  if (sheet === undefined) return;
  const index = [...sheet.element.querySelectorAll('.part')].indexOf(part);
  const slice = sheet.page.slices[index];
  const block = slice && shown.blocks[slice.block];
  if (block === undefined || slice === undefined || block.start < 0) return;
  const box = part.getBoundingClientRect();
  const depth = slice.from + (event.clientY - box.top) / factor();
  const { height } = current[slice.block]!.measured;
  const share = block.end > block.start && height > 0 ? Math.min(1, Math.max(0, depth / height)) : 0;
  vscode.postMessage({ kind: 'goto', offset: block.start + Math.floor(share * (block.end - block.start)) });
});

// --- zoom ---

function factor(): number {
  if (zoom !== 'fit') return zoom;
  const width = shown?.geometry.width ?? 210;
  return Math.max(0.1, (desk.clientWidth - 2 * MARGIN) / (width * MM));
}

function applyZoom(): void {
  document.documentElement.style.setProperty('--zoom', String(factor()));
  zoomLabel.textContent = `${Math.round(factor() * 100)}%`;
  byId('fit').setAttribute('aria-pressed', String(zoom === 'fit'));
}

/** Zooms so that what is at this place of the window stays there. */
function setZoom(next: Zoom, x = desk.clientWidth / 2, y = desk.clientHeight / 2): void {
  const before = factor();
  const left = (desk.scrollLeft + x) / before;
  const top = (desk.scrollTop + y) / before;
  zoom = typeof next === 'number' ? Math.min(4, Math.max(0.1, next)) : next;
  applyZoom();
  desk.scrollLeft = left * factor() - x;
  desk.scrollTop = top * factor() - y;
  keepState();
  vscode.postMessage({ kind: 'zoom', zoom });
}

function keepState(): void {
  vscode.setState({ uri, zoom });
}

const step = (direction: 1 | -1): void => {
  const now = factor();
  const next = direction > 0 ? ZOOMS.find(one => one > now * 1.01) : [...ZOOMS].reverse().find(one => one < now * 0.99);
  if (next !== undefined) setZoom(next);
};

byId('zoom-in').addEventListener('click', () => step(1));
byId('zoom-out').addEventListener('click', () => step(-1));
zoomLabel.addEventListener('click', () => setZoom(1));
byId('fit').addEventListener('click', () => setZoom('fit'));
desk.addEventListener(
  'wheel',
  event => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    const { left, top } = desk.getBoundingClientRect();
    setZoom(factor() * Math.exp(-event.deltaY / 500), event.clientX - left, event.clientY - top);
  },
  { passive: false },
);
new ResizeObserver(() => {
  if (zoom === 'fit') applyZoom();
}).observe(desk);

// --- marks, place ---

function setMarks(marked: boolean): void {
  document.body.classList.toggle('marked', marked);
  byId('marks').setAttribute('aria-pressed', String(marked));
}

byId('marks').addEventListener('click', () => {
  const marked = !document.body.classList.contains('marked');
  setMarks(marked);
  vscode.postMessage({ kind: 'marks', shown: marked });
});

/** 第2页，共5页: the page in the middle of the window. */
function placeText(): string {
  const middle = desk.getBoundingClientRect().top + desk.clientHeight / 2;
  let number = sheetList.findIndex(({ element }) => element.getBoundingClientRect().bottom >= middle);
  if (number < 0) number = sheetList.length - 1;
  return (place.dataset.text ?? '').replace('{0}', String(number + 1)).replace('{1}', String(sheetList.length));
}

desk.addEventListener('scroll', () => {
  if (shown !== null) place.textContent = placeText();
});

// Faces that the system loads late change the widths of lines.
void document.fonts.ready.then(() => vscode.postMessage({ kind: 'ready' }));
