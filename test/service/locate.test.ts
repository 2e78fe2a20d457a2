import assert from 'node:assert/strict';
import { folderLedger, folderOf, siblingLedger } from '../../src/service/locate';

describe('where a ledger is looked for', () => {
  const table: readonly (readonly [string, string, string])[] = [
    ['a.md', 'a.metrics.yaml', 'metrics.yaml'],
    ['./drafts/a.md', './drafts/a.metrics.yaml', './drafts/metrics.yaml'],
    ['/data/2024.上半年.md', '/data/2024.上半年.metrics.yaml', '/data/metrics.yaml'],
    ['file:///d%3A/%E6%8A%A5.md', 'file:///d%3A/%E6%8A%A5.metrics.yaml', 'file:///d%3A/metrics.yaml'],
    ['drafts.old/报告', 'drafts.old/报告.metrics.yaml', 'drafts.old/metrics.yaml'],
    ['x/.md', 'x/.md.metrics.yaml', 'x/metrics.yaml'],
  ];
  for (const [uri, sibling, folder] of table) {
    it(uri, () => {
      assert.equal(siblingLedger(uri), sibling);
      assert.equal(folderLedger(uri), folder);
      assert.ok(uri.startsWith(folderOf(uri)));
    });
  }
});
