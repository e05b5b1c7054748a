/**
 * Decides when a version of a recall needs a second person. A person who issued a version of the recall may not narrow
 * its scope alone. She may also not change its texts alone, because they tell people what to do.
 */
import { RECALL_NEEDS_SECOND_PERSON } from '@toric/contracts/catalog-inventory/recall/recall.errors';
import type { RecallScope } from '@toric/contracts/catalog-inventory/recall/recall.http';
import { canonicalScope, type Notice } from './recall.ts';

type Compared = Pick<Notice, 'severity' | 'scope'>;
/** Lists the classes of severity. Class I is the most severe one. */
const CLASSES = ['I', 'II', 'III'];

const includesAll = (next: readonly string[] | undefined, before: readonly string[] | undefined): boolean =>
  next === undefined || (before?.every((one) => next.includes(one)) ?? false);

const namesLots = ({ lots, lotPrefixes }: RecallScope) => lots !== undefined || lotPrefixes !== undefined;

function includesLots(next: RecallScope, before: RecallScope): boolean {
  if (!namesLots(next)) return true;
  if (!namesLots(before)) return false;
  const { lots = [], lotPrefixes = [] } = next;
  const hasPrefix = (lot: string) => lotPrefixes.some((prefix) => lot.startsWith(prefix));
  return (
    (before.lots ?? []).every((lot) => lots.includes(lot) || hasPrefix(lot)) &&
    (before.lotPrefixes ?? []).every(hasPrefix)
  );
}

const textsOf = (parameters: RecallScope['parameters']) =>
  parameters?.map((pattern) => JSON.stringify(Object.entries(pattern).sort(([a], [b]) => (a < b ? -1 : 1))));

const includesEntry = (next: RecallScope, before: RecallScope): boolean =>
  includesLots(next, before) &&
  includesDays(next, before) &&
  includesAll(next.gtins, before.gtins) &&
  includesAll(next.productIds, before.productIds) &&
  includesAll(textsOf(next.parameters), textsOf(before.parameters));

/**
 * Returns true if the days of `next` include the days of `before`. Days are YYYY-MM-DD, so they compare as texts. If
 * the first or the last day is missing, the days have no limit on this side.
 */
const includesDays = (next: RecallScope, before: RecallScope): boolean =>
  (next.madeFrom ?? '') <= (before.madeFrom ?? '') &&
  (next.madeUntil ?? '9') >= (before.madeUntil ?? '9') &&
  (next.expiresFrom ?? '') <= (before.expiresFrom ?? '') &&
  (next.expiresUntil ?? '9') >= (before.expiresUntil ?? '9');

/**
 * Returns true if the next version of a recall is less severe, or if it narrows the scope: an entry of the previous
 * version is not included in one entry of the next version. If an entry was split into several, its scope counts as
 * narrowed, although the new entries together may cover the same boxes.
 */
export function narrows(before: Compared, next: Compared): boolean {
  if (CLASSES.indexOf(next.severity) > CLASSES.indexOf(before.severity)) return true;
  const entries = canonicalScope(next.scope);
  return canonicalScope(before.scope).some((entry) => !entries.some((one) => includesEntry(one, entry)));
}

type Texts = Pick<Notice, 'title' | 'sourceUrl' | 'whatToDo'>;

/**
 * Returns true if the next version of a recall has other texts. Customers and the public passport show these texts
 * unchanged.
 */
export const rewords = (before: Texts, next: Texts): boolean =>
  before.title !== next.title || before.sourceUrl !== next.sourceUrl || before.whatToDo !== next.whatToDo;

type Issue = {
  readonly before: Compared & Texts;
  readonly next: Compared & Texts;
  readonly issuers: readonly string[];
  readonly by: string;
};

/** Refuses a narrower or reworded version by a person who issued an earlier version of this recall. */
export function requireSecondPerson({ before, next, issuers, by }: Issue): void {
  if (issuers.includes(by) && (narrows(before, next) || rewords(before, next))) throw RECALL_NEEDS_SECOND_PERSON();
}
