import { useSession } from '../../app/session.tsx';
import { text } from '../../app/words.ts';
import { PageHead } from '../../kit/show/page-head.tsx';
import { Look } from './look.tsx';
import { Passkeys } from './passkeys.tsx';
import { Password } from './password.tsx';
import { SecondFactor } from './second-factor.tsx';
import { SecurityLog } from './security-log.tsx';
import { Sessions } from './sessions.tsx';

/**
 * Shows the account of the person who is signed in: the look of the console, the factors of the sign-in, and the
 * sessions.
 */
export default function AccountPage() {
  const { person } = useSession();
  return (
    <>
      <PageHead title={text('My account', '我的账户')} about={`${person.name} · ${person.email}`} />
      <div className="split rule">
        <div>
          <Look />
          <Password />
          <SecondFactor />
          <Passkeys />
        </div>
        <aside>
          <Sessions />
          <SecurityLog />
        </aside>
      </div>
    </>
  );
}
