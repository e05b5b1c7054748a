import type { Text } from '@toric/contracts/kernel/sentence';
import { Fragment } from 'react';
import { shownKey } from '../../app/key/names.ts';
import { text, useWords } from '../../app/words.ts';
import { Block } from '../../kit/show/block.tsx';

type Keys = { readonly where: Text; readonly keys: readonly (readonly [key: string, what: Text])[] };

const KEYS: readonly Keys[] = [
  {
    where: text('Everywhere', '所有页面'),
    keys: [
      ['Ctrl K', text('Find or do', '查找或执行')],
      ['?', text('Keys of the page that is shown', '当前页面的快捷键')],
      ['g h', text('Home', '首页')],
      ['g c', text('Customers', '客户')],
      ['g o', text('Orders', '订单')],
      ['Escape', text('Close, go back', '关闭或返回')],
    ],
  },
  {
    where: text('In a list', '列表中'),
    keys: [
      ['j', text('Next row', '下一行')],
      ['k', text('Row before', '上一行')],
      ['x', text('Choose the row', '选择此行')],
      ['Enter', text('Open the row', '打开此行')],
      ['f', text('Filter', '筛选')],
    ],
  },
  {
    where: text('In a record', '档案中'),
    keys: [
      ['a', text('The next action', '下一步操作')],
      ['1', text('First tab; 2 to 6 the others', '第一个标签；2 至 6 为其他标签')],
      ['u', text('Back to the list', '返回列表')],
      ['Ctrl Enter', text('Save', '保存')],
    ],
  },
];

/** Lists the keys that work on many pages. `?` lists the keys of the current page. */
export function Keys() {
  const t = useWords();
  return (
    <Block title={text('Keys', '快捷键')}>
      {KEYS.map(({ where, keys }) => (
        <section key={where.en} className="help-keys">
          <h3 className="fine dim">{t(where)}</h3>
          <dl className="facts fine">
            {keys.map(([key, what]) => (
              <Fragment key={key}>
                <dt>
                  <kbd>{shownKey(key)}</kbd>
                </dt>
                <dd>{t(what)}</dd>
              </Fragment>
            ))}
          </dl>
        </section>
      ))}
    </Block>
  );
}
