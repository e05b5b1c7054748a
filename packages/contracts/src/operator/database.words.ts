import { word, wordsOf } from '../kernel/words.ts';
import { DatabaseFindingKind } from './database.http.ts';

export const DATABASE_FINDING_WORDS = wordsOf(DatabaseFindingKind, {
  'waiting-lock': word('Waits for a lock', '等待锁', 'wait'),
  'long-transaction': word('Long transaction', '长事务', 'wait'),
  'slow-query': word('Slow query', '慢查询', 'wait'),
  'dead-rows': word('Dead rows', '死行', 'wait'),
  'unused-index': word('Index that nothing reads', '未被使用的索引', 'new'),
});
