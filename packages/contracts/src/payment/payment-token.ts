import { holdsCardNumber } from '../card-number.ts';
import { says } from '../kernel/sentence.ts';
import { requestText, SentText } from '../kernel/text.ts';

/** Holds the token for a card that the client got from the payment provider. It is never a card number. */
export const PaymentToken = requestText()
  .min(3)
  .max(200)
  .regex(/^[\x21-\x7e]+$/, says({ en: 'visible ASCII characters without blanks', zh: '不含空格的可见 ASCII 字符' }))
  .refine(
    (token) => !holdsCardNumber(token),
    says({
      en: 'the token of the payment provider, not a card number: let the provider’s form take the card',
      zh: '支付服务商返回的令牌，而不是银行卡号：请使用支付服务商的表单收集卡信息',
    }),
  )
  .meta({ description: "The payment provider's token for the card. A card number is refused.", example: 'tok_visa' });

/**
 * Holds a payment token that only the payment service can read. The outbox, the broker, the process and the effect
 * never contain the token in any other form.
 */
export const SealedToken = SentText.regex(/^sealed\.[\w-]{40,400}$/).meta({
  description: 'The payment token, encrypted for the payment service.',
});
