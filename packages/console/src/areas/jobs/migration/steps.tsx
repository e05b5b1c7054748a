import { IMPORT_SUBJECT_WORDS } from '@toric/contracts/customer/imports/import.words';
import type { MigrationStep, MigrationView } from '@toric/contracts/customer/imports/migration.http';
import { JOB_STATE_WORDS } from '@toric/contracts/jobs/job.words';
import { Link } from 'react-router';
import { formatNumber, text, useLanguage, useWords } from '../../../app/words.ts';
import { ScrollTable } from '../../../kit/scroll-region.tsx';
import { Badge } from '../../../kit/show/badge.tsx';

const COLUMNS = ['created', 'updated', 'unchanged', 'rejected'] as const;
const HEADS = {
  created: text('Added', '新增'),
  updated: text('Changed', '更改'),
  unchanged: text('Were so already', '原已如此'),
  rejected: text('Rejected', '被拒绝'),
};

/** Lists the files of a migration in their order, with the numbers of the dry run until the files have run. */
export function Steps({ record: { steps } }: { readonly record: MigrationView }) {
  const t = useWords();
  return (
    <ScrollTable edge>
      <thead>
        <tr>
          <th>{t(text('File', '文件'))}</th>
          <th>{t(text('State', '状态'))}</th>
          <th className="num">{t(text('Rows', '行'))}</th>
          {COLUMNS.map((name) => (
            <th key={name} className="num">
              {t(HEADS[name])}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {steps.map((step) => (
          <StepRow key={step.position} step={step} />
        ))}
      </tbody>
    </ScrollTable>
  );
}

function StepRow({ step }: { readonly step: MigrationStep }) {
  const t = useWords();
  const language = useLanguage();
  const { position, subject, service, jobId, undoJobId, state, total, expected, counts } = step;
  const name = `${position}. ${t(IMPORT_SUBJECT_WORDS[subject].label)}`;
  const hasRun = state === 'done' || state === 'undoing' || state === 'undone';
  const shown = hasRun ? counts : expected;
  const number = (value: number | null | undefined) =>
    value === null || value === undefined ? '–' : formatNumber(value, language);
  return (
    <tr>
      <td>
        {jobId === null ? name : <Link to={`/jobs/${service}/${jobId}`}>{name}</Link>}
        {undoJobId !== null && (
          <>
            {' · '}
            <Link to={`/jobs/${service}/${undoJobId}`}>{t(text('its undo', '撤销任务'))}</Link>
          </>
        )}
      </td>
      <td>{state === null ? t(text('Waits', '等待中')) : <Badge words={JOB_STATE_WORDS} value={state} />}</td>
      <td className="num">{number(total)}</td>
      {COLUMNS.map((column) => (
        <td key={column} className="num">
          {number(shown?.[column])}
        </td>
      ))}
    </tr>
  );
}
