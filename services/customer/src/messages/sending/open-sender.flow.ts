import { pageLinkSigner } from '@toric/chassis/access/page-link';
import type { Vault } from '@toric/chassis/data/vault';
import type { Background } from '@toric/chassis/process/background';
import { signingKey } from '../../accounts/access-token.ts';
import type { CustomerConfig } from '../../config.ts';
import type { Sender } from './mime.ts';
import { sandboxTexts } from './sandbox-texts.ts';
import { sendOne } from './send-one.flow.ts';
import { startSender } from './sender.flow.ts';
import { smtpPool } from './smtp-pool.ts';

const addressIn = (from: string): string => /<([^<>]+)>$/.exec(from)?.[1] ?? from;

function mailSender(config: CustomerConfig): Sender {
  const { MAIL_DKIM_DOMAIN: domainName, MAIL_DKIM_SELECTOR: keySelector, MAIL_DKIM_KEY: privateKey } = config;
  return {
    from: config.MAIL_FROM,
    returnPath: config.MAIL_RETURN_PATH ?? addressIn(config.MAIL_FROM),
    dkim: domainName && keySelector && privateKey ? { domainName, keySelector, privateKey } : undefined,
  };
}

/**
 * Returns the background work that sends messages. Without a mail server and a provider of text messages, messages
 * wait.
 */
export function senderOf(vault: Vault, config: CustomerConfig): Background {
  return ({ database, log }) => {
    const { SMTP_URL: url, MAIL_CONNECTIONS: connections, TEXTS_URL: textsUrl, TEXTS_KEY: textsKey } = config;
    if (!url && !textsUrl) return { stop: () => Promise.resolve() };
    const settings = {
      sender: mailSender(config),
      linkKey: config.LINK_KEY,
      signPageLink: pageLinkSigner(signingKey(config.AUTH_PRIVATE_JWK).key),
      publicUrl: config.PUBLIC_URL,
      language: config.MAIL_LANGUAGE,
      timeZone: config.SHOP_TIME_ZONE,
      perDomainAndSecond: config.MAIL_PER_DOMAIN_AND_SECOND,
    };
    const pool = url ? smtpPool({ url, connections }) : undefined;
    const texts = textsUrl && textsKey ? sandboxTexts(textsUrl, textsKey) : undefined;
    return startSender({ database, log, sendOne: sendOne({ vault, settings, pool, texts, clock: database.clock }) });
  };
}
