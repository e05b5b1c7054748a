import type { Reply } from '@toric/client/types';
import { RESEND_MESSAGE_GUIDE } from '@toric/contracts/customer/messages/message.guide';
import { GetMessage, ListMessages, ResendMessage } from '@toric/contracts/customer/messages/message.http';
import { CHANNEL_WORDS, MESSAGE_STATE_WORDS } from '@toric/contracts/customer/messages/message.words';
import { TEMPLATE_WORDS } from '@toric/contracts/customer/messages/template.words';
import { LANGUAGE_NAME_WORDS } from '@toric/contracts/customer/people/customer.words';
import type { Words } from '@toric/contracts/kernel/words';
import { text, useWords } from '../../app/words.ts';
import type { Action } from '../../kit/kit.types.ts';
import { recordPage } from '../../kit/record/record-page.tsx';
import { Facts } from '../../kit/show/facts.tsx';
import { Said } from '../../kit/show/said.tsx';
import { Timeline } from '../../kit/show/timeline.tsx';
import { When } from '../../kit/show/when.tsx';
import { Why } from '../../kit/show/why.tsx';
import { PersonName } from '../changes/person-name.tsx';
import { Recipient } from './recipient.tsx';
import { isResendable } from './spec.tsx';

type Message = Reply<typeof GetMessage>;
type Shown = { readonly record: Message };

const resend: Action<Message, typeof ResendMessage> = {
  operation: ResendMessage,
  label: text('Send it again…', '重新发送…'),
  tone: 'main',
  key: 'a',
  when: isResendable,
  form: {
    operation: ResendMessage,
    guide: RESEND_MESSAGE_GUIDE,
    title: text('Send the message again', '重新发送消息'),
    save: text('Send it again', '重新发送'),
    sections: [{ fields: [{ name: 'reason', control: 'long-text' }] }],
  },
  input: ({ id }, body) => ({ params: { messageId: id }, body }),
  done: text('It is sent again.', '已重新发送。'),
  refreshes: [ListMessages],
};

const STATES: Readonly<
  Record<string, { readonly title: ReturnType<typeof text>; readonly rule: ReturnType<typeof text> }>
> = {
  unknown: {
    title: text(
      'It may not have arrived: the connection was lost while it was sent.',
      '可能未送达：发送途中连接中断。',
    ),
    rule: text(
      'It is never sent again by itself, because the person might get it twice.',
      '不会自动重发，以免重复送达。',
    ),
  },
  refused: {
    title: text('The other side refused it.', '对方拒收。'),
    rule: text('Correct the address before you send it again.', '重新发送前请更正地址。'),
  },
  suppressed: {
    title: text(
      'It was not sent: the address bounced or complained, or the person has none.',
      '未发送：地址退信或被投诉，或没有地址。',
    ),
    rule: text(
      'Lift the suppression if the person asks for it. Ask for another address otherwise.',
      '本人要求时可恢复发送，否则请索取其他地址。',
    ),
  },
  expired: {
    title: text('It was not sent in the time in which it is of use.', '未能在有效时间内发送。'),
    rule: text('Tell the person in another way.', '请以其他方式告知。'),
  },
};

function Reasons({ record }: Shown) {
  const known = STATES[record.state];
  return known ? <Why tone="stop" title={known.title} rule={known.rule} /> : null;
}

function About({ record }: Shown) {
  const t = useWords();
  return (
    <>
      {t(text('to ', '收件人 '))}
      <Recipient id={record.personId} /> · <Said>{CHANNEL_WORDS[record.channel].label}</Said> ·{' '}
      <When at={record.createdAt} />
    </>
  );
}

function Tries({ record }: Shown) {
  const t = useWords();
  const words: Words = MESSAGE_STATE_WORDS;
  const entries = [...record.history].reverse().map(({ id, at, outcome, code, reason, actorId }) => ({
    ...{ id, at },
    body: (
      <>
        <b>{words[outcome] ? <Said>{words[outcome].label}</Said> : outcome}</b>{' '}
        {/* a person does not need the status code of a success */}
        {outcome !== 'sent' && <span className="mono">{code}</span>}
      </>
    ),
    detail: reason,
    pin: actorId && <PersonName id={actorId} />,
  }));
  return (
    <section>
      <h2>{t(text('Tries', '发送记录'))}</h2>
      {entries.length === 0 && <p className="dim">{t(text('It was not tried yet.', '尚未发送。'))}</p>}
      <Timeline entries={entries} />
    </section>
  );
}

function Aside({ record }: Shown) {
  const t = useWords();
  const languages: Words = LANGUAGE_NAME_WORDS;
  const { language, templateVersion, dueAt, expiresAt } = record;
  return (
    <section className="block">
      <Facts
        rows={[
          { label: text('Language', '语言'), value: language && <Said>{languages[language]?.label ?? language}</Said> },
          {
            label: text('Version of the text', '文本版本'),
            value: templateVersion === 0 ? t(text('the built-in one', '自带文本')) : templateVersion,
          },
          { label: text('To be sent', '计划发送'), value: <When at={dueAt} /> },
          { label: text('Of use until', '有效至'), value: <When at={expiresAt} /> },
        ]}
      />
    </section>
  );
}

/** Shows one message with every attempt to send it. Its address and its text are not shown. */
export default recordPage({
  operation: GetMessage,
  params: ['messageId'],
  list: { label: text('Messages', '消息'), href: '/messages' },
  title: ({ template }) => <Said>{TEMPLATE_WORDS[template].label}</Said>,
  state: ({ state }) => ({ words: MESSAGE_STATE_WORDS, value: state }),
  facts: About,
  why: Reasons,
  actions: [resend],
  tabs: [{ id: 'tries', label: text('Tries', '发送记录'), content: Tries }],
  aside: Aside,
});
