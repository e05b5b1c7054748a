import { ListSecurityEvents } from '@toric/contracts/customer/accounts/account.http';
import { SECURITY_EVENT_KIND_WORDS } from '@toric/contracts/customer/accounts/account.words';
import { useAnswer } from '../../app/api.ts';
import { text } from '../../app/words.ts';
import { Answered } from '../../kit/show/answered.tsx';
import { Badge } from '../../kit/show/badge.tsx';
import { Block } from '../../kit/show/block.tsx';
import { When } from '../../kit/show/when.tsx';

const SHOWN = 10;

/**
 * Shows the last security events of the account. A person who finds a sign-in that was not hers can end all sessions.
 */
export function SecurityLog() {
  const events = useAnswer(ListSecurityEvents, { query: { limit: SHOWN } });
  return (
    <Block title={text('What happened to your account', '账户安全记录')}>
      <Answered query={events} rows={4}>
        {({ data }) => (
          <ul className="stack">
            {data.map(({ id, kind, createdAt, device }) => (
              <li key={id}>
                <Badge words={SECURITY_EVENT_KIND_WORDS} value={kind} />
                <br />
                <span className="fine dimmer">
                  <When at={createdAt} />
                  {device && ` · ${device}`}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Answered>
    </Block>
  );
}
