// Provides what the tests of recalls share: shipped boxes, recalls and versions, and the messages to customers.
import { CustomerAffected, ReserveStock, ShipStock, TellAffected } from '@toric/contracts/catalog-inventory/events';
import type { RecallCaseView } from '@toric/contracts/catalog-inventory/recall/recall-case.http';
import { until } from '@toric/infra/prove/testing/test-stack';
import { nextId, order, type CatalogStack } from '../catalog-stack.ts';

export const NOTICE = {
  title: 'Lenses of one lot may tear',
  sourceUrl: 'https://authority.example/recalls/1',
  severity: 'II',
  whatToDo: 'Do not wear these lenses.',
} as const;

export function recallShop(shop: CatalogStack) {
  /** Creates a product and receives its lots into one warehouse. */
  async function offered(...lots: { lotNumber: string; quantity: number }[]) {
    const [lens, { id: warehouseId }] = await Promise.all([shop.offer(), shop.warehouse()]);
    const lotIds = await shop.receive(warehouseId, lens.packId, lots);
    return { ...lens, warehouseId, lotIds };
  }
  /** Reserves and ships boxes of the lens to a customer. Returns the ids of the customer, the order and the line. */
  async function sold(lens: { lensId: string; packId: string }, quantity = 1, customerId = nextId()) {
    const wanted = { ...order(lens, quantity), customerId };
    await shop.apply('reserve-stock', [ReserveStock(wanted)]);
    await shop.apply('ship-stock', [ShipStock({ orderId: wanted.orderId })]);
    return { customerId, orderId: wanted.orderId, lineId: wanted.lines[0]?.lineId };
  }
  const issue = (scope: object[], fields: object = {}, key?: string) =>
    shop.post('/recalls', { ...NOTICE, reference: `R-${nextId()}`, scope, ...fields }, 'warehouse', key);
  /** Issues a version of a recall as a new member of staff, because a narrower version needs a second person. */
  const version = (recallId: string, scope: object[], fields: object = {}) =>
    shop.someone().post(`/recalls/${recallId}/versions`, { ...NOTICE, scope, ...fields });
  const figures = async (recallId: string) => (await shop.get(`/recalls/${recallId}`, 'auditor')).body.figures;
  const cases = async (recallId: string, query = ''): Promise<RecallCaseView[]> =>
    (await shop.get(`/recalls/${recallId}/cases?limit=100${query}`, 'auditor')).body.data;
  const statusOf = async (packId: string) => {
    const { rows } = await shop.stack.admin.query<{ lot: string; quarantined: boolean }>(
      'select lot_number as lot, quarantined from catalog_inventory.lot where pack_id = $1 order by lot_number',
      [packId],
    );
    return Object.fromEntries(rows.map(({ lot, quarantined }) => [lot, quarantined ? 'quarantined' : 'good']));
  };
  const customerMessages = async (recallId: string) => {
    const { rows } = await shop.stack.admin.query<{ data: unknown }>(
      `select data from catalog_inventory.outbox where type = $1 and data ->> 'recallId' = $2 order by seq`,
      [CustomerAffected.type, recallId],
    );
    return rows.map(({ data }) => CustomerAffected.data.parse(data));
  };
  /** Waits until every TellAffected message of the recall is consumed. Returns the messages to customers. */
  const messagesAfterTelling = async (recallId: string) => {
    await until('the last TellAffected', async () => {
      const { rows } = await shop.stack.admin.query<{ left: number }>(
        `select count(*)::int as left from catalog_inventory.outbox message
         where type = $1 and aggregate_id = $2
           and not exists (select from catalog_inventory.inbox where message_id = message.id)`,
        [TellAffected.type, recallId],
      );
      return rows[0]?.left === 0 ? true : undefined;
    });
    return customerMessages(recallId);
  };
  return { messagesAfterTelling, offered, sold, issue, version, figures, cases, statusOf };
}
