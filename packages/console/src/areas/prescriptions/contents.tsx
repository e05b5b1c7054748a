import { DOMINANCE_WORDS } from '@toric/contracts/lens.words';
import type { PrescriptionContents, PrescriptionView } from '@toric/contracts/customer/prescriptions/prescription.http';
import type { Eye as EyeName } from '@toric/contracts/lens';
import { unusualValues } from '@toric/optics/plausibility';
import { text, useWords } from '../../app/words.ts';
import { Dial } from '../../kit/show/dial.tsx';
import { Eye } from '../../kit/show/eye.tsx';
import { Facts } from '../../kit/show/facts.tsx';
import { Power } from '../../kit/show/power.tsx';
import { Day } from '../../kit/show/when.tsx';
import { Why } from '../../kit/show/why.tsx';
import { ProductName } from '../catalogue/product-name.tsx';

type Contents = Omit<PrescriptionContents, 'issuedIn'> & Pick<PrescriptionView, 'issuedIn'>;
type Lens = NonNullable<PrescriptionContents['eyes']['right']>;

const NAMES = { right: text('Right eye', '右眼'), left: text('Left eye', '左眼') };
const SIDES = { right: 'od', left: 'os' } as const;

const RIGID = [
  ['BOZD', 'backOpticZone', ' mm'],
  ['RZD', 'returnZoneDepth', ' µm'],
  ['LZA', 'landingZoneAngle', '°'],
  ['JF', 'jessenFactor', ' D'],
] as const;
/** Returns the values that only rigid and orthokeratology lenses have, or null if there is none. */
const rigidValues = (lens: Lens['parameters']): string | null =>
  RIGID.flatMap(([short, name, unit]) => (lens[name] === undefined ? [] : [`${short} ${lens[name]}${unit}`])).join(
    ' · ',
  ) || null;

function EyeValues({ eye, lens }: { readonly eye: EyeName; readonly lens: Lens | undefined }) {
  const t = useWords();
  const values = lens?.parameters;
  return (
    <section className={SIDES[eye]} aria-label={t(NAMES[eye])}>
      <span className="row">
        <Eye eye={eye} />
        <b>{t(NAMES[eye])}</b>
      </span>
      {!lens && <p className="dimmer">{t(text('Nothing is prescribed.', '未开具。'))}</p>}
      {values && (
        <p className="row eyeline">
          {values.axis !== undefined && (
            <span className={`t-${SIDES[eye]}`}>
              <Dial axis={values.axis} big />
            </span>
          )}
          <Power lens={values} big />
        </p>
      )}
      {lens && values && (
        <Facts
          rows={[
            { label: text('Lens', '镜片'), value: lens.productName ?? <ProductName id={lens.productId} /> },
            {
              label: text('BC / DIA', '基弧 / 直径'),
              value: `${values.baseCurve.toFixed(1)} / ${values.diameter.toFixed(1)} mm`,
            },
            { label: text('Rigid values', '硬镜参数'), value: rigidValues(values) },
            { label: text('Design', '设计'), value: values.dominance && t(DOMINANCE_WORDS[values.dominance].label) },
            { label: text('Colour', '颜色'), value: values.colour },
            { label: text('Note', '备注'), value: lens.notes?.map((note) => note.text).join('; ') },
          ]}
        />
      )}
    </section>
  );
}

/** Shows the questions about unusual values. They are for a person to answer; nothing is refused because of them. */
export function Unusual({ eyes }: Pick<Contents, 'eyes'>) {
  const t = useWords();
  const questions = (['right', 'left'] as const).flatMap((eye) => {
    const lens = eyes[eye];
    return lens ? unusualValues(lens.parameters).map(({ path, message }) => ({ eye, path, message })) : [];
  });
  return questions.map(({ eye, path, message }) => (
    <Why
      key={eye + path}
      tone="wait"
      title={`${t(NAMES[eye])}: ${path.slice(1)} ${t(message)}`}
      rule={text(
        'It is recorded all the same: rigid and scleral lenses have such values.',
        '仍会录入：硬镜和巩膜镜可有此类数值。',
      )}
    />
  ));
}

/** Shows the contents of a prescription: both eyes apart, its days and its prescriber. */
export function Contents({ record }: { readonly record: Contents }) {
  const t = useWords();
  const { eyes, prescriber, notes, medicalReason } = record;
  return (
    <div className="stack-4">
      <div className="eyes">
        <EyeValues eye="right" lens={eyes.right} />
        <EyeValues eye="left" lens={eyes.left} />
      </div>
      <Unusual eyes={eyes} />
      <Facts
        rows={[
          { label: text('Written on', '开具日期'), value: <Day day={record.issuedOn} /> },
          { label: text('Ends on', '到期日'), value: <Day day={record.expiresOn} /> },
          { label: text('Written in', '开具地'), value: record.issuedIn },
          { label: text('Why it ends early', '提前到期的原因'), value: medicalReason },
          { label: text('Prescriber', '处方医师'), value: <b>{prescriber.name}</b> },
          { label: text('Address', '地址'), value: prescriber.address },
          {
            label: text('Phone', '电话'),
            value: prescriber.phone && <a href={`tel:${prescriber.phone}`}>{prescriber.phone}</a>,
          },
          { label: text('Fax', '传真'), value: prescriber.fax },
          { label: text('Time zone', '时区'), value: prescriber.timeZone },
          {
            label: text('Numbers elsewhere', '其他系统编号'),
            value: record.identifiers?.map(({ value }) => value).join(', '),
          },
          { label: text('Notes', '备注'), value: notes },
        ]}
      />
      {!prescriber.timeZone && (
        <p className="fine t-wait">
          {t(
            text(
              'The prescriber’s time zone is not known. It is needed before the request is sent.',
              '处方医师的时区未知，发出核实请求前必须填写。',
            ),
          )}
        </p>
      )}
    </div>
  );
}
