import type { Vault } from '@toric/chassis/data/vault';
import { StoredAddress } from '@toric/contracts/contact/contact';
import { effect } from '@toric/messaging/effect';
import { addressContext, CALL_CARRIER, CarrierCall, claimContext } from '../carriers/carrier-call.ts';
import { type Carrier, type CarrierResult, CarrierUnknown } from '../carriers/carrier.ts';
import { settleCall } from '../settle-call.flow.ts';

type Deps = { readonly carrier: Carrier | undefined; readonly vault: Vault };

/**
 * Effect. Makes a call to the carrier, outside any transaction, and then records the result. While the outcome is
 * unknown, the call is repeated. Each call may be repeated without buying a second label, or making a second manifest
 * or claim.
 */
export const callCarrier = ({ carrier, vault }: Deps) =>
  effect({
    name: CALL_CARRIER,
    data: CarrierCall,
    perform: (call) => perform({ carrier, vault }, call),
    settle: ({ data, result, tx, now, newId }) => settleCall({ tx, now, newId }, vault, data, result),
  });

async function perform({ carrier, vault }: Deps, call: CarrierCall): Promise<CarrierResult> {
  if (!carrier) throw new CarrierUnknown('no carrier is connected: set CARRIER_URL and CARRIER_KEY');
  switch (call.call) {
    case 'shipment': {
      const { parcelId, orderNumber, weightGrams } = call;
      const opened = vault.openShared(addressContext(parcelId), call.sealedAddress);
      const to = StoredAddress.parse(JSON.parse(opened));
      return carrier.createShipment({ reference: parcelId, orderNumber, weightGrams, to });
    }
    case 'return-shipment': {
      const { labelId, returnNumber, weightGrams } = call;
      const to = StoredAddress.parse(JSON.parse(vault.openShared(addressContext(labelId), call.sealedAddress)));
      return carrier.createShipment({ reference: labelId, orderNumber: returnNumber, weightGrams, to, isReturn: true });
    }
    case 'label':
    case 'return-label':
      return carrier.buyLabel(call);
    case 'void':
    case 'return-void':
      return carrier.voidLabel(call.shipmentId);
    case 'manifest':
      return carrier.manifest({ reference: call.manifestId, shipmentIds: call.shipmentIds });
    case 'track':
    case 'return-track':
      return { kind: 'news', news: await carrier.track(call.trackingNumber) };
    case 'claim': {
      const { claimId: reference, trackingNumber, kind: type, amount } = call;
      const description = vault.openShared(claimContext(reference), call.sealedDescription);
      return carrier.fileClaim({ reference, trackingNumber, type, amount, description });
    }
    case 'claim-status':
      return carrier.claimStatus(call);
  }
}
