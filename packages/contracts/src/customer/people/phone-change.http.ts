/** Declares the operations by which a customer changes the phone number, and proves the new number by a code. */
import { z } from 'zod';
import { Phone } from '../../contact/contact.ts';
import { Id, Instant, Nothing } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { requestText } from '../../kernel/text.ts';
import { ACCOUNT_ASKED_TOO_OFTEN, ACCOUNT_CODE_WRONG } from '../accounts/account.errors.ts';
import { CUSTOMER_INVALID_PHONE, CUSTOMER_NOT_FOUND } from './customer.errors.ts';

const mine = { owner: 'customer', allow: ['customer:self'], idempotent: false, sensitive: true } as const;

export const RequestPhoneChange = operation({
  ...mine,
  id: 'requestPhoneChange',
  record: 'none',
  because: 'It changes nothing until the link or the code comes back.',
  endpoint: 'POST /customers/me/phone-changes',
  summary: 'Ask to change your phone number',
  description: 'A text message with a code goes to the new number. The code works for ten minutes, with five tries.',
  body: z.strictObject({ phone: Phone }),
  example: { phone: '+14155550132' },
  reply: z.object({ id: Id, expiresAt: Instant }),
  status: 202,
  errors: [CUSTOMER_NOT_FOUND, CUSTOMER_INVALID_PHONE, ACCOUNT_ASKED_TOO_OFTEN],
});

export const CompletePhoneChange = operation({
  ...mine,
  id: 'completePhoneChange',
  record: ['customer.changed'],
  endpoint: 'POST /customers/me/phone-changes/{changeId}/complete',
  summary: 'Change your phone number with the code of the text message',
  params: z.strictObject({ changeId: Id }),
  body: z.strictObject({
    code: requestText()
      .trim()
      .regex(/^\d{6}$/)
      .meta({ description: 'The six digits of the text message.', example: '042137' }),
  }),
  example: { code: '042137' },
  reply: Nothing,
  status: 204,
  errors: [CUSTOMER_NOT_FOUND, ACCOUNT_CODE_WRONG],
});
