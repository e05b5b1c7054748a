import { useState } from 'react';
import { signedIn, signOut } from '../session.tsx';
import { text, useWords } from '../words.ts';
import { Authenticator } from './authenticator.tsx';
import { Gate } from './gate.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';

const TITLE = text('Set up your second factor', '设置第二重验证');
const ABOUT = text(
  'Colleagues sign in with a password and with the code of an app on their phone. It protects the data of customers.',
  '员工登录需要密码和手机应用中的验证码，以保护客户的数据。',
);
type Enrolled = Parameters<Parameters<typeof Authenticator>[0]['onDone']>[0];

/** Shows the first sign-in of a new colleague: she sets up an authenticator app, and stores her recovery codes. */
export function Enrolment() {
  const t = useWords();
  const [enrolled, setEnrolled] = useState<Enrolled>();
  return (
    <Gate
      title={enrolled ? text('Keep your recovery codes', '请保存恢复代码') : TITLE}
      {...(!enrolled && { about: ABOUT })}
      foot={
        !enrolled && (
          <button type="button" className="linkish fine" onClick={() => void signOut()}>
            {t(text('Sign out', '退出登录'))}
          </button>
        )
      }
    >
      {enrolled ? (
        <RecoveryCodes
          codes={enrolled.recoveryCodes}
          done={text('I have kept them, open the console', '已保存，进入后台')}
          onDone={() => signedIn(enrolled.session)}
        />
      ) : (
        <Authenticator onDone={setEnrolled} />
      )}
    </Gate>
  );
}
