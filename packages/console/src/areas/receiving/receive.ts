import { RECEIVE_STOCK_GUIDE } from '@toric/contracts/catalog-inventory/receiving/receiving.guide';
import { ReceiveStock } from '@toric/contracts/catalog-inventory/receiving/receiving.http';
import {
  INSPECTION_CHECK_WORDS,
  INSPECTION_RESULT_WORDS,
} from '@toric/contracts/catalog-inventory/receiving/inspection.words';
import { ListPurchaseOrders } from '@toric/contracts/catalog-inventory/purchasing/purchasing.http';
import { ListStock } from '@toric/contracts/catalog-inventory/stock/stock.http';
import { count } from '../../app/words.ts';
import type { Action } from '../../kit/kit.types.ts';
import { type Batch, boxesOf } from './batch.ts';

/** Describes the boxes that are booked, with their warehouse and their purchase order. */
export type Delivery = {
  readonly batch: Batch;
  readonly warehouseId: string;
  readonly purchaseOrderId: string | undefined;
};

/**
 * Returns the lot and the day that the box states. Goods that are no lens may state neither: the shop then labels them.
 */
const printed = (lotNumber: string, expiresOn: string) => ({
  ...(lotNumber !== '' && { lotNumber }),
  ...(expiresOn !== '' && { expiresOn }),
});

const linesOf = ({ boxes }: Batch) =>
  boxes.map(({ barcode, gtin, lot, expiresOn, lens, quantity, bin }) => ({
    ...(barcode === undefined ? { gtin, ...printed(lot, expiresOn) } : { barcode }),
    ...(lens.parameters && { parameters: lens.parameters }),
    quantity,
    ...(bin !== undefined && { bin }),
  }));

/** Books all scanned boxes in one request, or none. `onBooked` empties the page. */
export const receiveAction = (onBooked: () => void): Action<Delivery, typeof ReceiveStock> => ({
  operation: ReceiveStock,
  label: ({ batch }) => ({ en: `Put ${boxesOf(batch)} boxes on the shelf…`, zh: `将 ${boxesOf(batch)} 盒上架…` }),
  tone: 'main',
  key: 'Ctrl Enter',
  when: ({ batch }) => batch.boxes.length > 0,
  form: {
    operation: ReceiveStock,
    guide: RECEIVE_STOCK_GUIDE,
    title: { en: 'Put the boxes on the shelf', zh: '上架' },
    save: { en: 'Put them on the shelf', zh: '上架' },
    sections: [
      { fields: [{ name: 'reference' }] },
      {
        title: { en: 'What was checked', zh: '查验' },
        fields: [
          { name: 'inspection.result', words: INSPECTION_RESULT_WORDS },
          { name: 'inspection.checks', words: INSPECTION_CHECK_WORDS },
          { name: 'inspection.remarks', control: 'long-text' },
        ],
      },
      { fields: [{ name: 'acceptOverDelivery' }] },
    ],
    start: ({ batch, purchaseOrderId }) => ({
      lines: linesOf(batch),
      inspection: { result: 'passed', checks: ['label-and-language', 'packaging'] },
      ...(purchaseOrderId !== undefined && { purchaseOrderId }),
    }),
  },
  input: ({ warehouseId }, body) => ({ params: { warehouseId }, body }),
  done: (receipt) => {
    onBooked();
    const aside = receipt.quarantinedLotIds.length;
    return aside > 0
      ? {
          en: `${receipt.boxes} boxes are booked. Store ${aside} lots apart: they are set aside.`,
          zh: `已入库 ${receipt.boxes} 盒。有 ${aside} 个批次被隔离，请单独存放。`,
        }
      : count(receipt.boxes, {
          one: '{n} box is on the shelf.',
          other: '{n} boxes are on the shelf.',
          zh: '{n} 盒已上架。',
        });
  },
  refreshes: [ListPurchaseOrders, ListStock],
});
