import { word, wordsOf } from '../../kernel/words.ts';
import { DenialEvent } from './access-denial.http.ts';

export const DENIAL_EVENT_WORDS = wordsOf(DenialEvent, {
  denied: word('Role does not permit it', '角色无权限', 'stop'),
  'token-of-ended-session': word('Session had ended', '会话已结束', 'ended'),
  'refresh-token-reused': word('Session key used twice', '会话密钥被重复使用', 'stop'),
  'sign-in-failed': word('Wrong password', '密码错误', 'stop'),
  'sign-in-locked': word('Too many wrong passwords', '密码错误次数过多', 'stop'),
  'key-refused': word('API key is not valid', 'API 密钥无效', 'stop'),
  'key-without-scope': word('API key may not do this', 'API 密钥无此权限', 'stop'),
  'key-from-other-address': word('API key from another network', 'API 密钥来自其他网络', 'stop'),
});
