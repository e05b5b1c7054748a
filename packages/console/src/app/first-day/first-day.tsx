import { IconCircle, IconCircleCheck } from '@tabler/icons-react';
import { Link } from 'react-router';
import { Block } from '../../kit/show/block.tsx';
import { usePreferences } from '../preferences.ts';
import { useSession } from '../session.tsx';
import { text, useWords } from '../words.ts';
import { PUT_AWAY, type Step } from './step.ts';
import { stepsFor } from './steps.ts';

const TITLE = text('Your first day', '你的第一天');
const ABOUT = text(
  'Do these in any order. Each is ticked by itself when you have done it.',
  '可按任意顺序进行，完成后会自动打勾。',
);

type LineProps = { readonly step: Step; readonly isDone: boolean };

function Line({ step: { title, why, href }, isDone }: LineProps) {
  const t = useWords();
  const Icon = isDone ? IconCircleCheck : IconCircle;
  return (
    <li>
      <span className={isDone ? 't-ok' : 'dim'}>
        <Icon size={16} stroke={1.5} aria-hidden="true" />
      </span>
      <div>
        <p>
          <Link to={href} className={isDone ? 'plain dim' : 'plain'}>
            {t(title)}
          </Link>
          {isDone && <span className="sr"> {t(text('done', '已完成'))}</span>}
        </p>
        {!isDone && <p className="fine dim">{t(why)}</p>}
      </div>
    </li>
  );
}

/**
 * Shows the guided first day for the roles of the person. It disappears when all steps are done, or when the person
 * dismisses it.
 */
export default function FirstDay() {
  const t = useWords();
  const { roles } = useSession().person;
  const { preferences, change } = usePreferences();
  const { firstDay } = preferences;
  const steps = stepsFor(roles);
  const done = steps.filter(({ id }) => firstDay.includes(id)).length;
  if (firstDay.includes(PUT_AWAY) || done === steps.length) return null;
  const progress = text(`${done} of ${steps.length} done`, `已完成 ${done}/${steps.length}`);
  return (
    <Block title={TITLE} aside={t(progress)}>
      <p className="dim">{t(ABOUT)}</p>
      <ul className="work">
        {steps.map((step) => (
          <Line key={step.id} step={step} isDone={firstDay.includes(step.id)} />
        ))}
      </ul>
      <p>
        <button type="button" className="btn small" onClick={() => change({ firstDay: [...firstDay, PUT_AWAY] })}>
          {t(text('Put this away', '不再显示'))}
        </button>
      </p>
    </Block>
  );
}
