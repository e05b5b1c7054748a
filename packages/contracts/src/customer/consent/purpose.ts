/**
 * Declares the types of consent: the purpose for which a person may be contacted, the channel, and the source of the
 * choice.
 */
import { z } from 'zod';

/**
 * Lists the purposes for which people are contacted, besides service mail. The list is closed: each purpose has texts
 * in both languages, and each template of a mail names its purpose.
 */
export const ConsentPurpose = z.enum(['marketing', 'reminders', 'research']);
export type ConsentPurpose = z.infer<typeof ConsentPurpose>;

export const ConsentChannel = z.enum(['mail', 'text']);
export type ConsentChannel = z.infer<typeof ConsentChannel>;

export const ConsentState = z.enum(['given', 'withdrawn']);
export type ConsentState = z.infer<typeof ConsentState>;

export const ConsentSource = z.enum([
  'account',
  'staff',
  'preference-page',
  'unsubscribe-link',
  'import',
  'merge',
  'form',
]);
export type ConsentSource = z.infer<typeof ConsentSource>;
