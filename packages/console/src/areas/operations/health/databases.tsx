import { type DatabaseFinding, GetDatabaseHealth } from '@toric/contracts/operator/database.http';
import { DATABASE_FINDING_WORDS } from '@toric/contracts/operator/database.words';
import { SERVICE_NAMES } from '@toric/contracts/operator/operator.http';
import { PROCESS_WORDS } from '@toric/contracts/operator/operator.words';
import type { Reply } from '@toric/client/types';
import { useAnswer } from '../../../app/api.ts';
import { formatNumber } from '../../../app/formats.ts';
import { useLanguage, useWords } from '../../../app/words.ts';
import { Answered } from '../../../kit/show/answered.tsx';
import { Badge } from '../../../kit/show/badge.tsx';
import { Block } from '../../../kit/show/block.tsx';
import { Facts } from '../../../kit/show/facts.tsx';
import { PageHead } from '../../../kit/show/page-head.tsx';
import { Said } from '../../../kit/show/said.tsx';
import { When } from '../../../kit/show/when.tsx';
import { DATABASE_ADVICE } from './database-advice.ts';
import './health.css';

const MEGABYTE = 1_048_576;

function Finding({ finding }: { readonly finding: DatabaseFinding }) {
  const language = useLanguage();
  const { kind, subject, milliseconds, calls, bytes, rows, processId, blockedBy } = finding;
  const number = (value: number | null) => value !== null && formatNumber(value, language);
  return (
    <li className="stack">
      <p className="row">
        <Badge words={DATABASE_FINDING_WORDS} value={kind} />
      </p>
      <p className="fine mono">{subject}</p>
      <Facts
        rows={[
          milliseconds !== null && {
            label: { en: 'Seconds', zh: '秒' },
            value: formatNumber(Math.round(milliseconds / 100) / 10, language),
          },
          calls !== null && { label: { en: 'Runs', zh: '运行次数' }, value: number(calls) },
          rows !== null && { label: { en: 'Dead rows', zh: '死行' }, value: number(rows) },
          bytes !== null && { label: { en: 'Size', zh: '大小' }, value: `${number(Math.ceil(bytes / MEGABYTE))} MB` },
          processId !== null && { label: { en: 'Process', zh: '进程号' }, value: String(processId) },
          blockedBy.length > 0 && { label: { en: 'Held by', zh: '锁持有者' }, value: blockedBy.join(', ') },
        ]}
      />
      <p className="fine dim">
        <Said>{DATABASE_ADVICE[kind]}</Said>
      </p>
    </li>
  );
}

function Findings({ health }: { readonly health: Reply<typeof GetDatabaseHealth> }) {
  const t = useWords();
  const { data, statisticsSince, countsStatements } = health;
  return (
    <div className="stack">
      {data.length === 0 && <p>{t({ en: 'Nothing slows it.', zh: '没有拖慢它的问题。' })}</p>}
      <ul className="health-instances">
        {data.map((finding, index) => (
          <Finding key={`${finding.kind} ${finding.subject} ${index}`} finding={finding} />
        ))}
      </ul>
      <p className="fine dimmer">
        {statisticsSince === null ? (
          t({ en: 'Counted since the database was made.', zh: '自数据库创建起统计。' })
        ) : (
          <>
            {t({ en: 'Counted since', zh: '统计自' })} <When at={statisticsSince} />
          </>
        )}{' '}
        {!countsStatements &&
          t({
            en: 'Only statements that run now are seen: pg_stat_statements is not there.',
            zh: '只能看到正在运行的语句：没有 pg_stat_statements。',
          })}
      </p>
    </div>
  );
}

function Database({ service }: { readonly service: (typeof SERVICE_NAMES)[number] }) {
  const health = useAnswer(GetDatabaseHealth, { params: { service } });
  return (
    <Block title={PROCESS_WORDS[service].label}>
      <Answered query={health} rows={2}>
        {(answer) => <Findings health={answer} />}
      </Answered>
    </Block>
  );
}

/** Shows what slows the database of each service, each finding with one sentence of advice. */
export default function DatabasesPage() {
  return (
    <>
      <PageHead
        title={{ en: 'Databases', zh: '数据库' }}
        about={{
          en: 'What slows each database: locks, long transactions, slow queries, dead rows and indexes that nothing reads.',
          zh: '拖慢各数据库的问题：锁、长事务、慢查询、死行和未被使用的索引。',
        }}
      />
      <div className="health">
        {SERVICE_NAMES.map((service) => (
          <Database key={service} service={service} />
        ))}
      </div>
    </>
  );
}
