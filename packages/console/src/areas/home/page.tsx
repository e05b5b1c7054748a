import { IconCircleCheck, IconPhone } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { Link, useNavigate } from 'react-router';
import { ListVerifications } from '@toric/contracts/customer/supply/verification.http';
import { PlaceOrder } from '@toric/contracts/order/order.http';
import { useMay } from '../../app/api.ts';
import { formatNumber } from '../../app/formats.ts';
import { useKeys } from '../../app/keys.ts';
import { useWaiting } from '../../app/shell/waiting.ts';
import { text, useLanguage, useWords } from '../../app/words.ts';
import { Answered } from '../../kit/show/answered.tsx';
import { Block } from '../../kit/show/block.tsx';
import { Key } from '../../kit/show/key.tsx';
import { PageHead } from '../../kit/show/page-head.tsx';
import { Empty } from '../../kit/show/states.tsx';
import { Why } from '../../kit/show/why.tsx';
import { DayLine } from './day-line.tsx';
import { linesOf, sentenceOf, type WorkLine } from './work.ts';
import { WorkList } from './work-list.tsx';

const Deadlines = lazy(() => import('./deadlines.tsx'));
const DayFigures = lazy(() => import('./day-figures.tsx'));
const FirstDay = lazy(() => import('../../app/first-day/first-day.tsx'));
const HOME = text('Home', '首页');

function useToday(): string {
  const language = useLanguage();
  const now = new Date();
  if (language === 'zh') return now.toLocaleDateString('zh-CN', { month: 'long', day: 'numeric', weekday: 'long' });
  const weekday = now.toLocaleDateString('en-US', { weekday: 'long' });
  return `${weekday}, ${now.getDate()} ${now.toLocaleDateString('en-US', { month: 'long' })}`;
}

/** Shows the home page: the day, the late work, the waiting work, and the figures with links to their lists. */
export default function HomePage() {
  const waiting = useWaiting();
  const mayVerify = useMay()(ListVerifications);
  const title = useToday();
  const lines = linesOf(waiting.data?.data ?? []);
  return (
    <>
      <PageHead title={title} name={HOME} about={waiting.data && sentenceOf(lines)} actions={<NewOrder />} />
      {mayVerify ? (
        <Suspense fallback={<DayLine ticks={[]} />}>
          <Deadlines />
        </Suspense>
      ) : (
        <DayLine ticks={[]} />
      )}
      <Answered query={waiting}>
        {({ unanswered = [] }) => (
          <>
            {unanswered.length > 0 && <Missing />}
            <Work lines={lines} />
          </>
        )}
      </Answered>
      <Suspense fallback={null}>
        <DayFigures />
        <FirstDay />
      </Suspense>
    </>
  );
}

function NewOrder() {
  const t = useWords();
  const navigate = useNavigate();
  const isOffered = useMay()(PlaceOrder);
  const label = text('Take a phone order', '电话下单');
  useKeys([{ key: 'n', label, run: () => void navigate('/orders/new'), when: isOffered }]);
  if (!isOffered) return null;
  return (
    <Link className="btn main" to="/orders/new">
      <IconPhone size={16} stroke={1.5} aria-hidden="true" /> {t(label)} <Key>n</Key>
    </Link>
  );
}

/** Warns that a part of the shop gave no answer, so that nobody mistakes the missing answer for an empty list. */
function Missing() {
  return (
    <div className="pad">
      <Why
        tone="wait"
        title={text(
          'A part of the shop gives no answer at the moment. Its work is missing below.',
          '店铺的一部分目前没有应答，其事项未显示在下方。',
        )}
      />
    </div>
  );
}

function Work({ lines }: { readonly lines: readonly WorkLine[] }) {
  const late = lines.filter((line) => line.late > 0);
  const waits = lines.filter((line) => line.count > line.late);
  if (lines.length === 0) {
    return (
      <Empty
        icon={IconCircleCheck}
        title={text('Nothing waits for you', '没有待办事项')}
        about={text('New work appears here by itself.', '新的事项会自动出现在这里。')}
      />
    );
  }
  return (
    <div className="split home">
      <div>
        {late.length > 0 && (
          <Block title={<LateName />} aside={late.reduce((n, line) => n + line.late, 0)}>
            <WorkList lines={late} isLate />
          </Block>
        )}
        {waits.length > 0 && (
          <Block title={text('Waits for you', '待你处理')}>
            <WorkList lines={waits} />
          </Block>
        )}
      </div>
      <aside>
        <Figures lines={lines} />
      </aside>
    </div>
  );
}

function LateName() {
  const t = useWords();
  return <span className="t-stop">{t(text('Late', '已逾期'))}</span>;
}

/** Shows the present figures. Each is a link to the list behind it. */
function Figures({ lines }: { readonly lines: readonly WorkLine[] }) {
  const t = useWords();
  const language = useLanguage();
  return (
    <Block title={text('In figures', '数据')}>
      <div className="figlist">
        {lines.map(({ kind, count, words, path }) => (
          <Link key={kind} className="fig plain" to={path}>
            <b>{formatNumber(count, language)}</b>
            <span>{t(words).replace(/^[\d,.]+\s*/, '')}</span>
          </Link>
        ))}
      </div>
    </Block>
  );
}
