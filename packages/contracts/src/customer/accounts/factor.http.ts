/**
 * Declares the operations on the second factor: codes of an authenticator app (RFC 6238), recovery codes, and fresh
 * proofs of the factor.
 */
import { z } from 'zod';
import { STAFF_ROLES } from '../../kernel/access.ts';
import { Nothing } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { says } from '../../kernel/sentence.ts';
import { requestText, SentText } from '../../kernel/text.ts';
import {
  AUTH_CHALLENGE_OVER,
  AUTH_CODE_USED,
  AUTH_CODE_WRONG,
  AUTH_FACTOR_LOCKED,
  FACTOR_NOT_FOUND,
  FACTOR_REQUIRED,
} from './factor.errors.ts';
import { ACCOUNT_NOT_FOUND, ACCOUNT_WRONG_PASSWORD } from './account.errors.ts';
import { PASSKEY_REFUSED } from './passkey.errors.ts';
import { PasskeyAnswer } from './passkey.http.ts';
import { AUTH_BUSY, AUTH_LOCKED } from './session.errors.ts';
import { SessionView } from './session.http.ts';

const TotpCode = requestText()
  .trim()
  .regex(/^\d{6}$/)
  .meta({ description: 'The six digits that the authenticator app shows.', example: '287082' });
const FactorCode = requestText()
  .trim()
  .toLowerCase()
  .regex(/^(?:\d{6}|[a-z2-7]{5}-?[a-z2-7]{5})$/)
  .meta({ description: 'The six digits of the authenticator app, or a recovery code.', example: '287082' });

const RecoveryCodes = z
  .array(SentText)
  .length(10)
  .meta({
    description: 'Each replaces one code of the app, once. They are shown only here: print them.',
    example: Array.from({ length: 10 }, (_, n) => `k3v5${'abcdefghij'.charAt(n)}-7m2qx`),
  });
const FreshToken = SessionView.pick({ accessToken: true, tokenType: true, expiresIn: true });

const WRONG = [AUTH_CODE_WRONG, AUTH_CODE_USED, AUTH_FACTOR_LOCKED] as const;
const guess = { owner: 'customer', idempotent: false, sensitive: true } as const;
const own = { ...guess, allow: ['customer:self', ...STAFF_ROLES] } as const;

export const CompleteSignIn = operation({
  ...guess,
  id: 'completeSignIn',
  record: 'none',
  because: 'The security log of the account keeps it.',
  endpoint: 'POST /sessions/second-factor',
  summary: 'Sign in: the second step, with a code',
  description: 'A challenge lives for five minutes and takes five codes. Each code works once.',
  allow: ['public'],
  body: z.strictObject({ challenge: requestText().max(200), code: FactorCode }),
  example: {
    challenge: '0197a000-0000-7000-8000-0000000000f3.Jq0vZ3mB8kT5yW1cR7nX4hL6dS9fG2aPuEiTyQwRsAo',
    code: '287082',
  },
  reply: SessionView,
  errors: [AUTH_CHALLENGE_OVER, ...WRONG],
});

export const StepUp = operation({
  ...own,
  id: 'stepUp',
  record: 'none',
  because: 'The security log of the account keeps it.',
  endpoint: 'POST /sessions/step-up',
  summary: 'Prove your second factor again',
  description:
    'Send a code, or what a passkey of your own answered to `POST /sessions/passkey/options`. The new access token permits refunds, exports, and changes of roles and keys for five minutes.',
  body: z
    .strictObject({ code: FactorCode.optional(), credential: PasskeyAnswer.optional() })
    .refine(
      ({ code, credential }) => (code === undefined) !== (credential === undefined),
      says({ en: 'give either a code or the answer of a passkey', zh: '请提供验证码或通行密钥的答复其中之一' }),
    ),
  example: { code: '287082' },
  reply: FreshToken,
  errors: [FACTOR_NOT_FOUND, ...WRONG, PASSKEY_REFUSED],
});

export const EnrolFactor = operation({
  ...own,
  id: 'enrolFactor',
  record: 'none',
  because: 'It changes nothing until the first code confirms it.',
  endpoint: 'POST /account/second-factor',
  summary: 'Begin to set up an authenticator app',
  description:
    'The app gets the secret, and its first code confirms it. An earlier second factor holds until then; to replace it, prove it first.',
  enrolment: true,
  stepUp: true,
  body: z.strictObject({ password: requestText().min(1).max(128) }),
  example: { password: 'four words are better' },
  reply: z.object({
    secret: SentText.meta({ description: 'The secret in Base32, to be typed into the app.' }),
    uri: SentText.meta({ description: 'An `otpauth` address with the secret, for apps that open links.' }),
    qrCode: SentText.meta({
      description: 'A picture of the `otpauth` address, for the camera of a phone: a data URL of an SVG.',
    }),
  }),
  status: 201,
  errors: [ACCOUNT_NOT_FOUND, ACCOUNT_WRONG_PASSWORD, AUTH_LOCKED, AUTH_BUSY],
});

export const ConfirmFactor = operation({
  ...own,
  id: 'confirmFactor',
  record: 'none',
  because: 'The security log of the account keeps it.',
  endpoint: 'POST /account/second-factor/confirm',
  summary: 'Confirm the authenticator app with its first code',
  description: 'Your other sessions end. The new access token permits everything that your roles permit.',
  enrolment: true,
  body: z.strictObject({ code: TotpCode }),
  example: { code: '287082' },
  reply: FreshToken.extend({ recoveryCodes: RecoveryCodes }),
  errors: [FACTOR_NOT_FOUND, ...WRONG],
});

export const RemoveFactor = operation({
  ...own,
  id: 'removeFactor',
  record: 'none',
  because: 'The security log of the account keeps it.',
  endpoint: 'DELETE /account/second-factor',
  summary: 'Remove your second factor',
  stepUp: true,
  reply: Nothing,
  status: 204,
  errors: [FACTOR_NOT_FOUND, FACTOR_REQUIRED],
});

export const RenewRecoveryCodes = operation({
  ...own,
  id: 'renewRecoveryCodes',
  record: 'none',
  because: 'The security log of the account keeps it.',
  endpoint: 'POST /account/recovery-codes',
  summary: 'Replace your recovery codes by ten new ones',
  stepUp: true,
  reply: z.object({ recoveryCodes: RecoveryCodes }),
  status: 201,
  errors: [FACTOR_NOT_FOUND],
});
