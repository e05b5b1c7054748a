import { MOVE_TEST_CLOCK_GUIDE } from '@toric/contracts/operator/test-clock.guide';
import { GetTestClock, MoveTestClock, type TestClockView } from '@toric/contracts/operator/test-clock.http';
import type { z } from 'zod';
import { useState } from 'react';
import { slugOf, useAnswer } from '../../app/api.ts';
import { useLanguage, useWords } from '../../app/words.ts';
import { formatSpan } from '../../app/formats.ts';
import type { Action } from '../../kit/kit.types.ts';
import { ActionButton } from '../../kit/record/action-button.tsx';
import { Answered } from '../../kit/show/answered.tsx';
import { Block } from '../../kit/show/block.tsx';
import { Facts } from '../../kit/show/facts.tsx';
import { PageHead } from '../../kit/show/page-head.tsx';
import { Empty } from '../../kit/show/states.tsx';
import { When } from '../../kit/show/when.tsx';

type Clock = z.output<typeof TestClockView>;

const move: Action<Clock, typeof MoveTestClock> = {
  operation: MoveTestClock,
  label: { en: 'Move it forward…', zh: '向前拨…' },
  tone: 'main',
  form: {
    operation: MoveTestClock,
    guide: MOVE_TEST_CLOCK_GUIDE,
    title: { en: 'Move the clock of the shop', zh: '拨动店铺时钟' },
    save: { en: 'Move the clock', zh: '拨动时钟' },
    sections: [{ fields: [{ name: 'to' }] }],
  },
  input: (_, body) => ({ body }),
  done: { en: 'The clock moves in three seconds, in all parts of the shop.', zh: '时钟将在三秒后于所有服务中生效。' },
};

function Shown({ clock }: { readonly clock: Clock }) {
  const language = useLanguage();
  return (
    <Block title={{ en: 'The clock', zh: '时钟' }}>
      <Facts
        rows={[
          { label: { en: 'Time of the shop', zh: '店铺时间' }, value: <When at={clock.now} /> },
          { label: { en: 'Real time', zh: '实际时间' }, value: <When at={clock.realNow} /> },
          { label: { en: 'Ahead by', zh: '提前' }, value: formatSpan(clock.aheadSeconds * 1000, language) },
          {
            label: { en: 'The next move holds from', zh: '下次调整生效于' },
            value: clock.move && <When at={clock.move.holdsFrom} />,
          },
        ]}
      />
    </Block>
  );
}

/**
 * Shows the test clock. A shop for customers has no such clock and refuses the request, so this part is shown only on
 * demand.
 */
function Clock() {
  const clock = useAnswer(GetTestClock, {}, { refreshMs: 10_000 });
  if (slugOf(clock.problem) === 'test-clock.off')
    return (
      <Empty
        title={{ en: 'This shop has no clock for training.', zh: '本店没有培训时钟。' }}
        about={{ en: 'Only a shop for training or tests has one.', zh: '只有培训或测试用的店铺才有。' }}
      />
    );
  return (
    <Answered query={clock}>
      {(data) => (
        <>
          <Shown clock={data} />
          <div className="block">
            <ActionButton action={move} record={data} />
          </div>
        </>
      )}
    </Answered>
  );
}

/**
 * Shows the test clock of a training shop. When it is advanced, deadlines and expiries happen as if the time had
 * passed.
 */
export default function TestClockPage() {
  const t = useWords();
  const [isAsked, setAsked] = useState(false);
  return (
    <>
      <PageHead
        title={{ en: 'Clock for training', zh: '培训时钟' }}
        about={{
          en: 'Deadlines, reminders and expiries happen as if the time had passed. It never goes back.',
          zh: '截止时间、提醒和有效期将如同时间已过一样发生。时钟不能倒退。',
        }}
      />
      {isAsked ? (
        <Clock />
      ) : (
        <div className="block rule">
          <button type="button" className="btn main" data-operation={GetTestClock.id} onClick={() => setAsked(true)}>
            {t({ en: 'Look at the clock', zh: '查看时钟' })}
          </button>
        </div>
      )}
    </>
  );
}
