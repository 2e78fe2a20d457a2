import { DIFFERING, type DifferingFeature } from '../../src/core/binding/differing';
import { FEATURES, type Feature } from '../../src/core/binding/features';

/** Evidence of one kind, in all three looks. */
export interface KindOfEvidence {
  readonly name: string;
  readonly looks: readonly Feature[];
  readonly differing: readonly DifferingFeature[];
}

const looks = (pattern: RegExp): Feature[] => FEATURES.filter(name => pattern.test(name));
const differing = (pattern: RegExp): DifferingFeature[] => DIFFERING.filter(name => pattern.test(name));
const kind = (name: string, ofLooks: RegExp, ofDiffering: RegExp): KindOfEvidence => ({
  name,
  looks: looks(ofLooks),
  differing: differing(ofDiffering),
});
const NONE = /^$/;

/** The kinds that docs/binding.md says the worth of. */
export const KINDS_OF_EVIDENCE: readonly KindOfEvidence[] = [
  kind('the agreement of the value', /^value/, NONE),
  kind('likeness to a slip of the pen', /digit|slip/, /^(?:no )?slip/),
  kind('exchanges of two figures', /swapped/, /^exchange/),
  kind('the order of the ledger', /ledger/, /ledger|only one left|figures between/),
  kind('what is stated elsewhere', /elsewhere|restated|stated in clause|unstated/, /elsewhere|free/),
  kind('what of the name is missing', /^name missing/, /missing/),
  kind('the words that the name leaves over', /explained/, /explained/),
  kind('name against the other names', /name leads|best place/, /name leads|best place|free/),
  kind('groups', /^group/, /^group/),
  kind('the unit', /unit/, /unit/),
  kind('the period', /period/, /period/),
  kind('rows and columns', /^(?:row|column)|row and column/, /^(?:row|column)/),
  kind('headings, leads and the sentence before', /^(?:heading|title|lead|previous|caption)$/, NONE),
  kind('the subject before', /subject/, /subject/),
];
