import type { Change } from '@toric/contracts/record/change';
import type { PriceChange } from './price.ts';

/** Returns the changes of prices for the change record. Each field has the name of its market. */
export const priceRecords = (changes: readonly PriceChange[], why: string | undefined): Change[] =>
  changes.map(({ packId, market, before, after }) => ({
    action: before === null ? 'price.added' : after === null ? 'price.removed' : 'price.changed',
    ...{ subject: packId, why, fields: [{ name: market, before, after }] },
  }));
