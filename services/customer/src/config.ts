import { LensIdKey, ServiceConfig } from '@toric/chassis/process/config';
import { Email } from '@toric/contracts/contact/email';
import { NewPassword } from '@toric/contracts/customer/accounts/session.http';
import { z } from 'zod';

export const CustomerConfig = ServiceConfig.extend({
  MASTER_KEY: z.string().min(44).meta({ description: '32 random bytes in base64: wraps the customers’ keys' }),
  BUYER_KEYS: z.string().min(44).meta({
    description:
      '32 random bytes in base64, the same as of the payment service: seals the buyer on the way to the invoice. While it is rotated: the new and the old key, with a space between.',
  }),
  LENS_ID_KEY: LensIdKey,
  AUTH_PRIVATE_JWK: z
    .string()
    .min(2)
    .meta({ description: 'Private Ed25519 key of the access tokens, as a JWK with a kid' }),
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
  MOST_SUPPLY_DAYS: z.coerce.number().int().min(1).max(1_000_000).default(365).meta({
    description:
      'The shop’s own limit of lenses for one eye of a customer, in days of wear, where no law is stricter. A prescription that is valid for longer permits lenses until its end.',
  }),
});
export type CustomerConfig = z.infer<typeof CustomerConfig>;
