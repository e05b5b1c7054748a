import { word, wordsOf } from '../../kernel/words.ts';
import { Density, Theme } from './desk.http.ts';

export const THEME_WORDS = wordsOf(Theme, {
  light: word('Light', '浅色'),
  dark: word('Dark', '深色'),
  system: word('As the computer is set', '跟随系统'),
});

export const DENSITY_WORDS = wordsOf(Density, {
  dense: word('Dense', '紧凑'),
  roomy: word('Roomy', '宽松'),
});
