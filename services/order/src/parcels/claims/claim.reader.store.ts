import { pageRange, type PageRows, withTotal } from '@toric/chassis/data/cursor';
import { type Choice, choiceWhere } from '@toric/chassis/data/filter-where';
import type { Keyring, Vault } from '@toric/chassis/data/vault';
import type { PageQuery } from '@toric/contracts/kernel/common';
import type { CarrierClaim } from '../../generated/client.ts';
import type { Reader } from '../../reader.store.ts';

type Filter = Choice<'status'> & Choice<'kind'> & { readonly parcelId?: string | undefined };
type Found = CarrierClaim & { readonly keys: Keyring | undefined };

async function withKeys(db: Reader, vault: Vault, claims: readonly CarrierClaim[]): Promise<Found[]> {
  const keys = await db.dataKey.findMany({ where: { customerId: { in: claims.map(({ customerId }) => customerId) } } });
  const byCustomer = Map.groupBy(keys, ({ customerId }) => customerId);
  return claims.map((claim) => {
    const own = byCustomer.get(claim.customerId);
    return { ...claim, keys: own && vault.keyring(own) };
  });
}

/** Returns at most `limit` + 1 claims, the newest first, each with the keys that open its texts. */
export async function readClaims(db: Reader, vault: Vault, filter: Filter, page: PageQuery): Promise<PageRows<Found>> {
  const { parcelId } = filter;
  const where = {
    AND: [...choiceWhere('status', filter), ...choiceWhere('kind', filter)],
    ...(parcelId && { parcelId }),
  };
  const rows = await withKeys(db, vault, await db.carrierClaim.findMany(pageRange(page, where)));
  return withTotal(page, rows, (range) => db.carrierClaim.count({ where, ...range }));
}

export async function readClaim(db: Reader, vault: Vault, id: string): Promise<Found | undefined> {
  const claim = await db.carrierClaim.findUnique({ where: { id } });
  return claim ? (await withKeys(db, vault, [claim]))[0] : undefined;
}
