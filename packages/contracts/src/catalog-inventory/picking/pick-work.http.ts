/** Declares the operations of the work at the shelf: scans, missing boxes, and other lots. */
import { z } from 'zod';
import { Id, Instant, page, PageQuery, RequestDay } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { says } from '../../kernel/sentence.ts';
import { requestText, Scan, SentText, severalLines } from '../../kernel/text.ts';
import { LOT_NEEDS_STOCKTAKE } from '../stock/stock.errors.ts';
import { BY_HAND_AT_MOST, LotNumber } from '../stock/stock.http.ts';
import { PickOutcome } from './pick-outcome.ts';
import {
  PICK_LOT_EXPIRED,
  PICK_LOT_OTHER_LENS,
  PICK_LOT_RECALLED,
  PICK_LOT_RESERVED,
  PICK_LOT_SAME,
  PICK_LOT_SET_ASIDE,
  PICK_LOT_TOO_SHORT,
  PICK_LOT_UNREADABLE,
  PICK_ORDER_CANCELLED,
  PICK_ORDER_ON_HOLD,
  PICK_ORDER_WRONG_STATE,
  PICK_TASK_NOT_FOUND,
  PICK_TASK_TOO_MANY,
  PICK_WAVE_NOT_FOUND,
  PICK_WAVE_OF_OTHER,
  PICK_WAVE_WRONG_STATE,
} from './pick.errors.ts';
import { BECAUSE_OF_SCANS, pickOwner as owner, PickOrderStatus, waveId } from './pick-wave.http.ts';

const writes = { owner, record: 'none', because: BECAUSE_OF_SCANS, allow: ['warehouse'], params: waveId } as const;
const taskId = Id.meta({ description: 'The line that the picker stands at.' });
const exampleTask = '0197a000-0000-7000-8000-0000000000d2';
const refusedTask = [PICK_WAVE_NOT_FOUND, PICK_WAVE_WRONG_STATE, PICK_WAVE_OF_OTHER, PICK_TASK_NOT_FOUND] as const;

/** Holds the label of a box, as a scanner sends it or as a person types it. */
const PickedLabel = z.strictObject({
  barcode: Scan.optional().meta({ description: 'The GS1 element string or digital link of the box.' }),
  gtin: requestText()
    .regex(/^\d{8,14}$/, says({ en: '8 to 14 digits', zh: '8 至 14 位数字' }))
    .optional(),
  lotNumber: LotNumber.optional(),
  expiresOn: RequestDay.optional(),
});
const ONE_LABEL = says({
  en: 'send the barcode, or gtin, lotNumber and expiresOn together',
  zh: '请发送 barcode，或同时发送 gtin、lotNumber 和 expiresOn',
});
const isOneLabel = ({ barcode, gtin, lotNumber, expiresOn }: z.output<typeof PickedLabel>): boolean => {
  const typed = [gtin, lotNumber, expiresOn].filter((part) => part !== undefined).length;
  return barcode === undefined ? typed === 3 : typed === 0;
};

export const ScanPick = operation({
  ...writes,
  id: 'scanPick',
  endpoint: 'POST /pick-waves/{waveId}/scans',
  summary: 'Scan a box at the shelf',
  description:
    'Compares the box with the line at which the picker stands, and keeps the scan with its verdict. The answer to a wrong box is no error of HTTP: `outcome` names what is wrong, and nothing is taken. A code that a scanner sends twice within a second counts once, and a serial number counts once for ever.',
  body: PickedLabel.extend({ taskId }).refine(isOneLabel, ONE_LABEL),
  example: { taskId: exampleTask, barcode: ']d201020000000000391731063010L2406A' },
  reply: z.object({
    scanId: Id,
    outcome: PickOutcome,
    accepted: z.boolean(),
    detail: SentText.meta({ description: 'Says what is wrong with the box, and what to do with it.' }),
    quantity: z.int().meta({ description: 'Boxes to take at this line.' }),
    taken: z.int().meta({ description: 'Boxes of this line that were taken, this one included.' }),
    orderStatus: PickOrderStatus,
  }),
  errors: [...refusedTask, PICK_ORDER_WRONG_STATE],
});

export const ShortReason = z.enum(['missing', 'damaged', 'set-aside']).meta({
  description:
    '`missing` and `damaged` take the boxes out of stock at once. `set-aside`: the lot is in quarantine, so its boxes stay where they are.',
});
export type ShortReason = z.infer<typeof ShortReason>;

export const ReportShortPick = operation({
  ...writes,
  id: 'reportShortPick',
  endpoint: 'POST /pick-waves/{waveId}/shorts',
  summary: 'Report that boxes of a line are missing or damaged',
  description: `Other lots of the same lens in the same warehouse take their place, first expired first out, if they keep long enough. The missing boxes leave stock, at most ${BY_HAND_AT_MOST} of a lot by one person within 24 hours. If no other lot can replace them, the order leaves the wave as \`short\` and keeps its reservation. Then send the boxes that are there (splitPick), or put them back; the lot is corrected when the order is amended or cancelled.`,
  body: z.strictObject({
    taskId,
    boxes: z.int().min(1).max(1_000).meta({ description: 'Boxes of this line that cannot be taken.' }),
    reason: ShortReason,
    note: severalLines(280).min(1).optional(),
  }),
  example: { taskId: exampleTask, boxes: 1, reason: 'damaged', note: 'Crushed at the corner' },
  reply: z.object({
    isReplaced: z.boolean(),
    lots: z
      .array(z.object({ lotId: Id, lotNumber: SentText, quantity: z.int() }))
      .meta({ description: 'The lots that take their place.' }),
    orderStatus: PickOrderStatus,
  }),
  status: 201,
  location: '/pick-waves/{waveId}',
  errors: [
    ...refusedTask,
    PICK_ORDER_WRONG_STATE,
    PICK_ORDER_CANCELLED,
    PICK_ORDER_ON_HOLD,
    PICK_TASK_TOO_MANY,
    LOT_NEEDS_STOCKTAKE,
  ],
});

export const ChoosePickLot = operation({
  ...writes,
  id: 'choosePickLot',
  endpoint: 'POST /pick-waves/{waveId}/lot-changes',
  summary: 'Take another lot than the one that was chosen',
  description:
    'The other lot must hold the same lens in the same pack, lie in the same warehouse, have enough free boxes, keep long enough, and be neither recalled nor set aside. The ledger keeps the reason and the person.',
  body: PickedLabel.extend({
    taskId,
    reason: severalLines(280).min(3).meta({ description: 'Why not the lot that expires first.' }),
  }).refine(isOneLabel, ONE_LABEL),
  example: { taskId: exampleTask, barcode: ']d201020000000000391731063010L2406B', reason: 'The shelf is blocked' },
  reply: z.object({ lots: z.array(z.object({ lotId: Id, lotNumber: SentText, quantity: z.int() })) }),
  status: 201,
  location: '/pick-waves/{waveId}',
  errors: [
    ...refusedTask,
    PICK_ORDER_WRONG_STATE,
    PICK_ORDER_CANCELLED,
    PICK_ORDER_ON_HOLD,
    PICK_TASK_TOO_MANY,
    PICK_LOT_UNREADABLE,
    PICK_LOT_OTHER_LENS,
    PICK_LOT_SAME,
    PICK_LOT_RECALLED,
    PICK_LOT_SET_ASIDE,
    PICK_LOT_EXPIRED,
    PICK_LOT_RESERVED,
    PICK_LOT_TOO_SHORT,
  ],
});

export const PickScanView = z.object({
  id: Id,
  orderId: Id,
  taskId: Id,
  scanned: SentText.meta({ description: 'The code as it was sent, or the typed label.' }),
  outcome: PickOutcome,
  actorId: Id,
  createdAt: Instant,
});
export type PickScanView = z.infer<typeof PickScanView>;

export const ListPickScans = operation({
  id: 'listPickScans',
  endpoint: 'GET /pick-waves/{waveId}/scans',
  owner,
  summary: 'List the scans of a wave, newest first',
  allow: ['warehouse', 'auditor'],
  params: waveId,
  query: PageQuery.extend({
    refused: z.literal('true').optional().meta({ description: '`true` lists only the scans that were refused.' }),
  }),
  reply: page(PickScanView),
  errors: [PICK_WAVE_NOT_FOUND],
});
