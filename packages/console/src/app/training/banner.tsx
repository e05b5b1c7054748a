import { IconSchool } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { Link } from 'react-router';
import { text, useWords } from '../words.ts';

const ResetDialog = lazy(() => import('./reset-dialog.tsx'));
const HERE = text('This is the training shop. Nothing in it is real.', '这是培训店铺，其中的一切均非真实。');
const RESET = text('Reset the training shop…', '重置培训店铺…');

/** Shows on every page that this is the training shop, and offers to reset it. */
export function TrainingBanner() {
  const t = useWords();
  const [opened, setOpened] = useState(false);
  return (
    <div className="training-banner" role="note">
      <IconSchool size={16} stroke={1.5} aria-hidden="true" />
      <Link to="/training" className="plain grow">
        {t(HERE)}
      </Link>
      <button type="button" className="btn small" data-operation="resetTraining" onClick={() => setOpened(true)}>
        {t(RESET)}
      </button>
      <Suspense fallback={null}>{opened && <ResetDialog onClose={() => setOpened(false)} />}</Suspense>
    </div>
  );
}
