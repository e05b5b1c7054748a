// Sixty-four clients who all want one lot, against sixty-four with lots of their own; then twice as many orders as boxes.
import { AdjustLot } from '@toric/contracts/catalog-inventory/stock/stock.http';
import { lensId } from '@toric/optics/lens-id';
import { OVERSOLD } from '../../../prove/chaos/invariants/stock.ts';
import { waitUntilIdle } from '../../../prove/e2e/shop.ts';
import { type Crowd, gatherCrowd, HOT, type Wish } from '../load/virtual-users.ts';
import { inTurns } from '../load/interleaved.ts';
import { type Lab, withLab } from '../load/testbed.ts';
import { measure } from '../load/measure.ts';
import { WARM_ORDERS, warmUp } from '../load/warm-up.ts';
import { GRIDS, LINES } from '../results/titles.ts';
import type { Grid } from '../results/run.ts';
import { always, type Scenario } from './scenario.ts';

const CLIENTS = 64;
const LAST_BOXES = 100;
const WISHES = [
  [LINES.spread, 'spread'],
  [LINES.hot, 'hot'],
] as const;

export const hotItem: Scenario = {
  name: 'hot-item',
  asked: always,
  run: (bench) =>
    withLab(bench, 'hot', async (lab) => {
      const { options, signal, say } = bench;
      const crowd = await gatherCrowd(lab, CLIENTS);
      const want = (wish: Wish) => (client: number) => crowd.confirmed(client, wish);
      const warm = { ...WARM_ORDERS, clients: CLIENTS, signal };
      const notes = [
        await warmUp({ ...warm, what: LINES.spread, act: want('spread') }),
        await warmUp({ ...warm, what: LINES.hot, act: want('hot') }),
      ];
      const lines = WISHES.map(([what, wish]) => ({
        ...{ what, clients: CLIENTS },
        run: () => measure({ clients: CLIENTS, act: want(wish), seconds: options.seconds, signal }),
      }));
      const loads = await inTurns(lines, { ...options, say });
      say(`  ${2 * LAST_BOXES} orders for the last ${LAST_BOXES} boxes`);
      return { title: 'A hot item', notes, loads, grids: [await sellOut(lab, crowd)] };
    }),
};

/** Every box but the last hundred is taken off the shelf; what was sold is compared with what was there. */
async function sellOut(lab: Lab, crowd: Crowd): Promise<Grid> {
  const lens = lensId(HOT.productId, HOT.parameters);
  const [lot] = await lab.rows<{ id: string; free: number }>(
    'select id, on_hand - reserved as free from catalog_inventory.lot where lens_id = $1',
    [lens],
  );
  if (!lot) throw new Error('the hot lens has no lot');
  await lab.api.call(AdjustLot, {
    ...{ params: { lotId: lot.id }, token: await lab.signInWarehouse() },
    body: { delta: LAST_BOXES - lot.free, reason: 'The last of them' },
  });
  const orders = Array.from({ length: 2 * LAST_BOXES }, (_, client) => crowd.order(client, 'hot'));
  const sold = (await Promise.all(orders)).filter((status) => status === 'confirmed').length;
  await waitUntilIdle(lab);
  const rows = {
    [`of ${2 * LAST_BOXES} orders for the last ${LAST_BOXES} boxes, confirmed`]: sold,
    violations: Math.max(0, sold - LAST_BOXES) + (await violationsIn(lab, lens)),
  };
  return {
    title: GRIDS.lastBoxes,
    columns: ['count'],
    rows: Object.entries(rows).map(([name, value]) => ({ name, cells: [[value]] })),
  };
}

/** Lots that hold less than is reserved, and boxes of the hot lot that orders count on and the shelf does not, or the reverse. */
async function violationsIn({ rows }: Lab, lens: string): Promise<number> {
  const oversold = await rows(OVERSOLD);
  const [hot] = await rows<{ apart: number }>(
    `select abs((select sum(reserved) from catalog_inventory.lot where lens_id = $1) -
       (select coalesce(sum(quantity), 0) from "order".orders o join "order".order_line l on l.order_id = o.id
        where l.lens_id = $1 and o.status = 'confirmed'))::int as apart`,
    [lens],
  );
  return oversold.length + (hot?.apart ?? 0);
}
