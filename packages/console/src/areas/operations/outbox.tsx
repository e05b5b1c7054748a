import { NativeSelect } from '@mantine/core';
import { REPLAY_OUTBOX_GUIDE } from '@toric/contracts/operator/operator.guide';
import { ListOperatorActions, ReplayOutbox, SERVICE_NAMES } from '@toric/contracts/operator/operator.http';
import { SERVICE_NAME_WORDS } from '@toric/contracts/operator/operator.words';
import type { BodyOf, FormSpec } from '../../kit/kit.types.ts';
import type { Reply } from '@toric/client/types';
import { useState } from 'react';
import { useCommand } from '../../app/api.ts';
import { tell } from '../../app/tell.tsx';
import { count, useWords } from '../../app/words.ts';
import { FormFields } from '../../kit/form/form-fields.tsx';
import { Refusal } from '../../kit/form/refusal.tsx';
import { SpecForm, useSpecForm } from '../../kit/form/spec-form.tsx';
import { Block } from '../../kit/show/block.tsx';
import { PageHead } from '../../kit/show/page-head.tsx';

type Body = BodyOf<typeof ReplayOutbox>;
type Service = (typeof SERVICE_NAMES)[number];
type Counted = { readonly body: Body; readonly answer: Reply<typeof ReplayOutbox> };

const form: FormSpec<typeof ReplayOutbox> = {
  operation: ReplayOutbox,
  guide: REPLAY_OUTBOX_GUIDE,
  title: { en: 'Publish messages again', zh: '重新发布消息' },
  save: { en: 'Count them first', zh: '先统计数量' },
  sections: [
    {
      fields: [
        { name: 'since', width: 'half' },
        { name: 'until', width: 'half' },
        { name: 'type' },
        { name: 'aggregateId' },
      ],
    },
  ],
};

/**
 * Publishes all messages of a selection. One request takes some thousand messages, so it is repeated until none is
 * left.
 */
function usePublish(service: Service) {
  const { run, busy, problem } = useCommand(ReplayOutbox, { refreshes: [ListOperatorActions] });
  const publish = async (body: Body) => {
    let done = 0;
    for (let until = body.until, more = true; more; ) {
      const answer = await run({ params: { service }, body: { ...body, dryRun: false, ...(until && { until }) } });
      done += answer.body.messages;
      more = answer.body.more && answer.body.messages > 0;
      until = answer.body.until;
    }
    tell(
      count(done, {
        one: '{n} message is published again.',
        other: '{n} messages are published again.',
        zh: '已重新发布 {n} 条消息。',
      }),
    );
  };
  return { run, publish, busy, problem };
}

function Selection({
  counted,
  busy,
  onPublish,
}: {
  readonly counted: Counted;
  readonly busy: boolean;
  readonly onPublish: () => void;
}) {
  const t = useWords();
  const { messages, more, of } = counted.answer;
  return (
    <Block title={{ en: 'What would be published', zh: '将重新发布的内容' }}>
      <ul className="fine stack">
        {of.map(({ type, messages: n }) => (
          <li key={type} className="row between">
            <span className="mono">{type}</span>
            <b>{n}</b>
          </li>
        ))}
      </ul>
      <p className="fine dim">
        {t({
          en: 'A message that a service applied already is dropped there. Nothing happens twice.',
          zh: '已处理过的消息会被接收方丢弃，不会重复执行。',
        })}
      </p>
      {messages > 0 && (
        <button type="button" data-operation={ReplayOutbox.id} className="btn main" disabled={busy} onClick={onPublish}>
          {t({
            en: `Publish ${messages}${more ? ' and more' : ''} again`,
            zh: `重新发布 ${messages} 条${more ? '以上' : ''}`,
          })}
        </button>
      )}
    </Block>
  );
}

/** Publishes messages of a service again, for example after the broker lost its disk. It first counts them. */
export default function OutboxPage() {
  const t = useWords();
  const [service, setService] = useState<Service>('order');
  const [counted, setCounted] = useState<Counted>();
  const { run, publish, busy, problem } = usePublish(service);
  const state = useSpecForm({
    spec: form,
    record: undefined,
    send: async (body: Body) => {
      const answer = await run({ params: { service }, body: { ...body, dryRun: true } });
      setCounted({ body, answer: answer.body });
    },
  });
  return (
    <>
      <PageHead
        title={{ en: 'Publish again', zh: '重新发布' }}
        about={{
          en: 'After the broker lost messages: everything that a service published since a time is published again.',
          zh: '消息代理丢失消息后：将某服务自某时起发布的内容重新发布。',
        }}
      />
      <div className="split rule">
        <div className="block stack-4">
          <NativeSelect
            label={t({ en: 'Part of the shop', zh: '服务' })}
            data={SERVICE_NAMES.map((name) => ({ value: name, label: t(SERVICE_NAME_WORDS[name].label) }))}
            value={service}
            onChange={({ currentTarget }) => {
              setService(SERVICE_NAMES.find((name) => name === currentTarget.value) ?? 'order');
              setCounted(undefined);
            }}
          />
          <SpecForm state={state} className="stack-4">
            <FormFields spec={form} />
            <Refusal problem={state.problem ?? problem} />
            <button type="submit" data-operation={ReplayOutbox.id} className="btn main" disabled={state.busy}>
              {t({ en: 'Count them first', zh: '先统计数量' })}
            </button>
          </SpecForm>
        </div>
        <aside>
          {counted && (
            <Selection
              counted={counted}
              busy={busy}
              onPublish={() => void publish(counted.body).catch(() => undefined)}
            />
          )}
        </aside>
      </div>
    </>
  );
}
