/**
 * Decides the rules of suppliers and their prices. A change of the supplier or of one of its prices makes a new version
 * of the supplier.
 */
import { SUPPLIER_INACTIVE } from '@toric/contracts/catalog-inventory/purchasing/purchasing.errors';
import { SUPPLIER_CURRENCY, SUPPLIER_NOT_FOUND } from '@toric/contracts/catalog-inventory/purchasing/supplier.errors';
import type {
  ChangeSupplierBody,
  CreateSupplierBody,
  SupplierFigures,
  SupplierSummary,
  SupplierView,
} from '@toric/contracts/catalog-inventory/purchasing/supplier.http';
import type { Money } from '@toric/contracts/kernel/money';
import { assertPostalCode } from '@toric/contracts/contact/postal-address';

export type Supplier = Omit<SupplierSummary, 'createdAt' | 'updatedAt'> & {
  readonly createdAt: Date;
  readonly updatedAt: Date;
};
/** Describes a price of the supplier for one pack. `amount` is in minor units of the supplier's currency. */
export type SupplierPrice = Omit<SupplierView['prices'][number], 'price'> & { readonly amount: number };

/** Returns a new supplier. Refuses an address whose postal code does not fit its country. */
export function newSupplier(body: CreateSupplierBody, id: string, now: Date): Supplier {
  assertPostalCode(body.address, '/address');
  return { ...body, id, version: 1, createdAt: now, updatedAt: now };
}

/** Returns the changed supplier. Refuses a new address whose postal code does not fit its country. */
export function changedSupplier(supplier: Supplier, change: ChangeSupplierBody, now: Date): Supplier {
  if (change.address) assertPostalCode(change.address, '/address');
  return Object.assign({}, supplier, change, { version: supplier.version + 1, updatedAt: now });
}

export function requireActive(supplier: Supplier | undefined): Supplier {
  if (!supplier) throw SUPPLIER_NOT_FOUND();
  if (!supplier.active) throw SUPPLIER_INACTIVE({ supplier: supplier.name });
  return supplier;
}

/**
 * Returns the price in minor units. Throws if the price is not in the supplier's currency, because a purchase order has
 * only one currency.
 */
export function amountFor({ currency }: Pick<Supplier, 'currency'>, price: Money): number {
  if (price.currency !== currency) throw SUPPLIER_CURRENCY({ currency });
  return price.amount;
}

export type DeliveryTotals = {
  readonly ordered: number;
  readonly received: number;
  readonly medianDays: number | null;
  /** Counts the boxes that customers sent back. `faulty` counts those of them that were defective or recalled. */
  readonly returned: number;
  readonly faulty: number;
};

export const supplierFigures = (
  since: string,
  { ordered, received, medianDays, returned, faulty }: DeliveryTotals,
): SupplierFigures => ({
  since,
  orderedBoxes: ordered,
  receivedBoxes: received,
  fillRate: ordered === 0 ? null : Math.round((received * 10_000) / ordered),
  medianLeadTimeDays: medianDays === null ? null : Math.round(medianDays * 10) / 10,
  returnedBoxes: returned,
  faultyBoxes: faulty,
});

export const supplierSummary = ({ createdAt, updatedAt, ...supplier }: Supplier): SupplierSummary => ({
  ...supplier,
  createdAt: createdAt.toISOString(),
  updatedAt: updatedAt.toISOString(),
});

export function supplierView(supplier: Supplier, prices: readonly SupplierPrice[]): SupplierView {
  const { currency } = supplier;
  const priced = prices.map(({ amount, ...rest }) => ({ ...rest, price: { amount, currency } }));
  return { ...supplierSummary(supplier), prices: priced };
}
