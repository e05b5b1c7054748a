/** Declares the operations on bins: the places on the shelves of a warehouse where lots are stored. */
import { z } from 'zod';
import { Id } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { LOT_NOT_FOUND } from '../stock/stock.errors.ts';
import { BinCode, LotView } from '../stock/stock.http.ts';

export const SetLotBin = operation({
  id: 'setLotBin',
  record: 'none',
  because: 'A bin is a place on a shelf. It holds no data of persons and no prices.',
  endpoint: 'PUT /lots/{lotId}/bin',
  owner: 'catalog-inventory',
  summary: 'Say in which bin a lot lies',
  description:
    'All boxes of the lot in its warehouse lie there. Picks that are under way show the new bin at once. Null: nobody knows the bin.',
  allow: ['warehouse'],
  params: z.strictObject({ lotId: Id }),
  body: z.strictObject({ bin: BinCode.nullable() }),
  example: { bin: 'A-03-2' },
  reply: LotView,
  errors: [LOT_NOT_FOUND],
});
