import { z } from 'zod';
import { CalendarDay, Id, Reason } from '../../kernel/common.ts';
import { Money } from '../../kernel/money.ts';
import { SentText } from '../../kernel/text.ts';
import { DelayReason } from '../../shipment/delay-reason.ts';
import { WorkQueue } from './work-queue.ts';

/**
 * Declares a notice: it names the template of a mail or text message, and holds the values for the template. A value
 * never names a person.
 */
const notice = <T extends string, S extends z.ZodRawShape>(template: T, values: S) =>
  z.object({ template: z.literal(template), values: z.object(values) });

/**
 * Describes a link in a mail. Its id tells to which row the link belongs; the customer service signs the id when it
 * sends the mail.
 */
const link = { linkId: Id };
const order = {
  orderId: Id,
  orderNumber: SentText.optional().meta({
    description: 'Omitted by services that do not know it, and in messages from before it was sent.',
  }),
};

/** Declares the id and the number of a case, for the notices about cases. */
const ofCase = { caseId: Id, caseNumber: SentText };

const STAFF_NOTICES = [
  notice('payment-noted', { orderId: Id }),
  notice('work-waits', { queue: WorkQueue, waiting: z.int().min(1), oldestHours: z.int().min(0) }),
  notice('alarm', { alarm: SentText }),
  notice('webhook-off', { endpoint: Id, why: z.enum(['gone', 'failing']) }),
  notice('case-late', { ...ofCase, clock: z.enum(['response', 'resolution']) }),
] as const;
/** Describes a notice to every person who has a role. */
export const StaffNotice = z.discriminatedUnion('template', STAFF_NOTICES);
export type StaffNotice = z.output<typeof StaffNotice>;

/** Describes a notice in the inbox of certain colleagues. Some of these notices are not sent by mail. */
export const InboxNotice = z.discriminatedUnion('template', [
  ...STAFF_NOTICES,
  notice('note-mention', { customerId: Id, noteId: Id }),
  notice('task-due', { taskId: Id }),
  notice('task-assigned', { taskId: Id }),
  notice('call-rings', { callId: Id }),
  notice('case-assigned', ofCase),
  notice('case-news', ofCase),
  notice('case-warning', { ...ofCase, clock: z.enum(['response', 'resolution']) }),
]);
export type InboxNotice = z.output<typeof InboxNotice>;

export const Notice = z.discriminatedUnion('template', [
  notice('account-confirmation', link),
  notice('password-reset', link),
  notice('password-changed', {}),
  notice('email-change', link),
  notice('email-changed', { ...link, to: z.enum(['former-address', 'new-address']) }),
  notice('phone-code', link),
  notice('new-device', {}),
  notice('staff-invitation', link),
  notice('account-claim', link),
  notice('account-exists', {}),
  notice('second-factor-changed', {}),
  notice('privacy-file-ready', { days: z.int().min(1) }),
  notice('order-confirmed', {
    ...{ ...order, total: Money, delivery: Money.optional(), tax: Money.optional() },
    promisedOn: CalendarDay.optional().meta({ description: 'The day on which the parcel arrives at the latest.' }),
    promisedBefore: CalendarDay.optional().meta({
      description: 'The day that was promised at first, if it is another one.',
    }),
  }),
  notice('order-awaits-prescriber', order),
  notice('order-amended', { ...order, before: Money, total: Money }),
  notice('order-change-refused', { ...order, reason: Reason }),
  notice('order-awaits-stock', order),
  notice('order-part-shipped', order),
  notice('order-rest-cancelled', { ...order, reason: Reason }),
  notice('order-shipped', order),
  notice('order-delivered', order),
  notice('parcel-delayed', { ...order, parcelId: Id, reason: DelayReason }),
  notice('parcel-lost', { ...order, parcelId: Id }),
  notice('order-cancelled', { ...order, reason: Reason }),
  notice('refund', { ...order, amount: Money }),
  notice('return-approved', {
    ...{ ...order, returnNumber: SentText },
    sendBackBy: CalendarDay.optional().meta({ description: 'Omitted if nothing comes back.' }),
  }),
  notice('return-label', { ...order, returnNumber: SentText }),
  notice('return-refused', { ...order, returnNumber: SentText }),
  notice('return-received', { ...order, returnNumber: SentText, boxes: z.int().min(1) }),
  notice('return-decided', { ...order, returnNumber: SentText, boxes: z.int().min(0) }),
  notice('return-reminder', { ...order, returnNumber: SentText, days: z.int().min(1), isExchange: z.boolean() }),
  notice('store-credit-given', { amount: Money }),
  notice('invoice', { ...order, invoiceNumber: SentText }),
  notice('prescription-verified', { prescriptionId: Id }),
  notice('prescription-refused', { prescriptionId: Id, reason: Reason }),
  notice('prescription-ends', { prescriptionId: Id, days: z.int().min(1).max(60) }),
  notice('recall-notice', {
    recallId: Id,
    reference: SentText,
    title: SentText,
    whatToDo: SentText,
    sourceUrl: SentText,
    boxes: z.int().min(1),
    lots: z.array(SentText).min(1),
  }),
  notice('payment-review', order),
  notice('case-received', { ...ofCase, textId: Id.optional().meta({ description: 'Only in answer to a mail.' }) }),
  notice('case-answer', { ...ofCase, textId: Id.meta({ description: 'The words, which are sealed in a table.' }) }),
  notice('case-survey', ofCase),
  notice('form-confirmation', { submissionId: Id }),
  notice('survey-invitation', { invitationId: Id }),
  notice('survey-reminder', { invitationId: Id }),
  ...STAFF_NOTICES,
]);
export type Notice = z.output<typeof Notice>;

/** Names the template of a notice. */
export const Template = z.enum(Notice.options.map(({ shape }) => shape.template.value));
export type Template = z.output<typeof Template>;
