import { KEY_STACKS } from '@toric/chassis/access/api-key';
import { LensIdKey, ServiceConfig } from '@toric/chassis/process/config';
import { outsideUrl } from '@toric/chassis/process/outside-url';
import { Email } from '@toric/contracts/contact/email';
import { NewPassword } from '@toric/contracts/customer/accounts/session.http';
import { TimeZone } from '@toric/contracts/kernel/common';
import { LANGUAGES } from '@toric/contracts/kernel/sentence';
import { z } from 'zod';

const LinkKey = z.string().refine(
  (text) =>
    text
      .trim()
      .split(/\s+/)
      .every((key) => Buffer.from(key, 'base64').length === 32),
  'write keys of 32 bytes in base64: openssl rand -base64 32',
);

const isSmtp = (text: string) => /^smtps?:\/\/[^/]+$/.test(text) && URL.canParse(text);
const MailAddress = z
  .string()
  .max(254)
  .regex(/^[^\s@<>]+@[^\s@<>]+$/, 'write an address such as mail@shop.example');
/** Accepts a sender such as `mail@shop.example` or `Shop <mail@shop.example>`. */
const MailSender = z
  .string()
  .max(320)
  .regex(/^(?:[^\r\n<>]* <)?[^\s@<>]+@[^\s@<>]+>?$/, 'write a sender such as Shop <mail@shop.example>');

export const CustomerConfig = ServiceConfig.extend({
  MASTER_KEY: z.string().min(44).meta({ description: '32 random bytes in base64: wraps the customers’ keys' }),
  BUYER_KEYS: z.string().min(44).meta({
    description:
      '32 random bytes in base64, the same as of the payment service: seals the buyer on the way to the invoice. While it is rotated: the new and the old key, with a space between.',
  }),
  LENS_ID_KEY: LensIdKey,
  LINK_KEY: LinkKey.meta({
    description:
      'Signs the links and codes in mails and text messages: 32 random bytes in base64. While it is rotated: the new and the old key, with a space between.',
  }),
  PUBLIC_URL: outsideUrl().default('http://localhost:8080').meta({
    description:
      'The https address of the gateway as people reach it. The links in mails begin with it. http is for this machine or a private network only.',
  }),
  WEBAUTHN_ORIGINS: z.string().max(2_000).default('').meta({
    description:
      'Further origins whose pages may use passkeys, separated by commas, for example `https://shop.example`. They must be PUBLIC_URL’s domain or below it. PUBLIC_URL itself always may.',
  }),
  AUTH_PRIVATE_JWK: z
    .string()
    .min(2)
    .meta({ description: 'Private Ed25519 key of the access tokens, as a JWK with a kid' }),
  API_KEYS_STACK: z.enum(KEY_STACKS).default('test').meta({
    description:
      'The kind of stack, which is a part of every API key: a key of a test stack is refused by a live one. A shop that sells sets `live`.',
  }),
  API_KEYS_MOST_DAYS: z.coerce.number().int().min(1).max(365).default(365).meta({
    description: 'The longest life of an API key, in days.',
  }),
  SAMPLE_FACTOR_KEY: z.string().min(44).optional().meta({
    description:
      'For development only: 32 random bytes in base64. New second factors are derived from it and the e-mail, so that `npm run code` shows their codes. A shop that sells must not set it.',
  }),
  FIRST_ADMIN_EMAIL: Email.optional().meta({
    description:
      'E-mail of the first administrator, who is created at boot, with the password, while there is no staff',
  }),
  FIRST_ADMIN_PASSWORD: NewPassword.optional().meta({
    description:
      'The password of the first administrator. A set-up code that another administrator issues to her ends it.',
  }),
  SIGN_IN_NEEDS_CONFIRMED_EMAIL: z.enum(['true', 'false']).default('false').meta({
    description:
      '`true`: a customer signs in only after she has opened the link that confirms her e-mail. Then nobody can find out by signing up and in whether an account has an e-mail.',
  }),
  SETUP_CODE_HOURS: z.coerce.number().int().min(1).max(168).default(72).meta({
    description: 'Hours for which a set-up code may be used, with which a member of staff sets her password.',
  }),
  SMTP_URL: z.string().refine(isSmtp, 'write smtp://user:password@host:587 or smtps://…').optional().meta({
    description:
      'The mail server, for example `smtp://user:password@mail.example:587`. If it is not set, mails wait and nothing is sent.',
  }),
  MAIL_FROM: MailSender.default('Toric <mail@toric.example>').meta({ description: 'The sender of all mails.' }),
  MAIL_RETURN_PATH: MailAddress.optional().meta({
    description:
      'The address to which bounces return; a token is added after a `+`. If it is not set, it is the address of MAIL_FROM.',
  }),
  MAIL_LANGUAGE: z.enum(LANGUAGES).default('en').meta({
    description: 'The language of messages to people who have not chosen one, and to staff.',
  }),
  SHOP_TIME_ZONE: TimeZone.default('UTC').meta({
    description:
      'The time zone of people who have not chosen one. Messages that are not urgent rest there from 21:00 to 08:00.',
  }),
  MAIL_CONNECTIONS: z.coerce.number().int().min(1).max(100).default(20).meta({
    description: 'The most connections to the mail server that one instance opens.',
  }),
  MAIL_PER_DOMAIN_AND_SECOND: z.coerce.number().int().min(1).max(10_000).default(20).meta({
    description: 'The most mails that one instance sends to one domain in a second.',
  }),
  MAIL_DKIM_DOMAIN: z.string().max(253).optional().meta({
    description:
      'The domain that signs mails (DKIM). Set it with MAIL_DKIM_SELECTOR and MAIL_DKIM_KEY, or none of them.',
  }),
  MAIL_DKIM_SELECTOR: z.string().max(63).optional().meta({ description: 'The selector of the DKIM key in the DNS.' }),
  MAIL_DKIM_KEY: z.string().optional().meta({ description: 'The private key of DKIM, as PEM.' }),
  ERASURE_DIR: z.string().min(1).optional().meta({
    description:
      'The folder outside the database in which the tombstones of erased customers are kept. All instances share it, and it is in no backup of the database. If it is not set, a restored backup brings erased customers back.',
  }),
  MAIL_WEBHOOK_SECRET: z.string().startsWith('whsec_').optional().meta({
    description:
      'The secret with which bounces and complaints are signed. While it is rotated: two secrets, with a space between. If it is not set, none are accepted.',
  }),
  TELEPHONY_WEBHOOK_SECRET: z.string().startsWith('whsec_').optional().meta({
    description:
      'The secret with which the telephone system signs its events. While it is rotated: two secrets, with a space between. If it is not set, none are accepted.',
  }),
  CHANNELS_ASK_SECONDS: z.coerce.number().int().min(1).max(3_600).default(60).meta({
    description: 'How often each channel is asked for news, in seconds. After failures it is asked less often.',
  }),
  CHANNELS_SANDBOX_URL: z.url().optional().meta({
    description:
      'For development only: the address of a stand-in that is asked instead of the providers of channels. A shop that sells must not set it.',
  }),
  ADDRESS_CHECK_URL: outsideUrl().optional().meta({
    description:
      'The provider that checks postal addresses, with the Address Validation API: `https://addressvalidation.googleapis.com`. It gets addresses without names and phone numbers. If it is not set, no address is checked.',
  }),
  ADDRESS_CHECK_KEY: z.string().min(8).optional().meta({ description: 'The key of the provider of addresses.' }),
  TEXTS_URL: outsideUrl().optional().meta({
    description: 'The provider of text messages. If it is not set, no text messages are sent.',
  }),
  TEXTS_KEY: z.string().min(16).optional().meta({ description: 'The key of the provider of text messages.' }),
  FACTS_STALE_MONTHS: z.coerce.number().int().min(1).max(120).default(24).meta({
    description:
      'After how many months the name, phone, e-mail, date of birth or address of a customer counts as stale, so that staff ask again.',
  }),
  MOST_SUPPLY_DAYS: z.coerce.number().int().min(1).max(1_000_000).default(365).meta({
    description:
      'The shop’s own limit of lenses for one eye of a customer, in days of wear, where no law is stricter. A prescription that is valid for longer permits lenses until its end.',
  }),
}).refine(
  ({ MAIL_DKIM_DOMAIN: domain, MAIL_DKIM_SELECTOR: selector, MAIL_DKIM_KEY: key }) =>
    [domain, selector, key].every((value) => value === undefined) || (domain && selector && key),
  {
    message: 'set MAIL_DKIM_DOMAIN, MAIL_DKIM_SELECTOR and MAIL_DKIM_KEY together, or none of them',
    path: ['MAIL_DKIM_KEY'],
  },
);
export type CustomerConfig = z.infer<typeof CustomerConfig>;
