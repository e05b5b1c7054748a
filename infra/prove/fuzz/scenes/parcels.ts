/**
 * Lists the scenes of parcels, manifests and claims to carriers. Labels are typed by hand, because the run has no
 * carrier.
 */
import { idOf } from '../../e2e/example-values.ts';
import type { World } from '../world.ts';
import type { Scenes } from './scene.ts';

const SHOWN = idOf('0a');

/** Makes a parcel with a typed label. Its carrier and its tracking number are unique. */
async function labelled({ placed, send, codeOf }: World) {
  const [orderId, carrier, trackingNumber] = [await placed(), codeOf('C'), codeOf('T')];
  const ids = { [SHOWN]: orderId };
  const { id } = await send('createParcel', { role: 'warehouse', ids, change: { carrier, trackingNumber } });
  return { id, carrier };
}

async function handedOver(world: World) {
  const { id, carrier } = await labelled(world);
  const manifest = await world.send('handOverParcels', { role: 'warehouse', change: { carrier } });
  return { parcelId: id, manifestId: manifest.id };
}

const claimed = async (world: World) => {
  const { parcelId } = await handedOver(world);
  return (await world.send('openCarrierClaim', { role: 'sales', ids: { [SHOWN]: parcelId } })).id;
};

const bare = async ({ shipped, send }: World) => {
  const { data } = await send('listParcels', { role: 'warehouse', query: { orderId: await shipped() } });
  return String(data[0]?.['id']);
};

export const parcelScenes: Scenes = {
  createParcel: async ({ placed, codeOf }) => ({
    ...{ role: 'warehouse', ids: { [SHOWN]: await placed() } },
    change: { trackingNumber: codeOf('T') },
  }),
  getParcel: async (world) => ({ role: 'warehouse', path: { parcelId: await bare(world) } }),
  cancelParcel: async (world) => ({ role: 'warehouse', path: { parcelId: (await labelled(world)).id } }),
  askForLabel: async (world) => ({ role: 'warehouse', path: { parcelId: (await labelled(world)).id } }),
  setParcelLabel: async ({ placed, send, codeOf }) => {
    const body = { orderId: await placed() };
    const { id } = await send('createParcel', { role: 'warehouse', body });
    return { role: 'warehouse', path: { parcelId: id }, change: { trackingNumber: codeOf('T') } };
  },
  recordParcelNews: async (world) => ({ role: 'sales', path: { parcelId: (await handedOver(world)).parcelId } }),
  handOverParcels: async (world) => ({ role: 'warehouse', change: { carrier: (await labelled(world)).carrier } }),
  getManifest: async (world) => ({ role: 'warehouse', path: { manifestId: (await handedOver(world)).manifestId } }),
  getManifestFile: async (world) => ({ role: 'warehouse', path: { manifestId: (await handedOver(world)).manifestId } }),
  openCarrierClaim: async (world) => ({ role: 'sales', ids: { [SHOWN]: await bare(world) } }),
  getCarrierClaim: async (world) => ({ role: 'sales', path: { claimId: await claimed(world) } }),
  closeCarrierClaim: async (world) => ({ role: 'finance', path: { claimId: await claimed(world) } }),
};

export const PARCELS_NEVER_REACHED: Readonly<Record<string, string>> = {
  receiveCarrierEvent: 'only a carrier can sign an event',
  askForReturnLabel: 'only a connected carrier sells a label, and the run has none',
  getReturnLabelFile: 'only a connected carrier makes a label file, and the run has none',
  getParcelLabel: 'only a connected carrier makes a label file, and the run has none',
};
