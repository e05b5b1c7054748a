import { ListPrescriptions, type PrescriptionView } from '@toric/contracts/customer/prescriptions/prescription.http';
import { PRESCRIPTION_STATUS_WORDS } from '@toric/contracts/customer/prescriptions/prescription.words';
import type { Eye as EyeName, LensParameters } from '@toric/contracts/lens';
import { addDays, toDayNumber } from '@toric/optics/calendar-day';
import { Link } from 'react-router';
import { useAnswer, useMay } from '../../app/api.ts';
import { formatShortDay, today } from '../../app/formats.ts';
import { count, text, useLanguage, useWords } from '../../app/words.ts';
import { Badge } from '../../kit/show/badge.tsx';
import { Dial } from '../../kit/show/dial.tsx';
import { Eye } from '../../kit/show/eye.tsx';
import { EyeStrip } from '../../kit/show/eye-strip.tsx';
import { Facts } from '../../kit/show/facts.tsx';
import { Power } from '../../kit/show/power.tsx';
import { Day } from '../../kit/show/when.tsx';
import { runsOutOn, type Supply } from './supplies.ts';
import type { Supplies } from './use-supplies.ts';

const SIDES = { right: 'od', left: 'os' } as const;
const NAMES = { right: text('Right eye', '右眼'), left: text('Left eye', '左眼') };
const STANDING: readonly string[] = ['presented', 'verified', 'verifying', 'entered'];

/** Returns the prescriptions of a customer. Only opticians and auditors may read them. */
export function usePrescriptions(customerId: string): readonly PrescriptionView[] {
  const may = useMay();
  const enabled = may(ListPrescriptions);
  return useAnswer(ListPrescriptions, { params: { customerId }, query: { limit: 100 } }, { enabled }).data?.data ?? [];
}

/**
 * Returns the prescription that counts for an eye: among the prescriptions that are or may become valid, the one with
 * the latest expiry.
 */
export const prescriptionFor = (all: readonly PrescriptionView[], eye: EyeName): PrescriptionView | undefined =>
  all
    .filter((one) => one.eyes[eye] && STANDING.includes(one.status))
    .sort((a, b) => b.expiresOn.localeCompare(a.expiresOn))[0];

type CardProps = {
  readonly eye: EyeName;
  readonly supplies: readonly Supply[];
  readonly lens: LensParameters | undefined;
  readonly prescription: PrescriptionView | undefined;
};

function DaysLeft({ day }: { readonly day: string }) {
  const t = useWords();
  const left = toDayNumber(day) - toDayNumber(today());
  if (left < 0) return <b className="t-stop fine">{t({ en: 'ran out', zh: '已用完' })}</b>;
  const words = count(left, { one: '{n} day left', other: '{n} days left', zh: '还剩 {n} 天' });
  return <b className={left <= 14 ? 't-wait fine' : 'dim fine'}>{t(words)}</b>;
}

function EyeCard({ eye, supplies, lens, prescription }: CardProps) {
  const t = useWords();
  const ends = runsOutOn(supplies);
  const worn = supplies.filter(({ kind }) => kind === 'worn').at(-1);
  return (
    <section className={SIDES[eye]} aria-label={t(NAMES[eye])}>
      <div className="row between">
        <span className="row">
          <Eye eye={eye} />
          <b>{t(NAMES[eye])}</b>
        </span>
        {ends && <DaysLeft day={ends} />}
      </div>
      {lens && (
        <p className="row eyeline">
          {lens.axis !== undefined && (
            <span className={`t-${SIDES[eye]}`}>
              <Dial axis={lens.axis} big />
            </span>
          )}
          <Power lens={lens} big />
        </p>
      )}
      <Facts
        rows={[
          { label: text('Lens', '镜片'), value: worn?.productName ?? prescription?.eyes[eye]?.productName },
          {
            label: text('BC / DIA', '基弧 / 直径'),
            value: lens && `${lens.baseCurve.toFixed(1)} / ${lens.diameter.toFixed(1)} mm`,
          },
          {
            label: text('Runs out', '用完日期'),
            value: ends && (
              <b>
                <Day day={ends} />
              </b>
            ),
          },
          { label: text('Prescription', '处方'), value: prescription && <Validity prescription={prescription} /> },
        ]}
      />
      {!worn && !prescription && (
        <p className="fine dimmer">{t({ en: 'Nothing was ordered yet.', zh: '尚未订购。' })}</p>
      )}
    </section>
  );
}

function Validity({ prescription }: { readonly prescription: PrescriptionView }) {
  const t = useWords();
  const { id, customerId, expiresOn, status } = prescription;
  return (
    <>
      <Link to={`/prescriptions/${customerId}/${id}`}>
        {t({ en: 'until ', zh: '有效期至 ' })}
        <Day day={expiresOn} />
      </Link>{' '}
      <Badge words={PRESCRIPTION_STATUS_WORDS} value={status} />
    </>
  );
}

/** Returns the boxes of one eye as entries of the time strip. Used boxes are shown as past. */
function useBoxes() {
  const language = useLanguage();
  const now = today();
  return (supplies: readonly Supply[]) =>
    supplies.map(({ from, until, lenses, productName, boxes, kind }) => ({
      ...{ from, to: until },
      kind: kind === 'ordered' ? ('plan' as const) : until <= now ? ('past' as const) : ('worn' as const),
      label:
        kind === 'ordered'
          ? count(boxes, { one: '{n} box ordered', other: '{n} boxes ordered', zh: '已订 {n} 盒' })
          : text(
              `${lenses} × ${productName} · runs out ${formatShortDay(until, language)}`,
              `${lenses} × ${productName} · ${formatShortDay(until, language)} 用完`,
            ),
    }));
}

const GUESS = text(
  'Reckoned from the orders: a box is opened when it arrives and the one before it is used up. Nobody tells us the real day.',
  '按订单推算：新盒到货且前一盒用完后开启。实际开启日期未知。',
);

type EyesProps = { readonly supplies: Supplies; readonly prescriptions: readonly PrescriptionView[] };

/** Shows both eyes separately: the lens of each, its run-out and its prescription, and both eyes over time. */
export function Eyes({ supplies, prescriptions }: EyesProps) {
  const t = useWords();
  const boxesOf = useBoxes();
  const now = today();
  const sides = (['right', 'left'] as const).map((eye) => {
    const prescription = prescriptionFor(prescriptions, eye);
    const ordered = supplies.orders.flatMap(({ lines }) => lines).find((line) => line.eye === eye);
    const lens = prescription?.eyes[eye]?.parameters ?? ordered?.parameters ?? undefined;
    return { eye, prescription, lens, supplies: supplies[eye] };
  });
  const marks = sides.flatMap(({ eye, prescription }) =>
    prescription
      ? [{ day: prescription.expiresOn, label: text('prescription ends', '处方到期'), kind: 'end' as const, eye }]
      : [],
  );
  const strip = {
    ...{ from: addDays(now, -180), to: addDays(now, 180), today: now },
    eyes: { right: boxesOf(supplies.right), left: boxesOf(supplies.left) },
    marks,
  };
  return (
    <>
      <div className="eyes">
        {sides.map((side) => (
          <EyeCard key={side.eye} {...side} />
        ))}
      </div>
      <section className="stack" aria-label={t({ en: 'Both eyes over time', zh: '双眼时间线' })}>
        <EyeStrip {...strip} />
        <p className="fine dimmer">{t(GUESS)}</p>
      </section>
    </>
  );
}
