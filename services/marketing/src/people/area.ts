import type { Area } from '@toric/chassis/area';
import type { Reader } from '../reader.store.ts';
import { forgetCustomer } from './features/forget-customer.ts';
import { forgetImport } from './features/forget-import.ts';
import { projectAmendment } from './features/project-amendment.ts';
import { projectCancellation } from './features/project-cancellation.ts';
import { projectCustomer } from './features/project-customer.ts';
import { projectImport } from './features/project-import.ts';
import { projectOrder } from './features/project-order.ts';
import { projectPurchase } from './features/project-purchase.ts';

/**
 * Declares the area of people: customers, of whom only the id is stored, and their purchases. This area uses no other
 * area.
 */
export const people: Area<Reader> = {
  subscriptions: {
    'project-customer': projectCustomer,
    'forget-customer': forgetCustomer,
    'project-import': projectImport,
    'forget-import': forgetImport,
    'project-order': projectOrder,
    'project-purchase': projectPurchase,
    'project-amendment': projectAmendment,
    'project-cancellation': projectCancellation,
  },
};
