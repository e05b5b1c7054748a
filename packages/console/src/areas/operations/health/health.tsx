import { GetHealth, type InstanceHealth, type ProcessHealth } from '@toric/contracts/operator/health.http';
import { PROCESS_WORDS } from '@toric/contracts/operator/operator.words';
import { ListDeadLetters } from '@toric/contracts/operator/operator.http';
import { Link } from 'react-router';
import { useAnswer, useMay } from '../../../app/api.ts';
import { formatNumber } from '../../../app/formats.ts';
import { useLanguage, useWords } from '../../../app/words.ts';
import { Answered } from '../../../kit/show/answered.tsx';
import { StateBadge } from '../../../kit/show/badge.tsx';
import { Block } from '../../../kit/show/block.tsx';
import { Facts } from '../../../kit/show/facts.tsx';
import { PageHead } from '../../../kit/show/page-head.tsx';
import { When } from '../../../kit/show/when.tsx';
import { Why } from '../../../kit/show/why.tsx';
import { runbookHref } from '../runbooks/runbook.ts';
import { type Sign, signsOf, silenceOf, type Standing, standingOf } from './signs.ts';
import './health.css';

const REFRESH_MS = 15_000;
const STANDINGS = {
  ok: { en: 'Works', zh: '正常' },
  wait: { en: 'Look at it', zh: '请查看' },
  stop: { en: 'Does not work', zh: '异常' },
} as const;

function Signs({ signs }: { readonly signs: readonly Sign[] }) {
  const t = useWords();
  return signs.map(({ tone, says, runbook }) => (
    <Why
      key={says.en}
      tone={tone}
      title={says}
      actions={
        <Link className="btn small" to={runbookHref(runbook)}>
          {t({ en: 'What to do', zh: '处理方法' })}
        </Link>
      }
    />
  ));
}

const megabytes = (bytes: number) => Math.round(bytes / 1_048_576);

function InstanceFacts({ instance }: { readonly instance: InstanceHealth }) {
  const t = useWords();
  const language = useLanguage();
  const mayList = useMay()(ListDeadLetters);
  const { messages } = instance;
  const size = (bytes: number) => `${formatNumber(megabytes(bytes), language)} MB`;
  const [used, limit] = [size(instance.heapBytes), size(instance.heapLimitBytes)];
  const heap = { en: `${used} of ${limit} for data`, zh: `数据 ${used} / ${limit}` };
  return (
    <Facts
      rows={[
        { label: { en: 'Version', zh: '版本' }, value: instance.version },
        { label: { en: 'Running since', zh: '运行自' }, value: <When at={instance.startedAt} /> },
        { label: { en: 'Memory', zh: '内存' }, value: `${size(instance.memoryBytes)} (${t(heap)})` },
        { label: { en: 'Late by', zh: '延迟' }, value: `${formatNumber(instance.eventLoopDelayMs, language)} ms` },
        messages && {
          label: { en: 'Messages to publish', zh: '待发布消息' },
          value: formatNumber(messages.outboxWaiting, language),
        },
        messages && {
          label: { en: 'Stuck messages', zh: '未能处理的消息' },
          value:
            messages.stuck > 0 && mayList ? (
              <Link to="/operations">{formatNumber(messages.stuck, language)}</Link>
            ) : (
              formatNumber(messages.stuck, language)
            ),
        },
      ]}
    />
  );
}

function Instance({ instance, at }: { readonly instance: InstanceHealth; readonly at: number }) {
  const t = useWords();
  const signs = signsOf(instance);
  return (
    <li className="stack">
      <p className="row">
        <StateBadge state={standingOf(signs)} label={STANDINGS[standingOf(signs)]} />
        <span className="fine dim mono">{instance.address ?? t({ en: `Instance ${at}`, zh: `实例 ${at}` })}</span>
      </p>
      <Signs signs={signs} />
      <InstanceFacts instance={instance} />
    </li>
  );
}

/** Returns the state of a whole process: the state of its worst instance. An instance that is silent counts, too. */
function standing(process: ProcessHealth): Standing {
  return standingOf([...silenceOf(process), ...process.instances.flatMap(signsOf)]);
}

function Process({ process }: { readonly process: ProcessHealth }) {
  return (
    <Block title={PROCESS_WORDS[process.service].label}>
      <div className="stack">
        <Signs signs={silenceOf(process)} />
        <ul className="health-instances">
          {process.instances.map((instance, index) => (
            <Instance key={instance.id} instance={instance} at={index + 1} />
          ))}
        </ul>
      </div>
    </Block>
  );
}

function summary(processes: readonly ProcessHealth[]) {
  const bad = processes.filter((process) => standing(process) !== 'ok').length;
  const instances = processes.reduce((sum, process) => sum + process.instances.length, 0);
  if (bad === 0)
    return {
      en: `All ${processes.length} processes work, in ${instances} instances.`,
      zh: `全部 ${processes.length} 个进程正常，共 ${instances} 个实例。`,
    };
  return {
    en: `${bad} of ${processes.length} processes need somebody to look.`,
    zh: `${processes.length} 个进程中有 ${bad} 个需要查看。`,
  };
}

/** Shows the state of the processes. Faults are shown above the figures, each with a link to its runbook. */
export default function HealthPage() {
  const t = useWords();
  const health = useAnswer(GetHealth, {}, { refreshMs: REFRESH_MS });
  return (
    <>
      <PageHead
        title={{ en: 'Health', zh: '系统状况' }}
        {...(health.data && { about: summary(health.data.data) })}
        actions={
          <Link className="btn" to="/operations/runbooks">
            {t({ en: 'Runbooks', zh: '操作手册' })}
          </Link>
        }
      />
      <Answered query={health}>
        {({ at, data }) => (
          <>
            <div className="health">
              {data.map((process) => (
                <Process key={process.service} process={process} />
              ))}
            </div>
            <p className="pad fine dimmer">
              {t({ en: 'Read', zh: '读取于' })} <When at={at} />
            </p>
          </>
        )}
      </Answered>
    </>
  );
}
