/** Writes one sentence for each row of a timeline, and adds the words that a person wrote. */
import { openValues } from '@toric/chassis/changes/change-values';
import type { Keyring } from '@toric/chassis/data/vault';
import { entryOf, type Said, withState } from '@toric/chassis/timeline/entry';
import type { TimelineRow } from '@toric/chassis/timeline/timeline.reader.store';
import { CHANGE_ACTION_WORDS } from '@toric/contracts/changes/change-action.words';
import { CASE_STATE_WORDS, CASE_TYPE_WORDS } from '@toric/contracts/customer/cases/case.words';
import { ChannelItemKind, SocialNetwork } from '@toric/contracts/customer/channels/channel';
import { CHANNEL_ITEM_KIND_WORDS, SOCIAL_NETWORK_WORDS } from '@toric/contracts/customer/channels/channel.words';
import { ComplaintStatus, Seriousness } from '@toric/contracts/complaint';
import { COMPLAINT_STATUS_WORDS, SERIOUSNESS_WORDS } from '@toric/contracts/customer/complaints/complaint.words';
import {
  CONSENT_CHANNEL_WORDS,
  CONSENT_PURPOSE_WORDS,
  CONSENT_STATE_WORDS,
} from '@toric/contracts/customer/consent/consent.words';
import {
  Direction,
  type InteractionKind,
  InteractionOutcome,
} from '@toric/contracts/customer/contacts/interaction.http';
import { INTERACTION_OUTCOME_WORDS } from '@toric/contracts/customer/contacts/interaction.words';
import { MESSAGE_STATE_WORDS } from '@toric/contracts/customer/messages/message.words';
import { TEMPLATE_WORDS } from '@toric/contracts/customer/messages/template.words';
import { ADD_ADDRESS_GUIDE, CHANGE_CUSTOMER_GUIDE } from '@toric/contracts/customer/people/customer.guide';
import { NoteAudience } from '@toric/contracts/customer/people/note.http';
import { PRIVACY_KIND_WORDS } from '@toric/contracts/customer/privacy/privacy.words';
import { VERIFICATION_STATUS_WORDS } from '@toric/contracts/customer/supply/verification.words';
import { TaskState } from '@toric/contracts/customer/tasks/task.http';
import { TaskRule } from '@toric/contracts/customer/tasks/task-rule';
import { TASK_RULE_WORDS, TASK_STATE_WORDS } from '@toric/contracts/customer/tasks/task.words';
import type { TimelineEntry, TimelineKind } from '@toric/contracts/customer/timeline/timeline.http';
import type { Text } from '@toric/contracts/kernel/sentence';
import type { Words } from '@toric/contracts/kernel/words';
import { z } from 'zod';
import { openWords } from '../channels/item.store.ts';
import { interactionTexts } from '../contacts/interaction.store.ts';
import { noteTexts } from '../contacts/customer-note.store.ts';
import { taskTexts } from '../tasks/task.store.ts';

/**
 * Holds the key of the customer, and a function that finds the key of a task, or of an author on a network, by the id.
 */
export type TimelineKeys = { readonly customer: Keyring; readonly ofTask: (id: string) => Keyring };

const text = (en: string, zh: string): Text => ({ en, zh });

/**
 * Returns the word of a value. Throws for a value that this version does not know. The row is then shown as unreadable.
 */
function wordOf(words: Words, value: unknown): Text {
  const known = words[z.string().parse(value)];
  if (!known) throw new Error(`no word for ${String(value)}`);
  return known.label;
}

const CONTACTS: Readonly<Record<InteractionKind, Readonly<Record<Direction, Text>>>> = {
  call: { in: text('She called', '客户来电'), out: text('We called', '我们致电') },
  visit: { in: text('She visited us', '客户到店'), out: text('We visited her', '我们上门') },
  chat: { in: text('She began a chat', '客户发起聊天'), out: text('We began a chat', '我们发起聊天') },
  letter: { in: text('A letter came', '收到来信'), out: text('A letter was sent', '已寄出信件') },
};
const Contact = z.object({
  ...{ direction: Direction, outcome: InteractionOutcome, minutes: z.int().nullable(), orderId: z.string().nullable() },
});

function contact(kind: InteractionKind, { id, facts, sealed }: TimelineRow, keys: TimelineKeys): Said {
  const { direction, outcome, minutes, orderId } = Contact.parse(facts);
  const lasted = minutes === null ? text('', '') : text(` (${minutes} min)`, `（${minutes} 分钟）`);
  const ended = INTERACTION_OUTCOME_WORDS[outcome].label;
  const state = text(`${ended.en}${lasted.en}`, `${ended.zh}${lasted.zh}`);
  return {
    what: withState(CONTACTS[kind][direction], state),
    detail: sealed === null ? null : interactionTexts.open(keys.customer, id, sealed).text,
    path: orderId && `/orders/${orderId}`,
  };
}

const NOTES: Readonly<Record<NoteAudience, Text>> = {
  internal: text('Note', '备注'),
  shared: text('Note that the customer sees', '客户可见的备注'),
};

function note({ id, facts, sealed }: TimelineRow, { customer }: TimelineKeys): Said {
  const { audience } = z.object({ audience: NoteAudience }).parse(facts);
  return { what: NOTES[audience], detail: sealed === null ? null : noteTexts.open(customer, id, sealed).text };
}

const TaskFacts = z.object({ state: TaskState, rule: TaskRule.nullable(), dueAt: z.string() });

function task({ id, facts, sealed }: TimelineRow, { ofTask }: TimelineKeys): Said {
  const { state, rule, dueAt } = TaskFacts.parse(facts);
  const day = dueAt.slice(0, 10);
  const due = state === 'done' ? TASK_STATE_WORDS.done.label : text(`due ${day}`, `${day} 到期`);
  const name = rule === null ? text('Task', '任务') : TASK_RULE_WORDS[rule].label;
  const detail = sealed === null ? null : taskTexts.open(ofTask(id), id, sealed).text;
  return { what: withState(name, due), detail, path: `/tasks/${id}` };
}

/** Holds the names of the fields of a profile and an address, as forms show them. */
const FIELDS = { ...ADD_ADDRESS_GUIDE, ...CHANGE_CUSTOMER_GUIDE };
const fieldName = (name: string): Text => FIELDS[name]?.label ?? text(name, name);

const ChangeFacts = z.object({ action: z.string(), fields: z.array(z.string()) });

/**
 * Returns the sentence about a changed record. The values of its fields are left out, because some readers of a
 * timeline may not read addresses.
 */
function change({ id, facts, sealed }: TimelineRow, { customer }: TimelineKeys): Said {
  const { action, fields } = ChangeFacts.parse(facts);
  const names = fields.map(fieldName);
  const listed = text(names.map(({ en }) => en).join(', '), names.map(({ zh }) => zh).join('、'));
  const what = withState(wordOf(CHANGE_ACTION_WORDS, action), listed);
  return { what, detail: sealed === null ? null : openValues(customer, id, sealed).reason };
}

type Facts = Readonly<Record<string, unknown>>;
type Sayer = (row: TimelineRow, keys: TimelineKeys, facts: Facts) => Said;

const SocialFacts = z.object({ kind: ChannelItemKind, network: SocialNetwork, authorId: z.string() });

/**
 * Returns the sentence about an item of a social network, with its words. The words are decrypted with the key of their
 * author, who is the customer on this network.
 */
function social({ id, facts, sealed }: TimelineRow, { ofTask: keysOf }: TimelineKeys): Said {
  const { kind, network, authorId } = SocialFacts.parse(facts);
  return {
    what: withState(CHANNEL_ITEM_KIND_WORDS[kind].label, SOCIAL_NETWORK_WORDS[network].label),
    detail: sealed === null ? null : openWords(keysOf(authorId), id, sealed).text,
    path: `/channel-items/${id}`,
  };
}

const SAYERS: Partial<Readonly<Record<TimelineKind, Sayer>>> = {
  ...{ note, task, change, social },
  call: (row, keys) => contact('call', row, keys),
  visit: (row, keys) => contact('visit', row, keys),
  chat: (row, keys) => contact('chat', row, keys),
  letter: (row, keys) => contact('letter', row, keys),
  case: ({ id }, _, { number, type, state }) => {
    const kind = wordOf(CASE_TYPE_WORDS, type);
    const name = text(`Case ${String(number)}, ${kind.en}`, `工单 ${String(number)}，${kind.zh}`);
    return { what: withState(name, wordOf(CASE_STATE_WORDS, state)), path: `/cases/${id}` };
  },
  prescription: ({ id }, _, { customerId, revision }) => ({
    what: withState(
      text('Prescription recorded', '录入处方'),
      text(`version ${String(revision)}`, `第 ${String(revision)} 版`),
    ),
    path: `/prescriptions/${String(customerId)}/${id}`,
  }),
  verification: ({ id }, _, { status }) => ({
    what: withState(text('Verification', '处方核实'), wordOf(VERIFICATION_STATUS_WORDS, status)),
    path: `/verification/${id}`,
  }),
  message: ({ id }, _, { template, state }) => ({
    what: withState(wordOf(TEMPLATE_WORDS, template), wordOf(MESSAGE_STATE_WORDS, state)),
    path: `/messages/${id}`,
  }),
  consent: (_, __, { purpose, channel, state }) => {
    const [what, how] = [wordOf(CONSENT_PURPOSE_WORDS, purpose), wordOf(CONSENT_CHANNEL_WORDS, channel)];
    return {
      what: withState(wordOf(CONSENT_STATE_WORDS, state), text(`${what.en} · ${how.en}`, `${what.zh} · ${how.zh}`)),
    };
  },
  complaint: ({ id }, _, { seriousness, status }) => ({
    what: withState(
      SERIOUSNESS_WORDS[Seriousness.parse(seriousness)].label,
      COMPLAINT_STATUS_WORDS[ComplaintStatus.parse(status)].label,
    ),
    path: `/complaints/${id}`,
  }),
  'privacy-request': ({ id }, _, { customerId, kind }) => ({
    what: withState(text('Privacy request', '隐私请求'), wordOf(PRIVACY_KIND_WORDS, kind)),
    path: `/privacy/${String(customerId)}/${id}`,
  }),
};

const AnyFacts = z.record(z.string(), z.unknown());

/** Returns the timeline entry of a row. Throws if the row is damaged. */
export function customerEntry(row: TimelineRow, keys: TimelineKeys): TimelineEntry {
  const say = SAYERS[row.kind];
  if (!say) throw new Error(`this service has no entries of the kind ${row.kind}`);
  return entryOf(row, say(row, keys, AnyFacts.parse(row.facts)));
}

/**
 * Returns the owners of the keys that the row needs besides the key of the customer: a task, or the author of words on
 * a network.
 */
export function keyOwnersOf({ id, kind, facts, sealed }: TimelineRow): string[] {
  if (sealed === null) return [];
  if (kind === 'task') return [id];
  const author = kind === 'social' ? z.object({ authorId: z.string() }).safeParse(facts) : undefined;
  return author?.success ? [author.data.authorId] : [];
}
