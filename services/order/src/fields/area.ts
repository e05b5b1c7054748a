import type { Area } from '@toric/chassis/area';
import type { Vault } from '@toric/chassis/data/vault';
import type { Reader } from '../reader.store.ts';
import { changeOrderField } from './features/change-order-field.ts';
import { changeOrderValues } from './features/change-order-values.ts';
import { createOrderField } from './features/create-order-field.ts';
import { getOrderField } from './features/get-order-field.ts';
import { getOrderValues } from './features/get-order-values.ts';
import { listOrderFields } from './features/list-order-fields.ts';

/**
 * Declares the area of custom fields. A custom field is a fact about orders that a shop defines itself. Staff find
 * orders by these fields. This area uses no other area.
 */
export const fields = ({ vault }: { vault: Vault }): Area<Reader> => ({
  routes: [
    ...[createOrderField, changeOrderField, getOrderField, listOrderFields],
    ...[getOrderValues({ vault }), changeOrderValues({ vault })],
  ],
});
