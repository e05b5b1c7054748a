/** Decides the rules of recall cases: customers with recalled boxes, the messages to them, and their answers. */
import { CustomerAffected } from '@toric/contracts/catalog-inventory/events';
import type { RecallCaseView } from '@toric/contracts/catalog-inventory/recall/recall-case.http';
import type { Message } from '@toric/contracts/kernel/message';
import type { CustomerPseudonyms } from '../customer-pseudonym.ts';
import type { RecallWithNotice } from './recall.ts';

export type RecallCase = Omit<RecallCaseView, 'status' | 'shippedAt' | 'notifiedAt' | 'createdAt'> & {
  readonly inScope: boolean;
  readonly shippedAt: Date;
  readonly notifiedAt: Date | null;
  readonly createdAt: Date;
};

/** Describes a recall case as it is stored, with a pseudonym in place of the customer's id. */
export type CaseRow = Omit<RecallCase, 'customerId'> & { readonly customerPseudonym: string | null };
export const caseOf = ({ customerPseudonym, ...rest }: CaseRow, { customerOf }: CustomerPseudonyms): RecallCase => ({
  ...rest,
  customerId: customerPseudonym === null ? null : customerOf(customerPseudonym),
});

export function caseStatus({
  inScope,
  outcome,
  notifiedAt,
}: Pick<RecallCase, 'inScope' | 'outcome' | 'notifiedAt'>): RecallCaseView['status'] {
  if (!inScope) return 'out-of-scope';
  if (outcome) return 'answered';
  return notifiedAt ? 'notified' : 'open';
}

export function caseView({ inScope, shippedAt, notifiedAt, createdAt, ...rest }: RecallCase): RecallCaseView {
  return {
    ...rest,
    status: caseStatus({ inScope, notifiedAt, outcome: rest.outcome }),
    shippedAt: shippedAt.toISOString(),
    notifiedAt: notifiedAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
  };
}

const COLUMNS = [
  'customerId',
  'orderId',
  'lineId',
  'lotNumber',
  'gtin',
  'quantity',
  'shippedAt',
  'status',
  'notifiedAt',
  'outcome',
  'id',
] as const satisfies readonly (keyof RecallCaseView)[];

/**
 * Describes the CSV file of cases: its column names, and the cells of one case. The notes of answers are left out,
 * because staff read them case by case.
 */
export const caseTable = {
  head: COLUMNS,
  cells: (one: RecallCase): string[] => {
    const view = caseView(one);
    return COLUMNS.map((column) => String(view[column] ?? ''));
  },
};

export type UnnotifiedBoxes = {
  readonly customerId: string;
  readonly orderId: string;
  readonly lineId: string;
  readonly lotNumber: string;
  readonly quantity: number;
};

/**
 * Holds the largest number of entries in one message. An entry names the boxes of one lot in one order line. This keeps
 * a message within its size limit, even if a customer buys for hundreds of people.
 */
const MAX_BOXES_PER_MESSAGE = 1_000;

/** Returns one message per customer, or several if the customer has more than MAX_BOXES_PER_MESSAGE entries. */
export function customersAffected(recall: RecallWithNotice, unnotified: readonly UnnotifiedBoxes[]): Message[] {
  const { id: recallId, reference, title, severity, whatToDo, sourceUrl } = recall;
  const byCustomer = new Map<string, Omit<UnnotifiedBoxes, 'customerId'>[]>();
  for (const { customerId, ...boxes } of unnotified) {
    const own = byCustomer.get(customerId);
    if (own) own.push(boxes);
    else byCustomer.set(customerId, [boxes]);
  }
  const notice = { recallId, reference, title, severity, whatToDo, sourceUrl };
  return [...byCustomer].flatMap(([customerId, boxes]) =>
    chunksOf(boxes, MAX_BOXES_PER_MESSAGE).map((chunk) => CustomerAffected({ ...notice, customerId, boxes: chunk })),
  );
}

function chunksOf<T>(list: readonly T[], most: number): T[][] {
  const count = Math.ceil(list.length / most);
  return Array.from({ length: count }, (_, n) => list.slice(n * most, (n + 1) * most));
}
