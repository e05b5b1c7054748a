import { CHANGE_PURCHASE_ORDER_GUIDE } from '@toric/contracts/catalog-inventory/purchasing/purchasing.guide';
import {
  ChangePurchaseOrder,
  GetPurchaseOrder,
  type PurchaseOrderView,
} from '@toric/contracts/catalog-inventory/purchasing/purchasing.http';
import { formPage } from '../../kit/form/form-page.tsx';
import type { FormSpec } from '../../kit/kit.types.ts';
import { LINE_FIELDS } from './new-order.tsx';

const form: FormSpec<typeof ChangePurchaseOrder, PurchaseOrderView> = {
  operation: ChangePurchaseOrder,
  guide: CHANGE_PURCHASE_ORDER_GUIDE,
  title: { en: 'Change the lines', zh: '修改明细' },
  save: { en: 'Save the lines', zh: '保存明细' },
  sections: [{ fields: [{ name: 'lines', control: 'lines', fields: LINE_FIELDS }] }],
  start: ({ lines }) => ({
    lines: lines.map(({ packId, parameters, quantity, unitPrice }) => ({ packId, parameters, quantity, unitPrice })),
  }),
};

/** Replaces the lines of a draft. The person who does this counts as the author, and may not approve it. */
export default formPage(form, {
  back: { label: { en: 'The order', zh: '采购单' }, href: '/purchasing/:purchaseOrderId' },
  record: GetPurchaseOrder,
  done: { en: 'The lines are saved. Another person approves them.', zh: '明细已保存，待另一人批准。' },
  then: ({ id }) => `/purchasing/${id}`,
});
