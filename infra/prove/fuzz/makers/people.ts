/** Makes sessions, prescriptions and verifications in the state that an operation needs. */
import { PICTURE } from '../../e2e/example-values.ts';
import { PASSWORD } from '../../e2e/shop.ts';
import { until } from '../../testing/test-stack.ts';
import type { Base } from './base.ts';

export const peopleIn = ({ shop, buyer, customer, send }: Base) => ({
  /** Signs the buyer in once more, so that a request may end this session. */
  session: () => shop.api.signIn(buyer.email, PASSWORD),

  /** Returns a prescription that the customer typed in. With `withFile`, it has a file that waits for an optician. */
  prescription: async (withFile = false): Promise<{ customerId: string; prescriptionId: string }> => {
    const { id } = await send('recordPrescription', { path: customer });
    const path = { ...customer, prescriptionId: id };
    if (withFile) await send('attachFile', { path, file: PICTURE });
    return path;
  },

  /** Returns a verification that waits to be sent, about an order on a prescription that was only typed in. */
  verification: async (): Promise<string> => {
    const asking = await shop.newBuyer(undefined, { source: 'entered' });
    await shop.place(asking, shop.order(asking), { prefer: 'wait=1' });
    return until('a verification', async () => {
      const { data } = await send('listVerifications', { role: 'optician', query: { customerId: asking.id } });
      return data[0] && String(data[0]['id']);
    });
  },
});
