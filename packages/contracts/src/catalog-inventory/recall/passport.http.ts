/**
 * Declares the operation that reads the passport of a box. The passport is public: it shows what the shop knows about a
 * GTIN and a lot.
 */
import { z } from 'zod';
import { CalendarDay, Id } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { says } from '../../kernel/sentence.ts';
import { requestText, Scan, SentText } from '../../kernel/text.ts';
import { BoxParameters } from '../../lens.ts';
import { BARCODE_UNREADABLE } from '../../tools/tools.errors.ts';
import { PACK_GTIN_INVALID } from '../catalogue/catalogue.errors.ts';
import { Handle, PutPackBody } from '../catalogue/catalogue.http.ts';
import { RecallSeverity } from '../events.ts';
import { LotNumber } from '../stock/stock.http.ts';
import { PASSPORT_INCOMPLETE } from './recall.errors.ts';

export const Coverage = z.enum(['every-box', 'some-boxes']).meta({
  description:
    '`some-boxes`: the recall depends on the parameters or on the day of manufacture. Compare the box with the notice.',
});
export type Coverage = z.infer<typeof Coverage>;

export const ReadPassport = operation({
  id: 'readPassport',
  endpoint: 'GET /passport',
  owner: 'catalog-inventory',
  summary: 'Check whether the shop knows a box, when it expires, and whether it is recalled',
  description:
    'Name the box by GTIN and lot, or by the text of its code (`barcode`, as for `POST /tools/gs1`). `known` means only that this shop has received boxes with these numbers. It does not prove that a box is genuine, because numbers can be copied.',
  allow: ['public'],
  query: z
    .strictObject({
      gtin: PutPackBody.shape.gtin.optional(),
      lot: LotNumber.optional(),
      serial: requestText()
        .min(1)
        .max(20)
        .optional()
        .meta({ description: 'Answered as sent. It is not checked: we keep no serial numbers.' }),
      barcode: Scan.optional(),
    })
    .refine(
      ({ gtin, lot, serial, barcode }) =>
        barcode === undefined ? gtin !== undefined && lot !== undefined : !(gtin ?? lot ?? serial),
      says({ en: 'give gtin and lot, or barcode alone', zh: '请提供 gtin 和 lot，或仅提供 barcode' }),
    ),
  reply: z.object({
    gtin: SentText,
    lot: SentText,
    serial: SentText.nullable(),
    known: z.boolean().meta({ description: 'True if this shop has received boxes of this GTIN and lot.' }),
    statements: z
      .array(SentText)
      .meta({ description: 'Sentences that explain the answer, in the language of `Accept-Language`.' }),
    serialChecked: z.literal(false).meta({ description: 'Always false: we keep no serial numbers.' }),
    product: z.object({ productId: Id, handle: Handle, name: SentText, brand: SentText, size: z.int() }).nullable(),
    boxes: z
      .array(z.object({ expiresOn: CalendarDay, parameters: BoxParameters }))
      .meta({ description: 'The boxes that were received under these numbers, mostly of one kind.' }),
    recalls: z.array(
      z.object({
        reference: SentText,
        title: SentText,
        severity: RecallSeverity,
        covers: Coverage,
        whatToDo: SentText,
        sourceUrl: SentText,
      }),
    ),
  }),
  errors: [PACK_GTIN_INVALID, BARCODE_UNREADABLE, PASSPORT_INCOMPLETE],
});
