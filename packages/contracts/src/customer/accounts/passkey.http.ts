/** Declares the operations on passkeys (WebAuthn): a person proves the identity on a device by finger, face or PIN. */
import { z } from 'zod';
import { STAFF_ROLES } from '../../kernel/access.ts';
import { Id, Instant, Nothing } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { oneLine, requestText, SentText } from '../../kernel/text.ts';
import { ACCOUNT_NOT_FOUND, ACCOUNT_WRONG_PASSWORD } from './account.errors.ts';
import { PASSKEY_KNOWN, PASSKEY_NOT_FOUND, PASSKEY_REFUSED, PASSKEY_TOO_MANY } from './passkey.errors.ts';
import { AUTH_BUSY, AUTH_LOCKED } from './session.errors.ts';
import { SessionView } from './session.http.ts';

const guess = { owner: 'customer', idempotent: false, sensitive: true } as const;
const own = { allow: ['customer:self', ...STAFF_ROLES] } as const;

const encoded = (max: number) =>
  requestText()
    .max(max)
    .regex(/^[\w-]+$/)
    .meta({ description: 'Base64url, as `toJSON()` of the browser writes it.' });
const Challenge = SentText.meta({ description: 'Base64url. It works once, for five minutes.' });
const Descriptor = z.object({ type: z.literal('public-key'), id: SentText });
const CREDENTIAL = {
  id: encoded(1_400),
  rawId: encoded(1_400),
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}),
};

const PasskeyView = z.object({
  id: Id,
  name: SentText,
  createdAt: Instant,
  lastUsedAt: Instant.nullable().meta({ description: 'When it last signed you in. Null if never.' }),
});

export const BeginPasskey = operation({
  ...guess,
  ...own,
  id: 'beginPasskey',
  record: 'none',
  because: 'The security log keeps passkeys that are added or removed.',
  endpoint: 'POST /account/passkeys/options',
  summary: 'Begin to add a passkey',
  description: 'Give the answer to `navigator.credentials.create({ publicKey })` of the browser.',
  stepUp: true,
  body: z.strictObject({ password: requestText().min(1).max(128) }),
  example: { password: 'four words are better' },
  reply: z.object({
    challenge: Challenge,
    rp: z.object({ id: SentText, name: SentText }),
    user: z.object({ id: SentText, name: SentText, displayName: SentText }),
    pubKeyCredParams: z.array(z.object({ type: z.literal('public-key'), alg: z.int() })),
    timeout: z.int(),
    attestation: z.literal('none'),
    excludeCredentials: z.array(Descriptor),
    authenticatorSelection: z.object({ residentKey: z.literal('required'), userVerification: z.literal('required') }),
  }),
  status: 201,
  errors: [ACCOUNT_NOT_FOUND, ACCOUNT_WRONG_PASSWORD, PASSKEY_TOO_MANY, AUTH_LOCKED, AUTH_BUSY],
});

export const AddPasskey = operation({
  ...guess,
  ...own,
  id: 'addPasskey',
  record: 'none',
  because: 'The security log keeps passkeys that are added or removed.',
  endpoint: 'POST /account/passkeys',
  summary: 'Add a passkey',
  description: 'Send what `navigator.credentials.create` answered. You get a mail about it.',
  body: z.strictObject({
    name: oneLine(60).meta({ description: 'A name by which you recognise the device.' }),
    credential: z.object({
      ...CREDENTIAL,
      response: z.object({ clientDataJSON: encoded(4_000), attestationObject: encoded(20_000) }),
    }),
  }),
  example: {
    name: 'My phone',
    credential: {
      ...{ id: 'Zm9vYmFyYmF6cXV4', rawId: 'Zm9vYmFyYmF6cXV4', type: 'public-key', clientExtensionResults: {} },
      response: { clientDataJSON: 'eyJ0eXBlIjoid2ViYXV0aG4uY3JlYXRlIn0', attestationObject: 'o2NmbXRkbm9uZQ' },
    },
  },
  reply: PasskeyView,
  status: 201,
  errors: [PASSKEY_REFUSED, PASSKEY_KNOWN, PASSKEY_TOO_MANY],
});

export const ListPasskeys = operation({
  ...own,
  id: 'listPasskeys',
  endpoint: 'GET /account/passkeys',
  owner: 'customer',
  summary: 'List your passkeys',
  reply: z.object({ data: z.array(PasskeyView) }),
});

export const RemovePasskey = operation({
  ...own,
  id: 'removePasskey',
  record: 'none',
  because: 'The security log keeps passkeys that are added or removed.',
  endpoint: 'DELETE /account/passkeys/{passkeyId}',
  owner: 'customer',
  summary: 'Remove a passkey of your own',
  stepUp: true,
  params: z.strictObject({ passkeyId: Id }),
  reply: Nothing,
  status: 204,
  errors: [PASSKEY_NOT_FOUND],
});

export const BeginPasskeySignIn = operation({
  ...guess,
  id: 'beginPasskeySignIn',
  record: 'none',
  because: 'It changes no data of a person.',
  endpoint: 'POST /sessions/passkey/options',
  summary: 'Begin to sign in, or to prove yourself again, with a passkey',
  description: 'Give the answer to `navigator.credentials.get({ publicKey })` of the browser. It asks for no e-mail.',
  allow: ['public'],
  reply: z.object({
    challenge: Challenge,
    rpId: SentText,
    timeout: z.int(),
    userVerification: z.literal('required'),
    allowCredentials: z.array(Descriptor),
  }),
  status: 201,
});

/** Describes what the device of a person answers when the person signs in with a passkey. */
export const PasskeyAnswer = z.object({
  ...CREDENTIAL,
  response: z.object({
    clientDataJSON: encoded(4_000),
    authenticatorData: encoded(4_000),
    signature: encoded(2_000),
    userHandle: encoded(200).optional(),
  }),
});
export type PasskeyAnswer = z.output<typeof PasskeyAnswer>;

export const SignInWithPasskey = operation({
  ...guess,
  id: 'signInWithPasskey',
  record: 'none',
  because: 'It changes no data of a person. The security log keeps sign-ins and failures.',
  endpoint: 'POST /sessions/passkey',
  summary: 'Sign in with a passkey',
  description:
    'Send what `navigator.credentials.get` answered. The device has asked for the finger, the face or a PIN, so no code is needed: the session has a fresh proof of the second factor.',
  allow: ['public'],
  body: z.strictObject({ credential: PasskeyAnswer }),
  example: {
    credential: {
      ...{ id: 'Zm9vYmFyYmF6cXV4', rawId: 'Zm9vYmFyYmF6cXV4', type: 'public-key', clientExtensionResults: {} },
      response: {
        clientDataJSON: 'eyJ0eXBlIjoid2ViYXV0aG4uZ2V0In0',
        ...{ authenticatorData: 'SZYN5YgOjGh0NBcPZHZgW4', signature: 'MEUCIQDYXBOpCWSWq2Ll4558GJKD2RoW' },
      },
    },
  },
  reply: SessionView,
  errors: [PASSKEY_REFUSED],
});
