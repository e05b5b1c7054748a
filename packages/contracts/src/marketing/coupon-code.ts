import { withoutCardNumber } from '../card-number.ts';
import { says } from '../kernel/sentence.ts';
import { requestText } from '../kernel/text.ts';

/**
 * Parses the code of a coupon, as customers type it. Its strict pattern keeps other texts out of the messages that
 * carry it.
 */
export const CouponCode = withoutCardNumber(
  requestText()
    .trim()
    .toUpperCase()
    .regex(
      /^[A-Z0-9][A-Z0-9-]{1,39}$/,
      says({
        en: '2-40 letters, digits or hyphens, a letter or digit first',
        zh: '2-40 个字母、数字或连字符，以字母或数字开头',
      }),
    ),
).meta({ example: 'WELCOME10' });
