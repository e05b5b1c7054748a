import { RequestPasswordReset } from '@toric/contracts/customer/accounts/account.http';
import { SetStaffPassword } from '@toric/contracts/customer/staff/staff.http';
import type { Text } from '@toric/contracts/kernel/sentence';
import { type FormEvent, type ReactNode, useState } from 'react';
import { api } from '../client.ts';
import { text, useWords } from '../words.ts';
import { GateField } from './field.tsx';
import { Gate } from './gate.tsx';
import { useAttempt } from './use-attempt.ts';

const TITLE = text('I cannot sign in', '无法登录');
const ABOUT = text(
  'Lost your phone and your recovery codes? Two administrators can remove your second factor together.',
  '手机和恢复代码都丢失了？两位管理员可以共同移除你的第二重验证。',
);
const MAIL_SENT = text(
  'If an account has this e-mail, a mail with a link is on its way. The link works for 30 minutes.',
  '如果该邮箱对应一个账户，带链接的邮件已发出。链接在 30 分钟内有效。',
);
const PASSWORD_SET = text('Your password is set. You can sign in with it now.', '密码已设置。现在可以用它登录。');

/** Helps a person who cannot sign in. She uses a link by mail, or the set-up code of an administrator. */
export function CannotSignIn({ onBack }: { readonly onBack: () => void }) {
  const t = useWords();
  return (
    <Gate
      title={TITLE}
      about={ABOUT}
      foot={
        <button type="button" className="linkish fine" onClick={onBack}>
          {t(text('Back to the sign-in', '返回登录'))}
        </button>
      }
    >
      <ForgottenPassword />
      <SetUpCode />
    </Gate>
  );
}

type StepProps = {
  readonly title: Text;
  readonly save: Text;
  readonly done: Text;
  readonly send: () => Promise<unknown>;
  readonly children: (error: Text | undefined) => ReactNode;
};

function Step({ title, save, done, send, children }: StepProps) {
  const t = useWords();
  const [isDone, setIsDone] = useState(false);
  const { busy, error, attempt } = useAttempt();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void attempt(async () => {
      await send();
      setIsDone(true);
    });
  };
  return (
    <form className="gate-fields" onSubmit={submit}>
      <h2>{t(title)}</h2>
      {isDone ? (
        <p role="status">{t(done)}</p>
      ) : (
        <>
          {children(error)}
          <button className="btn wide" type="submit" disabled={busy}>
            {t(save)}
          </button>
        </>
      )}
    </form>
  );
}

function ForgottenPassword() {
  const [email, setEmail] = useState('');
  return (
    <Step
      title={text('I forgot my password', '忘记密码')}
      save={text('Send me a link', '发送链接')}
      done={MAIL_SENT}
      send={() => api.call(RequestPasswordReset, { body: { email: email.trim() } })}
    >
      {(error) => (
        <GateField
          label={text('E-mail', '电子邮箱')}
          type="email"
          autoComplete="username"
          required
          value={email}
          onValue={setEmail}
          error={error}
        />
      )}
    </Step>
  );
}

function SetUpCode() {
  const [code, setCode] = useState('');
  const [password, setPassword] = useState('');
  return (
    <Step
      title={text('I am new and have a set-up code', '我是新员工，有设置码')}
      save={text('Set my password', '设置密码')}
      done={PASSWORD_SET}
      send={() => api.call(SetStaffPassword, { body: { code, password } })}
    >
      {(error) => (
        <>
          <GateField
            label={text('Set-up code', '设置码')}
            autoComplete="off"
            spellCheck={false}
            required
            value={code}
            onValue={setCode}
          />
          <GateField
            label={text('New password', '新密码')}
            type="password"
            autoComplete="new-password"
            minLength={12}
            required
            value={password}
            onValue={setPassword}
            error={error}
            help={<PasswordHelp />}
          />
        </>
      )}
    </Step>
  );
}

function PasswordHelp() {
  const t = useWords();
  return t(
    text('At least 12 characters. Several words are easy to remember.', '至少 12 个字符。几个词语的组合更容易记住。'),
  );
}
