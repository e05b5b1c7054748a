/** Declares the operations on waves: orders that one person picks on one walk along the shelves. */
import { z } from 'zod';
import { CalendarDay, Id, Instant, page, PageQuery } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { SentText } from '../../kernel/text.ts';
import { Country, Eye, LensParameters, Market } from '../../lens.ts';
import { WAREHOUSE_NOT_FOUND } from '../stock/stock.errors.ts';
import { BinCode } from '../stock/stock.http.ts';
import {
  PICK_NOTHING_TO_PUT_BACK,
  PICK_NOTHING_TO_SEND,
  PICK_ORDER_CANCELLED,
  PICK_ORDER_CHANGED,
  PICK_ORDER_NOT_FOUND,
  PICK_ORDER_ON_HOLD,
  PICK_ORDER_WRONG_STATE,
  PICK_PUT_BACK_BEFORE,
  PICK_WAVE_NOT_FOUND,
  PICK_WAVE_OF_OTHER,
  PICK_WAVE_WRONG_STATE,
} from './pick.errors.ts';

export const pickOwner = 'catalog-inventory';
export const BECAUSE_OF_SCANS =
  'The wave keeps who picked it, every scan with its verdict, and who packed each parcel.';
const readers = ['warehouse', 'auditor'] as const;
/** One wave has at most this number of orders, because no trolley holds more totes. */
export const ORDERS_PER_WAVE_AT_MOST = 50;

export const PickWaveStatus = z.enum(['choosing', 'empty', 'open', 'picking', 'done', 'cancelled']).meta({
  description:
    '`choosing`: the orders are being chosen. `empty`: no order was to be picked. `open`: nobody picks it yet. `done`: every order is packed or given back.',
});
export type PickWaveStatus = z.infer<typeof PickWaveStatus>;
export const PickOrderStatus = z
  .enum(['waiting', 'picking', 'picked', 'packed', 'shipped', 'short', 'given-back', 'cancelled'])
  .meta({
    description:
      '`short`: a box is missing and no other lot can replace it. `given-back`: the pick was ended before the parcel was packed. `cancelled`: the order was cancelled meanwhile.',
  });
export type PickOrderStatus = z.infer<typeof PickOrderStatus>;

export const PickTask = z.object({
  taskId: Id,
  orderId: Id,
  lineId: Id,
  eye: Eye.nullable(),
  productName: SentText,
  gtin: SentText,
  packSize: z.int().meta({ description: 'Lenses in one box.' }),
  parameters: LensParameters.nullable().meta({
    description: 'The parameters that are printed on the box. Null for goods that are no lens.',
  }),
  lotId: Id,
  lotNumber: SentText,
  expiresOn: CalendarDay,
  bin: BinCode.nullable(),
  inQuarantine: z.boolean().meta({ description: 'True if the lot was set aside. Its boxes must not be taken.' }),
  quantity: z.int().meta({ description: 'Boxes to take of this lot.' }),
  taken: z.int().meta({ description: 'Boxes that were scanned and accepted.' }),
});
export type PickTask = z.infer<typeof PickTask>;

export const PickOrder = z.object({
  orderId: Id,
  number: SentText,
  place: z.int().meta({ description: 'The number of the tote, from 1 on.' }),
  market: Market,
  promisedOn: CalendarDay.nullable(),
  shipmentWarning: SentText.nullable().meta({
    description: 'A warning that the law of the destination demands in the parcel. It is printed on the packing slip.',
  }),
  status: PickOrderStatus,
  isOnHold: z.boolean(),
  canSplit: z.boolean().meta({
    description: 'True for a short order of which a part can be sent: its other boxes are there.',
  }),
  toPutBack: z.boolean().meta({ description: 'True if boxes were taken that belong back on their shelves.' }),
  note: SentText.nullable().meta({ description: 'The reason of a short pick.' }),
  weightGrams: z.int().nullable(),
  packedBy: Id.nullable(),
  packedAt: Instant.nullable(),
});
export type PickOrder = z.infer<typeof PickOrder>;

const wave = {
  id: Id,
  warehouseId: Id,
  market: Market.nullable().meta({ description: 'If set, only orders of this market were chosen.' }),
  status: PickWaveStatus,
  orders: z.int().meta({ description: 'The number of orders.' }),
  boxes: z.int().meta({ description: 'Boxes to take. 0 until somebody begins.' }),
  taken: z.int(),
  plannedBy: Id,
  pickerId: Id.nullable(),
  createdAt: Instant,
  begunAt: Instant.nullable(),
  endedAt: Instant.nullable(),
};
export const PickWaveHead = z.object(wave);
export type PickWaveHead = z.infer<typeof PickWaveHead>;
export const PickWaveView = z.object({
  ...wave,
  list: z.array(PickOrder).meta({ description: 'The orders by the number of their tote.' }),
  tasks: z.array(PickTask).meta({ description: 'The lines in the order of the walk: by bin, then by product.' }),
});
export type PickWaveView = z.infer<typeof PickWaveView>;

/**
 * Describes the answer of an operation that changes a wave. The console then reads the whole wave again with
 * `getPickWave`.
 */
export const PickWaveState = z.object({ id: Id, status: PickWaveStatus });

const writes = { owner: pickOwner, record: 'none', because: BECAUSE_OF_SCANS, allow: ['warehouse'] } as const;
export const waveId = z.strictObject({ waveId: Id });
export const waveAndOrder = z.strictObject({ waveId: Id, orderId: Id });

export const PlanPickWave = operation({
  ...writes,
  id: 'planPickWave',
  endpoint: 'POST /pick-waves',
  summary: 'Plan a wave of orders to pick',
  description:
    'Chooses confirmed orders whose boxes all lie in the warehouse: the earliest promised day first, then the longest wait. Orders that are on hold, are being amended or are in another wave are left out. The order service chooses them, so the wave is `choosing` for a moment.',
  body: z.strictObject({
    warehouseId: Id,
    market: Country.optional().meta({ description: 'Only orders of this market.' }),
    most: z.int().min(1).max(ORDERS_PER_WAVE_AT_MOST).default(20),
    orderIds: z
      .array(Id)
      .min(1)
      .max(ORDERS_PER_WAVE_AT_MOST)
      .optional()
      .meta({ description: 'Only these orders. Those that are not to be picked are left out.' }),
  }),
  example: { warehouseId: '0197a000-0000-7000-8000-00000000000f', most: 20 },
  reply: PickWaveState,
  status: 201,
  location: '/pick-waves/{id}',
  errors: [WAREHOUSE_NOT_FOUND],
});

export const ListPickWaves = operation({
  id: 'listPickWaves',
  endpoint: 'GET /pick-waves',
  owner: pickOwner,
  summary: 'List waves, newest first',
  allow: readers,
  query: PageQuery.extend({ warehouseId: Id.optional(), status: PickWaveStatus.optional() }),
  reply: page(PickWaveHead),
});

export const GetPickWave = operation({
  id: 'getPickWave',
  endpoint: 'GET /pick-waves/{waveId}',
  owner: pickOwner,
  summary: 'Read a wave with its orders and its walk along the shelves',
  allow: readers,
  params: waveId,
  reply: PickWaveView,
  errors: [PICK_WAVE_NOT_FOUND],
});

export const BeginPickWave = operation({
  ...writes,
  id: 'beginPickWave',
  endpoint: 'POST /pick-waves/{waveId}/begin',
  summary: 'Begin to pick a wave',
  description:
    'The caller becomes the picker. From now on the boxes of these orders stay as they are: an amendment is refused. A cancellation is not: the next scan says that the order was cancelled.',
  params: waveId,
  reply: PickWaveState,
  errors: [PICK_WAVE_NOT_FOUND, PICK_WAVE_WRONG_STATE],
});

export const TakePickWave = operation({
  ...writes,
  id: 'takePickWave',
  endpoint: 'POST /pick-waves/{waveId}/take',
  summary: 'Take over a wave from a colleague',
  params: waveId,
  reply: PickWaveState,
  errors: [PICK_WAVE_NOT_FOUND, PICK_WAVE_WRONG_STATE],
});

export const CancelPickWave = operation({
  ...writes,
  id: 'cancelPickWave',
  endpoint: 'POST /pick-waves/{waveId}/cancel',
  summary: 'Cancel a wave',
  description: 'Its orders can be picked in another wave. Boxes that were taken are listed by bin, to be put back.',
  params: waveId,
  reply: PickWaveState,
  errors: [PICK_WAVE_NOT_FOUND, PICK_WAVE_WRONG_STATE],
});

export const GiveBackPick = operation({
  ...writes,
  id: 'giveBackPick',
  endpoint: 'POST /pick-waves/{waveId}/orders/{orderId}/give-back',
  summary: 'Take one order out of a wave',
  description:
    'The order can be picked in another wave, also if its parcel was packed already. Boxes that were taken are to be put back.',
  params: waveAndOrder,
  reply: PickWaveState,
  errors: [PICK_WAVE_NOT_FOUND, PICK_ORDER_NOT_FOUND, PICK_ORDER_WRONG_STATE],
});

export const SplitPick = operation({
  ...writes,
  id: 'splitPick',
  endpoint: 'POST /pick-waves/{waveId}/orders/{orderId}/split',
  summary: 'Send the rest of a short order later',
  description:
    'The boxes that are there are picked and packed as a parcel of their own. The missing ones stay reserved: once the parcel has left, the order is in a later wave again. The other choice is to put the boxes back (`give-back`, `put-back`) and to amend or cancel the order.',
  params: waveAndOrder,
  reply: PickWaveState,
  errors: [
    PICK_WAVE_NOT_FOUND,
    PICK_WAVE_WRONG_STATE,
    PICK_WAVE_OF_OTHER,
    PICK_ORDER_NOT_FOUND,
    PICK_ORDER_WRONG_STATE,
    PICK_ORDER_CANCELLED,
    PICK_ORDER_ON_HOLD,
    PICK_PUT_BACK_BEFORE,
    PICK_NOTHING_TO_SEND,
    PICK_ORDER_CHANGED,
  ],
});

export const PutBackPick = operation({
  ...writes,
  id: 'putBackPick',
  endpoint: 'POST /pick-waves/{waveId}/orders/{orderId}/put-back',
  summary: 'Confirm that the boxes of an order lie on their shelves again',
  params: waveAndOrder,
  reply: PickWaveState,
  errors: [PICK_WAVE_NOT_FOUND, PICK_ORDER_NOT_FOUND, PICK_NOTHING_TO_PUT_BACK],
});
