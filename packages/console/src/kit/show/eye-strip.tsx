import type { Eye as EyeName } from '@toric/contracts/lens';
import type { CSSProperties } from 'react';
import { formatDay } from '../../app/formats.ts';
import { text, useLanguage, useWords } from '../../app/words.ts';
import { Eye, eyeLetters } from './eye.tsx';
import { Said, type SaidText } from './said.tsx';

/**
 * Describes boxes on the strip. `past`: former lenses. `worn`: lenses in use. `plan`: ordered, but not yet worn. Days
 * are YYYY-MM-DD.
 */
export type StripBox = {
  readonly from: string;
  readonly to: string;
  readonly kind: 'past' | 'worn' | 'plan';
  readonly label: SaidText;
};
/**
 * Describes a mark on the strip. `end` is the expiry of a prescription. With an eye, it crosses only the lane of this
 * eye.
 */
export type StripMark = {
  readonly day: string;
  readonly label: SaidText;
  readonly kind: 'today' | 'end';
  readonly eye?: EyeName;
};

type Props = {
  readonly from: string;
  readonly to: string;
  readonly today: string;
  readonly eyes: { readonly [E in EyeName]?: readonly StripBox[] };
  readonly marks?: readonly StripMark[];
};

const DAY_MS = 86_400_000;
const numberOf = (day: string) => Date.parse(`${day}T00:00:00Z`) / DAY_MS;
const percent = (share: number) => `${(Math.min(Math.max(share, 0), 1) * 100).toFixed(2)}%`;
const dayOf = (days: number) => new Date(days * DAY_MS).toISOString().slice(0, 10);

/** Returns every second first day of a month between two days. */
function monthsBetween(from: string, to: string): string[] {
  const first = new Date(`${from}T00:00:00Z`);
  const months: string[] = [];
  for (let month = first.getUTCMonth() + 1; ; month += 2) {
    const day = new Date(Date.UTC(first.getUTCFullYear(), month, 1)).toISOString().slice(0, 10);
    if (day >= to) return months;
    months.push(day);
  }
}

function Months({
  from,
  to,
  place,
}: {
  readonly from: string;
  readonly to: string;
  readonly place: (day: string) => string;
}) {
  const language = useLanguage();
  const name = (day: string) => {
    const date = new Date(`${day}T00:00:00Z`);
    const month = date.toLocaleString(language === 'zh' ? 'zh-CN' : 'en-US', { timeZone: 'UTC', month: 'short' });
    if (date.getUTCMonth() >= 2) return month;
    return language === 'zh' ? `${date.getUTCFullYear()}年${month}` : `${month} ${date.getUTCFullYear()}`;
  };
  return (
    <div className="axis" aria-hidden="true">
      {monthsBetween(from, to).map((day) => (
        <span key={day} style={{ left: place(day) }}>
          {name(day)}
        </span>
      ))}
    </div>
  );
}

/** Shows the lenses of both eyes on a time line, with today and the expiries of prescriptions. */
export function EyeStrip({ from, to, today, eyes, marks = [] }: Props) {
  const t = useWords();
  const language = useLanguage();
  const [first, last] = [numberOf(from), numberOf(to)];
  const share = (day: string) => (numberOf(day) - first) / Math.max(last - first, 1);
  const place = (day: string) => percent(share(day));
  const all: readonly StripMark[] = [{ day: today, label: text('today', '今天'), kind: 'today' }, ...marks];
  return (
    <div className="strip">
      <Months from={from} to={to} place={place} />
      {(['right', 'left'] as const).map((eye) => (
        <Lane key={eye} eye={eye} boxes={eyes[eye] ?? []} place={place} share={share} />
      ))}
      <div className="over">
        {all
          .filter(({ day }) => day >= from && day <= dayOf(last))
          .map(({ day, label, kind, eye }) => (
            <span key={`${kind}${day}${eye ?? ''}`} className={markClass(kind, eye)} style={{ left: place(day) }}>
              <b className={kind === 'today' || share(day) > 0.7 ? 'l' : undefined} title={formatDay(day, language)}>
                <Said>{label}</Said>
              </b>
            </span>
          ))}
      </div>
      <p className="sr">{t(text('Lenses of each eye over time.', '每只眼镜片的使用时间线。'))}</p>
    </div>
  );
}

const markClass = (kind: StripMark['kind'], eye: EyeName | undefined) =>
  ['mark', kind === 'end' && 'end', eye && eyeLetters(eye).side].filter(Boolean).join(' ');

type LaneProps = {
  readonly eye: EyeName;
  readonly boxes: readonly StripBox[];
  readonly place: (day: string) => string;
  readonly share: (day: string) => number;
};

function Lane({ eye, boxes, place, share }: LaneProps) {
  const language = useLanguage();
  const { side } = eyeLetters(eye);
  return (
    <>
      <span className={`name ${side}`}>
        <Eye eye={eye} />
      </span>
      <div className={`lane ${side}`}>
        {boxes.map(({ from, to, kind, label }) => {
          const style: CSSProperties = { left: place(from), right: percent(1 - share(to)) };
          const title = `${formatDay(from, language)} – ${formatDay(to, language)}`;
          return (
            <span key={from} className={kind === 'worn' ? 'box' : `box ${kind}`} style={style} title={title}>
              <span>
                <Said>{label}</Said>
              </span>
            </span>
          );
        })}
      </div>
    </>
  );
}
