import { programs, runWell } from './programs';

/** A node of pandoc's document tree: its kind and what it holds. */
interface Node {
  readonly t: string;
  readonly c?: unknown;
}

/** What pandoc understood of a document. */
export interface PandocReading {
  readonly title: string;
  readonly headings: readonly { readonly level: number; readonly text: string }[];
  /** Rows of cells, the head's among them. */
  readonly tables: readonly (readonly (readonly string[])[])[];
  readonly footnotes: readonly string[];
  readonly pictures: number;
  /** All text without spaces and footnotes, in order. */
  readonly text: string;
}

/** Reads a .docx or an .html with pandoc. */
export async function readWithPandoc(file: string): Promise<PandocReading> {
  const from = file.endsWith('.html') ? 'html' : 'docx';
  const { stdout } = await runWell(programs().pandoc, ['-f', from, '-t', 'json', file]);
  const { blocks, meta } = JSON.parse(stdout.toString()) as { blocks: Node[]; meta: { title?: Node } };
  const nodes = collect(blocks);
  return {
    title: plain(meta.title ?? []),
    headings: nodes
      .filter(node => node.t === 'Header')
      .map(node => {
        const [level, , inlines] = node.c as [number, unknown, Node[]];
        return { level, text: plain(inlines) };
      }),
    tables: nodes.filter(node => node.t === 'Table').map(rowsOf),
    footnotes: nodes.filter(node => node.t === 'Note').map(node => plain(node.c)),
    pictures: nodes.filter(node => node.t === 'Image').length,
    text: plain(blocks),
  };
}

/** Every node below, in order, whatever the lists that hold them. */
function collect(value: unknown, found: Node[] = []): Node[] {
  if (Array.isArray(value)) for (const one of value) collect(one, found);
  else if (typeof value === 'object' && value !== null) {
    if ('t' in value) {
      found.push(value as Node);
      collect((value as Node).c, found);
    }
  }
  return found;
}

/** Text of the nodes without spaces; what a note says stands elsewhere. */
function plain(value: unknown): string {
  if (Array.isArray(value)) return value.map(plain).join('');
  if (typeof value !== 'object' || value === null || !('t' in value)) return '';
  const { t, c } = value as Node;
  if (t === 'Str') return c as string;
  if (t === 'Note' || t === 'Image') return '';
  if (t === 'Code' || t === 'CodeBlock') return ((c as [unknown, string])[1] ?? '').replace(/\s+/g, '');
  if (t === 'Quoted') {
    const [kind, inlines] = c as [Node, Node[]];
    return kind.t === 'SingleQuote' ? `‘${plain(inlines)}’` : `“${plain(inlines)}”`;
  }
  return plain(c);
}

/** A table's rows: pandoc keeps each part's rows as pairs of attributes and cells. */
function rowsOf(table: Node): string[][] {
  const [, , , [, head], bodies, [, foot]] = table.c as [
    unknown,
    unknown,
    unknown,
    [unknown, Row[]],
    [unknown, unknown, Row[], Row[]][],
    [unknown, Row[]],
  ];
  const rows = [...head, ...bodies.flatMap(([, , intermediate, rest]) => [...intermediate, ...rest]), ...foot];
  return rows.map(([, cells]) => cells.map(cell => plain(cell[4])));
}

type Row = [unknown, [unknown, unknown, unknown, unknown, Node[]][]];
