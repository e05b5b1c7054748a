import { changed } from '@toric/chassis/changes/changed';
import type { Change } from '@toric/contracts/record/change';
import type { Pack, Product } from '../product.ts';

type Shown<T> = T | undefined;

/**
 * Returns the change of a product for the change record. Returns none if no field differs. `before` is undefined for a
 * new product.
 */
export function productRecord(before: Shown<Product>, after: Product): Change[] {
  const fields = changed(before ?? {}, after);
  return fields.length > 0 ? [{ action: before ? 'product.changed' : 'product.added', subject: after.id, fields }] : [];
}

type Stored = Pick<Pack, 'gtin' | 'size' | 'content' | 'weightGrams'>;
const packFields = ({ gtin, size, content, weightGrams }: Stored, productId: string) => ({
  ...{ gtin, size, content, weightGrams, productId },
});

/** Returns the change of a pack without its prices, for the change record. Returns none if no field differs. */
export function packRecord(before: Shown<Stored>, after: Pack, productId: string): Change[] {
  const fields = changed(before ? packFields(before, productId) : {}, packFields(after, productId));
  return fields.length > 0 ? [{ action: before ? 'pack.changed' : 'pack.added', subject: after.id, fields }] : [];
}
