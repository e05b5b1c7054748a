import {
  COMPUTE_RUN_OUT_GUIDE,
  COMPUTE_VERIFICATION_DEADLINE_GUIDE,
  CONVERT_VERTEX_GUIDE,
} from '@toric/contracts/tools/tools.guide';
import { ComputeRunOut, ComputeVerificationDeadline, ConvertVertex } from '@toric/contracts/tools/tools.http';
import { JURISDICTION_WORDS } from '@toric/contracts/tools/jurisdiction.words';
import { REPLACEMENT_WORDS } from '@toric/contracts/lens.words';
import { useState } from 'react';
import { useWords } from '../../app/words.ts';
import type { FormSpec } from '../../kit/kit.types.ts';
import { Facts } from '../../kit/show/facts.tsx';
import { PageHead } from '../../kit/show/page-head.tsx';
import { Power } from '../../kit/show/power.tsx';
import { Day, When } from '../../kit/show/when.tsx';
import { ChoiceButtons } from '../stock/choice-buttons.tsx';
import { Calculator } from './calculator.tsx';

const vertex: FormSpec<typeof ConvertVertex> = {
  operation: ConvertVertex,
  guide: CONVERT_VERTEX_GUIDE,
  title: { en: 'Spectacles to the cornea', zh: '框架眼镜度数换算到角膜面' },
  save: { en: 'Convert the power', zh: '换算度数' },
  sections: [
    {
      fields: [
        { name: 'sphere', width: 'half' },
        { name: 'cylinder', width: 'half' },
        { name: 'axis', width: 'half' },
        { name: 'vertexDistanceMm', width: 'half' },
      ],
    },
  ],
};

const eye = (name: 'right' | 'left') =>
  [
    { name: `eyes.${name}.boxes`, width: 'third' },
    { name: `eyes.${name}.packSize`, width: 'third' },
    { name: `eyes.${name}.replacement`, words: REPLACEMENT_WORDS, width: 'third' },
    { name: `eyes.${name}.daysPerWeek`, width: 'third' },
    { name: `eyes.${name}.openedOn`, width: 'third' },
    { name: `eyes.${name}.carryOver`, width: 'third' },
  ] as const;

const runOut: FormSpec<typeof ComputeRunOut> = {
  operation: ComputeRunOut,
  guide: COMPUTE_RUN_OUT_GUIDE,
  title: { en: 'When lenses run out', zh: '镜片用完日期' },
  save: { en: 'Compute the day', zh: '计算日期' },
  sections: [
    { fields: [{ name: 'from', width: 'half' }] },
    { title: { en: 'Right eye (OD)', zh: '右眼 OD' }, fields: eye('right') },
    { title: { en: 'Left eye (OS)', zh: '左眼 OS' }, fields: eye('left') },
  ],
};

const deadline: FormSpec<typeof ComputeVerificationDeadline> = {
  operation: ComputeVerificationDeadline,
  guide: COMPUTE_VERIFICATION_DEADLINE_GUIDE,
  title: { en: 'When silence verifies', zh: '未答复视为核实的时间' },
  save: { en: 'Compute the deadline', zh: '计算截止时间' },
  sections: [
    {
      fields: [
        { name: 'receivedAt', control: 'text' },
        { name: 'timeZone', width: 'half' },
        { name: 'jurisdiction', words: JURISDICTION_WORDS, width: 'half' },
      ],
    },
  ],
};

const Vertex = () => (
  <Calculator operation={ConvertVertex} spec={vertex}>
    {({ exact, rounded, disclaimer }) => (
      <div className="stack">
        <p className="row">
          <Power lens={rounded} dial big />
        </p>
        <p className="fine dim">
          {exact.sphere.toFixed(3)} / {(exact.cylinder ?? 0).toFixed(3)}
        </p>
        <p className="fine dim">{disclaimer}</p>
      </div>
    )}
  </Calculator>
);

const RunOut = () => (
  <Calculator operation={ComputeRunOut} spec={runOut}>
    {(answer) => (
      <div className="stack">
        <Facts
          rows={[
            {
              label: { en: 'Right eye', zh: '右眼' },
              value: answer.right && <Day day={answer.right.runsOutOn} near />,
            },
            { label: { en: 'Left eye', zh: '左眼' }, value: answer.left && <Day day={answer.left.runsOutOn} near /> },
            { label: { en: 'Order again by', zh: '最迟再订日期' }, value: <Day day={answer.reorderBy} near /> },
          ]}
        />
        <p className="fine dim">{answer.why}</p>
      </div>
    )}
  </Calculator>
);

const NEVER = { en: 'Silence does not verify there.', zh: '该地区未答复不视为核实。' };

function Deadline() {
  const t = useWords();
  return (
    <Calculator operation={ComputeVerificationDeadline} spec={deadline}>
      {({ deadline: at, steps }) => (
        <div className="stack">
          {at === null ? <p>{t(NEVER)}</p> : <When at={at} />}
          <ul className="fine stack">
            {steps.map(({ from, why }) => (
              <li key={from}>
                <When at={from} /> · {why}
              </li>
            ))}
          </ul>
        </div>
      )}
    </Calculator>
  );
}

const TABS = [
  { value: 'vertex', label: vertex.title, Content: Vertex },
  { value: 'run-out', label: runOut.title, Content: RunOut },
  { value: 'deadline', label: deadline.title, Content: Deadline },
] as const;

/** Shows the calculators of the shop. They compute exactly, and store nothing. */
export default function CalculatorsPage() {
  const [chosen, setChosen] = useState<(typeof TABS)[number]['value']>('vertex');
  return (
    <>
      <PageHead
        title={{ en: 'Calculators', zh: '计算器' }}
        about={{
          en: 'Exact results by the rules that the shop itself uses. Nothing is stored.',
          zh: '按本店规则精确计算，不保存任何内容。',
        }}
      />
      <div className="pad">
        <ChoiceButtons label={{ en: 'Calculator', zh: '计算器' }} options={TABS} value={chosen} onChange={setChosen} />
      </div>
      {TABS.map(({ value, Content }) => chosen === value && <Content key={value} />)}
    </>
  );
}
