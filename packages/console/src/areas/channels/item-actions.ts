import {
  ADD_CUSTOMER_OF_CHANNEL_ITEM_GUIDE,
  LINK_CHANNEL_ITEM_GUIDE,
  OPEN_CASE_OF_CHANNEL_ITEM_GUIDE,
} from '@toric/contracts/customer/channels/channel.guide';
import {
  AddCustomerOfChannelItem,
  type ChannelItemView,
  LinkChannelItem,
  ListChannelItems,
  OpenCaseOfChannelItem,
  RestoreChannelItem,
  SetAsideChannelItem,
  UnlinkChannelItem,
} from '@toric/contracts/customer/channels/channel-item.http';
import { CASE_PRIORITY_WORDS, CASE_TEAM_WORDS } from '@toric/contracts/customer/cases/case.words';
import { text } from '../../app/words.ts';
import type { Action, AnyAction } from '../../kit/kit.types.ts';
import { formAction } from '../../kit/record/form-action.ts';

type Shown = ChannelItemView;
const of = ({ id }: Shown) => ({ itemId: id });
const refreshes = [ListChannelItems];
const isUnknown = ({ state, direction }: Shown) => direction === 'in' && state !== 'linked';

const link = formAction<Shown, typeof LinkChannelItem>({
  operation: LinkChannelItem,
  label: text('Link a customer…', '关联客户…'),
  tone: 'main',
  key: 'l',
  when: isUnknown,
  guide: LINK_CHANNEL_ITEM_GUIDE,
  title: text('Who wrote it?', '这是谁写的？'),
  save: text('Link the customer', '关联客户'),
  fields: [{ name: 'customerId', control: 'customer' }],
  input: (record, body) => ({ params: of(record), body }),
  done: text('Everything from this account belongs to the customer now.', '此账户的所有内容现已归于该客户。'),
  refreshes,
});

/** Splits a name in the Western order. Staff can correct the parts in the form. */
function namesOf({ author: { name } }: Shown) {
  const words = (name ?? '').split(/\s+/).filter(Boolean);
  const familyName = words.length > 1 ? words.at(-1) : undefined;
  const givenName = words.slice(0, familyName === undefined ? undefined : -1).join(' ');
  return { ...(givenName && { givenName }), ...(familyName && { familyName }) };
}

const add = formAction<Shown, typeof AddCustomerOfChannelItem>({
  operation: AddCustomerOfChannelItem,
  label: text('New customer…', '新建客户…'),
  when: isUnknown,
  guide: ADD_CUSTOMER_OF_CHANNEL_ITEM_GUIDE,
  title: text('Add her as a customer', '新建为客户'),
  save: text('Add the customer', '新建客户'),
  fields: [
    { name: 'givenName', control: 'text', width: 'half' },
    { name: 'familyName', control: 'text', width: 'half' },
    { name: 'phone', control: 'phone', width: 'half' },
    { name: 'dateOfBirth', width: 'half' },
    { name: 'isNew' },
  ],
  start: (record) => ({ ...namesOf(record), ...(record.author.phone && { phone: record.author.phone }) }),
  input: (record, body) => ({ params: of(record), body }),
  done: text(
    'She is a customer now, and everything from this account is hers.',
    '已新建客户，此账户的内容归于该客户。',
  ),
  refreshes,
});

const openCase = formAction<Shown, typeof OpenCaseOfChannelItem>({
  operation: OpenCaseOfChannelItem,
  label: text('Open a case…', '建立工单…'),
  key: 'c',
  when: ({ caseId, direction }) => caseId === null && direction === 'in',
  guide: OPEN_CASE_OF_CHANNEL_ITEM_GUIDE,
  title: text('Open a case about it', '就此建立工单'),
  save: text('Open the case', '建立工单'),
  fields: [
    { name: 'subject', control: 'text' },
    { name: 'priority', words: CASE_PRIORITY_WORDS, width: 'half' },
    { name: 'team', words: CASE_TEAM_WORDS, width: 'half' },
  ],
  start: ({ text: words }) => ({ subject: words.replace(/\s+/g, ' ').slice(0, 80), priority: 'normal', team: 'sales' }),
  input: (record, body) => ({ params: of(record), body }),
  done: text('The case is open.', '工单已建立。'),
  then: ({ caseId }) => `/cases/${caseId}`,
  refreshes,
});

const setAside: Action<Shown, typeof SetAsideChannelItem> = {
  operation: SetAsideChannelItem,
  label: text('Set it aside', '搁置'),
  when: ({ state }) => state === 'waiting',
  input: (record) => ({ params: of(record) }),
  done: text('Nothing is to be done about it.', '已搁置，无需处理。'),
  undo: { operation: RestoreChannelItem, input: (record) => ({ params: of(record) }) },
  refreshes,
};

const restore: Action<Shown, typeof RestoreChannelItem> = {
  operation: RestoreChannelItem,
  label: text('Let it wait again', '恢复待处理'),
  when: ({ state }) => state === 'set-aside',
  input: (record) => ({ params: of(record) }),
  done: text('It waits again.', '已恢复待处理。'),
  refreshes,
};

const unlink: Action<Shown, typeof UnlinkChannelItem> = {
  operation: UnlinkChannelItem,
  label: text('Take the link away', '取消关联'),
  when: ({ customerId, direction }) => customerId !== null && direction === 'in',
  input: (record) => ({ params: of(record) }),
  done: text('Everything from this account waits again.', '此账户的内容已恢复待识别。'),
  undo: {
    operation: LinkChannelItem,
    input: (record) => ({ params: of(record), body: { customerId: record.customerId } }),
  },
  refreshes,
};

/** Returns the action that links a proposed customer to an item of a channel. */
export const linkTo = (customerId: string): Action<Shown, typeof LinkChannelItem> => ({
  operation: LinkChannelItem,
  label: text('It is she', '就是此人'),
  input: (record) => ({ params: of(record), body: { customerId } }),
  done: text('Everything from this account belongs to the customer now.', '此账户的所有内容现已归于该客户。'),
  undo: { operation: UnlinkChannelItem, input: (record) => ({ params: of(record) }) },
  refreshes,
});

/** Lists the actions of an item of a channel. */
export const ITEM_ACTIONS: readonly AnyAction<Shown>[] = [link, add, openCase, setAside, restore, unlink];
