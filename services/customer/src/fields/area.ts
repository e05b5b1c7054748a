import type { Area } from '@toric/chassis/area';
import type { Vault } from '@toric/chassis/data/vault';
import type { Reader } from '../reader.store.ts';
import { changeCustomerFields } from './features/change-customer-fields.ts';
import { changeField } from './features/change-field.ts';
import { createField } from './features/create-field.ts';
import { getCustomerFields } from './features/get-customer-fields.ts';
import { getField } from './features/get-field.ts';
import { listFields } from './features/list-fields.ts';

/** Custom fields: facts about customers that a shop defines itself. People shows their values and finds customers by them. */
export const fields = ({ vault }: { vault: Vault }): Area<Reader> => ({
  routes: [
    ...[createField, changeField, getField, listFields],
    ...[getCustomerFields({ vault }), changeCustomerFields({ vault })],
  ],
});
