import type { JobView } from '@toric/contracts/jobs/job.http';
import { formatNumber, formatSpan, useLanguage, useWords } from '../../app/words.ts';
import { Fuel } from '../../kit/show/fuel.tsx';

const SHARE = { en: 'How far the job is', zh: '任务进度' };

/** Shows the progress of a job as a bar. Shows nothing while no work runs. */
export function Progress({ job: { progress } }: { readonly job: Pick<JobView, 'progress'> }) {
  if (!progress) return null;
  return <Fuel share={progress.total ? progress.done / progress.total : 0} label={SHARE} wide />;
}

/** Shows the progress in numbers: done, rate and remaining time. */
export function ProgressLine({ job: { progress } }: { readonly job: Pick<JobView, 'progress'> }) {
  const t = useWords();
  const language = useLanguage();
  if (!progress) return null;
  const { done, total, perSecond, secondsLeft } = progress;
  const number = (value: number) => formatNumber(value, language);
  const [of, rate] = [total === null ? '…' : number(total), number(Math.round(perSecond))];
  const left = secondsLeft === null ? undefined : formatSpan(secondsLeft * 1_000, language);
  return (
    <span className="num">
      {t({ en: `${number(done)} of ${of}, ${rate} a second`, zh: `${number(done)} / ${of}，每秒 ${rate}` })}
      {left !== undefined && t({ en: `, ${left} left`, zh: `，剩余 ${left}` })}
    </span>
  );
}
