import { ListMessages, ResendMessage } from '@toric/contracts/customer/messages/message.http';
import { RESEND_MESSAGE_GUIDE } from '@toric/contracts/customer/messages/message.guide';
import { CHANNEL_WORDS, MESSAGE_STATE_WORDS } from '@toric/contracts/customer/messages/message.words';
import { TEMPLATE_WORDS } from '@toric/contracts/customer/messages/template.words';
import { ListSuppressions } from '@toric/contracts/customer/messages/suppression.http';
import { text } from '../../app/words.ts';
import { choiceField, dayField } from '../../kit/list/filters/fields.ts';
import { columnsFor } from '../../kit/list/column.tsx';
import type { ListSpec } from '../../kit/kit.types.ts';
import { Said } from '../../kit/show/said.tsx';
import { Recipient } from './recipient.tsx';

const column = columnsFor<typeof ListMessages>();

/** Returns true for the states in which a person may have the message sent again. */
export const isResendable = ({ state }: { readonly state: string }): boolean =>
  state === 'unknown' || state === 'refused';

/** Describes the list of mails and text messages. A list shows neither addresses nor texts. */
export const messagesSpec: ListSpec<typeof ListMessages> = {
  operation: ListMessages,
  title: text('Messages', '消息'),
  about: text('Mails and text messages, the newest first.', '电子邮件和短信，最新的在前。'),
  key: ({ id }) => id,
  href: ({ id }) => `/messages/${id}`,
  filters: {
    ...choiceField('state', text('State', '状态'), MESSAGE_STATE_WORDS),
    ...choiceField('template', text('Kind', '种类'), TEMPLATE_WORDS),
    ...choiceField('channel', text('By', '方式'), CHANNEL_WORDS),
    ...dayField('created', text('Written', '创建日期')),
    personId: { kind: 'record', label: text('Person', '收件人'), name: Recipient },
  },
  views: [
    { id: 'all', label: text('All', '全部'), filters: {} },
    { id: 'unknown', label: text('May not have arrived', '可能未送达'), filters: { state: 'unknown' } },
    { id: 'refused', label: text('Refused', '被拒收'), filters: { state: 'refused' } },
    { id: 'suppressed', label: text('Not sent', '未发送'), filters: { state: 'suppressed' } },
  ],
  actions: [
    {
      href: '/messages/suppressions',
      label: text('Addresses that get nothing', '停止发送的地址'),
      operation: ListSuppressions,
    },
  ],
  bulk: [
    {
      operation: ResendMessage,
      label: text('Send again…', '重新发送…'),
      when: isResendable,
      form: {
        operation: ResendMessage,
        guide: RESEND_MESSAGE_GUIDE,
        title: text('Send the messages again', '重新发送消息'),
        save: text('Send them again', '重新发送'),
        sections: [{ fields: [{ name: 'reason', control: 'long-text' }] }],
      },
      input: ({ id }, body) => ({ params: { messageId: id }, body }),
      done: text('They are sent again.', '已重新发送。'),
    },
  ],
  columns: [
    {
      id: 'template',
      label: text('Kind', '种类'),
      cell: ({ template }) => (
        <b>
          <Said>{TEMPLATE_WORDS[template].label}</Said>
        </b>
      ),
      text: ({ template }) => template,
      width: 260,
    },
    {
      id: 'person',
      label: text('Person', '收件人'),
      cell: ({ personId }) => <Recipient id={personId} plain />,
      text: ({ personId }) => personId,
      width: 180,
    },
    {
      id: 'channel',
      label: text('By', '方式'),
      cell: ({ channel }) => <Said>{CHANNEL_WORDS[channel].label}</Said>,
      text: ({ channel }) => channel,
      width: 110,
    },
    column.badge('state', text('State', '状态'), MESSAGE_STATE_WORDS, ({ state }) => state, { width: 170 }),
    column.when('created', text('Written', '创建时间'), ({ createdAt }) => createdAt, { width: 200 }),
    {
      id: 'attempts',
      label: text('Tries', '尝试次数'),
      cell: ({ attempts }) => attempts,
      text: ({ attempts }) => String(attempts),
      align: 'end',
      width: 100,
    },
    {
      id: 'code',
      label: text('Last answer', '最近应答'),
      cell: ({ lastCode }) => <span className="mono clip">{lastCode ?? '–'}</span>,
      text: ({ lastCode }) => lastCode ?? '',
      width: 160,
      hidden: true,
    },
  ],
  empty: {
    title: text('No message matches.', '没有符合条件的消息。'),
    about: text('Messages appear when orders, accounts or recalls change.', '订单、账户或召回有变化时会产生消息。'),
  },
};
