import { changed } from '@toric/chassis/changes/changed';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { HandOverParcels, PARCELS_OF_MANIFEST } from '@toric/contracts/order/parcels/manifest.http';
import { MANIFEST_NOTHING_TO_HAND_OVER } from '@toric/contracts/order/parcels/parcel.errors';
import { handOver } from '../../orders/parcels/hand-over.flow.ts';
import { carrierCall } from '../carriers/carrier-call.ts';
import { findLabelled, findShipmentIds, insertManifest } from '../manifests/manifest.store.ts';
import { manifestView } from '../manifests/manifest.view.ts';

/**
 * POST /parcel-manifests → order.shipment-requested.v2 for each order. Hands over every labelled parcel of a carrier
 * whose order may leave, and creates the manifest at the connected carrier.
 */
export const handOverParcels = command(HandOverParcels, {
  async run({ body: { carrier }, actor, tx, now, newId }) {
    const id = newId();
    const waiting = await findLabelled(tx, carrier, PARCELS_OF_MANIFEST);
    const { gone, left, messages, show } = await handOver(tx, waiting, { manifestId: id, now });
    if (gone.length === 0) throw MANIFEST_NOTHING_TO_HAND_OVER({ carrier });
    const parcelIds = gone.map((parcel) => parcel.id);
    const manifest = { id, carrier, parcels: gone.length, createdBy: actor.id, createdAt: now };
    await insertManifest(tx, manifest);
    const shipmentIds = await findShipmentIds(tx, parcelIds);
    const withParcels = async () => {
      show();
      return manifestView({ ...manifest, carrierReference: null }, left);
    };
    const reply = answer(withParcels)
      .emits(...messages)
      .records({ action: 'manifest.made', subject: id, fields: changed({}, { carrier, parcels: gone.length }) });
    if (shipmentIds.length === 0) return reply;
    return reply.performs(carrierCall({ call: 'manifest', manifestId: id, shipmentIds }));
  },
});
