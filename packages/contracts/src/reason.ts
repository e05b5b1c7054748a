/**
 * Translates the reasons of cancellations and refusals into Chinese. The service that refuses writes a reason, which is
 * sent in messages and stored, always in English. It is translated into the language of a client when an answer is
 * sent.
 */
import { Reason } from './kernel/common.ts';
import type { Language } from './kernel/sentence.ts';
import { REFUND_CAUSES, RefundCause, reasonCodeOf } from './payment/refund-cause.ts';
import { GOODS_REASONS } from './reasons/goods.ts';
import { PAYMENT_REASONS } from './reasons/payment.ts';
import { one, type Sentences } from './reasons/sentence.ts';
import { SUPPLY_REASONS } from './reasons/supply.ts';

/**
 * Lists the sentences that the services write, by code. `{name}` is a placeholder for a value in the English sentence,
 * which the Chinese sentence repeats.
 */
const TEXTS: Readonly<Record<string, Sentences>> = {
  ...SUPPLY_REASONS,
  ...GOODS_REASONS,
  ...PAYMENT_REASONS,
  'amendment.no-answer': one(
    'The change could not be checked in time. The order stays as it was; please try again.',
    '更改未能及时核对。订单保持不变，请重试。',
  ),
  'amendment.prescriber-too-late': one(
    'The prescriber has not answered in three days. The order stays as it was, so that it can still be sent in time.',
    '处方医师三天内未答复。订单保持不变，以便及时发货。',
  ),
  'order.amendment-cancelled': one(
    'The change was taken back. The order stays as it was.',
    '更改已撤回。订单保持不变。',
  ),
  'order.rest-lapsed': one(
    'The rest of the order could not be sent before the card’s authorisation lapsed. It is cancelled and not charged.',
    '剩余商品未能在银行卡预授权失效前发货，现已取消，不收费。',
  ),
  'return.refused': one(
    'The shop refused the return. The reason stands in the return.',
    '商店拒绝了退货，原因见退货单。',
  ),
  'refund.rejected': one(
    'A colleague rejected the refund. Decide the return again.',
    '同事已驳回退款。请重新处理该退货。',
  ),
  'order.not-shipped': one(
    'The order could not be shipped before the card’s authorisation lapsed. Nothing was charged.',
    '订单未能在银行卡预授权失效前发货。未收取任何费用。',
  ),
  'order.cancelled': [
    { en: 'The order was cancelled.', zh: '订单已取消。' },
    { en: 'The order was cancelled while it was being changed.', zh: '订单在更改过程中已取消。' },
  ],
  'order.cancelled-by-customer': one('Cancelled by the customer.', '由客户取消。'),
  'order.cancelled-by-shop': one('Cancelled by the shop.', '由商店取消。'),
  ...Object.fromEntries(RefundCause.options.map((cause) => [reasonCodeOf(cause), [REFUND_CAUSES[cause]] as const])),
};

/**
 * Translates the reason of a payment if its code is not in `TEXTS`. Such a code comes from the payment provider, which
 * may invent new codes at any time.
 */
const PROVIDER: Sentences = one('The payment provider refused it ({code}).', '支付服务商拒绝了此付款（{code}）。');

const BLANK = /\\?\{(\w+)\\?\}/g;
const escaped = (text: string) => text.replace(/[.*+?^$()|[\]\\]/g, String.raw`\$&`);
const patterns = new Map<string, RegExp>();

function patternOf(en: string): RegExp {
  const known = patterns.get(en) ?? new RegExp(`^${escaped(en).replace(BLANK, '(?<$1>.+)')}$`, 's');
  patterns.set(en, known);
  return known;
}

/** Returns the codes of the reasons that have a Chinese sentence. */
export const translatedCodes = (): readonly string[] => Object.keys(TEXTS);

/**
 * Returns the reason in a language. A reason whose sentence is not in `TEXTS` stays unchanged: it is a note that a
 * person wrote.
 */
export function reasonIn(language: Language, reason: Reason): Reason {
  if (language === 'en') return reason;
  for (const { en, zh } of TEXTS[reason.code] ?? (reason.code.startsWith('payment.') ? PROVIDER : [])) {
    const match = patternOf(en).exec(reason.detail);
    if (match) {
      return { ...reason, detail: zh.replace(/\{(\w+)\}/g, (blank, name: string) => match.groups?.[name] ?? blank) };
    }
  }
  return reason;
}

/** Returns an answer in which every reason, in any field, is in the language. */
export function withReasonsIn(language: Language, answer: unknown): unknown {
  if (language === 'en' || typeof answer !== 'object' || answer === null) return answer;
  if (Array.isArray(answer)) return answer.map((item) => withReasonsIn(language, item));
  const entries = Object.entries(answer);
  const reason = entries.length === 2 ? Reason.safeParse(answer) : undefined;
  if (reason?.success) return reasonIn(language, reason.data);
  return Object.fromEntries(entries.map(([name, value]) => [name, withReasonsIn(language, value)]));
}
