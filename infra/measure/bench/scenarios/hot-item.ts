import {
  ApproveStocktake,
  CountLots,
  StartStocktake,
  SubmitStocktake,
} from '@toric/contracts/catalog-inventory/counting/stocktake.http';
import { PASSWORD } from '../../../prove/e2e/shop.ts';
import { signInStaff } from '../../../shop/sign-in-staff.ts';
import { createLensIds } from '@toric/optics/lens-id';
import { lensIdKeyOf } from '../../../run/system/secrets.ts';
import { OVERSOLD } from '../../../prove/chaos/invariants/stock.ts';
import { waitUntilIdle } from '../../../prove/e2e/shop.ts';
import { createVirtualUsers, HOT, type LotChoice, type VirtualUsers } from '../load/virtual-users.ts';
import { runInterleaved } from '../load/interleaved.ts';
import { type Testbed, withTestbed } from '../load/testbed.ts';
import { measure } from '../load/measure.ts';
import { WARM_ORDERS, warmUp } from '../load/warm-up.ts';
import { GRIDS, WORKLOADS } from '../results/titles.ts';
import type { Grid } from '../results/run.ts';
import { always, type Scenario } from './scenario.ts';

const CLIENTS = 64;
const LAST_BOXES = 100;
const LOT_CHOICES = [
  [WORKLOADS.spread, 'spread'],
  [WORKLOADS.hot, 'hot'],
] as const;

/**
 * Compares 64 clients who order from one lot with 64 clients who each order from their own lot. Then places twice as
 * many orders as there are boxes, and counts the boxes that are sold beyond the stock.
 */
export const hotItem: Scenario = {
  name: 'hot-item',
  isSelected: always,
  run: (bench) =>
    withTestbed(bench, 'hot', async (testbed) => {
      const { options, signal, say } = bench;
      const users = await createVirtualUsers(testbed, CLIENTS);
      const orderFrom = (lot: LotChoice) => (client: number) => users.confirmed(client, lot);
      const warm = { ...WARM_ORDERS, clients: CLIENTS, signal };
      const notes = [
        await warmUp({ ...warm, what: WORKLOADS.spread, act: orderFrom('spread') }),
        await warmUp({ ...warm, what: WORKLOADS.hot, act: orderFrom('hot') }),
      ];
      const workloads = LOT_CHOICES.map(([what, lot]) => ({
        ...{ what, clients: CLIENTS },
        run: () => measure({ clients: CLIENTS, act: orderFrom(lot), seconds: options.seconds, signal }),
      }));
      const loads = await runInterleaved(workloads, { ...options, say });
      say(`  ${2 * LAST_BOXES} orders for the last ${LAST_BOXES} boxes`);
      return { title: 'A hot item', notes, loads, grids: [await sellOut(testbed, users)] };
    }),
};

/** Sets the boxes of a lot by a stocktake: the warehouse counts, and finance approves. */
async function countAs({ api, warehouseId, ...testbed }: Testbed, lotId: string, counted: number): Promise<void> {
  const token = await testbed.signInWarehouse();
  const started = await api.call(StartStocktake, { body: { warehouseId, lotIds: [lotId] }, token });
  const params = { stocktakeId: started.body.id };
  await api.call(CountLots, { params, body: { counts: [{ lotId, counted }] }, token });
  await api.call(SubmitStocktake, { params, token });
  const finance = await signInStaff(api, { email: 'finance@shop.example', password: PASSWORD });
  await api.call(ApproveStocktake, { params, token: finance });
}

/**
 * Reduces the stock of the hot lens to 100 boxes, places 200 orders at once, and compares the sold boxes with the
 * stock.
 */
async function sellOut(testbed: Testbed, users: VirtualUsers): Promise<Grid> {
  const lens = createLensIds(lensIdKeyOf(testbed.system.secrets)).of(HOT.productId, HOT.parameters);
  const [lot] = await testbed.rows<{ id: string; reserved: number }>(
    'select id, reserved from catalog_inventory.lot where lens_id = $1',
    [lens],
  );
  if (!lot) throw new Error('the hot lens has no lot');
  await countAs(testbed, lot.id, lot.reserved + LAST_BOXES);
  const orders = Array.from({ length: 2 * LAST_BOXES }, (_, client) => users.order(client, 'hot'));
  const sold = (await Promise.all(orders)).filter((status) => status === 'confirmed').length;
  await waitUntilIdle(testbed);
  const rows = {
    [`of ${2 * LAST_BOXES} orders for the last ${LAST_BOXES} boxes, confirmed`]: sold,
    violations: Math.max(0, sold - LAST_BOXES) + (await violationsIn(testbed, lens)),
  };
  return {
    title: GRIDS.lastBoxes,
    columns: ['count'],
    rows: Object.entries(rows).map(([name, value]) => ({ name, cells: [[value]] })),
  };
}

/**
 * Returns the number of oversold lots, plus the difference between the reserved boxes of the hot lens and its boxes in
 * confirmed orders.
 */
async function violationsIn({ rows }: Testbed, lens: string): Promise<number> {
  const oversold = await rows(OVERSOLD);
  const [hot] = await rows<{ difference: number }>(
    `select abs((select sum(reserved) from catalog_inventory.lot where lens_id = $1) -
       (select coalesce(sum(quantity), 0) from "order".orders o join "order".order_line l on l.order_id = o.id
        where l.lens_id = $1 and o.status = 'confirmed'))::int as difference`,
    [lens],
  );
  return oversold.length + (hot?.difference ?? 0);
}
