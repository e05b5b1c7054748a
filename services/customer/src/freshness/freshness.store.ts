/** Reads which facts of a customer are known, and when each was confirmed. */
import type { Keyring } from '@toric/chassis/data/vault';
import type { Tx } from '@toric/messaging/sql';
import { openPersonalData } from '../people/customer.store.ts';
import { knownFacts } from '../people/facts.ts';
import type { Confirmation, KnownFact } from './freshness.ts';

type Row = { readonly id: string; readonly sealed: string; readonly createdAt: Date };
type Facts = { readonly known: KnownFact[]; readonly confirmations: Confirmation[] };

/** Returns the facts and confirmations of a customer, who must exist. */
export async function findFacts(tx: Pick<Tx, 'one' | 'many'>, keys: Keyring, customerId: string): Promise<Facts> {
  const customer = await tx.one<Row>`select id, sealed, created_at from customer where id = ${customerId}`;
  const addresses = await tx.many<{ id: string; updatedAt: Date }>`
    select id, updated_at from address where customer_id = ${customerId} order by created_at desc, id desc`;
  const confirmations = await tx.many<Confirmation>`
    select subject, fact, confirmed_at, confirmed_by, by_customer
    from fact_confirmation where customer_id = ${customerId}`;
  const recordedAt = customer.createdAt;
  const known: KnownFact[] = [
    ...knownFacts(openPersonalData(keys, customer)).map((fact) => ({ fact, addressId: null, recordedAt })),
    ...addresses.map(({ id, updatedAt }) => ({ fact: 'address' as const, addressId: id, recordedAt: updatedAt })),
  ];
  return { known, confirmations };
}
