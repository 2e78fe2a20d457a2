/** What a reader of the service's answers needs beside their types: places of offsets, and the fixes that go together. */
export { addMetricFix, asLedgerValue } from '../core/fixes/add-metric';
export { firstFixes } from '../core/fixes/edits';
export type { DocumentEdit, Fix, Problem, RelatedPlace, Severity, SeveritySetting } from '../core/rules/types';
export { SEVERITY_SETTINGS } from '../core/rules/types';
export { LineIndex } from '../core/text/lines';
export type { TextEdit, TextRange } from '../core/text/range';
export { verdictName } from '../core/verdict/names';
