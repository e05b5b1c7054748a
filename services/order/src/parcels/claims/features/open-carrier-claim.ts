import { changed } from '@toric/chassis/changes/changed';
import { keyringFor } from '@toric/chassis/data/data-key.store';
import type { Vault } from '@toric/chassis/data/vault';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { OpenCarrierClaim } from '@toric/contracts/order/parcels/carrier-claim.http';
import { CLAIM_OPEN_ALREADY, PARCEL_NOT_FOUND } from '@toric/contracts/order/parcels/parcel.errors';
import { ParcelStatus } from '@toric/contracts/order/parcels/parcel';
import { carrierCall, claimContext } from '../../carriers/carrier-call.ts';
import { lockParcel } from '../../parcel.store.ts';
import { assertClaimable } from '../claim.ts';
import { insertClaim } from '../claim.store.ts';
import { claimView } from '../claim.view.ts';

type Deps = { readonly vault: Vault; readonly isConnected: boolean };

/** POST /carrier-claims. Opens a claim to the carrier of a parcel. A connected carrier gets the claim by its API. */
export const openCarrierClaim = ({ vault, isConnected }: Deps) =>
  command(OpenCarrierClaim, {
    async run({ body: { parcelId, kind, amount, description }, actor, tx, now, newId }) {
      const parcel = await lockParcel(tx, parcelId);
      if (!parcel) throw PARCEL_NOT_FOUND();
      assertClaimable(ParcelStatus.parse(parcel.status));
      const { number: parcelNumber, orderId, customerId, carrier, trackingNumber } = parcel;
      const keys = await keyringFor(tx, vault, customerId);
      const byMachine = isConnected && parcel.isConnected && trackingNumber !== null;
      const claim = {
        ...{ id: newId(), parcelId, parcelNumber, orderId, customerId, kind, ...amount, description },
        ...{ carrier: carrier ?? '', status: byMachine ? 'filing' : 'by-hand', openedBy: actor.id },
      };
      const opened = await insertClaim(tx, claim, keys, now);
      if (!opened) throw CLAIM_OPEN_ALREADY();
      const view = claimView(opened, keys);
      const { status } = view;
      const reply = answer(view).records({
        ...{ action: 'carrier-claim.opened', subject: claim.id, customerId },
        fields: changed({}, { parcelNumber, kind, status, amount }),
      });
      if (!byMachine) return reply;
      const sealedDescription = vault.sealShared(claimContext(claim.id), description);
      return reply.performs(
        carrierCall({ call: 'claim', claimId: claim.id, trackingNumber, kind, amount, sealedDescription }),
      );
    },
  });
