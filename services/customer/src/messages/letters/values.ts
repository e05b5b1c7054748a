/** Converts the values of a notice for the texts: amounts in the language of the reader, and ids as links. */
import type { ConsentChannel, ConsentPurpose } from '@toric/contracts/customer/consent/purpose';
import type { Notice, Template } from '@toric/contracts/customer/messages/notice';
import { Money } from '@toric/contracts/kernel/money';
import { WORK_QUEUES, WorkQueue } from '@toric/contracts/customer/messages/work-queue';
import { Reason } from '@toric/contracts/kernel/common';
import type { Language } from '@toric/contracts/kernel/sentence';
import { DelayReason } from '@toric/contracts/shipment/delay-reason';
import { DELAY_REASON_WORDS } from '@toric/contracts/order/parcels/parcel.words';
import { withReasonsIn } from '@toric/contracts/reason';
import { PREFERENCES } from '../../consent/preference-link.ts';
import type { LetterValues } from './liquid.ts';

export type Links = {
  /**
   * Returns the signed link to a page about the row with this id. If `page` is omitted, the purpose of the link is also
   * the path of the page.
   */
  linkTo: (purpose: string, id: string, page?: string) => string;
  /** Returns the code that a text message contains, for the row with this id. */
  codeOf: (purpose: string, id: string) => string;
};
/** Names the consent that the link in a message withdraws. */
export type Refusable = { readonly purpose: ConsentPurpose; readonly channel: ConsentChannel };
export type Reader = { readonly language: Language; readonly name: string; readonly personId: string };

/**
 * Lists the templates with a link. The purpose of the link, which is also the path of its page, is the name of the
 * template.
 */
const WITH_LINK: readonly Template[] = [
  ...(['account-confirmation', 'password-reset', 'email-change', 'staff-invitation', 'account-claim'] as const),
];
export const ORDER_PURPOSE = 'order';
export const RECALL_PURPOSE = 'recall';
const UNSUBSCRIBE_PAGE = 'unsubscribe';
/** Names the purpose of the link with which a customer rates a case. The id of the link is the id of the case. */
export const SURVEY_PURPOSE = 'case-survey';
/**
 * Names the purposes of the links with which a person confirms a form and answers a survey. Each is also the path of
 * its page.
 */
const [FORM_PURPOSE, SURVEY_PAGE] = ['form-confirmation', 'survey'] as const;
const CLOCKS = {
  response: { en: 'the first answer', zh: '首次答复' },
  resolution: { en: 'the solution', zh: '解决' },
} as const;

/** Holds the texts that a person wrote for one mail, such as an answer in a case. */
export type Written = { readonly caseSubject: string; readonly answerText: string };

const LOCALES = { en: 'en-US', zh: 'zh-CN' } as const;

/** Returns an amount of minor units in the format of the language, for example `US$59.00`. */
export function moneyIn(language: Language, { amount, currency }: Money): string {
  const format = new Intl.NumberFormat(LOCALES[language], { style: 'currency', currency });
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

/** Returns a day in the format of the language. */
const dayIn = (language: Language, day: string): string =>
  new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'full', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );

function shown(language: Language, value: unknown): string | number {
  if (typeof value === 'number') return value;
  if (Array.isArray(value)) return value.join(', ');
  const money = Money.safeParse(value);
  if (money.success) return moneyIn(language, money.data);
  const reason = Reason.safeParse(withReasonsIn(language, value));
  return reason.success ? reason.data.detail : String(value);
}

const delayIn = (language: Language, reason: unknown): string =>
  DELAY_REASON_WORDS[DelayReason.parse(reason)].label[language];

/**
 * Returns the values that the texts of this notice may use. `orderNumber` is empty if the sender did not know it.
 * `unsubscribeLink` is empty for messages from which nobody can unsubscribe.
 */
export function letterValues(
  { template, values }: Notice,
  reader: Reader,
  { linkTo, codeOf }: Links,
  refusable: Refusable | undefined,
  written?: Written,
): LetterValues {
  const { language, name, personId } = reader;
  const all: Record<string, string | number> = {
    name,
    unsubscribeLink: refusable
      ? `${linkTo(PREFERENCES, personId, UNSUBSCRIBE_PAGE)}&purpose=${refusable.purpose}&channel=${refusable.channel}`
      : '',
  };
  if ('orderId' in values) Object.assign(all, { orderNumber: '', orderLink: linkTo(ORDER_PURPOSE, values.orderId) });
  if (template === 'order-confirmed') Object.assign(all, { delivery: '', tax: '', promisedOn: '', promisedBefore: '' });
  if (template === 'return-approved') all['sendBackBy'] = '';
  if (template === 'case-survey') all['link'] = linkTo(SURVEY_PURPOSE, values.caseId);
  if ('submissionId' in values) all['link'] = linkTo(FORM_PURPOSE, values.submissionId);
  if ('invitationId' in values) all['link'] = linkTo(SURVEY_PAGE, values.invitationId);
  if (template === 'case-answer') {
    const { caseSubject = '', answerText = '' } = written ?? {};
    Object.assign(all, { caseSubject, answerText });
  }
  if ('recallId' in values) all['answerLink'] = linkTo(RECALL_PURPOSE, `${values.recallId}_${personId}`);
  for (const [key, value] of Object.entries(values)) {
    if (key === 'linkId' && template === 'phone-code') all['code'] = codeOf('phone-change', String(value));
    else if (key === 'linkId' && WITH_LINK.includes(template)) all['link'] = linkTo(template, String(value));
    else if ('clock' in values && key === 'clock') all[key] = CLOCKS[values.clock][language];
    else if (template === 'parcel-delayed' && key === 'reason') all[key] = delayIn(language, value);
    else if (['promisedOn', 'promisedBefore', 'sendBackBy'].includes(key)) all[key] = dayIn(language, String(value));
    else if (key === 'queue') all[key] = WORK_QUEUES[WorkQueue.parse(value)].name[language];
    else if (!key.endsWith('Id') && value !== undefined) all[key] = shown(language, value);
  }
  return all;
}
