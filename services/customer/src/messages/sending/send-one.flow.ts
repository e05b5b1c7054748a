/** Decides about one message, renders it, and sends it to the mail server or to the provider of text messages. */
import type { SignPageLink } from '@toric/chassis/access/page-link';
import type { Vault } from '@toric/chassis/data/vault';
import type { Database } from '@toric/chassis/process/background';
import type { Language } from '@toric/contracts/kernel/sentence';
import type { Tx } from '@toric/messaging/sql';
import { dayOf } from '@toric/optics/calendar-day';
import { findTargets } from '../../accounts/link.store.ts';
import { countedState, permits, WITHOUT_CHOICE } from '../../consent/consent.ts';
import { findConsentStates } from '../../consent/consent.store.ts';
import { findUnguarded } from '../../households/guard.flow.ts';
import type { Outcome } from '../message.ts';
import type { Claimed, Mark } from '../message.store.ts';
import { quietFor } from '../quiet-hours.ts';
import { findRecipients, type Recipient } from '../recipient.store.ts';
import { addressDigest, findSuppressed, isSuppressed } from '../suppression.store.ts';
import { isSentUnderRestriction, TEMPLATE_RULES } from '../template.ts';
import { findCurrentVersions, findVersion, type TemplateVersion } from '../template.store.ts';
import { findWrittenTexts, type WrittenText } from '../written-text.store.ts';
import { addressOf } from './address-of.ts';
import { letterWriter, type Unwritten } from './letter-writer.ts';
import { domainLimits } from './domains.ts';
import { mailBuilder, type Sender } from './mime.ts';
import type { SmtpPool } from './smtp-pool.ts';
import type { TextSender } from './text-sender.ts';
import { bounceToken } from './verp.ts';

export type SendSettings = {
  readonly sender: Sender;
  readonly linkKey: string;
  readonly signPageLink: SignPageLink;
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
/** Postpones a message of a channel that this instance does not serve, so that another instance can send it. */
const ELSEWHERE: Outcome = { kind: 'postponed', code: 'no-transport', delayMs: 60_000 };
/** Describes one message with everything that is needed to send it. */
type Prepared = Unwritten & { address: string; digest: string; written: WrittenText | undefined };

/** Returns the value of Auto-Submitted for a message. It is undefined for a mail that a person wrote. */
const automaticOf = ({ notice: { template } }: Claimed) =>
  template === 'case-answer' ? undefined : template === 'case-received' ? 'auto-replied' : 'auto-generated';

const textIdOf = ({ notice: { values } }: Claimed): string[] =>
  'textId' in values && values.textId !== undefined ? [values.textId] : [];

export function sendOne({ vault, settings, pool, texts, clock }: Means): SendOne {
  const domains = domainLimits(settings.perDomainAndSecond);
  const build = mailBuilder(settings.sender);
  const render = letterWriter(settings);

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
      ...{ thread: prepared.written?.thread, automatic: automaticOf(message) },
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
    if (!(await mark(markOf(prepared, language)))) return { kind: 'again', code: 'claimed-elsewhere' };
    return texts.send({ id: message.id, to: address, text: sms });
  }

  return {
    async prepare(tx, messages, mark) {
      const known = await findKnown(tx, { vault, settings, clock }, messages);
      return async (message) => {
        const decided = decide(message, { ...known, now: clock.now() });
        if ('kind' in decided) return decided;
        return message.channel === 'mail' ? sendMail(decided, mark) : sendText(decided, mark);
      };
    },
    close: () => pool?.close(),
  };
}

/** Finds the facts that decide whether these messages are sent: people, addresses, consent, texts. */
async function findKnown(
  tx: Tx,
  { vault, settings, clock }: Pick<Means, 'vault' | 'settings' | 'clock'>,
  messages: readonly Claimed[],
) {
  const recipients = await findRecipients(tx, vault, [...new Set(messages.map(({ personId }) => personId))]);
  const targets = await findTargets(tx, vault, messages.flatMap(linkIdOf));
  const addresses = new Map(messages.map((message) => [message.id, addressOf(message, recipients, targets)]));
  const digests = [...addresses.values()].flatMap((address) => (address ? [addressDigest(vault, address)] : []));
  const [suppressions, consentOf, versions, writtenTexts] = await Promise.all([
    findSuppressed(tx, digests),
    findConsentStates(tx, refusablePeople(messages)),
    findVersions(tx, new Set(messages.map(({ notice }) => notice.template))),
    findWrittenTexts(tx, vault, messages.flatMap(textIdOf)),
  ]);
  const unguarded = await findUnguarded(tx, vault, refusablePeople(messages), dayOf(clock.now()));
  return {
    unguarded,
    vault,
    settings,
    recipients,
    addresses,
    suppressions,
    consentOf,
    versions,
    writtenTexts,
  };
}

/** Returns the mark that is stored for a message directly before its content is sent. */
function markOf({ message: { id, claim, notice }, digest, version }: Prepared, language: Language): Mark {
  const { purpose = null } = TEMPLATE_RULES[notice.template];
  const consent = purpose && { purpose, withoutChoice: WITHOUT_CHOICE[purpose] };
  return { id, claim, language, templateVersion: version.version, addressDigest: digest, consent };
}

/** Returns the recipients of those messages that a person may refuse to receive. */
const refusablePeople = (messages: readonly Claimed[]): string[] => [
  ...new Set(messages.flatMap(({ notice, personId }) => (TEMPLATE_RULES[notice.template].purpose ? [personId] : []))),
];

type Known = {
  readonly vault: Vault;
  readonly settings: SendSettings;
  readonly recipients: ReadonlyMap<string, Recipient>;
  /** Maps the id of a message to its address. */
  readonly addresses: ReadonlyMap<string, string | undefined>;
  readonly suppressions: Awaited<ReturnType<typeof findSuppressed>>;
  /** Holds the minors for whom no guardian consented. */
  readonly unguarded: ReadonlySet<string>;
  readonly consentOf: Awaited<ReturnType<typeof findConsentStates>>;
  readonly versions: Awaited<ReturnType<typeof findVersions>>;
  readonly writtenTexts: ReadonlyMap<string, WrittenText>;
  readonly now: Date;
};

/** Returns the message ready to be sent, or the outcome that explains why the message is not sent now. */
function decide(message: Claimed, known: Known): Prepared | Outcome {
  const { vault, settings, recipients, addresses, suppressions, versions, now } = known;
  const { template } = message.notice;
  const { class: type, urgent } = TEMPLATE_RULES[template];
  const [recipient, address] = [recipients.get(message.personId), addresses.get(message.id)];
  if (message.expiresAt <= now) return { kind: 'expired', code: 'expired' };
  if (!recipient) return suppressed('no-person');
  if (!address) return suppressed('no-address');
  const refused = refusedBy(message, recipient, known);
  if (refused) return refused;
  const digest = addressDigest(vault, address);
  if (isSuppressed(suppressions.get(digest), type)) return suppressed(suppressions.get(digest) ?? '');
  const quiet = urgent ? 0 : quietFor(recipient.timeZone ?? settings.timeZone, now);
  if (quiet > 0) return { kind: 'postponed', code: 'quiet-hours', delayMs: quiet };
  const version = versions.get(template);
  if (!version) throw new Error(`the template '${template}' has no version`);
  const [textId] = textIdOf(message);
  const written = textId === undefined ? undefined : known.writtenTexts.get(textId);
  if (template === 'case-answer' && !written) return suppressed('no-text');
  return { message, recipient, address, digest, version, written };
}

/**
 * Returns the outcome `suppressed` if the person has restricted her data or does not permit the message. Returns
 * undefined otherwise.
 */
function refusedBy({ notice, personId, channel }: Claimed, recipient: Recipient, { consentOf, unguarded }: Known) {
  if (recipient.isRestricted && !isSentUnderRestriction(notice.template)) return suppressed('restricted');
  const { purpose } = TEMPLATE_RULES[notice.template];
  if (!purpose) return undefined;
  const state = countedState(consentOf(personId, purpose, channel), unguarded.has(personId));
  if (!permits(purpose, state)) return suppressed('no-consent');
  return undefined;
}

const linkIdOf = ({ notice: { values } }: Claimed): string[] => ('linkId' in values ? [values.linkId] : []);

/** Returns the present version of the texts of each template. */
async function findVersions(tx: Tx, templates: ReadonlySet<Claimed['notice']['template']>) {
  const current = await findCurrentVersions(tx);
  const found = new Map<string, TemplateVersion>();
  for (const template of templates) {
    const version = await findVersion(tx, template, current.get(template) ?? 0);
    if (version) found.set(template, version);
  }
  return found;
}
