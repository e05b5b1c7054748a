import { formatSpan, hereZone } from '../../app/formats.ts';
import { text, useLanguage, useWords } from '../../app/words.ts';
import { useNow } from '../../kit/show/countdown.tsx';
import { HoursBar } from '../../kit/show/hours-bar.tsx';
import { When } from '../../kit/show/when.tsx';
import { Why } from '../../kit/show/why.tsx';
import { remainingOf, resumesAt } from './clock.ts';
import { isOpen, type Verification, zoneOf } from './facts.ts';

type Shown = { readonly verification: Verification };

/** Shows the remaining time of the prescriber, in business hours on her clock. */
export function Left({ verification }: Shown) {
  const language = useLanguage();
  const t = useWords();
  const now = useNow();
  const { clock, deadline } = verification;
  const zone = zoneOf(verification) ?? hereZone();
  const left = clock ? remainingOf(clock.steps, now) : undefined;
  if (!clock || !deadline || left === undefined || !isOpen(verification)) return null;
  const resumes = resumesAt(clock.steps, now);
  return (
    <div className="count">
      <b>{formatSpan(left, language)}</b>
      <span className="fine">
        <When at={deadline} zone={zone} deadline />
      </span>
      {resumes && (
        <span className="fine">
          {' '}
          {t(text('The clock stands still until ', '计时暂停至 '))}
          <When at={resumes} zone={zone} />
        </span>
      )}
    </div>
  );
}

const RULE = { label: '16 CFR 315.2, 315.5', href: 'https://www.ecfr.gov/current/title-16/part-315' };

/**
 * Shows the eight business hours of a verification as a bar, with the reasoning of each interval and the rule behind
 * it.
 */
export function Reasoning({ verification }: Shown) {
  const t = useWords();
  const { clock } = verification;
  const zone = zoneOf(verification);
  if (!clock || !zone) return null;
  return (
    <div className="stack">
      <HoursBar steps={clock.steps.map(({ from, to, what }) => ({ from, to, what }))} timeZone={zone} />
      <details>
        <summary className="fine">{t(text('How the time is counted', '如何计时'))}</summary>
        <ul className="stack fine dim">
          {clock.steps.map(({ from, why }) => (
            <li key={from}>{why}</li>
          ))}
        </ul>
        <a className="fine" href={RULE.href} target="_blank" rel="noreferrer">
          {RULE.label}
        </a>
      </details>
    </div>
  );
}

const SILENCE = {
  title: text(
    'If nobody answers, the prescription counts as verified by itself, and the order goes on.',
    '若无人答复，处方自动视为核实，订单继续。',
  ),
  rule: text('A “no” that comes later is kept here and shown to you.', '之后收到的“否”会保存并显示。'),
};
const ANSWER = {
  title: text(
    'Silence verifies nothing here. Only an answer of the prescriber does.',
    '当地未答复不视为核实，须得到处方医师答复。',
  ),
  rule: text(
    'The law of the place of issue or of delivery demands an answer. Call the practice.',
    '开具地或收货地法律要求答复。请致电诊所。',
  ),
};
const NOT_SENT = {
  title: text('The clock has not begun: the request has not been sent.', '尚未开始计时：核实请求未发出。'),
  rule: text('Send it, and record when all of it had arrived.', '请发出请求，并登记完整送达的时间。'),
};

/** Shows the effect if the prescriber stays silent. */
export function IfSilent({ verification }: Shown) {
  const { status, deadline } = verification;
  if (status === 'to-send') return <Why tone="wait" title={NOT_SENT.title} rule={NOT_SENT.rule} />;
  if (status !== 'waiting') return null;
  const said = deadline ? SILENCE : ANSWER;
  return <Why tone={deadline ? 'note' : 'wait'} title={said.title} rule={said.rule} />;
}
