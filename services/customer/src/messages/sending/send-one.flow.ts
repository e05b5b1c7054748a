/** Decides about one message, renders it, and hands it to the mail server or to the provider of text messages. */
import type { Vault } from '@toric/chassis/data/vault';
import type { Database } from '@toric/chassis/process/background';
import type { Language } from '@toric/contracts/kernel/sentence';
import type { Tx } from '@toric/messaging/sql';
import type { Outcome } from '../message.ts';
import type { Claimed, Mark } from '../message.store.ts';
import { quietFor } from '../quiet-hours.ts';
import { findRecipients, type Recipient } from '../recipient.store.ts';
import { addressDigest, findSuppressed, isSuppressed } from '../suppression.store.ts';
import { TEMPLATE_RULES } from '../template.ts';
import { findCurrentVersions, findVersion, type TemplateVersion } from '../template.store.ts';
import { letterWriter, type Unwritten } from './letter-writer.ts';
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
type Means = {
  vault: Vault;
  settings: SendSettings;
  pool: SmtpPool | undefined;
  texts: TextSender | undefined;
  clock: Pick<Database['clock'], 'now'>;
};
type MarkOne = (mark: Mark) => Promise<boolean>;
export type SendOne = {
  prepare(tx: Tx, messages: readonly Claimed[], mark: MarkOne): Promise<(message: Claimed) => Promise<Outcome>>;
  close(): void;
};

const suppressed = (code: string): Outcome => ({ kind: 'suppressed', code });
/** A message of a channel that this instance does not serve waits for an instance that does. */
const ELSEWHERE: Outcome = { kind: 'postponed', code: 'no-transport', delayMs: 60_000 };
/** One message with everything that its sending needs. */
type Prepared = Unwritten & { address: string; digest: string };

export function sendOne({ vault, settings, pool, texts, clock }: Means): SendOne {
  const domains = domainLimits(settings.perDomainAndSecond);
  const build = mailBuilder(settings.sender);
  const render = letterWriter(settings);

  async function sendMail(prepared: Prepared, mark: MarkOne): Promise<Outcome> {
    if (!pool) return ELSEWHERE;
    const { message, recipient, address, digest, version } = prepared;
    const domain = address.slice(address.lastIndexOf('@') + 1);
    const wait = domains.take(domain, Date.now());
    if (wait > 0) return { kind: 'postponed', code: 'domain-busy', delayMs: wait };
    const language = recipient.language ?? settings.language;
    const token = bounceToken(settings.linkKey, message.id);
    const mail = await build({
      ...render(prepared, language),
      ...{ to: { name: recipient.name, address }, token, language },
    });
    const { id, claim } = message;
    const markOfIt = { id, claim, language, templateVersion: version.version, addressDigest: digest };
    const outcome = await pool.send(mail, () => mark(markOfIt));
    if (outcome.kind === 'sent') domains.open(domain);
    if (outcome.kind === 'again' && /^4\d\d/.test(outcome.code)) domains.busy(domain, Date.now());
    return outcome;
  }

  async function sendText(prepared: Prepared, mark: MarkOne): Promise<Outcome> {
    if (!texts) return ELSEWHERE;
    const { message, recipient, address, digest, version } = prepared;
    const language = recipient.language ?? settings.language;
    const { sms } = render(prepared, language).letter;
    if (sms === null) return suppressed('no-text');
    const { id, claim } = message;
    if (!(await mark({ id, claim, language, templateVersion: version.version, addressDigest: digest })))
      return { kind: 'again', code: 'claimed-elsewhere' };
    return texts.send({ id, to: address, text: sms });
  }

  return {
    async prepare(tx, messages, mark) {
      const recipients = await findRecipients(tx, vault, [...new Set(messages.map(({ personId }) => personId))]);
      const addresses = new Map(messages.map((message) => [message.id, addressOf(message, recipients)]));
      const digests = [...addresses.values()].flatMap((address) => (address ? [addressDigest(vault, address)] : []));
      const [suppressions, versions] = await Promise.all([
        findSuppressed(tx, digests),
        findVersions(tx, new Set(messages.map(({ notice }) => notice.template))),
      ]);
      const known = { vault, settings, recipients, addresses, suppressions, versions };
      return async (message) => {
        const decided = decide(message, { ...known, now: clock.now() });
        if ('kind' in decided) return decided;
        return message.channel === 'mail' ? sendMail(decided, mark) : sendText(decided, mark);
      };
    },
    close: () => pool?.close(),
  };
}

type Known = {
  readonly vault: Vault;
  readonly settings: SendSettings;
  readonly recipients: ReadonlyMap<string, Recipient>;
  /** The addresses by the id of the message. */
  readonly addresses: ReadonlyMap<string, string | undefined>;
  readonly suppressions: Awaited<ReturnType<typeof findSuppressed>>;
  readonly versions: Awaited<ReturnType<typeof findVersions>>;
  readonly now: Date;
};

/** Returns the message ready to send, or why it is not sent now. */
function decide(message: Claimed, known: Known): Prepared | Outcome {
  const { vault, settings, recipients, addresses, suppressions, versions, now } = known;
  const { template } = message.notice;
  const { class: type, urgent } = TEMPLATE_RULES[template];
  const [recipient, address] = [recipients.get(message.personId), addresses.get(message.id)];
  if (message.expiresAt <= now) return { kind: 'expired', code: 'expired' };
  if (!recipient) return suppressed('no-person');
  if (!address) return suppressed('no-address');
  const digest = addressDigest(vault, address);
  if (isSuppressed(suppressions.get(digest), type)) return suppressed(suppressions.get(digest) ?? '');
  const quiet = urgent ? 0 : quietFor(recipient.timeZone ?? settings.timeZone, now);
  if (quiet > 0) return { kind: 'postponed', code: 'quiet-hours', delayMs: quiet };
  const version = versions.get(template);
  if (!version) throw new Error(`the template '${template}' has no version`);
  return { message, recipient, address, digest, version };
}

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
