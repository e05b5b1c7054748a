import { LetterState } from '@toric/contracts/operator/operator.http';
import {
  DEAD_LETTER_REASON_WORDS,
  LETTER_STATE_WORDS,
  SERVICE_NAME_WORDS,
} from '@toric/contracts/operator/operator.words';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useKeys } from '../../../app/keys.ts';
import { count, useWords } from '../../../app/words.ts';
import { Spark } from '../../../kit/chart/line.tsx';
import { Block } from '../../../kit/show/block.tsx';
import { PageHead } from '../../../kit/show/page-head.tsx';
import { Empty, Loading } from '../../../kit/show/states.tsx';
import { When } from '../../../kit/show/when.tsx';
import { Why } from '../../../kit/show/why.tsx';
import { ChoiceButtons } from '../../stock/choice-buttons.tsx';
import '../operations.css';
import { CauseAside } from './cause-aside.tsx';
import { type Cause, filtersIn, isFiltered } from './causes.ts';
import { DoneBefore } from '../done-before.tsx';
import { LetterFilters } from './letter-filters.tsx';
import { Letters } from './letters.tsx';
import { useCauses } from './use-causes.ts';
import { ScrollTable } from '../../../kit/scroll-region.tsx';

function CauseRow({
  cause,
  isChosen,
  onChoose,
}: {
  readonly cause: Cause;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}) {
  const t = useWords();
  return (
    <tr className={isChosen ? 'here' : undefined} aria-selected={isChosen} onClick={onChoose}>
      <td>
        <button type="button" className="cause-name" aria-pressed={isChosen} onClick={onChoose}>
          <b>{t(DEAD_LETTER_REASON_WORDS[cause.reason].label)}</b>
        </button>
        <br />
        <span className="fine dim">
          {t(SERVICE_NAME_WORDS[cause.service].label)} · {cause.error}
        </span>
      </td>
      <td className="nowrap dim">
        <When at={cause.firstFailedAt} />
      </td>
      <td className="num">
        <b>{cause.messages}</b>
      </td>
    </tr>
  );
}

function Causes({
  causes,
  chosen,
  onChoose,
}: {
  readonly causes: readonly Cause[];
  readonly chosen: Cause;
  readonly onChoose: (cause: Cause) => void;
}) {
  const t = useWords();
  return (
    <ScrollTable edge>
      <thead>
        <tr>
          <th>{t({ en: 'What happened', zh: '情况' })}</th>
          <th>{t({ en: 'Since', zh: '开始时间' })}</th>
          <th className="num">{t({ en: 'Messages', zh: '消息数' })}</th>
        </tr>
      </thead>
      <tbody>
        {causes.map((cause) => (
          <CauseRow
            key={cause.key}
            cause={cause}
            isChosen={cause.key === chosen.key}
            onChoose={() => onChoose(cause)}
          />
        ))}
      </tbody>
    </ScrollTable>
  );
}

const STATES = LetterState.options.map((state) => ({ value: state, label: LETTER_STATE_WORDS[state].label }));

function Found({ causes }: { readonly causes: readonly Cause[] }) {
  const [key, setKey] = useState<string>();
  const at = Math.max(
    0,
    causes.findIndex((cause) => cause.key === key),
  );
  const chosen = causes[at];
  useKeys([
    { key: 'j', label: { en: 'next cause', zh: '下一项' }, run: () => setKey(causes[at + 1]?.key ?? key) },
    { key: 'k', label: { en: 'cause before', zh: '上一项' }, run: () => setKey(causes[at - 1]?.key ?? key) },
  ]);
  if (!chosen) return null;
  return (
    <div className="split rule wideaside">
      <div>
        <Causes causes={causes} chosen={chosen} onChoose={(cause) => setKey(cause.key)} />
        <Block title={{ en: 'When they failed', zh: '失败时间' }}>
          <Spark values={chosen.overTime} label={{ en: 'Failures over time', zh: '随时间的失败数' }} tone="stop" />
          <p className="fine dimmer row between">
            <When at={chosen.firstFailedAt} />
            <When at={chosen.lastFailedAt} />
          </p>
        </Block>
        <Letters key={chosen.key} cause={chosen} />
        <DoneBefore service={chosen.service} />
      </div>
      <CauseAside key={chosen.key} cause={chosen} />
    </div>
  );
}

function Silent({ services }: { readonly services: readonly string[] }) {
  if (services.length === 0) return null;
  return (
    <div className="pad">
      <Why
        tone="stop"
        title={{
          en: `No answer from: ${services.join(', ')}. Their messages are not shown.`,
          zh: `以下服务无应答：${services.join('、')}，其消息未显示。`,
        }}
      />
    </div>
  );
}

function NothingStuck({ isFiltered }: { readonly isFiltered: boolean }) {
  if (isFiltered)
    return (
      <Empty
        title={{ en: 'No message fits these filters.', zh: '没有符合筛选条件的消息。' }}
        about={{ en: 'Take a filter away to see more.', zh: '去掉某个筛选条件可查看更多。' }}
      />
    );
  return (
    <Empty
      title={{ en: 'No message is stuck.', zh: '没有未能处理的消息。' }}
      about={{
        en: 'Every message was applied, or is still tried by itself.',
        zh: '所有消息均已处理，或仍在自动重试。',
      }}
    />
  );
}

/** Shows the dead letters by their cause. For each cause it shows the result of a new try and the earlier actions. */
export default function DeadLettersPage() {
  const t = useWords();
  const [query, setQuery] = useSearchParams();
  const filters = filtersIn(query);
  const { causes, isLoading, hasMore, silent } = useCauses(filters);
  const messages = causes.reduce((sum, cause) => sum + cause.messages, 0);
  const said = count(messages, { one: '{n} message', other: '{n} messages', zh: '{n} 条消息' });
  const set = (name: string, value: string) => {
    const next = new URLSearchParams(query);
    if (value) next.set(name, value);
    else next.delete(name);
    setQuery(next, { replace: true });
  };
  return (
    <>
      <PageHead
        title={{ en: 'Stuck messages', zh: '未能处理的消息' }}
        about={{
          en: `${said.en}${hasMore ? ' and more' : ''}, for ${causes.length} causes.`,
          zh: `${said.zh}${hasMore ? '以上' : ''}，共 ${causes.length} 种原因。`,
        }}
        actions={
          <Link className="btn" to="/operations/actions">
            {t({ en: 'What was done before', zh: '此前的处理' })}
          </Link>
        }
      />
      <div className="bench last">
        <ChoiceButtons
          label={{ en: 'State', zh: '状态' }}
          options={STATES}
          value={filters.state}
          onChange={(next) => set('state', next)}
        />
        <LetterFilters query={query} onChange={set} />
      </div>
      <Silent services={silent} />
      {isLoading && <Loading rows={5} />}
      {!isLoading && causes.length === 0 && <NothingStuck isFiltered={isFiltered(filters)} />}
      <Found causes={causes} />
    </>
  );
}
