/** Decides about the scopes of API keys: which operations a machine may call (docs/api-keys.md, ADR 0064). */
import type { KeyRights } from '../../kernel/access.ts';
import { methodAndPath, type Operation } from '../../kernel/operation.ts';

/**
 * Lists the first segments of paths that are closed to every API key: signing in, own accounts and desks, staff, keys,
 * the search, the test clock and the training shop.
 */
const CLOSED: ReadonlySet<string> = new Set([
  ...['account', 'api-keys', 'desk', 'password-resets', 'search', 'security-events', 'sessions', 'staff', 'test-clock'],
  'training',
]);

/**
 * Lists the operations that belong to a rule about two people, or to a limit for one person. A person with an API key
 * would count as two people. Approvals are not listed, because all of them are closed.
 */
const RULES_ABOUT_PEOPLE: readonly string[] = [
  ...['requestRefund', 'setCredit', 'rejectCreditChange', 'proposePrices', 'createCoupon', 'changeCoupon'],
  ...['giveStoreCredit', 'rejectStoreCredit'],
  ...['createPurchaseOrder', 'changePurchaseOrder', 'proposeReplenishment', 'acceptProposal'],
  ...['countLots', 'submitStocktake', 'getStocktake', 'listStocktakeLots'],
  ...['reportShortPick', 'choosePickLot'],
  ...['adjustLot', 'discardLot', 'quarantineLot', 'issueRecall', 'addRecallVersion', 'settleReturnedBox'],
  ...['askPrivacyRequest', 'confirmErasure', 'releaseOrderHold', 'decideReturn'],
];

/**
 * Lists the operations with which a person reports what this person has seen or heard. Evidence is based on such
 * reports (ADR 0018).
 */
const WORDS_OF_PEOPLE: readonly string[] = [
  ...['recordPrescription', 'recordFhirPrescription', 'completePrescriptionDraft', 'revisePrescription'],
  ...['confirmPrescription', 'recordPrescriptionReview', 'recordAnswer', 'linkPrescriber', 'recordGuardianConsent'],
];

const CLOSED_OPERATIONS = new Set([...RULES_ABOUT_PEOPLE, ...WORDS_OF_PEOPLE]);

/**
 * Lists the first segments of paths whose writes move money or change prices. `jobs` is among them, because a job
 * changes many records by one decision.
 */
const MONEY: ReadonlySet<string> = new Set([
  ...['payments', 'refunds', 'returns', 'coupons', 'pack-prices', 'price-floors', 'price-proposals', 'products'],
  ...['catalogue-imports', 'jobs'],
]);
/** Lists segments of paths that show or change medical decisions about a person. */
const MEDICINE: ReadonlySet<string> = new Set([
  ...['prescriptions', 'prescription-drafts', 'prescription-reviews', 'verifications', 'evidence', 'complaints'],
]);

const partOf = (operation: Operation): string => methodAndPath(operation).path.split('/')[1] ?? '';
const isRead = ({ endpoint }: Operation): boolean => endpoint.startsWith('GET ');

/**
 * Returns true if an API key gets the operation only when a second person agrees. Such an operation moves money, or is
 * about medicine.
 */
export function needsSecondPerson(operation: Operation): boolean {
  const parts = methodAndPath(operation).path.split('/');
  return parts.some((part) => MEDICINE.has(part)) || (!isRead(operation) && MONEY.has(partOf(operation)));
}

/** Returns true if an API key may get a scope for the operation. A public operation needs no scope. */
export function isForKeys(operation: Operation): boolean {
  const { id, endpoint, allow, internal } = operation;
  const staffMay = allow.some((permission) => permission !== 'public' && permission !== 'customer:self');
  const closed = CLOSED.has(partOf(operation)) || CLOSED_OPERATIONS.has(id) || endpoint.endsWith('/approve');
  return staffMay && !internal && !closed && !allow.includes('public');
}

/** Returns the scopes that permit the operation: its own name, and its group, such as `orders:read`. */
export function scopesOf(operation: Operation): readonly [name: string, group: string] {
  return [operation.id, `${partOf(operation)}:${isRead(operation) ? 'read' : 'write'}`];
}

export const hasScope = ({ scopes }: Pick<KeyRights, 'scopes'>, operation: Operation): boolean =>
  isForKeys(operation) && scopesOf(operation).some((scope) => scopes.includes(scope));
