/** Makes import files, jobs, duplicate pairs and credit notes. Each is in the state that an operation needs. */
import { until } from '../../testing/test-stack.ts';
import type { Base } from './base.ts';
import type { ordersIn } from './orders.ts';

const FILE = {
  type: 'application/octet-stream',
  bytes: new TextEncoder().encode('externalId,givenName,familyName\n1,Ana,Lima\n'),
};

export function dataIn({ shop, send }: Base, { paid }: Pick<ReturnType<typeof ordersIn>, 'paid'>) {
  /** Returns an import file that is announced. With `hasArrived`, the content of the file has arrived too. */
  async function importFile(hasArrived = true): Promise<{ fileId: string }> {
    const { id: fileId } = await send('createImportFile');
    if (hasArrived) await send('putImportPart', { path: { fileId, part: '1' }, file: FILE });
    return { fileId };
  }

  const stateIs = (path: { service: string; jobId: string }, state: string) =>
    until(`a job ${state}`, async () => ((await send('getJob', { path }))['state'] === state ? true : undefined));

  /** Returns the import job in this state. */
  async function job(state: 'ready' | 'done' = 'ready'): Promise<{ service: string; jobId: string }> {
    const { id } = await send('planImport', { path: await importFile() });
    const path = { service: 'customer', jobId: id };
    await stateIs(path, 'ready');
    if (state === 'ready') return path;
    await send('startJob', { path });
    await stateIs(path, 'done');
    return path;
  }

  return {
    ...{ importFile, job, FILE },
    /**
     * Returns an open pair of customers who seem to be one person. All buyers have the same name and the same address.
     */
    duplicate: async (): Promise<string> => {
      await shop.newBuyer();
      const { id } = await shop.newBuyer();
      return until('a pair of duplicates', async () => {
        const rows = await shop.rows<{ id: string }>(
          `select id from customer.duplicate_pair where state = 'open' and $1 in (one_id, other_id)`,
          [id],
        );
        return rows[0]?.id;
      });
    },
    /** Returns the credit note of an order that was refunded. */
    creditNote: async (): Promise<string> => {
      const orderId = await paid('captured');
      const { id: refundId } = await send('requestRefund', { path: { orderId }, body: { reason: 'The wrong power' } });
      return until('a credit note', async () => {
        const rows = await shop.rows<{ id: string }>('select id from payment.credit_note where refund_id = $1', [
          refundId,
        ]);
        return rows[0]?.id;
      });
    },
  };
}
