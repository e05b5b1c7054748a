import { IMPORT_SUBJECT_WORDS } from '@toric/contracts/customer/imports/import.words';
import type { MigrationStep, MigrationView } from '@toric/contracts/customer/imports/migration.http';
import { ProveJob } from '@toric/contracts/jobs/job.http';
import { useState } from 'react';
import { asProblem, type Problem } from '../../../app/problem.ts';
import { formatNumber, text, useLanguage, useWords } from '../../../app/words.ts';
import { Refusal } from '../../../kit/form/refusal.tsx';
import { PrintButton } from '../../../kit/print/print-button.tsx';
import { ScrollTable } from '../../../kit/scroll-region.tsx';
import { Block } from '../../../kit/show/block.tsx';
import { Money } from '../../../kit/show/money.tsx';
import { proveStep, type StepProof } from './prove.ts';

type Proven = { readonly step: MigrationStep; readonly proof: StepProof | undefined };

/** Compares the data that were read from each file with the data that are stored now. A person can print the result. */
export function Proof({ record: { steps } }: { readonly record: MigrationView }) {
  const t = useWords();
  const [proven, setProven] = useState<readonly Proven[]>();
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  async function prove() {
    setBusy(true);
    setProblem(undefined);
    try {
      const all: Proven[] = [];
      for (const step of steps) all.push({ step, proof: hasStored(step) ? await proveStep(step) : undefined });
      setProven(all);
    } catch (error) {
      setProblem(asProblem(error));
    }
    setBusy(false);
  }
  return (
    <Block title={text('What was read, and what is stored', '读取内容与存储内容')}>
      <div className="stack-4">
        <div className="row no-paper">
          <button
            type="button"
            className="btn main"
            data-operation={ProveJob.id}
            disabled={busy}
            onClick={() => void prove()}
          >
            {t(text('Compare all rows now', '立即比对所有行'))}
          </button>
          {proven && <PrintButton label={text('Print', '打印')} />}
        </div>
        {problem && <Refusal problem={problem} />}
        {proven && <Table proven={proven} />}
      </div>
    </Block>
  );
}

const hasStored = ({ counts }: MigrationStep): boolean =>
  counts !== null && counts.created + counts.updated + counts.unchanged > 0;

function Table({ proven }: { readonly proven: readonly Proven[] }) {
  const t = useWords();
  return (
    <ScrollTable>
      <thead>
        <tr>
          <th>{t(text('File', '文件'))}</th>
          <th className="num">{t(text('Read', '读取'))}</th>
          <th className="num">{t(text('Added', '新增'))}</th>
          <th className="num">{t(text('Changed', '更改'))}</th>
          <th className="num">{t(text('Were so already', '原已如此'))}</th>
          <th className="num">{t(text('Rejected', '被拒绝'))}</th>
          <th className="num">{t(text('Stored as read', '与读取一致'))}</th>
          <th className="num">{t(text('Boxes', '盒数'))}</th>
          <th>{t(text('Money', '金额'))}</th>
          <th>{t(text('Hash', '哈希'))}</th>
        </tr>
      </thead>
      <tbody>
        {proven.map(({ step, proof }) => (
          <Row key={step.position} step={step} proof={proof} />
        ))}
      </tbody>
    </ScrollTable>
  );
}

function Row({ step, proof }: Proven) {
  const t = useWords();
  const language = useLanguage();
  const number = (value: number | undefined) => (value === undefined ? '–' : formatNumber(value, language));
  const counts = proof?.counts ?? step.counts ?? undefined;
  const isEqual = proof?.read.hash === proof?.stored.hash;
  const sign = isEqual ? text('equal', '一致') : text('differs', '不一致');
  return (
    <tr>
      <td>{t(IMPORT_SUBJECT_WORDS[step.subject].label)}</td>
      <td className="num">{number(proof?.total ?? step.total ?? undefined)}</td>
      <td className="num">{number(counts?.created)}</td>
      <td className="num">{number(counts?.updated)}</td>
      <td className="num">{number(counts?.unchanged)}</td>
      <td className="num">{number(counts?.rejected)}</td>
      <td className="num">
        {number(proof?.equal)} / {number(proof?.read.rows)}
      </td>
      <td className="num">
        {number(proof?.stored.boxes)} / {number(proof?.read.boxes)}
      </td>
      <td>
        {proof?.stored.money.map((money) => (
          <span key={money.currency}>
            <Money value={money} />{' '}
          </span>
        ))}
      </td>
      <td>
        {proof && (
          <>
            <b>{t(sign)}</b> <code>{proof.stored.hash.slice(0, 16)}</code>
          </>
        )}
      </td>
    </tr>
  );
}
