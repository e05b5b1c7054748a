import type { Vault } from '@toric/chassis/data/vault';
import { query } from '@toric/chassis/http/endpoint';
import { GetCarrierClaim } from '@toric/contracts/order/parcels/carrier-claim.http';
import { CLAIM_NOT_FOUND } from '@toric/contracts/order/parcels/parcel.errors';
import type { Reader } from '../../../reader.store.ts';
import { readClaim } from '../claim.reader.store.ts';
import { claimView } from '../claim.view.ts';

/** GET /carrier-claims/{claimId}. Returns a claim to a carrier. */
export const getCarrierClaim = ({ vault }: { vault: Vault }) =>
  query<typeof GetCarrierClaim, Reader>(GetCarrierClaim, {
    async run({ params: { claimId }, db }) {
      const claim = await readClaim(db, vault, claimId);
      if (!claim) throw CLAIM_NOT_FOUND();
      return claimView(claim, claim.keys);
    },
  });
