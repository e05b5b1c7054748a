import { CREATE_PURCHASE_ORDER_GUIDE } from '@toric/contracts/catalog-inventory/purchasing/purchasing.guide';
import { CreatePurchaseOrder } from '@toric/contracts/catalog-inventory/purchasing/purchasing.http';
import { formPage } from '../../kit/form/form-page.tsx';
import type { FormSpec } from '../../kit/kit.types.ts';
import { useWarehouseOptions } from '../stock/warehouse-name.tsx';
import { usePackOptions } from './pack-options.ts';
import { useSupplierOptions } from './supplier-name.tsx';

/** Lists the columns of the lines of an order to a supplier. */
export const LINE_FIELDS = [
  { name: 'packId', control: 'choice', options: usePackOptions, width: 'half' },
  { name: 'quantity', width: 'half' },
  { name: 'parameters', control: 'power', width: 'full' },
  { name: 'unitPrice', control: 'money', width: 'half' },
] as const;

const form: FormSpec<typeof CreatePurchaseOrder> = {
  operation: CreatePurchaseOrder,
  guide: CREATE_PURCHASE_ORDER_GUIDE,
  title: { en: 'Draft a purchase order', zh: '起草采购单' },
  save: { en: 'Save the draft', zh: '保存草稿' },
  sections: [
    {
      fields: [
        { name: 'supplierId', control: 'choice', options: useSupplierOptions, width: 'half' },
        { name: 'warehouseId', control: 'choice', options: useWarehouseOptions, width: 'half' },
        { name: 'lines', control: 'lines', fields: LINE_FIELDS },
      ],
    },
  ],
};

/** Drafts an order to a supplier. Another person must approve it. */
export default formPage(form, {
  back: { label: { en: 'Purchase orders', zh: '采购单' }, href: '/purchasing' },
  done: { en: 'The draft is saved. Another person approves it.', zh: '草稿已保存，待另一人批准。' },
  then: ({ id }) => `/purchasing/${id}`,
});
