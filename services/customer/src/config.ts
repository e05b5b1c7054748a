import { LensIdKey, ServiceConfig } from '@toric/chassis/process/config';
import { Email } from '@toric/contracts/contact/email';
import { NewPassword } from '@toric/contracts/customer/accounts/session.http';
import { z } from 'zod';

const LinkKey = z.string().refine(
  (text) =>
    text
      .trim()
      .split(/\s+/)
      .every((key) => Buffer.from(key, 'base64').length === 32),
  'write keys of 32 bytes in base64: openssl rand -base64 32',
);

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
  PUBLIC_URL: z
    .url()
    .default('http://localhost:8080')
    .meta({ description: 'The address of the gateway as people reach it. The links in mails begin with it.' }),
  AUTH_PRIVATE_JWK: z
    .string()
    .min(2)
    .meta({ description: 'Private Ed25519 key of the access tokens, as a JWK with a kid' }),
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
  SETUP_CODE_HOURS: z.coerce.number().int().min(1).max(168).default(72).meta({
    description: 'Hours for which a set-up code may be used, with which a member of staff sets her password.',
  }),
});
export type CustomerConfig = z.infer<typeof CustomerConfig>;
