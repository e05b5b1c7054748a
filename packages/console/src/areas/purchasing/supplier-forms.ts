import {
  CHANGE_SUPPLIER_GUIDE,
  CREATE_SUPPLIER_GUIDE,
} from '@toric/contracts/catalog-inventory/purchasing/supplier.guide';
import {
  ChangeSupplier,
  CreateSupplier,
  type SupplierView,
} from '@toric/contracts/catalog-inventory/purchasing/supplier.http';
import type { FormSpec } from '../../kit/kit.types.ts';

const ADDRESS = {
  title: { en: 'Address', zh: '地址' },
  fields: [
    { name: 'address.line1' },
    { name: 'address.line2' },
    { name: 'address.city', width: 'half' },
    { name: 'address.region', width: 'half' },
    { name: 'address.postalCode', width: 'half' },
    { name: 'address.country', width: 'half' },
    { name: 'contact' },
  ],
} as const;
const TERMS = {
  title: { en: 'Terms', zh: '条件' },
  fields: [
    { name: 'leadTimeDays', width: 'half' },
    { name: 'priority', width: 'half' },
    { name: 'licences', control: 'lines' },
    { name: 'active' },
  ],
} as const;

export const newSupplierForm: FormSpec<typeof CreateSupplier> = {
  operation: CreateSupplier,
  guide: CREATE_SUPPLIER_GUIDE,
  title: { en: 'Add a supplier', zh: '添加供应商' },
  save: { en: 'Add the supplier', zh: '添加供应商' },
  sections: [
    { fields: [{ name: 'name' }, { name: 'code', width: 'half' }, { name: 'currency', width: 'half' }] },
    TERMS,
    ADDRESS,
  ],
};

export const changeSupplierForm: FormSpec<typeof ChangeSupplier, SupplierView> = {
  operation: ChangeSupplier,
  guide: CHANGE_SUPPLIER_GUIDE,
  title: { en: 'Change the supplier', zh: '修改供应商' },
  save: { en: 'Save the supplier', zh: '保存供应商' },
  sections: [{ fields: [{ name: 'name' }] }, TERMS, ADDRESS],
  start: ({ name, leadTimeDays, priority, licences, address, contact, active }) => ({
    ...{ name, leadTimeDays, priority, licences, address, contact, active },
  }),
};
