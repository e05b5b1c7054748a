import { word, wordsOf } from '../../kernel/words.ts';
import { Modality } from './catalogue.http.ts';

export const MODALITY_WORDS = wordsOf(Modality, {
  spherical: word('Spherical', '球面'),
  toric: word('Toric', '散光'),
  multifocal: word('Multifocal', '多焦点'),
  colour: word('Coloured', '彩色'),
  'myopia-control': word('Myopia control', '近视防控'),
  rigid: word('Rigid', '硬性'),
});
