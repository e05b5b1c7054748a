/**
 * Lists the words that people use for kinds of lenses, in English and in Chinese. To teach the search a new word, add
 * the word to this file. Words for single products belong to the product (`keywords`, `chineseName`).
 */
import { Modality } from '@toric/contracts/catalog-inventory/catalogue/catalogue.http';
import type { Goods } from '@toric/contracts/goods/goods';
import { Replacement } from '@toric/contracts/lens';
import type { z } from 'zod';

/** Lists the classes of goods that have words of their own. The other classes are lenses, whose kinds have words. */
const NAMED_GOODS = ['orthokeratology', 'solution', 'accessory', 'service'] as const satisfies readonly Goods[];
/** Names a value of `replacement`, of `modality` or of `goods`. No value belongs to two of these fields. */
export type Kind = z.infer<typeof Replacement> | z.infer<typeof Modality> | (typeof NAMED_GOODS)[number];

/** Lists the words for each kind, in the form of `foldText`: `two weekly` is `twoweekly`, and `1-day` is `1day`. */

const WORDS: Readonly<Record<Kind, string>> = {
  daily: 'daily dailies day disposable 1day oneday singleuse 日抛 日拋 每日抛 每日拋 日抛型 天抛 天拋 一次性',
  weekly: 'weekly week weeklies 1week oneweek 7day 周抛 週拋 周拋 周抛型',
  'two-weekly':
    'twoweekly twoweek 2week 2weeks 2weekly fortnightly fortnight biweekly 双周抛 雙週拋 两周抛 兩週拋 半月抛 半月拋',
  monthly: 'monthly month monthlies 1month onemonth 月抛 月拋 月抛型',
  quarterly: 'quarterly quarter 3month 3months 季抛 季拋 季抛型',
  'half-yearly': 'halfyearly halfyear 6month 6months 半年抛 半年拋 半年抛型',
  yearly: 'yearly year annual annually 1year oneyear 12month 12months conventional 年抛 年拋 年抛型',
  spherical: 'spherical sphere spheric 球面 近视 近視 远视 遠視',
  toric: 'toric astigmatism astigmatic 散光 散光片',
  multifocal: 'multifocal presbyopia presbyopic progressive bifocal varifocal 多焦点 多焦點 渐进 漸進 老花 老视 老視',
  colour: 'colour colours coloured color colors colored cosmetic tinted 彩色 彩片 美瞳 彩瞳',
  'myopia-control':
    'myopia control children kids juvenile 近视防控 近視防控 近视控制 近視控制 离焦 離焦 儿童 兒童 青少年',
  rigid: 'rigid hard rgp gp permeable 硬镜 硬鏡 硬性 硬片 硬式',
  orthokeratology: 'orthokeratology orthok ortho overnight ok镜 塑形镜 塑形鏡 角膜塑形镜 角膜塑形鏡',
  solution: 'solution solutions fluid cleaner drops 护理液 護理液 润眼液 潤眼液 药水 藥水',
  accessory: 'accessory accessories case cases tweezers 配件 镜盒 鏡盒 伴侣盒 伴侶盒',
  service: 'service services fitting appointment 服务 服務 验配 驗配',
};

const SOFT = 'soft 软镜 軟鏡 软性 軟性';

/** Lists the words that mean every contact lens. In this shop such words do not narrow a search. */
const EVERY = new Set(
  'contact contacts lens lenses contactlens contactlenses lense eye eyes 隐形眼镜 隱形眼鏡 隐形 隱形 眼镜 眼鏡 镜片 鏡片 角膜接触镜'.split(
    ' ',
  ),
);
/** Lists small words that people type between the important words. */
const IGNORED = new Set('a an and by for from in my of on or the to with 的 和 与'.split(' '));

const wordsOf = (text: string) => text.split(' ');
const KINDS: readonly Kind[] = [...Replacement.options, ...Modality.options, ...NAMED_GOODS];
const kindsByWord = new Map<string, Set<Kind>>();
for (const kind of KINDS) for (const word of wordsOf(WORDS[kind])) addWord(word, kind);
for (const kind of Modality.options) if (kind !== 'rigid') for (const word of wordsOf(SOFT)) addWord(word, kind);

function addWord(word: string, kind: Kind): void {
  kindsByWord.set(word, (kindsByWord.get(word) ?? new Set()).add(kind));
}

/** Returns true if the word does not narrow a search, because it names every lens or is a small word. */
export const saysNothing = (word: string): boolean => EVERY.has(word) || IGNORED.has(word);

/** Returns the kinds of lenses that have this name. Most words name no kind. */
export const kindsNamed = (word: string): ReadonlySet<Kind> => kindsByWord.get(word) ?? NO_KINDS;
const NO_KINDS: ReadonlySet<Kind> = new Set();

/** Lists the words of this file that a search may find instead of a misspelt word. */
export const KIND_WORDS: readonly string[] = [...kindsByWord.keys(), ...EVERY];
