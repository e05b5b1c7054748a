import { pageRange, withTotal } from '@toric/chassis/data/cursor';
import type { PageQuery } from '@toric/contracts/kernel/common';
import type { Read } from '@toric/messaging/sql';
import { type PickScan, type PickWave, Prisma } from '../generated/client.ts';
import type { Reader } from '../reader.store.ts';
import type { PickedOrder } from './pick-wave.ts';

const { sql } = Prisma;

export type WaveRow = PickWave;
export type ScanRow = PickScan;
export type OrderRow = Omit<PickedOrder, 'reservation'> & {
  readonly reservation: PickedOrder['reservation'] | null;
  readonly place: number;
  readonly market: string;
  readonly promisedOn: string | null;
  readonly shipmentWarning: string | null;
  readonly note: string | null;
  readonly weightGrams: number | null;
  readonly packedBy: string | null;
  readonly packedAt: Date | null;
};
export type TaskRow = {
  readonly taskId: string;
  readonly orderId: string;
  readonly lineId: string;
  readonly eye: 'right' | 'left' | null;
  readonly productName: string;
  readonly gtin: string;
  readonly packSize: number;
  readonly parameters: unknown;
  readonly lotId: string;
  readonly lotNumber: string;
  readonly expiresOn: string;
  readonly bin: string | null;
  readonly inQuarantine: boolean;
  readonly quantity: number;
  readonly taken: number;
  readonly missing: number;
};
export type ReadWave = {
  readonly wave: WaveRow;
  readonly orders: readonly OrderRow[];
  readonly tasks: readonly TaskRow[];
};

type Filter = { warehouseId?: string | undefined; status?: string | undefined };

/** Returns at most `limit` + 1 waves, newest first. The extra wave shows that another page follows. */
export async function readWaves(db: Reader, { warehouseId, status }: Filter, page: PageQuery) {
  const where = { ...(warehouseId && { warehouseId }), ...(status && { status }) };
  const rows = await db.pickWave.findMany(pageRange(page, where));
  return withTotal(page, rows, (range) => db.pickWave.count({ where, ...range }));
}

const readOrders = (read: Read, waveId: string): Promise<OrderRow[]> =>
  read<OrderRow>(sql`
    select p.order_id, p.number, p.status, p.place, p.market, p.promised_on::text as promised_on, p.shipment_warning, p.note,
      p.weight_grams, p.packed_by, p.packed_at, p.put_back_at, r.status as reservation,
      p.status = 'packed' and not exists (select from open_pick o where o.order_id = p.order_id and o.wave_id = p.wave_id) as has_left,
      coalesce(h.is_on_hold, false) as is_on_hold,
      coalesce((select sum(t.taken) from pick_task t where t.wave_id = p.wave_id and t.order_id = p.order_id), 0)::int as taken
    from picked_order p
    left join reservation r on r.order_id = p.order_id
    left join held_order h on h.order_id = p.order_id
    where p.wave_id = ${waveId}::uuid order by p.place`);

const readTasks = (read: Read, waveId: string): Promise<TaskRow[]> =>
  read<TaskRow>(sql`
    select t.id as task_id, t.order_id, t.line_id, t.eye, product.name as product_name, pack.gtin, pack.size as pack_size,
      lens.parameters, lot.id as lot_id, lot.lot_number, lot.expires_on::text as expires_on, lot.bin,
      lot.quarantined as in_quarantine, t.quantity, t.taken, t.missing
    from pick_task t
    join lot on lot.id = t.lot_id
    join lens on lens.id = lot.lens_id
    join pack on pack.id = lot.pack_id
    join product on product.id = pack.product_id
    where t.wave_id = ${waveId}::uuid order by t.id`);

/** Returns a wave with its orders and tasks. Returns undefined if it does not exist. */
export async function readWave(db: Reader, read: Read, waveId: string): Promise<ReadWave | undefined> {
  const wave = await db.pickWave.findUnique({ where: { id: waveId } });
  if (!wave) return undefined;
  const [orders, tasks] = await Promise.all([readOrders(read, waveId), readTasks(read, waveId)]);
  return { wave, orders, tasks };
}

/** Returns at most `limit` + 1 scans of a wave, newest first. Returns undefined if the wave does not exist. */
export async function readScans(
  db: Reader,
  { waveId, refused }: { waveId: string; refused: boolean },
  page: PageQuery,
) {
  if (!(await db.pickWave.findUnique({ where: { id: waveId }, select: { id: true } }))) return undefined;
  const where = { waveId, ...(refused && { outcome: { not: 'taken' } }) };
  const rows = await db.pickScan.findMany(pageRange(page, where));
  return withTotal(page, rows, (range) => db.pickScan.count({ where, ...range }));
}
