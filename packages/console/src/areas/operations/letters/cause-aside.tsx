import { DISCARD_DEAD_LETTERS_GUIDE } from '@toric/contracts/operator/operator.guide';
import {
  DiscardDeadLetters,
  ExplainDeadLetter,
  ListDeadLetterCauses,
  ListDeadLetters,
  ListOperatorActions,
  ReplayDeadLetters,
} from '@toric/contracts/operator/operator.http';
import { IconCheck, IconHelp, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { api, keyOf, useAnswer, useCommand, useMay } from '../../../app/api.ts';
import { tell } from '../../../app/tell.tsx';
import { count, useWords } from '../../../app/words.ts';
import type { Action } from '../../../kit/kit.types.ts';
import { ActionButton } from '../../../kit/record/action-button.tsx';
import { Refusal } from '../../../kit/form/refusal.tsx';
import { Block } from '../../../kit/show/block.tsx';
import { runbookHref } from '../runbooks/runbook.ts';
import { type Cause, selectionOf } from './causes.ts';
import { Link } from 'react-router';

/** The answers of these operations are invalidated after an action. */
const READ_AGAIN = [ListDeadLetters, ListDeadLetterCauses, ListOperatorActions];

const close: Action<Cause, typeof DiscardDeadLetters> = {
  operation: DiscardDeadLetters,
  label: { en: 'Close them…', zh: '关闭…' },
  tone: 'stop',
  form: {
    operation: DiscardDeadLetters,
    guide: DISCARD_DEAD_LETTERS_GUIDE,
    title: { en: 'Close these messages for good', zh: '永久关闭这些消息' },
    save: { en: 'Close them. They are never applied', zh: '关闭（不再处理）' },
    sections: [{ fields: [{ name: 'why', control: 'long-text' }] }],
    start: (cause) => ({ letters: selectionOf(cause) }),
  },
  input: ({ service }, body) => ({ params: { service }, body: { ...body, dryRun: false } }),
  done: ({ messages }) =>
    count(messages, { one: '{n} message is closed.', other: '{n} messages are closed.', zh: '已关闭 {n} 条消息。' }),
  refreshes: READ_AGAIN,
};

/** Requests the effect of a replay as a dry run. Nothing changes. */
const usePreview = (cause: Cause) =>
  useQuery({
    queryKey: [...keyOf(ReplayDeadLetters, [cause.key, cause.messages])],
    queryFn: async () => {
      const body = { letters: selectionOf(cause), dryRun: true };
      return (await api.call(ReplayDeadLetters, { params: { service: cause.service }, body })).body;
    },
  });

function useReplay(cause: Cause) {
  const { run, busy, problem } = useCommand(ReplayDeadLetters, { refreshes: READ_AGAIN });
  const replay = async (letters: ReturnType<typeof selectionOf> | { ids: string[] }) => {
    let done = 0;
    for (let more = true; more; ) {
      const { body } = await run({ params: { service: cause.service }, body: { letters, dryRun: false } });
      done += body.messages;
      more = body.more && body.messages > 0;
    }
    tell(
      count(done, {
        one: '{n} message goes back to its queue.',
        other: '{n} messages go back to their queue.',
        zh: '{n} 条消息已放回队列。',
      }),
    );
  };
  return {
    replay: (letters: ReturnType<typeof selectionOf> | { ids: string[] }) =>
      void replay(letters).catch(() => undefined),
    busy,
    problem,
  };
}

function TryAgain({ cause }: { readonly cause: Cause }) {
  const t = useWords();
  const { data } = usePreview(cause);
  const { replay, busy, problem } = useReplay(cause);
  const n = data && !data.more ? data.messages : cause.messages;
  return (
    <Block title={{ en: `If you try the ${n} again`, zh: `如果重试这 ${n} 条` }}>
      <ul className="fine stack">
        <li className="row top">
          <span className="t-ok">
            <IconCheck size={16} stroke={1.5} />
          </span>
          {t({
            en: `${n} go back to their queue, those of one order in their old sequence.`,
            zh: `${n} 条放回队列，同一订单的消息保持原有顺序。`,
          })}
        </li>
        <li className="row top">
          <span className="dim">
            <IconX size={16} stroke={1.5} />
          </span>
          {t({ en: 'One that was applied meanwhile is left out.', zh: '其间已处理的消息会跳过。' })}
        </li>
        <li className="row top">
          <span className="dim">
            <IconHelp size={16} stroke={1.5} />
          </span>
          {t({ en: 'What fails again comes back here.', zh: '再次失败的消息会回到此处。' })}
        </li>
      </ul>
      {problem && <Refusal problem={problem} />}
      <div className="stack cause-acts">
        <button
          type="button"
          data-operation={ReplayDeadLetters.id}
          className="btn main wide"
          disabled={busy}
          onClick={() => replay(selectionOf(cause))}
        >
          {t(count(n, { one: 'Try {n} message again', other: 'Try {n} messages again', zh: '重试 {n} 条消息' }))}
        </button>
        {n > 1 && (
          <button
            type="button"
            data-operation={ReplayDeadLetters.id}
            className="btn wide"
            disabled={busy}
            onClick={() => replay({ ids: [cause.firstId] })}
          >
            {t({ en: 'Try one first', zh: '先试一条' })}
          </button>
        )}
      </div>
    </Block>
  );
}

function Engineer({ cause }: { readonly cause: Cause }) {
  const t = useWords();
  const { data } = useAnswer(ExplainDeadLetter, {
    params: { service: cause.service, letterId: cause.firstId },
  });
  const rows = [
    [{ en: 'Kind', zh: '类型' }, cause.type],
    [{ en: 'Queue', zh: '队列' }, cause.consumer],
    [{ en: 'Cause', zh: '原因' }, cause.reason],
    [{ en: 'Error', zh: '错误' }, cause.error],
    [{ en: 'File', zh: '文件' }, data?.file],
    [{ en: 'Request', zh: '请求' }, data?.correlationId],
  ] as const;
  return (
    <>
      {data && (
        <Block title={{ en: 'What is known', zh: '已知情况' }}>
          <p className="fine">{data.happened}</p>
          <p className="fine dim">{data.advice}</p>
          <p className="fine">
            <Link to={runbookHref('dead-letters-open')}>{t({ en: 'Runbook', zh: '操作手册' })}</Link>
          </p>
          {data.applied && (
            <p className="fine t-ok">
              {t({ en: 'The first message was applied meanwhile.', zh: '第一条消息其间已被处理。' })}
            </p>
          )}
        </Block>
      )}
      <section className="block">
        <details>
          <summary>{t({ en: 'For an engineer', zh: '供工程师参考' })}</summary>
          <dl className="facts fine">
            {rows.map(
              ([label, value]) =>
                value && [
                  <dt key={label.en}>{t(label)}</dt>,
                  <dd key={`${label.en} value`} className="mono">
                    {value}
                  </dd>,
                ],
            )}
          </dl>
          {data && <pre className="mono fine scroll">{data.body}</pre>}
        </details>
      </section>
    </>
  );
}

/** Shows the effect of replaying and of closing the messages, before a person decides. */
export function CauseAside({ cause }: { readonly cause: Cause }) {
  const t = useWords();
  const may = useMay();
  const isOpen = cause.filters.state === 'open';
  return (
    <aside>
      {isOpen && may(ReplayDeadLetters) && (
        <>
          <TryAgain cause={cause} />
          <Block title={{ en: 'If you close them instead', zh: '如果改为关闭' }}>
            <p className="fine dim">
              {t({
                en: 'They are never applied. Do their work by hand first, and say why.',
                zh: '这些消息将不再处理。请先手动完成相应工作，并说明原因。',
              })}
            </p>
            <p className="cause-acts">
              <ActionButton action={close} record={cause} small />
            </p>
          </Block>
        </>
      )}
      <Engineer cause={cause} />
    </aside>
  );
}
