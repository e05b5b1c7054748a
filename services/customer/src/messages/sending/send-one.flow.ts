/** Decides about one message, renders it, and hands it to the mail server or to the provider of text messages. */
import { boundedCache } from '@toric/chassis/data/bounded-cache';
import type { Vault } from '@toric/chassis/data/vault';
import type { Language } from '@toric/contracts/kernel/sentence';
import type { Tx } from '@toric/messaging/sql';
import { signLink } from '../../accounts/link.ts';
import { permits, WITHOUT_CHOICE } from '../../consent/consent.ts';
import { findConsentStates } from '../../consent/consent.store.ts';
import { letterValues, type LinkTo } from '../letters/values.ts';
import { type ParsedLetter, parseLetter } from '../letters/liquid.ts';
import type { Outcome } from '../message.ts';
import type { Claimed, Mark } from '../message.store.ts';
import { quietFor } from '../quiet-hours.ts';
import { findRecipients, type Recipient } from '../recipient.store.ts';
import { addressDigest, findSuppressed, isSuppressed } from '../suppression.store.ts';
import { isSentUnderRestriction, TEMPLATE_RULES } from '../template.ts';
import { findCurrentVersions, findVersion, type TemplateVersion } from '../template.store.ts';
import { domainLimits } from './domains.ts';
import { isSafeAddress, mailBuilder, type Sender } from './mime.ts';
import type { SmtpPool } from './smtp-pool.ts';
import type { TextSender } from './text-sender.ts';
import { bounceToken } from './verp.ts';

export type SendSettings = {
  readonly sender: Sender;
  readonly linkKey: string;
  readonly publicUrl: string;
  readonly language: Language;
  readonly timeZone: string;
  readonly perDomainAndSecond: number;
};
type Means = { vault: Vault; settings: SendSettings; pool: SmtpPool | undefined; texts: TextSender | undefined };
type MarkOne = (mark: Mark) => Promise<boolean>;
export type SendOne = {
  prepare(tx: Tx, messages: readonly Claimed[], mark: MarkOne): Promise<(message: Claimed) => Promise<Outcome>>;
  close(): void;
};

const suppressed = (code: string): Outcome => ({ kind: 'suppressed', code });
/** A message of a channel that this instance does not serve waits for an instance that does. */
const ELSEWHERE: Outcome = { kind: 'postponed', code: 'no-transport', delayMs: 60_000 };
/** The oldest version of the service that knows a template renders it, and a version is never changed. */
const CACHED_LETTERS = 500;

/** What is known of one message when its turn comes. */
type Prepared = { message: Claimed; recipient: Recipient; address: string; digest: string; version: TemplateVersion };

export function sendOne({ vault, settings, pool, texts }: Means): SendOne {
  const domains = domainLimits(settings.perDomainAndSecond);
  const build = mailBuilder(settings.sender);
  const letters = boundedCache<string, ParsedLetter>(CACHED_LETTERS);
  const linkTo: LinkTo = (purpose, id, page = purpose) =>
    `${settings.publicUrl}/pages/${page}?token=${encodeURIComponent(signLink(settings.linkKey, purpose, id))}`;

  function letterOf({ template, version, contents, html }: TemplateVersion, language: Language): ParsedLetter {
    const key = `${template} ${version} ${language}`;
    const known = letters.get(key) ?? parseLetter(contents[language], html[language]);
    letters.set(key, known);
    return known;
  }

  function render({ message, recipient, version }: Prepared, language: Language) {
    const { notice, personId, channel } = message;
    const { purpose } = TEMPLATE_RULES[notice.template];
    const refusable = purpose && { purpose, channel };
    const values = letterValues(notice, { language, name: recipient.name, personId }, linkTo, refusable);
    return { letter: letterOf(version, language).render(values), unsubscribeLink: String(values['unsubscribeLink']) };
  }

  async function sendMail(prepared: Prepared, mark: MarkOne): Promise<Outcome> {
    if (!pool) return ELSEWHERE;
    const { message, recipient, address } = prepared;
    const domain = address.slice(address.lastIndexOf('@') + 1);
    const wait = domains.take(domain, Date.now());
    if (wait > 0) return { kind: 'postponed', code: 'domain-busy', delayMs: wait };
    const language = recipient.language ?? settings.language;
    const token = bounceToken(settings.linkKey, message.id);
    const mail = await build({
      ...render(prepared, language),
      ...{ to: { name: recipient.name, address }, token, language },
    });
    const markOfIt = markOf(prepared, language);
    const outcome = await pool.send(mail, () => mark(markOfIt));
    if (outcome.kind === 'sent') domains.open(domain);
    if (outcome.kind === 'again' && /^4\d\d/.test(outcome.code)) domains.busy(domain, Date.now());
    return outcome;
  }

  async function sendText(prepared: Prepared, mark: MarkOne): Promise<Outcome> {
    if (!texts) return ELSEWHERE;
    const { message, recipient, address } = prepared;
    const language = recipient.language ?? settings.language;
    const { sms } = render(prepared, language).letter;
    if (sms === null) return suppressed('no-text');
    if (!(await mark(markOf(prepared, language))))
      return { kind: 'again', code: 'claimed-elsewhere' };
    return texts.send({ id: message.id, to: address, text: sms });
  }

  return {
    async prepare(tx, messages, mark) {
      const recipients = await findRecipients(tx, vault, [...new Set(messages.map(({ personId }) => personId))]);
      const addresses = new Map(messages.map((message) => [message.id, addressOf(message, recipients)]));
      const digests = [...addresses.values()].flatMap((address) => (address ? [addressDigest(vault, address)] : []));
      const [suppressions, consentOf, versions] = await Promise.all([
        findSuppressed(tx, digests),
        findConsentStates(tx, refusablePeople(messages)),
        findVersions(tx, new Set(messages.map(({ notice }) => notice.template))),
      ]);
      return async (message) => {
        const now = new Date();
        const { template } = message.notice;
        const { class: type, urgent, purpose } = TEMPLATE_RULES[template];
        const [recipient, address] = [recipients.get(message.personId), addresses.get(message.id)];
        if (message.expiresAt <= now) return { kind: 'expired', code: 'expired' };
        if (!recipient) return suppressed('no-person');
        if (!address) return suppressed('no-address');
        if (recipient.isRestricted && !isSentUnderRestriction(template)) return suppressed('restricted');
        if (purpose && !permits(purpose, consentOf(message.personId, purpose, message.channel)))
          return suppressed('no-consent');
        const digest = addressDigest(vault, address);
        if (isSuppressed(suppressions.get(digest), type)) return suppressed(suppressions.get(digest) ?? '');
        const quiet = urgent ? 0 : quietFor(recipient.timeZone ?? settings.timeZone, now);
        if (quiet > 0) return { kind: 'postponed', code: 'quiet-hours', delayMs: quiet };
        const version = versions.get(template);
        if (!version) throw new Error(`the template '${template}' has no version`);
        const prepared = { message, recipient, address, digest, version };
        return message.channel === 'mail' ? sendMail(prepared, mark) : sendText(prepared, mark);
      };
    },
    close: () => pool?.close(),
  };
}

/** Returns what is recorded of a message in the moment before its content goes out. */
function markOf({ message: { id, claim, notice }, digest, version }: Prepared, language: Language): Mark {
  const { purpose = null } = TEMPLATE_RULES[notice.template];
  const consent = purpose && { purpose, withoutChoice: WITHOUT_CHOICE[purpose] };
  return { id, claim, language, templateVersion: version.version, addressDigest: digest, consent };
}

/** Returns the people who get a message that they may refuse. */
const refusablePeople = (messages: readonly Claimed[]): string[] => [
  ...new Set(messages.flatMap(({ notice, personId }) => (TEMPLATE_RULES[notice.template].purpose ? [personId] : []))),
];

/** Returns the address of the channel. Returns undefined if the person has none. */
function addressOf({ personId, channel }: Claimed, recipients: ReadonlyMap<string, Recipient>): string | undefined {
  const recipient = recipients.get(personId);
  if (channel === 'text') return recipient?.phone ?? undefined;
  return recipient?.email && isSafeAddress(recipient.email) ? recipient.email : undefined;
}

/** Returns the version in use of each template. */
async function findVersions(tx: Tx, templates: ReadonlySet<Claimed['notice']['template']>) {
  const current = await findCurrentVersions(tx);
  const found = new Map<string, TemplateVersion>();
  for (const template of templates) {
    const version = await findVersion(tx, template, current.get(template) ?? 0);
    if (version) found.set(template, version);
  }
  return found;
}
