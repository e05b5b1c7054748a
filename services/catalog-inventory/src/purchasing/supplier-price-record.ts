import { changed } from '@toric/chassis/changes/changed';
import type { Change } from '@toric/contracts/record/change';
import type { SupplierPrice } from './supplier.ts';

type Stored = Pick<SupplierPrice, 'packId' | 'amount' | 'minimumQuantity'> | undefined;
const shown = (price: Stored) => (price ? { amount: price.amount, minimumQuantity: price.minimumQuantity } : {});

/** Returns the change of a supplier's price. The subject is the supplier, and the pack is one of the fields. */
export const supplierPriceRecord = (before: Stored, after: Stored, supplierId: string): Change => ({
  action:
    before === undefined
      ? 'supplier-price.added'
      : after === undefined
        ? 'supplier-price.removed'
        : 'supplier-price.changed',
  subject: supplierId,
  fields: [
    { name: 'packId', before: before?.packId ?? null, after: after?.packId ?? null },
    ...changed(shown(before), shown(after)),
  ],
});
