import { type FormEvent, useState } from 'react';
import { useConnection } from '../connection.ts';
import { hasPasskeys, signInByPasskey } from '../session/passkey.ts';
import { completeSignIn, signIn } from '../session/calls.ts';
import { signedIn } from '../session.tsx';
import { text, useWords } from '../words.ts';
import { CannotSignIn } from './cannot-sign-in.tsx';
import { CodeForm } from './code-form.tsx';
import { GateField } from './field.tsx';
import { Gate } from './gate.tsx';
import { useAttempt } from './use-attempt.ts';

const TITLE = text('Sign in', '登录');
const KEPT = text(
  'Your session has ended. After you sign in, you are back where you were, and what you had typed is kept.',
  '你的会话已结束。重新登录后会回到原来的页面，已输入的内容会保留。',
);
const SECOND = text('Now prove that it is you, with your second factor.', '请用第二重验证证明是你本人。');
const GO_BACK = text('Sign in and go back to the page', '登录并返回原页面');
const NO_CONNECTION = text(
  'The shop gives no answer at the moment. Check the connection.',
  '店铺目前没有应答。请检查网络连接。',
);
const BACK = text('Use another account', '使用其他账户');
const CANNOT = text('I cannot sign in', '无法登录');

/** Shows the sign-in with the second factor. With `email`, it is shown over a page whose session has ended. */
export function SignIn({ email: known }: { readonly email?: string }) {
  const t = useWords();
  const [challenge, setChallenge] = useState<string>();
  const [isHelp, setIsHelp] = useState(false);
  const { online } = useConnection();
  const start = async (email: string, password: string) => {
    const answer = await signIn(email, password);
    if ('challenge' in answer) setChallenge(answer.challenge);
    else signedIn(answer);
  };
  if (isHelp) return <CannotSignIn onBack={() => setIsHelp(false)} />;
  const foot = (
    <>
      <span aria-hidden="true">·</span>
      <button
        type="button"
        className="linkish fine"
        onClick={() => (challenge ? setChallenge(undefined) : setIsHelp(true))}
      >
        {t(challenge ? BACK : CANNOT)}
      </button>
    </>
  );
  const about = !online ? NO_CONNECTION : challenge ? SECOND : known ? KEPT : undefined;
  return (
    <Gate title={TITLE} {...(about && { about })} foot={foot}>
      {challenge ? (
        <CodeForm
          save={known ? GO_BACK : TITLE}
          send={async (code) => signedIn(await completeSignIn(challenge, code))}
        />
      ) : (
        <PasswordForm known={known} send={start} />
      )}
    </Gate>
  );
}

type PasswordProps = {
  readonly known: string | undefined;
  readonly send: (email: string, password: string) => Promise<void>;
};

function PasswordForm({ known, send }: PasswordProps) {
  const t = useWords();
  const [email, setEmail] = useState(known ?? '');
  const [password, setPassword] = useState('');
  const { busy, error, attempt } = useAttempt();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void attempt(() => send(email.trim(), password));
  };
  return (
    <form className="gate-fields" onSubmit={submit}>
      <GateField
        label={text('E-mail', '电子邮箱')}
        type="email"
        name="email"
        autoComplete="username"
        required
        autoFocus={!known}
        value={email}
        onValue={setEmail}
      />
      <GateField
        label={text('Password', '密码')}
        type="password"
        name="password"
        autoComplete="current-password"
        required
        autoFocus={!!known}
        value={password}
        onValue={setPassword}
        error={error}
      />
      <button className="btn main wide" type="submit" disabled={busy}>
        {t(known ? GO_BACK : TITLE)}
      </button>
      {hasPasskeys() && <PasskeyButton />}
    </form>
  );
}

function PasskeyButton() {
  const t = useWords();
  const { busy, error, attempt } = useAttempt();
  const press = () => void attempt(async () => signedIn(await signInByPasskey()));
  return (
    <>
      <button className="btn wide" type="button" disabled={busy} onClick={press}>
        {t(text('Sign in with a passkey', '使用通行密钥登录'))}
      </button>
      {error && (
        <p className="err" role="alert">
          {t(error)}
        </p>
      )}
    </>
  );
}
