/** The cases of a recall: who has boxes that it covers, what they are told, and what became of the boxes. */
import { CustomerAffected } from '@toric/contracts/catalog-inventory/events';
import type { RecallCaseView } from '@toric/contracts/catalog-inventory/recall/recall-case.http';
import type { Message } from '@toric/contracts/kernel/message';
import type { RecallWithNotice } from './recall.ts';

export type RecallCase = Omit<RecallCaseView, 'status' | 'shippedAt' | 'notifiedAt' | 'createdAt'> & {
  readonly inScope: boolean;
  readonly shippedAt: Date;
  readonly notifiedAt: Date | null;
  readonly createdAt: Date;
};

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

/** For a spreadsheet: what the columns are called, and the row of a case. Notes stay where they are read one by one. */
export const caseTable = {
  head: COLUMNS,
  cells: (one: RecallCase): string[] => {
    const view = caseView(one);
    return COLUMNS.map((column) => String(view[column] ?? ''));
  },
};

export type UntoldBoxes = {
  readonly customerId: string;
  readonly orderId: string;
  readonly lineId: string;
  readonly lotNumber: string;
  readonly quantity: number;
};

/** A message has a size that it must not outgrow, even for a customer who buys for hundreds. */
const MOST_IN_A_MESSAGE = 1_000;

/** One message for each customer, mostly. */
export function customersAffected(recall: RecallWithNotice, untold: readonly UntoldBoxes[]): Message[] {
  const { id: recallId, reference, title, severity, whatToDo, sourceUrl } = recall;
  const byCustomer = new Map<string, Omit<UntoldBoxes, 'customerId'>[]>();
  for (const { customerId, ...boxes } of untold) {
    const own = byCustomer.get(customerId);
    if (own) own.push(boxes);
    else byCustomer.set(customerId, [boxes]);
  }
  const notice = { recallId, reference, title, severity, whatToDo, sourceUrl };
  return [...byCustomer].flatMap(([customerId, boxes]) =>
    partsOf(boxes, MOST_IN_A_MESSAGE).map((part) => CustomerAffected({ ...notice, customerId, boxes: part })),
  );
}

function partsOf<T>(list: readonly T[], most: number): T[][] {
  const count = Math.ceil(list.length / most);
  return Array.from({ length: count }, (_, n) => list.slice(n * most, (n + 1) * most));
}
