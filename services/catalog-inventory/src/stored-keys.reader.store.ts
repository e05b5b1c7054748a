import { BoxParameters } from '@toric/contracts/lens';
import type { Read } from '@toric/messaging/sql';
import { type LensIds, unkeyedLensId } from '@toric/optics/lens-id';
import { type CustomerPseudonyms, isCustomerId } from './customer-pseudonym.ts';
import { Prisma } from './generated/client.ts';

const { sql } = Prisma;

/**
 * Holds the number of pseudonyms that are checked. A wrong key turns one pseudonym in eight into an id that looks
 * right. With this number of pseudonyms, all look right one time in 10^18.
 */
const PSEUDONYMS_READ = 20;

const UPGRADE =
  'Stop all services and run the set-up again: `npm start` and `docker compose up` do the upgrade. Without them, run infra/run/key-ids/main.ts (ADR 0045).';

/**
 * Throws if the keys do not fit the stored rows. With a wrong key, no order would find its boxes and recalls would
 * reach nobody, so the service must not start.
 */
export async function assertKeysFit(read: Read, keys: { lensIds: LensIds; customers: CustomerPseudonyms }) {
  await assertLensIdsFit(read, keys.lensIds);
  await assertPseudonymsFit(read, keys.customers);
}

async function assertLensIdsFit(read: Read, lensIds: LensIds): Promise<void> {
  const [lens] = await read<{ id: string; productId: string; parameters: unknown }>(sql`
    select id, product_id, parameters from lens limit 1`);
  if (!lens) return;
  const parameters = BoxParameters.parse(lens.parameters);
  if (lensIds.of(lens.productId, parameters) === lens.id) return;
  if (unkeyedLensId(lens.productId, parameters) === lens.id)
    throw new Error(`the lenses on file have ids from before the setting LENS_ID_KEY. ${UPGRADE}`);
  throw new Error(
    'the lenses on file were named with another LENS_ID_KEY. Set the key that this shop had before: it is in the record of its secrets, or in their backup.',
  );
}

async function assertPseudonymsFit(read: Read, { customerOf }: CustomerPseudonyms): Promise<void> {
  const [inClear] = await read<{ found: boolean }>(sql`
    select exists (select from reservation where customer_id is not null)
      or exists (select from recall_case where customer_id is not null) as found`);
  if (inClear?.found)
    throw new Error(`reservations or recall cases name customers by their ids, not by pseudonyms. ${UPGRADE}`);
  const named = await read<{ pseudonym: string }>(sql`
    select customer_pseudonym as pseudonym from reservation
    where customer_pseudonym is not null limit ${PSEUDONYMS_READ}::int`);
  if (named.every(({ pseudonym }) => isCustomerId(customerOf(pseudonym)))) return;
  throw new Error(
    'the customers on file have pseudonyms of another MASTER_KEY. Set the key that this service had before: it is in the record of its secrets, or in their backup.',
  );
}
