import { bySchema, day, oneOf } from '@toric/chassis/imports/cells';
import type { ImportPlan } from '@toric/contracts/customer/imports/import-plan';
import type { FedRow } from '@toric/chassis/imports/fed-plan';
import { rowReader } from '@toric/chassis/imports/row-reader';
import { boxes, lensIn, minorUnits, requireCells } from '@toric/chassis/imports/trade-cells';
import type { ItemReason } from '@toric/chassis/jobs/job-kind';
import { NAMES_NOBODY } from '@toric/contracts/customer/imports/import-file.errors';
import { NO_ORDER_YET } from '@toric/contracts/customer/imports/import-row.errors';
import { PriceCurrency } from '@toric/contracts/kernel/money';
import { oneLine } from '@toric/contracts/kernel/text';
import { Country, type Eye, type LensParameters } from '@toric/contracts/lens';

const NUMBER = oneLine(60);
const NAME = oneLine(200);
const GTIN = oneLine(14);
const BOXES_AT_MOST = 1_000;
const EYE_NAMES = {
  right: ['r', 'od', 'right eye', '右', '右眼'],
  left: ['l', 'os', 'left eye', '左', '左眼'],
} as const;

/** Describes one line of a past order, as an import file has it. */
export type PastOrder = {
  readonly orderNumber: string;
  readonly line: string;
  readonly orderedOn: string;
  readonly market: string | null;
  readonly productName: string;
  readonly gtin: string | null;
  readonly eye: Eye | null;
  readonly quantity: number;
  /** Holds the price of one box of the line, in minor units. */
  readonly unitPrice: number | null;
  readonly currency: string | null;
  readonly parameters: LensParameters | null;
};

export type PastOrderRow = {
  /** Holds the line of the past order. It is undefined if the row has an error. */
  readonly order: PastOrder | undefined;
  readonly customerId: string | undefined;
  readonly isPromised: boolean;
  readonly reasons: readonly ItemReason[];
};

/** Returns the key of the order line in a row. Two rows of a file must not have the same key. */
export const lineKey = ({ order }: PastOrderRow): string[] =>
  order ? [`past-order:${order.orderNumber}|${order.line}`] : [];

/** Parses a row of an import file about a line of a past order. `today` is the latest possible day of the order. */
export function pastOrderRow(change: FedRow, plan: ImportPlan, today: string): PastOrderRow {
  const row = rowReader(change, plan);
  requireCells(row, 'orderNumber', 'orderedOn', 'quantity');
  if (row.text('productName') === undefined && row.text('gtin') === undefined) requireCells(row, 'productName');
  const { customer } = change;
  if (customer && 'wrong' in customer) row.refuse('customerExternalId', customer.wrong);
  if (!customer) row.refuse('customerExternalId', NAMES_NOBODY());
  const orderedOn = row.take('orderedOn', (text) => day(text, plan.dateOrder));
  if (orderedOn !== undefined && orderedOn > today) row.refuse('orderedOn', NO_ORDER_YET());
  const gtin = row.take('gtin', (text) => bySchema(GTIN, text)) ?? null;
  const productName = row.take('productName', (text) => bySchema(NAME, text)) ?? gtin;
  const eye = row.take('eye', (text) => oneOf(EYE_NAMES, text)) ?? null;
  const orderNumber = row.take('orderNumber', (text) => bySchema(NUMBER, text));
  const line = row.take('lineNumber', (text) => bySchema(NUMBER, text)) ?? `${gtin ?? productName}/${eye ?? ''}`;
  const market = row.take('market', (text) => bySchema(Country, text.toUpperCase())) ?? null;
  const quantity = row.take('quantity', (text) => boxes(text, BOXES_AT_MOST));
  if (row.text('amount') !== undefined) requireCells(row, 'currency');
  const currency = row.take('currency', (text) => bySchema(PriceCurrency, text.toUpperCase())) ?? null;
  const unitPrice = currency === null ? null : (row.take('amount', (text) => minorUnits(text, currency)) ?? null);
  const parameters = lensIn(row) ?? null;
  const order = whole({
    ...{ orderNumber, line, orderedOn, market, productName, gtin, eye, quantity, parameters, unitPrice },
    currency: unitPrice === null ? null : currency,
  });
  return {
    order: row.reasons.length === 0 ? order : undefined,
    reasons: row.reasons,
    customerId: customer && 'id' in customer ? customer.id : undefined,
    isPromised: customer !== undefined && 'promised' in customer,
  };
}

type Needed = 'orderNumber' | 'orderedOn' | 'quantity';
type Given = Omit<PastOrder, Needed | 'productName'> & {
  readonly [K in Needed]: PastOrder[K] | undefined;
} & { readonly productName: string | null };

/** Returns the line of the past order if it has all required values. Returns undefined otherwise. */
function whole({ orderNumber, orderedOn, quantity, productName, ...rest }: Given): PastOrder | undefined {
  if (orderNumber === undefined || orderedOn === undefined || quantity === undefined || productName === null)
    return undefined;
  return { ...rest, orderNumber, orderedOn, quantity, productName };
}
