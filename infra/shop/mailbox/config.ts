import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65_535).default(0);

/** Describes the environment variables of the mailbox. */
export const Environment = z.object({
  PORT: port.meta({ description: 'The port of its HTTP API. 0 means any free port.' }),
  HOST: z.string().min(1).default('127.0.0.1').meta({ description: 'The address on which the process listens.' }),
  MAILBOX_SMTP_PORT: port.meta({ description: 'The port on which it takes mails. 0 means any free port.' }),
  MAILBOX_TEXTS_KEY: z
    .string()
    .min(16)
    .meta({ description: 'The bearer key with which text messages are sent to it.' }),
  MAILBOX_INBOUND_TO: z
    .email()
    .optional()
    .meta({ description: 'The address of the shop. Mails to it are handed to the shop. Without it, none are.' }),
  MAILBOX_INBOUND_URL: z.url().optional().meta({ description: 'Where mails to the shop are handed in.' }),
  MAILBOX_INBOUND_SECRET: z
    .string()
    .startsWith('whsec_')
    .optional()
    .meta({ description: 'The secret with which mails to the shop are signed, as MAIL_WEBHOOK_SECRET of the shop.' }),
  MAILBOX_DATA_DIR: z.string().min(1).meta({ description: 'The folder in which it keeps mails and text messages.' }),
});
export type MailboxConfig = z.output<typeof Environment>;
