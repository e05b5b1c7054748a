/** Declares the operations of packing: the contents of a parcel are checked, and its slip is printed. */
import { z } from 'zod';
import { Download } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { LANGUAGES, says } from '../../kernel/sentence.ts';
import { Scan } from '../../kernel/text.ts';
import {
  PACK_CONTENTS_DIFFER,
  PACK_SET_ASIDE,
  PACK_WEIGHT_DIFFERS,
  PICK_ORDER_CANCELLED,
  PICK_ORDER_NOT_FOUND,
  PICK_ORDER_ON_HOLD,
  PICK_ORDER_WRONG_STATE,
  PICK_WAVE_NOT_FOUND,
} from './pick.errors.ts';
import { BECAUSE_OF_SCANS, pickOwner as owner, PickWaveState, waveAndOrder } from './pick-wave.http.ts';

export const PackOrder = operation({
  id: 'packOrder',
  record: 'none',
  because: BECAUSE_OF_SCANS,
  endpoint: 'POST /pick-waves/{waveId}/orders/{orderId}/pack',
  owner,
  summary: 'Pack the boxes of an order into one parcel',
  description:
    'Both eyes travel in one parcel. The contents are checked by scanning each box again (`codes`), or by counting them (`counted`). If the parcel is weighed and the shop knows the weight of such boxes from earlier parcels, the weights are compared.',
  allow: ['warehouse'],
  params: waveAndOrder,
  body: z
    .strictObject({
      codes: z.array(Scan).min(1).max(200).optional().meta({ description: 'The code of each box, scanned again.' }),
      counted: z
        .int()
        .min(1)
        .max(1_000)
        .optional()
        .meta({ description: 'The boxes in the parcel, if they are counted.' }),
      weightGrams: z.int().min(1).max(100_000).optional(),
      weightConfirmed: z.boolean().default(false).meta({ description: 'True if the boxes were counted again.' }),
    })
    .refine(
      ({ codes, counted }) => (codes === undefined) !== (counted === undefined),
      says({ en: 'send codes or counted', zh: '请发送 codes 或 counted 之一' }),
    ),
  example: { counted: 2, weightGrams: 140 },
  reply: PickWaveState,
  status: 201,
  location: '/pick-waves/{waveId}',
  errors: [
    PICK_WAVE_NOT_FOUND,
    PICK_ORDER_NOT_FOUND,
    PICK_ORDER_WRONG_STATE,
    PICK_ORDER_CANCELLED,
    PICK_ORDER_ON_HOLD,
    PACK_CONTENTS_DIFFER,
    PACK_WEIGHT_DIFFERS,
    PACK_SET_ASIDE,
  ],
});

export const GetPackingSlip = operation({
  id: 'getPackingSlip',
  endpoint: 'GET /pick-waves/{waveId}/orders/{orderId}/slip',
  owner,
  summary: 'Get the packing slip of a parcel as a PDF',
  description:
    'A page of A4 that goes into the parcel: the boxes with lot and expiry, and the warning that the law of the destination demands. It shows no power, no price and no name.',
  allow: ['warehouse', 'auditor'],
  params: waveAndOrder,
  query: z.strictObject({
    language: z.enum(LANGUAGES).optional().meta({
      description: 'If omitted: Chinese for a parcel to China, Hong Kong, Macao or Taiwan, otherwise English.',
    }),
  }),
  reply: Download,
  download: ['application/pdf'],
  errors: [PICK_WAVE_NOT_FOUND, PICK_ORDER_NOT_FOUND],
});
