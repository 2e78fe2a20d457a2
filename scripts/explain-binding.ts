/**
 * Says why the binder binds a figure as it does: its best candidates, their probabilities and their evidence.
 *
 *   npx tsx scripts/explain-binding.ts REPORT.md FIGURE…    (the figures as written, e.g. 843.2亿元)
 */
import { existsSync, readFileSync } from 'node:fs';
import { judgeTogether, look } from '../src/core/binding/bind';
import { BindingCache } from '../src/core/binding/cache';
import { DIFFERING } from '../src/core/binding/differing';
import { FEATURES } from '../src/core/binding/features';
import { leafOf } from '../src/core/binding/trees';
import { WORTHS } from '../src/core/binding/weights';
import { readLedger } from '../src/core/ledger/read';
import { parseReport } from '../src/core/report/parse';

const [file, ...figures] = process.argv.slice(2);
if (!file) throw new Error('usage: explain-binding.ts REPORT.md FIGURE…');
const sidecar = file.replace(/\.md$/, '.metrics.yaml');
const ledger = readLedger(existsSync(sidecar) ? [{ uri: sidecar, text: readFileSync(sidecar, 'utf8') }] : []);
const seen = look(parseReport(readFileSync(file, 'utf8')), ledger, new BindingCache());
const { posteriors, differing, sure } = judgeTogether(seen, WORTHS);
seen.mentions.forEach((mention, i) => {
  if (figures.length && !figures.includes(mention.figure.text)) return;
  const order = [...posteriors[i]!.keys()].sort((a, b) => posteriors[i]![b]! - posteriors[i]![a]!).slice(0, 3);
  console.log(
    `\n${mention.figure.text} at ${mention.figure.start}: …${mention.reading!.folded.slice(Math.max(0, mention.prose.start - 30), mention.prose.end + 12)}…`,
  );
  for (const d of order) {
    const draft = seen.drafts[i]![d]!;
    const { metric } = seen.index.metrics[draft.metric]!;
    const evidence = FEATURES.map((name, f) => [name, draft.features[f]! * WORTHS.second[f]!] as const)
      .filter(([, w]) => Math.abs(w) > 0.15)
      .sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]))
      .map(([name, w]) => `${name} ${w.toFixed(1)}`);
    console.log(
      `  ${posteriors[i]![d]!.toFixed(3)} ${metric.path} ${draft.aspect} ${draft.observation.periodText}${draft.agrees ? ' agrees' : ''}: ${evidence.join(', ')}`,
    );
  }
  const doubt = differing[i];
  if (!doubt) return;
  const evidence = DIFFERING.map((name, k) => [name, doubt.features[k]! * WORTHS.third[k]!] as const)
    .filter(([, w]) => Math.abs(w) > 0.15)
    .sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]))
    .map(([name, w]) => `${name} ${w.toFixed(1)}`);
  const { metric } = seen.index.metrics[seen.drafts[i]![doubt.draft]!.metric]!;
  const trees = WORTHS.trees.reduce<number>((sum, tree) => sum + leafOf(tree, doubt.features), 0);
  console.log(
    `  differs from ${metric.path}, sure ${sure[i]!.toFixed(3)}: ${evidence.join(', ')}, trees ${trees.toFixed(1)}`,
  );
});
