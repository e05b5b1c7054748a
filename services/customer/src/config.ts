import { ServiceConfig } from '@toric/chassis/process/config';
import { Email } from '@toric/contracts/email';
import { NewPassword } from '@toric/contracts/customer/accounts/session.http';
import { z } from 'zod';

export const CustomerConfig = ServiceConfig.extend({
  MASTER_KEY: z.string().min(44).meta({ description: '32 random bytes in base64: wraps the customers’ keys' }),
  AUTH_PRIVATE_JWK: z
    .string()
    .min(2)
    .meta({ description: 'Private Ed25519 key of the access tokens, as a JWK with a kid' }),
  FIRST_ADMIN_EMAIL: Email.optional().meta({
    description:
      'E-mail of the first administrator, who is created at boot, with the password, while there is no staff',
  }),
  FIRST_ADMIN_PASSWORD: NewPassword.optional().meta({
    description: 'The password of the first administrator, until she changes it.',
  }),
});
export type CustomerConfig = z.infer<typeof CustomerConfig>;
