import type { Vault } from '@toric/chassis/data/vault';
import { plainAddress } from '../../cases/mail/inbound-mail.ts';
import type { CustomerConfig } from '../../config.ts';

/** Returns the address of a sender such as `Shop <mail@shop.example>`. */
const addressIn = (from: string): string => /<([^<>]+)>$/.exec(from)?.[1] ?? from;

/**
 * Returns the settings that taking and polling need. `own` lists the addresses of the shop, whose mails may come back
 * through help desks.
 */
export const meansOf = (vault: Vault, config: CustomerConfig) => ({
  vault,
  own: [addressIn(config.MAIL_FROM), ...(config.MAIL_RETURN_PATH ? [config.MAIL_RETURN_PATH] : [])].map(plainAddress),
  everyMs: config.CHANNELS_ASK_SECONDS * 1_000,
  sandbox: config.CHANNELS_SANDBOX_URL?.replace(/\/$/, ''),
});
