import { both } from '../../guide/parts.ts';
import { field, type Guide } from '../../kernel/guide.ts';

export const PUT_PREFERENCES_GUIDE: Guide = {
  language: field(
    both('Language', '语言'),
    both('The language of the console, for you alone.', '控制台的语言，仅对你生效。'),
    both('English or Chinese.', '英文或中文。'),
    both('English', '中文'),
  ),
  theme: field(
    both('Light or dark', '明暗'),
    both('The colours of the console.', '控制台的配色。'),
    both('Light, dark, or as the computer is set.', '浅色、深色或跟随系统。'),
    both('As the computer is set', '跟随系统'),
  ),
  density: field(
    both('Density', '疏密'),
    both('How much space the rows of a list have.', '列表行的间距。'),
    both('Dense shows more rows, roomy is easier to hit.', '紧凑显示更多行，宽松更易点按。'),
    both('Dense', '紧凑'),
  ),
  singleKeys: field(
    both('Keys of one letter', '单字母快捷键'),
    both(
      'A letter outside of fields does something at once, such as J for the next row.',
      '在输入框之外按字母即可操作，例如 J 到下一行。',
    ),
    both('Switch it off if you press keys by accident, or dictate.', '如经常误按或使用语音输入，请关闭。'),
    both('On', '开启'),
  ),
  firstDay: field(
    both('Guided first day', '首日引导'),
    both('The steps that you have done.', '你已完成的步骤。'),
    both('The page fills it in.', '由页面自动填入。'),
    'find-a-customer',
  ),
  rail: field(
    both('Groups at the side', '侧栏分组'),
    both('The groups of pages that you opened or folded.', '你展开或收起的页面分组。'),
    both('The page fills it in.', '由页面自动填入。'),
    'open-money',
  ),
};

const VIEW: Guide = {
  name: field(
    both('Name', '名称'),
    both('The name on the tab.', '标签上的名称。'),
    both('At most 60 characters. Each of your views of a list has its own.', '最多 60 个字符，同一列表内不能重名。'),
    both('Waits for a prescriber', '等待处方医师'),
  ),
  filters: field(
    both('Filters', '筛选条件'),
    both('What the list shows.', '列表显示的内容。'),
    both(
      'The page fills it in. Filters that name a person are not kept.',
      '由页面自动填入。含个人信息的条件不会保存。',
    ),
    'status: verifying',
  ),
  'columns.id': field(
    both('Column', '列'),
    both('A column of the list.', '列表的一列。'),
    both('The page fills it in, in the order of the columns.', '由页面按列的次序自动填入。'),
    'number',
  ),
  'columns.width': field(
    both('Width', '宽度'),
    both('The width of the column in pixels.', '列的宽度，单位像素。'),
    both('24 to 2,000. Drag the edge of the column.', '24 至 2,000。拖动列边即可。'),
    '140',
  ),
  'columns.hidden': field(
    both('Hidden', '隐藏'),
    both('Whether the column is not shown.', '是否不显示该列。'),
    both('Choose it in the list of columns.', '在列的清单中选择。'),
    both('No', '否'),
  ),
  isShared: field(
    both('For all colleagues', '共享给同事'),
    both(
      'Colleagues see the view too. Only you and administrators can change it.',
      '同事也能看到，只有你和管理员可以更改。',
    ),
    both('Tick it to share.', '勾选以共享。'),
    both('Yes', '是'),
  ),
  isDefault: field(
    both('Open with this view', '默认视图'),
    both('The list opens with it, for you alone.', '打开列表时使用该视图，仅对你生效。'),
    both('Tick it for one view of a list.', '每个列表勾选一个视图。'),
    both('No', '否'),
  ),
};
export const CREATE_SAVED_VIEW_GUIDE: Guide = {
  list: field(
    both('List', '列表'),
    both('The list to which the view belongs.', '视图所属的列表。'),
    both('The page fills it in.', '由页面自动填入。'),
    'orders',
  ),
  ...VIEW,
};
export const CHANGE_SAVED_VIEW_GUIDE: Guide = VIEW;
