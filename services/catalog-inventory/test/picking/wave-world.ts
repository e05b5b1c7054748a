// Plans and picks waves in a test. The test plays the order service, which names the orders to pick.
import { expect } from '@jest/globals';
import { OrdersToPickChosen } from '@toric/contracts/order/pick.events';
import { type CatalogStack, nextId, order, PLAIN } from '../catalog-stack.ts';

export type Task = {
  taskId: string;
  orderId: string;
  lineId: string;
  lotId: string;
  gtin: string;
  lotNumber: string;
  expiresOn: string;
  bin: string;
};
export type Wave = {
  id: string;
  status: string;
  taken: number;
  boxes: number;
  list: { orderId: string; status: string; toPutBack: boolean; canSplit: boolean }[];
  tasks: Task[];
};

export const slugOf = ({ body }: { body: { type?: string } }) => body.type?.split('/').at(-1);
export const codeOf = (
  { gtin, lotNumber, expiresOn }: Pick<Task, 'gtin' | 'lotNumber' | 'expiresOn'>,
  serial?: string,
) =>
  `]d201${gtin}17${expiresOn.slice(2).replaceAll('-', '')}${serial === undefined ? '' : `21${serial}\u001d`}10${lotNumber}`;

export function waveWorld(shop: () => CatalogStack) {
  /** Creates a warehouse with a product in two powers: two lots of the first power, and one lot of the second. */
  async function stocked() {
    const [{ productId, packId, lensId }, warehouse] = [await shop().offer(), await shop().warehouse()];
    const other = { ...PLAIN, sphere: -3 };
    const lotIds = await shop().receive(warehouse.id, packId, [
      { lotNumber: `A${nextId().slice(-6)}`, expiresOn: '2030-01-31', quantity: 3, bin: 'A-10' },
      { lotNumber: `B${nextId().slice(-6)}`, expiresOn: '2031-01-31', quantity: 5, bin: 'A-2' },
      { lotNumber: `C${nextId().slice(-6)}`, expiresOn: '2031-01-31', quantity: 5, parameters: other, bin: 'B-1' },
    ]);
    return { packId, lensId, otherLensId: shop().lensIds.of(productId, other), warehouseId: warehouse.id, lotIds };
  }

  const bothEyes = ({ packId, lensId, otherLensId }: Awaited<ReturnType<typeof stocked>>) => ({
    ...order({ lensId, packId }),
    lines: [
      { lineId: nextId(), eye: 'right' as const, lensId, packId, quantity: 1, evidenceId: nextId() },
      { lineId: nextId(), eye: 'left' as const, lensId: otherLensId, packId, quantity: 1, evidenceId: nextId() },
    ],
  });

  /** Plans a wave, and names its orders as the order service does. */
  async function planned(warehouseId: string, orders: readonly { orderId: string }[], most = 20): Promise<string> {
    const { body, status } = await shop().post('/pick-waves', { warehouseId, most });
    expect([status, body.status]).toEqual([201, 'choosing']);
    const chosen = orders.map(({ orderId }, at) => ({
      ...{ orderId, number: `T-${at + 1}`, market: 'US' },
      ...(at === 0 && { shipmentWarning: 'If you have redness, remove the lenses.' }),
    }));
    await shop().apply('fill-pick-wave', [OrdersToPickChosen({ waveId: body.id, orders: chosen })]);
    return body.id;
  }
  const read = async (waveId: string): Promise<Wave> => (await shop().get(`/pick-waves/${waveId}`, 'warehouse')).body;

  /** Plans and begins a wave that this person picks. */
  async function picking(warehouseId: string, orders: readonly { orderId: string }[]) {
    const id = await planned(warehouseId, orders);
    const begun = await shop().post(`/pick-waves/${id}/begin`, {});
    expect([begun.status, begun.body.status]).toEqual([200, 'picking']);
    const at = (step: string, body: object = {}) => shop().post(`/pick-waves/${id}/${step}`, body);
    const scan = async (task: Task, barcode: string) => (await at('scans', { taskId: task.taskId, barcode })).body;
    const tasksOf = async (orderId: string) => (await read(id)).tasks.filter((task) => task.orderId === orderId);
    /** Takes a box of each line of the order, or of one line. */
    const takeAll = async (orderId: string, only?: string) => {
      const tasks = (await tasksOf(orderId)).filter(({ taskId }) => only === undefined || taskId === only);
      for (const [at, task] of tasks.entries())
        expect(await scan(task, codeOf(task, `${task.taskId.slice(-8)}${at}`))).toMatchObject({ outcome: 'taken' });
    };
    return { id, at, scan, tasksOf, takeAll };
  }
  const balanced = async () => expect([await shop().unbalanced(), await shop().unowned()]).toEqual([[], []]);
  return { stocked, bothEyes, planned, read, picking, balanced };
}
