import type { TaxClass } from '@toric/contracts/order/tax/tax';
import type { TaxRow } from '../table-engine.ts';

type Given = Pick<TaxRow, 'country' | 'since' | 'source'> & {
  readonly region?: string;
  readonly taxClass: TaxClass;
  /** Holds the tax rate in per cent. */
  readonly rate: number;
  readonly toConfirm?: boolean;
};

/**
 * Returns a row of the shipped tax table. Its id consists of its place, its tax class and its first day, so the id is
 * stable.
 */
export function shippedRow({ country, region, taxClass, rate, since, source, toConfirm = false }: Given): TaxRow {
  return {
    id: `${country}${region === undefined ? '' : `-${region}`}/${taxClass}/${since}`,
    ...{ country, region: region ?? null, postalPrefix: null, taxClass },
    partsPerMillion: Math.round(rate * 10_000),
    ...{ isAdded: false, since, until: null, source, toConfirm, isOwn: false },
  };
}

export const GOODS_CLASSES: readonly TaxClass[] = ['lens', 'solution', 'accessory', 'service'];
