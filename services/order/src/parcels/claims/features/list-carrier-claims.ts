import { pageOf } from '@toric/chassis/data/cursor';
import type { Vault } from '@toric/chassis/data/vault';
import { query } from '@toric/chassis/http/endpoint';
import { ListCarrierClaims } from '@toric/contracts/order/parcels/carrier-claim.http';
import type { Reader } from '../../../reader.store.ts';
import { readClaims } from '../claim.reader.store.ts';
import { claimView } from '../claim.view.ts';

/** GET /carrier-claims. Lists claims to carriers, the newest first. */
export const listCarrierClaims = ({ vault }: { vault: Vault }) =>
  query<typeof ListCarrierClaims, Reader>(ListCarrierClaims, {
    async run({ query: { limit, cursor, count, ...filter }, db }) {
      const rows = await readClaims(db, vault, filter, { limit, cursor, count });
      return pageOf(rows, limit, (claim) => claimView(claim, claim.keys));
    },
  });
