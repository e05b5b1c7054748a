import { WEBHOOK_EVENT_TYPE_WORDS } from '@toric/contracts/gateway/webhook-events.words';
import { useLanguage, useWords } from '../../app/words.ts';

/** Shows the name of an event in words. A test event has no words. */
export function EventName({ type }: { readonly type: string }) {
  const t = useWords();
  const known = WEBHOOK_EVENT_TYPE_WORDS[type];
  return known ? t(known.label) : <span className="mono">{type}</span>;
}

/** Shows the names of events, or a text that all public events are meant. */
export function EventNames({ events }: { readonly events: readonly string[] }) {
  const t = useWords();
  const language = useLanguage();
  if (events.length === 0) return t({ en: 'everything public', zh: '所有公开事件' });
  const names = events.map((type) => WEBHOOK_EVENT_TYPE_WORDS[type]?.label[language] ?? type);
  return <span className="clip">{names.join(language === 'zh' ? '、' : ', ')}</span>;
}
