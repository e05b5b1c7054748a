import { IconAlertTriangle, IconInbox, IconLock, IconWifiOff } from '@tabler/icons-react';
import type { Operation } from '@toric/contracts/kernel/operation';
import { STAFF_ROLES } from '@toric/contracts/kernel/access';
import { STAFF_ROLE_WORDS } from '@toric/contracts/customer/staff/staff.words';
import { type ComponentType, type ReactNode, useEffect, useState } from 'react';
import { explain, type Problem, requestIdOf } from '../../app/problem.ts';
import { formatClock } from '../../app/formats.ts';
import { useSession } from '../../app/session/store.ts';
import { sentence } from '@toric/contracts/kernel/sentence';
import { text, useLanguage, useWords } from '../../app/words.ts';
import { Said, type SaidText } from './said.tsx';

type Icon = ComponentType<{ size?: number; stroke?: number }>;
type StateProps = {
  readonly name: 'empty' | 'failed' | 'not-allowed' | 'offline';
  readonly icon: Icon;
  readonly title: SaidText;
  readonly children: ReactNode;
};

function State({ name, icon: Icon, title, children }: StateProps) {
  return (
    <div className="state" data-state={name} role={name === 'failed' ? 'alert' : undefined}>
      <Icon size={28} stroke={1.5} />
      <h2>
        <Said>{title}</Said>
      </h2>
      {children}
    </div>
  );
}

type EmptyProps = {
  readonly icon?: Icon;
  readonly title: SaidText;
  readonly about: SaidText;
  /** Shows the one step that a person can usefully do now. */
  readonly action?: ReactNode;
};

/** Shows that there is nothing to see: the reason, and one step. */
export function Empty({ icon = IconInbox, title, about, action }: EmptyProps) {
  return (
    <State name="empty" icon={icon} title={title}>
      <p>
        <Said>{about}</Said>
      </p>
      {action}
    </State>
  );
}

const BONES_AFTER_MS = 200;
const WIDTHS = ['70%', '90%', '60%', '80%', '50%'];

/** Shows grey bars in the shape of the content. They appear after 200 ms, so that a fast answer does not flicker. */
export function Loading({ rows = 5 }: { readonly rows?: number }) {
  const t = useWords();
  const [isLate, setIsLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsLate(true), BONES_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="pad stack-4" data-state="loading" aria-busy="true">
      <span className="sr">{t(text('Loading', '正在加载'))}</span>
      {isLate &&
        Array.from({ length: rows }, (_, row) => (
          <span key={row} className="bone" style={{ width: WIDTHS[row % WIDTHS.length] }} />
        ))}
    </div>
  );
}

type FailedProps = {
  readonly problem: Problem;
  readonly retry?: (() => void) | undefined;
  /** Names the content that could not be read, such as "The orders". */
  readonly what?: SaidText;
};

const COULD_NOT = text('This could not be read', '无法读取此内容');

/** Shows that content could not be read: that it is not the person's fault, what she can do, and the request id. */
export function Failed({ problem, retry, what }: FailedProps) {
  const t = useWords();
  const requestId = requestIdOf(problem);
  return (
    <State name="failed" icon={IconAlertTriangle} title={what ?? COULD_NOT}>
      <p>{t(explain(problem))}</p>
      {requestId && (
        <p className="fine dimmer mono">
          {t(text('Request', '请求编号'))} {requestId}
        </p>
      )}
      {retry && (
        <button type="button" className="btn small" onClick={retry}>
          {t(text('Try again', '重试'))}
        </button>
      )}
    </State>
  );
}

const FOR_ROLES = sentence({
  en: 'It is for: {roles}. You work as: {own}. Ask an administrator for the role if your work needs it.',
  zh: '此页面仅限：{roles}。你的角色：{own}。如工作需要，请向管理员申请相应角色。',
});

/** Shows that the person's roles may not see the content: the roles that may, and how to ask for access. */
export function NotAllowed({ operation }: { readonly operation: Operation }) {
  const t = useWords();
  const language = useLanguage();
  const names = (roles: readonly string[]) =>
    STAFF_ROLES.filter((role) => roles.includes(role))
      .map((role) => STAFF_ROLE_WORDS[role].label[language])
      .join(language === 'zh' ? '、' : ', ');
  const roles = names(operation.allow);
  const own = names(useSession().person.roles);
  return (
    <State name="not-allowed" icon={IconLock} title={text('This is not for your role', '你的角色不能查看此页面')}>
      <p>{t(FOR_ROLES({ roles, own }))}</p>
    </State>
  );
}

const NO_CONNECTION = sentence({ en: 'No connection since {time}', zh: '自 {time} 起没有连接' });

/** Shows that the shop gives no answer: since when, and which parts still work. */
export function Offline({ since }: { readonly since: number | undefined }) {
  const t = useWords();
  const time = formatClock(new Date(since ?? Date.now()).toISOString());
  return (
    <State name="offline" icon={IconWifiOff} title={NO_CONNECTION({ time })}>
      <p>
        {t(
          text(
            'You can go on reading and typing. This page is read as soon as the connection is back.',
            '你可以继续阅读和输入。连接恢复后会立即读取此页面。',
          ),
        )}
      </p>
    </State>
  );
}
