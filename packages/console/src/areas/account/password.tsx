import {
  ChangePassword,
  GetAccount,
  RequestEmailChange,
  ResendConfirmation,
} from '@toric/contracts/customer/accounts/account.http';
import { CHANGE_PASSWORD_GUIDE, REQUEST_EMAIL_CHANGE_GUIDE } from '@toric/contracts/customer/accounts/account.guide';
import { ListSessions } from '@toric/contracts/customer/accounts/session.http';
import { useAnswer } from '../../app/api.ts';
import { useSession } from '../../app/session.tsx';
import { text, useWords } from '../../app/words.ts';
import type { Action } from '../../kit/kit.types.ts';
import { ActionButton } from '../../kit/record/action-button.tsx';
import { Answered } from '../../kit/show/answered.tsx';
import { Block } from '../../kit/show/block.tsx';
import { Facts } from '../../kit/show/facts.tsx';
import { When } from '../../kit/show/when.tsx';

const changePassword: Action<undefined, typeof ChangePassword> = {
  operation: ChangePassword,
  label: text('Change the password…', '更改密码…'),
  form: {
    operation: ChangePassword,
    guide: CHANGE_PASSWORD_GUIDE,
    title: text('Change the password', '更改密码'),
    sections: [
      {
        fields: [
          { name: 'currentPassword', control: 'password' },
          { name: 'password', control: 'password' },
        ],
      },
    ],
    save: text('Change the password', '更改密码'),
  },
  input: (_, body) => ({ body }),
  done: text('Your password is changed. Your other sessions have ended.', '密码已更改，你的其他会话已结束。'),
  refreshes: [ListSessions],
};

const changeEmail: Action<undefined, typeof RequestEmailChange> = {
  operation: RequestEmailChange,
  label: text('Change the e-mail…', '更改邮箱…'),
  form: {
    operation: RequestEmailChange,
    guide: REQUEST_EMAIL_CHANGE_GUIDE,
    title: text('Change the e-mail', '更改邮箱'),
    sections: [
      {
        fields: [
          { name: 'email', control: 'email' },
          { name: 'password', control: 'password' },
        ],
      },
    ],
    save: text('Send the mail with the link', '发送带链接的邮件'),
  },
  input: (_, body) => ({ body }),
  done: text(
    'A mail with a link goes to the new address. The change holds when you open the link.',
    '带链接的邮件已发往新邮箱。打开链接后更改生效。',
  ),
};

const confirmAgain: Action<undefined, typeof ResendConfirmation> = {
  operation: ResendConfirmation,
  label: text('Send the mail again', '重新发送邮件'),
  input: () => ({}),
  done: text('The mail is on its way.', '邮件已发出。'),
};

/** Shows the e-mail and the password of the person, and lets her change them. */
export function Password() {
  const t = useWords();
  const { person } = useSession();
  const account = useAnswer(GetAccount);
  return (
    <Block title={text('E-mail and password', '邮箱与密码')}>
      <Answered query={account} rows={2}>
        {({ emailConfirmedAt }) => (
          <div className="stack-4">
            <Facts
              rows={[
                { label: text('E-mail', '电子邮箱'), value: person.email },
                {
                  label: text('Confirmed', '已确认'),
                  value: emailConfirmedAt ? (
                    <When at={emailConfirmedAt} />
                  ) : (
                    t(text('not yet: open the link in our mail', '尚未确认：请打开我们邮件中的链接'))
                  ),
                },
              ]}
            />
            <p className="row wrap">
              <ActionButton action={changePassword} record={undefined} />
              <ActionButton action={changeEmail} record={undefined} />
              {!emailConfirmedAt && <ActionButton action={confirmAgain} record={undefined} />}
            </p>
          </div>
        )}
      </Answered>
    </Block>
  );
}
