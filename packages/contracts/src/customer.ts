import { z } from 'zod';
import { CalendarDay, Id, Reason } from './common.ts';
import { Eye } from './lens.ts';
import { commandMessage, event } from './message.ts';

const orderId = '0197a000-0000-7000-8000-00000000000a';
const customerId = '0197a000-0000-7000-8000-00000000000c';
const lineId = '0197a000-0000-7000-8000-0000000000a1';

export const VerifyPrescription = commandMessage('customer.verify-prescription.v1', {
  summary: 'May these lenses go to this customer at this address today?',
  from: ['order'],
  aggregate: 'orderId',
  data: z.object({
    orderId: Id,
    customerId: Id,
    shippingAddressId: Id,
    on: CalendarDay,
    lines: z.array(z.object({ lineId: Id, eye: Eye, prescriptionId: Id, lensId: Id })).min(1),
  }),
  example: {
    orderId,
    customerId,
    shippingAddressId: '0197a000-0000-7000-8000-00000000000d',
    on: '2026-11-21',
    lines: [
      {
        lineId,
        eye: 'right',
        prescriptionId: '0197a000-0000-7000-8000-00000000000e',
        lensId: '0197a000-0000-8000-8000-0000000000b3',
      },
    ],
  },
});

export const PrescriptionVerified = event('customer.prescription-verified.v1', {
  summary: 'Every line is covered by a prescription in force, and the address is the customer’s.',
  aggregate: 'orderId',
  data: z.object({ orderId: Id }),
  example: { orderId },
});

export const PrescriptionRefused = event('customer.prescription-refused.v1', {
  summary: 'At least one line may not be supplied.',
  aggregate: 'orderId',
  data: z.object({ orderId: Id, reason: Reason, lineIds: z.array(Id) }),
  example: {
    orderId,
    reason: { code: 'prescription.expired', detail: 'The prescription expired on 2026-03-01.' },
    lineIds: [lineId],
  },
});

export const CustomerRegistered = event('customer.customer-registered.v1', {
  summary: 'A customer signed up. Who it is stays in the customer service.',
  aggregate: 'customerId',
  data: z.object({ customerId: Id }),
  example: { customerId },
});
