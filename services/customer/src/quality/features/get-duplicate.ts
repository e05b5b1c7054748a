import { readings } from '@toric/chassis/changes/readings';
import type { Vault } from '@toric/chassis/data/vault';
import { preparedCommand } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { DUPLICATE_NOT_FOUND } from '@toric/contracts/customer/quality/duplicate.errors';
import { type DuplicateDetail, GetDuplicate } from '@toric/contracts/customer/quality/duplicate.http';
import { readAddresses } from '../../people/address.store.ts';
import { customerView } from '../../people/customer.ts';
import { readCustomer } from '../../people/customer.store.ts';
import type { Reader } from '../../reader.store.ts';
import { duplicateView } from '../duplicates/pair.ts';
import { readPair } from '../duplicates/pair.store.ts';

/** The comparison of two customers shows at most this number of addresses of each. */
const SHOWN = { limit: 20 };

/**
 * GET /duplicates/{duplicateId}. Shows two customers side by side. It is a command and not a query, because the reading
 * of both customers is written to the change record.
 */
export const getDuplicate = ({ vault }: { vault: Vault }) =>
  preparedCommand<typeof GetDuplicate, Reader, DuplicateDetail>(GetDuplicate, {
    async prepare({ params: { duplicateId }, db }) {
      const row = await readPair(db, duplicateId);
      const [one, other] = row ? await Promise.all([row.oneId, row.otherId].map((id) => readSide(db, vault, id))) : [];
      if (!row || !one || !other) throw DUPLICATE_NOT_FOUND();
      return { ...duplicateView(row, () => ''), one, other };
    },
    async run({ prepared }) {
      const shown = [prepared.one, prepared.other].map(({ id }) => ({ id, customerId: id }));
      return answer(prepared).records(...readings('customer.found', shown));
    },
  });

async function readSide(db: Reader, vault: Vault, id: string): Promise<DuplicateDetail['one'] | undefined> {
  const [customer, addresses] = await Promise.all([readCustomer(db, vault, id), readAddresses(db, vault, id, SHOWN)]);
  return (
    customer && { ...customerView(customer), addresses: (addresses?.rows ?? []).map(({ view }) => addressOf(view)) }
  );
}

type Stored = DuplicateDetail['one']['addresses'][number];

/** Returns the address without the ids and times of its row. */
function addressOf({ recipient, line1, line2, city, region, postalCode, country, phone }: Stored): Stored {
  return { recipient, line1, line2, city, region, postalCode, country, phone };
}
