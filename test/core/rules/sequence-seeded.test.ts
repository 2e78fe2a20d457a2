import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseReport } from '../../../src/core/report/parse';
import { writeNumber } from '../../../src/core/rules/sequence-markers';
import { type Run, sequenceRuns } from '../../../src/core/rules/sequence-runs';

const FOLDERS = ['../../../seeds', '../../fixtures/sequence'];

const reports = FOLDERS.flatMap(folder =>
  readdirSync(join(__dirname, folder))
    .filter(name => name.endsWith('.md') && name !== 'README.md' && !name.includes('wrong'))
    .map(name => readFileSync(join(__dirname, folder, name), 'utf8')),
);

const faults = (runs: readonly Run[]): number => runs.reduce((sum, run) => sum + run.faults.size, 0);

describe('sequence, with numbers broken by the test', () => {
  it('a right report has no fault', () => {
    for (const text of reports) assert.equal(faults(sequenceRuns(parseReport(text))), 0);
  });

  it('a repeated and a skipped number are found in 95 of 100 runs', () => {
    let seeded = 0;
    const missed: string[] = [];
    for (const text of reports) {
      for (const run of sequenceRuns(parseReport(text))) {
        if (run.members.length < 3) continue;
        for (const { marker, digits } of run.members.slice(1)) {
          for (const number of [marker.number - 1, marker.number + 1]) {
            const written = writeNumber(number, run.kind, text.slice(digits.start, digits.end));
            const broken = text.slice(0, digits.start) + written + text.slice(digits.end);
            seeded++;
            if (faults(sequenceRuns(parseReport(broken))) === 0) missed.push(`${marker.text} → ${number}`);
          }
        }
      }
    }
    assert.ok(seeded >= 30, `only ${seeded} numbers to break`);
    assert.ok(missed.length <= 0.05 * seeded, `${missed.length} of ${seeded} missed: ${missed.join(', ')}`);
  });
});
