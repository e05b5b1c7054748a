import { IconDownload, IconX } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { announce } from '../../app/announce.ts';
import { formatNumber, formatSpan, useLanguage, useWords } from '../../app/words.ts';
import { closeJob, type Job, useJobs } from './jobs.ts';
import './job.css';

const WORDS = {
  jobs: { en: 'Jobs', zh: '任务' },
  stop: { en: 'Stop', zh: '停止' },
  retry: { en: 'Try the failed ones again', zh: '重试失败项' },
  goOn: { en: 'Go on', zh: '继续' },
  undo: { en: 'Take it all back', zh: '全部撤销' },
  done: { en: 'Done', zh: '已完成' },
  stopped: { en: 'Stopped', zh: '已停止' },
  close: { en: 'Close', zh: '关闭' },
};

/** Shows the jobs of this browser session at the lower edge: their progress, and the actions on them. */
export function JobPanel() {
  const t = useWords();
  const jobs = useJobs();
  if (jobs.length === 0) return null;
  return (
    <section className="jobs" aria-label={t(WORDS.jobs)}>
      {jobs.map((job) => (
        <JobCard key={job.id} job={job} />
      ))}
    </section>
  );
}

function JobCard({ job }: { readonly job: Job }) {
  const t = useWords();
  const { title, state, done, total, failed, file, retry, undo, stop, id } = job;
  useTellProgress(job);
  return (
    <article className="job panel">
      <div className="row">
        <b className="grow clip">{t(title)}</b>
        {state !== 'running' && (
          <button type="button" className="icon-btn" aria-label={t(WORDS.close)} onClick={() => closeJob(id)}>
            <IconX size={16} stroke={1.5} aria-hidden />
          </button>
        )}
      </div>
      <progress aria-label={t(title)} {...(total !== undefined && { max: Math.max(total, 1) })} {...barOf(job)} />
      <p className="fine dim">
        <Progress job={job} />
      </p>
      <div className="row wrap">
        {state === 'running' && (
          <button type="button" className="btn small" onClick={stop}>
            {t(WORDS.stop)}
          </button>
        )}
        {state !== 'running' && retry && (
          <button type="button" className="btn small" onClick={retry}>
            {t(failed > 0 && done === total ? WORDS.retry : WORDS.goOn)}
          </button>
        )}
        {state !== 'running' && undo && (
          <button type="button" className="btn small" onClick={undo}>
            {t(WORDS.undo)}
          </button>
        )}
        {file && (
          <a className="btn small" href={file.url} download={file.name}>
            <IconDownload size={14} stroke={1.5} aria-hidden />
            {file.name}
          </a>
        )}
      </div>
    </article>
  );
}

/** Returns the value of the progress bar. A job without a known total has a bar without a value until it has ended. */
function barOf({ total, done, state }: Job): { value?: number; max?: number } {
  if (total !== undefined) return { value: Math.min(done, total) };
  return state === 'running' ? {} : { value: 1, max: 1 };
}

const MINUTE_MS = 60_000;
const SOON = { en: 'less than a minute left', zh: '不到一分钟' };

function Progress({ job }: { readonly job: Job }) {
  const t = useWords();
  const language = useLanguage();
  const { done, total, failed, state, startedAt } = job;
  const number = (n: number) => formatNumber(n, language);
  const far =
    total === undefined
      ? { en: `${number(done)} so far`, zh: `目前 ${number(done)} 项` }
      : { en: `${number(done)} of ${number(total)}`, zh: `共 ${number(total)} 项，已处理 ${number(done)} 项` };
  const parts = [state === 'done' ? t(WORDS.done) : state === 'stopped' ? t(WORDS.stopped) : '', t(far)];
  if (failed > 0) parts.push(t({ en: `${number(failed)} failed`, zh: `${number(failed)} 项失败` }));
  if (state === 'running' && total !== undefined && done > 0) {
    const ms = ((Date.now() - startedAt) / done) * (total - done);
    const left = formatSpan(ms, language);
    parts.push(t(ms < MINUTE_MS ? SOON : { en: `about ${left} left`, zh: `约剩 ${left}` }));
  }
  return parts.filter(Boolean).join(' · ');
}

/** Announces each quarter of a job's progress, and its end, to a screen reader. */
function useTellProgress({ title, done, total, state }: Job) {
  const t = useWords();
  const quarter = total ? Math.floor((done / total) * 4) : 0;
  const told = useRef({ quarter, state });
  useEffect(() => {
    const before = told.current;
    told.current = { quarter, state };
    if (state !== before.state && state !== 'running') announce(`${t(title)}: ${t(WORDS[state])}`);
    else if (quarter > before.quarter && state === 'running') announce(`${t(title)}: ${quarter * 25} %`);
  }, [quarter, state, title, t]);
}
