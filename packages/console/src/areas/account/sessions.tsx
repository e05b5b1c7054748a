import { EndOtherSessions, EndSession, ListSessions } from '@toric/contracts/customer/accounts/session.http';
import type { Item } from '@toric/client/types';
import { useAnswer } from '../../app/api.ts';
import { count, text, useWords } from '../../app/words.ts';
import type { Action } from '../../kit/kit.types.ts';
import { ActionButton } from '../../kit/record/action-button.tsx';
import { Answered } from '../../kit/show/answered.tsx';
import { StateBadge } from '../../kit/show/badge.tsx';
import { Block } from '../../kit/show/block.tsx';
import { When } from '../../kit/show/when.tsx';

type Listed = Item<typeof ListSessions>;

const end: Action<Listed, typeof EndSession> = {
  operation: EndSession,
  label: text('Sign out there', '退出该设备'),
  when: ({ current }) => !current,
  input: ({ id }) => ({ params: { sessionId: id } }),
  done: text('That session has ended.', '该会话已结束。'),
};

const endOthers: Action<undefined, typeof EndOtherSessions> = {
  operation: EndOtherSessions,
  label: text('Sign out everywhere else', '退出所有其他设备'),
  tone: 'stop',
  input: () => ({}),
  done: ({ ended }) =>
    count(ended, {
      one: '{n} other session has ended.',
      other: '{n} other sessions have ended.',
      zh: '已结束 {n} 个其他会话。',
    }),
};

const UNKNOWN = text('an unknown browser', '未知浏览器');

/** Lists the sessions of the person, with the buttons that end them. */
export function Sessions() {
  const t = useWords();
  const sessions = useAnswer(ListSessions, { query: { limit: 50 } });
  return (
    <Block title={text('Where you are signed in', '登录的设备')}>
      <Answered query={sessions} rows={3}>
        {({ data }) => (
          <div className="stack-4">
            <ul className="stack-4">
              {data.map((session) => (
                <li key={session.id} className="row between top">
                  <span>
                    <span>{session.device ?? t(UNKNOWN)}</span>{' '}
                    {session.current && <StateBadge state="ok" label={text('this one', '当前')} />}
                    <br />
                    <span className="fine dimmer">
                      {session.network && `${session.network} · `}
                      <When at={session.lastUsedAt} />
                    </span>
                  </span>
                  <ActionButton action={end} record={session} small />
                </li>
              ))}
            </ul>
            {data.length > 1 && <ActionButton action={endOthers} record={undefined} />}
          </div>
        )}
      </Answered>
    </Block>
  );
}
