import { GetHealth } from '@toric/contracts/operator/health.http';
import { lazy, Suspense } from 'react';
import { Link } from 'react-router';
import { useMay } from '../../app/api.ts';
import FirstDay from '../../app/first-day/first-day.tsx';
import { stepsFor } from '../../app/first-day/steps.ts';
import { PUT_AWAY } from '../../app/first-day/step.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useSession } from '../../app/session.tsx';
import { text, useWords } from '../../app/words.ts';
import { Block } from '../../kit/show/block.tsx';
import { PageHead } from '../../kit/show/page-head.tsx';
import { Loading } from '../../kit/show/states.tsx';
import { Keys } from './keys.tsx';
import { RunbookLinks } from './runbook-links.tsx';
import './help.css';

const LookUp = lazy(() => import('./look-up.tsx'));

/** Lets a person repeat the first day, after she has finished or dismissed it. */
function FirstDayAgain() {
  const t = useWords();
  const { roles } = useSession().person;
  const { preferences, change } = usePreferences();
  const { firstDay } = preferences;
  const own = stepsFor(roles).map(({ id }) => id);
  const isOver = firstDay.includes(PUT_AWAY) || own.every((id) => firstDay.includes(id));
  if (!isOver) return <FirstDay />;
  const again = () => change({ firstDay: firstDay.filter((id) => id !== PUT_AWAY && !own.includes(id)) });
  return (
    <Block title={text('Your first day', '你的第一天')}>
      <p>
        <button type="button" className="btn" onClick={again}>
          {t(text('Begin the guided first day again', '重新开始首日引导'))}
        </button>
      </p>
    </Block>
  );
}

function Practise() {
  const t = useWords();
  const { training } = useSession();
  return (
    <Block title={text('Practise', '练习')}>
      <p>
        {training.url !== null && !training.isOn ? (
          <a href={training.url} target="_blank" rel="noreferrer">
            {t(text('Practise in the training shop', '在培训店铺中练习'))}
          </a>
        ) : (
          <Link to="/training">{t(text('About the training shop', '关于培训店铺'))}</Link>
        )}
      </p>
    </Block>
  );
}

/** Shows the help: the first day, words and fields, keys, and the runbooks for the roles that run the system. */
export default function HelpPage() {
  const mayRun = useMay()(GetHealth);
  return (
    <>
      <PageHead
        title={text('Help', '帮助')}
        about={text(
          'Words, fields and keys. A ? beside a field shows its help in place.',
          '词语、字段和快捷键说明。字段旁的 ? 可就地显示帮助。',
        )}
      />
      <div className="split rule">
        <div>
          <FirstDayAgain />
          <Suspense fallback={<Loading />}>
            <LookUp />
          </Suspense>
        </div>
        <aside>
          <Keys />
          {mayRun && <RunbookLinks />}
          <Practise />
        </aside>
      </div>
    </>
  );
}
