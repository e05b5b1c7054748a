/**
 * Holds the rules of each template, which its texts do not change: who gets it, how urgent it is, and how long it is
 * useful.
 */
import type { ConsentPurpose } from '@toric/contracts/customer/consent/purpose';
import type { Channel } from '@toric/contracts/customer/messages/message.http';
import type { Notice, Template } from '@toric/contracts/customer/messages/notice';

export type TemplateClass = 'service' | 'reminder' | 'staff';
export type TemplateRule = {
  readonly class: TemplateClass;
  /** An urgent message is also sent at night. */
  readonly urgent: boolean;
  /** A message that could not be sent within this number of ms is no longer sent. */
  readonly usefulForMs: number;
  readonly channels: readonly Channel[];
  /**
   * Names the purpose for which the person may refuse messages. Service mails have no purpose, and are sent without her
   * consent.
   */
  readonly purpose?: ConsentPurpose;
};

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const rule = (type: TemplateClass, usefulForMs: number, more: Partial<TemplateRule> = {}): TemplateRule => ({
  ...{ class: type, usefulForMs, urgent: true, channels: ['mail'] },
  ...more,
});
/** Marks a message that may wait until the morning. */
const CALM = { urgent: false };
const MAIL_AND_TEXT = { channels: ['mail', 'text'] } as const;
const TEXT_ONLY = { channels: ['text'] } as const;

/**
 * Holds the class, urgency and lifetime of every template. A message must not be useful for longer than its link is
 * valid.
 */
export const TEMPLATE_RULES: Readonly<Record<Template, TemplateRule>> = {
  'account-confirmation': rule('service', DAY),
  'password-reset': rule('service', 25 * MINUTE),
  'password-changed': rule('service', 3 * DAY),
  'email-change': rule('service', DAY),
  'email-changed': rule('service', 3 * DAY),
  'phone-code': rule('service', 10 * MINUTE, TEXT_ONLY),
  'new-device': rule('service', 3 * DAY),
  'staff-invitation': rule('staff', DAY),
  'account-claim': rule('service', 5 * DAY),
  'account-exists': rule('service', DAY),
  'second-factor-changed': rule('service', 3 * DAY),
  'privacy-file-ready': rule('service', 5 * DAY, CALM),
  'order-confirmed': rule('service', 3 * DAY),
  'order-awaits-prescriber': rule('service', 3 * DAY),
  'order-amended': rule('service', 3 * DAY),
  'order-change-refused': rule('service', 5 * DAY),
  'order-awaits-stock': rule('service', 3 * DAY),
  'order-part-shipped': rule('service', 3 * DAY, CALM),
  'order-rest-cancelled': rule('service', 5 * DAY),
  'order-shipped': rule('service', 3 * DAY, { ...CALM, ...MAIL_AND_TEXT }),
  'order-delivered': rule('service', 3 * DAY, CALM),
  'parcel-delayed': rule('service', 3 * DAY, CALM),
  'parcel-lost': rule('service', 5 * DAY, CALM),
  'order-cancelled': rule('service', 5 * DAY),
  refund: rule('service', 10 * DAY, CALM),
  'return-approved': rule('service', 10 * DAY, CALM),
  'return-label': rule('service', 10 * DAY, CALM),
  'return-refused': rule('service', 10 * DAY, CALM),
  'return-received': rule('service', 5 * DAY, CALM),
  'return-decided': rule('service', 10 * DAY, CALM),
  'return-reminder': rule('service', 5 * DAY, CALM),
  'store-credit-given': rule('service', 10 * DAY, CALM),
  invoice: rule('service', 30 * DAY, CALM),
  'prescription-verified': rule('service', 5 * DAY, CALM),
  'prescription-refused': rule('service', 5 * DAY, CALM),
  'prescription-ends': rule('reminder', 5 * DAY, { ...CALM, purpose: 'reminders' }),
  'recall-notice': rule('service', 90 * DAY, MAIL_AND_TEXT),
  'payment-review': rule('service', 3 * DAY, CALM),
  'case-received': rule('service', 3 * DAY),
  'case-answer': rule('service', 14 * DAY),
  'case-survey': rule('service', 14 * DAY, CALM),
  'form-confirmation': rule('service', DAY),
  'survey-invitation': rule('reminder', 5 * DAY, { ...CALM, purpose: 'research' }),
  'survey-reminder': rule('reminder', 5 * DAY, { ...CALM, purpose: 'research' }),
  'payment-noted': rule('staff', DAY),
  'work-waits': rule('staff', DAY),
  alarm: rule('staff', DAY),
  'webhook-off': rule('staff', 5 * DAY),
  'case-late': rule('staff', DAY),
};

/**
 * Lists the templates that a person gets although she restricted the processing of her data: answers to her own
 * requests, and warnings that protect her (GDPR, article 18(2)).
 */
const UNDER_RESTRICTION: ReadonlySet<Template> = new Set([
  ...(['account-confirmation', 'password-reset', 'password-changed', 'email-change', 'email-changed'] as const),
  ...(['phone-code', 'new-device', 'second-factor-changed', 'privacy-file-ready', 'recall-notice'] as const),
  ...(['case-received', 'case-answer'] as const),
]);
export const isSentUnderRestriction = (template: Template): boolean => UNDER_RESTRICTION.has(template);

/** Holds example values of each template. Previews and test mails show them, and a text may use no other values. */
const order = { orderId: '0197a000-0000-7000-8000-00000000000a', orderNumber: 'T-2026-000001' };
const ofReturn = { ...order, returnNumber: 'R-2026-000001' };
const link = { linkId: '0197a000-0000-7000-8000-0000000000f1' };
const prescription = { prescriptionId: '0197a000-0000-7000-8000-0000000000d1' };
const total = { amount: 5900, currency: 'USD' };
const ofCase = { caseId: '0197a000-0000-7000-8000-0000000000ca', caseNumber: 'C-2026-000042' };

export const EXAMPLES: { readonly [T in Template]: Extract<Notice, { template: T }>['values'] } = {
  'account-confirmation': link,
  'password-reset': link,
  'password-changed': {},
  'email-change': link,
  'email-changed': { ...link, to: 'new-address' },
  'phone-code': link,
  'new-device': {},
  'staff-invitation': link,
  'account-claim': link,
  'account-exists': {},
  'second-factor-changed': {},
  'privacy-file-ready': { days: 7 },
  'order-confirmed': { ...order, total, promisedOn: '2026-12-03', promisedBefore: '2026-11-30' },
  'order-awaits-prescriber': order,
  'order-amended': { ...order, before: { ...total, amount: 5_900 }, total },
  'order-change-refused': { ...order, reason: { code: 'stock.sold-out', detail: 'It is sold out in this power.' } },
  'order-awaits-stock': order,
  'order-part-shipped': order,
  'order-rest-cancelled': {
    ...order,
    reason: { code: 'order.rest-lapsed', detail: 'The rest could not be sent in time.' },
  },
  'order-shipped': order,
  'order-delivered': order,
  'parcel-delayed': { ...order, parcelId: order.orderId, reason: 'no-movement' },
  'parcel-lost': { ...order, parcelId: order.orderId },
  'order-cancelled': { ...order, reason: { code: 'payment.card-declined', detail: 'The card was declined.' } },
  refund: { ...order, amount: total },
  'return-approved': { ...ofReturn, sendBackBy: '2026-12-30' },
  'return-label': ofReturn,
  'return-refused': ofReturn,
  'return-received': { ...ofReturn, boxes: 2 },
  'return-decided': { ...ofReturn, boxes: 2 },
  'return-reminder': { ...ofReturn, days: 10, isExchange: true },
  'store-credit-given': { amount: total },
  invoice: { ...order, invoiceNumber: 'INV-2026-000001' },
  'prescription-verified': prescription,
  'prescription-refused': {
    ...prescription,
    reason: { code: 'prescription.denied', detail: 'The prescriber did not confirm this prescription in time.' },
  },
  'prescription-ends': { ...prescription, days: 30 },
  'recall-notice': {
    ...{ recallId: '0197a000-0000-7000-8000-0000000000c1', reference: 'Z-0217-2026', boxes: 2, lots: ['L2406A'] },
    ...{ title: 'Lenses of one lot may tear', whatToDo: 'Do not wear these lenses. Send unopened boxes back.' },
    sourceUrl: 'https://authority.example/recalls/Z-0217-2026',
  },
  'payment-review': order,
  'case-received': ofCase,
  'case-answer': { ...ofCase, textId: '0197a000-0000-7000-8000-0000000000cb' },
  'case-survey': ofCase,
  'form-confirmation': { submissionId: '0197a000-0000-7000-8000-0000000000fa' },
  'survey-invitation': { invitationId: '0197a000-0000-7000-8000-0000000000fb' },
  'survey-reminder': { invitationId: '0197a000-0000-7000-8000-0000000000fb' },
  'payment-noted': { orderId: order.orderId },
  'work-waits': { queue: 'refunds', waiting: 12, oldestHours: 30 },
  alarm: { alarm: 'The outbox of the order service grows.' },
  'webhook-off': { endpoint: '0197a000-0000-7000-8000-0000000000e7', why: 'failing' },
  'case-late': { ...ofCase, clock: 'resolution' },
};

/** Returns the notice of a template with its example values. */
// the cast is safe: EXAMPLES has values for each template that fit it
export const exampleOf = (template: Template): Notice => ({ template, values: EXAMPLES[template] }) as Notice;
