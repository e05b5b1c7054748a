import { IconSchool } from '@tabler/icons-react';
import { GetTraining, KeepTraining, ResetTraining, type TrainingView } from '@toric/contracts/operator/training.http';
import { TRAINING_STATE_WORDS } from '@toric/contracts/operator/training.words';
import { lazy, Suspense, useState } from 'react';
import { useAnswer } from '../../app/api.ts';
import { useSession } from '../../app/session.tsx';
import { text, useWords } from '../../app/words.ts';
import type { Action } from '../../kit/kit.types.ts';
import { ActionButton } from '../../kit/record/action-button.tsx';
import { Answered } from '../../kit/show/answered.tsx';
import { Badge } from '../../kit/show/badge.tsx';
import { Block } from '../../kit/show/block.tsx';
import { Facts } from '../../kit/show/facts.tsx';
import { PageHead } from '../../kit/show/page-head.tsx';
import { Empty } from '../../kit/show/states.tsx';
import { When } from '../../kit/show/when.tsx';

const ResetDialog = lazy(() => import('../../app/training/reset-dialog.tsx'));
const REFRESH_MS = 5_000;
const RESETTABLE = ['ready', 'incomplete'];

function KeepEffect() {
  const t = useWords();
  return (
    <p className="dim">
      {t({
        en: 'From now on, a reset leads back to the shop as it is at this moment. The first day before it is forgotten.',
        zh: '此后重置将恢复到当前时刻的状态，之前的初始状态不再保留。',
      })}
    </p>
  );
}

const keep: Action<TrainingView, typeof KeepTraining> = {
  operation: KeepTraining,
  label: text('Keep the shop as it is now…', '保存当前状态…'),
  effect: KeepEffect,
  keep: text('Leave the first day as it is', '保留原初始状态'),
  input: () => ({}),
  done: text('The shop will go back to this moment.', '重置将恢复到此刻的状态。'),
  refreshes: [GetTraining],
};

function State({ view }: { readonly view: TrainingView }) {
  const t = useWords();
  const [opened, setOpened] = useState(false);
  return (
    <Block title={{ en: 'The state of the shop', zh: '店铺状态' }}>
      <Facts
        rows={[
          {
            label: { en: 'State', zh: '状态' },
            value: <Badge words={TRAINING_STATE_WORDS} value={view.state} />,
          },
          { label: { en: 'First day kept', zh: '初始状态保存于' }, value: <When at={view.keptAt} /> },
          { label: { en: 'Last reset', zh: '上次重置' }, value: <When at={view.resetAt} /> },
        ]}
      />
      <p className="row wrap">
        {RESETTABLE.includes(view.state) && (
          <button type="button" className="btn" data-operation={ResetTraining.id} onClick={() => setOpened(true)}>
            {t({ en: 'Reset the training shop…', zh: '重置培训店铺…' })}
          </button>
        )}
        <ActionButton action={keep} record={view} />
      </p>
      <Suspense fallback={null}>{opened && <ResetDialog onClose={() => setOpened(false)} />}</Suspense>
    </Block>
  );
}

function Here() {
  const training = useAnswer(GetTraining, {}, { refreshMs: REFRESH_MS });
  return <Answered query={training}>{(view) => <State view={view} />}</Answered>;
}

/**
 * Shows the link to the training shop. Any other shop cannot be reset and refuses the request, so nothing is requested.
 */
function Elsewhere({ url }: { readonly url: string | null }) {
  const t = useWords();
  if (url === null)
    return (
      <Empty
        icon={IconSchool}
        title={{ en: 'This shop has no training shop.', zh: '此店铺没有配套的培训店铺。' }}
        about={{
          en: 'An administrator of the system can set one up beside it.',
          zh: '系统管理员可以另行建立一个培训店铺。',
        }}
      />
    );
  return (
    <Empty
      icon={IconSchool}
      title={{ en: 'Practise where nothing counts.', zh: '在不影响业务的地方练习。' }}
      about={{
        en: 'The training shop is full of invented people and orders. You sign in there with an account of its own.',
        zh: '培训店铺中的人和订单都是虚构的，需用其专用账户登录。',
      }}
      action={
        <a href={url} target="_blank" rel="noreferrer">
          {t({ en: 'Open the training shop', zh: '打开培训店铺' })}
        </a>
      }
    />
  );
}

/** Shows the state of the training shop and its reset. In any other shop, shows a link to the training shop. */
export default function TrainingPage() {
  const { training } = useSession();
  return (
    <>
      <PageHead
        title={{ en: 'Training shop', zh: '培训店铺' }}
        about={{
          en: 'A second shop in which people practise. It goes back to its first day at will.',
          zh: '供练习使用的第二个店铺，可随时恢复到初始状态。',
        }}
      />
      {training.isOn ? <Here /> : <Elsewhere url={training.url} />}
    </>
  );
}
