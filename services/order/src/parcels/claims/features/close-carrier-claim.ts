import { changed } from '@toric/chassis/changes/changed';
import { keyringFor } from '@toric/chassis/data/data-key.store';
import type { Vault } from '@toric/chassis/data/vault';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { CloseCarrierClaim } from '@toric/contracts/order/parcels/carrier-claim.http';
import { CLAIM_NOT_FOUND } from '@toric/contracts/order/parcels/parcel.errors';
import { ClaimStatus } from '@toric/contracts/order/parcels/parcel';
import { paidBy } from '../claim.ts';
import { lockClaim, setClaimClosed } from '../claim.store.ts';
import { claimView } from '../claim.view.ts';

/** POST /carrier-claims/{claimId}/close. Records the carrier's answer to a claim, and closes the claim. */
export const closeCarrierClaim = ({ vault }: { vault: Vault }) =>
  command(CloseCarrierClaim, {
    async run({ params: { claimId: id }, body: { outcome, paid, note }, tx, now }) {
      const claim = await lockClaim(tx, id);
      if (!claim) throw CLAIM_NOT_FOUND();
      const { currency, customerId } = claim;
      const status = ClaimStatus.parse(claim.status);
      const amount = paidBy({ status, currency, outcome, paid });
      const keys = await keyringFor(tx, vault, customerId);
      const closed = await setClaimClosed(tx, { id, outcome, paid: amount, note }, keys, now);
      const view = claimView(closed, keys);
      return answer(view).records({
        ...{ action: 'carrier-claim.closed', subject: id, customerId },
        fields: changed({ status }, { status: outcome, paid: view.paid ?? undefined }),
      });
    },
  });
