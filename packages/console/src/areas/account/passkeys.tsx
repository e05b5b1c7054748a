import { Modal } from '@mantine/core';
import { ListPasskeys, RemovePasskey } from '@toric/contracts/customer/accounts/passkey.http';
import type { Reply } from '@toric/client/types';
import { type FormEvent, useState } from 'react';
import { refresh, useAnswer } from '../../app/api.ts';
import { addPasskey, hasPasskeys } from '../../app/session/passkey.ts';
import { GateField } from '../../app/sign-in/field.tsx';
import { useAttempt } from '../../app/sign-in/use-attempt.ts';
import { text, useWords } from '../../app/words.ts';
import type { Action } from '../../kit/kit.types.ts';
import { ActionButton } from '../../kit/record/action-button.tsx';
import { Answered } from '../../kit/show/answered.tsx';
import { Block } from '../../kit/show/block.tsx';
import { When } from '../../kit/show/when.tsx';

type Passkey = Reply<typeof ListPasskeys>['data'][number];

const remove: Action<Passkey, typeof RemovePasskey> = {
  operation: RemovePasskey,
  label: text('Remove…', '移除…'),
  tone: 'stop',
  effect: Effect,
  input: ({ id }) => ({ params: { passkeyId: id } }),
  done: text('The passkey is removed.', '通行密钥已移除。'),
};

function Effect({ record }: { readonly record: Passkey }) {
  const t = useWords();
  return (
    <p className="dim">
      {t(
        text(
          `“${record.name}” can no longer sign you in. You get a mail about it.`,
          `“${record.name}”将不能再用于登录。你会收到一封邮件。`,
        ),
      )}
    </p>
  );
}

/** Lists the passkeys of the person: devices that sign her in by finger, face or PIN. */
export function Passkeys() {
  const t = useWords();
  const passkeys = useAnswer(ListPasskeys);
  return (
    <Block title={text('Passkeys', '通行密钥')}>
      <Answered query={passkeys} rows={1}>
        {({ data }) =>
          data.length === 0 ? (
            <p className="dim">{t(text('You have no passkey.', '你没有通行密钥。'))}</p>
          ) : (
            <ul className="stack">
              {data.map((passkey) => (
                <li key={passkey.id} className="row between">
                  <span>
                    <b>{passkey.name}</b>{' '}
                    <span className="fine dimmer">
                      <When at={passkey.lastUsedAt ?? passkey.createdAt} />
                    </span>
                  </span>
                  <ActionButton action={remove} record={passkey} small />
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
      {hasPasskeys() && <AddButton />}
    </Block>
  );
}

const ADD = text('Add a passkey', '添加通行密钥');

/** Adds a passkey of this device. The person types a name for it, and her password. */
function AddButton() {
  const t = useWords();
  const [opened, setOpened] = useState(false);
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const { busy, error, attempt } = useAttempt();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void attempt(async () => {
      await addPasskey(name, password);
      refresh(ListPasskeys);
      setOpened(false);
    });
  };
  return (
    <>
      <p>
        <button type="button" className="btn" onClick={() => setOpened(true)}>
          {t(ADD)}…
        </button>
      </p>
      <Modal opened={opened} onClose={() => setOpened(false)} title={t(ADD)} size={440}>
        <form className="stack-4" onSubmit={submit}>
          <GateField
            label={text('A name for this device', '此设备的名称')}
            required
            maxLength={60}
            value={name}
            onValue={setName}
          />
          <GateField
            label={text('Your password', '你的密码')}
            type="password"
            autoComplete="current-password"
            required
            value={password}
            onValue={setPassword}
            error={error}
          />
          <button type="submit" className="btn main" disabled={busy}>
            {t(ADD)}
          </button>
        </form>
      </Modal>
    </>
  );
}
