import { word, wordsOf } from '../kernel/words.ts';
import { BackupCheckKind, BackupKeeper, BackupOutcome, BackupTargetKind, BackupTargetState } from './backup.http.ts';

export const BACKUP_KEEPER_WORDS = wordsOf(BackupKeeper, {
  here: word('Toric makes them', '由本系统备份', 'ok'),
  elsewhere: word('Another tool makes them', '由其他工具备份', 'ok'),
  none: word('Nobody makes them', '没有备份', 'stop'),
});

export const BACKUP_TARGET_KIND_WORDS = wordsOf(BackupTargetKind, {
  folder: word('Folder', '文件夹'),
  bucket: word('Bucket', '存储桶'),
});

export const BACKUP_TARGET_STATE_WORDS = wordsOf(BackupTargetState, {
  safe: word('Safe', '安全', 'ok'),
  behind: word('Lags behind', '滞后', 'wait'),
  empty: word('No whole backup', '没有完整备份', 'stop'),
  gap: word('Changes are missing', '缺少部分更改', 'stop'),
  away: word('Cannot be reached', '无法连接', 'stop'),
});

export const BACKUP_CHECK_KIND_WORDS = wordsOf(BackupCheckKind, {
  drill: word('Drill', '恢复演练'),
  verification: word('Verification', '备份校验'),
});

export const BACKUP_OUTCOME_WORDS = wordsOf(BackupOutcome, {
  passed: word('Passed', '通过', 'ok'),
  failed: word('Failed', '未通过', 'stop'),
});
