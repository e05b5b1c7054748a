/** Lists the scenes of credit, of custom fields of orders, and of segments. */
import { CreateSegment } from '@toric/contracts/customer/fields/segment.http';
import { ChangeOrderValues } from '@toric/contracts/order/fields/order-field.http';
import type { World } from '../world.ts';
import type { Scenes } from './scene.ts';

/** Asks for a credit limit above the amount that one person may allow, so that it waits for a second person. */
async function waiting({ send, person }: World) {
  const limits = [{ limit: { amount: 90_000_000, currency: 'USD' } }];
  const { id } = await send('setCredit', {
    ...{ role: 'finance', path: { customerId: (await person()).id }, change: { limits } },
  });
  return { path: { changeId: id } };
}

/** Gives store credit above the amount that one person may give, so that it waits for a second person. */
async function waitingGift({ send, customer }: World) {
  const amount = { amount: 90_000, currency: 'USD' };
  const { id } = await send('giveStoreCredit', { role: 'finance', path: customer, change: { amount } });
  return { path: { giftId: id } };
}

async function orderField({ send, codeOf }: World): Promise<string> {
  return (await send('createOrderField', { role: 'admin', change: { key: codeOf('f').toLowerCase() } })).id;
}

async function segmentIds({ send, codeOf }: World): Promise<Record<string, string>> {
  const { id } = await send('createField', { role: 'admin', change: { key: codeOf('f').toLowerCase() } });
  return { [CreateSegment.example.conditions[0]?.fieldId ?? '']: id };
}

const segment = async (world: World) => {
  const { id } = await world.send('createSegment', { role: 'sales', ids: await segmentIds(world) });
  return { role: 'sales', path: { segmentId: id } };
};

export const creditScenes: Scenes = {
  getCredit: async ({ customer }) => ({ role: 'finance', path: customer }),
  // the scene has a customer of its own, because the credit limit would stop later orders
  setCredit: async ({ person }) => ({ role: 'finance', path: { customerId: (await person()).id } }),
  approveCreditChange: async (world) => ({ role: 'second finance', ...(await waiting(world)) }),
  rejectCreditChange: async (world) => ({ role: 'second finance', ...(await waiting(world)) }),
  getStoreCredit: async ({ customer }) => ({ role: 'sales', path: customer }),
  listStoreCreditEntries: async ({ customer }) => ({ role: 'sales', path: customer }),
  giveStoreCredit: async ({ customer }) => ({ role: 'sales', path: customer }),
  approveStoreCredit: async (world) => ({ role: 'second finance', ...(await waitingGift(world)) }),
  rejectStoreCredit: async (world) => ({ role: 'second finance', ...(await waitingGift(world)) }),
  createOrderField: async ({ codeOf }) => ({ role: 'admin', change: { key: codeOf('f').toLowerCase() } }),
  getOrderField: async (world) => ({ role: 'admin', path: { fieldId: await orderField(world) } }),
  changeOrderField: async (world) => ({ role: 'admin', path: { fieldId: await orderField(world) } }),
  getOrderValues: async ({ placed }) => ({ role: 'sales', path: { orderId: await placed() } }),
  async changeOrderValues(world) {
    const [shown = ''] = Object.keys(ChangeOrderValues.example.values);
    const ids = { [shown]: await orderField(world) };
    return { role: 'sales', path: { orderId: await world.placed() }, ids };
  },
  createSegment: async (world) => ({ role: 'sales', ids: await segmentIds(world) }),
  getSegment: segment,
  removeSegment: segment,
};
