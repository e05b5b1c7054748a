import type { Area } from '@toric/chassis/area';
import type { Reader } from '../reader.store.ts';
import { addTaxRegistration } from './features/add-tax-registration.ts';
import { addTaxRow } from './features/add-tax-row.ts';
import { endTaxRegistration } from './features/end-tax-registration.ts';
import { endTaxRow } from './features/end-tax-row.ts';
import { listTaxRegistrations } from './features/list-tax-registrations.ts';
import { listTaxRows } from './features/list-tax-rows.ts';
import { showTaxRates } from './features/show-tax-rates.ts';

/**
 * Declares the area of taxes: the registrations of the shop, its tables, and the engine that computes the taxes of
 * orders. This area uses no other area.
 */
export const tax: Area<Reader> = {
  routes: [
    ...[listTaxRegistrations, addTaxRegistration, endTaxRegistration],
    ...[listTaxRows, addTaxRow, endTaxRow, showTaxRates],
  ],
};
