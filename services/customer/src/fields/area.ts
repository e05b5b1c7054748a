import type { Area } from '@toric/chassis/area';
import type { Vault } from '@toric/chassis/data/vault';
import type { Reader } from '../reader.store.ts';
import { SegmentsChanged } from '@toric/contracts/customer/events';
import { changeCustomerFields } from './features/change-customer-fields.ts';
import { changeField } from './features/change-field.ts';
import { createField } from './features/create-field.ts';
import { createSegment } from './features/create-segment.ts';
import { fillSegments } from './features/fill-segments.ts';
import { getCustomerFields } from './features/get-customer-fields.ts';
import { getField } from './features/get-field.ts';
import { getSegment } from './features/get-segment.ts';
import { listFields } from './features/list-fields.ts';
import { listSegments } from './features/list-segments.ts';
import { removeSegment } from './features/remove-segment.ts';

/**
 * Declares the area `fields`: custom fields, which are facts about customers that a shop defines itself. The area
 * `people` shows their values and finds customers by them. A segment is the customers whose values meet conditions.
 */
export const fields = ({ vault }: { vault: Vault }): Area<Reader> => ({
  routes: [
    ...[createField, changeField, getField, listFields],
    ...[getCustomerFields({ vault }), changeCustomerFields({ vault })],
    ...[createSegment, removeSegment, getSegment, listSegments],
  ],
  effects: [fillSegments({ vault })],
  sends: [SegmentsChanged],
});
