import type { Keyring } from '@toric/chassis/data/vault';
import type { Tx } from '@toric/messaging/sql';
import type { Place } from '@toric/optics/jurisdiction/place';
import { openAddress } from '../people/address.store.ts';

/** Returns the places at which the customer lives or has lived, by the customer's addresses. */
export async function findPlaces(tx: Tx, keys: Keyring, customerId: string): Promise<Place[]> {
  const rows = await tx.many<{ id: string; sealed: string }>`
    select id, sealed from address where customer_id = ${customerId} order by created_at desc, id desc`;
  return rows.map((row) => {
    const { country, region, postalCode } = openAddress(keys, row);
    return { country, region, postalCode };
  });
}
