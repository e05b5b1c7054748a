import { Modal } from '@mantine/core';
import { GetAccount } from '@toric/contracts/customer/accounts/account.http';
import { RemoveFactor, RenewRecoveryCodes } from '@toric/contracts/customer/accounts/factor.http';
import { useState } from 'react';
import { explain, refresh, useAnswer, useCommand } from '../../app/api.ts';
import { signedIn } from '../../app/session.tsx';
import { Authenticator } from '../../app/sign-in/authenticator.tsx';
import { RecoveryCodes } from '../../app/sign-in/recovery-codes.tsx';
import { text, useWords } from '../../app/words.ts';
import type { Action } from '../../kit/kit.types.ts';
import { ActionButton } from '../../kit/record/action-button.tsx';
import { Answered } from '../../kit/show/answered.tsx';
import { Block } from '../../kit/show/block.tsx';
import { Facts } from '../../kit/show/facts.tsx';
import { When } from '../../kit/show/when.tsx';
import { Why } from '../../kit/show/why.tsx';

const FEW_CODES = 3;
const TITLE = text('Second factor', '第二重验证');
const KEPT = text('I have kept them', '已保存');

const removeFactor: Action<undefined, typeof RemoveFactor> = {
  operation: RemoveFactor,
  label: text('Remove the app…', '移除应用…'),
  tone: 'stop',
  effect: RemovalEffect,
  input: () => ({}),
  done: text('The second factor is removed.', '第二重验证已移除。'),
  refreshes: [GetAccount],
};

/** Shows, in the dialog that removes a second factor, that staff need a second factor. */
function RemovalEffect() {
  const t = useWords();
  return (
    <p className="dim">
      {t(
        text(
          'Colleagues need a second factor: the shop refuses this while you have a role. Set up another app instead.',
          '员工须启用第二重验证：只要你有角色，店铺就会拒绝移除。请改为设置另一个应用。',
        ),
      )}
    </p>
  );
}

/** Shows the authenticator app and its recovery codes. New codes are shown once. */
export function SecondFactor() {
  const account = useAnswer(GetAccount);
  const [isReplacing, setReplacing] = useState(false);
  const [codes, setCodes] = useState<readonly string[]>();
  const t = useWords();
  return (
    <Block title={TITLE}>
      <Answered query={account} rows={2}>
        {({ secondFactor }) => (
          <div className="stack-4">
            <Facts
              rows={[
                {
                  label: text('App', '应用'),
                  value: secondFactor ? <When at={secondFactor.confirmedAt} /> : t(text('none yet', '尚未设置')),
                },
                { label: text('Recovery codes left', '剩余恢复代码'), value: secondFactor?.recoveryCodesLeft },
              ]}
            />
            {secondFactor && secondFactor.recoveryCodesLeft <= FEW_CODES && (
              <FewCodes left={secondFactor.recoveryCodesLeft} />
            )}
            <p className="row wrap">
              <RenewButton onCodes={setCodes} />
              <button type="button" className="btn" onClick={() => setReplacing(true)}>
                {t(secondFactor ? text('Use another app…', '更换应用…') : text('Set up an app…', '设置应用…'))}
              </button>
              {secondFactor && <ActionButton action={removeFactor} record={undefined} />}
            </p>
          </div>
        )}
      </Answered>
      <Modal opened={isReplacing} onClose={() => setReplacing(false)} title={t(TITLE)} size={480}>
        <Authenticator
          onDone={({ session, recoveryCodes }) => {
            signedIn(session);
            setReplacing(false);
            setCodes(recoveryCodes);
            refresh(GetAccount);
          }}
        />
      </Modal>
      <Modal
        opened={!!codes}
        onClose={() => setCodes(undefined)}
        title={t(text('Your recovery codes', '你的恢复代码'))}
        size={480}
      >
        <RecoveryCodes codes={codes ?? []} done={KEPT} onDone={() => setCodes(undefined)} />
      </Modal>
    </Block>
  );
}

function FewCodes({ left }: { readonly left: number }) {
  const title =
    left === 0
      ? text(
          'No recovery code is left: without your phone you could not sign in.',
          '恢复代码已用完：没有手机就无法登录。',
        )
      : text('Few recovery codes are left. Make new ones before you need them.', '恢复代码所剩不多，请及时更换。');
  return <Why tone="wait" title={title} />;
}

function RenewButton({ onCodes }: { readonly onCodes: (codes: readonly string[]) => void }) {
  const t = useWords();
  const renew = useCommand(RenewRecoveryCodes, { refreshes: [GetAccount] });
  const press = async () => {
    const answer = await renew.run().catch(() => undefined); // the refusal is shown below the button
    if (answer) onCodes(answer.body.recoveryCodes);
  };
  return (
    <>
      <button type="button" className="btn" disabled={renew.busy} onClick={() => void press()}>
        {t(text('Make ten new recovery codes', '生成十个新恢复代码'))}
      </button>
      {renew.problem && <p className="err">{t(explain(renew.problem))}</p>}
    </>
  );
}
