import { word, wordsOf } from '../../kernel/words.ts';
import { MigrationState } from './migration.http.ts';

export const MIGRATION_STATE_WORDS = wordsOf(MigrationState, {
  checking: word('Dry run', '试运行中', 'works'),
  ready: word('Ready to start', '可启动', 'wait'),
  running: word('Running', '运行中', 'works'),
  done: word('Done', '已完成', 'ok'),
  undoing: word('Being undone', '撤销中', 'works'),
  undone: word('Undone', '已撤销', 'ended'),
  cancelled: word('Stopped by a person', '已由人员停止', 'ended'),
  failed: word('Stopped by an error', '因错误停止', 'stop'),
});
