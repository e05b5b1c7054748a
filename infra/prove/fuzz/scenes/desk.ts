/** Lists the scenes of tags and holds of orders, and of taxes. */
import { countryCodes } from '@toric/contracts/iso/country';
import { randomInt } from 'node:crypto';
import type { World } from '../world.ts';
import type { Scenes } from './scene.ts';

async function tagged({ placed, send, codeOf }: World) {
  const name = { en: codeOf('T'), zh: codeOf('T') };
  const { id: tagId } = await send('createOrderTag', { role: 'sales', change: { name } });
  return { role: 'sales', path: { orderId: await placed(), tagId } };
}

/**
 * Returns a random country. The shop probably has no tax registration and no tax row there yet, because a place has
 * only one at a time.
 */
function country(): string {
  const codes = countryCodes();
  return codes[randomInt(codes.length)] ?? 'DE';
}
const elsewhere = () => ({ country: country(), region: undefined, postalPrefix: undefined, isAdded: false });

export const deskScenes: Scenes = {
  tagOrder: tagged,
  async untagOrder(world) {
    const found = await tagged(world);
    await world.send('tagOrder', found);
    return found;
  },
  async releaseOrderHold({ placed, send }) {
    const { id } = await send('placeOrderHold', { role: 'sales', path: { orderId: await placed() } });
    return { role: 'sales', path: { holdId: id } };
  },
  addTaxRegistration: async () => ({ change: { country: country(), region: undefined } }),
  async endTaxRegistration({ send }) {
    const { id } = await send('addTaxRegistration', { change: { country: country(), region: undefined } });
    return { path: { registrationId: id } };
  },
  addTaxRow: async () => ({ change: elsewhere() }),
  endTaxRow: async ({ send }) => ({ path: { rowId: (await send('addTaxRow', { change: elsewhere() })).id } }),
};
